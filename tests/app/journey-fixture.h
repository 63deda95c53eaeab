/* journey-fixture.h: small timetables made by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>
#include <string.h>

#include "layers/zw-timetable.h"

#define WEEKDAY (1u << ZW_DAY_WEEKDAY)
#define SATURDAY (1u << ZW_DAY_SATURDAY)
#define EVERY_DAY 7u

/* South-west corner that all coordinates are told from, in metres. */
#define JX0 300000.0
#define JY0 2770000.0

#define HM(h, m) ((h) *3600 + (m) *60)

G_GNUC_UNUSED static ZwPoint
at (double x, double y)
{
  return (ZwPoint){ JX0 + x, JY0 + y };
}

G_GNUC_UNUSED static guint
add_stop_of (ZwTimetableBuilder *builder,
             const char *id,
             const char *mode,
             double x,
             double y,
             guint parent)
{
  const ZwTimetableStop stop = { .id = id,
                                 .name = id,
                                 .mode = mode,
                                 .place = at (x, y),
                                 .parent = parent,
                                 .zone = ZW_TIMETABLE_NONE };

  return zw_timetable_builder_add_stop (builder, &stop);
}

G_GNUC_UNUSED static guint
add_stop (ZwTimetableBuilder *builder, const char *id, double x, double y)
{
  return add_stop_of (builder, id, "bus", x, y, ZW_TIMETABLE_NONE);
}

G_GNUC_UNUSED static guint
add_route_of (ZwTimetableBuilder *builder, const char *id, const char *mode, const char *agency)
{
  const ZwTimetableRoute route = { .id = id, .name = id, .mode = mode, .agency = agency };

  return zw_timetable_builder_add_route (builder, &route);
}

G_GNUC_UNUSED static guint
add_route (ZwTimetableBuilder *builder, const char *id)
{
  return add_route_of (builder, id, "bus", "Agency");
}

/* A trip that stops nowhere for long: "stop time stop time …" as numbers, -1 ends. */
G_GNUC_UNUSED static void
add_trip (ZwTimetableBuilder *builder, guint route, guint days, const int *calls)
{
  guint stops[64];
  guint8 flags[64];
  gint32 times[64];
  guint n = 0;

  for (; calls[2 * n] >= 0; n++)
    {
      stops[n] = (guint) calls[2 * n];
      times[n] = calls[2 * n + 1];
      flags[n] = ZW_TIMETABLE_PICK_UP | ZW_TIMETABLE_DROP_OFF;
    }
  g_assert_true (
      zw_timetable_builder_add_trip (builder, route, days, n, stops, flags, times, times));
}

#define ADD_TRIP(builder, route, days, ...)                                                        \
  add_trip (builder, route, days, (const int[]){ __VA_ARGS__, -1 })

G_GNUC_UNUSED static void
add_transfer (ZwTimetableBuilder *builder, guint from, guint to, guint type, guint min_time_s)
{
  const ZwTimetableTransfer transfer = { from, to, type, min_time_s };

  zw_timetable_builder_add_transfer (builder, &transfer);
}

G_GNUC_UNUSED static ZwTimetable *
end_timetable (ZwTimetableBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  ZwTimetable *timetable;

  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20240506);
  zw_timetable_builder_set_date (builder, ZW_DAY_SATURDAY, 20240511);
  zw_timetable_builder_set_date (builder, ZW_DAY_SUNDAY, 20240512);
  timetable = zw_timetable_builder_end (builder, &error);
  g_assert_no_error (error);
  return timetable;
}

G_GNUC_UNUSED static GPtrArray *
timetables_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_unref);
}
