/* test-left-out-pockets.c: where residents without coverage live together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "left-out-fixture.h"

/*   . . 2 . . 8     squares of 100 m on the cells: joined at their corners and
 *   . 3 . . . .     sides, and one apart
 *   4 4 . . . .
 */
static void
test_joined (void)
{
  static const double stop[] = { -5000, 0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwLeftOut) left_out = NULL;
  g_autofree char *name = NULL;
  const ZwPocket *pocket;

  add_box (people, "甲", 0, 0, 100, 4);
  add_box (people, "甲", 100, 0, 100, 4);
  add_box (people, "乙", 100, 100, 100, 3);
  add_box (people, "丙", 200, 200, 100, 2);
  add_box (people, "丁", 500, 200, 100, 8);
  add_box (people, "戊", 600, 0, 100, 0);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  left_out = find (layers, NULL, NULL);

  g_assert_cmpuint (left_out->n_pockets_in_all, ==, 2);
  pocket = &left_out->pockets[0];
  assert_near (pocket->residents, 13.0, 1e-9);
  assert_near (pocket->area_m2, 40000.0, 1e-6);
  assert_near (pocket->extent.min_x - X0, 0.0, 1e-9);
  assert_near (pocket->extent.max_y - Y0, 300.0, 1e-9);
  assert_near (pocket->place.x - X0, (4 * 50.0 + 4 * 150.0 + 3 * 150.0 + 2 * 250.0) / 13.0, 1e-6);
  assert_near (pocket->place.y - Y0, (8 * 50.0 + 3 * 150.0 + 2 * 250.0) / 13.0, 1e-6);
  name = zw_left_out_dup_pocket_name (left_out, pocket, 2);
  g_assert_cmpstr (name, ==, "甲, 乙");
  g_assert_cmpuint (pocket->n_areas, ==, 4);
  assert_near (left_out->pockets[1].residents, 8.0, 1e-9);
}

/* The middle of a ring of squares around a stop lies within its reach: the place
 * is on the ring. */
static void
test_place (void)
{
  static const double stop[] = { 1000, 1000 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwLeftOut) left_out = NULL;

  for (guint i = 0; i < 20; i++)
    for (guint k = 0; k < 20; k++)
      if (i < 2 || i > 17 || k < 2 || k > 17)
        add_box (people, "環", 100.0 * k, 100.0 * i, 100, i == 18 && k == 10 ? 500 : 10);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  left_out = find (layers, NULL, NULL);
  /* 144 squares, one of them with 500: the middle is 166 m north of the stop. */
  g_assert_cmpuint (left_out->n_pockets, ==, 1);
  assert_near (left_out->pockets[0].residents, 1930.0, 1e-9);
  assert_near (left_out->pockets[0].place.x - X0, 1050.0, 1e-6);
  assert_near (left_out->pockets[0].place.y - Y0, 1850.0, 1e-6);
  assert_near (left_out->pockets[0].nearest_stop_m, hypot (50.0, 850.0), 1e-6);
}

/* A street of 50 squares, too long for a pocket: divided at the thinnest of the
 * middle half, then each half again; the squares behind a line go to the east. */
static void
test_divided (void)
{
  static const double stop[] = { -5000, 0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwLeftOut) divided = NULL;
  g_autoptr (ZwLeftOut) whole = NULL;
  ZwLeftOutOptions options;
  double sum = 0.0;

  for (guint i = 0; i < 50; i++)
    add_box (people, "街", 100.0 * i, 0, 100, i == 30 ? 1 : i == 20 ? 2 : 10);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  zw_left_out_options_init (&options);
  divided = find (layers, NULL, &options);
  options.widest_m = 0.0;
  whole = find (layers, NULL, &options);

  g_assert_cmpuint (whole->n_pockets, ==, 1);
  assert_near (whole->pockets[0].residents, 483.0, 1e-9);
  /* 0 to 30 and 31 to 49; of the first 0 to 20 and 21 to 30; of the first again,
     as it is 2,100 m long, 0 to 9 and 10 to 20. */
  g_assert_cmpuint (divided->n_pockets, ==, 4);
  for (guint i = 0; i < divided->n_pockets; i++)
    {
      g_assert_cmpfloat (divided->pockets[i].extent.max_x - divided->pockets[i].extent.min_x, <=,
                         2000.0);
      sum += divided->pockets[i].residents;
    }
  assert_near (sum, 483.0, 1e-9);
  assert_near (divided->pockets[0].residents, 190.0, 1e-9);
  assert_near (divided->pockets[0].extent.min_x - X0, 3100.0, 1e-9);
  assert_near (divided->pockets[1].residents, 102.0, 1e-9);
  assert_near (divided->pockets[1].extent.min_x - X0, 1000.0, 1e-9);
  assert_near (divided->pockets[1].extent.max_x - X0, 2100.0, 1e-9);
  assert_near (divided->pockets[2].residents, 100.0, 1e-9);
  assert_near (divided->pockets[3].residents, 91.0, 1e-9);
}

/* An area with a hole, arms that leave a row of cells and come back, and an
 * island: what is cut out of it is all there. */
static void
test_cut (void)
{
  static const double arms[] = { 13,  7,   931, 7,   931, 877, 777, 877, 777, 95,  513, 95,
                                 513, 777, 401, 777, 401, 95,  169, 95,  169, 643, 13,  643 };
  static const double stop[] = { 470, 420 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  static const double hole[] = { 30, 20, 30, 60, 900, 60, 900, 20 };
  g_autoptr (ZwGeometry) shape = NULL;
  g_autoptr (ZwLeftOut) left_out = NULL;
  ZwLeftOutOptions options;
  double all, sum = 0.0, area = 0.0;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < 12; i++)
    zw_geometry_builder_add (builder, X0 + arms[2 * i], Y0 + arms[2 * i + 1]);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < 4; i++)
    zw_geometry_builder_add (builder, X0 + hole[2 * i], Y0 + hole[2 * i + 1]);
  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, X0 + 2000, Y0);
  zw_geometry_builder_add (builder, X0 + 2450, Y0);
  zw_geometry_builder_add (builder, X0 + 2000, Y0 + 333);
  shape = zw_geometry_builder_end (builder);
  layer_add_geometry (people, shape);
  layer_set_number (people, "population", 5000);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  zw_left_out_options_init (&options);
  options.n_pockets = 1000;
  left_out = find (layers, NULL, &options);

  all = zw_geometry_get_area (shape);
  assert_near (all,
               918.0 * 88.0 + 156.0 * 548.0 + 112.0 * 682.0 + 154.0 * 782.0 - 870.0 * 40.0
                   + 450.0 * 333.0 / 2.0,
               1e-6);
  for (guint i = 0; i < left_out->n_pockets; i++)
    {
      sum += left_out->pockets[i].residents;
      area += left_out->pockets[i].area_m2;
    }
  assert_near (sum, left_out->left_out, 1e-6);
  assert_near (area / all, left_out->left_out / 5000.0, 1e-9);
  g_assert_cmpfloat (left_out->share, >, 0.1);
  g_assert_cmpfloat (left_out->share, <, 0.9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/left-out-pockets/joined", test_joined);
  g_test_add_func ("/left-out-pockets/place", test_place);
  g_test_add_func ("/left-out-pockets/divided", test_divided);
  g_test_add_func ("/left-out-pockets/cut", test_cut);
  return g_test_run ();
}
