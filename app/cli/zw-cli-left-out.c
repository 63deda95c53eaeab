/* zw-cli-left-out.c: zonewright left-out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "cli/zw-cli-private.h"
#include "metrics/zw-figure-settings.h"
#include "metrics/zw-left-out-output.h"

#define MAX_TOP 10000

/* Names of areas that are printed of a pocket. */
#define MAX_NAMES 3

/* What the command line asks for. */
typedef struct
{
  char *zone;
  double radius_m;
  gboolean stops_in_zone;
  double cell_m;
  int top;
  gboolean json;
  gboolean csv;
  gboolean pockets;
  gboolean layer;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
print_as_text (const ZwLeftOut *left_out, const ZwZone *zone)
{
  g_print ("%s\n", zone != NULL ? zone->name : _ ("Whole city"));
  if (left_out->state != ZW_INDICATOR_OK)
    {
      g_print ("  %s\n", left_out->reason);
      return;
    }
  /* Translators: residents without coverage, all residents, per cent */
  g_print (_ ("  Residents without coverage: %.0f of %.0f (%.2f %%)\n"), left_out->left_out,
           left_out->residents, 100.0 * left_out->share);
  g_print ("  %s\n", left_out->method);
  for (guint i = 0; i < left_out->n_pockets; i++)
    {
      const ZwPocket *pocket = &left_out->pockets[i];
      g_autofree char *name = zw_left_out_dup_pocket_name (left_out, pocket, MAX_NAMES);

      /* Translators: rank, residents, area, easting, northing, names of areas */
      g_print (_ ("  %3u. %9.0f residents  %7.3f km²  E %.0f N %.0f  %s\n"), i + 1,
               pocket->residents, pocket->area_m2 / 1e6, pocket->place.x, pocket->place.y, name);
    }
}

static gboolean
print (ZwStore *store,
       const Request *request,
       const ZwLeftOut *left_out,
       const ZwZone *zone,
       GError **error)
{
  g_autofree char *project = zw_store_get_setting (store, "name");
  g_autofree char *text = NULL;

  if (request->json)
    text = zw_left_out_to_json (left_out, project, zw_store_get_crs (store), zone, error);
  else if (request->csv && request->pockets)
    text = zw_left_out_pockets_to_csv (left_out, zw_store_get_crs (store), error);
  else if (request->csv)
    text = zw_left_out_to_csv (left_out);
  else
    print_as_text (left_out, zone);
  if (text == NULL)
    return !(request->json || request->csv);
  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
  return TRUE;
}

static gboolean
run (ZwStore *store,
     const Request *request,
     const ZwFigureSettings *settings,
     const ZwLeftOutOptions *options,
     GError **error)
{
  g_autoptr (ZwZone) zone = request->zone != NULL ? zw_cli_find_zone (store, request->zone, error)
                                                  : NULL;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwLeftOut) left_out = NULL;

  if (request->zone != NULL && zone == NULL)
    return FALSE;
  baseline = zw_baseline_load (store, &settings->baseline, zw_cli_progress (), error);
  if (baseline == NULL)
    return FALSE;
  left_out = zw_left_out_load (store, baseline, zone != NULL ? zone->geometry : NULL, options,
                               zw_cli_progress (), error);
  return left_out != NULL
         && (!request->layer || zw_left_out_add_layer (left_out, store, zone, error) != 0)
         && print (store, request, left_out, zone, error);
}

/* What was said on the command line over what the project says. */
static int
read_settings (ZwStore *store,
               const Request *request,
               ZwFigureSettings *settings,
               ZwLeftOutOptions *options)
{
  g_autoptr (GError) error = NULL;

  zw_figure_settings_load (settings, store);
  if (!isnan (request->radius_m))
    settings->baseline.radius_m = request->radius_m;
  zw_left_out_options_init (options);
  options->stops_in_zone = settings->evaluate.stops_in_zone || request->stops_in_zone;
  options->cell_m = request->cell_m;
  options->n_pockets = (guint) request->top;
  return zw_figure_settings_check (settings, &error) ? ZW_CLI_DONE
                                                     : zw_cli_misuse ("%s", error->message);
}

int
zw_cli_left_out (int argc, char **argv)
{
  g_auto (Request) request = { .radius_m = NAN,
                               .cell_m = ZW_LEFT_OUT_DEFAULT_CELL_M,
                               .top = ZW_LEFT_OUT_DEFAULT_POCKETS };
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &request.zone, N_ ("This zone; else the whole city"),
      "N" },
    { "radius", 0, 0, G_OPTION_ARG_DOUBLE, &request.radius_m,
      N_ ("How far a stop serves, in metres"), "500" },
    { "stops-in-zone", 0, 0, G_OPTION_ARG_NONE, &request.stops_in_zone,
      N_ ("Only stops inside the zone serve"), NULL },
    { "cell", 0, 0, G_OPTION_ARG_DOUBLE, &request.cell_m,
      N_ ("Side in metres of the cells that pockets are put together from"), "100" },
    { "top", 0, 0, G_OPTION_ARG_INT, &request.top, N_ ("How many of the largest pockets"), "10" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &request.csv, N_ ("Print a table with a row for each area"),
      NULL },
    { "pockets", 0, 0, G_OPTION_ARG_NONE, &request.pockets,
      N_ ("With --csv: a row for each pocket instead"), NULL },
    { "layer", 0, 0, G_OPTION_ARG_NONE, &request.layer,
      N_ ("Keep the areas as a layer of the project"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  ZwFigureSettings settings;
  ZwLeftOutOptions options;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg",
                     _ ("Tells where residents live without public transport within reach."),
                     entries, 1, 1))
    return ZW_CLI_USAGE;
  if (request.top < 0 || request.top > MAX_TOP)
    return zw_cli_misuse (_ ("--top takes a number from 0 to %d."), MAX_TOP);
  if (!(request.cell_m >= 1.0 && request.cell_m <= 10000.0))
    return zw_cli_misuse (_ ("--cell takes metres from 1 to 10000."));
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  status = read_settings (store, &request, &settings, &options);
  if (status != ZW_CLI_DONE)
    return status;
  return run (store, &request, &settings, &options, &error) ? ZW_CLI_DONE : zw_cli_fail (error);
}
