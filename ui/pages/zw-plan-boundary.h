/* zw-plan-boundary.h: the boundary that is in force in a phase
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_BOUNDARY (zw_plan_boundary_get_type ())

/**
 * ZwPlanBoundary:
 *
 * The zone itself, or another one drawn in the project, with its area and how much
 * more or less that is.
 */
G_DECLARE_FINAL_TYPE (ZwPlanBoundary, zw_plan_boundary, ZW, PLAN_BOUNDARY, GtkWidget)

GtkWidget *zw_plan_boundary_new (ZwSession *session);
void zw_plan_boundary_show (ZwPlanBoundary *self, ZwPlan *plan, gint64 phase_id);

G_END_DECLS
