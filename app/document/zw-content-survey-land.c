/* zw-content-survey-land.c: the tables of residents, land use, attractions and routes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "document/zw-content-survey-private.h"
#include "geometry/zw-prepared.h"
#include "metrics/zw-baseline-private.h"

/* A route that has less than this in a place only touches its border. */
#define LEAST_ROUTE_M 1.0

/* Names in a cell. */
#define MOST_NAMES 12

/* Outlines that do not quite meet leave no more than this open. */
#define LEAST_REST 0.0005

/* Residents of a place in each survey. */
static void
write_residents (ZwSurveyWriter *self, const ZwSurveyPlace *place, const GPtrArray *censuses)
{
  const ZwDossier *dossier = self->dossier;
  double km2 = zw_geometry_get_area (place->geometry) / ZW_SURVEY_M2_PER_KM2;
  double before = NAN;
  int year_before = 0;

  for (guint i = 0; i < censuses->len; i++)
    {
      const ZwSurveyCensus *census = g_ptr_array_index (censuses, i);
      double people = zw_tally_sum (census->features, "population", place->geometry);
      g_autofree char *what = g_strdup_printf ("population/%d", census->year);
      g_autofree char *density = g_strdup_printf ("density/%d", census->year);
      g_autofree char *growth = g_strdup_printf ("population-growth/%d-%d", year_before,
                                                 census->year);
      g_autofree char *year = zw_survey_dup_year (dossier, census->year);
      g_autofree char *people_name = zw_survey_name (dossier, "人口數", "residents", census->year);
      g_autofree char *density_name = zw_survey_name (dossier, "人口密度", "density of residents",
                                                      census->year);
      g_autofree char *growth_name = zw_survey_name (dossier, "人口數較前次增減率",
                                                     "growth of residents", census->year);

      zw_survey_begin_row (self, ZW_ROW_BODY);
      zw_survey_add_cell (self, i == 0 ? place->name : NULL);
      zw_survey_add_cell (self, year);
      zw_survey_take_cell (self, zw_survey_print (self, place, what, people_name, people, 0,
                                                  zw_dossier_pick (dossier, "人", "residents"),
                                                  NULL, census->features));
      zw_survey_take_cell (self,
                           zw_survey_print (self, place, density, density_name, people / km2, 0,
                                            zw_dossier_pick (dossier, "人/平方公里", "per km²"),
                                            NULL, census->features));
      zw_survey_take_cell (
          self, zw_survey_print (self, place, growth, growth_name,
                                 before > 0.0 ? 100.0 * (people - before) / before : (double) NAN,
                                 2, "%", NULL, census->features));
      before = people;
      year_before = census->year;
    }
}

void
zw_survey_write_population (ZwSurveyWriter *self)
{
  g_autoptr (GPtrArray) places = zw_survey_place_list (self->dossier);
  g_autoptr (GPtrArray) censuses = zw_survey_list_censuses (self->dossier);

  for (guint i = 0; i < places->len; i++)
    write_residents (self, g_ptr_array_index (places, i), censuses);
}

/* Area of a kind, and its share of the place. */
static void
add_area (ZwSurveyWriter *self,
          const ZwSurveyPlace *place,
          const char *kind,
          double m2,
          const GPtrArray *layers)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *what = g_strdup_printf ("landuse/%s", kind);
  g_autofree char *share = g_strdup_printf ("landuse-share/%s", kind);
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "土地使用「%s」" : "land use “%s”",
                                           kind);

  zw_survey_take_cell (self,
                       zw_survey_print (self, place, what, name, m2 / ZW_SURVEY_M2_PER_HA, 2,
                                        zw_dossier_pick (dossier, "公頃", "ha"), NULL, layers));
  zw_survey_take_cell (self, zw_survey_print (self, place, share, name,
                                              100.0 * m2 / zw_geometry_get_area (place->geometry),
                                              1, "%", NULL, layers));
}

/**
 * zw_survey_write_landuse:
 *
 * Streets and water are often in no layer of land use: what is left of the area has a
 * row of its own, so that shares add up.
 */
