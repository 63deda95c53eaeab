/* zw-record-table-private.h: what the files of the table of records share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan.h"
#include "zw-record-cell.h"
#include "zw-record-options.h"
#include "zw-record-row.h"
#include "zw-record-table.h"

G_BEGIN_DECLS

struct _ZwRecordTable
{
  GtkWidget parent_instance;

  ZwRecordKind kind;
  const ZwRecordKindInfo *info;
  const ZwRecordTableHooks *hooks;
  gpointer user_data;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *empty;
  GtkWidget *bar;
  GtkWidget *tools;
  GtkWidget *said; /* of the cell that has the keyboard: a refusal or a finding */
  GtkWidget *said_mark;
  GtkWidget *popover; /* open for a cell, or NULL */

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwRecords *records;
  GListStore *rows;
  GArray *columns;      /* of ZwRecordColumn */
  GPtrArray *options;   /* by column: of ZwRecordOption, or NULL */
  GHashTable *bound;    /* of ZwRecordCell: those that show a row now */
  GHashTable *marks;    /* id and field → Mark */
  ZwRecordCell *edited; /* or NULL */
  char *before;         /* what stood in it */

  /* The cell that has the keyboard, and the other corner of the block. */
  gint64 cursor_id;
  guint cursor_column;
  gint64 anchor_id;
  guint anchor_column;

  gboolean replacing; /* editing began by typing: the arrows move on */
  gboolean stale;
  guint reveal; /* tick callback */
};

/* A block of cells, both ends included. */
typedef struct
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
} ZwRecordBlock;

/* zw-record-table.c */
const ZwRecordColumn *zw_record_table_get_column (ZwRecordTable *self, guint column);
const ZwRecordField *zw_record_table_get_field (ZwRecordTable *self, guint column);
guint zw_record_table_find_column (ZwRecordTable *self, int field);
gboolean zw_record_table_is_typed (ZwRecordTable *self, guint column);
gboolean zw_record_table_is_number (ZwRecordTable *self, guint column);
const char *zw_record_table_get_title (ZwRecordTable *self, guint column);
ZwRecordRow *zw_record_table_get_row (ZwRecordTable *self, guint position);
char *zw_record_table_dup_text (ZwRecordTable *self, ZwRecordRow *row, guint column);
const GPtrArray *zw_record_table_get_options (ZwRecordTable *self, guint column);
void zw_record_table_show_said (ZwRecordTable *self);
void zw_record_table_give_notice (ZwRecordTable *self, const char *text);
void zw_record_table_emit_typed (ZwRecordTable *self, gint64 id, guint column, const char *text);

/* zw-record-table-cells.c: columns, and what stands in their cells */
void zw_record_table_add_columns (ZwRecordTable *self);
void zw_record_table_show_all (ZwRecordTable *self);
void zw_record_table_free_mark (gpointer mark);
ZwSeverity zw_record_table_get_mark (ZwRecordTable *self,
                                     gint64 id,
                                     int field,
                                     const char **sentence);

/* zw-record-table-cursor.c: where the keyboard is */
guint zw_record_table_get_cursor_row (ZwRecordTable *self);
gboolean zw_record_table_get_block (ZwRecordTable *self, ZwRecordBlock *block);
void zw_record_table_set_cursor (ZwRecordTable *self, gint64 id, guint column, gboolean extend);
void zw_record_table_move_to (ZwRecordTable *self, guint row, guint column, gboolean extend);
void zw_record_table_step (ZwRecordTable *self, int rows, int columns, gboolean extend);
void zw_record_table_step_on (ZwRecordTable *self, int columns);
ZwRecordCell *zw_record_table_find_cell (ZwRecordTable *self, gint64 id, guint column);
void zw_record_table_update_block (ZwRecordTable *self);
gboolean zw_record_table_has_focus (ZwRecordTable *self);
gboolean zw_record_table_focus_cursor (ZwRecordTable *self);

/* zw-record-table-edit.c: what changes records */
gboolean zw_record_table_edit (ZwRecordTable *self, gboolean replace, GtkEventController *key);
gboolean zw_record_table_end_edit (ZwRecordTable *self, gboolean commit);
void zw_record_table_put_off (ZwRecordTable *self);
void zw_record_table_close_popover (ZwRecordTable *self);
gboolean zw_record_table_put (ZwRecordTable *self,
                              ZwRecordRow *row,
                              guint column,
                              const char *text,
                              GError **error);
void zw_record_table_clear_block (ZwRecordTable *self);
void zw_record_table_remove_block (ZwRecordTable *self);
void zw_record_table_move_row (ZwRecordTable *self, int by);

/* zw-record-table-clipboard.c */
void zw_record_table_copy (ZwRecordTable *self);
void zw_record_table_paste (ZwRecordTable *self);
void zw_record_table_paste_text (ZwRecordTable *self, const char *text);

/* zw-record-table-keys.c */
void zw_record_table_add_keys (ZwRecordTable *self);

G_END_DECLS
