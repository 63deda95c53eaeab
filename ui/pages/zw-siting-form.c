/* zw-siting-form.c: from when on the siting check calls a thing enough, as a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-siting-form.h"

#include <glib/gi18n.h>

#include "plan/zw-siting.h"

#define SPACING_PX 9

enum
{
  TOLERANCE,
  BOUNDARY,
  WALK,
  SPEED,
  N_FIELDS,
};

struct _ZwSitingForm
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *spins[N_FIELDS];

  /* Owned */
  ZwSession *session;
};

G_DEFINE_FINAL_TYPE (ZwSitingForm, zw_siting_form, GTK_TYPE_WIDGET)

static void
show (ZwSitingForm *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  ZwSitingSettings settings;

  g_assert (ZW_IS_SITING_FORM (self));
  if (store == NULL)
    return;
  zw_siting_settings_load (&settings, store);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[TOLERANCE]), settings.tolerance_m);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[BOUNDARY]),
                             100.0 * settings.boundary_share);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[WALK]), settings.walk_m);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[SPEED]), settings.walk_kmh);
}

static double
read_spin (ZwSitingForm *self, guint field)
{
  /* What was typed without Enter counts too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->spins[field]));
  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spins[field]));
}

static void
keep (ZwSitingForm *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  ZwSitingSettings settings, old;
  GError *error = NULL;

  g_assert (ZW_IS_SITING_FORM (self));
  if (store == NULL)
    return;
  zw_siting_settings_load (&old, store);
  settings = old;
  settings.tolerance_m = read_spin (self, TOLERANCE);
  settings.boundary_share = read_spin (self, BOUNDARY) / 100.0;
  settings.walk_m = read_spin (self, WALK);
  settings.walk_kmh = read_spin (self, SPEED);
  if (settings.tolerance_m == old.tolerance_m && settings.boundary_share == old.boundary_share
      && settings.walk_m == old.walk_m && settings.walk_kmh == old.walk_kmh)
    return;
  zw_session_check (self->session, zw_siting_settings_save (&settings, store, &error), error);
}

static void
add_field (ZwSitingForm *self,
           GtkWidget *grid,
           guint field,
           const char *name,
           double least,
           double most,
           double step,
           guint digits)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, step);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, (int) field, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), spin, 1, (int) field, 1, 1);
  self->spins[field] = spin;
}

static void
zw_siting_form_dispose (GObject *object)
{
  ZwSitingForm *self = ZW_SITING_FORM (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_siting_form_parent_class)->dispose (object);
}

static void
zw_siting_form_class_init (ZwSitingFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_siting_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_siting_form_init (ZwSitingForm *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING_PX);
  gtk_grid_set_row_spacing (GTK_GRID (grid), SPACING_PX);
  add_field (self, grid, TOLERANCE, _ ("A line bounds the zone within (m)"), 1, 500, 5, 0);
  add_field (self, grid, BOUNDARY, _ ("Boundary along lines, at least (%)"), 1, 100, 5, 0);
  add_field (self, grid, WALK, _ ("What people accept to walk (m)"), 50, 10000, 50, 0);
  add_field (self, grid, SPEED, _ ("Walking speed (km/h)"), 1, 10, 0.5, 1);
  gtk_widget_add_css_class (grid, "zw-page");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), grid);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (keep), self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "emblem-system-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_widget_set_tooltip_text (self->button, _ ("Settings of the siting check"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Settings of the siting check"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
zw_siting_form_new (ZwSession *session)
{
  ZwSitingForm *self = g_object_new (ZW_TYPE_SITING_FORM, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
