/* zw-document.c: what a report says, before it is an ODT or a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-document.h"

#include "document/zw-document-private.h"
#include "document/zw-references.h"

#include <string.h>

G_DEFINE_QUARK (zw_document_error_quark, zw_document_error)

/**
 * zw_document_clean_text:
 * @text: (nullable): text as it came from a file or a person
 *
 * XML 1.0 forbids control characters and fonts have no signs for them, nor for what
 * Unicode keeps for use within programs; but references and footnotes stay.
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

      const char *end = zw_fragment_find_end (p);

      if (end != NULL)
        {
          g_string_append_len (cleaned, p, end - p);
          p = end - strlen (ZW_FRAGMENT_CLOSE);
        }
      else if (c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (cleaned, '\n');
      else if (c == '\t')
        g_string_append_c (cleaned, ' ');
      else if (c >= 0x20 && (c < 0x7f || c > 0x9f) && (c & 0xfffe) != 0xfffe
               && (c < 0xfdd0 || c > 0xfdef))
        g_string_append_unichar (cleaned, c);
    }
  return g_string_free (cleaned, FALSE);
}

static void
replace (char **field, const char *text)
{
  g_autofree char *cleaned = zw_document_clean_text (text);

  g_free (*field);
  *field = zw_fragment_strip (cleaned);
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

static void
attachment_free (gpointer data)
{
  ZwAttachment *attachment = data;

  g_free ((char *) attachment->name);
  g_free ((char *) attachment->mime);
  g_bytes_unref (attachment->contents);
  g_free (attachment);
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
  self->attachments = g_ptr_array_new_with_free_func (attachment_free);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->references = g_ptr_array_new_with_free_func (g_free);
  self->footnotes = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (self->attachments);
  g_hash_table_unref (self->marks);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->footnotes);
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
    replace (&self->header, header);
}

/**
 * zw_document_set_double_sided:
 *
 * Whether its pages are printed on both sides: then the margin at the back of the
 * book is the wider, and page numbers stand at the outer edge. The width of the
 * text stays as it is.
 */
void
zw_document_set_double_sided (ZwDocument *self, gboolean double_sided)
{
  self->double_sided = double_sided;
}

/**
 * zw_document_attach:
 * @name: name of the file, without folder: "figures.json"
 * @mime: its kind: "application/json"
 * @contents: all of it
 *
 * A file that travels within the ODT and the PDF, for programs: readers see
 * nothing of it in the ODT, and an attachment in the PDF.
 */
void
zw_document_attach (ZwDocument *self, const char *name, const char *mime, GBytes *contents)
{
  ZwAttachment *attachment = NULL;

  g_return_if_fail (name != NULL && *name != '\0' && strchr (name, '/') == NULL);
  g_return_if_fail (mime != NULL && contents != NULL);
  for (guint i = 0; i < self->attachments->len; i++)
    g_return_if_fail (strcmp (zw_document_get_attachment (self, i)->name, name) != 0);

  attachment = g_new0 (ZwAttachment, 1);
  attachment->name = g_strdup (name);
  attachment->mime = g_strdup (mime);
  attachment->contents = g_bytes_ref (contents);
  g_ptr_array_add (self->attachments, attachment);
}

guint
zw_document_get_n_attachments (const ZwDocument *self)
{
  return self->attachments->len;
}

const ZwAttachment *
zw_document_get_attachment (const ZwDocument *self, guint index)
{
  return g_ptr_array_index (self->attachments, index);
}

/**
 * zw_document_add_block: (skip)
 *
 * Whatever is no list item ends a list.
 *
 * Returns: (transfer none): the new block
 */
ZwBlock *
zw_document_add_block (ZwDocument *self, ZwBlockKind kind, const char *text)
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
  gboolean space = (self->numbering == ZW_NUMBERING_DECIMAL || block->annex)
                   && *block->label != '\0' && *block->text != '\0';

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
