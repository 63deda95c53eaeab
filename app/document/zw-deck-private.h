/* zw-deck-private.h: the slides of a deck and what lies where on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-deck.h"
#include "document/zw-style.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* A face without serifs carries farther than the 楷體 of reports. Its Latin letters are
 * good, but its quotation marks are as wide as Chinese characters. */
#define ZW_DECK_FONT_CHINESE                                                                       \
  "Noto Sans CJK TC, Noto Sans TC, 微軟正黑體, Microsoft JhengHei, sans-serif"
#define ZW_DECK_FONT_ENGLISH "Liberation Sans, Arial, " ZW_DECK_FONT_CHINESE

/* Smallest letters, in points. */
#define ZW_DECK_LEAST_BODY 18.0
#define ZW_DECK_LEAST_TABLE 12.0

typedef enum
{
  ZW_SLIDE_PART_TEXT,
  ZW_SLIDE_PART_GAP,
  ZW_SLIDE_PART_PICTURE,
  ZW_SLIDE_PART_TABLE,
} ZwSlidePartKind;

typedef struct
{
  ZwSlidePartKind kind;
  guint level; /* text: 1 for a paragraph, 2 and 3 for items of a list */
  ZwDrawFunc draw;
  gpointer data;
  GDestroyNotify destroy;

  /* Owned */
  char *text; /* words, or caption of a picture or table; never %NULL */
  char *alternative;
  char *where; /* (nullable): of a table: where it stands in full */
  ZwTable *table;
} ZwSlidePart;

struct _ZwSlide
{
  ZwSlideKind kind;
  gboolean stacked;

  /* Owned; never %NULL */
  char *number, *title, *subtitle, *source;
  GPtrArray *parts; /* ZwSlidePart */
};

struct _ZwDeck
{
  gatomicrefcount ref_count;
  gboolean chinese;

  /* Owned; never %NULL */
  char *language, *title, *author, *subject;
  GDateTime *created;
  GPtrArray *slides; /* ZwSlide */
};

typedef enum
{
  ZW_DECK_COVER_TITLE,
  ZW_DECK_COVER_SUBTITLE,
  ZW_DECK_COVER_LINE,
  ZW_DECK_CHAPTER_NUMBER,
  ZW_DECK_CHAPTER_TITLE,
  ZW_DECK_CHAPTER_ITEM,
  ZW_DECK_OUTLINE_NUMBER,
  ZW_DECK_OUTLINE_ITEM,
  ZW_DECK_NUMBER,
  ZW_DECK_TITLE,
  ZW_DECK_SUBTITLE,
  ZW_DECK_BODY,
  ZW_DECK_ITEM,
  ZW_DECK_SUB_ITEM,
  ZW_DECK_GAP,
  ZW_DECK_CAPTION,
  ZW_DECK_SOURCE,
  ZW_DECK_FOOTER,
  ZW_DECK_PAGE,
  ZW_DECK_CELL_HEADING,
  ZW_DECK_CELL_TEXT,
  ZW_DECK_CELL_NUMBER,
  ZW_DECK_CELL_CENTRED,
  ZW_DECK_CELL_TOTAL_TEXT,
  ZW_DECK_CELL_TOTAL_NUMBER,
  ZW_DECK_CELL_TOTAL_CENTRED,
  ZW_N_DECK_ROLES,
} ZwDeckRole;

/**
 * ZwDeckLook:
 * @style: size, pitch and alignment
 * @colour: of the letters, as 0xRRGGBB
 * @label: (nullable): sign that stands before each paragraph
 */
typedef struct
{
  ZwStyle style;
  guint32 colour;
  const char *label;
} ZwDeckLook;

/* Colours, as 0xRRGGBB: one accent, told apart by all eyes, and that of gaps. */
#define ZW_DECK_INK 0x1a1a1a
#define ZW_DECK_ACCENT 0x0b4f8a
#define ZW_DECK_TINT 0xdbe8f4
#define ZW_DECK_PALE 0xf1f6fa
#define ZW_DECK_GREY 0x505050
#define ZW_DECK_RULE 0xa9b8c6
#define ZW_DECK_WHITE 0xffffff
#define ZW_DECK_GAP_INK 0x8a3300
#define ZW_DECK_GAP_GROUND 0xfdf1e6

ZwDeckLook zw_deck_look_get (ZwDeckRole role, double size);
PangoLayout *zw_deck_set_text (PangoContext *context,
                               const char *text,
                               const ZwStyle *style,
                               double width);

/**
 * ZwDeckTable:
 * @size: of the letters in points
 * @n_rows: rows to draw, those of the header and that of the rest among them
 * @n_header: rows of the header
 * @n_shown: rows below it
 * @n_tail: rows at the end: totals
 * @rest: (nullable): says what was left out, in a row between the two
 *
 * A table measured for a slide, perhaps shortened.
 */
