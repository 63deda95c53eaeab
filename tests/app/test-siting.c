/* test-siting.c: the six principles of siting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A city of two by two kilometres with a zone of one by one in its south-west
 * corner; all figures follow by hand.
 */

#include "plan/zw-siting.h"

#include <glib/gstdio.h>
#include <string.h>

#include "layers/zw-project.h"
#include "metrics-fixture.h"
#include "plan/zw-finding.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-vehicle-rules.h"

/* The place. */

typedef struct
{
  GPtrArray *layers;
  ZwZone *zone;
  ZwBaseline *baseline;
  ZwServiceBasis *service;
  ZwSitingGround *ground;
} Place;

static Place
begin_place (double width, double height)
{
  Place place = { layers_new (), g_new0 (ZwZone, 1), NULL, NULL, NULL };

  place.zone->id = 7;
  place.zone->name = g_strdup ("市中心");
  place.zone->geometry = make_box (0, 0, width, height);
  return place;
}

static void
end_place (Place *place)
{
  g_autoptr (GError) error = NULL;
  ZwSitingSettings settings;
  ZwSitingInput input = { 0 };

  place->baseline = make_baseline (place->layers);
  zw_siting_settings_init (&settings);
  settings.catalog = zw_catalog_new ("en");
  input.zone = place->zone;
  input.baseline = place->baseline;
  input.features = place->layers;
  input.service = place->service;
  place->ground = zw_siting_ground_new (&input, &settings, NULL, &error);
  g_assert_no_error (error);
  zw_catalog_unref (settings.catalog);
}

static void
clear_place (Place *place)
{
  g_clear_pointer (&place->ground, zw_siting_ground_unref);
  g_clear_pointer (&place->service, zw_service_basis_unref);
  g_clear_pointer (&place->baseline, zw_baseline_unref);
  g_clear_pointer (&place->layers, g_ptr_array_unref);
  g_clear_pointer (&place->zone, zw_zone_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

/* The plan. */

typedef struct
{
  char *folder, *path;
  ZwStore *store;
  ZwReference *reference;
  gint64 zone;
  gint64 phases[3];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGeometry) box = make_box (0, 0, 1000, 1000);

  f->folder = g_dir_make_tmp ("zw-siting-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "plan.gpkg", NULL);
  f->store = zw_project_create (f->path, NULL, NULL, ZW_PROJECT_DEFAULT_CRS, &error);
  g_assert_no_error (error);
  f->zone = zw_zone_add (f->store, "市中心", ZW_ZONE_URBAN, box, &error);
  g_assert_no_error (error);
  f->reference = zw_reference_new ();
  for (guint i = 0; i < 3; i++)
    {
      f->phases[i] = zw_plan_add_phase (f->store, f->zone, (ZwPhaseKind) i, "期", &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_pointer (&f->reference, zw_reference_unref);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static gint64
add (Fixture *f, ZwRecordKind kind)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, kind, f->zone, &error);

  g_assert_no_error (error);
  return id;
}

static void
type (Fixture *f, ZwRecordKind kind, gint64 id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  zw_record_set (f->store, kind, id, field, text, &error);
  g_assert_no_error (error);
}

static gint64
add_rule (Fixture *f, guint phase, const char *vehicles, const char *fuel, const char *standard)
{
  gint64 id = add (f, ZW_RECORD_VEHICLE_RULE);
  g_autoptr (GError) error = NULL;

  zw_record_set_int (f->store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE, f->phases[phase],
                     &error);
  g_assert_no_error (error);
  type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_VEHICLES, vehicles);
  type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_FUEL, fuel);
  type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_ACTION, "ban");
  if (standard != NULL)
    type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_STANDARD, standard);
  return id;
}

static void
set_hours (Fixture *f, gint64 rule, const char *from, const char *to, const char *days)
{
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_FROM, from);
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_TO, to);
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_DAYS, days);
}

static void
set_buffer (Fixture *f, gint64 rule, const char *other, const char *resident)
{
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_BUFFER_OTHER, other);
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_BUFFER_RESIDENT, resident);
}

static ZwSiting *
judge (Fixture *f, const Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, &error);
  g_autoptr (ZwPlan) plan = zw_plan_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return zw_siting_new (place->ground, records, plan, f->reference);
}

#define ALL_CLASSES "car-private car-commercial bus van truck motorcycle-heavy motorcycle-light"

static double
get (const ZwSiting *siting, guint principle, const char *id)
{
  const ZwSitingFigure *figure = zw_siting_principle_find (&siting->principles[principle - 1], id);

  if (figure == NULL)
    g_error ("no figure %s", id);
  return figure->value;
}

