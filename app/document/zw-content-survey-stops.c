/* zw-content-survey-stops.c: which line serves which stop, and the tables of stations, bus stops
 * and bikes
 *
 * Which line serves a stop is known where a timetable came with the layer of stops.
 * Other stops are told without a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "document/zw-content-survey-private.h"
#include "geometry/zw-prepared.h"
#include "import/zw-mode.h"
#include "metrics/zw-baseline-private.h"

/* Names in a cell of stops of which no line is known. */
#define NAMES_IN_CELL 40

/* A stop that counts. */
typedef struct
{
  const char *name;
  const char *mode; /* "" where it is not known */
  gboolean served;  /* a line of the timetable calls */
} Stop;

static void
line_free (gpointer data)
{
  ZwSurveyLine *self = data;

  g_free (self->mode);
  g_free (self->agency);
  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static ZwSurveyLine *
line_new (const char *mode, const char *agency, const char *id, const char *name)
{
  ZwSurveyLine *self = g_new0 (ZwSurveyLine, 1);

  self->mode = g_strdup (mode);
  self->agency = g_strdup (agency);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
line_add_stop (ZwSurveyLine *self, const char *name)
{
  self->n_stops++;
  if (*name != '\0' && !g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL))
    g_ptr_array_add (self->names, g_strdup (name));
}

static const char *
get_text (const char *const *texts, guint row)
{
  return texts != NULL && texts[row] != NULL ? texts[row] : "";
}

static const char *
find_mode (const ZwFeatures *features, guint row)
{
  const char *mode = zw_mode_normalise (get_text (zw_features_get_texts (features, "mode"), row));

  if (mode == NULL)
    mode = zw_mode_guess (features->layer->name);
  return mode != NULL ? mode : "";
}

/* The stops of a layer that count in the place, by their numbers: platforms count with
 * their station, and a number that comes again is the same stop (as in B1). */
static GHashTable *
collect_stops (const ZwFeatures *features, const ZwPrepared *place)
{
  GHashTable *stops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *ids = zw_features_get_texts (features, "stop_id");
  const char *const *parents = zw_features_get_texts (features, "parent");
  const char *const *names = zw_features_get_texts (features, "name");

  for (guint i = 0; i < features->n; i++)
    g_hash_table_add (known, (gpointer) get_text (ids, i));
  for (guint i = 0; i < features->n; i++)
    {
      const char *id = get_text (ids, i), *parent = get_text (parents, i);
      ZwPoint at;
      Stop *stop;
      char *key;

      if (!zw_features_has_shape (features, i)
          || (*parent != '\0' && !g_str_equal (parent, id)
              && g_hash_table_contains (known, parent)))
        continue;
      at = zw_baseline_get_place (features, i);
      if (!zw_prepared_contains (place, at.x, at.y))
        continue;
      key = *id != '\0' ? g_strdup (id) : g_strdup_printf ("\n%u", i);
      if (g_hash_table_contains (stops, key))
        {
          g_free (key);
          continue;
        }
      stop = g_new0 (Stop, 1);
      stop->name = get_text (names, i);
      stop->mode = find_mode (features, i);
      g_hash_table_insert (stops, key, stop);
    }
  return stops;
}

static int
compare_patterns (gconstpointer a, gconstpointer b)
{
  const ZwTimetablePattern *one = *(const ZwTimetablePattern *const *) a;
  const ZwTimetablePattern *other = *(const ZwTimetablePattern *const *) b;

  if (one->route != other->route)
    return one->route < other->route ? -1 : 1;
  if (one->n_stops != other->n_stops)
    return one->n_stops > other->n_stops ? -1 : 1;
  return (one > other) - (one < other);
}

/* The longest run of a route tells the order of its stops, others add theirs. */
static void
add_lines (ZwSurveyStops *self, const ZwTimetable *timetable, GHashTable *stops)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  ZwSurveyLine *line = NULL;
  guint route = ZW_TIMETABLE_NONE;

  for (guint p = 0; p < timetable->n_patterns; p++)
    g_ptr_array_add (patterns, &timetable->patterns[p]);
  g_ptr_array_sort (patterns, compare_patterns);
  for (guint p = 0; p < patterns->len; p++)
    {
      const ZwTimetablePattern *pattern = g_ptr_array_index (patterns, p);

      if (pattern->route != route)
        {
          g_hash_table_remove_all (seen);
          line = NULL;
        }
      route = pattern->route;
      for (guint i = 0; i < pattern->n_stops; i++)
        {
          guint at = timetable->pattern_stops[pattern->first_stop + i];
          const ZwTimetableStop *called =
              &timetable->stops[zw_timetable_get_station (timetable, at)];
          Stop *stop = g_hash_table_lookup (stops, called->id);

          if (stop == NULL)
            stop = g_hash_table_lookup (stops, (called = &timetable->stops[at])->id);
          if (stop == NULL || !g_hash_table_add (seen, (gpointer) called->id))
            continue;
          if (line == NULL)
            {
              const ZwTimetableRoute *it = &timetable->routes[route];
              const char *mode = *it->mode != '\0' ? it->mode : stop->mode;

              line = line_new (mode, it->agency, it->id, *it->name != '\0' ? it->name : it->id);
              g_ptr_array_add (self->lines, line);
            }
          stop->served = TRUE;
          line_add_stop (line, stop->name);
        }
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static ZwSurveyLine *
find_rest (ZwSurveyStops *self, const char *mode)
{
  ZwSurveyLine *line;

  for (guint i = 0; i < self->lines->len; i++)
    {
      line = g_ptr_array_index (self->lines, i);
      if (*line->name == '\0' && g_str_equal (line->mode, mode))
        return line;
    }
  line = line_new (mode, "", "", "");
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
count_stops (ZwSurveyStops *self, GHashTable *stops)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, stops);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Stop *stop = value;

      if (zw_survey_is_rail (stop->mode))
        self->n_rail++;
      else if (zw_survey_is_bus (stop->mode))
        self->n_bus++;
      else if (*stop->mode != '\0')
        self->n_other++;
      else
        self->n_unknown++;
      if (!stop->served)
        line_add_stop (find_rest (self, stop->mode), stop->name);
    }
}

