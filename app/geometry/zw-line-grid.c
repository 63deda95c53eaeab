/* zw-line-grid.c: lines cut up at the cells of a frame, measured in zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-line-grid.h"

#include <math.h>
#include <string.h>

#include "geometry/zw-footprint.h"
#include "geometry/zw-network.h"

/**
 * ZwLineGrid:
 *
 * A segment goes from one corner to the next, and is known to every cell it passes
 * by the number of its first corner. After the corners of the lines follow those
 * of the stretches that several lines share, two for each.
 */
struct _ZwLineGrid
{
  ZwGridFrame frame;
  guint n_corners; /* of lines as they were given */

  /* Owned */
  GArray *points;  /* of ZwPoint: corners */
  GArray *ends;    /* of guint8: whether a corner is the last of its way; until ended */
  GArray *lines;   /* of guint: first corner of each line; until ended */
  GArray *n_lines; /* of guint: how many lines run along each shared stretch */
  guint *starts;   /* first segment of each cell, and of the outside */
  guint *segments;
  double *line_sums; /* running sums over the cells, in metres */
  double *network_sums;
};

/**
 * zw_line_grid_new:
 *
 * Returns: (transfer full): an empty grid
 */
ZwLineGrid *
zw_line_grid_new (const ZwGridFrame *frame)
{
  ZwLineGrid *self = g_new0 (ZwLineGrid, 1);

  self->frame = *frame;
  self->points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
zw_line_grid_free (ZwLineGrid *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->n_lines, g_array_unref);
  g_free (self->starts);
  g_free (self->segments);
  g_free (self->line_sums);
  g_free (self->network_sums);
  g_free (self);
}

/**
 * zw_line_grid_add:
 * @shape: lines
 * @first_part: first part of the line to add
 * @end_part: one past its last
 *
 * Adds one line. Where it runs along itself it counts once. Corners without a
 * place are left out.
 */
void
zw_line_grid_add (ZwLineGrid *self, const ZwGeometry *shape, guint first_part, guint end_part)
{
  g_array_append_val (self->lines, self->points->len);
  for (guint r = shape->part_starts[first_part]; r < shape->part_starts[end_part]; r++)
    {
      guint from = shape->ring_starts[r], n = shape->ring_starts[r + 1] - from;

      if (n < 2)
        continue;
      g_array_append_vals (self->points, shape->points + from, n);
      g_array_set_size (self->ends, self->points->len);
      memset (self->ends->data + self->ends->len - n, 0, n);
      self->ends->data[self->ends->len - 1] = 1;
    }
}

static ZwEdge
get_edge (const ZwLineGrid *self, guint segment)
{
  const ZwPoint *corner = &g_array_index (self->points, ZwPoint, segment);

  return (ZwEdge){ corner[0], corner[1] };
}

static double
get_length (const ZwEdge *edge)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;

  return sqrt (dx * dx + dy * dy);
}

static guint
get_n_lines (const ZwLineGrid *self, guint segment)
{
  return segment < self->n_corners
             ? 1
             : g_array_index (self->n_lines, guint, (segment - self->n_corners) / 2);
}

/* Adds the fractions of a range at which borders of cells are met. */
static void
cut_at_cells (double from, double to, double origin, double cell, guint n, GArray *cuts)
{
  double low = MAX (ceil ((MIN (from, to) - origin) / cell), 0.0);
  double high = MIN (floor ((MAX (from, to) - origin) / cell), (double) n);

  for (double k = low; k <= high; k++)
    {
      double fraction = (origin + k * cell - from) / (to - from);

      if (fraction > 0.0 && fraction < 1.0)
        g_array_append_val (cuts, fraction);
    }
}

/* Cuts an edge at the borders of cells. Leaves in @cuts where its pieces end; a
 * piece is in the cell of its middle. */
static void
cut_edge (const ZwGridFrame *frame, const ZwEdge *edge, GArray *cuts)
{
  double one = 1.0;

  g_array_set_size (cuts, 0);
  if (edge->a.x != edge->b.x)
    cut_at_cells (edge->a.x, edge->b.x, frame->x0, frame->cell, frame->nx, cuts);
  if (edge->a.y != edge->b.y)
    cut_at_cells (edge->a.y, edge->b.y, frame->y0, frame->cell, frame->ny, cuts);
  zw_cuts_sort (cuts);
  g_array_append_val (cuts, one);
}

