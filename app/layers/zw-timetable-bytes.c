/* zw-timetable-bytes.c: a timetable as bytes, and back
 *
 * "ZWTT", version 1 (32 bits), size of what follows inflated (64 bits), all little
 * endian; then a zlib stream of
 *
 *     dates of the day types
 *     counts: zones stops routes patterns stops-of-patterns trips times
 *             transfers fares fare-rules
 *     zones       id
 *     stops       id name mode x y parent zone
 *     routes      id name mode agency
 *     patterns    route n-stops n-trips {stop flags}… {days times}…
 *     transfers   from to type min-time
 *     fares       id price currency agency transfers duration
 *     fare rules  fare route origin destination contains
 *
 * Numbers are unsigned LEB128; those that may be absent are one larger, 0 standing
 * for none. Texts are UTF-8 after their length, x and y IEEE doubles. Times are
 * the steps from one to the next, which are never negative: of a trip its first
 * arrival after that of the trip before, then by turns the time it stands and the
 * time it runs.
 *
 * A project may come from anywhere: every count is held against the bytes that
 * are left before anything is allocated, and every number against its bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-timetable-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAGIC "ZWTT"
#define VERSION 1
#define HEAD_SIZE 16

/* Of the inflated bytes; and by how much zlib can shrink at best. */
#define MAX_SIZE (256u << 20)
#define MAX_RATIO 1032

#define MAX_TEXT (4u << 20)
#define MAX_PRICE G_GINT64_CONSTANT (1000000000000)

static void
put_number (GByteArray *out, guint64 number)
{
  do
    {
      guint8 byte = (guint8) ((number & 0x7f) | (number > 0x7f ? 0x80 : 0));

      g_byte_array_append (out, &byte, 1);
      number >>= 7;
    }
  while (number > 0);
}

static void
put_optional (GByteArray *out, guint number)
{
  put_number (out, number == ZW_TIMETABLE_NONE ? 0 : (guint64) number + 1);
}

static void
put_text (GByteArray *out, const char *text)
{
  gsize size = strlen (text);

  put_number (out, size);
  g_byte_array_append (out, (const guint8 *) text, (guint) size);
}

