/* zw-reference-load.c: reading the reference lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "plan/zw-reference-private.h"

/* Room for what an array of objects becomes, and the array itself. */
#define START(self, type, root, member, array, n)                                                  \
  JsonArray *array = json_object_get_array_member (root, member);                                  \
  guint n = json_array_get_length (array);                                                         \
  type *rows = ZW_TABLES_ALLOCATE ((self)->tables, type, n)

static gboolean
read_flag (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) && json_object_get_boolean_member (object, member);
}

static gint64
read_int (JsonObject *object, const char *member, gint64 otherwise)
{
  return json_object_has_member (object, member) ? json_object_get_int_member (object, member)
                                                 : otherwise;
}

static guint
read_groups (JsonObject *object, const char *member)
{
  JsonArray *array = json_object_get_array_member (object, member);
  guint groups = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = json_array_get_string_element (array, i);
      ZwWorkGroup group;

      if (!zw_work_group_from_id (id, &group))
        g_error ("no group of work items “%s”", id);
      groups |= 1u << group;
    }
  return groups;
}

static void
add_list (ZwReference *self, const char *name, ZwChoice *choices, guint n)
{
  ZwChoiceList list = { .name = zw_tables_keep (self->tables, name), .choices = choices, .n = n };

  g_array_append_val (self->lists, list);
}

/* Any array of entries with id and name can be chosen from. */
static void
read_choices (ZwReference *self, const char *name, JsonArray *array)
{
  guint n = json_array_get_length (array);
  ZwChoice *choices = ZW_TABLES_ALLOCATE (self->tables, ZwChoice, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      choices[i].id = zw_tables_string (self->tables, object, "id");
      choices[i].name = zw_tables_text (self->tables, object, "name");
      choices[i].note = zw_tables_text_if_there (self->tables, object, "definition");
      choices[i].zone_types = zw_tables_zone_types (object, "types");
      choices[i].where = zw_tables_where_if_there (self->tables, object, "source");
    }
  add_list (self, name, choices, n);
}

static void
read_lists (ZwReference *self, JsonObject *root)
{
  JsonObject *lists;
  g_autoptr (GList) names = NULL;

  if (!json_object_has_member (root, "lists"))
    return;
  lists = json_object_get_object_member (root, "lists");
  names = json_object_get_members (lists);
  for (const GList *l = names; l != NULL; l = l->next)
    read_choices (self, l->data, json_object_get_array_member (lists, l->data));
}

static const ZwPresetRule *
read_rules (ZwReference *self, JsonObject *preset, guint *n_rules)
{
  START (self, ZwPresetRule, preset, "rules", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwPresetRule *rule = &rows[i];

      rule->vehicles = zw_tables_words (self->tables, object, "vehicles");
      rule->fuel = zw_tables_string (self->tables, object, "fuel");
      rule->standard = zw_tables_text (self->tables, object, "standard");
      rule->days = json_object_has_member (object, "days")
                       ? zw_tables_string (self->tables, object, "days")
                       : "";
      rule->from_min = rule->to_min = -1;
      if (json_object_has_member (object, "minutes"))
        {
          JsonArray *minutes = json_object_get_array_member (object, "minutes");

          rule->from_min = json_array_get_int_element (minutes, 0);
          rule->to_min = json_array_get_int_element (minutes, 1);
        }
      rule->action = zw_tables_string (self->tables, object, "action");
      rule->amount_ntd = read_int (object, "amount_ntd", -1);
      rule->amount_max_ntd = read_int (object, "amount_max_ntd", -1);
      rule->exemptions = zw_tables_words (self->tables, object, "exemptions");
      rule->note = zw_tables_text_if_there (self->tables, object, "note");
    }
  *n_rules = n;
  return rows;
}

static void
read_buffer (ZwReference *self, JsonObject *root)
{
  static const char *const members[] = { "other", "resident" };
  JsonObject *buffer = json_object_get_object_member (root, "buffer");

  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2; j++)
      self->buffer_years[i][j] = json_array_get_int_element (
          json_object_get_array_member (json_object_get_object_member (buffer, members[i]),
                                        "years"),
          j);
}

