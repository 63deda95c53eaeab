/* zw-cli-journeys.c: zonewright journeys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "base/zw-written.h"
#include "cli/zw-cli-private.h"
#include "geometry/zw-transform.h"
#include "import/zw-csv.h"
#include "metrics/zw-journey-settings.h"

/* What is asked, and what it is asked of. */
typedef struct
{
  ZwStore *store;
  ZwTransform *from_degrees;
  ZwJourneyNetwork *network;
  ZwJourneySearch *search;
  ZwJourneySettings settings;
  gboolean has_window;
  int depart_s;
} Asking;

/* Numbers of the settings that can be given. */
#define N_GIVEN 7

/* Columns of a table of pairs; the last may be missing. */
enum
{
  FROM_X,
  FROM_Y,
  TO_X,
  TO_Y,
  DEPART,
  N_COLUMNS,
};

/* "08:00" or "08:00:30"; hours pass 24 for the night that belongs to the day before. */
static gboolean
parse_time (const char *text, int *seconds)
{
  int hours, minutes, rest = 0, end = 0;
  gboolean ok = sscanf (text, "%2d:%2d%n", &hours, &minutes, &end) == 2;

  if (ok && text[end] == ':')
    {
      text += end;
      ok = sscanf (text, ":%2d%n", &rest, &end) == 1;
    }
  if (!ok || text[end] != '\0' || hours < 0 || hours > 47 || minutes < 0 || minutes > 59 || rest < 0
      || rest > 59)
    return FALSE;
  *seconds = hours * 3600 + minutes * 60 + rest;
  return TRUE;
}

static gboolean
parse_window (const char *text, ZwJourneyWindow *window)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);

  return g_strv_length (parts) == 2 && parse_time (parts[0], &window->from_s)
         && parse_time (parts[1], &window->to_s) && zw_journey_window_check (window);
}

static gboolean
parse_day (const char *text, ZwDayType *day)
{
  for (guint i = 0; i < ZW_N_DAY_TYPES; i++)
    if (g_strcmp0 (text, zw_day_type_get_id (i)) == 0)
      {
        *day = i;
        return TRUE;
      }
  return FALSE;
}

/* Degrees where the numbers can be such, else metres of the project. */
static gboolean
make_place (Asking *self, double x, double y, ZwPoint *place)
{
  *place = (ZwPoint){ x, y };
  if (!isfinite (x) || !isfinite (y))
    return FALSE;
  if (fabs (x) > 180.0 || fabs (y) > 90.0)
    return TRUE;
  return zw_transform_location (self->from_degrees, (ZwLocation){ x, y }, place, NULL);
}

static gboolean
parse_place (Asking *self, const char *text, ZwPoint *place)
{
  char *end = NULL, *last = NULL;
  double x = g_ascii_strtod (text, &end), y;

  if (end == text || *end != ',')
    return FALSE;
  y = g_ascii_strtod (end + 1, &last);
  return last != end + 1 && *last == '\0' && make_place (self, x, y, place);
}

static gboolean
load (Asking *self, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray)
      timetables = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_unref);

  self->from_degrees = zw_transform_new ("EPSG:4326", zw_store_get_crs (self->store), error);
  if (self->from_degrees == NULL)
    return FALSE;
  entries = zw_timetable_list (self->store, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      ZwTimetableEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (timetables, zw_timetable_ref (entry->timetable));
    }
  if (timetables->len == 0)
    {
      g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                           _ ("The project has no timetable. Import one (GTFS) with “zonewright "
                              "import”."));
      return FALSE;
    }
  self->network = zw_journey_network_new (timetables, self->settings.day, &self->settings.walk,
                                          zw_cli_progress (), error);
  if (self->network == NULL)
    return FALSE;
  self->search = zw_journey_search_new (self->network);
  return TRUE;
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_time (JsonBuilder *builder, const char *name, int seconds)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                                           seconds % 60);

  zw_json_add_text (builder, name, text);
}

