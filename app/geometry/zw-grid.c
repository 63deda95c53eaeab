/* zw-grid.c: square cells over the survey's area
 *
 * A zone is laid on the cells once. Cells that its boundary does not touch are
 * wholly inside or outside, and whatever is sorted into them needs no look; so
 * the cost of an answer goes with the length of the boundary and hardly with
 * the area or the number of things.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Cells within this distance of an edge count as touched, in metres: more than
 * rounding moves a coordinate, less than anybody measures. */
#define PAD 1e-6

#define SAMPLE 20000

/* Columns touched by one edge in one row. */
typedef struct
{
  guint row;
  guint first;
  guint last;
} Span;

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The range of most values, three times as wide as the middle 98 %: a point
 * thousands of kilometres off must not make the cells larger than a city. */
static void
get_range (const double *sorted, guint n, double *low, double *high)
{
  double from = sorted[n / 100], to = sorted[n - 1 - n / 100];

  *low = MAX (sorted[0], from - (to - from));
  *high = MIN (sorted[n - 1], to + (to - from));
}

/**
 * zw_grid_frame_init:
 * @points: (array length=n_points): what will be sorted in, or a sample of it
 * @n_points: number of points; with none the frame is one empty cell
 * @min_cell: smallest side of a cell, in metres
 * @max_cells: most cells there may be
 *
 * Lays a frame around most of the points; a few far away from the others may
 * stay outside.
 */
void
zw_grid_frame_init (ZwGridFrame *self,
                    const ZwPoint *points,
                    gsize n_points,
                    double min_cell,
                    guint max_cells)
{
  gsize step = n_points / SAMPLE + 1;
  g_autofree double *x = g_new (double, n_points / step + 2);
  g_autofree double *y = g_new (double, n_points / step + 2);
  double x1 = 0.0, y1 = 0.0;
  guint n = 0;

  *self = (ZwGridFrame){ 0.0, 0.0, min_cell, 1, 1 };
  for (gsize i = 0; i < n_points; i += step)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      {
        x[n] = points[i].x;
        y[n++] = points[i].y;
      }
  if (n == 0)
    return;
  qsort (x, n, sizeof *x, compare_numbers);
  qsort (y, n, sizeof *y, compare_numbers);
  get_range (x, n, &self->x0, &x1);
  get_range (y, n, &self->y0, &y1);

  self->cell = MAX (min_cell, sqrt ((x1 - self->x0) * (y1 - self->y0) / max_cells));
  self->cell = MAX (self->cell, ((x1 - self->x0) + (y1 - self->y0)) / max_cells);
  self->nx = (guint) ((x1 - self->x0) / self->cell) + 1;
  self->ny = (guint) ((y1 - self->y0) / self->cell) + 1;
}

/**
 * zw_grid_frame_get_cell:
 *
 * Returns: number of the cell at a place; nx * ny outside the frame
 */
guint
zw_grid_frame_get_cell (const ZwGridFrame *self, double x, double y)
{
  double column = (x - self->x0) / self->cell, row = (y - self->y0) / self->cell;

  if (column >= 0.0 && column < self->nx && row >= 0.0 && row < self->ny)
    return (guint) row * self->nx + (guint) column;
  return self->nx * self->ny;
}

/* First and last of @n cells that a range touches, FALSE when it touches none. */
static gboolean
get_range_of_cells (double from, double to, double cell, guint n, guint *first, guint *last)
{
  double low = floor ((from - PAD) / cell), high = floor ((to + PAD) / cell);

  if (!(high >= 0.0 && low < n))
    return FALSE;
  *first = low < 0.0 ? 0 : (guint) low;
  *last = high >= n ? n - 1 : (guint) high;
  return TRUE;
}

/**
 * zw_grid_frame_get_window:
 * @first_column: (out): westmost column that @envelope touches
 * @last_column: (out): eastmost column
 * @first_row: (out): southmost row
 * @last_row: (out): northmost row
 *
 * Returns: %FALSE when the envelope lies wholly outside the frame
 */
