/* zw-area-grid-private.h: what an area grid is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-area-grid.h"

G_BEGIN_DECLS

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
} ZwAreaItem;

/* What the circles cover of an item. */
typedef struct
{
  double value;
  ZwCover *cover; /* NULL where the item has no area, or there are no circles */
} ZwAreaCovered;

/* What grids of the same polygons with other circles share. */
typedef struct
{
  GHashTable *shapes;
  GArray *items;
  guint *cell_starts; /* items that touch each cell, and the outside */
  guint *cell_items;
  double *sums; /* running sums over the cells that items are at home in */
} ZwAreaPolygons;

struct _ZwAreaGrid
{
  ZwGridFrame frame;
  const ZwDiscs *discs;
  guint n_polygons;

  /* Owned */
  ZwAreaPolygons *polygons; /* shared */
  ZwAreaCovered *covered;   /* of each item; NULL without circles */
  double *covered_sums;
};

static inline const ZwAreaItem *
zw_area_grid_get_item (const ZwAreaGrid *self, guint i)
{
  return &g_array_index (self->polygons->items, ZwAreaItem, i);
}

static inline guint
zw_area_grid_get_n_cells (const ZwAreaGrid *self)
{
  return self->frame.nx * self->frame.ny + 1;
}

G_END_DECLS
