/* zw-cli-new.c: zonewright new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "layers/zw-project.h"
#include "plan/zw-applicant.h"

static gboolean
set_grade (ZwStore *store, const char *grade, GError **error)
{
  if (!zw_store_begin (store, _ ("Set the fiscal grade"), error))
    return FALSE;
  if (zw_store_set_setting (store, ZW_APPLICANT_GRADE, grade, error))
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

int
zw_cli_new (int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *government = NULL;
  g_autofree char *crs = NULL;
  g_autofree char *typed_grade = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the project"), "N" },
    { "government", 0, 0, G_OPTION_ARG_STRING, &government, N_ ("Local government"), "臺北市" },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &typed_grade,
      N_ ("Fiscal grade where it is not the published one"), "1…5" },
    { "crs", 0, 0, G_OPTION_ARG_STRING, &crs, N_ ("Projected coordinate system in metres"),
      "EPSG:3826" },
    { NULL }
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwStore) store = NULL;
  g_autofree char *official = NULL;
  g_autofree char *grade = NULL;
  GError *error = NULL;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Makes a new project."), entries, 1, 1))
    return ZW_CLI_USAGE;
  if (!zw_cli_parse_grade (typed_grade, &grade))
    return zw_cli_misuse (_ ("A fiscal grade is 1, 2, 3, 4 or 5, not “%s”."), typed_grade);
  if (government != NULL)
    official = zw_cli_settle_government (rules, government, grade != NULL);
  store = zw_project_create (argv[1], name, official, crs, &error);
  if (store != NULL && grade != NULL && !set_grade (store, grade, &error))
    g_clear_object (&store);
  return store != NULL ? ZW_CLI_DONE : zw_cli_fail (error);
}
