/* zw-theme-pick.c: which features each map of the application shows, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "metrics/zw-baseline.h"

/* Docks of public bike stations, as upper limits of the sizes of their signs. */
#define FEW_DOCKS 20.0
#define SOME_DOCKS 40.0

void
zw_theme_layer_free (gpointer data)
{
  ZwThemeLayer *self = data;

  zw_features_unref (self->features);
  zw_map_style_unref (self->style);
  g_free (self);
}

/**
 * zw_theme_add_layer:
 * @layers: (element-type ZwThemeLayer)
 * @features: (transfer none)
 * @style: (transfer full)
 */
void
zw_theme_add_layer (GPtrArray *layers, ZwFeatures *features, ZwMapStyle *style)
{
  ZwThemeLayer *layer = g_new0 (ZwThemeLayer, 1);

  layer->features = zw_features_ref (features);
  layer->style = style;
  g_ptr_array_add (layers, layer);
}

/**
 * zw_theme_list_features:
 *
 * Returns: (transfer container) (element-type ZwFeatures): those that the figures are
 *   from; of roles that no figure needs, all that are used
 */
GPtrArray *
zw_theme_list_features (const ZwDossier *dossier, ZwRole role)
{
  GPtrArray *found = zw_dossier_list_features (dossier, role);

  for (guint i = 0; i < dossier->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (dossier->layers, i);
      gpointer features = g_ptr_array_index (dossier->features, i);

      if (zw_baseline_needs_role (role))
        break;
      if (layer->role == role && layer->used && !g_ptr_array_find (found, features, NULL))
        g_ptr_array_add (found, features);
    }
  return found;
}

/**
 * zw_theme_get_place:
 *
 * Returns: the first point of a feature; NaN where it has none
 */
ZwPoint
zw_theme_get_place (const ZwFeatures *features, guint feature)
{
  const ZwGeometry *shape = features->shape;
  guint part = features->starts[feature];

  if (part == features->starts[feature + 1])
    return (ZwPoint){ NAN, NAN };
  return shape->points[shape->ring_starts[shape->part_starts[part]]];
}

/**
 * zw_theme_is_seen:
 *
 * Returns: whether a feature lies in @extent, at least with a corner or across it
 */
gboolean
zw_theme_is_seen (const ZwFeatures *features, guint feature, const ZwEnvelope *extent)
{
  const ZwGeometry *shape = features->shape;

  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    {
      guint from = shape->ring_starts[shape->part_starts[p]];
      guint to = shape->ring_starts[shape->part_starts[p] + 1];
      ZwEnvelope own;

      zw_envelope_init_empty (&own);
      for (guint i = from; i < to; i++)
        zw_envelope_add (&own, shape->points[i].x, shape->points[i].y);
      if (!zw_envelope_is_empty (&own) && zw_envelope_intersects (&own, extent))
        return TRUE;
    }
  return FALSE;
}

/* The same words are the same pointer within a layer, so that each is looked up once. */
static guint
find_kind (GHashTable *known, ZwThemeKinds kinds, const char *text)
{
  gpointer found;
  guint kind;

  if (g_hash_table_lookup_extended (known, text, NULL, &found))
    return GPOINTER_TO_UINT (found);
  kind = zw_theme_kinds_find (kinds, text);
  g_hash_table_insert (known, (gpointer) text, GUINT_TO_POINTER (kind));
  return kind;
}

static const char *
get_text (const char *const *texts, guint i)
{
  return texts != NULL && texts[i] != NULL && texts[i][0] != '\0' ? texts[i] : NULL;
}

/* A layer in which a text says of what kind a feature is: the field of kinds, or its name. */
static ZwMapStyle *
make_kinds (const ZwDossier *dossier,
            const ZwFeatures *features,
            ZwThemeKinds kinds,
            const char *field,
            gboolean by_name,
            const char *title)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_direct_hash, g_direct_equal);
  const char *const *words = zw_features_get_texts (features, field);
  const char *const *names = zw_features_get_texts (features, "name");
  ZwMapStyle *style = zw_theme_kinds_make_style (dossier, kinds, title, features->n);
  guint last = style->categories->len - 1;

  for (guint i = 0; i < features->n; i++)
    {
      guint kind = find_kind (known, kinds, get_text (words, i));

      if (kind == last && by_name && get_text (names, i) != NULL)
        kind = find_kind (known, kinds, names[i]);
      zw_map_style_set (style, i, kind + 1);
    }
  return style;
}

