/* test-timetable-bytes.c: timetables as bytes, sound and hostile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of the smallest timetable are written out by hand after the comment
 * in zw-timetable-bytes.c.
 */

#include <gio/gio.h>
#include <string.h>

#include "timetable-fixture.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable-bytes/round-trip", test_round_trip);
  g_test_add_func ("/timetable-bytes/empty", test_empty);
  g_test_add_func ("/timetable-bytes/by-hand", test_by_hand);
  g_test_add_func ("/timetable-bytes/refused", test_refused_bytes);
  g_test_add_func ("/timetable-bytes/overtaking", test_overtaking_bytes);
  g_test_add_func ("/timetable-bytes/head", test_head);
  g_test_add_func ("/timetable-bytes/huge-counts", test_huge_counts);
  g_test_add_func ("/timetable-bytes/truncated", test_truncated);
  g_test_add_func ("/timetable-bytes/fuzz", test_fuzz);
  return g_test_run ();
}
