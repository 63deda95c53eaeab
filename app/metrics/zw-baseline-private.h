/* zw-baseline-private.h: the columns of a baseline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-area-grid.h"
#include "geometry/zw-discs.h"
#include "geometry/zw-grid.h"
#include "geometry/zw-line-grid.h"
#include "metrics/zw-baseline.h"

G_BEGIN_DECLS

/* Columns of the point grids. Those of the stops go on with one for each mode. */
enum
{
  ZW_STOP_COUNTED,
  ZW_STOP_FIRST_MODE,
};
enum
{
  ZW_CHARGER_VALUE,
  ZW_CHARGER_POSTS,
  ZW_CHARGER_GUNS,
  ZW_CHARGER_FAST,
  ZW_CHARGER_SLOW,
  ZW_N_CHARGER_COLUMNS,
};
enum
{
  ZW_PARKING_SPACES,
  ZW_PARKING_EV_SPACES,
  ZW_PARKING_KNOWN,
  ZW_N_PARKING_COLUMNS,
};
enum
{
  ZW_PEOPLE_ALL,
  ZW_PEOPLE_COVERED,
  ZW_N_PEOPLE_COLUMNS,
};
enum
{
  ZW_ATTRACTION_COVERED,
  ZW_N_ATTRACTION_COLUMNS,
};

/* More modes than these are put together. */
#define ZW_MAX_MODES 24

/* Footways or cycle ways: lines have a length, surfaces an estimated one. */
typedef struct
{
  ZwLineGrid *lines;
  ZwAreaGrid *surfaces;
} ZwWays;

/* What was noticed while the columns were filled, for the methods' words. */
typedef struct
{
  guint n_platforms;       /* stops counted with their station */
  guint n_people_left_out; /* rows without a number of residents */
  guint n_parking_left_out;
  guint n_chargers_left_out;
  gboolean charger_posts; /* some layer gives posts, guns, neither */
  gboolean charger_guns;
  gboolean charger_sites;
  gboolean charger_known[ZW_N_CHARGER_COLUMNS];
  gboolean parking_areas;
  gboolean attraction_areas;
} ZwBaselineNotes;

struct _ZwBaseline
{
  gatomicrefcount ref_count;
  double radius;
  ZwGridFrame frame;
  ZwBaselineNotes notes;

  /* Owned; NULL where no such layer is used */
  ZwPointGrid *stops;
  ZwDiscs *discs;
  GPtrArray *modes; /* of char *, the order of their columns */
  ZwLineGrid *routes;
  ZwWays footways;
  ZwWays cycleways;
  ZwPointGrid *chargers;
  ZwPointGrid *parking;
  ZwPointGrid *bikes;
  ZwPointGrid *attractions;
  ZwPointGrid *people_points;
  ZwAreaGrid *people_areas;
  ZwPointGrid *people_centres;

  /* Owned words */
  GPtrArray *inputs[ZW_N_INDICATORS]; /* of ZwIndicatorInput */
  char *methods[ZW_N_INDICATORS][2];  /* with all stops, with those in the zone */
  char *missing[ZW_N_INDICATORS];     /* why there is no data; NULL where there is */
  char *empty[ZW_N_INDICATORS];       /* why there is none when the denominator is 0 */
};

gboolean zw_baseline_fill_stops (ZwBaseline *self,
                                 GPtrArray *layers,
                                 gboolean with_border,
                                 const ZwProgress *progress,
                                 GError **error);
gboolean zw_baseline_fill_lines (ZwBaseline *self,
                                 GPtrArray *layers,
                                 ZwLineGrid **lines,
                                 const ZwProgress *progress,
                                 GError **error);
gboolean zw_baseline_fill_ways (ZwBaseline *self,
                                GPtrArray *layers,
                                ZwWays *ways,
                                const ZwProgress *progress,
                                GError **error);
void zw_baseline_fill_chargers (ZwBaseline *self, GPtrArray *layers);
void zw_baseline_fill_parking (ZwBaseline *self, GPtrArray *layers);
void zw_baseline_fill_bikes (ZwBaseline *self, GPtrArray *layers);
void zw_baseline_fill_attractions (ZwBaseline *self, GPtrArray *layers);
gboolean zw_baseline_fill_people (ZwBaseline *self,
                                  const ZwFeatures *features,
                                  const ZwProgress *progress,
                                  GError **error);

ZwPoint zw_baseline_get_place (const ZwFeatures *features, guint index);

void zw_baseline_write_words (ZwBaseline *self,
                              const ZwBaselineSettings *settings,
                              GPtrArray *const *layers,
                              guint switched_off);

G_END_DECLS
