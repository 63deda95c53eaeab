/* zw-service-days.h: the days of a timetable and their trips, one to be chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "import/zw-gtfs.h"

G_BEGIN_DECLS

#define ZW_TYPE_SERVICE_DAYS (zw_service_days_get_type ())

/**
 * ZwServiceDays:
 *
 * Signals: "changed": the user chose another day.
 */
G_DECLARE_FINAL_TYPE (ZwServiceDays, zw_service_days, ZW, SERVICE_DAYS, GtkWidget)

void zw_service_days_set (ZwServiceDays *self, const ZwGtfsDay *days, guint n_days, int date);
int zw_service_days_get (ZwServiceDays *self);
guint zw_service_days_get_n_trips (ZwServiceDays *self);

G_END_DECLS
