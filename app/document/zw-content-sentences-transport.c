/* zw-content-sentences-transport.c: what the survey says of roads and green transport, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "document/zw-content-sentences.h"

/* Classes of roads, and names of lines, told of in a sentence. */
#define MOST_CLASSES 4
#define MOST_NAMES 8

static const ZwIndicator *
find_indicator (const ZwSurveyPlace *place, ZwIndicatorId id)
{
  const ZwIndicator *indicator = place->row != NULL
                                     ? zw_evaluation_find (place->row->evaluation, id)
                                     : NULL;

  return indicator != NULL && indicator->state == ZW_INDICATOR_OK ? indicator : NULL;
}

static char *
print (ZwSurveyWriter *self, const ZwSurveyPlace *place, ZwIndicatorId id, const char *part)
{
  return zw_survey_print_part (self, place, place->row, 0, id, part);
}

static gboolean
is_known (const ZwIndicator *indicator, const char *part)
{
  for (guint i = 0; i < indicator->n_parts; i++)
    if (g_str_equal (indicator->parts[i].id, part))
      return isfinite (indicator->parts[i].value);
  return FALSE;
}

static void
end_sentence (const ZwDossier *dossier, GString *text)
{
  g_string_append (text, dossier->chinese ? "。" : ". ");
}

static char *
end_text (GString *text)
{
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static void
add_roads (ZwSurveyWriter *self, GString *text, const ZwSurveyPlace *place, const GPtrArray *layers)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwTally) tally = zw_tally_new (layers, "class", ZW_TALLY_LENGTH, place->geometry);
  const char *unit = zw_dossier_pick (dossier, "公里", "km");
  const char *name = zw_dossier_pick (dossier, "道路長度", "length of roads");
  g_autofree char *all = NULL;

  if (tally->entries->len == 0)
    return;
  all = zw_survey_print (self, place, "roads", name, tally->value / 1000.0, 2, unit, NULL, layers);
  g_string_append_printf (text, dossier->chinese ? "%s內道路總長 %s 公里" : "%s has %s km of roads",
                          place->name, all);
  for (guint i = 0; i < tally->entries->len && i < MOST_CLASSES; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (tally->entries, i);
      const char *kind = *entry->kind != '\0' ? entry->kind
                                              : zw_dossier_pick (dossier, "未分級", "no class");
      g_autofree char *key = g_strdup_printf ("roads/%s", kind);
      g_autofree char *label = g_strdup_printf ("%s (%s)", name, kind);
      g_autofree char *km = zw_survey_print (self, place, key, label, entry->value / 1000.0, 2,
                                             unit, NULL, layers);

      g_string_append_printf (text, "%s%s %s %s",
                              i > 0 ? zw_dossier_pick (dossier, "、", ", ")
                                    : zw_dossier_pick (dossier, "，包含", ": "),
                              kind, km, unit);
    }
  if (tally->entries->len > MOST_CLASSES && dossier->chinese)
    g_string_append (text, "等");
  end_sentence (dossier, text);
}

static void
append_name (const ZwDossier *dossier, GString *text, guint i, const char *name)
{
  g_string_append_printf (text, "%s%s", i > 0 ? zw_dossier_pick (dossier, "、", ", ") : "", name);
}

