/* zw-vehicles-view.c: rules for vehicles, whom they affect, and their signs
 *
 *   Phase [All phases ▾]  Boundary in force: …
 *   ┌──────────────────────────────────────────────┐
 *   │ table of rules                               │
 *   └──────────────────────────────────────────────┘
 *   Vehicles affected     │ Signs
 *   bars                  │ map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-vehicles-view.h"

#include <glib/gi18n.h>

#include "plan/zw-vehicle-rules.h"
#include "widgets/zw-controls.h"
#include "zw-place-view.h"
#include "zw-record-table.h"
#include "zw-session-private.h"
#include "zw-signs-panel.h"
#include "zw-vehicle-shares.h"

#define LEAST_TABLE_PX 170
#define LEAST_LOWER_PX 260
#define LEAST_SHARES_PX 280

/* Under what the findings of this view are kept by the session. */
#define FINDINGS "vehicles"

enum
{
  COLUMN_AFFECTED = ZW_RECORD_COMPUTED (0),
};

struct _ZwVehiclesView
{
  GtkWidget parent_instance;

  gint64 phase; /* chosen, or ZW_VEHICLE_RULES_ANY_PHASE */
  guint telling;
  gboolean filling;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *phases;
  GtkWidget *boundary;
  GtkWidget *table;
  GtkWidget *shares;
  GtkWidget *signs;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwFleet *fleet; /* NULL until the figures are there */
  GArray *ids;    /* of gint64: phases as in the list */
  ZwRecords *told_records;
  ZwEvaluation *told_evaluation;
  gboolean told_roads;
};

static guint notice_signal;

static void zw_vehicles_view_place_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwVehiclesView,
                               zw_vehicles_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_vehicles_view_place_init))

/* Whom the rules affect. */

static void
find_fleet (ZwVehiclesView *self)
{
  ZwEvaluation *zone = zw_session_is_outline_shown (self->session)
                           ? NULL
                           : zw_session_get_evaluation (self->session);
  ZwEvaluation *city = zw_session_get_city_evaluation (self->session);

  g_clear_pointer (&self->fleet, zw_fleet_free);
  if (zone != NULL)
    self->fleet = zw_fleet_new (zone, city);
}

static void
show_shares (ZwVehiclesView *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  g_autoptr (GPtrArray) rules = records != NULL ? zw_vehicle_rules_list (records, self->phase)
                                                : g_ptr_array_new ();

  zw_vehicle_shares_show (ZW_VEHICLE_SHARES (self->shares), self->fleet, rules);
}

static void
say (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (user_data);
  ZwVehicleShare share;

  if (field != COLUMN_AFFECTED)
    return;
  share = zw_rule_share (self->fleet, &record, 1, ZW_FLEET_ALL);
  said->text = zw_vehicle_share_is_known (&share)
                   ? zw_vehicle_share_dup_text (&share, self->catalog)
                   : g_strdup ("–");
  said->tooltip = zw_vehicle_share_dup_reason (&share, self->catalog);
  said->style = ZW_SAID_DIM;
}

/* Findings, outside of the signal that brought them about. */

static gboolean
tell_findings (gpointer user_data)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (user_data);
  ZwPlan *plan = zw_session_get_plan (self->session);
  ZwRecords *records = zw_session_get_records (self->session);
  g_autoptr (GPtrArray) findings = NULL;

  self->telling = 0;
  if (plan != NULL && records != NULL)
    {
      findings = zw_findings_new ();
      zw_vehicle_rules_check (plan, records, self->fleet, self->told_roads,
                              self->session->tables.words, self->catalog, findings);
    }
  zw_session_set_findings_of (self->session, FINDINGS,
                              findings != NULL && findings->len > 0 ? findings : NULL);
  return G_SOURCE_REMOVE;
}

static void
queue_findings (ZwVehiclesView *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  ZwEvaluation *evaluation = zw_session_get_evaluation (self->session);
  GPtrArray *layers = zw_session_get_layers (self->session);
  gboolean roads = layers != NULL && zw_vehicle_rules_has_roads (layers);

  if (records == self->told_records && evaluation == self->told_evaluation
      && roads == self->told_roads)
    return;
  g_clear_pointer (&self->told_records, zw_records_unref);
  g_clear_pointer (&self->told_evaluation, zw_evaluation_unref);
  self->told_records = records != NULL ? zw_records_ref (records) : NULL;
  self->told_evaluation = evaluation != NULL ? zw_evaluation_ref (evaluation) : NULL;
  self->told_roads = roads;
  if (self->telling == 0)
    self->telling = g_idle_add (tell_findings, self);
}

