/* zw-extent.h: how long and how wide an area is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/**
 * ZwExtent:
 * @length_m: distance of the two corners that are farthest apart, which no two
 *   places of the area exceed
 * @from, @to: these corners
 * @width_m: diameter of the largest circle that fits into the area
 * @centre: of this circle
 *
 * A street has the width of the street however long and crooked it is; of an area
 * in several parts the width is that of its widest part.
 */
typedef struct
{
  double length_m;
  ZwPoint from;
  ZwPoint to;
  double width_m;
  ZwPoint centre;
} ZwExtent;

gboolean zw_extent_measure (const ZwGeometry *area, ZwExtent *extent, GError **error);

G_END_DECLS
