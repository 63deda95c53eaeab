/* test-indicator-output.c: indicators as JSON and as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "metrics-fixture.h"
#include "metrics/zw-indicator-output.h"

/* A table of one zone. */
static ZwFigureTable *
make_table (const ZwZone *zone, ZwEvaluation *evaluation)
{
  ZwFigureTable *table = g_new0 (ZwFigureTable, 1);
  ZwFigureRow *row = g_new0 (ZwFigureRow, 1);

  zw_figure_settings_init (&table->settings);
  table->rows = g_ptr_array_new ();
  row->place = zw_place_new_zone (zone);
  row->evaluation = evaluation;
  g_ptr_array_add (table->rows, row);
  return table;
}

static void
table_free (ZwFigureTable *table)
{
  ZwFigureRow *row = g_ptr_array_index (table->rows, 0);

  zw_place_free (row->place);
  g_free (row);
  zw_figure_table_free (table);
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwGeometry) box = make_box (0, 0, 1000, 3000);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  const ZwZone zone = { 7, (char *) "信義\"區", ZW_ZONE_SCENIC, box };
  ZwFigureTable *table;
  const ZwFigureTable *tables[1];
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  TestLayer *bikes = layer_new (ZW_ROLE_BIKE_STATIONS, ZW_GEOMETRY_POINT);
  JsonObject *object, *a3, *b1;
  JsonArray *indicators;

  layer_add_point (bikes, 10, 10);
  layer_end (bikes, layers);
  baseline = make_baseline (layers);
  evaluation = zw_evaluate (baseline, box, NULL);
  tables[0] = table = make_table (&zone, evaluation);
  text = zw_figures_to_json ("/tmp/p.gpkg", "EPSG:3826", tables, 1);
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "crs"), ==, "EPSG:3826");
  object = json_array_get_object_element (json_object_get_array_member (object, "zones"), 0);
  g_assert_cmpint (json_object_get_int_member (object, "id"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "信義\"區");
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "scenic");
  g_assert_cmpfloat (json_object_get_double_member (object, "area_km2"), ==, 3.0);
  indicators = json_object_get_array_member (object, "indicators");
  g_assert_cmpuint (json_array_get_length (indicators), ==, ZW_N_INDICATORS);
  b1 = json_array_get_object_element (indicators, 0);
  g_assert_cmpstr (json_object_get_string_member (b1, "name"), ==, "公共運輸站點數");
  g_assert_cmpstr (json_object_get_string_member (b1, "state"), ==, "no-data");
  g_assert_true (json_object_get_null_member (b1, "value"));
  g_assert_true (json_object_get_null_member (b1, "method"));
  a3 = json_array_get_object_element (indicators, ZW_INDICATOR_A3);
  g_assert_cmpstr (json_object_get_string_member (a3, "id"), ==, "A3");
  g_assert_cmpstr (json_object_get_string_member (a3, "unit"), ==, "per_km2");
  /* All digits come back. */
  g_assert_cmpfloat (json_object_get_double_member (a3, "value"), ==, 1.0 / 3.0);
  g_assert_true (json_object_get_null_member (a3, "reason"));
  object = json_array_get_object_element (json_object_get_array_member (a3, "inputs"), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "role"), ==, "bike-stations");
  g_assert_cmpint (json_object_get_int_member (object, "count"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "year"), ==, 2024);
  table_free (table);
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  g_autoptr (ZwGeometry) box = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, box, NULL);
  const ZwZone zone = { 1, (char *) "a, \"b\"", ZW_ZONE_URBAN, box };
  ZwFigureTable *table = make_table (&zone, evaluation);
  const ZwFigureTable *tables[] = { table };
  g_autofree char *text = zw_figures_to_csv (tables, 1, FALSE);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, ZW_N_INDICATORS + 2);
  g_assert_cmpstr (lines[0], ==,
                   "\xef\xbb\xbfzone,id,name,value,unit,state,numerator,denominator,method,reason,"
                   "year,inputs,place,survey_year");
  g_assert_cmpstr (lines[1], ==,
                   "\"a, \"\"b\"\"\",B1,公共運輸站點數,,count,no-data,,,,"
                   "No layer of public transport stops has been imported.,,,zone,");
  table_free (table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-output/json", test_json);
  g_test_add_func ("/indicator-output/csv", test_csv);
  return g_test_run ();
}