static void
read_vehicles (ZwReference *self, JsonObject *root)
{
  START (self, ZwRulePreset, root, "presets", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].name = zw_tables_text (self->tables, object, "name");
      rows[i].rules = read_rules (self, object, &rows[i].n_rules);
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->presets = rows;
  self->n_presets = n;
  read_buffer (self, root);
}

static void
read_classes (ZwReference *self, JsonObject *root)
{
  START (self, ZwStakeholderClass, root, "classes", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwStakeholderClass *row = &rows[i];

      row->id = zw_tables_string (self->tables, object, "id");
      row->name = zw_tables_text (self->tables, object, "name");
      row->definition = zw_tables_text (self->tables, object, "definition");
      row->high_interest = json_object_get_boolean_member (object, "high_interest");
      row->high_power = json_object_get_boolean_member (object, "high_power");
      row->examples = zw_tables_texts (self->tables, object, "examples", &row->n_examples);
      row->focus = zw_tables_texts (self->tables, object, "focus", &row->n_focus);
      row->where = zw_tables_where (self->tables, object, "source");
    }
  self->classes = rows;
  self->n_classes = n;
}

static void
read_stakeholders (ZwReference *self, JsonObject *root)
{
  START (self, ZwStakeholderDefault, root, "stakeholders", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwStakeholderDefault *row = &rows[i];

      row->id = zw_tables_string (self->tables, object, "id");
      row->name = zw_tables_text (self->tables, object, "name");
      row->group = zw_tables_string (self->tables, object, "class");
      row->group_is_ours = read_flag (object, "class_own");
      row->zone_types = zw_tables_zone_types (object, "types");
      row->interest = json_object_get_double_member (object, "interest");
      row->power = json_object_get_double_member (object, "power");
      row->trips = zw_tables_words (self->tables, object, "trips");
      row->strategy = zw_tables_text (self->tables, object, "strategy");
      row->measures = zw_tables_texts (self->tables, object, "measures", &row->n_measures);
      row->where = zw_tables_where (self->tables, object, "source");
    }
  self->stakeholders = rows;
  self->n_stakeholders = n;
}

static void
read_people (ZwReference *self, JsonObject *root)
{
  self->threshold = json_object_get_double_member (root, "threshold");
  read_classes (self, root);
  read_stakeholders (self, root);
}

static void
read_programme (ZwReference *self, JsonObject *object, ZwProgramme *row)
{
  row->id = zw_tables_string (self->tables, object, "id");
  row->name = zw_tables_text (self->tables, object, "name");
  row->agency = zw_tables_text_if_there (self->tables, object, "agency");
  row->groups = read_groups (object, "groups");
  row->last_year = read_int (object, "last_year", 0);
  if (json_object_has_member (object, "ratio_percent"))
    for (guint i = 0; i < ZW_N_GRADES; i++)
      row->ratio_percent[i] = json_array_get_double_element (
          json_object_get_array_member (object, "ratio_percent"), i);
  row->caution = zw_tables_text_if_there (self->tables, object, "caution");
  row->use = zw_tables_text_if_there (self->tables, object, "use");
  row->potential = read_flag (object, "potential");
  row->where = zw_tables_where (self->tables, object, "source");
  row->ratio_where = zw_tables_where_if_there (self->tables, object, "ratio_source");
}

static void
read_local_funds (ZwReference *self, JsonObject *root)
{
  START (self, ZwLocalFund, root, "local_funds", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].government = zw_tables_string (self->tables, object, "government");
      rows[i].name = zw_tables_text_if_there (self->tables, object, "name");
      rows[i].ordinance = zw_tables_text (self->tables, object, "ordinance");
      rows[i].article = zw_tables_string_if_there (self->tables, object, "article");
      rows[i].status = zw_tables_text (self->tables, object, "status");
      rows[i].in_force = json_object_get_boolean_member (object, "in_force");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->local_funds = rows;
  self->n_local_funds = n;
}

