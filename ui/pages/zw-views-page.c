/* zw-views-page.c: a page of several views of one zone's plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-views-page.h"

#include <glib/gi18n.h>

#include "zw-finding-mark.h"
#include "zw-findings-panel.h"
#include "zw-zone-choice.h"

#define SPACING_PX 12
#define COUNTS_PX 6
#define PANEL_PX 320

/* From this width on the findings stand beside the view from the beginning. */
#define WIDE_PX 1500

struct _ZwViewsPage
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *whole; /* the views, or why there are none */
  GtkWidget *stack;
  GtkWidget *findings_button;
  GtkWidget *findings_mark; /* of the gravest */
  GtkWidget *findings_label;
  GtkWidget *findings;
  GtkWidget *views[ZW_N_VIEWS];

  /* Owned */
  ZwSession *session;

  gboolean was_placed; /* from then on the user shows and folds the findings */
};

static guint go_to_signal;

G_DEFINE_FINAL_TYPE (ZwViewsPage, zw_views_page, GTK_TYPE_WIDGET)

/* How much there is to put right, on the button that shows it. */
static void
show_counts (ZwViewsPage *self)
{
  const GPtrArray *findings = zw_session_get_findings (self->session);
  guint must = zw_findings_count (findings, ZW_SEVERITY_MUST);
  guint should = zw_findings_count (findings, ZW_SEVERITY_SHOULD);
  g_autofree char *text = NULL;

  g_assert (ZW_IS_VIEWS_PAGE (self));
  /* Translators: rules broken, and advice not followed */
  text = g_strdup_printf (_ ("%u broken · %u advised"), must, should);
  gtk_label_set_text (GTK_LABEL (self->findings_label), text);
  gtk_widget_set_visible (self->findings_mark, must + should > 0);
  zw_finding_mark_set (self->findings_mark, must > 0 ? ZW_SEVERITY_MUST : ZW_SEVERITY_SHOULD);
}

static void
on_go_to (GtkWidget *panel, const ZwPlanPlace *place, ZwViewsPage *self)
{
  g_assert (ZW_IS_VIEWS_PAGE (self));
  if (!zw_views_page_go_to (self, place))
    g_signal_emit (self, go_to_signal, 0, place);
}

static GtkWidget *
make_head (ZwViewsPage *self)
{
  GtkWidget *head = gtk_center_box_new ();
  GtkWidget *zone = zw_zone_choice_new (self->session);
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COUNTS_PX);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  self->findings_button = gtk_toggle_button_new ();
  self->findings_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->findings_label, "numeric");
  self->findings_mark = zw_finding_mark_new ();
  gtk_box_append (GTK_BOX (counts), self->findings_mark);
  gtk_box_append (GTK_BOX (counts), self->findings_label);
  gtk_button_set_child (GTK_BUTTON (self->findings_button), counts);
  gtk_widget_set_tooltip_text (self->findings_button,
                               _ ("What the checks found, and how to put it right"));
  gtk_widget_set_margin_end (zone, SPACING_PX);
  gtk_widget_set_margin_start (self->findings_button, SPACING_PX);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (head), zone);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (head), switcher);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (head), self->findings_button);
  gtk_widget_add_css_class (head, "zw-panel-head");
  return head;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  GtkWidget *label = gtk_label_new (
      _ ("There is no zone to plan yet. Draw one, or import its outline on the page “Data”."));
  GtkWidget *draw = gtk_button_new_with_label (_ ("Draw a Zone"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (draw, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (draw, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (draw), "win.draw-zone");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), draw);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

/* Without a zone there is nothing to plan, and one is led to where it is drawn. */
static void
show_zones (ZwViewsPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  gboolean any = zones != NULL && zones->len > 0;

  g_assert (ZW_IS_VIEWS_PAGE (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->whole), any ? "views" : "none");
  gtk_widget_set_visible (self->head, any);
}

static void
build (ZwViewsPage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->findings = zw_findings_panel_new (self->session);
  gtk_widget_set_size_request (self->findings, PANEL_PX, -1);
  self->head = make_head (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  g_object_bind_property (self->findings_button, "active", self->findings, "visible",
                          G_BINDING_SYNC_CREATE);
  gtk_paned_set_start_child (GTK_PANED (paned), self->stack);
  gtk_paned_set_end_child (GTK_PANED (paned), self->findings);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  self->whole = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->whole), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->whole), FALSE);
  gtk_stack_add_named (GTK_STACK (self->whole), paned, "views");
  gtk_stack_add_named (GTK_STACK (self->whole), make_none (), "none");
  gtk_widget_set_vexpand (self->whole, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->whole);
}

