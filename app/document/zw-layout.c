/* zw-layout.c: a document laid out on A4 pages
 *
 * One pass from the first block to the last. What must stay together (a heading
 * and the first lines below it, a caption and its table, rows bound by a cell) is
 * measured ahead and moved to the next page as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-layout.h"

#include "document/zw-layout-private.h"
#include "document/zw-typeset.h"

#include <glib/gi18n.h>
#include <math.h>

/* Fewest lines of a paragraph that stand alone at the foot or head of a page. */
#define LEAST_LINES 2

#define BOTTOM (ZW_PAGE_HEIGHT - ZW_PAGE_MARGIN)

/* Points may differ in their last digits. */
#define TOLERANCE 0.01

typedef struct
{
  ZwLayout *layout;
  double y;        /* where the next block may begin */
  double after;    /* white space the block above asks for */
  gboolean at_top; /* nothing on the page yet */
} Flow;

static const ZwBlock *
get_block (const ZwLayout *self, guint index)
{
  return zw_document_get_block (self->document, index);
}

static guint
get_n_blocks (const ZwLayout *self)
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
  else if (block->kind == ZW_BLOCK_PICTURE)
    id = ZW_STYLE_FIGURE;

  style = zw_style_get (id, self->document->chinese);
  if (block->kind == ZW_BLOCK_LIST_ITEM)
    style.left = block->level * ZW_LIST_STEP;
  return style;
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
  g_autofree char *words = NULL;

  if (kind == ZW_PIECE_CAPTION)
    words = zw_block_dup_caption (block);
  else if (block->kind == ZW_BLOCK_HEADING)
    words = zw_block_dup_heading (self->document, block);
  else
    words = g_strdup (block->text);
  return zw_typeset_text (self->context, words, &style, ZW_TEXT_WIDTH - style.left);
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
  double indent = (heading->level - 1) * ZW_CONTENTS_STEP;

  return zw_typeset_text (self->context, words, &style,
                          ZW_TEXT_WIDTH - indent - ZW_CONTENTS_NUMBER_WIDTH);
}

static guint
count_lines (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind)
{
  g_autoptr (PangoLayout) words = zw_layout_set_words (self, block, kind);

  return pango_layout_get_line_count (words);
}

static double
measure_caption (const ZwLayout *self, const ZwBlock *block)
{
  ZwStyle style = zw_layout_get_style (self, block, ZW_PIECE_CAPTION);

  if (block->number == 0)
    return 0;
  return count_lines (self, block, ZW_PIECE_CAPTION) * style.pitch + style.after;
}

/* Height of a page left for the rows of a table below its caption. */
static double
get_table_room (const ZwLayout *self, guint index)
{
  return ZW_TEXT_HEIGHT - measure_caption (self, get_block (self, index));
}

static const ZwTableLayout *
get_table (ZwLayout *self, guint index)
{
  ZwTableLayout *table = g_ptr_array_index (self->tables, index);

  if (table == NULL)
    {
      table = zw_table_layout_new (get_block (self, index)->table, self->context, ZW_TEXT_WIDTH,
                                   get_table_room (self, index), self->document->chinese);
      g_ptr_array_index (self->tables, index) = table;
    }
  return table;
}

/* Pages */

static void
begin_page (Flow *flow)
{
  g_ptr_array_add (flow->layout->pages, g_array_new (FALSE, TRUE, sizeof (ZwPiece)));
  flow->y = ZW_PAGE_MARGIN;
  flow->after = 0;
  flow->at_top = TRUE;
}

/* White space above the next block; none at the top of a page. */
static double
get_gap (const Flow *flow, double before)
{
  return flow->at_top ? 0 : MAX (before, flow->after);
}

static gboolean
fits (const Flow *flow, double gap, double height)
{
  return flow->y + gap + height <= BOTTOM + TOLERANCE;
}

