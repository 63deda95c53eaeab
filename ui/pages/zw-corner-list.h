/* zw-corner-list.h: the corners of an outline as a table of coordinates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "map/zw-map-edit.h"

G_BEGIN_DECLS

#define ZW_TYPE_CORNER_LIST (zw_corner_list_get_type ())

G_DECLARE_FINAL_TYPE (ZwCornerList, zw_corner_list, ZW, CORNER_LIST, GtkWidget)

GtkWidget *zw_corner_list_new (ZwMapEdit *edit);

G_END_DECLS
