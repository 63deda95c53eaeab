/* zw-situation-button.c: money and staff of the government, and what the guideline advises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-situation-button.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zw-plan-field.h"

#define WIDTH_CHARS 44

struct _ZwSituationButton
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *own_revenue;
  GtkWidget *staff;
  GtkWidget *needed;
  GtkWidget *name;
  GtkWidget *advice;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (ZwSituationButton, zw_situation_button, GTK_TYPE_WIDGET)

static GtkWidget *
make_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  return label;
}

static void
show_figures (ZwSituationButton *self, const ZwSituationFound *found)
{
  g_autofree char *percent = !isnan (found->own_revenue_percent)
                                 ? g_strdup_printf ("%.15g", found->own_revenue_percent)
                                 : NULL;
  g_autofree char *staff = found->staff_available != ZW_CHECK_NO_STAFF
                               ? g_strdup_printf ("%d", found->staff_available)
                               : NULL;
  g_autofree char *needed = NULL;

  zw_plan_field_load (ZW_PLAN_FIELD (self->own_revenue), percent);
  zw_plan_field_load (ZW_PLAN_FIELD (self->staff), staff);
  needed = g_strdup_printf (_ ("The necessary work takes at least %d officials, the other work "
                               "in this plan at least %d."),
                            found->staff_needed, found->staff_optional);
  gtk_label_set_text (GTK_LABEL (self->needed), needed);
}

static void
show_advice (ZwSituationButton *self, const ZwSituationFound *found)
{
  const ZwSituation *situation = found->situation;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; situation != NULL && i < situation->n_advice; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            zw_text_pick (&situation->advice[i], self->catalog));
  if (situation == NULL && found->missing != NULL)
    g_string_append (text, found->missing);
  gtk_label_set_text (GTK_LABEL (self->label), situation != NULL
                                                   ? zw_text_pick (&situation->name, self->catalog)
                                                   : _ ("Money and staff"));
  gtk_label_set_text (GTK_LABEL (self->name),
                      situation != NULL ? zw_text_pick (&situation->name, self->catalog) : "");
  gtk_widget_set_visible (self->name, situation != NULL);
  gtk_label_set_text (GTK_LABEL (self->advice), text->str);
}

static void
refresh (ZwSituationButton *self)
{
  const ZwCheck *check = zw_session_get_check (self->session);

  g_assert (ZW_IS_SITUATION_BUTTON (self));
  gtk_widget_set_visible (GTK_WIDGET (self), check != NULL);
  if (check == NULL)
    return;
  show_figures (self, &check->situation);
  show_advice (self, &check->situation);
}

static void
on_commit (ZwPlanField *field, ZwSituationButton *self)
{
  gboolean is_staff = GTK_WIDGET (field) == self->staff;
  g_autofree char *text = zw_plan_field_dup_text (field);
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_SITUATION_BUTTON (self));
  if (zw_session_get_store (self->session) == NULL)
    return;
  if (!zw_situation_set (zw_session_get_store (self->session),
                         is_staff ? ZW_SITUATION_STAFF : ZW_SITUATION_OWN_REVENUE, text, &error))
    {
      zw_plan_field_set_reason (field, error->message);
      return;
    }
  /* What was typed gives way to how the project has it. */
  zw_plan_field_reset (field, text);
  refresh (self);
}

static GtkWidget *
make_field (ZwSituationButton *self, const char *label)
{
  GtkWidget *field = zw_plan_field_new (label, FALSE);

  zw_plan_field_set_number (ZW_PLAN_FIELD (field));
  g_signal_connect (field, "commit", G_CALLBACK (on_commit), self);
  return field;
}

static GtkWidget *
make_popover (ZwSituationButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *source = make_words ();

  self->own_revenue = make_field (self, _ ("Own revenue in expenditure (%)"));
  self->staff = make_field (self, _ ("Officials available"));
  self->needed = make_words ();
  self->name = make_words ();
  self->advice = make_words ();
  gtk_label_set_text (GTK_LABEL (source),
                      _ ("Figure 4.2.2 of the study: above 50 % there is enough money."));
  gtk_widget_add_css_class (self->name, "heading");
  gtk_widget_add_css_class (self->needed, "dim-label");
  gtk_widget_add_css_class (self->needed, "zw-small");
  gtk_widget_add_css_class (source, "dim-label");
  gtk_widget_add_css_class (source, "zw-small");
  gtk_box_append (GTK_BOX (box), self->own_revenue);
  gtk_box_append (GTK_BOX (box), self->staff);
  gtk_box_append (GTK_BOX (box), self->needed);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->advice);
  gtk_box_append (GTK_BOX (box), source);
  gtk_widget_add_css_class (box, "zw-page");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
zw_situation_button_dispose (GObject *object)
{
  ZwSituationButton *self = ZW_SITUATION_BUTTON (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_situation_button_parent_class)->dispose (object);
}

static void
zw_situation_button_class_init (ZwSituationButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_situation_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_situation_button_init (ZwSituationButton *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_set_tooltip_text (self->button, _ ("Money and staff, and what the guideline advises"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Money and staff, and what the guideline advises"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
zw_situation_button_new (ZwSession *session, ZwCatalog *catalog)
{
  ZwSituationButton *self = g_object_new (ZW_TYPE_SITUATION_BUTTON, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_ref (catalog);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}
