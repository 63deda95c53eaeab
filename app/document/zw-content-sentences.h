/* zw-content-sentences.h: the sentences of the survey, each for its place in the application
 *
 * Each returns NULL where the project has no layer to say it from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-content-survey-private.h"

G_BEGIN_DECLS

char *zw_survey_dup_extent (ZwSurveyWriter *self);
char *zw_survey_dup_type (ZwSurveyWriter *self);
char *zw_survey_dup_people (ZwSurveyWriter *self);
char *zw_survey_dup_landuse (ZwSurveyWriter *self);
char *zw_survey_dup_attractions (ZwSurveyWriter *self);

/* zw-content-sentences-transport.c */
char *zw_survey_dup_corridors (ZwSurveyWriter *self);
char *zw_survey_dup_stations (ZwSurveyWriter *self);
char *zw_survey_dup_routes (ZwSurveyWriter *self);
char *zw_survey_dup_ways (ZwSurveyWriter *self);
char *zw_survey_dup_chargers (ZwSurveyWriter *self);
char *zw_survey_dup_parking (ZwSurveyWriter *self);

G_END_DECLS
