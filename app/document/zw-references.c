/* zw-references.c: what the words of a document point at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-references.h"

#include <string.h>

struct _ZwReferences
{
  const ZwDocument *document; /* not owned */
  guint *numbers;             /* of the footnotes, from 1; 0 for those that stand nowhere */
  guint n_numbers;
};

/* Fragments: U+FDD0, r or n, an index in digits, U+FDD1 */

/**
 * zw_fragment_find_end:
 * @text: text that may begin with a fragment
 *
 * Returns: (nullable): what follows the fragment, or %NULL when it is none
 */
const char *
zw_fragment_find_end (const char *text)
{
  const char *p = text;

  if (!g_str_has_prefix (p, ZW_FRAGMENT_OPEN))
    return NULL;
  p += strlen (ZW_FRAGMENT_OPEN);
  if (*p != 'r' && *p != 'n')
    return NULL;
  for (p++; g_ascii_isdigit (*p) && p - text < 16; p++)
    ;
  return g_ascii_isdigit (p[-1]) && g_str_has_prefix (p, ZW_FRAGMENT_CLOSE)
             ? p + strlen (ZW_FRAGMENT_CLOSE)
             : NULL;
}

gboolean
zw_fragment_is_in (const char *text)
{
  return strstr (text, ZW_FRAGMENT_OPEN) != NULL;
}

/**
 * zw_fragment_scan:
 * @text: clean text
 * @span: (inout): the part last found, all zero at first; becomes the next
 *
 * Walks over a text: words, references and footnotes in turn. The target of a
 * reference is here its index in the document, not yet a block.
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
zw_fragment_scan (const char *text, ZwSpan *span)
{
  const char *start = text + span->end;
  const char *end = zw_fragment_find_end (start);

  if (*start == '\0')
    return FALSE;
  span->start = start - text;
  if (end != NULL)
    {
      const char *code = start + strlen (ZW_FRAGMENT_OPEN);

      span->kind = *code == 'r' ? ZW_SPAN_REFERENCE : ZW_SPAN_FOOTNOTE;
      span->target = MIN (g_ascii_strtoull (code + 1, NULL, 10), G_MAXUINT);
    }
  else
    {
      span->kind = ZW_SPAN_WORDS;
      end = strstr (start + 1, ZW_FRAGMENT_OPEN);
      if (end == NULL)
        end = start + strlen (start);
    }
  span->end = end - text;
  return TRUE;
}

/**
 * zw_fragment_strip:
 *
 * Returns: (transfer full): the words of @text alone, for where nothing can be
 *   pointed at, such as the title of a file
 */
char *
zw_fragment_strip (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  ZwSpan span = { 0 };

  while (zw_fragment_scan (text, &span))
    if (span.kind == ZW_SPAN_WORDS)
      g_string_append_len (words, text + span.start, span.end - span.start);
  return g_strdup (words->str);
}

/* What a reference says */

/**
 * zw_document_find_target:
 * @reference: index of a reference
 *
 * Returns: number of the block it points at, or %G_MAXUINT when there is none
 */
guint
zw_document_find_target (const ZwDocument *self, guint reference)
{
  gpointer block = NULL;

  if (reference >= self->references->len
      || !g_hash_table_lookup_extended (
          self->marks, g_ptr_array_index (self->references, reference), NULL, &block))
    return G_MAXUINT;
  return GPOINTER_TO_UINT (block);
}

/**
 * zw_document_dup_target:
 * @block: number of a block, or %G_MAXUINT
 *
 * Returns: (transfer full): how text names it: "圖 3", "Table 2", "附件一", a
 *   heading by its number or, without one, its words; "圖 ?" when there is none
 */
char *
zw_document_dup_target (const ZwDocument *self, guint block)
{
  const ZwBlock *it = block < self->blocks->len ? zw_document_get_block (self, block) : NULL;

  if (it == NULL || (it->kind != ZW_BLOCK_HEADING && *it->label == '\0'))
    return g_strdup (self->chinese ? "圖 ?" : "Figure ?");
  if (*it->label == '\0')
    return zw_document_dup_plain (self, it->text);
  if (g_str_has_suffix (it->label, "、"))
    return g_strndup (it->label, strlen (it->label) - strlen ("、"));
  return g_strdup (it->label);
}

/* Writes references and, with @self, the numbers of footnotes. */
static char *
resolve (const ZwDocument *document, const ZwReferences *self, const char *text, GArray *spans)
{
  g_autoptr (GString) resolved = g_string_new (NULL);
  ZwSpan span = { 0 };

  while (zw_fragment_scan (text, &span))
    {
      ZwSpan written = { span.kind, span.target, resolved->len, 0 };
      g_autofree char *words = NULL;

      if (span.kind == ZW_SPAN_WORDS)
        g_string_append_len (resolved, text + span.start, span.end - span.start);
      else if (span.kind == ZW_SPAN_REFERENCE)
        {
          written.target = zw_document_find_target (document, span.target);
          words = zw_document_dup_target (document, written.target);
          g_string_append (resolved, words);
        }
      else if (self != NULL && span.target < self->n_numbers)
        g_string_append_printf (resolved, "%u", self->numbers[span.target]);
      written.end = resolved->len;
      if (spans != NULL && written.kind != ZW_SPAN_WORDS && written.end > written.start)
        g_array_append_val (spans, written);
    }
  return g_strdup (resolved->str);
}

