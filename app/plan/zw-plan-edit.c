/* zw-plan-edit.c: changes to a plan, each one command
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-edit.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "plan/zw-plan-private.h"
#include "plan/zw-record.h"
#include "store/zw-sql.h"

#define MAX_STAFF 100000

G_DEFINE_QUARK (zw_plan_error_quark, zw_plan_error)

static const struct
{
  const char *table;
  const char *name_column;
  const char *change_name;
  const char *change_years;
  const char *remove;
  const char *move;
} parts[ZW_N_PLAN_PARTS] = {
  { "zw_phase", "name", N_ ("Rename a phase"), N_ ("Change the years of a phase"),
    N_ ("Delete a phase"), N_ ("Move a phase") },
  { "zw_stage", "name", N_ ("Rename a stage"), N_ ("Change the years of a stage"),
    N_ ("Delete a stage"), N_ ("Move a stage") },
  { "zw_goal", "text", N_ ("Change a goal"), NULL, N_ ("Delete a goal"), N_ ("Move a goal") },
  { "zw_work_item", "name", N_ ("Rename a work item"), N_ ("Change the years of a work item"),
    N_ ("Delete a work item"), N_ ("Move a work item") },
};

/* Names differ by part and stand above. */
static const struct
{
  ZwPlanPart part;
  const char *column;
  const char *label;
} texts[ZW_N_PLAN_TEXTS] = {
  [ZW_PLAN_SUBTITLE] = { ZW_PLAN_PHASE, "subtitle", N_ ("Change the subtitle of a phase") },
  [ZW_PLAN_STRATEGY] = { ZW_PLAN_PHASE, "strategy", N_ ("Change the strategy of a phase") },
  [ZW_PLAN_MAIN_WORK] = { ZW_PLAN_PHASE, "main_work", N_ ("Change the main work of a phase") },
  [ZW_PLAN_KEY_GOAL] = { ZW_PLAN_PHASE, "key_goal", N_ ("Change the key goal of a phase") },
  [ZW_PLAN_INDICATOR] = { ZW_PLAN_GOAL, "indicator", N_ ("Change the indicator of a goal") },
  [ZW_PLAN_UNIT] = { ZW_PLAN_GOAL, "unit", N_ ("Change the unit of a goal") },
  [ZW_PLAN_CONTENT] = { ZW_PLAN_ITEM, "content", N_ ("Change the content of a work item") },
  [ZW_PLAN_WHO] = { ZW_PLAN_ITEM, "who", N_ ("Change who does a work item") },
  [ZW_PLAN_FUNDING] = { ZW_PLAN_ITEM, "funding", N_ ("Change the funding of a work item") },
};

/**
 * zw_plan_begin:
 * @outer: (out): whether a command was running already, of which this becomes a part
 */
gboolean
zw_plan_begin (ZwStore *store, const char *label, gboolean *outer, GError **error)
{
  *outer = zw_store_is_in_command (store);
  if (*outer)
    return zw_sql_script (zw_store_get_db (store), "SAVEPOINT zw_plan", error);
  return zw_store_begin (store, label, error);
}

/**
 * zw_plan_end:
 * @ok: %FALSE takes back what was done since zw_plan_begin()
 *
 * Returns: @ok, or %FALSE when it could not be kept
 */
gboolean
zw_plan_end (ZwStore *store, gboolean outer, gboolean ok, GError **error)
{
  if (outer && ok)
    return zw_sql_script (zw_store_get_db (store), "RELEASE zw_plan", error);
  if (outer)
    zw_sql_script (zw_store_get_db (store), "ROLLBACK TO zw_plan; RELEASE zw_plan", NULL);
  else if (ok)
    return zw_store_commit (store, error);
  else
    zw_store_rollback (store);
  return FALSE;
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE,
                       _ ("This is no longer in the plan. It was deleted meanwhile."));
}

/* Text as it is kept: without space around it, NULL where nothing is left. FALSE
 * where it is @needed and nothing is. */
static gboolean
clean (const char *value, gboolean needed, char **kept, GError **error)
{
  *kept = value != NULL ? g_strstrip (g_utf8_make_valid (value, -1)) : NULL;
  if (*kept != NULL && **kept == '\0')
    g_clear_pointer (kept, g_free);
  if (*kept != NULL || !needed)
    return TRUE;
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                       _ ("A name is needed. Write what this is called."));
  return FALSE;
}

