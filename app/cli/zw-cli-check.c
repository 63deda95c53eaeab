/* zw-cli-check.c: zonewright check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "plan/zw-check-output.h"
#include "plan/zw-siting.h"
#include "plan/zw-vehicle-rules.h"

/* The siting and the vehicles look at the layers, which the other checks do not. */
static gboolean
add_layers (ZwStore *store,
            gint64 zone_id,
            const ZwCheckTables *tables,
            GPtrArray *findings,
            gpointer user_data,
            GError **error)
{
  g_autoptr (ZwSiting) siting = NULL;
  ZwSitingSettings settings;

  zw_siting_settings_load (&settings, store);
  siting = zw_siting_load (store, zone_id, &settings, zw_cli_progress (), error);
  if (siting == NULL)
    return FALSE;
  zw_siting_add_findings (siting, tables->reference, findings);
  return zw_vehicle_rules_add_findings (store, zone_id, tables->words, tables->catalog,
                                        zw_cli_progress (), findings, error);
}

int
zw_cli_check (int argc, char **argv)
{
  g_autofree char *zone_name = NULL;
  gboolean json = FALSE, quick = FALSE;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name, N_ ("This zone alone"), "N" },
    { "quick", 0, 0, G_OPTION_ARG_NONE, &quick,
      N_ ("Leave out the siting and the vehicles affected, which look at the layers"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (ZwCheckRun) run = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg",
                     _ ("Checks plan and budget against the directions and the guideline."),
                     entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  zone = zw_cli_find_zone (store, zone_name, &error);
  if (zone == NULL)
    return zw_cli_fail (error);
  run = zw_check_run (store, zone_name != NULL ? zone->id : 0, quick ? NULL : add_layers, NULL,
                      &error);
  if (run == NULL)
    return zw_cli_fail (error);
  zw_check_remember_edition (store, run->tables.rules);
  if (json)
    {
      g_autoptr (JsonNode) node = zw_check_run_to_json (run);

      zw_cli_print_json (node);
      return ZW_CLI_DONE;
    }
  text = zw_check_run_to_text (run);
  g_print ("%s", text);
  return ZW_CLI_DONE;
}
