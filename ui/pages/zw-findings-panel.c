/* zw-findings-panel.c: what the checks found, and the way to each place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-findings-panel.h"

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "plan/zw-reference.h"
#include "zw-finding-item.h"
#include "zw-finding-mark.h"
#include "zw-plan-choice.h"

struct _ZwFindingsPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *severities[ZW_N_SEVERITIES];
  GtkWidget *counts[ZW_N_SEVERITIES];
  GtkWidget *view;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *none;
  GtkWidget *edition;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  GListStore *items;
};

static guint go_to_signal;

G_DEFINE_FINAL_TYPE (ZwFindingsPanel, zw_findings_panel, GTK_TYPE_WIDGET)

static const char *const views[ZW_N_VIEWS] = {
  [ZW_VIEW_PHASES] = N_ ("Phases"),   [ZW_VIEW_TARGETS] = N_ ("Goals"),
  [ZW_VIEW_SITING] = N_ ("Siting"),   [ZW_VIEW_VEHICLES] = N_ ("Vehicles"),
  [ZW_VIEW_PEOPLE] = N_ ("People"),   [ZW_VIEW_BUDGET] = N_ ("Budget"),
  [ZW_VIEW_FUNDING] = N_ ("Funding"), [ZW_VIEW_REVIEW] = N_ ("Formal check and score"),
};

/* The first choice is all of them. */
static gboolean
is_of_view (ZwFindingsPanel *self, const ZwFinding *finding)
{
  guint chosen = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->view));

  return chosen == 0 || chosen > ZW_N_VIEWS || finding->place.view == (ZwView) (chosen - 1);
}

static gboolean
is_shown (const ZwFinding *finding, gpointer user_data)
{
  ZwFindingsPanel *self = ZW_FINDINGS_PANEL (user_data);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->severities[finding->severity]))
         && is_of_view (self, finding);
}

