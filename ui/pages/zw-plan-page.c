/* zw-plan-page.c: the plan of the selected zone: phases, stages, goals, work items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-page.h"

#include <glib/gi18n.h>

#include "base/zw-money.h"
#include "zw-plan-cell-text.h"
#include "zw-plan-choice.h"
#include "zw-plan-page-private.h"
#include "zw-plan-timeline-view.h"
#include "zw-plan-values.h"

/* The most of the page's height that the timeline takes by itself. */
#define TIMELINE_SHARE 0.42

/* Heights of a bar that stay in sight above the one that is selected: the years. */
#define KEPT_ABOVE 2.6

static const char *const languages[] = { "zh_TW", "en" };

static guint notice_signal;

static void place_view_init (ZwPlaceViewInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwPlanPage,
                               zw_plan_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW, place_view_init))

/* What one can take back, with the offer to do so. */
void
zw_plan_page_give_notice (ZwPlanPage *self, const char *text)
{
  g_signal_emit (self, notice_signal, 0, text, _ ("Undo"), "win.undo");
}

/* The page follows the project. */

static void
show_total (ZwPlanPage *self)
{
  ZwPlanTotal total = zw_plan_get_total (self->plan, NULL, NULL, ZW_WORK_ANY);
  g_autofree char *note = zw_plan_total_dup_note (&total);
  g_autofree char *sum = total.n_items > total.n_without_cost ? zw_money_format_unit (
                             total.cost_ntd, zw_catalog_is_chinese (self->catalog))
                                                              : NULL;

  gtk_label_set_text (GTK_LABEL (self->total), sum != NULL ? sum : "");
  gtk_label_set_text (GTK_LABEL (self->total_note), note != NULL ? note : "");
}

static void
frame_selected (ZwPlanPage *self, gboolean scroll)
{
  ZwPlanPart part;
  gint64 id = zw_plan_table_get_selected (ZW_PLAN_TABLE (self->table), &part);
  ZwTimelineBox box;

  if (zw_plan_timeline_view_select (ZW_PLAN_TIMELINE_VIEW (self->timeline), part, id, &box)
      && scroll)
    gtk_adjustment_clamp_page (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->timeline_scroller)),
        box.y - KEPT_ABOVE * box.height, box.y + 2 * box.height);
}

static void
show_state (ZwPlanPage *self)
{
  const char *state = self->plan == NULL              ? "none"
                      : zw_plan_is_empty (self->plan) ? "empty"
                                                      : "plan";

  gtk_widget_set_visible (self->tools, g_str_equal (state, "plan"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), state);
}

static void
refresh (ZwPlanPage *self)
{
  ZwPlanPart part;
  gint64 id;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  g_clear_pointer (&self->plan, zw_plan_unref);
  if (zw_session_get_plan (self->session) != NULL)
    self->plan = zw_plan_ref (zw_session_get_plan (self->session));
  show_state (self);
  zw_plan_timeline_view_set_findings (ZW_PLAN_TIMELINE_VIEW (self->timeline),
                                      zw_session_get_findings (self->session));
  zw_plan_timeline_view_set_plan (ZW_PLAN_TIMELINE_VIEW (self->timeline), self->plan,
                                  zw_session_get_records (self->session));
  zw_plan_table_set_plan (ZW_PLAN_TABLE (self->table), self->plan);
  id = zw_plan_table_get_selected (ZW_PLAN_TABLE (self->table), &part);
  zw_plan_details_show (ZW_PLAN_DETAILS (self->details), self->plan, part, id);
  frame_selected (self, FALSE);
  if (self->plan != NULL)
    show_total (self);
  zw_plan_page_update_actions (self);
}

static void
on_plan_changed (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  refresh (self);
}

static void
on_findings_changed (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_timeline_view_set_findings (ZW_PLAN_TIMELINE_VIEW (self->timeline),
                                      zw_session_get_findings (self->session));
}

/* Another zone begins with its first row. */
static void
on_zone_selected (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  zw_plan_table_set_plan (ZW_PLAN_TABLE (self->table), NULL);
  refresh (self);
}

static void
on_store_changed (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_forget (ZW_PLAN_DETAILS (self->details));
  zw_plan_table_set_plan (ZW_PLAN_TABLE (self->table), NULL);
  refresh (self);
}

/* What the user does. */

static void
on_row_selected (ZwPlanTable *table, int part, gint64 id, ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  zw_plan_details_show (ZW_PLAN_DETAILS (self->details), self->plan, (ZwPlanPart) part, id);
  frame_selected (self, TRUE);
  zw_plan_page_update_actions (self);
}

static void
on_row_activated (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_edit_name (ZW_PLAN_DETAILS (self->details));
}

static const char *
get_language (ZwPlanPage *self)
{
  return languages[zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->language))];
}

static void
on_fill_clicked (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.fill", "s", get_language (self));
}

static void
on_empty_clicked (ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.start-empty", "s", get_language (self));
}

/* Led to a place. */