static double
get_other (const ZwSiting *siting, guint principle, const char *id)
{
  return zw_siting_principle_find (&siting->principles[principle - 1], id)->other;
}

static ZwVerdict
verdict (const ZwSiting *siting, guint principle)
{
  return siting->principles[principle - 1].verdict;
}

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

/* On the scale of the foreign cases, whose own rules give their own place on it. */
static void
test_strictness (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *vehicles, *fuel, *standard;
    int strictness;
  } cases[] = {
    { "truck bus", "combustion", NULL, 1 },         { "car-private", "any", "第 5 級", 2 },
    { "car-private", "diesel", "Euro 1~3", 3 },     { "car-private", "petrol", "Euro1~Euro3", 4 },
    { "car-private", "petrol diesel", NULL, 5 },    { "car-private", "any", NULL, 6 },
    { "truck car-private", "combustion", NULL, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 rule = add_rule (f, 0, cases[i].vehicles, cases[i].fuel, cases[i].standard);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, &error);

      g_assert_no_error (error);
      g_assert_cmpint (zw_siting_find_strictness (records, f->reference), ==, cases[i].strictness);
      zw_record_remove (f->store, ZW_RECORD_VEHICLE_RULE, rule, &error);
      g_assert_no_error (error);
    }
}

/* Rules taken over from abroad are as strict as their case, in either language. */
static void
test_strictness_of_cases (Fixture *f, gconstpointer data)
{
  static const char *const languages[] = { "zh_TW", "en" };
  guint n;
  const ZwForeignCase *cases = zw_reference_get_cases (f->reference, &n);

  for (guint i = 0; i < n; i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        const ZwRulePreset *preset = zw_vehicle_rules_find_preset (f->reference, cases[i].preset);
        g_autoptr (GError) error = NULL;
        g_autoptr (ZwRecords) records = NULL;

        g_assert_nonnull (preset);
        zw_vehicle_rules_apply_preset (f->store, f->zone, f->phases[0], preset, languages[l],
                                       &error);
        g_assert_no_error (error);
        records = zw_records_load (f->store, f->zone, &error);
        g_assert_no_error (error);
        if (zw_siting_find_strictness (records, f->reference) != cases[i].strictness)
          g_error ("%s: %d", cases[i].id, zw_siting_find_strictness (records, f->reference));
        zw_record_remove_all (f->store, ZW_RECORD_VEHICLE_RULE, f->zone, &error);
        g_assert_no_error (error);
      }
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

/* Principle 4. */

static void
test_vehicles (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) none = NULL, some = NULL, all = NULL, narrower = NULL;
  gint64 last;

  end_place (&place);
  none = judge (f, &place);
  g_assert_cmpint (verdict (none, 4), ==, ZW_VERDICT_CANNOT_TELL);

  add_rule (f, 0, "truck bus", "diesel", "三期以前");
  some = judge (f, &place);
  g_assert_cmpint (verdict (some, 4), ==, ZW_VERDICT_NOT_MET);
  assert_near (get (some, 4, "phase-1"), 2.0, 0.0);
  assert_near (get_other (some, 4, "phase-1"), 8.0, 0.0);

  /* The middle phase has no rules of its own. */
  last = add_rule (f, 2, ALL_CLASSES, "combustion", NULL);
  all = judge (f, &place);
  g_assert_cmpint (verdict (all, 4), ==, ZW_VERDICT_MET);
  assert_near (get (all, 4, "phase-3"), 7.0, 0.0);

  type (f, ZW_RECORD_VEHICLE_RULE, last, ZW_VEHICLE_RULE_VEHICLES, "truck car-private");
  narrower = judge (f, &place);
  g_assert_cmpint (verdict (narrower, 4), ==, ZW_VERDICT_NOT_MET);
  g_assert_nonnull (strstr (narrower->principles[3].reason, "let go"));
}

/* Principle 5. */

#define AT(hours, minutes) ((hours) *3600 + (minutes) *60)

/* Weekdays alone: three stops in the zone, from 6:00, 6:30 and 7:00 to 22:00, 23:00
 * and 24:30; the medians are 6:30 and 23:00. */
