/* zw-cli-export.c: zonewright export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "document/zw-odt.h"
#include "document/zw-pdf.h"
#include "document/zw-plan-document.h"

typedef gboolean (*WriteFunc) (ZwDocument *document,
                               const char *path,
                               const ZwProgress *progress,
                               GError **error);

static const struct
{
  const char *suffix;
  WriteFunc write;
} formats[] = {
  { ".odt", zw_odt_write },
  { ".pdf", zw_pdf_write },
};

static WriteFunc
find_writer (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return formats[i].write;
  return NULL;
}

int
zw_cli_export (int argc, char **argv)
{
  g_autofree char *zone_name = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = { { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name,
                                     N_ ("This zone; the first where not said"), "N" },
                                   { "lang", 0, 0, G_OPTION_ARG_STRING, &language,
                                     N_ ("Language of the document"), "zh_TW" },
                                   { NULL } };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (ZwDocument) document = NULL;
  WriteFunc write;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg plan FILE.odt|FILE.pdf",
                     _ ("Writes the document of a zone."), entries, 3, 3))
    return ZW_CLI_USAGE;
  if (g_strcmp0 (argv[2], "plan") != 0)
    return zw_cli_misuse (_ ("There is nothing to export as “%s”. What there is: plan."), argv[2]);
  write = find_writer (argv[3]);
  if (write == NULL)
    return zw_cli_misuse (_ ("“%s” must end in .odt or .pdf."), argv[3]);
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  zone = zw_cli_find_zone (store, zone_name, &error);
  if (zone == NULL)
    return zw_cli_fail (error);
  document = zw_plan_document_load (store, zone->id, language, NULL, zw_cli_progress (), &error);
  if (document == NULL)
    return zw_cli_fail (error);
  return write (document, argv[3], zw_cli_progress (), &error) ? ZW_CLI_DONE : zw_cli_fail (error);
}
