/* zw-import-dialog.h: a source looked at, understood and taken into the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_IMPORT_DIALOG (zw_import_dialog_get_type ())

/**
 * ZwImportDialog:
 *
 * Asks for a file, shows what it was understood to be, lets that be corrected,
 * and imports it. A failure is told in the dialog and leaves the project as it
 * was; the user may correct and try again. Present it with gtk_window_present();
 * without a path it opens the file chooser at once.
 *
 * Signals:
 * "done" (const char *sentence): something was imported, and the dialog closes
 *   now or, where there is more to be read, when the user has read it.
 */
G_DECLARE_FINAL_TYPE (ZwImportDialog, zw_import_dialog, ZW, IMPORT_DIALOG, GtkWindow)

GtkWidget *zw_import_dialog_new (GtkWindow *parent, ZwSession *session, const char *path);
void zw_import_dialog_add_path (ZwImportDialog *self, const char *path);

G_END_DECLS
