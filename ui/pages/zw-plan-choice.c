/* zw-plan-choice.c: one value of a plan, chosen from a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-choice.h"

struct _ZwPlanChoice
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *label;
  GtkWidget *list;

  /* Owned */
  GtkStringList *choices;

  gboolean updating; /* the choice follows the project, not the user */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (ZwPlanChoice, zw_plan_choice, GTK_TYPE_WIDGET)

static void
on_selected (ZwPlanChoice *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->list));

  g_assert (ZW_IS_PLAN_CHOICE (self));
  if (!self->updating && choice != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, chosen_signal, 0, choice);
}

/**
 * zw_plan_choice_select:
 * @choice: number of a choice
 *
 * Shows it, without "chosen".
 */
void
zw_plan_choice_select (ZwPlanChoice *self, guint choice)
{
  self->updating = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->list), choice);
  self->updating = FALSE;
}

guint
zw_plan_choice_get_selected (ZwPlanChoice *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->list));
}

static gboolean
says_the_same (ZwPlanChoice *self, const char *const *choices)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices)), i;

  for (i = 0; i < n && choices[i] != NULL; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->choices, i), choices[i]) != 0)
      return FALSE;
  return i == n && choices[i] == NULL;
}

/**
 * zw_plan_choice_set_choices:
 * @choices: (array zero-terminated=1): what there is to choose from
 */
void
zw_plan_choice_set_choices (ZwPlanChoice *self, const char *const *choices)
{
  if (says_the_same (self, choices))
    return;
  self->updating = TRUE;
  gtk_string_list_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                          choices);
  self->updating = FALSE;
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (user_data))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
    }
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (choice));
}

static GtkListItemFactory *
make_factory (gboolean cut)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (cut));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

static gboolean
zw_plan_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZW_PLAN_CHOICE (widget)->list);
}

static void
zw_plan_choice_dispose (GObject *object)
{
  ZwPlanChoice *self = ZW_PLAN_CHOICE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->choices);
  G_OBJECT_CLASS (zw_plan_choice_parent_class)->dispose (object);
}

static void
zw_plan_choice_class_init (ZwPlanChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_choice_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_plan_choice_grab_focus;
  chosen_signal = g_signal_new ("chosen", ZW_TYPE_PLAN_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
zw_plan_choice_init (ZwPlanChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkListItemFactory *button = make_factory (TRUE), *list = make_factory (FALSE);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->choices = gtk_string_list_new (NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->list = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->choices)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->list), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->list), list);
  gtk_widget_set_hexpand (self->list, TRUE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (on_selected), self);
  g_object_unref (button);
  g_object_unref (list);
}

/**
 * zw_plan_choice_new:
 * @label: (nullable): what the value is called; %NULL shows the list alone
 * @choices: (array zero-terminated=1): what there is to choose from
 */
GtkWidget *
zw_plan_choice_new (const char *label, const char *const *choices)
{
  ZwPlanChoice *self = g_object_new (ZW_TYPE_PLAN_CHOICE, NULL);

  gtk_widget_set_visible (self->label, label != NULL);
  gtk_label_set_text (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), self->list);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label, -1);
  zw_plan_choice_set_choices (self, choices);
  return GTK_WIDGET (self);
}