static void
add_service (Place *place)
{
  static const int times[][2] = { { AT (6, 0), AT (22, 0) },
                                  { AT (6, 30), AT (23, 0) },
                                  { AT (7, 0), AT (24, 30) } };
  ZwTimetableBuilder *builder = zw_timetable_builder_new ();
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_entry_free);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GError) error = NULL;
  ZwTimetableEntry *entry = g_new0 (ZwTimetableEntry, 1);
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  ZwServiceSettings settings;

  layer_add_box (people, 0, 0, 2000, 2000);
  layer_set_number (people, "population", 1000);
  layer_end (people, place->layers);
  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20260506);
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ .id = "R", .mode = "bus" });
  for (guint i = 0; i < 4; i++)
    {
      double x = i < 3 ? 200.0 + 200.0 * i : 5000.0;

      layer_add_point (stops, x, 500);
      zw_timetable_builder_add_stop (builder, &(ZwTimetableStop){ .place = { X0 + x, Y0 + 500 },
                                                                  .parent = ZW_TIMETABLE_NONE,
                                                                  .zone = ZW_TIMETABLE_NONE });
    }
  layer_end (stops, place->layers);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 2; k++)
      {
        const guint visited[] = { i, 3 };
        const gint32 at[] = { times[i][k], times[i][k] + 600 };

        g_assert_true (zw_timetable_builder_add_trip (builder, 0, 1u << ZW_DAY_WEEKDAY, 2, visited,
                                                      NULL, at, at));
      }
  entry->layer_id = 1 + (gint64) ZW_ROLE_STOPS;
  entry->name = g_strdup ("公車");
  entry->timetable = zw_timetable_builder_end (builder, &error);
  g_assert_no_error (error);
  zw_timetable_builder_free (builder);
  g_ptr_array_add (entries, entry);
  baseline = make_baseline (place->layers);
  zw_service_settings_init (&settings);
  place->service = zw_service_basis_new (baseline, place->layers, entries, &settings, NULL, &error);
  g_assert_no_error (error);
}

static void
test_hours (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) none = NULL, no_buffer = NULL, met = NULL, late = NULL, night = NULL;
  gint64 rule;

  add_service (&place);
  end_place (&place);
  none = judge (f, &place);
  assert_near (get (none, 5, "first_weekday"), 390.0, 0.0);
  assert_near (get (none, 5, "last_weekday"), 1380.0, 0.0);
  g_assert_cmpint (verdict (none, 5), ==, ZW_VERDICT_CANNOT_TELL);

  rule = add_rule (f, 0, "truck", "diesel", NULL);
  set_hours (f, rule, "07:00", "22:00", "weekdays");
  no_buffer = judge (f, &place);
  assert_near (get (no_buffer, 5, "rule-1"), 1.0, 0.0);
  g_assert_cmpint (verdict (no_buffer, 5), ==, ZW_VERDICT_NOT_MET);

  set_buffer (f, rule, "2", "4");
  met = judge (f, &place);
  g_assert_cmpint (verdict (met, 5), ==, ZW_VERDICT_MET);
  assert_near (get (met, 5, "buffer_other"), 2.0, 0.0);

  /* From 5:30 to 7:30: the first of two hours has no service, until 6:30. */
  set_hours (f, rule, "05:30", "07:30", "weekdays");
  late = judge (f, &place);
  assert_near (get (late, 5, "rule-1"), 0.5, 1e-9);
  g_assert_cmpint (verdict (late, 5), ==, ZW_VERDICT_NOT_MET);

  /* From 22:00 over midnight to 6:00: to 23:00 and its minute. */
  set_hours (f, rule, "22:00", "06:00", "weekdays");
  night = judge (f, &place);
  assert_near (get (night, 5, "rule-1"), 61.0 / 480.0, 1e-9);
}

static void
test_hours_unknown (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL, weekend = NULL;
  gint64 rule;

  add_service (&place);
  end_place (&place);
  rule = add_rule (f, 0, "truck", "diesel", NULL);
  set_buffer (f, rule, "1", "3");
  siting = judge (f, &place); /* no hours are given */
  g_assert_cmpint (verdict (siting, 5), ==, ZW_VERDICT_CANNOT_TELL);
  set_hours (f, rule, "08:00", "09:00", "weekends"); /* the timetable knows weekdays alone */
  weekend = judge (f, &place);
  g_assert_cmpint (verdict (weekend, 5), ==, ZW_VERDICT_CANNOT_TELL);
}

/* Principle 6. */

