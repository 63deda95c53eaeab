/* main.c: wires the parts: the window, or one command
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "base/zw-catalog.h"
#include "cli/zw-cli.h"
#include "zw-application.h"

static int
run_window (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = zw_application_new ();

  g_set_application_name ("Zonewright");
  return g_application_run (G_APPLICATION (application), argc, argv);
}

static int
print_help (void)
{
  g_autofree char *commands = zw_cli_describe ();

  g_print (_ ("Usage:\n  zonewright [P.gpkg]    opens the workbench\n%s"), commands);
  return ZW_CLI_DONE;
}

int
main (int argc, char **argv)
{
  zw_catalog_set_up_program_language ();
  g_set_prgname ("zonewright");
  if (argc > 1 && zw_cli_is_command (argv[1]))
    return zw_cli_run (argc - 1, argv + 1);
  if (argc > 1 && (g_strcmp0 (argv[1], "--help") == 0 || g_strcmp0 (argv[1], "-h") == 0))
    return print_help ();
  if (argc > 1 && g_strcmp0 (argv[1], "--version") == 0)
    {
      g_print ("Zonewright " ZW_VERSION "\n");
      return ZW_CLI_DONE;
    }
  return run_window (argc, argv);
}
