/* zw-left-out.h: residents whom no stop serves: how many, where, and in which pockets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

#define ZW_LEFT_OUT_DEFAULT_CELL_M 100.0
#define ZW_LEFT_OUT_DEFAULT_WIDEST_M 2000.0
#define ZW_LEFT_OUT_DEFAULT_POCKETS 10

/* Areas with fewer residents left out have no colour on a map. */
#define ZW_LEFT_OUT_COLOURED 0.5

/**
 * ZwLeftOutOptions:
 * @stops_in_zone: only stops inside the zone serve, as in #ZwEvaluateOptions
 * @cell_m: side of the cells of which pockets are put together, above 0
 * @widest_m: a pocket longer or wider than this is divided; 0 for never
 * @n_pockets: how many pockets to tell of, the largest first
 *
 * Initialise with zw_left_out_options_init().
 */
typedef struct
{
  gboolean stops_in_zone;
  double cell_m;
  double widest_m;
  guint n_pockets;
} ZwLeftOutOptions;

/**
 * ZwLeftOutArea:
 * @feature: place of the area among the features of the layer of residents
 * @name: (nullable): of the village, the statistical area or the grid point
 * @code: (nullable): its code
 * @district: (nullable): where it lies
 * @residents: of it in the zone
 * @left_out: of these, without a stop within reach
 * @share: @left_out / @residents; NaN where nobody lives
 */
typedef struct
{
  guint feature;
  const char *name;
  const char *code;
  const char *district;
  double residents;
  double left_out;
  double share;
} ZwLeftOutArea;

/**
 * ZwPocket:
 * @residents: how many are left out in it
 * @place: the middle of them, in the project's coordinates; where that lies
 *   outside the pocket or within reach of a stop, the nearest place of the pocket
 *   that does not
 * @extent: where it lies
 * @area_m2: what of it no stop reaches; of residents told by points, the cells
 *   they lie in
 * @nearest_stop_m: from @place to the nearest stop that serves; NaN without one
 * @n_areas: areas it lies in
 * @areas: (array length=n_areas): places in #ZwLeftOut.areas, most residents first
 *
 * A pocket is a connected place of residents left out: square cells that hold
 * some, joined along their sides and corners. One that is longer than the
 * options allow is divided across its length where the fewest of them live.
 */
typedef struct
{
  double residents;
  ZwPoint place;
  ZwEnvelope extent;
  double area_m2;
  double nearest_stop_m;
  guint n_areas;
  guint *areas;
} ZwPocket;

/**
 * ZwLeftOut:
 * @state: %ZW_INDICATOR_OK, or %ZW_INDICATOR_NO_DATA with a @reason
 * @reason: (nullable): translated sentence on why there are no figures
 * @method: (nullable): translated phrase, that of A1
 * @radius_m: how far a stop serves
 * @cell_m: side of the cells that were taken for pockets; larger than asked for
 *   where there would be too many, and pockets may be wider in proportion
 * @people: (nullable): the layer of residents
 * @residents: all in the zone; NaN without data
 * @left_out: of these, without a stop within reach: numerator of A1 taken from
 *   its denominator
 * @share: @left_out / @residents
 * @areas: (array length=n_areas): those that have a part in the zone, the most
 *   residents left out first, then in the order of the layer
 * @n_pockets_in_all: how many pockets there are
 * @pockets: (array length=n_pockets): the largest first, then from the south-west
 *
 * Immutable and shared between threads.
 */
typedef struct
{
  ZwIndicatorState state;
  char *reason;
  char *method;
  double radius_m;
  double cell_m;
  ZwFeatures *people;
  double residents;
  double left_out;
  double share;
  guint n_areas;
  ZwLeftOutArea *areas;
  guint n_pockets_in_all;
  guint n_pockets;
  ZwPocket *pockets;

  /*< private >*/
  gatomicrefcount ref_count;
} ZwLeftOut;

void zw_left_out_options_init (ZwLeftOutOptions *self);

gboolean zw_left_out_uses_layer (const ZwBaseline *baseline, const ZwLayer *layer);
ZwLeftOut *zw_left_out_new (const ZwBaseline *baseline,
                            GPtrArray *features,
                            const ZwGeometry *zone,
                            const ZwLeftOutOptions *options,
                            const ZwProgress *progress,
                            GError **error);
ZwLeftOut *zw_left_out_load (ZwStore *store,
                             const ZwBaseline *baseline,
                             const ZwGeometry *zone,
                             const ZwLeftOutOptions *options,
                             const ZwProgress *progress,
                             GError **error);
ZwLeftOut *zw_left_out_ref (ZwLeftOut *self);
void zw_left_out_unref (ZwLeftOut *self);

const char *zw_left_out_area_get_name (const ZwLeftOutArea *area);
char *zw_left_out_dup_pocket_name (const ZwLeftOut *self, const ZwPocket *pocket, guint n_most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLeftOut, zw_left_out_unref)

G_END_DECLS
