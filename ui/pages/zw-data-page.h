/* zw-data-page.h: the layers of the project, where they came from, and how to get more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_DATA_PAGE (zw_data_page_get_type ())

/**
 * ZwDataPage:
 *
 * Lists the layers by what they are, with what can be changed of each. Every
 * change is a command of the project and can be undone.
 *
 * Its import buttons activate "win.import". Files dropped on it activate
 * "win.import-files" (parameter "as", their paths).
 *
 * Properties: "session" (ZwSession, construct-only).
 *
 * Signals:
 * "show-place" (double x, double y): the user wants to see a place on the map,
 *   in the project's coordinates.
 * "removed" (const char *name): a layer was taken out; undo brings it back.
 */
G_DECLARE_FINAL_TYPE (ZwDataPage, zw_data_page, ZW, DATA_PAGE, GtkWidget)

GtkWidget *zw_data_page_new (ZwSession *session);

G_END_DECLS
