/* test-signs.c: where a zone's signs stand
 *
 * The zones are a square of one kilometre and figures cut from it, and the roads
 * straight lines, so that every place follows by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "metrics/zw-signs-private.h"

/* The lower left corner of the square. */
#define X0 300000.0
#define Y0 2770000.0

#define MAX_CORNERS 12

/* A road: corners in metres from (X0, Y0). */
typedef struct
{
  const char *name;
  const char *class;
  const char *oneway;
  guint n;
  double xy[2 * MAX_CORNERS];
} Road;

static ZwGeometry *
make_rings (guint n_parts, guint n_rings, const double (*boxes)[4])
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  for (guint i = 0; i < n_rings; i++)
    {
      if (i < n_parts)
        zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      zw_geometry_builder_add (builder, X0 + boxes[i][0], Y0 + boxes[i][1]);
      zw_geometry_builder_add (builder, X0 + boxes[i][2], Y0 + boxes[i][1]);
      zw_geometry_builder_add (builder, X0 + boxes[i][2], Y0 + boxes[i][3]);
      zw_geometry_builder_add (builder, X0 + boxes[i][0], Y0 + boxes[i][3]);
    }
  return zw_geometry_builder_end (builder);
}

static ZwGeometry *
make_square (void)
{
  const double box[1][4] = { { 0, 0, 1000, 1000 } };

  return make_rings (1, 1, box);
}

/* A layer as zw_features_load() leaves it. */
static GPtrArray *
make_layer (const Road *roads, guint n)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  ZwFeatures *features = g_new0 (ZwFeatures, 1);
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  const char **texts[3];

  for (guint t = 0; t < 3; t++)
    texts[t] = g_new0 (const char *, MAX (n, 1));
  g_atomic_ref_count_init (&features->ref_count);
  features->layer = g_new0 (ZwLayer, 1);
  features->layer->role = ZW_ROLE_ROADS;
  features->layer->kind = ZW_GEOMETRY_LINE;
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
      for (guint k = 0; k < roads[i].n; k++)
        zw_geometry_builder_add (builder, X0 + roads[i].xy[2 * k], Y0 + roads[i].xy[2 * k + 1]);
      features->starts[i + 1] = i + 1;
      texts[0][i] = roads[i].name;
      texts[1][i] = roads[i].class;
      texts[2][i] = roads[i].oneway;
    }
  features->shape = zw_geometry_builder_end (builder);
  features->envelope = zw_geometry_get_envelope (features->shape);
  g_hash_table_insert (features->texts, (char *) "name", texts[0]);
  g_hash_table_insert (features->texts, (char *) "class", texts[1]);
  g_hash_table_insert (features->texts, (char *) "oneway", texts[2]);
  g_ptr_array_add (layers, features);
  return layers;
}

static ZwSigns *
look (const ZwGeometry *zone, const Road *roads, guint n, const ZwSignsOptions *options)
{
  g_autoptr (GPtrArray) layers = make_layer (roads, n);
  g_autoptr (GError) error = NULL;
  ZwSigns *signs = zw_signs_new (zone, layers, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (signs);
  return signs;
}

static ZwSigns *
look_at_square (const Road *roads, guint n)
{
  g_autoptr (ZwGeometry) square = make_square ();

  return look (square, roads, n, NULL);
}

#define LOOK(roads) look_at_square (roads, G_N_ELEMENTS (roads))

static const ZwSign *
find_sign (const ZwSigns *signs, ZwSignKind kind, double x, double y)
{
  for (guint i = 0; i < signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);

      if (sign->kind == kind && hypot (sign->place.x - X0 - x, sign->place.y - Y0 - y) < 0.02)
        return sign;
    }
  g_test_message ("no %s at %g, %g", zw_sign_kind_get_id (kind), x, y);
  for (guint i = 0; i < signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);

      g_test_message ("  %s at %.2f, %.2f", zw_sign_kind_get_id (sign->kind), sign->place.x - X0,
                      sign->place.y - Y0);
    }
  return NULL;
}

