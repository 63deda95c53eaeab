/* zw-left-out-table.h: residents without coverage, area by area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-left-out-view.h"

G_BEGIN_DECLS

#define ZW_TYPE_LEFT_OUT_TABLE (zw_left_out_table_get_type ())

/**
 * ZwLeftOutTable:
 *
 * Statistical areas with their residents, those without coverage and their
 * share, the most first; sorted by a click on a heading. A click on a row shows
 * the area on the map; a button keeps all of them as a layer of the project.
 * Scrolls by itself.
 */
G_DECLARE_FINAL_TYPE (ZwLeftOutTable, zw_left_out_table, ZW, LEFT_OUT_TABLE, GtkWidget)

GtkWidget *zw_left_out_table_new (ZwLeftOutView *view);

G_END_DECLS
