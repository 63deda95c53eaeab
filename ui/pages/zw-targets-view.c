/* zw-targets-view.c: quantified goals, and effects now, expected and actual
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-targets-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-targets.h"
#include "zw-place-view.h"
#include "zw-record-table.h"

#define LEAST_TABLE_PX 200

/* Computed columns: changes from the base value, by what they are the change of. */
enum
{
  COLUMN_SHORT = ZW_RECORD_COMPUTED (0),
  COLUMN_MID = ZW_RECORD_COMPUTED (1),
  COLUMN_LONG = ZW_RECORD_COMPUTED (2),
  COLUMN_REACHED = ZW_RECORD_COMPUTED (3),
};

struct _ZwTargetsView
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *targets;
  GtkWidget *effects;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
};

static guint notice_signal;

static void zw_targets_view_place_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwTargetsView,
                               zw_targets_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_targets_view_place_init))

static void
say_target (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  double change;

  if (field >= 0)
    return;
  change = zw_target_get_change (record, field == COLUMN_SHORT ? ZW_TARGET_SHORT
                                         : field == COLUMN_MID ? ZW_TARGET_MID
                                                               : ZW_TARGET_LONG);
  if (isnan (change))
    return;
  said->text = g_strdup_printf ("%+.1f %%", 100 * change);
  said->tooltip = g_strdup (_ ("Change from the base value"));
  said->style = ZW_SAID_DIM;
}

static void
say_effect (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  ZwTargetsView *self = ZW_TARGETS_VIEW (user_data);

  if (field != COLUMN_REACHED)
    return;
  switch (zw_effect_get_reached (zw_session_get_reference (self->session), record))
    {
    case ZW_REACHED:
      said->text = g_strdup (_ ("✓ reached"));
      break;
    case ZW_MISSED:
      said->text = g_strdup (_ ("✗ missed"));
      said->style = ZW_SAID_DIFFERS;
      break;
    case ZW_REACHED_UNKNOWN:
      said->text = g_strdup ("–");
      said->style = ZW_SAID_DIM;
      break;
    }
}

static void
on_notice (ZwRecordTable *table, const char *text, ZwTargetsView *self)
{
  g_assert (ZW_IS_TARGETS_VIEW (self));
  g_signal_emit (self, notice_signal, 0, text, _ ("Undo"), "win.undo");
}

/* What the guideline has to start from */

static void
on_add_goals (ZwTargetsView *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  GError *error = NULL;

  g_assert (ZW_IS_TARGETS_VIEW (self));
  if (zone != NULL)
    zw_session_check (self->session,
                      zw_targets_add_goals (zw_session_get_store (self->session),
                                            zw_session_get_reference (self->session), zone->id,
                                            self->catalog, &error),
                      error);
}

static void
on_add_examples (ZwTargetsView *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  GError *error = NULL;

  g_assert (ZW_IS_TARGETS_VIEW (self));
  if (zone != NULL)
    zw_session_check (self->session,
                      zw_targets_add_examples (zw_session_get_store (self->session),
                                               zw_session_get_reference (self->session), zone->id,
                                               self->catalog, &error),
                      error);
}

/* For the first phase: the pilot that the application is about. */
static void
on_add_effects (ZwTargetsView *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  ZwPlan *plan = zw_session_get_plan (self->session);
  const GPtrArray *phases = plan != NULL ? zw_plan_get_phases (plan) : NULL;
  gint64 phase = phases != NULL && phases->len > 0
                     ? ((ZwPlanPhase *) g_ptr_array_index (phases, 0))->id
                     : 0;
  GError *error = NULL;

  g_assert (ZW_IS_TARGETS_VIEW (self));
  if (zone != NULL)
    zw_session_check (self->session,
                      zw_targets_add_effects (zw_session_get_store (self->session),
                                              zw_session_get_reference (self->session), zone->id,
                                              phase, self->catalog, &error),
                      error);
}

static GtkWidget *
make_tool (ZwTargetsView *self, const char *label, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_section (const char *title, GtkWidget *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "zw-panel-head");
  gtk_widget_set_vexpand (table, TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), table);
  gtk_widget_set_size_request (box, -1, LEAST_TABLE_PX);
  return box;
}