static void
pick_landuse (const ZwDossier *dossier, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_LANDUSE);

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      ZwMapStyle *style = make_kinds (dossier, features, ZW_THEME_KINDS_LANDUSE, "kind", TRUE,
                                      NULL);

      style->names = ZW_MAP_NAMES_NONE;
      zw_theme_add_layer (layers, features, style);
    }
}

static void
pick_attractions (const ZwDossier *dossier, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_ATTRACTIONS);
  /* Sights are what the map is about; schools and offices come after them. */
  static const double weights[] = { 7.0, 5.0, 2.0, 3.0, 1.0, 4.0, 6.0, 8.0, 0.0 };

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      ZwMapStyle *style = make_kinds (dossier, features, ZW_THEME_KINDS_ATTRACTIONS, "kind", TRUE,
                                      NULL);

      G_STATIC_ASSERT (G_N_ELEMENTS (weights) == 9);
      style->rank = ZW_MAP_RANK_STATION;
      style->names = features->layer->kind == ZW_GEOMETRY_POINT ? ZW_MAP_NAMES_BESIDE
                                                                : ZW_MAP_NAMES_WITHIN;
      for (guint k = 0; k < features->n; k++)
        zw_map_style_set_weight (style, k, weights[style->numbers[k] - 1]);
      zw_theme_add_layer (layers, features, style);
    }
}

static double
get_length (const ZwFeatures *features, guint feature)
{
  const ZwGeometry *shape = features->shape;
  double length = 0.0;

  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      for (guint i = shape->ring_starts[r]; i + 1 < shape->ring_starts[r + 1]; i++)
        length += hypot (shape->points[i + 1].x - shape->points[i].x,
                         shape->points[i + 1].y - shape->points[i].y);
  return length;
}

/* Larger roads are named first, and of those alike the longer piece. */
static void
weigh_roads (ZwMapStyle *style, const ZwFeatures *features)
{
  for (guint i = 0; i < features->n; i++)
    zw_map_style_set_weight (style, i,
                             1e6 * (style->categories->len - style->numbers[i])
                                 + MIN (get_length (features, i), 1e5));
}

/* Where there are large roads, the others go without a name. */
static void
name_large_roads (ZwMapStyle *style, const ZwFeatures *features)
{
  const char *const *names = zw_features_get_texts (features, "name");
  guint8 most = ZW_THEME_ROAD_MAIN + 1;
  gboolean any = FALSE;

  for (guint i = 0; i < features->n && !any; i++)
    any = style->numbers[i] <= most;
  for (guint i = 0; any && names != NULL && i < features->n; i++)
    zw_map_style_set_text (style, i, style->numbers[i] <= most ? names[i] : NULL);
}

static void
pick_roads (const ZwDossier *dossier, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_ROADS);

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      ZwMapStyle *style = make_kinds (dossier, features, ZW_THEME_KINDS_ROADS, "class", FALSE,
                                      NULL);

      style->names = ZW_MAP_NAMES_ALONG;
      style->rank = ZW_MAP_RANK_ROAD;
      weigh_roads (style, features);
      name_large_roads (style, features);
      zw_theme_add_layer (layers, features, style);
    }
}

/* The zone, with the roads around it told apart by width and named. */
static void
pick_extent (const ZwDossier *dossier, GPtrArray *layers)
{
  static const ZwSymbol main_road = { 0, 0x9a9a9aff, 1.8, 0, ZW_MARKER_CIRCLE, 0 };
  static const ZwSymbol second_road = { 0, 0xb4b4b4ff, 1.1, 0, ZW_MARKER_CIRCLE, 0 };
  static const ZwSymbol other_road = { 0, 0xd2d2d2ff, 0.7, 0, ZW_MARKER_CIRCLE, 0 };
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_ROADS);

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      g_autoptr (GHashTable) known = g_hash_table_new (g_direct_hash, g_direct_equal);
      const char *const *classes = zw_features_get_texts (features, "class");
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);

      zw_map_style_add (style, &main_road, NULL);
      zw_map_style_add (style, &second_road, NULL);
      zw_map_style_add (style, &other_road, NULL);
      style->names = ZW_MAP_NAMES_ALONG;
      style->rank = ZW_MAP_RANK_ROAD;
      for (guint k = 0; k < features->n; k++)
        {
          guint kind = find_kind (known, ZW_THEME_KINDS_ROADS, get_text (classes, k));

          zw_map_style_set (style, k,
                            kind <= ZW_THEME_ROAD_MAIN     ? 1
                            : kind == ZW_THEME_ROAD_SECOND ? 2
                                                           : 3);
        }
      weigh_roads (style, features);
      zw_theme_add_layer (layers, features, style);
    }
}

