/* zw-survey-page-show.c: what the survey page knows, put into its lists and tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "metrics/zw-survey.h"
#include "zw-candidates.h"
#include "zw-figure-details.h"
#include "zw-figure-grid.h"
#include "zw-figure-words.h"
#include "zw-plan-choice.h"
#include "zw-service-table.h"
#include "zw-survey-page-private.h"
#include "zw-survey-settings.h"

/* Choices of how many years: 3, 4, 5, all. */
#define LEAST_YEARS 3
#define CHOICE_ALL_YEARS 3

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
set_choices (GtkWidget *choice, GPtrArray *texts, guint selected)
{
  g_ptr_array_add (texts, NULL);
  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (choice), (const char *const *) texts->pdata);
  zw_plan_choice_select (ZW_PLAN_CHOICE (choice), selected);
}

static void
show_zones (ZwSurveyPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  g_autoptr (GPtrArray) names = texts_new ();
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      g_ptr_array_add (names, g_strdup (zone->name));
      if (zone->id == zw_session_get_zone_id (self->session))
        selected = i;
    }
  gtk_widget_set_visible (self->zone, names->len > 0);
  gtk_widget_set_visible (self->no_zone, zones != NULL && zones->len == 0);
  set_choices (self->zone, names, selected);
}

/* The years of the layers, the latest first, and one that is set and gone. */
static void
show_survey_years (ZwSurveyPage *self)
{
  GPtrArray *layers = zw_session_get_layers (self->session);
  int year = zw_session_get_figure_settings (self->session)->baseline.year;
  g_autoptr (GPtrArray) names = texts_new ();
  guint selected = 0;

  g_clear_pointer (&self->all_years, g_array_unref);
  self->all_years = layers != NULL ? zw_survey_list_years (layers)
                                   : g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0, k = self->all_years->len; i + 1 < k; i++, k--)
    {
      int last = g_array_index (self->all_years, int, k - 1);

      g_array_index (self->all_years, int, k - 1) = g_array_index (self->all_years, int, i);
      g_array_index (self->all_years, int, i) = last;
    }
  g_ptr_array_add (names, g_strdup (_ ("latest of every survey")));
  for (guint i = 0; i < self->all_years->len; i++)
    {
      int one = g_array_index (self->all_years, int, i);

      g_ptr_array_add (names, zw_figure_dup_year (one, self->catalog));
      if (one == year)
        selected = i + 1;
    }
  if (year > 0 && selected == 0)
    {
      g_array_append_val (self->all_years, year);
      g_ptr_array_add (names, zw_figure_dup_year (year, self->catalog));
      selected = self->all_years->len;
    }
  set_choices (self->year, names, selected);
}

/**
 * zw_survey_page_list_years:
 *
 * Returns: (transfer full) (element-type int): the years to show side by side,
 *   ascending, at least one
 */
GArray *
zw_survey_page_list_years (ZwSurveyPage *self)
{
  GPtrArray *layers = zw_session_get_layers (self->session);
  GArray *years = layers != NULL ? zw_survey_list_years (layers)
                                 : g_array_new (FALSE, FALSE, sizeof (int));
  guint choice = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->years_count));
  int latest = 0;

  if (choice < CHOICE_ALL_YEARS && years->len > LEAST_YEARS + choice)
    g_array_remove_range (years, 0, years->len - (LEAST_YEARS + choice));
  if (years->len == 0)
    g_array_append_val (years, latest);
  return years;
}

/* Districts: those of the zone, its largest part first; all of them without one. */

static GPtrArray *
list_districts (ZwSurveyPage *self, GPtrArray *labels)
{
  const ZwSurvey *survey = self->surveys[ZW_SURVEY_ONE_YEAR] != NULL
                               ? self->surveys[ZW_SURVEY_ONE_YEAR]
                               : self->surveys[ZW_SURVEY_YEARS];
  const ZwFigureTable *table = survey != NULL ? g_ptr_array_index (survey->tables, 0) : NULL;
  gint64 zone = zw_session_get_zone_id (self->session);
  GArray *shares = survey != NULL ? g_hash_table_lookup (survey->shares, &zone) : NULL;
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const ZwSurveyShare *one = &g_array_index (shares, ZwSurveyShare, i);

      g_ptr_array_add (rows, (gpointer) one->district);
      /* Translators: a district, and how much of the zone lies in it */
      g_ptr_array_add (labels, g_strdup_printf (_ ("%s (%.0f %% of the zone)"),
                                                one->district->place->name, 100.0 * one->share));
    }
  for (guint i = 0; shares == NULL && table != NULL && i < table->rows->len; i++)
    {
      ZwFigureRow *row = g_ptr_array_index (table->rows, i);

      if (row->place->kind != ZW_PLACE_DISTRICT)
        continue;
      g_ptr_array_add (rows, row);
      g_ptr_array_add (labels, g_strdup (row->place->name));
    }
  return rows;
}

/* The district shown, NULL where there is none. */
static const ZwFigureRow *
find_district (ZwSurveyPage *self, GPtrArray *districts, guint *position)
{
  *position = 0;
  for (guint i = 0; i < districts->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (districts, i);

      if (g_strcmp0 (row->place->name, self->district_name) == 0)
        *position = i;
    }
  return districts->len > 0 ? g_ptr_array_index (districts, *position) : NULL;
}