/* The sort is stable: lines of one mode stay in the order of the timetable. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ZwSurveyLine *one = *(const ZwSurveyLine *const *) a;
  const ZwSurveyLine *other = *(const ZwSurveyLine *const *) b;
  int order = strcmp (one->mode, other->mode);

  return order != 0 ? order : (*one->name == '\0') - (*other->name == '\0');
}

/**
 * zw_survey_stops_new:
 * @place: polygon
 *
 * Returns: (transfer full): the stops there, by the lines that serve them
 */
ZwSurveyStops *
zw_survey_stops_new (const ZwDossier *dossier, const ZwGeometry *place)
{
  ZwSurveyStops *self = g_new0 (ZwSurveyStops, 1);
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_STOPS);
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (place);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      g_autoptr (GHashTable) stops = collect_stops (features, prepared);

      for (guint t = 0; t < dossier->timetables->len; t++)
        {
          const ZwTimetableEntry *entry = g_ptr_array_index (dossier->timetables, t);

          if (entry->layer_id == features->layer->id)
            add_lines (self, entry->timetable, stops);
        }
      count_stops (self, stops);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      ZwSurveyLine *line = g_ptr_array_index (self->lines, i);

      if (*line->name == '\0')
        g_ptr_array_sort (line->names, compare_strings);
    }
  g_ptr_array_sort (self->lines, compare_lines);
  return self;
}

void
zw_survey_stops_free (ZwSurveyStops *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static char *
dup_names (const ZwDossier *dossier, const ZwSurveyLine *line, guint from, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < end; i++)
    g_string_append_printf (text, "%s%s", i > from ? (dossier->chinese ? "、" : ", ") : "",
                            (const char *) g_ptr_array_index (line->names, i));
  if (text->len == 0)
    g_string_append (text, ZW_SURVEY_NOTHING);
  return g_string_free (text, FALSE);
}

static char *
dup_system (const ZwDossier *dossier, const ZwSurveyLine *line)
{
  g_autofree char *mode = zw_survey_dup_mode (dossier, line->mode);

  if (*line->agency == '\0')
    return g_steal_pointer (&mode);
  return g_strdup_printf (dossier->chinese ? "%s（%s）" : "%s (%s)", mode, line->agency);
}

