/* zw-style.c: how the parts of a document look, for both writers
 *
 * Sizes after the guideline for subsidy applications, section 8.2.2: cover 24,
 * applicant 18, chapter headings 18, words in tables 12, all else 14 points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-style.h"

#include <string.h>

/* name, size, pitch, bold, align, left, first_indent, before, after, keep */
static const ZwStyle styles[ZW_N_STYLES] = {
  [ZW_STYLE_TEXT] = { "Text body", 14, 22, FALSE, ZW_ALIGN_START, 0, 0, 0, 7, FALSE },
  [ZW_STYLE_COVER_FIRST] = { "Cover title first", 24, 40, TRUE, ZW_ALIGN_CENTRE, 0, 0, 130, 10,
                             FALSE },
  [ZW_STYLE_COVER] = { "Cover title", 24, 40, FALSE, ZW_ALIGN_CENTRE, 0, 0, 10, 10, FALSE },
  [ZW_STYLE_APPLICANT_FIRST] = { "Applicant first", 18, 32, FALSE, ZW_ALIGN_START, 70, 0, 150, 4,
                                 FALSE },
  [ZW_STYLE_APPLICANT] = { "Applicant", 18, 32, FALSE, ZW_ALIGN_START, 70, 0, 4, 4, FALSE },
  [ZW_STYLE_CONTENTS_HEADING] = { "Contents Heading", 18, 28, TRUE, ZW_ALIGN_CENTRE, 0, 0, 0, 14,
                                  TRUE },
  [ZW_STYLE_CONTENTS] = { "Contents", 14, 22, FALSE, ZW_ALIGN_START, 0, 0, 0, 3, FALSE },
  [ZW_STYLE_HEADING_1] = { "Heading 1", 18, 28, TRUE, ZW_ALIGN_START, 0, 0, 20, 9, TRUE },
  [ZW_STYLE_HEADING_2] = { "Heading 2", 14, 22, TRUE, ZW_ALIGN_START, 0, 0, 13, 6, TRUE },
  [ZW_STYLE_HEADING_3] = { "Heading 3", 14, 22, TRUE, ZW_ALIGN_START, 0, 0, 9, 4, TRUE },
  [ZW_STYLE_HEADING_4] = { "Heading 4", 14, 22, FALSE, ZW_ALIGN_START, 0, 0, 7, 3, TRUE },
  [ZW_STYLE_LIST] = { "List", 14, 22, FALSE, ZW_ALIGN_START, 0, 0, 0, 3, FALSE },
  [ZW_STYLE_TABLE_CAPTION] = { "Table", 14, 22, FALSE, ZW_ALIGN_CENTRE, 0, 0, 12, 4, TRUE },
  [ZW_STYLE_FIGURE] = { "Figure body", 14, 0, FALSE, ZW_ALIGN_CENTRE, 0, 0, 10, 3, TRUE },
  [ZW_STYLE_FIGURE_CAPTION] = { "Figure", 14, 22, FALSE, ZW_ALIGN_CENTRE, 0, 0, 0, 10, FALSE },
  [ZW_STYLE_NOTE] = { "Source note", 12, 17, FALSE, ZW_ALIGN_START, 0, 0, 4, 12, FALSE },
  [ZW_STYLE_GAP] = { "Gap", 14, 22, FALSE, ZW_ALIGN_START, ZW_GAP_PAD, 0, 10, 12, FALSE },
  [ZW_STYLE_FOOTNOTE] = { "Footnote", 12, 17, FALSE, ZW_ALIGN_START, ZW_FOOTNOTE_STEP, 0, 0, 0,
                          FALSE },
  [ZW_STYLE_CELL_HEADING] = { "Table Heading", 12, 17, TRUE, ZW_ALIGN_CENTRE, 0, 0, 0, 0, FALSE },
  [ZW_STYLE_CELL_TEXT] = { "Table Contents", 12, 17, FALSE, ZW_ALIGN_START, 0, 0, 0, 0, FALSE },
  [ZW_STYLE_CELL_NUMBER] = { "Table Number", 12, 17, FALSE, ZW_ALIGN_END, 0, 0, 0, 0, FALSE },
  [ZW_STYLE_CELL_CENTRED] = { "Table Centred", 12, 17, FALSE, ZW_ALIGN_CENTRE, 0, 0, 0, 0, FALSE },
  [ZW_STYLE_CELL_TOTAL_TEXT] = { "Table Total", 12, 17, TRUE, ZW_ALIGN_START, 0, 0, 0, 0, FALSE },
  [ZW_STYLE_CELL_TOTAL_NUMBER] = { "Table Total Number", 12, 17, TRUE, ZW_ALIGN_END, 0, 0, 0, 0,
                                   FALSE },
  [ZW_STYLE_CELL_TOTAL_CENTRED] = { "Table Total Centred", 12, 17, TRUE, ZW_ALIGN_CENTRE, 0, 0, 0,
                                    0, FALSE },
  [ZW_STYLE_HEADER] = { "Header", 12, 17, FALSE, ZW_ALIGN_CENTRE, 0, 0, 0, 0, FALSE },
  [ZW_STYLE_FOOTER] = { "Footer", 12, 17, FALSE, ZW_ALIGN_CENTRE, 0, 0, 0, 0, FALSE },
};

