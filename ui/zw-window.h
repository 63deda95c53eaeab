/* zw-window.h: the workbench window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "map/zw-map.h"
#include "zw-left-out-view.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_WINDOW (zw_window_get_type ())

G_DECLARE_FINAL_TYPE (ZwWindow, zw_window, ZW, WINDOW, GtkApplicationWindow)

ZwWindow *zw_window_new (GtkApplication *application, GSettings *settings);

gboolean zw_window_open (ZwWindow *self, const char *path);
void zw_window_go_to (ZwWindow *self, const ZwPlanPlace *place);
void zw_window_show_page (ZwWindow *self, const char *page);
void zw_window_notify (ZwWindow *self, const char *text, const char *button, const char *action);

ZwSession *zw_window_get_session (ZwWindow *self);
ZwMap *zw_window_get_map (ZwWindow *self);
ZwLeftOutView *zw_window_get_left_out (ZwWindow *self);
GtkWidget *zw_window_get_indicator_panel (ZwWindow *self);

G_END_DECLS