static void
test_people (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) none = NULL, one = NULL, both = NULL;
  g_autofree char *ids = NULL;
  gint64 people[2], meeting, later;

  end_place (&place);
  none = judge (f, &place);
  g_assert_cmpint (verdict (none, 6), ==, ZW_VERDICT_CANNOT_TELL);
  for (guint i = 0; i < 2; i++)
    {
      people[i] = add (f, ZW_RECORD_STAKEHOLDER);
      type (f, ZW_RECORD_STAKEHOLDER, people[i], ZW_STAKEHOLDER_NAME, i == 0 ? "居民" : "貨運業者");
    }
  meeting = add (f, ZW_RECORD_MEETING);
  type (f, ZW_RECORD_MEETING, meeting, ZW_MEETING_DATE, "2025-03-01");
  ids = g_strdup_printf ("%" G_GINT64_FORMAT, people[0]);
  type (f, ZW_RECORD_MEETING, meeting, ZW_MEETING_STAKEHOLDERS, ids);
  later = add (f, ZW_RECORD_MEETING); /* planned, not held */
  type (f, ZW_RECORD_MEETING, later, ZW_MEETING_DATE, "2099-03-01");
  g_free (ids);
  ids = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, people[0], people[1]);
  type (f, ZW_RECORD_MEETING, later, ZW_MEETING_STAKEHOLDERS, ids);
  one = judge (f, &place);
  g_assert_cmpint (verdict (one, 6), ==, ZW_VERDICT_NOT_MET);
  assert_near (get (one, 6, "meetings"), 1.0, 0.0);
  assert_near (get (one, 6, "stakeholder-1"), 1.0, 0.0);
  assert_near (get (one, 6, "stakeholder-2"), 0.0, 0.0);
  g_assert_nonnull (strstr (one->principles[5].reason, "貨運業者"));

  type (f, ZW_RECORD_MEETING, later, ZW_MEETING_DATE, "2025-04-01");
  both = judge (f, &place);
  g_assert_cmpint (verdict (both, 6), ==, ZW_VERDICT_MET);
}

/* The planner, and what is said of it. */

static void
test_own_verdict (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (300, 300);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwSiting) before = NULL, after = NULL;
  g_autoptr (GPtrArray) findings = zw_findings_new ();
  g_autoptr (GPtrArray) fewer = zw_findings_new ();
  gint64 judgement;

  end_place (&place);
  before = judge (f, &place);
  zw_siting_add_findings (before, f->reference, findings);
  /* 3 is not met; of the others nothing can be told. */
  g_assert_cmpuint (findings->len, ==, 6);
  g_assert_cmpuint (zw_findings_count (findings, ZW_SEVERITY_SHOULD), ==, 1);
  g_assert_cmpuint (zw_findings_count (findings, ZW_SEVERITY_NOTE), ==, 5);
  g_assert_cmpstr (((ZwFinding *) g_ptr_array_index (findings, 2))->rule, ==, "siting-3");

  judgement = zw_record_find_or_add_judgement (f->store, f->zone, "principle-3", &error);
  g_assert_no_error (error);
  type (f, ZW_RECORD_JUDGEMENT, judgement, ZW_JUDGEMENT_VERDICT, "met");
  type (f, ZW_RECORD_JUDGEMENT, judgement, ZW_JUDGEMENT_NOTE, "先導試辦");
  after = judge (f, &place);
  g_assert_cmpint (verdict (after, 3), ==, ZW_VERDICT_NOT_MET);
  g_assert_cmpint (zw_siting_principle_get_verdict (&after->principles[2]), ==, ZW_VERDICT_MET);
  g_assert_cmpstr (after->principles[2].note, ==, "先導試辦");
  zw_siting_add_findings (after, f->reference, fewer);
  g_assert_cmpuint (fewer->len, ==, 5);
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
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/siting/boundary/half", test_boundary_half },
    { "/siting/boundary/whole", test_boundary_whole },
    { "/siting/boundary/unknown", test_boundary_unknown },
    { "/siting/size/between", test_size_between },
    { "/siting/size/large", test_size_large },
    { "/siting/size/small", test_size_small },
    { "/siting/size/strictness", test_strictness },
    { "/siting/size/strictness-of-cases", test_strictness_of_cases },
    { "/siting/need/green-only", test_need_green_only },
    { "/siting/need/met", test_need_met },
    { "/siting/need/quiet", test_need_quiet },
    { "/siting/need/counting-places", test_need_counting_places },
    { "/siting/vehicles", test_vehicles },
    { "/siting/hours/service", test_hours },
    { "/siting/hours/unknown", test_hours_unknown },
    { "/siting/people", test_people },
    { "/siting/own-verdict", test_own_verdict },
    { "/siting/json", test_json },
    { "/siting/load", test_load },
    { "/siting/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/siting/format", test_format);
  return g_test_run ();
}
