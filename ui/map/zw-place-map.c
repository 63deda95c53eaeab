/* zw-place-map.c: a map that follows the session, beside a part of the plan
 *
 *   box
 *     ZwMap with a layer of marks on top
 *     key of the marks, wrapped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-place-map.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dialogs/zw-preferences-dialog.h"
#include "map/zw-map-mark-layer.h"
#include "metrics/zw-survey.h"
#include "zw-session-private.h"

#define KEY_WIDTH_PX 30
#define KEY_HEIGHT_PX 24
#define KEY_TEXT_PX 11.0
#define KEY_CHARS 12

/* Around marks that are few or small, in metres. */
#define MARGIN_M 150.0

struct _ZwPlaceMap
{
  GtkWidget parent_instance;

  guint roles;
  gint64 shown_zone; /* the one last brought into view */

  /* Owned */
  ZwSession *session;
  GSettings *settings;
  ZwMapMarks *marks;

  /* Children */
  GtkWidget *map;
  ZwMapMarkLayer *mark_layer;
  GtkWidget *keys;
};

G_DEFINE_FINAL_TYPE (ZwPlaceMap, zw_place_map, GTK_TYPE_WIDGET)

/* Base map. */

static void
set_base (ZwPlaceMap *self)
{
  g_autofree char *attribution = NULL;
  g_autoptr (ShumateMapSource) base = zw_preferences_make_base (self->settings, &attribution, NULL);

  g_assert (ZW_IS_PLACE_MAP (self));
  /* What is wrong with a choice of the user, the window has said already. */
  zw_map_set_base (ZW_MAP (self->map), base);
  zw_map_set_attribution (ZW_MAP (self->map), attribution);
}

/* Layers and zones. */

/* Layers of the chosen roles; of a survey in several editions the one that counts. */
static GPtrArray *
choose_layers (ZwPlaceMap *self)
{
  const GPtrArray *all = self->session->map_layers;
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  g_autoptr (GPtrArray) registered = g_ptr_array_new ();
  g_autoptr (ZwSurveyChoice) survey = NULL;

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (registered, ((ZwMapLayer *) g_ptr_array_index (all, i))->features->layer);
  survey = zw_survey_choose (registered,
                             zw_session_get_figure_settings (self->session)->baseline.year);
  for (guint i = 0; i < all->len; i++)
    {
      ZwMapLayer *layer = g_ptr_array_index (all, i);

      if ((self->roles & 1u << layer->role) != 0
          && (!zw_baseline_needs_role (layer->role)
              || g_ptr_array_find (survey->layers, layer->features->layer, NULL)))
        g_ptr_array_add (chosen, zw_map_layer_ref (layer));
    }
  return chosen;
}

static void
show_layers (ZwPlaceMap *self)
{
  ZwMapScene *scene = zw_session_get_scene (self->session);
  g_autoptr (ZwMapScene) chosen = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_PLACE_MAP (self));
  if (scene == NULL || zw_map_get_crs (ZW_MAP (self->map)) == NULL)
    return;
  if (self->roles != 0 && self->session->map_layers != NULL)
    {
      layers = choose_layers (self);
      chosen = zw_map_scene_new (scene->crs, layers, zw_session_get_zones (self->session), &error);
      if (chosen == NULL)
        g_warning ("%s", error->message);
    }
  zw_map_set_scene (ZW_MAP (self->map), chosen != NULL ? chosen : scene);
}

static void
show_zones (ZwPlaceMap *self)
{
  gint64 zone = zw_session_get_zone_id (self->session);

  g_assert (ZW_IS_PLACE_MAP (self));
  zw_map_set_zones (ZW_MAP (self->map), zw_session_get_zones (self->session), zone);
  if (zone != 0 && zone != self->shown_zone)
    zw_place_map_show_zone (self);
}

static void
on_zone_selected (ZwPlaceMap *self)
{
  gint64 zone = zw_session_get_zone_id (self->session);

  g_assert (ZW_IS_PLACE_MAP (self));
  zw_map_select_zone (ZW_MAP (self->map), zone);
  if (zone != 0 && zone != self->shown_zone)
    zw_place_map_show_zone (self);
}

static void
on_opened (ZwPlaceMap *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_PLACE_MAP (self));
  zw_place_map_set_marks (self, NULL);
  self->shown_zone = 0;
  if (store == NULL)
    return;
  /* The window's own map says what is wrong with the coordinate system. */
  if (!zw_map_set_crs (ZW_MAP (self->map), zw_store_get_crs (store), &error))
    return;
  show_layers (self);
  show_zones (self);
}

/* Marks and their key. */

static void
draw_key (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZwPlaceMap *self = ZW_PLACE_MAP (user_data);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "zw-index"));
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (area));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  GdkRGBA ink;

  if (self->marks == NULL || index >= self->marks->keys->len)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);
  zw_map_mark_key_draw (&g_array_index (self->marks->keys, ZwMapMarkKey, index), cr, width, height,
                        ink.red + ink.green + ink.blue > 1.5f,
                        font != NULL ? pango_font_description_get_family (font) : NULL,
                        KEY_TEXT_PX);
}

