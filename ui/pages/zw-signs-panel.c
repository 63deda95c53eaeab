/* zw-signs-panel.c: places for signs on a map, their numbers, and their distances
 *
 *   Signs                     [Distances ▾] [Copy List]
 *   ┌───────────────────────────────────────────────┐
 *   │ map                                           │
 *   └───────────────────────────────────────────────┘
 *   ● Entry sign (33)  ▲ Approach sign (10)  ■ Repeater sign (45)
 *   remarks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-signs-panel.h"

#include <glib/gi18n.h>
#include <math.h>

#include "map/zw-place-map.h"
#include "zw-signs-job.h"

/* Chinese wraps at every character: as narrow as it gets it would be very high. */
#define REMARK_CHARS 30

/* What the map shows below the signs. */
#define ROLES (1u << ZW_ROLE_ROADS | 1u << ZW_ROLE_RIVERS)

/* So near a sign the pointer is on it. */
#define REACH_PX 9.0

typedef struct
{
  const char *label;
  gsize offset;
  double least;
  double most;
  double step;
} Distance;

static const Distance distances[] = {
  { N_ ("Approach sign before the entry (m)"), G_STRUCT_OFFSET (ZwSignsOptions, approach_m), 10.0,
    5000.0, 10.0 },
  { N_ ("Repeaters along a road (m)"), G_STRUCT_OFFSET (ZwSignsOptions, spacing_m), 50.0, 10000.0,
    50.0 },
  { N_ ("Roads this near run along the boundary (m)"),
    G_STRUCT_OFFSET (ZwSignsOptions, tolerance_m), 1.0, 200.0, 1.0 },
  { N_ ("Entries of one road this near share signs (m)"), G_STRUCT_OFFSET (ZwSignsOptions, merge_m),
    0.0, 500.0, 5.0 },
};

struct _ZwSignsPanel
{
  GtkWidget parent_instance;

  gint64 boundary; /* zone whose boundary is in force */
  gint64 shown;    /* the one last brought into view */
  ZwSignsOptions options;
  gboolean setting;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *map;
  GtkWidget *remarks;
  GtkWidget *spinner;
  GtkWidget *copy;
  GtkWidget *entries[G_N_ELEMENTS (distances)];

  /* Owned */
  ZwSession *session;
  ZwSignsJob *job;
  ZwCatalog *catalog;
};

static guint notice_signal;

G_DEFINE_FINAL_TYPE (ZwSignsPanel, zw_signs_panel, GTK_TYPE_WIDGET)

static const ZwZone *
find_zone (ZwSignsPanel *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    if (((ZwZone *) g_ptr_array_index (zones, i))->id == self->boundary)
      return g_ptr_array_index (zones, i);
  return NULL;
}

static void
ask (ZwSignsPanel *self)
{
  const ZwZone *zone = find_zone (self);

  g_assert (ZW_IS_SIGNS_PANEL (self));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (zone != NULL && zw_session_get_scene (self->session) != NULL)
    zw_signs_job_ask (self->job, zone->geometry, &self->options);
  else
    zw_signs_job_stop (self->job);
}

static void
show_entries (ZwSignsPanel *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->entries[i]),
                               G_STRUCT_MEMBER (double, &self->options, distances[i].offset));
  self->setting = FALSE;
}

/* What the project says; another program or undo may have changed it. */
static void
refresh (ZwSignsPanel *self)
{
  ZwStore *store = zw_session_get_store (self->session);

  g_assert (ZW_IS_SIGNS_PANEL (self));
  if (store == NULL)
    {
      zw_signs_job_stop (self->job);
      return;
    }
  zw_signs_options_load (&self->options, store);
  show_entries (self);
  ask (self);
}

