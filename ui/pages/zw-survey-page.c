/* zw-survey-page.c: the baseline survey: all indicators of zones, surroundings, districts, city
 *
 * The figures are worked out anew when the key that the session gives of them is
 * another one, and only for the view that is shown. Until then the old ones stay,
 * paler.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-survey-page.h"

#include <glib/gi18n.h>

#include "zw-candidates.h"
#include "zw-figure-grid.h"
#include "zw-figure-words.h"
#include "zw-plan-choice.h"
#include "zw-survey-page-private.h"
#include "zw-survey-settings.h"

/* Several changes in a row are worked out once. */
#define REST_MS 200

/* The surroundings of more zones take longer than reading the layers again. */
#define MOST_AT_ONCE 20

static guint notice_signal;

G_DEFINE_FINAL_TYPE (ZwSurveyPage, zw_survey_page, GTK_TYPE_WIDGET)

void
zw_survey_page_give_notice (ZwSurveyPage *self, const char *text)
{
  g_signal_emit (self, notice_signal, 0, text, NULL, NULL);
}

/* What is to be known for the view that is shown. */

static const char *
get_view (ZwSurveyPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  return view != NULL ? view : "indicators";
}

/**
 * zw_survey_page_has_many_zones:
 *
 * Returns: whether places are worked out for the selected zone alone, not for
 *   all zones at once
 */
gboolean
zw_survey_page_has_many_zones (ZwSurveyPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);

  return zones != NULL && zones->len > MOST_AT_ONCE;
}

/**
 * zw_survey_page_get_kind:
 *
 * Returns: what the view that is shown needs; %ZW_SURVEY_N_KINDS for nothing
 */
ZwSurveyKind
zw_survey_page_get_kind (ZwSurveyPage *self)
{
  const char *view = get_view (self);

  if (g_str_equal (view, "candidates") && zw_survey_page_has_many_zones (self))
    return ZW_SURVEY_CANDIDATES;
  if (g_str_equal (view, "years"))
    return ZW_SURVEY_YEARS;
  if (g_str_equal (view, "service"))
    return ZW_SURVEY_SERVICE;
  if (g_str_equal (view, "indicators") || g_str_equal (view, "candidates"))
    return ZW_SURVEY_ONE_YEAR;
  return ZW_SURVEY_N_KINDS;
}

static GArray *
list_wanted_years (ZwSurveyPage *self, ZwSurveyKind kind)
{
  GArray *years;

  if (kind == ZW_SURVEY_YEARS)
    return zw_survey_page_list_years (self);
  years = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (years, zw_session_get_figure_settings (self->session)->baseline.year);
  return years;
}

/* When departures are counted belongs to the level of service alone. */
static void
append_service (ZwSurveyPage *self, GString *key)
{
  ZwServiceSettings settings;

  zw_service_settings_load (&settings, zw_session_get_store (self->session));
  g_string_append_printf (key, " service %d %d %d %d", settings.from_s, settings.to_s,
                          settings.early_s, settings.late_s);
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    g_string_append_printf (key, " %g", settings.headways_min[i]);
}

static char *
dup_key (ZwSurveyPage *self, ZwSurveyKind kind)
{
  ZwFigureSettings settings = *zw_session_get_figure_settings (self->session);
  g_autoptr (GArray) years = NULL;
  g_autofree char *figures = NULL;
  GString *key;

  settings.baseline.year = 0;
  figures = zw_session_dup_figures_key (self->session, &settings);
  if (figures == NULL)
    return NULL;
  years = list_wanted_years (self, kind);
  key = g_string_new (figures);
  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (key, " %d", g_array_index (years, int, i));
  if (kind == ZW_SURVEY_SERVICE)
    append_service (self, key);
  else if (kind != ZW_SURVEY_CANDIDATES && zw_survey_page_has_many_zones (self))
    g_string_append_printf (key, " zone %" G_GINT64_FORMAT, zw_session_get_zone_id (self->session));
  return g_string_free (key, FALSE);
}

