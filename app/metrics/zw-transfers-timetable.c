/* zw-transfers-timetable.c: main stations and their transfer times from timetables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A system is a mode of one operator; all buses and trolleybuses together are one.
 * A main station is a station of railways, metros, trams and their like, its
 * platforms taken together by their parent in the timetable or else by their
 * name; and a station of other modes that has platforms and leads to another
 * system. Single stops at the roadside are none.
 *
 * Of a system at a stop the mean headway counts each line (a route towards its
 * next stop) by its departures n in the window of length W:
 *
 *   Σ n × (W / n) / Σ n = W × lines / departures
 *
 * and the mean wait is half of it. Changing to a system j takes the walk from the
 * station's nearest platform to the nearest stop of j and the mean wait there.
 * Changing within a station takes the mean wait for its own lines, where it has
 * two routes or more.
 */

#include <glib/gi18n.h>
#include <math.h>

#include "metrics/zw-indicator.h"
#include "metrics/zw-journey-network.h"
#include "metrics/zw-place-names.h"
#include "metrics/zw-transfers-private.h"

#define NONE ZW_TIMETABLE_NONE
#define MIN_CELL_M 100.0
#define MAX_CELLS 1000000

/* Platforms of one name farther apart are different stations. */
#define MAX_SPREAD_M 500.0

typedef struct
{
  char *name;
  gboolean is_rail;
} System;

/* A system that departs from a stop within the window. */
typedef struct
{
  guint system;
  guint station; /* NONE: a single stop */
  ZwPoint place;
  guint n_departures;
  guint n_lines;
} Service;

typedef struct
{
  const char *name;
  ZwPoint place;
  ZwPoint first; /* of its platforms */
  gboolean has_parent;
  GArray *services;   /* guint */
  GHashTable *routes; /* of all its services: system and route */
} Station;

/* A line at a stop. */
typedef struct
{
  guint system;
  guint route;
  guint next;
  guint n;
} Line;

typedef struct
{
  ZwTransferTable *table;
  const ZwJourneySettings *settings;
  const ZwTimetable *timetable; /* at hand */
  guint number;                 /* of it */
  guint *route_systems;
  GPtrArray *systems;      /* System */
  GHashTable *system_keys; /* to number + 1 */
  GArray *services;        /* Service */
  GPtrArray *stations;     /* Station */
  GHashTable *station_keys;
  GArray *lines; /* Line, of the stop at hand */
  ZwPointGrid *grid;
} Building;

static void
system_free (System *self)
{
  g_free (self->name);
  g_free (self);
}

static void
station_free (Station *self)
{
  g_array_unref (self->services);
  g_hash_table_unref (self->routes);
  g_free (self);
}

static gboolean
is_one_of (const char *mode, const char *const *modes)
{
  return g_strv_contains (modes, mode);
}

static guint
get_system (Building *self, const ZwTimetableRoute *route)
{
  static const char *const road[] = { "bus", "trolleybus", NULL };
  static const char *const rail[] = { "tram",      "metro",    "rail", "cable",
                                      "funicular", "monorail", NULL };
  gboolean is_road = is_one_of (route->mode, road);
  g_autofree char *key = is_road ? g_strdup ("")
                                 : g_strdup_printf ("%s\n%s", route->mode, route->agency);
  gpointer number = g_hash_table_lookup (self->system_keys, key);
  const char *label = zw_indicator_part_get_label (is_road ? "bus" : route->mode,
                                                   self->settings->catalog);
  System *system;

  if (number != NULL)
    return GPOINTER_TO_UINT (number) - 1;
  system = g_new0 (System, 1);
  system->is_rail = is_one_of (route->mode, rail);
  system->name = is_road || *route->agency == '\0'
                     ? g_strdup (label)
                     : g_strdup_printf ("%s (%s)", route->agency, label);
  g_ptr_array_add (self->systems, system);
  g_hash_table_insert (self->system_keys, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->systems->len));
  return self->systems->len - 1;
}

