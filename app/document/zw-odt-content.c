/* zw-odt-content.c: the words of an ODT
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"

#include "document/zw-typeset.h"

typedef struct
{
  ZwXml xml;
  const ZwDocument *document;
  GPtrArray *tables; /* (nullable) ZwTableLayout, one for each block */
  guint list_depth;
} Content;

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
write_break_styles (Content *self)
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
      zw_xml_start (&self->xml, "style:style", "style:name", name, "style:family", "paragraph",
                    "style:parent-style-name", parent, NULL);
      if (master_page != NULL)
        zw_xml_attribute (&self->xml, "style:master-page-name", master_page);
      zw_xml_start (&self->xml, "style:paragraph-properties", NULL);
      if (master_page == NULL)
        zw_xml_attribute (&self->xml, "fo:break-before", page_break);
      zw_xml_end (&self->xml);
      zw_xml_end (&self->xml);
    }
}

/* A caption that a note follows stays with it. */
static void
write_noted_style (Content *self)
{
  zw_xml_start (&self->xml, "style:style", "style:name", "NotedFigure", "style:family", "paragraph",
                "style:parent-style-name", "Figure", NULL);
  zw_xml_start (&self->xml, "style:paragraph-properties", "fo:keep-with-next", "always", NULL);
  zw_xml_attribute_pt (&self->xml, "fo:margin-bottom", 0);
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
}

static void
write_automatic_styles (Content *self)
{
  zw_xml_start (&self->xml, "office:automatic-styles", NULL);
  write_break_styles (self);
  write_noted_style (self);
  zw_odt_write_cell_styles (&self->xml);
  for (guint i = 0; i < self->tables->len; i++)
    if (g_ptr_array_index (self->tables, i) != NULL)
      zw_odt_write_table_styles (&self->xml, self->document, i,
                                 g_ptr_array_index (self->tables, i));
  zw_xml_start (&self->xml, "style:style", "style:name", "Frame", "style:family", "graphic",
                "style:parent-style-name", "Graphics", NULL);
  zw_xml_empty (&self->xml, "style:graphic-properties", "style:vertical-pos", "middle",
                "style:vertical-rel", "line", NULL);
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
}

/* Blocks */

static void
write_paragraph (Content *self, const char *style, const char *text)
{
  zw_xml_start (&self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_text (&self->xml, text);
  zw_xml_end (&self->xml);
}

static void
write_cover_lines (Content *self, GStrv lines, ZwStyleId first, ZwStyleId others)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ZwStyle style = zw_style_get (i == 0 ? first : others, self->document->chinese);
      g_autofree char *name = zw_odt_dup_style_name (style.name);

      write_paragraph (self, name, lines[i]);
    }
}

static void
write_heading (Content *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *level = g_strdup_printf ("%u", block->level);
  g_autofree char *bookmark = g_strdup_printf ("heading%u", index);

  zw_xml_start (&self->xml, "text:h", "text:style-name", style, "text:outline-level", level, NULL);
  if (*block->label != '\0')
    zw_xml_element (&self->xml, "text:number", block->label);
  zw_xml_empty (&self->xml, "text:bookmark-start", "text:name", bookmark, NULL);
  zw_xml_text (&self->xml, block->text);
  zw_xml_empty (&self->xml, "text:bookmark-end", "text:name", bookmark, NULL);
  zw_xml_end (&self->xml);
}

/* The number is a field, so that word processors number on. */
static void
write_caption (Content *self, guint index, const char *style)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  gboolean table = block->kind == ZW_BLOCK_TABLE;
  const char *space = strrchr (block->label, ' ');
  g_autofree char *word = g_strndup (block->label, space + 1 - block->label);
  g_autofree char *words = g_strconcat (*block->text != '\0' ? " " : "", block->text, NULL);
  g_autofree char *reference = g_strdup_printf ("ref%s%u", table ? "Table" : "Figure",
                                                block->number);

  zw_xml_start (&self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_text (&self->xml, word);
  zw_xml_start (&self->xml, "text:sequence", "text:ref-name", reference, "text:name",
                table ? "Table" : "Figure", "text:formula",
                table ? "ooow:Table+1" : "ooow:Figure+1", "style:num-format", "1", NULL);
  zw_xml_text (&self->xml, space + 1);
  zw_xml_end (&self->xml);
  zw_xml_more_text (&self->xml, words);
  zw_xml_end (&self->xml);
}

