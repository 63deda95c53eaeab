/* zw-cli-export-sheets.c: zonewright export P sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "cli/zw-cli-export-private.h"

/* Scales that anybody could mean. */
#define LEAST_SCALE 10.0
#define MOST_SCALE 100000000.0

/* As typed; %NULL where not said. */
typedef struct
{
  char *zone;
  char *language;
  char *series;
  char *paper;
  gboolean portrait;
  char *scale;
  char *theme;
  char *extent;
  char *other;
  gboolean graticule;
  gboolean no_grid;
} Words;

static void
words_clear (Words *self)
{
  g_free (self->zone);
  g_free (self->language);
  g_free (self->series);
  g_free (self->paper);
  g_free (self->scale);
  g_free (self->theme);
  g_free (self->extent);
  g_free (self->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* Ids one after the other, with commas. */
static char *
list_ids (guint n, const char *(*get_id) (guint))
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", get_id (i));
  return g_string_free (text, FALSE);
}

static const char *
get_series (guint index)
{
  return zw_sheets_series_get_id ((ZwSheetsSeries) index);
}

static const char *
get_paper (guint index)
{
  return zw_paper_get_id ((ZwPaper) index);
}

static const char *
get_theme (guint index)
{
  return zw_theme_get_id ((ZwTheme) index);
}

/* "5000", "5,000" or "1:5000". */
static gboolean
parse_scale (const char *typed, double *scale)
{
  const char *colon = strchr (typed, ':');
  g_autofree char *digits = g_strdup (colon != NULL ? colon + 1 : typed);
  char *end = NULL, *out = digits;

  if (colon != NULL)
    {
      g_autofree char *one = g_strndup (typed, (gsize) (colon - typed));

      if (!g_str_equal (g_strstrip (one), "1"))
        return FALSE;
    }
  for (const char *in = digits; *in != '\0'; in++)
    if (*in != ',')
      *out++ = *in;
  *out = '\0';
  g_strstrip (digits);
  *scale = g_ascii_strtod (digits, &end);
  return end != digits && *end == '\0' && *scale >= LEAST_SCALE && *scale <= MOST_SCALE;
}

static gboolean
parse_extent (const char *typed, ZwEnvelope *extent)
{
  g_auto (GStrv) parts = g_strsplit (typed, ",", -1);
  double sides[4];

  if (g_strv_length (parts) != G_N_ELEMENTS (sides))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      char *end = NULL;

      sides[i] = g_ascii_strtod (g_strstrip (parts[i]), &end);
      if (end == parts[i] || *end != '\0' || !isfinite (sides[i]))
        return FALSE;
    }
  *extent = (ZwEnvelope){ sides[0], sides[1], sides[2], sides[3] };
  return extent->max_x > extent->min_x && extent->max_y > extent->min_y;
}

/* Which series, from what was said of it and of others. */
static gboolean
parse_series (const Words *self, ZwSheetsWish *wish, int *status)
{
  g_autofree char *all = list_ids (ZW_N_SHEETS_SERIES, get_series);
  g_autofree char *themes = list_ids (ZW_N_THEMES, get_theme);

  wish->series = self->theme != NULL   ? ZW_SHEETS_ONE
                 : self->other != NULL ? ZW_SHEETS_COMPARE_ZONES
                                       : ZW_SHEETS_THEMES;
  if (self->series != NULL && !zw_sheets_series_from_id (self->series, &wish->series))
    /* Translators: what the user typed, what there is */
    *status = zw_cli_misuse (_ ("There is no series of map sheets “%s”. What there is: %s."),
                             self->series, all);
  else if (self->theme != NULL && !zw_theme_from_id (self->theme, &wish->theme))
    *status = zw_cli_misuse (_ ("There is no theme “%s”. What there is: %s."), self->theme, themes);
  else if (self->theme != NULL && wish->series != ZW_SHEETS_ONE)
    *status = zw_cli_misuse (_ ("A theme is for a single sheet: leave --series out or say “one”."));
  else if (self->other != NULL && wish->series != ZW_SHEETS_COMPARE_ZONES)
    *status = zw_cli_misuse (
        _ ("Another zone is for comparing zones: leave --series out or say “compare-zones”."));
  else
    return TRUE;
  return FALSE;
}

