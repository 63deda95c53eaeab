/* zw-plan-document-survey.c: chapter 2 of the plan's document: the baseline indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "document/zw-plan-document-private.h"

/* Columns of the table of indicators. */
enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_VALUE,
  COLUMN_UNIT,
  COLUMN_YEAR,
  COLUMN_METHOD,
  N_COLUMNS
};

/* Whose indicators they are, as the other documents name it. */
static ZwPlace
get_place (const ZwPlanWriter *self)
{
  const ZwZone *zone = self->input->zone;

  return (ZwPlace){ .kind = ZW_PLACE_ZONE, .zone_id = zone->id, .name = zone->name };
}

static char *
dup_value (const ZwPlanWriter *self, const ZwIndicator *indicator)
{
  ZwPlace place = get_place (self);

  if (indicator->state != ZW_INDICATOR_OK)
    return g_strdup (ZW_PLAN_NOTHING);
  return zw_passport_print_indicator (self->input->passport, &place, 0, indicator,
                                      self->input->layers, self->input->catalog);
}

static int
compare_year (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The survey years of the layers a figure rests on, each once. */
static char *
dup_years (const ZwIndicator *indicator, gboolean chinese)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);
  int last = 0;

  for (guint i = 0; i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);

      if (input->year > 0)
        g_array_append_val (years, input->year);
    }
  g_array_sort (years, compare_year);
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      g_autofree char *one = zw_plan_format_years_lines (year, year, chinese);

      if (year != last)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", one);
      last = year;
    }
  return g_strdup (zw_plan_or_nothing (text->str));
}

/* What was divided by what, for fractions, then how; or why there is no figure. */
static char *
dup_method (const ZwPlanWriter *self, const ZwIndicator *indicator)
{
  g_autofree char *numerator = zw_plan_format_plain (indicator->numerator);
  g_autofree char *denominator = zw_plan_format_plain (indicator->denominator);

  if (indicator->state != ZW_INDICATOR_OK)
    return g_strdup_printf ("%s%s%s",
                            indicator->state == ZW_INDICATOR_NO_DATA
                                ? zw_plan_writer_pick (self, "無資料", "No data")
                                : zw_plan_writer_pick (self, "不適用", "Not applicable"),
                            self->chinese ? "：" : ": ",
                            indicator->reason != NULL ? indicator->reason : "");
  if (isfinite (indicator->numerator) && isfinite (indicator->denominator))
    return g_strdup_printf ("%s ÷ %s%s%s", numerator, denominator,
                            indicator->method != NULL ? "\n" : "",
                            indicator->method != NULL ? indicator->method : "");
  return g_strdup (zw_plan_or_nothing (indicator->method));
}

/* The guideline wants the modes of B1, both lengths of B2, the kinds of chargers of
 * B5 and the vehicle classes of A8 told apart; of A1 all methods are told, so that
 * nobody need ask for the other one. */
static gboolean
shows_parts (ZwIndicatorId id)
{
  return id == ZW_INDICATOR_B1 || id == ZW_INDICATOR_B2 || id == ZW_INDICATOR_B5
         || id == ZW_INDICATOR_A1 || id == ZW_INDICATOR_A5 || id == ZW_INDICATOR_A8;
}

/* The figure itself need not be told twice. */
static gboolean
repeats_figure (const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  return part->value == indicator->value
         && (g_str_equal (part->id, "route_km") || g_str_equal (part->id, "posts"));
}

static char *
dup_part_value (const ZwPlanWriter *self, const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  ZwPlace place = get_place (self);
  int decimals = g_str_has_suffix (part->id, "_km") ? 3 : 0;

  if (zw_indicator_get_info (indicator->id)->is_share)
    decimals = (int) zw_indicator_get_decimals (indicator->id);
  return zw_passport_print_part (self->input->passport, &place, 0, indicator, part, decimals,
                                 self->input->layers, self->input->catalog);
}

/* What was divided by what, where the part is a fraction. */
static char *
dup_part_method (const ZwIndicatorPart *part)
{
  g_autofree char *numerator = zw_plan_format_plain (part->numerator);
  g_autofree char *denominator = zw_plan_format_plain (part->denominator);

  return isfinite (part->numerator) ? g_strdup_printf ("%s ÷ %s", numerator, denominator)
                                    : g_strdup ("");
}

static void
add_parts (const ZwPlanWriter *self, ZwTable *table, const ZwIndicator *indicator)
{
  for (guint i = 0; i < indicator->n_parts && shows_parts (indicator->id); i++)
    {
      const ZwIndicatorPart *part = &indicator->parts[i];
      g_autofree char *name = g_strconcat (
          "└ ", zw_indicator_part_get_label (part->id, self->input->catalog), NULL);
      g_autofree char *method = dup_part_method (part);
      g_autofree char *value = NULL;

      if (!isfinite (part->value) || repeats_figure (indicator, part))
        continue;
      value = dup_part_value (self, indicator, part);
      zw_table_add_row (table, ZW_ROW_BODY,
                        (const char *[N_COLUMNS]){ [COLUMN_ID] = "",
                                                   [COLUMN_NAME] = name,
                                                   [COLUMN_VALUE] = value,
                                                   [COLUMN_UNIT] = "",
                                                   [COLUMN_YEAR] = "",
                                                   [COLUMN_METHOD] = method });
    }
}

