/* zw-record-row.c: a record as a row of a table
 *
 * Records are read anew after every edit. Their rows are not: each is found again
 * by its id, and the list takes the fewest steps from the old order to the new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-row.h"

/* What was typed into a field that cannot hold it. */
typedef struct
{
  char *typed;
  char *reason;
} Refused;

struct _ZwRecordRow
{
  GObject parent_instance;

  gint64 id;
  const ZwRecord *record; /* in @records */

  /* Owned */
  ZwRecords *records;
  GHashTable *refused; /* field → Refused */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwRecordRow, zw_record_row, G_TYPE_OBJECT)

static void
refused_free (Refused *self)
{
  g_free (self->typed);
  g_free (self->reason);
  g_free (self);
}

static void
zw_record_row_finalize (GObject *object)
{
  ZwRecordRow *self = ZW_RECORD_ROW (object);

  g_clear_pointer (&self->records, zw_records_unref);
  g_hash_table_unref (self->refused);
  G_OBJECT_CLASS (zw_record_row_parent_class)->finalize (object);
}

static void
zw_record_row_class_init (ZwRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_record_row_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
zw_record_row_init (ZwRecordRow *self)
{
  self->refused = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) refused_free);
}

gint64
zw_record_row_get_id (ZwRecordRow *self)
{
  return self->id;
}

/**
 * zw_record_row_get_record:
 *
 * Returns: (transfer none): as it was last read
 */
const ZwRecord *
zw_record_row_get_record (ZwRecordRow *self)
{
  return self->record;
}

void
zw_record_row_refresh (ZwRecordRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/**
 * zw_record_row_refuse:
 * @reason: a sentence
 *
 * Keeps what was typed into a field and could not be taken.
 */
void
zw_record_row_refuse (ZwRecordRow *self, int field, const char *typed, const char *reason)
{
  Refused *refused = g_new (Refused, 1);

  refused->typed = g_strdup (typed);
  refused->reason = g_strdup (reason);
  g_hash_table_insert (self->refused, GINT_TO_POINTER (field), refused);
  zw_record_row_refresh (self);
}

/**
 * zw_record_row_get_refused:
 * @reason: (out) (optional): why it was
 *
 * Returns: (nullable): what was typed into the field and refused
 */
const char *
zw_record_row_get_refused (ZwRecordRow *self, int field, const char **reason)
{
  const Refused *refused = g_hash_table_lookup (self->refused, GINT_TO_POINTER (field));

  if (reason != NULL)
    *reason = refused != NULL ? refused->reason : NULL;
  return refused != NULL ? refused->typed : NULL;
}

/**
 * zw_record_row_forget:
 *
 * Returns: whether something refused was there and is gone now
 */
gboolean
zw_record_row_forget (ZwRecordRow *self, int field)
{
  if (!g_hash_table_remove (self->refused, GINT_TO_POINTER (field)))
    return FALSE;
  zw_record_row_refresh (self);
  return TRUE;
}

gboolean
zw_record_row_forget_all (ZwRecordRow *self)
{
  if (g_hash_table_size (self->refused) == 0)
    return FALSE;
  g_hash_table_remove_all (self->refused);
  zw_record_row_refresh (self);
  return TRUE;
}

/* Of the list. */

static ZwRecordRow *
take_row (GHashTable *old, ZwRecords *records, const ZwRecord *record)
{
  gint64 id = zw_record_get_id (record);
  ZwRecordRow *row = g_hash_table_lookup (old, &id);

  row = row != NULL ? g_object_ref (row) : g_object_new (ZW_TYPE_RECORD_ROW, NULL);
  row->id = id;
  row->record = record;
  zw_records_ref (records);
  g_clear_pointer (&row->records, zw_records_unref);
  row->records = records;
  return row;
}

/* What is gone goes first, so that what stays moves only where the order changed. */
static void
arrange (GListStore *rows, const GPtrArray *wanted)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (kept, g_ptr_array_index (wanted, i));
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (rows)); i-- > 0;)
    {
      g_autoptr (ZwRecordRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (!g_hash_table_contains (kept, row))
        g_list_store_remove (rows, i);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      ZwRecordRow *row = g_ptr_array_index (wanted, i);
      g_autoptr (ZwRecordRow) there = g_list_model_get_item (G_LIST_MODEL (rows), i);
      guint from;

      if (there == row)
        continue;
      if (there != NULL && g_list_store_find (rows, row, &from))
        g_list_store_remove (rows, from);
      g_list_store_insert (rows, i, row);
    }
}

/**
 * zw_record_rows_update:
 * @rows: (element-type ZwRecordRow): the rows as they are
 * @records: (nullable): what they are to show
 * @shown: (nullable): which of the records, all where %NULL
 */
void
zw_record_rows_update (GListStore *rows,
                       ZwRecords *records,
                       ZwRecordKind kind,
                       ZwRecordShown shown,
                       gpointer user_data)
{
  g_autoptr (GHashTable)
      old = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *all = records != NULL ? zw_records_get (records, kind) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      ZwRecordRow *row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_hash_table_insert (old, &row->id, row);
    }
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (all, i);

      if (shown == NULL || shown (record, user_data))
        g_ptr_array_add (wanted, take_row (old, records, record));
    }
  arrange (rows, wanted);
  for (guint i = 0; i < wanted->len; i++)
    zw_record_row_refresh (g_ptr_array_index (wanted, i));
}

/**
 * zw_record_rows_find:
 * @position: (out) (optional): where it is
 *
 * Returns: (transfer none) (nullable): the row of a record
 */
ZwRecordRow *
zw_record_rows_find (GListModel *rows, gint64 id, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (ZwRecordRow) row = g_list_model_get_item (rows, i);

      if (row->id != id)
        continue;
      if (position != NULL)
        *position = i;
      return row; /* the list holds it */
    }
  return NULL;
}
