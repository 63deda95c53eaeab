/* test-siting.c: what the place says to the principles of siting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A city of two by two kilometres with a zone of one by one in its south-west
 * corner; all figures follow by hand.
 */

#include "siting-fixture.h"

/* Principle 2. */

static void
add_line (TestLayer *layer, double x, double y, double to_x, double to_y)
{
  const double xy[] = { x, y, to_x, to_y };

  layer_add (layer, xy, 2);
}

/* Roads along the south and the west of a square, 10 m outside: half of it. */
static void
test_boundary_half (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  TestLayer *roads = layer_new (ZW_ROLE_ROADS, ZW_GEOMETRY_LINE);
  g_autoptr (ZwSiting) siting = NULL;

  add_line (roads, 0, -10, 1000, -10);
  layer_set_text (roads, "name", "中山路");
  add_line (roads, -10, 0, -10, 1000);
  layer_set_text (roads, "name", "民生路");
  layer_end (roads, place.layers);
  end_place (&place);
  siting = judge (f, &place);
  g_assert_cmpint (verdict (siting, 2), ==, ZW_VERDICT_NOT_MET);
  assert_near (get (siting, 2, "along"), 0.5, 1e-9);
  assert_near (get (siting, 2, "along_roads"), 0.5, 1e-9);
  assert_near (get_other (siting, 2, "along"), 0.8, 0.0);
  assert_near (get (siting, 2, "outline"), 4.0, 1e-9);
  g_assert_null (zw_siting_principle_find (&siting->principles[1], "along_rivers"));
  g_assert_nonnull (strstr (siting->principles[1].text, "中山路"));
  /* The stretches for the map are as long as the shares. */
  assert_near (zw_geometry_get_length (place.ground->sides->along), 2000.0, 1e-6);
  assert_near (zw_geometry_get_length (place.ground->sides->alone), 2000.0, 1e-6);
  g_assert_cmpuint (place.ground->sides->alone->n_parts, ==, 1);
}

/* Three sides along a road and the fourth along a river. */
static void
test_boundary_whole (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  TestLayer *roads = layer_new (ZW_ROLE_ROADS, ZW_GEOMETRY_LINE);
  TestLayer *river = layer_new (ZW_ROLE_RIVERS, ZW_GEOMETRY_LINE);
  g_autoptr (ZwSiting) siting = NULL;

  add_line (roads, 0, -10, 1000, -10);
  add_line (roads, -10, 0, -10, 1000);
  add_line (roads, 1010, 0, 1010, 1000);
  layer_end (roads, place.layers);
  add_line (river, 0, 1020, 1000, 1020);
  layer_end (river, place.layers);
  end_place (&place);
  siting = judge (f, &place);
  g_assert_cmpint (verdict (siting, 2), ==, ZW_VERDICT_MET);
  assert_near (get (siting, 2, "along"), 1.0, 1e-9);
  assert_near (get (siting, 2, "along_roads"), 0.75, 1e-9);
  assert_near (get (siting, 2, "along_rivers"), 0.25, 1e-9);
  g_assert_cmpuint (place.ground->sides->alone->n_points, ==, 0);
}

static void
test_boundary_unknown (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL;

  end_place (&place);
  siting = judge (f, &place);
  g_assert_cmpint (verdict (siting, 2), ==, ZW_VERDICT_CANNOT_TELL);
  g_assert_cmpuint (siting->principles[1].missing->len, ==, 1);
  g_assert_cmpuint (siting->principles[1].figures->len, ==, 0);
}

/* Principle 3. */

/* 400 by 1000 m: 6 min across at 4 km/h; its corners are √1.16 km apart. */
static void
test_size_between (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 400);
  g_autoptr (ZwSiting) siting = NULL;

  end_place (&place);
  siting = judge (f, &place);
  assert_near (get (siting, 3, "area"), 0.4, 1e-9);
  assert_near (get (siting, 3, "width"), 400.0, 0.1);
  assert_near (get (siting, 3, "walk_width"), 6.0, 0.01);
  assert_near (get (siting, 3, "length"), 1000.0 * sqrt (1.16), 1e-6);
  assert_near (get (siting, 3, "walk_length"), 15.0 * sqrt (1.16), 1e-6);
  g_assert_cmpint (verdict (siting, 3), ==, ZW_VERDICT_CANNOT_TELL);
  /* Between Oxford and the Plaza Elíptica */
  assert_near (get (siting, 3, "case-oxford-zez"), 0.038, 1e-9);
  assert_near (get (siting, 3, "case-madrid-eliptica"), 0.6, 1e-9);
}

static void
test_size_large (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (600, 900);
  g_autoptr (ZwSiting) siting = NULL;

  end_place (&place);
  siting = judge (f, &place);
  g_assert_cmpint (verdict (siting, 3), ==, ZW_VERDICT_MET);
}

