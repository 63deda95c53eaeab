/* zw-odt-content.c: the words of an ODT
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"

static ZwStyleId
get_style_id (const ZwBlock *block)
{
  switch (block->kind)
    {
    case ZW_BLOCK_COVER:
      return ZW_STYLE_COVER_FIRST;
    case ZW_BLOCK_CONTENTS:
      return ZW_STYLE_CONTENTS_HEADING;
    case ZW_BLOCK_LIST_ITEM:
      return ZW_STYLE_LIST;
    case ZW_BLOCK_NOTE:
      return ZW_STYLE_NOTE;
    case ZW_BLOCK_GAP:
      return ZW_STYLE_GAP;
    case ZW_BLOCK_PICTURE:
      return ZW_STYLE_FIGURE;
    case ZW_BLOCK_TABLE:
      return ZW_STYLE_TABLE_CAPTION;
    case ZW_BLOCK_HEADING:
      return zw_style_of_heading (block->level);
    case ZW_BLOCK_PARAGRAPH:
    case ZW_BLOCK_PAGE_BREAK:
    default:
      return ZW_STYLE_TEXT;
    }
}

/* Name of the style without the page break. */
static char *
dup_plain_style (const ZwBlock *block)
{
  if (block->annex)
    return g_strdup ("Annex_20_Heading");
  if (block->kind == ZW_BLOCK_HEADING)
    return g_strdup_printf ("Heading_20_%u", block->level);
  return zw_odt_dup_style_name (zw_style_get (get_style_id (block), FALSE).name);
}

/**
 * zw_odt_get_break:
 * @master_page: (out) (optional): the kind of page that begins with the block, or
 *   %NULL for the same kind as before
 *
 * Returns: (nullable): "page" if a page begins with the block by order
 */
const char *
zw_odt_get_break (const ZwDocument *document, guint block, const char **master_page)
{
  guint i = block;
  gboolean after_cover;

  while (i > 0 && zw_document_get_block (document, i - 1)->kind == ZW_BLOCK_PAGE_BREAK)
    i--;
  after_cover = i > 0 && zw_document_get_block (document, i - 1)->kind == ZW_BLOCK_COVER;
  if (master_page != NULL)
    *master_page = after_cover ? "Standard" : NULL;
  return after_cover || (i > 0 && i < block) ? "page" : NULL;
}

/**
 * zw_odt_dup_first_style:
 *
 * Returns: (transfer full): name of the style of a block's first paragraph
 */
char *
zw_odt_dup_first_style (const ZwDocument *document, guint block)
{
  if (zw_odt_get_break (document, block, NULL) != NULL)
    return g_strdup_printf ("Break%u", block);
  return dup_plain_style (zw_document_get_block (document, block));
}

/* Automatic styles */

static void
write_break_styles (ZwOdtWriter *self)
{
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (self->document, i);
      const char *master_page = NULL;
      const char *page_break = zw_odt_get_break (self->document, i, &master_page);
      g_autofree char *name = g_strdup_printf ("Break%u", i);
      g_autofree char *parent = dup_plain_style (block);

      if (page_break == NULL || block->kind == ZW_BLOCK_PAGE_BREAK)
        continue;
      zw_xml_start (self->xml, "style:style", "style:name", name, "style:family", "paragraph",
                    "style:parent-style-name", parent, NULL);
      if (master_page != NULL)
        zw_xml_attribute (self->xml, "style:master-page-name", master_page);
      zw_xml_start (self->xml, "style:paragraph-properties", NULL);
      if (master_page == NULL)
        zw_xml_attribute (self->xml, "fo:break-before", page_break);
      zw_xml_end (self->xml);
      zw_xml_end (self->xml);
    }
}

/* A caption that a note follows stays with it. */
static void
write_noted_style (ZwOdtWriter *self)
{
  zw_xml_start (self->xml, "style:style", "style:name", "NotedFigure", "style:family", "paragraph",
                "style:parent-style-name", "Figure", NULL);
  zw_xml_start (self->xml, "style:paragraph-properties", "fo:keep-with-next", "always", NULL);
  zw_xml_attribute_pt (self->xml, "fo:margin-bottom", 0);
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
}

