/* zw-baseline.h: the survey's layers frozen into columns that zones are evaluated against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "base/zw-progress.h"
#include "layers/zw-features.h"
#include "metrics/zw-indicator.h"
#include "metrics/zw-journey-settings.h"

G_BEGIN_DECLS

#define ZW_BASELINE_DEFAULT_RADIUS_M 500.0

/* How the share of residents within reach of a stop is told. */
typedef enum
{
  ZW_COVERAGE_AUTO,   /* as the layer of residents that stands first allows */
  ZW_COVERAGE_AREA,   /* areas, weighted by their part within reach */
  ZW_COVERAGE_CENTRE, /* areas, each by its centre */
  ZW_COVERAGE_POINTS, /* places of residents */
  ZW_N_COVERAGE_METHODS,
} ZwCoverageMethod;

/**
 * ZwBaselineSettings:
 * @radius_m: how far a stop serves, straight line, closed
 * @merge_m: stops of one name and mode that are no farther apart count as one;
 *   0 counts each
 * @coverage: which method gives A1 where several can
 * @year: survey year; 0 for the latest of every survey
 * @catalog: (nullable): language of methods and reasons; the program's where %NULL
 * @journeys: how journeys are searched; its language is @catalog whatever it says
 *
 * Initialise with zw_baseline_settings_init().
 */
typedef struct
{
  double radius_m;
  double merge_m;
  ZwCoverageMethod coverage;
  int year;
  const ZwCatalog *catalog;
  ZwJourneySettings journeys;
} ZwBaselineSettings;

/**
 * ZwBaseline:
 *
 * Immutable and shared between threads; any number of them may evaluate zones
 * against it at once.
 */
typedef struct _ZwBaseline ZwBaseline;

void zw_baseline_settings_init (ZwBaselineSettings *self);

ZwBaseline *zw_baseline_new (GPtrArray *features,
                             const ZwBaselineSettings *settings,
                             const ZwProgress *progress,
                             GError **error);
ZwBaseline *zw_baseline_new_from (GPtrArray *features,
                                  const GPtrArray *timetables,
                                  const char *crs,
                                  const ZwBaselineSettings *settings,
                                  const ZwProgress *progress,
                                  GError **error);
ZwBaseline *zw_baseline_load (ZwStore *store,
                              const ZwBaselineSettings *settings,
                              const ZwProgress *progress,
                              GError **error);
ZwBaseline *zw_baseline_new_with_stop (const ZwBaseline *old,
                                       const ZwPoint *place,
                                       const char *mode,
                                       gboolean added);
ZwBaseline *zw_baseline_ref (ZwBaseline *self);
void zw_baseline_unref (ZwBaseline *self);
void zw_baseline_drop_columns (ZwBaseline *self);

const char *zw_coverage_method_get_id (ZwCoverageMethod method);
gboolean zw_coverage_method_from_id (const char *id, ZwCoverageMethod *method);
const char *zw_coverage_method_get_label (ZwCoverageMethod method, const ZwCatalog *catalog);

gboolean zw_baseline_needs_role (ZwRole role);
double zw_baseline_get_radius (const ZwBaseline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwBaseline, zw_baseline_unref)

G_END_DECLS
