/* zw-indicator-card.c: one indicator: its figure, and what it rests on
 *
 * The figure keeps its place and width while it changes under the pointer, so
 * nothing is rebuilt then but the texts that differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-indicator-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zw-figure-words.h"

struct _ZwIndicatorCard
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *figure;
  GtkWidget *unit;
  GtkWidget *bar;
  GtkWidget *bar_text;
  GtkWidget *spread; /* of A1, else NULL */
  GtkWidget *reason;
  GtkWidget *expander;
  GtkWidget *details;

  /* Owned */
  ZwCatalog *catalog;

  ZwIndicatorId id;
};

G_DEFINE_FINAL_TYPE (ZwIndicatorCard, zw_indicator_card, GTK_TYPE_WIDGET)

/* Leaves a label alone whose text is the same: it need not be laid out again. */
static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

/* The zone's figure in the bar: a share against all, other figures per area or
 * as part of the city's. */
static void
show_bar (ZwIndicatorCard *self, const ZwIndicator *zone, const ZwIndicator *city)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (self->id);
  gboolean shown = zone->state == ZW_INDICATOR_OK && city != NULL && city->state == ZW_INDICATOR_OK
                   && city->value > 0.0;
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;

  gtk_widget_set_visible (self->bar, shown);
  if (!shown)
    {
      set_text (self->bar_text, "");
      return;
    }
  figure = zw_figure_dup_value (self->id, city->value);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar),
                           info->is_share
                               ? CLAMP (zone->value, 0.0, 1.0)
                               : CLAMP (zone->value / MAX (zone->value, city->value), 0.0, 1.0));
  /* Translators: the same figure for the whole city, and " %" for shares */
  text = g_strdup_printf (_ ("City: %s%s"), figure, info->is_share ? " %" : "");
  set_text (self->bar_text, text);
}

/* How far the methods are apart; the line keeps its place without them. */
static void
show_spread (ZwIndicatorCard *self, const ZwIndicator *zone)
{
  g_autofree char *text = NULL;
  double points;

  if (self->spread == NULL)
    return;
  if (zone != NULL && zw_figure_get_spread (zone, &points))
    text = g_strdup_printf (_ ("Methods differ by %.2f percentage points"), points);
  set_text (self->spread, text != NULL ? text : "");
}

static void
add_part (ZwIndicatorCard *self,
          GString *text,
          const ZwIndicator *zone,
          const ZwIndicatorPart *part)
{
  const char *unit = zw_figure_get_part_unit (zone, part, self->catalog);
  g_autofree char *figure = zw_figure_dup_part (zone, part);
  g_autofree char *fraction = zw_figure_dup_fraction (part->numerator, part->denominator);

  g_string_append_printf (text, "%s%s: %s%s%s", text->len > 0 ? "\n" : "",
                          zw_indicator_part_get_label (part->id, self->catalog), figure,
                          *unit != '\0' ? " " : "", unit);
  if (fraction != NULL)
    g_string_append_printf (text, " (%s)", fraction);
}

static void
show_details (ZwIndicatorCard *self, const ZwIndicator *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *fraction = zw_figure_dup_fraction (zone->numerator, zone->denominator);
  g_autofree char *inputs = zw_figure_dup_inputs (zone, self->catalog);

  if (zone->method != NULL)
    /* Translators: how an indicator came about */
    g_string_append_printf (text, _ ("Method: %s"), zone->method);
  if (fraction != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", fraction);
  for (guint i = 0; i < zone->n_parts; i++)
    if (isfinite (zone->parts[i].value))
      add_part (self, text, zone, &zone->parts[i]);
  if (*inputs != '\0')
    g_string_append_printf (text, "%s%s\n%s", text->len > 0 ? "\n" : "", _ ("Inputs:"), inputs);
  gtk_widget_set_visible (self->expander, text->len > 0);
  set_text (self->details, text->str);
}

/**
 * zw_indicator_card_set:
 * @zone: (nullable): the indicator of the zone; %NULL shows an empty card
 * @city: (nullable): the same indicator of the whole city
 */
void
zw_indicator_card_set (ZwIndicatorCard *self, const ZwIndicator *zone, const ZwIndicator *city)
{
  g_autofree char *figure = NULL;
  gboolean ok = zone != NULL && zone->state == ZW_INDICATOR_OK;

  figure = ok ? zw_figure_dup_value (self->id, zone->value) : g_strdup (ZW_FIGURE_NONE);
  set_text (self->figure, figure);
  gtk_widget_set_visible (self->reason, zone != NULL && !ok);
  show_spread (self, ok ? zone : NULL);
  if (zone == NULL)
    {
      gtk_widget_set_visible (self->bar, FALSE);
      set_text (self->bar_text, "");
      gtk_widget_set_visible (self->expander, FALSE);
      return;
    }
  if (!ok)
    {
      g_autofree char *text = zw_figure_dup_state (zone);

      set_text (self->reason, text);
    }
  show_bar (self, zone, city);
  show_details (self, zone);
}

const char *
zw_indicator_card_get_figure (ZwIndicatorCard *self)
{
  return gtk_label_get_text (GTK_LABEL (self->figure));
}

static void
zw_indicator_card_dispose (GObject *object)
{
  ZwIndicatorCard *self = ZW_INDICATOR_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_indicator_card_parent_class)->dispose (object);
}

