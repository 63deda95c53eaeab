/* zw-map-quad.h: boxes that may lie aslant, as names along roads do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/**
 * ZwMapQuad:
 * @corners: in their order around it
 * @extent: the upright box around it
 */
typedef struct
{
  ZwPoint corners[4];
  ZwEnvelope extent;
} ZwMapQuad;

ZwMapQuad zw_map_quad_new (ZwPoint middle, double width, double height, double angle);
ZwMapQuad zw_map_quad_from_box (const ZwEnvelope *box);
gboolean zw_map_quads_overlap (const ZwMapQuad *a, const ZwMapQuad *b);
gboolean zw_map_quad_meets_line (const ZwMapQuad *quad, const ZwPoint *ends);

G_END_DECLS
