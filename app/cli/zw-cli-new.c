/* zw-cli-new.c: zonewright new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "layers/zw-project.h"

int
zw_cli_new (int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *government = NULL;
  g_autofree char *crs = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the project"), "N" },
    { "government", 0, 0, G_OPTION_ARG_STRING, &government, N_ ("Local government"), "臺北市" },
    { "crs", 0, 0, G_OPTION_ARG_STRING, &crs, N_ ("Projected coordinate system in metres"),
      "EPSG:3826" },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  GError *error = NULL;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Makes a new project."), entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_project_create (argv[1], name, government, crs, &error);
  return store != NULL ? ZW_CLI_DONE : zw_cli_fail (error);
}
