/* zw-publish-page-parts.c: the publish page put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-page-private.h"

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "widgets/zw-controls.h"
#include "zw-page-preview.h"

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
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Go to _Zones"));

  gtk_box_append (GTK_BOX (box),
                  make_sentence (_ ("Here the plan of a zone is printed: where it lies, its "
                                    "indicators, phases, goals and work items. There is no zone "
                                    "yet; draw one first.")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "zones");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

static GtkWidget *
make_problem (ZwPublishPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->problem = make_sentence ("");
  self->try_again = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_widget_set_halign (self->try_again, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->try_again);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

static GtkWidget *
add_choice (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  GtkWidget *drop_down = zw_drop_down_new (gtk_label_get_text (GTK_LABEL (label)));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  gtk_widget_set_hexpand (drop_down, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);
  return drop_down;
}

static GtkWidget *
make_head (ZwPublishPage *self)
{
  static const char *const names[] = { "中文", "English", NULL };
  g_autoptr (ZwCatalog) program = zw_catalog_new (NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->zone = add_choice (self->tools, _ ("_Zone"));
  gtk_widget_set_size_request (self->zone, 220, -1);
  self->language = add_choice (self->tools, _ ("_Language"));
  zw_drop_down_set (GTK_DROP_DOWN (self->language), names, zw_catalog_is_chinese (program) ? 0 : 1);
  gtk_widget_set_tooltip_text (self->language, _ ("Language of the document's own words"));
  self->spinner = gtk_spinner_new ();
  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->status, "dim-label");
  gtk_widget_set_hexpand (self->status, TRUE);
  gtk_box_append (GTK_BOX (self->tools), self->spinner);
  gtk_box_append (GTK_BOX (self->tools), self->status);
  self->odt = gtk_button_new_with_mnemonic (_ ("Export _ODT…"));
  self->pdf = gtk_button_new_with_mnemonic (_ ("Export _PDF…"));
  gtk_widget_add_css_class (self->pdf, "suggested-action");
  gtk_box_append (GTK_BOX (self->tools), self->odt);
  gtk_box_append (GTK_BOX (self->tools), self->pdf);
  gtk_widget_set_hexpand (self->tools, TRUE);
  gtk_box_append (GTK_BOX (head), self->tools);
  gtk_widget_add_css_class (head, "zw-panel-head");
  return head;
}

void
zw_publish_page_build (ZwPublishPage *self)
{
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->column), make_head (self));
  self->stack = gtk_stack_new ();
  self->preview = zw_page_preview_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->preview, "pages");
  gtk_stack_add_named (GTK_STACK (self->stack), make_problem (self), "problem");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->column), self->stack);
}
