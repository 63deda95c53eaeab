/* test-timetable.c: timetables put together, kept as bytes and read back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of the smallest timetable are written out by hand after the comment
 * in zw-timetable-bytes.c.
 */

#include "layers/zw-layer.h"
#include "layers/zw-timetable.h"
#include "store/zw-feature-table.h"
#include "store-fixture.h"

#include <math.h>

static guint
add_stop (ZwTimetableBuilder *builder, const char *id, double x, guint parent, guint zone)
{
  return zw_timetable_builder_add_stop (
      builder,
      &(ZwTimetableStop){
          .id = id, .name = id, .mode = "bus", .place = { x, 0 }, .parent = parent, .zone = zone });
}

/* Stops A, B, C in a row and the platforms of a station S; a route. */
static ZwTimetableBuilder *
make_builder (void)
{
  ZwTimetableBuilder *builder = zw_timetable_builder_new ();

  add_stop (builder, "A", 0, ZW_TIMETABLE_NONE, zw_timetable_builder_add_zone (builder, "一"));
  add_stop (builder, "B", 500, ZW_TIMETABLE_NONE, zw_timetable_builder_add_zone (builder, "二"));
  add_stop (builder, "C", 1000, ZW_TIMETABLE_NONE, zw_timetable_builder_add_zone (builder, "一"));
  add_stop (builder, "S1", 2000, 4, ZW_TIMETABLE_NONE);
  add_stop (builder, "S", 2000, ZW_TIMETABLE_NONE, ZW_TIMETABLE_NONE);
  add_stop (builder, "S1a", NAN, 3, ZW_TIMETABLE_NONE);
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ "R", "紅 1", "bus", "臺北客運" });
  return builder;
}

static void
add_trip (ZwTimetableBuilder *builder, guint days, gint32 a, gint32 b, gint32 c)
{
  const guint stops[] = { 0, 1, 2 };
  const gint32 times[] = { a, b, c };

  g_assert_true (zw_timetable_builder_add_trip (builder, 0, days, 3, stops, NULL, times, times));
}

static ZwTimetable *
end_builder (ZwTimetableBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  ZwTimetable *timetable = zw_timetable_builder_end (builder, &error);

  g_assert_no_error (error);
  return timetable;
}

static ZwTimetable *
make_timetable (void)
{
  g_autoptr (ZwTimetableBuilder) builder = make_builder ();
  const guint stops[] = { 0, 1, 0, 3 };
  const guint8 flags[] = { ZW_TIMETABLE_PICK_UP, ZW_TIMETABLE_PICK_UP | ZW_TIMETABLE_DROP_OFF, 0,
                           ZW_TIMETABLE_DROP_OFF };
  const gint32 arrivals[] = { 100, 200, 300, 90000 }, departures[] = { 110, 200, 301, 90001 };
  guint fare;

  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20260506);
  zw_timetable_builder_set_date (builder, ZW_DAY_SUNDAY, 20260510);
  add_trip (builder, 1, 1000, 1100, 1200);
  add_trip (builder, 5, 2000, 2100, 2200);
  g_assert_true (
      zw_timetable_builder_add_trip (builder, 0, 4, 4, stops, flags, arrivals, departures));
  zw_timetable_builder_add_transfer (builder, &(ZwTimetableTransfer){ 3, 0, 2, 120 });
  zw_timetable_builder_add_transfer (builder, &(ZwTimetableTransfer){ 0, 4, 3, 0 });
  zw_timetable_builder_add_transfer (builder, &(ZwTimetableTransfer){ 0, 99, 0, 0 });
  fare = zw_timetable_builder_add_fare (
      builder, &(ZwTimetableFare){ "全票", 15000, "TWD", "臺北客運", 1, 3600 });
  zw_timetable_builder_add_fare (
      builder, &(ZwTimetableFare){ "免費", 0, "TWD", NULL, ZW_FARE_ANY_TRANSFERS, -1 });
  zw_timetable_builder_add_fare_rule (builder,
                                      &(ZwTimetableFareRule){ fare, 0, 0, 1, ZW_TIMETABLE_NONE });
  zw_timetable_builder_add_fare_rule (
      builder, &(ZwTimetableFareRule){ 7, 0, 0, 1, ZW_TIMETABLE_NONE }); /* no such fare */
  return end_builder (builder);
}

