/* zw-layout-private.h: what lies where on the pages of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-layout.h"
#include "document/zw-style.h"
#include "document/zw-table-layout.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PIECE_COVER,
  ZW_PIECE_TEXT,    /* lines of a heading, paragraph, list item, note or contents heading */
  ZW_PIECE_ENTRY,   /* a line of the table of contents */
  ZW_PIECE_CAPTION, /* of a table or picture */
  ZW_PIECE_PICTURE,
  ZW_PIECE_ROWS,
} ZwPieceKind;

/**
 * ZwPiece:
 * @block: number of the block it belongs to
 * @y: upper edge on the page in points
 * @first, @count: lines of words
 * @heading: of an entry: number of the heading's block
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
  ZwTableSlice slice;
} ZwPiece;

struct _ZwLayout
{
  /* Owned */
  ZwDocument *document;
  PangoContext *context;
  GPtrArray *pages;   /* GArray of ZwPiece */
  guint *block_pages; /* page on which a block begins, from 0 */
  double *block_tops; /* its upper edge there */
  GPtrArray *tables;  /* (nullable) ZwTableLayout, one for each block */
};

ZwStyle zw_layout_get_style (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind);
PangoLayout *zw_layout_set_words (const ZwLayout *self, const ZwBlock *block, ZwPieceKind kind);
PangoLayout *zw_layout_set_entry (const ZwLayout *self, const ZwBlock *heading);
void zw_layout_draw_pieces (const ZwLayout *self, guint page, cairo_t *cr, gboolean tagged);

G_END_DECLS