static gboolean
exists (sqlite3 *db, ZwPlanPart part, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", parts[part].table);

  return zw_sql_query_int (db, 0, sql, "i", id) == 1;
}

/* One column of one row; "t" takes @text, "i" @number (NULL where negative), "d"
 * @real (NULL where NaN). */
static gboolean
update (ZwStore *store,
        ZwPlanPart part,
        gint64 id,
        const char *column,
        const char *label,
        char type,
        const char *text,
        gint64 number,
        double real,
        GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1", parts[part].table,
                                          column);
  gboolean outer, ok;

  if (!zw_plan_begin (store, label, &outer, error))
    return FALSE;
  if (type == 't')
    ok = zw_sql_run (db, error, sql, "it", id, text);
  else if (type == 'd')
    ok = zw_sql_run (db, error, sql, "id", id, real);
  else if (number < 0)
    ok = zw_sql_run (db, error, sql, "in", id);
  else
    ok = zw_sql_run (db, error, sql, "ii", id, number);
  if (ok && sqlite3_changes (db) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_plan_set_text:
 * @field: a text that @part has
 * @value: (nullable): the text; %NULL or blank takes it away, which a name does
 *   not allow
 */
gboolean
zw_plan_set_text (ZwStore *store,
                  ZwPlanPart part,
                  gint64 id,
                  ZwPlanTextField field,
                  const char *value,
                  GError **error)
{
  g_autofree char *kept = NULL;
  gboolean name = field == ZW_PLAN_NAME;

  g_return_val_if_fail (part < ZW_N_PLAN_PARTS && field < ZW_N_PLAN_TEXTS, FALSE);
  g_return_val_if_fail (name || texts[field].part == part, FALSE);

  return clean (value, name, &kept, error)
         && update (store, part, id, name ? parts[part].name_column : texts[field].column,
                    _ (name ? parts[part].change_name : texts[field].label), 't', kept, 0, 0,
                    error);
}

static gboolean
check_years (int start_year, int end_year, GError **error)
{
  const int years[] = { start_year, end_year };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    if (years[i] != ZW_PLAN_NO_YEAR
        && (years[i] < ZW_PLAN_FIRST_YEAR || years[i] > ZW_PLAN_LAST_YEAR))
      {
        g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                     /* Translators: years of the common era */
                     _ ("%d is no year of a plan. Give one between %d and %d."), years[i],
                     ZW_PLAN_FIRST_YEAR, ZW_PLAN_LAST_YEAR);
        return FALSE;
      }
  if (start_year != ZW_PLAN_NO_YEAR && end_year != ZW_PLAN_NO_YEAR && start_year > end_year)
    {
      g_autofree char *start = zw_year_format (start_year, FALSE);
      g_autofree char *end = zw_year_format (end_year, FALSE);

      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: two years, such as "2030 (ROC 119)" */
                   _ ("The end, %s, is before the start, %s. Put the years in order."), end, start);
      return FALSE;
    }
  return TRUE;
}

/**
 * zw_plan_set_years:
 * @part: a phase, stage or work item
 * @start_year: common era, or %ZW_PLAN_NO_YEAR
 * @end_year: not before @start_year, or %ZW_PLAN_NO_YEAR; included
 */
gboolean
zw_plan_set_years (ZwStore *store,
                   ZwPlanPart part,
                   gint64 id,
                   int start_year,
                   int end_year,
                   GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  g_autofree char *sql = NULL;
  gboolean outer, ok;

  g_return_val_if_fail (part < ZW_N_PLAN_PARTS && parts[part].change_years != NULL, FALSE);

  if (!check_years (start_year, end_year, error)
      || !zw_plan_begin (store, _ (parts[part].change_years), &outer, error))
    return FALSE;
  sql = g_strdup_printf ("UPDATE %s SET start_year = nullif (?2, 0), end_year = nullif (?3, 0) "
                         "WHERE id = ?1",
                         parts[part].table);
  ok = zw_sql_run (db, error, sql, "iii", id, (gint64) start_year, (gint64) end_year);
  if (ok && sqlite3_changes (db) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  return zw_plan_end (store, outer, ok, error);
}

gboolean
zw_plan_set_phase_kind (ZwStore *store, gint64 id, ZwPhaseKind kind, GError **error)
{
  return update (store, ZW_PLAN_PHASE, id, "kind", _ ("Change the term of a phase"), 't',
                 zw_phase_kind_get_id (kind), 0, 0, error);
}

/**
 * zw_plan_set_target:
 * @target: the value to reach, NaN for none
 */
gboolean
zw_plan_set_target (ZwStore *store, gint64 goal_id, double target, GError **error)
{
  if (isinf (target))
    {
      g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                           _ ("A target must be a number."));
      return FALSE;
    }
  return update (store, ZW_PLAN_GOAL, goal_id, "target_value", _ ("Change the target of a goal"),
                 'd', NULL, 0, target, error);
}

