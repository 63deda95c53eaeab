/* zw-indicator-output.c: indicators of places as JSON and as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-indicator-output.h"

#include <math.h>
#include <string.h>

#include "base/zw-written.h"

static void
add_inputs (JsonBuilder *builder, const ZwIndicator *indicator)
{
  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "role", zw_role_get_id (input->role));
      zw_json_add_number (builder, "id", input->layer_id);
      zw_json_add_text (builder, "layer", input->name);
      zw_json_add_number (builder, "count", input->count);
      zw_json_add_number (builder, "year", input->year > 0 ? input->year : (double) NAN);
      zw_json_add_text (builder, "file", input->file);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Figures within the indicator, and of those that are fractions what they are of. */
static void
add_parts (JsonBuilder *builder, const ZwIndicator *indicator)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < indicator->n_parts; i++)
    zw_json_add_number (builder, indicator->parts[i].id, indicator->parts[i].value);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "shares");
  json_builder_begin_object (builder);
  for (guint i = 0; i < indicator->n_parts; i++)
    {
      const ZwIndicatorPart *part = &indicator->parts[i];

      if (isnan (part->numerator))
        continue;
      json_builder_set_member_name (builder, part->id);
      json_builder_begin_object (builder);
      zw_json_add_number (builder, "numerator", part->numerator);
      zw_json_add_number (builder, "denominator", part->denominator);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_indicator (JsonBuilder *builder, const ZwIndicator *indicator)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "id", info->id);
  zw_json_add_text (builder, "name", info->chinese);
  zw_json_add_number (builder, "value", indicator->value);
  zw_json_add_text (builder, "unit", info->unit);
  zw_json_add_text (builder, "state", zw_indicator_state_get_id (indicator->state));
  zw_json_add_number (builder, "numerator", indicator->numerator);
  zw_json_add_number (builder, "denominator", indicator->denominator);
  zw_json_add_text (builder, "method", indicator->method);
  add_inputs (builder, indicator);
  zw_json_add_text (builder, "reason", indicator->reason);
  add_parts (builder, indicator);
  json_builder_end_object (builder);
}

/* The figures of a place, within an object that has begun. */
static void
add_evaluation (JsonBuilder *builder, const ZwEvaluation *evaluation)
{
  zw_json_add_number (builder, "area_km2", evaluation->area_m2 / 1e6);
  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  for (guint k = 0; k < evaluation->n_indicators; k++)
    add_indicator (builder, &evaluation->indicators[k]);
  json_builder_end_array (builder);
}