/**
 * zw_survey_page_dup_district:
 * @position: in the list of districts
 *
 * Returns: (transfer full) (nullable): its name
 */
char *
zw_survey_page_dup_district (ZwSurveyPage *self, guint position)
{
  g_autoptr (GPtrArray) labels = texts_new ();
  g_autoptr (GPtrArray) districts = list_districts (self, labels);

  if (position >= districts->len)
    return NULL;
  return g_strdup (((ZwFigureRow *) g_ptr_array_index (districts, position))->place->name);
}

void
zw_survey_page_show_districts (ZwSurveyPage *self)
{
  g_autoptr (GPtrArray) labels = texts_new ();
  g_autoptr (GPtrArray) districts = list_districts (self, labels);
  guint position;

  find_district (self, districts, &position);
  gtk_widget_set_visible (self->district, districts->len > 0);
  set_choices (self->district, labels, position);
}

static void
show_places (ZwSurveyPage *self)
{
  const char *const places[] = { _ ("The zone"), _ ("Its surroundings"), _ ("Its district"),
                                 _ ("The whole city"), NULL };
  guint selected = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->years_place));

  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (self->years_place), places);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->years_place),
                         selected <= ZW_SURVEY_PLACE_CITY ? selected : ZW_SURVEY_PLACE_ZONE);
}

/**
 * zw_survey_page_show_choices:
 *
 * Brings the lists above the tables, and the form of the settings, up to date.
 */
void
zw_survey_page_show_choices (ZwSurveyPage *self)
{
  show_zones (self);
  show_survey_years (self);
  show_places (self);
  zw_survey_page_show_districts (self);
  zw_survey_settings_show (ZW_SURVEY_SETTINGS (self->settings),
                           zw_session_get_figure_settings (self->session));
}

/* Columns. */

static void
add_column (GPtrArray *columns, const char *kind, const char *name, const ZwFigureRow *row)
{
  g_autofree char *title = g_strdup_printf ("%s\n%s", kind, name);

  if (row != NULL)
    g_ptr_array_add (columns, zw_figure_column_new (title, name, row->evaluation));
}

static GPtrArray *
columns_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_column_free);
}

static GPtrArray *
list_places (ZwSurveyPage *self, const ZwFigureTable *table)
{
  GPtrArray *columns = columns_new ();
  gint64 id = zw_session_get_zone_id (self->session);
  const ZwFigureRow *zone = id != 0 ? zw_figure_table_find (table, ZW_PLACE_ZONE, id) : NULL;
  g_autoptr (GPtrArray) labels = texts_new ();
  g_autoptr (GPtrArray) districts = list_districts (self, labels);
  /* Translators: how far the surroundings of a zone reach, in metres */
  g_autofree char *ring = g_strdup_printf (_ ("%.0f m around"), table->settings.ring_m);
  guint position;
  const ZwFigureRow *district = find_district (self, districts, &position);

  if (zone != NULL)
    {
      add_column (columns, _ ("Zone"), zone->place->name, zone);
      add_column (columns, _ ("Surroundings"), ring,
                  zw_figure_table_find (table, ZW_PLACE_SURROUNDINGS, id));
    }
  if (district != NULL)
    add_column (columns, _ ("District"), district->place->name, district);
  add_column (columns, _ ("City"), _ ("all of it"), zw_figure_table_find (table, ZW_PLACE_CITY, 0));
  return columns;
}

/**
 * zw_survey_page_show_details:
 *
 * Explains the indicator that is selected in the table of places.
 */
void
zw_survey_page_show_details (ZwSurveyPage *self)
{
  ZwFigureGrid *grid = ZW_FIGURE_GRID (self->grid);

  zw_figure_details_show (ZW_FIGURE_DETAILS (self->details), zw_figure_grid_get_selected (grid),
                          zw_figure_grid_get_columns (grid));
}

void
zw_survey_page_show_years_details (ZwSurveyPage *self)
{
  ZwFigureGrid *grid = ZW_FIGURE_GRID (self->years_grid);

  zw_figure_details_show (ZW_FIGURE_DETAILS (self->years_details),
                          zw_figure_grid_get_selected (grid), zw_figure_grid_get_columns (grid));
}

/* Of many zones one is known at a time: the last stays until the next is there. */
static gboolean
waits_for_zone (ZwSurveyPage *self, const ZwFigureTable *table)
{
  gint64 zone = zw_session_get_zone_id (self->session);

  return table != NULL && zone != 0 && zw_survey_page_has_many_zones (self)
         && zw_figure_table_find (table, ZW_PLACE_ZONE, zone) == NULL;
}

/**
 * zw_survey_page_show_candidates:
 *
 * Shows the zones side by side.
 */
void
zw_survey_page_show_candidates (ZwSurveyPage *self)
{
  const ZwSurvey *survey = self->surveys[zw_survey_page_has_many_zones (self) ? ZW_SURVEY_CANDIDATES
                                                                              : ZW_SURVEY_ONE_YEAR];

  zw_candidates_set_table (ZW_CANDIDATES (self->candidates),
                           survey != NULL ? g_ptr_array_index (survey->tables, 0) : NULL);
}