/* 300 by 300 m: too small, unless its rules are as strict as those of Oxford. */
static void
test_size_small (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (300, 300);
  g_autoptr (ZwSiting) siting = NULL, strict = NULL;

  end_place (&place);
  siting = judge (f, &place);
  g_assert_cmpint (verdict (siting, 3), ==, ZW_VERDICT_NOT_MET);
  g_assert_cmpint (siting->strictness, ==, 0);
  add_rule (f, 0, "car-private", "combustion", NULL);
  strict = judge (f, &place);
  g_assert_cmpint (strict->strictness, ==, 6);
  g_assert_cmpint (verdict (strict, 3), ==, ZW_VERDICT_MET);
}

/* Principle 1. */

/* The zone is a quarter of the city. Of 4 stops 2 are in it, of 2000 residents 500,
 * of 6 km of footways 3 and of 5 chargers 2: against 2 stops, 3 km and 3 chargers
 * on the three square kilometres around it. */
static void
add_city (GPtrArray *layers)
{
  static const double stops[][2] = { { 300, 300 }, { 700, 700 }, { 1500, 1500 }, { 1700, 500 } };
  static const double chargers[][2] = {
    { 100, 100 }, { 200, 100 }, { 1200, 1200 }, { 1300, 1300 }, { 1400, 1400 }
  };
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  TestLayer *stop_layer = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *footways = layer_new (ZW_ROLE_FOOTWAYS, ZW_GEOMETRY_LINE);
  TestLayer *charger_layer = layer_new (ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT);

  for (guint i = 0; i < 4; i++)
    {
      layer_add_box (people, 1000.0 * (i % 2), 1000.0 * (i / 2), 1000, 1000);
      layer_set_number (people, "population", 500);
    }
  layer_end (people, layers);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    layer_add_point (stop_layer, stops[i][0], stops[i][1]);
  layer_end (stop_layer, layers);
  for (guint i = 0; i < 3; i++)
    add_line (footways, 0, 200 + 100.0 * i, 2000, 200 + 100.0 * i);
  layer_end (footways, layers);
  for (guint i = 0; i < G_N_ELEMENTS (chargers); i++)
    layer_add_point (charger_layer, chargers[i][0], chargers[i][1]);
  layer_end (charger_layer, layers);
}

/* A road of 2 km, half of it in the zone; volume and speed by half. */
static void
add_traffic (GPtrArray *layers, double volume_in, double speed_in)
{
  TestLayer *traffic = layer_new (ZW_ROLE_TRAFFIC, ZW_GEOMETRY_LINE);

  add_line (traffic, 0, 500, 1000, 500);
  layer_set_number (traffic, "volume", volume_in);
  layer_set_number (traffic, "speed_kmh", speed_in);
  add_line (traffic, 1000, 500, 2000, 500);
  layer_set_number (traffic, "volume", 10000);
  layer_set_number (traffic, "speed_kmh", 40);
  /* Crosses the boundary: 500 m on each side. */
  add_line (traffic, 500, 900, 1500, 900);
  layer_set_number (traffic, "volume", 4000);
  layer_set_number (traffic, "speed_kmh", 30);
  layer_end (traffic, layers);
}

static void
test_need_green_only (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL;

  add_city (place.layers);
  end_place (&place);
  siting = judge (f, &place);
  assert_near (get (siting, 1, "B1"), 2.0, 1e-9);
  assert_near (get_other (siting, 1, "B1"), 2.0 / 3.0, 1e-9);
  assert_near (get (siting, 1, "B3"), 3.0, 1e-6);
  assert_near (get_other (siting, 1, "B3"), 1.0, 1e-6);
  assert_near (get (siting, 1, "B5"), 2.0, 1e-9);
  assert_near (get_other (siting, 1, "B5"), 1.0, 1e-9);
  g_assert_cmpint (verdict (siting, 1), ==, ZW_VERDICT_CANNOT_TELL);
  g_assert_cmpuint (siting->principles[0].missing->len, ==, 1);
  g_assert_nonnull (strstr (siting->principles[0].reason, "4 of 4"));
}

static void
test_need_met (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL;

  add_city (place.layers);
  add_traffic (place.layers, 25000, 20);
  end_place (&place);
  siting = judge (f, &place);
  /* (25000 · 1 km + 4000 · 0.5 km) / 1.5 km */
  assert_near (get (siting, 1, "volume"), 18000.0, 1e-6);
  assert_near (get_other (siting, 1, "volume"), 8000.0, 1e-6);
  assert_near (get (siting, 1, "speed"), 35.0 / 1.5, 1e-9);
  assert_near (get_other (siting, 1, "speed"), 55.0 / 1.5, 1e-9);
  assert_near (get (siting, 1, "vehicle_km"), 27000.0, 1e-6);
  g_assert_cmpint (verdict (siting, 1), ==, ZW_VERDICT_MET);
  g_assert_cmpuint (siting->principles[0].missing->len, ==, 0);
}

