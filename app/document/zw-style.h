/* zw-style.h: how the parts of a document look, for both writers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document-private.h"

G_BEGIN_DECLS

/* Fonts, the first one present wins: the official ones, then free ones alike. */
#define ZW_FONT_LATIN "Times New Roman, Liberation Serif, Tinos, Nimbus Roman"
#define ZW_FONT_CHINESE                                                                            \
  "標楷體, DFKai-SB, BiauKai, TW-Kai, AR PL UKai TW, TW-Kai-Ext-B, TW-Kai-Plus, Noto Serif CJK TC"

/* Of pages printed on both sides: how far the text stands from the back of the book, in
 * points: margins of 28 and 22 instead of 25 mm. */
#define ZW_BINDING_SHIFT (3.0 * ZW_POINTS_PER_MM)

/* Within the cells of a table, in points. */
#define ZW_CELL_PAD_X 5.0
#define ZW_CELL_PAD_Y 3.5
#define ZW_CELL_RULE 0.5

/* Shades of grey, 1 is white. */
#define ZW_SHADE_HEADING 0.91
#define ZW_SHADE_GROUP 0.96
#define ZW_SHADE_RULE 0.25

/* From the left end of an item's number to its text, in points. */
#define ZW_LIST_STEP 26.0

/* From the frame around a gap to its words, and the frame's line, in points. */
#define ZW_GAP_PAD 6.0
#define ZW_GAP_RULE 1.2

/* Footnotes: from a note's number to its words; the line above them and the white
 * space around it; in points. */
#define ZW_FOOTNOTE_STEP 16.0
#define ZW_FOOTNOTE_RULE_WIDTH 140.0
#define ZW_FOOTNOTE_RULE_SPACE 14.0

/* Within an entry of the table of contents, in points. */
#define ZW_CONTENTS_STEP 22.0
#define ZW_CONTENTS_NUMBER_WIDTH 42.0

typedef enum
{
  ZW_STYLE_TEXT,        /* first, as all others build on it in the ODT */
  ZW_STYLE_COVER_FIRST, /* a first line stands before that of the others */
  ZW_STYLE_COVER,
  ZW_STYLE_APPLICANT_FIRST,
  ZW_STYLE_APPLICANT,
  ZW_STYLE_CONTENTS_HEADING,
  ZW_STYLE_CONTENTS,
  ZW_STYLE_HEADING_1,
  ZW_STYLE_HEADING_2,
  ZW_STYLE_HEADING_3,
  ZW_STYLE_HEADING_4,
  ZW_STYLE_LIST,
  ZW_STYLE_TABLE_CAPTION,
  ZW_STYLE_FIGURE,
  ZW_STYLE_FIGURE_CAPTION,
  ZW_STYLE_NOTE,
  ZW_STYLE_GAP,
  ZW_STYLE_FOOTNOTE,
  ZW_STYLE_CELL_HEADING,
  ZW_STYLE_CELL_TEXT,
  ZW_STYLE_CELL_NUMBER,
  ZW_STYLE_CELL_CENTRED,
  ZW_STYLE_CELL_TOTAL_TEXT,
  ZW_STYLE_CELL_TOTAL_NUMBER,
  ZW_STYLE_CELL_TOTAL_CENTRED,
  ZW_STYLE_HEADER,
  ZW_STYLE_FOOTER,
  ZW_N_STYLES,
} ZwStyleId;

typedef enum
{
  ZW_ALIGN_START,
  ZW_ALIGN_CENTRE,
  ZW_ALIGN_END,
  ZW_ALIGN_JUSTIFY,
} ZwAlign;

/**
 * ZwStyle:
 * @name: its name in an ODT; where word processors have a style for the purpose,
 *   theirs
 * @size: size of the letters in points
 * @pitch: from one baseline to the next in points; 0 for as high as the line is
 * @left: white space at the left in points
 * @first_indent: more of it before the first line
 * @before, @after: white space above and below in points; between two paragraphs
 *   the larger of the two counts
 * @keep: stays on one page with what follows
 */
typedef struct
{
  const char *name;
  double size;
  double pitch;
  gboolean bold;
  ZwAlign align;
  double left;
  double first_indent;
  double before;
  double after;
  gboolean keep;
} ZwStyle;

ZwStyle zw_style_get (ZwStyleId id, gboolean chinese);
ZwStyleId zw_style_of_heading (guint level);
ZwStyleId zw_style_of_cell (const ZwTable *table, guint row, guint column);

G_END_DECLS