/* The lines of rail, by the timetable or the layer of railways. */
static void
add_rail (ZwSurveyWriter *self, GString *text, const ZwSurveyPlace *around)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) routes = zw_dossier_list_features (dossier, ZW_ROLE_ROUTES);
  g_autoptr (GPtrArray) railways = zw_dossier_list_features (dossier, ZW_ROLE_RAILWAYS);
  g_autoptr (ZwTally) tracks = zw_tally_new (railways, "name", ZW_TALLY_LENGTH, around->geometry);
  g_autoptr (ZwTally) lines = zw_tally_new (routes, "name", ZW_TALLY_LENGTH, around->geometry);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < tracks->entries->len && n < MOST_NAMES; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (tracks->entries, i);

      if (*entry->kind != '\0')
        append_name (dossier, names, n++, entry->kind);
    }
  for (guint i = 0; i < lines->entries->len && n < MOST_NAMES; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (lines->entries, i);

      if (*entry->kind != '\0' && zw_survey_is_rail (zw_survey_find_mode (routes, entry->kind)))
        append_name (dossier, names, n++, entry->kind);
    }
  if (tracks->value > 0.0)
    {
      g_autofree char *km = zw_survey_print (
          self, around, "railways", zw_dossier_pick (dossier, "鐵路長度", "length of railways"),
          tracks->value / 1000.0, 2, zw_dossier_pick (dossier, "公里", "km"), NULL, railways);

      g_string_append_printf (
          text, dossier->chinese ? "%s內鐵路長 %s 公里。" : "%s has %s km of railway. ",
          around->name, km);
    }
  if (n > 0)
    g_string_append_printf (
        text, dossier->chinese ? "軌道系統包含%s。" : "Rail in the districts: %s. ", names->str);
}

/* Public transport against private vehicles, where pairs of places were surveyed. */
static void
add_journeys (ZwSurveyWriter *self, GString *text, const ZwSurveyPlace *zone)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *time = print (self, zone, ZW_INDICATOR_A6, "value");
  g_autofree char *cost = print (self, zone, ZW_INDICATOR_A7, "value");

  if (find_indicator (zone, ZW_INDICATOR_A6) != NULL)
    g_string_append_printf (
        text,
        dossier->chinese ? "重要起迄對之公共運輸旅行時間平均為私人運具之 %s 倍。"
                         : "Between important places public transport takes %s times as long as "
                           "a private vehicle on average. ",
        time);
  if (find_indicator (zone, ZW_INDICATOR_A7) != NULL)
    g_string_append_printf (text,
                            dossier->chinese
                                ? "重要起迄對之公共運輸使用成本平均為私人運具之 %s 倍。"
                                : "It costs %s times as much on average. ",
                            cost);
}

char *
zw_survey_dup_corridors (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) roads = zw_dossier_list_features (dossier, ZW_ROLE_ROADS);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  GString *text = g_string_new (NULL);

  if (dossier->district_area != NULL)
    add_roads (self, text, around, roads);
  add_roads (self, text, zone, roads);
  add_rail (self, text, around);
  add_journeys (self, text, zone);
  return end_text (text);
}

/* Stations, stops and bike stations of one place; zw_survey_stops_new() counts as B1. */
static void
add_stations (ZwSurveyWriter *self, GString *text, const ZwSurveyPlace *place)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) stop_layers = zw_dossier_list_features (dossier, ZW_ROLE_STOPS);
  g_autoptr (GPtrArray) bike_layers = zw_dossier_list_features (dossier, ZW_ROLE_BIKE_STATIONS);
  g_autoptr (ZwSurveyStops) stops = zw_survey_stops_new (dossier, place->geometry);
  g_autoptr (ZwTally) bikes = zw_tally_new (bike_layers, NULL, ZW_TALLY_PLACES, place->geometry);
  const char *station = zw_dossier_pick (dossier, "站", "stations");
  const char *stop = zw_dossier_pick (dossier, "處", "stops");
  g_autofree char *rail = zw_survey_print (self, place, "stops/rail",
                                           zw_dossier_pick (dossier, "軌道車站數", "rail stations"),
                                           stops->n_rail, 0, station, NULL, stop_layers);
  g_autofree char *bus = zw_survey_print (self, place, "stops/bus",
                                          zw_dossier_pick (dossier, "公車站牌數", "bus stops"),
                                          stops->n_bus, 0, stop, NULL, stop_layers);
  g_autofree char *other = NULL;
  g_autofree char *bike = NULL;

  g_string_append (text, place->name);
  g_string_append (text, dossier->chinese ? "內有" : " has ");
  if (stop_layers->len > 0)
    g_string_append_printf (text,
                            dossier->chinese ? "軌道車站 %s 站、公車站牌 %s 處"
                                             : "%s rail stations, %s bus stops",
                            rail, bus);
  if (stops->n_other + stops->n_unknown > 0)
    {
      other = zw_survey_print (self, place, "stops/other",
                               zw_dossier_pick (dossier, "其他或未註明運具之站點",
                                                "stops of other modes or of none given"),
                               stops->n_other + stops->n_unknown, 0, stop, NULL, stop_layers);
      g_string_append_printf (text,
                              dossier->chinese ? "、其他或未註明運具之站點 %s 處"
                                               : ", %s stops of other modes or of none given",
                              other);
    }
  if (bike_layers->len > 0)
    {
      bike = zw_survey_print (
          self, place, "bike-stations",
          zw_dossier_pick (dossier, "公共自行車租賃站數", "public bike stations"), bikes->value, 0,
          station, NULL, bike_layers);
      g_string_append_printf (text, "%s",
                              stop_layers->len > 0 ? zw_dossier_pick (dossier, "、", ", ") : "");
      g_string_append_printf (
          text, dossier->chinese ? "公共自行車租賃站 %s 站" : "%s public bike stations", bike);
    }
  end_sentence (dossier, text);
}