static void
write_picture (Content *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *name = g_strdup_printf ("Picture%u", index);
  g_autofree char *path = g_strdup_printf ("Pictures/%u.png", index);
  g_autofree char *caption = zw_block_dup_caption (block);
  gboolean noted = zw_document_has_note (self->document, index);

  zw_xml_start (&self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_start (&self->xml, "draw:frame", "draw:style-name", "Frame", "draw:name", name,
                "text:anchor-type", "as-char", NULL);
  zw_xml_attribute_pt (&self->xml, "svg:width", block->width_pt);
  zw_xml_attribute_pt (&self->xml, "svg:height", block->height_pt);
  zw_xml_empty (&self->xml, "draw:image", "xlink:href", path, "xlink:type", "simple", "xlink:show",
                "embed", "xlink:actuate", "onLoad", "draw:mime-type", "image/png", NULL);
  if (caption != NULL)
    zw_xml_element (&self->xml, "svg:title", caption);
  zw_xml_element (&self->xml, "svg:desc", block->alternative);
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
  if (block->number > 0)
    write_caption (self, index, noted ? "NotedFigure" : "Figure");
}

static void
close_lists (Content *self, guint depth)
{
  for (; self->list_depth > depth; self->list_depth--)
    {
      zw_xml_end (&self->xml);
      zw_xml_end (&self->xml);
    }
}

static void
write_item (Content *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);

  close_lists (self, block->starts_list ? 0 : block->level);
  if (self->list_depth == block->level)
    {
      zw_xml_end (&self->xml);
      zw_xml_start (&self->xml, "text:list-item", NULL);
    }
  for (; self->list_depth < block->level; self->list_depth++)
    {
      zw_xml_start (&self->xml, "text:list", "text:style-name",
                    block->list == ZW_LIST_BULLET ? "Bullets" : "Numbers", NULL);
      zw_xml_start (&self->xml, "text:list-item", NULL);
    }
  write_paragraph (self, style, block->text);
}

static void
write_contents_source (Content *self, const ZwBlock *contents)
{
  g_autofree char *deepest = g_strdup_printf ("%u", contents->level);

  zw_xml_start (&self->xml, "text:table-of-content-source", "text:outline-level", deepest,
                "text:use-outline-level", "true", NULL);
  zw_xml_start (&self->xml, "text:index-title-template", "text:style-name", "Contents_20_Heading",
                NULL);
  zw_xml_text (&self->xml, contents->text);
  zw_xml_end (&self->xml);
  for (guint i = 1; i <= contents->level; i++)
    {
      g_autofree char *level = g_strdup_printf ("%u", i);
      g_autofree char *style = g_strdup_printf ("Contents_20_%u", i);

      zw_xml_start (&self->xml, "text:table-of-content-entry-template", "text:outline-level", level,
                    "text:style-name", style, NULL);
      zw_xml_empty (&self->xml, "text:index-entry-link-start", NULL);
      zw_xml_empty (&self->xml, "text:index-entry-chapter", NULL);
      zw_xml_empty (&self->xml, "text:index-entry-text", NULL);
      zw_xml_empty (&self->xml, "text:index-entry-tab-stop", "style:type", "right",
                    "style:leader-char", ".", NULL);
      zw_xml_empty (&self->xml, "text:index-entry-page-number", NULL);
      zw_xml_empty (&self->xml, "text:index-entry-link-end", NULL);
      zw_xml_end (&self->xml);
    }
  zw_xml_end (&self->xml);
}

/* Word processors fill in page numbers of references when they open a file, those
 * of a table of contents only when told to: so its numbers are references. */
