/* zw-cli-verify.c: zonewright verify
 *
 * Ends with 0 when nothing has changed, with 1 when something has, and with 1 and a
 * sentence on standard error when the file cannot be compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "document/zw-verify.h"

int
zw_cli_verify (int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("JSON instead of words"), NULL }, { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwVerification) verification = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg FILE.pdf|FILE.odt|FILE.odp",
                     _ ("Tells which figures have changed since a document was written. Ends with "
                        "0 when none has, with 1 otherwise."),
                     entries, 2, 2))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  verification = zw_verify_file (store, argv[2], zw_cli_progress (), &error);
  if (verification == NULL)
    return zw_cli_fail (error);
  if (as_json)
    {
      g_autoptr (JsonNode) node = zw_verification_to_json (verification);

      zw_cli_print_json (node);
    }
  else
    {
      text = zw_verification_to_text (verification);
      g_print ("%s", text);
    }
  return zw_verification_is_same (verification) ? ZW_CLI_DONE : ZW_CLI_FAILED;
}
