/* zw-siting-pictures.h: the zone beside the foreign cases, in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-siting.h"

G_BEGIN_DECLS

#define ZW_TYPE_SITING_PICTURES (zw_siting_pictures_get_type ())

/**
 * ZwSitingPictures:
 *
 * The zone and the foreign cases at the same scale, and below that a chart of area
 * against strictness; scrolls where there is no room.
 */
G_DECLARE_FINAL_TYPE (ZwSitingPictures, zw_siting_pictures, ZW, SITING_PICTURES, GtkWidget)

GtkWidget *zw_siting_pictures_new (const ZwReference *reference);
void zw_siting_pictures_set (ZwSitingPictures *self,
                             const ZwGeometry *zone,
                             const char *name,
                             int strictness);

G_END_DECLS
