/* zw-point-grid.c: points sorted into the cells of a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-grid.h"

#include "geometry/zw-clip.h"

/* As many points of one cell are worth a look at the edges that pass it. */
#define MIN_CROWD 4

/**
 * zw_point_grid_new:
 * @points: (array length=n): places
 *
 * Returns: (transfer full): the points sorted, without figures
 */
ZwPointGrid *
zw_point_grid_new (const ZwGridFrame *frame, const ZwPoint *points, guint n)
{
  ZwPointGrid *self = g_new0 (ZwPointGrid, 1);
  guint n_cells = frame->nx * frame->ny + 1;
  g_autofree guint *cells = g_new (guint, n + 1);
  g_autofree guint *next = NULL;

  self->frame = *frame;
  self->n = n;
  self->x = g_new (double, n + 1);
  self->y = g_new (double, n + 1);
  self->order = g_new (guint, n + 1);
  self->starts = g_new0 (guint, n_cells + 1);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      cells[i] = zw_grid_frame_get_cell (frame, points[i].x, points[i].y);
      self->starts[cells[i] + 1]++;
    }
  for (guint c = 0; c < n_cells; c++)
    self->starts[c + 1] += self->starts[c];
  next = g_memdup2 (self->starts, sizeof (guint) * n_cells);
  for (guint i = 0; i < n; i++)
    {
      guint to = next[cells[i]]++;

      self->x[to] = points[i].x;
      self->y[to] = points[i].y;
      self->order[to] = i;
    }
  return self;
}

void
zw_point_grid_free (ZwPointGrid *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->order);
  g_free (self->starts);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

/**
 * zw_point_grid_add_column:
 * @values: (array): a finite figure for each point, in the order the points
 *   were given
 *
 * The running sums are carried with more digits than they are kept with.
 */
void
zw_point_grid_add_column (ZwPointGrid *self, const double *values)
{
  double *sorted = g_new (double, self->n + 1);
  double *sums = g_new (double, self->n + 1);
  long double sum = 0.0L;

  for (guint i = 0; i < self->n; i++)
    {
      sums[i] = (double) sum;
      sorted[i] = values[self->order[i]];
      sum += sorted[i];
    }
  sums[self->n] = (double) sum;
  g_ptr_array_add (self->values, sorted);
  g_ptr_array_add (self->sums, sums);
  self->n_columns++;
}

/* Adds the points from one place in the order up to another without looking at them. */
static guint
add_all (const ZwPointGrid *self, guint from, guint to, double *sums)
{
  for (guint c = 0; from < to && c < self->n_columns; c++)
    {
      const double *running = g_ptr_array_index (self->sums, c);

      sums[c] += running[to] - running[from];
    }
  return to - from;
}

static guint
add_if_contained (const ZwPointGrid *self, gboolean contained, guint point, double *sums)
{
  for (guint c = 0; contained && c < self->n_columns; c++)
    sums[c] += ((const double *) g_ptr_array_index (self->values, c))[point];
  return contained;
}

static guint
add_boundary_cell (const ZwPointGrid *self, ZwClipper *clipper, guint cell, double *sums)
{
  const ZwGridFrame *frame = &self->frame;
  double x = frame->x0 + (cell % frame->nx) * frame->cell;
  double y = frame->y0 + (cell / frame->nx) * frame->cell;
  ZwEnvelope envelope = { x, y, x + frame->cell, y + frame->cell };
  guint from = self->starts[cell], to = self->starts[cell + 1], count = 0;

  if (to - from < MIN_CROWD)
    {
      for (guint i = from; i < to; i++)
        count += add_if_contained (
            self, zw_prepared_contains (clipper->zone, self->x[i], self->y[i]), i, sums);
      return count;
    }
  zw_clipper_look_at (clipper, &envelope);
  for (guint i = from; i < to; i++)
    count += add_if_contained (self, zw_clipper_contains (clipper, self->x[i], self->y[i]), i,
                               sums);
  return count;
}

/**
 * zw_point_grid_sum:
 * @runs: (nullable): the zone on the cells; %NULL for all points
 * @zone: (nullable): the zone that @runs were made of
 * @sums: (array) (out caller-allocates): sum of each column over the points in
 *   the zone, its boundary included
 *
 * Returns: how many points are in the zone
 */
guint
zw_point_grid_sum (const ZwPointGrid *self,
                   const ZwGridRuns *runs,
                   const ZwPrepared *zone,
                   double *sums)
{
  guint outside = self->starts[self->frame.nx * self->frame.ny];
  guint count = 0;
  ZwClipper clipper;

  for (guint c = 0; c < self->n_columns; c++)
    sums[c] = 0.0;
  if (runs == NULL)
    return add_all (self, 0, self->n, sums);
  zw_clipper_init (&clipper, zone);
  for (guint r = 0; r < runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (runs->runs, ZwGridRun, r);
      guint from = self->starts[run->first], to = self->starts[run->last + 1];

      if (!run->boundary)
        count += add_all (self, from, to, sums);
      else if (from < to)
        for (guint cell = run->first; cell <= run->last; cell++)
          count += add_boundary_cell (self, &clipper, cell, sums);
    }
  for (guint i = outside; runs->beyond && i < self->n; i++)
    count += add_if_contained (self, zw_prepared_contains (zone, self->x[i], self->y[i]), i, sums);
  zw_clipper_clear (&clipper);
  return count;
}

