/* zw-odt-table.c: the tables of an ODT
 *
 * Word processors know no named styles of cells, so these are automatic; the
 * words in the cells have named styles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"

/* Where a row takes more of a page, with the header row, rows may be parted: in
 * search of a page on which such a row, kept together, fits, or one that shares a
 * cell with it, LibreOffice 7.4 never ends. */
#define MOST_KEPT 0.6

static const char *
get_cell_style (const ZwTable *table, guint row, guint column)
{
  const ZwRow *it = zw_table_get_row (table, row);

  if (it->kind == ZW_ROW_GROUP)
    return "CellGroup";
  if (it->kind == ZW_ROW_HEADER)
    return "CellHeading";
  return table->columns[column].kind == ZW_COLUMN_HEADING ? "CellHeading" : "CellPlain";
}

static void
write_cell_style (ZwXml *xml, const char *name, double shade)
{
  guint level = shade * 255 + 0.5;
  g_autofree char *colour = g_strdup_printf ("#%02x%02x%02x", level, level, level);

  zw_xml_start (xml, "style:style", "style:name", name, "style:family", "table-cell", NULL);
  zw_xml_start (xml, "style:table-cell-properties", "style:vertical-align", "middle", "fo:border",
                "0.5pt solid #404040", "fo:background-color", shade < 1 ? colour : "transparent",
                NULL);
  zw_xml_attribute_pt (xml, "fo:padding-left", ZW_CELL_PAD_X);
  zw_xml_attribute_pt (xml, "fo:padding-right", ZW_CELL_PAD_X);
  zw_xml_attribute_pt (xml, "fo:padding-top", ZW_CELL_PAD_Y);
  zw_xml_attribute_pt (xml, "fo:padding-bottom", ZW_CELL_PAD_Y);
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_row_style (ZwXml *xml, const char *name, const char *keep)
{
  zw_xml_start (xml, "style:style", "style:name", name, "style:family", "table-row", NULL);
  zw_xml_empty (xml, "style:table-row-properties", "fo:keep-together", keep, NULL);
  zw_xml_end (xml);
}

/**
 * zw_odt_write_cell_styles:
 *
 * Styles that all tables share.
 */
void
zw_odt_write_cell_styles (ZwXml *xml)
{
  write_cell_style (xml, "CellPlain", 1);
  write_cell_style (xml, "CellHeading", ZW_SHADE_HEADING);
  write_cell_style (xml, "CellGroup", ZW_SHADE_GROUP);
  write_row_style (xml, "Row", "always");
  write_row_style (xml, "LooseRow", "auto");
}

/* Name of the style of figures whose decimal points lie above each other, or %NULL
 * for other cells. */
static char *
dup_figure_style (const ZwTableLayout *layout, guint block, guint row, guint column)
{
  gboolean total = zw_table_get_row (layout->table, row)->kind == ZW_ROW_TOTAL;

  if (layout->tails[column] <= 0 || zw_table_measure_tail (layout, row, column) < 0)
    return NULL;
  return g_strdup_printf ("%s%u.%u", total ? "Total" : "Figures", block, column + 1);
}

/* Word processors set the figure in a cell of a table at the only tab of its
 * paragraph, if that is one for decimal points. */
static void
write_figure_styles (ZwXml *xml, const ZwTableLayout *layout, guint block, guint column)
{
  for (guint total = 0; total <= 1; total++)
    {
      ZwStyleId id = total ? ZW_STYLE_CELL_TOTAL_NUMBER : ZW_STYLE_CELL_NUMBER;
      g_autofree char *name = g_strdup_printf ("%s%u.%u", total ? "Total" : "Figures", block,
                                               column + 1);
      g_autofree char *parent = zw_odt_dup_style_name (zw_style_get (id, FALSE).name);

      zw_xml_start (xml, "style:style", "style:name", name, "style:family", "paragraph",
                    "style:parent-style-name", parent, NULL);
      zw_xml_start (xml, "style:paragraph-properties", "fo:text-align", "start", NULL);
      zw_xml_start (xml, "style:tab-stops", NULL);
      zw_xml_start (xml, "style:tab-stop", "style:type", "char", "style:char", ".", NULL);
      zw_xml_attribute_pt (xml, "style:position",
                           zw_table_get_words_width (layout->widths[column])
                               - layout->tails[column]);
      zw_xml_end (xml);
      zw_xml_end (xml);
      zw_xml_end (xml);
      zw_xml_end (xml);
    }
}

/**
 * zw_odt_write_table_styles:
 * @block: number of the block of a table
 *
 * The width of a table and its columns.
 */
void
zw_odt_write_table_styles (ZwOdtWriter *self, guint block)
{
  ZwXml *xml = self->xml;
  const ZwDocument *document = self->document;
  const ZwTableLayout *layout = g_ptr_array_index (self->layout->tables, block);
  const ZwBlock *it = zw_document_get_block (document, block);
  g_autofree char *name = g_strdup_printf ("Table%u", block);
  ZwStyle caption = zw_style_get (ZW_STYLE_TABLE_CAPTION, document->chinese);
  const char *master_page = NULL;
  const char *page_break = zw_odt_get_break (document, block, &master_page);

  zw_xml_start (xml, "style:style", "style:name", name, "style:family", "table", NULL);
  if (it->number == 0 && master_page != NULL)
    zw_xml_attribute (xml, "style:master-page-name", master_page);
  zw_xml_start (xml, "style:table-properties", "table:align", "margins",
                "style:may-break-between-rows", "true", "table:border-model", "collapsing", NULL);
  if (it->number == 0 && page_break != NULL)
    zw_xml_attribute (xml, "fo:break-before", page_break);
  zw_xml_attribute_pt (xml, "style:width", ZW_TEXT_WIDTH);
  /* A note below stands closer to the table than other text. */
  zw_xml_attribute_pt (xml, "fo:margin-bottom",
                       zw_document_has_note (document, block) ? 0 : caption.before);
  zw_xml_end (xml);
  zw_xml_end (xml);

  for (guint i = 0; i < it->table->n_columns; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);
      g_autofree char *share = g_strdup_printf (
          "%u*", (guint) (layout->widths[i] / ZW_TEXT_WIDTH * G_MAXUINT16 + 0.5));

      zw_xml_start (xml, "style:style", "style:name", column, "style:family", "table-column", NULL);
      zw_xml_start (xml, "style:table-column-properties", "style:rel-column-width", share, NULL);
      zw_xml_attribute_pt (xml, "style:column-width", layout->widths[i]);
      zw_xml_end (xml);
      zw_xml_end (xml);
      if (layout->tails[i] > 0)
        write_figure_styles (xml, layout, block, i);
    }
}

