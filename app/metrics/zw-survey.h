/* zw-survey.h: which layers tell of a survey year
 *
 * Layers of one role that are editions of the same survey, told by names that
 * differ in nothing but figures ("Stops 2021", "Stops 2023"), replace each
 * other; others of the role add up. All layers of residents of one kind of
 * shape are editions of one survey. Of a survey a year takes the latest edition
 * that is not later than the year; layers without a year belong to every year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-layer.h"

G_BEGIN_DECLS

/**
 * ZwSurveyChoice:
 * @layers: (element-type ZwLayer): those that count, in the order given; borrowed
 * @residents: (nullable): of these the layer of residents that stands first
 * @switched_off: bit (1 << #ZwRole) for roles with layers that are not used
 * @later: bit (1 << #ZwRole) for roles whose layers are all of later years
 */
typedef struct
{
  GPtrArray *layers;
  const ZwLayer *residents;
  guint switched_off;
  guint later;
} ZwSurveyChoice;

GArray *zw_survey_list_years (const GPtrArray *layers);
ZwSurveyChoice *zw_survey_choose (const GPtrArray *layers, int year);
GPtrArray *zw_survey_list_latest (const GPtrArray *layers, ZwRole role);
void zw_survey_choice_free (ZwSurveyChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSurveyChoice, zw_survey_choice_free)

G_END_DECLS