static GtkWidget *
make_key (ZwPlaceMap *self, guint index)
{
  const ZwMapMarkKey *key = &g_array_index (self->marks->keys, ZwMapMarkKey, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (key->words);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), KEY_WIDTH_PX);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), KEY_HEIGHT_PX);
  g_object_set_data (G_OBJECT (area), "zw-index", GUINT_TO_POINTER (index));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_key, self, NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* Chinese wraps at every character: as narrow as it gets it would be very high. */
  gtk_label_set_width_chars (GTK_LABEL (label), KEY_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
show_keys (ZwPlaceMap *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->keys)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->keys), child);
  for (guint i = 0; self->marks != NULL && i < self->marks->keys->len; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (self->keys), make_key (self, i));
      child = gtk_widget_get_last_child (self->keys);
      gtk_widget_set_focusable (child, FALSE);
    }
  gtk_widget_set_visible (self->keys, gtk_widget_get_first_child (self->keys) != NULL);
}

/**
 * zw_place_map_set_marks:
 * @marks: (nullable): lines, areas and signs to show above everything
 */
void
zw_place_map_set_marks (ZwPlaceMap *self, ZwMapMarks *marks)
{
  if (marks == self->marks)
    return;
  if (marks != NULL)
    zw_map_marks_ref (marks);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  self->marks = marks;
  zw_map_mark_layer_set_marks (self->mark_layer, marks);
  show_keys (self);
}

/**
 * zw_place_map_set_roles:
 * @roles: bits 1 << #ZwRole: layers of these roles alone are shown, also those
 *   that are hidden on the map of the survey; 0 for what is shown there
 */
void
zw_place_map_set_roles (ZwPlaceMap *self, guint roles)
{
  if (self->roles == roles)
    return;
  self->roles = roles;
  show_layers (self);
}

/**
 * zw_place_map_show_zone:
 *
 * Brings the selected zone into view; everything where none is selected.
 */
void
zw_place_map_show_zone (ZwPlaceMap *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  ZwEnvelope envelope;

  if (zone == NULL)
    {
      zw_map_zoom_to_all (ZW_MAP (self->map));
      return;
    }
  self->shown_zone = zone->id;
  envelope = zw_geometry_get_envelope (zone->geometry);
  zw_map_zoom_to (ZW_MAP (self->map), &envelope);
}

/**
 * zw_place_map_show_marks:
 *
 * Brings all marks into view.
 */
void
zw_place_map_show_marks (ZwPlaceMap *self)
{
  ZwEnvelope extent;

  if (self->marks == NULL)
    return;
  extent = zw_map_marks_get_extent (self->marks, ZW_MAP_PLANE);
  if (zw_envelope_is_empty (&extent))
    return;
  extent.min_x -= MARGIN_M;
  extent.min_y -= MARGIN_M;
  extent.max_x += MARGIN_M;
  extent.max_y += MARGIN_M;
  zw_map_zoom_to (ZW_MAP (self->map), &extent);
}

ZwMap *
zw_place_map_get_map (ZwPlaceMap *self)
{
  return ZW_MAP (self->map);
}

static void
zw_place_map_dispose (GObject *object)
{
  ZwPlaceMap *self = ZW_PLACE_MAP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  G_OBJECT_CLASS (zw_place_map_parent_class)->dispose (object);
}

static void
zw_place_map_class_init (ZwPlaceMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_place_map_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
zw_place_map_init (ZwPlaceMap *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  ShumateMap *map;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->map = zw_map_new ();
  gtk_widget_set_size_request (self->map, 260, 180);
  gtk_widget_set_parent (self->map, GTK_WIDGET (self));
  map = zw_map_get_shumate (ZW_MAP (self->map));
  self->mark_layer = zw_map_mark_layer_new (shumate_map_get_viewport (map));
  shumate_map_add_layer (map, SHUMATE_LAYER (self->mark_layer));
  self->keys = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->keys), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->keys), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->keys), 12);
  gtk_widget_set_margin_start (self->keys, 9);
  gtk_widget_set_margin_end (self->keys, 9);
  gtk_widget_set_margin_top (self->keys, 3);
  gtk_widget_set_margin_bottom (self->keys, 3);
  gtk_widget_set_visible (self->keys, FALSE);
  gtk_widget_set_parent (self->keys, GTK_WIDGET (self));
}

/**
 * zw_place_map_new:
 *
 * Returns: (transfer floating): a map of what the session has open
 */
GtkWidget *
zw_place_map_new (ZwSession *session)
{
  static const char *const watched[] = { "changed::base-map", "changed::base-map-address",
                                         "changed::base-map-file", "changed::work-offline" };
  ZwPlaceMap *self = g_object_new (ZW_TYPE_PLACE_MAP, NULL);

  self->session = g_object_ref (session);
  self->settings = g_settings_new (ZW_SETTINGS_ID);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (self->settings, watched[i], G_CALLBACK (set_base), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_swapped (session, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (session, "layers-changed", G_CALLBACK (show_layers), self);
  g_signal_connect_swapped (session, "zones-changed", G_CALLBACK (show_zones), self);
  g_signal_connect_swapped (session, "notify::zone", G_CALLBACK (on_zone_selected), self);
  set_base (self);
  on_opened (self);
  return GTK_WIDGET (self);
}
