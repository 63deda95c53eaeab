/* zw-area-grid-fill.c: polygons sorted into cells, and what circles cover of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "base/zw-parallel.h"
#include "geometry/zw-area-grid-private.h"

/* Items that one thread surveys at a time. */
#define CHUNK 2048

/* An envelope that touches no more cells than these is taken for the polygon. */
#define MAX_CELLS_OF_ENVELOPE 4

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
find_home (const ZwAreaGrid *self, const ZwAreaItem *item)
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
      ZwAreaItem item = { .shape = shape, .part = p };

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
find_covered (const ZwAreaGrid *self,
              const ZwAreaItem *item,
              ZwAreaCovered *covered,
              Scratch *scratch)
{
  ZwOverlap *overlap = &scratch->overlap;
  ZwCoverKind kind = zw_discs_get_cover (self->discs, &item->envelope);
  double area = 0.0;

  *covered = (ZwAreaCovered){ 0.0, NULL };
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
list_cells (const ZwAreaGrid *self,
            const ZwAreaItem *item,
            guint number,
            Scratch *scratch,
            GArray *pairs)
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
is_unchanged (const Survey *survey, const ZwAreaItem *item)
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
      ZwAreaItem *item = &g_array_index (items, ZwAreaItem, i);

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
  guint n_cells = zw_area_grid_get_n_cells (self), n = self->polygons->items->len;
  ZwAreaItem *items = (ZwAreaItem *) (void *) self->polygons->items->data;
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
        ZwAreaItem item = items[next[c]];
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
fill_cells (ZwAreaPolygons *self, guint n_cells, GArray **chunks, guint n_chunks)
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
  guint n_cells = zw_area_grid_get_n_cells (self);
  double *sums = g_new0 (double, n_cells + 1);
  long double sum = 0.0L;

  for (guint i = 0; i < self->polygons->items->len; i++)
    {
      const ZwAreaItem *item = zw_area_grid_get_item (self, i);

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
    self->covered = g_new0 (ZwAreaCovered, n + 1);
  zw_parallel_for (n_chunks, zw_parallel_get_n_threads (), survey_chunk, &survey);
  fill_cells (self->polygons, zw_area_grid_get_n_cells (self), pairs, n_chunks);
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
  self->covered = g_new0 (ZwAreaCovered, n + 1);
  zw_parallel_for ((n + CHUNK - 1) / CHUNK, zw_parallel_get_n_threads (), survey_chunk, &survey);
  self->covered_sums = sum_up (self, TRUE);
  return self;
}