static void
assert_fields (const ZwTimetable *t)
{
  g_assert_cmpint (t->dates[ZW_DAY_WEEKDAY], ==, 20260506);
  g_assert_cmpint (t->dates[ZW_DAY_SATURDAY], ==, 0);
  g_assert_cmpint (t->dates[ZW_DAY_SUNDAY], ==, 20260510);
  g_assert_cmpuint (t->n_stops, ==, 6);
  g_assert_cmpstr (t->stops[3].id, ==, "S1");
  g_assert_cmpuint (t->stops[3].parent, ==, 4);
  g_assert_cmpuint (t->stops[4].parent, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (t->stops[5].parent, ==, 4); /* not nested */
  g_assert_true (isnan (t->stops[5].place.x));
  g_assert_cmpfloat (t->stops[1].place.x, ==, 500);
  g_assert_cmpuint (t->stops[2].zone, ==, 0);
  g_assert_cmpuint (t->stops[3].zone, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (t->n_zones, ==, 2);
  g_assert_cmpstr (t->zones[1], ==, "二");
  g_assert_cmpstr (t->routes[0].name, ==, "紅 1");
  g_assert_cmpstr (t->routes[0].agency, ==, "臺北客運");
  g_assert_cmpuint (t->n_patterns, ==, 2);
  g_assert_cmpuint (t->n_trips, ==, 3);
  g_assert_cmpuint (t->n_times, ==, 10);
  g_assert_cmpuint (t->patterns[0].n_trips, ==, 2);
  g_assert_cmpuint (t->trip_days[0], ==, 1);
  g_assert_cmpuint (t->trip_days[1], ==, 5);
  g_assert_cmpint (t->departures[t->patterns[0].first_time + 1 * 3 + 2], ==, 2200);
  g_assert_cmpuint (t->patterns[1].n_stops, ==, 4);
  g_assert_cmpuint (t->pattern_flags[t->patterns[1].first_stop], ==, ZW_TIMETABLE_PICK_UP);
  g_assert_cmpuint (t->pattern_flags[t->patterns[1].first_stop + 2], ==, 0);
  g_assert_cmpint (t->arrivals[t->patterns[1].first_time + 3], ==, 90000);
  g_assert_cmpint (t->departures[t->patterns[1].first_time + 3], ==, 90001);
  g_assert_cmpuint (t->n_transfers, ==, 2);
  g_assert_cmpuint (t->transfers[0].from, ==, 0);
  g_assert_cmpuint (t->transfers[0].type, ==, 3);
  g_assert_cmpuint (t->transfers[1].min_time_s, ==, 120);
  g_assert_cmpuint (t->n_fares, ==, 2);
  g_assert_cmpint (t->fares[0].price_milli, ==, 15000);
  g_assert_cmpstr (t->fares[0].currency, ==, "TWD");
  g_assert_cmpint (t->fares[0].transfer_duration_s, ==, 3600);
  g_assert_cmpint (t->fares[1].transfer_duration_s, ==, -1);
  g_assert_cmpuint (t->fares[1].transfers, ==, ZW_FARE_ANY_TRANSFERS);
  g_assert_cmpstr (t->fares[1].agency, ==, "");
  g_assert_cmpuint (t->n_fare_rules, ==, 1);
  g_assert_cmpuint (t->fare_rules[0].destination, ==, 1);
  g_assert_cmpuint (t->fare_rules[0].contains, ==, ZW_TIMETABLE_NONE);

  /* What follows from the columns */
  g_assert_cmpuint (t->visit_starts[1] - t->visit_starts[0], ==, 3); /* stop A: once, then twice */
  g_assert_cmpuint (t->visits[2].pattern, ==, 1);
  g_assert_cmpuint (t->visits[2].position, ==, 2);
  g_assert_cmpuint (t->visit_starts[6], ==, 7);
  g_assert_cmpuint (t->transfer_starts[1] - t->transfer_starts[0], ==, 1);
  g_assert_cmpuint (t->transfer_starts[4] - t->transfer_starts[3], ==, 1);
  g_assert_cmpuint (t->child_starts[5] - t->child_starts[4], ==, 2);
  g_assert_cmpuint (t->children[t->child_starts[4] + 1], ==, 5);
  g_assert_cmpuint (zw_timetable_get_station (t, 5), ==, 4);
  g_assert_cmpuint (zw_timetable_get_station (t, 0), ==, 0);
  g_assert_cmpuint (zw_timetable_find_stop (t, "S1a"), ==, 5);
  g_assert_cmpuint (zw_timetable_find_stop (t, "nowhere"), ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (zw_timetable_find_route (t, "R"), ==, 0);
  g_assert_cmpuint (zw_timetable_count_trips (t, ZW_DAY_WEEKDAY), ==, 2);
  g_assert_cmpuint (zw_timetable_count_trips (t, ZW_DAY_SATURDAY), ==, 0);
  g_assert_cmpuint (zw_timetable_count_trips (t, ZW_DAY_SUNDAY), ==, 2);
}

static void
test_round_trip (void)
{
  g_autoptr (ZwTimetable) made = make_timetable (), read = NULL;
  g_autoptr (GBytes) bytes = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  assert_fields (made);
  bytes = zw_timetable_to_bytes (made, &error);
  g_assert_no_error (error);
  read = zw_timetable_from_bytes (bytes, &error);
  g_assert_no_error (error);
  assert_fields (read);
  again = zw_timetable_to_bytes (read, &error);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_empty (void)
{
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwTimetable) made = end_builder (builder), read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zw_timetable_to_bytes (made, &error);

  read = zw_timetable_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->n_stops + read->n_patterns + read->n_trips, ==, 0);
}

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

/* Wraps a body as a blob. */
static GBytes *
wrap (const guint8 *body, gsize size, guint32 version, gint64 stated)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
  GByteArray *out = g_byte_array_new ();
  guint64 length = GUINT64_TO_LE (stated < 0 ? size : (guint64) stated);
  gsize room = size + 1024, n_read, n_written;
  g_autofree guint8 *buffer = g_malloc (room);
  g_autoptr (GError) error = NULL;

  version = GUINT32_TO_LE (version);
  g_byte_array_append (out, (const guint8 *) "ZWTT", 4);
  g_byte_array_append (out, (const guint8 *) &version, 4);
  g_byte_array_append (out, (const guint8 *) &length, 8);
  g_assert_cmpint (g_converter_convert (converter, body, size, buffer, room,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &error),
                   ==, G_CONVERTER_FINISHED);
  g_byte_array_append (out, buffer, n_written);
  return g_byte_array_free_to_bytes (out);
}

static GByteArray *
unwrap (GBytes *bytes)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  gsize size, n_read, n_written;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *out = g_byte_array_new ();
  guint64 length;

  memcpy (&length, data + 8, 8);
  g_byte_array_set_size (out, (guint) GUINT64_FROM_LE (length) + 1);
  g_assert_cmpint (g_converter_convert (converter, data + 16, size - 16, out->data, out->len,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);
  g_byte_array_set_size (out, (guint) n_written);
  return out;
}

/* Reads bytes that are perhaps wrong. What is taken must hold what is promised. */
static gboolean
try_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwTimetable) t = zw_timetable_from_bytes (bytes, &error);

  if (t == NULL)
    {
      g_assert_true (g_error_matches (error, ZW_STORE_ERROR, ZW_STORE_ERROR_DAMAGED)
                     || g_error_matches (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FOREIGN));
      return FALSE;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < t->n_stops; i++)
    {
      g_assert_true (t->stops[i].parent == ZW_TIMETABLE_NONE || t->stops[i].parent < t->n_stops);
      g_assert_true (t->stops[i].zone == ZW_TIMETABLE_NONE || t->stops[i].zone < t->n_zones);
      g_assert_true (g_utf8_validate (t->stops[i].name, -1, NULL));
    }
  for (guint p = 0; p < t->n_patterns; p++)
    {
      const ZwTimetablePattern *pattern = &t->patterns[p];
      guint n = pattern->n_stops;

      g_assert_cmpuint (pattern->route, <, t->n_routes);
      for (guint s = 0; s < n; s++)
        g_assert_cmpuint (t->pattern_stops[pattern->first_stop + s], <, t->n_stops);
      for (guint i = 0; i < pattern->n_trips; i++)
        for (guint s = 0; s < n; s++)
          {
            guint at = pattern->first_time + i * n + s;

            g_assert_cmpint (t->arrivals[at], <=, t->departures[at]);
            g_assert_true (s == 0 || t->departures[at - 1] <= t->arrivals[at]);
            g_assert_true (i == 0
                           || (t->arrivals[at - n] <= t->arrivals[at]
                               && t->departures[at - n] <= t->departures[at]));
          }
    }
  return TRUE;
}

