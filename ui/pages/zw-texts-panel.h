/* zw-texts-panel.h: what people write for the application, place by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_TEXTS_PANEL (zw_texts_panel_get_type ())

/**
 * ZwTextsPanel:
 *
 * The places of the form in its order, each with a mark whether it is written, and
 * the text of the chosen one below what the form asks for there.
 */
G_DECLARE_FINAL_TYPE (ZwTextsPanel, zw_texts_panel, ZW, TEXTS_PANEL, GtkWidget)

GtkWidget *zw_texts_panel_new (ZwSession *session);
void zw_texts_panel_show_place (ZwTextsPanel *self, const char *place);
gboolean zw_texts_panel_flush (ZwTextsPanel *self);
gboolean zw_texts_panel_undo_typing (ZwTextsPanel *self);
gboolean zw_texts_panel_redo_typing (ZwTextsPanel *self);

G_END_DECLS
