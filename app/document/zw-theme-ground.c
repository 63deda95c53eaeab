/* zw-theme-ground.c: the quiet ground of the application's maps
 *
 * Districts and villages in outline, water pale, roads and railways in light grey: what
 * a reader needs to find the way, and no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <glib/gi18n.h>

/* More outlines of villages than these would hide what the map is about. */
#define MOST_VILLAGES 600

/* More roads than these in the picture, and the small ones are left out. */
#define MOST_ROADS 4000

static const ZwSymbol district = { 0, 0x6e6e6eff, 1.2, 0, ZW_MARKER_CIRCLE, 0 };
static const ZwSymbol village = { 0, 0xc2c2c2ff, 0.5, 0, ZW_MARKER_CIRCLE, 0 };
static const ZwSymbol river = { 0xd3e7f3ff, 0xb3d0e2ff, 0.5, 0, ZW_MARKER_CIRCLE, 0 };
static const ZwSymbol river_line = { 0xd3e7f3ff, 0xb9d7e8ff, 1.1, 0, ZW_MARKER_CIRCLE, 0 };
static const ZwSymbol main_road = { 0, 0xc9c9c9ff, 1.3, 0, ZW_MARKER_CIRCLE, 0 };
static const ZwSymbol other_road = { 0, 0xe0e0e0ff, 0.6, 0, ZW_MARKER_CIRCLE, 0 };

/* Districts as the figures know them, so that they are named alike; often put together
 * from villages. */
static void
add_districts (const ZwDossier *dossier, const ZwEnvelope *extent, GPtrArray *layers)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (ZwFeatures) features = NULL;
  ZwMapStyle *style;

  for (guint i = 0; i < dossier->latest->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (dossier->latest->rows, i);
      ZwEnvelope own;

      if (row->place->kind != ZW_PLACE_DISTRICT || row->place->geometry == NULL
          || row->place->geometry->kind != ZW_GEOMETRY_POLYGON)
        continue;
      own = zw_geometry_get_envelope (row->place->geometry);
      if (!zw_envelope_intersects (&own, extent))
        continue;
      g_ptr_array_add (shapes, row->place->geometry);
      g_ptr_array_add (names, row->place->name);
    }
  if (shapes->len == 0)
    return;
  features = zw_features_new (ZW_ROLE_ADMIN, "districts", (const ZwGeometry *const *) shapes->pdata,
                              (const char *const *) names->pdata, shapes->len);
  style = zw_map_style_new (features->n, NULL);
  zw_map_style_set_all (
      style, zw_map_style_add (style, &district,
                               zw_theme_tr (dossier, N_ ("Boundary of a town or district"))));
  style->names = ZW_MAP_NAMES_WITHIN;
  style->rank = ZW_MAP_RANK_DISTRICT;
  style->name_ink = 0x5a5a5aff;
  zw_theme_add_layer (layers, features, style);
}

static void
add_villages (const ZwDossier *dossier, const ZwEnvelope *extent, GPtrArray *layers)
{
  ZwFeatures *features = zw_dossier_find_features (dossier, ZW_ROLE_POPULATION);
  ZwMapStyle *style;
  guint n = 0;

  if (features == NULL || features->layer->kind != ZW_GEOMETRY_POLYGON)
    return;
  style = zw_map_style_new (features->n, NULL);
  zw_map_style_add (style, &village, NULL);
  for (guint i = 0; i < features->n; i++)
    if (zw_theme_is_seen (features, i, extent))
      {
        zw_map_style_set (style, i, 1);
        n++;
      }
  style->names = ZW_MAP_NAMES_NONE;
  if (n > 0 && n <= MOST_VILLAGES)
    zw_theme_add_layer (layers, features, style);
  else
    zw_map_style_unref (style);
}

static void
add_plain (const ZwDossier *dossier,
           ZwRole role,
           const ZwSymbol *area,
           const ZwSymbol *line,
           GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, role);

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);

      zw_map_style_set_all (
          style, zw_map_style_add (
                     style, features->layer->kind == ZW_GEOMETRY_POLYGON ? area : line, NULL));
      style->names = ZW_MAP_NAMES_NONE;
      zw_theme_add_layer (layers, features, style);
    }
}

/* Where there are very many roads, those without a class, or of the lowest, are left out. */
static void
add_roads (const ZwDossier *dossier, const ZwEnvelope *extent, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_ROADS);

  for (guint l = 0; l < found->len; l++)
    {
      ZwFeatures *features = g_ptr_array_index (found, l);
      const char *const *classes = zw_features_get_texts (features, "class");
      const char *const *names = zw_features_get_texts (features, "name");
      g_autoptr (GHashTable) known = g_hash_table_new (g_direct_hash, g_direct_equal);
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);
      guint n_seen = 0;

      zw_map_style_add (style, &main_road, NULL);
      zw_map_style_add (style, &other_road, NULL);
      for (guint i = 0; i < features->n; i++)
        n_seen += zw_theme_is_seen (features, i, extent);
      for (guint i = 0; i < features->n; i++)
        {
          gpointer key = classes != NULL ? (gpointer) classes[i] : NULL, kind;

          if (!g_hash_table_lookup_extended (known, key, NULL, &kind))
            {
              kind = GUINT_TO_POINTER (zw_theme_kinds_find (ZW_THEME_KINDS_ROADS, key));
              g_hash_table_insert (known, key, kind);
            }
          if (GPOINTER_TO_UINT (kind) <= ZW_THEME_ROAD_MAIN)
            zw_map_style_set (style, i, 1);
          else if (n_seen <= MOST_ROADS)
            zw_map_style_set (style, i, 2);
          zw_map_style_set_text (style, i,
                                 style->numbers[i] == 1 && names != NULL ? names[i] : NULL);
        }
      style->names = ZW_MAP_NAMES_ALONG;
      style->rank = ZW_MAP_RANK_ROAD;
      style->name_share = 0.85;
      style->name_ink = 0x6a6a6aff;
      zw_theme_add_layer (layers, features, style);
    }
}

/**
 * zw_theme_pick_ground:
 * @layers: (element-type ZwThemeLayer): added to
 *
 * Adds what lies around and below what @theme is about.
 */
void
zw_theme_pick_ground (const ZwDossier *dossier,
                      ZwTheme theme,
                      const ZwEnvelope *extent,
                      GPtrArray *layers)
{
  guint first = layers->len;

  if (theme != ZW_THEME_LANDUSE)
    add_plain (dossier, ZW_ROLE_RIVERS, &river, &river_line, layers);
  if (theme != ZW_THEME_POPULATION && theme != ZW_THEME_LANDUSE)
    add_villages (dossier, extent, layers);
  add_districts (dossier, extent, layers);
  if (theme != ZW_THEME_ROADS && theme != ZW_THEME_EXTENT)
    add_roads (dossier, extent, layers);
  if (theme != ZW_THEME_RAILWAYS)
    zw_theme_pick_lines (dossier, theme != ZW_THEME_STATIONS && theme != ZW_THEME_EXTENT, layers);
  if (theme == ZW_THEME_RAILWAYS || theme == ZW_THEME_EXTENT)
    zw_theme_pick_stations (dossier, TRUE, layers);
  for (guint i = first; i < layers->len; i++)
    ((ZwThemeLayer *) g_ptr_array_index (layers, i))->style->ground = TRUE;
}
