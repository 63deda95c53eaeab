/* zw-guideline.c: the reference tables of the planning guideline
 *
 * Source: 低碳交通區推動機制之研究(2/2)-推動指引, Institute of Transportation,
 * MOTC, 2025; the tables stand in resources/guideline with the place of each.
 * They are part of the program, so a table that does not read is a fault of the
 * program and stops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-guideline.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "zw-app-resources.h"

#define FOLDER "/org/zonewright/Zonewright/guideline/"

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
  GStringChunk *strings;
  GPtrArray *blocks;
};

static const char *const phase_ids[ZW_N_PHASE_KINDS] = { "short", "mid", "long" };

static const char *const group_ids[ZW_N_WORK_GROUPS] = { "survey",    "plan",       "transit",
                                                         "walking",   "electric",   "equipment",
                                                         "promotion", "transition", "communication",
                                                         "evaluation" };

static gpointer
allocate (ZwGuideline *self, guint n, gsize size)
{
  gpointer block;

  if (n == 0)
    return NULL;
  block = g_malloc0_n (n, size);
  g_ptr_array_add (self->blocks, block);
  return block;
}

#define ALLOCATE(self, type, n) ((type *) allocate (self, n, sizeof (type)))

static const char *
keep (ZwGuideline *self, const char *string)
{
  return g_string_chunk_insert_const (self->strings, string);
}

static const char *
read_string (ZwGuideline *self, JsonObject *object, const char *member)
{
  return keep (self, json_object_get_string_member (object, member));
}

static ZwText
text_of (ZwGuideline *self, JsonObject *object)
{
  return (ZwText){ .zh = read_string (self, object, "zh"), .en = read_string (self, object, "en") };
}

static ZwText
read_text (ZwGuideline *self, JsonObject *object, const char *member)
{
  return text_of (self, json_object_get_object_member (object, member));
}

static ZwText
read_text_if_there (ZwGuideline *self, JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? read_text (self, object, member)
                                                 : (ZwText){ NULL, NULL };
}

static const char *
read_where (ZwGuideline *self, JsonObject *object, const char *member)
{
  return read_string (self, json_object_get_object_member (object, member), "where");
}

static const ZwText *
read_texts (ZwGuideline *self, JsonObject *object, const char *member, guint *n)
{
  JsonArray *array = json_object_get_array_member (object, member);
  ZwText *texts;

  *n = json_array_get_length (array);
  texts = ALLOCATE (self, ZwText, *n);
  for (guint i = 0; i < *n; i++)
    texts[i] = text_of (self, json_array_get_object_element (array, i));
  return texts;
}

static ZwPhaseKind
read_phase_kind (const char *id)
{
  ZwPhaseKind kind;

  if (!zw_phase_kind_from_id (id, &kind))
    g_error ("guideline: no phase “%s”", id);
  return kind;
}

static ZwWorkGroup
read_work_group (JsonObject *object, const char *member)
{
  const char *id = json_object_get_string_member (object, member);
  ZwWorkGroup group;

  if (!zw_work_group_from_id (id, &group))
    g_error ("guideline: no group of work items “%s”", id);
  return group;
}

static const ZwGuidelineItem *
read_items (ZwGuideline *self, JsonArray *array, guint *n_items)
{
  ZwGuidelineItem *items;

  *n_items = json_array_get_length (array);
  items = ALLOCATE (self, ZwGuidelineItem, *n_items);
  for (guint i = 0; i < *n_items; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *contents = json_object_get_array_member (object, "content");
      guint n = json_array_get_length (contents);
      ZwGuidelineContent *kept = ALLOCATE (self, ZwGuidelineContent, n);

      for (guint j = 0; j < n; j++)
        {
          JsonObject *content = json_array_get_object_element (contents, j);

          kept[j].text = text_of (self, content);
          kept[j].group = read_work_group (content, "group");
          kept[j].order = json_object_get_int_member (content, "order");
        }
      items[i].name = read_text (self, object, "name");
      items[i].group = read_work_group (object, "group");
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
  stages = ALLOCATE (self, ZwGuidelineStage, *n_stages);
  for (guint i = 0; i < *n_stages; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwGuidelineStage *stage = &stages[i];

      stage->name = read_text (self, object, "name");
      stage->start_year = json_object_get_int_member (object, "start_year");
      stage->end_year = json_object_get_int_member (object, "end_year");
      stage->goals = read_texts (self, object, "goals", &stage->n_goals);
      stage->items = read_items (self, json_object_get_array_member (object, "work_items"),
                                 &stage->n_items);
      stage->goals_where = read_where (self, object, "goals_source");
      stage->where = read_where (self, object, "source");
    }
  return stages;
}

static void
read_phase (ZwGuideline *self, JsonObject *object, ZwGuidelinePhase *phase)
{
  phase->kind = read_phase_kind (json_object_get_string_member (object, "id"));
  phase->id = phase_ids[phase->kind];
  phase->name = read_text (self, object, "name");
  phase->subtitle = read_text (self, object, "subtitle");
  phase->period = read_text (self, object, "period");
  phase->start_year = json_object_get_int_member (object, "start_year");
  phase->end_year = json_object_get_int_member (object, "end_year");
  phase->strategy = read_text (self, object, "strategy");
  phase->main_work = read_text (self, object, "main_work");
  phase->key_goal = read_text (self, object, "key_goal");
  phase->emphasis = read_text (self, object, "emphasis");
  phase->stages = read_stages (self, json_object_get_array_member (object, "stages"),
                               &phase->n_stages);
  phase->where = read_where (self, object, "source");
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
  type->name = read_text (self, object, "name");
  type->definition = read_text (self, object, "definition");
  type->combine_with = read_text (self, object, "combine_with");
  type->survey = read_text (self, object, "survey");
  type->local_indicator = read_text (self, object, "local_indicator");
  type->stakeholders = read_texts (self, object, "stakeholders", &type->n_stakeholders);
  type->supporting_measures = read_texts (self, object, "supporting_measures",
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
      ZwGuidelineFocus *focus = ALLOCATE (self, ZwGuidelineFocus, n);

      for (guint j = 0; j < n; j++)
        {
          JsonObject *point = json_array_get_object_element (array, j);

          focus[j].title = read_text (self, point, "title");
          focus[j].detail = read_text_if_there (self, point, "detail");
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
        return read_text (self, aspect, "name");
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
  ZwGuidelineGroup *group = &self->groups[read_work_group (object, "id")];
  JsonArray *priority = json_object_get_array_member (object, "priority_phases");

  group->group = read_work_group (object, "id");
  group->id = group_ids[group->group];
  group->aspect_id = read_string (self, object, "aspect");
  group->aspect = find_aspect (self, aspects, group->aspect_id);
  group->name = read_text (self, object, "name");
  group->measures = read_texts (self, object, "measures", &group->n_measures);
  group->min_months = read_bound (object, "months", 0);
  group->max_months = read_bound (object, "months", 1);
  group->months_note = read_text_if_there (self, object, "months_note");
  group->min_ntd = read_bound (object, "cost_ntd", 0);
  group->max_ntd = read_bound (object, "cost_ntd", 1);
  group->cost_note = read_text_if_there (self, object, "cost_note");
  group->min_staff = json_object_get_int_member (object, "staff_min");
  group->shared_with = json_object_has_member (object, "shared_with")
                           ? read_work_group (object, "shared_with")
                           : ZW_WORK_NONE;
  group->necessary = json_object_get_boolean_member (object, "necessary");
  for (guint i = 0; i < json_array_get_length (priority); i++)
    group->priority |= 1u << read_phase_kind (json_array_get_string_element (priority, i));
  group->where = read_where (self, object, "source");
}

static void
read_indicators (ZwGuideline *self, JsonArray *array)
{
  guint n = json_array_get_length (array);
  ZwGuidelineIndicator *indicators = ALLOCATE (self, ZwGuidelineIndicator, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwGuidelineIndicator *indicator = &indicators[i];

      indicator->id = read_string (self, object, "id");
      indicator->name = read_text (self, object, "name");
      indicator->aspect = read_text (self, object, "aspect");
      indicator->advanced = strcmp (json_object_get_string_member (object, "kind"), "advanced")
                            == 0;
      indicator->kind_name = read_text (self, object, "kind_name");
      indicator->definition = read_text (self, object, "definition");
      indicator->numerator = read_text_if_there (self, object, "numerator");
      indicator->denominator = read_text_if_there (self, object, "denominator");
      indicator->unit = read_text (self, object, "unit");
      indicator->unit_id = read_string (self, object, "unit_id");
      indicator->where = read_where (self, object, "source");
    }
  self->indicators = indicators;
  self->n_indicators = n;
}

static JsonParser *
parse (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (zw_app_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gsize size;

  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, &size),
                                      g_bytes_get_size (bytes), &error))
    g_error ("guideline: %s", error->message);
  return g_steal_pointer (&parser);
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
  g_autoptr (JsonParser) plan = parse (FOLDER "plan.json");
  g_autoptr (JsonParser) indicators = parse (FOLDER "indicators.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (plan));
  JsonArray *groups = json_object_get_array_member (root, "groups");
  JsonArray *types = json_object_get_array_member (root, "types");

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
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
