/* zw-footprint.h: a zone laid on the cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-grid.h"
#include "geometry/zw-overlap.h"

G_BEGIN_DECLS

/**
 * ZwFootprint:
 * @zone: the polygon made ready
 * @runs: the cells it touches
 * @overlap: for clipping and overlaying with it
 *
 * A zone laid on the cells of a frame, with all the memory that measuring in it
 * takes: laying the next zone uses the same again. Belongs to one thread.
 */
struct _ZwFootprint
{
  ZwGridFrame frame;
  ZwPrepared *zone;
  ZwGridRuns *runs;
  ZwOverlap overlap;

  /*< private >*/
  GArray *looks;
  GArray *near;
  guint8 *seen;
  guint seen_room;
  GArray *touched;
};

ZwFootprint *zw_footprint_new (void);
void zw_footprint_free (ZwFootprint *self);

void zw_footprint_lay (ZwFootprint *self, const ZwGridFrame *frame, const ZwGeometry *polygon);
void zw_footprint_lay_part (ZwFootprint *self,
                            const ZwGridFrame *frame,
                            const ZwGeometry *polygon,
                            guint part);
void zw_footprint_look_at_cell (ZwFootprint *self, const ZwGridRun *run, guint cell);
void zw_footprint_begin_seeing (ZwFootprint *self, guint n);
gboolean zw_footprint_see (ZwFootprint *self, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFootprint, zw_footprint_free)

G_END_DECLS