/* The state of the work. */

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_work (ZwSurveyPage *self)
{
  ZwSurveyKind kind = zw_survey_page_get_kind (self);
  g_autofree char *key = kind < ZW_SURVEY_N_KINDS ? dup_key (self, kind) : NULL;
  gboolean current = key == NULL || g_strcmp0 (key, self->keys[kind]) == 0;
  gboolean stopped = !current && g_strcmp0 (key, self->stopped) == 0;
  gboolean working = !current && !stopped;
  g_autofree char *words = zw_figure_dup_settings (zw_session_get_figure_settings (self->session),
                                                   self->catalog);

  set_class (self->stack, "zw-stale", !current);
  gtk_widget_set_visible (self->bar, working);
  gtk_widget_set_visible (self->stop, working);
  gtk_widget_set_visible (self->again, stopped);
  if (stopped)
    gtk_label_set_text (GTK_LABEL (self->foot),
                        _ ("The figures are not worked out for what the project holds now."));
  else if (!working)
    {
      gtk_label_set_text (GTK_LABEL (self->foot), words);
      gtk_widget_set_tooltip_text (self->foot, words);
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (self->foot), _ ("Working out the figures …"));
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0.0);
    }
}

static void
on_progress (double fraction, const char *what, gpointer user_data)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (user_data);

  if (self->job == NULL)
    return;
  if (fraction >= 0.0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (fraction, 0.0, 1.0));
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  if (what != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s …", what);

      gtk_label_set_text (GTK_LABEL (self->foot), text);
    }
}

static void
give_up_job (ZwSurveyPage *self)
{
  g_clear_handle_id (&self->debounce, g_source_remove);
  g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->job_key, g_free);
}

static void
take_survey (ZwSurveyPage *self, ZwSurveyKind kind, ZwSurvey *survey, const char *key)
{
  ZwSurvey *old = self->surveys[kind];

  self->surveys[kind] = survey;
  g_free (self->keys[kind]);
  self->keys[kind] = g_strdup (key);
  zw_survey_page_show_districts (self);
  if (kind == ZW_SURVEY_ONE_YEAR)
    zw_survey_page_show_figures (self);
  else if (kind == ZW_SURVEY_YEARS)
    zw_survey_page_show_years (self);
  else if (kind == ZW_SURVEY_SERVICE)
    zw_survey_page_show_service (self);
  if (kind == ZW_SURVEY_ONE_YEAR || kind == ZW_SURVEY_CANDIDATES)
    zw_survey_page_show_candidates (self);
  g_clear_pointer (&old, zw_survey_free);
}

static void
on_worked_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (source);
  gboolean current = self->job != NULL && g_task_get_cancellable (G_TASK (result)) == self->job;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwSurvey) survey = zw_survey_run_finish (result, &error);

  if (!current)
    return;
  g_clear_object (&self->job);
  if (survey != NULL)
    take_survey (self, self->job_kind, g_steal_pointer (&survey), self->job_key);
  else
    {
      g_free (self->stopped);
      self->stopped = g_strdup (self->job_key);
      zw_survey_page_give_notice (self, error->message);
    }
  g_clear_pointer (&self->job_key, g_free);
  show_work (self);
}

static gboolean
start_job (gpointer user_data)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (user_data);
  ZwStore *store = zw_session_get_store (self->session);
  const ZwFigureSettings *settings = zw_session_get_figure_settings (self->session);
  ZwFigureWish wish = { 0, TRUE, TRUE, TRUE };
  g_autoptr (GArray) years = NULL;

  self->debounce = 0;
  if (store == NULL || self->job_key == NULL)
    return G_SOURCE_REMOVE;
  self->job = g_cancellable_new ();
  if (self->job_kind == ZW_SURVEY_SERVICE)
    {
      zw_survey_run_service_async (G_OBJECT (self), zw_store_get_path (store), settings,
                                   on_progress, self->job, on_worked_out);
      return G_SOURCE_REMOVE;
    }
  if (self->job_kind == ZW_SURVEY_CANDIDATES)
    wish = (ZwFigureWish){ 0 };
  else if (zw_survey_page_has_many_zones (self))
    wish.zone_id = zw_session_get_zone_id (self->session);
  years = list_wanted_years (self, self->job_kind);
  zw_survey_run_async (G_OBJECT (self), zw_store_get_path (store), settings, years, &wish,
                       on_progress, self->job, on_worked_out);
  return G_SOURCE_REMOVE;
}

/**
 * zw_survey_page_update:
 *
 * Has the figures of the view that is shown worked out where they are not those
 * of the project any more.
 */
