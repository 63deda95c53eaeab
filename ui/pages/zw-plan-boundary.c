/* zw-plan-boundary.c: the boundary that is in force in a phase
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-boundary.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-plan-schedule.h"
#include "zw-plan-choice.h"

#define M2_PER_KM2 1e6

/* Less than this is no difference to speak of. */
#define LEAST_KM2 0.0005

struct _ZwPlanBoundary
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *choice;
  GtkWidget *area;

  /* Owned */
  ZwSession *session;
  ZwPlan *plan;   /* NULL without one */
  GArray *offers; /* gint64, ids of the zones in the list, the plan's own first */

  gint64 phase_id;
};

G_DEFINE_FINAL_TYPE (ZwPlanBoundary, zw_plan_boundary, GTK_TYPE_WIDGET)

static const ZwZone *
find_zone (ZwPlanBoundary *self, gint64 id)
{
  GPtrArray *zones = zw_session_get_zones (self->session);

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (zone->id == id)
        return zone;
    }
  return NULL;
}

static void
show_choices (ZwPlanBoundary *self, const ZwZone *own, gint64 chosen)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_array_set_size (self->offers, 0);
  g_array_append_val (self->offers, own->id);
  /* Translators: a zone */
  g_ptr_array_add (names, g_strdup_printf (_ ("This zone: %s"), own->name));
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (zone->id == own->id)
        continue;
      if (zone->id == chosen)
        selected = names->len;
      g_array_append_val (self->offers, zone->id);
      g_ptr_array_add (names, g_strdup (zone->name));
    }
  g_ptr_array_add (names, NULL);
  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (self->choice), (const char *const *) names->pdata);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->choice), selected);
}

/* Of the boundary chosen, beside that of the zone itself. */
static void
show_area (ZwPlanBoundary *self, const ZwZone *own, const ZwZone *chosen)
{
  double own_km2 = zw_geometry_get_area (own->geometry) / M2_PER_KM2;
  double km2 = zw_geometry_get_area (chosen->geometry) / M2_PER_KM2;
  double more = km2 - own_km2;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%.3f km²", km2);
  if (fabs (more) >= LEAST_KM2 && own_km2 > 0)
    {
      g_autofree char *difference = g_strdup_printf ("%+.3f km², %+.0f %%", more,
                                                     100 * more / own_km2);

      g_string_append (text, " · ");
      /* Translators: how much larger or smaller a boundary is than that of the zone */
      g_string_append_printf (text, _ ("%s beside this zone"), difference);
    }
  if (self->offers->len == 1)
    g_string_append_printf (text, "\n%s",
                            _ ("A zone may grow from phase to phase: draw the larger one on the "
                               "page “Zones” as a zone of its own, then choose it here."));
  gtk_label_set_text (GTK_LABEL (self->area), text->str);
  g_string_free (text, TRUE);
}

static void
refresh (ZwPlanBoundary *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwZone *own = self->plan != NULL ? find_zone (self, zw_plan_get_zone_id (self->plan))
                                         : NULL;
  const ZwRecord *record = records != NULL ? zw_plan_find_boundary (records, self->phase_id) : NULL;
  const ZwZone *chosen = record != NULL
                             ? find_zone (self, zw_record_get_int (record, ZW_BOUNDARY_ZONE, 0))
                             : NULL;

  if (own == NULL)
    return;
  if (chosen == NULL)
    chosen = own;
  show_choices (self, own, chosen->id);
  show_area (self, own, chosen);
}

static void
on_chosen (ZwPlanChoice *choice, guint chosen, ZwPlanBoundary *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_BOUNDARY (self));
  if (records == NULL || self->plan == NULL || chosen >= self->offers->len)
    return;
  done = zw_plan_set_boundary (zw_session_get_store (self->session), self->plan, records,
                               self->phase_id, g_array_index (self->offers, gint64, chosen),
                               &error);
  /* What the project did not take is not shown as chosen. */
  if (!zw_session_check (self->session, done, error))
    refresh (self);
}

/**
 * zw_plan_boundary_show:
 * @plan: (nullable): the plan as it is now
 * @phase_id: a phase of it
 */
void
zw_plan_boundary_show (ZwPlanBoundary *self, ZwPlan *plan, gint64 phase_id)
{
  if (plan != NULL)
    zw_plan_ref (plan);
  g_clear_pointer (&self->plan, zw_plan_unref);
  self->plan = plan;
  self->phase_id = phase_id;
  refresh (self);
}

static void
zw_plan_boundary_dispose (GObject *object)
{
  ZwPlanBoundary *self = ZW_PLAN_BOUNDARY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->offers, g_array_unref);
  G_OBJECT_CLASS (zw_plan_boundary_parent_class)->dispose (object);
}

static void
zw_plan_boundary_class_init (ZwPlanBoundaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_boundary_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
zw_plan_boundary_init (ZwPlanBoundary *self)
{
  static const char *const none[] = { NULL };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->offers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->choice = zw_plan_choice_new (_ ("Boundary in force"), none);
  self->area = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->area), 0);
  gtk_label_set_wrap (GTK_LABEL (self->area), TRUE);
  gtk_widget_add_css_class (self->area, "dim-label");
  gtk_widget_add_css_class (self->area, "zw-small");
  gtk_widget_add_css_class (self->area, "numeric");
  g_signal_connect (self->choice, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  gtk_widget_set_parent (self->area, GTK_WIDGET (self));
}

GtkWidget *
zw_plan_boundary_new (ZwSession *session)
{
  ZwPlanBoundary *self = g_object_new (ZW_TYPE_PLAN_BOUNDARY, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