static void
read_funding (ZwReference *self, JsonObject *root)
{
  JsonArray *gaps = json_object_get_array_member (root, "gaps");
  START (self, ZwProgramme, root, "programmes", array, n);

  for (guint i = 0; i < n; i++)
    read_programme (self, json_array_get_object_element (array, i), &rows[i]);
  self->programmes = rows;
  self->n_programmes = n;
  read_choices (self, "programme", array);
  for (guint i = 0; i < json_array_get_length (gaps); i++)
    {
      JsonObject *object = json_array_get_object_element (gaps, i);
      ZwFundingGap *gap = &self->gaps[zw_tables_work_group (object, "group")];

      gap->group = zw_tables_work_group (object, "group");
      gap->existing = zw_tables_text_if_there (self->tables, object, "existing");
      gap->gap = zw_tables_text (self->tables, object, "gap");
      gap->where = zw_tables_where (self->tables, object, "source");
    }
  read_local_funds (self, root);
}

static void
read_cases (ZwReference *self, JsonObject *root)
{
  START (self, ZwForeignCase, root, "cases", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].name = zw_tables_text (self->tables, object, "name");
      rows[i].place = zw_tables_text (self->tables, object, "place");
      rows[i].area_km2 = json_object_get_double_member (object, "area_km2");
      rows[i].since = read_int (object, "since", 0);
      rows[i].strictness = json_object_get_int_member (object, "strictness");
      rows[i].rule = zw_tables_text (self->tables, object, "rule");
      rows[i].preset = zw_tables_string (self->tables, object, "preset");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->cases = rows;
  self->n_cases = n;
}

static void
read_goal_infos (ZwReference *self, JsonObject *root)
{
  START (self, ZwGoalInfo, json_object_get_object_member (root, "lists"), "goal", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].name = zw_tables_text (self->tables, object, "name");
      rows[i].unit = zw_tables_text_if_there (self->tables, object, "unit");
      rows[i].rank = zw_tables_string_if_there (self->tables, object, "rank");
      rows[i].down_is_good = json_object_get_boolean_member (object, "down_is_good");
      rows[i].where = zw_tables_where_if_there (self->tables, object, "source");
    }
  self->goals = rows;
  self->n_goals = n;
}

static void
read_examples (ZwReference *self, JsonObject *root)
{
  START (self, ZwGoalExample, root, "examples", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *base = json_object_get_array_member (object, "base");
      JsonArray *targets = json_object_get_array_member (object, "targets");
      ZwGoalExample *row = &rows[i];

      row->id = zw_tables_string (self->tables, object, "id");
      row->name = zw_tables_text (self->tables, object, "name");
      row->unit = zw_tables_text (self->tables, object, "unit");
      row->rank = zw_tables_string (self->tables, object, "rank");
      row->base_year = json_array_get_int_element (base, 0);
      row->base_value = json_array_get_double_element (base, 1);
      for (guint j = 0; j < G_N_ELEMENTS (row->target_value); j++)
        {
          gboolean there = j < json_array_get_length (targets);
          JsonArray *target = there ? json_array_get_array_element (targets, j) : NULL;

          row->target_year[j] = there ? json_array_get_int_element (target, 0) : 0;
          row->target_value[j] = there ? json_array_get_double_element (target, 1) : NAN;
        }
      row->down_is_good = json_object_get_boolean_member (object, "down_is_good");
      row->where = zw_tables_where (self->tables, object, "source");
    }
  self->examples = rows;
  self->n_examples = n;
}

static void
read_goals (ZwReference *self, JsonObject *root)
{
  START (self, ZwEffectInfo, root, "effects", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].name = zw_tables_text (self->tables, object, "name");
      rows[i].survey = zw_tables_text_if_there (self->tables, object, "survey");
      rows[i].definition = zw_tables_text_if_there (self->tables, object, "definition");
      rows[i].unit = zw_tables_text (self->tables, object, "unit");
      rows[i].down_is_good = json_object_get_boolean_member (object, "down_is_good");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->effects = rows;
  self->n_effects = n;
  read_choices (self, "effect", array);
  read_goal_infos (self, root);
  read_examples (self, root);
}

static void
read_principles (ZwReference *self, JsonObject *root)
{
  START (self, ZwPrinciple, root, "principles", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].text = zw_tables_text (self->tables, object, "text");
      rows[i].guideline_text = zw_tables_text (self->tables, object, "guideline_text");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->principles = rows;
  self->n_principles = n;
}