static guint
count_departures (const Building *self, const ZwTimetablePattern *pattern, guint position)
{
  const ZwTimetable *table = self->timetable;
  const ZwJourneyWindow *window = &self->settings->window;
  guint n = 0;

  for (guint t = 0; t < pattern->n_trips; t++)
    {
      int time_s = table->departures[pattern->first_time + t * pattern->n_stops + position];

      n += (table->trip_days[pattern->first_trip + t] & (1u << self->settings->day)) != 0
           && time_s >= window->from_s && time_s < window->to_s;
    }
  return n;
}

static void
add_line (Building *self, guint route, guint next, guint n)
{
  Line line = { self->route_systems[route], route, next, n };

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *other = &g_array_index (self->lines, Line, i);

      if (other->route == route && other->next == next)
        {
          other->n += n;
          return;
        }
    }
  g_array_append_val (self->lines, line);
}

/* What departs from a stop within the window. */
static void
gather_lines (Building *self, guint stop)
{
  const ZwTimetable *table = self->timetable;

  g_array_set_size (self->lines, 0);
  for (guint v = table->visit_starts[stop]; v < table->visit_starts[stop + 1]; v++)
    {
      const ZwTimetableVisit *visit = &table->visits[v];
      const ZwTimetablePattern *pattern = &table->patterns[visit->pattern];
      guint at = pattern->first_stop + visit->position, n;

      if (visit->position + 1 >= pattern->n_stops
          || (table->pattern_flags[at] & ZW_TIMETABLE_PICK_UP) == 0)
        continue;
      n = count_departures (self, pattern, visit->position);
      if (n > 0)
        add_line (self, pattern->route, table->pattern_stops[at + 1], n);
    }
}

static guint
find_station (Building *self, char *key, const char *name, ZwPoint place, gboolean has_parent)
{
  gpointer number = g_hash_table_lookup (self->station_keys, key);
  Station *station;

  if (number != NULL)
    {
      g_free (key);
      return GPOINTER_TO_UINT (number) - 1;
    }
  station = g_new0 (Station, 1);
  station->name = name;
  station->place = station->first = place;
  station->has_parent = has_parent;
  station->services = g_array_new (FALSE, FALSE, sizeof (guint));
  station->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->stations, station);
  g_hash_table_insert (self->station_keys, key, GUINT_TO_POINTER (self->stations->len));
  return self->stations->len - 1;
}

/* The station of a system's stop: its parent, or for rails the stops of its name. */
static guint
get_station (Building *self, guint stop, guint system)
{
  const ZwTimetableStop *platform = &self->timetable->stops[stop];
  g_autofree char *folded = NULL;

  if (platform->parent != NONE)
    {
      const ZwTimetableStop *parent = &self->timetable->stops[platform->parent];

      return find_station (self, g_strdup_printf ("p%u:%u", self->number, platform->parent),
                           *parent->name != '\0' ? parent->name : platform->name,
                           isnan (parent->place.x) ? platform->place : parent->place, TRUE);
    }
  if (!((const System *) g_ptr_array_index (self->systems, system))->is_rail)
    return NONE;
  folded = zw_place_name_fold (platform->name);
  if (*folded != '\0')
    {
      guint number = find_station (self, g_strdup_printf ("n%u:%s", system, folded), platform->name,
                                   platform->place, FALSE);
      const Station *station = g_ptr_array_index (self->stations, number);

      if (hypot (station->first.x - platform->place.x, station->first.y - platform->place.y)
          <= MAX_SPREAD_M)
        return number;
    }
  return find_station (self, g_strdup_printf ("s%u:%u", self->number, stop), platform->name,
                       platform->place, FALSE);
}

