/* zw-document-private.h: the blocks of a document, for its writers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"
#include "document/zw-layout.h"
#include "document/zw-pages.h"

G_BEGIN_DECLS

#define ZW_POINTS_PER_MM (72.0 / 25.4)

/* The page, in points. */
#define ZW_PAGE_WIDTH ZW_LAYOUT_PAGE_WIDTH
#define ZW_PAGE_HEIGHT ZW_LAYOUT_PAGE_HEIGHT
#define ZW_PAGE_MARGIN (25.0 * ZW_POINTS_PER_MM)
#define ZW_TEXT_WIDTH (ZW_PAGE_WIDTH - 2 * ZW_PAGE_MARGIN)
#define ZW_TEXT_HEIGHT (ZW_PAGE_HEIGHT - 2 * ZW_PAGE_MARGIN)

typedef enum
{
  ZW_BLOCK_COVER,
  ZW_BLOCK_CONTENTS,
  ZW_BLOCK_HEADING,
  ZW_BLOCK_PARAGRAPH,
  ZW_BLOCK_LIST_ITEM,
  ZW_BLOCK_NOTE,
  ZW_BLOCK_GAP,
  ZW_BLOCK_PICTURE,
  ZW_BLOCK_TABLE,
  ZW_BLOCK_PAGE_BREAK,
} ZwBlockKind;

typedef struct
{
  ZwBlockKind kind;
  guint level;  /* heading, list item: from 1; contents: deepest heading listed */
  guint number; /* heading, numbered item, picture, table: from 1 */
  ZwListKind list;
  gboolean starts_list; /* list item: the first of its list */
  gboolean annex;       /* heading: of an annex, whose name is its label */
  gboolean bare;        /* heading: without number, within an annex */
  gboolean restarts;    /* heading: the first of its level in an annex */
  double width_pt, height_pt;
  ZwDrawFunc draw;
  gpointer data;
  GDestroyNotify destroy;

  /* Owned */
  char *label; /* "壹、", "1.", "表 1"; never %NULL */
  char *text;  /* words of the block, caption of a picture or table; never %NULL */
  char *alternative;
  GStrv title_lines, applicant_lines; /* cover */
  ZwTable *table;
} ZwBlock;

/* A cell; where the cell to its left reaches over it, @n_columns is 0. */
typedef struct
{
  char *text; /* (nullable): %NULL continues the cell above */
  guint n_columns;
} ZwCell;

typedef struct
{
  ZwRowKind kind;
  GArray *cells; /* ZwCell */
} ZwRow;

struct _ZwTable
{
  guint number;
  guint n_columns;
  gboolean titled; /* columns have titles */

  /* Owned */
  char *name;             /* (nullable) */
  ZwTable *header;        /* (nullable): its header rows, that of the titles first */
  ZwTableColumn *columns; /* @title never %NULL here; @width a share of 1 */
  GPtrArray *rows;        /* ZwRow */
};

struct _ZwDocument
{
  gatomicrefcount ref_count;
  gboolean chinese;
  gboolean double_sided;
  gboolean in_annex;
  ZwNumbering numbering;
  guint heading_counts[ZW_DOCUMENT_MAX_HEADING];
  guint list_counts[ZW_DOCUMENT_MAX_LIST];
  ZwListKind list_kinds[ZW_DOCUMENT_MAX_LIST];
  guint n_tables, n_pictures;

  /* Owned */
  char *language, *title, *author, *subject, *header; /* never %NULL, bar @header */
  GDateTime *created;
  GPtrArray *blocks;      /* ZwBlock */
  GPtrArray *attachments; /* ZwAttachment */
  GHashTable *marks;      /* name to number of a block */
  GPtrArray *references;  /* marks referred to */
  GPtrArray *footnotes;   /* their texts */
};

char *zw_document_clean_text (const char *text);
ZwBlock *zw_document_add_block (ZwDocument *self, ZwBlockKind kind, const char *text);
const ZwBlock *zw_document_get_block (const ZwDocument *self, guint index);
gboolean zw_document_has_note (const ZwDocument *self, guint index);
guint zw_document_get_n_attachments (const ZwDocument *self);
const ZwAttachment *zw_document_get_attachment (const ZwDocument *self, guint index);
char *zw_block_dup_heading (const ZwDocument *self, const ZwBlock *block);
char *zw_block_dup_caption (const ZwBlock *block);
ZwTable *zw_table_new (const ZwTableColumn *columns, guint n_columns);
void zw_table_free (ZwTable *self);
const ZwRow *zw_table_get_row (const ZwTable *self, guint row);
const char *zw_table_get_cell (const ZwTable *self, guint row, guint column);
guint zw_table_get_row_span (const ZwTable *self, guint row, guint column);
guint zw_table_get_column_span (const ZwTable *self, guint row, guint column);
guint zw_table_find_first_row (const ZwTable *self, guint row, guint column);

G_END_DECLS
