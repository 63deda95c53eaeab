/* zw-theme.c: the maps that the application asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-year.h"

/* More districts than these are not all named in a title. */
#define MOST_NAMED 4

static const struct
{
  const char *id;
  ZwRole role;
  const char *zh; /* the form's words, behind the name of the place */
  const char *en; /* marked with N_(); %s is the place */
} themes[ZW_N_THEMES] = {
  [ZW_THEME_EXTENT] = { "extent", ZW_ROLE_ZONES, "範圍圖", N_ ("Boundary of %s") },
  [ZW_THEME_POPULATION] = { "population", ZW_ROLE_POPULATION, "人口密度圖",
                            N_ ("Population density: %s") },
  [ZW_THEME_LANDUSE] = { "landuse", ZW_ROLE_LANDUSE, "土地使用圖", N_ ("Land use: %s") },
  [ZW_THEME_ATTRACTIONS] = { "attractions", ZW_ROLE_ATTRACTIONS, "觀光景點分布圖",
                             N_ ("Attractions: %s") },
  [ZW_THEME_ROADS] = { "roads", ZW_ROLE_ROADS, "現況高、快速公路路網示意圖",
                       N_ ("Freeways, expressways and main roads: %s") },
  [ZW_THEME_RAILWAYS] = { "railways", ZW_ROLE_RAILWAYS, "現況軌道路網示意圖",
                          N_ ("Rail network: %s") },
  [ZW_THEME_STATIONS] = { "stations", ZW_ROLE_STOPS, "軌道車站分布圖", N_ ("Rail stations: %s") },
  [ZW_THEME_BUS_STOPS] = { "bus-stops", ZW_ROLE_STOPS, "公車站牌分布圖", N_ ("Bus stops: %s") },
  [ZW_THEME_BIKE_STATIONS] = { "bike-stations", ZW_ROLE_BIKE_STATIONS, "公共自行車租賃站分布圖",
                               N_ ("Public bike stations: %s") },
  [ZW_THEME_BUS_ROUTES] = { "bus-routes", ZW_ROLE_ROUTES, "公車路線分布圖", N_ ("Bus routes: %s") },
  [ZW_THEME_WAYS] = { "ways", ZW_ROLE_FOOTWAYS, "人行道或自行車道分布圖",
                      N_ ("Footways and cycleways: %s") },
  [ZW_THEME_CHARGERS] = { "chargers", ZW_ROLE_CHARGERS, "公共充電樁分布圖",
                          N_ ("Public chargers: %s") },
  [ZW_THEME_PARKING] = { "parking", ZW_ROLE_PARKING, "公共停車場分布圖",
                         N_ ("Public car parks: %s") },
};

const char *
zw_theme_tr (const ZwDossier *dossier, const char *text)
{
  return zw_catalog_get (dossier->catalog, text);
}

/**
 * zw_theme_get_id:
 *
 * Returns: (transfer none): name on the command line, and in the keys of figures
 */
const char *
zw_theme_get_id (ZwTheme theme)
{
  g_return_val_if_fail (theme < ZW_N_THEMES, NULL);
  return themes[theme].id;
}

/**
 * zw_theme_from_id:
 * @theme: (out): it
 *
 * Returns: %FALSE when there is no such theme
 */
