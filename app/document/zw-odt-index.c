/* zw-odt-index.c: the table of contents of an ODT
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"

static void
write_contents_source (ZwOdtWriter *self, const ZwBlock *contents)
{
  g_autofree char *deepest = g_strdup_printf ("%u", contents->level);

  zw_xml_start (self->xml, "text:table-of-content-source", "text:outline-level", deepest,
                "text:use-outline-level", "true", NULL);
  zw_xml_start (self->xml, "text:index-title-template", "text:style-name", "Contents_20_Heading",
                NULL);
  zw_xml_text (self->xml, contents->text);
  zw_xml_end (self->xml);
  for (guint i = 1; i <= contents->level; i++)
    {
      g_autofree char *level = g_strdup_printf ("%u", i);
      g_autofree char *style = g_strdup_printf ("Contents_20_%u", i);

      zw_xml_start (self->xml, "text:table-of-content-entry-template", "text:outline-level", level,
                    "text:style-name", style, NULL);
      zw_xml_empty (self->xml, "text:index-entry-link-start", NULL);
      zw_xml_empty (self->xml, "text:index-entry-chapter", NULL);
      zw_xml_empty (self->xml, "text:index-entry-text", NULL);
      zw_xml_empty (self->xml, "text:index-entry-tab-stop", "style:type", "right",
                    "style:leader-char", ".", NULL);
      zw_xml_empty (self->xml, "text:index-entry-page-number", NULL);
      zw_xml_empty (self->xml, "text:index-entry-link-end", NULL);
      zw_xml_end (self->xml);
    }
  zw_xml_end (self->xml);
}

/* Word processors fill in page numbers of references when they open a file, those
 * of a table of contents only when told to: so its numbers are references. */
static void
write_entry (ZwOdtWriter *self, guint index)
{
  const ZwBlock *heading = zw_document_get_block (self->document, index);
  g_autofree char *style = g_strdup_printf ("Contents_20_%u", heading->level);
  g_autofree char *target = g_strdup_printf ("#heading%u", index);
  g_autofree char *raw = zw_block_dup_heading (self->document, heading);
  g_autofree char *words = zw_document_dup_plain (self->document, raw);
  g_autofree char *page = g_strdup_printf ("%u", self->layout->block_pages[index] + 1);

  g_strdelimit (words, "\n", ' ');
  zw_xml_start (self->xml, "text:p", "text:style-name", style, NULL);
  zw_odt_start_link (self->xml, target);
  zw_xml_text (self->xml, words);
  zw_xml_empty (self->xml, "text:tab", NULL);
  zw_xml_start (self->xml, "text:bookmark-ref", "text:reference-format", "page", "text:ref-name",
                target + 1, NULL);
  zw_xml_text (self->xml, page);
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
}

/**
 * zw_odt_write_contents:
 * @index: number of the block of a table of contents
 *
 * Its entries are those of the document's headings, with the pages of the PDF;
 * word processors count pages anew.
 */
void
zw_odt_write_contents (ZwOdtWriter *self, guint index)
{
  const ZwBlock *contents = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *name = g_strdup_printf ("Contents%u", index);
  g_autofree char *head = g_strdup_printf ("Contents%u_Head", index);

  zw_xml_start (self->xml, "text:table-of-content", "text:name", name, "text:protected", "true",
                NULL);
  write_contents_source (self, contents);
  zw_xml_start (self->xml, "text:index-body", NULL);
  zw_xml_start (self->xml, "text:index-title", "text:name", head, NULL);
  zw_odt_write_paragraph (self, style, contents->text);
  zw_xml_end (self->xml);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (self->document, i);

      if (block->kind == ZW_BLOCK_HEADING && block->level <= contents->level)
        write_entry (self, i);
    }
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
}
