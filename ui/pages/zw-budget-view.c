/* zw-budget-view.c: the budget applied for, checked while it is typed
 *
 * With every key the budget is tried as if what is typed were in it: the session
 * checks that one, and table and summary show it. Nothing is written before the
 * cell is committed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-budget-view-private.h"

#include <glib/gi18n.h>

#include "base/zw-money.h"
#include "zw-budget-head.h"
#include "zw-budget-summary.h"
#include "zw-place-view.h"

#define LEAST_TABLE_PX 150
#define SMALL_TABLE_PX 126

/* The most of the view's height that the summary takes by itself. */
#define SUMMARY_SHARE 0.42

static guint notice_signal;

static void zw_budget_view_place_view_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwBudgetView,
                               zw_budget_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_budget_view_place_view_init))

void
zw_budget_view_give_notice (ZwBudgetView *self, const char *text, gboolean undo)
{
  g_signal_emit (self, notice_signal, 0, text, undo ? _ ("Undo") : NULL, undo ? "win.undo" : NULL);
}

/* With what is being typed; NULL without a zone. */
const ZwBudget *
zw_budget_view_get_shown (ZwBudgetView *self)
{
  return self->tried != NULL ? self->tried : zw_session_get_budget (self->session);
}

static void
show_figures (ZwBudgetView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    zw_budget_summary_show (ZW_BUDGET_SUMMARY (self->summary), zw_budget_view_get_shown (self));
}

static void
update (ZwBudgetView *self)
{
  const ZwBudget *budget = zw_session_get_budget (self->session);

  g_assert (ZW_IS_BUDGET_VIEW (self));
  g_clear_pointer (&self->tried, zw_budget_free);
  gtk_widget_set_visible (self->stated_block, budget != NULL && budget->stated->len > 0);
  show_figures (self);
  zw_budget_view_update_actions (self);
}

/* What is typed is tried. */

static ZwBudget *
try_total (const ZwBudget *budget, gint64 id, const char *typed)
{
  g_autoptr (ZwBudget) half = NULL;
  g_autofree char *central_text = NULL, *local_text = NULL;
  gint64 total = 0, central = 0;

  if (!zw_money_parse (typed, &total, NULL)
      || !zw_budget_view_split (budget, id, total, &central, NULL))
    return NULL;
  central_text = g_strdup_printf ("%" G_GINT64_FORMAT, central);
  local_text = g_strdup_printf ("%" G_GINT64_FORMAT, total - central);
  half = zw_budget_try_cell (budget, id, ZW_BUDGET_CENTRAL, central_text, NULL);
  return half != NULL ? zw_budget_try_cell (half, id, ZW_BUDGET_LOCAL, local_text, NULL) : NULL;
}

static void
on_typed (GtkWidget *table, gint64 id, int field, const char *text, ZwBudgetView *self)
{
  const ZwBudget *budget = zw_session_get_budget (self->session);

  g_assert (ZW_IS_BUDGET_VIEW (self));
  g_clear_pointer (&self->tried, zw_budget_free);
  if (text != NULL && budget != NULL && field >= 0)
    self->tried = zw_budget_try_cell (budget, id, field, text, NULL);
  else if (text != NULL && budget != NULL && field == ZW_BUDGET_COLUMN_TOTAL)
    self->tried = try_total (budget, id, text);
  zw_session_try_budget (self->session, self->tried);
  zw_record_table_refresh (ZW_RECORD_TABLE (self->table), id);
  show_figures (self);
}

static void
on_selected (GtkWidget *table, gint64 id, int field, ZwBudgetView *self)
{
  g_assert (ZW_IS_BUDGET_VIEW (self));
  zw_budget_view_update_actions (self);
}

static void
on_notice (GtkWidget *table, const char *text, ZwBudgetView *self)
{
  g_assert (ZW_IS_BUDGET_VIEW (self));
  zw_budget_view_give_notice (self, text, TRUE);
}

/* Places */

static GtkWidget *
get_table (ZwBudgetView *self, ZwRecordKind kind)
{
  return kind == ZW_RECORD_STATED_TOTAL  ? self->stated
         : kind == ZW_RECORD_APPLICATION ? self->others
                                         : self->table;
}

static gboolean
zw_budget_view_go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwBudgetView *self = ZW_BUDGET_VIEW (view);

  if (place->kind == ZW_PLAN_PLACE_RECORD && place->id != 0)
    return zw_record_table_show_cell (ZW_RECORD_TABLE (get_table (self, place->record)), place->id,
                                      place->field);
  return gtk_widget_grab_focus (self->table);
}

static gboolean
zw_budget_view_undo_typing (ZwPlaceView *view)
{
  ZwBudgetView *self = ZW_BUDGET_VIEW (view);

  return zw_record_table_undo_typing (ZW_RECORD_TABLE (self->table))
         || zw_record_table_undo_typing (ZW_RECORD_TABLE (self->stated))
         || zw_record_table_undo_typing (ZW_RECORD_TABLE (self->others));
}

static void
zw_budget_view_place_view_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = zw_budget_view_go_to;
  iface->undo_typing = zw_budget_view_undo_typing;
}

/* The widget */

static void
zw_budget_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_budget_view_parent_class)->map (widget);
  show_figures (ZW_BUDGET_VIEW (widget));
}

