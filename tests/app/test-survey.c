/* test-survey.c: which layers tell of a year, and what figures are worked out for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics-fixture.h"
#include "metrics/zw-place.h"
#include "metrics/zw-survey.h"

/* A layer of a list; only what the choice looks at. */
typedef struct
{
  gint64 id;
  ZwRole role;
  const char *name;
  int year;
  gboolean unused;
  ZwGeometryKind kind;
} Entry;

static GPtrArray *
list_layers (const Entry *entries, guint n)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_layer_free);

  for (guint i = 0; i < n; i++)
    {
      ZwLayer *layer = g_new0 (ZwLayer, 1);

      layer->id = entries[i].id;
      layer->role = entries[i].role;
      layer->name = g_strdup (entries[i].name);
      layer->year = entries[i].year;
      layer->used = !entries[i].unused;
      layer->kind = entries[i].kind;
      g_ptr_array_add (layers, layer);
    }
  return layers;
}

/* The numbers of the layers chosen, such as "1 3". */
static char *
choose (const GPtrArray *layers, int year)
{
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (layers, year);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choice->layers->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                            (int) ((ZwLayer *) choice->layers->pdata[i])->id);
  return g_string_free (text, FALSE);
}

static void
test_years (void)
{
  static const Entry entries[] = {
    { 1, ZW_ROLE_STOPS, "公車站 110年", 2021 },
    { 2, ZW_ROLE_STOPS, "公車站112年", 2023 },
    { 3, ZW_ROLE_STOPS, "捷運站", 2020 },
    { 4, ZW_ROLE_FOOTWAYS, "人行道", 0, FALSE, ZW_GEOMETRY_LINE },
    { 5, ZW_ROLE_ROADS, "道路", 1999, FALSE, ZW_GEOMETRY_LINE }, /* no indicator needs it */
    { 6, ZW_ROLE_CHARGERS, "充電樁", 2024 },
    { 7, ZW_ROLE_CHARGERS, "舊充電樁", 2018, TRUE },
  };
  static const struct
  {
    int year;
    const char *chosen;
  } cases[] = {
    { 0, "2 3 4 6" },  { 2024, "2 3 4 6" }, { 2023, "2 3 4" }, { 2022, "1 3 4" },
    { 2021, "1 3 4" }, { 2020, "3 4" },     { 2019, "4" },
  };
  g_autoptr (GPtrArray) layers = list_layers (entries, G_N_ELEMENTS (entries));
  g_autoptr (GArray) years = zw_survey_list_years (layers);
  static const int expected[] = { 2020, 2021, 2023, 2024 };

  g_assert_cmpmem (years->data, years->len * sizeof (int), expected, sizeof expected);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *chosen = choose (layers, cases[i].year);

      g_assert_cmpstr (chosen, ==, cases[i].chosen);
    }
  {
    g_autoptr (ZwSurveyChoice) early = zw_survey_choose (layers, 2019);

    g_assert_cmpuint (early->later, ==, (1u << ZW_ROLE_STOPS) | (1u << ZW_ROLE_CHARGERS));
    g_assert_cmpuint (early->switched_off, ==, 1u << ZW_ROLE_CHARGERS);
  }
}

/* Layers of one year add up, whatever figures are in their names. */
static void
test_same_year (void)
{
  static const Entry entries[] = {
    { 1, ZW_ROLE_STOPS, "Route 265 stops", 2023 },
    { 2, ZW_ROLE_STOPS, "Route 307 stops", 2023 },
    { 3, ZW_ROLE_STOPS, "Route 12 stops", 0 },
  };
  g_autoptr (GPtrArray) layers = list_layers (entries, G_N_ELEMENTS (entries));
  g_autofree char *chosen = choose (layers, 0);

  g_assert_cmpstr (chosen, ==, "1 2 3");
}

/* Residents come from the newest layer, and from one of the other kind beside it. */
static void
test_residents (void)
{
  static const Entry entries[] = {
    { 1, ZW_ROLE_POPULATION, "a", 2021, FALSE, ZW_GEOMETRY_POLYGON },
    { 2, ZW_ROLE_POPULATION, "b", 2023, FALSE, ZW_GEOMETRY_POLYGON },
    { 3, ZW_ROLE_POPULATION, "c", 2023, FALSE, ZW_GEOMETRY_POINT },
    { 4, ZW_ROLE_POPULATION, "d", 2021, FALSE, ZW_GEOMETRY_POLYGON },
    { 5, ZW_ROLE_POPULATION, "e", 0, FALSE, ZW_GEOMETRY_POINT },
  };
  g_autoptr (GPtrArray) layers = list_layers (entries, G_N_ELEMENTS (entries));
  g_autofree char *latest = choose (layers, 0);
  g_autofree char *earlier = choose (layers, 2022);
  g_autofree char *undated = choose (layers, 1990);
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (layers, 0);

  g_assert_cmpstr (latest, ==, "2 3");
  g_assert_cmpint (choice->residents->id, ==, 3);
  g_assert_cmpstr (earlier, ==, "4");
  g_assert_cmpstr (undated, ==, "5");
}