/**
 * zw_point_grid_foreach:
 * @runs: (nullable): the zone on the cells; %NULL for all points
 * @func: (scope call): given the place in @x and @y of each point in the zone
 */
void
zw_point_grid_foreach (const ZwPointGrid *self,
                       const ZwGridRuns *runs,
                       const ZwPrepared *zone,
                       ZwPointGridFunc func,
                       gpointer user_data)
{
  guint outside = self->starts[self->frame.nx * self->frame.ny];

  if (runs == NULL)
    for (guint i = 0; i < self->n; i++)
      func (i, user_data);
  for (guint r = 0; runs != NULL && r < runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (runs->runs, ZwGridRun, r);

      for (guint i = self->starts[run->first]; i < self->starts[run->last + 1]; i++)
        if (!run->boundary || zw_prepared_contains (zone, self->x[i], self->y[i]))
          func (i, user_data);
    }
  if (runs != NULL && runs->beyond)
    for (guint i = outside; i < self->n; i++)
      if (zw_prepared_contains (zone, self->x[i], self->y[i]))
        func (i, user_data);
}

/**
 * zw_point_grid_get_value:
 * @column: in the order the columns were added
 * @point: place in @x and @y
 *
 * Returns: the figure of the point
 */
double
zw_point_grid_get_value (const ZwPointGrid *self, guint column, guint point)
{
  return ((const double *) g_ptr_array_index (self->values, column))[point];
}

static gboolean
any_within (const ZwPointGrid *self, guint from, guint to, double x, double y, double limit)
{
  for (guint i = from; i < to; i++)
    {
      double dx = self->x[i] - x, dy = self->y[i] - y;

      if (dx * dx + dy * dy <= limit)
        return TRUE;
    }
  return FALSE;
}

/**
 * zw_point_grid_any_within:
 * @radius: in metres
 *
 * Whether some point lies within a true circle around a place. Points on the
 * circle are within; so are those that only rounding of the coordinates (ten
 * nanometres) puts outside.
 */
gboolean
zw_point_grid_any_within (const ZwPointGrid *self, double x, double y, double radius)
{
  const ZwGridFrame *frame = &self->frame;
  double reach = radius + 1e-8, limit = reach * reach;
  ZwEnvelope around = { x - reach, y - reach, x + reach, y + reach };
  guint first_column, last_column, first_row, last_row;

  if (zw_grid_frame_get_window (frame, &around, &first_column, &last_column, &first_row, &last_row))
    {
      guint n_rows = last_row - first_row + 1, middle = first_row + n_rows / 2;

      /* Rows from the middle outwards, as what is near is found sooner. */
      for (guint k = 0; k < n_rows; k++)
        {
          guint row = k % 2 == 1 ? middle - (k + 1) / 2 : middle + k / 2;
          guint from = self->starts[row * frame->nx + first_column];
          guint to = self->starts[row * frame->nx + last_column + 1];

          if (any_within (self, from, to, x, y, limit))
            return TRUE;
        }
    }
  if (zw_grid_frame_covers (frame, &around))
    return FALSE;
  return any_within (self, self->starts[frame->nx * frame->ny], self->n, x, y, limit);
}

static void
find (const ZwPointGrid *self, guint from, guint to, const ZwEnvelope *envelope, GArray *found)
{
  for (guint i = from; i < to; i++)
    if (self->x[i] >= envelope->min_x && self->x[i] <= envelope->max_x
        && self->y[i] >= envelope->min_y && self->y[i] <= envelope->max_y)
      g_array_append_val (found, i);
}

/**
 * zw_point_grid_find:
 * @found: (element-type guint): emptied, then given the places in @x and @y of
 *   the points within @envelope
 */
void
zw_point_grid_find (const ZwPointGrid *self, const ZwEnvelope *envelope, GArray *found)
{
  const ZwGridFrame *frame = &self->frame;
  guint first_column, last_column, first_row, last_row;

  g_array_set_size (found, 0);
  if (zw_grid_frame_get_window (frame, envelope, &first_column, &last_column, &first_row,
                                &last_row))
    for (guint row = first_row; row <= last_row; row++)
      find (self, self->starts[row * frame->nx + first_column],
            self->starts[row * frame->nx + last_column + 1], envelope, found);
  if (!zw_grid_frame_covers (frame, envelope))
    find (self, self->starts[frame->nx * frame->ny], self->n, envelope, found);
}