void
zw_survey_page_update (ZwSurveyPage *self)
{
  ZwSurveyKind kind = zw_survey_page_get_kind (self);
  g_autofree char *key = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      give_up_job (self);
      return;
    }
  key = kind < ZW_SURVEY_N_KINDS ? dup_key (self, kind) : NULL;
  if (key == NULL || g_strcmp0 (key, self->keys[kind]) == 0 || g_strcmp0 (key, self->stopped) == 0)
    give_up_job (self);
  else if (g_strcmp0 (key, self->job_key) != 0)
    {
      give_up_job (self);
      self->job_kind = kind;
      self->job_key = g_steal_pointer (&key);
      self->debounce = g_timeout_add (REST_MS, start_job, self);
    }
  show_work (self);
}

/**
 * zw_survey_page_is_current:
 *
 * Returns: whether the view that is shown tells of the project as it is
 */
gboolean
zw_survey_page_is_current (ZwSurveyPage *self)
{
  ZwSurveyKind kind = zw_survey_page_get_kind (self);
  g_autofree char *key = kind < ZW_SURVEY_N_KINDS ? dup_key (self, kind) : NULL;

  return kind == ZW_SURVEY_N_KINDS || (key != NULL && g_strcmp0 (key, self->keys[kind]) == 0);
}

/* The page follows the project. */

static gboolean
has_layers (ZwSurveyPage *self)
{
  GPtrArray *layers = zw_session_get_layers (self->session);

  return layers != NULL && layers->len > 0;
}

static void
on_changed (ZwSurveyPage *self)
{
  g_assert (ZW_IS_SURVEY_PAGE (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->state), has_layers (self) ? "survey" : "none");
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  zw_survey_page_show_choices (self);
  zw_survey_page_update (self);
}

static void
on_zone_selected (ZwSurveyPage *self)
{
  g_assert (ZW_IS_SURVEY_PAGE (self));
  g_clear_pointer (&self->district_name, g_free);
  zw_survey_page_show_choices (self);
  zw_survey_page_show_figures (self);
  zw_survey_page_show_years (self);
  zw_survey_page_show_service (self);
  zw_survey_page_update (self);
}

static void
on_store_changed (ZwSurveyPage *self)
{
  g_assert (ZW_IS_SURVEY_PAGE (self));
  give_up_job (self);
  for (guint i = 0; i < ZW_SURVEY_N_KINDS; i++)
    {
      g_clear_pointer (&self->surveys[i], zw_survey_free);
      g_clear_pointer (&self->keys[i], g_free);
    }
  g_clear_pointer (&self->stopped, g_free);
  g_clear_pointer (&self->district_name, g_free);
  zw_survey_page_show_figures (self);
  zw_survey_page_show_candidates (self);
  zw_survey_page_show_years (self);
  zw_survey_page_show_service (self);
}

static void
on_view_changed (ZwSurveyPage *self)
{
  const char *view = get_view (self);
  gboolean tables = zw_survey_page_get_kind (self) < ZW_SURVEY_N_KINDS;

  g_assert (ZW_IS_SURVEY_PAGE (self));
  gtk_widget_set_visible (self->tools, tables);
  gtk_widget_set_sensitive (self->year, !g_str_equal (view, "years"));
  gtk_widget_set_sensitive (self->district,
                            g_str_equal (view, "indicators") || g_str_equal (view, "years"));
  zw_survey_page_update (self);
}

/* What the user does. */

static void
on_zone_chosen (ZwPlanChoice *choice, guint chosen, ZwSurveyPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);

  g_assert (ZW_IS_SURVEY_PAGE (self));
  if (zones != NULL && chosen < zones->len)
    zw_session_select_zone (self->session, ((ZwZone *) g_ptr_array_index (zones, chosen))->id);
}

static void
on_candidate_chosen (ZwCandidates *candidates, gint64 zone, ZwSurveyPage *self)
{
  g_assert (ZW_IS_SURVEY_PAGE (self));
  zw_session_select_zone (self->session, zone);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "indicators");
}

/* The label may say more than the name. */
static void
on_district_chosen (ZwPlanChoice *choice, guint chosen, ZwSurveyPage *self)
{
  g_assert (ZW_IS_SURVEY_PAGE (self));
  g_free (self->district_name);
  self->district_name = zw_survey_page_dup_district (self, chosen);
  zw_survey_page_show_figures (self);
  zw_survey_page_show_years (self);
}

static void
set_settings (ZwSurveyPage *self, const ZwFigureSettings *settings)
{
  if (zw_session_get_store (self->session) == NULL
      || !zw_session_set_figure_settings (self->session, settings))
    zw_survey_page_show_choices (self);
}

