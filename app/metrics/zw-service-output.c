/* zw-service-output.c: levels of service as JSON and as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-service-output.h"

#include <math.h>

#include "base/zw-written.h"

/**
 * zw_service_format_time:
 * @time_s: seconds after midnight of the service day
 *
 * Returns: (transfer full): as "07:00"; past 24:00 for the night that follows
 */
char *
zw_service_format_time (int time_s)
{
  return g_strdup_printf ("%02d:%02d", time_s / 3600, time_s / 60 % 60);
}

static void
add_time (JsonBuilder *builder, const char *name, int time_s)
{
  g_autofree char *text = zw_service_format_time (time_s);

  zw_json_add_text (builder, name, text);
}

static void
add_share (JsonBuilder *builder, const char *name, const ZwServiceShare *share)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  zw_json_add_number (builder, "residents", share->residents);
  zw_json_add_number (builder, "share", share->share);
  json_builder_end_object (builder);
}

static void
add_day (JsonBuilder *builder, const ZwServiceDay *day, const ZwServiceSettings *settings)
{
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "day", zw_day_type_get_id (day->day));
  zw_json_add_text (builder, "date", day->dates);
  json_builder_set_member_name (builder, "headway");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    {
      json_builder_begin_object (builder);
      zw_json_add_number (builder, "max_min", settings->headways_min[i]);
      zw_json_add_number (builder, "residents", day->headways[i].residents);
      zw_json_add_number (builder, "share", day->headways[i].share);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "hours");
  json_builder_begin_object (builder);
  add_share (builder, "served", &day->served);
  add_time (builder, "first_by", settings->early_s);
  add_share (builder, "early", &day->early);
  add_time (builder, "last_from", settings->late_s);
  add_share (builder, "late", &day->late);
  add_share (builder, "both", &day->both);
  zw_json_add_number (builder, "median_span_h", day->median_span_h);
  json_builder_set_member_name (builder, "stops");
  json_builder_add_int_value (builder, day->n_stops);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * zw_service_levels_to_json:
 * @project: (nullable): name of the project
 * @names: (array length=n): of the zones; %NULL in it for everywhere
 * @levels: (array length=n): of the zones
 * @settings: those they were worked out with
 *
 * Numbers have all their digits, those not known are null; shares are fractions.
 *
 * Returns: (transfer full): a JSON text in UTF-8
 */
char *
zw_service_levels_to_json (const char *project,
                           const char *const *names,
                           ZwServiceLevel *const *levels,
                           guint n,
                           const ZwServiceSettings *settings,
                           double radius_m)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "project", project);
  zw_json_add_number (builder, "radius_m", radius_m);
  add_time (builder, "from", settings->from_s);
  add_time (builder, "to", settings->to_s);
  json_builder_set_member_name (builder, "zones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      zw_json_add_text (builder, "name", names[i]);
      zw_json_add_text (builder, "state", zw_indicator_state_get_id (levels[i]->state));
      zw_json_add_number (builder, "residents", levels[i]->residents);
      json_builder_set_member_name (builder, "days");
      json_builder_begin_array (builder);
      for (guint d = 0; d < levels[i]->n_days; d++)
        add_day (builder, &levels[i]->days[d], settings);
      json_builder_end_array (builder);
      zw_json_add_text (builder, "method", levels[i]->method);
      zw_json_add_text (builder, "reason", levels[i]->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static void
append_number (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  zw_csv_append_number (csv, value, 15);
}

static void
append_row (GString *csv, const char *name, const ZwServiceDay *day, const char *what, double limit)
{
  zw_csv_append_text (csv, name);
  g_string_append_printf (csv, ",%s,", zw_day_type_get_id (day->day));
  zw_csv_append_text (csv, day->dates);
  g_string_append_printf (csv, ",%s", what);
  append_number (csv, limit);
}

static void
append_share (GString *csv,
              const char *name,
              const ZwServiceDay *day,
              const char *what,
              double limit,
              const ZwServiceShare *share)
{
  append_row (csv, name, day, what, limit);
  append_number (csv, share->residents);
  append_number (csv, share->share);
  g_string_append (csv, ",\r\n");
}

static void
append_day (GString *csv,
            const char *name,
            const ZwServiceDay *day,
            const ZwServiceSettings *settings)
{
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    append_share (csv, name, day, "headway_min", settings->headways_min[i], &day->headways[i]);
  append_share (csv, name, day, "served", NAN, &day->served);
  append_share (csv, name, day, "first_by_h", settings->early_s / 3600.0, &day->early);
  append_share (csv, name, day, "last_from_h", settings->late_s / 3600.0, &day->late);
  append_share (csv, name, day, "first_and_last", NAN, &day->both);
  append_row (csv, name, day, "median_span_h", NAN);
  g_string_append (csv, ",,");
  append_number (csv, day->median_span_h);
  g_string_append (csv, "\r\n");
}

/**
 * zw_service_levels_to_csv:
 * @names: (array length=n): of the zones; %NULL in it for everywhere
 * @levels: (array length=n): of the zones
 * @settings: those they were worked out with
 *
 * One row for each zone, kind of day and question, in UTF-8 with a byte order mark
 * and lines ended as RFC 4180 asks. What is not known is an empty field.
 *
 * Returns: (transfer full): the table
 */
char *
zw_service_levels_to_csv (const char *const *names,
                          ZwServiceLevel *const *levels,
                          guint n,
                          const ZwServiceSettings *settings)
{
  GString *csv = g_string_new (ZW_WRITTEN_BOM "zone,day,date,what,limit,residents,share,value\r\n");

  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < levels[i]->n_days; d++)
      append_day (csv, names[i], &levels[i]->days[d], settings);
  return g_string_free (csv, FALSE);
}
