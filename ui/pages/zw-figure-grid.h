/* zw-figure-grid.h: the fifteen indicators as lines of a table, places or years as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-figure-line.h"

G_BEGIN_DECLS

#define ZW_TYPE_FIGURE_GRID (zw_figure_grid_get_type ())

/**
 * ZwFigureGrid:
 *
 * Lines unfold into the parts of an indicator. What is unfolded and selected
 * stays so while the columns change.
 *
 * Signals:
 * "selected": another indicator is selected.
 * "activated": the selected line was activated, by Enter or a double click.
 */
G_DECLARE_FINAL_TYPE (ZwFigureGrid, zw_figure_grid, ZW, FIGURE_GRID, GtkWidget)

GtkWidget *zw_figure_grid_new (const char *name, ZwCatalog *catalog);
void zw_figure_grid_set_columns (ZwFigureGrid *self, GPtrArray *columns);
GPtrArray *zw_figure_grid_get_columns (ZwFigureGrid *self);
ZwIndicatorId zw_figure_grid_get_selected (ZwFigureGrid *self);
void zw_figure_grid_select (ZwFigureGrid *self, ZwIndicatorId id);
char *zw_figure_grid_dup_text (ZwFigureGrid *self);

G_END_DECLS
