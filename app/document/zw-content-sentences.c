/* zw-content-sentences.c: what the survey says of people and places, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content-sentences.h"

#include <math.h>
#include <string.h>

/* Kinds of land use told of in a sentence. */
#define MOST_KINDS 3

/* Kinds of land use that a type of zone is to say more of (附件三 of the form's
 * guidance, 8.3.2), by words within their names. */
static const struct
{
  const char *zh;
  const char *en;
  const char *words[10];
} stressed[ZW_N_ZONE_TYPES] = {
  [ZW_ZONE_URBAN] = { "住宅及商業使用",
                      "housing and shops",
                      { "住宅", "商業", "住商", "residential", "commercial", "retail" } },
  [ZW_ZONE_SCENIC] = { "遊憩、公園及風景用地",
                       "recreation, parks and scenery",
                       { "遊憩", "遊樂", "公園", "風景", "觀光", "綠地", "recreation", "park",
                         "leisure" } },
  [ZW_ZONE_PARK] = { "產業用地",
                     "industry",
                     { "工業", "產業", "科學", "倉儲", "物流", "industr", "science",
                       "warehouse" } },
};

/**
 * zw_survey_dup_extent:
 *
 * Returns: (transfer full): area and districts of the zone, and those of its sides
 *   that something with a name bounds: what the others lack is a gap
 */
char *
zw_survey_dup_extent (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  double m2 = zw_geometry_get_area (zone->geometry);
  const char *name = zw_dossier_pick (dossier, "面積", "area");
  g_autofree char *km2 = zw_survey_print (self, zone, "area-km2", name, m2 / ZW_SURVEY_M2_PER_KM2,
                                          3, zw_dossier_pick (dossier, "平方公里", "km²"), NULL,
                                          NULL);
  g_autofree char *hectares = zw_survey_print (self, zone, "area-ha", name,
                                               m2 / ZW_SURVEY_M2_PER_HA, 2,
                                               zw_dossier_pick (dossier, "公頃", "ha"), NULL, NULL);
  g_autofree char *districts = zw_dossier_dup_district_names (dossier);
  g_autofree char *sides = zw_sides_dup_named_text (dossier->sides, dossier->catalog);
  GString *text = g_string_new (NULL);

  if (dossier->chinese)
    g_string_append_printf (text, "%s面積為 %s 平方公里（%s 公頃）", zone->name, km2, hectares);
  else
    g_string_append_printf (text, "%s covers %s km² (%s ha)", zone->name, km2, hectares);
  if (districts != NULL)
    g_string_append_printf (text, dossier->chinese ? "，位於%s" : " in %s", districts);
  g_string_append (text, dossier->chinese ? "。" : ". ");
  if (sides != NULL)
    g_string_append (text, sides);
  return g_string_free (text, FALSE);
}

/**
 * zw_survey_dup_type:
 *
 * Returns: (transfer full): the type of the zone and how the directions define it
 */
char *
zw_survey_dup_type (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  const ZwGuidelineType *type = zw_guideline_get_type (dossier->check_tables->guideline,
                                                       dossier->zone->type);
  const char *name = zw_text_pick (&type->name, dossier->catalog);
  const char *definition = zw_text_pick (&type->definition, dossier->catalog);

  if (definition == NULL)
    return g_strdup_printf (
        dossier->chinese ? "申請場域類型為%s低碳交通區。" : "Type applied for: %s.", name);
  if (!dossier->chinese)
    return g_strdup_printf ("Type applied for: %s. By the directions (draft): %s", name,
                            definition);
  return g_strdup_printf ("申請場域類型為%s低碳交通區，依試辦作業要點(草案)之場域類型定義，%s%s%s",
                          name, strstr (definition, "係指") != NULL ? "" : "係指", definition,
                          g_str_has_suffix (definition, "。") ? "" : "。");
}

/* Which way it went is said in words. What prints as nothing did not change. */
static void
add_growth (GString *text,
            const ZwDossier *dossier,
            const char *since,
            const char *percent,
            double growth)
{
  if (fabs (growth) < 0.005)
    g_string_append_printf (text, dossier->chinese ? "，較 %s持平" : ", unchanged since %s", since);
  else if (dossier->chinese)
    g_string_append_printf (text, "，較 %s%s %s %%", since, growth > 0.0 ? "增加" : "減少",
                            percent);
  else
    g_string_append_printf (text, ", %s %% %s than in %s", percent, growth > 0.0 ? "more" : "fewer",
                            since);
}