static gboolean
try_body (const guint8 *body, gsize size)
{
  g_autoptr (GBytes) bytes = wrap (body, size, 1, -1);

  return try_bytes (bytes);
}

/* A stop "A", a route "R", one pattern A–A with one trip at 0:01:00–0:02:00. */
static const guint8 small[] = {
  0, 0,   0,                                    /* dates */
  0, 1,   1, 1, 2, 1, 2,    0,    0,  0,        /* counts */
  1, 'A', 0, 0,                                 /* stop */
  0, 0,   0, 0, 0, 0, 0,    0,                  /* x */
  0, 0,   0, 0, 0, 0, 0xf0, 0x3f,               /* y = 1 */
  0, 0,                                         /* parent, zone */
  1, 'R', 0, 0, 0,                              /* route */
  0, 2,   1, 0, 3, 0, 3,    1,    60, 0, 60, 0, /* pattern */
};

static void
test_by_hand (void)
{
  g_autoptr (GBytes) bytes = wrap (small, sizeof small, 1, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwTimetable) t = zw_timetable_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (t->stops[0].place.y, ==, 1);
  g_assert_cmpint (t->departures[0], ==, 60);
  g_assert_cmpint (t->arrivals[1], ==, 120);
}

/* One byte of the smallest timetable changed. */
static void
test_refused_bytes (void)
{
  static const struct
  {
    const char *what;
    guint at;
    guint8 value;
  } cases[] = {
    { "date that is none", 0, 31 },
    { "a zone that is not there", 3, 1 },
    { "more stops than bytes", 4, 127 },
    { "no stops for the pattern", 4, 0 },
    { "two routes", 5, 2 },
    { "no pattern", 6, 0 },
    { "fewer stops of patterns", 7, 1 },
    { "more stops of patterns", 7, 3 },
    { "no trips", 8, 0 },
    { "more trips", 8, 2 },
    { "fewer times", 9, 1 },
    { "more times", 9, 3 },
    { "a transfer", 10, 1 },
    { "text longer than the rest", 13, 120 },
    { "text that is not UTF-8", 14, 0xff },
    { "text with a NUL", 14, 0 },
    { "one coordinate not a number", 32, 0x7f },
    { "its own parent", 33, 1 },
    { "a parent that is not there", 33, 2 },
    { "a zone that is not there", 34, 1 },
    { "a route that is not there", 40, 1 },
    { "one stop", 41, 1 },
    { "no trip in the pattern", 42, 0 },
    { "a stop that is not there", 43, 1 },
    { "flags that are none", 44, 4 },
    { "a trip on no day", 47, 0 },
    { "a trip on an eighth day", 47, 8 },
    { "a number that does not end", 51, 0x80 },
  };

  g_assert_true (try_body (small, sizeof small));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 body[sizeof small];

      memcpy (body, small, sizeof body);
      body[cases[i].at] = cases[i].value;
      if (cases[i].at == 32)
        body[31] = 0xff; /* NaN with 0x7f */
      if (try_body (body, sizeof body))
        g_error ("taken: %s", cases[i].what);
    }
  g_assert_false (try_body (small, sizeof small - 1));
}