/* What is in front of "_" is the operator's: "YouBike2.0_市政府". */
static const char *
skip_operator (const char *name)
{
  const char *bar = name != NULL ? strchr (name, '_') : NULL;

  return bar != NULL && bar[1] != '\0' ? bar + 1 : name;
}

/* Names of what lies in the zone alone, where there are very many things. */
static void
name_in_zone (const ZwDossier *dossier, const ZwFeatures *features, ZwMapStyle *style)
{
  const char *const *names = zw_features_get_texts (features, "name");
  ZwEnvelope zone = zw_geometry_get_envelope (dossier->zone->geometry);

  style->names = names != NULL ? ZW_MAP_NAMES_BESIDE : ZW_MAP_NAMES_NONE;
  style->rank = ZW_MAP_RANK_STOP;
  style->name_share = 0.85;
  for (guint i = 0; names != NULL && i < features->n; i++)
    {
      ZwPoint place = zw_theme_get_place (features, i);

      zw_map_style_set_text (style, i, NULL);
      if (place.x >= zone.min_x && place.x <= zone.max_x && place.y >= zone.min_y
          && place.y <= zone.max_y
          && zw_geometry_contains (dossier->zone->geometry, place.x, place.y))
        zw_map_style_set_text (style, i, skip_operator (names[i]));
    }
}

static void
pick_bikes (const ZwDossier *dossier, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_BIKE_STATIONS);
  ZwSymbol symbol = { 0x1a9850ff, 0xffffffff, 0.8, 0, ZW_MARKER_CIRCLE, 0 };
  static const double sizes[] = { 10.5, 7.5, 5.0 };

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      const double *docks = zw_features_get_numbers (features, "capacity");
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);
      const char *const labels[] = {
        zw_theme_tr (dossier, N_ ("Bike station, more than 40 docks")),
        zw_theme_tr (dossier, N_ ("Bike station, 21 to 40 docks")),
        zw_theme_tr (dossier, N_ ("Bike station, up to 20 docks")),
      };

      for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
        {
          symbol.size_px = sizes[k];
          zw_map_style_add (style, &symbol, labels[k]);
        }
      symbol.size_px = sizes[1];
      zw_map_style_add (style, &symbol, zw_theme_tr (dossier, N_ ("Bike station")));
      for (guint k = 0; k < features->n; k++)
        {
          gboolean known = docks != NULL && isfinite (docks[k]);

          zw_map_style_set (style, k,
                            !known                  ? 4
                            : docks[k] > SOME_DOCKS ? 1
                            : docks[k] > FEW_DOCKS  ? 2
                                                    : 3);
          zw_map_style_set_weight (style, k, known ? docks[k] : 0.0);
        }
      name_in_zone (dossier, features, style);
      zw_theme_add_layer (layers, features, style);
    }
}

static void
pick_ways (const ZwDossier *dossier, GPtrArray *layers)
{
  static const struct
  {
    ZwRole role;
    ZwSymbol symbol;
    const char *label;
  } ways[] = {
    { ZW_ROLE_CYCLEWAYS, { 0x00783cff, 0x00783cff, 2.0, 7, ZW_MARKER_CIRCLE, 0 }, N_ ("Cycleway") },
    { ZW_ROLE_FOOTWAYS, { 0xe08214ff, 0xe08214ff, 1.0, 0, ZW_MARKER_CIRCLE, 0 }, N_ ("Footway") },
  };

  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ways[w].role);

      for (guint i = 0; i < found->len; i++)
        {
          ZwFeatures *features = g_ptr_array_index (found, i);
          ZwMapStyle *style = zw_map_style_new (features->n, NULL);

          zw_map_style_set_all (style, zw_map_style_add (style, &ways[w].symbol,
                                                         zw_theme_tr (dossier, ways[w].label)));
          style->names = ZW_MAP_NAMES_NONE;
          zw_theme_add_layer (layers, features, style);
        }
    }
}

