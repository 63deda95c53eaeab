/* zw-vehicle-shares.h: how many of the registered vehicles each rule affects, as bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-vehicle-rules.h"

G_BEGIN_DECLS

#define ZW_TYPE_VEHICLE_SHARES (zw_vehicle_shares_get_type ())

G_DECLARE_FINAL_TYPE (ZwVehicleShares, zw_vehicle_shares, ZW, VEHICLE_SHARES, GtkWidget)

GtkWidget *zw_vehicle_shares_new (const ZwReference *reference);
void zw_vehicle_shares_show (ZwVehicleShares *self, const ZwFleet *fleet, const GPtrArray *rules);

G_END_DECLS
