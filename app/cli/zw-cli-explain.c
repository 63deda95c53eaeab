/* zw-cli-explain.c: zonewright explain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "document/zw-explain.h"

int
zw_cli_explain (int argc, char **argv)
{
  g_autofree char *language = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of the answer"), "zh_TW" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("JSON instead of words"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwFigureEntry) entry = NULL;
  g_autoptr (ZwCatalog) catalog = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg CODE",
                     _ ("Tells how a printed figure came about. The codes of a document’s figures "
                        "are in its annex."),
                     entries, 2, 2))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  entry = zw_explain_find (store, argv[2], language, zw_cli_progress (), &error);
  if (entry == NULL)
    return zw_cli_fail (error);
  if (as_json)
    {
      g_autoptr (JsonNode) node = zw_figure_entry_to_json (entry);

      zw_cli_print_json (node);
      return ZW_CLI_DONE;
    }
  catalog = zw_catalog_new (language);
  text = zw_explain_to_text (entry, catalog);
  g_print ("%s", text);
  return ZW_CLI_DONE;
}
