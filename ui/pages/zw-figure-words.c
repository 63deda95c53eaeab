/* zw-figure-words.c: figures of the survey as the window writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-figure-words.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/zw-year.h"
#include "widgets/zw-words.h"

/* Figures per person and chargers per vehicle are far below 1. */
#define SMALL_DECIMALS 4

static int
get_decimals (ZwIndicatorId id)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);

  if (g_str_equal (info->unit, "count"))
    return 0;
  if (g_str_equal (info->unit, "km"))
    return 3;
  return id == ZW_INDICATOR_A2 || id == ZW_INDICATOR_A9 ? SMALL_DECIMALS : 2;
}

/**
 * zw_figure_dup_number:
 *
 * Returns: (transfer full): such as "12,345.60"; a dash where there is no number
 */
char *
zw_figure_dup_number (double value, int decimals)
{
  g_autofree char *digits = NULL;
  g_autofree char *whole = NULL;
  char *point;

  if (!isfinite (value) || fabs (value) >= 1e15)
    return g_strdup (ZW_FIGURE_NONE);
  digits = g_strdup_printf ("%.*f", decimals, value);
  point = strchr (digits, '.');
  whole = zw_words_dup_number (g_ascii_strtoll (digits, NULL, 10));
  return g_strdup_printf ("%s%s%s",
                          value < 0.0 && *whole != '-' && strpbrk (digits, "123456789") ? "-" : "",
                          whole, point != NULL ? point : "");
}

/**
 * zw_figure_dup_plain:
 *
 * Returns: (transfer full): a number with the decimals it has: three at most, two
 *   from a hundred on, as the plan's document prints it
 */
char *
zw_figure_dup_plain (double value)
{
  int most = fabs (value) < 100.0 ? 3 : 2, decimals = 0;
  double scaled = value;

  while (decimals < most && isfinite (value)
         && fabs (scaled - round (scaled)) > 1e-6 * (decimals + 1))
    scaled = value * pow (10.0, ++decimals);
  return zw_figure_dup_number (value, decimals);
}

/**
 * zw_figure_dup_value:
 * @value: ratios as fractions
 *
 * Returns: (transfer full): the figure without its unit; shares in per cent
 */
char *
zw_figure_dup_value (ZwIndicatorId id, double value)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);

  return zw_figure_dup_number (info->is_share ? 100.0 * value : value, get_decimals (id));
}

char *
zw_figure_dup_with_unit (ZwIndicatorId id, double value, const ZwCatalog *catalog)
{
  const char *unit = zw_indicator_unit_get_label (id, catalog);
  g_autofree char *figure = zw_figure_dup_value (id, value);

  return isfinite (value) && *unit != '\0' ? g_strconcat (figure, " ", unit, NULL)
                                           : g_steal_pointer (&figure);
}

