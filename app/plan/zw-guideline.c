/* zw-guideline.c: the reference tables of the planning guideline
 *
 * Source: 低碳交通區推動機制之研究(2/2)-推動指引, Institute of Transportation,
 * MOTC, 2025; the tables stand in resources/guideline with the place of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-guideline.h"

#include <string.h>

#include "plan/zw-tables.h"

struct _ZwGuideline
{
  gatomicrefcount ref_count;

  ZwGuidelineGroup groups[ZW_N_WORK_GROUPS];
  const ZwGuidelineFocus *focus[ZW_N_PHASE_KINDS];
  guint n_focus[ZW_N_PHASE_KINDS];
  ZwGuidelineType types[ZW_N_ZONE_TYPES];
  const ZwGuidelineIndicator *indicators;
  guint n_indicators;

  /* Owned: what all the above points into */
  ZwTables *tables;
};

static const char *const phase_ids[ZW_N_PHASE_KINDS] = { "short", "mid", "long" };

static const char *const group_ids[ZW_N_WORK_GROUPS] = { "survey",    "plan",       "transit",
                                                         "walking",   "electric",   "equipment",
                                                         "promotion", "transition", "communication",
                                                         "evaluation" };

static ZwPhaseKind
read_phase_kind (const char *id)
{
  ZwPhaseKind kind;

  if (!zw_phase_kind_from_id (id, &kind))
    g_error ("guideline: no phase “%s”", id);
  return kind;
}

static const ZwGuidelineItem *
read_items (ZwGuideline *self, JsonArray *array, guint *n_items)
{
  ZwGuidelineItem *items;

  *n_items = json_array_get_length (array);
  items = ZW_TABLES_ALLOCATE (self->tables, ZwGuidelineItem, *n_items);
  for (guint i = 0; i < *n_items; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *contents = json_object_get_array_member (object, "content");
      guint n = json_array_get_length (contents);
      ZwGuidelineContent *kept = ZW_TABLES_ALLOCATE (self->tables, ZwGuidelineContent, n);

      for (guint j = 0; j < n; j++)
        {
          JsonObject *content = json_array_get_object_element (contents, j);

          kept[j].text = zw_tables_text_of (self->tables, content);
          kept[j].group = zw_tables_work_group (content, "group");
          kept[j].order = json_object_get_int_member (content, "order");
        }
      items[i].name = zw_tables_text (self->tables, object, "name");
      items[i].group = zw_tables_work_group (object, "group");
      items[i].contents = kept;
      items[i].n_contents = n;
    }
  return items;
}

static const ZwGuidelineStage *
read_stages (ZwGuideline *self, JsonArray *array, guint *n_stages)
{
  ZwGuidelineStage *stages;

  *n_stages = json_array_get_length (array);
  stages = ZW_TABLES_ALLOCATE (self->tables, ZwGuidelineStage, *n_stages);
  for (guint i = 0; i < *n_stages; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwGuidelineStage *stage = &stages[i];

      stage->name = zw_tables_text (self->tables, object, "name");
      stage->start_year = json_object_get_int_member (object, "start_year");
      stage->end_year = json_object_get_int_member (object, "end_year");
      stage->goals = zw_tables_texts (self->tables, object, "goals", &stage->n_goals);
      stage->items = read_items (self, json_object_get_array_member (object, "work_items"),
                                 &stage->n_items);
      stage->goals_where = zw_tables_where (self->tables, object, "goals_source");
      stage->where = zw_tables_where (self->tables, object, "source");
    }
  return stages;
}

static void
read_phase (ZwGuideline *self, JsonObject *object, ZwGuidelinePhase *phase)
{
  phase->kind = read_phase_kind (json_object_get_string_member (object, "id"));
  phase->id = phase_ids[phase->kind];
  phase->name = zw_tables_text (self->tables, object, "name");
  phase->subtitle = zw_tables_text (self->tables, object, "subtitle");
  phase->period = zw_tables_text (self->tables, object, "period");
  phase->start_year = json_object_get_int_member (object, "start_year");
  phase->end_year = json_object_get_int_member (object, "end_year");
  phase->strategy = zw_tables_text (self->tables, object, "strategy");
  phase->main_work = zw_tables_text (self->tables, object, "main_work");
  phase->key_goal = zw_tables_text (self->tables, object, "key_goal");
  phase->emphasis = zw_tables_text (self->tables, object, "emphasis");
  phase->stages = read_stages (self, json_object_get_array_member (object, "stages"),
                               &phase->n_stages);
  phase->where = zw_tables_where (self->tables, object, "source");
}

