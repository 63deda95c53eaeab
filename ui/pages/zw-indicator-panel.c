/* zw-indicator-panel.c: the indicators of the zone, following the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-indicator-panel.h"

#include <glib/gi18n.h>

#include "zw-indicator-card.h"

struct _ZwIndicatorPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *stack;
  GtkWidget *title;
  GtkWidget *area;
  GtkWidget *cards[ZW_N_INDICATORS];

  /* Owned */
  ZwSession *session;
};

G_DEFINE_FINAL_TYPE (ZwIndicatorPanel, zw_indicator_panel, GTK_TYPE_WIDGET)

static void
show_head (ZwIndicatorPanel *self, const ZwEvaluation *evaluation)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  g_autofree char *area = g_strdup_printf ("%.3f km²", evaluation->area_m2 / 1e6);

  if (zw_session_is_outline_shown (self->session))
    gtk_label_set_text (GTK_LABEL (self->title), _ ("Outline as it is drawn"));
  else
    gtk_label_set_text (GTK_LABEL (self->title), zone != NULL ? zone->name : "");
  gtk_label_set_text (GTK_LABEL (self->area), area);
}

static void
on_evaluated (ZwSession *session, ZwIndicatorPanel *self)
{
  const ZwEvaluation *evaluation = zw_session_get_evaluation (session);
  const ZwEvaluation *city = zw_session_get_city_evaluation (session);

  g_assert (ZW_IS_INDICATOR_PANEL (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    evaluation != NULL ? "cards" : "empty");
  if (evaluation == NULL)
    return;
  show_head (self, evaluation);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    if (self->cards[i] != NULL)
      zw_indicator_card_set (ZW_INDICATOR_CARD (self->cards[i]), zw_evaluation_find (evaluation, i),
                             city != NULL ? zw_evaluation_find (city, i) : NULL);
}

/**
 * zw_indicator_panel_get_figure:
 * @id: such as "A1"
 *
 * Returns: (nullable): the figure as it is shown
 */
const char *
zw_indicator_panel_get_figure (ZwIndicatorPanel *self, const char *id)
{
  ZwIndicatorId indicator;

  if (!zw_indicator_from_id (id, &indicator) || self->cards[indicator] == NULL)
    return NULL;
  return zw_indicator_card_get_figure (ZW_INDICATOR_CARD (self->cards[indicator]));
}

/**
 * zw_indicator_panel_insert:
 * @widget: (transfer floating): what belongs to an indicator
 *
 * Puts something below the card of an indicator.
 */
void
zw_indicator_panel_insert (ZwIndicatorPanel *self, ZwIndicatorId below, GtkWidget *widget)
{
  GtkWidget *card = self->cards[below];

  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (card)), widget, card);
}

static void
zw_indicator_panel_dispose (GObject *object)
{
  ZwIndicatorPanel *self = ZW_INDICATOR_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_indicator_panel_parent_class)->dispose (object);
}

static void
zw_indicator_panel_class_init (ZwIndicatorPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_indicator_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("find-location-symbolic");
  GtkWidget *title = gtk_label_new (_ ("No zone yet"));
  GtkWidget *text = gtk_label_new (
      _ ("Draw a zone on the map: its indicators appear here and follow the "
         "pointer while you draw."));

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "zw-empty");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 48);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
zw_indicator_panel_init (ZwIndicatorPanel *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "zw-panel");
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->area = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->area), 0);
  gtk_widget_add_css_class (self->area, "dim-label");
  gtk_widget_add_css_class (self->area, "numeric");
  gtk_widget_add_css_class (head, "zw-panel-head");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->area);
  gtk_widget_add_css_class (list, "zw-cards");
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      self->cards[i] = zw_indicator_card_new (i, catalog);
      gtk_box_append (GTK_BOX (list), self->cards[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), scroller);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), column, "cards");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
zw_indicator_panel_new (ZwSession *session)
{
  ZwIndicatorPanel *self = g_object_new (ZW_TYPE_INDICATOR_PANEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (session, "evaluated", G_CALLBACK (on_evaluated), self);
  on_evaluated (session, self);
  return GTK_WIDGET (self);
}
