/* zw-data-tables-plan.c: phases, stages, goals, work items and records as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "output/zw-data-tables-private.h"
#include "plan/zw-record-assign.h"

static double
year_or_none (int year)
{
  return year != ZW_PLAN_NO_YEAR ? year : NAN;
}

static void
begin_row (ZwDataTable *table, const ZwZone *zone, gint64 id)
{
  zw_data_table_begin_row (table, NULL);
  zw_data_table_add_text (table, zone->name);
  zw_data_table_add_number (table, (double) id);
}

static void
begin_fields (const ZwDataMaker *maker)
{
  zw_data_maker_add_field (maker, "zone", N_ ("Zone"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "id", N_ ("Number"), ZW_DATA_WHOLE);
}

static void
add_years (const ZwDataMaker *maker)
{
  zw_data_maker_add_field (maker, "start_year", N_ ("First year (CE)"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (maker, "end_year", N_ ("Last year (CE)"), ZW_DATA_WHOLE);
}

static void
add_year_values (ZwDataTable *table, int start, int end)
{
  zw_data_table_add_number (table, year_or_none (start));
  zw_data_table_add_number (table, year_or_none (end));
}

/* Phases. */

static void
add_phase_fields (const ZwDataMaker *maker)
{
  begin_fields (maker);
  zw_data_maker_add_field (maker, "name", N_ ("Name"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "subtitle", N_ ("Subtitle"), ZW_DATA_TEXT);
  add_years (maker);
  zw_data_maker_add_field (maker, "strategy", N_ ("Strategy"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "main_work", N_ ("Main work"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "key_goal", N_ ("Key goal"), ZW_DATA_TEXT);
}

static void
add_phase (ZwDataTable *table, const ZwZone *zone, const ZwPlanPhase *phase)
{
  begin_row (table, zone, phase->id);
  zw_data_table_add_text (table, phase->name);
  zw_data_table_add_text (table, phase->subtitle);
  add_year_values (table, phase->start_year, phase->end_year);
  zw_data_table_add_text (table, phase->strategy);
  zw_data_table_add_text (table, phase->main_work);
  zw_data_table_add_text (table, phase->key_goal);
}

/* Stages. */

static void
add_stage_fields (const ZwDataMaker *maker)
{
  begin_fields (maker);
  zw_data_maker_add_field (maker, "phase", N_ ("Phase"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "name", N_ ("Name"), ZW_DATA_TEXT);
  add_years (maker);
}

static void
add_stages (ZwDataTable *table, const ZwZone *zone, const ZwPlanPhase *phase)
{
  for (guint i = 0; i < phase->stages->len; i++)
    {
      const ZwPlanStage *stage = g_ptr_array_index (phase->stages, i);

      begin_row (table, zone, stage->id);
      zw_data_table_add_text (table, phase->name);
      zw_data_table_add_text (table, stage->name);
      add_year_values (table, stage->start_year, stage->end_year);
    }
}

/* Goals. */

static void
add_goal_fields (const ZwDataMaker *maker)
{
  begin_fields (maker);
  zw_data_maker_add_field (maker, "phase", N_ ("Phase"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "stage", N_ ("Stage"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "text", N_ ("Goal"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "indicator", N_ ("Indicator"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "target", N_ ("Target"), ZW_DATA_NUMBER);
  zw_data_maker_add_field (maker, "unit", N_ ("Unit"), ZW_DATA_TEXT);
}

static void
add_goals (ZwDataTable *table,
           const ZwZone *zone,
           const ZwPlanPhase *phase,
           const ZwPlanStage *stage)
{
  const GPtrArray *goals = stage != NULL ? stage->goals : phase->goals;

  for (guint i = 0; i < goals->len; i++)
    {
      const ZwPlanGoal *goal = g_ptr_array_index (goals, i);

      begin_row (table, zone, goal->id);
      zw_data_table_add_text (table, phase->name);
      zw_data_table_add_text (table, stage != NULL ? stage->name : NULL);
      zw_data_table_add_text (table, goal->text);
      zw_data_table_add_text (table, goal->indicator);
      zw_data_table_add_number (table, goal->target);
      zw_data_table_add_text (table, goal->unit);
    }
}

/* Work items. */

static void
add_item_fields (const ZwDataMaker *maker)
{
  begin_fields (maker);
  zw_data_maker_add_field (maker, "phase", N_ ("Phase"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "stage", N_ ("Stage"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "name", N_ ("Work item"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "group", N_ ("Group"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "content", N_ ("Content"), ZW_DATA_TEXT);
  zw_data_maker_add_field (maker, "who", N_ ("In charge"), ZW_DATA_TEXT);
  add_years (maker);
  zw_data_maker_add_field (maker, "cost_ntd", N_ ("Cost (NT$)"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (maker, "staff", N_ ("Staff"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (maker, "funding", N_ ("Source of money"), ZW_DATA_TEXT);
}

static void
add_items (ZwDataTable *table,
           const ZwZone *zone,
           const ZwPlanPhase *phase,
           const ZwPlanStage *stage)
{
  const GPtrArray *items = stage != NULL ? stage->items : phase->items;

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      begin_row (table, zone, item->id);
      zw_data_table_add_text (table, phase->name);
      zw_data_table_add_text (table, stage != NULL ? stage->name : NULL);
      zw_data_table_add_text (table, item->name);
      zw_data_table_add_text (
          table, item->group < ZW_N_WORK_GROUPS ? zw_work_group_get_id (item->group) : NULL);
      zw_data_table_add_text (table, item->content);
      zw_data_table_add_text (table, item->who);
      add_year_values (table, item->start_year, item->end_year);
      zw_data_table_add_number (table,
                                item->cost_ntd != ZW_PLAN_NO_COST ? (double) item->cost_ntd : NAN);
      zw_data_table_add_number (table, item->staff != ZW_PLAN_NO_STAFF ? item->staff : NAN);
      zw_data_table_add_text (table, item->funding);
    }
}

static void
add_phase_rows (ZwDataTable *table, const ZwZone *zone, const ZwPlanPhase *phase)
{
  void (*add) (ZwDataTable *, const ZwZone *, const ZwPlanPhase *,
               const ZwPlanStage *) = g_str_equal (table->id, "goals") ? add_goals : add_items;

  if (g_str_equal (table->id, "phases"))
    add_phase (table, zone, phase);
  else if (g_str_equal (table->id, "stages"))
    add_stages (table, zone, phase);
  else
    {
      add (table, zone, phase, NULL);
      for (guint i = 0; i < phase->stages->len; i++)
        add (table, zone, phase, g_ptr_array_index (phase->stages, i));
    }
}

/**
 * zw_data_table_new_items:
 * @zones: (array length=n)
 * @plans: (array length=n): of each
 * @id: "phases", "stages", "goals" or "work_items"
 *
 * Returns: (transfer full): that part of the plans
 */
ZwDataTable *
zw_data_table_new_items (const ZwZone *const *zones,
                         ZwPlan *const *plans,
                         guint n,
                         const char *id,
                         const ZwReference *reference,
                         const ZwCatalog *catalog)
{
  static const struct
  {
    const char *id;
    const char *title;
    void (*add_fields) (const ZwDataMaker *maker);
  } kinds[] = { { "phases", N_ ("Phases"), add_phase_fields },
                { "stages", N_ ("Stages"), add_stage_fields },
                { "goals", N_ ("Goals"), add_goal_fields },
                { "work_items", N_ ("Work items"), add_item_fields } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (id, kinds[i].id))
      {
        ZwDataTable *table = zw_data_table_new (id, zw_catalog_get (catalog, kinds[i].title),
                                                FALSE);
        const ZwDataMaker maker = { table, catalog };

        kinds[i].add_fields (&maker);
        for (guint z = 0; z < n; z++)
          {
            const GPtrArray *phases = zw_plan_get_phases (plans[z]);

            for (guint p = 0; p < phases->len; p++)
              add_phase_rows (table, zones[z], g_ptr_array_index (phases, p));
          }
        return table;
      }
  g_return_val_if_reached (NULL);
}

/* Records. */

static ZwDataType
get_type (ZwRecordType type)
{
  switch (type)
    {
    case ZW_RECORD_YEAR:
    case ZW_RECORD_MONEY:
    case ZW_RECORD_COUNT:
      return ZW_DATA_WHOLE;
    case ZW_RECORD_NUMBER:
    case ZW_RECORD_PERCENT:
      return ZW_DATA_NUMBER;
    default:
      return ZW_DATA_TEXT;
    }
}

/* Names of what ids stand for. */
typedef struct
{
  ZwStore *store;
  gint64 zone_id;
  const ZwReference *reference;
  const ZwCatalog *catalog;
} Names;

static gboolean
append_link (const Names *names, const char *list, gint64 id, GString *text, GError **error)
{
  g_autoptr (GArray) targets = zw_record_list_targets (names->store, names->zone_id, list, error);

  if (targets == NULL)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, ZwRecordTarget, i).id == id)
      g_string_append (text, g_array_index (targets, ZwRecordTarget, i).name);
  return TRUE;
}

static void
append_choice (const Names *names, const char *list, const char *id, GString *text)
{
  const ZwChoice *choice = zw_reference_find_choice (names->reference, list, id);

  g_string_append (text, choice != NULL ? zw_text_pick (&choice->name, names->catalog) : id);
}

/* Words for ids; several parted as the language has it. */
static gboolean
add_words (const Names *names,
           ZwDataTable *table,
           const ZwRecord *record,
           guint field,
           GError **error)
{
  const ZwRecordField *info = &zw_record_kind_get_info (zw_record_get_kind (record))->fields[field];
  gboolean link = info->type == ZW_RECORD_LINK || info->type == ZW_RECORD_LINKS;
  g_autofree char *one = info->type == ZW_RECORD_LINK
                             ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                                zw_record_get_int (record, field, 0))
                             : g_strdup (zw_record_get_text (record, field));
  g_auto (GStrv) ids = g_strsplit (one != NULL ? one : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (*ids[i] == '\0' || g_str_equal (ids[i], "0"))
        continue;
      if (text->len > 0)
        g_string_append (text, zw_catalog_pick (names->catalog, "、", ", "));
      if (!link)
        append_choice (names, info->list, ids[i], text);
      else if (!append_link (names, info->list, g_ascii_strtoll (ids[i], NULL, 10), text, error))
        return FALSE;
    }
  zw_data_table_add_text (table, text->str);
  return TRUE;
}

static gboolean
add_value (const Names *names,
           ZwDataTable *table,
           const ZwRecord *record,
           guint field,
           GError **error)
{
  const ZwRecordField *info = &zw_record_kind_get_info (zw_record_get_kind (record))->fields[field];
  g_autofree char *typed = NULL;

  switch (info->type)
    {
    case ZW_RECORD_CHOICE:
    case ZW_RECORD_CHOICES:
    case ZW_RECORD_LINK:
    case ZW_RECORD_LINKS:
      return add_words (names, table, record, field, error);
    case ZW_RECORD_YEAR:
    case ZW_RECORD_MONEY:
    case ZW_RECORD_COUNT:
      zw_data_table_add_number (table, zw_record_has (record, field)
                                           ? (double) zw_record_get_int (record, field, 0)
                                           : NAN);
      return TRUE;
    case ZW_RECORD_NUMBER:
    case ZW_RECORD_PERCENT:
      zw_data_table_add_number (table, zw_record_get_number (record, field));
      return TRUE;
    default:
      typed = zw_record_format (record, field, FALSE);
      zw_data_table_add_text (table, typed);
      return TRUE;
    }
}

/**
 * zw_data_table_new_records:
 * @zones: (array length=n)
 * @records: (array length=n): of each
 *
 * Returns: (transfer full): all records of a kind; those of the project as a whole
 *   come once, without a zone
 */
ZwDataTable *
zw_data_table_new_records (ZwStore *store,
                           const ZwZone *const *zones,
                           ZwRecords *const *records,
                           guint n,
                           ZwRecordKind kind,
                           const ZwReference *reference,
                           const ZwCatalog *catalog,
                           GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  g_autoptr (ZwDataTable)
      table = zw_data_table_new (info->plural, zw_catalog_get (catalog, info->label), FALSE);
  const ZwDataMaker maker = { table, catalog };

  begin_fields (&maker);
  for (guint i = 0; i < info->n_fields; i++)
    zw_data_maker_add_field (&maker, info->fields[i].id, info->fields[i].label,
                             get_type (info->fields[i].type));
  for (guint z = 0; z < (info->of_project ? MIN (n, 1) : n); z++)
    {
      const GPtrArray *all = zw_records_get (records[z], kind);
      const Names names = { store, zones[z]->id, reference, catalog };

      for (guint i = 0; i < all->len; i++)
        {
          const ZwRecord *record = g_ptr_array_index (all, i);

          zw_data_table_begin_row (table, NULL);
          zw_data_table_add_text (table, info->of_project ? NULL : zones[z]->name);
          zw_data_table_add_number (table, (double) zw_record_get_id (record));
          for (guint k = 0; k < info->n_fields; k++)
            if (!add_value (&names, table, record, k, error))
              return NULL;
        }
    }
  return g_steal_pointer (&table);
}
