/* zw-zone-choice.c: which zone the page is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-zone-choice.h"

#include <glib/gi18n.h>

#include "zw-plan-choice.h"

#define SPACING_PX 12

static void
show_zones (ZwPlanChoice *choice, ZwSession *session)
{
  GPtrArray *zones = zw_session_get_zones (session);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      g_ptr_array_add (
          names, g_strdup_printf ("%s · %s", zone->name, _ (zw_zone_type_get_label (zone->type))));
      if (zone->id == zw_session_get_zone_id (session))
        selected = i;
    }
  g_ptr_array_add (names, NULL);
  zw_plan_choice_set_choices (choice, (const char *const *) names->pdata);
  zw_plan_choice_select (choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (choice), names->len > 1);
}

static void
on_zones_changed (ZwPlanChoice *choice)
{
  g_assert (ZW_IS_PLAN_CHOICE (choice));
  show_zones (choice, g_object_get_data (G_OBJECT (choice), "session"));
}

static void
on_chosen (ZwPlanChoice *choice, guint chosen, ZwSession *session)
{
  GPtrArray *zones = zw_session_get_zones (session);

  g_assert (ZW_IS_SESSION (session));
  if (zones != NULL && chosen < zones->len)
    zw_session_select_zone (session, ((ZwZone *) g_ptr_array_index (zones, chosen))->id);
}

/**
 * zw_zone_choice_new:
 *
 * Returns: (transfer floating): a list of the project's zones that shows the
 *   selected one and selects another
 */
GtkWidget *
zw_zone_choice_new (ZwSession *session)
{
  static const char *const none[] = { NULL };
  GtkWidget *choice = zw_plan_choice_new (_ ("Zone"), none);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (choice);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (choice), "session", g_object_ref (session), g_object_unref);
  g_signal_connect (choice, "chosen", G_CALLBACK (on_chosen), session);
  g_signal_connect_object (session, "zones-changed", G_CALLBACK (on_zones_changed), choice,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (on_zones_changed), choice,
                           G_CONNECT_SWAPPED);
  show_zones (ZW_PLAN_CHOICE (choice), session);
  return choice;
}
