/* zw-plan-choice.h: one value of a plan, chosen from a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_CHOICE (zw_plan_choice_get_type ())

/**
 * ZwPlanChoice:
 *
 * A named drop-down list; a choice too long for it is cut short on the button
 * and stands in full in the list.
 *
 * Signals: "chosen" (guint choice): by the user.
 */
G_DECLARE_FINAL_TYPE (ZwPlanChoice, zw_plan_choice, ZW, PLAN_CHOICE, GtkWidget)

GtkWidget *zw_plan_choice_new (const char *label, const char *const *choices);
void zw_plan_choice_set_choices (ZwPlanChoice *self, const char *const *choices);
void zw_plan_choice_select (ZwPlanChoice *self, guint choice);
guint zw_plan_choice_get_selected (ZwPlanChoice *self);

G_END_DECLS