static void
assert_counts (const ZwSigns *signs, guint entries, guint approaches, guint repeaters)
{
  g_assert_cmpuint (signs->counts[ZW_SIGN_ENTRY], ==, entries);
  g_assert_cmpuint (signs->counts[ZW_SIGN_APPROACH], ==, approaches);
  g_assert_cmpuint (signs->counts[ZW_SIGN_REPEATER], ==, repeaters);
  g_assert_cmpuint (signs->signs->len, ==, entries + approaches + repeaters);
}

/* Six streets through the square, three each way. */
static void
test_entries_streets (void)
{
  const Road roads[] = {
    { "n1", NULL, NULL, 2, { 250, -500, 250, 1500 } },
    { "n2", NULL, NULL, 2, { 500, -500, 500, 1500 } },
    { "n3", NULL, NULL, 2, { 750, -500, 750, 1500 } },
    { "e1", NULL, NULL, 2, { -500, 250, 1500, 250 } },
    { "e2", NULL, NULL, 2, { -500, 500, 1500, 500 } },
    { "e3", NULL, NULL, 2, { -500, 750, 1500, 750 } },
    { "away", NULL, NULL, 2, { -500, -400, 1500, -400 } },
  };
  g_autoptr (ZwSigns) signs = LOOK (roads);
  const ZwSign *sign;

  assert_counts (signs, 12, 12, 6);
  g_assert_cmpuint (signs->n_crossings, ==, 12);
  g_assert_cmpuint (signs->n_without_approach, ==, 0);
  g_assert_cmpuint (signs->n_roads, ==, 7);
  sign = find_sign (signs, ZW_SIGN_ENTRY, 250, 0);
  g_assert_nonnull (sign);
  g_assert_cmpstr (sign->name, ==, "n1");
  g_assert_cmpfloat_with_epsilon (sign->bearing, 0.0, 1e-6);
  sign = find_sign (signs, ZW_SIGN_ENTRY, 1000, 750);
  g_assert_nonnull (sign);
  g_assert_cmpfloat_with_epsilon (sign->bearing, 270.0, 1e-6);
  sign = find_sign (signs, ZW_SIGN_APPROACH, 250, -150);
  g_assert_nonnull (sign);
  g_assert_cmpfloat_with_epsilon (sign->bearing, 0.0, 1e-6);
  g_assert_cmpstr (g_array_index (signs->signs, ZwSign, sign->entry).name, ==, "n1");
  g_assert_nonnull (find_sign (signs, ZW_SIGN_APPROACH, 1150, 500));
  /* 980 m lie within, between ten metres from either side: one in the middle. */
  g_assert_nonnull (find_sign (signs, ZW_SIGN_REPEATER, 250, 500));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_REPEATER, 500, 500));
}

/* The first entry is the one nearest north, clockwise. */
static void
test_entries_clockwise (void)
{
  const Road roads[] = {
    { "west", NULL, NULL, 2, { -500, 500, 500, 500 } },
    { "south", NULL, NULL, 2, { 500, -500, 500, 490 } },
    { "east", NULL, NULL, 2, { 1500, 510, 510, 510 } },
    { "north", NULL, NULL, 2, { 520, 1500, 520, 520 } },
  };
  static const char *const order[] = { "north", "east", "south", "west" };
  g_autoptr (ZwSigns) signs = LOOK (roads);

  g_assert_cmpuint (signs->counts[ZW_SIGN_ENTRY], ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (g_array_index (signs->signs, ZwSign, i).name, ==, order[i]);
}

/* A square bounded by streets, all in sections from junction to junction: the
 * streets on the outline do not enter, those that leave them do. */
static void
test_entries_sections (void)
{
  static const double at[] = { -400, 0, 250, 500, 750, 1000, 1400 };
  g_autofree Road *roads = g_new0 (Road, 2 * 7 * 6);
  g_autoptr (ZwSigns) signs = NULL;
  guint n = 0;

  for (guint i = 1; i < 6; i++)
    for (guint k = 0; k < 6; k++)
      {
        static const char *const names[2][7] = { { "", "w", "n1", "n2", "n3", "o", "" },
                                                 { "", "s", "e1", "e2", "e3", "n", "" } };

        roads[n++] = (Road){ names[0][i], NULL, NULL, 2, { at[i], at[k], at[i], at[k + 1] } };
        roads[n++] = (Road){ names[1][i], NULL, NULL, 2, { at[k], at[i], at[k + 1], at[i] } };
      }
  signs = look_at_square (roads, n);
  assert_counts (signs, 12, 12, 6);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 500, 0));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_APPROACH, 500, -150));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_REPEATER, 750, 500));
}