/**
 * zw_style_get:
 * @chinese: paragraphs begin two characters in, and their lines fill the width
 *
 * Returns: the look of a part
 */
ZwStyle
zw_style_get (ZwStyleId id, gboolean chinese)
{
  ZwStyle style = styles[id];

  if (chinese && id == ZW_STYLE_TEXT)
    style.first_indent = 2 * style.size;
  if (chinese && (id == ZW_STYLE_TEXT || id == ZW_STYLE_LIST))
    style.align = ZW_ALIGN_JUSTIFY;
  return style;
}

/**
 * zw_style_of_heading:
 * @level: from 1; from the fourth on headings look alike
 */
ZwStyleId
zw_style_of_heading (guint level)
{
  return ZW_STYLE_HEADING_1 + MIN (level, 4) - 1;
}

/* Words over several columns of which the first is one of figures. */
static gboolean
is_wide_text (const ZwTable *table, guint row, guint column)
{
  const char *text = zw_table_get_cell (table, row, column);

  return text != NULL && zw_table_get_column_span (table, row, column) > 1
         && strpbrk (text, "0123456789") != text;
}

/**
 * zw_style_of_cell:
 *
 * Returns: the look of the words in a cell
 */
ZwStyleId
zw_style_of_cell (const ZwTable *table, guint row, guint column)
{
  const ZwRow *it = zw_table_get_row (table, row);
  gboolean total = it->kind == ZW_ROW_TOTAL;

  if (it->kind == ZW_ROW_HEADER)
    return ZW_STYLE_CELL_HEADING;
  if (it->kind == ZW_ROW_GROUP)
    return ZW_STYLE_CELL_TOTAL_TEXT;
  switch (table->columns[column].kind)
    {
    case ZW_COLUMN_NUMBER:
      if (is_wide_text (table, row, column))
        return total ? ZW_STYLE_CELL_TOTAL_CENTRED : ZW_STYLE_CELL_CENTRED;
      return total ? ZW_STYLE_CELL_TOTAL_NUMBER : ZW_STYLE_CELL_NUMBER;
    case ZW_COLUMN_CENTRED:
    case ZW_COLUMN_HEADING:
      return total ? ZW_STYLE_CELL_TOTAL_CENTRED : ZW_STYLE_CELL_CENTRED;
    case ZW_COLUMN_TEXT:
    default:
      return total ? ZW_STYLE_CELL_TOTAL_TEXT : ZW_STYLE_CELL_TEXT;
    }
}
