/* zw-cli-indicators.c: zonewright indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "cli/zw-cli-private.h"
#include "metrics/zw-indicator-output.h"
#include "metrics/zw-survey.h"

/* What the command line asks for. */
typedef struct
{
  char *zone;
  char *coverage;
  gboolean all_years;
  gboolean json;
  gboolean csv;
  gboolean candidates;
  gboolean parts;
  ZwFigureWish wish;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->zone);
  g_free (self->coverage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static const char *
describe_place (const ZwPlace *place)
{
  switch (place->kind)
    {
    case ZW_PLACE_SURROUNDINGS:
      return _ ("Surroundings");
    case ZW_PLACE_CITY:
      return _ ("Whole city");
    case ZW_PLACE_ZONE:
    case ZW_PLACE_DISTRICT:
    case ZW_N_PLACE_KINDS:
      break;
    }
  return place->name;
}

static void
print_as_text (const ZwFigureTable *table)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);

  for (guint z = 0; z < table->rows->len; z++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, z);

      if (table->year > 0)
        g_print ("%d ", table->year);
      g_print ("%s (%.3f km²)\n", describe_place (row->place), row->evaluation->area_m2 / 1e6);
      for (guint i = 0; i < row->evaluation->n_indicators; i++)
        {
          const ZwIndicator *indicator = &row->evaluation->indicators[i];
          const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

          if (indicator->state == ZW_INDICATOR_OK)
            g_print ("  %s %s: %.4f %s\n", info->id, zw_indicator_get_name (indicator->id, catalog),
                     info->is_share ? 100.0 * indicator->value : indicator->value,
                     zw_indicator_unit_get_label (indicator->id, catalog));
          else
            g_print ("  %s %s: %s\n", info->id, zw_indicator_get_name (indicator->id, catalog),
                     indicator->reason != NULL ? indicator->reason : "");
        }
    }
}

static void
print_tables (ZwStore *store, const Request *request, GPtrArray *tables)
{
  const ZwFigureTable *const *all = (const ZwFigureTable *const *) tables->pdata;
  g_autofree char *project = zw_store_get_setting (store, "name");
  g_autofree char *text = NULL;

  if (request->json)
    text = zw_figures_to_json (project, zw_store_get_crs (store), all, tables->len);
  else if (request->candidates)
    text = zw_figures_to_candidates (all, tables->len);
  else if (request->csv)
    text = zw_figures_to_csv (all, tables->len, request->parts);
  for (guint i = 0; text == NULL && i < tables->len; i++)
    print_as_text (all[i]);
  if (text == NULL)
    return;
  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
}

/* The year of the settings, or every year that the layers tell of. */
static GArray *
list_years (ZwStore *store, const Request *request, int year, GError **error)
{
  g_autoptr (GArray) years = NULL;

  if (request->all_years)
    {
      g_autoptr (GPtrArray) layers = zw_layer_list (store, error);

      if (layers == NULL)
        return NULL;
      years = zw_survey_list_years (layers);
    }
  else
    years = g_array_new (FALSE, FALSE, sizeof (int));
  if (years->len == 0)
    g_array_append_val (years, year);
  return g_steal_pointer (&years);
}

static gboolean
run (ZwStore *store, const Request *request, ZwFigureSettings *settings, GError **error)
{
  g_autoptr (GArray) years = list_years (store, request, settings->baseline.year, error);
  g_autoptr (GPtrArray)
      tables = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_table_free);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      ZwFigureTable *table;

      settings->baseline.year = g_array_index (years, int, i);
      table = zw_figure_table_new (store, settings, &request->wish, zw_cli_progress (), error);
      if (table == NULL)
        return FALSE;
      g_ptr_array_add (tables, table);
    }
  if (years != NULL)
    print_tables (store, request, tables);
  return years != NULL;
}

/* Takes a number that was said, NaN where none was; FALSE where it makes no sense. */
static gboolean
take_number (const char *option, double said, double *number, const ZwFigureSettings *settings)
{
  g_autoptr (GError) error = NULL;

  if (isnan (said))
    return TRUE;
  *number = said;
  if (zw_figure_settings_check (settings, &error))
    return TRUE;
  zw_cli_misuse ("%s: %s", option, error->message);
  return FALSE;
}