static void
read_type (ZwGuideline *self, JsonObject *object)
{
  const char *id = json_object_get_string_member (object, "id");
  JsonArray *phases = json_object_get_array_member (object, "phases");
  ZwGuidelineType *type;
  ZwZoneType known;

  if (!zw_zone_type_from_id (id, &known))
    g_error ("guideline: no type of zone “%s”", id);
  type = &self->types[known];
  type->type = known;
  type->name = zw_tables_text (self->tables, object, "name");
  type->definition = zw_tables_text (self->tables, object, "definition");
  type->combine_with = zw_tables_text (self->tables, object, "combine_with");
  type->survey = zw_tables_text (self->tables, object, "survey");
  type->local_indicator = zw_tables_text (self->tables, object, "local_indicator");
  type->stakeholders = zw_tables_texts (self->tables, object, "stakeholders",
                                        &type->n_stakeholders);
  type->supporting_measures = zw_tables_texts (self->tables, object, "supporting_measures",
                                               &type->n_supporting_measures);
  for (guint i = 0; i < ZW_N_PHASE_KINDS; i++)
    read_phase (self, json_array_get_object_element (phases, i), &type->phases[i]);
}

static void
read_focus (ZwGuideline *self, JsonArray *phases)
{
  for (guint i = 0; i < json_array_get_length (phases); i++)
    {
      JsonObject *object = json_array_get_object_element (phases, i);
      ZwPhaseKind kind = read_phase_kind (json_object_get_string_member (object, "id"));
      JsonArray *array = json_object_get_array_member (object, "focus");
      guint n = json_array_get_length (array);
      ZwGuidelineFocus *focus = ZW_TABLES_ALLOCATE (self->tables, ZwGuidelineFocus, n);

      for (guint j = 0; j < n; j++)
        {
          JsonObject *point = json_array_get_object_element (array, j);

          focus[j].title = zw_tables_text (self->tables, point, "title");
          focus[j].detail = zw_tables_text_if_there (self->tables, point, "detail");
        }
      self->focus[kind] = focus;
      self->n_focus[kind] = n;
    }
}

static ZwText
find_aspect (ZwGuideline *self, JsonArray *aspects, const char *id)
{
  for (guint i = 0; i < json_array_get_length (aspects); i++)
    {
      JsonObject *aspect = json_array_get_object_element (aspects, i);

      if (strcmp (json_object_get_string_member (aspect, "id"), id) == 0)
        return zw_tables_text (self->tables, aspect, "name");
    }
  g_error ("guideline: no aspect “%s”", id);
}

/* A pair of the least and the most, or null. */
static gint64
read_bound (JsonObject *object, const char *member, guint index)
{
  if (json_object_get_null_member (object, member))
    return 0;
  return json_array_get_int_element (json_object_get_array_member (object, member), index);
}

static void
read_group (ZwGuideline *self, JsonObject *object, JsonArray *aspects)
{
  ZwGuidelineGroup *group = &self->groups[zw_tables_work_group (object, "id")];
  JsonArray *priority = json_object_get_array_member (object, "priority_phases");

  group->group = zw_tables_work_group (object, "id");
  group->id = group_ids[group->group];
  group->aspect_id = zw_tables_string (self->tables, object, "aspect");
  group->aspect = find_aspect (self, aspects, group->aspect_id);
  group->name = zw_tables_text (self->tables, object, "name");
  group->measures = zw_tables_texts (self->tables, object, "measures", &group->n_measures);
  group->min_months = read_bound (object, "months", 0);
  group->max_months = read_bound (object, "months", 1);
  group->months_note = zw_tables_text_if_there (self->tables, object, "months_note");
  group->min_ntd = read_bound (object, "cost_ntd", 0);
  group->max_ntd = read_bound (object, "cost_ntd", 1);
  group->cost_note = zw_tables_text_if_there (self->tables, object, "cost_note");
  group->min_staff = json_object_get_int_member (object, "staff_min");
  group->shared_with = json_object_has_member (object, "shared_with")
                           ? zw_tables_work_group (object, "shared_with")
                           : ZW_WORK_NONE;
  group->necessary = json_object_get_boolean_member (object, "necessary");
  for (guint i = 0; i < json_array_get_length (priority); i++)
    group->priority |= 1u << read_phase_kind (json_array_get_string_element (priority, i));
  group->where = zw_tables_where (self->tables, object, "source");
}

static void
read_indicators (ZwGuideline *self, JsonArray *array)
{
  guint n = json_array_get_length (array);
  ZwGuidelineIndicator *indicators = ZW_TABLES_ALLOCATE (self->tables, ZwGuidelineIndicator, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwGuidelineIndicator *indicator = &indicators[i];

      indicator->id = zw_tables_string (self->tables, object, "id");
      indicator->name = zw_tables_text (self->tables, object, "name");
      indicator->aspect = zw_tables_text (self->tables, object, "aspect");
      indicator->advanced = strcmp (json_object_get_string_member (object, "kind"), "advanced")
                            == 0;
      indicator->kind_name = zw_tables_text (self->tables, object, "kind_name");
      indicator->definition = zw_tables_text (self->tables, object, "definition");
      indicator->numerator = zw_tables_text_if_there (self->tables, object, "numerator");
      indicator->denominator = zw_tables_text_if_there (self->tables, object, "denominator");
      indicator->unit = zw_tables_text (self->tables, object, "unit");
      indicator->unit_id = zw_tables_string (self->tables, object, "unit_id");
      indicator->where = zw_tables_where (self->tables, object, "source");
    }
  self->indicators = indicators;
  self->n_indicators = n;
}

