/* zw-plan-details-form.c: the form of a plan's parts: all fields, of which each part
 * shows its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-details-private.h"

#include <glib/gi18n.h>

#include "zw-plan-boundary.h"
#include "zw-plan-cell-text.h"
#include "zw-plan-choice.h"
#include "zw-plan-suggestion.h"
#include "zw-plan-waits.h"

#define LEAST_WIDTH_PX 300

static GtkWidget *
make_term (ZwPlanDetails *self)
{
  const ZwGuidelinePhase *phases =
      zw_guideline_get_type (zw_session_get_guideline (self->session), ZW_ZONE_URBAN)->phases;
  const char *names[ZW_N_PHASE_KINDS + 1] = { NULL };

  for (guint i = 0; i < ZW_N_PHASE_KINDS; i++)
    names[i] = zw_text_pick (&phases[i].name, self->catalog);
  return zw_plan_choice_new (_ ("Term"), names);
}

static GtkWidget *
make_group (ZwPlanDetails *self)
{
  const char *names[ZW_N_WORK_GROUPS + 2] = { NULL };

  for (guint i = 0; i <= ZW_N_WORK_GROUPS; i++)
    names[i] = zw_plan_group_get_label (i, zw_session_get_guideline (self->session), self->catalog);
  return zw_plan_choice_new (_ ("Kind of work"), names);
}

static GtkWidget *
make_indicator (ZwPlanDetails *self)
{
  guint n;
  const ZwGuidelineIndicator *indicators = zw_guideline_get_indicators (
      zw_session_get_guideline (self->session), &n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, g_strdup (_ ("None")));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, zw_plan_indicator_dup_label (indicators[i].id,
                                                         zw_session_get_guideline (self->session),
                                                         self->catalog));
  g_ptr_array_add (names, g_strdup (_ ("An own indicator")));
  g_ptr_array_add (names, NULL);
  return zw_plan_choice_new (_ ("Indicator"), (const char *const *) names->pdata);
}

static void
add_row (ZwPlanDetails *self, ZwPlanValue first, ZwPlanValue second)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), self->fields[first]);
  gtk_box_append (GTK_BOX (row), self->fields[second]);
  gtk_box_append (GTK_BOX (self->form), row);
}

static void
add_fields (ZwPlanDetails *self)
{
  static const ZwPlanValue last[] = { ZW_PLAN_VALUE_STRATEGY, ZW_PLAN_VALUE_MAIN_WORK,
                                      ZW_PLAN_VALUE_KEY_GOAL };

  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_NAME]);
  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_GOAL]);
  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_SUBTITLE]);
  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_CONTENT]);
  gtk_box_append (GTK_BOX (self->form), self->term);
  gtk_box_append (GTK_BOX (self->form), self->group);
  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_WHO]);
  gtk_box_append (GTK_BOX (self->form), self->indicator);
  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_INDICATOR]);
  add_row (self, ZW_PLAN_VALUE_TARGET, ZW_PLAN_VALUE_UNIT);
  add_row (self, ZW_PLAN_VALUE_START, ZW_PLAN_VALUE_END);
  add_row (self, ZW_PLAN_VALUE_COST, ZW_PLAN_VALUE_STAFF);
  gtk_box_append (GTK_BOX (self->form), self->suggestion);
  gtk_box_append (GTK_BOX (self->form), self->fields[ZW_PLAN_VALUE_FUNDING]);
  gtk_box_append (GTK_BOX (self->form), self->waits);
  gtk_box_append (GTK_BOX (self->form), self->boundary);
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    gtk_box_append (GTK_BOX (self->form), self->fields[last[i]]);
}

static void
make_head (ZwPlanDetails *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "heading");
  self->path = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->path), 0);
  gtk_label_set_wrap (GTK_LABEL (self->path), TRUE);
  gtk_widget_add_css_class (self->path, "dim-label");
  gtk_widget_add_css_class (self->path, "zw-small");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->path);
  gtk_box_append (GTK_BOX (self->form), head);
}

void
zw_plan_details_build (ZwPlanDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  make_head (self);
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES; i++)
    self->fields[i] = zw_plan_field_new (zw_plan_value_get_label (i), zw_plan_value_has_lines (i));
  zw_plan_field_set_number (ZW_PLAN_FIELD (self->fields[ZW_PLAN_VALUE_COST]));
  zw_plan_field_set_number (ZW_PLAN_FIELD (self->fields[ZW_PLAN_VALUE_STAFF]));
  zw_plan_field_set_number (ZW_PLAN_FIELD (self->fields[ZW_PLAN_VALUE_TARGET]));
  self->term = make_term (self);
  self->group = make_group (self);
  self->indicator = make_indicator (self);
  self->suggestion = zw_plan_suggestion_new (self->session, self->catalog);
  self->waits = zw_plan_waits_new (self->session);
  self->boundary = zw_plan_boundary_new (self->session);
  add_fields (self);

  self->empty = gtk_label_new (_ ("Select a row of the table to read and change it here."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_widget_add_css_class (box, "zw-page");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  /* Texts of many lines get the height that they need. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), viewport);
  gtk_widget_set_size_request (self->scroller, LEAST_WIDTH_PX, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
