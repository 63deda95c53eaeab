/* zw-network.c: lines that run together, taken apart into stretches shared by all
 *
 * Two straight segments that overlap do so between corners of one or the other:
 *
 *     a ───────────── b                 a ──── c ═════ b ──── d
 *            c ───────────── d    gives
 *
 * so once each segment is cut at the corners that lie on it, what overlaps has
 * the same two ends. Places where lines merely cross need no cut, for they add
 * nothing to a length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-network.h"

#include <math.h>

#include "base/zw-parallel.h"
#include "geometry/zw-clip.h"

/* Corners that agree to this are one; in metres. */
#define SAME 1e-3

/* Corners this close to a segment lie on it; in metres. A stretch that is straight
 * in degrees bends when it is projected: by l² tan φ / 8 R, which is 9 mm for a
 * kilometre in Taipei. */
#define BESIDE 1e-2

/* Numbers pairs of integers in the order they are met; open addressing. */
typedef struct
{
  gint64 (*keys)[2];
  guint *numbers; /* number + 1, 0 where free */
  guint mask;
  guint n;
} PairTable;

static void
pair_table_init (PairTable *self, guint n_expected)
{
  guint size = 16;

  while (size < 2 * (guint64) n_expected && size < 1u << 30)
    size *= 2;
  self->keys = g_malloc_n (size, sizeof *self->keys);
  self->numbers = g_new0 (guint, size);
  self->mask = size - 1;
  self->n = 0;
}

static void
pair_table_clear (PairTable *self)
{
  g_free (self->keys);
  g_free (self->numbers);
}

static void
pair_table_grow (PairTable *self)
{
  PairTable old = *self;

  pair_table_init (self, old.mask + 1);
  for (guint i = 0; i <= old.mask; i++)
    if (old.numbers[i] != 0)
      {
        guint64 hash = (guint64) old.keys[i][0] * 0x9e3779b97f4a7c15u
                       ^ (guint64) old.keys[i][1] * 0xc2b2ae3d27d4eb4fu;
        guint at = (guint) (hash >> 29) & self->mask;

        while (self->numbers[at] != 0)
          at = (at + 1) & self->mask;
        self->keys[at][0] = old.keys[i][0];
        self->keys[at][1] = old.keys[i][1];
        self->numbers[at] = old.numbers[i];
      }
  self->n = old.n;
  pair_table_clear (&old);
}

/* Number of a pair; one more than the last where it is new. */
static guint
pair_table_get (PairTable *self, gint64 a, gint64 b)
{
  guint64 hash = (guint64) a * 0x9e3779b97f4a7c15u ^ (guint64) b * 0xc2b2ae3d27d4eb4fu;
  guint at;

  if (self->n > self->mask / 2)
    pair_table_grow (self);
  at = (guint) (hash >> 29) & self->mask;
  for (; self->numbers[at] != 0; at = (at + 1) & self->mask)
    if (self->keys[at][0] == a && self->keys[at][1] == b)
      return self->numbers[at] - 1;
  self->keys[at][0] = a;
  self->keys[at][1] = b;
  self->numbers[at] = ++self->n;
  return self->n - 1;
}

/* A corner on a segment. */
typedef struct
{
  double fraction;
  guint corner;
} Stop;

static guint
find_corner (PairTable *table, GArray *corners, const ZwPoint *point)
{
  guint number = pair_table_get (table, llround (point->x / SAME), llround (point->y / SAME));

  if (number == corners->len)
    g_array_append_val (corners, *point);
  return number;
}

static int
compare_stops (const void *a, const void *b)
{
  const Stop *left = a, *right = b;

  return (left->fraction > right->fraction) - (left->fraction < right->fraction);
}

/* The corners between the ends of a segment, in the order of the way. */
static void
find_stops (const ZwPointGrid *grid, const ZwEdge *edge, GArray *near, GArray *stops)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y, square = dx * dx + dy * dy;
  double length = sqrt (square), margin = SAME / length;
  ZwEnvelope around = { MIN (edge->a.x, edge->b.x) - BESIDE, MIN (edge->a.y, edge->b.y) - BESIDE,
                        MAX (edge->a.x, edge->b.x) + BESIDE, MAX (edge->a.y, edge->b.y) + BESIDE };

  g_array_set_size (stops, 0);
  zw_point_grid_find (grid, &around, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint point = g_array_index (near, guint, i);
      double px = grid->x[point] - edge->a.x, py = grid->y[point] - edge->a.y;
      Stop stop = { (px * dx + py * dy) / square, grid->order[point] };

      if (stop.fraction > margin && stop.fraction < 1.0 - margin
          && fabs (dx * py - px * dy) <= BESIDE * length)
        g_array_append_val (stops, stop);
    }
  if (stops->len > 1)
    g_array_sort (stops, compare_stops);
}

/* Segments that one thread takes at a time. */
#define CHUNK 8192

/* With fewer corners the cells are as good as they are. */
#define MIN_FINER 100000

/* Corners of lines, one after the other, and what is known of the segments that
 * begin at each. */
typedef struct
{
  const ZwPointGrid *grid;
  const ZwPoint *points;
  const guint8 *ends;
  guint8 *shared; /* written by several threads */
  guint n_points;
} Corners;

static void
set_shared (Corners *self, guint segment)
{
  __atomic_store_n (&self->shared[segment], 1, __ATOMIC_RELAXED);
}

/* Marks what meets at a corner that lies on a segment, and the segment. */
static void
note_corner (Corners *self, guint segment, guint corner)
{
  set_shared (self, segment);
  if (!self->ends[corner])
    set_shared (self, corner);
  if (corner > 0 && !self->ends[corner - 1])
    set_shared (self, corner - 1);
}

