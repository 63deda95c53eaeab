/* zw-point-grid.c: points sorted into the cells of a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-grid.h"

#include <string.h>

#include "geometry/zw-footprint.h"

/* Arrays may be shared by several grids. */
static gpointer
new_array (gsize n, gsize size)
{
  return g_atomic_rc_box_alloc (MAX (n, 1) * size);
}

static gpointer
copy_array (gconstpointer array, gsize n, gsize size)
{
  gpointer copy = new_array (n, size);

  memcpy (copy, array, n * size);
  return copy;
}

/* A column of zeros has no array. */
static void
release_array (gpointer array)
{
  if (array != NULL)
    g_atomic_rc_box_release (array);
}

static gpointer
acquire_array (gpointer array)
{
  return array != NULL ? g_atomic_rc_box_acquire (array) : NULL;
}

static guint
get_n_cells (const ZwGridFrame *frame)
{
  return frame->nx * frame->ny + 1;
}

static ZwPointGrid *
grid_new (const ZwGridFrame *frame, guint n)
{
  ZwPointGrid *self = g_new0 (ZwPointGrid, 1);

  self->frame = *frame;
  self->n = n;
  self->values = g_ptr_array_new_with_free_func (release_array);
  self->sums = g_ptr_array_new_with_free_func (release_array);
  return self;
}

/**
 * zw_point_grid_new:
 * @points: (array length=n): places
 *
 * Returns: (transfer full): the points sorted, without figures
 */
ZwPointGrid *
zw_point_grid_new (const ZwGridFrame *frame, const ZwPoint *points, guint n)
{
  ZwPointGrid *self = grid_new (frame, n);
  guint n_cells = get_n_cells (frame);
  g_autofree guint *cells = g_new (guint, n + 1);
  g_autofree guint *next = NULL;

  self->x = new_array (n, sizeof (double));
  self->y = new_array (n, sizeof (double));
  self->order = new_array (n, sizeof (guint));
  self->starts = new_array (n_cells + 1, sizeof (guint));
  memset (self->starts, 0, sizeof (guint) * (n_cells + 1));
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

/**
 * zw_point_grid_copy:
 *
 * Returns: (transfer full): the same points and figures, which both then share
 */
ZwPointGrid *
zw_point_grid_copy (const ZwPointGrid *self)
{
  ZwPointGrid *copy = grid_new (&self->frame, self->n);

  copy->x = g_atomic_rc_box_acquire (self->x);
  copy->y = g_atomic_rc_box_acquire (self->y);
  copy->order = acquire_array (self->order);
  copy->starts = g_atomic_rc_box_acquire (self->starts);
  copy->n_columns = self->n_columns;
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_ptr_array_add (copy->values, acquire_array (self->values->pdata[c]));
      g_ptr_array_add (copy->sums, acquire_array (self->sums->pdata[c]));
    }
  return copy;
}

