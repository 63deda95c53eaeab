/* zw-import-files.h: asking for the files to import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileChooserNative *zw_import_files_new_chooser (GtkWindow *parent, const char *folder);
char **zw_import_files_dup_paths (GtkFileChooserNative *chooser);

G_END_DECLS
