/* zw-publish-page-parts.c: the publish page put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-page-private.h"

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "zw-data-view.h"
#include "zw-figures-panel.h"
#include "zw-gaps-panel.h"
#include "zw-page-bar.h"
#include "zw-page-preview.h"
#include "zw-plan-choice.h"
#include "zw-sheets-options.h"
#include "zw-texts-panel.h"
#include "zw-zone-choice.h"

#define SPACING_PX 12
#define COUNTS_PX 6
#define SIDE_PX 360
#define LEAST_PREVIEW_PX 300

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
make_centred (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);

  gtk_box_append (GTK_BOX (box), first);
  gtk_widget_set_halign (second, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Go to _Zones"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "zones");
  return make_centred (
      make_sentence (_ ("Here the application for a zone, its slides, map sheets and plan are "
                        "printed and written as files. There is no zone yet; draw one first.")),
      button);
}

static GtkWidget *
make_problem (ZwPublishPage *self)
{
  self->problem = make_sentence ("");
  self->try_again = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  return make_centred (self->problem, self->try_again);
}

/* The head: which zone, what of it, and how much is not ready. */

static GtkWidget *
make_kinds (ZwPublishPage *self)
{
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (linked, "linked");
  for (guint i = 0; i < ZW_PUBLISH_N_KINDS; i++)
    {
      const char *label = i < ZW_N_PUBLICATION_KINDS
                              ? _ (zw_publication_kind_get_label ((ZwPublicationKind) i))
                              : C_ ("publication", "Data");

      self->kinds[i] = gtk_toggle_button_new_with_label (label);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->kinds[i]),
                                     GTK_TOGGLE_BUTTON (self->kinds[0]));
      gtk_box_append (GTK_BOX (linked), self->kinds[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[self->kind]), TRUE);
  return linked;
}

static GtkWidget *
make_head (ZwPublishPage *self)
{
  GtkWidget *zone = zw_zone_choice_new (self->session);

  self->head = gtk_center_box_new ();
  self->side_button = gtk_toggle_button_new ();
  self->side_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->side_label, "numeric");
  gtk_button_set_child (GTK_BUTTON (self->side_button), self->side_label);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->side_button), TRUE);
  gtk_widget_set_margin_end (zone, SPACING_PX);
  gtk_widget_set_margin_start (self->side_button, SPACING_PX);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (self->head), zone);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (self->head), make_kinds (self));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (self->head), self->side_button);
  gtk_widget_add_css_class (self->head, "zw-panel-head");
  return self->head;
}

/* Below it: the language, what is being done, print and files. */

static GtkWidget *
make_language (void)
{
  static const char *const names[] = { "中文", "English", NULL };
  g_autoptr (ZwCatalog) program = zw_catalog_new (NULL);
  GtkWidget *choice = zw_plan_choice_new (_ ("Language"), names);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (choice);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
  zw_plan_choice_select (ZW_PLAN_CHOICE (choice), zw_catalog_is_chinese (program) ? 0 : 1);
  gtk_widget_set_tooltip_text (choice, _ ("Language of the document's own words"));
  return choice;
}

static GtkWidget *
make_print (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("P_rint…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.print");
  gtk_widget_set_tooltip_text (button, _ ("Print the pages in their true size (Ctrl+P)"));
  return button;
}

static GtkWidget *
make_tools (ZwPublishPage *self)
{
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  self->language = make_language ();
  self->spinner = gtk_spinner_new ();
  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->status, "dim-label");
  gtk_widget_set_hexpand (self->status, TRUE);
  self->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->progress), TRUE);
  gtk_progress_bar_set_ellipsize (GTK_PROGRESS_BAR (self->progress), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->progress, TRUE);
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->print = make_print ();
  self->exports = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  gtk_box_append (GTK_BOX (self->tools), self->language);
  gtk_box_append (GTK_BOX (self->tools), self->spinner);
  gtk_box_append (GTK_BOX (self->tools), self->status);
  gtk_box_append (GTK_BOX (self->tools), self->progress);
  gtk_box_append (GTK_BOX (self->tools), self->cancel);
  gtk_box_append (GTK_BOX (self->tools), self->print);
  gtk_box_append (GTK_BOX (self->tools), self->exports);
  gtk_widget_add_css_class (self->tools, "zw-panel-head");
  return self->tools;
}

static void
on_export (GtkButton *button, ZwPublishPage *self)
{
  const ZwPublicationFormat *format = g_object_get_data (G_OBJECT (button), "format");

  g_assert (ZW_IS_PUBLISH_PAGE (self));
  zw_publish_page_choose_file (self, format->suffix, format->label);
}

/**
 * zw_publish_page_show_formats:
 *
 * A button for each kind of file that the publication can be; the first is the one
 * to hand in.
 */
void
zw_publish_page_show_formats (ZwPublishPage *self)
{
  const ZwPublicationFormat *formats = NULL;
  guint n = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->exports)) != NULL)
    gtk_box_remove (GTK_BOX (self->exports), child);
  if (self->kind < ZW_N_PUBLICATION_KINDS)
    formats = zw_publication_kind_get_formats ((ZwPublicationKind) self->kind, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *suffix = g_ascii_strup (formats[i].suffix + 1, -1);
      /* Translators: %s is a kind of file, such as ODT */
      g_autofree char *label = g_strdup_printf (_ ("Export %s…"), suffix);
      GtkWidget *button = gtk_button_new_with_label (label);

      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      g_object_set_data (G_OBJECT (button), "format", (gpointer) &formats[i]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_export), self, 0);
      gtk_box_append (GTK_BOX (self->exports), button);
    }
}

