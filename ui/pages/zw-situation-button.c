/* zw-situation-button.c: money and staff of the government, and what the guideline advises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-situation-button.h"

#include <glib/gi18n.h>

#include "zw-situation-panel.h"

#define WIDTH_PX 460
#define MOST_HEIGHT_PX 560

struct _ZwSituationButton
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *panel;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (ZwSituationButton, zw_situation_button, GTK_TYPE_WIDGET)

static void
refresh (ZwSituationButton *self)
{
  const ZwCheck *check = zw_session_get_check (self->session);
  const ZwSituation *situation;

  g_assert (ZW_IS_SITUATION_BUTTON (self));
  gtk_widget_set_visible (GTK_WIDGET (self), check != NULL);
  if (check == NULL)
    return;
  situation = check->situation.situation;
  gtk_label_set_text (GTK_LABEL (self->label), situation != NULL
                                                   ? zw_text_pick (&situation->name, self->catalog)
                                                   : _ ("Money and staff"));
  zw_situation_panel_show (ZW_SITUATION_PANEL (self->panel), &check->situation);
}

static void
add_popover (ZwSituationButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();

  self->panel = zw_situation_panel_new (self->session);
  gtk_widget_add_css_class (self->panel, "zw-page");
  gtk_widget_set_size_request (self->panel, WIDTH_PX, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->panel);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
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
  add_popover (self);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}