static guint
get_cell (const ZwGridFrame *frame, const ZwEdge *piece)
{
  return zw_grid_frame_get_cell (frame, (piece->a.x + piece->b.x) / 2.0,
                                 (piece->a.y + piece->b.y) / 2.0);
}

/* Whether an edge lies in one cell, which is most often so and needs no cuts. */
static gboolean
is_in_one_cell (const ZwGridFrame *frame, const ZwEdge *edge, guint *cell)
{
  *cell = zw_grid_frame_get_cell (frame, edge->a.x, edge->a.y);
  return *cell < frame->nx * frame->ny
         && *cell == zw_grid_frame_get_cell (frame, edge->b.x, edge->b.y);
}

/* Segments on their way into the cells. */
typedef struct
{
  guint *next; /* where the next segment of each cell goes; NULL while they are counted */
  guint *last; /* the segment that each cell had last, and 1: it is filed there once */
  GArray *cuts;
} Filing;

/* Files a segment under the cells it passes, or counts them. */
static void
file_segment (ZwLineGrid *self, guint segment, Filing *filing)
{
  GArray *cuts = filing->cuts;
  ZwEdge edge = get_edge (self, segment), piece = edge;
  guint cell, n_lines = get_n_lines (self, segment);
  double one = 1.0;

  if (is_in_one_cell (&self->frame, &edge, &cell))
    {
      g_array_set_size (cuts, 0);
      g_array_append_val (cuts, one);
    }
  else
    cut_edge (&self->frame, &edge, cuts);
  for (guint i = 0; i < cuts->len; i++)
    {
      double length;

      piece.b = zw_edge_get_point (&edge, g_array_index (cuts, double, i));
      cell = get_cell (&self->frame, &piece);
      length = get_length (&piece);
      piece.a = piece.b;
      if (filing->next != NULL)
        {
          self->line_sums[cell] += n_lines * length;
          self->network_sums[cell] += length;
        }
      if (filing->last[cell] == segment + 1)
        continue;
      filing->last[cell] = segment + 1;
      if (filing->next == NULL)
        self->starts[cell + 1]++;
      else
        self->segments[filing->next[cell]++] = segment;
    }
}

/* Segments of the lines that run alone, then those that several lines share. */
static void
file_segments (ZwLineGrid *self, const guint8 *left_out, Filing *filing)
{
  memset (filing->last, 0, sizeof (guint) * (self->frame.nx * self->frame.ny + 1));
  for (guint i = 0; i < self->n_corners; i++)
    if (!left_out[i])
      file_segment (self, i, filing);
  for (guint i = 0; i < self->n_lines->len; i++)
    file_segment (self, self->n_corners + 2 * i, filing);
}

/* Takes the stretches that lines share out of the segments in question; leaves
 * marked in @shared what is no segment on its own. */
static void
find_shared (ZwLineGrid *self, guint8 *shared)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ZwSegment));
  g_autoptr (GArray) links = NULL;
  guint line = 0;

  for (guint i = 0; i < self->n_corners; i++)
    {
      ZwSegment segment = { .line = 0 };
      double length;

      while (line + 1 < self->lines->len && g_array_index (self->lines, guint, line + 1) <= i)
        line++;
      if (self->ends->data[i] != 0)
        {
          shared[i] = TRUE;
          continue;
        }
      segment.edge = get_edge (self, i);
      segment.line = line;
      length = get_length (&segment.edge);
      if (isfinite (length) && length > 0.0 && shared[i])
        g_array_append_val (segments, segment);
      shared[i] |= !isfinite (length) || length == 0.0;
    }
  links = zw_network_find_links (&self->frame, (const ZwSegment *) (const void *) segments->data,
                                 segments->len);
  for (guint i = 0; i < links->len; i++)
    {
      const ZwLink *link = &g_array_index (links, ZwLink, i);

      g_array_append_vals (self->points, &link->edge, 2);
      g_array_append_val (self->n_lines, link->n_lines);
    }
}

static void
sum_up (double *sums, guint n_cells)
{
  long double sum = 0.0L;

  for (guint c = 0; c <= n_cells; c++)
    {
      double own = sums[c];

      sums[c] = (double) sum;
      sum += own;
    }
}

/**
 * zw_line_grid_end:
 *
 * Finds out where lines run together and sorts what was added into the cells;
 * nothing can be added after.
 */