/* Two kinds of signs, told by whether there is any of a number. */
static void
pick_by_number (const ZwDossier *dossier,
                ZwRole role,
                const char *field,
                const ZwSymbol *with,
                const char *with_label,
                const ZwSymbol *without,
                const char *without_label,
                GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, role);

  for (guint i = 0; i < found->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (found, i);
      const double *numbers = zw_features_get_numbers (features, field);
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);

      zw_map_style_add (style, with, with_label);
      zw_map_style_add (style, without, without_label);
      for (guint k = 0; k < features->n; k++)
        {
          gboolean any = numbers != NULL && isfinite (numbers[k]) && numbers[k] > 0.0;

          zw_map_style_set (style, k, any ? 1 : 2);
          zw_map_style_set_weight (style, k, any ? numbers[k] : 0.0);
        }
      name_in_zone (dossier, features, style);
      zw_theme_add_layer (layers, features, style);
    }
}

static void
pick_chargers (const ZwDossier *dossier, GPtrArray *layers)
{
  static const ZwSymbol fast = { 0xd55e00ff, 0xffffffff, 0.8, 0, ZW_MARKER_TRIANGLE, 10 };
  static const ZwSymbol slow = { 0xffffffff, 0x0072b2ff, 1.6, 0, ZW_MARKER_CIRCLE, 6 };

  pick_by_number (dossier, ZW_ROLE_CHARGERS, "fast", &fast,
                  zw_theme_tr (dossier, N_ ("Chargers, some of them fast")), &slow,
                  zw_theme_tr (dossier, N_ ("Chargers, slow or not said")), layers);
}

static void
pick_parking (const ZwDossier *dossier, GPtrArray *layers)
{
  static const ZwSymbol electric = { 0x0072b2ff, 0xffffffff, 0.8, 0, ZW_MARKER_SQUARE, 9 };
  static const ZwSymbol plain = { 0xffffffff, 0x404040ff, 1.4, 0, ZW_MARKER_SQUARE, 5.5 };

  pick_by_number (dossier, ZW_ROLE_PARKING, "ev_spaces", &electric,
                  zw_theme_tr (dossier, N_ ("Car park with spaces for electric cars only")), &plain,
                  zw_theme_tr (dossier, N_ ("Other car park")), layers);
}

/**
 * zw_theme_pick:
 * @extent: what the map shows
 *
 * Returns: (transfer full) (element-type ZwThemeLayer): what the theme is about,
 *   without the ground it stands on
 */
GPtrArray *
zw_theme_pick (const ZwDossier *dossier, ZwTheme theme, const ZwEnvelope *extent)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func (zw_theme_layer_free);

  switch (theme)
    {
    case ZW_THEME_EXTENT:
      pick_extent (dossier, layers);
      break;
    case ZW_THEME_POPULATION:
      zw_theme_pick_people (dossier, extent, layers);
      break;
    case ZW_THEME_LANDUSE:
      pick_landuse (dossier, layers);
      break;
    case ZW_THEME_ATTRACTIONS:
      pick_attractions (dossier, layers);
      break;
    case ZW_THEME_ROADS:
      pick_roads (dossier, layers);
      break;
    case ZW_THEME_RAILWAYS:
      zw_theme_pick_lines (dossier, FALSE, layers);
      break;
    case ZW_THEME_STATIONS:
      zw_theme_pick_stations (dossier, FALSE, layers);
      break;
    case ZW_THEME_BUS_STOPS:
      zw_theme_pick_bus_stops (dossier, extent, layers);
      break;
    case ZW_THEME_BIKE_STATIONS:
      pick_bikes (dossier, layers);
      break;
    case ZW_THEME_BUS_ROUTES:
      zw_theme_pick_bus_routes (dossier, layers);
      break;
    case ZW_THEME_WAYS:
      pick_ways (dossier, layers);
      break;
    case ZW_THEME_CHARGERS:
      pick_chargers (dossier, layers);
      break;
    case ZW_THEME_PARKING:
      pick_parking (dossier, layers);
      break;
    case ZW_N_THEMES:
      break;
    }
  return layers;
}
