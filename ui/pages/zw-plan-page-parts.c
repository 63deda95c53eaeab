/* zw-plan-page-parts.c: the plan page put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-page-private.h"

#include <glib/gi18n.h>

#include "zw-plan-cell-text.h"
#include "zw-plan-choice.h"
#include "zw-plan-timeline-view.h"
#include "zw-situation-button.h"

#define LEAST_TABLE_PX 150

static GtkWidget *
make_tool (const char *icon, const char *name, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  if (icon != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    gtk_button_set_label (GTK_BUTTON (button), name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_add_buttons (void)
{
  static const struct
  {
    const char *tooltip;
    const char *action;
  } buttons[ZW_N_PLAN_PARTS] = {
    { N_ ("Add a phase"), "plan.add-phase" },
    { N_ ("Add a stage to the phase"), "plan.add-stage" },
    { N_ ("Add a goal"), "plan.add-goal" },
    { N_ ("Add a work item (Insert)"), "plan.add-item" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Add"));
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (linked, "linked");
  for (ZwPlanPart i = 0; i < ZW_N_PLAN_PARTS; i++)
    gtk_box_append (GTK_BOX (linked), make_tool (NULL, zw_plan_part_get_label (i),
                                                 _ (buttons[i].tooltip), buttons[i].action));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), linked);
  return box;
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new (), fill = g_menu_new (), clear = g_menu_new ();

  g_menu_append (fill, _ ("Fill Anew from the Guideline, in _Chinese"), "plan.fill::zh_TW");
  g_menu_append (fill, _ ("Fill Anew from the Guideline, in _English"), "plan.fill::en");
  g_menu_append (clear, _ ("_Remove the Whole Plan"), "plan.clear");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fill));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clear));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("The whole plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The whole plan"), -1);
  return button;
}

static GtkWidget *
make_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (moves, "linked");
  gtk_box_append (GTK_BOX (moves),
                  make_tool ("go-up-symbolic", NULL, _ ("Move up (Alt+Up)"), "plan.move-up"));
  gtk_box_append (GTK_BOX (moves), make_tool ("go-down-symbolic", NULL, _ ("Move down (Alt+Down)"),
                                              "plan.move-down"));
  gtk_box_append (GTK_BOX (tools), make_add_buttons ());
  gtk_box_append (GTK_BOX (tools), moves);
  gtk_box_append (GTK_BOX (tools), make_tool ("user-trash-symbolic", NULL,
                                              _ ("Delete; can be undone (Delete)"), "plan.delete"));
  gtk_box_append (GTK_BOX (tools), make_menu ());
  return tools;
}

static GtkWidget *
make_head (ZwPlanPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->tools = make_tools ();
  gtk_widget_set_hexpand (self->tools, TRUE);
  gtk_widget_set_halign (self->tools, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->tools);
  gtk_box_append (GTK_BOX (head), zw_situation_button_new (self->session, self->catalog));
  gtk_widget_add_css_class (head, "zw-panel-head");
  return head;
}

static GtkWidget *
make_sentence (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  return label;
}

static GtkWidget *
make_empty (ZwPlanPage *self)
{
  const char *const names[] = { "中文", "English", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->fill = gtk_button_new_with_mnemonic (_ ("_Fill from the Guideline"));
  self->start_empty = gtk_button_new_with_mnemonic (_ ("_Start Empty"));
  gtk_widget_add_css_class (self->fill, "suggested-action");
  gtk_widget_set_tooltip_text (self->start_empty,
                               _ ("The three phases with their years, and nothing in them"));
  self->language = zw_plan_choice_new (_ ("Language of the plan"), names);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->language),
                         zw_catalog_is_chinese (self->catalog) ? 0 : 1);
  gtk_widget_set_halign (self->language, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), self->start_empty);
  gtk_box_append (GTK_BOX (buttons), self->fill);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box),
                  make_sentence (_ ("This zone has no plan yet: start from the phases, stages, "
                                    "goals and work items that the guideline suggests for its "
                                    "type, or write your own.")));
  gtk_box_append (GTK_BOX (box), self->language);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

static void
add_key (GtkShortcutController *keys, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys,
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

static GtkWidget *
make_table (ZwPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Whole plan"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->table = zw_plan_table_new ((ZwGuideline *) zw_session_get_guideline (self->session),
                                   self->catalog);
  gtk_widget_set_vexpand (self->table, TRUE);
  gtk_widget_set_size_request (self->table, -1, LEAST_TABLE_PX);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Up, GDK_ALT_MASK, "plan.move-up");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Down, GDK_ALT_MASK, "plan.move-down");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Delete, 0, "plan.delete");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Insert, 0, "plan.add-item");
  gtk_widget_add_controller (self->table, keys);

  self->total_note = gtk_label_new (NULL);
  self->total = gtk_label_new (NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (self->total_note, "dim-label");
  gtk_widget_add_css_class (self->total_note, "numeric");
  gtk_widget_add_css_class (self->total, "heading");
  gtk_widget_add_css_class (self->total, "numeric");
  gtk_box_append (GTK_BOX (foot), label);
  gtk_box_append (GTK_BOX (foot), self->total_note);
  gtk_box_append (GTK_BOX (foot), self->total);
  gtk_widget_add_css_class (foot, "zw-row");
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), foot);
  return box;
}

static GtkWidget *
make_timeline (ZwPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->timeline = zw_plan_timeline_view_new (zw_session_get_guideline (self->session),
                                              zw_session_get_reference (self->session),
                                              self->catalog);
  gtk_widget_set_valign (self->timeline, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->timeline, 6);
  gtk_widget_set_margin_end (self->timeline, 6);
  self->timeline_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->timeline_scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->timeline_scroller), self->timeline);
  /* Else a press on a bar would first move the whole under the pointer. */
  gtk_viewport_set_scroll_to_focus (
      GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->timeline_scroller))),
      FALSE);
  gtk_widget_set_vexpand (self->timeline_scroller, TRUE);
  gtk_widget_set_size_request (self->timeline_scroller, -1, ZW_PLAN_PAGE_LEAST_TIMELINE_PX);
  gtk_box_append (GTK_BOX (box), self->timeline_scroller);
  return box;
}

static GtkWidget *
make_plan (ZwPlanPage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->split = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (self->split), make_timeline (self));
  gtk_paned_set_end_child (GTK_PANED (self->split), make_table (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->split), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->split), FALSE);
  self->details = zw_plan_details_new (self->session, self->catalog);
  gtk_paned_set_start_child (GTK_PANED (paned), self->split);
  gtk_paned_set_end_child (GTK_PANED (paned), self->details);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

void
zw_plan_page_build (ZwPlanPage *self)
{
  GtkWidget *none = make_sentence (
      _ ("There is no zone to plan yet. Draw one on the page “Zones”."));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (none, "zw-empty");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (self), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), make_plan (self), "plan");
  gtk_box_append (GTK_BOX (self->box), self->stack);
}
