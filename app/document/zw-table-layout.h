/* zw-table-layout.h: a table measured for paper, and its drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-references.h"
#include "document/zw-style.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * ZwTableLayout:
 * @widths: of the columns, in points
 * @header: (nullable): its header rows, measured as a table of their own
 * @header_height: of the header rows, 0 without them
 * @heights: of the rows, in points
 * @bound: whether a row stays on one page with the next
 * @tails: of each column, in points, the widest part of a figure from its decimal
 *   point on, where figures differ in it; else 0
 *
 * Words of a cell that reaches over several rows stand in the middle of them. A
 * few such rows are bound. Of many, each row may begin a page: then the
 * words stand at the top of the cell's first part, and again at the top of each
 * page where there is room.
 */
typedef struct _ZwTableLayout ZwTableLayout;
struct _ZwTableLayout
{
  const ZwTable *table;           /* not owned */
  const ZwReferences *references; /* not owned */
  gboolean chinese;
  guint n_rows;
  double header_height;

  /* Owned */
  PangoContext *context;
  ZwTableLayout *header;
  double *widths;
  double *tails;
  double *heights;
  gboolean *bound;
  GHashTable *high_cells; /* address of a text to its PangoLayout, in rows higher than a page */
};

/**
 * ZwTableSlice:
 * @first: first row
 * @count: how many rows
 * @header: the header row comes first; also says that a page begins here
 * @skip: lines of words already drawn, in a row higher than a page
 * @n_lines: lines to draw of such a row, 0 for whole rows
 */
typedef struct
{
  guint first;
  guint count;
  gboolean header;
  guint skip;
  guint n_lines;
} ZwTableSlice;

double zw_table_get_words_width (double width);

ZwTableLayout *zw_table_layout_new (const ZwTable *table,
                                    const ZwReferences *references,
                                    PangoContext *context,
                                    double width,
                                    double page_height,
                                    gboolean chinese);
void zw_table_layout_free (ZwTableLayout *self);
guint zw_table_layout_count_lines (const ZwTableLayout *self, guint row);
PangoLayout *zw_table_layout_set_words (const ZwTableLayout *self,
                                        const char *text,
                                        const ZwStyle *style,
                                        double width,
                                        gboolean keep);
void zw_table_layout_add_notes (const ZwTableLayout *self,
                                const ZwTableSlice *slice,
                                GArray *notes);
double zw_table_layout_get_cell_width (const ZwTableLayout *self, guint row, guint column);
double zw_table_layout_get_height (const ZwTableLayout *self, const ZwTableSlice *slice);
void zw_table_layout_draw (const ZwTableLayout *self,
                           const ZwTableSlice *slice,
                           cairo_t *cr,
                           double x,
                           double y,
                           gboolean tagged);

void zw_table_fit_columns (ZwTableLayout *self, double width);
double zw_table_measure_tail (const ZwTableLayout *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTableLayout, zw_table_layout_free)

G_END_DECLS
