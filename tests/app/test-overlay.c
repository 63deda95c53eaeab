/* test-overlay.c: validity, repair and union of polygons, areas reckoned by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "geometry-fixture.h"
#include "geometry/zw-overlay.h"

/* The kinds of invalidity of OGC 06-103r4 (6.1.11) and what is left after the
 * repair, which keeps what the rings enclose. */
static const struct
{
  const char *what, *polygon;
  const char *reason; /* a part of the sentence; NULL where valid */
  double x, y;        /* the place, NaN where several would do */
  double area;        /* after the repair */
  guint parts;
} shapes[] = {
  { "a square", "0 0,4 0,4 4,0 4", NULL, NAN, NAN, 16, 1 },
  { "clockwise", "0 0,0 4,4 4,4 0", NULL, NAN, NAN, 16, 1 },
  { "with a hole", "0 0,9 0,9 9,0 9;1 1,1 3,3 3,3 1", NULL, NAN, NAN, 77, 1 },
  { "a hole that touches in one corner", "0 0,8 0,8 8,0 8;0 0,4 2,2 4", NULL, NAN, NAN, 58, 1 },
  { "two parts", "0 0,1 0,1 1,0 1|5 5,6 5,6 6,5 6", NULL, NAN, NAN, 2, 2 },
  /* Two triangles of base 4 and height 2. */
  { "a bowtie", "0 0,4 4,4 0,0 4", "crosses or touches itself", 2, 2, 8, 2 },
  { "a spike", "0 0,4 0,4 4,4 9,4 4,0 4", "crosses or touches itself", NAN, NAN, 16, 1 },
  /* Islands that a careless writer took for holes; JTS' GeometryFixer, whose
   * rules these are, makes parts of them. */
  { "a hole outside", "0 0,4 0,4 4,0 4;6 6,8 6,8 8,6 8", "a hole lies outside the outline", NAN,
    NAN, 20, 2 },
  { "a hole across the border", "0 0,4 0,4 4,0 4;3 1,6 1,6 3,3 3", "crosses or touches itself", NAN,
    NAN, 14, 1 },
  { "a hole within a hole", "0 0,9 0,9 9,0 9;1 1,7 1,7 7,1 7;3 3,5 3,5 5,3 5",
    "a hole lies within another hole", NAN, NAN, 45, 1 },
  { "a hole that cuts the area in two", "0 0,8 0,8 8,0 8;4 0,6 4,4 8,2 4", "cuts the area in two",
    NAN, NAN, 48, 2 },
  { "one part within another", "0 0,9 0,9 9,0 9|3 3,5 3,5 5,3 5", "one part lies within another",
    NAN, NAN, 81, 1 },
  { "two parts that overlap", "0 0,4 0,4 4,0 4|2 2,6 2,6 6,2 6", "crosses or touches itself", NAN,
    NAN, 28, 1 },
  { "parts along an edge", "0 0,2 0,2 2,0 2|2 0,4 0,4 2,2 2", "crosses or touches itself", NAN, NAN,
    8, 1 },
  { "no area", "0 0,4 4,8 8", "crosses or touches itself", NAN, NAN, 0, 0 },
  { "two corners", "0 0,4 4", "fewer than three corners", 0, 0, 0, 0 },
  { "one corner", "3 5", "fewer than three corners", 3, 5, 0, 0 },
  { "nothing", "", "fewer than three corners", NAN, NAN, 0, 0 },
  { "a hole of two corners", "0 0,4 0,4 4,0 4;1 1,2 2", "fewer than three corners", NAN, NAN, 16,
    1 },
};

static void
test_check (void)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (ZwGeometry) polygon = make_geometry (ZW_GEOMETRY_POLYGON, shapes[i].polygon);
      g_autoptr (GError) error = NULL;
      ZwPoint where = { -1, -1 };
      gboolean valid = zw_overlay_check (overlay, polygon, &where, &error);

      g_test_message ("%s: %s", shapes[i].what, error != NULL ? error->message : "valid");
      if (shapes[i].reason == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (valid);
          continue;
        }
      g_assert_false (valid);
      g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, shapes[i].reason));
      g_assert_true (g_str_has_suffix (error->message, "."));
      if (!isnan (shapes[i].x))
        {
          g_assert_cmpfloat (where.x, ==, shapes[i].x);
          g_assert_cmpfloat (where.y, ==, shapes[i].y);
        }
      /* Nothing is left of what was there before. */
      g_assert_true (where.x != -1 || where.y != -1);
    }
}

