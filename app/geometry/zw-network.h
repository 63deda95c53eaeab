/* zw-network.h: lines that run together, taken apart into stretches shared by all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-grid.h"

G_BEGIN_DECLS

/* A straight stretch and how many lines run along it. */
typedef struct
{
  ZwEdge edge;
  guint n_lines;
} ZwLink;

/* A straight stretch of one line. */
typedef struct
{
  ZwEdge edge;
  guint line;
} ZwSegment;

guint8 *zw_network_find_shared (const ZwGridFrame *frame,
                                const ZwPoint *points,
                                guint n_points,
                                const guint8 *ends);
GArray *zw_network_find_links (const ZwGridFrame *frame,
                               const ZwSegment *segments,
                               guint n_segments);

G_END_DECLS
