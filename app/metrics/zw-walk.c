/* zw-walk.c: how long walking takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways are not looked up in a street network: a way is the straight line times a
 * detour factor. That of walking in cities is mostly found between 1.2 and 1.4;
 * 4.5 km/h (1.25 m/s) lies in the middle of what signals and stations are designed
 * for (1.0 to 1.5 m/s).
 */

#include "metrics/zw-walk.h"

#include <math.h>

void
zw_walk_settings_init (ZwWalkSettings *self)
{
  *self = (ZwWalkSettings){ .speed_kmh = 4.5,
                            .detour = 1.3,
                            .max_access_m = 1000.0,
                            .max_transfer_m = 500.0,
                            .max_direct_m = 2000.0 };
}

/**
 * zw_walk_settings_check:
 *
 * Returns: whether the settings are within what zw_walk_get_seconds() can count:
 *   1 to 15 km/h, a detour of 1 to 5, limits of 0 to 20 km
 */
gboolean
zw_walk_settings_check (const ZwWalkSettings *self)
{
  return self->speed_kmh >= 1.0 && self->speed_kmh <= 15.0 && self->detour >= 1.0
         && self->detour <= 5.0 && self->max_access_m >= 0.0 && self->max_access_m <= 20000.0
         && self->max_transfer_m >= 0.0 && self->max_transfer_m <= 20000.0
         && self->max_direct_m >= 0.0 && self->max_direct_m <= 20000.0;
}

/**
 * zw_walk_get_length:
 *
 * Returns: length of the way in metres, the straight line times the detour; NaN
 *   where one of the places is NaN
 */
double
zw_walk_get_length (const ZwWalkSettings *self, ZwPoint from, ZwPoint to)
{
  double dx = to.x - from.x, dy = to.y - from.y;

  /* Not hypot(): its last digit differs between libraries. */
  return sqrt (dx * dx + dy * dy) * self->detour;
}

/**
 * zw_walk_get_seconds:
 * @length_m: length of a way, not NaN and within some 20 km
 *
 * Returns: whole seconds that the way takes, rounded up
 */
int
zw_walk_get_seconds (const ZwWalkSettings *self, double length_m)
{
  return (int) ceil (length_m / (self->speed_kmh / 3.6));
}
