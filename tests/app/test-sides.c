/* test-sides.c: what bounds a zone in the east, south, west and north
 *
 * The zones are squares of one kilometre and figures cut from them, so that
 * lengths and shares follow by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-sides.h"

/* The lower left corner of the square. */
#define X0 300000.0
#define Y0 2770000.0

/* A line or ring: name (%NULL for none), then corners in metres from (X0, Y0). */
typedef struct
{
  const char *name;
  guint n;
  double xy[24];
} Shape;

static ZwGeometry *
make_zone (const Shape *parts, guint n_parts)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  for (guint p = 0; p < n_parts; p++)
    {
      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      for (guint i = 0; i < parts[p].n; i++)
        zw_geometry_builder_add (builder, X0 + parts[p].xy[2 * i], Y0 + parts[p].xy[2 * i + 1]);
    }
  return zw_geometry_builder_end (builder);
}

static ZwGeometry *
make_square (void)
{
  const Shape square = { NULL, 4, { 0, 0, 1000, 0, 1000, 1000, 0, 1000 } };

  return make_zone (&square, 1);
}

/* A layer as zw_features_load() leaves it. */
static void
add_layer (GPtrArray *layers, ZwRole role, ZwGeometryKind kind, const Shape *shapes, guint n)
{
  ZwFeatures *features = g_new0 (ZwFeatures, 1);
  ZwGeometryBuilder *builder = zw_geometry_builder_new (kind);
  const char **names = g_new0 (const char *, MAX (n, 1));

  g_atomic_ref_count_init (&features->ref_count);
  features->layer = g_new0 (ZwLayer, 1);
  features->layer->role = role;
  features->layer->kind = kind;
  features->n = n;
  features->ids = g_new0 (gint64, MAX (n, 1));
  features->starts = g_new0 (guint, n + 1);
  features->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  features->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  features->strings = g_string_chunk_new (64);
  for (guint i = 0; i < n; i++)
    {
      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      for (guint k = 0; k < shapes[i].n; k++)
        zw_geometry_builder_add (builder, X0 + shapes[i].xy[2 * k], Y0 + shapes[i].xy[2 * k + 1]);
      features->starts[i + 1] = i + 1;
      names[i] = shapes[i].name;
    }
  features->shape = zw_geometry_builder_end (builder);
  features->envelope = zw_geometry_get_envelope (features->shape);
  g_hash_table_insert (features->texts, (char *) "name", names);
  g_ptr_array_add (layers, features);
}

static GPtrArray *
new_layers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
}

static ZwSides *
look (const ZwGeometry *zone, const GPtrArray *layers)
{
  g_autoptr (GError) error = NULL;
  ZwSides *sides = zw_sides_new (zone, layers, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sides);
  return sides;
}

static ZwSides *
look_at_square (ZwRole role, const Shape *shapes, guint n)
{
  g_autoptr (ZwGeometry) zone = make_square ();
  g_autoptr (GPtrArray) layers = new_layers ();

  add_layer (layers, role, ZW_GEOMETRY_LINE, shapes, n);
  return look (zone, layers);
}

static void
assert_near (double found, double expected)
{
  g_assert_cmpfloat_with_epsilon (found, expected, 1e-6);
}

