/* zw-grid.h: square cells over the survey's area, and points sorted into them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-prepared.h"

G_BEGIN_DECLS

/**
 * ZwGridFrame:
 * @x0: west border, in metres
 * @y0: south border
 * @cell: side of a cell
 * @nx: columns
 * @ny: rows
 *
 * Cells are numbered row by row from the south-west. One number more, nx * ny,
 * stands for everything outside the frame.
 */
typedef struct
{
  double x0;
  double y0;
  double cell;
  guint nx;
  guint ny;
} ZwGridFrame;

/* Neighbouring cells of one row, from @first to @last, by number. */
typedef struct
{
  guint first;
  guint last;
  gboolean boundary; /* the zone's boundary touches each; else wholly inside */
  guint look;        /* number of boundary cells before */
} ZwGridRun;

/**
 * ZwGridRuns:
 * @runs: (element-type ZwGridRun): cells that the zone touches, rows from the
 *   south, cells from the west
 * @n_boundary: how many cells the boundary touches
 * @beyond: the zone reaches out of the frame
 *
 * How a zone lies on the cells. Its size goes with the length of the boundary.
 */
typedef struct
{
  GArray *runs;
  guint n_boundary;
  gboolean beyond;

  /*< private >*/
  GArray *spans;
  GArray *sorted;
  GArray *rows;
} ZwGridRuns;

typedef struct _ZwFootprint ZwFootprint;

/**
 * ZwPointGrid:
 * @frame: the cells
 * @n: number of points
 * @x: (array length=n): eastings, sorted by cell
 * @y: (array length=n): northings in the same order
 * @order: (nullable) (array length=n): number each point had when it was given
 * @starts: first point of each cell; two more entries than the frame has cells
 * @n_columns: figures known of each point
 *
 * Points with figures, and the running sums of these, so that a whole run of
 * cells costs two look-ups. Immutable once its columns are added.
 */
typedef struct
{
  ZwGridFrame frame;
  guint n;
  double *x;
  double *y;
  guint *order;
  guint *starts;
  guint n_columns;

  /*< private >*/
  GPtrArray *values;
  GPtrArray *sums;
} ZwPointGrid;

typedef void (*ZwPointGridFunc) (guint point, gpointer user_data);

void zw_grid_frame_init (ZwGridFrame *self,
                         const ZwPoint *points,
                         gsize n_points,
                         double min_cell,
                         guint max_cells);
guint zw_grid_frame_get_cell (const ZwGridFrame *self, double x, double y);
gboolean zw_grid_frame_get_window (const ZwGridFrame *self,
                                   const ZwEnvelope *envelope,
                                   guint *first_column,
                                   guint *last_column,
                                   guint *first_row,
                                   guint *last_row);
gboolean zw_grid_frame_covers (const ZwGridFrame *self, const ZwEnvelope *envelope);

ZwGridRuns *zw_grid_runs_new (void);
void zw_grid_runs_set (ZwGridRuns *self, const ZwGridFrame *frame, const ZwPrepared *zone);
void zw_grid_runs_free (ZwGridRuns *self);
gboolean zw_grid_runs_contain_cells (const ZwGridRuns *self, guint first, guint last);
gboolean zw_grid_runs_contain (const ZwGridRuns *self,
                               const ZwGridFrame *frame,
                               const ZwEnvelope *envelope);

ZwPointGrid *zw_point_grid_new (const ZwGridFrame *frame, const ZwPoint *points, guint n);
ZwPointGrid *zw_point_grid_new_with (const ZwPointGrid *old,
                                     const ZwPoint *place,
                                     const double *values);
ZwPointGrid *zw_point_grid_new_without (const ZwPointGrid *old, guint point);
ZwPointGrid *zw_point_grid_copy (const ZwPointGrid *self);
void zw_point_grid_free (ZwPointGrid *self);
void zw_point_grid_add_column (ZwPointGrid *self, const double *values);
void zw_point_grid_set_column (ZwPointGrid *self, guint column, const double *values);
void zw_point_grid_drop_order (ZwPointGrid *self);
guint zw_point_grid_sum (const ZwPointGrid *self, ZwFootprint *zone, double *sums);
void zw_point_grid_foreach (const ZwPointGrid *self,
                            ZwFootprint *zone,
                            ZwPointGridFunc func,
                            gpointer user_data);
double zw_point_grid_get_value (const ZwPointGrid *self, guint column, guint point);
gboolean zw_point_grid_find_place (const ZwPointGrid *self, double x, double y, guint *point);
gboolean zw_point_grid_any_within (const ZwPointGrid *self, double x, double y, double radius);
void zw_point_grid_find (const ZwPointGrid *self, const ZwEnvelope *envelope, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGridRuns, zw_grid_runs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPointGrid, zw_point_grid_free)

G_END_DECLS