static void
write_automatic_styles (ZwOdtWriter *self)
{
  zw_xml_start (self->xml, "office:automatic-styles", NULL);
  write_break_styles (self);
  write_noted_style (self);
  zw_odt_write_cell_styles (self->xml);
  for (guint i = 0; i < self->document->blocks->len; i++)
    if (zw_document_get_block (self->document, i)->kind == ZW_BLOCK_TABLE)
      zw_odt_write_table_styles (self, i);
  zw_xml_start (self->xml, "style:style", "style:name", "Frame", "style:family", "graphic",
                "style:parent-style-name", "Graphics", NULL);
  zw_xml_empty (self->xml, "style:graphic-properties", "style:vertical-pos", "middle",
                "style:vertical-rel", "line", NULL);
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
}

/* Blocks */

static void
write_cover_lines (ZwOdtWriter *self, GStrv lines, ZwStyleId first, ZwStyleId others)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ZwStyle style = zw_style_get (i == 0 ? first : others, self->document->chinese);
      g_autofree char *name = zw_odt_dup_style_name (style.name);

      zw_odt_write_paragraph (self, name, lines[i]);
    }
}

/* An annex bears its name instead of a number; the first heading below it begins to
 * count again. */
static void
start_heading (ZwOdtWriter *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *level = g_strdup_printf ("%u", block->level);

  zw_xml_start (self->xml, "text:h", "text:style-name", style, "text:outline-level", level, NULL);
  if (block->annex || block->bare)
    zw_xml_attribute (self->xml, "text:is-list-header", "true");
  else if (block->restarts)
    {
      zw_xml_attribute (self->xml, "text:restart-numbering", "true");
      zw_xml_attribute (self->xml, "text:start-value", "1");
    }
}

static void
write_heading (ZwOdtWriter *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *bookmark = g_strdup_printf ("heading%u", index);
  g_autofree char *name = g_strdup_printf ("label%u", index);

  start_heading (self, index);
  if (*block->label != '\0' && !block->annex)
    zw_xml_element (self->xml, "text:number", block->label);
  zw_xml_empty (self->xml, "text:bookmark-start", "text:name", bookmark, NULL);
  if (block->annex)
    {
      zw_xml_empty (self->xml, "text:bookmark-start", "text:name", name, NULL);
      zw_odt_write_words (self, block->label, TRUE);
      zw_xml_empty (self->xml, "text:bookmark-end", "text:name", name, NULL);
      zw_xml_more_text (self->xml, *block->text != '\0' ? " " : "");
    }
  zw_odt_write_words (self, block->text, !block->annex);
  zw_xml_empty (self->xml, "text:bookmark-end", "text:name", bookmark, NULL);
  zw_xml_end (self->xml);
}

/* The number is a field, so that word processors number on. */
static void
write_caption (ZwOdtWriter *self, guint index, const char *style)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  gboolean table = block->kind == ZW_BLOCK_TABLE;
  const char *space = strrchr (block->label, ' ');
  g_autofree char *word = g_strndup (block->label, space + 1 - block->label);
  g_autofree char *label = g_strdup_printf ("label%u", index);
  g_autofree char *reference = g_strdup_printf ("ref%s%u", table ? "Table" : "Figure",
                                                block->number);

  zw_xml_start (self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_empty (self->xml, "text:bookmark-start", "text:name", label, NULL);
  zw_xml_text (self->xml, word);
  zw_xml_start (self->xml, "text:sequence", "text:ref-name", reference, "text:name",
                table ? "Table" : "Figure", "text:formula",
                table ? "ooow:Table+1" : "ooow:Figure+1", "style:num-format", "1", NULL);
  zw_xml_text (self->xml, space + 1);
  zw_xml_end (self->xml);
  zw_xml_empty (self->xml, "text:bookmark-end", "text:name", label, NULL);
  zw_xml_more_text (self->xml, *block->text != '\0' ? " " : "");
  zw_odt_write_words (self, block->text, FALSE);
  zw_xml_end (self->xml);
}

