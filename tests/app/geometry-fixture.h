/* geometry-fixture.h: geometries written down briefly for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include "geometry/zw-geometry.h"

/* "0 0,4 0,4 3;1 1,2 1,2 2|9 9,…": points by commas, rings by semicolons, parts by bars. */
G_GNUC_UNUSED static ZwGeometry *
make_geometry (ZwGeometryKind kind, const char *text)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (kind);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint p = 0; parts[p] != NULL; p++)
    {
      g_auto (GStrv) rings = g_strsplit (parts[p], ";", -1);

      zw_geometry_builder_begin_part (builder);
      for (guint r = 0; rings[r] != NULL; r++)
        {
          g_auto (GStrv) points = g_strsplit (rings[r], ",", -1);

          zw_geometry_builder_begin_ring (builder);
          for (guint i = 0; points[i] != NULL && *points[i] != '\0'; i++)
            {
              char *rest = NULL;
              double x = g_ascii_strtod (points[i], &rest);
              double y = g_ascii_strtod (rest, &rest);

              g_assert_cmpstr (rest, ==, "");
              zw_geometry_builder_add (builder, x, y);
            }
        }
    }
  return zw_geometry_builder_end (builder);
}

/* The same notation back, numbers as short as they can be. */
G_GNUC_UNUSED static char *
write_geometry (const ZwGeometry *geometry)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < geometry->n_parts; p++)
    for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
      {
        if (r > 0)
          g_string_append_c (text, r == geometry->part_starts[p] ? '|' : ';');
        for (guint i = geometry->ring_starts[r]; i < geometry->ring_starts[r + 1]; i++)
          {
            char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

            g_string_append_printf (text, "%s%s %s", i > geometry->ring_starts[r] ? "," : "",
                                    g_ascii_formatd (x, sizeof x, "%.15g", geometry->points[i].x),
                                    g_ascii_formatd (y, sizeof y, "%.15g", geometry->points[i].y));
          }
      }
  return g_string_free (text, FALSE);
}
