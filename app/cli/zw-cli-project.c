/* zw-cli-project.c: zonewright project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/zw-written.h"
#include "cli/zw-cli-private.h"
#include "plan/zw-applicant.h"
#include "plan/zw-check.h"

/**
 * zw_cli_settle_government:
 * @typed: as the user wrote it
 * @has_grade: the user gave a fiscal grade
 *
 * Says on standard error where the government is none of those whose grade is known.
 *
 * Returns: (transfer full): its official name, or @typed where it is none of the 22
 */
char *
zw_cli_settle_government (const ZwRules *rules, const char *typed, gboolean has_grade)
{
  const ZwGovernment *government = zw_rules_find_government (rules, typed);

  if (government != NULL)
    return g_strdup (government->name.zh);
  if (!has_grade)
    /* Translators: %s is what the user typed */
    g_printerr (_ ("“%s” is none of the 22 city and county governments, so its fiscal grade is not "
                   "known. Give it with --grade 1…5.\n"),
                typed);
  return g_strdup (typed);
}

/* As the checks take it: the project's own figures, else the published one. */
static void
find_situation (ZwSituationFound *found, ZwStore *store, const ZwApplicant *applicant)
{
  g_auto (ZwCheckTables) tables;
  ZwCheckInput input;

  zw_check_tables_init (&tables);
  zw_check_input_init (&input, &tables);
  zw_check_input_set_settings (&input, store);
  input.applicant = applicant;
  zw_situation_find (found, &input);
  found->situation = NULL; /* goes with the tables */
}

static void
add_situation (JsonBuilder *builder, ZwStore *store, const ZwApplicant *applicant)
{
  g_auto (ZwSituationFound) found = { 0 };

  find_situation (&found, store, applicant);
  zw_json_add_number (builder, "own_revenue_percent", found.own_revenue_percent);
  json_builder_set_member_name (builder, "staff_available");
  if (found.staff_available == ZW_CHECK_NO_STAFF)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, found.staff_available);
}

static void
print_project (ZwStore *store, const ZwRules *rules, gboolean json)
{
  g_autofree char *name = zw_store_get_setting (store, "name");
  g_autofree char *licence = zw_store_get_setting (store, "licence");
  g_auto (ZwApplicant) applicant = { 0 };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  zw_applicant_load (&applicant, store, rules);
  if (!json)
    {
      g_print (_ ("Name: %s\n"), name != NULL ? name : "");
      g_print (_ ("Government: %s\n"), applicant.name != NULL ? applicant.name : "");
      if (applicant.grade > 0)
        g_print (_ ("Fiscal grade: %d\n"), applicant.grade);
      return;
    }
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "name", name);
  zw_json_add_text (builder, "crs", zw_store_get_crs (store));
  zw_json_add_text (builder, "licence", licence);
  zw_json_add_text (builder, "government", applicant.name);
  zw_json_add_text (builder, "government_id",
                    applicant.government != NULL ? applicant.government->id : NULL);
  json_builder_set_member_name (builder, "grade");
  if (applicant.grade > 0)
    json_builder_add_int_value (builder, applicant.grade);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "own_grade");
  json_builder_add_boolean_value (builder, applicant.own_grade);
  add_situation (builder, store, &applicant);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  zw_cli_print_json (node);
}

static gboolean
change (ZwStore *store,
        const char *name,
        const char *government,
        const char *grade,
        const char *licence,
        GError **error)
{
  if (!zw_store_begin (store, _ ("Change the project"), error))
    return FALSE;
  if ((name == NULL || zw_store_set_setting (store, "name", name, error))
      && (government == NULL
          || zw_store_set_setting (store, ZW_APPLICANT_GOVERNMENT, government, error))
      && (grade == NULL || zw_store_set_setting (store, ZW_APPLICANT_GRADE, grade, error))
      && (licence == NULL || zw_store_set_setting (store, "licence", licence, error)))
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

/**
 * zw_cli_parse_grade:
 * @typed: (nullable): "1" to "5", or "" to take the published one again
 * @grade: (out) (transfer full) (nullable): what the project keeps
 */
gboolean
zw_cli_parse_grade (const char *typed, char **grade)
{
  int number;

  *grade = NULL;
  if (typed == NULL)
    return TRUE;
  if (*typed == '\0')
    *grade = g_strdup ("");
  else if (zw_applicant_parse_grade (typed, &number))
    *grade = g_strdup_printf ("%d", number);
  return *grade != NULL;
}

int
zw_cli_project (int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *government = NULL;
  g_autofree char *typed_grade = NULL;
  g_autofree char *staff = NULL;
  g_autofree char *revenue = NULL;
  g_autofree char *licence = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the project"), "N" },
    { "government", 0, 0, G_OPTION_ARG_STRING, &government, N_ ("Local government"), "臺北市" },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &typed_grade,
      N_ ("Fiscal grade where it is not the published one"), "1…5" },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &staff, N_ ("Officials that can be put to the zones"),
      "N" },
    { "own-revenue", 0, 0, G_OPTION_ARG_STRING, &revenue,
      N_ ("Share of own revenue in expenditure where it is not the published one"), "60" },
    { "licence", 0, 0, G_OPTION_ARG_STRING, &licence,
      N_ ("Licence of the data, which map sheets print beside their sources"), "L" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwStore) store = NULL;
  g_autofree char *official = NULL;
  g_autofree char *grade = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Shows or changes what a project says of itself."),
                     entries, 1, 1))
    return ZW_CLI_USAGE;
  if (!zw_cli_parse_grade (typed_grade, &grade))
    return zw_cli_misuse (_ ("A fiscal grade is 1, 2, 3, 4 or 5, not “%s”."), typed_grade);
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (government != NULL)
    official = zw_cli_settle_government (rules, government, grade != NULL);
  if ((name != NULL || official != NULL || grade != NULL || licence != NULL)
      && !change (store, name, official, grade, licence, &error))
    return zw_cli_fail (error);
  if ((staff != NULL && !zw_situation_set (store, ZW_SITUATION_STAFF, staff, &error))
      || (revenue != NULL && !zw_situation_set (store, ZW_SITUATION_OWN_REVENUE, revenue, &error)))
    return zw_cli_fail (error);
  if (json
      || (name == NULL && official == NULL && grade == NULL && staff == NULL && revenue == NULL
          && licence == NULL))
    print_project (store, rules, json);
  return ZW_CLI_DONE;
}
