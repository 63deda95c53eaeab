/* zw-columns.h: cards side by side, in as many equal columns as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_COLUMNS (zw_columns_get_type ())

/**
 * ZwColumns:
 *
 * Its children fill rows of one height; no row is left with fewer than the others
 * can help.
 */
G_DECLARE_FINAL_TYPE (ZwColumns, zw_columns, ZW, COLUMNS, GtkWidget)

GtkWidget *zw_columns_new (int least_width_px, int spacing_px);
void zw_columns_append (ZwColumns *self, GtkWidget *child);

G_END_DECLS