/* Phases. */

static void
show_boundary (ZwVehiclesView *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  gint64 zone = zw_session_get_zone_id (self->session), boundary = zone;
  GPtrArray *zones = zw_session_get_zones (self->session);
  g_autofree char *text = NULL;

  if (records != NULL)
    boundary = zw_vehicle_rules_get_boundary (records, zone, self->phase);
  for (guint i = 0; zones != NULL && boundary != zone && i < zones->len; i++)
    {
      const ZwZone *other = g_ptr_array_index (zones, i);

      if (other->id == boundary)
        /* Translators: the name of a zone */
        text = g_strdup_printf (_ ("Boundary in force: %s"), other->name);
    }
  gtk_label_set_text (GTK_LABEL (self->boundary), text != NULL ? text : "");
  zw_signs_panel_set_boundary (ZW_SIGNS_PANEL (self->signs), boundary);
}

static void
show_phases (ZwVehiclesView *self)
{
  ZwPlan *plan = zw_session_get_plan (self->session);
  const GPtrArray *phases = plan != NULL ? zw_plan_get_phases (plan) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gint64 any = ZW_VEHICLE_RULES_ANY_PHASE;
  guint chosen = 0;

  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, any);
  g_ptr_array_add (names, (gpointer) _ ("All phases"));
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      if (phase->id == self->phase)
        chosen = self->ids->len;
      g_array_append_val (self->ids, phase->id);
      g_ptr_array_add (names, phase->name != NULL ? phase->name : (char *) "");
    }
  g_ptr_array_add (names, NULL);
  self->phase = g_array_index (self->ids, gint64, chosen);
  self->filling = TRUE;
  zw_drop_down_set (GTK_DROP_DOWN (self->phases), (const char *const *) names->pdata, chosen);
  self->filling = FALSE;
}

static void
refresh (ZwVehiclesView *self)
{
  g_assert (ZW_IS_VEHICLES_VIEW (self));
  find_fleet (self);
  show_phases (self);
  show_boundary (self);
  show_shares (self);
  queue_findings (self);
}

/* With every key typed into the budget there are findings, but no other rules. */
static void
on_findings_changed (ZwVehiclesView *self)
{
  g_assert (ZW_IS_VEHICLES_VIEW (self));
  if (self->told_records == NULL || zw_session_get_records (self->session) != self->told_records)
    refresh (self);
}

/* The figures are there, or are others. */
static void
on_evaluated (ZwVehiclesView *self)
{
  ZwRecords *records = zw_session_get_records (self->session);

  g_assert (ZW_IS_VEHICLES_VIEW (self));
  find_fleet (self);
  show_shares (self);
  if (records != NULL)
    for (guint i = 0; i < zw_records_get (records, ZW_RECORD_VEHICLE_RULE)->len; i++)
      zw_record_table_refresh (
          ZW_RECORD_TABLE (self->table),
          zw_record_get_id (zw_records_get (records, ZW_RECORD_VEHICLE_RULE)->pdata[i]));
  queue_findings (self);
}

static void
on_phase_chosen (ZwVehiclesView *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->phases));

  g_assert (ZW_IS_VEHICLES_VIEW (self));
  if (self->filling || chosen >= self->ids->len)
    return;
  self->phase = g_array_index (self->ids, gint64, chosen);
  zw_record_table_reload (ZW_RECORD_TABLE (self->table));
  show_boundary (self);
  show_shares (self);
}

/**
 * zw_vehicles_view_choose_phase:
 * @phase_id: a phase of the plan, or %ZW_VEHICLE_RULES_ANY_PHASE
 */
void
zw_vehicles_view_choose_phase (ZwVehiclesView *self, gint64 phase_id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == phase_id)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->phases), i);
}

/* The table. */

static gboolean
is_shown (const ZwRecord *record, gpointer user_data)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (user_data);

  return self->phase == ZW_VEHICLE_RULES_ANY_PHASE
         || zw_record_get_int (record, ZW_VEHICLE_RULE_PHASE, 0) == self->phase;
}

static gboolean
on_added (ZwStore *store, gint64 id, gpointer user_data, GError **error)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (user_data);

  return self->phase == ZW_VEHICLE_RULES_ANY_PHASE
         || zw_record_set_int (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE,
                               self->phase, error);
}

static void
on_table_notice (ZwRecordTable *table, const char *text, ZwVehiclesView *self)
{
  g_assert (ZW_IS_VEHICLES_VIEW (self));
  g_signal_emit (self, notice_signal, 0, text, _ ("Undo"), "win.undo");
}