static void
write_picture (ZwOdtWriter *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *name = g_strdup_printf ("Picture%u", index);
  g_autofree char *path = g_strdup_printf ("Pictures/%u.png", index);
  g_autofree char *caption = zw_block_dup_caption (block);
  g_autofree char *title = NULL;
  gboolean noted = zw_document_has_note (self->document, index);

  zw_xml_start (self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_start (self->xml, "draw:frame", "draw:style-name", "Frame", "draw:name", name,
                "text:anchor-type", "as-char", NULL);
  zw_xml_attribute_pt (self->xml, "svg:width", block->width_pt);
  zw_xml_attribute_pt (self->xml, "svg:height", block->height_pt);
  zw_xml_empty (self->xml, "draw:image", "xlink:href", path, "xlink:type", "simple", "xlink:show",
                "embed", "xlink:actuate", "onLoad", "draw:mime-type", "image/png", NULL);
  if (caption != NULL)
    {
      title = zw_document_dup_plain (self->document, caption);
      zw_xml_element (self->xml, "svg:title", title);
    }
  zw_xml_element (self->xml, "svg:desc", block->alternative);
  zw_xml_end (self->xml);
  zw_xml_end (self->xml);
  if (block->number > 0)
    write_caption (self, index, noted ? "NotedFigure" : "Figure");
}

static void
close_lists (ZwOdtWriter *self, guint depth)
{
  for (; self->list_depth > depth; self->list_depth--)
    {
      zw_xml_end (self->xml);
      zw_xml_end (self->xml);
    }
}

static void
write_item (ZwOdtWriter *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);

  close_lists (self, block->starts_list ? 0 : block->level);
  if (self->list_depth == block->level)
    {
      zw_xml_end (self->xml);
      zw_xml_start (self->xml, "text:list-item", NULL);
    }
  for (; self->list_depth < block->level; self->list_depth++)
    {
      zw_xml_start (self->xml, "text:list", "text:style-name",
                    block->list == ZW_LIST_BULLET ? "Bullets" : "Numbers", NULL);
      zw_xml_start (self->xml, "text:list-item", NULL);
    }
  zw_odt_write_paragraph (self, style, block->text);
}

static void
write_block (ZwOdtWriter *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *words = NULL;

  if (block->kind != ZW_BLOCK_LIST_ITEM)
    close_lists (self, 0);
  switch (block->kind)
    {
    case ZW_BLOCK_COVER:
      write_cover_lines (self, block->title_lines, ZW_STYLE_COVER_FIRST, ZW_STYLE_COVER);
      write_cover_lines (self, block->applicant_lines, ZW_STYLE_APPLICANT_FIRST,
                         ZW_STYLE_APPLICANT);
      break;
    case ZW_BLOCK_CONTENTS:
      zw_odt_write_contents (self, index);
      break;
    case ZW_BLOCK_HEADING:
      write_heading (self, index);
      break;
    case ZW_BLOCK_LIST_ITEM:
      write_item (self, index);
      break;
    case ZW_BLOCK_PICTURE:
      write_picture (self, index);
      break;
    case ZW_BLOCK_TABLE:
      if (block->number > 0)
        write_caption (self, index, style);
      zw_odt_write_table (self, index);
      break;
    case ZW_BLOCK_PAGE_BREAK:
      break;
    case ZW_BLOCK_GAP:
      words = g_strconcat (block->label, block->text, NULL);
      zw_odt_write_paragraph (self, style, words);
      break;
    case ZW_BLOCK_PARAGRAPH:
    case ZW_BLOCK_NOTE:
    default:
      zw_odt_write_paragraph (self, style, block->text);
      break;
    }
}

static void
write_sequences (ZwOdtWriter *self)
{
  zw_xml_start (self->xml, "text:sequence-decls", NULL);
  zw_xml_empty (self->xml, "text:sequence-decl", "text:display-outline-level", "0", "text:name",
                "Table", NULL);
  zw_xml_empty (self->xml, "text:sequence-decl", "text:display-outline-level", "0", "text:name",
                "Figure", NULL);
  zw_xml_end (self->xml);
}

/**
 * zw_odt_new_content:
 * @layout: the document laid out, whose tables and pages are told
 *
 * Returns: (transfer full): the part content.xml
 */
GBytes *
zw_odt_new_content (const ZwLayout *layout)
{
  ZwXml xml;
  ZwOdtWriter self = { .xml = &xml, .document = layout->document, .layout = layout };

  self.noted = g_new0 (gboolean, layout->document->footnotes->len + 1);
  zw_xml_init (&xml, "office:document-content");
  write_automatic_styles (&self);
  zw_xml_start (&xml, "office:body", NULL);
  zw_xml_start (&xml, "office:text", NULL);
  write_sequences (&self);
  for (guint i = 0; i < layout->document->blocks->len; i++)
    write_block (&self, i);
  close_lists (&self, 0);

  g_free (self.noted);
  return zw_xml_finish (&xml);
}
