/* zw-map.c: the map of the window
 *
 *   GtkOverlay
 *     ShumateMap: viewport, drag, wheel
 *       ShumateMapLayer     tiles of the base map, if any
 *       ZwMapVectorLayer    layers of the project
 *       ZwMapZoneLayer      zones and what is being drawn
 *       ZwMapSpotLayer      numbered places
 *     scale bar, zoom buttons, notice of the data's owners
 *
 * The screen shows Web Mercator; outside this folder places are in the project's
 * coordinates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-catalog.h"
#include "map/zw-map-private.h"
#include "map/zw-map-sources.h"
#include "map/zw-tile-source.h"

/* The main island, until there is something to show. */
#define START_LON 120.97
#define START_LAT 23.75
#define START_ZOOM 8.0

enum
{
  PROP_RENDERING = 1,
  N_PROPS
};

enum
{
  POINTER_MOVED,
  VIEW_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwMap, zw_map, GTK_TYPE_WIDGET)

static ShumateViewport *
get_viewport (ZwMap *self)
{
  return shumate_map_get_viewport (self->map);
}

static gboolean
emit_view_changed (gpointer data)
{
  ZwMap *self = ZW_MAP (data);

  self->view_idle = 0;
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_viewport_changed (ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  gtk_widget_queue_draw (self->scale_bar);
  /* Longitude, latitude and scale change one after the other. */
  if (self->view_idle == 0)
    self->view_idle = g_idle_add (emit_view_changed, self);
}

static void
on_busy_changed (ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RENDERING]);
}

static void
zw_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ZwMap *self = ZW_MAP (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  GdkRGBA ink;

  GTK_WIDGET_CLASS (zw_map_parent_class)->css_changed (widget, change);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  /* Light letters stand on a dark background. */
  self->dark = ink.red + ink.green + ink.blue > 1.5f;
  g_free (self->font);
  self->font = g_strdup (font != NULL ? pango_font_description_get_family (font) : NULL);
  zw_map_frame_set_look (ZW_MAP_FRAME (self->vectors), self->dark, self->font);
  zw_map_frame_set_look (ZW_MAP_FRAME (self->zones), self->dark, self->font);
  zw_map_update_colours (self);
  gtk_widget_queue_draw (widget);
}

static void
zw_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwMap *self = ZW_MAP (widget);
  GdkRGBA light = { 0.969f, 0.965f, 0.949f, 1.0f }, dark = { 0.149f, 0.153f, 0.165f, 1.0f };

  gtk_snapshot_append_color (
      snapshot, self->dark ? &dark : &light,
      &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (zw_map_parent_class)->snapshot (widget, snapshot);
}

static gboolean
show_wanted (gpointer data)
{
  ZwMap *self = ZW_MAP (data);
  ZwEnvelope wanted = self->wanted;

  if (!zw_envelope_is_empty (&wanted))
    zw_map_zoom_to (self, &wanted);
  return G_SOURCE_REMOVE;
}

static void
zw_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZwMap *self = ZW_MAP (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (!zw_envelope_is_empty (&self->wanted))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_wanted, g_object_ref (self), g_object_unref);
  on_viewport_changed (self);
}

static void
zw_map_measure (GtkWidget *widget,
                GtkOrientation orientation,
                int for_size,
                int *minimum,
                int *natural,
                int *minimum_baseline,
                int *natural_baseline)
{
  gtk_widget_measure (ZW_MAP (widget)->overlay, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  *natural = MAX (*natural, 320);
}

static void
zw_map_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RENDERING)
    g_value_set_boolean (value, zw_map_vector_layer_is_busy (ZW_MAP (object)->vectors));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_map_dispose (GObject *object)
{
  ZwMap *self = ZW_MAP (object);

  g_clear_handle_id (&self->view_idle, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->reference);
  g_clear_object (&self->source);
  g_clear_pointer (&self->attribution, g_free);
  g_clear_pointer (&self->to_globe, zw_transform_free);
  g_clear_pointer (&self->from_globe, zw_transform_free);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->crs, g_free);
  g_clear_pointer (&self->font, g_free);
  G_OBJECT_CLASS (zw_map_parent_class)->dispose (object);
}