static ZwPiece *
put (Flow *flow, ZwPieceKind kind, guint block, double height)
{
  guint page = flow->layout->pages->len - 1;
  GArray *pieces = g_ptr_array_index (flow->layout->pages, page);
  ZwPiece piece = { .kind = kind, .block = block, .y = flow->y };

  if (flow->layout->block_pages[block] == G_MAXUINT)
    {
      flow->layout->block_pages[block] = page;
      flow->layout->block_tops[block] = flow->y;
    }
  g_array_append_val (pieces, piece);
  flow->y += height;
  flow->at_top = FALSE;
  return &g_array_index (pieces, ZwPiece, pieces->len - 1);
}

/* Measuring ahead */

/* The row behind those that must stay with @first, and their height. */
static guint
measure_bound_rows (const ZwTableLayout *table, guint first, double *height)
{
  guint end = first;

  *height = 0;
  do
    *height += table->heights[end++];
  while (end < table->n_rows && table->bound[end - 1]);
  return end;
}

/* Height of the note below block @index. */
static double
measure_note (const ZwLayout *self, guint index)
{
  const ZwBlock *block = NULL;
  ZwStyle style;

  if (!zw_document_has_note (self->document, index))
    return 0;
  block = get_block (self, index + 1);
  style = zw_layout_get_style (self, block, ZW_PIECE_TEXT);
  return style.before + count_lines (self, block, ZW_PIECE_TEXT) * style.pitch;
}

static double
measure_table_start (ZwLayout *self, guint index)
{
  const ZwBlock *block = get_block (self, index);
  const ZwTableLayout *table = get_table (self, index);
  ZwTableSlice start = { .header = TRUE, .count = 1, .n_lines = LEAST_LINES };
  double height = measure_caption (self, block), rows = 0;

  if (table->n_rows == 0)
    return height + table->header_height;
  if (measure_bound_rows (table, 0, &rows) == table->n_rows)
    rows += measure_note (self, index);
  if (height + table->header_height + rows > ZW_TEXT_HEIGHT)
    return height + zw_table_layout_get_height (table, &start);
  return height + table->header_height + rows;
}

/* Height that must be left on the page for block @index to begin there. */
static double
measure_start (ZwLayout *self, guint index)
{
  const ZwBlock *block = NULL;
  ZwStyle style, next;
  guint n_lines;
  double height;

  if (index >= get_n_blocks (self))
    return 0;
  block = get_block (self, index);
  style = zw_layout_get_style (self, block, ZW_PIECE_TEXT);

  switch (block->kind)
    {
    case ZW_BLOCK_TABLE:
      return measure_table_start (self, index);

    case ZW_BLOCK_PICTURE:
      height = block->height_pt + style.after + measure_caption (self, block);
      return height + measure_note (self, index);

    case ZW_BLOCK_HEADING:
    case ZW_BLOCK_CONTENTS:
      height = count_lines (self, block, ZW_PIECE_TEXT) * style.pitch;
      if (block->kind == ZW_BLOCK_CONTENTS)
        return height;
      if (index + 1 < get_n_blocks (self))
        {
          next = zw_layout_get_style (self, get_block (self, index + 1), ZW_PIECE_TEXT);
          height += MAX (style.after, next.before) + measure_start (self, index + 1);
        }
      return height;

    case ZW_BLOCK_PARAGRAPH:
    case ZW_BLOCK_LIST_ITEM:
    case ZW_BLOCK_NOTE:
      n_lines = count_lines (self, block, ZW_PIECE_TEXT);
      return (n_lines < 2 * LEAST_LINES ? n_lines : LEAST_LINES) * style.pitch;

    case ZW_BLOCK_COVER:
    case ZW_BLOCK_PAGE_BREAK:
    default:
      return 0;
    }
}

/* Placing */

