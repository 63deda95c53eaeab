/* zw-service-stops.c: departures of stops, from timetables or columns of their layer
 *
 * A stop has a headway of the length of the window over the departures in it, all
 * its routes and directions together. So one that is served for part of the window
 * only, or in bunches, has the headway that one finds who comes at any time, and
 * not that of its best hours. A station stands for its platforms: they have its
 * departures together, and it is wherever they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "metrics/zw-baseline-private.h"
#include "metrics/zw-service-private.h"

/* Parents of parents are followed so far. */
#define MAX_DEPTH 4

static const ZwServiceFigures no_service = { NAN, -1, -1, FALSE };

/* Departures of one stop on one kind of day. */
typedef struct
{
  guint n_in_window;
  int first_s;
  int last_s;
} Departures;

void
zw_service_stops_init (ZwServiceStops *self)
{
  *self = (ZwServiceStops){ 0 };
  self->stops = g_array_new (FALSE, FALSE, sizeof (ZwServiceStop));
  self->places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->whole_day = g_ptr_array_new_with_free_func (g_free);
  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    self->dates[d] = g_string_new (NULL);
}

void
zw_service_stops_clear (ZwServiceStops *self)
{
  g_array_unref (self->stops);
  g_array_unref (self->places);
  g_ptr_array_unref (self->whole_day);
  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    g_string_free (self->dates[d], TRUE);
}

static void
add_date (ZwServiceStops *self, ZwDayType day, const char *date)
{
  self->days |= 1u << day;
  if (date == NULL || strstr (self->dates[day]->str, date) != NULL)
    return;
  g_string_append_printf (self->dates[day], "%s%s", self->dates[day]->len > 0 ? ", " : "", date);
}

/* One of the stop's own places: a platform, or the station itself. */
static void
add_place (ZwServiceStops *self, ZwServiceStop *stop, ZwPoint place)
{
  if (isnan (place.x) || isnan (place.y))
    return;
  if (self->places->len == stop->first_place)
    stop->place = place;
  g_array_append_val (self->places, place);
  stop->end_place = self->places->len;
}

static ZwServiceStop
begin_stop (const ZwServiceStops *self)
{
  ZwServiceStop stop = { .place = { NAN, NAN },
                         .first_place = self->places->len,
                         .end_place = self->places->len };

  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    stop.days[d] = no_service;
  return stop;
}

static void
count_departure (Departures *self, int time_s, const ZwServiceSettings *settings)
{
  self->n_in_window += time_s >= settings->from_s && time_s < settings->to_s;
  self->first_s = self->first_s < 0 ? time_s : MIN (self->first_s, time_s);
  self->last_s = MAX (self->last_s, time_s);
}

/* Departures of each station on each kind of day: @ZW_N_DAY_TYPES for each stop. */
static Departures *
count_departures (const ZwTimetable *timetable, const ZwServiceSettings *settings)
{
  Departures *all = g_new (Departures, (gsize) timetable->n_stops * ZW_N_DAY_TYPES + 1);

  for (gsize i = 0; i < (gsize) timetable->n_stops * ZW_N_DAY_TYPES; i++)
    all[i] = (Departures){ 0, -1, -1 };
  for (guint p = 0; p < timetable->n_patterns; p++)
    {
      const ZwTimetablePattern *pattern = &timetable->patterns[p];

      for (guint s = 0; s + 1 < pattern->n_stops; s++)
        {
          guint at = pattern->first_stop + s;
          Departures *own = all
                            + (gsize) zw_timetable_get_station (timetable,
                                                                timetable->pattern_stops[at])
                                  * ZW_N_DAY_TYPES;

          if ((timetable->pattern_flags[at] & ZW_TIMETABLE_PICK_UP) == 0)
            continue;
          for (guint t = 0; t < pattern->n_trips; t++)
            for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
              if ((timetable->trip_days[pattern->first_trip + t] >> d & 1) != 0)
                count_departure (
                    &own[d], timetable->departures[pattern->first_time + t * pattern->n_stops + s],
                    settings);
        }
    }
  return all;
}

static ZwServiceFigures
get_figures (const Departures *departures, const ZwServiceSettings *settings)
{
  ZwServiceFigures figures = { NAN, departures->first_s, departures->last_s,
                               departures->first_s >= 0 };

  if (departures->n_in_window > 0)
    figures.headway_min = (settings->to_s - settings->from_s) / 60.0 / departures->n_in_window;
  return figures;
}

/**
 * zw_service_stops_add_timetable:
 *
 * Adds the stops of a timetable that have a place; those where nothing departs
 * are no stops.
 */
