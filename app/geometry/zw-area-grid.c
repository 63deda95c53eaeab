/* zw-area-grid.c: quantities spread evenly over polygons, summed over zones
 *
 * Each part of a polygon is at home in the cell of its first corner and known
 * to every cell it touches. A zone takes the running sums of the parts at home
 * in the cells inside it, and then puts right those parts that touch a cell of
 * its boundary: only these can be cut.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-area-grid.h"

#include <math.h>
#include <string.h>

typedef struct
{
  ZwGeometry *shape; /* borrowed from @shapes */
  guint part;
  guint home;
  guint polygon; /* in the order of zw_area_grid_add() */
  double area;
  double weight; /* part of its polygon's area */
  double value;
  double covered;
  ZwEnvelope envelope;
  ZwCover *cover;
} Item;

struct _ZwAreaGrid
{
  ZwGridFrame frame;
  const ZwDiscs *discs;

  guint n_polygons;

  /* Owned */
  GHashTable *shapes;
  GArray *items;
  guint *cell_starts; /* items that touch each cell, and the outside */
  guint *cell_items;
  guint *home_starts; /* running sums of the items at home in each cell */
  double *values;
  double *covered;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->cover, zw_cover_free);
}

/**
 * zw_area_grid_new:
 * @discs: (nullable): circles with their border, that outlive the grid
 *
 * Returns: (transfer full): an empty grid
 */
ZwAreaGrid *
zw_area_grid_new (const ZwGridFrame *frame, const ZwDiscs *discs)
{
  ZwAreaGrid *self = g_new0 (ZwAreaGrid, 1);

  self->frame = *frame;
  self->discs = discs;
  self->shapes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) zw_geometry_unref, NULL);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  return self;
}

void
zw_area_grid_free (ZwAreaGrid *self)
{
  g_array_unref (self->items);
  g_hash_table_unref (self->shapes);
  g_free (self->cell_starts);
  g_free (self->cell_items);
  g_free (self->home_starts);
  g_free (self->values);
  g_free (self->covered);
  g_free (self);
}

static double
get_part_area (const ZwGeometry *shape, guint part)
{
  double area = 0.0;

  for (guint r = shape->part_starts[part]; r < shape->part_starts[part + 1]; r++)
    {
      guint from = shape->ring_starts[r];
      double ring = fabs (zw_ring_area (shape->points + from, shape->ring_starts[r + 1] - from));

      area += r == shape->part_starts[part] ? ring : -ring;
    }
  return MAX (area, 0.0);
}

/* Fills in what is known of an item apart from any zone. */
static void
survey_item (const ZwAreaGrid *self, Item *item)
{
  g_auto (ZwOverlap) overlap;
  double area = 0.0;

  zw_overlap_init (&overlap, NULL);
  zw_overlap_set_part (&overlap, item->shape, item->part);
  item->envelope = overlap.envelope;
  if (self->discs == NULL)
    return;
  if (item->area == 0.0)
    {
      if (zw_discs_contain (self->discs, item->envelope.min_x, item->envelope.min_y))
        item->covered = item->value;
      return;
    }
  item->cover = zw_overlap_find_cover (&overlap, self->discs);
  if (item->cover->kind == ZW_COVER_FULL)
    item->covered = item->value;
  else if (item->cover->kind == ZW_COVER_PARTLY)
    {
      zw_overlap_measure (&overlap, self->discs, item->cover, &area);
      item->covered = item->value * MIN (area / item->area, 1.0);
    }
}

/**
 * zw_area_grid_add:
 * @shape: polygons; a reference is kept
 * @first_part: first part of the polygon to add
 * @end_part: one past its last
 * @value: finite: the quantity it holds, shared by its parts according to their
 *   areas
 *
 * A polygon without area holds its quantity at the south-west of its envelope.
 */
