/* zw-layer-popover.h: what can be changed of a layer, and where it comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_LAYER_POPOVER (zw_layer_popover_get_type ())

/**
 * ZwLayerPopover:
 *
 * Signals:
 * "show-place" (double x, double y): as of ZwDataPage.
 * "remove": the layer is to go.
 */
G_DECLARE_FINAL_TYPE (ZwLayerPopover, zw_layer_popover, ZW, LAYER_POPOVER, GtkPopover)

GtkWidget *zw_layer_popover_new (ZwSession *session, gint64 layer_id);
void zw_layer_popover_update (ZwLayerPopover *self);

G_END_DECLS
