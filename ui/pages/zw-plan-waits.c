/* zw-plan-waits.c: what a work item waits for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-waits.h"

#include <glib/gi18n.h>

#include "plan/zw-plan-schedule.h"
#include "widgets/zw-picker.h"
#include "zw-plan-timeline-private.h"
#include "zw-plan-values.h"

struct _ZwPlanWaits
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *label;
  GtkWidget *list;
  GtkWidget *choose;
  GtkWidget *picker; /* NULL while it is not open */

  /* Owned */
  ZwSession *session;
  ZwPlan *plan; /* NULL without one */

  gint64 item_id;
};

G_DEFINE_FINAL_TYPE (ZwPlanWaits, zw_plan_waits, GTK_TYPE_WIDGET)

static char *
dup_years (ZwPlanWaits *self, const ZwPlanItem *item)
{
  int start, end;

  return zw_plan_find_item_years (self->plan, item->id, &start, &end) && start != ZW_PLAN_NO_YEAR
             ? zw_plan_timeline_dup_years (start, end)
             : g_strdup (_ ("without years"));
}

/* Begins in a year before that in which the other ends. */
static gboolean
is_broken (ZwPlanWaits *self, const ZwPlanItem *item, const ZwPlanItem *after)
{
  int start, end, after_start, after_end;

  return zw_plan_find_item_years (self->plan, item->id, &start, &end)
         && zw_plan_find_item_years (self->plan, after->id, &after_start, &after_end)
         && start != ZW_PLAN_NO_YEAR && after_end != ZW_PLAN_NO_YEAR && start < after_end;
}

/* Ids of what the item waits for, with spaces between, in their order. */
static char *
dup_waiting (ZwPlanWaits *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const GPtrArray *dependencies = records != NULL ? zw_records_get (records, ZW_RECORD_DEPENDENCY)
                                                  : NULL;
  GString *ids = g_string_new (NULL);

  for (guint i = 0; dependencies != NULL && i < dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (dependencies, i);

      if (zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0) == self->item_id)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? " " : "",
                                zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0));
    }
  return g_string_free (ids, FALSE);
}

static void
on_picked (ZwPicker *picker, const char *ids, ZwPlanWaits *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_WAITS (self));
  if (records == NULL || self->plan == NULL)
    return;
  done = zw_plan_set_waiting (zw_session_get_store (self->session), self->plan, records,
                              self->item_id, ids, &error);
  zw_session_check (self->session, done, error);
}

static void
drop_picker (ZwPlanWaits *self)
{
  g_clear_pointer (&self->picker, gtk_widget_unparent);
}

static gboolean
drop_picker_idle (gpointer data)
{
  drop_picker (ZW_PLAN_WAITS (data));
  return G_SOURCE_REMOVE;
}

/* It is not to go while it closes. */
static void
on_closed (ZwPlanWaits *self)
{
  g_assert (ZW_IS_PLAN_WAITS (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_picker_idle, g_object_ref (self), g_object_unref);
}

static void
offer (ZwPlanWaits *self, ZwPicker *picker, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);
      g_autofree char *years = dup_years (self, item);

      if (item->id != self->item_id)
        zw_picker_add (picker, id, item->name, years);
    }
}

static void
on_choose (ZwPlanWaits *self)
{
  const GPtrArray *phases = zw_plan_get_phases (self->plan);
  g_autofree char *chosen = dup_waiting (self);
  GtkWidget *picker;

  g_assert (ZW_IS_PLAN_WAITS (self));
  drop_picker (self);
  self->picker = picker = zw_picker_new (_ ("Waits for"), TRUE);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        offer (self, ZW_PICKER (picker),
               ((const ZwPlanStage *) g_ptr_array_index (phase->stages, j))->items);
      offer (self, ZW_PICKER (picker), phase->items);
    }
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect_swapped (picker, "closed", G_CALLBACK (on_closed), self);
  gtk_widget_set_parent (picker, self->choose);
  zw_picker_open (ZW_PICKER (picker), chosen);
}

static void
on_remove (GtkWidget *button, ZwPlanWaits *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const gint64 *after_id = g_object_get_data (G_OBJECT (button), "zw-item");
  const ZwRecord *record = records != NULL
                               ? zw_plan_find_dependency (records, self->item_id, *after_id)
                               : NULL;
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_WAITS (self));
  if (record == NULL)
    return;
  /* The button goes with its row. */
  gtk_widget_grab_focus (self->choose);
  done = zw_record_remove (zw_session_get_store (self->session), ZW_RECORD_DEPENDENCY,
                           zw_record_get_id (record), &error);
  zw_session_check (self->session, done, error);
}

static GtkWidget *
make_button (ZwPlanWaits *self, const ZwPlanItem *after)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a work item */
  g_autofree char *name = g_strdup_printf (_ ("No longer wait for “%s”"), after->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "zw-item", g_memdup2 (&after->id, sizeof after->id),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  return button;
}

static GtkWidget *
make_row (ZwPlanWaits *self, const ZwPlanItem *item, const ZwPlanItem *after)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (after->name);
  g_autofree char *years = dup_years (self, after), *text = NULL;
  gboolean broken = is_broken (self, item, after);
  GtkWidget *detail;

  /* Translators: the years of a work item */
  text = broken ? g_strdup_printf (_ ("%s: ends only after this one begins"), years)
                : g_strdup (years);
  detail = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "zw-small");
  gtk_widget_add_css_class (detail, broken ? "error" : "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), make_button (self, after));
  return row;
}

/**
 * zw_plan_waits_show:
 * @plan: (nullable): the plan as it is now
 * @item_id: a work item of it
 */
void
zw_plan_waits_show (ZwPlanWaits *self, ZwPlan *plan, gint64 item_id)
{
  g_autofree char *waiting = NULL;
  g_auto (GStrv) ids = NULL;
  const ZwPlanItem *item;
  GtkWidget *child;

  if (plan != NULL)
    zw_plan_ref (plan);
  g_clear_pointer (&self->plan, zw_plan_unref);
  self->plan = plan;
  self->item_id = item_id;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  item = plan != NULL ? zw_plan_find_item (plan, item_id) : NULL;
  if (item == NULL)
    return;
  waiting = dup_waiting (self);
  ids = g_strsplit (waiting, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const ZwPlanItem *after = zw_plan_find_item (plan, g_ascii_strtoll (ids[i], NULL, 10));

      if (after != NULL)
        gtk_box_append (GTK_BOX (self->list), make_row (self, item, after));
    }
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

static void
zw_plan_waits_dispose (GObject *object)
{
  ZwPlanWaits *self = ZW_PLAN_WAITS (object);
  GtkWidget *child;

  drop_picker (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, zw_plan_unref);
  G_OBJECT_CLASS (zw_plan_waits_parent_class)->dispose (object);
}

static void
zw_plan_waits_class_init (ZwPlanWaitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_waits_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
zw_plan_waits_init (ZwPlanWaits *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->label = gtk_label_new (_ ("Waits for"));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "dim-label");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->choose = gtk_button_new_with_label (_ ("Choose Work Items…"));
  gtk_widget_set_halign (self->choose, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->choose,
                               _ ("In the timeline: hold Ctrl and drag from one bar to another"));
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (on_choose), self);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->choose, GTK_WIDGET (self));
}

GtkWidget *
zw_plan_waits_new (ZwSession *session)
{
  ZwPlanWaits *self = g_object_new (ZW_TYPE_PLAN_WAITS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