/* @expected: the names with a space between */
static void
assert_names (const ZwSides *sides, ZwSideId side, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < sides->sides[side].names->len; i++)
    {
      const ZwSideName *name = g_ptr_array_index (sides->sides[side].names, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", name->name);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static double
get_share (const ZwSides *sides, ZwSideId side, guint name)
{
  return ((const ZwSideName *) g_ptr_array_index (sides->sides[side].names, name))->share;
}

static void
test_four_roads (void)
{
  const Shape roads[] = { { "東門路", 2, { 1010, -20, 1010, 1020 } },
                          { "南昌路", 2, { 1020, 0, -20, 0 } },
                          { "西寧路", 2, { -25, 0, -25, 1000 } },
                          { "北安路", 2, { 0, 990, 1000, 990 } } };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  assert_names (sides, ZW_SIDE_EAST, "東門路");
  assert_names (sides, ZW_SIDE_SOUTH, "南昌路");
  assert_names (sides, ZW_SIDE_WEST, "西寧路");
  assert_names (sides, ZW_SIDE_NORTH, "北安路");
  for (guint i = 0; i < ZW_N_SIDES; i++)
    {
      assert_near (sides->sides[i].length_m, 1000.0);
      assert_near (sides->sides[i].named_share, 1.0);
      assert_near (get_share (sides, i, 0), 1.0);
    }
  assert_near (sides->length_m, 4000.0);
  assert_near (zw_sides_get_along_share (sides), 1.0);
  assert_near (sides->along_role_m[ZW_ROLE_ROADS], 4000.0);
  g_assert_cmpint (sides->n_lines, ==, 4);
}

/* The same square drawn the other way round. */
static void
test_clockwise (void)
{
  const Shape square = { NULL, 4, { 0, 1000, 1000, 1000, 1000, 0, 0, 0 } };
  const Shape roads[] = { { "東門路", 2, { 1000, 0, 1000, 1000 } } };
  g_autoptr (ZwGeometry) zone = make_zone (&square, 1);
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;

  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, 1);
  sides = look (zone, layers);
  assert_names (sides, ZW_SIDE_EAST, "東門路");
  assert_names (sides, ZW_SIDE_WEST, "");
  assert_near (zw_sides_get_along_share (sides), 0.25);
}

/* Streets that cross the boundary, even one that ends on it, do not bound the zone. */
static void
test_crossing_streets (void)
{
  const Shape roads[] = { { "一街", 2, { 500, -300, 500, 1300 } },
                          { "二街", 2, { -200, 200, 1200, 200 } },
                          { "三街", 2, { 800, 1000, 800, 1500 } } };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  for (guint i = 0; i < ZW_N_SIDES; i++)
    assert_names (sides, i, "");
  assert_near (sides->along_m, 0.0);
  g_assert_cmpint (sides->n_lines, ==, 3);
}

static void
test_tolerance (void)
{
  const Shape roads[] = { { "近路", 2, { 1029.9, -500, 1029.9, 1500 } },
                          { "遠路", 2, { -30.1, -500, -30.1, 1500 } } };
  g_autoptr (ZwGeometry) zone = make_square ();
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;
  g_autoptr (ZwSides) wider = NULL;
  ZwSidesOptions options;

  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, G_N_ELEMENTS (roads));
  sides = look (zone, layers);
  assert_names (sides, ZW_SIDE_EAST, "近路");
  assert_names (sides, ZW_SIDE_WEST, "");
  zw_sides_options_init (&options);
  options.tolerance_m = 31.0;
  wider = zw_sides_new (zone, layers, &options, NULL, NULL);
  assert_names (wider, ZW_SIDE_WEST, "遠路");
}

/* Of two lines the nearer is the boundary. */
static void
test_nearest (void)
{
  const Shape roads[] = { { "內路", 2, { 980, -500, 980, 1500 } },
                          { "外路", 2, { 1005, -500, 1005, 1500 } } };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  assert_names (sides, ZW_SIDE_EAST, "外路");
}

/* Clockwise: the north from west to east, the south from east to west … */
static void
test_order (void)
{
  const Shape roads[] = {
    { "北二", 2, { 400, 1000, 1000, 1000 } }, { "北一", 2, { 0, 1000, 400, 1000 } },
    { "南二", 2, { 0, 0, 600, 0 } },          { "南一", 2, { 600, 0, 1000, 0 } },
    { "東二", 2, { 1000, 0, 1000, 300 } },    { "東一", 2, { 1000, 300, 1000, 1000 } },
    { "西二", 2, { 0, 500, 0, 1000 } },       { "西一", 2, { 0, 0, 0, 500 } }
  };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  assert_names (sides, ZW_SIDE_NORTH, "北一 北二");
  assert_names (sides, ZW_SIDE_EAST, "東一 東二");
  assert_names (sides, ZW_SIDE_SOUTH, "南一 南二");
  assert_names (sides, ZW_SIDE_WEST, "西一 西二");
}

/* 900 m and 100 m of a side: the tenth is left out, though it bounds the zone. 30 m
 * around the joint belong to the nearer, which is the longer on its own half. */