static void
test_entries_along (void)
{
  const Road along[] = { { "a", NULL, NULL, 2, { -500, 0, 1500, 0 } },
                         { "b", NULL, NULL, 2, { -500, -6, 1500, 6 } } };
  const Road turns_in[] = { { "a", NULL, NULL, 3, { -500, 0, 500, 0, 500, 500 } } };
  const Road back_and_forth[] = {
    { "a", NULL, NULL, 6, { 500, -200, 500, 4, 508, 4, 508, -4, 516, -4, 516, 200 } }
  };
  const Road cuts_corner[] = { { "a", NULL, NULL, 3, { -500, 20, 6, -3, 500, -300 } } };
  g_autoptr (ZwSigns) none = LOOK (along);
  g_autoptr (ZwSigns) one = LOOK (turns_in);
  g_autoptr (ZwSigns) once = LOOK (back_and_forth);
  g_autoptr (ZwSigns) corner = LOOK (cuts_corner);

  assert_counts (none, 0, 0, 0);
  g_assert_cmpuint (one->counts[ZW_SIGN_ENTRY], ==, 1);
  g_assert_nonnull (find_sign (one, ZW_SIGN_ENTRY, 500, 0));
  /* Its road is the one along the outline. */
  g_assert_nonnull (find_sign (one, ZW_SIGN_APPROACH, 350, 0));
  g_assert_cmpuint (once->counts[ZW_SIGN_ENTRY], ==, 1);
  g_assert_nonnull (find_sign (once, ZW_SIGN_ENTRY, 516, 0));
  assert_counts (corner, 0, 0, 0);
}

static void
test_entries_ends (void)
{
  const Road both[] = { { "a", NULL, NULL, 2, { 500, -400, 500, 0 } },
                        { "a", NULL, NULL, 2, { 500, 0, 500, 200 } } };
  const Road reversed[] = { { "a", NULL, NULL, 2, { 500, 0, 500, -400 } },
                            { "b", NULL, NULL, 2, { 500, 200, 500, 0.3 } } };
  const Road outer[] = { { "a", NULL, NULL, 2, { 500, -400, 500, 0 } } };
  const Road inner[] = { { "a", NULL, NULL, 2, { 500, 0, 500, 200 } } };
  const Road at_tolerance[] = { { "a", NULL, NULL, 2, { 500, -400, 500, -10 } },
                                { "a", NULL, NULL, 2, { 500, -10, 500, 200 } } };
  g_autoptr (ZwSigns) one = LOOK (both);
  g_autoptr (ZwSigns) other = LOOK (reversed);
  g_autoptr (ZwSigns) none = LOOK (outer);
  g_autoptr (ZwSigns) none_either = LOOK (inner);
  g_autoptr (ZwSigns) joined = LOOK (at_tolerance);

  assert_counts (one, 1, 1, 0);
  g_assert_nonnull (find_sign (one, ZW_SIGN_ENTRY, 500, 0));
  /* The road changes its name at the outline: no stretch of it lies before. */
  assert_counts (other, 1, 0, 0);
  g_assert_cmpuint (other->n_without_approach, ==, 1);
  assert_counts (none, 0, 0, 0);
  assert_counts (none_either, 0, 0, 0);
  assert_counts (joined, 1, 1, 0);
}