static void
zw_map_class_init (ZwMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zw_map_get_property;
  object_class->dispose = zw_map_dispose;
  widget_class->snapshot = zw_map_snapshot;
  widget_class->size_allocate = zw_map_size_allocate;
  widget_class->measure = zw_map_measure;
  widget_class->css_changed = zw_map_css_changed;

  props[PROP_RENDERING] = g_param_spec_boolean ("rendering", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[POINTER_MOVED] = g_signal_new ("pointer-moved", ZW_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 4, G_TYPE_DOUBLE, G_TYPE_DOUBLE,
                                         G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", ZW_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "zw-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
set_up_viewport (ZwMap *self)
{
  static const char *const watched[] = { "notify::longitude", "notify::latitude",
                                         "notify::zoom-level" };
  ShumateViewport *viewport = get_viewport (self);

  shumate_viewport_set_reference_map_source (viewport, self->reference);
  shumate_viewport_set_min_zoom_level (viewport, ZW_MAP_MIN_ZOOM);
  shumate_viewport_set_max_zoom_level (viewport, ZW_MAP_MAX_ZOOM);
  shumate_viewport_set_zoom_level (viewport, START_ZOOM);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), START_LAT, START_LON);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (viewport, watched[i], G_CALLBACK (on_viewport_changed), self,
                             G_CONNECT_SWAPPED);
}

static void
zw_map_init (ZwMap *self)
{
  zw_envelope_init_empty (&self->wanted);
  self->catalog = zw_catalog_new (NULL);
  self->reference = zw_map_source_new_blank ();
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->map = shumate_map_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map"),
                                  -1);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  self->vectors = zw_map_vector_layer_new (get_viewport (self));
  self->zones = zw_map_zone_layer_new (get_viewport (self));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->vectors));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->zones));
  self->spots = zw_map_spot_layer_new (get_viewport (self));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->spots));
  g_signal_connect_object (self->vectors, "notify::busy", G_CALLBACK (on_busy_changed), self,
                           G_CONNECT_SWAPPED);
  zw_map_add_colours (self);
  zw_map_add_furniture (self);
  set_up_viewport (self);
  zw_map_add_input (self);
}

GtkWidget *
zw_map_new (void)
{
  return g_object_new (ZW_TYPE_MAP, NULL);
}

/**
 * zw_map_set_crs:
 * @crs: the project's coordinate system
 *
 * To be said before scenes, zones and places are given; what was shown goes.
 *
 * Returns: %FALSE with %ZW_GEOMETRY_ERROR_CRS, and nothing changed
 */
gboolean
zw_map_set_crs (ZwMap *self, const char *crs, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (crs, ZW_MAP_GLOBE, error);
  g_autoptr (ZwTransform) from_globe = NULL;

  if (to_globe == NULL)
    return FALSE;
  from_globe = zw_transform_new (ZW_MAP_GLOBE, crs, error);
  if (from_globe == NULL)
    return FALSE;
  g_clear_pointer (&self->to_globe, zw_transform_free);
  g_clear_pointer (&self->from_globe, zw_transform_free);
  self->to_globe = g_steal_pointer (&to_globe);
  self->from_globe = g_steal_pointer (&from_globe);
  g_free (self->crs);
  self->crs = g_strdup (crs);
  zw_map_set_shade (self, NULL);
  zw_map_set_scene (self, NULL);
  zw_map_set_zones (self, NULL, 0);
  return TRUE;
}

const char *
zw_map_get_crs (ZwMap *self)
{
  return self->crs;
}

/**
 * zw_map_set_scene:
 * @scene: (nullable): layers to show. Its zones only keep names of other things
 *   away from theirs; zones are shown by zw_map_set_zones()
 */
void
zw_map_set_scene (ZwMap *self, ZwMapScene *scene)
{
  if (scene != NULL)
    zw_map_scene_ref (scene);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  self->scene = scene;
  zw_map_show_scene (self);
}

/**
 * zw_map_get_scene:
 *
 * Returns: (nullable) (transfer none): layers shown
 */
ZwMapScene *
zw_map_get_scene (ZwMap *self)
{
  return self->scene;
}

/**
 * zw_map_set_zones:
 * @zones: (nullable) (element-type ZwZone): zones of the project; copied
 * @selected: number of the zone drawn stronger; 0 for none
 */
void
zw_map_set_zones (ZwMap *self, GPtrArray *zones, gint64 selected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwMapScene) scene = NULL;

  if (zones != NULL && self->crs != NULL)
    {
      scene = zw_map_scene_new (self->crs, NULL, zones, &error);
      if (scene == NULL)
        g_warning ("%s", error->message);
    }
  zw_map_zone_layer_set_zones (self->zones, scene, selected);
}