char *
zw_survey_dup_stations (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  GString *text;

  if (!zw_dossier_has_role (dossier, ZW_ROLE_STOPS)
      && !zw_dossier_has_role (dossier, ZW_ROLE_BIKE_STATIONS))
    return NULL;
  text = g_string_new (NULL);
  if (dossier->district_area != NULL)
    add_stations (self, text, around);
  add_stations (self, text, zone);
  if (find_indicator (zone, ZW_INDICATOR_A1) != NULL)
    {
      g_autofree char *covered = print (self, zone, ZW_INDICATOR_A1, "value");
      double metres = dossier->latest->settings.baseline.radius_m;
      g_autofree char *radius = g_strdup_printf ("%g", metres);

      g_string_append_printf (
          text,
          dossier->chinese
              ? "%s居民居住於公共運輸站點 %s 公尺範圍內者（公共運輸服務涵蓋率）占 %s %%。"
              : "Of the residents of %s, those who live within %s m of a stop are %s %%.",
          zone->name, radius, covered);
    }
  return end_text (text);
}

char *
zw_survey_dup_routes (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_ROUTES);
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  const char *unit = zw_dossier_pick (dossier, "公里", "km");
  const char *title = zw_dossier_pick (dossier, "總里程", "In all");
  g_autoptr (ZwTally) lines = NULL;
  g_autofree char *km = NULL;
  g_autofree char *n = NULL;
  GString *text;

  if (layers->len == 0)
    return NULL;
  text = g_string_new (NULL);
  lines = zw_tally_new (layers, "name", ZW_TALLY_LENGTH, around->geometry);
  n = zw_survey_print (self, around, "routes/all/count", title, zw_survey_count_routes (lines), 0,
                       zw_dossier_pick (dossier, "條", "routes"), NULL, layers);
  km = zw_survey_print (self, around, "routes/all", title, lines->value / 1000.0, 3, unit, NULL,
                        layers);
  g_string_append_printf (text,
                          dossier->chinese ? "%s內公共運輸路線共 %s 條，路線里程合計 %s 公里。"
                                           : "%s has %s public transport routes of %s km in all. ",
                          around->name, n, km);
  if (find_indicator (zone, ZW_INDICATOR_B2) != NULL)
    {
      g_autofree char *own = print (self, zone, ZW_INDICATOR_B2, "value");
      g_autofree char *network = print (self, zone, ZW_INDICATOR_B2, "network_km");

      g_string_append_printf (
          text,
          dossier->chinese ? "%s內路線里程為 %s 公里，重疊路段僅計一次之路網里程為 %s 公里。"
                           : "Within %s they run %s km, or %s km with shared streets counted once.",
          zone->name, own, network);
    }
  return end_text (text);
}