/**
 * zw_document_dup_plain:
 *
 * Returns: (transfer full): @text with its references written out and without
 *   footnotes, as lists of headings want it
 */
char *
zw_document_dup_plain (const ZwDocument *self, const char *text)
{
  return resolve (self, NULL, text, NULL);
}

/* The footnotes in the order of the text */

static void
number_notes (ZwReferences *self, const char *text, guint *n)
{
  ZwSpan span = { 0 };

  if (!zw_fragment_is_in (text))
    return;
  while (zw_fragment_scan (text, &span))
    {
      if (span.kind == ZW_SPAN_FOOTNOTE && span.target < self->n_numbers
          && self->numbers[span.target] == 0)
        self->numbers[span.target] = ++*n;
      if (span.kind == ZW_SPAN_REFERENCE
          && zw_document_find_target (self->document, span.target) == G_MAXUINT
          && span.target < self->document->references->len)
        g_critical ("nothing in the document bears the mark “%s”",
                    (const char *) g_ptr_array_index (self->document->references, span.target));
    }
}

static void
number_notes_of_table (ZwReferences *self, const ZwTable *table, guint *n)
{
  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const char *text = zw_table_get_cell (table, row, column);

        if (text != NULL)
          number_notes (self, text, n);
      }
}

/**
 * zw_references_new:
 * @document: a document that is whole; must outlive what is returned
 *
 * Numbers the footnotes as they stand in the text, and complains of references to
 * what is not there.
 *
 * Returns: (transfer full): what the fragments in the document's texts stand for
 */
ZwReferences *
zw_references_new (const ZwDocument *document)
{
  ZwReferences *self = g_new0 (ZwReferences, 1);
  guint n = 0;

  self->document = document;
  self->n_numbers = document->footnotes->len;
  self->numbers = g_new0 (guint, self->n_numbers + 1);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);

      number_notes (self, block->text, &n);
      if (block->table != NULL && block->table->header != NULL)
        number_notes_of_table (self, block->table->header, &n);
      if (block->table != NULL)
        number_notes_of_table (self, block->table, &n);
    }
  for (guint i = 0; i < self->n_numbers; i++)
    number_notes (self, g_ptr_array_index (document->footnotes, i), &n);
  return self;
}

void
zw_references_free (ZwReferences *self)
{
  g_free (self->numbers);
  g_free (self);
}

/**
 * zw_references_get_number:
 *
 * Returns: number of a footnote, from 1
 */
guint
zw_references_get_number (const ZwReferences *self, guint footnote)
{
  g_return_val_if_fail (footnote < self->n_numbers, 0);

  return self->numbers[footnote];
}

/**
 * zw_references_resolve:
 * @spans: (out) (transfer full) (nullable) (element-type ZwSpan): where references
 *   and numbers of footnotes stand in the words; %NULL when there are none
 *
 * Returns: (transfer full): the words a reader sees
 */
char *
zw_references_resolve (const ZwReferences *self, const char *text, GArray **spans)
{
  *spans = NULL;
  if (!zw_fragment_is_in (text))
    return g_strdup (text);
  *spans = g_array_new (FALSE, FALSE, sizeof (ZwSpan));
  return resolve (self->document, self, text, *spans);
}

/* In the document */

/**
 * zw_document_set_mark:
 * @mark: a name, unique in the document, such as "map of roads"
 *
 * Names the heading, picture or table added last, for zw_document_refer().
 */
void
zw_document_set_mark (ZwDocument *self, const char *mark)
{
  g_return_if_fail (mark != NULL);
  g_return_if_fail (!g_hash_table_contains (self->marks, mark));

  for (guint i = self->blocks->len; i-- > 0;)
    {
      ZwBlockKind kind = zw_document_get_block (self, i)->kind;

      if (kind == ZW_BLOCK_HEADING || kind == ZW_BLOCK_PICTURE || kind == ZW_BLOCK_TABLE)
        {
          g_hash_table_insert (self->marks, g_strdup (mark), GUINT_TO_POINTER (i));
          return;
        }
    }
  g_return_if_reached ();
}

/**
 * zw_document_refer:
 * @mark: the name of a heading, picture or table; it may be given later
 *
 * A piece of text to be put into a paragraph, list item, note, caption, footnote or
 * cell of this document. Where it stands, the document says "圖 3", "Table 2", or
 * a heading's number. A mark that is given to nothing is a slip of the program:
 * writers complain and say "圖 ?".
 *
 * Returns: (transfer full): the piece of text
 */
char *
zw_document_refer (ZwDocument *self, const char *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);

  g_ptr_array_add (self->references, g_strdup (mark));
  return g_strdup_printf (ZW_FRAGMENT_OPEN "r%u" ZW_FRAGMENT_CLOSE, self->references->len - 1);
}

/**
 * zw_document_add_footnote:
 * @text: the footnote; may contain references
 *
 * A piece of text to be put into a paragraph, list item, caption or cell of this
 * document. Where it stands, the document bears the number of the footnote, whose
 * words stand at the foot of that page. Numbers run through the document in the
 * order of its text.
 *
 * Returns: (transfer full): the piece of text
 */
char *
zw_document_add_footnote (ZwDocument *self, const char *text)
{
  g_ptr_array_add (self->footnotes, zw_document_clean_text (text));
  return g_strdup_printf (ZW_FRAGMENT_OPEN "n%u" ZW_FRAGMENT_CLOSE, self->footnotes->len - 1);
}
