/* zw-theme-transit.c: stations, stops and lines on the maps of the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "import/zw-mode.h"

/* Platforms and exits of one name and mode nearer than this are one station, poles of
 * one name one stop, in metres. */
#define STATION_REACH 400.0
#define STOP_REACH 120.0

/* A map of a report in square pixels, of which each stop has its part; its dot takes so
 * much of the side of that, and is no smaller. */
#define FIGURE_PX2 250000.0
#define DOT_SHARE 0.4
#define LEAST_DOT_PX 1.4

/* Departures on the day from which a bus route is busy, both directions together: about
 * every 20 and every 60 minutes in each from 6 to 22 o'clock. */
#define BUSY_DEPARTURES 96.0
#define SOME_DEPARTURES 32.0

static const char *
get_mode (const ZwFeatures *features, const char *const *modes, guint i)
{
  const char *mode = modes != NULL ? zw_mode_normalise (modes[i]) : NULL;

  if (mode == NULL)
    mode = zw_mode_guess (features->layer->name);
  return mode != NULL ? mode : "bus";
}

static gboolean
is_bus (const char *mode)
{
  return g_str_equal (mode, "bus") || g_str_equal (mode, "trolleybus");
}

/* Number of the kind of each feature by its mode; n where it is none of them. */
static guint8 *
find_modes (const ZwFeatures *features, ZwThemeKinds kinds)
{
  const char *const *modes = zw_features_get_texts (features, "mode");
  g_autoptr (GHashTable) known = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint8 *numbers = g_new0 (guint8, features->n + 1);

  for (guint i = 0; i < features->n; i++)
    {
      gpointer key = modes != NULL ? (gpointer) modes[i] : NULL, found;

      if (!g_hash_table_lookup_extended (known, key, NULL, &found))
        {
          found = GUINT_TO_POINTER (zw_theme_kinds_find (kinds, get_mode (features, modes, i)));
          g_hash_table_insert (known, key, found);
        }
      numbers[i] = (guint8) GPOINTER_TO_UINT (found);
    }
  return numbers;
}

/* The stop that a stop belongs to, with its platforms and exits: itself where no other. */
static guint
find_root (const char *const *parents, GHashTable *rows, guint i)
{
  for (guint step = 0; step < 8; step++)
    {
      gpointer found;

      if (parents == NULL || parents[i] == NULL || parents[i][0] == '\0'
          || !g_hash_table_lookup_extended (rows, parents[i], NULL, &found)
          || GPOINTER_TO_UINT (found) == i)
        break;
      i = GPOINTER_TO_UINT (found);
    }
  return i;
}

static GHashTable *
index_stops (const ZwFeatures *features)
{
  const char *const *ids = zw_features_get_texts (features, "stop_id");
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids != NULL && i < features->n; i++)
    if (ids[i] != NULL && ids[i][0] != '\0' && !g_hash_table_contains (rows, ids[i]))
      g_hash_table_insert (rows, (gpointer) ids[i], GUINT_TO_POINTER (i));
  return rows;
}

static gboolean
is_near (const ZwFeatures *features, guint a, guint b, double reach)
{
  ZwPoint one = zw_theme_get_place (features, a), other = zw_theme_get_place (features, b);

  return hypot (one.x - other.x, one.y - other.y) <= reach;
}

/* One of each group of stops of one name that lie near one another keeps its category. */
static void
merge_by_name (ZwMapStyle *style, const ZwFeatures *features, double reach)
{
  const char *const *names = zw_features_get_texts (features, "name");
  g_autoptr (GHashTable)
      kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; names != NULL && i < features->n; i++)
    {
      GArray *alike;
      gboolean again = FALSE;

      if (style->numbers[i] == ZW_MAP_NO_CATEGORY || names[i] == NULL || names[i][0] == '\0')
        continue;
      alike = g_hash_table_lookup (kept, names[i]);
      if (alike == NULL)
        {
          alike = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (kept, (gpointer) names[i], alike);
        }
      for (guint k = 0; k < alike->len && !again; k++)
        {
          guint other = g_array_index (alike, guint, k);

          again = style->numbers[other] == style->numbers[i] && is_near (features, other, i, reach);
        }
      if (again)
        zw_map_style_set (style, i, ZW_MAP_NO_CATEGORY);
      else
        g_array_append_val (alike, i);
    }
}

static void
weigh_by_departures (ZwMapStyle *style, const ZwFeatures *features)
{
  const double *departures = zw_features_get_numbers (features, "departures");

  for (guint i = 0; departures != NULL && i < features->n; i++)
    zw_map_style_set_weight (style, i, isfinite (departures[i]) ? departures[i] : 0.0);
}

