/* zw-cli-plan.c: zonewright plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "cli/zw-cli-private.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-plan-output.h"

int
zw_cli_plan (int argc, char **argv)
{
  g_autofree char *zone_name = NULL;
  g_autofree char *language = NULL;
  gboolean json = FALSE, fill = FALSE;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name, N_ ("This zone; the first where not said"),
      "N" },
    { "fill", 0, 0, G_OPTION_ARG_NONE, &fill,
      N_ ("Fill an empty plan with the guideline's suggestions"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of the suggestions"), "zh_TW" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Shows the plan of a zone."), entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  zone = zw_cli_find_zone (store, zone_name, &error);
  if (zone == NULL)
    return zw_cli_fail (error);
  if (fill)
    {
      g_autoptr (ZwCatalog) catalog = zw_catalog_new (language);

      g_autoptr (ZwGuideline) guideline = zw_guideline_new ();

      if (!zw_plan_fill_from_guideline (store, guideline, zone->id, zone->type,
                                        zw_catalog_get_language (catalog), ZW_PLAN_FILL_IF_EMPTY,
                                        &error))
        return zw_cli_fail (error);
    }
  plan = zw_plan_load (store, zone->id, &error);
  if (plan == NULL)
    return zw_cli_fail (error);
  if (json)
    {
      g_autoptr (JsonNode) node = zw_plan_to_json (plan, zone->name);

      zw_cli_print_json (node);
      return ZW_CLI_DONE;
    }
  text = zw_plan_to_text (plan, zone->name);
  g_print ("%s", text);
  return ZW_CLI_DONE;
}
