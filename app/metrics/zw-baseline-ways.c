/* zw-baseline-ways.c: routes, footways and cycle ways as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

#include <math.h>

#define PROGRESS_STEP 1024

gboolean
zw_baseline_fill_lines (ZwBaseline *self,
                        GPtrArray *layers,
                        ZwLineGrid **lines,
                        const ZwProgress *progress,
                        GError **error)
{
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      if (features->shape->kind != ZW_GEOMETRY_LINE)
        continue;
      if (*lines == NULL)
        *lines = zw_line_grid_new (&self->frame);
      for (guint i = 0; i < features->n; i++)
        zw_line_grid_add (*lines, features->shape, features->starts[i], features->starts[i + 1]);
    }
  if (*lines != NULL)
    zw_line_grid_end (*lines);
  return zw_progress_step (progress, -1.0, NULL, error);
}

/* Length of the rectangle with a polygon's area A and perimeter P,
 *
 *     L = (P + √(P² − 16 A)) / 4
 *
 * which is the length of the centre line of a ribbon of even width, bent at
 * right angles or not at all. Shapes rounder than a square count as squares. */
static double
estimate_length (const ZwGeometry *shape, guint part)
{
  double perimeter = 0.0, area = 0.0, root;

  for (guint r = shape->part_starts[part]; r < shape->part_starts[part + 1]; r++)
    {
      const ZwPoint *points = shape->points + shape->ring_starts[r];
      guint n = shape->ring_starts[r + 1] - shape->ring_starts[r];
      double ring = fabs (zw_ring_area (points, n));

      for (guint i = 0, j = n - 1; i < n; j = i++)
        perimeter += hypot (points[i].x - points[j].x, points[i].y - points[j].y);
      area += r == shape->part_starts[part] ? ring : -ring;
    }
  root = perimeter * perimeter - 16.0 * area;
  return (perimeter + (root > 0.0 ? sqrt (root) : 0.0)) / 4.0;
}

gboolean
zw_baseline_fill_ways (ZwBaseline *self,
                       GPtrArray *layers,
                       ZwWays *ways,
                       const ZwProgress *progress,
                       GError **error)
{
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      if (features->shape->kind != ZW_GEOMETRY_POLYGON)
        continue;
      if (ways->surfaces == NULL)
        ways->surfaces = zw_area_grid_new (&self->frame, NULL);
      for (guint p = 0; p < features->shape->n_parts; p++)
        {
          double length = estimate_length (features->shape, p);

          if (isfinite (length))
            zw_area_grid_add (ways->surfaces, features->shape, p, p + 1, length);
          if (p % PROGRESS_STEP == 0 && !zw_progress_step (progress, -1.0, NULL, error))
            return FALSE;
        }
    }
  if (ways->surfaces != NULL)
    zw_area_grid_end (ways->surfaces);
  return zw_baseline_fill_lines (self, layers, &ways->lines, progress, error);
}
