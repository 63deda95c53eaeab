/* zw-cli-plan.c: zonewright plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-plan-private.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-plan-output.h"
#include "plan/zw-siting.h"

static gboolean
fill (const ZwCliPlan *self, GError **error)
{
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();

  return zw_plan_fill_from_guideline (self->store, guideline, self->zone->id, self->zone->type,
                                      zw_catalog_get_language (self->catalog),
                                      ZW_PLAN_FILL_IF_EMPTY, error);
}

/* It looks at the layers, which the plan does not. */
static gboolean
add_siting (const ZwCliPlan *self, JsonNode *node, GError **error)
{
  ZwSitingSettings settings;
  g_autoptr (ZwSiting) siting = NULL;

  zw_siting_settings_load (&settings, self->store);
  settings.catalog = (ZwCatalog *) self->catalog;
  siting = zw_siting_load (self->store, self->zone->id, &settings, zw_cli_progress (), error);
  if (siting == NULL)
    return FALSE;
  json_object_set_member (json_node_get_object (node), "siting",
                          zw_siting_to_json (siting, self->reference));
  return TRUE;
}

static int
show (const ZwCliPlan *self)
{
  GError *error = NULL;
  g_autoptr (ZwPlan) plan = zw_plan_load (self->store, self->zone->id, &error);
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (plan == NULL || (records = zw_records_load (self->store, self->zone->id, &error)) == NULL)
    return zw_cli_fail (error);
  if (!self->json)
    {
      text = zw_plan_to_text (self->zone, plan, records, self->catalog);
      g_print ("%s", text);
      return ZW_CLI_DONE;
    }
  node = zw_plan_to_json (self->store, self->zone, plan, records, self->reference, self->catalog,
                          &error);
  if (node == NULL || (self->siting && !add_siting (self, node, &error)))
    return zw_cli_fail (error);
  zw_cli_print_json (node);
  return ZW_CLI_DONE;
}

int
zw_cli_plan (int argc, char **argv)
{
  g_autofree char *zone_name = NULL;
  g_autofree char *language = NULL;
  gboolean json = FALSE, siting = FALSE, filled = FALSE;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name, N_ ("This zone; the first where not said"),
      "N" },
    { "fill", 0, 0, G_OPTION_ARG_NONE, &filled,
      N_ ("Fill an empty plan with the guideline's suggestions"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of the suggestions"), "zh_TW" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "siting", 0, 0, G_OPTION_ARG_NONE, &siting,
      N_ ("In JSON also the siting, which looks at the layers"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (ZwReference) reference = NULL;
  g_autoptr (ZwCatalog) catalog = NULL;
  GError *error = NULL;
  ZwCliPlan self;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv,
                     "P.gpkg [add KIND FIELD=VALUE… | set KIND ID FIELD=VALUE… | remove KIND ID | "
                     "list [KIND]]",
                     _ ("Shows the plan of a zone, or changes it."), entries, 1, G_MAXINT - 1))
    return ZW_CLI_USAGE;
  reference = zw_reference_new ();
  catalog = zw_catalog_new (language);
  self = (ZwCliPlan){ .reference = reference, .catalog = catalog, .json = json, .siting = siting };
  if (argc > 2 && !zw_cli_plan_check_words (&argv[2], &status))
    return status;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (argc > 2 && g_str_equal (argv[2], "list"))
    return zw_cli_plan_list (&self, argv[3]);
  zone = zw_cli_find_zone (store, zone_name, &error);
  if (zone == NULL)
    return zw_cli_fail (error);
  self.store = store;
  self.zone = zone;
  if (filled && !fill (&self, &error))
    return zw_cli_fail (error);
  return argc > 2 ? zw_cli_plan_edit (&self, &argv[2]) : show (&self);
}