void
zw_area_grid_add (ZwAreaGrid *self,
                  ZwGeometry *shape,
                  guint first_part,
                  guint end_part,
                  double value)
{
  double area = 0.0;

  if (!g_hash_table_contains (self->shapes, shape))
    g_hash_table_add (self->shapes, zw_geometry_ref (shape));
  for (guint p = first_part; p < end_part; p++)
    area += get_part_area (shape, p);
  for (guint p = first_part; p < end_part; p++)
    {
      const ZwPoint *corner = &shape->points[shape->ring_starts[shape->part_starts[p]]];
      Item item = { .shape = shape, .part = p, .area = get_part_area (shape, p) };

      if (shape->part_starts[p + 1] == shape->part_starts[p] || (area > 0.0 && item.area == 0.0))
        continue;
      item.polygon = self->n_polygons;
      item.weight = area > 0.0 ? item.area / area : p == first_part ? 1.0 : 0.0;
      item.value = area > 0.0 ? value * item.area / area : p == first_part ? value : 0.0;
      survey_item (self, &item);
      if (item.area > 0.0)
        item.home = zw_grid_frame_get_cell (&self->frame, corner->x, corner->y);
      else
        item.home = zw_grid_frame_get_cell (&self->frame, item.envelope.min_x, item.envelope.min_y);
      g_array_append_val (self->items, item);
    }
  self->n_polygons++;
}

/* Cells that each item touches, as pairs of cell and item. */
static GArray *
list_cells (const ZwAreaGrid *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, 2 * sizeof (guint));

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      g_autoptr (ZwPrepared) prepared = zw_prepared_new_part (item->shape, item->part);
      g_autoptr (ZwGridRuns) runs = zw_grid_runs_new (&self->frame, prepared);
      guint pair[2] = { self->frame.nx * self->frame.ny, i };

      if (runs->beyond)
        g_array_append_val (pairs, pair);
      pair[0] = item->home;
      g_array_append_val (pairs, pair);
      for (guint r = 0; r < runs->runs->len; r++)
        {
          const ZwGridRun *run = &g_array_index (runs->runs, ZwGridRun, r);

          for (pair[0] = run->first; pair[0] <= run->last; pair[0]++)
            g_array_append_val (pairs, pair);
        }
    }
  return pairs;
}

static void
fill_cells (ZwAreaGrid *self, guint n_cells)
{
  g_autoptr (GArray) pairs = list_cells (self);
  const guint (*pair)[2] = (const guint (*)[2]) (const void *) pairs->data;
  g_autofree guint *next = NULL;

  self->cell_starts = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < pairs->len; i++)
    self->cell_starts[pair[i][0] + 1]++;
  for (guint c = 0; c < n_cells; c++)
    self->cell_starts[c + 1] += self->cell_starts[c];
  next = g_memdup2 (self->cell_starts, sizeof (guint) * n_cells);
  self->cell_items = g_new (guint, pairs->len + 1);
  for (guint i = 0; i < pairs->len; i++)
    self->cell_items[next[pair[i][0]]++] = pair[i][1];
}

/**
 * zw_area_grid_end:
 *
 * Sorts what was added into the cells; nothing can be added after.
 */
void
zw_area_grid_end (ZwAreaGrid *self)
{
  guint n_cells = self->frame.nx * self->frame.ny + 1, n = self->items->len;
  g_autofree guint *next = NULL;
  g_autofree guint *sorted = g_new (guint, n + 1);
  long double value = 0.0L, covered = 0.0L;

  fill_cells (self, n_cells);
  self->home_starts = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < n; i++)
    self->home_starts[g_array_index (self->items, Item, i).home + 1]++;
  for (guint c = 0; c < n_cells; c++)
    self->home_starts[c + 1] += self->home_starts[c];
  next = g_memdup2 (self->home_starts, sizeof (guint) * n_cells);
  for (guint i = 0; i < n; i++)
    sorted[next[g_array_index (self->items, Item, i).home]++] = i;

  self->values = g_new (double, n + 1);
  self->covered = g_new (double, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      self->values[i] = (double) value;
      self->covered[i] = (double) covered;
      if (i < n)
        {
          value += g_array_index (self->items, Item, sorted[i]).value;
          covered += g_array_index (self->items, Item, sorted[i]).covered;
        }
    }
}

/**
 * zw_area_grid_get_area:
 *
 * Returns: area in square metres of all polygons
 */