/* A number of seconds, null where it is never. */
static void
add_seconds (JsonBuilder *builder, const char *name, int seconds)
{
  json_builder_set_member_name (builder, name);
  if (seconds == ZW_JOURNEY_NEVER)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, seconds);
}

static const ZwTimetableStop *
get_stop (const Asking *self, guint number)
{
  guint timetable, stop;

  if (number == ZW_TIMETABLE_NONE)
    return NULL;
  zw_journey_network_locate (self->network, number, &timetable, &stop);
  return &self->network->timetables[timetable]->stops[stop];
}

static const ZwTimetableRoute *
get_route (const Asking *self, const ZwJourneyLeg *leg)
{
  const ZwNetworkTrip *trip = &self->network->trips[leg->trip];
  const ZwTimetable *table = self->network->timetables[trip->timetable];

  return &table->routes[table->patterns[trip->pattern].route];
}

static void
add_stop (const Asking *self, JsonBuilder *builder, const char *name, guint number)
{
  const ZwTimetableStop *stop = get_stop (self, number);

  json_builder_set_member_name (builder, name);
  if (stop == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "id", stop->id);
  zw_json_add_text (builder, "name", stop->name);
  json_builder_end_object (builder);
}

static void
add_leg (const Asking *self, JsonBuilder *builder, const ZwJourneyLeg *leg)
{
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "kind", leg->is_ride ? "ride" : "walk");
  add_stop (self, builder, "from", leg->from_stop);
  add_stop (self, builder, "to", leg->to_stop);
  add_time (builder, "start", leg->start_s);
  add_time (builder, "end", leg->end_s);
  if (leg->is_ride)
    {
      const ZwTimetableRoute *route = get_route (self, leg);

      zw_json_add_text (builder, "route", route->id);
      zw_json_add_text (builder, "route_name", route->name);
      zw_json_add_text (builder, "mode", route->mode);
      zw_json_add_text (builder, "agency", route->agency);
    }
  else if (!isnan (leg->length_m))
    {
      json_builder_set_member_name (builder, "length_m");
      json_builder_add_double_value (builder, leg->length_m);
    }
  json_builder_end_object (builder);
}

static void
print_journey_as_json (const Asking *self, const ZwJourney *journey)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "day", zw_day_type_get_id (self->settings.day));
  add_time (builder, "departure", self->depart_s);
  add_seconds (builder, "departure_s", self->depart_s);
  add_seconds (builder, "arrival_s", journey != NULL ? journey->arrival_s : ZW_JOURNEY_NEVER);
  add_seconds (builder, "travel_s",
               journey != NULL ? journey->arrival_s - self->depart_s : ZW_JOURNEY_NEVER);
  if (journey != NULL)
    {
      add_time (builder, "arrival", journey->arrival_s);
      add_int (builder, "rides", journey->n_rides);
    }
  json_builder_set_member_name (builder, "legs");
  json_builder_begin_array (builder);
  for (guint i = 0; journey != NULL && i < journey->legs->len; i++)
    add_leg (self, builder, &g_array_index (journey->legs, ZwJourneyLeg, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  zw_cli_print_json (root);
}

static void
print_journey (const Asking *self, const ZwJourney *journey)
{
  if (journey == NULL)
    {
      g_print ("%s\n", _ ("There is no way by public transport from then on that day."));
      return;
    }
  for (guint i = 0; i < journey->legs->len; i++)
    {
      const ZwJourneyLeg *leg = &g_array_index (journey->legs, ZwJourneyLeg, i);
      const ZwTimetableStop *from = get_stop (self, leg->from_stop);
      const ZwTimetableStop *to = get_stop (self, leg->to_stop);

      g_print ("%02d:%02d:%02d–%02d:%02d:%02d  %s  %s – %s\n", leg->start_s / 3600,
               leg->start_s / 60 % 60, leg->start_s % 60, leg->end_s / 3600, leg->end_s / 60 % 60,
               leg->end_s % 60, leg->is_ride ? get_route (self, leg)->name : _ ("on foot"),
               from != NULL ? from->name : _ ("origin"), to != NULL ? to->name : _ ("destination"));
    }
  /* Translators: minutes, and a number of rides */
  g_print (_ ("%.1f min, rides: %u\n"), (journey->arrival_s - journey->departure_s) / 60.0,
           journey->n_rides);
}

static void
print_times_as_json (const Asking *self, const ZwTravelTimes *times)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "day", zw_day_type_get_id (self->settings.day));
  add_time (builder, "from", self->settings.window.from_s);
  add_time (builder, "to", self->settings.window.to_s);
  add_int (builder, "step_s", self->settings.window.step_s);
  add_int (builder, "departures", times->n);
  add_int (builder, "reached", times->n_reached);
  add_seconds (builder, "median_s", times->median_s);
  add_seconds (builder, "p85_s", times->p85_s);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  zw_cli_print_json (root);
}

