/* zw-cli-indicators.c: zonewright indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/zw-cli-private.h"
#include "metrics/zw-baseline.h"
#include "metrics/zw-evaluate.h"
#include "metrics/zw-indicator-output.h"

static void
print_as_text (const ZwZoneIndicators *rows, guint n)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);

  for (guint z = 0; z < n; z++)
    {
      g_print ("%s (%.3f km²)\n", rows[z].zone->name, rows[z].evaluation->area_m2 / 1e6);
      for (guint i = 0; i < rows[z].evaluation->n_indicators; i++)
        {
          const ZwIndicator *indicator = &rows[z].evaluation->indicators[i];
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
print_rows (ZwStore *store, const ZwZoneIndicators *rows, guint n, gboolean json, gboolean csv)
{
  g_autofree char *project = zw_store_get_setting (store, "name");
  g_autofree char *text = NULL;

  if (json)
    text = zw_indicators_to_json (project, zw_store_get_crs (store), rows, n);
  else if (csv)
    text = zw_indicators_to_csv (rows, n);
  else
    print_as_text (rows, n);
  if (text == NULL)
    return;
  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
}

int
zw_cli_indicators (int argc, char **argv)
{
  g_autofree char *zone_name = NULL;
  gboolean json = FALSE, csv = FALSE;
  ZwEvaluateOptions options = { 0 };
  ZwBaselineSettings settings;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name, N_ ("This zone alone"), "N" },
    { "radius", 0, 0, G_OPTION_ARG_DOUBLE, &settings.radius_m,
      N_ ("How far a stop serves, in metres"), "500" },
    { "stops-in-zone", 0, 0, G_OPTION_ARG_NONE, &options.stops_in_zone,
      N_ ("Only stops inside the zone serve"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print a table"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GPtrArray) zones = NULL;
  g_autoptr (GPtrArray)
      evaluations = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_evaluation_unref);
  g_autofree ZwZoneIndicators *rows = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  zw_baseline_settings_init (&settings);
  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Computes the indicators of the zones."), entries,
                     1, 1))
    return ZW_CLI_USAGE;
  if (!(settings.radius_m > 0.0 && settings.radius_m <= 10000.0))
    return zw_cli_misuse (_ ("--radius takes metres above 0 and up to 10000."));
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (zone_name != NULL)
    {
      ZwZone *zone = zw_cli_find_zone (store, zone_name, &error);

      if (zone == NULL)
        return zw_cli_fail (error);
      zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_zone_free);
      g_ptr_array_add (zones, zone);
    }
  else
    zones = zw_zone_list (store, &error);
  baseline = zones != NULL ? zw_baseline_load (store, &settings, zw_cli_progress (), &error) : NULL;
  if (baseline == NULL)
    return zw_cli_fail (error);
  rows = g_new0 (ZwZoneIndicators, zones->len + 1);
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      ZwEvaluation *evaluation = zw_evaluate (baseline, zone->geometry, &options);

      g_ptr_array_add (evaluations, evaluation);
      rows[i].zone = zone;
      rows[i].evaluation = evaluation;
    }
  print_rows (store, rows, zones->len, json, csv);
  return ZW_CLI_DONE;
}