/* Residents and density of one place; how they grew since the first survey. */
static void
add_people (ZwSurveyWriter *self,
            GString *text,
            const ZwSurveyPlace *place,
            const GPtrArray *censuses)
{
  const ZwDossier *dossier = self->dossier;
  const ZwSurveyCensus *first = g_ptr_array_index (censuses, 0);
  const ZwSurveyCensus *last = g_ptr_array_index (censuses, censuses->len - 1);
  double km2 = zw_geometry_get_area (place->geometry) / ZW_SURVEY_M2_PER_KM2;
  double people = zw_tally_sum (last->features, "population", place->geometry);
  double before = zw_tally_sum (first->features, "population", place->geometry);
  double growth = before > 0.0 ? 100.0 * (people - before) / before : (double) NAN;
  g_autofree char *key = g_strdup_printf ("population/%d", last->year);
  g_autofree char *density_key = g_strdup_printf ("density/%d", last->year);
  g_autofree char *growth_key = g_strdup_printf ("population-growth/%d-%d", first->year,
                                                 last->year);
  g_autofree char *year = zw_survey_dup_year (dossier, last->year);
  g_autofree char *since = zw_survey_dup_year (dossier, first->year);
  g_autofree char *people_name = zw_survey_name (dossier, "人口數", "residents", last->year);
  g_autofree char *density_name = zw_survey_name (dossier, "人口密度", "density of residents",
                                                  last->year);
  g_autofree char *growth_name = zw_survey_name (dossier, "人口數增減率", "growth of residents",
                                                 last->year);
  g_autofree char *n = zw_survey_print (self, place, key, people_name, people, 0,
                                        zw_dossier_pick (dossier, "人", "residents"), NULL,
                                        last->features);
  g_autofree char *density = zw_survey_print (
      self, place, density_key, density_name, people / km2, 0,
      zw_dossier_pick (dossier, "人/平方公里", "per km²"), NULL, last->features);

  if (dossier->chinese)
    g_string_append_printf (text, "%s（%s）人口數為 %s 人，人口密度為 %s 人/平方公里", place->name,
                            year, n, density);
  else
    g_string_append_printf (text, "%s has %s residents (%s), %s per km²", place->name, n, year,
                            density);
  if (censuses->len > 1 && isfinite (growth))
    {
      /* Entered with its sign, as the rate it is; the words say which way it went. */
      g_autofree char *entered = zw_survey_print (self, place, growth_key, growth_name, growth, 2,
                                                  "%", NULL, last->features);
      g_autofree char *percent = zw_passport_format_number (fabs (growth), 2);

      add_growth (text, dossier, since, percent, growth);
    }
  g_string_append (text, dossier->chinese ? "。" : ". ");
}

