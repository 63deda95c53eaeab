/* zw-layout-measure.c: how much room the next block needs to begin on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-layout-private.h"

/* Footnotes */

/**
 * zw_layout_add_line_notes:
 * @notes: (element-type guint): gains the footnotes of some lines of a block
 */
void
zw_layout_add_line_notes (ZwLayout *self,
                          guint index,
                          ZwPieceKind kind,
                          guint first,
                          guint count,
                          GArray *notes)
{
  const ZwBlock *block = zw_layout_get_block (self, index);
  g_autoptr (PangoLayout) words = NULL;

  if (!zw_fragment_is_in (block->text))
    return;
  words = zw_layout_set_words (self, block, kind);
  zw_words_add_notes (words, first, count, notes);
}

/* Tables and pictures */

/**
 * zw_layout_measure_bound_rows:
 * @height: (out): height of the rows that must stay with @first, and its own
 *
 * Returns: the row behind them
 */
guint
zw_layout_measure_bound_rows (const ZwTableLayout *table, guint first, double *height)
{
  guint end = first;

  *height = 0;
  do
    *height += table->heights[end++];
  while (end < table->n_rows && table->bound[end - 1]);
  return end;
}

/**
 * zw_layout_measure_note:
 *
 * Returns: height of the note below block @index
 */
double
zw_layout_measure_note (ZwLayout *self, guint index)
{
  const ZwBlock *block = NULL;
  ZwStyle style;

  if (!zw_document_has_note (self->document, index))
    return 0;
  block = zw_layout_get_block (self, index + 1);
  style = zw_layout_get_style (self, block, ZW_PIECE_TEXT);
  return style.before + zw_layout_count_lines (self, index + 1, ZW_PIECE_TEXT) * style.pitch;
}

static double
measure_table_start (ZwLayout *self, guint index, GArray *notes)
{
  const ZwTableLayout *table = zw_layout_get_table (self, index);
  ZwTableSlice start = { .header = TRUE, .count = 1, .n_lines = ZW_LEAST_LINES };
  ZwTableSlice rows_here = { .header = TRUE };
  double height = zw_layout_measure_caption (self, index), rows = 0;
  guint end = 0;

  zw_layout_add_line_notes (self, index, ZW_PIECE_CAPTION, 0, G_MAXUINT / 2, notes);
  if (table->n_rows > 0)
    end = zw_layout_measure_bound_rows (table, 0, &rows);
  if (height + table->header_height + rows > ZW_TEXT_HEIGHT)
    rows_here = start;
  else
    rows_here.count = end;
  zw_table_layout_add_notes (table, &rows_here, notes);
  if (table->n_rows == 0)
    return height + table->header_height;
  if (end == table->n_rows)
    rows += zw_layout_measure_note (self, index);
  if (height + table->header_height + rows > ZW_TEXT_HEIGHT)
    return height + zw_table_layout_get_height (table, &start);
  return height + table->header_height + rows;
}

/* Words */

static gboolean
is_words (ZwBlockKind kind)
{
  return kind == ZW_BLOCK_PARAGRAPH || kind == ZW_BLOCK_LIST_ITEM || kind == ZW_BLOCK_NOTE
         || kind == ZW_BLOCK_GAP;
}

/**
 * zw_layout_measure_lone_line:
 *
 * A line after which a page ends by order would stand alone if it began a page; so
 * the lines above it go there with it.
 *
 * Returns: height of such a line below block @index, 0 where there is none
 */
double
zw_layout_measure_lone_line (ZwLayout *self, guint index)
{
  const ZwBlock *next = NULL;
  ZwStyle above, style;

  if (index + 1 >= zw_layout_get_n_blocks (self)
      || (index + 2 < zw_layout_get_n_blocks (self)
          && zw_layout_get_block (self, index + 2)->kind != ZW_BLOCK_PAGE_BREAK))
    return 0;
  next = zw_layout_get_block (self, index + 1);
  if (!is_words (next->kind) || zw_layout_count_lines (self, index + 1, ZW_PIECE_TEXT) > 1)
    return 0;
  above = zw_layout_get_style (self, zw_layout_get_block (self, index), ZW_PIECE_TEXT);
  style = zw_layout_get_style (self, next, ZW_PIECE_TEXT);
  return MAX (above.after, style.before) + style.pitch;
}

static double
measure_heading_start (ZwLayout *self, guint index, GArray *notes)
{
  const ZwBlock *block = zw_layout_get_block (self, index);
  ZwStyle style = zw_layout_get_style (self, block, ZW_PIECE_TEXT), next;
  guint n_lines = zw_layout_count_lines (self, index, ZW_PIECE_TEXT);
  double height = n_lines * style.pitch;
  const ZwBlock *below = NULL;

  zw_layout_add_line_notes (self, index, ZW_PIECE_TEXT, 0, n_lines, notes);
  if (index + 1 == zw_layout_get_n_blocks (self))
    return height;
  below = zw_layout_get_block (self, index + 1);
  next = zw_layout_get_style (self, below,
                              below->kind == ZW_BLOCK_TABLE ? ZW_PIECE_CAPTION : ZW_PIECE_TEXT);
  return height + MAX (style.after, next.before) + zw_layout_measure_start (self, index + 1, notes);
}

/**
 * zw_layout_measure_start:
 * @notes: (element-type guint): gains the footnotes of what is measured
 *
 * Returns: height that must be left on the page for block @index to begin there
 */
double
zw_layout_measure_start (ZwLayout *self, guint index, GArray *notes)
{
  const ZwBlock *block = zw_layout_get_block (self, index);
  ZwStyle style = zw_layout_get_style (self, block, ZW_PIECE_TEXT);
  guint n_lines, n_start;

  switch (block->kind)
    {
    case ZW_BLOCK_TABLE:
      return measure_table_start (self, index, notes);

    case ZW_BLOCK_PICTURE:
      zw_layout_add_line_notes (self, index, ZW_PIECE_CAPTION, 0, G_MAXUINT / 2, notes);
      return block->height_pt + style.after + zw_layout_measure_caption (self, index)
             + zw_layout_measure_note (self, index);

    case ZW_BLOCK_HEADING:
      return measure_heading_start (self, index, notes);

    case ZW_BLOCK_CONTENTS:
      return zw_layout_count_lines (self, index, ZW_PIECE_TEXT) * style.pitch;

    case ZW_BLOCK_PARAGRAPH:
    case ZW_BLOCK_LIST_ITEM:
    case ZW_BLOCK_NOTE:
    case ZW_BLOCK_GAP:
      n_lines = zw_layout_count_lines (self, index, ZW_PIECE_TEXT);
      n_start = n_lines < 2 * ZW_LEAST_LINES ? n_lines : ZW_LEAST_LINES;
      zw_layout_add_line_notes (self, index, ZW_PIECE_TEXT, 0, n_start, notes);
      return n_start * style.pitch
             + (n_start == n_lines ? zw_layout_measure_lone_line (self, index) : 0);

    case ZW_BLOCK_COVER:
    case ZW_BLOCK_PAGE_BREAK:
    default:
      return 0;
    }
}
