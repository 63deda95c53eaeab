/* zw-figure-details.h: one indicator explained: what it means, what it was made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-guideline.h"
#include "zw-figure-line.h"

G_BEGIN_DECLS

#define ZW_TYPE_FIGURE_DETAILS (zw_figure_details_get_type ())

G_DECLARE_FINAL_TYPE (ZwFigureDetails, zw_figure_details, ZW, FIGURE_DETAILS, GtkWidget)

GtkWidget *zw_figure_details_new (const ZwGuideline *guideline, ZwCatalog *catalog);
void zw_figure_details_show (ZwFigureDetails *self, ZwIndicatorId id, GPtrArray *columns);

G_END_DECLS
