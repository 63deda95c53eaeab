/* zw-signs-panel.h: places for signs on a map, their numbers, and their distances
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-signs-output.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SIGNS_PANEL (zw_signs_panel_get_type ())

/**
 * ZwSignsPanel:
 *
 * Works only while it is seen.
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   was done that is not seen.
 */
G_DECLARE_FINAL_TYPE (ZwSignsPanel, zw_signs_panel, ZW, SIGNS_PANEL, GtkWidget)

GtkWidget *zw_signs_panel_new (ZwSession *session);
void zw_signs_panel_set_boundary (ZwSignsPanel *self, gint64 zone_id);
ZwSigns *zw_signs_panel_get_signs (ZwSignsPanel *self);
gboolean zw_signs_panel_is_busy (ZwSignsPanel *self);

G_END_DECLS