char *
zw_survey_dup_ways (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) places = zw_survey_place_list (dossier);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      /* The districts first, then the zone. */
      const ZwSurveyPlace *place = g_ptr_array_index (places, (i + 1) % places->len);
      gboolean foot = find_indicator (place, ZW_INDICATOR_B3) != NULL;
      gboolean cycle = find_indicator (place, ZW_INDICATOR_B4) != NULL;

      if (!foot && !cycle)
        continue;
      g_string_append_printf (text, dossier->chinese ? "%s內" : "%s has ", place->name);
      if (foot)
        {
          g_autofree char *km = print (self, place, ZW_INDICATOR_B3, "value");

          g_string_append_printf (text, dossier->chinese ? "人行道長 %s 公里" : "%s km of footways",
                                  km);
        }
      if (foot && cycle)
        g_string_append (text, dossier->chinese ? "、" : " and ");
      if (cycle)
        {
          g_autofree char *km = print (self, place, ZW_INDICATOR_B4, "value");

          g_string_append_printf (
              text, dossier->chinese ? "自行車道長 %s 公里" : "%s km of cycleways", km);
        }
      end_sentence (dossier, text);
    }
  return end_text (text);
}

static void
add_part (ZwSurveyWriter *self,
          GString *text,
          const ZwSurveyPlace *place,
          const char *part,
          const char *zh,
          const char *en)
{
  const ZwDossier *dossier = self->dossier;
  const ZwIndicator *indicator = find_indicator (place, ZW_INDICATOR_B5);
  g_autofree char *n = NULL;

  if (!is_known (indicator, part))
    return;
  n = print (self, place, ZW_INDICATOR_B5, part);
  g_string_append_printf (text, "%s", zw_dossier_pick (dossier, "、", ", "));
  if (dossier->chinese)
    g_string_append_printf (text, "%s %s 槍", zh, n);
  else
    g_string_append_printf (text, "%s %s", n, en);
}

char *
zw_survey_dup_chargers (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) places = zw_survey_place_list (dossier);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const ZwSurveyPlace *place = g_ptr_array_index (places, (i + 1) % places->len);
      const ZwIndicator *indicator = find_indicator (place, ZW_INDICATOR_B5);
      gboolean posts = indicator != NULL && is_known (indicator, "posts");
      g_autofree char *sites = NULL;
      g_autofree char *n = NULL;

      if (indicator == NULL)
        continue;
      sites = print (self, place, ZW_INDICATOR_B5, "sites");
      n = print (self, place, ZW_INDICATOR_B5, posts ? "posts" : "value");
      if (dossier->chinese)
        g_string_append_printf (text, "%s內有公共充電站 %s 處、%s %s 座", place->name, sites,
                                posts ? "公共充電樁" : "充電設施", n);
      else
        g_string_append_printf (text, "%s has %s charging sites, %s %s", place->name, sites, n,
                                posts ? "posts" : "chargers");
      add_part (self, text, place, "guns", "充電槍", "guns");
      add_part (self, text, place, "fast", "快充", "of them fast");
      add_part (self, text, place, "slow", "慢充", "slow");
      end_sentence (dossier, text);
    }
  return end_text (text);
}

char *
zw_survey_dup_parking (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) places = zw_survey_place_list (dossier);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const ZwSurveyPlace *place = g_ptr_array_index (places, (i + 1) % places->len);
      g_autofree char *parks = NULL;
      g_autofree char *spaces = NULL;
      g_autofree char *electric = NULL;
      g_autofree char *share = NULL;

      if (find_indicator (place, ZW_INDICATOR_B6) == NULL)
        continue;
      parks = print (self, place, ZW_INDICATOR_B6, "car_parks");
      spaces = print (self, place, ZW_INDICATOR_B6, "denominator");
      electric = print (self, place, ZW_INDICATOR_B6, "numerator");
      share = print (self, place, ZW_INDICATOR_B6, "value");
      g_string_append_printf (
          text,
          dossier->chinese
              ? "%s內公共停車場 %s 處、停車格 %s 格，其中電動車專用停車格 %s 格，占 %s "
                "%%。"
              : "%s has %s public car parks with %s spaces, of which %s are for "
                "electric cars only: %s %%. ",
          place->name, parks, spaces, electric, share);
    }
  return end_text (text);
}