static char *
print_count (ZwSurveyWriter *self,
             const ZwSurveyPlace *place,
             const ZwSurveyLine *line,
             gboolean rail,
             const GPtrArray *layers)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *mode = zw_survey_dup_mode (dossier, line->mode);
  g_autofree char *what = g_strdup_printf ("stops/%s/%s", *line->mode != '\0' ? line->mode : "none",
                                           *line->id != '\0' ? line->id : "none");
  g_autofree char *name = g_strdup_printf (
      dossier->chinese ? "%s%s%s數" : "%s %s: %s", *line->name != '\0' ? line->name : mode,
      *line->name != '\0' ? "" : zw_dossier_pick (dossier, "（路線未知）", "(line not known)"),
      rail ? zw_dossier_pick (dossier, "車站", "stations")
           : zw_dossier_pick (dossier, "站牌", "stops"));

  return zw_survey_print (self, place, what, name, line->n_stops, 0,
                          rail ? zw_dossier_pick (dossier, "站", "stations")
                               : zw_dossier_pick (dossier, "處", "stops"),
                          NULL, layers);
}

/* The stops of which no line is known would fill pages with one row each. */
static void
write_line (ZwSurveyWriter *self,
            const ZwSurveyPlace *place,
            const ZwSurveyLine *line,
            const char *system,
            gboolean rail,
            const GPtrArray *layers)
{
  guint step = *line->name != '\0' ? MAX (line->names->len, 1) : NAMES_IN_CELL;

  for (guint from = 0; from == 0 || from < line->names->len; from += step)
    {
      zw_survey_begin_row (self, ZW_ROW_BODY);
      if (rail)
        zw_survey_add_cell (self, from == 0 ? system : NULL);
      zw_survey_add_cell (self, from > 0              ? NULL
                                : *line->name != '\0' ? line->name
                                                      : ZW_SURVEY_NOTHING);
      zw_survey_take_cell (
          self, dup_names (self->dossier, line, from, MIN (from + step, line->names->len)));
      zw_survey_take_cell (self, from == 0 ? print_count (self, place, line, rail, layers) : NULL);
    }
}

/**
 * zw_survey_write_stops:
 * @rail: the stations of table 1; else the bus stops of table 2
 */
void
zw_survey_write_stops (ZwSurveyWriter *self, gboolean rail)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwSurveyPlace) place = zw_survey_place_new_around (dossier);
  g_autoptr (ZwSurveyStops) stops = zw_survey_stops_new (dossier, place->geometry);
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_STOPS);
  g_autofree char *last = NULL;
  guint n = rail ? stops->n_rail : stops->n_bus;

  for (guint i = 0; i < stops->lines->len; i++)
    {
      const ZwSurveyLine *line = g_ptr_array_index (stops->lines, i);
      g_autofree char *system = dup_system (dossier, line);
      gboolean same = g_strcmp0 (system, last) == 0;

      if (!(rail ? zw_survey_is_rail : zw_survey_is_bus) (line->mode))
        continue;
      write_line (self, place, line, same ? NULL : system, rail, layers);
      g_free (last);
      last = g_steal_pointer (&system);
    }
  if (n == 0)
    return;
  zw_survey_begin_row (self, ZW_ROW_TOTAL);
  zw_survey_add_cell (self, zw_dossier_pick (dossier, "合計", "Total"));
  if (rail)
    zw_survey_add_cell (self, "");
  zw_survey_add_cell (self, zw_dossier_pick (dossier, "各站僅計一次", "each counted once"));
  zw_survey_take_cell (
      self, zw_survey_print (self, place, rail ? "stops/rail" : "stops/bus",
                             rail ? zw_dossier_pick (dossier, "軌道車站數", "rail stations")
                                  : zw_dossier_pick (dossier, "公車站牌數", "bus stops"),
                             n, 0,
                             rail ? zw_dossier_pick (dossier, "站", "stations")
                                  : zw_dossier_pick (dossier, "處", "stops"),
                             NULL, layers));
}

/* A station of bikes that lies in the place. */
typedef struct
{
  const ZwFeatures *features;
  guint row;
  const char *name;
  double docks;
} BikeStation;