static void
add_service (Building *self, guint stop, guint system)
{
  Service service = { system, NONE, self->timetable->stops[stop].place, 0, 0 };
  Station *station;

  if (isnan (service.place.x) || isnan (service.place.y))
    return;
  service.station = get_station (self, stop, system);
  station = service.station != NONE ? g_ptr_array_index (self->stations, service.station) : NULL;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->system != system)
        continue;
      service.n_departures += line->n;
      service.n_lines++;
      if (station != NULL)
        g_hash_table_add (station->routes,
                          g_strdup_printf ("%u:%u:%u", system, self->number, line->route));
    }
  if (station != NULL)
    g_array_append_val (station->services, self->services->len);
  g_array_append_val (self->services, service);
}

static void
add_stop (Building *self, guint stop)
{
  gather_lines (self, stop);
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint system = g_array_index (self->lines, Line, i).system;
      gboolean is_first = TRUE;

      for (guint k = 0; k < i && is_first; k++)
        is_first = g_array_index (self->lines, Line, k).system != system;
      if (is_first)
        add_service (self, stop, system);
    }
}

static void
sort_services (Building *self)
{
  g_autofree ZwPoint *places = g_new (ZwPoint, self->services->len + 1);
  ZwGridFrame frame;

  for (guint i = 0; i < self->services->len; i++)
    places[i] = g_array_index (self->services, Service, i).place;
  zw_grid_frame_init (&frame, places, self->services->len, MIN_CELL_M, MAX_CELLS);
  self->grid = zw_point_grid_new (&frame, places, self->services->len);
}

/* The system a station is of: by most departures, of rails where it has any. */
static guint
get_own_system (const Building *self, const Station *station)
{
  g_autofree guint *n = g_new0 (guint, self->systems->len + 1);
  guint best = NONE;

  for (guint i = 0; i < station->services->len; i++)
    {
      const Service *service = &g_array_index (self->services, Service,
                                               g_array_index (station->services, guint, i));

      n[service->system] += service->n_departures;
    }
  for (guint s = 0; s < self->systems->len; s++)
    {
      const System *system = g_ptr_array_index (self->systems, s);
      const System *other = best != NONE ? g_ptr_array_index (self->systems, best) : NULL;

      if (n[s] > 0
          && (other == NULL || system->is_rail > other->is_rail
              || (system->is_rail == other->is_rail && n[s] > n[best])))
        best = s;
    }
  return best;
}

/* Half of the mean headway, in minutes. */
static double
get_wait (const Building *self, guint n_lines, guint n_departures)
{
  const ZwJourneyWindow *window = &self->settings->window;

  return 0.5 * (window->to_s - window->from_s) / 60.0 * n_lines / n_departures;
}

/* The mean wait for a station's own lines; NaN with fewer than two routes. */
static double
get_within (const Building *self, const Station *station, guint own)
{
  g_autofree char *prefix = g_strdup_printf ("%u:", own);
  guint n_routes = 0, n_lines = 0, n_departures = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, station->routes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n_routes += g_str_has_prefix (key, prefix);
  for (guint i = 0; i < station->services->len; i++)
    {
      const Service *service = &g_array_index (self->services, Service,
                                               g_array_index (station->services, guint, i));

      n_lines += service->system == own ? service->n_lines : 0;
      n_departures += service->system == own ? service->n_departures : 0;
    }
  return n_routes >= 2 ? get_wait (self, n_lines, n_departures) : (double) NAN;
}

/* The nearest stop of each other system, seen from a platform. */
static void
look_around (const Building *self,
             guint station,
             guint own,
             ZwPoint platform,
             GArray *found,
             double *lengths,
             guint *nearest)
{
  const ZwWalkSettings *walk = &self->settings->walk;
  double reach = MAX (walk->max_transfer_m / walk->detour, MAX_SPREAD_M) + 1.0;
  ZwEnvelope envelope = { platform.x - reach, platform.y - reach, platform.x + reach,
                          platform.y + reach };

  zw_point_grid_find (self->grid, &envelope, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint number = self->grid->order[g_array_index (found, guint, i)];
      const Service *service = &g_array_index (self->services, Service, number);
      double length = zw_walk_get_length (walk, platform, service->place);
      guint s = service->system;

      if (s == own || (length > walk->max_transfer_m && service->station != station))
        continue;
      if (nearest[s] == NONE || length < lengths[s]
          || (length == lengths[s]
              && service->n_departures
                     > g_array_index (self->services, Service, nearest[s]).n_departures))
        {
          lengths[s] = length;
          nearest[s] = number;
        }
    }
}

