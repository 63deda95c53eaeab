/* zw-cli-import.c: zonewright import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "cli/zw-cli-private.h"
#include "import/zw-import.h"

static gboolean
read_mapping (char **pairs, GHashTable *mapping)
{
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');

      if (equals == NULL)
        return FALSE;
      g_hash_table_insert (mapping, g_strndup (pairs[i], equals - pairs[i]), g_strdup (equals + 1));
    }
  return TRUE;
}

static char *
list_roles (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ZW_N_ROLES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", zw_role_get_id (i));
  return g_string_free (text, FALSE);
}

static gboolean
check_mapping (GHashTable *mapping, ZwRole role)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, mapping);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (zw_role_find_field (role, field) == NULL)
      {
        zw_cli_misuse (_ ("“%s” has no field “%s”."), zw_role_get_id (role), (char *) field);
        return FALSE;
      }
  return TRUE;
}

int
zw_cli_import (int argc, char **argv)
{
  g_autofree char *layer = NULL;
  g_autofree char *as = NULL;
  g_autofree char *name = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *crs = NULL;
  g_autofree char *date = NULL;
  g_autofree char *join = NULL;
  g_autofree char *key = NULL;
  g_auto (GStrv) map = NULL;
  int year = 0;
  const GOptionEntry entries[] = {
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer, N_ ("Layer of a source that has several"), "L" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_ ("Part it plays; guessed where not said"), "ROLE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("What to call the layer"), "N" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map, N_ ("Which field is which"),
      "FIELD=SOURCEFIELD" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Encoding of its text"), "CP950" },
    { "crs", 0, 0, G_OPTION_ARG_STRING, &crs, N_ ("Coordinate system"), "EPSG:3826" },
    { "join", 0, 0, G_OPTION_ARG_STRING, &join,
      N_ ("Layer with the shapes of a table; found where not said"), "LAYER[:FIELD]" },
    { "key", 0, 0, G_OPTION_ARG_STRING, &key, N_ ("Field of the table that is looked for there"),
      "FIELD" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Year of the survey"), "2026" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_ ("Date of the data, or service day of a timetable"), "YYYY-MM-DD" },
    { NULL }
  };
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwImportReport) report = NULL;
  ZwImportOptions options = { 0 };
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg SOURCE", _ ("Imports a source as a layer."), entries, 2,
                     2))
    return ZW_CLI_USAGE;
  if (as != NULL && !zw_role_from_id (as, &options.role))
    {
      g_autofree char *roles = list_roles ();

      return zw_cli_misuse (_ ("There is no role “%s”. The roles are: %s."), as, roles);
    }
  if (!read_mapping (map, mapping))
    return zw_cli_misuse (_ ("--map takes FIELD=SOURCEFIELD, such as population=人口數."));
  options.has_role = as != NULL;
  if (options.has_role && !check_mapping (mapping, options.role))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  options.path = argv[2];
  options.layer = layer;
  options.name = name;
  options.mapping = mapping;
  options.encoding = encoding;
  options.crs = crs;
  options.year = year;
  options.date = date;
  options.join = join;
  options.key = key;
  report = zw_import_run (store, &options, zw_cli_progress (), &error);
  if (report == NULL)
    return zw_cli_fail (error);
  for (guint i = 0; i < report->remarks->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (report->remarks, i));
  return ZW_CLI_DONE;
}
