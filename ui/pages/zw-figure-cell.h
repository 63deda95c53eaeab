/* zw-figure-cell.h: cells and headings of tables of figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-figure-line.h"

G_BEGIN_DECLS

void zw_figure_cell_show (GtkWidget *label, const ZwIndicator *indicator);
void zw_figure_cell_show_part (GtkWidget *label, const ZwIndicator *indicator, ZwFigureLine *line);
void zw_figure_cell_set_class (GtkWidget *widget, const char *name, gboolean on);
void zw_figure_align_headings (GtkWidget *view, const char *const *left);

G_END_DECLS
