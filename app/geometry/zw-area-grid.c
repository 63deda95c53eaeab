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

#include "base/zw-parallel.h"

/* Items that one thread surveys at a time. */
#define CHUNK 2048

/* An envelope that touches no more cells than these is taken for the polygon. */
#define MAX_CELLS_OF_ENVELOPE 4

typedef struct
{
  const ZwGeometry *shape;
  guint part;
  guint home;
  guint polygon; /* in the order of zw_area_grid_add() */
  double area;
  double weight; /* part of its polygon's area */
  double value;
  ZwEnvelope envelope;
} Item;

/* What the circles cover of an item. */
typedef struct
{
  double value;
  ZwCover *cover; /* NULL where the item has no area, or there are no circles */
} Covered;

/* What grids of the same polygons with other circles share. */
typedef struct
{
  GHashTable *shapes;
  GArray *items;
  guint *cell_starts; /* items that touch each cell, and the outside */
  guint *cell_items;
  double *sums; /* running sums over the cells that items are at home in */
} Polygons;

struct _ZwAreaGrid
{
  ZwGridFrame frame;
  const ZwDiscs *discs;
  guint n_polygons;

  /* Owned */
  Polygons *polygons; /* shared */
  Covered *covered;   /* of each item; NULL without circles */
  double *covered_sums;
};

static const Item *
get_item (const ZwAreaGrid *self, guint i)
{
  return &g_array_index (self->polygons->items, Item, i);
}

static guint
get_n_cells (const ZwAreaGrid *self)
{
  return self->frame.nx * self->frame.ny + 1;
}

static void
clear_polygons (gpointer data)
{
  Polygons *self = data;

  g_hash_table_unref (self->shapes);
  g_array_unref (self->items);
  g_free (self->cell_starts);
  g_free (self->cell_items);
  g_free (self->sums);
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
  Polygons *polygons = g_atomic_rc_box_new0 (Polygons);

  self->frame = *frame;
  self->discs = discs;
  self->polygons = polygons;
  polygons->shapes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) zw_geometry_unref, NULL);
  polygons->items = g_array_new (FALSE, FALSE, sizeof (Item));
  return self;
}