static void
test_minor (void)
{
  const Shape roads[] = { { "長路", 2, { 1000, 0, 1000, 900 } },
                          { "短街", 2, { 1000, 900, 1000, 1000 } } };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  assert_names (sides, ZW_SIDE_EAST, "長路");
  assert_near (get_share (sides, ZW_SIDE_EAST, 0), 0.9);
  assert_near (sides->sides[ZW_SIDE_EAST].named_share, 1.0);
}

/* Where every street is minor the longest is named, and said to be a part. */
static void
test_only_minor (void)
{
  const Shape roads[] = { { "甲街", 2, { 1000, 100, 1000, 170 } },
                          { "乙街", 2, { 1000, 500, 1000, 540 } } };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autofree char *text = zw_sides_dup_side_text (sides, ZW_SIDE_EAST, english);

  assert_names (sides, ZW_SIDE_EAST, "甲街");
  g_assert_cmpstr (text, ==, "east partly to 甲街");
}

static void
test_sections (void)
{
  const Shape roads[] = {
    { "中山路一段", 2, { 0, 1000, 500, 1000 } },  { "中山路二段", 2, { 500, 1000, 1000, 1000 } },
    { "環河路二段", 2, { 1000, 0, 1000, 1000 } }, { "自行車道第12段", 2, { 0, 0, 500, 0 } },
    { "自行車道第13段", 2, { 500, 0, 1000, 0 } }, { "地段", 2, { 0, 0, 0, 1000 } }
  };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  assert_names (sides, ZW_SIDE_NORTH, "中山路");
  assert_near (get_share (sides, ZW_SIDE_NORTH, 0), 1.0);
  assert_names (sides, ZW_SIDE_EAST, "環河路二段");
  assert_names (sides, ZW_SIDE_SOUTH, "自行車道");
  assert_names (sides, ZW_SIDE_WEST, "地段");
}

/* What has no name bounds the zone but is not named. */
static void
test_nameless (void)
{
  const Shape roads[] = { { NULL, 2, { 1000, 0, 1000, 1000 } },
                          { "  ", 2, { 0, 1000, 1000, 1000 } },
                          { "後街", 2, { 0, 1020, 1000, 1020 } } };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));

  assert_names (sides, ZW_SIDE_EAST, "");
  assert_near (sides->sides[ZW_SIDE_EAST].named_share, 0.0);
  assert_names (sides, ZW_SIDE_NORTH, "後街");
  assert_near (zw_sides_get_along_share (sides), 0.5);
}

static void
test_river_and_railway (void)
{
  const Shape rivers[] = { { "澄溪", 4, { -400, -180, 1400, -180, 1400, -10, -400, -10 } } };
  const Shape railways[] = { { "縱貫線", 2, { 1015, -200, 1015, 1200 } } };
  const Shape stops[] = { { "車站", 1, { 0, 500 } } };
  g_autoptr (ZwGeometry) zone = make_square ();
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;

  add_layer (layers, ZW_ROLE_RIVERS, ZW_GEOMETRY_POLYGON, rivers, 1);
  add_layer (layers, ZW_ROLE_RAILWAYS, ZW_GEOMETRY_LINE, railways, 1);
  add_layer (layers, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, stops, 1);
  sides = look (zone, layers);
  assert_names (sides, ZW_SIDE_SOUTH, "澄溪");
  assert_names (sides, ZW_SIDE_EAST, "縱貫線");
  assert_names (sides, ZW_SIDE_WEST, "");
  assert_near (sides->along_role_m[ZW_ROLE_RIVERS], 1000.0);
  assert_near (sides->along_role_m[ZW_ROLE_RAILWAYS], 1000.0);
  g_assert_cmpint (sides->n_lines, ==, 2);
}

