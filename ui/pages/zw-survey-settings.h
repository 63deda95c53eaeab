/* zw-survey-settings.h: how the figures are worked out, as a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "metrics/zw-figure-settings.h"

G_BEGIN_DECLS

#define ZW_TYPE_SURVEY_SETTINGS (zw_survey_settings_get_type ())

/**
 * ZwSurveySettings:
 *
 * Signals: "edited": the user has changed something and rests for a moment.
 */
G_DECLARE_FINAL_TYPE (ZwSurveySettings, zw_survey_settings, ZW, SURVEY_SETTINGS, GtkWidget)

GtkWidget *zw_survey_settings_new (const ZwCatalog *catalog);
void zw_survey_settings_show (ZwSurveySettings *self, const ZwFigureSettings *settings);
void zw_survey_settings_read (ZwSurveySettings *self, ZwFigureSettings *settings);
void zw_survey_settings_flush (ZwSurveySettings *self);

G_END_DECLS
