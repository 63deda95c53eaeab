/* zw-data-view.h: zones, plan and indicators as files for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "output/zw-data-output.h"

G_BEGIN_DECLS

#define ZW_TYPE_DATA_VIEW (zw_data_view_get_type ())

/**
 * ZwDataView:
 *
 * Signals: "export" (guint format): a #ZwDataFormat was asked for.
 */
G_DECLARE_FINAL_TYPE (ZwDataView, zw_data_view, ZW, DATA_VIEW, GtkWidget)

GtkWidget *zw_data_view_new (void);
void zw_data_view_get (ZwDataView *self, gboolean *all_zones, const char **table, gboolean *cp950);

G_END_DECLS