/* The area beyond the line is named; a road in the same place goes before it. */
static void
test_administrative (void)
{
  const Shape areas[] = { { "本里", 4, { 0, 0, 1000, 0, 1000, 1000, 0, 1000 } },
                          { "東里", 4, { 1000, -500, 2000, -500, 2000, 1500, 1000, 1500 } },
                          { "西里", 4, { -900, -500, 0, -500, 0, 1500, -900, 1500 } } };
  const Shape roads[] = { { "西寧路", 2, { -12, 0, -12, 1000 } } };
  g_autoptr (ZwGeometry) zone = make_square ();
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autoptr (ZwSides) sides = NULL;
  g_autofree char *text = NULL;

  add_layer (layers, ZW_ROLE_ADMIN, ZW_GEOMETRY_POLYGON, areas, G_N_ELEMENTS (areas));
  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, 1);
  sides = look (zone, layers);
  assert_names (sides, ZW_SIDE_EAST, "東里");
  assert_names (sides, ZW_SIDE_WEST, "西寧路");
  text = zw_sides_dup_side_text (sides, ZW_SIDE_EAST, english);
  g_assert_cmpstr (text, ==, "east to the boundary of 東里");
}

/* A zone like a U open to the east. The east is the ends of its arms, 300 m each;
 * the back wall of the bay faces east too, but from there one meets nothing: it is
 * 400 m of the east. The arms' sides within the bay face the other arm: they are
 * no part of the north or south. */
static void
test_bay (void)
{
  const Shape zone_shape = {
    NULL, 8, { 0, 0, 1000, 0, 1000, 300, 200, 300, 200, 700, 1000, 700, 1000, 1000, 0, 1000 }
  };
  const Shape roads[] = { { "灣內街", 2, { 200, 700, 1000, 700 } },
                          { "灣底街", 2, { 200, 300, 200, 700 } },
                          { "外街", 2, { 0, 0, 1000, 0 } } };
  g_autoptr (ZwGeometry) zone = make_zone (&zone_shape, 1);
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;

  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, G_N_ELEMENTS (roads));
  sides = look (zone, layers);
  assert_near (sides->length_m, 5600.0);
  assert_near (sides->sides[ZW_SIDE_EAST].length_m, 1000.0);
  assert_near (sides->sides[ZW_SIDE_WEST].length_m, 1000.0);
  assert_near (sides->sides[ZW_SIDE_NORTH].length_m, 1000.0);
  assert_near (sides->sides[ZW_SIDE_SOUTH].length_m, 1000.0);
  assert_names (sides, ZW_SIDE_EAST, "灣底街");
  assert_near (get_share (sides, ZW_SIDE_EAST, 0), 0.4);
  assert_names (sides, ZW_SIDE_SOUTH, "外街");
  /* The bay's streets run along the boundary all the same: 800 + 400 + 1000. */
  assert_near (sides->along_m, 2200.0);
}

/* Two parts, one east of the other: the space between them bounds nothing. */
static void
test_parts (void)
{
  const Shape parts[] = { { NULL, 4, { 0, 0, 400, 0, 400, 1000, 0, 1000 } },
                          { NULL, 4, { 600, 0, 1000, 0, 1000, 1000, 600, 1000 } } };
  const Shape roads[] = { { "中央路", 2, { 400, 0, 400, 1000 } },
                          { "東門路", 2, { 1000, 0, 1000, 1000 } } };
  g_autoptr (ZwGeometry) zone = make_zone (parts, 2);
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;

  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, G_N_ELEMENTS (roads));
  sides = look (zone, layers);
  assert_names (sides, ZW_SIDE_EAST, "東門路");
  assert_near (sides->sides[ZW_SIDE_EAST].length_m, 1000.0);
  assert_near (sides->length_m, 5600.0);
  assert_near (sides->along_m, 2000.0);
}

/* A hole is no side. */
static void
test_hole (void)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  const double outer[] = { 0, 0, 1000, 0, 1000, 1000, 0, 1000 };
  const double inner[] = { 400, 400, 400, 600, 600, 600, 600, 400 };
  const Shape roads[] = { { "圓環", 2, { 400, 400, 400, 600 } } };
  g_autoptr (ZwGeometry) zone = NULL;
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;

  zw_geometry_builder_begin_part (builder);
  for (guint r = 0; r < 2; r++)
    {
      zw_geometry_builder_begin_ring (builder);
      for (guint i = 0; i < 4; i++)
        zw_geometry_builder_add (builder, X0 + (r > 0 ? inner : outer)[2 * i],
                                 Y0 + (r > 0 ? inner : outer)[2 * i + 1]);
    }
  zone = zw_geometry_builder_end (builder);
  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, 1);
  sides = look (zone, layers);
  assert_near (sides->length_m, 4000.0);
  assert_near (sides->along_m, 0.0);
}