double
zw_area_grid_get_area (const ZwAreaGrid *self)
{
  double area = 0.0;

  for (guint i = 0; i < self->items->len; i++)
    area += g_array_index (self->items, Item, i).area;
  return area;
}

/* What the zone holds of one item. */
static ZwAreaSum
measure_item (const Item *item, ZwOverlap *overlap, const ZwDiscs *discs, const ZwCover *cover)
{
  ZwAreaSum sum = { 0.0, 0.0 };
  double covered = 0.0;

  if (item->area > 0.0)
    {
      zw_overlap_set_part (overlap, item->shape, item->part);
      sum.value = item->value * zw_overlap_measure (overlap, discs, cover, &covered) / item->area;
      sum.covered = item->value * covered / item->area;
    }
  else
    {
      double x = item->envelope.min_x, y = item->envelope.min_y;

      if (zw_prepared_contains (overlap->clipper.zone, x, y))
        sum.value = item->value;
      if (discs != NULL && zw_discs_contain (discs, x, y))
        sum.covered = sum.value;
    }
  return sum;
}

/* Marks an item as seen; TRUE when it was not yet. */
static gboolean
see (guint8 *seen, guint item)
{
  gboolean fresh = (seen[item / 8] & (1u << (item % 8))) == 0;

  seen[item / 8] |= 1u << (item % 8);
  return fresh;
}

/* Puts right what the running sums said of the items that touch some cells. */
static void
correct (const ZwAreaGrid *self,
         const ZwGridRuns *runs,
         ZwOverlap *overlap,
         guint first,
         guint last,
         guint8 *seen,
         ZwAreaSum *sum)
{
  for (guint i = self->cell_starts[first]; i < self->cell_starts[last + 1]; i++)
    {
      const Item *item = &g_array_index (self->items, Item, self->cell_items[i]);
      ZwAreaSum part;

      if (!see (seen, self->cell_items[i]))
        continue;
      part = measure_item (item, overlap, self->discs, item->cover);
      sum->value += part.value;
      sum->covered += part.covered;
      if (zw_grid_runs_contain_cells (runs, item->home, item->home))
        {
          sum->value -= item->value;
          sum->covered -= item->covered;
        }
    }
}

/**
 * zw_area_grid_sum:
 * @runs: (nullable): the zone on the cells; %NULL for all polygons
 * @zone: (nullable): the zone that @runs were made of
 *
 * Returns: the quantity within the zone, weighted by area, and what the circles
 *   cover of it
 */
ZwAreaSum
zw_area_grid_sum (const ZwAreaGrid *self, const ZwGridRuns *runs, const ZwPrepared *zone)
{
  guint n = self->items->len, outside = self->frame.nx * self->frame.ny;
  ZwAreaSum sum = { 0.0, 0.0 };
  g_autofree guint8 *seen = NULL;
  g_auto (ZwOverlap) overlap;

  zw_overlap_init (&overlap, zone);
  if (runs == NULL)
    return (ZwAreaSum){ self->values[n], self->covered[n] };
  seen = g_malloc0 (n / 8 + 1);
  for (guint r = 0; r < runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (runs->runs, ZwGridRun, r);

      if (run->boundary)
        correct (self, runs, &overlap, run->first, run->last, seen, &sum);
      else
        {
          guint from = self->home_starts[run->first], to = self->home_starts[run->last + 1];

          sum.value += self->values[to] - self->values[from];
          sum.covered += self->covered[to] - self->covered[from];
        }
    }
  if (runs->beyond)
    correct (self, runs, &overlap, outside, outside, seen, &sum);
  sum.value = MAX (sum.value, 0.0);
  sum.covered = CLAMP (sum.covered, 0.0, sum.value);
  return sum;
}

