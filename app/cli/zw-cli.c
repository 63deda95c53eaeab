/* zw-cli.c: the command line: which subcommand, and what they share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/zw-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/zw-cli-private.h"

static const struct
{
  const char *name;
  ZwCliFunc run;
  const char *usage;
} commands[] = {
  { "new", zw_cli_new, "P.gpkg [--name N] [--government G] [--grade 1…5] [--crs EPSG:3826]" },
  { "project", zw_cli_project,
    "P.gpkg [--name N] [--government G] [--grade 1…5] [--staff N] [--own-revenue 60] "
    "[--licence L] [--json]" },
  { "import", zw_cli_import,
    "P.gpkg SOURCE [--layer L] [--as ROLE] [--name N] [--map FIELD=SOURCEFIELD]… [--encoding E] "
    "[--crs C] "
    "[--year Y] [--date YYYY-MM-DD]" },
  { "layers", zw_cli_layers, "P.gpkg [--json]" },
  { "zone", zw_cli_zone,
    "P.gpkg add --name N --type urban|scenic|park [--island] [--remote] (--file F | --wkt W | "
    "--dissolve ROLE); P.gpkg set [--zone N] [--name N] [--type T] [--island | --no-island] "
    "[--remote | --no-remote]; P.gpkg list [--json]" },
  { "indicators", zw_cli_indicators,
    "P.gpkg [--zone N] [--radius 500] [--stops-in-zone] [--json | --csv]" },
  { "left-out", zw_cli_left_out,
    "P.gpkg [--zone N] [--radius 500] [--stops-in-zone] [--top 10] [--layer] "
    "[--json | --csv [--pockets]]" },
  { "journeys", zw_cli_journeys,
    "P.gpkg (--from X,Y --to X,Y | --pairs FILE) [--depart 08:00 | --window 07:00-09:00] "
    "[--day weekday|saturday|sunday] [--max-rides N] [--walk-kmh 4.5] [--private-kmh 25] "
    "[--private-cost N] [--keep] [--json]" },
  { "service", zw_cli_service,
    "P.gpkg [--zone N] [--city] [--radius 500] [--from 07:00] [--to 19:00] [--json | --csv]" },
  { "siting", zw_cli_siting,
    "P.gpkg [--zone N] [--tolerance 30] [--boundary 80] [--walk 500] [--json]" },
  { "signs", zw_cli_signs,
    "P.gpkg [--zone N] [--phase K] [--approach 150] [--spacing 500] [--tolerance 10] [--merge 30] "
    "[--json | --csv]" },
  { "plan", zw_cli_plan,
    "P.gpkg [--zone N] [--fill] [--lang zh_TW] [--json]; P.gpkg add KIND FIELD=VALUE…; P.gpkg set "
    "KIND ID FIELD=VALUE…; P.gpkg remove KIND ID; P.gpkg list [KIND]" },
  { "check", zw_cli_check, "P.gpkg [--zone N] [--quick] [--json]" },
  { "budget", zw_cli_budget,
    "P.gpkg [--zone N] [--lang zh_TW] [--json]; P.gpkg import FILE [--add]; P.gpkg export "
    "FILE.csv|FILE.xlsx|FILE.ods; P.gpkg share --sub-item S --total N; P.gpkg payments [--amount "
    "N]; P.gpkg surplus --amount N --percent 35" },
  { "export", zw_cli_export,
    "P.gpkg application|plan FILE.odt|FILE.pdf [--zone N] [--lang zh_TW]; P.gpkg briefing "
    "FILE.pdf|FILE.odp; P.gpkg sheets FILE.pdf [--series S | --theme T | --other ZONE] [--paper "
    "A3] "
    "[--portrait] [--scale 5000] [--extent W,S,E,N] [--graticule | --no-grid]; P.gpkg data "
    "FILE.gpkg|.geojson|.shp|.csv|.xlsx|.xml" },
  { "explain", zw_cli_explain, "P.gpkg CODE [--lang zh_TW] [--json]" },
  { "verify", zw_cli_verify, "P.gpkg FILE.pdf|FILE.odt|FILE.odp [--json]" },
  { "sample", zw_cli_sample, "P.gpkg [--from FOLDER]" },
  { "info", zw_cli_info, "P.gpkg" },
};

/**
 * zw_cli_is_command:
 * @word: (nullable): first word behind the program's name
 *
 * Returns: whether it is a subcommand rather than a file to open
 */