void
zw_area_grid_free (ZwAreaGrid *self)
{
  for (guint i = 0; self->covered != NULL && i < self->polygons->items->len; i++)
    g_clear_pointer (&self->covered[i].cover, zw_cover_unref);
  g_free (self->covered);
  g_free (self->covered_sums);
  g_atomic_rc_box_release_full (self->polygons, clear_polygons);
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

static ZwEnvelope
get_part_envelope (const ZwGeometry *shape, guint part)
{
  guint from = shape->ring_starts[shape->part_starts[part]];
  guint to = shape->ring_starts[shape->part_starts[part + 1]];
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  for (guint i = from; i < to; i++)
    zw_envelope_add (&envelope, shape->points[i].x, shape->points[i].y);
  return envelope;
}

static guint
find_home (const ZwAreaGrid *self, const Item *item)
{
  const ZwGeometry *shape = item->shape;
  const ZwPoint *corner = &shape->points[shape->ring_starts[shape->part_starts[item->part]]];
  ZwEnvelope envelope;

  if (item->area > 0.0)
    return zw_grid_frame_get_cell (&self->frame, corner->x, corner->y);
  envelope = get_part_envelope (shape, item->part);
  return zw_grid_frame_get_cell (&self->frame, envelope.min_x, envelope.min_y);
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
  GHashTable *shapes = self->polygons->shapes;
  double area = 0.0;

  if (!g_hash_table_contains (shapes, shape))
    g_hash_table_add (shapes, zw_geometry_ref (shape));
  for (guint p = first_part; p < end_part; p++)
    area += get_part_area (shape, p);
  for (guint p = first_part; p < end_part; p++)
    {
      Item item = { .shape = shape, .part = p };

      item.area = end_part - first_part == 1 ? area : get_part_area (shape, p);
      if (shape->part_starts[p + 1] == shape->part_starts[p] || (area > 0.0 && item.area == 0.0))
        continue;
      item.polygon = self->n_polygons;
      item.weight = area > 0.0 ? item.area / area : p == first_part ? 1.0 : 0.0;
      item.value = area > 0.0 ? value * item.area / area : p == first_part ? value : 0.0;
      item.home = find_home (self, &item);
      g_array_append_val (self->polygons->items, item);
    }
  self->n_polygons++;
}

/* Working memory of one thread. */
typedef struct
{
  ZwOverlap overlap;
  ZwFootprint *footprint;
} Scratch;

/* What several threads do with the items. */
typedef struct
{
  ZwAreaGrid *grid;
  const ZwAreaGrid *old;  /* nullable */
  const ZwPoint *changed; /* nullable */
  GArray **pairs;         /* of each chunk: cells and items that touch them; nullable */
} Survey;

static void
find_covered (const ZwAreaGrid *self, const Item *item, Covered *covered, Scratch *scratch)
{
  ZwOverlap *overlap = &scratch->overlap;
  ZwCoverKind kind = zw_discs_get_cover (self->discs, &item->envelope);
  double area = 0.0;

  *covered = (Covered){ 0.0, NULL };
  if (item->area == 0.0)
    {
      if (zw_discs_contain (self->discs, item->envelope.min_x, item->envelope.min_y))
        covered->value = item->value;
      return;
    }
  if (kind != ZW_COVER_PARTLY)
    covered->cover = zw_cover_get_plain (kind == ZW_COVER_FULL);
  else
    {
      zw_overlap_set_part (overlap, item->shape, item->part);
      covered->cover = zw_overlap_find_cover (overlap, self->discs);
    }
  if (covered->cover->kind == ZW_COVER_FULL)
    covered->value = item->value;
  else if (covered->cover->kind == ZW_COVER_PARTLY)
    {
      zw_overlap_measure (overlap, self->discs, covered->cover, &area);
      covered->value = item->value * MIN (area / item->area, 1.0);
    }
}

/* Adds the cells that an item touches, or may touch, as pairs of cell and item. */
static void
list_cells (const ZwAreaGrid *self, const Item *item, guint number, Scratch *scratch, GArray *pairs)
{
  const ZwGridFrame *frame = &self->frame;
  guint first_column, last_column, first_row, last_row;
  guint pair[2] = { frame->nx * frame->ny, number };
  const GArray *runs = scratch->footprint->runs->runs;

  if (!zw_grid_frame_covers (frame, &item->envelope))
    g_array_append_val (pairs, pair);
  pair[0] = item->home;
  g_array_append_val (pairs, pair);
  if (!zw_grid_frame_get_window (frame, &item->envelope, &first_column, &last_column, &first_row,
                                 &last_row))
    return;
  if ((last_column - first_column + 1) * (guint64) (last_row - first_row + 1)
      <= MAX_CELLS_OF_ENVELOPE)
    {
      for (guint row = first_row; row <= last_row; row++)
        for (guint column = first_column; column <= last_column; column++)
          {
            pair[0] = row * frame->nx + column;
            if (pair[0] != item->home)
              g_array_append_val (pairs, pair);
          }
      return;
    }
  zw_footprint_lay_part (scratch->footprint, frame, item->shape, item->part);
  for (guint r = 0; r < runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (runs, ZwGridRun, r);

      for (pair[0] = run->first; pair[0] <= run->last; pair[0]++)
        if (pair[0] != item->home)
          g_array_append_val (pairs, pair);
    }
}

/* Whether an item keeps what the circles covered of it before one came or went. */
static gboolean
is_unchanged (const Survey *survey, const Item *item)
{
  const ZwEnvelope *envelope = &item->envelope;
  double reach = survey->grid->discs->radius + 1.0;

  return survey->old != NULL
         && (survey->changed->x + reach < envelope->min_x
             || survey->changed->x - reach > envelope->max_x
             || survey->changed->y + reach < envelope->min_y
             || survey->changed->y - reach > envelope->max_y);
}

static void
survey_chunk (guint index, guint thread, gpointer user_data)
{
  const Survey *survey = user_data;
  ZwAreaGrid *self = survey->grid;
  GArray *items = self->polygons->items;
  guint end = MIN ((index + 1) * CHUNK, items->len);
  Scratch scratch = { .footprint = zw_footprint_new () };

  zw_overlap_init (&scratch.overlap, NULL);
  if (survey->pairs != NULL)
    survey->pairs[index] = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  for (guint i = index * CHUNK; i < end; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      if (survey->pairs != NULL)
        {
          item->envelope = get_part_envelope (item->shape, item->part);
          list_cells (self, item, i, &scratch, survey->pairs[index]);
        }
      if (self->covered == NULL)
        continue;
      if (!is_unchanged (survey, item))
        find_covered (self, item, &self->covered[i], &scratch);
      else
        {
          self->covered[i] = survey->old->covered[i];
          if (self->covered[i].cover != NULL)
            zw_cover_ref (self->covered[i].cover);
        }
    }
  zw_overlap_clear (&scratch.overlap);
  zw_footprint_free (scratch.footprint);
}

/* Puts the items of a cell next to one another, as they are looked at together: in
 * place, each swapped to where its cell has room (American flag sort; McIlroy,
 * Bostic, McIlroy, Computing Systems 6 (1993) 5-27). */
static void
sort_items (const ZwAreaGrid *self)
{
  guint n_cells = get_n_cells (self), n = self->polygons->items->len;
  Item *items = (Item *) (void *) self->polygons->items->data;
  g_autofree guint *ends = g_new0 (guint, n_cells + 1);
  g_autofree guint *next = NULL;

  for (guint i = 0; i < n; i++)
    ends[items[i].home + 1]++;
  for (guint c = 0; c < n_cells; c++)
    ends[c + 1] += ends[c];
  next = g_memdup2 (ends, sizeof (guint) * n_cells);
  for (guint c = 0; c < n_cells; c++)
    while (next[c] < ends[c + 1])
      {
        Item item = items[next[c]];
        guint from = next[c], to = next[item.home]++;

        if (item.home != c)
          {
            items[from] = items[to];
            items[to] = item;
          }
      }
}

/* Frees the pairs of all chunks. */
static void
fill_cells (Polygons *self, guint n_cells, GArray **chunks, guint n_chunks)
{
  g_autofree guint *next = NULL;

  self->cell_starts = g_new0 (guint, n_cells + 1);
  for (guint k = 0; k < n_chunks; k++)
    for (guint i = 0; i < chunks[k]->len; i++)
      self->cell_starts[((const guint *) (const void *) chunks[k]->data)[2 * i] + 1]++;
  for (guint c = 0; c < n_cells; c++)
    self->cell_starts[c + 1] += self->cell_starts[c];
  next = g_memdup2 (self->cell_starts, sizeof (guint) * n_cells);
  self->cell_items = g_new (guint, self->cell_starts[n_cells] + 1);
  for (guint k = 0; k < n_chunks; k++)
    {
      const guint *pairs = (const guint *) (const void *) chunks[k]->data;

      for (guint i = 0; i < chunks[k]->len; i++)
        self->cell_items[next[pairs[2 * i]]++] = pairs[2 * i + 1];
      g_array_unref (chunks[k]);
    }
}

/* Running sums over the cells, of the items' own values or of those covered. */
static double *
sum_up (const ZwAreaGrid *self, gboolean of_covered)
{
  guint n_cells = get_n_cells (self);
  double *sums = g_new0 (double, n_cells + 1);
  long double sum = 0.0L;

  for (guint i = 0; i < self->polygons->items->len; i++)
    {
      const Item *item = get_item (self, i);

      sums[item->home] += of_covered ? self->covered[i].value : item->value;
    }
  for (guint c = 0; c <= n_cells; c++)
    {
      double own = sums[c];

      sums[c] = (double) sum;
      sum += own;
    }
  return sums;
}

/**
 * zw_area_grid_end:
 *
 * Sorts what was added into the cells and finds what the circles cover of it;
 * nothing can be added after.
 */
void
zw_area_grid_end (ZwAreaGrid *self)
{
  guint n = self->polygons->items->len, n_chunks = (n + CHUNK - 1) / CHUNK;
  g_autofree GArray **pairs = g_new0 (GArray *, n_chunks + 1);
  Survey survey = { self, NULL, NULL, pairs };

  sort_items (self);
  if (self->discs != NULL)
    self->covered = g_new0 (Covered, n + 1);
  zw_parallel_for (n_chunks, zw_parallel_get_n_threads (), survey_chunk, &survey);
  fill_cells (self->polygons, get_n_cells (self), pairs, n_chunks);
  self->polygons->sums = sum_up (self, FALSE);
  if (self->discs != NULL)
    self->covered_sums = sum_up (self, TRUE);
}

/**
 * zw_area_grid_new_changed:
 * @old: a grid that has ended
 * @discs: the circles of @old but for one, that outlive the grid
 * @centre: where that one is
 *
 * Returns: (transfer full): the grid that @old would be with the other circles
 */
ZwAreaGrid *
zw_area_grid_new_changed (const ZwAreaGrid *old, const ZwDiscs *discs, const ZwPoint *centre)
{
  ZwAreaGrid *self = g_new0 (ZwAreaGrid, 1);
  guint n = old->polygons->items->len;
  Survey survey = { self, old, centre, NULL };

  self->frame = old->frame;
  self->discs = discs;
  self->n_polygons = old->n_polygons;
  self->polygons = g_atomic_rc_box_acquire (old->polygons);
  self->covered = g_new0 (Covered, n + 1);
  zw_parallel_for ((n + CHUNK - 1) / CHUNK, zw_parallel_get_n_threads (), survey_chunk, &survey);
  self->covered_sums = sum_up (self, TRUE);
  return self;
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

  for (guint i = 0; i < self->polygons->items->len; i++)
    area += get_item (self, i)->area;
  return area;
}

/* What the zone holds of one item that its boundary may cut. */
static ZwAreaSum
measure_item (const Item *item, ZwFootprint *zone, const ZwDiscs *discs, const Covered *known)
{
  ZwOverlap *overlap = &zone->overlap;
  ZwAreaSum sum = { 0.0, 0.0 };
  double covered = 0.0;

  zw_overlap_set_part (overlap, item->shape, item->part);
  sum.value = item->value
              * zw_overlap_measure (overlap, discs, known != NULL ? known->cover : NULL, &covered)
              / item->area;
  sum.covered = item->value * covered / item->area;
  return sum;
}

/* Whether the zone holds all of an item or nothing; FALSE where it may cut it. */
static gboolean
is_plain (const Item *item, ZwFootprint *zone, gboolean *inside)
{
  ZwClipper *clipper = &zone->overlap.clipper;

  if (item->area == 0.0)
    {
      *inside = zw_prepared_contains (zone->zone, item->envelope.min_x, item->envelope.min_y);
      return TRUE;
    }
  zw_clipper_look_at (clipper, &item->envelope);
  *inside = clipper->view == ZW_CLIPPER_INSIDE;
  return *inside || clipper->view == ZW_CLIPPER_OUTSIDE;
}

/* The same for an item within a cell that has been looked at, sooner; @is_known is
 * FALSE where the item reaches out of the cell. */
static gboolean
is_plain_in_cell (const Item *item,
                  const ZwFootprint *zone,
                  const ZwEnvelope *cell,
                  gboolean *inside,
                  gboolean *is_known)
{
  const ZwClipper *clipper = &zone->overlap.clipper;
  const ZwEnvelope *envelope = &item->envelope;

  *is_known = item->area > 0.0 && envelope->min_x >= cell->min_x && envelope->min_y >= cell->min_y
              && envelope->max_x <= cell->max_x && envelope->max_y <= cell->max_y;
  if (!*is_known || zw_clipper_passes (clipper, envelope))
    return FALSE;
  *inside = zw_clipper_contains (clipper, envelope->min_x, envelope->min_y);
  return TRUE;
}

/* Puts right what the running sums said of the items that touch a cell of the
 * boundary, or the outside, which is no part of a run. */
static void
correct (const ZwAreaGrid *self,
         ZwFootprint *zone,
         const ZwGridRun *run,
         guint cell,
         ZwAreaSum *sum)
{
  const Polygons *polygons = self->polygons;
  double x = self->frame.x0 + (cell % self->frame.nx) * self->frame.cell;
  double y = self->frame.y0 + (cell / self->frame.nx) * self->frame.cell;
  ZwEnvelope box = { x, y, x + self->frame.cell, y + self->frame.cell };
  gboolean is_looked_at = FALSE;

  for (guint i = polygons->cell_starts[cell]; i < polygons->cell_starts[cell + 1]; i++)
    {
      guint number = polygons->cell_items[i];
      const Item *item = get_item (self, number);
      const Covered *covered = self->covered != NULL ? &self->covered[number] : NULL;
      ZwAreaSum whole = { item->value, covered != NULL ? covered->value : 0.0 };
      ZwAreaSum part = { 0.0, 0.0 };
      gboolean inside = FALSE, is_known = FALSE, plain = FALSE, counted;

      if (!zw_footprint_see (zone, number))
        continue;
      if (run != NULL)
        {
          if (!is_looked_at)
            zw_footprint_look_at_cell (zone, run, cell);
          is_looked_at = TRUE;
          plain = is_plain_in_cell (item, zone, &box, &inside, &is_known);
        }
      if (!is_known)
        {
          plain = is_plain (item, zone, &inside);
          is_looked_at = FALSE;
        }
      if (!plain)
        {
          part = measure_item (item, zone, self->discs, covered);
          is_looked_at = FALSE;
        }
      else if (inside)
        part = whole;
      counted = zw_grid_runs_contain_cells (zone->runs, item->home, item->home);
      sum->value += part.value - (counted ? whole.value : 0.0);
      sum->covered += part.covered - (counted ? whole.covered : 0.0);
    }
}

/**
 * zw_area_grid_sum:
 * @zone: (nullable): a zone laid on the cells of the grid; %NULL for all polygons
 *
 * Returns: the quantity within the zone, weighted by area, and what the circles
 *   cover of it
 */
ZwAreaSum
zw_area_grid_sum (const ZwAreaGrid *self, ZwFootprint *zone)
{
  guint outside = self->frame.nx * self->frame.ny;
  const double *values = self->polygons->sums, *covered = self->covered_sums;
  ZwAreaSum sum = { 0.0, 0.0 };

  if (zone == NULL)
    return (ZwAreaSum){ values[outside + 1], covered != NULL ? covered[outside + 1] : 0.0 };
  zw_footprint_begin_seeing (zone, self->polygons->items->len);
  for (guint r = 0; r < zone->runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (zone->runs->runs, ZwGridRun, r);

      if (run->boundary)
        for (guint cell = run->first; cell <= run->last; cell++)
          correct (self, zone, run, cell, &sum);
      else
        {
          sum.value += values[run->last + 1] - values[run->first];
          if (covered != NULL)
            sum.covered += covered[run->last + 1] - covered[run->first];
        }
    }
  if (zone->runs->beyond)
    correct (self, zone, NULL, outside, &sum);
  sum.value = MAX (sum.value, 0.0);
  sum.covered = CLAMP (sum.covered, 0.0, sum.value);
  return sum;
}

/* What other circles than the grid's own cover of an item within the zone. */
static double
measure_covered (const ZwAreaGrid *self, guint number, ZwFootprint *zone, const ZwDiscs *discs)
{
  const Item *item = get_item (self, number);
  ZwEnvelope reach = { item->envelope.min_x - discs->radius, item->envelope.min_y - discs->radius,
                       item->envelope.max_x + discs->radius, item->envelope.max_y + discs->radius };
  Covered known = { 0.0, NULL };
  gboolean inside;
  double sum;

  if (self->covered[number].value == 0.0)
    return 0.0;
  if (zw_grid_runs_contain (zone->runs, &self->frame, &reach))
    return self->covered[number].value;
  if (is_plain (item, zone, &inside))
    {
      if (!inside)
        return 0.0;
      if (item->area == 0.0)
        return zw_discs_contain (discs, item->envelope.min_x, item->envelope.min_y) ? item->value
                                                                                    : 0.0;
    }
  zw_overlap_set_part (&zone->overlap, item->shape, item->part);
  known.cover = zw_overlap_find_cover (&zone->overlap, discs);
  sum = known.cover->kind == ZW_COVER_NONE ? 0.0 : measure_item (item, zone, discs, &known).covered;
  zw_cover_unref (known.cover);
  return sum;
}

/* Calls for the items that touch a zone's cells, each once. */
typedef void (*ItemFunc) (const ZwAreaGrid *self,
                          guint number,
                          ZwFootprint *zone,
                          gpointer user_data);

static void
foreach_item (const ZwAreaGrid *self, ZwFootprint *zone, ItemFunc func, gpointer user_data)
{
  const Polygons *polygons = self->polygons;
  guint outside = self->frame.nx * self->frame.ny;

  zw_footprint_begin_seeing (zone, polygons->items->len);
  for (guint r = 0; r <= zone->runs->runs->len; r++)
    {
      ZwGridRun run = { outside, outside, TRUE, 0 };

      if (r < zone->runs->runs->len)
        run = g_array_index (zone->runs->runs, ZwGridRun, r);
      else if (!zone->runs->beyond)
        break;
      for (guint i = polygons->cell_starts[run.first]; i < polygons->cell_starts[run.last + 1]; i++)
        if (zw_footprint_see (zone, polygons->cell_items[i]))
          func (self, polygons->cell_items[i], zone, user_data);
    }
}

typedef struct
{
  const ZwDiscs *discs;
  double covered;
} Covering;

static void
add_covered (const ZwAreaGrid *self, guint number, ZwFootprint *zone, gpointer user_data)
{
  Covering *covering = user_data;

  covering->covered += measure_covered (self, number, zone, covering->discs);
}

/**
 * zw_area_grid_sum_covered:
 * @zone: a zone laid on the cells of the grid
 * @discs: those of the grid's circles whose centres are in the zone, with border
 *
 * Slower than zw_area_grid_sum(), as nothing of @discs is known beforehand.
 *
 * Returns: what @discs cover of the quantity within the zone
 */
double
zw_area_grid_sum_covered (const ZwAreaGrid *self, ZwFootprint *zone, const ZwDiscs *discs)
{
  Covering covering = { discs, 0.0 };

  foreach_item (self, zone, add_covered, &covering);
  return covering.covered;
}

typedef struct
{
  ZwAreaFunc func;
  gpointer user_data;
} Telling;

/* Tells which part of its polygon an item has in the zone. */
static void
tell (const ZwAreaGrid *self, guint number, ZwFootprint *zone, gpointer user_data)
{
  const Telling *telling = user_data;
  const Item *item = get_item (self, number);
  gboolean inside;
  double share, covered;

  if (is_plain (item, zone, &inside))
    share = inside ? 1.0 : 0.0;
  else
    {
      zw_overlap_set_part (&zone->overlap, item->shape, item->part);
      share = MIN (zw_overlap_measure (&zone->overlap, NULL, NULL, &covered) / item->area, 1.0);
    }
  if (share > 0.0)
    telling->func (item->polygon, item->weight * share, telling->user_data);
}

/**
 * zw_area_grid_foreach:
 * @zone: (nullable): a zone laid on the cells of the grid; %NULL for all polygons
 *
 * Calls @func for the polygons that have some of their area in the zone, once for
 * each of their parts. For quantities that are too many to have a grid each;
 * takes as long as there are polygons in the zone.
 */
void
zw_area_grid_foreach (const ZwAreaGrid *self,
                      ZwFootprint *zone,
                      ZwAreaFunc func,
                      gpointer user_data)
{
  Telling telling = { func, user_data };

  for (guint i = 0; zone == NULL && i < self->polygons->items->len; i++)
    func (get_item (self, i)->polygon, get_item (self, i)->weight, user_data);
  if (zone != NULL)
    foreach_item (self, zone, tell, &telling);
}