static void
test_text (void)
{
  const Shape roads[] = {
    { "Gate Road", 2, { 1000, 0, 1000, 500 } },  { "Wall Road", 2, { 1000, 500, 1000, 1000 } },
    { "North A", 2, { 0, 1000, 300, 1000 } },    { "North B", 2, { 300, 1000, 600, 1000 } },
    { "North C", 2, { 600, 1000, 1000, 1000 } }, { "Side Street", 2, { 0, 0, 0, 300 } }
  };
  g_autoptr (ZwSides) sides = look_at_square (ZW_ROLE_ROADS, roads, G_N_ELEMENTS (roads));
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autofree char *text = zw_sides_dup_text (sides, english);
  g_autofree char *named = zw_sides_dup_named_text (sides, english);

  g_assert_cmpstr (text, ==,
                   "East to Wall Road and Gate Road; south: no named road, railway, river or "
                   "administrative boundary within 30 m; west partly to Side Street; north to "
                   "North A, North B and North C.");
  g_assert_cmpstr (named, ==,
                   "East to Wall Road and Gate Road; west partly to Side Street; north to "
                   "North A, North B and North C.");
}

static void
test_nothing_known (void)
{
  g_autoptr (ZwGeometry) zone = make_square ();
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = look (zone, layers);
  g_autoptr (ZwSides) without = look (zone, NULL);
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autofree char *text = zw_sides_dup_text (sides, english);
  g_autofree char *named = zw_sides_dup_named_text (sides, english);

  g_assert_null (named);
  g_assert_cmpint (sides->n_lines, ==, 0);
  g_assert_cmpint (without->n_lines, ==, 0);
  g_assert_true (g_str_has_prefix (text, "The project holds no layer of roads"));
}

static void
test_empty_zone (void)
{
  g_autoptr (ZwGeometry)
      zone = zw_geometry_builder_end (zw_geometry_builder_new (ZW_GEOMETRY_POLYGON));
  const Shape roads[] = { { "東門路", 2, { 1000, 0, 1000, 1000 } } };
  g_autoptr (GPtrArray) layers = new_layers ();
  g_autoptr (ZwSides) sides = NULL;

  add_layer (layers, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, roads, 1);
  sides = look (zone, layers);
  g_assert_true (isnan (zw_sides_get_along_share (sides)));
}

static void
test_cancelled (void)
{
  g_autoptr (ZwGeometry) zone = make_square ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  ZwProgress progress = { NULL, NULL, cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_sides_new (zone, NULL, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sides/square/four-roads", test_four_roads);
  g_test_add_func ("/sides/square/drawn-clockwise", test_clockwise);
  g_test_add_func ("/sides/square/crossing-streets", test_crossing_streets);
  g_test_add_func ("/sides/square/tolerance", test_tolerance);
  g_test_add_func ("/sides/square/nearest-wins", test_nearest);
  g_test_add_func ("/sides/names/clockwise-order", test_order);
  g_test_add_func ("/sides/names/minor-left-out", test_minor);
  g_test_add_func ("/sides/names/only-minor", test_only_minor);
  g_test_add_func ("/sides/names/sections-of-one-road", test_sections);
  g_test_add_func ("/sides/names/nameless", test_nameless);
  g_test_add_func ("/sides/roles/river-and-railway", test_river_and_railway);
  g_test_add_func ("/sides/roles/administrative", test_administrative);
  g_test_add_func ("/sides/shape/bay", test_bay);
  g_test_add_func ("/sides/shape/parts", test_parts);
  g_test_add_func ("/sides/shape/hole", test_hole);
  g_test_add_func ("/sides/shape/empty", test_empty_zone);
  g_test_add_func ("/sides/text/english", test_text);
  g_test_add_func ("/sides/text/nothing-known", test_nothing_known);
  g_test_add_func ("/sides/cancelled", test_cancelled);
  return g_test_run ();
}