static void
zw_budget_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (ZW_BUDGET_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Once; from then on the user divides the room. */
static void
fit_summary (ZwBudgetView *self, int width, int height)
{
  int head, summary;

  if (!self->unfitted || zw_session_get_budget (self->session) == NULL)
    return;
  self->unfitted = FALSE;
  gtk_widget_measure (gtk_widget_get_first_child (self->box), GTK_ORIENTATION_VERTICAL, width,
                      &head, NULL, NULL, NULL);
  gtk_widget_measure (self->summary, GTK_ORIENTATION_VERTICAL, width, &summary, NULL, NULL, NULL);
  height -= head;
  gtk_paned_set_position (
      GTK_PANED (self->split),
      MAX (LEAST_TABLE_PX, height - MIN (summary, (int) (height * SUMMARY_SHARE))));
}

static void
zw_budget_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZwBudgetView *self = ZW_BUDGET_VIEW (widget);

  fit_summary (self, width, height);
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
zw_budget_view_dispose (GObject *object)
{
  ZwBudgetView *self = ZW_BUDGET_VIEW (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->tried, zw_budget_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_budget_view_parent_class)->dispose (object);
}

static void
zw_budget_view_class_init (ZwBudgetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_budget_view_dispose;
  widget_class->map = zw_budget_view_map;
  widget_class->measure = zw_budget_view_measure;
  widget_class->size_allocate = zw_budget_view_size_allocate;
  notice_signal = g_signal_new ("notice", ZW_TYPE_BUDGET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  zw_budget_view_install_actions (widget_class);
}

static void
zw_budget_view_init (ZwBudgetView *self)
{
  self->unfitted = TRUE;
  self->catalog = zw_catalog_new (NULL);
}

static void
add_command (GtkWidget *table, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  zw_record_table_add_tool (ZW_RECORD_TABLE (table), button);
}

static GtkWidget *
make_small_table (ZwBudgetView *self,
                  ZwRecordKind kind,
                  const ZwRecordColumn *columns,
                  guint n_columns,
                  const char *empty)
{
  GtkWidget *table = zw_record_table_new (self->session, kind, columns, n_columns, NULL, NULL);

  zw_record_table_set_empty (ZW_RECORD_TABLE (table), empty);
  gtk_widget_set_size_request (table, -1, SMALL_TABLE_PX);
  g_signal_connect_object (table, "notice", G_CALLBACK (on_notice), self, 0);
  return table;
}

static GtkWidget *
make_summary (ZwBudgetView *self)
{
  static const ZwRecordColumn stated[] = {
    { ZW_STATED_YEAR, .width_chars = 6 },
    { ZW_STATED_CENTRAL, .width_chars = 11, .expand = TRUE },
    { ZW_STATED_LOCAL, .width_chars = 11, .expand = TRUE },
    { ZW_STATED_TOTAL, .width_chars = 11, .expand = TRUE },
  };
  static const ZwRecordColumn others[] = {
    { ZW_APPLICATION_NAME, .width_chars = 12, .expand = TRUE },
    { ZW_APPLICATION_YEAR, .width_chars = 6 },
    { ZW_APPLICATION_CENTRAL, .width_chars = 12 },
  };
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->summary = zw_budget_summary_new ();
  self->stated = make_small_table (self, ZW_RECORD_STATED_TOTAL, stated, G_N_ELEMENTS (stated),
                                   _ ("No sheet states totals."));
  self->stated_block = zw_budget_summary_make_block (_ ("Totals as a sheet states them (NT$)"),
                                                     self->stated);
  self->others = make_small_table (self, ZW_RECORD_APPLICATION, others, G_N_ELEMENTS (others),
                                   _ ("None. They count for the yearly cap."));
  zw_budget_summary_add (ZW_BUDGET_SUMMARY (self->summary), self->stated_block);
  zw_budget_summary_add (ZW_BUDGET_SUMMARY (self->summary),
                         zw_budget_summary_make_block (
                             _ ("Other applications of the government (NT$)"), self->others));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->summary);
  return scroller;
}

static void
build (ZwBudgetView *self)
{
  GtkWidget *head = zw_budget_head_new (self->session);

  self->split = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  zw_budget_head_add (ZW_BUDGET_HEAD (head), zw_budget_view_make_sheet_menu ());
  self->table = zw_budget_view_make_table (self);
  gtk_widget_set_size_request (self->table, -1, LEAST_TABLE_PX);
  add_command (self->table, _ ("All Su_b-items"),
               _ ("Add a row for each sub-item that the zone can apply for and that has none"),
               "budget.add-all");
  add_command (self->table, _ ("_Largest Subsidy"),
               _ ("Split the total of the row so that the subsidy is the largest that the ratio "
                  "and the cap allow"),
               "budget.largest");
  gtk_paned_set_start_child (GTK_PANED (self->split), self->table);
  gtk_paned_set_end_child (GTK_PANED (self->split), make_summary (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->split), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->split), FALSE);
  gtk_widget_set_vexpand (self->split, TRUE);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->split);
}

/**
 * zw_budget_view_new:
 * @session: whose selected zone's budget is shown
 */
GtkWidget *
zw_budget_view_new (ZwSession *session)
{
  ZwBudgetView *self = g_object_new (ZW_TYPE_BUDGET_VIEW, NULL);

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (self->table, "typed", G_CALLBACK (on_typed), self, 0);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (on_selected), self, 0);
  g_signal_connect_object (self->table, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (session, "plan-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