static void
test_overtaking_bytes (void)
{
  guint8 body[sizeof small + 5];

  memcpy (body, small, sizeof small);
  body[8] = 2;  /* trips */
  body[9] = 4;  /* times */
  body[42] = 2; /* of the pattern */
  memcpy (body + sizeof small, (const guint8[]){ 1, 10, 0, 50, 0 }, 5);
  g_assert_true (try_body (body, sizeof body)); /* 70 and 120 after 60 and 120 */
  body[sizeof small + 3] = 49;
  g_assert_false (try_body (body, sizeof body)); /* 119 */
}

static void
test_head (void)
{
  g_autoptr (GBytes) newer = wrap (small, sizeof small, 2, -1);
  g_autoptr (GBytes) older = wrap (small, sizeof small, 0, -1);
  g_autoptr (GBytes) longer = wrap (small, sizeof small, 1, sizeof small + 1);
  g_autoptr (GBytes) shorter = wrap (small, sizeof small, 1, sizeof small - 1);
  g_autoptr (GBytes) endless = wrap (small, sizeof small, 1, G_MAXINT64);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GByteArray) zeros = g_byte_array_new ();
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (zw_timetable_from_bytes (newer, &error));
  g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FOREIGN);
  g_assert_false (try_bytes (older));
  g_assert_false (try_bytes (longer));
  g_assert_false (try_bytes (shorter));
  g_assert_false (try_bytes (endless));
  g_assert_false (try_bytes (nothing));

  /* 64 MB of zeros, stated as what the smallest has */
  g_byte_array_set_size (zeros, 64 << 20);
  memset (zeros->data, 0, zeros->len);
  bomb = wrap (zeros->data, zeros->len, 1, sizeof small);
  g_assert_false (try_bytes (bomb));
}

