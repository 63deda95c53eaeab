/* zw-publish-page.h: the document of a zone: its pages as they will be printed, and its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PUBLISH_PAGE (zw_publish_page_get_type ())

/**
 * ZwPublishPage:
 *
 * Takes the whole width of the window. The document is made on a worker thread
 * once the page is shown, and again after the project changed.
 *
 * Properties: "session" (ZwSession, construct-only).
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   is done; button and action are %NULL.
 */
G_DECLARE_FINAL_TYPE (ZwPublishPage, zw_publish_page, ZW, PUBLISH_PAGE, GtkWidget)

GtkWidget *zw_publish_page_new (ZwSession *session);
void zw_publish_page_export (ZwPublishPage *self, const char *path);

G_END_DECLS
