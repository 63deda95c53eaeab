/* zw-timetable.c: the timetables of a project, frozen for searches and counts
 *
 * A project keeps them as blobs beside the layer of stops they came with (see
 * zw-timetable-bytes.c), so that they are undone, redone and removed with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-timetable-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/zw-sql.h"

ZwTimetable *
zw_timetable_new (void)
{
  ZwTimetable *self = g_new0 (ZwTimetable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  return self;
}

ZwTimetable *
zw_timetable_ref (ZwTimetable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_timetable_unref (ZwTimetable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->stops);
  g_free (self->routes);
  g_free (self->patterns);
  g_free (self->pattern_stops);
  g_free (self->pattern_flags);
  g_free (self->trip_days);
  g_free (self->arrivals);
  g_free (self->departures);
  g_free (self->transfers);
  g_free (self->zones);
  g_free (self->fares);
  g_free (self->fare_rules);
  g_free (self->visits);
  g_free (self->visit_starts);
  g_free (self->transfer_starts);
  g_free (self->children);
  g_free (self->child_starts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
zw_timetable_intern (ZwTimetable *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert_const (self->strings, text != NULL ? text : "");
}

gboolean
zw_timetable_is_date (int date)
{
  return date > 0
         && g_date_valid_dmy ((GDateDay) (date % 100), (GDateMonth) (date / 100 % 100),
                              (GDateYear) MIN (date / 10000, G_MAXUINT16));
}

/* Turns the counts at starts[1 …] into where the items of each stop begin. */
static void
add_up (guint *starts, guint n)
{
  for (guint i = 0; i < n; i++)
    starts[i + 1] += starts[i];
}

static void
index_visits (ZwTimetable *self)
{
  guint *next;

  self->visit_starts = g_new0 (guint, self->n_stops + 1);
  self->visits = g_new (ZwTimetableVisit, self->n_pattern_stops);
  for (guint i = 0; i < self->n_pattern_stops; i++)
    self->visit_starts[self->pattern_stops[i] + 1]++;
  add_up (self->visit_starts, self->n_stops);
  next = g_memdup2 (self->visit_starts, sizeof (guint) * (self->n_stops + 1));
  for (guint p = 0; p < self->n_patterns; p++)
    for (guint s = 0; s < self->patterns[p].n_stops; s++)
      {
        guint stop = self->pattern_stops[self->patterns[p].first_stop + s];

        self->visits[next[stop]++] = (ZwTimetableVisit){ p, s };
      }
  g_free (next);
}

static void
index_children (ZwTimetable *self)
{
  guint *next;

  self->child_starts = g_new0 (guint, self->n_stops + 1);
  for (guint i = 0; i < self->n_stops; i++)
    if (self->stops[i].parent != ZW_TIMETABLE_NONE)
      self->child_starts[self->stops[i].parent + 1]++;
  add_up (self->child_starts, self->n_stops);
  self->children = g_new (guint, self->child_starts[self->n_stops]);
  next = g_memdup2 (self->child_starts, sizeof (guint) * (self->n_stops + 1));
  for (guint i = 0; i < self->n_stops; i++)
    if (self->stops[i].parent != ZW_TIMETABLE_NONE)
      self->children[next[self->stops[i].parent]++] = i;
  g_free (next);
}

/* Fills the columns that follow from the others. */
void
zw_timetable_index (ZwTimetable *self)
{
  index_visits (self);
  index_children (self);
  self->transfer_starts = g_new0 (guint, self->n_stops + 1);
  for (guint i = 0; i < self->n_transfers; i++)
    self->transfer_starts[self->transfers[i].from + 1]++;
  add_up (self->transfer_starts, self->n_stops);
}

/**
 * zw_timetable_get_station:
 *
 * Returns: number of the station that @stop belongs to, or @stop itself
 */
guint
zw_timetable_get_station (const ZwTimetable *self, guint stop)
{
  g_return_val_if_fail (stop < self->n_stops, ZW_TIMETABLE_NONE);
  return self->stops[stop].parent != ZW_TIMETABLE_NONE ? self->stops[stop].parent : stop;
}

/**
 * zw_timetable_find_stop:
 *
 * Looks through all of them.
 *
 * Returns: number of the stop with this id, or %ZW_TIMETABLE_NONE
 */
guint
zw_timetable_find_stop (const ZwTimetable *self, const char *id)
{
  for (guint i = 0; i < self->n_stops; i++)
    if (g_str_equal (self->stops[i].id, id))
      return i;
  return ZW_TIMETABLE_NONE;
}

/**
 * zw_timetable_find_route:
 *
 * Returns: number of the route with this id, or %ZW_TIMETABLE_NONE
 */
guint
zw_timetable_find_route (const ZwTimetable *self, const char *id)
{
  for (guint i = 0; i < self->n_routes; i++)
    if (g_str_equal (self->routes[i].id, id))
      return i;
  return ZW_TIMETABLE_NONE;
}

/**
 * zw_timetable_compare_rules:
 *
 * Orders rules by fare, route, origin, destination and the zone contained; what is
 * not given comes last.
 *
 * Returns: as strcmp()
 */