void
zw_survey_write_landuse (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_LANDUSE);
  const char *field = zw_survey_find_kind_field (layers);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  g_autoptr (ZwTally) within = zw_tally_new (layers, field, ZW_TALLY_AREA, zone->geometry);
  g_autoptr (ZwTally) all = zw_tally_new (layers, field, ZW_TALLY_AREA, around->geometry);
  const char *rest = zw_dossier_pick (dossier, "其他（圖資未劃設）", "Other (not in the layer)");

  for (guint i = 0; i < all->entries->len; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (all->entries, i);
      const ZwTallyEntry *inside = zw_tally_find (within, entry->kind);
      const char *kind = *entry->kind != '\0' ? entry->kind
                                              : zw_dossier_pick (dossier, "未註明", "Not given");

      zw_survey_begin_row (self, ZW_ROW_BODY);
      zw_survey_add_cell (self, kind);
      add_area (self, zone, kind, inside != NULL ? inside->value : 0.0, layers);
      if (dossier->district_area != NULL)
        add_area (self, around, kind, entry->value, layers);
    }
  if (all->value > (1.0 - LEAST_REST) * zw_geometry_get_area (around->geometry)
      || all->entries->len == 0)
    return;
  zw_survey_begin_row (self, ZW_ROW_BODY);
  zw_survey_add_cell (self, rest);
  add_area (self, zone, rest, MAX (0.0, zw_geometry_get_area (zone->geometry) - within->value),
            layers);
  if (dossier->district_area != NULL)
    add_area (self, around, rest, MAX (0.0, zw_geometry_get_area (around->geometry) - all->value),
              layers);
}

/* The names of a kind's attractions in the zone. */
static char *
dup_attractions (const ZwDossier *dossier, const GPtrArray *layers, const char *kind)
{
  g_autoptr (ZwPrepared) zone = zw_prepared_new (dossier->zone->geometry);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint l = 0; l < layers->len; l++)
    {
      ZwFeatures *features = g_ptr_array_index (layers, l);
      const char *const *all = zw_features_get_texts (features, "name");
      const char *const *kinds = zw_features_get_texts (features, "kind");

      for (guint i = 0; all != NULL && i < features->n; i++)
        {
          ZwPoint at;

          if (all[i] == NULL || *all[i] == '\0' || !zw_features_has_shape (features, i)
              || g_strcmp0 (kinds != NULL && kinds[i] != NULL ? kinds[i] : "", kind) != 0)
            continue;
          at = zw_baseline_get_place (features, i);
          if (zw_prepared_contains (zone, at.x, at.y))
            g_ptr_array_add (names, (gpointer) all[i]);
        }
    }
  for (guint i = 0; i < names->len && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? (dossier->chinese ? "、" : ", ") : "",
                            (const char *) g_ptr_array_index (names, i));
  if (names->len > MOST_NAMES)
    g_string_append (text, dossier->chinese ? "等" : " …");
  return g_string_free (text, FALSE);
}

void
zw_survey_write_attractions (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_ATTRACTIONS);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  g_autoptr (ZwTally) within = zw_tally_new (layers, "kind", ZW_TALLY_PLACES, zone->geometry);
  g_autoptr (ZwTally) all = zw_tally_new (layers, "kind", ZW_TALLY_PLACES, around->geometry);
  const char *unit = zw_dossier_pick (dossier, "處", "places");

  for (guint i = 0; i < all->entries->len; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (all->entries, i);
      const ZwTallyEntry *inside = zw_tally_find (within, entry->kind);
      const char *kind = *entry->kind != '\0' ? entry->kind
                                              : zw_dossier_pick (dossier, "未分類", "No kind");
      g_autofree char *what = g_strdup_printf ("attractions/%s", kind);
      g_autofree char *name = g_strdup_printf (
          dossier->chinese ? "觀光景點及重要據點「%s」" : "attractions, %s", kind);

      zw_survey_begin_row (self, ZW_ROW_BODY);
      zw_survey_add_cell (self, kind);
      zw_survey_take_cell (self, zw_survey_print (self, zone, what, name,
                                                  inside != NULL ? inside->value : 0.0, 0, unit,
                                                  NULL, layers));
      if (dossier->district_area != NULL)
        zw_survey_take_cell (
            self, zw_survey_print (self, around, what, name, entry->value, 0, unit, NULL, layers));
      zw_survey_take_cell (self, dup_attractions (dossier, layers, entry->kind));
    }
}

/* A route of the layer: its mode, and its length in both places. */
typedef struct
{
  const char *mode;
  const char *name;
  double within;
  double around;
} Route;

static int
compare_routes (gconstpointer a, gconstpointer b)
{
  const Route *one = a, *other = b;
  int order = zw_survey_is_rail (other->mode) - zw_survey_is_rail (one->mode);

  if (order == 0)
    order = strcmp (one->mode, other->mode);
  return order != 0 ? order : (one->around < other->around) - (one->around > other->around);
}

/**
 * zw_survey_find_mode:
 * @layers: (element-type ZwFeatures): of routes
 *
 * Returns: mode of the first route of a name; empty where it is not known
 */
const char *
zw_survey_find_mode (const GPtrArray *layers, const char *name)
{
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const char *const *names = zw_features_get_texts (features, "name");
      const char *const *modes = zw_features_get_texts (features, "mode");

      for (guint i = 0; names != NULL && modes != NULL && i < features->n; i++)
        if (g_strcmp0 (names[i] != NULL ? names[i] : "", name) == 0)
          return modes[i] != NULL ? modes[i] : "";
    }
  return "";
}

