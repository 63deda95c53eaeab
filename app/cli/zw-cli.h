/* zw-cli.h: the command line, one function for each subcommand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit codes. */
#define ZW_CLI_DONE 0
#define ZW_CLI_FAILED 1
#define ZW_CLI_USAGE 2

gboolean zw_cli_is_command (const char *word);
int zw_cli_run (int argc, char **argv);
char *zw_cli_describe (void);

G_END_DECLS
