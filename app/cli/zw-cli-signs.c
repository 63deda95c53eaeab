/* zw-cli-signs.c: zonewright signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "cli/zw-cli-private.h"
#include "plan/zw-signs-output.h"

typedef struct
{
  char *zone;
  char *phase;
  ZwSignsOptions options;
  gboolean json;
  gboolean csv;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->zone);
  g_free (self->phase);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
print (const ZwSignsReport *report, const Request *request, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (request->json)
    {
      node = zw_signs_report_to_json (report, error);
      if (node != NULL)
        zw_cli_print_json (node);
      return node != NULL;
    }
  if (request->csv)
    text = zw_signs_report_to_csv (report, error);
  else
    {
      g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
      g_autoptr (ZwReference) reference = zw_reference_new ();

      text = zw_signs_report_to_text (report, reference, catalog);
    }
  if (text == NULL)
    return FALSE;
  fputs (text, stdout);
  return TRUE;
}

/* What was said on the command line over what the project says. */
static int
read_options (ZwStore *store, Request *request)
{
  double *const asked[] = { &request->options.approach_m, &request->options.spacing_m,
                            &request->options.tolerance_m, &request->options.merge_m };
  ZwSignsOptions options;
  double *const kept[] = { &options.approach_m, &options.spacing_m, &options.tolerance_m,
                           &options.merge_m };
  g_autoptr (GError) error = NULL;

  zw_signs_options_load (&options, store);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (isnan (*asked[i]))
      *asked[i] = *kept[i];
  return zw_signs_options_check (&request->options, &error) ? ZW_CLI_DONE
                                                            : zw_cli_misuse ("%s", error->message);
}

static gboolean
run (ZwStore *store, const Request *request, GError **error)
{
  g_autofree char *project = zw_store_get_setting (store, "name");
  g_autoptr (ZwZone) zone = zw_cli_find_zone (store, request->zone, error);
  g_autoptr (ZwZone) boundary = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (ZwFleet) fleet = NULL;
  g_autoptr (ZwSigns) signs = NULL;
  const ZwPlanPhase *phase = NULL;
  ZwSignsReport report;

  if (zone == NULL || (plan = zw_plan_load (store, zone->id, error)) == NULL
      || (records = zw_records_load (store, zone->id, error)) == NULL)
    return FALSE;
  if (request->phase != NULL)
    {
      phase = zw_vehicle_rules_find_phase (plan, request->phase);
      if (phase == NULL)
        {
          g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                       /* Translators: %s is what the user typed */
                       _ ("The plan has no phase “%s”."), request->phase);
          return FALSE;
        }
    }
  rules = zw_vehicle_rules_list (records, phase != NULL ? phase->id : ZW_VEHICLE_RULES_ANY_PHASE);
  boundary = zw_zone_find (
      store, zw_vehicle_rules_get_boundary (records, zone->id, phase != NULL ? phase->id : 0),
      error);
  if (boundary == NULL)
    return FALSE;
  signs = zw_signs_load (store, boundary->geometry, &request->options, zw_cli_progress (), error);
  if (signs == NULL)
    return FALSE;
  fleet = zw_fleet_load (store, boundary->geometry, zw_cli_progress (), error);
  if (fleet == NULL)
    return FALSE;
  report = (ZwSignsReport){ .project = project,
                            .crs = zw_store_get_crs (store),
                            .zone = zone,
                            .boundary = boundary->id != zone->id ? boundary->name : NULL,
                            .phase = phase,
                            .rules = rules,
                            .fleet = fleet,
                            .signs = signs };
  return print (&report, request, error);
}

int
zw_cli_signs (int argc, char **argv)
{
  g_auto (Request) request = { .options = { NAN, NAN, NAN, NAN } };
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &request.zone, N_ ("This zone; the first where not said"),
      "N" },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &request.phase,
      N_ ("Boundary and rules of this phase: short, mid, long, its name or number"), "K" },
    { "approach", 0, 0, G_OPTION_ARG_DOUBLE, &request.options.approach_m,
      N_ ("How far before an entry its approach sign stands, in metres"), "150" },
    { "spacing", 0, 0, G_OPTION_ARG_DOUBLE, &request.options.spacing_m,
      N_ ("Distance between repeaters along a road, in metres"), "500" },
    { "tolerance", 0, 0, G_OPTION_ARG_DOUBLE, &request.options.tolerance_m,
      N_ ("Roads no farther from the boundary run along it, in metres"), "10" },
    { "merge", 0, 0, G_OPTION_ARG_DOUBLE, &request.options.merge_m,
      N_ ("Entries of one road name no farther apart share their signs, in metres; 0 for none"),
      "30" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &request.csv, N_ ("Print a table with a row for each sign"),
      NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg",
                     _ ("Suggests places for the signs of a zone and tells whom its rules affect."),
                     entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  status = read_options (store, &request);
  if (status != ZW_CLI_DONE)
    return status;
  return run (store, &request, &error) ? ZW_CLI_DONE : zw_cli_fail (error);
}
