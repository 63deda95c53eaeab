/* zw-document-blocks.c: what a document is made of, block by block
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-document-private.h"
#include "document/zw-numbering.h"
#include "document/zw-references.h"
#include "document/zw-style.h"

#include <string.h>

/* Clean words that point at nothing. */
static char *
dup_bare (const char *text)
{
  g_autofree char *cleaned = zw_document_clean_text (text);

  return zw_fragment_strip (cleaned);
}

static GStrv
clean_lines (const char *const *lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; lines != NULL && *lines != NULL; lines++)
    {
      g_autofree char *line = dup_bare (*lines);

      g_strv_builder_add (builder, line);
    }
  return g_strv_builder_end (builder);
}

static void
set_label (ZwBlock *block, char *label)
{
  g_free (block->label);
  block->label = label;
}

/**
 * zw_document_add_cover:
 * @title_lines: (array zero-terminated=1): name of the document and what belongs
 *   to it, such as the type of zone and the date; in 24 pt
 * @applicant_lines: (array zero-terminated=1) (nullable): who hands it in, such as
 *   "申請機關:…"; in 18 pt
 *
 * A page of its own, counted but without page number. Must come first.
 */
void
zw_document_add_cover (ZwDocument *self,
                       const char *const *title_lines,
                       const char *const *applicant_lines)
{
  ZwBlock *block = NULL;

  g_return_if_fail (self->blocks->len == 0);
  g_return_if_fail (title_lines != NULL && title_lines[0] != NULL);

  block = zw_document_add_block (self, ZW_BLOCK_COVER, NULL);
  block->title_lines = clean_lines (title_lines);
  block->applicant_lines = clean_lines (applicant_lines);
}

/**
 * zw_document_add_contents:
 * @heading: (nullable): its own heading; %NULL for 目錄 or "Contents"
 * @levels: headings down to this level are listed
 *
 * The table of contents, also of headings added later. What follows begins on the
 * same page, unless a page break is added.
 */
void
zw_document_add_contents (ZwDocument *self, const char *heading, guint levels)
{
  ZwBlock *block = NULL;

  g_return_if_fail (levels >= 1 && levels <= ZW_DOCUMENT_MAX_HEADING);

  if (heading == NULL)
    heading = self->chinese ? "目錄" : "Contents";
  block = zw_document_add_block (self, ZW_BLOCK_CONTENTS, heading);
  block->level = levels;
}

/**
 * zw_document_add_heading:
 * @level: 1 (chapter) to %ZW_DOCUMENT_MAX_HEADING
 * @text: the heading without its number, which is added
 */
void
zw_document_add_heading (ZwDocument *self, guint level, const char *text)
{
  ZwBlock *block = NULL;

  g_return_if_fail (level >= 1 && level <= ZW_DOCUMENT_MAX_HEADING);

  self->heading_counts[level - 1]++;
  for (guint i = level; i < ZW_DOCUMENT_MAX_HEADING; i++)
    self->heading_counts[i] = 0;
  if (level == 1)
    self->in_annex = FALSE;

  block = zw_document_add_block (self, ZW_BLOCK_HEADING, text);
  block->level = level;
  block->number = self->heading_counts[level - 1];
  /* Within an annex 1.1 would be one of the chapter before. */
  block->bare = self->in_annex && self->numbering == ZW_NUMBERING_DECIMAL;
  block->restarts = self->in_annex && block->number == 1;
  if (!block->bare)
    set_label (block, zw_numbering_format_label (self->numbering, level, self->heading_counts));
}

/**
 * zw_document_begin_annex:
 * @label: what it is called instead of a number: "附件一", "Annex 1"
 * @title: its heading
 *
 * Begins an annex on a page of its own, which the table of contents lists as a
 * chapter. Headings below it count from one; figures and tables count on.
 */
void
zw_document_begin_annex (ZwDocument *self, const char *label, const char *title)
{
  ZwBlock *block = NULL;

  g_return_if_fail (label != NULL);

  if (self->blocks->len > 0
      && zw_document_get_block (self, self->blocks->len - 1)->kind != ZW_BLOCK_PAGE_BREAK)
    zw_document_add_page_break (self);
  for (guint i = 1; i < ZW_DOCUMENT_MAX_HEADING; i++)
    self->heading_counts[i] = 0;
  self->in_annex = TRUE;

  block = zw_document_add_block (self, ZW_BLOCK_HEADING, title);
  block->level = 1;
  block->annex = TRUE;
  set_label (block, dup_bare (label));
}

void
zw_document_add_paragraph (ZwDocument *self, const char *text)
{
  zw_document_add_block (self, ZW_BLOCK_PARAGRAPH, text);
}

void
zw_document_add_paragraph_printf (ZwDocument *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  zw_document_add_block (self, ZW_BLOCK_PARAGRAPH, text);
}

/**
 * zw_document_add_list_item:
 * @level: 1 to %ZW_DOCUMENT_MAX_LIST
 *
 * Items that follow each other make one list, as long as items of the same level
 * are of the same kind; any other block ends it and numbers start at 1 again.
 */