static GtkWidget *
make_targets (ZwTargetsView *self)
{
  static const ZwRecordColumn columns[] = {
    { ZW_TARGET_RANK, .width_chars = 8, .wrap = TRUE },
    { ZW_TARGET_GOAL, .width_chars = 14, .wrap = TRUE },
    { ZW_TARGET_NAME, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
    { ZW_TARGET_UNIT, .width_chars = 10, .wrap = TRUE },
    { ZW_TARGET_BASE_YEAR, .width_chars = 6 },
    { ZW_TARGET_BASE, .width_chars = 8 },
    { ZW_TARGET_SHORT_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_TARGET_SHORT, N_ ("Short term"), .width_chars = 8 },
    { COLUMN_SHORT, N_ ("Change"), .width_chars = 8, .number = TRUE },
    { ZW_TARGET_MID_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_TARGET_MID, N_ ("Mid term"), .width_chars = 8 },
    { COLUMN_MID, N_ ("Change"), .width_chars = 8, .number = TRUE },
    { ZW_TARGET_LONG_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_TARGET_LONG, N_ ("Long term"), .width_chars = 8 },
    { COLUMN_LONG, N_ ("Change"), .width_chars = 8, .number = TRUE },
    { ZW_TARGET_NOTE, .width_chars = 10, .expand = TRUE, .wrap = TRUE },
  };
  static const ZwRecordTableHooks hooks = { .say = say_target };

  self->targets = zw_record_table_new (self->session, ZW_RECORD_TARGET, columns,
                                       G_N_ELEMENTS (columns), &hooks, self);
  zw_record_table_set_empty (
      ZW_RECORD_TABLE (self->targets),
      _ ("No goal has a figure yet. The guideline asks for three main goals: emissions, green "
         "transport and high-carbon vehicles; secondary goals are up to you."));
  zw_record_table_add_tool (ZW_RECORD_TABLE (self->targets),
                            make_tool (self, _ ("Add the Main Goals"),
                                       _ ("The three main goals of the guideline, section 4.1"),
                                       G_CALLBACK (on_add_goals)));
  zw_record_table_add_tool (ZW_RECORD_TABLE (self->targets),
                            make_tool (self, _ ("Seoul as an Example"),
                                       _ ("The targets of Seoul's green transport zone, table 4-1"),
                                       G_CALLBACK (on_add_examples)));
  g_signal_connect (self->targets, "notice", G_CALLBACK (on_notice), self);
  return make_section (_ ("Goals and targets"), self->targets);
}

static GtkWidget *
make_effects (ZwTargetsView *self)
{
  static const ZwRecordColumn columns[] = {
    { ZW_EFFECT_INDICATOR, .width_chars = 16, .expand = TRUE, .wrap = TRUE },
    { ZW_EFFECT_NAME, .width_chars = 10, .expand = TRUE, .wrap = TRUE },
    { ZW_EFFECT_UNIT, .width_chars = 10, .wrap = TRUE },
    { ZW_EFFECT_PHASE, .width_chars = 8 },
    { ZW_EFFECT_NOW_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_EFFECT_NOW, .width_chars = 8 },
    { ZW_EFFECT_EXPECTED_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_EFFECT_EXPECTED, .width_chars = 8 },
    { ZW_EFFECT_ACTUAL_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_EFFECT_ACTUAL, .width_chars = 8 },
    { COLUMN_REACHED, N_ ("Reached"), .width_chars = 8 },
    { ZW_EFFECT_ITEM, N_ ("By the work item"), .width_chars = 12, .wrap = TRUE },
    { ZW_EFFECT_MEASURE, N_ ("By the measure"), .width_chars = 12, .wrap = TRUE },
    { ZW_EFFECT_NOTE, .width_chars = 8, .wrap = TRUE },
  };
  static const ZwRecordTableHooks hooks = { .say = say_effect };

  self->effects = zw_record_table_new (self->session, ZW_RECORD_EFFECT, columns,
                                       G_N_ELEMENTS (columns), &hooks, self);
  zw_record_table_set_empty (
      ZW_RECORD_TABLE (self->effects),
      _ ("No effect is written down yet. The application asks for the value now and the one "
         "expected, of emissions and of facilities at least."));
  zw_record_table_add_tool (
      ZW_RECORD_TABLE (self->effects),
      make_tool (self, _ ("Add the Guideline's Indicators"),
                 _ ("The effect indicators of the guideline, table 4-8, for the first phase"),
                 G_CALLBACK (on_add_effects)));
  g_signal_connect (self->effects, "notice", G_CALLBACK (on_notice), self);
  return make_section (_ ("Effects"), self->effects);
}

static gboolean
go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwTargetsView *self = ZW_TARGETS_VIEW (view);

  if (place->kind != ZW_PLAN_PLACE_RECORD)
    return TRUE;
  return zw_record_table_show_cell (
      ZW_RECORD_TABLE (place->record == ZW_RECORD_EFFECT ? self->effects : self->targets),
      place->id, place->field);
}

static gboolean
undo_typing (ZwPlaceView *view)
{
  ZwTargetsView *self = ZW_TARGETS_VIEW (view);

  return zw_record_table_undo_typing (ZW_RECORD_TABLE (self->targets))
         || zw_record_table_undo_typing (ZW_RECORD_TABLE (self->effects));
}

static void
zw_targets_view_place_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = go_to;
  iface->undo_typing = undo_typing;
}

static void
zw_targets_view_dispose (GObject *object)
{
  ZwTargetsView *self = ZW_TARGETS_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_targets_view_parent_class)->dispose (object);
}

static void
zw_targets_view_class_init (ZwTargetsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_targets_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  notice_signal = g_signal_new ("notice", ZW_TYPE_TARGETS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
zw_targets_view_init (ZwTargetsView *self)
{
}

/**
 * zw_targets_view_new:
 *
 * Returns: (transfer floating): goals and effects of the selected zone
 */
GtkWidget *
zw_targets_view_new (ZwSession *session)
{
  ZwTargetsView *self = g_object_new (ZW_TYPE_TARGETS_VIEW, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_new (NULL);
  self->box = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_paned_set_start_child (GTK_PANED (self->box), make_targets (self));
  gtk_paned_set_end_child (GTK_PANED (self->box), make_effects (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->box), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->box), FALSE);
  return GTK_WIDGET (self);
}
