/* zw-layout-private.h: what lies where on the pages of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-layout.h"
#include "document/zw-style.h"
#include "document/zw-table-layout.h"
#include "document/zw-words.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PIECE_COVER,
  ZW_PIECE_TEXT,    /* lines of a heading, paragraph, list item, note or contents heading */
  ZW_PIECE_ENTRY,   /* a line of the table of contents */
  ZW_PIECE_CAPTION, /* of a table or picture */
  ZW_PIECE_PICTURE,
  ZW_PIECE_ROWS,
  ZW_PIECE_FOOTNOTE,
  ZW_N_PIECE_KINDS,
} ZwPieceKind;

/**
 * ZwPiece:
 * @block: number of the block it belongs to
 * @y: upper edge on the page in points
 * @first, @count: lines of words
 * @heading: of an entry: number of the heading's block
 * @note: of a footnote: its index in the document
 * @slice: rows of a table
 *
 * The part of a block that lies on one page.
 */
typedef struct
{
  ZwPieceKind kind;
  guint block;
  double y;
  guint first, count;
  guint heading;
  guint note;
  ZwTableSlice slice;
} ZwPiece;

struct _ZwLayout
{
  /* Owned */
  ZwDocument *document;
  ZwReferences *references;
  PangoContext *context;
  GPtrArray *pages;   /* GArray of ZwPiece */
  guint *block_pages; /* page on which a block begins, from 0 */
  double *block_tops; /* its upper edge there */
  guint *line_counts; /* of the text and the caption of each block; 0: not yet counted */
  GPtrArray *tables;  /* (nullable) ZwTableLayout, one for each block */
};

/* Fewest lines of a paragraph that stand alone at the foot or head of a page. */
#define ZW_LEAST_LINES 2

/* Points may differ in their last digits. */
#define ZW_TOLERANCE 0.01

/**
 * ZwFoot:
 * @note: index of a footnote
 * @block: number of the block that bears its number
 * @first, @count: which of its lines
 */
typedef struct
{
  guint note;
  guint block;
  guint first, count;
} ZwFoot;

/**
 * ZwFlow:
 * @y: where the next block may begin
 * @bottom: where the page's footnotes begin
 * @after: white space the block above asks for
 * @at_top: nothing on the page yet
 * @ended: the page ended by order; another begins if anything follows
 * @feet: (element-type ZwFoot): the page's footnotes
 * @carried: (element-type ZwFoot): what of them has no room there
 * @taken: which footnotes stand on a page already
 * @foot_lines: in how many lines each is broken, 0 where that is not known
 *
 * The page that is being filled.
 */
typedef struct
{
  ZwLayout *layout; /* not owned */
  double y;
  double bottom;
  double after;
  gboolean at_top;
  gboolean ended;

  /* Owned */
  GArray *feet;
  GArray *carried;
  gboolean *taken;
  guint *foot_lines;
} ZwFlow;

const ZwBlock *zw_layout_get_block (const ZwLayout *self, guint index);
guint zw_layout_get_n_blocks (const ZwLayout *self);
ZwStyle zw_layout_get_style (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind);
double zw_layout_get_left (const ZwLayout *self, guint page);
PangoLayout *zw_layout_set_words (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind);
PangoLayout *zw_layout_set_entry (const ZwLayout *self, const ZwBlock *heading);
PangoLayout *zw_layout_set_footnote (const ZwLayout *self, guint note);
guint zw_layout_count_lines (ZwLayout *self, guint index, ZwPieceKind kind);
double zw_layout_measure_caption (ZwLayout *self, guint index);
double zw_layout_get_table_room (ZwLayout *self, guint index);
const ZwTableLayout *zw_layout_get_table (ZwLayout *self, guint index);
void zw_layout_draw_pieces (const ZwLayout *self, guint page, cairo_t *cr, gboolean tagged);

/* Measuring ahead, zw-layout-measure.c */
void zw_layout_add_line_notes (ZwLayout *self,
                               guint index,
                               ZwPieceKind kind,
                               guint first,
                               guint count,
                               GArray *notes);
guint zw_layout_measure_bound_rows (const ZwTableLayout *table, guint first, double *height);
double zw_layout_measure_note (ZwLayout *self, guint index);
double zw_layout_measure_lone_line (ZwLayout *self, guint index);
double zw_layout_measure_start (ZwLayout *self, guint index, GArray *notes);

/* The page, zw-layout-flow.c */
void zw_flow_init (ZwFlow *self, ZwLayout *layout);
void zw_flow_clear (ZwFlow *self);
void zw_flow_begin_page (ZwFlow *self);
void zw_flow_finish (ZwFlow *self);
double zw_flow_get_gap (const ZwFlow *self, double before);
gboolean zw_flow_fits (const ZwFlow *self, double gap, double height);
ZwPiece *zw_flow_put (ZwFlow *self, ZwPieceKind kind, guint block, double height);
double zw_flow_measure_notes (const ZwFlow *self, const GArray *notes);
void zw_flow_take_notes (ZwFlow *self, guint block, const GArray *notes);

void zw_flow_place_rows (ZwFlow *self, guint index);
void zw_flow_place_block (ZwFlow *self, guint index);

G_END_DECLS