/**
 * zw_guideline_new:
 *
 * Reads the tables; takes a millisecond or two, so make one and hand it on.
 *
 * Returns: (transfer full): the guideline
 */
ZwGuideline *
zw_guideline_new (void)
{
  ZwGuideline *self = g_new0 (ZwGuideline, 1);
  g_autoptr (JsonParser) plan = zw_tables_parse ("plan.json");
  g_autoptr (JsonParser) indicators = zw_tables_parse ("indicators.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (plan));
  JsonArray *groups = json_object_get_array_member (root, "groups");
  JsonArray *types = json_object_get_array_member (root, "types");

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = zw_tables_new ();
  for (guint i = 0; i < json_array_get_length (groups); i++)
    read_group (self, json_array_get_object_element (groups, i),
                json_object_get_array_member (root, "aspects"));
  read_focus (self, json_object_get_array_member (root, "phases"));
  for (guint i = 0; i < json_array_get_length (types); i++)
    read_type (self, json_array_get_object_element (types, i));
  root = json_node_get_object (json_parser_get_root (indicators));
  read_indicators (self, json_object_get_array_member (root, "indicators"));
  return self;
}

ZwGuideline *
zw_guideline_ref (ZwGuideline *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_guideline_unref (ZwGuideline *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  zw_tables_free (self->tables);
  g_free (self);
}

const ZwGuidelineGroup *
zw_guideline_get_group (const ZwGuideline *self, ZwWorkGroup group)
{
  g_return_val_if_fail (group < ZW_N_WORK_GROUPS, NULL);
  return &self->groups[group];
}

/**
 * zw_guideline_get_focus:
 *
 * Table 2.7-1, which holds for every type.
 *
 * Returns: (array length=n_focus): what the phase concentrates on
 */
const ZwGuidelineFocus *
zw_guideline_get_focus (const ZwGuideline *self, ZwPhaseKind kind, guint *n_focus)
{
  g_return_val_if_fail (kind < ZW_N_PHASE_KINDS, NULL);
  *n_focus = self->n_focus[kind];
  return self->focus[kind];
}

const ZwGuidelineType *
zw_guideline_get_type (const ZwGuideline *self, ZwZoneType type)
{
  g_return_val_if_fail (type < ZW_N_ZONE_TYPES, NULL);
  return &self->types[type];
}

/**
 * zw_guideline_get_indicators:
 *
 * Returns: (array length=n_indicators): B1 … B6, then A1 … A9
 */
const ZwGuidelineIndicator *
zw_guideline_get_indicators (const ZwGuideline *self, guint *n_indicators)
{
  *n_indicators = self->n_indicators;
  return self->indicators;
}

const ZwGuidelineIndicator *
zw_guideline_find_indicator (const ZwGuideline *self, const char *id)
{
  for (guint i = 0; i < self->n_indicators; i++)
    if (g_strcmp0 (self->indicators[i].id, id) == 0)
      return &self->indicators[i];
  return NULL;
}

/**
 * zw_text_pick:
 *
 * Returns: (transfer none) (nullable): @text in the language of @catalog
 */
const char *
zw_text_pick (const ZwText *text, const ZwCatalog *catalog)
{
  return zw_catalog_pick (catalog, text->zh, text->en);
}

const char *
zw_phase_kind_get_id (ZwPhaseKind kind)
{
  g_return_val_if_fail (kind < ZW_N_PHASE_KINDS, NULL);
  return phase_ids[kind];
}

gboolean
zw_phase_kind_from_id (const char *id, ZwPhaseKind *kind)
{
  for (guint i = 0; i < ZW_N_PHASE_KINDS; i++)
    if (g_strcmp0 (phase_ids[i], id) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_work_group_get_id:
 *
 * Returns: (nullable): its name in the project file; %NULL for %ZW_WORK_NONE
 */
const char *
zw_work_group_get_id (ZwWorkGroup group)
{
  return group < ZW_N_WORK_GROUPS ? group_ids[group] : NULL;
}

gboolean
zw_work_group_from_id (const char *id, ZwWorkGroup *group)
{
  for (guint i = 0; i < ZW_N_WORK_GROUPS; i++)
    if (g_strcmp0 (group_ids[i], id) == 0)
      {
        *group = i;
        return TRUE;
      }
  return FALSE;
}