/* Beside the pages. */

static void
add_side (ZwPublishPage *self, GtkWidget *child, const char *name, const char *title)
{
  gtk_stack_add_titled (GTK_STACK (self->side_stack), child, name, title);
}

static GtkWidget *
make_side (ZwPublishPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->side_stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->side_stack), FALSE);
  gtk_widget_set_vexpand (self->side_stack, TRUE);
  self->sheets = zw_sheets_options_new (self->session);
  self->gaps = zw_gaps_panel_new ();
  self->texts = zw_texts_panel_new (self->session);
  self->figures = zw_figures_panel_new (self->session);
  add_side (self, self->sheets, "sheets", _ ("Sheets"));
  add_side (self, self->gaps, "gaps", _ ("Not ready"));
  add_side (self, self->texts, "texts", _ ("Texts"));
  add_side (self, self->figures, "figures", _ ("Figures"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->side_stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (switcher, COUNTS_PX);
  gtk_widget_set_margin_bottom (switcher, COUNTS_PX);
  gtk_box_append (GTK_BOX (self->side), switcher);
  gtk_box_append (GTK_BOX (self->side), self->side_stack);
  gtk_widget_add_css_class (self->side, "zw-panel");
  gtk_widget_set_size_request (self->side, SIDE_PX, -1);
  return self->side;
}

static GtkWidget *
make_pages (ZwPublishPage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->preview = zw_page_preview_new ();
  gtk_widget_set_size_request (self->preview, LEAST_PREVIEW_PX, -1);
  gtk_box_append (GTK_BOX (column), self->preview);
  gtk_box_append (GTK_BOX (column), zw_page_bar_new (ZW_PAGE_PREVIEW (self->preview)));
  gtk_paned_set_start_child (GTK_PANED (paned), column);
  gtk_paned_set_end_child (GTK_PANED (paned), make_side (self));
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

void
zw_publish_page_build (ZwPublishPage *self)
{
  GtkWidget *paned = make_pages (self);

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->column), make_head (self));
  gtk_box_append (GTK_BOX (self->column), make_tools (self));
  g_signal_connect_object (self->side_button, "toggled", G_CALLBACK (zw_publish_page_show_content),
                           self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), paned, "pages");
  gtk_stack_add_named (GTK_STACK (self->stack), make_problem (self), "problem");
  self->data = zw_data_view_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->data, "data");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->column), self->stack);
}

static void
set_side_visible (ZwPublishPage *self, GtkWidget *child, gboolean visible)
{
  GtkStackPage *page = gtk_stack_get_page (GTK_STACK (self->side_stack), child);

  gtk_stack_page_set_visible (page, visible);
}

/**
 * zw_publish_page_show_side:
 * @name: "sheets", "gaps", "texts" or "figures"
 */
void
zw_publish_page_show_side (ZwPublishPage *self, const char *name)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->side_button), TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->side_stack), name);
}

/* Or unfolds it. */
void
zw_publish_page_fold_side (ZwPublishPage *self)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (self->side_button);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/* How much is not ready, on the button and on the tab. */
static void
show_n_gaps (ZwPublishPage *self, gboolean known)
{
  guint n = zw_gaps_panel_get_n (ZW_GAPS_PANEL (self->gaps));
  GtkStackPage *page = gtk_stack_get_page (GTK_STACK (self->side_stack), self->gaps);
  g_autofree char *title = NULL;

  /* Translators: how many things a document lacks */
  title = known && n > 0 ? g_strdup_printf (_ ("%u not ready"), n)
                         : g_strdup (known ? _ ("Ready") : _ ("Not ready"));
  gtk_stack_page_set_title (page, title);
  gtk_label_set_text (GTK_LABEL (self->side_label),
                      self->kind == ZW_PUBLICATION_SHEETS ? _ ("Options") : title);
}

/* What does not belong to the kind that is shown gives way to what does. */
static void
leave_hidden (ZwPublishPage *self, GtkWidget *instead)
{
  GtkStack *stack = GTK_STACK (self->side_stack);
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  if (shown == NULL || !gtk_stack_page_get_visible (gtk_stack_get_page (stack, shown)))
    gtk_stack_set_visible_child (stack, instead);
}

/**
 * zw_publish_page_show_content:
 *
 * What stands beside the pages follows them.
 */
void
zw_publish_page_show_content (ZwPublishPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  gboolean sheets = self->kind == ZW_PUBLICATION_SHEETS;
  gboolean form = self->kind == ZW_PUBLICATION_APPLICATION || self->kind == ZW_PUBLICATION_BRIEFING;
  const GPtrArray *gaps = self->publication != NULL ? zw_publication_get_gaps (self->publication)
                                                    : NULL;
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->side_button));
  /* While pages are made for the first time the list says nothing new. */
  if (self->publication != NULL || zone == NULL)
    {
      zw_gaps_panel_set (ZW_GAPS_PANEL (self->gaps), gaps, zone != NULL ? zone->type : 0);
      zw_figures_panel_set (
          ZW_FIGURES_PANEL (self->figures),
          self->publication != NULL ? zw_publication_get_passport (self->publication) : NULL);
    }
  set_side_visible (self, self->sheets, sheets);
  set_side_visible (self, self->gaps, form);
  set_side_visible (self, self->texts, form);
  set_side_visible (self, self->figures, form || sheets);
  leave_hidden (self, sheets ? self->sheets : self->gaps);
  show_n_gaps (self, gaps != NULL);
  gtk_widget_set_visible (self->side, shown && (form || sheets));
  gtk_widget_set_visible (self->side_button, form || sheets);
}