static gboolean
has_any (const ZwMapStyle *style)
{
  for (guint i = 0; i < style->n; i++)
    if (style->numbers[i] != ZW_MAP_NO_CATEGORY)
      return TRUE;
  return FALSE;
}

static void
add_or_drop (GPtrArray *layers, ZwFeatures *features, ZwMapStyle *style)
{
  if (has_any (style))
    zw_theme_add_layer (layers, features, style);
  else
    zw_map_style_unref (style);
}

/* What is in front of a space names the line: "紅線 北寮－南園". */
static void
shorten_names (ZwMapStyle *style, const ZwFeatures *features)
{
  const char *const *names = zw_features_get_texts (features, "name");

  for (guint i = 0; names != NULL && i < features->n; i++)
    {
      gsize length = names[i] != NULL ? strcspn (names[i], " ") : 0;
      g_autofree char *first = g_strndup (names[i] != NULL ? names[i] : "", length);

      zw_map_style_set_text (style, i, length > 0 ? g_intern_string (first) : NULL);
    }
}

/* Thin, pale, and not worth a line of the legend. */
static void
make_quiet (ZwMapCategory *category)
{
  category->symbol.width_px *= 0.55;
  category->casing_px *= 0.55;
  if ((category->casing & 255) != 0)
    category->casing = 0x8c8c8cff;
  else
    category->symbol.stroke = 0x9fb8ccff;
  g_clear_pointer (&category->label, g_free);
}

/**
 * zw_theme_pick_lines:
 * @quiet: thin, without names, for the ground of another theme
 *
 * Adds the railways and the lines of the routes that run on rails.
 */
void
zw_theme_pick_lines (const ZwDossier *dossier, gboolean quiet, GPtrArray *layers)
{
  g_autoptr (GPtrArray) routes = zw_theme_list_features (dossier, ZW_ROLE_ROUTES);
  g_autoptr (GPtrArray) railways = zw_theme_list_features (dossier, ZW_ROLE_RAILWAYS);
  guint n;

  zw_theme_kinds_get (ZW_THEME_KINDS_LINES, &n);
  g_ptr_array_extend (routes, railways, NULL, NULL);
  for (guint l = 0; l < routes->len; l++)
    {
      ZwFeatures *features = g_ptr_array_index (routes, l);
      ZwMapStyle *style = zw_theme_kinds_make_style (dossier, ZW_THEME_KINDS_LINES, NULL,
                                                     features->n);
      g_autofree guint8 *modes = features->layer->role == ZW_ROLE_ROUTES
                                     ? find_modes (features, ZW_THEME_KINDS_LINES)
                                     : NULL;

      /* Railways are the first kind. */
      for (guint i = 0; i < features->n; i++)
        zw_map_style_set (style, i, modes == NULL ? 1 : modes[i] < n ? modes[i] + 1u : 0);
      style->names = quiet ? ZW_MAP_NAMES_NONE : ZW_MAP_NAMES_ALONG;
      style->rank = ZW_MAP_RANK_STATION;
      if (!quiet)
        shorten_names (style, features);
      for (guint k = 1; quiet && k <= n; k++)
        make_quiet (zw_map_style_get (style, k));
      add_or_drop (layers, features, style);
    }
}

/**
 * zw_theme_pick_stations:
 * @quiet: small, for the ground of another theme
 *
 * Adds the stations of what runs on rails, one sign for each.
 */
void
zw_theme_pick_stations (const ZwDossier *dossier, gboolean quiet, GPtrArray *layers)
{
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_STOPS);
  guint n;

  zw_theme_kinds_get (ZW_THEME_KINDS_STATIONS, &n);
  for (guint l = 0; l < found->len; l++)
    {
      ZwFeatures *features = g_ptr_array_index (found, l);
      const char *const *parents = zw_features_get_texts (features, "parent");
      g_autoptr (GHashTable) rows = index_stops (features);
      g_autofree guint8 *modes = find_modes (features, ZW_THEME_KINDS_STATIONS);
      ZwMapStyle *style = zw_theme_kinds_make_style (dossier, ZW_THEME_KINDS_STATIONS, NULL,
                                                     features->n);

      for (guint i = 0; i < features->n; i++)
        if (modes[i] < n && find_root (parents, rows, i) == i)
          zw_map_style_set (style, i, modes[i] + 1u);
      merge_by_name (style, features, STATION_REACH);
      style->names = ZW_MAP_NAMES_BESIDE;
      style->rank = ZW_MAP_RANK_STATION;
      weigh_by_departures (style, features);
      for (guint k = 1; quiet && k <= n; k++)
        {
          ZwMapCategory *category = zw_map_style_get (style, k);

          category->symbol.size_px *= 0.6;
          category->symbol.width_px *= 0.7;
        }
      add_or_drop (layers, features, style);
    }
}

