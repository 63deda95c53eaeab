/* zw-zones-page.c: the zones of the project: drawn, named, changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-zones-page.h"

#include <glib/gi18n.h>

#include "zw-corner-list.h"

#define DRAFT_KEY "draft"

struct _ZwZonesPage
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *draw_button;
  GtkWidget *hint;
  GtkWidget *list_stack;
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *name;
  GtkWidget *type;
  GtkWidget *measures;
  GtkWidget *corners;

  /* Owned */
  ZwSession *session;
  ZwMap *map;
  ZwMapEdit *edit;

  gboolean active;   /* the page is shown: zones can be edited */
  gboolean updating; /* the form follows the project, not the user */
  gint64 form_zone;
};

static guint notice_signal;

G_DEFINE_FINAL_TYPE (ZwZonesPage, zw_zones_page, GTK_TYPE_WIDGET)

static void
give_notice (ZwZonesPage *self, const char *text, const char *button, const char *action)
{
  g_signal_emit (self, notice_signal, 0, text, button, action);
}

/* The list and the form follow the project. */

static GtkWidget *
make_row (const ZwZone *zone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (zone->name);
  g_autofree char *text = g_strdup_printf ("%s · %.3f km²", _ (zw_zone_type_get_label (zone->type)),
                                           zw_geometry_get_area (zone->geometry) / 1e6);
  GtkWidget *detail = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_widget_add_css_class (detail, "zw-small");
  gtk_widget_add_css_class (box, "zw-row");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "zone-id", g_memdup2 (&zone->id, sizeof zone->id),
                          g_free);
  return row;
}

static void
fill_list (ZwZonesPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  gint64 selected = zw_session_get_zone_id (self->session);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      GtkWidget *row = make_row (zone);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (zone->id == selected)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
  self->updating = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack),
                                    zones != NULL && zones->len > 0 ? "list" : "empty");
}

static void
fill_form (ZwZonesPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->form, zone != NULL);
  self->form_zone = zone != NULL ? zone->id : 0;
  if (zone == NULL)
    return;
  self->updating = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), zone->name) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name), zone->name);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->type), zone->type);
  self->updating = FALSE;
  /* Translators: area in square kilometres and hectares, then the length of the boundary */
  text = g_strdup_printf (
      _ ("%.3f km² (%.1f ha), boundary %.2f km"), zw_geometry_get_area (zone->geometry) / 1e6,
      zw_geometry_get_area (zone->geometry) / 1e4, zw_geometry_get_length (zone->geometry) / 1e3);
  gtk_label_set_text (GTK_LABEL (self->measures), text);
}

/* The drawing tools follow the project too, unless something is being drawn. */
static void
follow_zone (ZwZonesPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  ZwMapEditState state = zw_map_edit_get_state (self->edit);

  if (zw_session_get_zones (self->session) != NULL)
    zw_map_set_zones (self->map, zw_session_get_zones (self->session), zone != NULL ? zone->id : 0);
  if (state == ZW_MAP_EDIT_DRAWING || state == ZW_MAP_EDIT_HOLE)
    return;
  if (self->active && zone != NULL)
    zw_map_edit_edit_zone (self->edit, zone->id, zone->geometry);
  else
    zw_map_edit_cancel (self->edit);
}

static void
on_zones_changed (ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  fill_list (self);
  fill_form (self);
  follow_zone (self);
}

static void
show_state (ZwZonesPage *self)
{
  ZwMapEditState state = zw_map_edit_get_state (self->edit);
  gboolean drawing = state == ZW_MAP_EDIT_DRAWING || state == ZW_MAP_EDIT_HOLE;

  g_assert (ZW_IS_ZONES_PAGE (self));
  gtk_button_set_label (GTK_BUTTON (self->draw_button),
                        drawing ? _ ("Stop Drawing") : _ ("Draw a Zone"));
  if (drawing)
    gtk_label_set_text (
        GTK_LABEL (self->hint),
        _ ("Click to set corners. Backspace takes the last one back, Enter or a double "
           "click closes the outline, Esc gives up."));
  else if (state == ZW_MAP_EDIT_EDITING)
    gtk_label_set_text (
        GTK_LABEL (self->hint),
        _ ("Drag a corner to move it, the small handle between two corners to make a new "
           "one, or the zone itself. Ctrl+click removes a corner."));
  else
    gtk_label_set_text (GTK_LABEL (self->hint),
                        _ ("Draw candidate boundaries on the map and compare their indicators."));
}

/* What the tools report. */

static void
on_changed (ZwMapEdit *edit,
            ZwGeometry *geometry,
            gboolean valid,
            const char *reason,
            ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  if (valid && geometry->kind == ZW_GEOMETRY_POLYGON)
    zw_session_show_outline (self->session, geometry);
}