static char *
write_minutes (int seconds)
{
  /* Translators: a number of minutes */
  return seconds == ZW_JOURNEY_NEVER ? g_strdup (_ ("no way"))
                                     : g_strdup_printf (_ ("%.1f min"), seconds / 60.0);
}

static void
print_times (const ZwTravelTimes *times)
{
  g_autofree char *median = write_minutes (times->median_s);
  g_autofree char *p85 = write_minutes (times->p85_s);

  /* Translators: %s is “32.5 min” or “no way” */
  g_print (_ ("median: %s\n"), median);
  /* Translators: %s is “32.5 min” or “no way” */
  g_print (_ ("85 %% of the departures take no longer than: %s\n"), p85);
  /* Translators: two numbers of departures */
  g_print (_ ("departures with a way: %u of %u\n"), times->n_reached, times->n);
}

static void
answer_one (Asking *self, ZwPoint from, ZwPoint to, gboolean json)
{
  if (self->has_window)
    {
      ZwTravelTimes times;

      zw_journey_find_times (self->search, from, to, &self->settings.window,
                             self->settings.max_rides, &times);
      if (json)
        print_times_as_json (self, &times);
      else
        print_times (&times);
    }
  else
    {
      g_autoptr (ZwJourney) journey = zw_journey_find (self->search, from, to, self->depart_s,
                                                       self->settings.max_rides);

      if (json)
        print_journey_as_json (self, journey);
      else
        print_journey (self, journey);
    }
}

static void
print_cell (int seconds, char end)
{
  if (seconds == ZW_JOURNEY_NEVER)
    g_print ("%c", end);
  else
    g_print ("%d%c", seconds, end);
}

/* A row of the table of pairs: two places and perhaps a departure. */
static gboolean
read_row (Asking *self, ZwCsv *csv, const int *columns, ZwPoint *places, int *depart_s)
{
  double numbers[DEPART];

  for (guint i = 0; i < DEPART; i++)
    {
      const char *text = zw_csv_get (csv, columns[i]);
      char *end = NULL;

      numbers[i] = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        return FALSE;
    }
  *depart_s = self->depart_s;
  if (columns[DEPART] >= 0 && *zw_csv_get (csv, columns[DEPART]) != '\0'
      && !parse_time (zw_csv_get (csv, columns[DEPART]), depart_s))
    return FALSE;
  return make_place (self, numbers[FROM_X], numbers[FROM_Y], &places[0])
         && make_place (self, numbers[TO_X], numbers[TO_Y], &places[1]);
}

static void
answer_row (Asking *self, guint number, const ZwPoint *places, int depart_s)
{
  g_print ("%u,", number);
  if (self->has_window)
    {
      ZwTravelTimes times;

      zw_journey_find_times (self->search, places[0], places[1], &self->settings.window,
                             self->settings.max_rides, &times);
      print_cell (times.median_s, ',');
      print_cell (times.p85_s, ',');
      g_print ("%u,%u\n", times.n_reached, times.n);
    }
  else
    {
      int arrival_s = zw_journey_find_arrival (self->search, places[0], places[1], depart_s,
                                               self->settings.max_rides);

      print_cell (depart_s, ',');
      print_cell (arrival_s, '\n');
    }
}