/* Dots of very many stops are smaller, so that they stay dots. */
static void
shrink_dots (ZwMapCategory *category, guint n)
{
  double room = sqrt (FIGURE_PX2 / MAX (n, 1u));

  if (room * DOT_SHARE >= category->symbol.size_px)
    return;
  category->symbol.size_px = MAX (room * DOT_SHARE, LEAST_DOT_PX);
  category->symbol.width_px = 0.0;
}

/**
 * zw_theme_pick_bus_stops:
 *
 * Adds the bus stops: a dot for the poles of one name on both sides of a street. Those
 * in the zone have names.
 */
void
zw_theme_pick_bus_stops (const ZwDossier *dossier, const ZwEnvelope *extent, GPtrArray *layers)
{
  static const ZwSymbol dot = { 0x0b5fa5ff, 0xffffffff, 0.5, 0, ZW_MARKER_CIRCLE, 4.6 };
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_STOPS);

  for (guint l = 0; l < found->len; l++)
    {
      ZwFeatures *features = g_ptr_array_index (found, l);
      const char *const *modes = zw_features_get_texts (features, "mode");
      const char *const *names = zw_features_get_texts (features, "name");
      const char *const *parents = zw_features_get_texts (features, "parent");
      g_autoptr (GHashTable) rows = index_stops (features);
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);

      zw_map_style_add (style, &dot,
                        zw_theme_tr (dossier, N_ ("Bus stop (poles of one name as one)")));
      for (guint i = 0; i < features->n; i++)
        {
          ZwPoint place = zw_theme_get_place (features, i);
          gboolean inside = place.x >= extent->min_x && place.x <= extent->max_x
                            && place.y >= extent->min_y && place.y <= extent->max_y;

          if (!inside || !is_bus (get_mode (features, modes, i))
              || find_root (parents, rows, i) != i)
            continue;
          zw_map_style_set (style, i, 1);
        }
      merge_by_name (style, features, STOP_REACH);
      shrink_dots (zw_map_style_get (style, 1), zw_map_style_count (style, 1));
      style->names = names != NULL ? ZW_MAP_NAMES_BESIDE : ZW_MAP_NAMES_NONE;
      style->rank = ZW_MAP_RANK_STOP;
      style->name_share = 0.85;
      weigh_by_departures (style, features);
      for (guint i = 0; names != NULL && i < features->n; i++)
        {
          ZwPoint place = zw_theme_get_place (features, i);
          gboolean named = style->numbers[i] != ZW_MAP_NO_CATEGORY
                           && zw_geometry_contains (dossier->zone->geometry, place.x, place.y);

          zw_map_style_set_text (style, i, named ? names[i] : NULL);
        }
      add_or_drop (layers, features, style);
    }
}

/**
 * zw_theme_pick_bus_routes:
 *
 * Adds the bus routes, the busiest the widest where departures are known.
 */
void
zw_theme_pick_bus_routes (const ZwDossier *dossier, GPtrArray *layers)
{
  static const ZwSymbol busy = { 0, 0xb2182bff, 3.0, 0, ZW_MARKER_CIRCLE, 0 };
  static const ZwSymbol some = { 0, 0x2166acff, 1.9, 0, ZW_MARKER_CIRCLE, 0 };
  static const ZwSymbol few = { 0, 0x4d9221ff, 1.1, 6, ZW_MARKER_CIRCLE, 0 };
  g_autoptr (GPtrArray) found = zw_theme_list_features (dossier, ZW_ROLE_ROUTES);

  for (guint l = 0; l < found->len; l++)
    {
      ZwFeatures *features = g_ptr_array_index (found, l);
      const char *const *modes = zw_features_get_texts (features, "mode");
      const double *departures = zw_features_get_numbers (features, "departures");
      ZwMapStyle *style = zw_map_style_new (features->n, NULL);

      zw_map_style_add (style, &busy,
                        zw_theme_tr (dossier, N_ ("Bus route, 96 departures a day or more")));
      zw_map_style_add (style, &some,
                        zw_theme_tr (dossier, N_ ("Bus route, 32 to 95 departures a day")));
      zw_map_style_add (style, &few,
                        zw_theme_tr (dossier, N_ ("Bus route, fewer than 32 departures a day")));
      zw_map_style_add (style, &some, zw_theme_tr (dossier, N_ ("Bus route")));
      for (guint i = 0; i < features->n; i++)
        if (is_bus (get_mode (features, modes, i)))
          zw_map_style_set (style, i,
                            departures == NULL || !isfinite (departures[i]) ? 4
                            : departures[i] >= BUSY_DEPARTURES              ? 1
                            : departures[i] >= SOME_DEPARTURES              ? 2
                                                                            : 3);
      style->names = ZW_MAP_NAMES_NONE;
      add_or_drop (layers, features, style);
    }
}
