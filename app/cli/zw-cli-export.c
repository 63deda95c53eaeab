/* zw-cli-export.c: zonewright export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-export-private.h"

/* "application, briefing, …, data" */
static char *
list_kinds (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ZW_N_PUBLICATION_KINDS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            zw_publication_kind_get_id ((ZwPublicationKind) i));
  g_string_append (text, ", data");
  return g_string_free (text, FALSE);
}

/* ".pdf, .odt" */
static char *
list_suffixes (ZwPublicationKind kind)
{
  GString *text = g_string_new (NULL);
  guint n;
  const ZwPublicationFormat *formats = zw_publication_kind_get_formats (kind, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", formats[i].suffix);
  return g_string_free (text, FALSE);
}

/**
 * zw_cli_export_publication:
 * @path: its ending is one of the kind's
 *
 * Makes a publication and writes it. What it lacks is listed on standard error.
 *
 * Returns: an exit code
 */
int
zw_cli_export_publication (ZwStore *store, const ZwPublicationWish *wish, const char *path)
{
  g_autoptr (ZwPublication) publication = NULL;
  const GPtrArray *gaps = NULL;
  GError *error = NULL;

  publication = zw_publication_load (store, wish, zw_cli_progress (), &error);
  if (publication == NULL || !zw_publication_write (publication, path, zw_cli_progress (), &error))
    return zw_cli_fail (error);
  gaps = zw_publication_get_gaps (publication);
  if (zw_cli_progress () != NULL)
    g_printerr ("\r\033[K");
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      /* Translators: a sentence on what a document lacks */
      g_printerr (_ ("Not ready yet: %s"), ((const ZwGap *) g_ptr_array_index (gaps, i))->text);
      g_printerr ("\n");
    }
  return ZW_CLI_DONE;
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
  g_autofree char *kinds = list_kinds ();
  g_autofree char *suffixes = NULL;
  ZwPublicationWish wish = { 0 };
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  /* These have options of their own. */
  if (argc > 2 && g_str_equal (argv[2], "data"))
    return zw_cli_export_data (argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "sheets"))
    return zw_cli_export_sheets (argc, argv);
  if (!zw_cli_parse (&argc, &argv, "P.gpkg KIND FILE", _ ("Writes a document of a zone."), entries,
                     3, 3))
    return ZW_CLI_USAGE;
  if (!zw_publication_kind_from_id (argv[2], &wish.kind))
    /* Translators: what the user typed, what there is */
    return zw_cli_misuse (_ ("There is nothing to export as “%s”. What there is: %s."), argv[2],
                          kinds);
  suffixes = list_suffixes (wish.kind);
  if (zw_publication_kind_find_format (wish.kind, argv[3]) == NULL)
    /* Translators: a file, and the ends of names such as .pdf */
    return zw_cli_misuse (_ ("“%s” must end in one of these: %s."), argv[3], suffixes);
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  zone = zw_cli_find_zone (store, zone_name, &error);
  if (zone == NULL)
    return zw_cli_fail (error);
  wish.zone_id = zone->id;
  wish.language = language;
  return zw_cli_export_publication (store, &wish, argv[3]);
}