static void
zw_indicator_card_class_init (ZwIndicatorCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_indicator_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_label (const char *css_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
zw_indicator_card_init (ZwIndicatorCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "zw-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * zw_indicator_card_new:
 * @catalog: language of names and units
 */
GtkWidget *
zw_indicator_card_new (ZwIndicatorId id, const ZwCatalog *catalog)
{
  ZwIndicatorCard *self = g_object_new (ZW_TYPE_INDICATOR_CARD, NULL);
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);
  const char *name = zw_indicator_get_name (id, catalog);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *code = make_label ("zw-code", FALSE);
  GtkWidget *title = make_label ("zw-card-title", TRUE);

  self->id = id;
  self->catalog = zw_catalog_ref ((ZwCatalog *) catalog);
  gtk_label_set_text (GTK_LABEL (code), info->id);
  gtk_widget_set_valign (code, GTK_ALIGN_START);
  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), code);
  gtk_box_append (GTK_BOX (head), title);

  self->figure = make_label ("zw-figure", FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->figure), 1);
  self->unit = make_label ("dim-label", FALSE);
  gtk_label_set_text (GTK_LABEL (self->unit), zw_indicator_unit_get_label (id, catalog));
  self->bar_text = make_label ("zw-small", FALSE);
  gtk_widget_add_css_class (self->bar_text, "dim-label");
  gtk_widget_add_css_class (self->bar_text, "numeric");
  gtk_widget_set_hexpand (self->bar_text, TRUE);
  gtk_widget_set_valign (self->unit, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->figure, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->bar_text, GTK_ALIGN_BASELINE);
  gtk_widget_set_halign (row, GTK_ALIGN_FILL);
  gtk_box_append (GTK_BOX (row), self->bar_text);
  gtk_box_append (GTK_BOX (row), self->figure);
  gtk_box_append (GTK_BOX (row), self->unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_name (self->figure, info->id);

  self->bar = gtk_level_bar_new_for_interval (0.0, 1.0);
  gtk_widget_add_css_class (self->bar, "zw-bar");
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_FULL);
  if (id == ZW_INDICATOR_A1)
    {
      self->spread = make_label ("zw-small", TRUE);
      gtk_widget_add_css_class (self->spread, "dim-label");
      gtk_widget_add_css_class (self->spread, "numeric");
      gtk_widget_set_tooltip_text (
          self->spread, _ ("The largest less the smallest share by area, by centre and by points; "
                           "the page “Survey” tells each of them"));
    }
  self->reason = make_label ("zw-reason", TRUE);
  self->expander = gtk_expander_new (_ ("Inputs and method"));
  gtk_widget_add_css_class (self->expander, "zw-small");
  self->details = make_label ("zw-small", TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->details), TRUE);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->details);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  if (self->spread != NULL)
    gtk_box_append (GTK_BOX (self->box), self->spread);
  gtk_box_append (GTK_BOX (self->box), self->reason);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  zw_indicator_card_set (self, NULL, NULL);
  return GTK_WIDGET (self);
}
