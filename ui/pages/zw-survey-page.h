/* zw-survey-page.h: the baseline survey: all indicators of zones, surroundings, districts, city
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SURVEY_PAGE (zw_survey_page_get_type ())

/**
 * ZwSurveyPage:
 *
 * Takes the whole width of the window. The figures are worked out on a worker
 * thread, and only while the page is shown.
 *
 * Actions of the group "survey", which the page brings with it: "copy",
 * "export", "stop", "again" and "show" (s: "indicators", "years", "candidates",
 * "left-out", "service").
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   to tell the user, perhaps with something to do about it.
 */
G_DECLARE_FINAL_TYPE (ZwSurveyPage, zw_survey_page, ZW, SURVEY_PAGE, GtkWidget)

GtkWidget *zw_survey_page_new (ZwSession *session);
void zw_survey_page_show (ZwSurveyPage *self, const char *view);
void zw_survey_page_add_left_out (ZwSurveyPage *self, GtkWidget *list, GtkWidget *table);
gboolean zw_survey_page_is_current (ZwSurveyPage *self);

G_END_DECLS
