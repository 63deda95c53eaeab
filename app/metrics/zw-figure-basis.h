/* zw-figure-basis.h: what figures of several years are worked out from, read once
 *
 *   basis = zw_figure_basis_new (features, timetables, crs);
 *   near = zw_figure_basis_clip (basis, &extent, &settings);      where there is much
 *   baseline = zw_figure_basis_freeze (near, &settings, progress, error);
 *   table = zw_figure_table_new_from (baseline, &settings, places, progress, error);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-figure-table.h"

G_BEGIN_DECLS

/**
 * ZwFigureBasis:
 * @features: (element-type ZwFeatures): all layers of a project
 * @timetables: (element-type ZwTimetableEntry)
 * @crs: the project's coordinate system
 */
typedef struct
{
  GPtrArray *features;
  GPtrArray *timetables;
  char *crs;
} ZwFigureBasis;

ZwFigureBasis *zw_figure_basis_new (GPtrArray *features, GPtrArray *timetables, const char *crs);
void zw_figure_basis_free (ZwFigureBasis *self);

guint64 zw_figure_basis_count (const ZwFigureBasis *self);
ZwFigureBasis *zw_figure_basis_clip (const ZwFigureBasis *self,
                                     const ZwEnvelope *extent,
                                     const ZwBaselineSettings *settings);
GPtrArray *zw_figure_basis_list_areas (const ZwFigureBasis *self);
gboolean zw_figure_basis_is_same_survey (const ZwFigureBasis *self, int year, int other);
ZwBaseline *zw_figure_basis_freeze (const ZwFigureBasis *self,
                                    const ZwBaselineSettings *settings,
                                    const ZwProgress *progress,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFigureBasis, zw_figure_basis_free)

G_END_DECLS
