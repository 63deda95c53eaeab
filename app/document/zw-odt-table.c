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
  const ZwRow *it = g_ptr_array_index (table->rows, row);

  if (it->kind == ZW_ROW_GROUP)
    return "CellGroup";
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

/**
 * zw_odt_write_table_styles:
 * @block: number of the block of a table
 *
 * The width of a table and its columns.
 */
void
zw_odt_write_table_styles (ZwXml *xml,
                           const ZwDocument *document,
                           guint block,
                           const ZwTableLayout *layout)
{
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
    }
}

static void
write_words (ZwXml *xml, const char *text, ZwStyleId id)
{
  g_autofree char *style = zw_odt_dup_style_name (zw_style_get (id, FALSE).name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  zw_xml_start (xml, "text:p", "text:style-name", style, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          zw_xml_end (xml);
          zw_xml_start (xml, "text:p", "text:style-name", style, NULL);
        }
      zw_xml_text (xml, lines[i]);
    }
  zw_xml_end (xml);
}

static void
write_span (ZwXml *xml, const char *name, guint span)
{
  g_autofree char *number = g_strdup_printf ("%u", span);

  if (span > 1)
    zw_xml_attribute (xml, name, number);
}

static void
write_header_row (ZwXml *xml, const ZwTable *table)
{
  zw_xml_start (xml, "table:table-header-rows", NULL);
  zw_xml_start (xml, "table:table-row", "table:style-name", "Row", NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      zw_xml_start (xml, "table:table-cell", "table:style-name", "CellHeading", "office:value-type",
                    "string", NULL);
      write_words (xml, table->columns[i].title, ZW_STYLE_CELL_HEADING);
      zw_xml_end (xml);
    }
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_row (ZwXml *xml, const ZwTable *table, guint row, gboolean loose)
{
  const ZwRow *it = g_ptr_array_index (table->rows, row);

  zw_xml_start (xml, "table:table-row", "table:style-name", loose ? "LooseRow" : "Row", NULL);
  for (guint column = 0; column < table->n_columns; column++)
    {
      const char *text = zw_table_get_cell (table, row, column);

      if (text == NULL)
        {
          zw_xml_empty (xml, "table:covered-table-cell", NULL);
          continue;
        }
      zw_xml_start (xml, "table:table-cell", "table:style-name",
                    get_cell_style (table, row, column), "office:value-type", "string", NULL);
      write_span (xml, "table:number-rows-spanned", zw_table_get_row_span (table, row, column));
      if (it->kind == ZW_ROW_GROUP)
        write_span (xml, "table:number-columns-spanned", table->n_columns);
      write_words (xml, text, zw_style_of_cell (table, row, column));
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

/**
 * zw_odt_write_table:
 * @block: number of the block of a table, whose caption is written already
 */
void
zw_odt_write_table (ZwXml *xml,
                    const ZwDocument *document,
                    guint block,
                    const ZwTableLayout *layout)
{
  const ZwTable *table = zw_document_get_block (document, block)->table;
  g_autofree char *name = g_strdup_printf ("Table%u", block);
  gboolean loose = has_high_row (layout);

  if (table->rows->len == 0 && table->header == NULL)
    return;
  zw_xml_start (xml, "table:table", "table:name", name, "table:style-name", name, NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);

      zw_xml_empty (xml, "table:table-column", "table:style-name", column, NULL);
    }
  if (table->header != NULL)
    write_header_row (xml, table);
  for (guint row = 0; row < table->rows->len; row++)
    write_row (xml, table, row, loose);
  zw_xml_end (xml);
}