/**
 * zw_survey_count_routes:
 * @lengths: of routes by name
 *
 * Returns: how many run in the place: those that only touch its border do not
 */
guint
zw_survey_count_routes (const ZwTally *lengths)
{
  guint n = 0;

  for (guint i = 0; i < lengths->entries->len; i++)
    n += ((const ZwTallyEntry *) g_ptr_array_index (lengths->entries, i))->value >= LEAST_ROUTE_M;
  return n;
}

static void
add_length (ZwSurveyWriter *self,
            const ZwSurveyPlace *place,
            const char *key,
            const char *name,
            double metres,
            const GPtrArray *layers)
{
  g_autofree char *what = g_strdup_printf ("routes/%s", key);

  zw_survey_take_cell (self, zw_survey_print (self, place, what, name, metres / 1000.0, 3,
                                              zw_dossier_pick (self->dossier, "公里", "km"), NULL,
                                              layers));
}

/* The sum of one mode, or of all. */
static void
write_sum (ZwSurveyWriter *self,
           const ZwSurveyPlace *zone,
           const ZwSurveyPlace *around,
           const GArray *routes,
           const char *mode,
           const GPtrArray *layers)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *label = mode != NULL ? zw_survey_dup_mode (dossier, mode) : NULL;
  g_autofree char *title = mode == NULL
                               ? g_strdup (zw_dossier_pick (dossier, "總里程", "In all"))
                               : g_strdup_printf (dossier->chinese ? "%s合計" : "%s in all", label);
  const char *key = mode == NULL ? "all" : *mode != '\0' ? mode : "none";
  double within = 0.0, all = 0.0;
  guint n = 0;
  g_autofree char *count = NULL;
  g_autofree char *count_key = g_strdup_printf ("routes/%s/count", key);

  for (guint i = 0; i < routes->len; i++)
    {
      const Route *route = &g_array_index (routes, Route, i);

      if (mode != NULL && !g_str_equal (route->mode, mode))
        continue;
      within += route->within;
      all += route->around;
      n++;
    }
  count = zw_survey_print (self, around, count_key,
                           zw_dossier_pick (dossier, "路線數", "number of routes"), n, 0,
                           zw_dossier_pick (dossier, "條", "routes"), NULL, layers);
  zw_survey_begin_row (self, ZW_ROW_TOTAL);
  zw_survey_add_cell (self, title);
  zw_survey_take_cell (self, g_strdup_printf (dossier->chinese ? "%s 條" : "%s routes", count));
  add_length (self, zone, key, title, within, layers);
  if (dossier->district_area != NULL)
    add_length (self, around, key, title, all, layers);
}

/**
 * zw_survey_write_routes:
 *
 * Each route that passes the districts. Those that go by one name are one, as they
 * are for B2, which adds up all lines.
 */
void
zw_survey_write_routes (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_ROUTES);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  g_autoptr (ZwTally) within = zw_tally_new (layers, "name", ZW_TALLY_LENGTH, zone->geometry);
  g_autoptr (ZwTally) all = zw_tally_new (layers, "name", ZW_TALLY_LENGTH, around->geometry);
  g_autoptr (GArray) routes = g_array_new (FALSE, FALSE, sizeof (Route));
  const char *last = NULL;

  for (guint i = 0; i < all->entries->len; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (all->entries, i);
      const ZwTallyEntry *inside = zw_tally_find (within, entry->kind);
      Route route = { zw_survey_find_mode (layers, entry->kind), entry->kind,
                      inside != NULL ? inside->value : 0.0, entry->value };

      if (entry->value >= LEAST_ROUTE_M)
        g_array_append_val (routes, route);
    }
  g_array_sort (routes, compare_routes);
  for (guint i = 0; i < routes->len; i++)
    {
      const Route *route = &g_array_index (routes, Route, i);
      g_autofree char *mode = zw_survey_dup_mode (dossier, route->mode);
      const char *name = *route->name != '\0' ? route->name
                                              : zw_dossier_pick (dossier, "未命名", "No name");
      g_autofree char *key = g_strdup_printf ("of/%s", name);

      zw_survey_begin_row (self, ZW_ROW_BODY);
      zw_survey_add_cell (self, last != NULL && g_str_equal (last, route->mode) ? NULL : mode);
      zw_survey_add_cell (self, name);
      add_length (self, zone, key, name, route->within, layers);
      if (dossier->district_area != NULL)
        add_length (self, around, key, name, route->around, layers);
      last = route->mode;
    }
  if (routes->len == 0)
    return;
  last = NULL;
  for (guint i = 0; i < routes->len; i++)
    {
      const Route *route = &g_array_index (routes, Route, i);

      if (last == NULL || !g_str_equal (last, route->mode))
        write_sum (self, zone, around, routes, route->mode, layers);
      last = route->mode;
    }
  write_sum (self, zone, around, routes, NULL, layers);
}
