/* zw-cli-plan-edit.c: zonewright plan add, set, remove and list
 *
 * Kinds are those of the records, and phase, stage, goal and item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-written.h"
#include "cli/zw-cli-plan-private.h"
#include "plan/zw-passages.h"
#include "plan/zw-plan-assign.h"
#include "plan/zw-record-assign.h"
#include "plan/zw-record-output.h"

/* A record, or a part of the plan. */
typedef struct
{
  gboolean is_part;
  ZwPlanPart part;
  ZwRecordKind record;
} Kind;

static gboolean
find_kind (const char *id, Kind *kind)
{
  kind->is_part = zw_plan_part_from_id (id, &kind->part);
  return kind->is_part || zw_record_kind_from_id (id, &kind->record);
}

static char *
describe_kinds (void)
{
  GString *ids = g_string_new (NULL);

  for (ZwPlanPart i = 0; i < ZW_N_PLAN_PARTS; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", zw_plan_part_get_id (i));
  for (ZwRecordKind i = 0; i < ZW_N_RECORD_KINDS; i++)
    g_string_append_printf (ids, ", %s", zw_record_kind_get_info (i)->id);
  return g_string_free (ids, FALSE);
}

static int
misuse_kind (const char *typed)
{
  g_autofree char *ids = describe_kinds ();

  /* Translators: what the user typed, and the words that could stand there */
  return zw_cli_misuse (_ ("A plan has no “%s”. Its kinds are: %s."), typed, ids);
}

/* 0 where it is no number of a row. */
static gint64
parse_id (const char *text)
{
  char *end = NULL;
  gint64 id = g_ascii_strtoll (text, &end, 10);

  return end != text && *end == '\0' && id > 0 ? id : 0;
}

/**
 * zw_cli_plan_check_words:
 * @words: from the verb on
 *
 * Returns: %FALSE with the exit code after saying what is wrong
 */
gboolean
zw_cli_plan_check_words (char **words, int *status)
{
  static const struct
  {
    const char *verb;
    guint least, most;
  } verbs[] = {
    { "add", 2, G_MAXUINT }, { "set", 4, G_MAXUINT }, { "remove", 3, 3 }, { "list", 1, 2 }
  };
  guint n = g_strv_length (words), i = 0;
  Kind kind;

  while (i < G_N_ELEMENTS (verbs) && !g_str_equal (verbs[i].verb, words[0]))
    i++;
  if (i == G_N_ELEMENTS (verbs))
    *status = zw_cli_misuse (_ ("“plan” takes add, set, remove or list, not “%s”."), words[0]);
  else if (n < verbs[i].least || n > verbs[i].most)
    *status = zw_cli_misuse (_ ("Give “plan P.gpkg add KIND FIELD=VALUE…”, “set KIND ID "
                                "FIELD=VALUE…”, “remove KIND ID” or “list [KIND]”."));
  else if (n > 1 && !find_kind (words[1], &kind) && !g_str_equal (words[1], "kinds"))
    *status = misuse_kind (words[1]);
  else if (g_str_equal (words[0], "list") || g_str_equal (words[0], "add"))
    return TRUE;
  else if (parse_id (words[2]) == 0)
    *status = zw_cli_misuse (_ ("“%s” is no number of a row. “plan P.gpkg --json” shows them."),
                             words[2]);
  else
    return TRUE;
  return FALSE;
}

/* FIELD=@FILE of a field of several lines: what the file says. Two @ stand for one. */
static char *
read_words (ZwRecordKind kind, const char *assignment, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  const char *at = strstr (assignment, "=@");
  g_autofree char *name = at != NULL ? g_strndup (assignment, (gsize) (at - assignment)) : NULL;
  int field = name != NULL ? zw_record_kind_find_field (kind, name) : -1;
  g_autofree char *text = NULL;
  const char *words;

  if (field < 0 || info->fields[field].type != ZW_RECORD_LINES)
    return g_strdup (assignment);
  if (at[2] == '@')
    return g_strconcat (name, "=", at + 2, NULL);
  if (!g_file_get_contents (at + 2, &text, NULL, NULL))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   _ ("“%s” could not be opened. Check that it is there and that you may read it."),
                   at + 2);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: a file */
                   _ ("“%s” is no text in UTF-8. Save it as UTF-8 and try again."), at + 2);
      return NULL;
    }
  words = g_str_has_prefix (text, "\357\273\277") ? text + 3 : text;
  return g_strconcat (name, "=", words, NULL);
}

/* Lines end in a line feed, also where they were typed as \n or come from Windows. */
static char *
fold_lines (char *assignment)
{
  GString *text = g_string_new (assignment);

  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\\n", "\n", 0);
  g_free (assignment);
  return g_string_free (text, FALSE);
}

static gboolean
assign_one (const ZwCliPlan *self, ZwRecordKind kind, gint64 id, const char *typed, GError **error)
{
  g_autofree char *assignment = read_words (kind, typed, error);

  if (assignment == NULL)
    return FALSE;
  if (kind == ZW_RECORD_PASSAGE)
    assignment = fold_lines (assignment);
  return zw_record_assign (self->store, self->reference, self->zone->id, kind, id, assignment,
                           error);
}

static gboolean
assign_all (const ZwCliPlan *self, ZwRecordKind kind, gint64 id, char **assignments, GError **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!assign_one (self, kind, id, assignments[i], error))
      return FALSE;
  return kind != ZW_RECORD_PASSAGE || zw_passage_check (self->store, self->zone->id, id, error);
}

