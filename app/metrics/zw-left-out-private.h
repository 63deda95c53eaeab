/* zw-left-out-private.h: pieces of areas left out, on their way to pockets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include "geometry/zw-discs.h"
#include "metrics/zw-left-out.h"

G_BEGIN_DECLS

/* Fewer residents than these are what rounding leaves of none. */
#define ZW_LEFT_OUT_LEAST 1e-6

/**
 * ZwLeftOutPiece:
 * @column: of the cell, from the origin of the coordinates
 * @row: of the cell
 * @area: number of the area it belongs to
 * @residents: left out in it
 * @m2: what of it no stop reaches; 0 for a point
 * @place: its middle
 *
 * What lies of an area in one cell.
 */
typedef struct
{
  gint32 column;
  gint32 row;
  guint area;
  double residents;
  double m2;
  ZwPoint place;
} ZwLeftOutPiece;

/* Whether there is a place at all; coordinates of hostile files may be anything. */
static inline gboolean
zw_left_out_is_finite (const ZwEnvelope *envelope)
{
  return isfinite (envelope->min_x) && isfinite (envelope->min_y) && isfinite (envelope->max_x)
         && isfinite (envelope->max_y);
}

/* Cuts areas along the cells; see zw-left-out-cells.c. */
typedef struct _ZwLeftOutCutter ZwLeftOutCutter;

ZwLeftOutCutter *zw_left_out_cutter_new (double cell, const ZwDiscs *discs, const ZwPrepared *zone);
void zw_left_out_cutter_free (ZwLeftOutCutter *self);
void zw_left_out_cutter_add_point (ZwLeftOutCutter *self,
                                   ZwPoint place,
                                   guint area,
                                   double residents);
void zw_left_out_cutter_add_part (ZwLeftOutCutter *self,
                                  const ZwGeometry *shape,
                                  guint part,
                                  guint area,
                                  double residents,
                                  gboolean uncovered);
GArray *zw_left_out_cutter_get_pieces (ZwLeftOutCutter *self);

/* Puts pockets together; see zw-left-out-pockets.c. */
void zw_left_out_find_pockets (ZwLeftOut *self,
                               GArray *pieces,
                               const ZwLeftOutOptions *options,
                               const ZwDiscs *discs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLeftOutCutter, zw_left_out_cutter_free)

G_END_DECLS