static void
put_double (GByteArray *out, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

static void
put_places (GByteArray *out, const ZwTimetable *self)
{
  for (guint i = 0; i < self->n_zones; i++)
    put_text (out, self->zones[i]);
  for (guint i = 0; i < self->n_stops; i++)
    {
      put_text (out, self->stops[i].id);
      put_text (out, self->stops[i].name);
      put_text (out, self->stops[i].mode);
      put_double (out, self->stops[i].place.x);
      put_double (out, self->stops[i].place.y);
      put_optional (out, self->stops[i].parent);
      put_optional (out, self->stops[i].zone);
    }
  for (guint i = 0; i < self->n_routes; i++)
    {
      put_text (out, self->routes[i].id);
      put_text (out, self->routes[i].name);
      put_text (out, self->routes[i].mode);
      put_text (out, self->routes[i].agency);
    }
}

static void
put_pattern (GByteArray *out, const ZwTimetable *self, const ZwTimetablePattern *pattern)
{
  gint32 before = 0;

  put_number (out, pattern->route);
  put_number (out, pattern->n_stops);
  put_number (out, pattern->n_trips);
  for (guint i = 0; i < pattern->n_stops; i++)
    {
      put_number (out, self->pattern_stops[pattern->first_stop + i]);
      put_number (out, self->pattern_flags[pattern->first_stop + i]);
    }
  for (guint t = 0; t < pattern->n_trips; t++)
    {
      const gint32 *arrivals = self->arrivals + pattern->first_time + t * pattern->n_stops;
      const gint32 *departures = self->departures + pattern->first_time + t * pattern->n_stops;

      put_number (out, self->trip_days[pattern->first_trip + t]);
      put_number (out, (guint64) (arrivals[0] - before));
      before = arrivals[0];
      for (guint i = 0; i < pattern->n_stops; i++)
        {
          if (i > 0)
            put_number (out, (guint64) (arrivals[i] - departures[i - 1]));
          put_number (out, (guint64) (departures[i] - arrivals[i]));
        }
    }
}

static void
put_fares (GByteArray *out, const ZwTimetable *self)
{
  for (guint i = 0; i < self->n_fares; i++)
    {
      put_text (out, self->fares[i].id);
      put_number (out, (guint64) self->fares[i].price_milli);
      put_text (out, self->fares[i].currency);
      put_text (out, self->fares[i].agency);
      put_number (out, self->fares[i].transfers);
      put_number (out, (guint64) (self->fares[i].transfer_duration_s + 1));
    }
  for (guint i = 0; i < self->n_fare_rules; i++)
    {
      put_number (out, self->fare_rules[i].fare);
      put_optional (out, self->fare_rules[i].route);
      put_optional (out, self->fare_rules[i].origin);
      put_optional (out, self->fare_rules[i].destination);
      put_optional (out, self->fare_rules[i].contains);
    }
}

static GByteArray *
write_body (const ZwTimetable *self)
{
  GByteArray *out = g_byte_array_new ();
  const guint counts[] = { self->n_zones,     self->n_stops,         self->n_routes,
                           self->n_patterns,  self->n_pattern_stops, self->n_trips,
                           self->n_times,     self->n_transfers,     self->n_fares,
                           self->n_fare_rules };

  for (guint i = 0; i < ZW_N_DAY_TYPES; i++)
    put_number (out, (guint64) self->dates[i]);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    put_number (out, counts[i]);
  put_places (out, self);
  for (guint i = 0; i < self->n_patterns; i++)
    put_pattern (out, self, &self->patterns[i]);
  for (guint i = 0; i < self->n_transfers; i++)
    {
      put_number (out, self->transfers[i].from);
      put_number (out, self->transfers[i].to);
      put_number (out, self->transfers[i].type);
      put_number (out, self->transfers[i].min_time_s);
    }
  put_fares (out, self);
  return out;
}

/* Runs all of @in through @converter, onto the end of @out. Stops with an error
 * once there is more than @max. */
static gboolean
convert (GConverter *converter,
         const guint8 *in,
         gsize size,
         GByteArray *out,
         gsize max,
         gsize *n_read,
         GError **error)
{
  guint8 buffer[32 * 1024];
  GConverterResult result = G_CONVERTER_CONVERTED;

  *n_read = 0;
  while (result != G_CONVERTER_FINISHED)
    {
      gsize taken = 0, made = 0;

      result = g_converter_convert (converter, in + *n_read, size - *n_read, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &taken, &made, error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      *n_read += taken;
      if (made > max - out->len)
        {
          g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                               _ ("The timetable has more departures than a project can keep."));
          return FALSE;
        }
      g_byte_array_append (out, buffer, (guint) made);
    }
  return TRUE;
}

/**
 * zw_timetable_to_bytes:
 *
 * Returns: (transfer full): the timetable as zw_timetable_from_bytes() reads it, or
 *   %NULL with @error set when it is too large
 */
GBytes *
zw_timetable_to_bytes (const ZwTimetable *self, GError **error)
{
  g_autoptr (GByteArray) body = write_body (self);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  guint32 version = GUINT32_TO_LE (VERSION);
  guint64 size = GUINT64_TO_LE ((guint64) body->len);
  gsize n_read;

  if (body->len > MAX_SIZE)
    {
      g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                           _ ("The timetable has more departures than a project can keep."));
      return NULL;
    }
  g_byte_array_append (out, (const guint8 *) MAGIC, 4);
  g_byte_array_append (out, (const guint8 *) &version, sizeof version);
  g_byte_array_append (out, (const guint8 *) &size, sizeof size);
  if (!convert (converter, body->data, body->len, out, G_MAXUINT32, &n_read, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Bytes being read. Once something is wrong, everything read is 0. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} Cursor;

static guint64
get_number (Cursor *in, guint64 max)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 63 && in->at < in->end && !in->failed; shift += 7)
    {
      guint8 byte = *in->at++;

      number |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) != 0)
        continue;
      if (number <= max)
        return number;
      break;
    }
  in->failed = TRUE;
  return 0;
}