static void
write_station (Building *self, guint number, GArray *found)
{
  const Station *station = g_ptr_array_index (self->stations, number);
  g_autofree double *lengths = g_new0 (double, self->systems->len + 1);
  g_autofree guint *nearest = g_new (guint, self->systems->len + 1);
  guint own = get_own_system (self, station), n_others = 0;

  if (own == NONE)
    return;
  for (guint s = 0; s < self->systems->len; s++)
    nearest[s] = NONE;
  for (guint i = 0; i < station->services->len; i++)
    {
      const Service *service = &g_array_index (self->services, Service,
                                               g_array_index (station->services, guint, i));

      if (service->system == own)
        look_around (self, number, own, service->place, found, lengths, nearest);
    }
  for (guint s = 0; s < self->systems->len; s++)
    n_others += nearest[s] != NONE;
  if (n_others == 0 && !((const System *) g_ptr_array_index (self->systems, own))->is_rail)
    return;
  zw_transfer_table_begin_station (self->table, station->name, station->place,
                                   get_within (self, station, own));
  for (guint s = 0; s < self->systems->len; s++)
    if (nearest[s] != NONE)
      {
        const System *system = g_ptr_array_index (self->systems, s);
        const Service *service = &g_array_index (self->services, Service, nearest[s]);
        ZwTransferLink link = { .system = zw_transfer_table_keep (self->table, system->name) };

        link.walk_min = zw_walk_get_seconds (&self->settings->walk, lengths[s]) / 60.0;
        link.wait_min = get_wait (self, service->n_lines, service->n_departures);
        link.minutes = link.walk_min + link.wait_min;
        zw_transfer_table_add_link (self->table, &link);
      }
}

static gboolean
build (Building *self, const GPtrArray *timetables, const ZwProgress *progress, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < timetables->len; k++)
    {
      g_autofree guint *systems = NULL;

      self->timetable = g_ptr_array_index (timetables, k);
      self->number = k;
      systems = g_new0 (guint, self->timetable->n_routes + 1);
      for (guint r = 0; r < self->timetable->n_routes; r++)
        systems[r] = get_system (self, &self->timetable->routes[r]);
      self->route_systems = systems;
      for (guint s = 0; s < self->timetable->n_stops; s++)
        {
          if (s % 1000 == 0
              && !zw_progress_step (progress, s / (double) self->timetable->n_stops,
                                    _ ("Finding main stations"), error))
            return FALSE;
          add_stop (self, s);
        }
    }
  if (self->services->len == 0)
    return TRUE;
  sort_services (self);
  for (guint i = 0; i < self->stations->len; i++)
    write_station (self, i, found);
  return TRUE;
}

/* Fills the table from timetables. */
gboolean
zw_transfer_table_compute (ZwTransferTable *self,
                           const GPtrArray *timetables,
                           const ZwJourneySettings *settings,
                           const ZwProgress *progress,
                           GError **error)
{
  Building building = { .table = self, .settings = settings };
  gboolean ok;

  building.systems = g_ptr_array_new_with_free_func ((GDestroyNotify) system_free);
  building.system_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  building.services = g_array_new (FALSE, FALSE, sizeof (Service));
  building.stations = g_ptr_array_new_with_free_func ((GDestroyNotify) station_free);
  building.station_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  building.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  ok = build (&building, timetables, progress, error);
  g_ptr_array_unref (building.systems);
  g_hash_table_unref (building.system_keys);
  g_array_unref (building.services);
  g_ptr_array_unref (building.stations);
  g_hash_table_unref (building.station_keys);
  g_array_unref (building.lines);
  g_clear_pointer (&building.grid, zw_point_grid_free);
  return ok;
}
