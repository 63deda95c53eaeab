/* test-timetable.c: timetables put together, and kept in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-layer.h"
#include "store-fixture.h"
#include "store/zw-feature-table.h"
#include "timetable-fixture.h"

/* A pattern's trips in order, the first times of each, "|" between patterns. */
static char *
describe (const ZwTimetable *t)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < t->n_patterns; p++)
    {
      const ZwTimetablePattern *pattern = &t->patterns[p];

      g_string_append (text, p > 0 ? " |" : "");
      for (guint i = 0; i < pattern->n_trips; i++)
        g_string_append_printf (text, " %d:%d",
                                t->departures[pattern->first_time + i * pattern->n_stops],
                                t->trip_days[pattern->first_trip + i]);
    }
  return g_string_free (text, FALSE);
}

static void
test_overtaking (void)
{
  g_autoptr (ZwTimetableBuilder) builder = make_builder ();
  g_autoptr (ZwTimetable) t = NULL;
  g_autofree char *text = NULL;

  add_trip (builder, 1, 3000, 3600, 4200);
  add_trip (builder, 1, 1000, 1600, 2200); /* slow */
  add_trip (builder, 1, 1300, 1540, 1900); /* express */
  add_trip (builder, 1, 2000, 2600, 3200);
  add_trip (builder, 1, 1400, 2000, 2200); /* ends with the slow one: not overtaking */
  t = end_builder (builder);
  text = describe (t);
  g_assert_cmpstr (text, ==, " 1000:1 1400:1 2000:1 3000:1 | 1300:1");
}

/* The same trip on other days is one; two vehicles at the same time are two. */
static void
test_same_times (void)
{
  g_autoptr (ZwTimetableBuilder) builder = make_builder ();
  g_autoptr (ZwTimetable) t = NULL;
  g_autofree char *text = NULL;

  add_trip (builder, 4, 1000, 1600, 2200);
  add_trip (builder, 1, 1000, 1600, 2200);
  add_trip (builder, 1, 1000, 1600, 2200);
  add_trip (builder, 2, 1000, 1600, 2200);
  add_trip (builder, 2, 1000, 1600, 2201);
  t = end_builder (builder);
  text = describe (t);
  g_assert_cmpstr (text, ==, " 1000:1 1000:7 1000:2");
}

static void
test_refused_trips (void)
{
  g_autoptr (ZwTimetableBuilder) builder = make_builder ();
  g_autoptr (ZwTimetable) t = NULL;
  const guint stops[] = { 0, 1, 2 }, wrong[] = { 0, 1, 6 };
  const gint32 times[] = { 100, 200, 150 }, negative[] = { -1, 5, 6 };

#define ADD(route, days, n, stops, times)                                                          \
  zw_timetable_builder_add_trip (builder, route, days, n, stops, NULL, times, times)
  g_assert_false (ADD (1, 1, 3, stops, times));
  g_assert_false (ADD (0, 0, 3, stops, times));
  g_assert_false (ADD (0, 8, 3, stops, times));
  g_assert_false (ADD (0, 1, 1, stops, times));
  g_assert_false (ADD (0, 1, 3, wrong, times));
  g_assert_false (ADD (0, 1, 3, stops, negative));
  g_assert_true (ADD (0, 1, 3, stops, times));
  t = end_builder (builder);
  g_assert_cmpuint (t->n_trips, ==, 1);
  g_assert_cmpint (t->arrivals[2], ==, 200); /* does not go back */
}

static void
test_parents (void)
{
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwTimetable) t = NULL;

  add_stop (builder, "itself", 0, 0, 5);
  add_stop (builder, "one", 0, 2, ZW_TIMETABLE_NONE);
  add_stop (builder, "other", 0, 1, ZW_TIMETABLE_NONE);
  add_stop (builder, "gone", 0, 77, ZW_TIMETABLE_NONE);
  add_stop (builder, "below", 0, 1, ZW_TIMETABLE_NONE);
  t = end_builder (builder);
  for (guint i = 0; i < t->n_stops; i++)
    g_assert_cmpuint (t->stops[i].parent, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (t->stops[0].zone, ==, ZW_TIMETABLE_NONE);
}

