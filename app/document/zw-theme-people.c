/* zw-theme-people.c: residents on the maps of the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layers/zw-classes.h"

#define SQUARE_METRES_PER_KM2 1e6

/* Dots of residents by address are small; in classes of how many live there. */
#define LEAST_DOT_PX 2.0
#define MOST_DOT_PX 8.0

static double
get_area (const ZwFeatures *features, guint feature)
{
  const ZwGeometry *shape = features->shape;
  double area = 0.0;

  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      {
        guint from = shape->ring_starts[r];
        double ring = fabs (zw_ring_area (shape->points + from, shape->ring_starts[r + 1] - from));

        area += r == shape->part_starts[p] ? ring : -ring;
      }
  return area;
}

/* The category of class k is n - k + 1: legends begin with the densest. */
static void
add_classes (ZwMapStyle *style, const ZwClasses *classes, ZwGeometryKind kind)
{
  for (guint k = classes->n; k >= 1; k--)
    {
      g_autofree char *label = zw_classes_dup_label (classes, k);
      ZwSymbol symbol = { zw_classes_get_colour (classes, k, FALSE) | 0xff,
                          0xffffffb0,
                          0.5,
                          0,
                          ZW_MARKER_CIRCLE,
                          LEAST_DOT_PX
                              + (MOST_DOT_PX - LEAST_DOT_PX) * (k - 1) / MAX (classes->n - 1, 1u) };

      if (kind == ZW_GEOMETRY_POINT)
        symbol.width_px = 0.3;
      zw_map_style_add (style, &symbol, label);
    }
}

static void
pick (const ZwDossier *dossier, const ZwEnvelope *extent, ZwFeatures *features, GPtrArray *layers)
{
  static const ZwSymbol none = { 0xf4f4f4ff, 0xffffffb0, 0.5, 0, ZW_MARKER_CIRCLE, 2 };
  const double *people = zw_features_get_numbers (features, "population");
  gboolean areas = features->layer->kind == ZW_GEOMETRY_POLYGON;
  g_autofree double *values = g_new (double, features->n + 1);
  ZwClasses classes;
  ZwMapStyle *style;

  for (guint i = 0; i < features->n; i++)
    {
      double area = areas ? get_area (features, i) / SQUARE_METRES_PER_KM2 : 1.0;

      values[i] = isfinite (people[i]) && area > 0.0 && zw_theme_is_seen (features, i, extent)
                      ? people[i] / area
                      : NAN;
    }
  zw_classes_init (&classes, values, features->n, 0.0);
  style = zw_map_style_new (features->n, areas
                                             ? zw_theme_tr (dossier, N_ ("Residents per km²"))
                                             : zw_theme_tr (dossier, N_ ("Residents at a place")));
  add_classes (style, &classes, features->layer->kind);
  zw_map_style_add (style, &none, zw_theme_tr (dossier, N_ ("No residents")));
  for (guint i = 0; i < features->n; i++)
    {
      guint k = zw_classes_find (&classes, values[i]);

      if (k > 0)
        zw_map_style_set (style, i, classes.n - k + 1);
      else if (areas && isfinite (values[i]))
        zw_map_style_set (style, i, classes.n + 1);
      zw_map_style_set_weight (style, i, isfinite (values[i]) ? values[i] : 0.0);
    }
  style->names = areas ? ZW_MAP_NAMES_WITHIN : ZW_MAP_NAMES_NONE;
  style->rank = ZW_MAP_RANK_VILLAGE;
  style->name_share = 0.8;
  zw_theme_add_layer (layers, features, style);
}

/**
 * zw_theme_pick_people:
 *
 * Adds the residents: areas by their density, or, where there are points alone, dots by
 * how many live there.
 */
void
zw_theme_pick_people (const ZwDossier *dossier, const ZwEnvelope *extent, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_POPULATION);
  ZwFeatures *best = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);

      if (features->n > 0 && zw_features_get_numbers (features, "population") != NULL
          && (best == NULL
              || (best->layer->kind != ZW_GEOMETRY_POLYGON
                  && features->layer->kind == ZW_GEOMETRY_POLYGON)))
        best = features;
    }
  if (best != NULL)
    pick (dossier, extent, best, layers);
}