static int
compare_bike_stations (gconstpointer a, gconstpointer b)
{
  const BikeStation *one = a, *other = b;

  return strcmp (one->name, other->name);
}

/**
 * zw_survey_tells_docks:
 *
 * Returns: whether any station of bikes tells how many docks it has
 */
gboolean
zw_survey_tells_docks (const ZwDossier *dossier)
{
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_BIKE_STATIONS);

  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const double *capacities = zw_features_get_numbers (features, "capacity");

      for (guint i = 0; capacities != NULL && i < features->n; i++)
        if (isfinite (capacities[i]))
          return TRUE;
    }
  return FALSE;
}

/* Told by its own number where it has one, which outlasts the next import. */
static void
write_bike_station (ZwSurveyWriter *self,
                    const ZwSurveyPlace *place,
                    const BikeStation *station,
                    gboolean tells,
                    const GPtrArray *layers)
{
  const ZwDossier *dossier = self->dossier;
  const char *id = get_text (zw_features_get_texts (station->features, "station_id"), station->row);
  g_autofree char *what = *id != '\0' ? g_strdup_printf ("bike-docks/%s", id)
                                      : g_strdup_printf ("bike-docks/%" G_GINT64_FORMAT
                                                         "-%" G_GINT64_FORMAT,
                                                         station->features->layer->id,
                                                         station->features->ids[station->row]);
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "公共自行車租賃站「%s」車柱數"
                                                            : "docks of the bike station %s",
                                           station->name);

  zw_survey_begin_row (self, ZW_ROW_BODY);
  zw_survey_add_cell (self, *station->name != '\0' ? station->name : ZW_SURVEY_NOTHING);
  zw_survey_take_cell (self, tells ? zw_survey_print (self, place, what, name, station->docks, 0,
                                                      zw_dossier_pick (dossier, "車柱", "docks"),
                                                      NULL, layers)
                                   : g_strdup ("1"));
}

/**
 * zw_survey_write_bikes:
 *
 * The number is that of the docks, a dash for a station that tells none; where none
 * does it is that of the stations.
 */
void
zw_survey_write_bikes (ZwSurveyWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwSurveyPlace) place = zw_survey_place_new_around (dossier);
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (place->geometry);
  g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, ZW_ROLE_BIKE_STATIONS);
  g_autoptr (GArray) stations = g_array_new (FALSE, FALSE, sizeof (BikeStation));
  g_autofree char *count = NULL;
  gboolean tells = zw_survey_tells_docks (dossier);
  double docks = 0.0;

  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const double *capacities = zw_features_get_numbers (features, "capacity");
      const char *const *names = zw_features_get_texts (features, "name");

      for (guint i = 0; i < features->n; i++)
        {
          BikeStation station = { features, i, get_text (names, i),
                                  capacities != NULL ? capacities[i] : (double) NAN };
          ZwPoint at = { NAN, NAN };

          if (zw_features_has_shape (features, i))
            at = zw_baseline_get_place (features, i);
          if (isfinite (at.x) && zw_prepared_contains (prepared, at.x, at.y))
            g_array_append_val (stations, station);
        }
    }
  g_array_sort (stations, compare_bike_stations);
  for (guint i = 0; i < stations->len; i++)
    {
      const BikeStation *station = &g_array_index (stations, BikeStation, i);

      write_bike_station (self, place, station, tells, layers);
      docks += isfinite (station->docks) ? station->docks : 0.0;
    }
  if (stations->len == 0)
    return;
  count = zw_survey_print (self, place, "bike-stations",
                           zw_dossier_pick (dossier, "公共自行車租賃站數", "public bike stations"),
                           stations->len, 0, zw_dossier_pick (dossier, "站", "stations"), NULL,
                           layers);
  zw_survey_begin_row (self, ZW_ROW_TOTAL);
  zw_survey_take_cell (
      self, g_strdup_printf (dossier->chinese ? "合計（%s 站）" : "Total (%s stations)", count));
  zw_survey_take_cell (self, tells ? zw_survey_print (
                                 self, place, "bike-docks",
                                 zw_dossier_pick (dossier, "公共自行車租賃站車柱數",
                                                  "docks of public bike stations"),
                                 docks, 0, zw_dossier_pick (dossier, "車柱", "docks"), NULL, layers)
                                   : g_strdup (count));
}
