/* zw-siting-view.c: the six principles of siting beside the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-siting-view.h"

#include <glib/gi18n.h>

#include "plan/zw-judgement.h"
#include "zw-place-view.h"
#include "zw-session-private.h"
#include "zw-siting-form.h"
#include "zw-siting-job.h"
#include "zw-siting-marks.h"
#include "zw-siting-pictures.h"
#include "zw-siting-row.h"

#define LIST_PX 430
#define PICTURES_PX 320
#define SPACING_PX 6

/* Several changes in a row are worked out once. */
#define REST_MS 300

/* The principle of size. */
#define SIZE 3

struct _ZwSitingView
{
  GtkWidget parent_instance;

  guint timeout;
  guint selected; /* number of a principle, 0 for none */
  gboolean stopped;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *rows[ZW_SITING_N_PRINCIPLES];
  GtkWidget *map;
  GtkWidget *pictures;
  GtkWidget *foot;
  GtkWidget *spinner;
  GtkWidget *state;
  GtkWidget *button; /* stops the work, or begins it */

  /* Owned */
  ZwSession *session;
  GCancellable *cancellable; /* of the work that runs */
  char *asked;               /* key of what runs or is there */
  ZwSitingGround *ground;
  ZwSiting *siting;
};

static guint worked_out_signal;

static void zw_siting_view_place_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwSitingView,
                               zw_siting_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_siting_view_place_init))

static void queue (ZwSitingView *self);

/* What is shown. */

static void
show_state (ZwSitingView *self, const char *text)
{
  gboolean works = self->cancellable != NULL;
  g_autofree char *words = text != NULL ? g_strdup_printf ("%s …", text) : NULL;

  gtk_widget_set_visible (self->button, works || self->stopped);
  gtk_widget_set_visible (self->spinner, works);
  if (works)
    gtk_spinner_start (GTK_SPINNER (self->spinner));
  else
    gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_label_set_text (GTK_LABEL (self->state),
                      works           ? words != NULL ? words : _ ("Looking at the place …")
                                : self->stopped ? _ ("Stopped. The verdicts are not current.")
                                      : "");
  gtk_button_set_label (GTK_BUTTON (self->button), works ? _ ("Stop") : _ ("Work Out"));
}

static void
show_selected (ZwSitingView *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  const ZwSitingPrinciple *principle = self->siting != NULL && self->selected > 0
                                           ? &self->siting->principles[self->selected - 1]
                                           : NULL;
  g_autoptr (ZwMapMarks) marks = NULL;

  if (principle != NULL && store != NULL)
    marks = zw_siting_make_marks (self->siting, self->selected, zw_store_get_crs (store));
  zw_place_map_set_roles (ZW_PLACE_MAP (self->map), principle != NULL ? principle->roles : 0);
  zw_place_map_set_marks (ZW_PLACE_MAP (self->map), marks);
  gtk_widget_set_visible (self->pictures, self->selected == SIZE);
}

static void
show_verdicts (ZwSitingView *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);

  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    zw_siting_row_set (ZW_SITING_ROW (self->rows[i]),
                       self->siting != NULL ? &self->siting->principles[i] : NULL);
  zw_siting_pictures_set (ZW_SITING_PICTURES (self->pictures), zone != NULL ? zone->geometry : NULL,
                          zone != NULL ? zone->name : NULL,
                          self->siting != NULL ? self->siting->strictness : 0);
  show_selected (self);
}

/* New verdicts on the place that is known. */
static void
judge (ZwSitingView *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  ZwPlan *plan = zw_session_get_plan (self->session);
  g_autoptr (GPtrArray) findings = NULL;

  g_clear_pointer (&self->siting, zw_siting_free);
  if (self->ground != NULL && records != NULL && plan != NULL
      && self->ground->zone_id == zw_session_get_zone_id (self->session))
    {
      const ZwReference *reference = zw_session_get_reference (self->session);

      self->siting = zw_siting_new (self->ground, records, plan, reference);
      findings = zw_findings_new ();
      zw_siting_add_findings (self->siting, reference, findings);
    }
  show_verdicts (self);
  zw_session_set_findings_of (self->session, "siting", findings);
  g_signal_emit (self, worked_out_signal, 0);
}

/* Working it out. */

static void
stop (ZwSitingView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
forget (ZwSitingView *self)
{
  stop (self);
  self->stopped = FALSE;
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->ground, zw_siting_ground_unref);
  g_clear_pointer (&self->siting, zw_siting_free);
}

static void
on_progress (double fraction, const char *what, gpointer user_data)
{
  ZwSitingView *self = ZW_SITING_VIEW (user_data);

  if (self->cancellable != NULL)
    show_state (self, what);
}