void
zw_point_grid_free (ZwPointGrid *self)
{
  g_atomic_rc_box_release (self->x);
  g_atomic_rc_box_release (self->y);
  g_clear_pointer (&self->order, g_atomic_rc_box_release);
  g_atomic_rc_box_release (self->starts);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

/* The running sums, one for each cell, are carried with more digits than they are
 * kept with. */
static double *
sum_up (const ZwPointGrid *self, const double *values)
{
  guint n_cells = get_n_cells (&self->frame);
  double *sums = new_array (n_cells + 1, sizeof (double));
  long double sum = 0.0L;

  for (guint c = 0; c < n_cells; c++)
    {
      sums[c] = (double) sum;
      for (guint i = self->starts[c]; i < self->starts[c + 1]; i++)
        sum += values[i];
    }
  sums[n_cells] = (double) sum;
  return sums;
}

/**
 * zw_point_grid_add_column:
 * @values: (array) (nullable): a finite figure for each point, in the order the
 *   points were given; %NULL where it is 0 for all
 */
void
zw_point_grid_add_column (ZwPointGrid *self, const double *values)
{
  double *sorted = values != NULL ? new_array (self->n, sizeof (double)) : NULL;

  for (guint i = 0; values != NULL && i < self->n; i++)
    sorted[i] = values[self->order[i]];
  g_ptr_array_add (self->values, sorted);
  g_ptr_array_add (self->sums, values != NULL ? sum_up (self, sorted) : NULL);
  self->n_columns++;
}

/**
 * zw_point_grid_drop_order:
 *
 * Forgets in which order the points were given, once all columns are there.
 */
void
zw_point_grid_drop_order (ZwPointGrid *self)
{
  g_clear_pointer (&self->order, g_atomic_rc_box_release);
}

/**
 * zw_point_grid_set_column:
 * @column: a column that is there
 * @values: (array): a finite figure for each point, in the order of @x and @y
 *
 * Replaces a column; grids that share it keep theirs.
 */
void
zw_point_grid_set_column (ZwPointGrid *self, guint column, const double *values)
{
  release_array (self->values->pdata[column]);
  release_array (self->sums->pdata[column]);
  self->values->pdata[column] = copy_array (values, self->n, sizeof (double));
  self->sums->pdata[column] = sum_up (self, self->values->pdata[column]);
}

static double *
insert_number (const double *old, guint n, guint at, double value)
{
  double *changed = new_array (n + 1, sizeof (double));

  if (old == NULL)
    {
      memset (changed, 0, sizeof (double) * (n + 1));
      changed[at] = value;
      return changed;
    }
  memcpy (changed, old, sizeof (double) * at);
  changed[at] = value;
  memcpy (changed + at + 1, old + at, sizeof (double) * (n - at));
  return changed;
}

static double *
remove_number (const double *old, guint n, guint at)
{
  double *changed;

  if (old == NULL)
    return NULL;
  changed = new_array (n - 1, sizeof (double));
  memcpy (changed, old, sizeof (double) * at);
  memcpy (changed + at, old + at + 1, sizeof (double) * (n - at - 1));
  return changed;
}

static guint *
shift_starts (const ZwPointGrid *self, guint cell, int by)
{
  guint n_cells = get_n_cells (&self->frame);
  guint *starts = copy_array (self->starts, n_cells + 1, sizeof (guint));

  for (guint c = cell; c < n_cells; c++)
    starts[c + 1] += (guint) by;
  return starts;
}

/**
 * zw_point_grid_new_with:
 * @old: points
 * @place: one more
 * @values: (array) (nullable): its figure in each column
 *
 * Returns: (transfer full): the points with the new one; in which order they were
 *   given is not known of them
 */
ZwPointGrid *
zw_point_grid_new_with (const ZwPointGrid *old, const ZwPoint *place, const double *values)
{
  ZwPointGrid *self = grid_new (&old->frame, old->n + 1);
  guint cell = zw_grid_frame_get_cell (&old->frame, place->x, place->y);
  guint at = old->starts[cell];

  while (at < old->starts[cell + 1]
         && (old->x[at] < place->x || (old->x[at] == place->x && old->y[at] < place->y)))
    at++;
  self->x = insert_number (old->x, old->n, at, place->x);
  self->y = insert_number (old->y, old->n, at, place->y);
  self->starts = shift_starts (old, cell, 1);
  self->n_columns = old->n_columns;
  for (guint c = 0; c < old->n_columns; c++)
    {
      double *changed = insert_number (old->values->pdata[c], old->n, at, values[c]);

      g_ptr_array_add (self->values, changed);
      g_ptr_array_add (self->sums, sum_up (self, changed));
    }
  return self;
}

/**
 * zw_point_grid_new_without:
 * @old: points
 * @point: place of one of them in @x and @y
 *
 * Returns: (transfer full): the points without that one; in which order they were
 *   given is not known of them
 */
ZwPointGrid *
zw_point_grid_new_without (const ZwPointGrid *old, guint point)
{
  ZwPointGrid *self = grid_new (&old->frame, old->n - 1);
  guint cell = zw_grid_frame_get_cell (&old->frame, old->x[point], old->y[point]);

  self->x = remove_number (old->x, old->n, point);
  self->y = remove_number (old->y, old->n, point);
  self->starts = shift_starts (old, cell, -1);
  self->n_columns = old->n_columns;
  for (guint c = 0; c < old->n_columns; c++)
    {
      double *changed = remove_number (old->values->pdata[c], old->n, point);

      g_ptr_array_add (self->values, changed);
      g_ptr_array_add (self->sums, changed != NULL ? sum_up (self, changed) : NULL);
    }
  return self;
}

/**
 * zw_point_grid_find_place:
 * @point: (out): place in @x and @y of the first point that lies exactly there
 *
 * Returns: whether there is one
 */
gboolean
zw_point_grid_find_place (const ZwPointGrid *self, double x, double y, guint *point)
{
  guint cell = zw_grid_frame_get_cell (&self->frame, x, y);

  for (*point = self->starts[cell]; *point < self->starts[cell + 1]; (*point)++)
    if (self->x[*point] == x && self->y[*point] == y)
      return TRUE;
  return FALSE;
}

/* Adds the points of some cells without looking at them. */
static guint
add_all (const ZwPointGrid *self, guint first_cell, guint end_cell, double *sums)
{
  guint from = self->starts[first_cell], to = self->starts[end_cell];

  for (guint c = 0; from < to && c < self->n_columns; c++)
    {
      const double *running = g_ptr_array_index (self->sums, c);

      if (running != NULL)
        sums[c] += running[end_cell] - running[first_cell];
    }
  return to - from;
}

static guint
add_if_contained (const ZwPointGrid *self, gboolean contained, guint point, double *sums)
{
  for (guint c = 0; contained && c < self->n_columns; c++)
    {
      const double *values = g_ptr_array_index (self->values, c);

      if (values != NULL)
        sums[c] += values[point];
    }
  return contained;
}

static guint
add_boundary_cell (const ZwPointGrid *self,
                   ZwFootprint *zone,
                   const ZwGridRun *run,
                   guint cell,
                   double *sums)
{
  const ZwClipper *clipper = &zone->overlap.clipper;
  guint from = self->starts[cell], to = self->starts[cell + 1], count = 0;

  if (from == to)
    return 0;
  zw_footprint_look_at_cell (zone, run, cell);
  for (guint i = from; i < to; i++)
    count += add_if_contained (self, zw_clipper_contains (clipper, self->x[i], self->y[i]), i,
                               sums);
  return count;
}

/**
 * zw_point_grid_sum:
 * @zone: (nullable): a zone laid on the cells of the grid; %NULL for all points
 * @sums: (array) (out caller-allocates): sum of each column over the points in
 *   the zone, its boundary included
 *
 * Returns: how many points are in the zone
 */
guint
zw_point_grid_sum (const ZwPointGrid *self, ZwFootprint *zone, double *sums)
{
  guint outside = self->starts[self->frame.nx * self->frame.ny];
  guint count = 0;

  for (guint c = 0; c < self->n_columns; c++)
    sums[c] = 0.0;
  if (zone == NULL)
    return add_all (self, 0, get_n_cells (&self->frame), sums);
  for (guint r = 0; r < zone->runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (zone->runs->runs, ZwGridRun, r);

      if (!run->boundary)
        count += add_all (self, run->first, run->last + 1, sums);
      else if (self->starts[run->first] < self->starts[run->last + 1])
        for (guint cell = run->first; cell <= run->last; cell++)
          count += add_boundary_cell (self, zone, run, cell, sums);
    }
  for (guint i = outside; zone->runs->beyond && i < self->n; i++)
    count += add_if_contained (self, zw_prepared_contains (zone->zone, self->x[i], self->y[i]), i,
                               sums);
  return count;
}

/**
 * zw_point_grid_foreach:
 * @zone: (nullable): a zone laid on the cells of the grid; %NULL for all points
 * @func: (scope call): given the place in @x and @y of each point in the zone
 */
void
zw_point_grid_foreach (const ZwPointGrid *self,
                       ZwFootprint *zone,
                       ZwPointGridFunc func,
                       gpointer user_data)
{
  guint outside = self->starts[self->frame.nx * self->frame.ny];

  if (zone == NULL)
    for (guint i = 0; i < self->n; i++)
      func (i, user_data);
  for (guint r = 0; zone != NULL && r < zone->runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (zone->runs->runs, ZwGridRun, r);

      for (guint i = self->starts[run->first]; i < self->starts[run->last + 1]; i++)
        if (!run->boundary || zw_prepared_contains (zone->zone, self->x[i], self->y[i]))
          func (i, user_data);
    }
  if (zone != NULL && zone->runs->beyond)
    for (guint i = outside; i < self->n; i++)
      if (zw_prepared_contains (zone->zone, self->x[i], self->y[i]))
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
  const double *values = g_ptr_array_index (self->values, column);

  return values != NULL ? values[point] : 0.0;
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
