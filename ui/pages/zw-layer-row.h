/* zw-layer-row.h: one layer in the list of the data page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_LAYER_ROW (zw_layer_row_get_type ())

/**
 * ZwLayerRow:
 *
 * Signals:
 * "show-place" (double x, double y): as of ZwDataPage.
 * "remove": the layer is to go.
 */
G_DECLARE_FINAL_TYPE (ZwLayerRow, zw_layer_row, ZW, LAYER_ROW, GtkListBoxRow)

GtkWidget *zw_layer_row_new (ZwSession *session);
void zw_layer_row_set_layer (ZwLayerRow *self, const ZwLayer *layer);
gint64 zw_layer_row_get_id (ZwLayerRow *self);
void zw_layer_row_open_properties (ZwLayerRow *self);

G_END_DECLS
