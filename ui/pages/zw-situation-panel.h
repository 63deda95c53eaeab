/* zw-situation-panel.h: money and staff of the government, and the guideline's advice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SITUATION_PANEL (zw_situation_panel_get_type ())

/**
 * ZwSituationPanel:
 *
 * Own revenue and officials, where they are not known to be typed; which of the
 * four situations of figure 4.2.2 that is, and what the guideline advises in it.
 */
G_DECLARE_FINAL_TYPE (ZwSituationPanel, zw_situation_panel, ZW, SITUATION_PANEL, GtkWidget)

GtkWidget *zw_situation_panel_new (ZwSession *session);
void zw_situation_panel_show (ZwSituationPanel *self, const ZwSituationFound *found);
gboolean zw_situation_panel_undo_typing (ZwSituationPanel *self);

G_END_DECLS