/* Says on standard error what is wrong. */
static gboolean
parse_words (const Words *self, ZwSheetsWish *wish, int *status)
{
  g_autofree char *papers = list_ids (ZW_N_PAPERS, get_paper);

  *wish = (ZwSheetsWish){ .theme = ZW_N_THEMES,
                          .portrait = self->portrait,
                          .degrees = self->graticule,
                          .no_grid = self->no_grid };
  if (!parse_series (self, wish, status))
    return FALSE;
  if (self->paper != NULL && !zw_paper_from_id (self->paper, &wish->paper))
    /* Translators: what the user typed, what there is */
    *status = zw_cli_misuse (_ ("There is no paper “%s”. What there is: %s."), self->paper, papers);
  else if (self->scale != NULL && !parse_scale (self->scale, &wish->scale))
    *status = zw_cli_misuse (_ ("“%s” is no scale. Say 5000 for 1:5,000."), self->scale);
  else if (self->extent != NULL && !parse_extent (self->extent, &wish->extent))
    *status = zw_cli_misuse (_ ("“%s” is no extent. It is four numbers in metres: west, south, "
                                "east, north, with commas between."),
                             self->extent);
  else if (self->graticule && self->no_grid)
    *status = zw_cli_misuse (_ ("Say --graticule or --no-grid, not both."));
  else
    return TRUE;
  return FALSE;
}

/* The zone to compare with. */
static gboolean
find_other (const Words *self, ZwStore *store, const ZwZone *own, gint64 *id, GError **error)
{
  g_autoptr (ZwZone) zone = NULL;

  if (self->other == NULL)
    return TRUE;
  zone = zw_cli_find_zone (store, self->other, error);
  if (zone == NULL)
    return FALSE;
  *id = zone->id;
  if (zone->id != own->id)
    return TRUE;
  g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
               _ ("The zone “%s” would be compared with itself. Name another with --other."),
               zone->name);
  return FALSE;
}

int
zw_cli_export_sheets (int argc, char **argv)
{
  g_auto (Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &words.zone, N_ ("This zone; the first where not said"),
      "N" },
    { "series", 0, 0, G_OPTION_ARG_STRING, &words.series,
      N_ ("Which sheets; the briefing pack of all themes where not said"),
      "one|zones|phases|themes|indicators|compare-zones|compare-years" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &words.paper, N_ ("A4 to A0"), "A4" },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &words.portrait, N_ ("Upright"), NULL },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &words.scale,
      N_ ("5000 for 1:5,000; the largest round one that fits where not said"), "N" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &words.theme, N_ ("One sheet of this theme"), "T" },
    { "extent", 0, 0, G_OPTION_ARG_STRING, &words.extent,
      N_ ("What to show, in the project's coordinates, in place of the zone"),
      "XMIN,YMIN,XMAX,YMAX" },
    { "other", 0, 0, G_OPTION_ARG_STRING, &words.other, N_ ("The zone to compare with"), "ZONE" },
    { "graticule", 0, 0, G_OPTION_ARG_NONE, &words.graticule,
      N_ ("Lines of degrees in place of those of the project's coordinates"), NULL },
    { "no-grid", 0, 0, G_OPTION_ARG_NONE, &words.no_grid, N_ ("No lines of coordinates"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &words.language, N_ ("Language of the document"),
      "zh_TW" },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwZone) zone = NULL;
  ZwPublicationWish wish = { .kind = ZW_PUBLICATION_SHEETS };
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg sheets FILE.pdf", _ ("Writes map sheets of a zone."),
                     entries, 3, 3))
    return ZW_CLI_USAGE;
  if (zw_publication_kind_find_format (wish.kind, argv[3]) == NULL)
    return zw_cli_misuse (_ ("“%s” must end in one of these: %s."), argv[3], ".pdf");
  if (!parse_words (&words, &wish.sheets, &status))
    return status;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  zone = zw_cli_find_zone (store, words.zone, &error);
  if (zone == NULL || !find_other (&words, store, zone, &wish.sheets.other_id, &error))
    return zw_cli_fail (error);
  wish.zone_id = zone->id;
  wish.language = words.language;
  return zw_cli_export_publication (store, &wish, argv[3]);
}