static void
on_found (ZwSignsPanel *self)
{
  ZwSigns *signs = zw_signs_job_get_signs (self->job);
  g_autofree char *remarks = NULL;

  g_assert (ZW_IS_SIGNS_PANEL (self));
  gtk_widget_set_visible (self->spinner, zw_signs_job_is_busy (self->job));
  gtk_widget_set_sensitive (self->copy, signs != NULL && signs->signs->len > 0);
  if (signs != NULL)
    remarks = zw_signs_dup_remarks (signs, self->catalog);
  gtk_label_set_text (GTK_LABEL (self->remarks), remarks != NULL ? remarks : "");
  gtk_widget_set_visible (self->remarks, remarks != NULL && *remarks != '\0');
  zw_place_map_set_marks (ZW_PLACE_MAP (self->map), zw_signs_job_get_marks (self->job));
  if (signs != NULL && self->shown != self->boundary)
    {
      self->shown = self->boundary;
      zw_place_map_show_marks (ZW_PLACE_MAP (self->map));
    }
}

static void
on_distance_changed (ZwSignsPanel *self)
{
  g_assert (ZW_IS_SIGNS_PANEL (self));
  if (self->setting)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    G_STRUCT_MEMBER (double, &self->options, distances[i].offset) = gtk_spin_button_get_value (
        GTK_SPIN_BUTTON (self->entries[i]));
  ask (self);
}

/* One step of undo for all that was changed while the distances were open. */
static void
on_distances_closed (ZwSignsPanel *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  ZwSignsOptions kept;
  GError *error = NULL;
  gboolean same = TRUE;

  g_assert (ZW_IS_SIGNS_PANEL (self));
  if (store == NULL)
    return;
  zw_signs_options_load (&kept, store);
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    same &= G_STRUCT_MEMBER (double, &kept, distances[i].offset)
            == G_STRUCT_MEMBER (double, &self->options, distances[i].offset);
  if (!same)
    zw_session_check (self->session, zw_signs_options_save (&self->options, store, &error), error);
}

static void
on_copy (ZwSignsPanel *self)
{
  ZwSigns *signs = zw_signs_job_get_signs (self->job);
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  ZwSignsReport report = { .signs = signs };

  g_assert (ZW_IS_SIGNS_PANEL (self));
  if (signs == NULL || store == NULL)
    return;
  report.crs = zw_store_get_crs (store);
  csv = zw_signs_report_to_csv (&report, &error);
  if (csv == NULL)
    {
      zw_session_check (self->session, FALSE, g_steal_pointer (&error));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  g_signal_emit (self, notice_signal, 0, _ ("The list of signs is on the clipboard."), NULL, NULL);
}

/* The sign under the pointer; those drawn above others first. */
static const ZwSign *
find_sign_at (ZwSignsPanel *self, double x, double y)
{
  ZwSigns *signs = zw_signs_job_get_signs (self->job);
  ZwMap *map = zw_place_map_get_map (ZW_PLACE_MAP (self->map));
  const ZwSign *nearest = NULL;
  double least = REACH_PX;

  for (guint i = 0; signs != NULL && i < signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);
      double x_px, y_px;

      if (!zw_map_to_px (map, sign->place, &x_px, &y_px) || hypot (x_px - x, y_px - y) >= least)
        continue;
      least = hypot (x_px - x, y_px - y);
      nearest = sign;
    }
  return nearest;
}

static gboolean
on_query_tooltip (GtkWidget *map,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  ZwSignsPanel *self)
{
  const ZwSign *sign = by_keyboard ? NULL : find_sign_at (self, x, y);
  g_autoptr (GString) text = NULL;

  g_assert (ZW_IS_SIGNS_PANEL (self));
  if (sign == NULL)
    return FALSE;
  text = g_string_new (_ (zw_sign_kind_get_label (sign->kind)));
  g_string_append_printf (text, " · %s", sign->name != NULL ? sign->name : _ ("(without a name)"));
  if (sign->class != NULL)
    g_string_append_printf (text, " · %s", sign->class);
  g_string_append_c (text, '\n');
  /* Translators: a direction in degrees */
  g_string_append_printf (text, _ ("To be read heading %.0f°"), sign->bearing);
  if (sign->n_crossings > 1)
    {
      g_string_append_c (text, '\n');
      /* Translators: a number */
      g_string_append_printf (text, _ ("For %u lines of the road"), sign->n_crossings);
    }
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static GtkWidget *
make_distances (ZwSignsPanel *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      GtkWidget *label = gtk_label_new (_ (distances[i].label));

      self->entries[i] = gtk_spin_button_new_with_range (distances[i].least, distances[i].most,
                                                         distances[i].step);
      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entries[i]);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->entries[i], 1, (int) i, 1, 1);
      g_signal_connect_swapped (self->entries[i], "value-changed", G_CALLBACK (on_distance_changed),
                                self);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_distances_closed), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Distances"));
  return button;
}

