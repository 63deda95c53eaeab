/* zw-indicator-panel.h: the indicators of the zone, following the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_INDICATOR_PANEL (zw_indicator_panel_get_type ())

G_DECLARE_FINAL_TYPE (ZwIndicatorPanel, zw_indicator_panel, ZW, INDICATOR_PANEL, GtkWidget)

GtkWidget *zw_indicator_panel_new (ZwSession *session);
void zw_indicator_panel_insert (ZwIndicatorPanel *self, ZwIndicatorId below, GtkWidget *widget);
const char *zw_indicator_panel_get_figure (ZwIndicatorPanel *self, const char *id);

G_END_DECLS