/* Counts that would take all memory there is. */
static void
test_huge_counts (void)
{
  for (guint i = 3; i < 13; i++)
    {
      g_autoptr (GByteArray) body = g_byte_array_new ();

      g_byte_array_append (body, small, i);
      g_byte_array_append (body, (const guint8[]){ 0xff, 0xff, 0xff, 0xff, 0x0f }, 5); /* 2³² − 1 */
      g_byte_array_append (body, small + i + 1, sizeof small - i - 1);
      g_assert_false (try_body (body->data, body->len));
      g_byte_array_set_size (body, i);
      g_byte_array_append (
          body, (const guint8[]){ 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f }, 9);
      g_byte_array_append (body, small + i + 1, sizeof small - i - 1);
      g_assert_false (try_body (body->data, body->len));
    }
}

static void
test_truncated (void)
{
  g_autoptr (ZwTimetable) made = make_timetable ();
  g_autoptr (GBytes) bytes = zw_timetable_to_bytes (made, NULL);
  g_autoptr (GByteArray) body = unwrap (bytes);

  for (gsize n = 0; n < g_bytes_get_size (bytes); n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, n);

      g_assert_false (try_bytes (cut));
    }
  for (guint n = 0; n < body->len; n++)
    g_assert_false (try_body (body->data, n));
}

/* Every bit of the bytes, and random damage to what is inside them. */
static void
test_fuzz (void)
{
  g_autoptr (ZwTimetable) made = make_timetable ();
  g_autoptr (GBytes) bytes = zw_timetable_to_bytes (made, NULL);
  g_autoptr (GByteArray) body = unwrap (bytes);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n_taken = 0;

  for (gsize i = 0; i < size * 8; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) flipped = NULL;

      copy[i / 8] ^= (guint8) (1u << (i % 8));
      flipped = g_bytes_new (copy, size);
      try_bytes (flipped);
    }
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (body->data, body->len);
      guint n = 1 + g_rand_int_range (rand, 0, 3);

      for (guint k = 0; k < n; k++)
        copy[g_rand_int_range (rand, 0, (gint32) body->len)] = (guint8) g_rand_int_range (rand, 0,
                                                                                          256);
      n_taken += try_body (copy, body->len);
    }
  g_assert_cmpuint (n_taken, >, 0); /* a changed time is no damage */
  g_assert_cmpuint (n_taken, <, 20000);
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
  g_test_add_func ("/timetable/round-trip", test_round_trip);
  g_test_add_func ("/timetable/empty", test_empty);
  g_test_add_func ("/timetable/patterns/overtaking", test_overtaking);
  g_test_add_func ("/timetable/patterns/same-times", test_same_times);
  g_test_add_func ("/timetable/refused-trips", test_refused_trips);
  g_test_add_func ("/timetable/parents", test_parents);
  g_test_add_func ("/timetable/bytes/by-hand", test_by_hand);
  g_test_add_func ("/timetable/bytes/refused", test_refused_bytes);
  g_test_add_func ("/timetable/bytes/overtaking", test_overtaking_bytes);
  g_test_add_func ("/timetable/bytes/head", test_head);
  g_test_add_func ("/timetable/bytes/huge-counts", test_huge_counts);
  g_test_add_func ("/timetable/bytes/truncated", test_truncated);
  g_test_add_func ("/timetable/bytes/fuzz", test_fuzz);
  g_test_add_func ("/timetable/project", test_project);
  g_test_add_func ("/timetable/project/damaged", test_damaged_project);
  g_test_add_func ("/timetable/day-types", test_day_types);
  return g_test_run ();
}