/* What other circles than the grid's own cover of an item within the zone. */
static double
measure_covered (const ZwAreaGrid *self,
                 const Item *item,
                 const ZwGridRuns *runs,
                 ZwOverlap *overlap,
                 const ZwDiscs *discs)
{
  ZwEnvelope reach = { item->envelope.min_x - discs->radius, item->envelope.min_y - discs->radius,
                       item->envelope.max_x + discs->radius, item->envelope.max_y + discs->radius };
  g_autoptr (ZwCover) cover = NULL;

  if (item->cover != NULL && item->cover->kind == ZW_COVER_NONE && item->covered == 0.0)
    return 0.0;
  if (zw_grid_runs_contain (runs, &self->frame, &reach))
    return item->covered;
  zw_overlap_set_part (overlap, item->shape, item->part);
  cover = zw_overlap_find_cover (overlap, discs);
  return measure_item (item, overlap, discs, cover).covered;
}

/**
 * zw_area_grid_sum_covered:
 * @runs: the zone on the cells
 * @zone: the zone
 * @discs: those of the grid's circles whose centres are in the zone, with border
 *
 * Slower than zw_area_grid_sum(), as nothing of @discs is known beforehand.
 *
 * Returns: what @discs cover of the quantity within the zone
 */
double
zw_area_grid_sum_covered (const ZwAreaGrid *self,
                          const ZwGridRuns *runs,
                          const ZwPrepared *zone,
                          const ZwDiscs *discs)
{
  guint outside = self->frame.nx * self->frame.ny;
  g_autofree guint8 *seen = g_malloc0 (self->items->len / 8 + 1);
  g_auto (ZwOverlap) overlap;
  double covered = 0.0;

  zw_overlap_init (&overlap, zone);
  for (guint r = 0; r <= runs->runs->len; r++)
    {
      ZwGridRun run = { outside, outside, TRUE };

      if (r < runs->runs->len)
        run = g_array_index (runs->runs, ZwGridRun, r);
      else if (!runs->beyond)
        break;
      for (guint i = self->cell_starts[run.first]; i < self->cell_starts[run.last + 1]; i++)
        if (see (seen, self->cell_items[i]))
          covered += measure_covered (self, &g_array_index (self->items, Item, self->cell_items[i]),
                                      runs, &overlap, discs);
    }
  return covered;
}

/* Part of an item's polygon that the item has in the zone. */
static double
measure_share (const Item *item, ZwOverlap *overlap)
{
  double covered = 0.0;

  if (item->area == 0.0)
    return zw_prepared_contains (overlap->clipper.zone, item->envelope.min_x, item->envelope.min_y)
               ? item->weight
               : 0.0;
  zw_overlap_set_part (overlap, item->shape, item->part);
  return item->weight * MIN (zw_overlap_measure (overlap, NULL, NULL, &covered) / item->area, 1.0);
}

/**
 * zw_area_grid_foreach:
 * @runs: (nullable): the zone on the cells; %NULL for all polygons
 * @zone: (nullable): the zone that @runs were made of
 *
 * Calls @func for the polygons that have some of their area in the zone, once for
 * each of their parts. For quantities that are too many to have a grid each;
 * takes as long as there are polygons in the zone.
 */
void
zw_area_grid_foreach (const ZwAreaGrid *self,
                      const ZwGridRuns *runs,
                      const ZwPrepared *zone,
                      ZwAreaFunc func,
                      gpointer user_data)
{
  g_autofree guint8 *seen = g_malloc0 (self->items->len / 8 + 1);
  guint outside = self->frame.nx * self->frame.ny;
  g_auto (ZwOverlap) overlap;

  zw_overlap_init (&overlap, zone);
  for (guint i = 0; runs == NULL && i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      func (item->polygon, item->weight, user_data);
    }
  for (guint r = 0; runs != NULL && r <= runs->runs->len; r++)
    {
      ZwGridRun run = { outside, outside, TRUE };

      if (r < runs->runs->len)
        run = g_array_index (runs->runs, ZwGridRun, r);
      else if (!runs->beyond)
        break;
      for (guint i = self->cell_starts[run.first]; i < self->cell_starts[run.last + 1]; i++)
        {
          const Item *item = &g_array_index (self->items, Item, self->cell_items[i]);
          double share;

          if (!see (seen, self->cell_items[i]))
            continue;
          share = zw_grid_runs_contain (runs, &self->frame, &item->envelope)
                      ? item->weight
                      : measure_share (item, &overlap);
          if (share > 0.0)
            func (item->polygon, share, user_data);
        }
    }
}
