/* zw-transfers.c: changing between public transport systems at main stations (A4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A survey names a station and a system in each row, with the minutes it takes to
 * change, or the walk and the wait. Several rows of the same two are one figure,
 * their mean. A row that names no other system is about changing within the
 * station. Without any such layer the stations are found in the timetables, see
 * zw-transfers-timetable.c.
 */

#include "metrics/zw-transfers-private.h"

#include <math.h>

#include "metrics/zw-place-names.h"

/* Means of what rows tell. */
typedef struct
{
  double sum;
  guint n;
} Mean;

typedef struct
{
  char *system;
  Mean minutes;
  Mean walk;
  Mean wait;
} SurveyedLink;

typedef struct
{
  char *name;
  ZwPoint place;
  Mean within;
  GPtrArray *links;  /* SurveyedLink */
  GHashTable *index; /* folded name of the system to SurveyedLink, borrowed */
} SurveyedStation;

typedef struct
{
  ZwTransferTable *table;
  GPtrArray *stations; /* SurveyedStation */
  GHashTable *index;   /* folded name to SurveyedStation, borrowed */
} Survey;

static void
mean_add (Mean *self, double value)
{
  if (isnan (value))
    return;
  self->sum += value;
  self->n++;
}

static double
mean_get (const Mean *self)
{
  return self->n > 0 ? self->sum / self->n : (double) NAN;
}

static void
link_free (SurveyedLink *self)
{
  g_free (self->system);
  g_free (self);
}

static void
station_free (SurveyedStation *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->links);
  g_hash_table_unref (self->index);
  g_free (self);
}

static SurveyedStation *
get_station (Survey *self, const char *name)
{
  g_autofree char *key = zw_place_name_fold (name);
  SurveyedStation *station = g_hash_table_lookup (self->index, key);

  if (station != NULL || *key == '\0')
    return station;
  station = g_new0 (SurveyedStation, 1);
  station->name = g_strstrip (g_strdup (name));
  station->place = (ZwPoint){ (double) NAN, (double) NAN };
  station->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  station->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->stations, station);
  g_hash_table_insert (self->index, g_steal_pointer (&key), station);
  return station;
}

/* The other system of a row; NULL where it is the station itself. */
static SurveyedLink *
get_link (SurveyedStation *station, const char *system)
{
  g_autofree char *key = zw_place_name_fold (system);
  g_autofree char *own = zw_place_name_fold (station->name);
  SurveyedLink *link;

  if (*key == '\0' || g_str_equal (key, own))
    return NULL;
  link = g_hash_table_lookup (station->index, key);
  if (link == NULL)
    {
      link = g_new0 (SurveyedLink, 1);
      link->system = g_strstrip (g_strdup (system));
      g_ptr_array_add (station->links, link);
      g_hash_table_insert (station->index, g_steal_pointer (&key), link);
    }
  return link;
}

static double
get_minutes (const double *numbers, guint row)
{
  return numbers != NULL && isfinite (numbers[row]) && numbers[row] >= 0.0 ? numbers[row]
                                                                           : (double) NAN;
}

/* The minutes, or walk and wait, or which of both is told. */
static double
get_total (double minutes, double walk, double wait)
{
  if (!isnan (minutes))
    return minutes;
  if (isnan (walk) || isnan (wait))
    return isnan (walk) ? wait : walk;
  return walk + wait;
}

static void
read_layer (Survey *self, const ZwFeatures *features)
{
  const char *const *names = zw_features_get_texts (features, "name");
  const char *const *systems = zw_features_get_texts (features, "to");
  const double *minutes = zw_features_get_numbers (features, "minutes");
  const double *walks = zw_features_get_numbers (features, "walk_min");
  const double *waits = zw_features_get_numbers (features, "wait_min");

  for (guint i = 0; i < features->n; i++)
    {
      const char *name = names != NULL && names[i] != NULL ? names[i] : "";
      const char *system = systems != NULL && systems[i] != NULL ? systems[i] : "";
      double walk = get_minutes (walks, i), wait = get_minutes (waits, i);
      double total = get_total (get_minutes (minutes, i), walk, wait);
      SurveyedStation *station = get_station (self, name);
      SurveyedLink *link;

      if (station != NULL && isnan (station->place.x) && zw_features_has_shape (features, i))
        {
          guint part = features->starts[i];
          guint ring = features->shape->part_starts[part];

          station->place = features->shape->points[features->shape->ring_starts[ring]];
        }
      if (station == NULL || isnan (total))
        {
          self->table->n_left_out++;
          continue;
        }
      link = get_link (station, system);
      mean_add (link != NULL ? &link->minutes : &station->within, total);
      if (link == NULL)
        continue;
      mean_add (&link->walk, walk);
      mean_add (&link->wait, wait);
    }
}

static void
write_station (Survey *self, const SurveyedStation *station)
{
  zw_transfer_table_begin_station (self->table, station->name, station->place,
                                   mean_get (&station->within));
  for (guint i = 0; i < station->links->len; i++)
    {
      const SurveyedLink *link = g_ptr_array_index (station->links, i);
      const ZwTransferLink entry = { zw_transfer_table_keep (self->table, link->system),
                                     mean_get (&link->minutes), mean_get (&link->walk),
                                     mean_get (&link->wait) };

      zw_transfer_table_add_link (self->table, &entry);
    }
}

