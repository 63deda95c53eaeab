/* zw-journey-settings.c: how journeys are searched and compared, kept with the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 25 km/h from door to door is what cars and motorcycles reach in the rush hour
 * of a city; 1.3 is a usual length of ways in a street network over the straight
 * line. Both are there to be replaced by what a survey found.
 */

#include "metrics/zw-journey-settings.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_LIMIT_M 20000.0
#define MAX_COST 1000.0

/* A number kept under a key, with what it may be. */
typedef struct
{
  const char *key;
  double least;
  double most;
} Kept;

enum
{
  WALK_SPEED,
  WALK_DETOUR,
  WALK_ACCESS,
  WALK_TRANSFER,
  WALK_DIRECT,
  DAY,
  FROM,
  TO,
  STEP,
  RIDES,
  PRIVATE_SPEED,
  PRIVATE_DETOUR,
  PRIVATE_COST,
  N_KEPT,
};

static const Kept kept[N_KEPT] = {
  [WALK_SPEED] = { "journeys.walk_kmh", 1.0, 15.0 },
  [WALK_DETOUR] = { "journeys.walk_detour", 1.0, 5.0 },
  [WALK_ACCESS] = { "journeys.max_access_m", 0.0, MAX_LIMIT_M },
  [WALK_TRANSFER] = { "journeys.max_transfer_m", 0.0, MAX_LIMIT_M },
  [WALK_DIRECT] = { "journeys.max_direct_m", 0.0, MAX_LIMIT_M },
  [DAY] = { "journeys.day", 0.0, ZW_N_DAY_TYPES - 1 },
  [FROM] = { "journeys.from_s", 0.0, 2 * 86400 },
  [TO] = { "journeys.to_s", 0.0, 2 * 86400 },
  [STEP] = { "journeys.step_s", 1.0, 86400 },
  [RIDES] = { "journeys.max_rides", 0.0, ZW_JOURNEY_MAX_RIDES },
  [PRIVATE_SPEED] = { "journeys.private_kmh", 1.0, 200.0 },
  [PRIVATE_DETOUR] = { "journeys.private_detour", 1.0, 5.0 },
  [PRIVATE_COST] = { "journeys.private_cost_km", 0.0, MAX_COST },
};

void
zw_journey_settings_init (ZwJourneySettings *self)
{
  *self = (ZwJourneySettings){ .day = ZW_DAY_WEEKDAY,
                               .max_rides = ZW_JOURNEY_ANY_RIDES,
                               .private_speed_kmh = 25.0,
                               .private_detour = 1.3,
                               .private_cost_km = (double) NAN };
  zw_walk_settings_init (&self->walk);
  zw_journey_window_init (&self->window);
}

static void
put_numbers (const ZwJourneySettings *self, double *numbers)
{
  const double all[N_KEPT] = {
    [WALK_SPEED] = self->walk.speed_kmh,
    [WALK_DETOUR] = self->walk.detour,
    [WALK_ACCESS] = self->walk.max_access_m,
    [WALK_TRANSFER] = self->walk.max_transfer_m,
    [WALK_DIRECT] = self->walk.max_direct_m,
    [DAY] = self->day,
    [FROM] = self->window.from_s,
    [TO] = self->window.to_s,
    [STEP] = self->window.step_s,
    [RIDES] = self->max_rides,
    [PRIVATE_SPEED] = self->private_speed_kmh,
    [PRIVATE_DETOUR] = self->private_detour,
    [PRIVATE_COST] = self->private_cost_km,
  };

  for (guint i = 0; i < N_KEPT; i++)
    numbers[i] = all[i];
}

static void
take_numbers (ZwJourneySettings *self, const double *numbers)
{
  self->walk.speed_kmh = numbers[WALK_SPEED];
  self->walk.detour = numbers[WALK_DETOUR];
  self->walk.max_access_m = numbers[WALK_ACCESS];
  self->walk.max_transfer_m = numbers[WALK_TRANSFER];
  self->walk.max_direct_m = numbers[WALK_DIRECT];
  self->day = (ZwDayType) numbers[DAY];
  self->window.from_s = (int) numbers[FROM];
  self->window.to_s = (int) numbers[TO];
  self->window.step_s = (int) numbers[STEP];
  self->max_rides = (guint) numbers[RIDES];
  self->private_speed_kmh = numbers[PRIVATE_SPEED];
  self->private_detour = numbers[PRIVATE_DETOUR];
  self->private_cost_km = numbers[PRIVATE_COST];
}

/**
 * zw_journey_settings_load:
 * @self: (out caller-allocates): what the project says, defaults where it says
 *   nothing or what makes no sense
 */
void
zw_journey_settings_load (ZwJourneySettings *self, ZwStore *store)
{
  double numbers[N_KEPT];

  zw_journey_settings_init (self);
  put_numbers (self, numbers);
  for (guint i = 0; i < N_KEPT; i++)
    {
      g_autofree char *text = zw_store_get_setting (store, kept[i].key);
      char *end = NULL;
      double number = text != NULL ? g_ascii_strtod (text, &end) : (double) NAN;

      if (text != NULL && end != text && number >= kept[i].least && number <= kept[i].most)
        numbers[i] = number;
    }
  take_numbers (self, numbers);
  if (!zw_journey_window_check (&self->window))
    zw_journey_window_init (&self->window);
}

/**
 * zw_journey_settings_check:
 *
 * Returns: %FALSE with a sentence where a setting makes no sense
 */
gboolean
zw_journey_settings_check (const ZwJourneySettings *self, GError **error)
{
  if (!zw_walk_settings_check (&self->walk))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("Walking takes a speed of 1 to 15 km/h, a detour factor of 1 to 5 and limits "
                    "of 0 to %.0f metres."),
                 MAX_LIMIT_M);
  else if (!zw_journey_window_check (&self->window))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("Departures are from one time to a later one within two days."));
  else if (self->max_rides > ZW_JOURNEY_MAX_RIDES)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("The number of rides is limited to 1 to %d, or not at all."),
                 ZW_JOURNEY_MAX_RIDES);
  else if (!(self->private_speed_kmh >= 1.0 && self->private_speed_kmh <= 200.0
             && self->private_detour >= 1.0 && self->private_detour <= 5.0))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("Private vehicles take a speed of 1 to 200 km/h and a detour factor "
                            "of 1 to 5."));
  else if (!isnan (self->private_cost_km)
           && !(self->private_cost_km >= 0.0 && self->private_cost_km <= MAX_COST))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("A kilometre by private vehicle costs 0 to %.0f NT$."), MAX_COST);
  else
    return TRUE;
  return FALSE;
}

/**
 * zw_journey_settings_save:
 *
 * A command: keeps the settings with the project.
 */
gboolean
zw_journey_settings_save (const ZwJourneySettings *self, ZwStore *store, GError **error)
{
  double numbers[N_KEPT];

  if (!zw_journey_settings_check (self, error)
      || !zw_store_begin (store, _ ("Settings of the journeys"), error))
    return FALSE;
  put_numbers (self, numbers);
  for (guint i = 0; i < N_KEPT; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      if (isnan (numbers[i]))
        g_strlcpy (text, "", sizeof text);
      else
        g_ascii_dtostr (text, sizeof text, numbers[i]);
      if (!zw_store_set_setting (store, kept[i].key, text, error))
        {
          zw_store_rollback (store);
          return FALSE;
        }
    }
  return zw_store_commit (store, error);
}
