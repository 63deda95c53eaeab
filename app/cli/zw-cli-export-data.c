/* zw-cli-export-data.c: zonewright export P data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "output/zw-data-output.h"

int
zw_cli_export_data (int argc, char **argv)
{
  g_autofree char *zone_name = NULL;
  g_autofree char *language = NULL;
  g_autofree char *table = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *crs = NULL;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name, N_ ("This zone; all where not said"), "N" },
    { "table", 0, 0, G_OPTION_ARG_STRING, &table,
      N_ ("This table; for files that hold one, zones where not said"), "zones" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Of a shapefile: UTF-8 or CP950"),
      "UTF-8" },
    { "crs", 0, 0, G_OPTION_ARG_STRING, &crs,
      N_ ("Coordinate system; the project's where not said"), "EPSG:3826" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of names and words"), "zh_TW" },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  ZwDataOptions options = { 0 };
  ZwDataFormat format;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg data FILE.gpkg|.geojson|.shp|.csv|.xlsx|.xml",
                     _ ("Writes zones, plan and indicators for other programs."), entries, 3, 3))
    return ZW_CLI_USAGE;
  if (!zw_data_format_from_path (argv[3], &format))
    return zw_cli_misuse (_ ("“%s” must end in one of these: %s."), argv[3],
                          ".gpkg, .geojson, .shp, .csv, .xlsx, .xml");
  options.cp950 = encoding != NULL
                  && (g_ascii_strcasecmp (encoding, "CP950") == 0
                      || g_ascii_strcasecmp (encoding, "Big5") == 0);
  if (encoding != NULL && !options.cp950 && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    return zw_cli_misuse (_ ("“%s” is neither UTF-8 nor CP950."), encoding);
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (zone_name != NULL)
    {
      zone = zw_cli_find_zone (store, zone_name, &error);
      if (zone == NULL)
        return zw_cli_fail (error);
      options.zone_id = zone->id;
    }
  options.table = table;
  options.crs = crs;
  options.language = language;
  if (!zw_data_output_write (store, argv[3], &options, notes, zw_cli_progress (), &error))
    return zw_cli_fail (error);
  for (guint i = 0; i < notes->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (notes, i));
  return ZW_CLI_DONE;
}
