/* zw-figure-settings.h: how a project's figures are worked out, kept with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

#define ZW_FIGURES_DEFAULT_RING_M 500.0

/**
 * ZwFigureSettings:
 * @baseline: radius, merging of stops, method of coverage, survey year
 * @evaluate: whether only stops in the zone serve
 * @ring_m: width in metres of what counts as a zone's surroundings
 *
 * Initialise with zw_figure_settings_init() or zw_figure_settings_load().
 */
typedef struct
{
  ZwBaselineSettings baseline;
  ZwEvaluateOptions evaluate;
  double ring_m;
} ZwFigureSettings;

void zw_figure_settings_init (ZwFigureSettings *self);
void zw_figure_settings_load (ZwFigureSettings *self, ZwStore *store);
gboolean zw_figure_settings_save (const ZwFigureSettings *self, ZwStore *store, GError **error);
gboolean zw_figure_settings_check (const ZwFigureSettings *self, GError **error);

G_END_DECLS
