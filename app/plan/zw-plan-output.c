/* zw-plan-output.c: a plan as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-output.h"

#include <math.h>

#include "base/zw-money.h"
#include "base/zw-written.h"
#include "plan/zw-record-output.h"

static const char *const kind_ids[ZW_N_PHASE_KINDS] = { "short", "mid", "long" };

/* @missing stands for "not given", which JSON says as null. */
static void
add_int (JsonBuilder *builder, const char *name, gint64 number, gint64 missing)
{
  json_builder_set_member_name (builder, name);
  if (number != missing)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_goals (JsonBuilder *builder, const GPtrArray *goals)
{
  json_builder_set_member_name (builder, "goals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < goals->len; i++)
    {
      const ZwPlanGoal *goal = g_ptr_array_index (goals, i);

      json_builder_begin_object (builder);
      add_int (builder, "id", goal->id, 0);
      zw_json_add_text (builder, "text", goal->text);
      zw_json_add_text (builder, "indicator", goal->indicator);
      json_builder_set_member_name (builder, "target");
      if (isnan (goal->target))
        json_builder_add_null_value (builder);
      else
        json_builder_add_double_value (builder, goal->target);
      zw_json_add_text (builder, "unit", goal->unit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_items (JsonBuilder *builder, const GPtrArray *items)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      json_builder_begin_object (builder);
      add_int (builder, "id", item->id, 0);
      zw_json_add_text (builder, "name", item->name);
      zw_json_add_text (builder, "group",
                        item->group < ZW_N_WORK_GROUPS ? zw_work_group_get_id (item->group) : NULL);
      zw_json_add_text (builder, "content", item->content);
      zw_json_add_text (builder, "who", item->who);
      add_int (builder, "start_year", item->start_year, ZW_PLAN_NO_YEAR);
      add_int (builder, "end_year", item->end_year, ZW_PLAN_NO_YEAR);
      add_int (builder, "cost_ntd", item->cost_ntd, ZW_PLAN_NO_COST);
      add_int (builder, "staff", item->staff, ZW_PLAN_NO_STAFF);
      zw_json_add_text (builder, "funding", item->funding);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * zw_plan_to_json:
 * @catalog: language of the names of choices
 *
 * Returns: (transfer full): the plan with all its records; what is not given is null
 */
JsonNode *
zw_plan_to_json (ZwStore *store,
                 const ZwZone *zone,
                 const ZwPlan *plan,
                 const ZwRecords *records,
                 const ZwReference *reference,
                 const ZwCatalog *catalog,
                 GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GPtrArray *phases = zw_plan_get_phases (plan);

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "zone", zone->name);
  add_int (builder, "zone_id", zone->id, 0);
  zw_json_add_text (builder, "type", zw_zone_type_get_id (zone->type));
  json_builder_set_member_name (builder, "island");
  json_builder_add_boolean_value (builder, zone->island);
  json_builder_set_member_name (builder, "remote");
  json_builder_add_boolean_value (builder, zone->remote);
  json_builder_set_member_name (builder, "phases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      json_builder_begin_object (builder);
      add_int (builder, "id", phase->id, 0);
      zw_json_add_text (builder, "kind", kind_ids[phase->kind]);
      zw_json_add_text (builder, "name", phase->name);
      zw_json_add_text (builder, "subtitle", phase->subtitle);
      add_int (builder, "start_year", phase->start_year, ZW_PLAN_NO_YEAR);
      add_int (builder, "end_year", phase->end_year, ZW_PLAN_NO_YEAR);
      zw_json_add_text (builder, "strategy", phase->strategy);
      zw_json_add_text (builder, "main_work", phase->main_work);
      zw_json_add_text (builder, "key_goal", phase->key_goal);
      add_goals (builder, phase->goals);
      add_items (builder, phase->items);
      json_builder_set_member_name (builder, "stages");
      json_builder_begin_array (builder);
      for (guint k = 0; k < phase->stages->len; k++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, k);

          json_builder_begin_object (builder);
          add_int (builder, "id", stage->id, 0);
          zw_json_add_text (builder, "name", stage->name);
          add_int (builder, "start_year", stage->start_year, ZW_PLAN_NO_YEAR);
          add_int (builder, "end_year", stage->end_year, ZW_PLAN_NO_YEAR);
          add_goals (builder, stage->goals);
          add_items (builder, stage->items);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (!zw_records_to_json (builder, records, store, zone->id, reference, catalog, error))
    return NULL;
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_goals (GString *text, const GPtrArray *goals, const char *indent)
{
  for (guint i = 0; i < goals->len; i++)
    g_string_append_printf (text, "%s* %s\n", indent,
                            ((ZwPlanGoal *) g_ptr_array_index (goals, i))->text);
}

static void
print_items (GString *text, const GPtrArray *items, const char *indent)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (text, "%s- %s", indent, item->name);
      if (item->cost_ntd != ZW_PLAN_NO_COST)
        {
          g_autofree char *cost = zw_money_format (item->cost_ntd);

          g_string_append_printf (text, " (NT$ %s)", cost);
        }
      g_string_append_c (text, '\n');
    }
}

/**
 * zw_plan_to_text:
 *
 * Returns: (transfer full): the plan's outline and its records, a line for each
 */
char *
zw_plan_to_text (const ZwZone *zone,
                 const ZwPlan *plan,
                 const ZwRecords *records,
                 const ZwCatalog *catalog)
{
  GString *text = g_string_new (zone->name);
  const GPtrArray *phases = zw_plan_get_phases (plan);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      g_string_append_printf (text, "%s %s (%d-%d)\n", phase->name,
                              phase->subtitle != NULL ? phase->subtitle : "", phase->start_year,
                              phase->end_year);
      print_goals (text, phase->goals, "  ");
      print_items (text, phase->items, "  ");
      for (guint k = 0; k < phase->stages->len; k++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, k);

          g_string_append_printf (text, "  %s (%d-%d)\n", stage->name, stage->start_year,
                                  stage->end_year);
          print_goals (text, stage->goals, "    ");
          print_items (text, stage->items, "    ");
        }
    }
  zw_records_append_text (text, records, zw_catalog_is_chinese (catalog));
  return g_string_free (text, FALSE);
}