gboolean
zw_grid_frame_get_window (const ZwGridFrame *self,
                          const ZwEnvelope *envelope,
                          guint *first_column,
                          guint *last_column,
                          guint *first_row,
                          guint *last_row)
{
  return !zw_envelope_is_empty (envelope)
         && get_range_of_cells (envelope->min_x - self->x0, envelope->max_x - self->x0, self->cell,
                                self->nx, first_column, last_column)
         && get_range_of_cells (envelope->min_y - self->y0, envelope->max_y - self->y0, self->cell,
                                self->ny, first_row, last_row);
}

/**
 * zw_grid_frame_covers:
 *
 * Returns: whether the envelope lies wholly within the frame
 */
gboolean
zw_grid_frame_covers (const ZwGridFrame *self, const ZwEnvelope *envelope)
{
  return envelope->min_x >= self->x0 + PAD && envelope->min_y >= self->y0 + PAD
         && envelope->max_x <= self->x0 + self->nx * self->cell - PAD
         && envelope->max_y <= self->y0 + self->ny * self->cell - PAD;
}

static void
mark_edge (const ZwGridFrame *frame, const ZwEdge *edge, GArray *spans)
{
  const ZwPoint *low = edge->a.y <= edge->b.y ? &edge->a : &edge->b;
  const ZwPoint *high = low == &edge->a ? &edge->b : &edge->a;
  double slope = high->y > low->y ? (high->x - low->x) / (high->y - low->y) : 0.0;
  guint first_row, last_row;

  if (!get_range_of_cells (low->y - frame->y0, high->y - frame->y0, frame->cell, frame->ny,
                           &first_row, &last_row))
    return;
  for (guint row = first_row; row <= last_row; row++)
    {
      double bottom = frame->y0 + row * frame->cell - PAD;
      double top = frame->y0 + (row + 1) * frame->cell + PAD;
      double xa = bottom <= low->y ? low->x : low->x + (bottom - low->y) * slope;
      double xb = top >= high->y ? high->x : low->x + (top - low->y) * slope;
      Span span = { .row = row };

      if (get_range_of_cells (MIN (xa, xb) - frame->x0, MAX (xa, xb) - frame->x0, frame->cell,
                              frame->nx, &span.first, &span.last))
        g_array_append_val (spans, span);
    }
}

/* Spans by row from the south, each row's from the west: there are few in a row. */
static void
sort_spans (ZwGridRuns *self, guint first_row, guint last_row)
{
  guint n_rows = last_row - first_row + 1;
  const Span *spans = (const Span *) (const void *) self->spans->data;
  guint *starts, *ends;
  Span *sorted;

  g_array_set_size (self->sorted, self->spans->len);
  g_array_set_size (self->rows, 2 * n_rows + 1);
  sorted = (Span *) (void *) self->sorted->data;
  starts = (guint *) (void *) self->rows->data;
  ends = starts + n_rows + 1;
  memset (starts, 0, sizeof (guint) * (n_rows + 1));
  for (guint i = 0; i < self->spans->len; i++)
    starts[spans[i].row - first_row + 1]++;
  for (guint r = 0; r < n_rows; r++)
    {
      starts[r + 1] += starts[r];
      ends[r] = starts[r];
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      guint row = spans[i].row - first_row, to = ends[row]++;

      for (; to > starts[row] && sorted[to - 1].first > spans[i].first; to--)
        sorted[to] = sorted[to - 1];
      sorted[to] = spans[i];
    }
}

/* Cells of one row between two stretches of the boundary are all inside or all outside. */
static void
add_gap (GArray *runs,
         const ZwGridFrame *frame,
         const ZwPrepared *zone,
         guint row,
         guint first,
         guint end)
{
  ZwGridRun run = { row * frame->nx + first, row * frame->nx + end - 1, FALSE, 0 };

  if (first < end
      && zw_prepared_contains (zone, frame->x0 + (first + 0.5) * frame->cell,
                               frame->y0 + (row + 0.5) * frame->cell))
    g_array_append_val (runs, run);
}

