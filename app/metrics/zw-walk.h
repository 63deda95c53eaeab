/* zw-walk.h: how long walking takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/**
 * ZwWalkSettings:
 * @speed_kmh: walking speed
 * @detour: length of the way over the straight line
 * @max_access_m: longest way to the first stop and from the last
 * @max_transfer_m: longest way between two rides
 * @max_direct_m: longest way that is walked without any ride
 *
 * The limits are lengths of the way, detour included, and closed: a way of just
 * that length is walked. Initialise with zw_walk_settings_init().
 */
typedef struct
{
  double speed_kmh;
  double detour;
  double max_access_m;
  double max_transfer_m;
  double max_direct_m;
} ZwWalkSettings;

void zw_walk_settings_init (ZwWalkSettings *self);
gboolean zw_walk_settings_check (const ZwWalkSettings *self);
double zw_walk_get_length (const ZwWalkSettings *self, ZwPoint from, ZwPoint to);
int zw_walk_get_seconds (const ZwWalkSettings *self, double length_m);

G_END_DECLS