/* FALSE where no layer is used. */
static gboolean
read_survey (ZwTransferTable *table, const GPtrArray *features)
{
  g_autoptr (ZwPlaceNames) names = NULL;
  Survey survey = { .table = table };
  gboolean any = FALSE;

  survey.stations = g_ptr_array_new_with_free_func ((GDestroyNotify) station_free);
  survey.index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < features->len; i++)
    {
      const ZwFeatures *one = g_ptr_array_index (features, i);

      if (one->layer->role != ZW_ROLE_TRANSFERS || !one->layer->used || one->n == 0)
        continue;
      any = TRUE;
      read_layer (&survey, one);
    }
  for (guint i = 0; i < survey.stations->len; i++)
    {
      SurveyedStation *station = g_ptr_array_index (survey.stations, i);

      if (isnan (station->place.x))
        {
          if (names == NULL)
            names = zw_place_names_new (features);
          zw_place_names_find (names, station->name, &station->place);
        }
      write_station (&survey, station);
    }
  g_hash_table_unref (survey.index);
  g_ptr_array_unref (survey.stations);
  return any;
}

const char *
zw_transfer_table_keep (ZwTransferTable *self, const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

/* Begins a station; what is added from now on are its links. */
void
zw_transfer_table_begin_station (ZwTransferTable *self,
                                 const char *name,
                                 ZwPoint place,
                                 double within_min)
{
  ZwTransferEntry entry = { .first_link = self->links->len };

  entry.station.name = zw_transfer_table_keep (self, name);
  entry.station.place = place;
  entry.station.within_min = within_min;
  g_array_append_val (self->entries, entry);
}

void
zw_transfer_table_add_link (ZwTransferTable *self, const ZwTransferLink *link)
{
  g_array_append_val (self->links, *link);
}

/* All links have their place: the stations can point at theirs. */
static void
settle (ZwTransferTable *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      ZwTransferEntry *entry = &g_array_index (self->entries, ZwTransferEntry, i);
      guint end = i + 1 < self->entries->len ? entry[1].first_link : self->links->len;
      double sum = isnan (entry->station.within_min) ? 0.0 : entry->station.within_min;

      entry->station.n_links = end - entry->first_link;
      entry->station.links = &g_array_index (self->links, ZwTransferLink, entry->first_link);
      for (guint k = 0; k < entry->station.n_links; k++)
        sum += entry->station.links[k].minutes;
      entry->station.value_min = entry->station.n_links > 0 ? sum / entry->station.n_links
                                                            : (double) NAN;
    }
}

/**
 * zw_transfer_table_new:
 * @features: (element-type ZwFeatures): layers in the project's coordinate
 *   system: the survey of transfers, and those whose names its stations may use,
 *   see zw_place_names_need_role(); those not used are passed over
 * @timetables: (element-type ZwTimetable) (nullable): of the project; not looked
 *   at where there is a survey
 * @settings: see zw_journey_settings_check()
 * @progress: (nullable): who watches
 *
 * Returns: (transfer full): the table, perhaps without stations, or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
ZwTransferTable *
zw_transfer_table_new (const GPtrArray *features,
                       const GPtrArray *timetables,
                       const ZwJourneySettings *settings,
                       const ZwProgress *progress,
                       GError **error)
{
  g_autoptr (ZwTransferTable) self = g_new0 (ZwTransferTable, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (ZwTransferEntry));
  self->links = g_array_new (FALSE, FALSE, sizeof (ZwTransferLink));
  self->strings = g_string_chunk_new (256);
  self->is_computed = !read_survey (self, features) && timetables != NULL && timetables->len > 0;
  if (self->is_computed && !zw_transfer_table_compute (self, timetables, settings, progress, error))
    return NULL;
  settle (self);
  zw_transfer_table_write_words (self, settings);
  return g_steal_pointer (&self);
}

void
zw_transfer_table_free (ZwTransferTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->links);
  g_string_chunk_free (self->strings);
  g_free (self->method);
  for (guint i = 0; i < ZW_TRANSFER_N_REASONS; i++)
    g_free (self->reasons[i]);
  g_free (self);
}

guint
zw_transfer_table_get_n (const ZwTransferTable *self)
{
  return self->entries->len;
}

const ZwTransferStation *
zw_transfer_table_get_station (const ZwTransferTable *self, guint index)
{
  return &g_array_index (self->entries, ZwTransferEntry, index).station;
}

/**
 * zw_transfer_table_is_computed:
 *
 * Returns: whether it is from timetables, not from a survey
 */
gboolean
zw_transfer_table_is_computed (const ZwTransferTable *self)
{
  return self->is_computed;
}

/**
 * zw_transfer_table_evaluate:
 * @zone: (nullable): a zone; %NULL for everywhere
 * @sums: (out): its main stations together
 *
 * Table 2.3-3 of the guideline: of each main station the time within and those
 * to the other systems together, over the number of these, and the mean of it.
 */
void
zw_transfer_table_evaluate (const ZwTransferTable *self,
                            const ZwPrepared *zone,
                            ZwTransferSums *sums)
{
  double sum = 0.0;

  *sums = (ZwTransferSums){ 0 };
  for (guint i = 0; i < self->entries->len; i++)
    {
      const ZwTransferStation *station = zw_transfer_table_get_station (self, i);
      gboolean is_everywhere = isnan (station->place.x);

      if (zone != NULL && !is_everywhere
          && !zw_prepared_contains (zone, station->place.x, station->place.y))
        continue;
      sums->n_stations++;
      sums->n_everywhere += is_everywhere;
      if (station->n_links == 0)
        continue;
      sums->n_counted++;
      sums->n_links += station->n_links;
      sum += station->value_min;
    }
  sums->mean_min = sums->n_counted > 0 ? sum / sums->n_counted : (double) NAN;
}