/**
 * zw_grid_runs_new:
 *
 * Returns: (transfer full): no cells yet
 */
ZwGridRuns *
zw_grid_runs_new (void)
{
  ZwGridRuns *self = g_new0 (ZwGridRuns, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (ZwGridRun));
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->sorted = g_array_new (FALSE, FALSE, sizeof (Span));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * zw_grid_runs_set:
 *
 * Lays a zone on the cells, in the memory of the one before: finds the cells
 * inside the zone and those on its boundary.
 */
void
zw_grid_runs_set (ZwGridRuns *self, const ZwGridFrame *frame, const ZwPrepared *zone)
{
  guint first_column, last_column, first_row, last_row;
  GArray *spans = self->sorted;
  guint next = 0;

  g_array_set_size (self->runs, 0);
  g_array_set_size (self->spans, 0);
  self->n_boundary = 0;
  self->beyond = !zw_grid_frame_covers (frame, &zone->envelope);
  if (!zw_grid_frame_get_window (frame, &zone->envelope, &first_column, &last_column, &first_row,
                                 &last_row))
    return;
  for (guint i = 0; i < zone->n_edges; i++)
    mark_edge (frame, &zone->edges[i], self->spans);
  sort_spans (self, first_row, last_row);

  for (guint row = first_row; row <= last_row; row++)
    {
      guint column = first_column;

      while (next < spans->len && g_array_index (spans, Span, next).row == row)
        {
          guint first = g_array_index (spans, Span, next).first;
          guint end = g_array_index (spans, Span, next).last + 1;
          ZwGridRun run = { row * frame->nx + first, 0, TRUE, self->n_boundary };

          for (next++; next < spans->len && g_array_index (spans, Span, next).row == row
                       && g_array_index (spans, Span, next).first <= end;
               next++)
            end = MAX (end, g_array_index (spans, Span, next).last + 1);
          add_gap (self->runs, frame, zone, row, column, first);
          run.last = row * frame->nx + end - 1;
          self->n_boundary += end - first;
          g_array_append_val (self->runs, run);
          column = end;
        }
      add_gap (self->runs, frame, zone, row, column, last_column + 1);
    }
}

void
zw_grid_runs_free (ZwGridRuns *self)
{
  g_array_unref (self->runs);
  g_array_unref (self->spans);
  g_array_unref (self->sorted);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * zw_grid_runs_contain_cells:
 * @first: number of a cell
 * @last: number of a cell of the same row
 *
 * Returns: whether the cells from @first to @last are wholly inside
 */
gboolean
zw_grid_runs_contain_cells (const ZwGridRuns *self, guint first, guint last)
{
  guint low = 0, high = self->runs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const ZwGridRun *run = &g_array_index (self->runs, ZwGridRun, middle);

      if (run->last < first)
        low = middle + 1;
      else if (run->first > first)
        high = middle;
      else
        return !run->boundary && run->last >= last;
    }
  return FALSE;
}

/**
 * zw_grid_runs_contain:
 *
 * Returns: %TRUE when the zone certainly contains the whole envelope; %FALSE
 *   may also mean that the cells are too coarse to tell
 */
gboolean
zw_grid_runs_contain (const ZwGridRuns *self, const ZwGridFrame *frame, const ZwEnvelope *envelope)
{
  guint first_column, last_column, first_row, last_row;

  if (!zw_grid_frame_covers (frame, envelope)
      || !zw_grid_frame_get_window (frame, envelope, &first_column, &last_column, &first_row,
                                    &last_row))
    return FALSE;
  for (guint row = first_row; row <= last_row; row++)
    if (!zw_grid_runs_contain_cells (self, row * frame->nx + first_column,
                                     row * frame->nx + last_column))
      return FALSE;
  return TRUE;
}
