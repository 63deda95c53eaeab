/* zw-gaps-panel.h: what a publication lacks, and the way to where it is filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-application-form.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_GAPS_PANEL (zw_gaps_panel_get_type ())

/**
 * ZwGapsPanel:
 *
 * Signals:
 * "write" (const char *place): a text is missing.
 * "go-to" (const ZwPlanPlace *place): a part of the plan is missing.
 * "import": a layer is missing.
 */
G_DECLARE_FINAL_TYPE (ZwGapsPanel, zw_gaps_panel, ZW, GAPS_PANEL, GtkWidget)

GtkWidget *zw_gaps_panel_new (void);
void zw_gaps_panel_set (ZwGapsPanel *self, const GPtrArray *gaps, ZwZoneType type);
guint zw_gaps_panel_get_n (ZwGapsPanel *self);

G_END_DECLS
