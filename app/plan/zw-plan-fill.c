/* zw-plan-fill.c: a plan from the guideline's tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-private.h"
#include "plan/zw-record.h"

#include <glib/gi18n.h>

#include "store/zw-sql.h"

typedef struct
{
  sqlite3 *db;
  const ZwCatalog *catalog;
} Fill;

/* A line for each content of the work item. */
static char *
join_contents (Fill *fill, const ZwGuidelineItem *item)
{
  GString *out;

  if (item->n_contents == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < item->n_contents; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, zw_text_pick (&item->contents[i].text, fill->catalog));
    }
  return g_string_free (out, FALSE);
}

static gboolean
insert_stage (Fill *fill,
              gint64 phase_id,
              guint position,
              const ZwGuidelineStage *stage,
              GError **error)
{
  gint64 stage_id, start = stage->start_year, end = stage->end_year;

  if (!zw_sql_run (fill->db, error,
                   "INSERT INTO zw_stage (phase_id, position, name, start_year, end_year) "
                   "VALUES (?1, ?2, ?3, ?4, ?5)",
                   "iitii", phase_id, (gint64) position, zw_text_pick (&stage->name, fill->catalog),
                   start, end))
    return FALSE;
  stage_id = sqlite3_last_insert_rowid (fill->db);
  for (guint i = 0; i < stage->n_goals; i++)
    if (!zw_sql_run (fill->db, error,
                     "INSERT INTO zw_goal (phase_id, stage_id, position, text) "
                     "VALUES (?1, ?2, ?3, ?4)",
                     "iiit", phase_id, stage_id, (gint64) i,
                     zw_text_pick (&stage->goals[i], fill->catalog)))
      return FALSE;
  for (guint i = 0; i < stage->n_items; i++)
    {
      const ZwGuidelineItem *item = &stage->items[i];
      g_autofree char *content = join_contents (fill, item);

      if (!zw_sql_run (fill->db, error,
                       "INSERT INTO zw_work_item (phase_id, stage_id, position, grp, name, "
                       "content, start_year, end_year) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                       "iiitttii", phase_id, stage_id, (gint64) i,
                       zw_work_group_get_id (item->group),
                       zw_text_pick (&item->name, fill->catalog), content, start, end))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_phase (Fill *fill, gint64 zone_id, const ZwGuidelinePhase *phase, GError **error)
{
  gint64 phase_id;

  if (!zw_sql_run (
          fill->db, error,
          "INSERT INTO zw_phase (zone_id, position, kind, name, subtitle, start_year, end_year, "
          "strategy, main_work, key_goal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
          "iitttiittt", zone_id, (gint64) phase->kind, phase->id,
          zw_text_pick (&phase->name, fill->catalog),
          zw_text_pick (&phase->subtitle, fill->catalog), (gint64) phase->start_year,
          (gint64) phase->end_year, zw_text_pick (&phase->strategy, fill->catalog),
          zw_text_pick (&phase->main_work, fill->catalog),
          zw_text_pick (&phase->key_goal, fill->catalog)))
    return FALSE;
  phase_id = sqlite3_last_insert_rowid (fill->db);
  for (guint i = 0; i < phase->n_stages; i++)
    if (!insert_stage (fill, phase_id, i, &phase->stages[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
has_plan (ZwStore *store, gint64 zone_id)
{
  return zw_sql_query_int (zw_store_get_db (store), 0,
                           "SELECT count(*) FROM zw_phase WHERE zone_id = ?1", "i", zone_id)
         > 0;
}

static gboolean
remove_rows (ZwStore *store, gint64 zone_id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM zw_work_item WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1)",
    "DELETE FROM zw_goal WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1)",
    "DELETE FROM zw_stage WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1)",
    "DELETE FROM zw_phase WHERE zone_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!zw_sql_run (zw_store_get_db (store), error, statements[i], "i", zone_id))
      return FALSE;
  return TRUE;
}

/**
 * zw_plan_fill_from_guideline:
 * @zone_type: whose sample application is taken
 * @language: (nullable): "zh_TW" for the official words, "en"; %NULL for the
 *   language the user works in
 * @mode: what to do where the zone has a plan
 *
 * Writes the three phases, the stages of the short one with their goals and
 * work items, and the contents of each item. Costs, staff and offices stay open:
 * the guideline gives ranges for them only.
 */
gboolean
zw_plan_fill_from_guideline (ZwStore *store,
                             const ZwGuideline *guideline,
                             gint64 zone_id,
                             ZwZoneType zone_type,
                             const char *language,
                             ZwPlanFillMode mode,
                             GError **error)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (language);
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  const ZwGuidelineType *type = zw_guideline_get_type (guideline, zone_type);
  Fill fill = { .db = zw_store_get_db (store), .catalog = catalog };
  gboolean outer, ok;

  if (zone == NULL)
    return FALSE;
  if (!zw_plan_begin (store, _ ("Fill the plan from the guideline"), &outer, error))
    return FALSE;
  if (has_plan (store, zone_id) && mode == ZW_PLAN_FILL_IF_EMPTY)
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_NOT_EMPTY,
                   /* Translators: %s is a zone */
                   _ ("“%s” has a plan already. Nothing was changed; choose to replace the plan "
                      "to start from the guideline again."),
                   zone->name);
      return zw_plan_end (store, outer, FALSE, error);
    }
  ok = remove_rows (store, zone_id, error);
  for (guint i = 0; i < ZW_N_PHASE_KINDS && ok; i++)
    ok = insert_phase (&fill, zone_id, &type->phases[i], error);
  ok = ok && zw_records_sweep (store, error);
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_plan_clear:
 *
 * Removes the whole plan of a zone.
 */
gboolean
zw_plan_clear (ZwStore *store, gint64 zone_id, GError **error)
{
  gboolean outer;

  return zw_plan_begin (store, _ ("Remove the plan"), &outer, error)
         && zw_plan_end (store, outer,
                         remove_rows (store, zone_id, error) && zw_records_sweep (store, error),
                         error);
}
