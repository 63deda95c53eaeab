/* zw-survey-page-parts.c: the survey page put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "zw-candidates.h"
#include "zw-figure-details.h"
#include "zw-figure-grid.h"
#include "zw-plan-choice.h"
#include "zw-service-table.h"
#include "zw-survey-page-private.h"
#include "zw-survey-settings.h"

#define DETAILS_PX 330
#define LEFT_OUT_PX 420

/* A named list on one line; @most_chars is the room for its longest choice. */
static GtkWidget *
make_choice (const char *name)
{
  static const char *const none[] = { NULL };
  GtkWidget *choice = zw_plan_choice_new (name, none);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (choice);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  return choice;
}

static GtkWidget *
make_settings (ZwSurveyPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->settings = zw_survey_settings_new (self->catalog);
  gtk_popover_set_child (GTK_POPOVER (popover), self->settings);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (zw_survey_settings_flush),
                            self->settings);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Settings of the Figures"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Reach of a stop, surroundings, method of coverage"));
  return button;
}

static GtkWidget *
make_head (ZwSurveyPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->zone = make_choice (_ ("Zone"));
  self->district = make_choice (_ ("District"));
  self->year = make_choice (_ ("Survey year"));
  self->settings_button = make_settings (self);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (head), self->zone);
  gtk_box_append (GTK_BOX (head), self->district);
  gtk_box_append (GTK_BOX (head), self->year);
  gtk_box_append (GTK_BOX (head), space);
  gtk_box_append (GTK_BOX (head), self->settings_button);
  gtk_widget_add_css_class (head, "zw-panel-head");
  return head;
}

static GtkWidget *
make_tool (const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_views_row (ZwSurveyPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_set_hexpand (switcher, TRUE);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->tools),
                  make_tool (_ ("_Copy the Table"),
                             _ ("Copy the table, to paste it into a spreadsheet (Ctrl+Shift+C)"),
                             "survey.copy"));
  gtk_box_append (GTK_BOX (self->tools),
                  make_tool (_ ("_Export CSV…"),
                             _ ("Write the figures of all places to a file, each with its method, "
                                "layers and years"),
                             "survey.export"));
  gtk_box_append (GTK_BOX (row), switcher);
  gtk_box_append (GTK_BOX (row), self->tools);
  gtk_widget_add_css_class (row, "zw-row");
  return row;
}

static GtkWidget *
make_paned (GtkWidget *table, GtkWidget *details)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_size_request (details, DETAILS_PX, -1);
  gtk_widget_set_hexpand (table, TRUE);
  gtk_paned_set_start_child (GTK_PANED (paned), table);
  gtk_paned_set_end_child (GTK_PANED (paned), details);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

static GtkWidget *
make_years (ZwSurveyPage *self)
{
  const char *const counts[] = { _ ("The last 3 years"), _ ("The last 4 years"),
                                 _ ("The last 5 years"), _ ("All years"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *paned;

  self->years_place = make_choice (_ ("Place"));
  self->years_count = make_choice (_ ("Years"));
  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (self->years_count), counts);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->years_count), 2);
  self->years_hint = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->years_hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->years_hint, "dim-label");
  gtk_box_append (GTK_BOX (row), self->years_place);
  gtk_box_append (GTK_BOX (row), self->years_count);
  gtk_box_append (GTK_BOX (row), self->years_hint);
  gtk_widget_add_css_class (row, "zw-row");
  self->years_grid = zw_figure_grid_new (_ ("Indicators of several years"), self->catalog);
  self->years_details = zw_figure_details_new (zw_session_get_guideline (self->session),
                                               self->catalog);
  paned = make_paned (self->years_grid, self->years_details);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), paned);
  return box;
}

static void
make_views (ZwSurveyPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->grid = zw_figure_grid_new (_ ("Indicators of the zone and of what lies around it"),
                                   self->catalog);
  self->details = zw_figure_details_new (zw_session_get_guideline (self->session), self->catalog);
  self->candidates = zw_candidates_new (self->catalog);
  gtk_stack_add_titled (GTK_STACK (self->stack), make_paned (self->grid, self->details),
                        "indicators", _ ("Indicators"));
  gtk_stack_add_titled (GTK_STACK (self->stack), make_years (self), "years",
                        _ ("Years Side by Side"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->candidates, "candidates",
                        _ ("Zones Side by Side"));
  self->service = zw_service_table_new ();
  gtk_stack_add_titled (GTK_STACK (self->stack), self->service, "service", _ ("Level of Service"));
}

/**
 * zw_survey_page_add_left_out:
 * @list: (transfer floating): residents without coverage, which the window's map
 *   shows
 * @table: (transfer floating): the same by area
 */
void
zw_survey_page_add_left_out (ZwSurveyPage *self, GtkWidget *list, GtkWidget *table)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *hint = gtk_label_new (
      _ ("Whom no stop serves: the largest pockets are told here. A click on one shows it on "
         "the map."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_add_css_class (box, "zw-page");
  gtk_widget_set_size_request (scroller, LEFT_OUT_PX, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (table, "zw-page");
  gtk_widget_set_hexpand (table, TRUE);
  gtk_box_append (GTK_BOX (row), scroller);
  gtk_box_append (GTK_BOX (row), table);
  gtk_stack_add_titled (GTK_STACK (self->stack), row, "left-out", _ ("Who Is Left Out"));
}

/* There are layers, but no zone: what can be told is told. */
static GtkWidget *
make_no_zone (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("find-location-symbolic");
  GtkWidget *label = gtk_label_new (
      _ ("There is no zone yet: the figures are those of the districts and the city."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Draw a Zone"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.draw-zone");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "zw-row");
  return row;
}

static GtkWidget *
make_foot (ZwSurveyPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->foot = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->foot), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->foot), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->foot, TRUE);
  gtk_widget_add_css_class (self->foot, "numeric");
  gtk_widget_add_css_class (self->foot, "dim-label");
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->bar, 180, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Working out the figures"), -1);
  self->stop = make_tool (_ ("S_top"), _ ("Stop working out the figures"), "survey.stop");
  self->again = make_tool (_ ("_Work Out Again"), _ ("Work the figures out again"), "survey.again");
  gtk_box_append (GTK_BOX (row), self->foot);
  gtk_box_append (GTK_BOX (row), self->bar);
  gtk_box_append (GTK_BOX (row), self->stop);
  gtk_box_append (GTK_BOX (row), self->again);
  gtk_widget_add_css_class (row, "zw-survey-foot");
  return row;
}

/* Nothing imported: what to do first. */
static GtkWidget *
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("folder-symbolic");
  GtkWidget *title = gtk_label_new (_ ("No layers yet"));
  GtkWidget *text = gtk_label_new (
      _ ("Import the city’s stops, routes, footways, chargers, car parks and residents: the "
         "fifteen indicators of the guideline are worked out from them."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Import…"));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 48);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 60);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

void
zw_survey_page_build (ZwSurveyPage *self)
{
  GtkWidget *views_row;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = make_head (self);
  self->no_zone = make_no_zone ();
  make_views (self);
  views_row = make_views_row (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->no_zone);
  gtk_box_append (GTK_BOX (self->box), views_row);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  self->state = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->state), make_empty (), "none");
  gtk_stack_add_named (GTK_STACK (self->state), self->box, "survey");
  gtk_widget_set_parent (self->state, GTK_WIDGET (self));
}
