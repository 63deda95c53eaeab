/* zw-survey-page-private.h: the survey page as its own files see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-survey-job.h"
#include "zw-survey-page.h"

G_BEGIN_DECLS

/* What is worked out: all places for one survey year, or for several; all zones
 * where there are many; how often and how long public transport serves. */
typedef enum
{
  ZW_SURVEY_ONE_YEAR,
  ZW_SURVEY_YEARS,
  ZW_SURVEY_CANDIDATES,
  ZW_SURVEY_SERVICE,
  ZW_SURVEY_N_KINDS,
} ZwSurveyKind;

/* A place in the list of the view of years. */
enum
{
  ZW_SURVEY_PLACE_ZONE,
  ZW_SURVEY_PLACE_SURROUNDINGS,
  ZW_SURVEY_PLACE_DISTRICT,
  ZW_SURVEY_PLACE_CITY,
};

struct _ZwSurveyPage
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *state; /* "none" without layers, "survey" */
  GtkWidget *head;
  GtkWidget *zone;
  GtkWidget *district;
  GtkWidget *year;
  GtkWidget *settings_button;
  GtkWidget *settings;
  GtkWidget *tools;
  GtkWidget *no_zone;
  GtkWidget *stack; /* the views */
  GtkWidget *grid;
  GtkWidget *details;
  GtkWidget *years_place;
  GtkWidget *years_count;
  GtkWidget *years_hint;
  GtkWidget *years_grid;
  GtkWidget *years_details;
  GtkWidget *candidates;
  GtkWidget *service;
  GtkWidget *foot;
  GtkWidget *bar;
  GtkWidget *stop;
  GtkWidget *again;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog; /* the language of the window */
  ZwSurvey *surveys[ZW_SURVEY_N_KINDS];
  char *keys[ZW_SURVEY_N_KINDS]; /* what they were worked out from */
  char *stopped;                 /* what the user gave up or what failed */
  GCancellable *job;             /* while one runs */
  char *job_key;
  char *district_name; /* the one chosen; NULL for the one the zone overlaps most */
  GArray *all_years;   /* of int: choices of the survey year behind the first */
  GtkFileChooserNative *chooser;

  ZwSurveyKind job_kind;
  guint debounce;
};

void zw_survey_page_build (ZwSurveyPage *self);
void zw_survey_page_install_actions (GtkWidgetClass *klass);
void zw_survey_page_give_notice (ZwSurveyPage *self, const char *text);
void zw_survey_page_update (ZwSurveyPage *self);

gboolean zw_survey_page_has_many_zones (ZwSurveyPage *self);
ZwSurveyKind zw_survey_page_get_kind (ZwSurveyPage *self);
GArray *zw_survey_page_list_years (ZwSurveyPage *self);
void zw_survey_page_show_choices (ZwSurveyPage *self);
char *zw_survey_page_dup_district (ZwSurveyPage *self, guint position);
void zw_survey_page_show_districts (ZwSurveyPage *self);
void zw_survey_page_show_figures (ZwSurveyPage *self);
void zw_survey_page_show_candidates (ZwSurveyPage *self);
void zw_survey_page_show_years (ZwSurveyPage *self);
void zw_survey_page_show_service (ZwSurveyPage *self);
void zw_survey_page_show_details (ZwSurveyPage *self);
void zw_survey_page_show_years_details (ZwSurveyPage *self);

G_END_DECLS
