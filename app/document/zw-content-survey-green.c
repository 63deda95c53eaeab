/* zw-content-survey-green.c: the table of green transport by survey year
 *
 * A figure stands below a year only where a layer it rests on is of that year, so
 * that one survey does not look like many. What rests on layers without a year
 * stands below the latest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "document/zw-content-survey-private.h"

/* A line of the table; @part as zw_survey_print_part() has it. */
typedef struct
{
  ZwIndicatorId id;
  const char *part;
  const char *zh;
  const char *en;
  const char *unit_zh;
  const char *unit_en;
} Item;

static const Item items[] = {
  { ZW_INDICATOR_B1, "value", "公共運輸站點數", "Public transport stops", "處", "stops" },
  { ZW_INDICATOR_A3, "numerator", "公共自行車租賃站", "Public bike stations", "站", "stations" },
  { ZW_INDICATOR_B2, "value", "公共運輸路線里程", "Public transport routes", "公里", "km" },
  { ZW_INDICATOR_B2, "network_km", "公共運輸路網里程（重疊僅計一次）",
    "Public transport network (shared streets once)", "公里", "km" },
  { ZW_INDICATOR_B3, "value", "人行道長度", "Footways", "公里", "km" },
  { ZW_INDICATOR_B4, "value", "自行車道長度", "Cycleways", "公里", "km" },
  { ZW_INDICATOR_B5, "posts", "公共充電樁", "Public charging posts", "座", "posts" },
  { ZW_INDICATOR_B5, "guns", "公共充電槍", "Public charging guns", "槍", "guns" },
  { ZW_INDICATOR_B6, "denominator", "公共停車場停車格", "Spaces in public car parks", "格",
    "spaces" },
  { ZW_INDICATOR_B6, "numerator", "電動車專用停車格", "Spaces for electric cars only", "格",
    "spaces" },
  { ZW_INDICATOR_B6, "value", "電動車專用停車格比例", "Share of spaces for electric cars only", "%",
    "%" },
};

/* Whether a figure is of a year: some input is; or none has a year and this is the
 * latest. */
static gboolean
is_of_year (const ZwIndicator *indicator, int year, gboolean latest)
{
  gboolean dated = FALSE;

  if (indicator == NULL)
    return FALSE;
  for (guint i = 0; i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);

      if (input->year == year)
        return TRUE;
      dated = dated || input->year != 0;
    }
  return !dated && latest && indicator->inputs->len > 0;
}

/**
 * zw_survey_list_green_years:
 * @years: (out caller-allocates)
 *
 * Returns: how many survey years have any of the table's figures; 1 with a year of 0
 *   where no layer has a year
 */
guint
zw_survey_list_green_years (const ZwDossier *dossier, int years[ZW_DOSSIER_YEARS])
{
  guint n = 0;

  for (guint y = 0; y < dossier->years->len; y++)
    {
      int year = g_array_index (dossier->years, int, y);
      const ZwFigureRow *row = zw_figure_table_find (g_ptr_array_index (dossier->tables, y),
                                                     ZW_PLACE_ZONE, dossier->zone->id);
      gboolean any = FALSE;

      for (guint i = 0; row != NULL && i < G_N_ELEMENTS (items); i++)
        any = any || is_of_year (zw_evaluation_find (row->evaluation, items[i].id), year, FALSE);
      if (any)
        years[n++] = year;
    }
  if (n == 0)
    years[n++] = dossier->years->len > 0
                     ? g_array_index (dossier->years, int, dossier->years->len - 1)
                     : 0;
  return n;
}

static const ZwFigureTable *
find_table (const ZwDossier *dossier, int year)
{
  for (guint y = 0; y < dossier->years->len; y++)
    if (g_array_index (dossier->years, int, y) == year)
      return g_ptr_array_index (dossier->tables, y);
  return dossier->latest;
}

/* The name of a mode of B1, or of an item. */
static char *
dup_title (const ZwDossier *dossier, const Item *item, const char *part)
{
  if (item->id == ZW_INDICATOR_B1 && part != item->part)
    return g_strdup_printf ("└ %s", zw_indicator_part_get_label (part, dossier->catalog));
  return g_strdup (zw_dossier_pick (dossier, item->zh, item->en));
}

static void
write_item (ZwSurveyWriter *self,
            const ZwSurveyPlace *place,
            const Item *item,
            const char *part,
            const int *years,
            guint n_years)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean any = FALSE;

  for (guint y = 0; y < n_years; y++)
    {
      const ZwFigureRow *row = zw_survey_find_row (find_table (dossier, years[y]), place->row);
      const ZwIndicator *indicator = row != NULL ? zw_evaluation_find (row->evaluation, item->id)
                                                 : NULL;
      gboolean right = years[y] == 0 || is_of_year (indicator, years[y], y + 1 == n_years);

      g_ptr_array_add (cells,
                       right ? zw_survey_print_part (self, place, row, years[y], item->id, part)
                             : g_strdup (ZW_SURVEY_NOTHING));
      any = any || (right && indicator != NULL && indicator->state == ZW_INDICATOR_OK);
    }
  if (!any)
    return;
  zw_survey_begin_row (self, ZW_ROW_BODY);
  zw_survey_take_cell (self, dup_title (dossier, item, part));
  zw_survey_add_cell (self, zw_dossier_pick (dossier, item->unit_zh, item->unit_en));
  for (guint i = 0; i < cells->len; i++)
    zw_survey_add_cell (self, g_ptr_array_index (cells, i));
}

static void
write_modes (ZwSurveyWriter *self,
             const ZwSurveyPlace *place,
             const Item *item,
             const int *years,
             guint n_years)
{
  const ZwIndicator *indicator = place->row != NULL
                                     ? zw_evaluation_find (place->row->evaluation, ZW_INDICATOR_B1)
                                     : NULL;

  if (indicator == NULL || indicator->state != ZW_INDICATOR_OK)
    return;
  for (guint i = 0; i < indicator->n_parts; i++)
    write_item (self, place, item, indicator->parts[i].id, years, n_years);
}

void
zw_survey_write_green (ZwSurveyWriter *self)
{
  g_autoptr (GPtrArray) places = zw_survey_place_list (self->dossier);
  int years[ZW_DOSSIER_YEARS];
  guint n_years = zw_survey_list_green_years (self->dossier, years);

  for (guint p = 0; p < places->len; p++)
    {
      const ZwSurveyPlace *place = g_ptr_array_index (places, p);
      guint before = self->rows != NULL ? self->rows->len : 0;

      zw_survey_begin_row (self, ZW_ROW_GROUP);
      zw_survey_add_cell (self, place->name);
      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        {
          if (self->only != 0 && (self->only & ZW_CONTENT_INDICATOR_BIT (items[i].id)) == 0)
            continue;
          write_item (self, place, &items[i], items[i].part, years, n_years);
          if (items[i].id == ZW_INDICATOR_B1)
            write_modes (self, place, &items[i], years, n_years);
        }
      if (self->rows->len == before + 1)
        g_ptr_array_set_size (self->rows, (int) before);
    }
}