gboolean
zw_theme_from_id (const char *id, ZwTheme *theme)
{
  for (guint i = 0; i < ZW_N_THEMES; i++)
    if (g_strcmp0 (themes[i].id, id) == 0)
      {
        *theme = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_theme_get_role:
 *
 * Returns: role of the layer to load where the theme has no data
 */
ZwRole
zw_theme_get_role (ZwTheme theme)
{
  g_return_val_if_fail (theme < ZW_N_THEMES, ZW_N_ROLES);
  return themes[theme].role;
}

/* Points are counted within the districts, of which the form speaks; lines and areas
 * that cross their border are not cut, and are counted in the picture. */
static gboolean
is_counted (const ZwDossier *dossier,
            const ZwThemeLayer *layer,
            guint feature,
            const ZwEnvelope *extent)
{
  ZwPoint place = zw_theme_get_place (layer->features, feature);

  if (!zw_theme_is_seen (layer->features, feature, extent))
    return FALSE;
  if (layer->features->layer->kind != ZW_GEOMETRY_POINT || dossier->districts->len == 0)
    return TRUE;
  for (guint i = 0; i < dossier->districts->len; i++)
    {
      const ZwDossierDistrict *district = g_ptr_array_index (dossier->districts, i);

      if (zw_geometry_contains (district->place->geometry, place.x, place.y))
        return TRUE;
    }
  return FALSE;
}

static guint
count_seen (const ZwDossier *dossier,
            const ZwThemeLayer *layer,
            guint category,
            const ZwEnvelope *extent)
{
  guint n = 0;

  for (guint i = 0; i < layer->features->n; i++)
    n += layer->style->numbers[i] == category && is_counted (dossier, layer, i, extent);
  return n;
}

static gboolean
is_any_seen (const ZwThemeLayer *layer, const ZwEnvelope *extent)
{
  for (guint i = 0; i < layer->features->n; i++)
    if (layer->style->numbers[i] != ZW_MAP_NO_CATEGORY
        && zw_theme_is_seen (layer->features, i, extent))
      return TRUE;
  return FALSE;
}

/**
 * zw_theme_has_data:
 *
 * Returns: whether the project has anything of what the theme is about where its map
 *   looks; the boundary is always there
 */
gboolean
zw_theme_has_data (const ZwDossier *dossier, ZwTheme theme)
{
  ZwEnvelope extent = zw_theme_find_extent (dossier, theme);
  g_autoptr (GPtrArray) layers = NULL;

  if (theme == ZW_THEME_EXTENT)
    return TRUE;
  layers = zw_theme_pick (dossier, theme, &extent);
  for (guint i = 0; i < layers->len; i++)
    if (is_any_seen (g_ptr_array_index (layers, i), &extent))
      return TRUE;
  return FALSE;
}

/* "○○○" of the form: the zone, or the districts it lies in. */
static char *
dup_place (const ZwDossier *dossier, ZwTheme theme)
{
  if (theme == ZW_THEME_EXTENT || dossier->districts->len == 0
      || dossier->districts->len > MOST_NAMED)
    return g_strdup (dossier->zone->name);
  return zw_dossier_dup_district_names (dossier);
}

static gboolean
shows_points_of_people (const ZwDossier *dossier)
{
  ZwEnvelope extent = zw_theme_find_extent (dossier, ZW_THEME_POPULATION);
  g_autoptr (GPtrArray) layers = zw_theme_pick (dossier, ZW_THEME_POPULATION, &extent);

  return layers->len > 0
         && ((ZwThemeLayer *) g_ptr_array_index (layers, 0))->features->layer->kind
                == ZW_GEOMETRY_POINT;
}

/**
 * zw_theme_dup_title:
 *
 * Returns: (transfer full): the caption, in the form's words, without its number
 */
char *
zw_theme_dup_title (const ZwDossier *dossier, ZwTheme theme)
{
  g_autofree char *place = dup_place (dossier, theme);
  const char *zh = themes[theme].zh, *en = themes[theme].en;
  g_autoptr (GString) title = NULL;

  if (theme == ZW_THEME_POPULATION && shows_points_of_people (dossier))
    {
      zh = "人口數圖";
      en = N_ ("Population: %s");
    }
  if (dossier->chinese)
    return g_strconcat (place, zh, NULL);
  title = g_string_new (zw_theme_tr (dossier, en));
  g_string_replace (title, "%s", place, 1);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* "a, b and c", or "甲、乙、丙". */
static void
add_item (const ZwDossier *dossier, GString *text, const char *label, guint n)
{
  if (text->len > 0 && !g_str_has_suffix (text->str, ": ") && !g_str_has_suffix (text->str, "："))
    g_string_append (text, dossier->chinese ? "、" : ", ");
  g_string_append_printf (text, dossier->chinese ? "%s %u" : "%s: %u", label, n);
}

/* How many are seen of each category that has words. */
static void
add_counts (const ZwDossier *dossier,
            GString *text,
            const ZwThemeLayer *layer,
            const ZwEnvelope *extent)
{
  for (guint k = 1; k <= layer->style->categories->len; k++)
    {
      const ZwMapCategory *category = zw_map_style_get (layer->style, k);
      guint n = category->label != NULL ? count_seen (dossier, layer, k, extent) : 0;

      if (n > 0)
        add_item (dossier, text, category->label, n);
    }
}

/**
 * zw_theme_dup_alternative:
 *
 * Returns: (transfer full): what the map shows, with how many of each kind, for those
 *   who do not see it
 */
char *
zw_theme_dup_alternative (const ZwDossier *dossier, ZwTheme theme)
{
  ZwEnvelope extent = zw_theme_find_extent (dossier, theme);
  g_autoptr (GPtrArray) layers = zw_theme_pick (dossier, theme, &extent);
  g_autofree char *title = zw_theme_dup_title (dossier, theme);
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwThemeLayer *layer = g_ptr_array_index (layers, i);

      if (theme == ZW_THEME_POPULATION && layer->style->title != NULL)
        g_string_append_printf (counts, dossier->chinese ? "%s：" : "%s: ", layer->style->title);
      add_counts (dossier, counts, layer, &extent);
    }
  if (counts->len == 0)
    /* Translators: what a map shows, for those who do not see it: its title, a zone */
    return g_strdup_printf (zw_theme_tr (dossier, N_ ("Map: %s. The outline of %s is marked.")),
                            title, dossier->zone->name);
  return g_strdup_printf (
      /* Translators: what a map shows, for those who do not see it: its title, a zone, a
         list of kinds with how many there are of each */
      zw_theme_tr (dossier, N_ ("Map: %s. The outline of %s is marked. It shows %s.")), title,
      dossier->zone->name, counts->str);
}

/* A layer, its file and its day or year. */
static char *
dup_source (const ZwDossier *dossier, const ZwLayer *layer)
{
  g_autofree char *file = layer->source.file != NULL ? g_path_get_basename (layer->source.file)
                                                     : NULL;
  g_autofree char *year = layer->year > 0 ? zw_year_format (layer->year, dossier->chinese) : NULL;
  const char *comma = dossier->chinese ? "，" : ", ";
  GString *text = g_string_new (layer->name);

  if (file != NULL || layer->source.date != NULL || year != NULL)
    {
      g_string_append (text, dossier->chinese ? "（" : " (");
      g_string_append (text, file != NULL ? file : "");
      if (year != NULL)
        g_string_append_printf (text, "%s%s", file != NULL ? comma : "", year);
      if (layer->source.date != NULL)
        g_string_append_printf (text, "%s%s", file != NULL || year != NULL ? comma : "",
                                layer->source.date);
      g_string_append (text, dossier->chinese ? "）" : ")");
    }
  return g_string_free (text, FALSE);
}

/**
 * zw_theme_dup_sources:
 *
 * Returns: (transfer full): "Sources: …", the layers that the theme is about with their
 *   files and dates; "" for the zone alone
 */
char *
zw_theme_dup_sources (const ZwDossier *dossier, ZwTheme theme)
{
  ZwEnvelope extent = zw_theme_find_extent (dossier, theme);
  g_autoptr (GPtrArray) layers = zw_theme_pick (dossier, theme, &extent);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwThemeLayer *layer = g_ptr_array_index (layers, i);
      g_autofree char *source = dup_source (dossier, layer->features->layer);

      if (text->len > 0)
        g_string_append (text, dossier->chinese ? "；" : "; ");
      g_string_append (text, source);
    }
  if (text->len == 0)
    return g_strdup ("");
  return g_strdup_printf (zw_theme_tr (dossier, N_ ("Sources: %s")), text->str);
}