void
zw_map_select_zone (ZwMap *self, gint64 id)
{
  zw_map_zone_layer_select (self->zones, id);
}

gint64
zw_map_get_selected_zone (ZwMap *self)
{
  return zw_map_zone_layer_get_selected (self->zones);
}

/**
 * zw_map_find_zone_at:
 * @x_px: a place on the map, in its pixels
 *
 * Returns: the smallest zone there, since it may lie within another; 0 for none
 */
gint64
zw_map_find_zone_at (ZwMap *self, double x_px, double y_px)
{
  ZwMapScene *scene = zw_map_zone_layer_get_zones (self->zones);
  double least = INFINITY;
  gint64 found = 0;
  ZwPoint place;

  if (scene == NULL || !zw_map_from_px (self, x_px, y_px, &place))
    return 0;
  for (guint i = 0; i < scene->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (scene->zones, i);
      double area;

      if (!zw_geometry_contains (zone->shape->geometry, place.x, place.y))
        continue;
      area = zw_geometry_get_area (zone->shape->geometry);
      if (area < least)
        {
          least = area;
          found = zone->id;
        }
    }
  return found;
}

/* Whose data is shown, and why the base map is not. */
static void
update_notice (ZwMap *self)
{
  const char *problem = ZW_IS_TILE_SOURCE (self->source)
                            ? zw_tile_source_get_problem (ZW_TILE_SOURCE (self->source))
                            : NULL;
  g_autoptr (GString) text = g_string_new (self->attribution);

  if (problem != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem);
  gtk_label_set_text (GTK_LABEL (self->notice), text->str);
  gtk_widget_set_visible (self->notice, text->len > 0);
}

static void
on_problem_changed (ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  update_notice (self);
}

/**
 * zw_map_set_base:
 * @source: (nullable): tiles to lay under everything; %NULL for a plain ground.
 *   Its licence is shown as long as it is there, and why its tiles do not come
 */
void
zw_map_set_base (ZwMap *self, ShumateMapSource *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, on_problem_changed, self);
  if (self->base != NULL)
    {
      shumate_map_remove_layer (self->map, self->base);
      self->base = NULL;
    }
  g_set_object (&self->source, source);
  if (source != NULL)
    {
      self->base = SHUMATE_LAYER (shumate_map_layer_new (source, get_viewport (self)));
      shumate_map_insert_layer_behind (self->map, self->base, SHUMATE_LAYER (self->vectors));
    }
  if (ZW_IS_TILE_SOURCE (source))
    g_signal_connect_object (source, "notify::problem", G_CALLBACK (on_problem_changed), self,
                             G_CONNECT_SWAPPED);
  zw_map_set_attribution (self, source != NULL ? shumate_map_source_get_license (source) : NULL);
}

/**
 * zw_map_set_attribution:
 * @text: (nullable): whose data the map shows, at its lower right
 */
void
zw_map_set_attribution (ZwMap *self, const char *text)
{
  g_free (self->attribution);
  self->attribution = g_strdup (text);
  update_notice (self);
}

ShumateMap *
zw_map_get_shumate (ZwMap *self)
{
  return self->map;
}

ZwMapZoneLayer *
zw_map_get_zone_layer (ZwMap *self)
{
  return self->zones;
}

ZwMapVectorLayer *
zw_map_get_vector_layer (ZwMap *self)
{
  return self->vectors;
}

/* (nullable): NULL where the geometry lies out of reach. */
ZwMapShape *
zw_map_make_shape (ZwMap *self, ZwGeometry *geometry)
{
  return self->crs != NULL ? zw_map_shape_new (geometry, self->to_globe) : NULL;
}

void
zw_map_redraw_zones (ZwMap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->zones));
}

void
zw_map_emit_pointer (ZwMap *self, gboolean inside, double x_px, double y_px)
{
  ZwPoint place = { NAN, NAN };
  ZwLocation location = { NAN, NAN };

  if (inside && zw_map_from_px (self, x_px, y_px, &place)
      && !zw_map_get_location (self, place, &location))
    place = (ZwPoint){ NAN, NAN };
  g_signal_emit (self, signals[POINTER_MOVED], 0, place.x, place.y, location.lon, location.lat);
}