/**
 * zw_plan_set_group:
 * @group: a group of table 3.2-1, or %ZW_WORK_NONE
 */
gboolean
zw_plan_set_group (ZwStore *store, gint64 item_id, ZwWorkGroup group, GError **error)
{
  return update (store, ZW_PLAN_ITEM, item_id, "grp", _ ("Change the group of a work item"), 't',
                 zw_work_group_get_id (group), 0, 0, error);
}

/**
 * zw_plan_set_cost:
 * @cost_ntd: whole NT$ up to %ZW_MONEY_MAX, or %ZW_PLAN_NO_COST
 */
gboolean
zw_plan_set_cost (ZwStore *store, gint64 item_id, gint64 cost_ntd, GError **error)
{
  if (cost_ntd != ZW_PLAN_NO_COST && (cost_ntd < 0 || cost_ntd > ZW_MONEY_MAX))
    {
      g_autofree char *most = zw_money_format_unit (ZW_MONEY_MAX, FALSE);

      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: %s is an amount of money */
                   _ ("A cost must be between 0 and %s."), most);
      return FALSE;
    }
  return update (store, ZW_PLAN_ITEM, item_id, "cost_ntd", _ ("Change the cost of a work item"),
                 'i', NULL, cost_ntd, 0, error);
}

/**
 * zw_plan_set_staff:
 * @staff: officials, or %ZW_PLAN_NO_STAFF
 */
gboolean
zw_plan_set_staff (ZwStore *store, gint64 item_id, int staff, GError **error)
{
  if (staff != ZW_PLAN_NO_STAFF && (staff < 0 || staff > MAX_STAFF))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   _ ("The number of staff must be between 0 and %d."), MAX_STAFF);
      return FALSE;
    }
  return update (store, ZW_PLAN_ITEM, item_id, "staff", _ ("Change the staff of a work item"), 'i',
                 NULL, staff, 0, error);
}

/* Runs an INSERT … SELECT that finds no row where the parent is gone. Each names
 * all four parameters, since SQLite refuses a value for one that is not there. */
static gint64
insert (ZwStore *store,
        const char *label,
        const char *sql,
        gint64 parent,
        gint64 stage_id,
        const char *id_text,
        const char *name,
        GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  g_autofree char *kept = NULL;
  gboolean outer, ok;
  gint64 id = 0;

  if (!clean (name, TRUE, &kept, error) || !zw_plan_begin (store, label, &outer, error))
    return 0;
  ok = zw_sql_run (db, error, sql, "iitt", parent, stage_id, id_text, kept);
  if (ok && sqlite3_changes (db) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  if (ok)
    id = sqlite3_last_insert_rowid (db);
  return zw_plan_end (store, outer, ok, error) ? id : 0;
}

/**
 * zw_plan_add_phase:
 *
 * Adds a phase after the others.
 *
 * Returns: its id, 0 with @error set
 */
gint64
zw_plan_add_phase (ZwStore *store,
                   gint64 zone_id,
                   ZwPhaseKind kind,
                   const char *name,
                   GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);

  if (zone == NULL)
    return 0;
  return insert (store, _ ("Add a phase"),
                 "INSERT INTO zw_phase (zone_id, position, kind, name) "
                 "SELECT ?1, ifnull (max (position) + 1, 0), ?3, ?4 "
                 "FROM zw_phase WHERE zone_id = ?1 AND ?2 = 0",
                 zone_id, 0, zw_phase_kind_get_id (kind), name, error);
}

