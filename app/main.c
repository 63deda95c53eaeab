/* main.c: wires the parts: the window, or one command
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>
#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "cli/zw-cli.h"

int
main (int argc, char **argv)
{
  zw_catalog_set_up_program_language ();
  if (argc > 1 && zw_cli_is_command (argv[1]))
    return zw_cli_run (argc - 1, argv + 1);
  return 0;
}