void
zw_document_add_list_item (ZwDocument *self, ZwListKind kind, guint level, const char *text)
{
  const ZwBlock *last = NULL;
  ZwBlock *block = NULL;
  gboolean starts;

  g_return_if_fail (level >= 1 && level <= ZW_DOCUMENT_MAX_LIST);

  if (self->blocks->len > 0)
    last = zw_document_get_block (self, self->blocks->len - 1);
  starts = last == NULL || last->kind != ZW_BLOCK_LIST_ITEM
           || (self->list_counts[level - 1] > 0 && self->list_kinds[level - 1] != kind);
  if (starts)
    memset (self->list_counts, 0, sizeof self->list_counts);
  self->list_counts[level - 1]++;
  self->list_kinds[level - 1] = kind;
  for (guint i = level; i < ZW_DOCUMENT_MAX_LIST; i++)
    self->list_counts[i] = 0;

  block = zw_document_add_block (self, ZW_BLOCK_LIST_ITEM, text);
  block->level = level;
  block->list = kind;
  block->starts_list = starts;
  block->number = self->list_counts[level - 1];
  if (kind == ZW_LIST_BULLET)
    set_label (block, g_strdup (level == 2 ? "–" : "•"));
  else
    set_label (block, g_strdup_printf (level == 2 ? "(%u)" : "%u.", block->number));
}

/**
 * zw_document_add_note:
 * @text: a small line, such as the sources of the table or picture above it,
 *   with which it stays on one page
 */
void
zw_document_add_note (ZwDocument *self, const char *text)
{
  zw_document_add_block (self, ZW_BLOCK_NOTE, text);
}

/**
 * zw_document_add_gap:
 * @text: what lacks here: "聯絡人電話"
 *
 * A framed paragraph that says that something must still be filled in; it can be
 * told from others on grey paper too.
 */
void
zw_document_add_gap (ZwDocument *self, const char *text)
{
  ZwBlock *block = zw_document_add_block (self, ZW_BLOCK_GAP, text);

  set_label (block, g_strdup (self->chinese ? "▲ 待補：" : "▲ To be filled in: "));
}

void
zw_document_add_page_break (ZwDocument *self)
{
  zw_document_add_block (self, ZW_BLOCK_PAGE_BREAK, NULL);
}

/* Height to be left on the page of a picture added last: for the headings above it, a
 * caption of three lines and a note of two. */
static double
measure_around (const ZwDocument *self)
{
  double height = 3 * zw_style_get (ZW_STYLE_FIGURE_CAPTION, self->chinese).pitch
                  + 2 * zw_style_get (ZW_STYLE_NOTE, self->chinese).pitch;

  for (guint i = self->blocks->len - 1; i-- > 0;)
    {
      const ZwBlock *block = zw_document_get_block (self, i);
      ZwStyle style;

      if (block->kind != ZW_BLOCK_HEADING)
        break;
      style = zw_style_get (zw_style_of_heading (block->level), self->chinese);
      height += style.before + style.pitch + style.after;
    }
  return height;
}

/**
 * zw_document_add_picture:
 * @caption: (nullable): words below it; they get the number of the picture
 *   before them ("圖 1", "Figure 1"). Without a caption it has no number
 * @alternative: what the picture shows, for those who cannot see it
 * @width_mm: width; 0 for the width of the text
 * @height_mm: height; a picture larger than the page's text area is drawn smaller
 * @draw: (scope notified): draws it
 * @data: (nullable): handed to @draw; must not change while the document lives
 * @destroy: (nullable): frees @data with the document
 *
 * Returns: its number, for "see figure 1", or 0
 */
guint
zw_document_add_picture (ZwDocument *self,
                         const char *caption,
                         const char *alternative,
                         double width_mm,
                         double height_mm,
                         ZwDrawFunc draw,
                         gpointer data,
                         GDestroyNotify destroy)
{
  ZwBlock *block = NULL;
  double shrink = 1, room;

  g_return_val_if_fail (draw != NULL && height_mm > 0, 0);

  block = zw_document_add_block (self, ZW_BLOCK_PICTURE, caption);
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
  block->alternative = dup_bare (alternative);
  block->width_pt = width_mm > 0 ? width_mm * ZW_POINTS_PER_MM : ZW_TEXT_WIDTH;
  block->height_pt = height_mm * ZW_POINTS_PER_MM;

  room = ZW_TEXT_HEIGHT - measure_around (self);
  shrink = MIN (shrink, ZW_TEXT_WIDTH / block->width_pt);
  shrink = MIN (shrink, room / block->height_pt);
  block->width_pt *= shrink;
  block->height_pt *= shrink;

  if (caption != NULL)
    {
      block->number = ++self->n_pictures;
      set_label (block, g_strdup_printf (self->chinese ? "圖 %u" : "Figure %u", block->number));
    }
  return block->number;
}

/**
 * zw_document_add_table:
 * @caption: (nullable): words above it; they get the number of the table before
 *   them ("表 1", "Table 1"). Without a caption it has no number
 * @columns: (array length=n_columns): its columns, copied
 *
 * Returns: (transfer none): the table, to be filled row by row
 */
ZwTable *
zw_document_add_table (ZwDocument *self,
                       const char *caption,
                       const ZwTableColumn *columns,
                       guint n_columns)
{
  ZwBlock *block = NULL;

  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  block = zw_document_add_block (self, ZW_BLOCK_TABLE, caption);
  block->table = zw_table_new (columns, n_columns);
  if (caption != NULL)
    {
      block->number = block->table->number = ++self->n_tables;
      set_label (block, g_strdup_printf (self->chinese ? "表 %u" : "Table %u", block->number));
    }
  return block->table;
}
