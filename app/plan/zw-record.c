/* zw-record.c: the records of a plan, read as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-record.h"

#include <math.h>
#include <string.h>

#include "plan/zw-record-value.h"

struct _ZwRecord
{
  gint64 id;
  ZwRecordKind kind;
  ZwRecordValue values[]; /* one for each field of the kind */
};

struct _ZwRecords
{
  gatomicrefcount ref_count;

  /* Owned */
  GPtrArray *records[ZW_N_RECORD_KINDS];
};

static void
free_record (gpointer data)
{
  ZwRecord *self = data;
  guint n = zw_record_kind_get_info (self->kind)->n_fields;

  for (guint i = 0; i < n; i++)
    zw_record_value_clear (&self->values[i]);
  g_free (self);
}

static ZwRecord *
read_record (ZwRecordKind kind, ZwStatement *query)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  ZwRecord *self = g_malloc0 (sizeof *self + info->n_fields * sizeof (ZwRecordValue));

  self->id = sqlite3_column_int64 (query, 0);
  self->kind = kind;
  for (guint i = 0; i < info->n_fields; i++)
    zw_record_value_read (&self->values[i], &info->fields[i], query, (int) i + 1);
  return self;
}

static gboolean
read_kind (ZwRecords *self, ZwRecordKind kind, sqlite3 *db, gint64 zone_id, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  g_autoptr (GString) columns = g_string_new ("id");
  g_autoptr (ZwStatement) query = NULL;
  gboolean row = FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (columns, ", %s", info->fields[i].id);
  query = zw_sql_prepare (db, error, "SELECT %s FROM %s WHERE zone_id = ?1 ORDER BY position, id",
                          columns->str, info->table);
  if (query == NULL || !zw_sql_bind (query, error, "i", info->of_project ? 0 : zone_id))
    return FALSE;
  for (;;)
    {
      if (!zw_sql_step (query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (self->records[kind], read_record (kind, query));
    }
}

/**
 * zw_records_load:
 * @zone_id: a zone of the project
 *
 * Returns: (transfer full): the records of a zone and those of the project as a
 *   whole, which never change; any thread may look at them
 */
ZwRecords *
zw_records_load (ZwStore *store, gint64 zone_id, GError **error)
{
  g_autoptr (ZwRecords) self = g_new0 (ZwRecords, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (ZwRecordKind i = 0; i < ZW_N_RECORD_KINDS; i++)
    self->records[i] = g_ptr_array_new_with_free_func (free_record);
  for (ZwRecordKind i = 0; i < ZW_N_RECORD_KINDS; i++)
    if (!read_kind (self, i, zw_store_get_db (store), zone_id, error))
      return NULL;
  return g_steal_pointer (&self);
}

ZwRecords *
zw_records_ref (ZwRecords *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_records_unref (ZwRecords *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (ZwRecordKind i = 0; i < ZW_N_RECORD_KINDS; i++)
    g_ptr_array_unref (self->records[i]);
  g_free (self);
}

/**
 * zw_records_get:
 *
 * Returns: (transfer none) (element-type ZwRecord): in order
 */
const GPtrArray *
zw_records_get (const ZwRecords *self, ZwRecordKind kind)
{
  g_return_val_if_fail (kind < ZW_N_RECORD_KINDS, NULL);

  return self->records[kind];
}

const ZwRecord *
zw_records_find (const ZwRecords *self, ZwRecordKind kind, gint64 id)
{
  for (guint i = 0; i < self->records[kind]->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (self->records[kind], i);

      if (record->id == id)
        return record;
    }
  return NULL;
}

/**
 * zw_records_find_judgement:
 * @subject: such as "principle-1"
 *
 * Returns: (nullable): the planner's verdict on it
 */
const ZwRecord *
zw_records_find_judgement (const ZwRecords *self, const char *subject)
{
  const GPtrArray *all = self->records[ZW_RECORD_JUDGEMENT];

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (zw_record_get_text (g_ptr_array_index (all, i), ZW_JUDGEMENT_SUBJECT), subject)
        == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

/**
 * zw_records_find_passage:
 * @place: id of the list "passage"
 * @part: (nullable): of a place that comes more than once, such as the id of a sub-item
 *
 * Returns: (nullable): what a person wrote there
 */
const ZwRecord *
zw_records_find_passage (const ZwRecords *self, const char *place, const char *part)
{
  const GPtrArray *all = self->records[ZW_RECORD_PASSAGE];

  for (guint i = 0; i < all->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (all, i);

      if (g_strcmp0 (zw_record_get_text (record, ZW_PASSAGE_PLACE), place) == 0
          && g_strcmp0 (zw_record_get_text (record, ZW_PASSAGE_PART), part) == 0)
        return record;
    }
  return NULL;
}

/**
 * zw_records_get_passage:
 * @part: (nullable): as zw_records_find_passage() has it
 *
 * Returns: (nullable): the words of it; %NULL where nobody wrote any
 */
const char *
zw_records_get_passage (const ZwRecords *self, const char *place, const char *part)
{
  const ZwRecord *record = zw_records_find_passage (self, place, part);
  const char *words = record != NULL ? zw_record_get_text (record, ZW_PASSAGE_WORDS) : NULL;

  return words != NULL && *words != '\0' ? words : NULL;
}

gint64
zw_record_get_id (const ZwRecord *self)
{
  return self->id;
}

ZwRecordKind
zw_record_get_kind (const ZwRecord *self)
{
  return self->kind;
}

gboolean
zw_record_has (const ZwRecord *self, guint field)
{
  return self->values[field].is_set;
}

/**
 * zw_record_get_text:
 * @field: a text, choice, date or list of ids
 *
 * Returns: (nullable)
 */
const char *
zw_record_get_text (const ZwRecord *self, guint field)
{
  return self->values[field].text;
}

/**
 * zw_record_get_int:
 * @field: money, a year, time, count or link
 * @otherwise: what to return where it is not given
 */
gint64
zw_record_get_int (const ZwRecord *self, guint field, gint64 otherwise)
{
  return self->values[field].is_set ? self->values[field].number : otherwise;
}

/**
 * zw_record_get_number:
 * @field: a number or percent
 *
 * Returns: NaN where it is not given
 */
double
zw_record_get_number (const ZwRecord *self, guint field)
{
  return self->values[field].is_set ? self->values[field].real : NAN;
}

/**
 * zw_record_includes:
 * @field: choices or links
 *
 * Returns: whether @id is one of them
 */
gboolean
zw_record_includes (const ZwRecord *self, guint field, const char *id)
{
  g_auto (GStrv) ids = NULL;

  if (self->values[field].text == NULL)
    return FALSE;
  ids = g_strsplit (self->values[field].text, " ", -1);
  return g_strv_contains ((const char *const *) ids, id);
}

/**
 * zw_record_format:
 * @chinese: years of the Republic
 *
 * Returns: (transfer full): as it can be typed again; "" where it is not given
 */
char *
zw_record_format (const ZwRecord *self, guint field, gboolean chinese)
{
  return zw_record_value_format (&self->values[field],
                                 &zw_record_kind_get_info (self->kind)->fields[field], chinese);
}