/* Streets that begin on a street along the outline, which has no corner there. */
static void
test_entries_ring (void)
{
  const Road roads[] = { { "ring", NULL, NULL, 2, { -500, 3, 1500, 3 } },
                         { "a", NULL, NULL, 2, { 300, 3, 300, 220 } },
                         { "b", NULL, NULL, 2, { 700, 200, 700, 4 } },
                         { "c", NULL, NULL, 2, { 900, 3, 900, -200 } } };
  const Road island[] = { { "ring", NULL, NULL, 5, { 0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0 } },
                          { "a", NULL, NULL, 2, { 300, 0, 300, 220 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);
  g_autoptr (ZwSigns) none = LOOK (island);

  assert_counts (signs, 2, 0, 0);
  g_assert_cmpuint (signs->n_without_approach, ==, 2);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 300, 3));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 700, 4));
  assert_counts (none, 0, 0, 0);
}

/* One road forks five metres within the outline. */
static void
test_entries_fork (void)
{
  const Road roads[] = { { "a", NULL, NULL, 2, { 500, -300, 500, 5 } },
                         { "b", NULL, NULL, 2, { 500, 5, 400, 105 } },
                         { "c", NULL, NULL, 2, { 500, 5, 600, 105 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);
  const ZwSign *sign;

  assert_counts (signs, 1, 1, 0);
  sign = find_sign (signs, ZW_SIGN_ENTRY, 500, 0);
  g_assert_nonnull (sign);
  g_assert_cmpstr (sign->name, ==, "a");
  g_assert_cmpfloat_with_epsilon (sign->bearing, 0.0, 1e-6);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_APPROACH, 500, -150));
}

static void
test_entries_corner (void)
{
  const Road roads[] = { { "a", NULL, NULL, 2, { -300, -300, 1300, 1300 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);
  const double reach = 150.0 / G_SQRT2;

  assert_counts (signs, 2, 2, 2);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 0, 0));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_APPROACH, 1000 + reach, 1000 + reach));
}

/* At 7 degrees the road is within the tolerance for 160 m: its sign is on the outline. */
static void
test_entries_oblique (void)
{
  const Road roads[] = { { "a", NULL, NULL, 2, { -300, -100, 1300, 100 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);

  g_assert_cmpuint (signs->counts[ZW_SIGN_ENTRY], ==, 2);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 500, 0));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 1000, 62.5));
}

static void
test_zone_hole (void)
{
  const double boxes[2][4] = { { 0, 0, 1000, 1000 }, { 400, 400, 600, 600 } };
  const Road roads[] = { { "a", NULL, NULL, 2, { -500, 500, 1500, 500 } } };
  g_autoptr (ZwGeometry) zone = make_rings (1, 2, boxes);
  g_autoptr (ZwSigns) signs = look (zone, roads, 1, NULL);
  const ZwSign *sign;

  /* Approaches only where there are 150 m outside before: the hole has 200 m. */
  assert_counts (signs, 4, 4, 2);
  sign = find_sign (signs, ZW_SIGN_ENTRY, 400, 500);
  g_assert_nonnull (sign);
  g_assert_cmpfloat_with_epsilon (sign->bearing, 270.0, 1e-6);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_APPROACH, 550, 500));
}

