/* zw-text-editor.h: one text of the application, as it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_TEXT_EDITOR (zw_text_editor_get_type ())

/**
 * ZwTextEditor:
 *
 * What is typed goes into the project after a pause of typing and when the
 * keyboard goes elsewhere, each time as one step of undo.
 */
G_DECLARE_FINAL_TYPE (ZwTextEditor, zw_text_editor, ZW, TEXT_EDITOR, GtkWidget)

GtkWidget *zw_text_editor_new (ZwSession *session);
void zw_text_editor_show (ZwTextEditor *self,
                          const char *place,
                          const char *part,
                          const char *title,
                          const char *guidance,
                          gboolean one_line);
gboolean zw_text_editor_flush (ZwTextEditor *self);
gboolean zw_text_editor_undo (ZwTextEditor *self);
gboolean zw_text_editor_redo (ZwTextEditor *self);

G_END_DECLS