static void
add_zones (JsonBuilder *builder, const ZwFigureTable *table)
{
  json_builder_set_member_name (builder, "zones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, i);
      const ZwFigureRow *around;

      if (row->place->kind != ZW_PLACE_ZONE)
        continue;
      around = i + 1 < table->rows->len ? g_ptr_array_index (table->rows, i + 1) : NULL;
      json_builder_begin_object (builder);
      zw_json_add_number (builder, "id", row->place->zone_id);
      zw_json_add_text (builder, "name", row->place->name);
      zw_json_add_text (builder, "type", zw_zone_type_get_id (row->place->zone_type));
      add_evaluation (builder, row->evaluation);
      if (around != NULL && around->place->kind == ZW_PLACE_SURROUNDINGS)
        {
          json_builder_set_member_name (builder, "surroundings");
          json_builder_begin_object (builder);
          zw_json_add_number (builder, "width_m", table->settings.ring_m);
          add_evaluation (builder, around->evaluation);
          json_builder_end_object (builder);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_others (JsonBuilder *builder, const ZwFigureTable *table)
{
  const ZwFigureRow *city = zw_figure_table_find (table, ZW_PLACE_CITY, 0);

  if (zw_figure_table_find (table, ZW_PLACE_DISTRICT, 0) != NULL)
    {
      json_builder_set_member_name (builder, "districts");
      json_builder_begin_array (builder);
      for (guint i = 0; i < table->rows->len; i++)
        {
          const ZwFigureRow *row = g_ptr_array_index (table->rows, i);

          if (row->place->kind != ZW_PLACE_DISTRICT)
            continue;
          json_builder_begin_object (builder);
          zw_json_add_text (builder, "name", row->place->name);
          zw_json_add_text (builder, "code", row->place->code);
          add_evaluation (builder, row->evaluation);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  if (city != NULL)
    {
      json_builder_set_member_name (builder, "city");
      json_builder_begin_object (builder);
      add_evaluation (builder, city->evaluation);
      json_builder_end_object (builder);
    }
}

static void
add_settings (JsonBuilder *builder, const ZwFigureSettings *settings)
{
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  zw_json_add_number (builder, "radius_m", settings->baseline.radius_m);
  json_builder_set_member_name (builder, "stops_in_zone");
  json_builder_add_boolean_value (builder, settings->evaluate.stops_in_zone);
  zw_json_add_number (builder, "merge_m", settings->baseline.merge_m);
  zw_json_add_text (builder, "coverage", zw_coverage_method_get_id (settings->baseline.coverage));
  zw_json_add_number (builder, "ring_m", settings->ring_m);
  json_builder_end_object (builder);
}

static void
add_table (JsonBuilder *builder, const ZwFigureTable *table)
{
  zw_json_add_number (builder, "year", table->year > 0 ? table->year : (double) NAN);
  add_settings (builder, &table->settings);
  add_zones (builder, table);
  add_others (builder, table);
}

/**
 * zw_figures_to_json:
 * @project: name of the project
 * @crs: its coordinate system, such as "EPSG:3826"
 * @tables: (array length=n_tables): the figures; of several years where there are
 *   several
 *
 * Numbers have all their digits, those not known are null; ratios are fractions.
 * Several tables stand in an array "years".
 *
 * Returns: (transfer full): a JSON text in UTF-8, without a newline at its end
 */
char *
zw_figures_to_json (const char *project,
                    const char *crs,
                    const ZwFigureTable *const *tables,
                    guint n_tables)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "project", project);
  zw_json_add_text (builder, "crs", crs);
  if (n_tables == 1)
    add_table (builder, tables[0]);
  else
    {
      json_builder_set_member_name (builder, "years");
      json_builder_begin_array (builder);
      for (guint i = 0; i < n_tables; i++)
        {
          json_builder_begin_object (builder);
          add_table (builder, tables[i]);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

static void
append_comma (GString *table)
{
  if (table->len > 0 && table->str[table->len - 1] != '\n')
    g_string_append_c (table, ',');
}

static void
append_field (GString *table, const char *text)
{
  append_comma (table);
  zw_csv_append_text (table, text);
}

static void
append_number (GString *table, double value)
{
  append_comma (table);
  zw_csv_append_number (table, value, 17);
}

/* The years of the inputs, each once, and what they are. */
static void
append_inputs (GString *table, const GPtrArray *inputs)
{
  g_autoptr (GString) years = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (inputs, i);
      g_autofree char *year = g_strdup_printf ("%d", input->year);

      if (input->year > 0 && strstr (years->str, year) == NULL)
        g_string_append_printf (years, "%s%s", years->len > 0 ? "; " : "", year);
      g_string_append_printf (names, "%s%s: %s (%" G_GINT64_FORMAT ")", i > 0 ? "; " : "",
                              zw_role_get_id (input->role), input->name, input->count);
      if (input->file != NULL)
        g_string_append_printf (names, " %s", input->file);
    }
  append_field (table, years->str);
  append_field (table, names->str);
}

/* The city has no name; a row must not begin with nothing. */
static const char *
get_name (const ZwPlace *place)
{
  return *place->name != '\0' ? place->name : zw_place_kind_get_id (place->kind);
}

static void
append_year (GString *table, int year)
{
  g_autofree char *text = year > 0 ? g_strdup_printf ("%d", year) : NULL;

  append_field (table, text);
}

/* The parts of an indicator, "A5:school" by "A5:school", in its unit. */
static void
append_parts (GString *text, const ZwFigureTable *table, const ZwFigureRow *row, guint k)
{
  const ZwIndicator *indicator = &row->evaluation->indicators[k];
  const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

  for (guint i = 0; i < indicator->n_parts; i++)
    {
      const ZwIndicatorPart *part = &indicator->parts[i];
      g_autofree char *id = g_strdup_printf ("%s:%s", info->id, part->id);

      append_field (text, get_name (row->place));
      append_field (text, id);
      append_field (text, info->chinese);
      append_number (text, part->value);
      append_field (text, NULL);
      append_field (text, zw_indicator_state_get_id (isnan (part->value) ? ZW_INDICATOR_NO_DATA
                                                                         : ZW_INDICATOR_OK));
      append_number (text, part->numerator);
      append_number (text, part->denominator);
      for (guint empty = 0; empty < 4; empty++)
        append_field (text, NULL);
      append_field (text, zw_place_kind_get_id (row->place->kind));
      append_year (text, table->year);
      g_string_append (text, "\r\n");
    }
}

static void
append_row (GString *text, const ZwFigureTable *table, const ZwFigureRow *row, gboolean parts)
{
  for (guint k = 0; k < row->evaluation->n_indicators; k++)
    {
      const ZwIndicator *indicator = &row->evaluation->indicators[k];
      const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

      append_field (text, get_name (row->place));
      append_field (text, info->id);
      append_field (text, info->chinese);
      append_number (text, indicator->value);
      append_field (text, info->unit);
      append_field (text, zw_indicator_state_get_id (indicator->state));
      append_number (text, indicator->numerator);
      append_number (text, indicator->denominator);
      append_field (text, indicator->method);
      append_field (text, indicator->reason);
      append_inputs (text, indicator->inputs);
      append_field (text, zw_place_kind_get_id (row->place->kind));
      append_year (text, table->year);
      g_string_append (text, "\r\n");
      if (parts)
        append_parts (text, table, row, k);
    }
}

/**
 * zw_figures_to_csv:
 * @tables: (array length=n_tables): the figures, perhaps of several years
 * @parts: also rows for the parts of the indicators
 *
 * One row for each indicator of each place, in UTF-8 with a byte order mark and
 * lines ended as RFC 4180 asks, so that spreadsheets open it as it is. What is
 * not known is an empty field; "year" are the years of the inputs, "survey_year"
 * is the one that was asked for.
 *
 * Returns: (transfer full): the table
 */
char *
zw_figures_to_csv (const ZwFigureTable *const *tables, guint n_tables, gboolean parts)
{
  GString *text = g_string_new (ZW_WRITTEN_BOM
                                "zone,id,name,value,unit,state,numerator,denominator,method,"
                                "reason,year,inputs,place,survey_year\r\n");

  for (guint t = 0; t < n_tables; t++)
    for (guint i = 0; i < tables[t]->rows->len; i++)
      append_row (text, tables[t], g_ptr_array_index (tables[t]->rows, i), parts);
  return g_string_free (text, FALSE);
}

/**
 * zw_figures_to_candidates:
 * @tables: (array length=n_tables): the figures, perhaps of several years
 *
 * Places to be held against each other: a row each, two columns for each
 * indicator, its figure with the unit in the heading and its state. Written as
 * zw_figures_to_csv() writes.
 *
 * Returns: (transfer full): the table
 */
char *
zw_figures_to_candidates (const ZwFigureTable *const *tables, guint n_tables)
{
  GString *text = g_string_new (ZW_WRITTEN_BOM "zone,place,survey_year,area (km2)");

  for (guint k = 0; k < ZW_N_INDICATORS; k++)
    {
      const ZwIndicatorInfo *info = zw_indicator_get_info (k);

      g_string_append_printf (text, ",%s %s (%s),%s state", info->id, info->chinese, info->unit,
                              info->id);
    }
  g_string_append (text, "\r\n");
  for (guint t = 0; t < n_tables; t++)
    for (guint i = 0; i < tables[t]->rows->len; i++)
      {
        const ZwFigureRow *row = g_ptr_array_index (tables[t]->rows, i);

        append_field (text, get_name (row->place));
        append_field (text, zw_place_kind_get_id (row->place->kind));
        append_year (text, tables[t]->year);
        append_number (text, row->evaluation->area_m2 / 1e6);
        for (guint k = 0; k < ZW_N_INDICATORS; k++)
          {
            const ZwIndicator *indicator = zw_evaluation_find (row->evaluation, k);

            append_number (text, indicator->value);
            append_field (text, zw_indicator_state_get_id (indicator->state));
          }
        g_string_append (text, "\r\n");
      }
  return g_string_free (text, FALSE);
}