static void
zw_views_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_views_page_parent_class)->map (widget);
  zw_session_hold_findings (ZW_VIEWS_PAGE (widget)->session);
}

static void
zw_views_page_unmap (GtkWidget *widget)
{
  zw_session_release_findings (ZW_VIEWS_PAGE (widget)->session);
  GTK_WIDGET_CLASS (zw_views_page_parent_class)->unmap (widget);
}

static void
zw_views_page_dispose (GObject *object)
{
  ZwViewsPage *self = ZW_VIEWS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_views_page_parent_class)->dispose (object);
}

static gboolean
unfold_findings (gpointer user_data)
{
  ZwViewsPage *self = ZW_VIEWS_PAGE (user_data);

  if (self->box != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->findings_button), TRUE);
  return G_SOURCE_REMOVE;
}

/* A window that has no room for the findings must not grow by them: they begin
 * folded, and the button says how many there are. */
static void
zw_views_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZwViewsPage *self = ZW_VIEWS_PAGE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->was_placed)
    return;
  self->was_placed = TRUE;
  if (width >= WIDE_PX)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unfold_findings, g_object_ref (self), g_object_unref);
}

static void
zw_views_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (ZW_VIEWS_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
zw_views_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (ZW_VIEWS_PAGE (widget)->box);
}

static void
toggle_findings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (ZW_VIEWS_PAGE (widget)->findings_button);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
zw_views_page_class_init (ZwViewsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_views_page_dispose;
  widget_class->map = zw_views_page_map;
  widget_class->unmap = zw_views_page_unmap;
  widget_class->measure = zw_views_page_measure;
  widget_class->size_allocate = zw_views_page_size_allocate;
  widget_class->get_request_mode = zw_views_page_get_request_mode;
  gtk_widget_class_install_action (widget_class, "views.findings", NULL, toggle_findings);
  go_to_signal = g_signal_new ("go-to", ZW_TYPE_VIEWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
zw_views_page_init (ZwViewsPage *self)
{
}

/**
 * zw_views_page_new:
 *
 * Returns: (transfer floating): a page without views
 */
GtkWidget *
zw_views_page_new (ZwSession *session)
{
  ZwViewsPage *self = g_object_new (ZW_TYPE_VIEWS_PAGE, NULL);

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (self->findings, "go-to", G_CALLBACK (on_go_to), self, 0);
  g_signal_connect_object (session, "findings-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "zones-changed", G_CALLBACK (show_zones), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (show_zones), self, G_CONNECT_SWAPPED);
  show_zones (self);
  show_counts (self);
  return GTK_WIDGET (self);
}

/**
 * zw_views_page_add:
 * @view: which one it is; each at most once
 * @title: translated
 */
void
zw_views_page_add (ZwViewsPage *self, ZwView view, const char *title, GtkWidget *child)
{
  g_return_if_fail (view < ZW_N_VIEWS && self->views[view] == NULL);

  self->views[view] = child;
  gtk_stack_add_titled (GTK_STACK (self->stack), child, zw_view_get_id (view), title);
}

gboolean
zw_views_page_has (ZwViewsPage *self, ZwView view)
{
  return view < ZW_N_VIEWS && self->views[view] != NULL;
}

void
zw_views_page_show (ZwViewsPage *self, ZwView view)
{
  if (zw_views_page_has (self, view))
    gtk_stack_set_visible_child (GTK_STACK (self->stack), self->views[view]);
}

/**
 * zw_views_page_get_view:
 *
 * Returns: (transfer none) (nullable)
 */
GtkWidget *
zw_views_page_get_view (ZwViewsPage *self, ZwView view)
{
  return view < ZW_N_VIEWS ? self->views[view] : NULL;
}

/**
 * zw_views_page_go_to:
 *
 * Returns: %FALSE where the place is not on this page
 */
gboolean
zw_views_page_go_to (ZwViewsPage *self, const ZwPlanPlace *place)
{
  if (!zw_views_page_has (self, place->view))
    return FALSE;
  zw_views_page_show (self, place->view);
  if (ZW_IS_PLACE_VIEW (self->views[place->view]))
    zw_place_view_go_to (ZW_PLACE_VIEW (self->views[place->view]), place);
  return TRUE;
}

/**
 * zw_views_page_undo_typing:
 *
 * To be asked before undo: what is being typed and not in the project yet is what
 * the user wants to take back first.
 */
gboolean
zw_views_page_undo_typing (ZwViewsPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return shown != NULL && gtk_widget_get_mapped (shown) && ZW_IS_PLACE_VIEW (shown)
         && zw_place_view_undo_typing (ZW_PLACE_VIEW (shown));
}