char *
zw_survey_dup_people (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) censuses = zw_survey_list_censuses (dossier);
  g_autoptr (GPtrArray) places = zw_survey_place_list (dossier);
  const ZwSurveyCensus *last;
  const ZwSurveyPlace *zone = g_ptr_array_index (places, 0);
  GString *text;
  double active;

  if (censuses->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 1; i < places->len; i++)
    add_people (self, text, g_ptr_array_index (places, i), censuses);
  add_people (self, text, zone, censuses);
  last = g_ptr_array_index (censuses, censuses->len - 1);
  active = zw_tally_sum (last->features, "active", zone->geometry);
  if (isfinite (active))
    {
      g_autofree char *key = g_strdup_printf ("active/%d", last->year);
      g_autofree char *n = zw_survey_print (
          self, zone, key, zw_dossier_pick (dossier, "活動人口", "active population"), active, 0,
          zw_dossier_pick (dossier, "人", "people"), NULL, last->features);

      g_string_append_printf (
          text, dossier->chinese ? "%s活動人口為 %s 人。" : "The active population of %s is %s. ",
          zone->name, n);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static gboolean
is_stressed (ZwZoneType type, const char *kind)
{
  g_autofree char *lower = g_utf8_strdown (kind, -1);

  for (guint i = 0; i < G_N_ELEMENTS (stressed[type].words) && stressed[type].words[i] != NULL; i++)
    if (strstr (lower, stressed[type].words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_kinds (ZwSurveyWriter *self,
           GString *text,
           const ZwSurveyPlace *place,
           const GPtrArray *layers,
           const char *field)
{
  const ZwDossier *dossier = self->dossier;
  ZwZoneType type = dossier->zone->type;
  g_autoptr (ZwTally) tally = zw_tally_new (layers, field, ZW_TALLY_AREA, place->geometry);
  double whole = zw_geometry_get_area (place->geometry), sum = 0.0;
  g_autofree char *share = NULL;
  g_autofree char *area = NULL;

  if (tally->entries->len == 0)
    return;
  g_string_append_printf (text, dossier->chinese ? "%s之土地使用以" : "Land in %s is mostly ",
                          place->name);
  for (guint i = 0; i < tally->entries->len; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (tally->entries, i);
      const char *kind = *entry->kind != '\0' ? entry->kind
                                              : zw_dossier_pick (dossier, "未註明", "Not given");
      g_autofree char *key = g_strdup_printf ("landuse-share/%s", kind);
      g_autofree char *name = g_strdup_printf (
          dossier->chinese ? "土地使用「%s」" : "land use “%s”", kind);
      g_autofree char *percent = NULL;

      if (is_stressed (type, entry->kind))
        sum += entry->value;
      if (i >= MOST_KINDS)
        continue;
      percent = zw_survey_print (self, place, key, name, 100.0 * entry->value / whole, 1, "%", NULL,
                                 layers);
      g_string_append_printf (
          text, "%s%s%s%s %%%s", i > 0 ? zw_dossier_pick (dossier, "、", ", ") : "", kind,
          zw_dossier_pick (dossier, "（", " ("), percent, zw_dossier_pick (dossier, "）", ")"));
    }
  share = zw_survey_print (self, place, "landuse-stressed-share",
                           zw_dossier_pick (dossier, stressed[type].zh, stressed[type].en),
                           100.0 * sum / whole, 1, "%", NULL, layers);
  area = zw_survey_print (self, place, "landuse-stressed",
                          zw_dossier_pick (dossier, stressed[type].zh, stressed[type].en),
                          sum / ZW_SURVEY_M2_PER_HA, 2, zw_dossier_pick (dossier, "公頃", "ha"),
                          NULL, layers);
  if (dossier->chinese)
    g_string_append_printf (text, "為主；其中%s合計 %s 公頃，占總面積 %s %%。", stressed[type].zh,
                            area, share);
  else
    g_string_append_printf (text, "; %s together %s ha, %s %% of it. ", stressed[type].en, area,
                            share);
}

char *
zw_survey_dup_landuse (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_LANDUSE);
  const char *field = zw_survey_find_kind_field (layers);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  GString *text;

  if (layers->len == 0)
    return NULL;
  text = g_string_new (NULL);
  if (dossier->district_area != NULL)
    {
      g_autofree char *km2 = zw_survey_print (
          self, around, "area-km2", zw_dossier_pick (dossier, "面積", "area"),
          zw_geometry_get_area (around->geometry) / ZW_SURVEY_M2_PER_KM2, 2,
          zw_dossier_pick (dossier, "平方公里", "km²"), NULL, NULL);

      g_string_append_printf (text,
                              dossier->chinese ? "%s面積合計 %s 平方公里。" : "%s: %s km² in all. ",
                              around->name, km2);
      add_kinds (self, text, around, layers, field);
    }
  add_kinds (self, text, zone, layers, field);
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_strchomp (g_string_free (text, FALSE));
}

char *
zw_survey_dup_attractions (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_ATTRACTIONS);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  const char *name = zw_dossier_pick (dossier, "觀光景點及重要據點", "attractions");
  const char *unit = zw_dossier_pick (dossier, "處", "places");
  g_autoptr (ZwTally) within = NULL;
  g_autoptr (ZwTally) all = NULL;
  g_autofree char *n = NULL;
  g_autofree char *n_all = NULL;

  if (layers->len == 0)
    return NULL;
  within = zw_tally_new (layers, "kind", ZW_TALLY_PLACES, zone->geometry);
  all = zw_tally_new (layers, "kind", ZW_TALLY_PLACES, around->geometry);
  n = zw_survey_print (self, zone, "attractions", name, within->value, 0, unit, NULL, layers);
  n_all = zw_survey_print (self, around, "attractions", name, all->value, 0, unit, NULL, layers);
  if (dossier->district_area == NULL)
    return g_strdup_printf (dossier->chinese ? "%s內有觀光景點及重要據點 %s 處。"
                                             : "%s has %s attractions.",
                            zone->name, n);
  return g_strdup_printf (dossier->chinese
                              ? "%s內有觀光景點及重要據點共 %s 處，其中 %s 處位於%s內。"
                              : "%s has %s attractions, of which %s are in %s.",
                          around->name, n_all, n, zone->name);
}

/**
 * zw_content_survey_dup_sentence:
 *
 * Returns: (transfer full) (nullable): what the layers say for a place
 */
char *
zw_content_survey_dup_sentence (ZwDossier *dossier, const char *place)
{
  static const struct
  {
    const char *place;
    char *(*dup) (ZwSurveyWriter *self);
  } sentences[] = {
    { "extent", zw_survey_dup_extent },
    { "type", zw_survey_dup_type },
    { "population", zw_survey_dup_people },
    { "landuse", zw_survey_dup_landuse },
    { "attractions", zw_survey_dup_attractions },
    { "corridors", zw_survey_dup_corridors },
    { "stations", zw_survey_dup_stations },
    { "routes", zw_survey_dup_routes },
    { "ways", zw_survey_dup_ways },
    { "chargers", zw_survey_dup_chargers },
    { "ev-parking", zw_survey_dup_parking },
  };
  ZwSurveyWriter writer = { .dossier = dossier, .passport = dossier->passport };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].place, place))
      return sentences[i].dup (&writer);
  return NULL;
}