static void
test_need_quiet (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL;

  add_city (place.layers);
  add_traffic (place.layers, 1000, 60);
  end_place (&place);
  siting = judge (f, &place);
  g_assert_cmpint (verdict (siting, 1), ==, ZW_VERDICT_NOT_MET);
}

/* Counting places count once each, wherever they stand. */
static void
test_need_counting_places (Fixture *f, gconstpointer data)
{
  GPtrArray *layers = layers_new ();
  TestLayer *traffic = layer_new (ZW_ROLE_TRAFFIC, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  ZwSitingTraffic found;

  layer_add_point (traffic, 100, 100);
  layer_set_number (traffic, "volume", 9000);
  layer_add_point (traffic, 900, 900);
  layer_set_number (traffic, "volume", 5000);
  layer_add_point (traffic, 1500, 900);
  layer_set_number (traffic, "volume", 3000);
  layer_add_point (traffic, 1600, 900); /* nothing was counted */
  layer_end (traffic, layers);
  found = zw_siting_measure_traffic (zone, layers);
  g_assert_cmpuint (found.n, ==, 3);
  g_assert_false (found.is_lines);
  assert_near (found.volume_in, 7000.0, 0.0);
  assert_near (found.volume_out, 3000.0, 0.0);
  g_assert_true (isnan (found.speed_in));
  g_assert_true (isnan (found.vehicle_km_in));
  g_ptr_array_unref (layers);
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *principles;
  JsonObject *size, *figure;

  end_place (&place);
  siting = judge (f, &place);
  node = zw_siting_to_json (siting, f->reference);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "zone"), ==,
                   "市中心");
  g_assert_true (json_object_get_null_member (json_node_get_object (node), "strictness"));
  principles = json_object_get_array_member (json_node_get_object (node), "principles");
  g_assert_cmpuint (json_array_get_length (principles), ==, 6);
  size = json_array_get_object_element (principles, 2);
  g_assert_cmpstr (json_object_get_string_member (size, "verdict"), ==, "met");
  g_assert_true (json_object_get_null_member (size, "verdict_of_planner"));
  figure = json_array_get_object_element (json_object_get_array_member (size, "figures"), 0);
  g_assert_cmpstr (json_object_get_string_member (figure, "id"), ==, "area");
  g_assert_cmpstr (json_object_get_string_member (figure, "unit"), ==, "km2");
  assert_near (json_object_get_double_member (figure, "value"), 1.0, 1e-9);
}

/* From the project file, with its own settings. */
static void
test_load (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwSiting) siting = NULL, walk = NULL;
  ZwSitingSettings settings;

  siting = zw_siting_load (f->store, f->zone, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verdict (siting, 3), ==, ZW_VERDICT_MET);
  zw_siting_settings_load (&settings, f->store);
  assert_near (settings.walk_m, 500.0, 0.0);
  settings.walk_m = 1200.0;
  g_assert_true (zw_siting_settings_save (&settings, f->store, &error));
  walk = zw_siting_load (f->store, f->zone, NULL, NULL, &error);
  g_assert_no_error (error);
  /* 1000 m wide, and √2 km from corner to corner */
  g_assert_cmpint (verdict (walk, 3), ==, ZW_VERDICT_CANNOT_TELL);
  settings.boundary_share = 1.5;
  g_assert_false (zw_siting_settings_save (&settings, f->store, &error));
  g_assert_nonnull (error);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZwProgress progress = { NULL, NULL, cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_siting_load (f->store, f->zone, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_format (void)
{
  static const struct
  {
    double value;
    ZwSitingUnit unit;
    const char *text;
  } cases[] = {
    { 0.5, ZW_SITING_SHARE, "50.0 %" },
    { 3, ZW_SITING_COUNT, "3" },
    { 0.0384, ZW_SITING_KM2, "0.038 km²" },
    { 1528, ZW_SITING_KM2, "1528 km²" },
    { 390, ZW_SITING_TIME, "06:30" },
    { 1470, ZW_SITING_TIME, "24:30" },
    { NAN, ZW_SITING_M, "–" },
    { 6.0, ZW_SITING_MIN, "6.00 min" },
    { 2.0 / 3.0, ZW_SITING_PER_KM2, "0.667 per km²" },
  };
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = zw_siting_format (cases[i].value, cases[i].unit, english);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  static const SitingTest tests[] = {
    { "/siting/boundary/half", test_boundary_half },
    { "/siting/boundary/whole", test_boundary_whole },
    { "/siting/boundary/unknown", test_boundary_unknown },
    { "/siting/size/between", test_size_between },
    { "/siting/size/large", test_size_large },
    { "/siting/size/small", test_size_small },
    { "/siting/need/green-only", test_need_green_only },
    { "/siting/need/met", test_need_met },
    { "/siting/need/quiet", test_need_quiet },
    { "/siting/need/counting-places", test_need_counting_places },
    { "/siting/json", test_json },
    { "/siting/load", test_load },
    { "/siting/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  add_siting_tests (tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/siting/format", test_format);
  return g_test_run ();
}