static void
look_along (Corners *self, guint segment)
{
  const ZwGridFrame *frame = &self->grid->frame;
  const ZwPoint *a = &self->points[segment], *b = a + 1;
  double dx = b->x - a->x, dy = b->y - a->y, limit = 1.001 * BESIDE * sqrt (dx * dx + dy * dy);
  ZwEnvelope around = { MIN (a->x, b->x) - BESIDE, MIN (a->y, b->y) - BESIDE,
                        MAX (a->x, b->x) + BESIDE, MAX (a->y, b->y) + BESIDE };
  guint first_column, last_column, first_row, last_row, outside = frame->nx * frame->ny;

  if (!zw_grid_frame_get_window (frame, &around, &first_column, &last_column, &first_row,
                                 &last_row))
    first_row = 1, last_row = 0;
  for (guint row = first_row; row <= last_row + 1; row++)
    {
      guint from = self->grid->starts[outside], to = self->grid->n;

      if (row <= last_row)
        {
          from = self->grid->starts[row * frame->nx + first_column];
          to = self->grid->starts[row * frame->nx + last_column + 1];
        }
      else if (zw_grid_frame_covers (frame, &around))
        break;
      for (guint i = from; i < to; i++)
        {
          double x = self->grid->x[i], y = self->grid->y[i];

          if (x >= around.min_x && x <= around.max_x && y >= around.min_y && y <= around.max_y
              && fabs (dx * (y - a->y) - (x - a->x) * dy) <= limit
              && self->grid->order[i] - segment > 1)
            note_corner (self, segment, self->grid->order[i]);
        }
    }
}

static void
look_along_chunk (guint index, guint thread, gpointer user_data)
{
  Corners *self = user_data;
  guint end = MIN ((index + 1) * CHUNK, self->n_points);

  for (guint i = index * CHUNK; i < end; i++)
    if (!self->ends[i] && isfinite (self->points[i].x) && isfinite (self->points[i].y)
        && isfinite (self->points[i + 1].x) && isfinite (self->points[i + 1].y))
      look_along (self, i);
}

/**
 * zw_network_find_shared:
 * @frame: cells to look things up by
 * @points: (array length=n_points): corners of all lines, one line after the other
 * @ends: (array length=n_points): whether each is the last of its line
 *
 * Two segments can only overlap where a corner of one lies on the other. Most
 * segments of most surveys have no foreign corner on them and need no further look.
 *
 * Returns: (transfer full) (array length=n_points): whether the segment from each
 *   corner to the next may run along another
 */
guint8 *
zw_network_find_shared (const ZwGridFrame *frame,
                        const ZwPoint *points,
                        guint n_points,
                        const guint8 *ends)
{
  ZwGridFrame finer = *frame;
  g_autoptr (ZwPointGrid) grid = NULL;
  Corners corners = { NULL, points, ends, g_new0 (guint8, n_points + 1), n_points };

  /* Where corners are many, smaller cells bring fewer of them to look at. */
  if (n_points > frame->nx * frame->ny && n_points > MIN_FINER)
    finer = (ZwGridFrame){ frame->x0, frame->y0, frame->cell / 2.0, 2 * frame->nx, 2 * frame->ny };
  corners.grid = grid = zw_point_grid_new (&finer, points, n_points);

  zw_parallel_for ((n_points + CHUNK - 1) / CHUNK, zw_parallel_get_n_threads (), look_along_chunk,
                   &corners);
  return corners.shared;
}

/**
 * zw_network_find_links:
 * @frame: cells to look things up by
 * @segments: (array length=n_segments): the segments of each line together
 *
 * A line that runs twice along the same stretch counts once there.
 *
 * Returns: (transfer full) (element-type ZwLink): stretches of which no two overlap
 */
GArray *
zw_network_find_links (const ZwGridFrame *frame, const ZwSegment *segments, guint n_segments)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (ZwLink));
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  g_autofree guint (*ends)[2] = g_malloc_n (n_segments + 1, sizeof *ends);
  g_autoptr (ZwPointGrid) grid = NULL;
  PairTable table;

  pair_table_init (&table, n_segments);
  for (guint i = 0; i < n_segments; i++)
    {
      ends[i][0] = find_corner (&table, corners, &segments[i].edge.a);
      ends[i][1] = find_corner (&table, corners, &segments[i].edge.b);
    }
  pair_table_clear (&table);
  grid = zw_point_grid_new (frame, (const ZwPoint *) (const void *) corners->data, corners->len);

  pair_table_init (&table, n_segments);
  for (guint i = 0; i < n_segments; i++)
    {
      const ZwEdge *edge = &segments[i].edge;
      Stop end = { 1.0, ends[i][1] };
      guint from = ends[i][0];
      double start = 0.0;

      if (from == end.corner)
        continue;
      find_stops (grid, edge, near, stops);
      g_array_append_val (stops, end);
      for (guint k = 0; k < stops->len; k++)
        {
          const Stop *stop = &g_array_index (stops, Stop, k);
          guint number = pair_table_get (&table, MIN (from, stop->corner),
                                         MAX (from, stop->corner));

          if (number == links->len)
            {
              /* A part of the segment as it was drawn: a corner of another line
               * near it does not bend it. */
              ZwLink link = {
                { zw_edge_get_point (edge, start), zw_edge_get_point (edge, stop->fraction) }, 1
              };

              g_array_append_val (links, link);
              g_array_append_val (lines, segments[i].line);
            }
          else if (g_array_index (lines, guint, number) != segments[i].line)
            {
              g_array_index (links, ZwLink, number).n_lines++;
              g_array_index (lines, guint, number) = segments[i].line;
            }
          from = stop->corner;
          start = stop->fraction;
        }
    }
  pair_table_clear (&table);
  return links;
}