static guint
get_below (Cursor *in, guint n)
{
  if (n == 0)
    in->failed = TRUE;
  return n == 0 ? 0 : (guint) get_number (in, n - 1);
}

static guint
get_optional (Cursor *in, guint n)
{
  guint number = (guint) get_number (in, n);

  return number == 0 ? ZW_TIMETABLE_NONE : number - 1;
}

/* A count of things that take at least @size bytes each. */
static guint
get_count (Cursor *in, guint size)
{
  return (guint) get_number (in, (guint64) (in->end - in->at) / size);
}

static const char *
get_text (Cursor *in, ZwTimetable *self)
{
  gsize size = get_number (in, MIN (MAX_TEXT, (guint64) (in->end - in->at)));
  const char *from = (const char *) in->at;
  g_autofree char *text = NULL;

  if (in->failed || size > (gsize) (in->end - in->at) || !g_utf8_validate_len (from, size, NULL))
    {
      in->failed = TRUE;
      return "";
    }
  in->at += size;
  text = g_strndup (from, size);
  return zw_timetable_intern (self, text);
}

static double
get_double (Cursor *in)
{
  guint64 bits;
  double number;

  if (in->failed || in->end - in->at < (gssize) sizeof bits)
    {
      in->failed = TRUE;
      return 0;
    }
  memcpy (&bits, in->at, sizeof bits);
  in->at += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  return number;
}

static void
get_stops (Cursor *in, ZwTimetable *self)
{
  for (guint i = 0; i < self->n_stops; i++)
    {
      ZwTimetableStop *stop = &self->stops[i];

      stop->id = get_text (in, self);
      stop->name = get_text (in, self);
      stop->mode = get_text (in, self);
      stop->place.x = get_double (in);
      stop->place.y = get_double (in);
      stop->parent = get_optional (in, self->n_stops);
      stop->zone = get_optional (in, self->n_zones);
      in->failed |= isinf (stop->place.x) || isinf (stop->place.y)
                    || isnan (stop->place.x) != isnan (stop->place.y);
    }
  for (guint i = 0; i < self->n_stops && !in->failed; i++)
    {
      guint parent = self->stops[i].parent;

      in->failed |= parent != ZW_TIMETABLE_NONE
                    && (parent == i || self->stops[parent].parent != ZW_TIMETABLE_NONE);
    }
}

static void
get_routes (Cursor *in, ZwTimetable *self)
{
  for (guint i = 0; i < self->n_routes; i++)
    {
      self->routes[i].id = get_text (in, self);
      self->routes[i].name = get_text (in, self);
      self->routes[i].mode = get_text (in, self);
      self->routes[i].agency = get_text (in, self);
    }
}

/* Times of trip @t, which comes nowhere before trip @t − 1. */
static void
get_trip (Cursor *in, ZwTimetable *self, const ZwTimetablePattern *pattern, guint t)
{
  gint32 *arrivals = self->arrivals + pattern->first_time + (gsize) t * pattern->n_stops;
  gint32 *departures = self->departures + pattern->first_time + (gsize) t * pattern->n_stops;
  gint64 time = t > 0 ? *(arrivals - pattern->n_stops) : 0;

  self->trip_days[pattern->first_trip + t] = (guint8) get_number (in, ZW_TIMETABLE_ALL_DAYS);
  in->failed |= self->trip_days[pattern->first_trip + t] == 0;
  for (guint i = 0; i < pattern->n_stops && !in->failed; i++)
    {
      time += (gint64) get_number (in, ZW_TIMETABLE_MAX_TIME_S);
      in->failed |= time > ZW_TIMETABLE_MAX_TIME_S;
      arrivals[i] = (gint32) time;
      time += (gint64) get_number (in, ZW_TIMETABLE_MAX_TIME_S);
      in->failed |= time > ZW_TIMETABLE_MAX_TIME_S;
      departures[i] = (gint32) time;
      in->failed |= t > 0
                    && (arrivals[i] < *(arrivals + i - pattern->n_stops)
                        || departures[i] < *(departures + i - pattern->n_stops));
    }
}

