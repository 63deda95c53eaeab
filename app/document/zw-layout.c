/* zw-layout.c: a document laid out on A4 pages
 *
 * One pass from the first block to the last (zw-layout-flow.c). What must stay
 * together (a heading and the first lines below it, a caption and its table, rows
 * bound by a cell, a line and its footnotes) is measured ahead (zw-layout-measure.c)
 * and moved to the next page as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-layout.h"

#include "document/zw-layout-private.h"

#include <glib/gi18n.h>

const ZwBlock *
zw_layout_get_block (const ZwLayout *self, guint index)
{
  return zw_document_get_block (self->document, index);
}

guint
zw_layout_get_n_blocks (const ZwLayout *self)
{
  return self->document->blocks->len;
}

/**
 * zw_layout_get_style:
 *
 * Returns: the look of the words of a block, or of its caption
 */
ZwStyle
zw_layout_get_style (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind)
{
  ZwStyleId id = ZW_STYLE_TEXT;
  ZwStyle style;

  if (kind == ZW_PIECE_ENTRY)
    id = ZW_STYLE_CONTENTS;
  else if (kind == ZW_PIECE_CAPTION)
    id = block->kind == ZW_BLOCK_TABLE ? ZW_STYLE_TABLE_CAPTION : ZW_STYLE_FIGURE_CAPTION;
  else if (block->kind == ZW_BLOCK_HEADING)
    id = zw_style_of_heading (block->level);
  else if (block->kind == ZW_BLOCK_CONTENTS)
    id = ZW_STYLE_CONTENTS_HEADING;
  else if (block->kind == ZW_BLOCK_LIST_ITEM)
    id = ZW_STYLE_LIST;
  else if (block->kind == ZW_BLOCK_NOTE)
    id = ZW_STYLE_NOTE;
  else if (block->kind == ZW_BLOCK_GAP)
    id = ZW_STYLE_GAP;
  else if (block->kind == ZW_BLOCK_PICTURE)
    id = ZW_STYLE_FIGURE;

  style = zw_style_get (id, self->document->chinese);
  if (block->kind == ZW_BLOCK_LIST_ITEM)
    style.left = block->level * ZW_LIST_STEP;
  return style;
}

/**
 * zw_layout_get_left:
 * @page: number of the page, from 0
 *
 * Returns: left edge of its text in points
 */
double
zw_layout_get_left (const ZwLayout *self, guint page)
{
  double inwards = page % 2 == 0 ? ZW_BINDING_SHIFT : -ZW_BINDING_SHIFT;

  return ZW_PAGE_MARGIN + (self->document->double_sided ? inwards : 0);
}

/**
 * zw_layout_set_words:
 *
 * Returns: (transfer full): the words of a block, or its caption, in lines
 */
PangoLayout *
zw_layout_set_words (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind)
{
  ZwStyle style = zw_layout_get_style (self, block, kind);
  double right = block->kind == ZW_BLOCK_GAP ? ZW_GAP_PAD : 0;
  g_autofree char *words = NULL;

  if (kind == ZW_PIECE_CAPTION)
    words = zw_block_dup_caption (block);
  else if (block->kind == ZW_BLOCK_HEADING)
    words = zw_block_dup_heading (self->document, block);
  else if (block->kind == ZW_BLOCK_GAP)
    words = g_strconcat (block->label, block->text, NULL);
  else
    words = g_strdup (block->text);
  return zw_words_set (self->references, self->context, words, &style,
                       ZW_TEXT_WIDTH - style.left - right);
}

/**
 * zw_layout_set_entry:
 *
 * Returns: (transfer full): a heading in lines, as the table of contents lists it
 */
PangoLayout *
zw_layout_set_entry (const ZwLayout *self, const ZwBlock *heading)
{
  ZwStyle style = zw_style_get (ZW_STYLE_CONTENTS, self->document->chinese);
  g_autofree char *words = zw_block_dup_heading (self->document, heading);
  g_autofree char *plain = zw_document_dup_plain (self->document, words);
  double indent = (heading->level - 1) * ZW_CONTENTS_STEP;

  return zw_typeset_text (self->context, plain, &style,
                          ZW_TEXT_WIDTH - indent - ZW_CONTENTS_NUMBER_WIDTH);
}

/**
 * zw_layout_set_footnote:
 *
 * Returns: (transfer full): a footnote in lines, without its number
 */
PangoLayout *
zw_layout_set_footnote (const ZwLayout *self, guint note)
{
  ZwStyle style = zw_style_get (ZW_STYLE_FOOTNOTE, self->document->chinese);
  g_autofree char *text = zw_document_dup_plain (
      self->document, g_ptr_array_index (self->document->footnotes, note));

  return zw_typeset_text (self->context, text, &style, ZW_TEXT_WIDTH - style.left);
}