static void
show_counts (ZwFindingsPanel *self, const GPtrArray *findings)
{
  guint counts[ZW_N_SEVERITIES] = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (is_of_view (self, finding))
        counts[finding->severity]++;
    }
  for (ZwSeverity i = 0; i < ZW_N_SEVERITIES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", counts[i]);
      /* Translators: how grave findings are, and how many there are */
      g_autofree char *name = g_strdup_printf (_ ("%s: %u"), zw_finding_mark_get_word (i),
                                               counts[i]);

      gtk_label_set_text (GTK_LABEL (self->counts[i]), text);
      gtk_widget_set_tooltip_text (self->severities[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->severities[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/* Nothing broken is worth saying, with what it was checked against. */
static void
show_none (ZwFindingsPanel *self, const GPtrArray *findings)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *text = NULL;
  gboolean hidden = zw_findings_count (findings, ZW_SEVERITY_MUST) > 0;

  gtk_label_set_text (GTK_LABEL (self->none), hidden ? _ ("Nothing of the kinds that are shown.")
                                                     : _ ("No broken rule was found."));
  /* Translators: the edition of the subsidy directions, and a date */
  text = g_strdup_printf (
      _ ("Checked against %s on %s"),
      zw_text_pick (zw_rules_get_title (zw_session_get_rules (self->session)), self->catalog),
      date);
  gtk_label_set_text (GTK_LABEL (self->edition), text);
}

static void
update (ZwFindingsPanel *self)
{
  const GPtrArray *findings = zw_session_get_findings (self->session);
  g_autoptr (GPtrArray) nothing = findings == NULL ? zw_findings_new () : NULL;

  g_assert (ZW_IS_FINDINGS_PANEL (self));
  if (findings == NULL)
    findings = nothing;
  zw_finding_items_update (self->items, findings, is_shown, self);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  show_counts (self, findings);
  show_none (self, findings);
  gtk_stack_set_visible_child_name (
      GTK_STACK (self->stack),
      g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "list" : "none");
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, ZwFindingsPanel *self)
{
  g_autoptr (ZwFindingItem) item = NULL;
  ZwPlanPlace place;

  g_assert (ZW_IS_FINDINGS_PANEL (self));
  item = g_list_model_get_item (G_LIST_MODEL (self->items), gtk_list_box_row_get_index (row));
  if (item == NULL)
    return;
  place = zw_finding_item_get (item)->place;
  g_signal_emit (self, go_to_signal, 0, &place);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return zw_finding_item_make_row (ZW_FINDING_ITEM (item));
}

/* A heading above the first of each severity. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  ZwFindingsPanel *self = ZW_FINDINGS_PANEL (user_data);
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (ZwFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);
  g_autoptr (ZwFindingItem)
      last = before != NULL ? g_list_model_get_item (G_LIST_MODEL (self->items), index - 1) : NULL;
  GtkWidget *heading = gtk_list_box_row_get_header (row);
  const char *word;

  if (item == NULL
      || (last != NULL
          && zw_finding_item_get (last)->severity == zw_finding_item_get (item)->severity))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  word = zw_finding_mark_get_word (zw_finding_item_get (item)->severity);
  if (heading == NULL)
    {
      heading = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "zw-finding-heading");
      gtk_list_box_row_set_header (row, heading);
    }
  gtk_label_set_text (GTK_LABEL (heading), word);
}

static void
zw_findings_panel_dispose (GObject *object)
{
  ZwFindingsPanel *self = ZW_FINDINGS_PANEL (object);

  if (self->list != NULL)
    gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
  self->list = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->items);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_findings_panel_parent_class)->dispose (object);
}

static void
zw_findings_panel_class_init (ZwFindingsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_findings_panel_dispose;
  go_to_signal = g_signal_new ("go-to", ZW_TYPE_FINDINGS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_findings_panel_init (ZwFindingsPanel *self)
{
  self->catalog = zw_catalog_new (NULL);
  self->items = g_list_store_new (ZW_TYPE_FINDING_ITEM);
}

static GtkWidget *
make_filters (ZwFindingsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *names[ZW_N_VIEWS + 2] = { _ ("All views") };

  gtk_widget_add_css_class (linked, "linked");
  for (ZwSeverity i = 0; i < ZW_N_SEVERITIES; i++)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *mark = zw_finding_mark_new ();

      zw_finding_mark_set (mark, i);
      self->counts[i] = gtk_label_new ("0");
      gtk_widget_add_css_class (self->counts[i], "numeric");
      gtk_box_append (GTK_BOX (content), mark);
      gtk_box_append (GTK_BOX (content), self->counts[i]);
      self->severities[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->severities[i]), content);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->severities[i]), TRUE);
      g_signal_connect_swapped (self->severities[i], "toggled", G_CALLBACK (update), self);
      gtk_box_append (GTK_BOX (linked), self->severities[i]);
    }
  for (ZwView i = 0; i < ZW_N_VIEWS; i++)
    names[i + 1] = _ (views[i]);
  self->view = zw_plan_choice_new (NULL, names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings of which view"), -1);
  gtk_widget_set_hexpand (self->view, TRUE);
  g_signal_connect_swapped (self->view, "chosen", G_CALLBACK (update), self);
  gtk_box_append (GTK_BOX (box), linked);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_widget_add_css_class (box, "zw-panel-head");
  return box;
}

static GtkWidget *
make_none (ZwFindingsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("emblem-ok-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_add_css_class (icon, "dim-label");
  self->none = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->none, "heading");
  self->edition = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->edition), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->edition), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->edition, "dim-label");
  gtk_widget_add_css_class (self->edition, "zw-small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->edition);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

static GtkWidget *
make_list (ZwFindingsPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "zw-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), head_row, self, NULL);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->items), make_row, NULL,
                           NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

GtkWidget *
zw_findings_panel_new (ZwSession *session)
{
  ZwFindingsPanel *self = g_object_new (ZW_TYPE_FINDINGS_PANEL, NULL);

  self->session = g_object_ref (session);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (self), "none");
  gtk_box_append (GTK_BOX (self->box), make_filters (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_add_css_class (self->box, "zw-panel");
  g_signal_connect_object (session, "findings-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
