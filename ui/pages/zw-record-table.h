/* zw-record-table.h: the records of one kind, edited in place like a spreadsheet
 *
 *   static const ZwRecordColumn columns[] = {
 *     { ZW_STAKEHOLDER_NAME, .width_chars = 16, .expand = TRUE },
 *     { ZW_STAKEHOLDER_INTEREST, .width_chars = 8 },
 *     { ZW_RECORD_COMPUTED (0), N_ ("Class"), .width_chars = 12 },
 *   };
 *   static const ZwRecordTableHooks hooks = { .say = say_class };
 *
 *   table = zw_record_table_new (session, ZW_RECORD_STAKEHOLDER, columns,
 *                                G_N_ELEMENTS (columns), &hooks, self);
 *   zw_record_table_set_empty (table, _ ("Nobody is named yet."));
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-finding.h"
#include "plan/zw-record.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_RECORD_TABLE (zw_record_table_get_type ())

/**
 * ZwRecordTable:
 *
 * It follows the session: records of the selected zone, findings, names of what is
 * linked. A committed cell, a pasted block, rows added or removed are one step of
 * undo each. What cannot be taken stays in the cell with the reason in the bar.
 *
 * Keys: arrows, Tab and Enter move, with Shift the arrows mark a block; typing
 * starts, F2 or Space goes on with what is there; Escape takes back, Delete clears,
 * Insert adds a row, Ctrl+Delete removes rows, Alt+Up and Alt+Down move them,
 * Ctrl+C, Ctrl+X, Ctrl+V and Ctrl+A as usual; Ctrl+Tab leaves the table.
 *
 * Signals:
 * "typed" (gint64 id, int field, const char *text): with every key in a cell that
 *   is edited; %NULL when that ends.
 * "selected" (gint64 id, int field): the cell that has the keyboard; id 0: none.
 * "notice" (const char *text): rows are gone; the page offers to take it back.
 */
G_DECLARE_FINAL_TYPE (ZwRecordTable, zw_record_table, ZW, RECORD_TABLE, GtkWidget)

typedef enum
{
  ZW_SAID_PLAIN,
  ZW_SAID_DIM,     /* for the record */
  ZW_SAID_STRONG,  /* a sum */
  ZW_SAID_DIFFERS, /* not what it should be */
} ZwSaidStyle;

/**
 * ZwRecordSaid:
 * @text: (nullable): what stands in a cell
 * @tooltip: (nullable): more of it
 */
typedef struct
{
  char *text;
  char *tooltip;
  ZwSaidStyle style;
} ZwRecordSaid;

/* The number of a computed column, in the place of that of a field. */
#define ZW_RECORD_COMPUTED(n) (-2 - (n))

/**
 * ZwRecordColumn:
 * @field: of the kind, or ZW_RECORD_COMPUTED() with a number of the caller's own
 * @title: (nullable): marked for translation; %NULL for the label of the field
 * @width_chars: least width
 * @expand: takes a share of what room is left
 * @wrap: may take up to three lines
 * @number: of a computed column: set flush right
 * @typed: of a computed column: can be typed into, see #ZwRecordTableHooks.type
 */
typedef struct
{
  int field;
  const char *title;
  int width_chars;
  gboolean expand;
  gboolean wrap;
  gboolean number;
  gboolean typed;
} ZwRecordColumn;

/**
 * ZwRecordTableHooks:
 * Each may be %NULL.
 * @shown: which records the table has; all
 * @say: what a cell says; called for fields too, whose @said is filled already
 * @type: what is done with what was typed into a computed column
 * @forget: Delete was pressed in a computed column
 * @column_of: the column, as #ZwRecordColumn.field, that a finding on a field of no
 *   column marks and leads to
 * @offers: whether an option is offered for a record, beside its type of zone
 * @find: (transfer full) (nullable): the id that is meant by pasted words which are
 *   no option's name
 * @describe: (transfer full): what stands below an option in its list
 * @added: a row was added, within the same command: to fill in what is known
 */
typedef struct
{
  gboolean (*shown) (const ZwRecord *record, gpointer user_data);
  void (*say) (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data);
  gboolean (*type) (const ZwRecord *record,
                    int field,
                    const char *typed,
                    gpointer user_data,
                    GError **error);
  gboolean (*forget) (const ZwRecord *record, int field, gpointer user_data, GError **error);
  int (*column_of) (int field);
  gboolean (*offers) (const ZwRecord *record, int field, const char *id, gpointer user_data);
  char *(*find) (int field, const char *words, gpointer user_data);
  char *(*describe) (const ZwRecord *record, int field, const char *id, gpointer user_data);
  gboolean (*added) (ZwStore *store, gint64 id, gpointer user_data, GError **error);
} ZwRecordTableHooks;

GtkWidget *zw_record_table_new (ZwSession *session,
                                ZwRecordKind kind,
                                const ZwRecordColumn *columns,
                                guint n_columns,
                                const ZwRecordTableHooks *hooks,
                                gpointer user_data);

void zw_record_table_set_empty (ZwRecordTable *self, const char *sentence);
void zw_record_table_add_tool (ZwRecordTable *self, GtkWidget *widget);
void zw_record_table_set_findings (ZwRecordTable *self, GPtrArray *findings);
void zw_record_table_reload (ZwRecordTable *self);
void zw_record_table_refresh (ZwRecordTable *self, gint64 id);

gint64 zw_record_table_get_selected (ZwRecordTable *self, int *field);
gboolean zw_record_table_select (ZwRecordTable *self, gint64 id);
gboolean zw_record_table_show_cell (ZwRecordTable *self, gint64 id, int field);
void zw_record_table_add_row (ZwRecordTable *self);
gboolean zw_record_table_undo_typing (ZwRecordTable *self);
guint zw_record_table_get_n_rows (ZwRecordTable *self);

G_END_DECLS
