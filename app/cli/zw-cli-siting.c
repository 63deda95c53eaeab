/* zw-cli-siting.c: zonewright siting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-catalog.h"
#include "cli/zw-cli-private.h"
#include "plan/zw-siting.h"

/* What the command line asks for. */
typedef struct
{
  char *zone;
  double tolerance_m;
  double boundary_percent;
  double walk_m;
  gboolean json;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
print_figure (const ZwSitingFigure *figure)
{
  g_autofree char *value = zw_siting_format (figure->value, figure->unit, NULL);
  g_autofree char *other = zw_siting_format (figure->other, figure->unit, NULL);

  if (isnan (figure->other))
    g_print ("      %s: %s\n", figure->label, value);
  else
    g_print ("      %s: %s (%s: %s)\n", figure->label, value, figure->other_label, other);
}

static void
print_principle (const ZwSitingPrinciple *principle)
{
  g_print ("  %u  %s: %s\n", principle->number,
           zw_verdict_get_label (zw_siting_principle_get_verdict (principle), NULL),
           principle->reason);
  if (principle->judged)
    /* Translators: a verdict */
    g_print (_ ("      your own verdict; that of the data: %s\n"),
             zw_verdict_get_label (principle->verdict, NULL));
  if (principle->note != NULL)
    g_print ("      %s\n", principle->note);
  if (principle->text != NULL)
    g_print ("      %s\n", principle->text);
  for (guint i = 0; i < principle->figures->len; i++)
    print_figure (&g_array_index (principle->figures, ZwSitingFigure, i));
  for (guint i = 0; i < principle->missing->len; i++)
    g_print ("      %s\n", (const char *) g_ptr_array_index (principle->missing, i));
}

static gboolean
run (ZwStore *store, const Request *request, const ZwSitingSettings *settings, GError **error)
{
  g_autoptr (ZwZone) zone = zw_cli_find_zone (store, request->zone, error);
  g_autoptr (ZwReference) reference = NULL;
  g_autoptr (ZwSiting) siting = NULL;

  if (zone == NULL)
    return FALSE;
  siting = zw_siting_load (store, zone->id, settings, zw_cli_progress (), error);
  if (siting == NULL)
    return FALSE;
  if (request->json)
    {
      g_autoptr (JsonNode) node = NULL;

      reference = zw_reference_new ();
      node = zw_siting_to_json (siting, reference);
      zw_cli_print_json (node);
      return TRUE;
    }
  g_print ("%s\n", zone->name);
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    print_principle (&siting->principles[i]);
  return TRUE;
}

/* What was said on the command line over what the project says. */
static int
read_settings (ZwStore *store, const Request *request, ZwSitingSettings *settings)
{
  g_autoptr (GError) error = NULL;

  zw_siting_settings_load (settings, store);
  if (!isnan (request->tolerance_m))
    settings->tolerance_m = request->tolerance_m;
  if (!isnan (request->boundary_percent))
    settings->boundary_share = request->boundary_percent / 100.0;
  if (!isnan (request->walk_m))
    settings->walk_m = request->walk_m;
  return zw_siting_settings_check (settings, &error) ? ZW_CLI_DONE
                                                     : zw_cli_misuse ("%s", error->message);
}

int
zw_cli_siting (int argc, char **argv)
{
  g_auto (Request) request = { .tolerance_m = NAN, .boundary_percent = NAN, .walk_m = NAN };
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &request.zone, N_ ("This zone; the first where not said"),
      "N" },
    { "tolerance", 0, 0, G_OPTION_ARG_DOUBLE, &request.tolerance_m,
      N_ ("How far from the boundary a line may run, in metres"), "30" },
    { "boundary", 0, 0, G_OPTION_ARG_DOUBLE, &request.boundary_percent,
      N_ ("Part of the boundary that must run along lines, in per cent"), "80" },
    { "walk", 0, 0, G_OPTION_ARG_DOUBLE, &request.walk_m,
      N_ ("What people accept to walk, in metres"), "500" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  ZwSitingSettings settings;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg",
                     _ ("Holds a zone against the six principles of siting."), entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  status = read_settings (store, &request, &settings);
  if (status != ZW_CLI_DONE)
    return status;
  return run (store, &request, &settings, &error) ? ZW_CLI_DONE : zw_cli_fail (error);
}