static void
test_zone_parts (void)
{
  const double apart[2][4] = { { 0, 0, 400, 1000 }, { 700, 0, 1000, 1000 } };
  const double touching[2][4] = { { 0, 0, 500, 1000 }, { 500, 0, 1000, 1000 } };
  const Road roads[] = { { "a", NULL, NULL, 2, { -500, 500, 1500, 500 } } };
  g_autoptr (ZwGeometry) two = make_rings (2, 2, apart);
  g_autoptr (ZwGeometry) one = make_rings (2, 2, touching);
  g_autoptr (ZwSigns) four = look (two, roads, 1, NULL);
  g_autoptr (ZwSigns) pair = look (one, roads, 1, NULL);

  g_assert_cmpuint (four->counts[ZW_SIGN_ENTRY], ==, 4);
  assert_counts (pair, 2, 2, 1);
}

/* A street with a metre on either side, as Oxford's: its tolerance shrinks. */
static void
test_zone_narrow (void)
{
  const double box[1][4] = { { 0, 0, 500, 8 } };
  const Road roads[] = { { "along", NULL, NULL, 2, { -300, 4, 800, 4 } },
                         { "across", NULL, NULL, 2, { 250, -300, 250, 300 } } };
  g_autoptr (ZwGeometry) zone = make_rings (1, 1, box);
  g_autoptr (ZwSigns) signs = look (zone, roads, 2, NULL);

  g_assert_cmpfloat (signs->options.tolerance_m, <, 2.0);
  assert_counts (signs, 4, 4, 1);
}

static void
test_road_one_way (void)
{
  const Road roads[] = { { "a", NULL, "yes", 2, { -500, 300, 1500, 300 } },
                         { "b", NULL, "-1", 2, { -500, 600, 1500, 600 } },
                         { "c", NULL, "no", 2, { -500, 800, 500, 800 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);

  g_assert_true (signs->has_direction);
  assert_counts (signs, 3, 3, 3);
  g_assert_cmpuint (signs->n_exits, ==, 2);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 0, 300));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 1000, 600));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_ENTRY, 0, 800));
}

static void
test_road_carriageways (void)
{
  const Road roads[] = { { "忠孝東路", NULL, NULL, 2, { -500, 500, 1500, 500 } },
                         { " 忠孝東路", NULL, NULL, 2, { 1500, 515, -500, 515 } },
                         { "另一路", NULL, NULL, 2, { -500, 525, 1500, 525 } } };
  g_autoptr (ZwGeometry) square = make_square ();
  g_autoptr (ZwSigns) merged = LOOK (roads);
  g_autoptr (ZwSigns) each = NULL;
  ZwSignsOptions options;

  assert_counts (merged, 4, 4, 2);
  g_assert_cmpuint (merged->n_crossings, ==, 6);
  g_assert_cmpuint (g_array_index (merged->signs, ZwSign, 0).n_crossings
                        + g_array_index (merged->signs, ZwSign, 1).n_crossings
                        + g_array_index (merged->signs, ZwSign, 2).n_crossings
                        + g_array_index (merged->signs, ZwSign, 3).n_crossings,
                    ==, 6);
  zw_signs_options_init (&options);
  options.merge_m = 0.0;
  each = look (square, roads, G_N_ELEMENTS (roads), &options);
  assert_counts (each, 6, 6, 3);
}

