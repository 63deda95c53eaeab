/* zw-vehicle-shares.c: how many of the registered vehicles each rule affects, as bars
 *
 *   All rules together        62.1 %
 *   ██████████████░░░░░░░░
 *   Cars · diesel       at most 21.9 %
 *   ▨▨▨▨▨░░░░░░░░░░░░░░░░░
 *   By class
 *   小客車                     92.0 %
 *   …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-vehicle-shares.h"

#include <glib/gi18n.h>

#include "metrics/zw-indicator.h"
#include "widgets/zw-share-bar.h"
#include "widgets/zw-words.h"

struct _ZwVehicleShares
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  ZwReference *reference;
  ZwCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (ZwVehicleShares, zw_vehicle_shares, GTK_TYPE_WIDGET)

static GtkWidget *
add_words (ZwVehicleShares *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
add_bar (ZwVehicleShares *self, const char *name, const ZwVehicleShare *share, gboolean strong)
{
  g_autofree char *figure = zw_vehicle_share_dup_text (share, self->catalog);
  g_autofree char *reason = zw_vehicle_share_dup_reason (share, self->catalog);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_label_new (name), *right = gtk_label_new (figure);
  GtkWidget *bar = zw_share_bar_new (name);
  gboolean known = zw_vehicle_share_is_known (share);

  gtk_label_set_xalign (GTK_LABEL (left), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (left), TRUE);
  gtk_label_set_lines (GTK_LABEL (left), 3);
  gtk_label_set_ellipsize (GTK_LABEL (left), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (right, GTK_ALIGN_START);
  gtk_widget_add_css_class (right, "numeric");
  if (strong)
    {
      gtk_widget_add_css_class (left, "heading");
      gtk_widget_add_css_class (right, "heading");
    }
  zw_share_bar_set (ZW_SHARE_BAR (bar), known ? share->least / share->registered : 0.0,
                    known ? share->most / share->registered : 0.0, figure);
  if (*reason != '\0')
    gtk_widget_set_tooltip_text (line, reason);
  gtk_box_append (GTK_BOX (words), left);
  gtk_box_append (GTK_BOX (words), right);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (self->box), line);
}

/* "2 Private cars, vans · Diesel · Euro 1 to 5" */
static char *
dup_rule_name (ZwVehicleShares *self, const ZwRecord *rule, guint number)
{
  g_autofree char *name = zw_vehicle_rule_dup_name (rule, self->reference, self->catalog);

  return g_strdup_printf ("%u  %s", number, name);
}

/* Whose vehicles these are. */
static void
add_whole (ZwVehicleShares *self, const ZwFleet *fleet)
{
  g_autofree char *number = zw_words_dup_number ((gint64) (fleet->registered + 0.5));
  g_autofree char *text = g_strdup_printf (
      fleet->whole_city
          /* Translators: a number */
          ? _ ("Of %s vehicles registered in the whole city: the register tells no parts of it.")
          /* Translators: a number */
          : _ ("Of %s vehicles registered in the zone"),
      number);

  add_words (self, text, "dim-label");
}

static void
add_classes (ZwVehicleShares *self, const ZwFleet *fleet, const GPtrArray *rules)
{
  if (fleet->groups->len < 2)
    return;
  add_words (self, _ ("By class"), "heading");
  for (guint i = 0; i < fleet->groups->len; i++)
    {
      ZwVehicleShare share = zw_rule_share (fleet, (const ZwRecord *const *) rules->pdata,
                                            rules->len, (int) i);

      add_bar (self,
               zw_indicator_part_get_label (g_array_index (fleet->groups, ZwFleetGroup, i).id,
                                            self->catalog),
               &share, FALSE);
    }
}

/**
 * zw_vehicle_shares_show:
 * @fleet: (nullable): %NULL while it is not known
 * @rules: (element-type ZwRecord): in force together
 */
void
zw_vehicle_shares_show (ZwVehicleShares *self, const ZwFleet *fleet, const GPtrArray *rules)
{
  g_autofree char *reason = NULL;
  ZwVehicleShare all;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (fleet == NULL || fleet->groups->len == 0)
    {
      add_words (self,
                 fleet != NULL && fleet->reason != NULL
                     ? fleet->reason
                     : _ ("How many vehicles are registered is not worked out yet."),
                 "dim-label");
      return;
    }
  add_whole (self, fleet);
  if (rules->len == 0)
    {
      add_words (self, _ ("No rule is in force: nobody is affected."), "dim-label");
      return;
    }
  all = zw_rule_share (fleet, (const ZwRecord *const *) rules->pdata, rules->len, ZW_FLEET_ALL);
  add_bar (self, _ ("All rules together"), &all, TRUE);
  reason = zw_vehicle_share_dup_reason (&all, self->catalog);
  if (*reason != '\0')
    add_words (self, reason, "zw-reason");
  for (guint i = 0; i < rules->len; i++)
    {
      const ZwRecord *rule = g_ptr_array_index (rules, i);
      ZwVehicleShare share = zw_rule_share (fleet, &rule, 1, ZW_FLEET_ALL);
      g_autofree char *name = dup_rule_name (self, rule, i + 1);

      add_bar (self, name, &share, FALSE);
    }
  add_classes (self, fleet, rules);
}

static void
zw_vehicle_shares_dispose (GObject *object)
{
  ZwVehicleShares *self = ZW_VEHICLE_SHARES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->reference, zw_reference_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_vehicle_shares_parent_class)->dispose (object);
}

static void
zw_vehicle_shares_class_init (ZwVehicleSharesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_vehicle_shares_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_vehicle_shares_init (ZwVehicleShares *self)
{
  self->catalog = zw_catalog_new (NULL);
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
zw_vehicle_shares_new (const ZwReference *reference)
{
  ZwVehicleShares *self = g_object_new (ZW_TYPE_VEHICLE_SHARES, NULL);

  self->reference = zw_reference_ref ((ZwReference *) reference);
  return GTK_WIDGET (self);
}