/* One line for each row, in their order. */
static gboolean
answer_pairs (Asking *self, const char *path, GError **error)
{
  static const char *const names[N_COLUMNS] = { "from_x", "from_y", "to_x", "to_y", "depart" };
  const ZwCsvOptions options = { .trim = TRUE };
  g_autoptr (ZwCsv) csv = zw_csv_new_for_path (path, &options, error);
  int columns[N_COLUMNS];
  ZwCsvStatus status;

  if (csv == NULL)
    return FALSE;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = zw_csv_find (csv, names[i]);
      if (columns[i] >= 0 || i == DEPART)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file and the name of a column */
                   _ ("“%s” has no column “%s”; a table of pairs has from_x, from_y, to_x, to_y "
                      "and perhaps depart."),
                   path, names[i]);
      return FALSE;
    }
  g_print ("%s\n",
           self->has_window ? "row,median_s,p85_s,reached,departures" : "row,depart_s,arrive_s");
  for (guint n = 1; (status = zw_csv_next (csv, error)) == ZW_CSV_ROW; n++)
    {
      ZwPoint places[2];
      int depart_s;

      if (!read_row (self, csv, columns, places, &depart_s))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       /* Translators: a file and the number of a row */
                       _ ("“%s”, row %u: two places as numbers and a time as 08:00 were expected."),
                       path, n);
          return FALSE;
        }
      answer_row (self, n, places, depart_s);
    }
  return status == ZW_CSV_END;
}