/**
 * zw_layout_count_lines:
 * @kind: %ZW_PIECE_TEXT or %ZW_PIECE_CAPTION
 *
 * Returns: in how many lines the words of a block, or its caption, are broken
 */
guint
zw_layout_count_lines (ZwLayout *self, guint index, ZwPieceKind kind)
{
  guint *count = &self->line_counts[2 * index + (kind == ZW_PIECE_CAPTION ? 1 : 0)];

  if (*count == 0)
    {
      g_autoptr (PangoLayout)
          words = zw_layout_set_words (self, zw_layout_get_block (self, index), kind);

      *count = pango_layout_get_line_count (words);
    }
  return *count;
}

double
zw_layout_measure_caption (ZwLayout *self, guint index)
{
  const ZwBlock *block = zw_layout_get_block (self, index);
  ZwStyle style = zw_layout_get_style (self, block, ZW_PIECE_CAPTION);

  if (block->number == 0)
    return 0;
  return zw_layout_count_lines (self, index, ZW_PIECE_CAPTION) * style.pitch + style.after;
}

/**
 * zw_layout_get_table_room:
 *
 * Returns: height of a page left for the rows of a table below its caption
 */
double
zw_layout_get_table_room (ZwLayout *self, guint index)
{
  return ZW_TEXT_HEIGHT - zw_layout_measure_caption (self, index);
}

const ZwTableLayout *
zw_layout_get_table (ZwLayout *self, guint index)
{
  ZwTableLayout *table = g_ptr_array_index (self->tables, index);

  if (table == NULL)
    {
      table = zw_table_layout_new (zw_layout_get_block (self, index)->table, self->references,
                                   self->context, ZW_TEXT_WIDTH,
                                   zw_layout_get_table_room (self, index), self->document->chinese);
      g_ptr_array_index (self->tables, index) = table;
    }
  return table;
}

static void
free_table (gpointer data)
{
  g_clear_pointer ((ZwTableLayout **) &data, zw_table_layout_free);
}

/**
 * zw_layout_new_with_progress:
 * @document: the document, which must not change any more
 * @progress: (nullable): told after each block, up to 0.5: drawing is the other half
 *
 * Returns: (transfer full) (nullable): its pages, or %NULL when cancelled
 */
ZwLayout *
zw_layout_new_with_progress (ZwDocument *document, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwLayout) self = g_new0 (ZwLayout, 1);
  ZwFlow flow;
  gboolean placed = TRUE;
  guint n_blocks = document->blocks->len;

  self->document = zw_document_ref (document);
  self->references = zw_references_new (document);
  self->context = zw_typeset_new_context (document->language);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->tables = g_ptr_array_new_with_free_func (free_table);
  g_ptr_array_set_size (self->tables, n_blocks);
  self->block_pages = g_new (guint, n_blocks + 1);
  self->block_tops = g_new0 (double, n_blocks + 1);
  self->line_counts = g_new0 (guint, 2 * n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    self->block_pages[i] = G_MAXUINT;

  zw_flow_init (&flow, self);
  for (guint i = 0; i < n_blocks && placed; i++)
    {
      placed = zw_progress_step (progress, 0.5 * i / n_blocks, _ ("Laying out pages"), error);
      if (placed)
        zw_flow_place_block (&flow, i);
    }
  zw_flow_finish (&flow);
  zw_flow_clear (&flow);
  return placed ? g_steal_pointer (&self) : NULL;
}

/**
 * zw_layout_new:
 * @document: the document, which must not change any more
 *
 * A layout may be used by any one thread at a time.
 *
 * Returns: (transfer full): its pages
 */
ZwLayout *
zw_layout_new (ZwDocument *document)
{
  return zw_layout_new_with_progress (document, NULL, NULL);
}

void
zw_layout_free (ZwLayout *self)
{
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->pages);
  g_object_unref (self->context);
  g_free (self->block_pages);
  g_free (self->block_tops);
  g_free (self->line_counts);
  zw_references_free (self->references);
  zw_document_unref (self->document);
  g_free (self);
}

guint
zw_layout_get_n_pages (const ZwLayout *self)
{
  return self->pages->len;
}

/**
 * zw_layout_draw_page:
 * @page: number of the page, from 0
 * @cr: one unit is one point; the page is %ZW_LAYOUT_PAGE_WIDTH wide and
 *   %ZW_LAYOUT_PAGE_HEIGHT high. Paper is not painted
 */
void
zw_layout_draw_page (const ZwLayout *self, guint page, cairo_t *cr)
{
  g_return_if_fail (page < self->pages->len);

  zw_layout_draw_pieces (self, page, cr, FALSE);
}