int
zw_timetable_compare_rules (const ZwTimetableFareRule *a, const ZwTimetableFareRule *b)
{
  const guint one[] = { a->fare, a->route, a->origin, a->destination, a->contains };
  const guint other[] = { b->fare, b->route, b->origin, b->destination, b->contains };

  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    if (one[i] != other[i])
      return one[i] < other[i] ? -1 : 1;
  return 0;
}

/**
 * zw_timetable_count_trips:
 *
 * Returns: trips that run on such a day, frequencies expanded
 */
guint
zw_timetable_count_trips (const ZwTimetable *self, ZwDayType day)
{
  guint n = 0;

  for (guint i = 0; i < self->n_trips; i++)
    n += self->trip_days[i] >> day & 1;
  return n;
}

/**
 * zw_timetable_store:
 * @layer_id: the layer of stops
 *
 * Keeps a timetable with a layer, in place of one that was kept there before.
 * Within a command.
 */
gboolean
zw_timetable_store (ZwStore *store, gint64 layer_id, const ZwTimetable *timetable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  sqlite3 *db = zw_store_get_db (store);

  g_return_val_if_fail (zw_store_is_in_command (store), FALSE);
  bytes = zw_timetable_to_bytes (timetable, error);
  return bytes != NULL
         && zw_sql_run (db, error, "DELETE FROM zw_timetable WHERE layer_id = ?1", "i", layer_id)
         && zw_sql_run (db, error, "INSERT INTO zw_timetable (layer_id, data) VALUES (?1, ?2)",
                        "ib", layer_id, bytes);
}

void
zw_timetable_entry_free (ZwTimetableEntry *self)
{
  g_free (self->name);
  g_clear_pointer (&self->timetable, zw_timetable_unref);
  g_free (self);
}

static ZwTimetableEntry *
read_entry (ZwStatement *query, GError **error)
{
  g_autoptr (ZwTimetableEntry) self = g_new0 (ZwTimetableEntry, 1);
  g_autoptr (GBytes) bytes = NULL;

  self->id = sqlite3_column_int64 (query, 0);
  self->layer_id = sqlite3_column_int64 (query, 1);
  self->name = zw_sql_dup_text (query, 2);
  self->year = sqlite3_column_int (query, 3);
  bytes = g_bytes_new (sqlite3_column_blob (query, 4), (gsize) sqlite3_column_bytes (query, 4));
  self->timetable = zw_timetable_from_bytes (bytes, error);
  if (self->timetable == NULL)
    {
      /* Translators: %s is a layer; the reason follows */
      g_prefix_error (error, _ ("The timetable of “%s” cannot be read. "), self->name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * zw_timetable_list:
 *
 * Returns: (transfer full) (element-type ZwTimetableEntry): the timetables of the
 *   layers of stops that are used, in the order in which they were imported; or
 *   %NULL with @error set (%ZW_STORE_ERROR_DAMAGED for one that cannot be read)
 */
GPtrArray *
zw_timetable_list (ZwStore *store, GError **error)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_entry_free);
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      zw_store_get_db (store), error,
      "SELECT t.id, l.id, l.name, l.year, t.data FROM zw_timetable t "
      "JOIN zw_layer l ON l.id = t.layer_id WHERE l.used <> 0 AND l.role = 'stops' ORDER BY t.id");
  gboolean row = FALSE;

  if (query == NULL)
    return NULL;
  for (;;)
    {
      ZwTimetableEntry *entry;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      entry = read_entry (query, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
}

/**
 * zw_day_type_get_id:
 *
 * Returns: "weekday", "saturday" or "sunday", for files
 */
const char *
zw_day_type_get_id (ZwDayType day)
{
  static const char *const ids[ZW_N_DAY_TYPES] = { "weekday", "saturday", "sunday" };

  g_return_val_if_fail (day < ZW_N_DAY_TYPES, NULL);
  return ids[day];
}

/**
 * zw_day_type_get_name:
 *
 * Returns: in English, to be translated
 */
const char *
zw_day_type_get_name (ZwDayType day)
{
  static const char *const names[ZW_N_DAY_TYPES] = { N_ ("Monday to Friday"), N_ ("Saturday"),
                                                     N_ ("Sunday") };

  g_return_val_if_fail (day < ZW_N_DAY_TYPES, NULL);
  return names[day];
}

/**
 * zw_day_type_from_date:
 * @date: as 20260506
 *
 * Holidays are not known here: a feed runs what it runs on its dates.
 *
 * Returns: what kind of day it is; %ZW_DAY_WEEKDAY for what is no date
 */
ZwDayType
zw_day_type_from_date (int date)
{
  GDate day;

  if (!zw_timetable_is_date (date))
    return ZW_DAY_WEEKDAY;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) (date % 100), (GDateMonth) (date / 100 % 100),
                  (GDateYear) (date / 10000));
  switch (g_date_get_weekday (&day))
    {
    case G_DATE_SATURDAY:
      return ZW_DAY_SATURDAY;
    case G_DATE_SUNDAY:
      return ZW_DAY_SUNDAY;
    default:
      return ZW_DAY_WEEKDAY;
    }
}
