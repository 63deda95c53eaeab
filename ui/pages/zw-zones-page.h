/* zw-zones-page.h: the zones of the project: drawn, named, changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "map/zw-map-edit.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_ZONES_PAGE (zw_zones_page_get_type ())

/**
 * ZwZonesPage:
 *
 * Lists the zones and stands between the drawing tools and the project.
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   to tell the user, perhaps with something to do about it.
 */
G_DECLARE_FINAL_TYPE (ZwZonesPage, zw_zones_page, ZW, ZONES_PAGE, GtkWidget)

GtkWidget *zw_zones_page_new (ZwSession *session, ZwMap *map, ZwMapEdit *edit);
void zw_zones_page_set_active (ZwZonesPage *self, gboolean active);
void zw_zones_page_draw (ZwZonesPage *self);
void zw_zones_page_remove (ZwZonesPage *self);

G_END_DECLS