/* Numbers of things beside a figure that is a share or a ratio. */
static gboolean
is_count (const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  static const char *const counts[] = { "car_parks", "left_out", "sites", "posts",
                                        "guns",      "fast",     "slow" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (g_str_equal (part->id, counts[i]))
      return TRUE;
  return indicator->id == ZW_INDICATOR_A2
         || g_str_equal (zw_indicator_get_info (indicator->id)->unit, "count");
}

static gboolean
is_spread (const ZwIndicatorPart *part)
{
  return g_str_equal (part->id, "spread");
}

static gboolean
is_share (const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  return zw_indicator_get_info (indicator->id)->is_share
         && (isfinite (part->denominator) || is_spread (part)
             || zw_figure_is_method_part (indicator, part));
}

/**
 * zw_figure_dup_part:
 *
 * Returns: (transfer full): a figure within an indicator, without its unit
 */
char *
zw_figure_dup_part (const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  if (is_count (indicator, part))
    return zw_figure_dup_number (part->value, 0);
  if (g_str_has_suffix (part->id, "_km"))
    return zw_figure_dup_number (part->value, 3);
  if (is_share (indicator, part))
    return zw_figure_dup_number (100.0 * part->value, 2);
  if (zw_indicator_get_info (indicator->id)->is_share)
    return zw_figure_dup_plain (part->value);
  return zw_figure_dup_number (part->value, get_decimals (indicator->id));
}

const char *
zw_figure_get_part_unit (const ZwIndicator *indicator,
                         const ZwIndicatorPart *part,
                         const ZwCatalog *catalog)
{
  const char *unit = zw_indicator_get_info (indicator->id)->unit;

  if (is_spread (part))
    /* Translators: unit of the difference between two shares; short */
    return _ ("percentage points");
  if (is_share (indicator, part))
    return "%";
  if (is_count (indicator, part) || g_str_equal (unit, "ratio"))
    return "";
  return zw_indicator_unit_get_label (indicator->id, catalog);
}

/**
 * zw_figure_dup_state:
 *
 * Returns: (transfer full) (nullable): why there is no figure; %NULL where there is
 */
char *
zw_figure_dup_state (const ZwIndicator *indicator)
{
  const char *reason = indicator->reason != NULL ? indicator->reason : "";

  switch (indicator->state)
    {
    case ZW_INDICATOR_NO_DATA:
      /* Translators: %s is the reason why an indicator has no figure */
      return g_strdup_printf (_ ("No data: %s"), reason);
    case ZW_INDICATOR_NOT_APPLICABLE:
      /* Translators: %s is the reason why an indicator means nothing here */
      return g_strdup_printf (_ ("Not applicable: %s"), reason);
    case ZW_INDICATOR_OK:
    default:
      return NULL;
    }
}

/**
 * zw_figure_dup_fraction:
 *
 * Returns: (transfer full) (nullable): what was divided by what; %NULL where
 *   nothing was
 */
char *
zw_figure_dup_fraction (double numerator, double denominator)
{
  g_autofree char *over = NULL;
  g_autofree char *under = NULL;

  if (!isfinite (numerator) || !isfinite (denominator))
    return NULL;
  over = zw_figure_dup_plain (numerator);
  under = zw_figure_dup_plain (denominator);
  return g_strdup_printf ("%s ÷ %s", over, under);
}

/**
 * zw_figure_is_method_part:
 *
 * Returns: whether the part is the same indicator by one of several methods
 */
gboolean
zw_figure_is_method_part (const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  static const char *const methods[] = { "area_weighted", "centroid", "points" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (indicator->id == ZW_INDICATOR_A1 && g_str_equal (part->id, methods[i]))
      return TRUE;
  return FALSE;
}

/**
 * zw_figure_get_spread:
 * @points: (out): how far the methods are apart, in percentage points
 *
 * Returns: %FALSE where there are not several methods
 */
gboolean
zw_figure_get_spread (const ZwIndicator *indicator, double *points)
{
  double least = INFINITY, most = -INFINITY;
  guint n = 0;

  for (guint i = 0; i < indicator->n_parts; i++)
    {
      const ZwIndicatorPart *part = &indicator->parts[i];

      if (!zw_figure_is_method_part (indicator, part) || !isfinite (part->value))
        continue;
      least = MIN (least, part->value);
      most = MAX (most, part->value);
      n++;
    }
  *points = n > 1 ? 100.0 * (most - least) : 0.0;
  return n > 1;
}

/**
 * zw_figure_dup_inputs:
 *
 * Returns: (transfer full): a line for each layer: its name, its year, how many
 *   of it are used, its file; empty where there is none
 */
char *
zw_figure_dup_inputs (const ZwIndicator *indicator, const ZwCatalog *catalog)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; indicator->inputs != NULL && i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);
      g_autofree char *count = zw_words_dup_number (input->count);
      g_autofree char *year = input->year > 0 ? zw_figure_dup_year (input->year, catalog)
                                              : g_strdup (_ ("year unknown"));

      /* Translators: a layer, its number of features, its year, its file */
      g_string_append_printf (text, _ ("%s• %s: %s, %s (%s)"), i > 0 ? "\n" : "", input->name,
                              count, year,
                              input->file != NULL ? input->file : _ ("unknown source"));
    }
  return g_string_free (text, FALSE);
}

/**
 * zw_figure_dup_settings:
 *
 * Returns: (transfer full): one line on how the figures are worked out
 */
char *
zw_figure_dup_settings (const ZwFigureSettings *settings, const ZwCatalog *catalog)
{
  GString *text = g_string_new (NULL);
  g_autofree char *year = settings->baseline.year > 0
                              ? zw_figure_dup_year (settings->baseline.year, catalog)
                              : g_strdup (_ ("latest of every survey"));

  /* Translators: reach of a stop in metres */
  g_string_append_printf (text, _ ("Reach %.0f m in a straight line"), settings->baseline.radius_m);
  g_string_append_printf (text, " · %s",
                          settings->evaluate.stops_in_zone
                              ? _ ("only stops inside the zone serve")
                              : _ ("stops across the boundary serve too"));
  if (settings->baseline.merge_m > 0.0)
    /* Translators: distance in metres */
    g_string_append_printf (text, _ (" · stops of one name within %.0f m count as one"),
                            settings->baseline.merge_m);
  /* Translators: survey year */
  g_string_append_printf (text, _ (" · survey year: %s"), year);
  return g_string_free (text, FALSE);
}

char *
zw_figure_dup_year (int year, const ZwCatalog *catalog)
{
  /* Translators: a year of the Republic of China and the same year of the common era */
  if (catalog != NULL && zw_catalog_is_chinese (catalog))
    return g_strdup_printf ("民國 %d 年 (%d)", zw_year_to_roc (year), year);
  return zw_year_format (year, FALSE);
}

/**
 * zw_figure_append_cell:
 *
 * Adds a cell to a table whose cells are parted by tabs and whose lines by
 * newlines, as spreadsheets paste it.
 */
void
zw_figure_append_cell (GString *table, const char *text)
{
  if (table->len > 0 && table->str[table->len - 1] != '\n')
    g_string_append_c (table, '\t');
  for (const char *c = text; *c != '\0'; c++)
    g_string_append_c (table, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}