static void
get_patterns (Cursor *in, ZwTimetable *self)
{
  guint n_stops = 0, n_trips = 0, n_times = 0;

  for (guint i = 0; i < self->n_patterns && !in->failed; i++)
    {
      ZwTimetablePattern *pattern = &self->patterns[i];

      pattern->first_stop = n_stops;
      pattern->first_trip = n_trips;
      pattern->first_time = n_times;
      pattern->route = get_below (in, self->n_routes);
      pattern->n_stops = (guint) get_number (in, self->n_pattern_stops - n_stops);
      pattern->n_trips = (guint) get_number (in, self->n_trips - n_trips);
      if (pattern->n_stops < 2 || pattern->n_trips == 0
          || (guint64) pattern->n_stops * pattern->n_trips > self->n_times - n_times)
        in->failed = TRUE;
      for (guint s = 0; s < pattern->n_stops && !in->failed; s++)
        {
          self->pattern_stops[n_stops + s] = get_below (in, self->n_stops);
          self->pattern_flags[n_stops + s] = (guint8) get_number (in, 3);
        }
      for (guint t = 0; t < pattern->n_trips && !in->failed; t++)
        get_trip (in, self, pattern, t);
      n_stops += pattern->n_stops;
      n_trips += pattern->n_trips;
      n_times += pattern->n_stops * pattern->n_trips;
    }
  in->failed |= n_stops != self->n_pattern_stops || n_trips != self->n_trips
                || n_times != self->n_times;
}

static void
get_transfers (Cursor *in, ZwTimetable *self)
{
  for (guint i = 0; i < self->n_transfers; i++)
    {
      ZwTimetableTransfer *transfer = &self->transfers[i];

      transfer->from = get_below (in, self->n_stops);
      transfer->to = get_below (in, self->n_stops);
      transfer->type = (guint) get_number (in, 3);
      transfer->min_time_s = (guint) get_number (in, ZW_TIMETABLE_MAX_TIME_S);
      in->failed |= i > 0 && transfer->from < self->transfers[i - 1].from;
    }
}

static void
get_fares (Cursor *in, ZwTimetable *self)
{
  for (guint i = 0; i < self->n_fares && !in->failed; i++)
    {
      ZwTimetableFare *fare = &self->fares[i];
      const char *currency;

      fare->id = get_text (in, self);
      fare->price_milli = (gint64) get_number (in, MAX_PRICE);
      currency = get_text (in, self);
      in->failed |= strlen (currency) > 3;
      g_strlcpy (fare->currency, currency, sizeof fare->currency);
      fare->agency = get_text (in, self);
      fare->transfers = (guint) get_number (in, ZW_FARE_ANY_TRANSFERS);
      fare->transfer_duration_s = (int) get_number (in, G_MAXINT32) - 1;
    }
  for (guint i = 0; i < self->n_fare_rules && !in->failed; i++)
    {
      ZwTimetableFareRule *rule = &self->fare_rules[i];

      rule->fare = get_below (in, self->n_fares);
      rule->route = get_optional (in, self->n_routes);
      rule->origin = get_optional (in, self->n_zones);
      rule->destination = get_optional (in, self->n_zones);
      rule->contains = get_optional (in, self->n_zones);
      in->failed |= i > 0 && zw_timetable_compare_rules (rule - 1, rule) > 0;
    }
}