static void
on_year_chosen (ZwPlanChoice *choice, guint chosen, ZwSurveyPage *self)
{
  ZwFigureSettings settings = *zw_session_get_figure_settings (self->session);

  g_assert (ZW_IS_SURVEY_PAGE (self));
  settings.baseline.year = chosen > 0 && chosen <= self->all_years->len
                               ? g_array_index (self->all_years, int, chosen - 1)
                               : 0;
  set_settings (self, &settings);
}

static void
on_settings_edited (ZwSurveyPage *self)
{
  ZwFigureSettings settings = *zw_session_get_figure_settings (self->session);

  g_assert (ZW_IS_SURVEY_PAGE (self));
  zw_survey_settings_read (ZW_SURVEY_SETTINGS (self->settings), &settings);
  set_settings (self, &settings);
}

static void
on_years_chosen (ZwPlanChoice *choice, guint chosen, ZwSurveyPage *self)
{
  g_assert (ZW_IS_SURVEY_PAGE (self));
  zw_survey_page_show_years (self);
  zw_survey_page_update (self);
}

/**
 * zw_survey_page_show:
 * @view: "indicators", "years", "candidates", "left-out" or "service"
 */
void
zw_survey_page_show (ZwSurveyPage *self, const char *view)
{
  if (gtk_stack_get_child_by_name (GTK_STACK (self->stack), view) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), view);
}

static void
zw_survey_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_survey_page_parent_class)->map (widget);
  on_changed (ZW_SURVEY_PAGE (widget));
}

static void
zw_survey_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_survey_page_parent_class)->unmap (widget);
  give_up_job (ZW_SURVEY_PAGE (widget));
}

static void
zw_survey_page_dispose (GObject *object)
{
  ZwSurveyPage *self = ZW_SURVEY_PAGE (object);

  give_up_job (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  self->stack = NULL;
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->state, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  for (guint i = 0; i < ZW_SURVEY_N_KINDS; i++)
    {
      g_clear_pointer (&self->surveys[i], zw_survey_free);
      g_clear_pointer (&self->keys[i], g_free);
    }
  g_clear_pointer (&self->stopped, g_free);
  g_clear_pointer (&self->district_name, g_free);
  g_clear_pointer (&self->all_years, g_array_unref);
  G_OBJECT_CLASS (zw_survey_page_parent_class)->dispose (object);
}

static void
zw_survey_page_class_init (ZwSurveyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_survey_page_dispose;
  widget_class->map = zw_survey_page_map;
  widget_class->unmap = zw_survey_page_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  notice_signal = g_signal_new ("notice", ZW_TYPE_SURVEY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  zw_survey_page_install_actions (widget_class);
}

static void
zw_survey_page_init (ZwSurveyPage *self)
{
  self->all_years = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
follow_signals (ZwSurveyPage *self)
{
  ZwSession *session = self->session;

  g_signal_connect (self->zone, "chosen", G_CALLBACK (on_zone_chosen), self);
  g_signal_connect (self->district, "chosen", G_CALLBACK (on_district_chosen), self);
  g_signal_connect (self->year, "chosen", G_CALLBACK (on_year_chosen), self);
  g_signal_connect_swapped (self->settings, "edited", G_CALLBACK (on_settings_edited), self);
  g_signal_connect (self->years_place, "chosen", G_CALLBACK (on_years_chosen), self);
  g_signal_connect (self->years_count, "chosen", G_CALLBACK (on_years_chosen), self);
  g_signal_connect (self->candidates, "chosen", G_CALLBACK (on_candidate_chosen), self);
  g_signal_connect_swapped (self->grid, "selected", G_CALLBACK (zw_survey_page_show_details), self);
  g_signal_connect_swapped (self->years_grid, "selected",
                            G_CALLBACK (zw_survey_page_show_years_details), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (on_view_changed),
                            self);
  g_signal_connect_swapped (session, "notify::store", G_CALLBACK (on_store_changed), self);
  g_signal_connect_swapped (session, "layers-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (session, "plan-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (session, "notify::zone", G_CALLBACK (on_zone_selected), self);
}

/**
 * zw_survey_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
zw_survey_page_new (ZwSession *session)
{
  ZwSurveyPage *self = g_object_new (ZW_TYPE_SURVEY_PAGE, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_new (NULL);
  zw_survey_page_build (self);
  follow_signals (self);
  zw_survey_page_show_choices (self);
  on_store_changed (self);
  on_changed (self);
  return GTK_WIDGET (self);
}