gboolean
zw_cli_is_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * zw_cli_run:
 * @argc: number of words
 * @argv: (array length=argc): the subcommand and what is behind it
 *
 * Returns: the exit code
 */
int
zw_cli_run (int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (argc > 0 && g_strcmp0 (commands[i].name, argv[0]) == 0)
      return commands[i].run (argc, argv);
  return ZW_CLI_USAGE;
}

/**
 * zw_cli_describe:
 *
 * Returns: (transfer full): a line for each subcommand
 */
char *
zw_cli_describe (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  zonewright %s %s\n", commands[i].name, commands[i].usage);
  return g_string_free (text, FALSE);
}

/**
 * zw_cli_parse:
 * @parameters: names of the words that are no options
 * @summary: what the subcommand does
 * @entries: its options
 * @n_min: fewest words behind the subcommand
 * @n_max: most of them
 *
 * Reads the options and leaves the words.
 *
 * Returns: %FALSE after saying on standard error what is wrong
 */
gboolean
zw_cli_parse (int *argc,
              char ***argv,
              const char *parameters,
              const char *summary,
              const GOptionEntry *entries,
              guint n_min,
              guint n_max)
{
  g_autofree char *words = g_strdup_printf ("%s %s", (*argv)[0], parameters);
  g_autoptr (GOptionContext) context = g_option_context_new (words);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("zonewright: %s\n", error->message);
      return FALSE;
    }
  if ((guint) *argc < n_min + 1 || (guint) *argc > n_max + 1)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return FALSE;
    }
  return TRUE;
}

/**
 * zw_cli_fail:
 * @error: (transfer full): what went wrong
 *
 * Returns: the exit code of a failure, after one sentence on standard error
 */
int
zw_cli_fail (GError *error)
{
  g_printerr ("zonewright: %s\n", error->message);
  g_error_free (error);
  return ZW_CLI_FAILED;
}

int
zw_cli_misuse (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("zonewright: %s\n", text);
  return ZW_CLI_USAGE;
}

/**
 * zw_cli_open:
 * @status: (out): exit code where it failed
 *
 * Returns: (transfer full) (nullable): the project
 */
ZwStore *
zw_cli_open (const char *path, int *status)
{
  GError *error = NULL;
  ZwStore *store = zw_store_open (path, &error);

  if (store == NULL)
    *status = zw_cli_fail (error);
  return store;
}

/**
 * zw_cli_find_zone:
 * @name: (nullable): name or number of a zone; the first where %NULL
 *
 * Returns: (transfer full) (nullable): the zone
 */
ZwZone *
zw_cli_find_zone (ZwStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);
  guint n_named = 0;

  if (zones == NULL)
    return NULL;
  for (guint i = 0; i < zones->len; i++)
    n_named += g_strcmp0 (((const ZwZone *) g_ptr_array_index (zones, i))->name, name) == 0;
  if (name != NULL && n_named > 1)
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                   /* Translators: %s is the name of a zone */
                   _ ("Several zones are called “%s”. Give the number of one instead; “zonewright "
                      "zone P.gpkg list” shows them."),
                   name);
      return NULL;
    }
  for (guint i = 0; i < zones->len; i++)
    {
      ZwZone *zone = g_ptr_array_index (zones, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, zone->id);

      if (name == NULL || g_strcmp0 (zone->name, name) == 0 || g_strcmp0 (number, name) == 0)
        return g_ptr_array_steal_index (zones, i);
    }
  if (name != NULL)
    g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                 /* Translators: %s is the name of a zone */
                 _ ("There is no zone “%s” in the project."), name);
  else
    g_set_error_literal (
        error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
        _ ("The project has no zone yet. Draw one, or add one with “zonewright zone”."));
  return NULL;
}

/* JSON on standard output, and nothing else there. */
void
zw_cli_print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

static void
on_progress (double fraction, const char *what, gpointer user_data)
{
  if (fraction < 0)
    fprintf (stderr, "\r%s … ", what != NULL ? what : "");
  else
    fprintf (stderr, "\r%s … %3.0f %% ", what != NULL ? what : "", 100.0 * fraction);
  if (fraction >= 1.0)
    fputs ("\r\033[K", stderr);
  fflush (stderr);
}

/**
 * zw_cli_progress:
 *
 * Returns: (nullable): a line that follows long work, where a person watches
 */
const ZwProgress *
zw_cli_progress (void)
{
  static const ZwProgress progress = { on_progress, NULL, NULL };

  return isatty (STDERR_FILENO) ? &progress : NULL;
}