static void
add_indicator (const ZwPlanWriter *self, ZwTable *table, const ZwIndicator *indicator)
{
  const ZwCatalog *catalog = self->input->catalog;
  g_autofree char *value = dup_value (self, indicator);
  g_autofree char *years = dup_years (indicator, self->chinese);
  g_autofree char *method = dup_method (self, indicator);
  const char *cells[N_COLUMNS] = { [COLUMN_ID] = zw_indicator_get_info (indicator->id)->id,
                                   [COLUMN_NAME] = zw_indicator_get_name (indicator->id, catalog),
                                   [COLUMN_VALUE] = value,
                                   [COLUMN_UNIT] = zw_indicator_unit_get_label (indicator->id,
                                                                                catalog),
                                   [COLUMN_YEAR] = years,
                                   [COLUMN_METHOD] = method };

  zw_table_add_row (table, ZW_ROW_BODY, cells);
  add_parts (self, table, indicator);
}

static void
add_table (ZwPlanWriter *self)
{
  const ZwEvaluation *evaluation = self->input->evaluation;
  const ZwTableColumn columns[N_COLUMNS] = {
    [COLUMN_ID] = { zw_plan_writer_pick (self, "項次", "No."), 13.5, ZW_COLUMN_CENTRED },
    [COLUMN_NAME] = { zw_plan_writer_pick (self, "指標", "Indicator"), 38, ZW_COLUMN_TEXT },
    [COLUMN_VALUE] = { zw_plan_writer_pick (self, "數值", "Value"), 20, ZW_COLUMN_NUMBER },
    [COLUMN_UNIT] = { zw_plan_writer_pick (self, "單位", "Unit"), 18, ZW_COLUMN_CENTRED },
    [COLUMN_YEAR] = { zw_plan_writer_pick (self, "資料年", "Year"), 24, ZW_COLUMN_CENTRED },
    [COLUMN_METHOD] = { zw_plan_writer_pick (self, "計算方式或無資料之原因", "Method, or why none"),
                        46.5, ZW_COLUMN_TEXT },
  };
  ZwTable *table = zw_document_add_table (
      self->document, zw_plan_writer_pick (self, "綠運輸環境現況指標", "Baseline indicators"),
      columns, N_COLUMNS);
  gboolean advanced = FALSE;

  for (guint i = 0; i < evaluation->n_indicators; i++)
    {
      const ZwIndicator *indicator = &evaluation->indicators[i];
      const ZwGuidelineIndicator *entry = zw_guideline_find_indicator (
          self->input->guideline, zw_indicator_get_info (indicator->id)->id);

      if (i == 0 || (entry != NULL && entry->advanced != advanced))
        {
          const char *group = zw_text_pick (&entry->kind_name, self->input->catalog);

          zw_table_add_row (table, ZW_ROW_GROUP, &group);
          advanced = entry->advanced;
        }
      add_indicator (self, table, indicator);
    }
}

static const ZwLayer *
find_layer (const ZwPlanWriter *self, gint64 id)
{
  for (guint i = 0; i < self->input->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (self->input->layers, i);

      if (layer->id == id)
        return layer;
    }
  return NULL;
}

static void
add_source (const ZwPlanWriter *self, GString *text, const ZwIndicatorInput *input)
{
  const ZwLayer *layer = find_layer (self, input->layer_id);
  g_autofree char *day = zw_plan_format_day (layer != NULL ? layer->source.date : NULL,
                                             self->chinese);

  if (text->len > 0)
    g_string_append (text, self->chinese ? "；" : "; ");
  g_string_append_printf (text, self->chinese ? "%s：%s，%s" : "%s: %s, %s", input->name,
                          zw_plan_or_nothing (input->file), day);
}

/* Each layer once, in the order in which indicators first need it. */
static void
add_sources (ZwPlanWriter *self)
{
  const ZwEvaluation *evaluation = self->input->evaluation;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (guint i = 0; i < evaluation->n_indicators; i++)
    for (guint k = 0; k < evaluation->indicators[i].inputs->len; k++)
      {
        const ZwIndicatorInput *input = g_ptr_array_index (evaluation->indicators[i].inputs, k);

        if (g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) input->layer_id)))
          add_source (self, text, input);
      }
  if (text->len == 0)
    return;
  /* Translators: %s is a list of layers with their files and dates */
  note = g_strdup_printf (zw_plan_writer_tr (self, N_ ("Sources: %s")), text->str);
  zw_document_add_note (self->document, note);
}

void
zw_plan_writer_add_survey (ZwPlanWriter *self)
{
  zw_document_add_heading (self->document, 1,
                           zw_plan_writer_pick (self, "綠運輸環境現況", "Green transport today"));
  zw_document_add_paragraph (
      self->document,
      zw_plan_writer_tr (self,
                         N_ ("The table gives the indicators of the guideline (table 2.3-3) "
                             "for the zone. Where an input is missing there is no figure, and "
                             "the reason is given instead.")));
  add_table (self);
  add_sources (self);
}