static GtkWidget *
make_head (ZwSignsPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Signs"));

  self->spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
  self->copy = gtk_button_new_with_label (_ ("Copy List"));
  gtk_widget_set_tooltip_text (self->copy,
                               _ ("Copy road, coordinates and direction of every sign as a table"));
  gtk_widget_set_sensitive (self->copy, FALSE);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (on_copy), self);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->spinner);
  gtk_box_append (GTK_BOX (head), make_distances (self));
  gtk_box_append (GTK_BOX (head), self->copy);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 6);
  gtk_widget_set_margin_top (head, 3);
  gtk_widget_set_margin_bottom (head, 3);
  return head;
}

static void
zw_signs_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_signs_panel_parent_class)->map (widget);
  refresh (ZW_SIGNS_PANEL (widget));
}

static void
zw_signs_panel_dispose (GObject *object)
{
  ZwSignsPanel *self = ZW_SIGNS_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_signs_panel_parent_class)->dispose (object);
}

static void
zw_signs_panel_class_init (ZwSignsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_signs_panel_dispose;
  GTK_WIDGET_CLASS (klass)->map = zw_signs_panel_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  notice_signal = g_signal_new ("notice", ZW_TYPE_SIGNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
zw_signs_panel_init (ZwSignsPanel *self)
{
}

/**
 * zw_signs_panel_new:
 *
 * Returns: (transfer floating): signs of no zone yet
 */
GtkWidget *
zw_signs_panel_new (ZwSession *session)
{
  ZwSignsPanel *self = g_object_new (ZW_TYPE_SIGNS_PANEL, NULL);
  GtkWidget *map;

  self->session = g_object_ref (session);
  self->job = zw_signs_job_new (session);
  self->catalog = zw_catalog_new (NULL);
  zw_signs_options_init (&self->options);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->map = zw_place_map_new (session);
  zw_place_map_set_roles (ZW_PLACE_MAP (self->map), ROLES);
  gtk_widget_set_vexpand (self->map, TRUE);
  map = GTK_WIDGET (zw_place_map_get_map (ZW_PLACE_MAP (self->map)));
  gtk_widget_set_has_tooltip (map, TRUE);
  g_signal_connect_object (map, "query-tooltip", G_CALLBACK (on_query_tooltip), self, 0);
  gtk_box_append (GTK_BOX (self->box), self->map);
  self->remarks = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->remarks), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->remarks), REMARK_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->remarks), 0.0f);
  gtk_widget_add_css_class (self->remarks, "zw-reason");
  gtk_widget_set_margin_start (self->remarks, 12);
  gtk_widget_set_margin_end (self->remarks, 12);
  gtk_widget_set_margin_bottom (self->remarks, 6);
  gtk_widget_set_visible (self->remarks, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->remarks);
  show_entries (self);
  g_signal_connect_swapped (self->job, "changed", G_CALLBACK (on_found), self);
  g_signal_connect_swapped (session, "layers-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (session, "plan-changed", G_CALLBACK (refresh), self);
  return GTK_WIDGET (self);
}

/**
 * zw_signs_panel_set_boundary:
 * @zone_id: the zone whose boundary is in force; 0 for none
 */
void
zw_signs_panel_set_boundary (ZwSignsPanel *self, gint64 zone_id)
{
  self->boundary = zone_id;
  ask (self);
}

/**
 * zw_signs_panel_get_signs:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
ZwSigns *
zw_signs_panel_get_signs (ZwSignsPanel *self)
{
  return zw_signs_job_get_signs (self->job);
}

gboolean
zw_signs_panel_is_busy (ZwSignsPanel *self)
{
  return zw_signs_job_is_busy (self->job);
}
