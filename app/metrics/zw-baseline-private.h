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
#include "metrics/zw-od-pairs.h"
#include "metrics/zw-survey.h"
#include "metrics/zw-transfers.h"

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
  ZW_PEOPLE_ACTIVE, /* there even where the layer does not tell them: 0 then */
  ZW_N_PEOPLE_COLUMNS,
};
/* Two columns for each kind of attraction follow: how many, and those within reach. */
enum
{
  ZW_ATTRACTION_COVERED,
  ZW_ATTRACTION_FIRST_KIND,
};
/* A column for each kind of shared vehicle follows. */
enum
{
  ZW_SHARED_COUNT,
  ZW_SHARED_FIRST_KIND,
};

/* More modes or kinds than these are put together. */
#define ZW_MAX_MODES 24
#define ZW_MAX_KINDS 16

/* Footways or cycle ways: lines have a length, surfaces an estimated one. */
typedef struct
{
  ZwLineGrid *lines;
  ZwAreaGrid *surfaces;
} ZwWays;

/**
 * ZwVehicles:
 * @classes: (element-type utf8): vehicle classes, the order of the figures
 * @areas: (nullable): districts or other areas with registrations
 * @area_figures: for each polygon of @areas and each class the registered and the
 *   electric vehicles
 * @points: (nullable): the same figures as columns
 * @total: the same figures of all there is
 * @whole_only: no row has a place: the figures are of the city as a whole
 */
typedef struct
{
  GPtrArray *classes;
  ZwAreaGrid *areas;
  GArray *area_figures;
  ZwPointGrid *points;
  double total[2 * ZW_MAX_KINDS];
  gboolean whole_only;
} ZwVehicles;

/* What was noticed while the columns were filled, for the methods' words. */
typedef struct
{
  guint n_platforms;          /* stops counted with their station */
  guint n_people_left_out[3]; /* rows without a number of residents, by ZwGeometryKind */
  guint n_parking_left_out;
  guint n_chargers_left_out;
  gboolean charger_posts; /* some layer gives posts, guns, neither */
  gboolean charger_guns;
  gboolean charger_sites;
  gboolean charger_known[ZW_N_CHARGER_COLUMNS];
  guint n_merged; /* stops counted with another of their name */
  guint n_shared_left_out;
  guint n_vehicles_left_out; /* rows without figures, or without a place */
  gboolean shared_sites;     /* some layer tells no numbers: each place counts one */
  gboolean parking_areas;
  gboolean attraction_areas;
  gboolean attraction_kinds; /* some layer tells kinds */
} ZwBaselineNotes;

struct _ZwBaseline
{
  gatomicrefcount ref_count;
  double radius;
  double merge_m;
  ZwGridFrame frame;
  ZwBaselineNotes notes;
  ZwBaseline *base; /* whose columns these are, but for those that a stop changes; nullable */

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
  GPtrArray *attraction_kinds; /* of char * */
  ZwPointGrid *shared;
  GPtrArray *shared_kinds; /* of char * */
  ZwPointGrid *people_points;
  ZwAreaGrid *people_areas;
  ZwPointGrid *people_centres;
  ZwAreaGrid *active_areas;
  ZwVehicles *vehicles;
  ZwOdTable *od_pairs;
  ZwTransferTable *transfers;

  ZwCoverageMethod coverage; /* the one that gives A1; never automatic */
  gboolean points_have_active;
  gboolean has_timetables;
  gboolean has_active; /* the method's layer tells the active population */

  /* Owned words */
  GPtrArray *inputs[ZW_N_INDICATORS]; /* of ZwIndicatorInput */
  char *methods[ZW_N_INDICATORS][2];  /* with all stops, with those in the zone */
  char *missing[ZW_N_INDICATORS];     /* why there is no data; NULL where there is */
  char *empty[ZW_N_INDICATORS];       /* why there is none when the denominator is 0 */
  char *whole_only[ZW_N_INDICATORS];  /* why there is none but for the whole city */
};

gboolean zw_baseline_fill (ZwBaseline *self,
                           GPtrArray *const *layers,
                           gboolean is_owner,
                           const ZwProgress *progress,
                           GError **error);
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
void zw_baseline_fill_shared (ZwBaseline *self, GPtrArray *layers);
void zw_baseline_fill_vehicles (ZwBaseline *self, GPtrArray *layers);
gboolean zw_baseline_fill_people (ZwBaseline *self,
                                  const ZwFeatures *features,
                                  const ZwProgress *progress,
                                  GError **error);
GPtrArray *zw_baseline_choose_timetables (const GPtrArray *entries, const ZwSurveyChoice *choice);
GPtrArray *zw_baseline_load_timetables (ZwStore *store,
                                        const ZwSurveyChoice *choice,
                                        GError **error);
gboolean zw_baseline_fill_journeys (ZwBaseline *self,
                                    const GPtrArray *features,
                                    GPtrArray *const *layers,
                                    const GPtrArray *timetables,
                                    const ZwBaselineSettings *settings,
                                    const char *crs,
                                    const ZwProgress *progress,
                                    GError **error);
void zw_baseline_choose_coverage (ZwBaseline *self,
                                  ZwCoverageMethod wanted,
                                  const ZwFeatures *first);

ZwPoint zw_baseline_get_place (const ZwFeatures *features, guint index);
void zw_baseline_clear_changed (ZwBaseline *self);
void zw_vehicles_free (ZwVehicles *self);

void zw_baseline_write_words (ZwBaseline *self,
                              const ZwBaselineSettings *settings,
                              GPtrArray *const *layers,
                              const ZwSurveyChoice *choice);

G_END_DECLS
