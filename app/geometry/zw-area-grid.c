/* zw-area-grid.c: quantities spread evenly over polygons, summed over zones
 *
 * Each part of a polygon is at home in the cell of its first corner and known
 * to every cell it touches. A zone takes the running sums of the parts at home
 * in the cells inside it, and then puts right those parts that touch a cell of
 * its boundary: only these can be cut.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-area-grid-private.h"

static void
clear_polygons (gpointer data)
{
  ZwAreaPolygons *self = data;

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
  ZwAreaPolygons *polygons = g_atomic_rc_box_new0 (ZwAreaPolygons);

  self->frame = *frame;
  self->discs = discs;
  self->polygons = polygons;
  polygons->shapes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) zw_geometry_unref, NULL);
  polygons->items = g_array_new (FALSE, FALSE, sizeof (ZwAreaItem));
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
    area += zw_area_grid_get_item (self, i)->area;
  return area;
}

/* What the zone holds of one item that its boundary may cut. */
static ZwAreaSum
measure_item (const ZwAreaItem *item,
              ZwFootprint *zone,
              const ZwDiscs *discs,
              const ZwAreaCovered *known)
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
is_plain (const ZwAreaItem *item, ZwFootprint *zone, gboolean *inside)
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
is_plain_in_cell (const ZwAreaItem *item,
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
  const ZwAreaPolygons *polygons = self->polygons;
  double x = self->frame.x0 + (cell % self->frame.nx) * self->frame.cell;
  double y = self->frame.y0 + (cell / self->frame.nx) * self->frame.cell;
  ZwEnvelope box = { x, y, x + self->frame.cell, y + self->frame.cell };
  gboolean is_looked_at = FALSE;

  for (guint i = polygons->cell_starts[cell]; i < polygons->cell_starts[cell + 1]; i++)
    {
      guint number = polygons->cell_items[i];
      const ZwAreaItem *item = zw_area_grid_get_item (self, number);
      const ZwAreaCovered *covered = self->covered != NULL ? &self->covered[number] : NULL;
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
  const ZwAreaItem *item = zw_area_grid_get_item (self, number);
  ZwEnvelope reach = { item->envelope.min_x - discs->radius, item->envelope.min_y - discs->radius,
                       item->envelope.max_x + discs->radius, item->envelope.max_y + discs->radius };
  ZwAreaCovered known = { 0.0, NULL };
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
  const ZwAreaPolygons *polygons = self->polygons;
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
  const ZwAreaItem *item = zw_area_grid_get_item (self, number);
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
    func (zw_area_grid_get_item (self, i)->polygon, zw_area_grid_get_item (self, i)->weight,
          user_data);
  if (zone != NULL)
    foreach_item (self, zone, tell, &telling);
}
