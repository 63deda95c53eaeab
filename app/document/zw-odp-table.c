/* zw-odp-table.c: the tables of an ODP
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odp-private.h"

static const guint32 grounds[] = { ZW_DECK_WHITE, ZW_DECK_PALE, ZW_DECK_TINT, ZW_DECK_ACCENT };

static void
write_cell_style (ZwXml *xml, guint32 ground)
{
  g_autofree char *name = g_strdup_printf ("Cell%06x", ground);
  g_autofree char *colour = zw_odp_dup_colour (ground);
  g_autofree char *rule = zw_odp_dup_colour (ZW_DECK_RULE);
  g_autofree char *border = g_strconcat ("0.75pt solid ", rule, NULL);

  zw_xml_start (xml, "style:style", "style:name", name, "style:family", "table-cell", NULL);
  /* LibreOffice reads the ground and the place of the words as those of a graphic. */
  zw_xml_start (xml, "style:graphic-properties", "draw:fill", "solid", "draw:fill-color", colour,
                "draw:textarea-vertical-align", "middle", NULL);
  zw_xml_attribute_pt (xml, "fo:padding-left", ZW_DECK_CELL_PAD_X);
  zw_xml_attribute_pt (xml, "fo:padding-right", ZW_DECK_CELL_PAD_X);
  zw_xml_attribute_pt (xml, "fo:padding-top", ZW_DECK_CELL_PAD_Y);
  zw_xml_attribute_pt (xml, "fo:padding-bottom", ZW_DECK_CELL_PAD_Y);
  zw_xml_end (xml);
  zw_xml_empty (xml, "style:table-cell-properties", "fo:background-color", colour,
                "style:vertical-align", "middle", NULL);
  zw_xml_empty (xml, "style:paragraph-properties", "fo:border", border, NULL);
  zw_xml_end (xml);
}

static void
write_columns_and_rows (ZwXml *xml, const ZwDeckTable *table, guint slide, guint index)
{
  for (guint i = 0; i < table->table->n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("Column%u.%u.%u", slide + 1, index, i + 1);

      zw_xml_start (xml, "style:style", "style:name", name, "style:family", "table-column", NULL);
      zw_xml_start (xml, "style:table-column-properties", NULL);
      zw_xml_attribute_pt (xml, "style:column-width", table->widths[i]);
      zw_xml_end (xml);
      zw_xml_end (xml);
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row%u.%u.%u", slide + 1, index, i + 1);

      zw_xml_start (xml, "style:style", "style:name", name, "style:family", "table-row", NULL);
      zw_xml_start (xml, "style:table-row-properties", NULL);
      zw_xml_attribute_pt (xml, "style:row-height", table->heights[i]);
      zw_xml_end (xml);
      zw_xml_end (xml);
    }
}

/**
 * zw_odp_write_table_styles:
 *
 * Styles of the cells, columns and rows of all tables.
 */
void
zw_odp_write_table_styles (ZwXml *xml, const ZwDeckLayout *layout)
{
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    write_cell_style (xml, grounds[i]);
  for (guint slide = 0; slide < layout->slides->len; slide++)
    {
      const GPtrArray *boxes = zw_deck_layout_get_boxes (layout, slide);

      for (guint i = 0; i < boxes->len; i++)
        {
          const ZwDeckBox *box = g_ptr_array_index (boxes, i);

          if (box->table != NULL)
            write_columns_and_rows (xml, box->table, slide, i);
        }
    }
}

static void
write_span (ZwXml *xml, const char *name, guint span)
{
  g_autofree char *number = g_strdup_printf ("%u", span);

  if (span > 1)
    zw_xml_attribute (xml, name, number);
}

static void
write_cell (ZwXml *xml, const ZwDeckTable *table, guint row, guint column)
{
  const char *text = zw_deck_table_get_cell (table, row, column);
  g_autofree char *style = g_strdup_printf ("Cell%06x",
                                            zw_deck_table_get_ground (table, row, column));
  g_autofree char *display = zw_odp_dup_look_name (zw_deck_table_get_role (table, row, column),
                                                   table->size);
  g_autofree char *look = zw_odt_dup_style_name (display);
  g_autofree char *paragraph = g_strconcat ("P_", look, NULL);

  if (text == NULL)
    {
      zw_xml_empty (xml, "table:covered-table-cell", "table:style-name", style, NULL);
      return;
    }
  zw_xml_start (xml, "table:table-cell", "table:style-name", style, NULL);
  write_span (xml, "table:number-columns-spanned",
              zw_deck_table_get_column_span (table, row, column));
  write_span (xml, "table:number-rows-spanned", zw_deck_table_get_row_span (table, row, column));
  zw_xml_start (xml, "text:p", "text:style-name", paragraph, NULL);
  zw_xml_text (xml, text);
  zw_xml_end (xml);
  zw_xml_end (xml);
}

/**
 * zw_odp_write_table:
 * @slide: number of the slide, from 0
 * @index: number of the box on it
 */
void
zw_odp_write_table (ZwXml *xml, const ZwDeckBox *box, guint slide, guint index)
{
  const ZwDeckTable *table = box->table;

  zw_xml_start (xml, "table:table", "table:use-first-row-styles", "true", NULL);
  for (guint i = 0; i < table->table->n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("Column%u.%u.%u", slide + 1, index, i + 1);

      zw_xml_empty (xml, "table:table-column", "table:style-name", name, NULL);
    }
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *name = g_strdup_printf ("Row%u.%u.%u", slide + 1, index, row + 1);

      zw_xml_start (xml, "table:table-row", "table:style-name", name, NULL);
      for (guint column = 0; column < table->table->n_columns; column++)
        write_cell (xml, table, row, column);
      zw_xml_end (xml);
    }
  zw_xml_end (xml);
}
