/* zw-preferences-dialog.h: what the user prefers on this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include <shumate/shumate.h>

G_BEGIN_DECLS

#define ZW_TYPE_PREFERENCES_DIALOG (zw_preferences_dialog_get_type ())

/* The name of the settings; their keys are told in data/org.zonewright.Zonewright.gschema.xml. */
#define ZW_SETTINGS_ID "org.zonewright.Zonewright"

/**
 * ZwPreferencesDialog:
 *
 * Changes hold at once; what listens to the settings follows them.
 */
G_DECLARE_FINAL_TYPE (ZwPreferencesDialog, zw_preferences_dialog, ZW, PREFERENCES_DIALOG, GtkWindow)

GtkWidget *zw_preferences_dialog_new (GtkWindow *parent, GSettings *settings);

ShumateMapSource *zw_preferences_make_base (GSettings *settings,
                                            char **attribution,
                                            GError **error);

G_END_DECLS