static void
asking_clear (Asking *self)
{
  zw_journey_search_free (self->search);
  g_clear_pointer (&self->network, zw_journey_network_unref);
  zw_transform_free (self->from_degrees);
  g_clear_object (&self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

/* The numbers of the settings that can be given. */
static void
list_numbers (ZwJourneySettings *settings, double **numbers)
{
  double *const all[N_GIVEN] = { &settings->walk.speed_kmh,    &settings->walk.detour,
                                 &settings->walk.max_access_m, &settings->walk.max_transfer_m,
                                 &settings->walk.max_direct_m, &settings->private_speed_kmh,
                                 &settings->private_cost_km };

  for (guint i = 0; i < N_GIVEN; i++)
    numbers[i] = all[i];
}

static void
forget_numbers (ZwJourneySettings *given)
{
  double *numbers[N_GIVEN];

  zw_journey_settings_init (given);
  list_numbers (given, numbers);
  for (guint i = 0; i < N_GIVEN; i++)
    *numbers[i] = (double) NAN;
}

static void
take_numbers (ZwJourneySettings *settings, ZwJourneySettings *given)
{
  double *from[N_GIVEN], *to[N_GIVEN];

  list_numbers (given, from);
  list_numbers (settings, to);
  for (guint i = 0; i < N_GIVEN; i++)
    if (!isnan (*from[i]))
      *to[i] = *from[i];
}

int
zw_cli_journeys (int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *depart = NULL;
  g_autofree char *window = NULL;
  g_autofree char *day = NULL;
  g_autofree char *pairs = NULL;
  int max_rides = -1;
  gboolean json = FALSE, keep = FALSE;
  g_auto (Asking) asking = { .depart_s = 8 * 3600 };
  ZwJourneySettings given; /* NaN where nothing is given */
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("Where it begins, degrees or metres"), "X,Y" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Where it ends"), "X,Y" },
    { "pairs", 0, 0, G_OPTION_ARG_FILENAME, &pairs,
      N_ ("Table with from_x, from_y, to_x, to_y, depart"), "FILE" },
    { "depart", 0, 0, G_OPTION_ARG_STRING, &depart, N_ ("Time of departure"), "08:00" },
    { "window", 0, 0, G_OPTION_ARG_STRING, &window, N_ ("All departures from one time to another"),
      "07:00-09:00" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("weekday, saturday or sunday"), "D" },
    { "max-rides", 0, 0, G_OPTION_ARG_INT, &max_rides, N_ ("Most rides; 0 for any number"), "N" },
    { "walk-kmh", 0, 0, G_OPTION_ARG_DOUBLE, &given.walk.speed_kmh, N_ ("Walking speed"), "4.5" },
    { "walk-detour", 0, 0, G_OPTION_ARG_DOUBLE, &given.walk.detour,
      N_ ("Length of ways on foot over the straight line"), "1.3" },
    { "max-access", 0, 0, G_OPTION_ARG_DOUBLE, &given.walk.max_access_m,
      N_ ("Longest way to the first stop and from the last, in metres"), "1000" },
    { "max-transfer", 0, 0, G_OPTION_ARG_DOUBLE, &given.walk.max_transfer_m,
      N_ ("Longest way between two rides, in metres"), "500" },
    { "max-direct", 0, 0, G_OPTION_ARG_DOUBLE, &given.walk.max_direct_m,
      N_ ("Longest way without a ride, in metres"), "2000" },
    { "private-kmh", 0, 0, G_OPTION_ARG_DOUBLE, &given.private_speed_kmh,
      N_ ("Speed of private vehicles where not surveyed (A6)"), "25" },
    { "private-cost", 0, 0, G_OPTION_ARG_DOUBLE, &given.private_cost_km,
      N_ ("NT$ a kilometre by private vehicle where not surveyed (A7)"), "N" },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &keep,
      N_ ("Keep the settings in the project, for A4, A6 and A7 too"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  ZwPoint origin, destination;
  GError *error = NULL;
  int status = ZW_CLI_DONE;
  gboolean is_asked;

  forget_numbers (&given);
  if (!zw_cli_parse (&argc, &argv, "P.gpkg",
                     _ ("Finds the way and the travel time by public transport."), entries, 1, 1))
    return ZW_CLI_USAGE;
  is_asked = pairs != NULL || from != NULL || to != NULL;
  if ((is_asked || !keep) && (pairs == NULL) == (from == NULL || to == NULL))
    return zw_cli_misuse (_ ("Give --from and --to, or --pairs."));
  if (max_rides > ZW_JOURNEY_MAX_RIDES || max_rides < -1)
    return zw_cli_misuse (_ ("--max-rides takes 0 to %d."), ZW_JOURNEY_MAX_RIDES);
  asking.store = zw_cli_open (argv[1], &status);
  if (asking.store == NULL)
    return status;
  zw_journey_settings_load (&asking.settings, asking.store);
  asking.has_window = window != NULL;
  if (max_rides >= 0)
    asking.settings.max_rides = (guint) max_rides;
  if (depart != NULL && !parse_time (depart, &asking.depart_s))
    return zw_cli_misuse (_ ("--depart takes a time such as 08:00."));
  if (window != NULL && !parse_window (window, &asking.settings.window))
    return zw_cli_misuse (_ ("--window takes two times such as 07:00-09:00."));
  if (day != NULL && !parse_day (day, &asking.settings.day))
    return zw_cli_misuse (_ ("--day takes weekday, saturday or sunday."));
  take_numbers (&asking.settings, &given);
  if (!zw_journey_settings_check (&asking.settings, &error)
      || (keep && !zw_journey_settings_save (&asking.settings, asking.store, &error)))
    return zw_cli_fail (error);
  if (!is_asked)
    return ZW_CLI_DONE;
  if (!load (&asking, &error))
    return zw_cli_fail (error);
  if (pairs != NULL)
    return answer_pairs (&asking, pairs, &error) ? ZW_CLI_DONE : zw_cli_fail (error);
  if (!parse_place (&asking, from, &origin) || !parse_place (&asking, to, &destination))
    return zw_cli_misuse (_ ("--from and --to take two numbers such as 121.517,25.048."));
  answer_one (&asking, origin, destination, json);
  return ZW_CLI_DONE;
}