static void
test_road_classes (void)
{
  const Road roads[] = { { "a", "motorway", NULL, 2, { -500, 100, 1500, 100 } },
                         { "b", "FOOTWAY", NULL, 2, { -500, 200, 1500, 200 } },
                         { "c", "國道", NULL, 2, { -500, 300, 1500, 300 } },
                         { "d", "primary", NULL, 2, { -500, 400, 1500, 400 } },
                         { "e", "motorway_link", NULL, 2, { -500, 500, 1500, 500 } },
                         { "f", "巷弄", NULL, 2, { -500, 600, 1500, 600 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);

  assert_counts (signs, 6, 6, 3);
  g_assert_true (signs->has_class);
  g_assert_false (signs->has_direction);
  g_assert_cmpuint (signs->n_left_out, ==, 3);
  g_assert_cmpuint (signs->n_left_out_footways, ==, 1);
  g_assert_cmpstr (find_sign (signs, ZW_SIGN_ENTRY, 0, 400)->class, ==, "primary");
}

static void
test_approach_along_the_road (void)
{
  const Road bends[] = { { "a", NULL, NULL, 2, { 500, 200, 500, -60 } },
                         { "a", NULL, NULL, 3, { 400, -100, 500, -100, 500, -60 } },
                         { "b", NULL, NULL, 2, { 500, -60, 500, -500 } } };
  const Road ends[] = { { "a", NULL, NULL, 2, { 500, 200, 500, -80 } },
                        { "b", NULL, NULL, 2, { 500, -80, 500, -500 } } };
  const Road sections[] = { { "中正路三段", NULL, NULL, 2, { 500, 200, 500, -80 } },
                            { "中正路二段", NULL, NULL, 2, { 500, -80, 500, -500 } } };
  const Road unnamed[] = { { NULL, NULL, NULL, 2, { 500, 200, 500, -80 } },
                           { NULL, NULL, NULL, 2, { 500, -80, 500, -500 } } };
  const Road back_inside[] = { { "a", NULL, NULL, 4, { 500, 200, 500, -60, 560, -60, 560, 300 } } };
  g_autoptr (ZwSigns) round = LOOK (bends);
  g_autoptr (ZwSigns) none = LOOK (ends);
  g_autoptr (ZwSigns) section = LOOK (sections);
  g_autoptr (ZwSigns) on = LOOK (unnamed);
  g_autoptr (ZwSigns) back = LOOK (back_inside);
  const ZwSign *sign = find_sign (round, ZW_SIGN_APPROACH, 450, -100);

  /* 60 m to the joint, 40 to the bend, 50 more. */
  g_assert_nonnull (sign);
  g_assert_cmpfloat_with_epsilon (sign->bearing, 90.0, 1e-6);
  assert_counts (none, 1, 0, 0);
  g_assert_cmpuint (none->n_without_approach, ==, 1);
  sign = find_sign (section, ZW_SIGN_APPROACH, 500, -150);
  g_assert_nonnull (sign);
  g_assert_cmpstr (sign->name, ==, "中正路二段");
  g_assert_nonnull (find_sign (on, ZW_SIGN_APPROACH, 500, -150));
  /* 150 m along the road from either entry lie outside: 60 + 60 + 30 are not. */
  g_assert_cmpuint (back->counts[ZW_SIGN_ENTRY], ==, 2);
  g_assert_cmpuint (back->n_without_approach, ==, 0);
}

static void
test_approach_back_in_the_zone (void)
{
  const Road roads[] = { { "a", NULL, NULL, 4, { 500, 300, 500, -30, 560, -30, 560, 300 } } };
  g_autoptr (ZwSigns) signs = LOOK (roads);

  /* 30 + 60 + 30 and thirty metres more are inside again; the two legs of 290 m are so
   * close that one repeater does for both. */
  assert_counts (signs, 2, 0, 1);
  g_assert_cmpuint (signs->n_without_approach, ==, 2);
}

static void
test_repeaters_spacing (void)
{
  const Road roads[] = { { "long", NULL, NULL, 3, { -200, 500, 500, 500, 500, 1200 } },
                         { "short", NULL, NULL, 2, { 800, 300, 800, 540 } },
                         { "enough", NULL, NULL, 2, { 900, 300, 900, 560 } } };
  const Road sections[] = { { "a", NULL, NULL, 2, { 100, 500, 300, 500 } },
                            { "a", NULL, NULL, 2, { 500, 500, 300, 500 } },
                            { "a", NULL, NULL, 2, { 500, 500, 850, 500 } },
                            { "b", NULL, NULL, 2, { 500, 500, 500, 400 } } };
  g_autoptr (ZwGeometry) square = make_square ();
  g_autoptr (ZwSigns) signs = LOOK (roads);
  g_autoptr (ZwSigns) chain = LOOK (sections);
  g_autoptr (ZwSigns) dense = NULL;
  ZwSignsOptions options;

  /* 490 + 490 m: one in the bend; 240 m: none; 260 m: one. */
  g_assert_cmpuint (signs->counts[ZW_SIGN_REPEATER], ==, 2);
  g_assert_nonnull (find_sign (signs, ZW_SIGN_REPEATER, 500, 500));
  g_assert_nonnull (find_sign (signs, ZW_SIGN_REPEATER, 900, 430));
  g_assert_cmpfloat_with_epsilon (signs->length_inside_m, 490 + 490 + 240 + 260, 0.05);
  /* 750 m in three sections. */
  assert_counts (chain, 0, 0, 1);
  g_assert_nonnull (find_sign (chain, ZW_SIGN_REPEATER, 475, 500));
  zw_signs_options_init (&options);
  options.spacing_m = 100.0;
  dense = look (square, sections, G_N_ELEMENTS (sections), &options);
  /* ceil (7.5) - 1, and one on b. */
  g_assert_cmpuint (dense->counts[ZW_SIGN_REPEATER], ==, 8);
  g_assert_nonnull (find_sign (dense, ZW_SIGN_REPEATER, 100 + 750.0 / 8.0, 500));
}

static void
test_none (void)
{
  g_autoptr (ZwGeometry) square = make_square ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwSigns) signs = zw_signs_new (square, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signs->n_roads, ==, 0);
  assert_counts (signs, 0, 0, 0);
}

static void
test_cancelled (void)
{
  const Road roads[] = { { "a", NULL, NULL, 2, { -500, 500, 1500, 500 } } };
  g_autoptr (ZwGeometry) square = make_square ();
  g_autoptr (GPtrArray) layers = make_layer (roads, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZwProgress progress = { NULL, NULL, cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_signs_new (square, layers, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_options (void)
{
  ZwSignsOptions options;
  g_autoptr (GError) error = NULL;

  zw_signs_options_init (&options);
  g_assert_true (zw_signs_options_check (&options, &error));
  options.spacing_m = 0.0;
  g_assert_false (zw_signs_options_check (&options, &error));
  g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
  g_clear_error (&error);
  zw_signs_options_init (&options);
  options.approach_m = NAN;
  g_assert_false (zw_signs_options_check (&options, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signs/entries/streets", test_entries_streets);
  g_test_add_func ("/signs/entries/clockwise", test_entries_clockwise);
  g_test_add_func ("/signs/entries/sections", test_entries_sections);
  g_test_add_func ("/signs/entries/along", test_entries_along);
  g_test_add_func ("/signs/entries/ends", test_entries_ends);
  g_test_add_func ("/signs/entries/ring", test_entries_ring);
  g_test_add_func ("/signs/entries/fork", test_entries_fork);
  g_test_add_func ("/signs/entries/corner", test_entries_corner);
  g_test_add_func ("/signs/entries/oblique", test_entries_oblique);
  g_test_add_func ("/signs/zone/hole", test_zone_hole);
  g_test_add_func ("/signs/zone/parts", test_zone_parts);
  g_test_add_func ("/signs/zone/narrow", test_zone_narrow);
  g_test_add_func ("/signs/road/one-way", test_road_one_way);
  g_test_add_func ("/signs/road/carriageways", test_road_carriageways);
  g_test_add_func ("/signs/road/classes", test_road_classes);
  g_test_add_func ("/signs/approach/along-the-road", test_approach_along_the_road);
  g_test_add_func ("/signs/approach/back-in-the-zone", test_approach_back_in_the_zone);
  g_test_add_func ("/signs/repeaters/spacing", test_repeaters_spacing);
  g_test_add_func ("/signs/none", test_none);
  g_test_add_func ("/signs/cancelled", test_cancelled);
  g_test_add_func ("/signs/options", test_options);
  return g_test_run ();
}
