/* zw-figure-line.h: a line of a table of indicators: one of them, or a part of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

/**
 * ZwFigureColumn:
 * @title: heading, perhaps of two lines
 * @tooltip: (nullable): what the heading stands for
 * @evaluation: (nullable): the figures; %NULL where there are none
 */
typedef struct
{
  char *title;
  char *tooltip;
  ZwEvaluation *evaluation;
} ZwFigureColumn;

ZwFigureColumn *zw_figure_column_new (const char *title,
                                      const char *tooltip,
                                      ZwEvaluation *evaluation);
void zw_figure_column_free (ZwFigureColumn *self);

#define ZW_TYPE_FIGURE_LINE (zw_figure_line_get_type ())

G_DECLARE_FINAL_TYPE (ZwFigureLine, zw_figure_line, ZW, FIGURE_LINE, GObject)

ZwFigureLine *zw_figure_line_new (ZwIndicatorId id, const char *part_id);
ZwIndicatorId zw_figure_line_get_id (ZwFigureLine *self);
const char *zw_figure_line_get_part_id (ZwFigureLine *self);
GListModel *zw_figure_line_get_children (ZwFigureLine *self);
gboolean zw_figure_line_update (ZwFigureLine *self, GPtrArray *columns);
const ZwIndicatorPart *zw_figure_line_find_part (ZwFigureLine *self, const ZwIndicator *indicator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFigureColumn, zw_figure_column_free)

G_END_DECLS
