/* zw-indicator-output.c: indicators of zones as JSON and as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-indicator-output.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* The byte order mark, by which spreadsheets know UTF-8. */
#define BOM "\xef\xbb\xbf"

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value) && fabs (value) < 9007199254740992.0)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_inputs (JsonBuilder *builder, const ZwIndicator *indicator)
{
  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);

      json_builder_begin_object (builder);
      add_text (builder, "role", zw_role_get_id (input->role));
      add_number (builder, "id", input->layer_id);
      add_text (builder, "layer", input->name);
      add_number (builder, "count", input->count);
      add_number (builder, "year", input->year > 0 ? input->year : (double) NAN);
      add_text (builder, "file", input->file);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_indicator (JsonBuilder *builder, const ZwIndicator *indicator)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

  json_builder_begin_object (builder);
  add_text (builder, "id", info->id);
  add_text (builder, "name", info->chinese);
  add_number (builder, "value", indicator->value);
  add_text (builder, "unit", info->unit);
  add_text (builder, "state", zw_indicator_state_get_id (indicator->state));
  add_number (builder, "numerator", indicator->numerator);
  add_number (builder, "denominator", indicator->denominator);
  add_text (builder, "method", indicator->method);
  add_inputs (builder, indicator);
  add_text (builder, "reason", indicator->reason);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < indicator->n_parts; i++)
    add_number (builder, indicator->parts[i].id, indicator->parts[i].value);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * zw_indicators_to_json:
 * @project: path of the project
 * @crs: its coordinate system, such as "EPSG:3826"
 * @zones: (array length=n_zones): zones in the order to print
 *
 * Numbers have all their digits, those not known are null; ratios are fractions.
 *
 * Returns: (transfer full): a JSON text in UTF-8, without a newline at its end
 */
char *
zw_indicators_to_json (const char *project,
                       const char *crs,
                       const ZwZoneIndicators *zones,
                       guint n_zones)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "project", project);
  add_text (builder, "crs", crs);
  json_builder_set_member_name (builder, "zones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_zones; i++)
    {
      const ZwZone *zone = zones[i].zone;
      const ZwEvaluation *evaluation = zones[i].evaluation;

      json_builder_begin_object (builder);
      add_number (builder, "id", zone->id);
      add_text (builder, "name", zone->name);
      add_text (builder, "type", zw_zone_type_get_id (zone->type));
      add_number (builder, "area_km2", evaluation->area_m2 / 1e6);
      json_builder_set_member_name (builder, "indicators");
      json_builder_begin_array (builder);
      for (guint k = 0; k < evaluation->n_indicators; k++)
        add_indicator (builder, &evaluation->indicators[k]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

/* A field of RFC 4180, quoted where it must be. */
static void
append_field (GString *table, const char *text)
{
  if (table->len > 0 && table->str[table->len - 1] != '\n')
    g_string_append_c (table, ',');
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (table, text);
      return;
    }
  g_string_append_c (table, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *c);
    }
  g_string_append_c (table, '"');
}

static void
append_number (GString *table, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  append_field (table, isfinite (value) ? g_ascii_dtostr (text, sizeof text, value) : NULL);
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

/**
 * zw_indicators_to_csv:
 * @zones: (array length=n_zones): zones in the order to print
 *
 * One row for each indicator of each zone, in UTF-8 with a byte order mark and
 * lines ended as RFC 4180 asks, so that spreadsheets open it as it is. What is
 * not known is an empty field.
 *
 * Returns: (transfer full): the table
 */
char *
zw_indicators_to_csv (const ZwZoneIndicators *zones, guint n_zones)
{
  GString *table = g_string_new (BOM "zone,id,name,value,unit,state,numerator,denominator,method,"
                                     "reason,year,inputs\r\n");

  for (guint i = 0; i < n_zones; i++)
    for (guint k = 0; k < zones[i].evaluation->n_indicators; k++)
      {
        const ZwIndicator *indicator = &zones[i].evaluation->indicators[k];
        const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

        append_field (table, zones[i].zone->name);
        append_field (table, info->id);
        append_field (table, info->chinese);
        append_number (table, indicator->value);
        append_field (table, info->unit);
        append_field (table, zw_indicator_state_get_id (indicator->state));
        append_number (table, indicator->numerator);
        append_number (table, indicator->denominator);
        append_field (table, indicator->method);
        append_field (table, indicator->reason);
        append_inputs (table, indicator->inputs);
        g_string_append (table, "\r\n");
      }
  return g_string_free (table, FALSE);
}
