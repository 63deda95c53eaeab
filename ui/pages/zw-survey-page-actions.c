/* zw-survey-page-actions.c: what can be done on the survey page by key and button
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "metrics/zw-indicator-output.h"
#include "metrics/zw-service-output.h"
#include "zw-candidates.h"
#include "zw-figure-grid.h"
#include "zw-service-table.h"
#include "zw-survey-page-private.h"

static const char *
get_view (ZwSurveyPage *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (widget);
  const char *view = get_view (self);
  g_autofree char *text = NULL;

  if (g_strcmp0 (view, "indicators") == 0)
    text = zw_figure_grid_dup_text (ZW_FIGURE_GRID (self->grid));
  else if (g_strcmp0 (view, "years") == 0)
    text = zw_figure_grid_dup_text (ZW_FIGURE_GRID (self->years_grid));
  else if (g_strcmp0 (view, "candidates") == 0)
    text = zw_candidates_dup_text (ZW_CANDIDATES (self->candidates));
  else if (g_strcmp0 (view, "service") == 0)
    text = g_strdup (zw_service_table_get_text (ZW_SERVICE_TABLE (self->service)));
  if (text == NULL || *text == '\0')
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  zw_survey_page_give_notice (self, _ ("The table is copied: paste it into a spreadsheet."));
}

/* The level of service of all zones and the city. */
static char *
dup_service_csv (ZwSurveyPage *self, const ZwSurvey *survey)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();
  gint64 city = 0;

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      gpointer level = g_hash_table_lookup (survey->levels, &zone->id);

      if (level == NULL)
        continue;
      g_ptr_array_add (names, zone->name);
      g_ptr_array_add (levels, level);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (levels, g_hash_table_lookup (survey->levels, &city));
  return zw_service_levels_to_csv ((const char *const *) names->pdata,
                                   (ZwServiceLevel *const *) levels->pdata, levels->len,
                                   &survey->service);
}

/* The figures of all places for the years of the view, with their parts. */
static char *
dup_csv (ZwSurveyPage *self)
{
  ZwSurveyKind kind = zw_survey_page_get_kind (self);
  const ZwSurvey *survey = kind < ZW_SURVEY_N_KINDS ? self->surveys[kind] : NULL;
  const ZwFigureTable *const *tables;

  if (survey == NULL)
    return NULL;
  if (kind == ZW_SURVEY_SERVICE)
    return dup_service_csv (self, survey);
  tables = (const ZwFigureTable *const *) survey->tables->pdata;
  if (g_strcmp0 (get_view (self), "candidates") == 0)
    return zw_figures_to_candidates (tables, survey->tables->len);
  return zw_figures_to_csv (tables, survey->tables->len, TRUE);
}

static void
on_export_answered (ZwSurveyPage *self, int response)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *name = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  csv = file != NULL ? dup_csv (self) : NULL;
  if (csv == NULL)
    return;
  name = g_file_get_basename (file);
  if (g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                               &error))
    {
      /* Translators: %s is a file */
      g_autofree char *text = g_strdup_printf (_ ("The figures are written to “%s”."), name);

      zw_survey_page_give_notice (self, text);
    }
  else
    zw_survey_page_give_notice (self, error->message);
}

static void export(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Export the Figures"), GTK_WINDOW (gtk_widget_get_root (widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  /* Translators: file name of a table of indicators */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("indicators.csv"));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_export_answered), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What runs is given up, and not begun again by itself. */
static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (widget);

  if (self->job_key == NULL)
    return;
  g_free (self->stopped);
  self->stopped = g_strdup (self->job_key);
  zw_survey_page_update (self);
}

static void
again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (widget);

  g_clear_pointer (&self->stopped, g_free);
  zw_survey_page_update (self);
}

static void
show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zw_survey_page_show (ZW_SURVEY_PAGE (widget), g_variant_get_string (parameter, NULL));
}

void
zw_survey_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "survey.copy", NULL, copy);
  gtk_widget_class_install_action (klass, "survey.export", NULL, export);
  gtk_widget_class_install_action (klass, "survey.stop", NULL, stop);
  gtk_widget_class_install_action (klass, "survey.again", NULL, again);
  gtk_widget_class_install_action (klass, "survey.show", "s", show);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "survey.copy", NULL);
}