static void
write_entry (Content *self, guint index)
{
  const ZwBlock *heading = zw_document_get_block (self->document, index);
  g_autofree char *style = g_strdup_printf ("Contents_20_%u", heading->level);
  g_autofree char *target = g_strdup_printf ("#heading%u", index);
  g_autofree char *words = zw_block_dup_heading (self->document, heading);

  g_strdelimit (words, "\n", ' ');
  zw_xml_start (&self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_start (&self->xml, "text:a", "xlink:type", "simple", "xlink:href", target,
                "text:style-name", "Internet_20_link", "text:visited-style-name",
                "Internet_20_link", NULL);
  zw_xml_text (&self->xml, words);
  zw_xml_empty (&self->xml, "text:tab", NULL);
  zw_xml_start (&self->xml, "text:bookmark-ref", "text:reference-format", "page", "text:ref-name",
                target + 1, NULL);
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
}

static void
write_contents (Content *self, guint index)
{
  const ZwBlock *contents = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);
  g_autofree char *name = g_strdup_printf ("Contents%u", index);
  g_autofree char *head = g_strdup_printf ("Contents%u_Head", index);

  zw_xml_start (&self->xml, "text:table-of-content", "text:name", name, "text:protected", "true",
                NULL);
  write_contents_source (self, contents);
  zw_xml_start (&self->xml, "text:index-body", NULL);
  zw_xml_start (&self->xml, "text:index-title", "text:name", head, NULL);
  write_paragraph (self, style, contents->text);
  zw_xml_end (&self->xml);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (self->document, i);

      if (block->kind == ZW_BLOCK_HEADING && block->level <= contents->level)
        write_entry (self, i);
    }
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
}

static void
write_block (Content *self, guint index)
{
  const ZwBlock *block = zw_document_get_block (self->document, index);
  g_autofree char *style = zw_odt_dup_first_style (self->document, index);

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
      write_contents (self, index);
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
      zw_odt_write_table (&self->xml, self->document, index,
                          g_ptr_array_index (self->tables, index));
      break;
    case ZW_BLOCK_PAGE_BREAK:
      break;
    case ZW_BLOCK_PARAGRAPH:
    case ZW_BLOCK_NOTE:
    default:
      write_paragraph (self, style, block->text);
      break;
    }
}

static void
free_table (gpointer data)
{
  g_clear_pointer ((ZwTableLayout **) &data, zw_table_layout_free);
}

/* Widths and heights as on the pages of the PDF. */
static GPtrArray *
measure_tables (const ZwDocument *document)
{
  PangoContext *context = zw_typeset_new_context (document->language);
  GPtrArray *tables = g_ptr_array_new_with_free_func (free_table);

  g_ptr_array_set_size (tables, document->blocks->len);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);

      if (block->kind == ZW_BLOCK_TABLE)
        g_ptr_array_index (tables, i) = zw_table_layout_new (block->table, context, ZW_TEXT_WIDTH,
                                                             ZW_TEXT_HEIGHT, document->chinese);
    }
  g_object_unref (context);
  return tables;
}

static void
write_sequences (Content *self)
{
  zw_xml_start (&self->xml, "text:sequence-decls", NULL);
  zw_xml_empty (&self->xml, "text:sequence-decl", "text:display-outline-level", "0", "text:name",
                "Table", NULL);
  zw_xml_empty (&self->xml, "text:sequence-decl", "text:display-outline-level", "0", "text:name",
                "Figure", NULL);
  zw_xml_end (&self->xml);
}

/**
 * zw_odt_new_content:
 *
 * Returns: (transfer full): the part content.xml
 */
GBytes *
zw_odt_new_content (const ZwDocument *document)
{
  Content self = { .document = document, .tables = measure_tables (document) };

  zw_xml_init (&self.xml, "office:document-content");
  write_automatic_styles (&self);
  zw_xml_start (&self.xml, "office:body", NULL);
  zw_xml_start (&self.xml, "office:text", NULL);
  write_sequences (&self);
  for (guint i = 0; i < document->blocks->len; i++)
    write_block (&self, i);
  close_lists (&self, 0);

  g_ptr_array_unref (self.tables);
  return zw_xml_finish (&self.xml);
}
