/* zw-line-grid.c: lines cut up at the cells of a frame, measured in zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-line-grid.h"

#include <math.h>

#include "geometry/zw-clip.h"
#include "geometry/zw-network.h"

struct _ZwLineGrid
{
  ZwGridFrame frame;
  guint n_lines;

  /* Owned */
  GArray *segments; /* of ZwSegment; until ended */
  guint *starts;    /* first piece of each cell, and of the outside */
  GArray *pieces;   /* of ZwLink, sorted by cell */
  double *lines;    /* running sums over the pieces */
  double *network;
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
  self->segments = g_array_new (FALSE, FALSE, sizeof (ZwSegment));
  return self;
}

void
zw_line_grid_free (ZwLineGrid *self)
{
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_free (self->starts);
  g_free (self->lines);
  g_free (self->network);
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
  for (guint r = shape->part_starts[first_part]; r < shape->part_starts[end_part]; r++)
    for (guint i = shape->ring_starts[r]; i + 1 < shape->ring_starts[r + 1]; i++)
      {
        ZwSegment segment = { { shape->points[i], shape->points[i + 1] }, self->n_lines };
        double length = hypot (segment.edge.b.x - segment.edge.a.x,
                               segment.edge.b.y - segment.edge.a.y);

        if (isfinite (length) && length > 0.0)
          g_array_append_val (self->segments, segment);
      }
  self->n_lines++;
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

static int
compare_fractions (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Cuts a link at the borders of cells; each piece goes to the cell of its middle. */
static void
add_pieces (const ZwGridFrame *frame,
            const ZwLink *link,
            GArray *cuts,
            GArray *pieces,
            GArray *cells)
{
  const ZwEdge *edge = &link->edge;
  ZwLink piece = { *edge, link->n_lines };
  double one = 1.0;

  g_array_set_size (cuts, 0);
  if (edge->a.x != edge->b.x)
    cut_at_cells (edge->a.x, edge->b.x, frame->x0, frame->cell, frame->nx, cuts);
  if (edge->a.y != edge->b.y)
    cut_at_cells (edge->a.y, edge->b.y, frame->y0, frame->cell, frame->ny, cuts);
  if (cuts->len > 1)
    g_array_sort (cuts, compare_fractions);
  g_array_append_val (cuts, one);
  for (guint i = 0; i < cuts->len; i++)
    {
      guint cell;

      piece.edge.b = zw_edge_get_point (edge, g_array_index (cuts, double, i));
      cell = zw_grid_frame_get_cell (frame, (piece.edge.a.x + piece.edge.b.x) / 2.0,
                                     (piece.edge.a.y + piece.edge.b.y) / 2.0);
      g_array_append_val (pieces, piece);
      g_array_append_val (cells, cell);
      piece.edge.a = piece.edge.b;
    }
}

static void
sort_pieces (ZwLineGrid *self, const GArray *pieces, const GArray *cells)
{
  guint n_cells = self->frame.nx * self->frame.ny + 1;
  g_autofree guint *next = NULL;

  self->starts = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < cells->len; i++)
    self->starts[g_array_index (cells, guint, i) + 1]++;
  for (guint c = 0; c < n_cells; c++)
    self->starts[c + 1] += self->starts[c];
  next = g_memdup2 (self->starts, sizeof (guint) * n_cells);
  self->pieces = g_array_sized_new (FALSE, FALSE, sizeof (ZwLink), pieces->len);
  g_array_set_size (self->pieces, pieces->len);
  for (guint i = 0; i < pieces->len; i++)
    g_array_index (self->pieces, ZwLink,
                   next[g_array_index (cells, guint, i)]++) = g_array_index (pieces, ZwLink, i);
}

static double
get_length (const ZwLink *piece)
{
  return hypot (piece->edge.b.x - piece->edge.a.x, piece->edge.b.y - piece->edge.a.y);
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
  g_autoptr (GArray) links = zw_network_find_links (
      &self->frame, (const ZwSegment *) (const void *) self->segments->data, self->segments->len);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (ZwLink));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
  long double lines = 0.0L, network = 0.0L;

  g_clear_pointer (&self->segments, g_array_unref);
  for (guint i = 0; i < links->len; i++)
    add_pieces (&self->frame, &g_array_index (links, ZwLink, i), cuts, pieces, cells);
  sort_pieces (self, pieces, cells);
  self->lines = g_new (double, pieces->len + 1);
  self->network = g_new (double, pieces->len + 1);
  for (guint i = 0; i <= pieces->len; i++)
    {
      self->lines[i] = (double) lines;
      self->network[i] = (double) network;
      if (i < pieces->len)
        {
          const ZwLink *piece = &g_array_index (self->pieces, ZwLink, i);

          network += get_length (piece);
          lines += piece->n_lines * get_length (piece);
        }
    }
}