static void
on_worked_out (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwSitingView *self = ZW_SITING_VIEW (object);
  g_autoptr (GError) error = NULL;
  ZwSitingGround *ground;

  /* Asked again since, or let go. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  ground = zw_siting_job_run_finish (result, &error);
  if (ground == NULL)
    {
      g_clear_pointer (&self->asked, g_free);
      self->stopped = TRUE;
      zw_session_report (self->session, error);
    }
  else
    {
      g_clear_pointer (&self->ground, zw_siting_ground_unref);
      self->ground = ground;
      self->stopped = FALSE;
      judge (self);
    }
  show_state (self, NULL);
}

/* A page with findings is shown, though perhaps another of its views. */
static gboolean
is_wanted (ZwSitingView *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) || zw_session_are_findings_shown (self->session);
}

static gboolean
start (gpointer user_data)
{
  ZwSitingView *self = ZW_SITING_VIEW (user_data);
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *key = NULL;
  ZwSitingSettings settings;

  self->timeout = 0;
  if (store == NULL || !is_wanted (self) || !zw_siting_job_is_ready (self->session))
    return G_SOURCE_REMOVE;
  zw_siting_settings_load (&settings, store);
  key = zw_siting_job_dup_key (self->session, &settings);
  if (key == NULL || g_strcmp0 (key, self->asked) == 0)
    return G_SOURCE_REMOVE;
  stop (self);
  g_free (self->asked);
  self->asked = g_steal_pointer (&key);
  self->stopped = FALSE;
  self->cancellable = g_cancellable_new ();
  zw_siting_job_run_async (G_OBJECT (self), self->session, &settings, on_progress,
                           self->cancellable, on_worked_out);
  show_state (self, NULL);
  return G_SOURCE_REMOVE;
}

static void
queue (ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->stopped)
    self->timeout = g_timeout_add (REST_MS, start, self);
}

static void
on_button (ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  if (self->cancellable != NULL)
    {
      stop (self);
      g_clear_pointer (&self->asked, g_free);
      self->stopped = TRUE;
    }
  else
    {
      self->stopped = FALSE;
      start (self);
    }
  show_state (self, NULL);
}

/* The session speaks. */

static void
on_opened (ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  forget (self);
  show_state (self, NULL);
  show_verdicts (self);
  queue (self);
}

static void
on_plan_changed (ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  judge (self);
  queue (self);
}

/* The list speaks. */

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  self->selected = row != NULL ? zw_siting_row_get_number (ZW_SITING_ROW (row)) : 0;
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    zw_siting_row_set_open (ZW_SITING_ROW (self->rows[i]), self->rows[i] == GTK_WIDGET (row));
  show_selected (self);
}

/* The planner's verdict on a principle, or the note to it. */
static void
write_judgement (ZwSitingView *self, guint number, gboolean is_note, const char *text)
{
  ZwStore *store = zw_session_get_store (self->session);
  gint64 zone = zw_session_get_zone_id (self->session);
  g_autofree char *subject = g_strdup_printf ("principle-%u", number);
  GError *error = NULL;
  gboolean done;

  if (store == NULL || zone == 0)
    return;
  done = is_note ? zw_judgement_set_note (store, zone, subject, text, &error)
                 : zw_judgement_set_verdict (store, zone, subject, text, &error);
  if (!zw_session_check (self->session, done, error))
    show_verdicts (self);
}

static void
on_judged (ZwSitingRow *row, int verdict, ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  write_judgement (self, zw_siting_row_get_number (row), FALSE,
                   verdict >= 0 ? zw_verdict_get_id ((ZwVerdict) verdict) : "");
}

static void
on_noted (ZwSitingRow *row, const char *text, ZwSitingView *self)
{
  g_assert (ZW_IS_SITING_VIEW (self));
  write_judgement (self, zw_siting_row_get_number (row), TRUE, text);
}

/* Parts. */

static GtkWidget *
make_list (ZwSitingView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  const ZwPrinciple *words;
  guint n;

  words = zw_reference_get_principles (zw_session_get_reference (self->session), &n);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (self->list, "zw-list");
  gtk_widget_add_css_class (self->list, "zw-principles");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Principles of siting"), -1);
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES && i < n; i++)
    {
      self->rows[i] = zw_siting_row_new (i + 1, &words[i], catalog);
      g_signal_connect (self->rows[i], "judged", G_CALLBACK (on_judged), self);
      g_signal_connect (self->rows[i], "noted", G_CALLBACK (on_noted), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), self->rows[i]);
    }
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_foot (ZwSitingView *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  self->spinner = gtk_spinner_new ();
  self->state = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->state), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->state, TRUE);
  self->button = gtk_button_new ();
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_button), self);
  gtk_widget_add_css_class (self->foot, "zw-survey-foot");
  gtk_box_append (GTK_BOX (self->foot), self->spinner);
  gtk_box_append (GTK_BOX (self->foot), self->state);
  gtk_box_append (GTK_BOX (self->foot), self->button);
  gtk_box_append (GTK_BOX (self->foot), zw_siting_form_new (self->session));
  return self->foot;
}