/* Each line is a paragraph of its own. */
static void
write_words (ZwOdtWriter *self, const char *text, const char *style)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (lines[0] == NULL)
    zw_odt_write_paragraph (self, style, "");
  for (guint i = 0; lines[i] != NULL; i++)
    zw_odt_write_paragraph (self, style, lines[i]);
}

static void
write_span (ZwXml *xml, const char *name, guint span)
{
  g_autofree char *number = g_strdup_printf ("%u", span);

  if (span > 1)
    zw_xml_attribute (xml, name, number);
}

static void
write_row (ZwOdtWriter *self, const ZwTableLayout *layout, guint block, guint row, gboolean loose)
{
  ZwXml *xml = self->xml;
  const ZwTable *table = layout->table;

  zw_xml_start (xml, "table:table-row", "table:style-name", loose ? "LooseRow" : "Row", NULL);
  for (guint column = 0; column < table->n_columns; column++)
    {
      const char *text = zw_table_get_cell (table, row, column);
      g_autofree char *style = NULL;

      if (text == NULL)
        {
          zw_xml_empty (xml, "table:covered-table-cell", NULL);
          continue;
        }
      zw_xml_start (xml, "table:table-cell", "table:style-name",
                    get_cell_style (table, row, column), "office:value-type", "string", NULL);
      write_span (xml, "table:number-rows-spanned", zw_table_get_row_span (table, row, column));
      write_span (xml, "table:number-columns-spanned",
                  zw_table_get_column_span (table, row, column));
      style = dup_figure_style (layout, block, row, column);
      if (style == NULL)
        style = zw_odt_dup_style_name (
            zw_style_get (zw_style_of_cell (table, row, column), FALSE).name);
      write_words (self, text, style);
      zw_xml_end (xml);
    }
  zw_xml_end (xml);
}

static gboolean
has_high_row (const ZwTableLayout *layout)
{
  for (guint row = 0; row < layout->n_rows; row++)
    if (layout->header_height + layout->heights[row] > MOST_KEPT * ZW_TEXT_HEIGHT)
      return TRUE;
  return FALSE;
}

/* The name programs find the table by; no two tables have the same. */
static char *
dup_name (const ZwDocument *document, guint block)
{
  const char *own = zw_document_get_block (document, block)->table->name;
  guint n = 1;

  if (own == NULL)
    return g_strdup_printf ("Table%u", block);
  for (guint i = 0; i < block; i++)
    {
      const ZwTable *table = zw_document_get_block (document, i)->table;

      n += table != NULL && g_strcmp0 (table->name, own) == 0 ? 1 : 0;
    }
  return n > 1 ? g_strdup_printf ("%s_%u", own, n) : g_strdup (own);
}

/**
 * zw_odt_write_table:
 * @block: number of the block of a table, whose caption is written already
 */
void
zw_odt_write_table (ZwOdtWriter *self, guint block)
{
  ZwXml *xml = self->xml;
  const ZwTable *table = zw_document_get_block (self->document, block)->table;
  const ZwTableLayout *layout = g_ptr_array_index (self->layout->tables, block);
  g_autofree char *name = dup_name (self->document, block);
  g_autofree char *style = g_strdup_printf ("Table%u", block);
  gboolean loose = has_high_row (layout);

  if (table->rows->len == 0 && table->header == NULL)
    return;
  zw_xml_start (xml, "table:table", "table:name", name, "table:style-name", style, NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", style, i + 1);

      zw_xml_empty (xml, "table:table-column", "table:style-name", column, NULL);
    }
  if (table->header != NULL)
    {
      zw_xml_start (xml, "table:table-header-rows", NULL);
      for (guint row = 0; row < table->header->rows->len; row++)
        write_row (self, layout->header, block, row, FALSE);
      zw_xml_end (xml);
    }
  for (guint row = 0; row < table->rows->len; row++)
    write_row (self, layout, block, row, loose);
  zw_xml_end (xml);
}