/* Whether the zone has it: numbers count over all zones. */
static gboolean
check_there (const ZwCliPlan *self, const Kind *kind, const char *typed, GError **error)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwRecords) records = NULL;
  gint64 id = parse_id (typed);
  gboolean there;

  if (kind->is_part)
    {
      plan = zw_plan_load (self->store, self->zone->id, error);
      if (plan == NULL)
        return FALSE;
      there = zw_plan_has_part (plan, kind->part, id);
    }
  else
    {
      records = zw_records_load (self->store, self->zone->id, error);
      if (records == NULL)
        return FALSE;
      there = zw_records_find (records, kind->record, id) != NULL;
    }
  if (!there)
    g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE,
                 /* Translators: a kind, a number, and a zone */
                 _ ("There is no %s %s in the plan of “%s”."),
                 kind->is_part ? zw_plan_part_get_id (kind->part)
                               : zw_record_kind_get_info (kind->record)->id,
                 typed, self->zone->name);
  return there;
}

static gint64
add (const ZwCliPlan *self, const Kind *kind, char **assignments, GError **error)
{
  const ZwRecordKindInfo *info;
  gint64 id;

  if (kind->is_part)
    return zw_plan_part_add (self->store, self->zone->id, kind->part,
                             (const char *const *) assignments, error);
  info = zw_record_kind_get_info (kind->record);
  if (!zw_store_begin (self->store, _ (info->add), error))
    return 0;
  id = zw_record_add (self->store, kind->record, self->zone->id, error);
  if (id != 0 && assign_all (self, kind->record, id, assignments, error))
    return zw_store_commit (self->store, error) ? id : 0;
  zw_store_rollback (self->store);
  return 0;
}

static gboolean
set (const ZwCliPlan *self, const Kind *kind, gint64 id, char **assignments, GError **error)
{
  if (kind->is_part)
    return zw_plan_part_set (self->store, self->zone->id, kind->part, id,
                             (const char *const *) assignments, error);
  if (!zw_store_begin (self->store, _ (zw_record_kind_get_info (kind->record)->change), error))
    return FALSE;
  if (assign_all (self, kind->record, id, assignments, error))
    return zw_store_commit (self->store, error);
  zw_store_rollback (self->store);
  return FALSE;
}

static void
print_id (const ZwCliPlan *self, gint64 id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  if (!self->json)
    {
      g_print ("%" G_GINT64_FORMAT "\n", id);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, id);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  zw_cli_print_json (node);
}

/**
 * zw_cli_plan_edit:
 * @words: from the verb on, found good by zw_cli_plan_check_words()
 *
 * All of it or nothing, as one command. A new row's number is printed.
 */
int
zw_cli_plan_edit (const ZwCliPlan *self, char **words)
{
  GError *error = NULL;
  gboolean ok;
  Kind kind;

  if (!find_kind (words[1], &kind))
    return misuse_kind (words[1]);
  if (g_str_equal (words[0], "add"))
    {
      gint64 id = add (self, &kind, words + 2, &error);

      if (id == 0)
        return zw_cli_fail (error);
      print_id (self, id);
      return ZW_CLI_DONE;
    }
  if (!check_there (self, &kind, words[2], &error))
    return zw_cli_fail (error);
  if (g_str_equal (words[0], "set"))
    ok = set (self, &kind, parse_id (words[2]), words + 3, &error);
  else if (kind.is_part)
    ok = zw_plan_delete (self->store, kind.part, parse_id (words[2]), &error);
  else
    ok = zw_record_remove (self->store, kind.record, parse_id (words[2]), &error);
  return ok ? ZW_CLI_DONE : zw_cli_fail (error);
}

static void
add_part_json (JsonBuilder *builder, ZwPlanPart part)
{
  g_autofree char *ids = zw_plan_part_describe (part);
  g_auto (GStrv) fields = g_strsplit (ids, ", ", -1);

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "kind", zw_plan_part_get_id (part));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; fields[i] != NULL; i++)
    json_builder_add_string_value (builder, fields[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_kinds_json (const ZwCliPlan *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (ZwPlanPart i = 0; i < ZW_N_PLAN_PARTS; i++)
    add_part_json (builder, i);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  zw_record_kinds_to_json (builder, self->reference, self->catalog);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  zw_cli_print_json (node);
}

/**
 * zw_cli_plan_list:
 * @kind: (nullable): this kind alone
 *
 * What a plan can hold: kinds, their fields, and what can be chosen.
 */
int
zw_cli_plan_list (const ZwCliPlan *self, const char *kind)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->json)
    {
      print_kinds_json (self);
      return ZW_CLI_DONE;
    }
  for (ZwPlanPart i = 0; i < ZW_N_PLAN_PARTS; i++)
    {
      g_autofree char *ids = zw_plan_part_describe (i);

      if (kind == NULL || g_str_equal (kind, "kinds")
          || g_str_equal (kind, zw_plan_part_get_id (i)))
        g_string_append_printf (text, "%s\n  %s\n", zw_plan_part_get_id (i), ids);
    }
  for (ZwRecordKind i = 0; i < ZW_N_RECORD_KINDS; i++)
    if (kind == NULL || g_str_equal (kind, "kinds")
        || g_str_equal (kind, zw_record_kind_get_info (i)->id))
      zw_record_kind_append_text (text, i, self->reference, self->catalog);
  g_print ("%s", text->str);
  return ZW_CLI_DONE;
}