static void
read_questions (ZwReference *self, JsonObject *root)
{
  START (self, ZwFormalQuestion, root, "questions", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].text = zw_tables_text (self->tables, object, "text");
      rows[i].clause = zw_tables_string (self->tables, object, "clause");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->questions = rows;
  self->n_questions = n;
}

static void
read_review (ZwReference *self, JsonObject *root)
{
  START (self, ZwScoreItem, root, "score_items", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].id = zw_tables_string (self->tables, object, "id");
      rows[i].name = zw_tables_text (self->tables, object, "name");
      rows[i].points = json_object_get_int_member (object, "points");
      rows[i].content = zw_tables_text (self->tables, object, "content");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->score_items = rows;
  self->n_score_items = n;
  self->pass_score = json_object_get_int_member (json_object_get_object_member (root, "pass"),
                                                 "points");
  read_principles (self, root);
  read_questions (self, root);
}

static void
read_situations (ZwReference *self, JsonObject *root)
{
  START (self, ZwSituation, root, "situations", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].enough_money = json_object_get_boolean_member (object, "enough_money");
      rows[i].enough_staff = json_object_get_boolean_member (object, "enough_staff");
      rows[i].name = zw_tables_text (self->tables, object, "name");
      rows[i].advice = zw_tables_texts (self->tables, object, "advice", &rows[i].n_advice);
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->situations = rows;
  self->n_situations = n;
  self->own_revenue_limit = json_object_get_double_member (
      json_object_get_object_member (root, "situation_rules"), "money_percent");
}

static void
read_milestones (ZwReference *self, JsonObject *root)
{
  START (self, ZwMilestone, root, "milestones", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      rows[i].year = json_object_get_int_member (object, "year");
      rows[i].text = zw_tables_text (self->tables, object, "text");
      rows[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->milestones = rows;
  self->n_milestones = n;
}

static void
read_work (ZwReference *self, JsonObject *root)
{
  START (self, ZwReferenceProject, root, "projects", array, n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      ZwReferenceProject *row = &rows[i];

      row->id = zw_tables_string (self->tables, object, "id");
      row->group = zw_tables_work_group (object, "group");
      row->name = zw_tables_text (self->tables, object, "name");
      row->total_ntd = read_int (object, "total_ntd", -1);
      row->central_ntd = read_int (object, "central_ntd", -1);
      row->local_ntd = read_int (object, "local_ntd", -1);
      row->at_least = read_flag (object, "at_least");
      row->per = zw_tables_string_if_there (self->tables, object, "per");
      row->note = zw_tables_text_if_there (self->tables, object, "note");
      row->where = zw_tables_where (self->tables, object, "source");
    }
  self->projects = rows;
  self->n_projects = n;
  read_situations (self, root);
  read_milestones (self, root);
}

static void
read_rules_list (ZwReference *self, const char *file, const char *member, const char *list)
{
  g_autoptr (JsonParser) parser = zw_tables_parse_if_there (file);

  if (parser != NULL)
    read_choices (self, list,
                  json_object_get_array_member (
                      json_node_get_object (json_parser_get_root (parser)), member));
}

/*
 * zw_reference_load:
 *
 * Reads all files; what does not read stops the program.
 */
void
zw_reference_load (ZwReference *self)
{
  static const struct
  {
    const char *file;
    void (*read) (ZwReference *self, JsonObject *root);
  } files[] = {
    { "vehicles.json", read_vehicles }, { "people.json", read_people },
    { "funding.json", read_funding },   { "cases.json", read_cases },
    { "goals.json", read_goals },       { "review.json", read_review },
    { "work.json", read_work },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonParser) parser = zw_tables_parse (files[i].file);
      JsonObject *root = json_node_get_object (json_parser_get_root (parser));

      read_lists (self, root);
      files[i].read (self, root);
    }
  {
    g_autoptr (JsonParser) parser = zw_tables_parse ("application.json");

    read_lists (self, json_node_get_object (json_parser_get_root (parser)));
  }
  read_rules_list (self, "rules.json", "sub_items", "sub-item");
  read_rules_list (self, "governments.json", "governments", "government");
}
