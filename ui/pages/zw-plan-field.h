/* zw-plan-field.h: one value of a plan, as it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_FIELD (zw_plan_field_get_type ())

/**
 * ZwPlanField:
 *
 * A named entry, of one line or of many. It knows the value that the project has
 * and tells whether something else was typed, which nothing but the user, or
 * zw_plan_field_reset(), takes away.
 *
 * Signals:
 * "commit": the user is done with it, by Enter or by going elsewhere.
 * "typed": with every key.
 */
G_DECLARE_FINAL_TYPE (ZwPlanField, zw_plan_field, ZW, PLAN_FIELD, GtkWidget)

GtkWidget *zw_plan_field_new (const char *label, gboolean many_lines);

void zw_plan_field_load (ZwPlanField *self, const char *value);
void zw_plan_field_reset (ZwPlanField *self, const char *value);
void zw_plan_field_type (ZwPlanField *self, const char *text);
gboolean zw_plan_field_is_dirty (ZwPlanField *self);
char *zw_plan_field_dup_text (ZwPlanField *self);

void zw_plan_field_set_reason (ZwPlanField *self, const char *reason);
const char *zw_plan_field_get_reason (ZwPlanField *self);
void zw_plan_field_set_hint (ZwPlanField *self, const char *hint);
void zw_plan_field_set_number (ZwPlanField *self);
GtkWidget *zw_plan_field_get_editor (ZwPlanField *self);

G_END_DECLS
