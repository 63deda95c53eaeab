/* zw-record-edit.c: changes to the records of a plan, each one command
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "layers/zw-zone.h"
#include "plan/zw-plan-private.h"
#include "plan/zw-record-value.h"

static void
set_gone (GError **error)
{
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE,
                       _ ("This row is no longer in the plan. It was deleted meanwhile."));
}

/* Runs one statement as a command; it has to change a row. */
static gboolean
run (ZwStore *store, const char *label, ZwStatement *statement, gint64 *inserted, GError **error)
{
  gboolean outer, row = FALSE, ok;

  if (!zw_plan_begin (store, label, &outer, error))
    return FALSE;
  ok = zw_sql_step (statement, &row, error);
  if (ok && sqlite3_changes (zw_store_get_db (store)) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  if (inserted != NULL)
    *inserted = sqlite3_last_insert_rowid (zw_store_get_db (store));
  sqlite3_reset (statement);
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_record_add:
 * @zone_id: the zone, any for kinds of the project
 *
 * Adds an empty record after the others.
 *
 * Returns: its id, 0 with @error set
 */
gint64
zw_record_add (ZwStore *store, ZwRecordKind kind, gint64 zone_id, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  sqlite3 *db = zw_store_get_db (store);
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (ZwStatement) statement = NULL;
  gint64 id = 0;

  if (!info->of_project && (zone = zw_zone_find (store, zone_id, error)) == NULL)
    return 0;
  statement = zw_sql_prepare (db, error,
                              "INSERT INTO %s (zone_id, position) SELECT ?1, "
                              "ifnull (max (position) + 1, 0) FROM %s WHERE zone_id = ?1",
                              info->table, info->table);
  if (statement == NULL || !zw_sql_bind (statement, error, "i", info->of_project ? 0 : zone_id)
      || !run (store, _ (info->add), statement, &id, error))
    return 0;
  return id;
}

/* A value that stays as it was leaves no step of undo. */
static gboolean
put (ZwStore *store,
     ZwRecordKind kind,
     gint64 id,
     guint field,
     const ZwRecordValue *value,
     GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  g_autoptr (ZwStatement) statement = zw_sql_prepare (zw_store_get_db (store), error,
                                                      "UPDATE %s SET %s = ?2 WHERE id = ?1",
                                                      info->table, info->fields[field].id);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_int64 (statement, 1, id) != SQLITE_OK
      || !zw_record_value_bind (value, &info->fields[field], statement, 2))
    {
      zw_sql_set_error (error, zw_store_get_db (store), sqlite3_errcode (zw_store_get_db (store)));
      return FALSE;
    }
  return run (store, _ (info->change), statement, NULL, error);
}

/**
 * zw_record_set:
 * @typed: (nullable): the value as a person writes it; blank takes it away
 */
gboolean
zw_record_set (ZwStore *store,
               ZwRecordKind kind,
               gint64 id,
               guint field,
               const char *typed,
               GError **error)
{
  ZwRecordValue value = { 0 };
  gboolean ok;

  g_return_val_if_fail (field < zw_record_kind_get_info (kind)->n_fields, FALSE);

  ok = zw_record_value_parse (&value, &zw_record_kind_get_info (kind)->fields[field], typed, error)
       && put (store, kind, id, field, &value, error);
  zw_record_value_clear (&value);
  return ok;
}

/**
 * zw_record_set_int:
 * @field: money, a year, time, count or link
 */
gboolean
zw_record_set_int (ZwStore *store,
                   ZwRecordKind kind,
                   gint64 id,
                   guint field,
                   gint64 value,
                   GError **error)
{
  const ZwRecordValue kept = { .is_set = TRUE, .number = value };
  const ZwRecordField *info = &zw_record_kind_get_info (kind)->fields[field];

  g_return_val_if_fail (!zw_record_type_is_text (info->type), FALSE);
  g_return_val_if_fail (!zw_record_type_is_real (info->type), FALSE);

  return zw_record_value_check (&kept, info, error) && put (store, kind, id, field, &kept, error);
}

/**
 * zw_record_set_number:
 * @field: a number or percent
 */
gboolean
zw_record_set_number (ZwStore *store,
                      ZwRecordKind kind,
                      gint64 id,
                      guint field,
                      double value,
                      GError **error)
{
  const ZwRecordValue kept = { .is_set = TRUE, .real = value };
  const ZwRecordField *info = &zw_record_kind_get_info (kind)->fields[field];

  g_return_val_if_fail (zw_record_type_is_real (info->type), FALSE);

  return zw_record_value_check (&kept, info, error) && put (store, kind, id, field, &kept, error);
}

/* Tables that links of a list lead to. */
static const char *
find_target (const char *list)
{
  static const struct
  {
    const char *list;
    const char *ids;
  } targets[] = {
    { "phase", "SELECT id FROM zw_phase" },
    { "item", "SELECT id FROM zw_work_item" },
    { "stakeholder", "SELECT id FROM zw_stakeholder" },
    { "measure", "SELECT id FROM zw_measure" },
    { "zone", "SELECT fid FROM zones" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (targets[i].list, list) == 0)
      return targets[i].ids;
  g_assert_not_reached ();
}

/**
 * zw_records_sweep:
 *
 * Takes away the links to what is no longer there, and records that are nothing
 * but a link. Within a command, after something was deleted.
 */
gboolean
zw_records_sweep (ZwStore *store, GError **error)
{
  sqlite3 *db = zw_store_get_db (store);

  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
      gboolean only_links = kind == ZW_RECORD_DEPENDENCY || kind == ZW_RECORD_BOUNDARY;

      for (guint i = 0; i < info->n_fields; i++)
        {
          const ZwRecordField *field = &info->fields[i];
          g_autofree char *sql = NULL;

          if (field->type != ZW_RECORD_LINK)
            continue;
          sql = g_strdup_printf (only_links ? "DELETE FROM %s WHERE %s NOT NULL AND %s NOT IN (%s)"
                                            : "UPDATE %s SET %s = NULL WHERE %s NOT IN (%s)",
                                 info->table, field->id, field->id, find_target (field->list));
          if (!zw_sql_run (db, error, sql, ""))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
zw_record_remove (ZwStore *store, ZwRecordKind kind, gint64 id, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", info->table);
  gboolean outer, ok;

  if (!zw_plan_begin (store, _ (info->remove), &outer, error))
    return FALSE;
  ok = zw_sql_run (zw_store_get_db (store), error, sql, "i", id);
  if (ok && sqlite3_changes (zw_store_get_db (store)) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  ok = ok && zw_records_sweep (store, error);
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_record_remove_all:
 *
 * Removes all records of a kind, so that others can take their place.
 */
gboolean
zw_record_remove_all (ZwStore *store, ZwRecordKind kind, gint64 zone_id, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE zone_id = ?1", info->table);
  gboolean outer;

  return zw_plan_begin (store, _ (info->remove), &outer, error)
         && zw_plan_end (
             store, outer,
             zw_sql_run (zw_store_get_db (store), error, sql, "i", info->of_project ? 0 : zone_id)
                 && zw_records_sweep (store, error),
             error);
}

/* Ids of the records of the same zone, in order, without @id. */
static GArray *
list_others (sqlite3 *db, const char *table, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ZwStatement)
      query = zw_sql_prepare (db, error,
                              "SELECT a.id FROM %s a, %s b WHERE b.id = ?1 AND a.id <> b.id "
                              "AND a.zone_id = b.zone_id ORDER BY a.position, a.id",
                              table, table);
  gboolean row = FALSE;

  if (query == NULL || !zw_sql_bind (query, error, "i", id))
    return NULL;
  for (;;)
    {
      gint64 other;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      other = sqlite3_column_int64 (query, 0);
      g_array_append_val (ids, other);
    }
}

static gboolean
renumber (sqlite3 *db, const char *table, gint64 id, guint place, GError **error)
{
  g_autoptr (GArray) ids = list_others (db, table, id, error);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET position = ?2 "
                                          "WHERE id = ?1 AND position <> ?2",
                                          table);

  if (ids == NULL)
    return FALSE;
  g_array_insert_val (ids, MIN (place, ids->len), id);
  for (guint i = 0; i < ids->len; i++)
    if (!zw_sql_run (db, error, sql, "ii", g_array_index (ids, gint64, i), (gint64) i))
      return FALSE;
  return TRUE;
}

/**
 * zw_record_move:
 * @place: its new place among the records of its kind, from 0; beyond them is last
 */
gboolean
zw_record_move (ZwStore *store, ZwRecordKind kind, gint64 id, guint place, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  gboolean outer;

  return zw_plan_begin (store, _ ("Move a row"), &outer, error)
         && zw_plan_end (store, outer,
                         renumber (zw_store_get_db (store), info->table, id, place, error), error);
}

/**
 * zw_record_find_or_add_judgement:
 * @subject: such as "principle-1"
 *
 * Returns: the id of the planner's verdict on it, 0 with @error set
 */
gint64
zw_record_find_or_add_judgement (ZwStore *store,
                                 gint64 zone_id,
                                 const char *subject,
                                 GError **error)
{
  gint64 id = zw_sql_query_int (zw_store_get_db (store), 0,
                                "SELECT id FROM zw_judgement WHERE zone_id = ?1 AND subject = ?2",
                                "it", zone_id, subject);
  gboolean outer, ok;

  if (id != 0)
    return id;
  if (!zw_plan_begin (store, _ ("Give a verdict"), &outer, error))
    return 0;
  id = zw_record_add (store, ZW_RECORD_JUDGEMENT, zone_id, error);
  ok = id != 0
       && zw_record_set (store, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_SUBJECT, subject, error);
  return zw_plan_end (store, outer, ok, error) ? id : 0;
}