typedef struct
{
  const ZwTable *table; /* not owned */
  double size;
  double width;
  guint n_rows;
  guint n_header;
  guint n_shown;
  guint n_tail;

  /* Owned */
  char *rest;
  double *widths;
  double *heights;
} ZwDeckTable;

#define ZW_DECK_CELL_PAD_X 6.0
#define ZW_DECK_CELL_PAD_Y 3.5

ZwDeckTable *zw_deck_table_new (const ZwTable *table,
                                PangoContext *context,
                                double width,
                                double size,
                                double most_height);
ZwDeckTable *zw_deck_table_new_cut (const ZwTable *table,
                                    PangoContext *context,
                                    double width,
                                    double size,
                                    double most_height,
                                    const char *where,
                                    gboolean chinese);
void zw_deck_table_free (ZwDeckTable *self);
double zw_deck_table_get_height (const ZwDeckTable *self);
gboolean zw_deck_table_is_rest (const ZwDeckTable *self, guint row);
const char *zw_deck_table_get_cell (const ZwDeckTable *self, guint row, guint column);
guint zw_deck_table_get_row_span (const ZwDeckTable *self, guint row, guint column);
guint zw_deck_table_get_column_span (const ZwDeckTable *self, guint row, guint column);
ZwDeckRole zw_deck_table_get_role (const ZwDeckTable *self, guint row, guint column);
guint32 zw_deck_table_get_ground (const ZwDeckTable *self, guint row, guint column);
void zw_deck_table_draw (const ZwDeckTable *self,
                         PangoContext *context,
                         cairo_t *cr,
                         double x,
                         double y,
                         gboolean tagged);

/* Words of a box. */
typedef struct
{
  ZwDeckRole role;
  double size;
  char *text;
} ZwDeckParagraph;

typedef enum
{
  ZW_DECK_BOX_NUMBER,
  ZW_DECK_BOX_TITLE,
  ZW_DECK_BOX_SUBTITLE,
  ZW_DECK_BOX_TEXT,
  ZW_DECK_BOX_GAP,
  ZW_DECK_BOX_PICTURE,
  ZW_DECK_BOX_CAPTION,
  ZW_DECK_BOX_TABLE,
  ZW_DECK_BOX_SOURCE,
} ZwDeckBoxKind;

/* Within the frame of a gap, in points. */
#define ZW_DECK_GAP_PAD 10.0

typedef struct
{
  ZwDeckBoxKind kind;
  double x, y, width, height;
  const ZwSlidePart *part; /* picture or table; not owned */

  /* Owned */
  GPtrArray *paragraphs; /* ZwDeckParagraph; none in pictures and tables */
  ZwDeckTable *table;
} ZwDeckBox;

typedef struct
{
  /* Owned */
  ZwDeck *deck;
  PangoContext *context;
  GPtrArray *slides; /* for each slide a GPtrArray of ZwDeckBox, in reading order */
} ZwDeckLayout;

/* Where all slides of a kind have the same, in points. */
#define ZW_DECK_MARGIN 48.0
#define ZW_DECK_BAND_WIDTH 28.0
#define ZW_DECK_FOOTER_Y 510.0
#define ZW_DECK_FOOTER_HEIGHT 20.0
#define ZW_DECK_PAGE_WIDTH 90.0

ZwDeckLayout *zw_deck_layout_new (ZwDeck *deck, const ZwProgress *progress, GError **error);
void zw_deck_layout_free (gpointer self);
const GPtrArray *zw_deck_layout_get_boxes (const ZwDeckLayout *self, guint slide);
char *zw_deck_dup_footer (const ZwDeck *self);

const ZwSlide *zw_deck_get_slide (const ZwDeck *self, guint index);
const ZwSlidePart *zw_slide_get_part (const ZwSlide *self, guint index);
double zw_deck_measure_paragraphs (PangoContext *context,
                                   const GPtrArray *paragraphs,
                                   double width);
ZwDeckParagraph *zw_deck_paragraph_new (ZwDeckRole role, double size, const char *text);
void zw_deck_paragraph_free (gpointer self);
gboolean zw_deck_shorten (GPtrArray *paragraphs, gboolean chinese);

/* Places the parts of a content slide in a rectangle; see zw-deck-place.c. */
typedef struct
{
  double x, y, width, height;
} ZwDeckArea;

void zw_deck_place_parts (ZwDeckLayout *self,
                          const ZwSlide *slide,
                          const ZwDeckArea *area,
                          GPtrArray *boxes);
ZwDeckBox *zw_deck_box_new (ZwDeckBoxKind kind, double x, double y, double width, double height);
ZwDeckBox *zw_deck_box_new_words (PangoContext *context,
                                  ZwDeckBoxKind kind,
                                  double x,
                                  double y,
                                  double width,
                                  ZwDeckRole role,
                                  double size,
                                  const char *text);

void zw_deck_draw_slide (const ZwDeckLayout *self, guint index, cairo_t *cr, gboolean tagged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDeckLayout, zw_deck_layout_free)

G_END_DECLS