static void
on_finished (ZwMapEdit *edit, ZwGeometry *geometry, ZwZonesPage *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *name = NULL;
  GError *error = NULL;
  gint64 id;

  g_assert (ZW_IS_ZONES_PAGE (self));
  name = zw_zone_suggest_name (store);
  zw_session_show_outline (self->session, NULL);
  id = zw_zone_add (store, name, ZW_ZONE_URBAN, geometry, &error);
  if (!zw_session_check (self->session, id != 0, error))
    return;
  zw_session_select_zone (self->session, id);
  on_zones_changed (self);
  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

static void
on_committed (ZwMapEdit *edit, const char *label, ZwGeometry *geometry, ZwZonesPage *self)
{
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_ZONES_PAGE (self));
  zw_session_show_outline (self->session, NULL);
  done = zw_zone_set_geometry (zw_session_get_store (self->session),
                               zw_session_get_zone_id (self->session), label, geometry, &error);
  if (!zw_session_check (self->session, done, error))
    follow_zone (self);
}

static void
on_refused (ZwMapEdit *edit, const char *reason, ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  zw_session_show_outline (self->session, NULL);
  give_notice (self, reason, NULL, NULL);
}

static void
on_cancelled (ZwMapEdit *edit, ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  zw_session_show_outline (self->session, NULL);
}

static void
on_draft_changed (ZwMapEdit *edit, const char *draft, ZwZonesPage *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  GError *error = NULL;

  g_assert (ZW_IS_ZONES_PAGE (self));
  if (store != NULL)
    zw_session_check (self->session, zw_store_set_state (store, DRAFT_KEY, draft, &error), error);
}

static void
on_zone_clicked (ZwMapEdit *edit, gint64 id, ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  if (self->active && id != 0)
    zw_session_select_zone (self->session, id);
}

/* What the user does in the panel. */

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, ZwZonesPage *self)
{
  const gint64 *id;

  g_assert (ZW_IS_ZONES_PAGE (self));
  if (self->updating || row == NULL)
    return;
  id = g_object_get_data (G_OBJECT (row), "zone-id");
  zw_session_select_zone (self->session, *id);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, ZwZonesPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);

  g_assert (ZW_IS_ZONES_PAGE (self));
  if (zone != NULL && !zw_geometry_is_empty (zone->geometry))
    {
      ZwEnvelope envelope = zw_geometry_get_envelope (zone->geometry);

      zw_map_zoom_to (self->map, &envelope);
    }
}

static void
on_selection_changed (ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  fill_list (self);
  fill_form (self);
  follow_zone (self);
}

static void
on_name_given (ZwZonesPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name));
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_ZONES_PAGE (self));
  if (self->updating || zone == NULL || zone->id != self->form_zone
      || g_strcmp0 (zone->name, text) == 0)
    return;
  if (*text == '\0')
    {
      fill_form (self);
      return;
    }
  done = zw_zone_set_name (zw_session_get_store (self->session), zone->id, text, &error);
  zw_session_check (self->session, done, error);
}

static void
on_type_given (ZwZonesPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  guint type = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->type));
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_ZONES_PAGE (self));
  if (self->updating || zone == NULL || type >= ZW_N_ZONE_TYPES || type == (guint) zone->type)
    return;
  done = zw_zone_set_type (zw_session_get_store (self->session), zone->id, type, &error);
  zw_session_check (self->session, done, error);
}

static void
on_hole_clicked (ZwZonesPage *self)
{
  g_assert (ZW_IS_ZONES_PAGE (self));
  zw_map_edit_draw_hole (self->edit);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/**
 * zw_zones_page_draw:
 *
 * Begins a new outline, or gives up the one being drawn.
 */
void
zw_zones_page_draw (ZwZonesPage *self)
{
  ZwMapEditState state = zw_map_edit_get_state (self->edit);

  if (zw_session_get_store (self->session) == NULL)
    return;
  if (state == ZW_MAP_EDIT_DRAWING || state == ZW_MAP_EDIT_HOLE)
    zw_map_edit_cancel (self->edit);
  else
    zw_map_edit_draw_zone (self->edit);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/**
 * zw_zones_page_remove:
 *
 * Deletes the selected zone; the notice offers to undo it.
 */
void
zw_zones_page_remove (ZwZonesPage *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  g_autofree char *text = NULL;
  GError *error = NULL;
  gboolean done;

  if (zone == NULL)
    return;
  /* Translators: %s is a zone */
  text = g_strdup_printf (_ ("“%s” and its plan were deleted."), zone->name);
  done = zw_zone_remove (zw_session_get_store (self->session), zone->id, &error);
  if (zw_session_check (self->session, done, error))
    give_notice (self, text, _ ("Undo"), "win.undo");
}

static void
restore_draft (ZwZonesPage *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *draft = store != NULL ? zw_store_get_state (store, DRAFT_KEY) : NULL;

  if (draft != NULL && zw_map_edit_restore_draft (self->edit, draft))
    give_notice (
        self, _ ("The outline that was being drawn is back. Draw on, or press Esc to give it up."),
        NULL, NULL);
}

/**
 * zw_zones_page_set_active:
 * @active: the page is the one shown
 *
 * Zones are edited only while their page is shown; an outline that was being
 * drawn when the program ended comes back then.
 */
void
zw_zones_page_set_active (ZwZonesPage *self, gboolean active)
{
  if (self->active == active)
    return;
  self->active = active;
  if (active)
    restore_draft (self);
  follow_zone (self);
  show_state (self);
}

static void
zw_zones_page_dispose (GObject *object)
{
  ZwZonesPage *self = ZW_ZONES_PAGE (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (self->edit, self);
    }
  g_clear_object (&self->session);
  g_clear_object (&self->map);
  g_clear_object (&self->edit);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_zones_page_parent_class)->dispose (object);
}

static void
zw_zones_page_class_init (ZwZonesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_zones_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  notice_signal = g_signal_new ("notice", ZW_TYPE_ZONES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
make_field (GtkWidget *grid, int row, const char *label, GtkWidget *field)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), field);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, 1, 1);
  return field;
}