void
zw_line_grid_end (ZwLineGrid *self)
{
  guint n_cells = self->frame.nx * self->frame.ny + 1;
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *left_out = NULL;
  g_autofree guint *last = g_new (guint, n_cells);
  g_autofree guint *next = NULL;
  Filing filing = { NULL, last, cuts };

  self->n_corners = self->points->len;
  left_out = zw_network_find_shared (&self->frame,
                                     (const ZwPoint *) (const void *) self->points->data,
                                     self->n_corners, (const guint8 *) self->ends->data);
  find_shared (self, left_out);
  g_clear_pointer (&self->ends, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);

  self->starts = g_new0 (guint, n_cells + 1);
  file_segments (self, left_out, &filing);
  for (guint c = 0; c < n_cells; c++)
    self->starts[c + 1] += self->starts[c];
  self->segments = g_new (guint, self->starts[n_cells] + 1);
  self->line_sums = g_new0 (double, n_cells + 1);
  self->network_sums = g_new0 (double, n_cells + 1);
  filing.next = next = g_memdup2 (self->starts, sizeof (guint) * n_cells);
  file_segments (self, left_out, &filing);
  sum_up (self->line_sums, n_cells);
  sum_up (self->network_sums, n_cells);
}

static void
add_piece (ZwClipper *clipper, const ZwEdge *piece, guint n_lines, ZwLineSum *sum)
{
  double length = zw_clipper_get_length (clipper, piece);

  sum->network += length;
  sum->lines += n_lines * length;
}

/* What the zone has of a segment in one cell. */
static void
add_segment (const ZwLineGrid *self,
             ZwClipper *clipper,
             guint segment,
             guint cell,
             GArray *cuts,
             ZwLineSum *sum)
{
  ZwEdge edge = get_edge (self, segment), piece = edge;
  guint only, n_lines = get_n_lines (self, segment);

  if (is_in_one_cell (&self->frame, &edge, &only))
    {
      add_piece (clipper, &edge, n_lines, sum);
      return;
    }
  cut_edge (&self->frame, &edge, cuts);
  for (guint i = 0; i < cuts->len; i++)
    {
      piece.b = zw_edge_get_point (&edge, g_array_index (cuts, double, i));
      if (get_cell (&self->frame, &piece) == cell)
        {
          if (cell == self->frame.nx * self->frame.ny)
            {
              ZwEnvelope envelope;

              zw_envelope_init_empty (&envelope);
              zw_envelope_add (&envelope, piece.a.x, piece.a.y);
              zw_envelope_add (&envelope, piece.b.x, piece.b.y);
              zw_clipper_look_at (clipper, &envelope);
            }
          add_piece (clipper, &piece, n_lines, sum);
        }
      piece.a = piece.b;
    }
}

/* Segments of a cell that has been looked at, or of the outside. */
static void
add_cell (const ZwLineGrid *self, ZwClipper *clipper, guint cell, ZwLineSum *sum)
{
  for (guint i = self->starts[cell]; i < self->starts[cell + 1]; i++)
    add_segment (self, clipper, self->segments[i], cell, clipper->pieces, sum);
}

/**
 * zw_line_grid_sum:
 * @zone: (nullable): a zone laid on the cells of the grid; %NULL for all lines
 *
 * Returns: lengths within the zone, its boundary included
 */
ZwLineSum
zw_line_grid_sum (const ZwLineGrid *self, ZwFootprint *zone)
{
  guint outside = self->frame.nx * self->frame.ny;
  ZwLineSum sum = { 0.0, 0.0 };

  if (zone == NULL)
    return (ZwLineSum){ self->line_sums[outside + 1], self->network_sums[outside + 1] };
  for (guint r = 0; r < zone->runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (zone->runs->runs, ZwGridRun, r);
      guint from = run->first, to = run->last + 1;

      if (!run->boundary)
        {
          sum.lines += self->line_sums[to] - self->line_sums[from];
          sum.network += self->network_sums[to] - self->network_sums[from];
        }
      else if (self->starts[from] < self->starts[to])
        for (guint cell = from; cell < to; cell++)
          if (self->starts[cell] < self->starts[cell + 1])
            {
              zw_footprint_look_at_cell (zone, run, cell);
              add_cell (self, &zone->overlap.clipper, cell, &sum);
            }
    }
  if (zone->runs->beyond)
    add_cell (self, &zone->overlap.clipper, outside, &sum);
  return sum;
}
