/* zw-publish-page.h: what a zone's plan hands out: pages as they will be printed, and files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-publication.h"
#include "map/zw-map.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PUBLISH_PAGE (zw_publish_page_get_type ())

/* Beyond the kinds of publications: files for other programs. */
#define ZW_PUBLISH_DATA ((guint) ZW_N_PUBLICATION_KINDS)

/**
 * ZwPublishPage:
 *
 * Takes the whole width of the window. A publication is made on a worker thread
 * once the page is shown, and again after the project changed; what it lacks, what
 * people write for it and where its figures come from stand beside it.
 *
 * Properties: "session" (ZwSession, construct-only).
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   is done; button and action may be %NULL.
 * "go-to" (const ZwPlanPlace *place): a gap was chosen that is filled on another page.
 */
G_DECLARE_FINAL_TYPE (ZwPublishPage, zw_publish_page, ZW, PUBLISH_PAGE, GtkWidget)

GtkWidget *zw_publish_page_new (ZwSession *session);
void zw_publish_page_set_map (ZwPublishPage *self, ZwMap *map);
void zw_publish_page_show_kind (ZwPublishPage *self, guint kind);
void zw_publish_page_show_map (ZwPublishPage *self);
void zw_publish_page_show_side (ZwPublishPage *self, const char *name);
void zw_publish_page_fold_side (ZwPublishPage *self);
gboolean zw_publish_page_is_current (ZwPublishPage *self);
void zw_publish_page_export (ZwPublishPage *self, const char *path);
const char *zw_publish_page_get_written (ZwPublishPage *self);
void zw_publish_page_print (ZwPublishPage *self);
void zw_publish_page_print_to (ZwPublishPage *self, const char *path);
gboolean zw_publish_page_can_print (ZwPublishPage *self);
gboolean zw_publish_page_flush (ZwPublishPage *self);
gboolean zw_publish_page_undo_typing (ZwPublishPage *self);
gboolean zw_publish_page_redo_typing (ZwPublishPage *self);

G_END_DECLS
