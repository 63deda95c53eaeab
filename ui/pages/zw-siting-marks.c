/* zw-siting-marks.c: what shows a principle of siting on the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-siting-marks.h"

#include <glib/gi18n.h>
#include <math.h>

#define CIRCLE_CORNERS 96

/* Full lines follow something, dashed ones do not. */
static const ZwSymbol along = { .stroke = 0xb0005cff, .width_px = 5.0 };
static const ZwSymbol alone = { .stroke = 0xd55e00ff, .width_px = 5.0, .dash_px = 8.0 };
static const ZwSymbol circle = { .fill = 0x0072b226, .stroke = 0x0072b2ff, .width_px = 2.0 };
static const ZwSymbol across = { .stroke = 0x222222ff, .width_px = 2.0, .dash_px = 6.0 };

static void
mark_boundary (ZwMapMarks *marks, const ZwSides *sides)
{
  if (sides->along != NULL && sides->along->n_points > 0)
    zw_map_marks_add (marks, sides->along, &along, NULL, NULL);
  if (sides->alone != NULL && sides->alone->n_points > 0)
    zw_map_marks_add (marks, sides->alone, &alone, NULL, NULL);
  zw_map_marks_add_key (marks, ZW_GEOMETRY_LINE, &along, NULL,
                        _ ("Runs along a road, railway, river or administrative line"));
  zw_map_marks_add_key (marks, ZW_GEOMETRY_LINE, &alone, NULL, _ ("Runs along nothing"));
}

static ZwGeometry *
make_circle (ZwPoint centre, double radius)
{
  ZwPoint corners[CIRCLE_CORNERS];

  for (guint i = 0; i < CIRCLE_CORNERS; i++)
    corners[i] = (ZwPoint){ centre.x + radius * cos (2.0 * G_PI * i / CIRCLE_CORNERS),
                            centre.y + radius * sin (2.0 * G_PI * i / CIRCLE_CORNERS) };
  return zw_geometry_new_polygon (corners, CIRCLE_CORNERS);
}

static ZwGeometry *
make_line (ZwPoint from, ZwPoint to)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, from.x, from.y);
  zw_geometry_builder_add (builder, to.x, to.y);
  return zw_geometry_builder_end (builder);
}

static void
mark_size (ZwMapMarks *marks, const ZwExtent *extent)
{
  g_autofree char *length = zw_siting_format (extent->length_m, ZW_SITING_M, NULL);
  g_autofree char *width = zw_siting_format (extent->width_m, ZW_SITING_M, NULL);
  /* Translators: a length with its unit */
  g_autofree char *width_words = g_strdup_printf (_ ("Largest circle within: %s wide"), width);
  /* Translators: a length with its unit */
  g_autofree char *length_words = g_strdup_printf (_ ("Farthest corners: %s apart"), length);
  g_autoptr (ZwGeometry) ring = make_circle (extent->centre, extent->width_m / 2.0);
  g_autoptr (ZwGeometry) line = make_line (extent->from, extent->to);

  zw_map_marks_add (marks, ring, &circle, NULL, NULL);
  zw_map_marks_add (marks, line, &across, NULL, NULL);
  zw_map_marks_add_key (marks, ZW_GEOMETRY_POLYGON, &circle, NULL, width_words);
  zw_map_marks_add_key (marks, ZW_GEOMETRY_LINE, &across, NULL, length_words);
}

/**
 * zw_siting_make_marks:
 * @principle: 1 to 6
 * @crs: of the project
 *
 * Returns: (transfer full) (nullable): marks for the map; %NULL where its layers
 *   alone show the principle
 */
ZwMapMarks *
zw_siting_make_marks (const ZwSiting *siting, guint principle, const char *crs)
{
  const ZwSitingGround *ground = siting->ground;
  g_autoptr (ZwMapMarks) marks = zw_map_marks_new (crs, NULL);

  if (marks == NULL)
    return NULL;
  if (principle == 2 && ground->sides->n_lines > 0)
    mark_boundary (marks, ground->sides);
  else if (principle == 3 && ground->has_extent)
    mark_size (marks, &ground->extent);
  else
    return NULL;
  return g_steal_pointer (&marks);
}