/* What was said on the command line over what the project says. */
static gboolean
read_settings (ZwStore *store, const ZwFigureSettings *said, ZwFigureSettings *settings)
{
  ZwBaselineSettings *baseline = &settings->baseline;

  zw_figure_settings_load (settings, store);
  if (said->baseline.coverage != ZW_N_COVERAGE_METHODS)
    baseline->coverage = said->baseline.coverage;
  if (said->baseline.year >= 0)
    baseline->year = said->baseline.year;
  settings->evaluate.stops_in_zone |= said->evaluate.stops_in_zone;
  return take_number ("--radius", said->baseline.radius_m, &baseline->radius_m, settings)
         && take_number ("--merge", said->baseline.merge_m, &baseline->merge_m, settings)
         && take_number ("--ring", said->ring_m, &settings->ring_m, settings);
}

int
zw_cli_indicators (int argc, char **argv)
{
  g_auto (Request) request = { 0 };
  ZwFigureSettings said = {
    .baseline = { .radius_m = NAN, .merge_m = NAN, .coverage = ZW_N_COVERAGE_METHODS, .year = -1 },
    .ring_m = NAN
  };
  ZwFigureSettings settings;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &request.zone, N_ ("This zone alone"), "N" },
    { "surroundings", 0, 0, G_OPTION_ARG_NONE, &request.wish.surroundings,
      N_ ("Also what lies around each zone"), NULL },
    { "ring", 0, 0, G_OPTION_ARG_DOUBLE, &said.ring_m, N_ ("Width of the surroundings, in metres"),
      "500" },
    { "districts", 0, 0, G_OPTION_ARG_NONE, &request.wish.districts,
      N_ ("Also the districts (鄉鎮市區)"), NULL },
    { "city", 0, 0, G_OPTION_ARG_NONE, &request.wish.city, N_ ("Also the whole city"), NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &said.baseline.year,
      N_ ("Survey year, common era; 0 for the latest"), "2024" },
    { "years", 0, 0, G_OPTION_ARG_NONE, &request.all_years,
      N_ ("Every survey year that the layers tell of"), NULL },
    { "radius", 0, 0, G_OPTION_ARG_DOUBLE, &said.baseline.radius_m,
      N_ ("How far a stop serves, in metres"), "500" },
    { "stops-in-zone", 0, 0, G_OPTION_ARG_NONE, &said.evaluate.stops_in_zone,
      N_ ("Only stops inside the zone serve"), NULL },
    { "merge", 0, 0, G_OPTION_ARG_DOUBLE, &said.baseline.merge_m,
      N_ ("Stops of one name within so many metres count as one"), "0" },
    { "coverage", 0, 0, G_OPTION_ARG_STRING, &request.coverage,
      N_ ("How residents within reach are told: auto, area, centroid or points"), "auto" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &request.csv,
      N_ ("Print a table with a row for each indicator"), NULL },
    { "parts", 0, 0, G_OPTION_ARG_NONE, &request.parts,
      N_ ("With --csv: also modes, kinds, classes and methods"), NULL },
    { "candidates", 0, 0, G_OPTION_ARG_NONE, &request.candidates,
      N_ ("Print a table with a row for each zone"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Computes the indicators of the zones."), entries,
                     1, 1))
    return ZW_CLI_USAGE;
  if (request.coverage != NULL
      && !zw_coverage_method_from_id (request.coverage, &said.baseline.coverage))
    return zw_cli_misuse (_ ("--coverage takes auto, area, centroid or points."));
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (!read_settings (store, &said, &settings))
    return ZW_CLI_USAGE;
  if (request.zone != NULL)
    {
      g_autoptr (ZwZone) zone = zw_cli_find_zone (store, request.zone, &error);

      if (zone == NULL)
        return zw_cli_fail (error);
      request.wish.zone_id = zone->id;
    }
  return run (store, &request, &settings, &error) ? ZW_CLI_DONE : zw_cli_fail (error);
}