/* How many of @n_lines to place here, so that neither end stands alone. */
static guint
choose_lines (const Flow *flow, guint n_lines, double pitch)
{
  guint room = MAX (0, floor ((BOTTOM - flow->y + TOLERANCE) / pitch));

  if (room >= n_lines)
    return n_lines;
  if (n_lines - room < LEAST_LINES)
    room = n_lines > LEAST_LINES ? n_lines - LEAST_LINES : 0;
  if (room < LEAST_LINES && !flow->at_top)
    return 0;
  return MAX (room, flow->at_top ? 1 : 0);
}

static void
place_words (Flow *flow, guint index, ZwPieceKind kind)
{
  const ZwBlock *block = get_block (flow->layout, index);
  ZwStyle style = zw_layout_get_style (flow->layout, block, kind);
  guint n_lines = count_lines (flow->layout, block, kind);

  flow->y += get_gap (flow, style.before);
  for (guint first = 0; first < n_lines;)
    {
      guint count = choose_lines (flow, n_lines - first, style.pitch);

      if (count > 0)
        {
          ZwPiece *piece = put (flow, kind, index, count * style.pitch);

          piece->first = first;
          piece->count = count;
          first += count;
        }
      if (first < n_lines)
        begin_page (flow);
    }
  flow->after = style.after;
}

static void
place_picture (Flow *flow, guint index)
{
  const ZwBlock *block = get_block (flow->layout, index);
  ZwStyle style = zw_layout_get_style (flow->layout, block, ZW_PIECE_PICTURE);

  flow->y += get_gap (flow, style.before);
  put (flow, ZW_PIECE_PICTURE, index, block->height_pt);
  flow->after = style.after;
  if (block->number > 0)
    place_words (flow, index, ZW_PIECE_CAPTION);
}

static void
place_contents (Flow *flow, guint index)
{
  ZwLayout *self = flow->layout;
  const ZwBlock *contents = get_block (self, index);
  ZwStyle style = zw_layout_get_style (self, contents, ZW_PIECE_ENTRY);

  place_words (flow, index, ZW_PIECE_TEXT);
  for (guint i = 0; i < get_n_blocks (self); i++)
    {
      const ZwBlock *block = get_block (self, i);
      g_autoptr (PangoLayout) words = NULL;
      ZwPiece *piece = NULL;
      double height;

      if (block->kind != ZW_BLOCK_HEADING || block->level > contents->level)
        continue;
      words = zw_layout_set_entry (self, block);
      height = pango_layout_get_line_count (words) * style.pitch;
      if (!fits (flow, get_gap (flow, style.before), height) && !flow->at_top)
        begin_page (flow);
      flow->y += get_gap (flow, style.before);
      piece = put (flow, ZW_PIECE_ENTRY, index, height);
      piece->heading = i;
      flow->after = style.after;
    }
}

/* A row higher than a page, as many lines of it as go on each. */
static void
place_high_row (Flow *flow, guint index, guint row)
{
  const ZwTableLayout *table = get_table (flow->layout, index);
  ZwStyle style = zw_style_get (ZW_STYLE_CELL_TEXT, FALSE);
  guint n_lines = zw_table_layout_count_lines (table, row);
  double height = table->heights[row];

  if (height + table->header_height <= get_table_room (flow->layout, index)
      && !fits (flow, 0, height + (row == 0 ? table->header_height : 0)))
    begin_page (flow);
  for (guint skip = 0; skip < n_lines;)
    {
      ZwTableSlice slice = { .first = row, .count = 1, .skip = skip, .n_lines = 1 };
      double room;
      guint count;

      slice.header = flow->at_top || row == 0;
      height = zw_table_layout_get_height (table, &slice);
      room = BOTTOM - flow->y - height + TOLERANCE;
      count = room < 0 ? 0 : MIN (n_lines - skip, 1 + floor (room / style.pitch));
      if (count >= LEAST_LINES || count == n_lines - skip || flow->at_top)
        {
          slice.n_lines = MAX (1, count);
          height = zw_table_layout_get_height (table, &slice);
          put (flow, ZW_PIECE_ROWS, index, height)->slice = slice;
          skip += slice.n_lines;
        }
      if (skip < n_lines)
        begin_page (flow);
    }
}

