/* zw-odt-words.c: words of an ODT with what they point at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"
#include "document/zw-typeset.h"

void
zw_odt_start_link (ZwXml *xml, const char *target)
{
  zw_xml_start (xml, "text:a", "xlink:type", "simple", "xlink:href", target, "text:style-name",
                "Internet_20_link", "text:visited-style-name", "Internet_20_link", NULL);
}

/* Whether word processors know the number of a heading as the text names it: they
 * would write 壹、 for 壹. */
static gboolean
is_known_number (const ZwOdtWriter *self, const ZwBlock *block)
{
  return self->document->numbering == ZW_NUMBERING_DECIMAL && block->kind == ZW_BLOCK_HEADING
         && !block->annex && *block->label != '\0';
}

/* A field, which word processors keep up to date, or at least a link. */
static void
write_reference (ZwOdtWriter *self, guint target)
{
  g_autofree char *words = zw_document_dup_target (self->document, target);
  g_autofree char *name = g_strdup_printf ("heading%u", target);
  g_autofree char *part = g_strdup_printf ("label%u", target);
  const ZwBlock *block = target != G_MAXUINT ? zw_document_get_block (self->document, target)
                                             : NULL;
  gboolean labelled = block != NULL && (block->annex || block->kind != ZW_BLOCK_HEADING);

  if (block == NULL || (*block->label == '\0' && block->kind != ZW_BLOCK_HEADING))
    zw_xml_more_text (self->xml, words);
  else if (!labelled && *block->label != '\0' && !is_known_number (self, block))
    {
      g_autofree char *link = g_strconcat ("#", name, NULL);

      zw_odt_start_link (self->xml, link);
      zw_xml_text (self->xml, words);
      zw_xml_end (self->xml);
    }
  else
    {
      zw_xml_start (self->xml, "text:bookmark-ref", "text:reference-format",
                    is_known_number (self, block) ? "number-all-superior" : "text", "text:ref-name",
                    labelled ? part : name, NULL);
      zw_xml_text (self->xml, words);
      zw_xml_end (self->xml);
    }
}

/* A footnote that stands in the text for the second time is only referred to. */
static void
write_footnote (ZwOdtWriter *self, guint note)
{
  guint number;
  g_autofree char *name = g_strdup_printf ("ftn%u", note + 1);
  g_autofree char *digits = NULL;

  if (self->in_note || note >= self->document->footnotes->len)
    return;
  number = zw_references_get_number (self->layout->references, note);
  digits = g_strdup_printf ("%u", number);
  if (self->noted[note])
    {
      zw_xml_start (self->xml, "text:note-ref", "text:note-class", "footnote",
                    "text:reference-format", "text", "text:ref-name", name, NULL);
      zw_xml_text (self->xml, digits);
      zw_xml_end (self->xml);
      return;
    }
  self->noted[note] = TRUE;
  self->in_note = TRUE;
  zw_xml_start (self->xml, "text:note", "text:id", name, "text:note-class", "footnote", NULL);
  zw_xml_element (self->xml, "text:note-citation", digits);
  zw_xml_start (self->xml, "text:note-body", NULL);
  zw_odt_write_paragraph (self, "Footnote", g_ptr_array_index (self->document->footnotes, note));
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
  self->in_note = FALSE;
}

/**
 * zw_odt_write_words:
 * @text: a text of the document, with its fragments
 * @first: whether it begins a paragraph
 */
void
zw_odt_write_words (ZwOdtWriter *self, const char *text, gboolean first)
{
  ZwSpan span = { 0 };

  while (zw_fragment_scan (text, &span))
    {
      g_autofree char *part = g_strndup (text + span.start, span.end - span.start);
      g_autofree char *words = zw_typeset_dup_bound (part);

      if (span.kind == ZW_SPAN_REFERENCE)
        write_reference (self, zw_document_find_target (self->document, span.target));
      else if (span.kind == ZW_SPAN_FOOTNOTE)
        write_footnote (self, span.target);
      else if (first)
        zw_xml_text (self->xml, words);
      else
        zw_xml_more_text (self->xml, words);
      first = FALSE;
    }
}

void
zw_odt_write_paragraph (ZwOdtWriter *self, const char *style, const char *text)
{
  zw_xml_start (self->xml, "text:p", "text:style-name", style, NULL);
  zw_odt_write_words (self, text, TRUE);
  zw_xml_end (self->xml);
}