void
zw_service_stops_add_timetable (ZwServiceStops *self,
                                const ZwTimetable *timetable,
                                const ZwServiceSettings *settings)
{
  g_autofree Departures *departures = count_departures (timetable, settings);

  self->n_timetables++;
  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    {
      int date = timetable->dates[d];
      char text[32];

      g_snprintf (text, sizeof text, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
      if (date != 0)
        add_date (self, (ZwDayType) d, text);
    }
  for (guint i = 0; i < timetable->n_stops; i++)
    {
      ZwServiceStop stop = begin_stop (self);
      gboolean is_served = FALSE;

      if (timetable->stops[i].parent != ZW_TIMETABLE_NONE)
        continue;
      for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
        {
          stop.days[d] = get_figures (&departures[(gsize) i * ZW_N_DAY_TYPES + d], settings);
          is_served |= stop.days[d].is_served;
        }
      if (!is_served)
        continue;
      add_place (self, &stop, timetable->stops[i].place);
      for (guint c = timetable->child_starts[i]; c < timetable->child_starts[i + 1]; c++)
        add_place (self, &stop, timetable->stops[timetable->children[c]].place);
      g_array_append_val (self->stops, stop);
    }
}

/* "5:30", "05:30", "05:30:00" or "0530"; −1 for anything else. */
static int
parse_time (const char *text)
{
  guint hours, minutes;
  int end = 0;

  if (text == NULL)
    return -1;
  if ((sscanf (text, "%2u:%2u%n", &hours, &minutes, &end) == 2
       || (strspn (text, "0123456789") == 4
           && sscanf (text, "%2u%2u%n", &hours, &minutes, &end) == 2))
      && (text[end] == '\0' || text[end] == ':') && hours < 48 && minutes < 60)
    return (int) (hours * 3600 + minutes * 60);
  return -1;
}

/* The better of what is known of a stop twice. */
static void
take_better (ZwServiceFigures *self, const ZwServiceFigures *other)
{
  self->headway_min = fmin (self->headway_min, other->headway_min);
  if (other->first_s >= 0)
    self->first_s = self->first_s < 0 ? other->first_s : MIN (self->first_s, other->first_s);
  self->last_s = MAX (self->last_s, other->last_s);
  self->is_served |= other->is_served;
}

static const char *
get_text (const char *const *texts, guint row)
{
  return texts != NULL && texts[row] != NULL && *texts[row] != '\0' ? texts[row] : NULL;
}

static ZwServiceFigures
read_figures (const ZwFeatures *features, guint row)
{
  const double *headways = zw_features_get_numbers (features, "headway_min");
  const double *departures = zw_features_get_numbers (features, "departures");
  ZwServiceFigures figures = {
    .headway_min = headways != NULL && headways[row] > 0.0 ? headways[row] : (double) NAN,
    .first_s = parse_time (get_text (zw_features_get_texts (features, "first_time"), row)),
    .last_s = parse_time (get_text (zw_features_get_texts (features, "last_time"), row)),
  };

  figures.is_served = !isnan (figures.headway_min) || figures.first_s >= 0 || figures.last_s >= 0
                      || (departures != NULL && departures[row] > 0.0);
  return figures;
}

/* The row of the station that each row belongs to, at the top. */
static guint *
find_stations (const ZwFeatures *features)
{
  const char *const *ids = zw_features_get_texts (features, "stop_id");
  const char *const *parents = zw_features_get_texts (features, "parent");
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  guint *stations = g_new (guint, features->n + 1);

  for (guint i = 0; i < features->n; i++)
    if (get_text (ids, i) != NULL && !g_hash_table_contains (rows, ids[i]))
      g_hash_table_insert (rows, (gpointer) ids[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < features->n; i++)
    {
      guint at = i, depth = 0;
      gpointer above;

      for (; depth < MAX_DEPTH && get_text (parents, at) != NULL
             && g_hash_table_lookup_extended (rows, parents[at], NULL, &above)
             && GPOINTER_TO_UINT (above) != at;
           depth++)
        at = GPOINTER_TO_UINT (above);
      stations[i] = depth < MAX_DEPTH ? at : i;
    }
  return stations;
}

static void
add_layer_date (ZwServiceStops *self, const ZwLayer *layer, ZwDayType *day)
{
  int year, month, date;

  *day = ZW_DAY_WEEKDAY;
  if (g_strcmp0 (layer->source.format, "GTFS") == 0 && layer->source.date != NULL
      && sscanf (layer->source.date, "%4d-%2d-%2d", &year, &month, &date) == 3)
    {
      *day = zw_day_type_from_date (year * 10000 + month * 100 + date);
      add_date (self, *day, layer->source.date);
    }
  else
    add_date (self, *day, NULL);
}

/**
 * zw_service_stops_add_layer:
 * @features: stops without a timetable
 *
 * Takes mean headway, first and last departure from the columns of the layer. They
 * are of the whole day, and of one kind of day: that of its service day, or Monday
 * to Friday where it has none. A station without figures has the best of those of
 * its platforms. Stops that no figures are known of are left out.
 */
void
zw_service_stops_add_layer (ZwServiceStops *self, const ZwFeatures *features)
{
  g_autofree guint *stations = find_stations (features);
  g_autofree ZwServiceFigures *figures = g_new (ZwServiceFigures, features->n + 1);
  g_autofree guint *first = g_new (guint, features->n + 1);
  g_autofree guint *next = g_new (guint, features->n + 1);
  guint n_known = 0;
  ZwDayType day = ZW_DAY_WEEKDAY;

  for (guint i = 0; i < features->n; i++)
    {
      figures[i] = read_figures (features, i);
      first[i] = next[i] = ZW_TIMETABLE_NONE;
    }
  for (guint i = features->n; i > 0; i--)
    if (stations[i - 1] != i - 1)
      {
        next[i - 1] = first[stations[i - 1]];
        first[stations[i - 1]] = i - 1;
      }
  for (guint i = 0; i < features->n; i++)
    if (stations[i] == i)
      {
        for (guint p = first[i]; p != ZW_TIMETABLE_NONE && !read_figures (features, i).is_served;
             p = next[p])
          take_better (&figures[i], &figures[p]);
        n_known += figures[i].is_served;
        self->n_unknown += !figures[i].is_served;
      }
  if (n_known == 0)
    return;
  add_layer_date (self, features->layer, &day);
  g_ptr_array_add (self->whole_day, g_strdup (features->layer->name));
  for (guint i = 0; i < features->n; i++)
    if (stations[i] == i && figures[i].is_served)
      {
        ZwServiceStop stop = begin_stop (self);

        stop.days[day] = figures[i];
        add_place (self, &stop, zw_baseline_get_place (features, i));
        for (guint p = first[i]; p != ZW_TIMETABLE_NONE; p = next[p])
          add_place (self, &stop, zw_baseline_get_place (features, p));
        g_array_append_val (self->stops, stop);
      }
}