static GtkWidget *
make_form (ZwZonesPage *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hole = gtk_button_new_with_mnemonic (_ ("Add a _Hole"));
  GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Delete"));
  GtkWidget *corners = gtk_expander_new_with_mnemonic (_ ("_Coordinates of corners"));
  const char *types[ZW_N_ZONE_TYPES + 1] = { NULL };
  GtkEventController *focus = gtk_event_controller_focus_new ();

  for (guint i = 0; i < ZW_N_ZONE_TYPES; i++)
    types[i] = _ (zw_zone_type_get_label (i));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->name = make_field (grid, 0, _ ("_Name"), gtk_entry_new ());
  self->type = make_field (grid, 1, _ ("_Type"), gtk_drop_down_new_from_strings (types));
  self->measures = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->measures), 0);
  gtk_label_set_wrap (GTK_LABEL (self->measures), TRUE);
  gtk_widget_add_css_class (self->measures, "numeric");
  self->corners = zw_corner_list_new (self->edit);
  gtk_widget_set_margin_top (self->corners, 6);
  gtk_expander_set_child (GTK_EXPANDER (corners), self->corners);
  gtk_widget_set_tooltip_text (hole,
                               _ ("Cut an area out of the zone: draw its outline on the map"));
  gtk_widget_set_tooltip_text (remove, _ ("Delete the zone and its plan; can be undone"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "win.delete-zone");
  gtk_box_append (GTK_BOX (buttons), hole);
  gtk_box_append (GTK_BOX (buttons), remove);
  gtk_box_append (GTK_BOX (form), grid);
  gtk_box_append (GTK_BOX (form), self->measures);
  gtk_box_append (GTK_BOX (form), corners);
  gtk_box_append (GTK_BOX (form), buttons);
  g_signal_connect_swapped (hole, "clicked", G_CALLBACK (on_hole_clicked), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_name_given), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_name_given), self);
  gtk_widget_add_controller (self->name, focus);
  g_signal_connect_swapped (self->type, "notify::selected", G_CALLBACK (on_type_given), self);
  return form;
}

static GtkWidget *
make_list (ZwZonesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (
      _ ("There is no zone yet. Draw one on the map, or import an outline "
         "as “Zone outlines”."));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_widget_add_css_class (self->list, "zw-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Zones"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (empty), 0);
  gtk_widget_set_valign (empty, GTK_ALIGN_START);
  gtk_widget_add_css_class (empty, "dim-label");
  self->list_stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->list_stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->list_stack), empty, "empty");
  gtk_widget_set_vexpand (self->list_stack, TRUE);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  return self->list_stack;
}

static void
zw_zones_page_init (ZwZonesPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "zw-page");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->draw_button = gtk_button_new ();
  gtk_widget_add_css_class (self->draw_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->draw_button), "win.draw-zone");
  self->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "zw-small");
}

GtkWidget *
zw_zones_page_new (ZwSession *session, ZwMap *map, ZwMapEdit *edit)
{
  ZwZonesPage *self = g_object_new (ZW_TYPE_ZONES_PAGE, NULL);

  self->session = g_object_ref (session);
  self->map = g_object_ref (map);
  self->edit = g_object_ref (edit);
  gtk_box_append (GTK_BOX (self->box), self->draw_button);
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  self->form = make_form (self);
  gtk_box_append (GTK_BOX (self->box), self->form);
  g_signal_connect_swapped (session, "zones-changed", G_CALLBACK (on_zones_changed), self);
  g_signal_connect_swapped (session, "notify::zone", G_CALLBACK (on_selection_changed), self);
  g_signal_connect (edit, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (edit, "finished", G_CALLBACK (on_finished), self);
  g_signal_connect (edit, "committed", G_CALLBACK (on_committed), self);
  g_signal_connect (edit, "refused", G_CALLBACK (on_refused), self);
  g_signal_connect (edit, "cancelled", G_CALLBACK (on_cancelled), self);
  g_signal_connect (edit, "draft-changed", G_CALLBACK (on_draft_changed), self);
  g_signal_connect (edit, "zone-clicked", G_CALLBACK (on_zone_clicked), self);
  g_signal_connect_swapped (edit, "notify::state", G_CALLBACK (show_state), self);
  on_zones_changed (self);
  show_state (self);
  return GTK_WIDGET (self);
}