/* The part of the plan that a place is about: a dependency is a matter of the work
 * item that waits, a boundary one of its phase. */
static gint64
find_part (ZwPlanPage *self, const ZwPlanPlace *place, ZwPlanPart *part)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwRecord *record;

  if (place->kind == ZW_PLAN_PLACE_PART)
    {
      *part = place->part;
      return zw_plan_find_part (self->plan, place->part, place->id) != NULL ? place->id : 0;
    }
  if (place->kind != ZW_PLAN_PLACE_RECORD || records == NULL
      || (place->record != ZW_RECORD_DEPENDENCY && place->record != ZW_RECORD_BOUNDARY))
    return 0;
  *part = place->record == ZW_RECORD_DEPENDENCY ? ZW_PLAN_ITEM : ZW_PLAN_PHASE;
  record = zw_records_find (records, place->record, place->id);
  /* Both have it as their first field. */
  return record != NULL ? zw_record_get_int (record, 0, 0) : 0;
}

static gboolean
go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (view);
  ZwPlanPart part;
  gint64 id;

  if (self->plan == NULL)
    return FALSE;
  if (place->kind == ZW_PLAN_PLACE_VIEW)
    return TRUE;
  id = find_part (self, place, &part);
  if (id == 0)
    return FALSE;
  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  zw_plan_table_select (ZW_PLAN_TABLE (self->table), part, id);
  zw_plan_table_focus_selected (ZW_PLAN_TABLE (self->table));
  return TRUE;
}

static gboolean
undo_typing (ZwPlaceView *view)
{
  return zw_plan_page_undo_typing (ZW_PLAN_PAGE (view));
}

static void
place_view_init (ZwPlaceViewInterface *interface)
{
  interface->go_to = go_to;
  interface->undo_typing = undo_typing;
}

/* The widget */

static void
zw_plan_page_map (GtkWidget *widget)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);

  GTK_WIDGET_CLASS (zw_plan_page_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static void
zw_plan_page_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (ZW_PLAN_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Once, when there is a plan to show; from then on the user divides the room. */
static void
fit_timeline (ZwPlanPage *self, int width, int height)
{
  int details, timeline;

  if (!self->unfitted || self->plan == NULL || zw_plan_is_empty (self->plan))
    return;
  self->unfitted = FALSE;
  gtk_widget_measure (self->details, GTK_ORIENTATION_HORIZONTAL, -1, &details, NULL, NULL, NULL);
  gtk_widget_measure (self->timeline, GTK_ORIENTATION_VERTICAL, MAX (width - details, 1), &timeline,
                      NULL, NULL, NULL);
  gtk_paned_set_position (GTK_PANED (self->split), CLAMP (timeline, ZW_PLAN_PAGE_LEAST_TIMELINE_PX,
                                                          (int) (height * TIMELINE_SHARE)));
}

static void
zw_plan_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);

  fit_timeline (self, width, height);
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
zw_plan_page_dispose (GObject *object)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->plan, zw_plan_unref);
  G_OBJECT_CLASS (zw_plan_page_parent_class)->dispose (object);
}

static void
zw_plan_page_class_init (ZwPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_plan_page_dispose;
  widget_class->map = zw_plan_page_map;
  widget_class->measure = zw_plan_page_measure;
  widget_class->size_allocate = zw_plan_page_size_allocate;
  notice_signal = g_signal_new ("notice", ZW_TYPE_PLAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  zw_plan_page_install_actions (widget_class);
}

static void
zw_plan_page_init (ZwPlanPage *self)
{
  self->stale = TRUE;
  self->unfitted = TRUE;
}

/**
 * zw_plan_page_new:
 * @session: whose selected zone is planned
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
zw_plan_page_new (ZwSession *session)
{
  ZwPlanPage *self = g_object_new (ZW_TYPE_PLAN_PAGE, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_new (NULL);
  zw_plan_page_build (self);
  g_signal_connect_swapped (self->fill, "clicked", G_CALLBACK (on_fill_clicked), self);
  g_signal_connect_swapped (self->start_empty, "clicked", G_CALLBACK (on_empty_clicked), self);
  zw_plan_page_connect_timeline (self);
  g_signal_connect (self->table, "selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (session, "notify::store", G_CALLBACK (on_store_changed), self);
  g_signal_connect_swapped (session, "notify::zone", G_CALLBACK (on_zone_selected), self);
  g_signal_connect_swapped (session, "plan-changed", G_CALLBACK (on_plan_changed), self);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (on_findings_changed), self);
  zw_plan_page_update_actions (self);
  return GTK_WIDGET (self);
}

/**
 * zw_plan_page_undo_typing:
 *
 * To be asked before undo: what is being typed and not in the project yet is what
 * the user wants to take back first.
 *
 * Returns: whether there was such a thing, and it is gone now
 */
gboolean
zw_plan_page_undo_typing (ZwPlanPage *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && zw_plan_details_undo_typing (ZW_PLAN_DETAILS (self->details));
}