static void
test_check_other_kinds (void)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  g_autoptr (ZwGeometry) line = make_geometry (ZW_GEOMETRY_LINE, "0 0,4 0,4 4,0 0");
  g_autoptr (ZwGeometry) point = make_geometry (ZW_GEOMETRY_POINT, "1 1");
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_false (zw_overlay_check (overlay, line, NULL, &first));
  g_assert_error (first, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
  g_assert_false (zw_overlay_check (overlay, point, NULL, &second));
  g_assert_error (second, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
}

/* GEOS would make no ring of it and then fall over; and the place was left unset. */
static void
test_corner_without_place (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY };
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint corner = 0; corner < 7; corner++)
      {
        g_autoptr (ZwGeometry) polygon = make_geometry (
            ZW_GEOMETRY_POLYGON, "0 0,9 0,9 9,0 9;1 1,2 1,2 2|20 0,21 0,21 1");
        g_autoptr (GError) error = NULL;
        g_autoptr (ZwGeometry) repaired = NULL;
        ZwPoint where = { -1, -1 };

        polygon->points[corner].y = odd[i];
        g_assert_false (zw_overlay_check (overlay, polygon, &where, &error));
        g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
        g_assert_cmpfloat (where.x, ==, 0);
        repaired = zw_overlay_make_valid (overlay, polygon, NULL);
        g_assert_nonnull (repaired);
        g_assert_cmpint (repaired->kind, ==, ZW_GEOMETRY_POLYGON);
        g_assert_true (zw_geometry_is_empty (repaired));
      }
}

static void
test_make_valid (void)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (ZwGeometry) polygon = make_geometry (ZW_GEOMETRY_POLYGON, shapes[i].polygon);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwGeometry) repaired = zw_overlay_make_valid (overlay, polygon, &error);

      g_test_message ("%s", shapes[i].what);
      g_assert_no_error (error);
      g_assert_cmpint (repaired->kind, ==, ZW_GEOMETRY_POLYGON);
      g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (repaired), shapes[i].area, 1e-9);
      g_assert_cmpuint (repaired->n_parts, ==, shapes[i].parts);
      if (shapes[i].parts > 0)
        {
          zw_overlay_check (overlay, repaired, NULL, &error);
          g_assert_no_error (error);
        }
    }
}

static void
test_union (void)
{
  static const struct
  {
    const char *what;
    const char *polygons[4];
    double area;
    guint parts, rings;
  } cases[] = {
    { "apart", { "0 0,1 0,1 1,0 1", "5 5,7 5,7 7,5 7" }, 5, 2, 2 },
    { "overlapping", { "0 0,4 0,4 4,0 4", "2 2,6 2,6 6,2 6" }, 28, 1, 1 },
    { "side by side", { "0 0,2 0,2 2,0 2", "2 0,4 0,4 2,2 2" }, 8, 1, 1 },
    { "in one another", { "0 0,9 0,9 9,0 9", "3 3,5 3,5 5,3 5" }, 81, 1, 1 },
    { "a hole filled", { "0 0,9 0,9 9,0 9;3 3,3 5,5 5,5 3", "3 3,5 3,5 5,3 5" }, 81, 1, 1 },
    { "four around a court",
      { "0 0,9 0,9 3,0 3", "0 6,9 6,9 9,0 9", "0 0,3 0,3 9,0 9", "6 0,9 0,9 9,6 9" },
      72,
      1,
      2 },
    { "one of several parts", { "0 0,2 0,2 2,0 2|4 0,6 0,6 2,4 2", "2 0,4 0,4 2,2 2" }, 12, 1, 1 },
    { "one that is nothing", { "0 0,2 0,2 2,0 2", "" }, 4, 1, 1 },
  };
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray)
          polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwGeometry) all = NULL;

      for (guint k = 0; k < 4 && cases[i].polygons[k] != NULL; k++)
        g_ptr_array_add (polygons, make_geometry (ZW_GEOMETRY_POLYGON, cases[i].polygons[k]));
      all = zw_overlay_union (overlay, (ZwGeometry **) polygons->pdata, polygons->len, &error);
      g_test_message ("%s", cases[i].what);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (all), cases[i].area, 1e-9);
      g_assert_cmpuint (all->n_parts, ==, cases[i].parts);
      g_assert_cmpuint (all->n_rings, ==, cases[i].rings);
    }
}

static void
test_union_of_nothing (void)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  g_autoptr (ZwGeometry) all = zw_overlay_union (overlay, NULL, 0, NULL);

  g_assert_nonnull (all);
  g_assert_cmpint (all->kind, ==, ZW_GEOMETRY_POLYGON);
  g_assert_true (zw_geometry_is_empty (all));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlay/check/reasons", test_check);
  g_test_add_func ("/overlay/check/other-kinds", test_check_other_kinds);
  g_test_add_func ("/overlay/check/corner-without-place", test_corner_without_place);
  g_test_add_func ("/overlay/make-valid/by-hand", test_make_valid);
  g_test_add_func ("/overlay/union/by-hand", test_union);
  g_test_add_func ("/overlay/union/of-nothing", test_union_of_nothing);
  return g_test_run ();
}