static void
on_signs_notice (ZwSignsPanel *panel,
                 const char *text,
                 const char *button,
                 const char *action,
                 ZwVehiclesView *self)
{
  g_assert (ZW_IS_VEHICLES_VIEW (self));
  g_signal_emit (self, notice_signal, 0, text, button, action);
}

/* The phase chosen, else the mid term: there the guideline has vehicles managed. */
static gint64
get_preset_phase (ZwVehiclesView *self)
{
  ZwPlan *plan = zw_session_get_plan (self->session);
  const GPtrArray *phases = plan != NULL ? zw_plan_get_phases (plan) : NULL;

  if (self->phase != ZW_VEHICLE_RULES_ANY_PHASE)
    return self->phase;
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      if (phase->kind == ZW_PHASE_MID)
        return phase->id;
    }
  return 0;
}

static void
on_preset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (widget);
  const ZwZone *zone = zw_session_get_zone (self->session);
  const ZwRulePreset *preset = zw_reference_find_preset (zw_session_get_reference (self->session),
                                                         g_variant_get_string (parameter, NULL));
  GError *error = NULL;
  g_autofree char *text = NULL;

  if (zone == NULL || preset == NULL)
    return;
  if (!zw_session_check (self->session,
                         zw_vehicle_rules_apply_preset (zw_session_get_store (self->session),
                                                        zone->id, get_preset_phase (self), preset,
                                                        zw_catalog_get_language (self->catalog),
                                                        &error),
                         error))
    return;
  /* Translators: the name of a scheme abroad */
  text = g_strdup_printf (_ ("The rules of “%s” are added."),
                          zw_text_pick (&preset->name, self->catalog));
  g_signal_emit (self, notice_signal, 0, text, _ ("Undo"), "win.undo");
}

static GtkWidget *
make_presets (ZwVehiclesView *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n;
  const ZwRulePreset *presets = zw_reference_get_presets (zw_session_get_reference (self->session),
                                                          &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem)
          item = g_menu_item_new (zw_text_pick (&presets[i].name, self->catalog), NULL);

      g_menu_item_set_action_and_target (item, "vehicles.preset", "s", presets[i].id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Use a Foreign Scheme"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (
      button, _ ("Add the rules of a scheme abroad, as the guideline tells of it, to begin with"));
  return button;
}

static GtkWidget *
make_table (ZwVehiclesView *self)
{
  static const ZwRecordColumn columns[] = {
    { ZW_VEHICLE_RULE_PHASE, .width_chars = 8 },
    { ZW_VEHICLE_RULE_VEHICLES, .width_chars = 16, .expand = TRUE, .wrap = TRUE },
    { ZW_VEHICLE_RULE_FUEL, .width_chars = 8, .wrap = TRUE },
    { ZW_VEHICLE_RULE_STANDARD, .width_chars = 12, .expand = TRUE, .wrap = TRUE },
    { COLUMN_AFFECTED, N_ ("Affected"), .width_chars = 13, .number = TRUE },
    { ZW_VEHICLE_RULE_ACTION, .width_chars = 8, .wrap = TRUE },
    { ZW_VEHICLE_RULE_AMOUNT, .width_chars = 7 },
    { ZW_VEHICLE_RULE_AMOUNT_MAX, N_ ("At most"), .width_chars = 7 },
    { ZW_VEHICLE_RULE_START_YEAR, N_ ("Year"), .width_chars = 6 },
    { ZW_VEHICLE_RULE_DAYS, .width_chars = 7 },
    { ZW_VEHICLE_RULE_FROM, .width_chars = 5 },
    { ZW_VEHICLE_RULE_TO, .width_chars = 5 },
    { ZW_VEHICLE_RULE_EXEMPTIONS, .width_chars = 14, .wrap = TRUE },
    { ZW_VEHICLE_RULE_BUFFER_OTHER, N_ ("Buffer, outside"), .width_chars = 6 },
    { ZW_VEHICLE_RULE_BUFFER_RESIDENT, N_ ("Buffer, zone"), .width_chars = 6 },
    { ZW_VEHICLE_RULE_TRIPS, .width_chars = 10, .wrap = TRUE },
    { ZW_VEHICLE_RULE_NOTE, .width_chars = 12, .wrap = TRUE },
  };
  static const ZwRecordTableHooks hooks = { .shown = is_shown, .say = say, .added = on_added };

  self->table = zw_record_table_new (self->session, ZW_RECORD_VEHICLE_RULE, columns,
                                     G_N_ELEMENTS (columns), &hooks, self);
  zw_record_table_set_empty (
      ZW_RECORD_TABLE (self->table),
      _ ("No rule for vehicles yet. Add one for each group of vehicles that is treated alike, or "
         "take over a scheme abroad and change it."));
  zw_record_table_add_tool (ZW_RECORD_TABLE (self->table), make_presets (self));
  g_signal_connect (self->table, "notice", G_CALLBACK (on_table_notice), self);
  gtk_widget_set_vexpand (self->table, TRUE);
  return self->table;
}