/**
 * zw_plan_add_stage:
 *
 * Returns: the new stage's id, 0 with @error set
 */
gint64
zw_plan_add_stage (ZwStore *store, gint64 phase_id, const char *name, GError **error)
{
  return insert (store, _ ("Add a stage"),
                 "INSERT INTO zw_stage (phase_id, position, name) "
                 "SELECT id, (SELECT ifnull (max (position) + 1, 0) FROM zw_stage "
                 "WHERE phase_id = ?1), ?4 FROM zw_phase WHERE id = ?1 AND ?2 = 0 AND ?3 IS NULL",
                 phase_id, 0, NULL, name, error);
}

/* A stage, where one is given, has to be of the phase. */
#define PARENT_IS_THERE                                                                            \
  "FROM zw_phase WHERE id = ?1 AND (?2 = 0 OR EXISTS "                                             \
  "(SELECT 1 FROM zw_stage WHERE id = ?2 AND phase_id = ?1))"

/**
 * zw_plan_add_goal:
 * @stage_id: a stage of the phase, or 0
 *
 * Returns: the new goal's id, 0 with @error set
 */
gint64
zw_plan_add_goal (ZwStore *store,
                  gint64 phase_id,
                  gint64 stage_id,
                  const char *text,
                  GError **error)
{
  return insert (store, _ ("Add a goal"),
                 "INSERT INTO zw_goal (phase_id, stage_id, position, text) "
                 "SELECT id, nullif (?2, 0), (SELECT ifnull (max (position) + 1, 0) FROM zw_goal "
                 "WHERE phase_id = ?1 AND stage_id IS nullif (?2, 0)), ?4 " PARENT_IS_THERE
                 " AND ?3 IS NULL",
                 phase_id, stage_id, NULL, text, error);
}

/**
 * zw_plan_add_item:
 * @stage_id: a stage of the phase, or 0
 *
 * The work item takes the years of its stage, or of its phase.
 *
 * Returns: the new work item's id, 0 with @error set
 */
gint64
zw_plan_add_item (ZwStore *store,
                  gint64 phase_id,
                  gint64 stage_id,
                  ZwWorkGroup group,
                  const char *name,
                  GError **error)
{
  return insert (
      store, _ ("Add a work item"),
      "INSERT INTO zw_work_item (phase_id, stage_id, position, grp, name, start_year, end_year) "
      "SELECT id, nullif (?2, 0), (SELECT ifnull (max (position) + 1, 0) FROM zw_work_item "
      "WHERE phase_id = ?1 AND stage_id IS nullif (?2, 0)), ?3, ?4, "
      "CASE ?2 WHEN 0 THEN start_year ELSE (SELECT start_year FROM zw_stage WHERE id = ?2) END, "
      "CASE ?2 WHEN 0 THEN end_year ELSE (SELECT end_year FROM zw_stage WHERE id = ?2) "
      "END " PARENT_IS_THERE,
      phase_id, stage_id, zw_work_group_get_id (group), name, error);
}

/**
 * zw_plan_delete:
 *
 * Deletes a part with all that is in it.
 */
gboolean
zw_plan_delete (ZwStore *store, ZwPlanPart part, gint64 id, GError **error)
{
  static const struct
  {
    ZwPlanPart part;
    const char *sql;
  } statements[] = {
    { ZW_PLAN_PHASE, "DELETE FROM zw_work_item WHERE phase_id = ?1" },
    { ZW_PLAN_PHASE, "DELETE FROM zw_goal WHERE phase_id = ?1" },
    { ZW_PLAN_PHASE, "DELETE FROM zw_stage WHERE phase_id = ?1" },
    { ZW_PLAN_PHASE, "DELETE FROM zw_phase WHERE id = ?1" },
    { ZW_PLAN_STAGE, "DELETE FROM zw_work_item WHERE stage_id = ?1" },
    { ZW_PLAN_STAGE, "DELETE FROM zw_goal WHERE stage_id = ?1" },
    { ZW_PLAN_STAGE, "DELETE FROM zw_stage WHERE id = ?1" },
    { ZW_PLAN_GOAL, "DELETE FROM zw_goal WHERE id = ?1" },
    { ZW_PLAN_ITEM, "DELETE FROM zw_work_item WHERE id = ?1" },
  };
  sqlite3 *db = zw_store_get_db (store);
  gboolean outer, ok;

  g_return_val_if_fail (part < ZW_N_PLAN_PARTS, FALSE);

  if (!zw_plan_begin (store, _ (parts[part].remove), &outer, error))
    return FALSE;
  ok = exists (db, part, id);
  if (!ok)
    set_gone (error);
  for (guint i = 0; i < G_N_ELEMENTS (statements) && ok; i++)
    if (statements[i].part == part)
      ok = zw_sql_run (db, error, statements[i].sql, "i", id);
  ok = ok && zw_records_sweep (store, error);
  return zw_plan_end (store, outer, ok, error);
}