static GtkWidget *
make_left (ZwSitingView *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (left), make_list (self));
  gtk_box_append (GTK_BOX (left), make_foot (self));
  gtk_widget_set_size_request (left, LIST_PX, -1);
  gtk_widget_add_css_class (left, "zw-side");
  return left;
}

static GtkWidget *
make_right (ZwSitingView *self)
{
  GtkWidget *right = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->map = zw_place_map_new (self->session);
  self->pictures = zw_siting_pictures_new (zw_session_get_reference (self->session));
  gtk_widget_set_size_request (self->pictures, -1, PICTURES_PX);
  gtk_widget_set_visible (self->pictures, FALSE);
  gtk_paned_set_start_child (GTK_PANED (right), self->map);
  gtk_paned_set_end_child (GTK_PANED (right), self->pictures);
  gtk_paned_set_resize_end_child (GTK_PANED (right), TRUE);
  gtk_paned_set_shrink_start_child (GTK_PANED (right), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (right), FALSE);
  return right;
}

/* Being led to a place. */

static gboolean
go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwSitingView *self = ZW_SITING_VIEW (view);

  if (place->id >= 1 && place->id <= ZW_SITING_N_PRINCIPLES)
    zw_siting_view_select (self, (guint) place->id);
  return TRUE;
}

static gboolean
undo_typing (ZwPlaceView *view)
{
  ZwSitingView *self = ZW_SITING_VIEW (view);

  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    if (zw_siting_row_undo_typing (ZW_SITING_ROW (self->rows[i]),
                                   self->siting != NULL ? self->siting->principles[i].note : NULL))
      return TRUE;
  return FALSE;
}

static void
zw_siting_view_place_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = go_to;
  iface->undo_typing = undo_typing;
}

static void
zw_siting_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_siting_view_parent_class)->map (widget);
  queue (ZW_SITING_VIEW (widget));
}

static void
zw_siting_view_dispose (GObject *object)
{
  ZwSitingView *self = ZW_SITING_VIEW (object);

  forget (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  /* A list that goes tells of rows that went before. */
  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_siting_view_parent_class)->dispose (object);
}

static void
zw_siting_view_class_init (ZwSitingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_siting_view_dispose;
  widget_class->map = zw_siting_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  worked_out_signal = g_signal_new ("worked-out", ZW_TYPE_SITING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
zw_siting_view_init (ZwSitingView *self)
{
}

/**
 * zw_siting_view_new:
 *
 * Returns: (transfer floating): the siting of the selected zone
 */
GtkWidget *
zw_siting_view_new (ZwSession *session)
{
  ZwSitingView *self = g_object_new (ZW_TYPE_SITING_VIEW, NULL);

  self->session = g_object_ref (session);
  self->box = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_paned_set_end_child (GTK_PANED (self->box), make_right (self));
  gtk_paned_set_start_child (GTK_PANED (self->box), make_left (self));
  gtk_paned_set_resize_start_child (GTK_PANED (self->box), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->box), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->box), FALSE);
  g_signal_connect_swapped (session, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (session, "layers-changed", G_CALLBACK (queue), self);
  g_signal_connect_swapped (session, "evaluated", G_CALLBACK (queue), self);
  g_signal_connect_swapped (session, "findings-wanted", G_CALLBACK (queue), self);
  g_signal_connect_swapped (session, "plan-changed", G_CALLBACK (on_plan_changed), self);
  g_signal_connect_swapped (session, "notify::zone", G_CALLBACK (on_plan_changed), self);
  zw_siting_view_select (self, 1);
  on_opened (self);
  return GTK_WIDGET (self);
}

/**
 * zw_siting_view_get_siting:
 *
 * Returns: (transfer none) (nullable): the verdicts, perhaps not current while others
 *   are worked out
 */
const ZwSiting *
zw_siting_view_get_siting (ZwSitingView *self)
{
  return self->siting;
}

/**
 * zw_siting_view_select:
 * @principle: 1 to 6
 */
void
zw_siting_view_select (ZwSitingView *self, guint principle)
{
  g_return_if_fail (principle >= 1 && principle <= ZW_SITING_N_PRINCIPLES);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (self->rows[principle - 1]));
}

ZwPlaceMap *
zw_siting_view_get_map (ZwSitingView *self)
{
  return ZW_PLACE_MAP (self->map);
}
