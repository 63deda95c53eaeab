/* zw-vehicles-view.h: rules for vehicles, whom they affect, and their signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_VEHICLES_VIEW (zw_vehicles_view_get_type ())

/**
 * ZwVehiclesView:
 *
 * Actions: "vehicles.preset" (id of a scheme) adds its rules to the phase chosen.
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   was done that the page offers to take back.
 */
G_DECLARE_FINAL_TYPE (ZwVehiclesView, zw_vehicles_view, ZW, VEHICLES_VIEW, GtkWidget)

GtkWidget *zw_vehicles_view_new (ZwSession *session);
void zw_vehicles_view_choose_phase (ZwVehiclesView *self, gint64 phase_id);

G_END_DECLS