/* The counts, each against the bytes that so many would take at least. */
static void
get_counts (Cursor *in, ZwTimetable *self)
{
  for (guint i = 0; i < ZW_N_DAY_TYPES; i++)
    {
      self->dates[i] = (int) get_number (in, 99991231);
      in->failed |= self->dates[i] != 0 && !zw_timetable_is_date (self->dates[i]);
    }
  self->n_zones = get_count (in, 1);
  self->n_stops = get_count (in, 21);
  self->n_routes = get_count (in, 4);
  self->n_patterns = get_count (in, 12);
  self->n_pattern_stops = get_count (in, 2);
  self->n_trips = get_count (in, 5);
  self->n_times = get_count (in, 2);
  self->n_transfers = get_count (in, 4);
  self->n_fares = get_count (in, 6);
  self->n_fare_rules = get_count (in, 5);
  in->failed |= self->n_times > ZW_TIMETABLE_MAX_TIMES;
}

static gboolean
read_body (Cursor *in, ZwTimetable *self)
{
  get_counts (in, self);
  if (in->failed)
    return FALSE;
  self->zones = g_new0 (const char *, self->n_zones);
  self->stops = g_new0 (ZwTimetableStop, self->n_stops);
  self->routes = g_new0 (ZwTimetableRoute, self->n_routes);
  self->patterns = g_new0 (ZwTimetablePattern, self->n_patterns);
  self->pattern_stops = g_new0 (guint, self->n_pattern_stops);
  self->pattern_flags = g_new0 (guint8, self->n_pattern_stops);
  self->trip_days = g_new0 (guint8, self->n_trips);
  self->arrivals = g_new0 (gint32, self->n_times);
  self->departures = g_new0 (gint32, self->n_times);
  self->transfers = g_new0 (ZwTimetableTransfer, self->n_transfers);
  self->fares = g_new0 (ZwTimetableFare, self->n_fares);
  self->fare_rules = g_new0 (ZwTimetableFareRule, self->n_fare_rules);
  for (guint i = 0; i < self->n_zones; i++)
    self->zones[i] = get_text (in, self);
  get_stops (in, self);
  get_routes (in, self);
  if (!in->failed)
    get_patterns (in, self);
  get_transfers (in, self);
  get_fares (in, self);
  return !in->failed && in->at == in->end;
}

static GByteArray *
inflate (const guint8 *data, gsize size)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GByteArray) body = g_byte_array_new ();
  guint64 stated;
  gsize n_read;

  memcpy (&stated, data + 8, sizeof stated);
  stated = GUINT64_FROM_LE (stated);
  if (stated > MAX_SIZE || stated > (guint64) size * MAX_RATIO
      || !convert (converter, data + HEAD_SIZE, size - HEAD_SIZE, body, stated, &n_read, NULL)
      || body->len != stated || n_read != size - HEAD_SIZE)
    return NULL;
  return g_steal_pointer (&body);
}

/**
 * zw_timetable_from_bytes:
 * @bytes: as of zw_timetable_to_bytes(), or anything else
 *
 * Returns: (transfer full): the timetable, or %NULL with @error set:
 *   %ZW_STORE_ERROR_FOREIGN for one of a newer program, %ZW_STORE_ERROR_DAMAGED
 *   for what is none
 */
ZwTimetable *
zw_timetable_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (ZwTimetable) self = zw_timetable_new ();
  g_autoptr (GByteArray) body = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 version;

  if (size >= HEAD_SIZE && memcmp (data, MAGIC, 4) == 0)
    {
      memcpy (&version, data + 4, sizeof version);
      version = GUINT32_FROM_LE (version);
      if (version > VERSION)
        {
          g_set_error_literal (
              error, ZW_STORE_ERROR, ZW_STORE_ERROR_FOREIGN,
              _ ("It was kept by a newer version of this program: use that one, or "
                 "import the timetable again."));
          return NULL;
        }
      body = version == VERSION ? inflate (data, size) : NULL;
    }
  if (body != NULL)
    {
      Cursor in = { body->data, body->data + body->len, FALSE };

      if (read_body (&in, self))
        {
          zw_timetable_index (self);
          return g_steal_pointer (&self);
        }
    }
  g_set_error_literal (
      error, ZW_STORE_ERROR, ZW_STORE_ERROR_DAMAGED,
      _ ("Its bytes are damaged: remove its layer and import the timetable again."));
  return NULL;
}