static GtkWidget *
make_head (ZwVehiclesView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Phase"));

  self->phases = zw_drop_down_new (_ ("Phase"));
  g_signal_connect_swapped (self->phases, "notify::selected", G_CALLBACK (on_phase_chosen), self);
  gtk_widget_set_hexpand (self->phases, FALSE);
  self->boundary = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->boundary, "dim-label");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->phases);
  gtk_box_append (GTK_BOX (head), self->boundary);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_widget_set_margin_top (head, 6);
  gtk_widget_set_margin_bottom (head, 6);
  return head;
}

static GtkWidget *
make_lower (ZwVehiclesView *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_ ("Vehicles affected"));

  self->shares = zw_vehicle_shares_new (zw_session_get_reference (self->session));
  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_margin_start (title, 12);
  gtk_widget_set_margin_top (title, 9);
  gtk_widget_set_margin_bottom (title, 3);
  gtk_widget_set_vexpand (self->shares, TRUE);
  gtk_box_append (GTK_BOX (left), title);
  gtk_box_append (GTK_BOX (left), self->shares);
  gtk_widget_set_size_request (left, LEAST_SHARES_PX, -1);
  self->signs = zw_signs_panel_new (self->session);
  g_signal_connect (self->signs, "notice", G_CALLBACK (on_signs_notice), self);
  gtk_paned_set_start_child (GTK_PANED (paned), left);
  gtk_paned_set_end_child (GTK_PANED (paned), self->signs);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_size_request (paned, -1, LEAST_LOWER_PX);
  return paned;
}

/* Being led to a place. */

static gboolean
go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (view);

  if (place->kind != ZW_PLAN_PLACE_RECORD)
    return TRUE;
  if (zw_record_table_show_cell (ZW_RECORD_TABLE (self->table), place->id, place->field))
    return TRUE;
  /* Of another phase than the one chosen. */
  zw_vehicles_view_choose_phase (self, ZW_VEHICLE_RULES_ANY_PHASE);
  return zw_record_table_show_cell (ZW_RECORD_TABLE (self->table), place->id, place->field);
}

static gboolean
undo_typing (ZwPlaceView *view)
{
  return zw_record_table_undo_typing (ZW_RECORD_TABLE (ZW_VEHICLES_VIEW (view)->table));
}

static void
zw_vehicles_view_place_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = go_to;
  iface->undo_typing = undo_typing;
}

static void
zw_vehicles_view_dispose (GObject *object)
{
  ZwVehiclesView *self = ZW_VEHICLES_VIEW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->fleet, zw_fleet_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->told_records, zw_records_unref);
  g_clear_pointer (&self->told_evaluation, zw_evaluation_unref);
  G_OBJECT_CLASS (zw_vehicles_view_parent_class)->dispose (object);
}

static void
zw_vehicles_view_class_init (ZwVehiclesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_vehicles_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "vehicles.preset", "s", on_preset);
  notice_signal = g_signal_new ("notice", ZW_TYPE_VEHICLES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
zw_vehicles_view_init (ZwVehiclesView *self)
{
  self->phase = ZW_VEHICLE_RULES_ANY_PHASE;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * zw_vehicles_view_new:
 *
 * Returns: (transfer floating): rules for vehicles of the selected zone
 */
GtkWidget *
zw_vehicles_view_new (ZwSession *session)
{
  ZwVehiclesView *self = g_object_new (ZW_TYPE_VEHICLES_VIEW, NULL);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *table;

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_widget_set_vexpand (paned, TRUE);
  table = make_table (self);
  gtk_widget_set_size_request (table, -1, LEAST_TABLE_PX);
  gtk_paned_set_start_child (GTK_PANED (paned), table);
  gtk_paned_set_end_child (GTK_PANED (paned), make_lower (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_box_append (GTK_BOX (self->box), paned);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (on_findings_changed), self);
  g_signal_connect_swapped (session, "zones-changed", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (session, "evaluated", G_CALLBACK (on_evaluated), self);
  refresh (self);
  return GTK_WIDGET (self);
}