static ZwLayer *
make_layer (ZwStore *store, const char *name)
{
  ZwLayer *layer = g_new0 (ZwLayer, 1);
  g_autoptr (GError) error = NULL;

  layer->table = zw_feature_table_find_free_name (store, name);
  layer->role = ZW_ROLE_STOPS;
  layer->name = g_strdup (name);
  layer->kind = ZW_GEOMETRY_POINT;
  layer->year = 2026;
  layer->source.file = g_strdup ("feed.zip");
  zw_feature_table_create (store, layer->table, layer->kind, NULL, 0, &error);
  g_assert_no_error (error);
  zw_layer_add (store, layer, NULL, &error);
  g_assert_no_error (error);
  return layer;
}

static guint
count (ZwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = zw_timetable_list (store, &error);

  g_assert_no_error (error);
  return entries->len;
}

static void
test_project (void)
{
  char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autoptr (ZwTimetable) made = make_timetable ();
  g_autoptr (ZwLayer) layer = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const ZwTimetableEntry *entry;

  g_assert_cmpuint (count (store), ==, 0);
  g_assert_true (zw_store_begin (store, "import", &error));
  layer = make_layer (store, "站牌");
  g_assert_true (zw_timetable_store (store, layer->id, made, &error));
  g_assert_true (zw_timetable_store (store, layer->id, made, &error)); /* takes its place */
  g_assert_true (zw_store_commit (store, &error));
  g_assert_no_error (error);

  entries = zw_timetable_list (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->layer_id, ==, layer->id);
  g_assert_cmpstr (entry->name, ==, "站牌");
  g_assert_cmpint (entry->year, ==, 2026);
  assert_fields (entry->timetable);

  g_assert_true (zw_layer_set_used (store, layer->id, FALSE, &error));
  g_assert_cmpuint (count (store), ==, 0);
  g_assert_true (zw_store_undo (store, &error));
  g_assert_cmpuint (count (store), ==, 1);
  g_assert_true (zw_layer_remove (store, layer->id, &error));
  g_assert_cmpuint (count (store), ==, 0);
  g_assert_true (zw_store_undo (store, &error));
  g_assert_cmpuint (count (store), ==, 1);
  g_assert_true (zw_store_undo (store, &error));
  g_assert_cmpuint (count (store), ==, 0);
  g_assert_true (zw_store_redo (store, &error));
  g_assert_cmpuint (count (store), ==, 1);
  g_assert_no_error (error);
  drop_folder (folder);
}

static void
test_damaged_project (void)
{
  char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autoptr (ZwLayer) layer = NULL;
  g_autoptr (GError) error = NULL;

  zw_store_begin (store, "import", &error);
  layer = make_layer (store, "站牌");
  g_assert_true (zw_sql_run (zw_store_get_db (store), &error,
                             "INSERT INTO zw_timetable (layer_id, data) VALUES (?1, x'5a57')", "i",
                             layer->id));
  zw_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_null (zw_timetable_list (store, &error));
  g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "站牌"));
  drop_folder (folder);
}

static void
test_day_types (void)
{
  /* date +%A: 4 May 2026 is a Monday */
  g_assert_cmpint (zw_day_type_from_date (20260504), ==, ZW_DAY_WEEKDAY);
  g_assert_cmpint (zw_day_type_from_date (20260508), ==, ZW_DAY_WEEKDAY);
  g_assert_cmpint (zw_day_type_from_date (20260509), ==, ZW_DAY_SATURDAY);
  g_assert_cmpint (zw_day_type_from_date (20260510), ==, ZW_DAY_SUNDAY);
  g_assert_cmpint (zw_day_type_from_date (0), ==, ZW_DAY_WEEKDAY);
  g_assert_cmpstr (zw_day_type_get_id (ZW_DAY_SUNDAY), ==, "sunday");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/patterns/overtaking", test_overtaking);
  g_test_add_func ("/timetable/patterns/same-times", test_same_times);
  g_test_add_func ("/timetable/refused-trips", test_refused_trips);
  g_test_add_func ("/timetable/parents", test_parents);
  g_test_add_func ("/timetable/project", test_project);
  g_test_add_func ("/timetable/project/damaged", test_damaged_project);
  g_test_add_func ("/timetable/day-types", test_day_types);
  return g_test_run ();
}
