/* zw-map-quad.c: boxes that may lie aslant, as names along roads do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-quad.h"

#include <math.h>

/**
 * zw_map_quad_new:
 * @angle: of the side called width, clockwise where y counts downwards, in radians
 */
ZwMapQuad
zw_map_quad_new (ZwPoint middle, double width, double height, double angle)
{
  double across_x = cos (angle) * width / 2.0, across_y = sin (angle) * width / 2.0;
  double up_x = -sin (angle) * height / 2.0, up_y = cos (angle) * height / 2.0;
  ZwMapQuad quad = { .corners = { { middle.x - across_x - up_x, middle.y - across_y - up_y },
                                  { middle.x + across_x - up_x, middle.y + across_y - up_y },
                                  { middle.x + across_x + up_x, middle.y + across_y + up_y },
                                  { middle.x - across_x + up_x, middle.y - across_y + up_y } } };

  zw_envelope_init_empty (&quad.extent);
  for (guint i = 0; i < 4; i++)
    zw_envelope_add (&quad.extent, quad.corners[i].x, quad.corners[i].y);
  return quad;
}

ZwMapQuad
zw_map_quad_from_box (const ZwEnvelope *box)
{
  return zw_map_quad_new (
      (ZwPoint){ (box->min_x + box->max_x) / 2.0, (box->min_y + box->max_y) / 2.0 },
      box->max_x - box->min_x, box->max_y - box->min_y, 0.0);
}

/* Whether a side of @a parts it from all points of @b. */
static gboolean
is_parted_by_side (const ZwMapQuad *a, const ZwPoint *b, guint n)
{
  for (guint i = 0; i < 4; i++)
    {
      const ZwPoint *from = &a->corners[i], *to = &a->corners[(i + 1) % 4];
      double most = -INFINITY;

      /* The inside lies where this is positive. */
      for (guint k = 0; k < n; k++)
        most = MAX (most, (to->x - from->x) * (b[k].y - from->y)
                              - (to->y - from->y) * (b[k].x - from->x));
      if (most <= 0.0)
        return TRUE;
    }
  return FALSE;
}

/**
 * zw_map_quads_overlap:
 *
 * Two boxes are apart where a side of one of them parts them (separating axes: Gottschalk,
 * Lin & Manocha, SIGGRAPH 1996, 171-180).
 *
 * Returns: whether they share more than a border
 */
gboolean
zw_map_quads_overlap (const ZwMapQuad *a, const ZwMapQuad *b)
{
  return a->extent.min_x < b->extent.max_x && b->extent.min_x < a->extent.max_x
         && a->extent.min_y < b->extent.max_y && b->extent.min_y < a->extent.max_y
         && !is_parted_by_side (a, b->corners, 4) && !is_parted_by_side (b, a->corners, 4);
}

/**
 * zw_map_quad_meets_line:
 * @ends: (array fixed-size=2): of a stretch
 *
 * Returns: whether the box has corners on both sides of the line, and the stretch does
 *   not lie beyond one side of the box
 */
gboolean
zw_map_quad_meets_line (const ZwMapQuad *quad, const ZwPoint *ends)
{
  guint above = 0;

  if (MIN (ends[0].x, ends[1].x) > quad->extent.max_x
      || MAX (ends[0].x, ends[1].x) < quad->extent.min_x
      || MIN (ends[0].y, ends[1].y) > quad->extent.max_y
      || MAX (ends[0].y, ends[1].y) < quad->extent.min_y)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    above += (ends[1].x - ends[0].x) * (quad->corners[i].y - ends[0].y)
                 - (ends[1].y - ends[0].y) * (quad->corners[i].x - ends[0].x)
             > 0.0;
  return above != 0 && above != 4 && !is_parted_by_side (quad, ends, 2);
}
