/* zw-cli-sample.c: zonewright sample
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "plan/zw-sample.h"

int
zw_cli_sample (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = { { "from", 0, 0, G_OPTION_ARG_FILENAME, &folder,
                                     N_ ("Folder with the files of the sample city"), "FOLDER" },
                                   { NULL } };
  GError *error = NULL;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Makes the project of the invented sample city."),
                     entries, 1, 1))
    return ZW_CLI_USAGE;
  return zw_sample_build (argv[1], folder, zw_cli_progress (), &error) ? ZW_CLI_DONE
                                                                       : zw_cli_fail (error);
}