static ZwFeatures *
add_areas (GPtrArray *layers, ZwRole role, const char *const names[4], const char *field)
{
  TestLayer *areas = layer_new (role, ZW_GEOMETRY_POLYGON);

  for (guint i = 0; i < 4; i++)
    {
      layer_add_box (areas, 1000.0 * (i % 2), 1000.0 * (i / 2), 1000, 1000);
      layer_set_text (areas, field, names[i]);
    }
  return layer_end (areas, layers);
}

static void
assert_districts (GPtrArray *features, const char *const *names, const double *areas_km2, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) districts = zw_place_list_districts (features, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (districts->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const ZwPlace *place = g_ptr_array_index (districts, i);

      g_assert_cmpint (place->kind, ==, ZW_PLACE_DISTRICT);
      g_assert_cmpstr (place->name, ==, names[i]);
      assert_near (zw_geometry_get_area (place->geometry), areas_km2[i] * 1e6, 1e-3);
    }
}

/* Villages of two districts; the districts are put together of them. */
static void
test_districts_of_villages (void)
{
  static const char *const villages[] = { "大安區", "信義區", "大安區", "大安區" };
  static const char *const names[] = { "大安區", "信義區" };
  static const double areas[] = { 3.0, 1.0 };
  g_autoptr (GPtrArray) layers = layers_new ();

  add_areas (layers, ZW_ROLE_POPULATION, villages, "district");
  assert_districts (layers, names, areas, 2);
}

/* Administrative areas called 區 are the districts; villages and a county are none. */
static void
test_districts_of_areas (void)
{
  static const char *const villages[] = { "建安里", "光武里", "龍圖里", "義村里" };
  static const char *const towns[] = { "大安區", "信義區", "中山區", "中正區" };
  static const double areas[] = { 1.0, 1.0, 1.0, 1.0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) none = NULL;

  add_areas (layers, ZW_ROLE_ADMIN, villages, "name");
  none = zw_place_list_districts (layers, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  add_areas (layers, ZW_ROLE_ADMIN, towns, "name");
  assert_districts (layers, towns, areas, 4);
}

/* Districts of the whole country: those far from the other layers are left out. */
static void
test_districts_far_away (void)
{
  static const char *const towns[] = { "大安區", "信義區", "中山區", "中正區" };
  static const double areas[] = { 1.0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);

  add_areas (layers, ZW_ROLE_ADMIN, towns, "name");
  layer_add_point (stops, 100, 100);
  layer_add_point (stops, 900, 900);
  layer_end (stops, layers);
  assert_districts (layers, towns, areas, 1);
}

static void
test_city (void)
{
  static const char *const villages[] = { "建安里", "光武里", "龍圖里", "義村里" };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwPlace) nowhere = zw_place_new_city (layers, NULL);
  g_autoptr (ZwPlace) city = NULL;

  g_assert_null (nowhere->geometry);
  add_areas (layers, ZW_ROLE_POPULATION, villages, "name");
  city = zw_place_new_city (layers, NULL);
  g_assert_cmpint (city->kind, ==, ZW_PLACE_CITY);
  assert_near (zw_geometry_get_area (city->geometry), 4e6, 1e-3);
}

/* Around a square of side s: four strips of s by w and a circle of radius w
 * (Steiner's formula), less 0.01 % of the circle at most. */
static void
test_surroundings (void)
{
  g_autoptr (ZwGeometry) box = make_box (0, 0, 1000, 1000);
  const ZwZone zone = { 7, (char *) "z", ZW_ZONE_SCENIC, box };
  g_autoptr (GError) error = NULL;

  for (double width = 50.0; width < 4000.0; width *= 3.0)
    {
      g_autoptr (ZwPlace) place = zw_place_new_surroundings (&zone, width, &error);
      double circle = G_PI * width * width;
      double area;

      g_assert_no_error (error);
      area = zw_geometry_get_area (place->geometry);
      g_assert_cmpint (place->zone_id, ==, 7);
      g_assert_cmpfloat (area, <=, 4000.0 * width + circle);
      g_assert_cmpfloat (area, >=, 4000.0 * width + circle * 0.999);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/years", test_years);
  g_test_add_func ("/survey/same-year", test_same_year);
  g_test_add_func ("/survey/residents", test_residents);
  g_test_add_func ("/place/districts/of-villages", test_districts_of_villages);
  g_test_add_func ("/place/districts/of-areas", test_districts_of_areas);
  g_test_add_func ("/place/districts/far-away", test_districts_far_away);
  g_test_add_func ("/place/city", test_city);
  g_test_add_func ("/place/surroundings", test_surroundings);
  return g_test_run ();
}