static void
add_piece (ZwClipper *clipper, const ZwLink *piece, ZwLineSum *sum)
{
  double length = zw_clipper_get_length (clipper, &piece->edge);

  sum->network += length;
  sum->lines += piece->n_lines * length;
}

static void
add_boundary_cell (const ZwLineGrid *self, ZwClipper *clipper, guint cell, ZwLineSum *sum)
{
  const ZwGridFrame *frame = &self->frame;
  double x = frame->x0 + (cell % frame->nx) * frame->cell;
  double y = frame->y0 + (cell / frame->nx) * frame->cell;
  ZwEnvelope envelope = { x, y, x + frame->cell, y + frame->cell };

  if (self->starts[cell] == self->starts[cell + 1])
    return;
  zw_clipper_look_at (clipper, &envelope);
  for (guint i = self->starts[cell]; i < self->starts[cell + 1]; i++)
    add_piece (clipper, &g_array_index (self->pieces, ZwLink, i), sum);
}

static void
add_outside (const ZwLineGrid *self, ZwClipper *clipper, ZwLineSum *sum)
{
  guint outside = self->frame.nx * self->frame.ny;

  for (guint i = self->starts[outside]; i < self->starts[outside + 1]; i++)
    {
      const ZwLink *piece = &g_array_index (self->pieces, ZwLink, i);
      ZwEnvelope envelope;

      zw_envelope_init_empty (&envelope);
      zw_envelope_add (&envelope, piece->edge.a.x, piece->edge.a.y);
      zw_envelope_add (&envelope, piece->edge.b.x, piece->edge.b.y);
      zw_clipper_look_at (clipper, &envelope);
      add_piece (clipper, piece, sum);
    }
}

/**
 * zw_line_grid_sum:
 * @runs: (nullable): the zone on the cells; %NULL for all lines
 * @zone: (nullable): the zone that @runs were made of
 *
 * Returns: lengths within the zone, its boundary included
 */
ZwLineSum
zw_line_grid_sum (const ZwLineGrid *self, const ZwGridRuns *runs, const ZwPrepared *zone)
{
  ZwLineSum sum = { self->lines[self->pieces->len], self->network[self->pieces->len] };
  g_auto (ZwClipper) clipper;

  zw_clipper_init (&clipper, zone);
  if (runs == NULL)
    return sum;
  sum = (ZwLineSum){ 0.0, 0.0 };
  for (guint r = 0; r < runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (runs->runs, ZwGridRun, r);
      guint from = self->starts[run->first], to = self->starts[run->last + 1];

      if (run->boundary && from < to)
        for (guint cell = run->first; cell <= run->last; cell++)
          add_boundary_cell (self, &clipper, cell, &sum);
      else if (from < to)
        {
          sum.lines += self->lines[to] - self->lines[from];
          sum.network += self->network[to] - self->network[from];
        }
    }
  if (runs->beyond)
    add_outside (self, &clipper, &sum);
  return sum;
}
