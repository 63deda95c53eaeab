/* zw-document.c: what a report says, before it is an ODT or a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-document.h"

#include "document/zw-document-private.h"
#include "document/zw-numbering.h"
#include "document/zw-style.h"

#include <string.h>

G_DEFINE_QUARK (zw_document_error_quark, zw_document_error)

/**
 * zw_document_clean_text:
 * @text: (nullable): text as it came from a file or a person
 *
 * XML 1.0 forbids control characters and fonts have no signs for them.
 *
 * Returns: (transfer full): valid UTF-8 whose only control character is the line feed
 */
char *
zw_document_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *cleaned = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (cleaned, '\n');
      else if (c == '\t')
        g_string_append_c (cleaned, ' ');
      else if (c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (cleaned, c);
    }
  return g_string_free (cleaned, FALSE);
}

static GStrv
clean_lines (const char *const *lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; lines != NULL && *lines != NULL; lines++)
    {
      g_autofree char *line = zw_document_clean_text (*lines);

      g_strv_builder_add (builder, line);
    }
  return g_strv_builder_end (builder);
}

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = zw_document_clean_text (text);
}

static void
block_free (gpointer data)
{
  ZwBlock *block = data;

  if (block->destroy != NULL)
    block->destroy (block->data);
  g_clear_pointer (&block->table, zw_table_free);
  g_free (block->label);
  g_free (block->text);
  g_free (block->alternative);
  g_strfreev (block->title_lines);
  g_strfreev (block->applicant_lines);
  g_free (block);
}

/* Whatever is no list item ends a list. */
static ZwBlock *
add_block (ZwDocument *self, ZwBlockKind kind, const char *text)
{
  ZwBlock *block = g_new0 (ZwBlock, 1);

  block->kind = kind;
  block->label = g_strdup ("");
  block->text = zw_document_clean_text (text);
  g_ptr_array_add (self->blocks, block);
  if (kind != ZW_BLOCK_LIST_ITEM)
    memset (self->list_counts, 0, sizeof self->list_counts);
  return block;
}

static void
set_label (ZwBlock *block, char *label)
{
  g_free (block->label);
  block->label = label;
}

/**
 * zw_document_new:
 * @language: "zh_TW" or "en": the words the document adds itself (表, Table …),
 *   its numbering and how text is broken into lines
 *
 * Returns: (transfer full): an empty document
 */