/* The parts beside @id, in order, without it: those of the same zone, of the same
 * phase, or of the same phase and stage. */
static GArray *
list_siblings (sqlite3 *db, ZwPlanPart part, gint64 id, GError **error)
{
  static const char *const same[ZW_N_PLAN_PARTS] = {
    "a.zone_id = b.zone_id",
    "a.phase_id = b.phase_id",
    "a.phase_id = b.phase_id AND a.stage_id IS b.stage_id",
    "a.phase_id = b.phase_id AND a.stage_id IS b.stage_id",
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ZwStatement)
      query = zw_sql_prepare (db, error,
                              "SELECT a.id FROM %s a, %s b WHERE b.id = ?1 AND a.id <> b.id AND %s "
                              "ORDER BY a.position, a.id",
                              parts[part].table, parts[part].table, same[part]);
  gboolean row = FALSE;

  if (query == NULL || !zw_sql_bind (query, error, "i", id))
    return NULL;
  for (;;)
    {
      gint64 sibling;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      sibling = sqlite3_column_int64 (query, 0);
      g_array_append_val (ids, sibling);
    }
}

static gboolean
place (sqlite3 *db, ZwPlanPart part, gint64 id, guint position, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET position = ?2 "
                                          "WHERE id = ?1 AND position <> ?2",
                                          parts[part].table);

  if (!exists (db, part, id))
    {
      set_gone (error);
      return FALSE;
    }
  ids = list_siblings (db, part, id, error);
  if (ids == NULL)
    return FALSE;
  g_array_insert_val (ids, MIN (position, ids->len), id);
  for (guint i = 0; i < ids->len; i++)
    if (!zw_sql_run (db, error, sql, "ii", g_array_index (ids, gint64, i), (gint64) i))
      return FALSE;
  return TRUE;
}

/**
 * zw_plan_move:
 * @position: its new place among the parts beside it, from 0; beyond them is last
 */
gboolean
zw_plan_move (ZwStore *store, ZwPlanPart part, gint64 id, guint position, GError **error)
{
  gboolean outer;

  g_return_val_if_fail (part < ZW_N_PLAN_PARTS, FALSE);

  return zw_plan_begin (store, _ (parts[part].move), &outer, error)
         && zw_plan_end (store, outer, place (zw_store_get_db (store), part, id, position, error),
                         error);
}

/**
 * zw_plan_move_to:
 * @part: a goal or a work item
 * @phase_id: the phase that takes it
 * @stage_id: a stage of that phase, or 0
 * @position: its place there, from 0
 */
gboolean
zw_plan_move_to (ZwStore *store,
                 ZwPlanPart part,
                 gint64 id,
                 gint64 phase_id,
                 gint64 stage_id,
                 guint position,
                 GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  g_autofree char *sql = NULL;
  gboolean outer, ok;

  g_return_val_if_fail (part == ZW_PLAN_GOAL || part == ZW_PLAN_ITEM, FALSE);

  if (!zw_plan_begin (store, _ (parts[part].move), &outer, error))
    return FALSE;
  sql = g_strdup_printf ("UPDATE %s SET phase_id = ?1, stage_id = nullif (?2, 0) "
                         "WHERE id = ?3 AND EXISTS (SELECT 1 " PARENT_IS_THERE ")",
                         parts[part].table);
  ok = zw_sql_run (db, error, sql, "iii", phase_id, stage_id, id);
  if (ok && sqlite3_changes (db) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  return zw_plan_end (store, outer, ok && place (db, part, id, position, error), error);
}
