/* zw-picker.h: a list that opens below a place, to choose one or several from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_PICKER (zw_picker_get_type ())

/**
 * ZwPicker:
 *
 * A popover with a list, and an entry to search it where it is long. Of many,
 * Space or a click marks one and Enter or going elsewhere ends it; of one, Enter
 * or a click does. Escape leaves all as it was.
 *
 * Signals: "picked" (const char *ids): what was chosen, with spaces between; of
 * one possibly empty. Only where it differs from what was chosen before.
 */
G_DECLARE_FINAL_TYPE (ZwPicker, zw_picker, ZW, PICKER, GtkPopover)

GtkWidget *zw_picker_new (const char *name, gboolean many);
void zw_picker_add (ZwPicker *self, const char *id, const char *label, const char *detail);
void zw_picker_open (ZwPicker *self, const char *chosen);
gboolean zw_picker_search (ZwPicker *self, GtkEventController *key);

G_END_DECLS