ZwDocument *
zw_document_new (const char *language)
{
  ZwDocument *self = g_new0 (ZwDocument, 1);

  g_return_val_if_fail (language != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->language = g_strdup (language);
  self->chinese = g_str_has_prefix (language, "zh");
  self->numbering = self->chinese ? ZW_NUMBERING_CHINESE : ZW_NUMBERING_DECIMAL;
  self->title = g_strdup ("");
  self->author = g_strdup ("");
  self->subject = g_strdup ("");
  self->created = g_date_time_new_now_local ();
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

ZwDocument *
zw_document_ref (ZwDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_document_unref (ZwDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_free (self->language);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->header);
  g_free (self);
}

const char *
zw_document_get_language (const ZwDocument *self)
{
  return self->language;
}

gboolean
zw_document_is_chinese (const ZwDocument *self)
{
  return self->chinese;
}

/**
 * zw_document_set_numbering:
 *
 * How headings are numbered; by default as the language has it. To be called
 * before the first heading.
 */
void
zw_document_set_numbering (ZwDocument *self, ZwNumbering numbering)
{
  for (guint i = 0; i < self->blocks->len; i++)
    g_return_if_fail (zw_document_get_block (self, i)->kind != ZW_BLOCK_HEADING);

  self->numbering = numbering;
}

/**
 * zw_document_set_title:
 * @title: (nullable): title of the file, also at the head of each page unless
 *   zw_document_set_header() says otherwise
 */
void
zw_document_set_title (ZwDocument *self, const char *title)
{
  replace (&self->title, title);
}

void
zw_document_set_author (ZwDocument *self, const char *author)
{
  replace (&self->author, author);
}

void
zw_document_set_subject (ZwDocument *self, const char *subject)
{
  replace (&self->subject, subject);
}

/**
 * zw_document_set_created:
 * @created: the date the file bears; by default the moment of zw_document_new()
 */
void
zw_document_set_created (ZwDocument *self, GDateTime *created)
{
  g_return_if_fail (created != NULL);

  g_date_time_ref (created);
  g_date_time_unref (self->created);
  self->created = created;
}

/**
 * zw_document_set_header:
 * @header: (nullable): one line at the head of each page but the cover; "" for
 *   none, %NULL for the title
 */
void
zw_document_set_header (ZwDocument *self, const char *header)
{
  g_clear_pointer (&self->header, g_free);
  if (header != NULL)
    self->header = zw_document_clean_text (header);
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

  block = add_block (self, ZW_BLOCK_COVER, NULL);
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
  block = add_block (self, ZW_BLOCK_CONTENTS, heading);
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

  block = add_block (self, ZW_BLOCK_HEADING, text);
  block->level = level;
  block->number = self->heading_counts[level - 1];
  set_label (block, zw_numbering_format_label (self->numbering, level, self->heading_counts));
}

void
zw_document_add_paragraph (ZwDocument *self, const char *text)
{
  add_block (self, ZW_BLOCK_PARAGRAPH, text);
}

void
zw_document_add_paragraph_printf (ZwDocument *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_block (self, ZW_BLOCK_PARAGRAPH, text);
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

  block = add_block (self, ZW_BLOCK_LIST_ITEM, text);
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
  add_block (self, ZW_BLOCK_NOTE, text);
}

void
zw_document_add_page_break (ZwDocument *self)
{
  add_block (self, ZW_BLOCK_PAGE_BREAK, NULL);
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

  block = add_block (self, ZW_BLOCK_PICTURE, caption);
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
  block->alternative = zw_document_clean_text (alternative);
  block->width_pt = width_mm > 0 ? width_mm * ZW_POINTS_PER_MM : ZW_TEXT_WIDTH;
  block->height_pt = height_mm * ZW_POINTS_PER_MM;

  /* Below it there must be room for a caption of two lines. */
  room = ZW_TEXT_HEIGHT - 3 * zw_style_get (ZW_STYLE_FIGURE_CAPTION, self->chinese).pitch;
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

  block = add_block (self, ZW_BLOCK_TABLE, caption);
  block->table = zw_table_new (columns, n_columns);
  if (caption != NULL)
    {
      block->number = block->table->number = ++self->n_tables;
      set_label (block, g_strdup_printf (self->chinese ? "表 %u" : "Table %u", block->number));
    }
  return block->table;
}

const ZwBlock *
zw_document_get_block (const ZwDocument *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

/**
 * zw_document_has_note:
 *
 * Returns: whether the block below block @index is a note on it
 */
gboolean
zw_document_has_note (const ZwDocument *self, guint index)
{
  return index + 1 < self->blocks->len
         && zw_document_get_block (self, index + 1)->kind == ZW_BLOCK_NOTE;
}

/**
 * zw_block_dup_heading:
 *
 * Returns: (transfer full): a heading with its number: "壹、目標", "1.2 Goals"
 */
char *
zw_block_dup_heading (const ZwDocument *self, const ZwBlock *block)
{
  gboolean space = self->numbering == ZW_NUMBERING_DECIMAL && *block->label != '\0';

  return g_strconcat (block->label, space ? " " : "", block->text, NULL);
}

/**
 * zw_block_dup_caption:
 *
 * Returns: (transfer full) (nullable): "表 1 …", or %NULL without caption
 */
char *
zw_block_dup_caption (const ZwBlock *block)
{
  if (block->number == 0)
    return NULL;
  return g_strconcat (block->label, *block->text != '\0' ? " " : "", block->text, NULL);
}