static void
place_rows (Flow *flow, guint index)
{
  const ZwTableLayout *table = get_table (flow->layout, index);
  ZwTableSlice slice = { .header = TRUE };
  guint end;

  for (guint row = 0; row < table->n_rows; row = end)
    {
      double height = 0, here = zw_table_layout_get_height (table, &slice), note = 0;

      end = measure_bound_rows (table, row, &height);
      if (end == table->n_rows)
        note = measure_note (flow->layout, index);
      if (fits (flow, 0, here + height + note))
        {
          slice.count = end - slice.first;
          continue;
        }

      /* The rows up to here are full; the first on a page always goes there. */
      if (slice.count > 0)
        put (flow, ZW_PIECE_ROWS, index, here)->slice = slice;
      if (table->header_height + height > get_table_room (flow->layout, index))
        {
          for (guint i = row; i < end; i++)
            place_high_row (flow, index, i);
          slice = (ZwTableSlice){ .first = end };
          continue;
        }
      if (!flow->at_top)
        begin_page (flow);
      slice = (ZwTableSlice){ .first = row, .count = end - row, .header = TRUE };
    }
  if (slice.count > 0 || table->n_rows == 0)
    put (flow, ZW_PIECE_ROWS, index, zw_table_layout_get_height (table, &slice))->slice = slice;
}

static void
place_table (Flow *flow, guint index)
{
  const ZwBlock *block = get_block (flow->layout, index);
  ZwStyle text = zw_style_get (ZW_STYLE_TEXT, FALSE);
  ZwStyle style = zw_layout_get_style (flow->layout, block, ZW_PIECE_CAPTION);

  if (block->number > 0)
    {
      place_words (flow, index, ZW_PIECE_CAPTION);
      flow->y += style.after;
    }
  else
    flow->y += get_gap (flow, text.after);
  place_rows (flow, index);
  flow->after = style.before;
}

static void
place_block (Flow *flow, guint index)
{
  const ZwBlock *block = get_block (flow->layout, index);
  gboolean caption = block->kind == ZW_BLOCK_TABLE;
  ZwStyle style = zw_layout_get_style (flow->layout, block,
                                       caption ? ZW_PIECE_CAPTION : ZW_PIECE_TEXT);

  /* A note belongs to what stands above it. */
  if (block->kind == ZW_BLOCK_NOTE)
    flow->after = 0;
  if (!flow->at_top
      && !fits (flow, get_gap (flow, style.before), measure_start (flow->layout, index)))
    begin_page (flow);

  switch (block->kind)
    {
    case ZW_BLOCK_COVER:
      put (flow, ZW_PIECE_COVER, index, ZW_TEXT_HEIGHT);
      break;
    case ZW_BLOCK_CONTENTS:
      place_contents (flow, index);
      break;
    case ZW_BLOCK_PICTURE:
      place_picture (flow, index);
      break;
    case ZW_BLOCK_TABLE:
      place_table (flow, index);
      break;
    case ZW_BLOCK_PAGE_BREAK:
      if (!flow->at_top)
        begin_page (flow);
      break;
    default:
      place_words (flow, index, ZW_PIECE_TEXT);
      break;
    }
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
  Flow flow = { .layout = self };
  guint n_blocks = document->blocks->len;

  self->document = zw_document_ref (document);
  self->context = zw_typeset_new_context (document->language);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->tables = g_ptr_array_new_with_free_func (free_table);
  g_ptr_array_set_size (self->tables, n_blocks);
  self->block_pages = g_new (guint, n_blocks + 1);
  self->block_tops = g_new0 (double, n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    self->block_pages[i] = G_MAXUINT;

  begin_page (&flow);
  for (guint i = 0; i < n_blocks; i++)
    {
      if (!zw_progress_step (progress, 0.5 * i / n_blocks, _ ("Laying out pages"), error))
        return NULL;
      place_block (&flow, i);
    }
  return g_steal_pointer (&self);
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