/**
 * zw_survey_page_show_figures:
 *
 * Shows the figures of places for one year.
 */
void
zw_survey_page_show_figures (ZwSurveyPage *self)
{
  const ZwSurvey *survey = self->surveys[ZW_SURVEY_ONE_YEAR];
  const ZwFigureTable *table = survey != NULL ? g_ptr_array_index (survey->tables, 0) : NULL;
  g_autoptr (GPtrArray) columns = NULL;

  if (waits_for_zone (self, table))
    return;
  columns = table != NULL ? list_places (self, table) : columns_new ();
  zw_figure_grid_set_columns (ZW_FIGURE_GRID (self->grid), columns);
  zw_survey_page_show_details (self);
}

/* The place whose years are shown, in the table of one of them. */
static const ZwFigureRow *
find_place (ZwSurveyPage *self, const ZwFigureTable *table)
{
  gint64 zone = zw_session_get_zone_id (self->session);
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (GPtrArray) districts = NULL;
  const ZwFigureRow *district;
  guint position;

  switch (zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->years_place)))
    {
    case ZW_SURVEY_PLACE_CITY:
      return zw_figure_table_find (table, ZW_PLACE_CITY, 0);
    case ZW_SURVEY_PLACE_SURROUNDINGS:
      return zw_figure_table_find (table, ZW_PLACE_SURROUNDINGS, zone);
    case ZW_SURVEY_PLACE_DISTRICT:
      labels = texts_new ();
      districts = list_districts (self, labels);
      district = find_district (self, districts, &position);
      for (guint i = 0; district != NULL && i < table->rows->len; i++)
        {
          const ZwFigureRow *row = g_ptr_array_index (table->rows, i);

          if (row->place->kind == ZW_PLACE_DISTRICT
              && g_strcmp0 (row->place->name, district->place->name) == 0
              && g_strcmp0 (row->place->code, district->place->code) == 0)
            return row;
        }
      return NULL;
    default:
      return zone != 0 ? zw_figure_table_find (table, ZW_PLACE_ZONE, zone) : NULL;
    }
}

static char *
dup_year_title (ZwSurveyPage *self, int year)
{
  g_autofree char *text = year > 0 ? zw_figure_dup_year (year, self->catalog)
                                   : g_strdup (_ ("year unknown"));
  char *space = strstr (text, " (");

  if (space != NULL)
    *space = '\n';
  return g_steal_pointer (&text);
}

/**
 * zw_survey_page_show_years:
 *
 * Shows the years of one place side by side.
 */
void
zw_survey_page_show_years (ZwSurveyPage *self)
{
  ZwSurvey *survey = self->surveys[ZW_SURVEY_YEARS];
  g_autoptr (GPtrArray) columns = columns_new ();
  gboolean found = FALSE;

  if (survey != NULL && waits_for_zone (self, g_ptr_array_index (survey->tables, 0)))
    return;
  for (guint i = 0; survey != NULL && i < survey->tables->len; i++)
    {
      const ZwFigureTable *table = g_ptr_array_index (survey->tables, i);
      const ZwFigureRow *row = find_place (self, table);
      g_autofree char *title = dup_year_title (self, table->year);

      if (row != NULL)
        g_ptr_array_add (columns, zw_figure_column_new (title, NULL, row->evaluation));
      found = found || row != NULL;
    }
  if (survey == NULL)
    gtk_label_set_text (GTK_LABEL (self->years_hint), "");
  else if (!found)
    gtk_label_set_text (GTK_LABEL (self->years_hint), _ ("There is no such place."));
  else if (columns->len < LEAST_YEARS)
    gtk_label_set_text (GTK_LABEL (self->years_hint),
                        _ ("The application asks for 3 to 5 years: import earlier surveys, or "
                           "give the layers their years."));
  else
    gtk_label_set_text (GTK_LABEL (self->years_hint), "");
  gtk_widget_set_tooltip_text (self->years_hint, gtk_label_get_text (GTK_LABEL (self->years_hint)));
  zw_figure_grid_set_columns (ZW_FIGURE_GRID (self->years_grid), columns);
  zw_survey_page_show_years_details (self);
}

/**
 * zw_survey_page_show_service:
 *
 * Shows how often and how long public transport serves the zone and the city.
 */
void
zw_survey_page_show_service (ZwSurveyPage *self)
{
  const ZwSurvey *survey = self->surveys[ZW_SURVEY_SERVICE];
  const ZwZone *zone = zw_session_get_zone (self->session);
  gint64 of_zone = zw_session_get_zone_id (self->session), of_city = 0;

  zw_service_table_set (
      ZW_SERVICE_TABLE (self->service), zone != NULL ? zone->name : NULL,
      survey != NULL && zone != NULL ? g_hash_table_lookup (survey->levels, &of_zone) : NULL,
      survey != NULL ? g_hash_table_lookup (survey->levels, &of_city) : NULL,
      survey != NULL ? &survey->service : NULL);
}
