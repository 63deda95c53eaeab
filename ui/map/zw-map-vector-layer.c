/* zw-map-vector-layer.c: the project's layers on the map of the window
 *
 * A thread draws the view and a margin around it into a picture; every frame
 * paints the last picture, shifted and scaled to the view of the moment, until
 * a new one arrives. So the map moves smoothly however much there is to draw.
 *
 * The first picture of a view has a time limit and may be rough; when the view
 * rests, a complete one follows. Rough pictures are finished even if the view
 * moves on, or a map that keeps moving would never show anything new; complete
 * ones are given up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-vector-layer.h"

#include <math.h>

#include "render/zw-map-draw.h"

/* Time for the first picture of a view. */
#define BUDGET_MS 90

/* Drawn around the view, as a share of its size. */
#define MARGIN_SHARE 0.25

/* A new picture is asked for while there is still this much around the view, so
 * that no bare edge comes in sight. */
#define RENEWAL_SHARE 0.1

typedef struct
{
  ZwMapScene *scene;
  ZwMapView view; /* with its margin */
  int scale;
  gboolean dark;
  char *font;
  gboolean hurried;
  GCancellable *cancellable;
  cairo_surface_t *surface;
  ZwMapDrawResult result;
  double ms;
} Picture;

struct _ZwMapVectorLayer
{
  ZwMapFrame parent_instance;

  guint n_pictures;

  /* Owned */
  ZwMapScene *scene;
  Picture *shown;      /* (nullable) */
  GdkTexture *texture; /* (nullable): the same, for renderers that keep textures */
  Picture *drawing;    /* (nullable): borrowed from its task */
  GThreadPool *thread;
};

enum
{
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ZwMapVectorLayer, zw_map_vector_layer, ZW_TYPE_MAP_FRAME)

static void
picture_free (Picture *self)
{
  zw_map_scene_unref (self->scene);
  g_free (self->font);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/* On the thread. */
static void
draw_picture (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Picture *self = g_task_get_task_data (task);
  gint64 start = g_get_monotonic_time ();
  ZwMapDrawOptions options = { .labels = TRUE,
                               .dark = self->dark,
                               .font = self->font,
                               .budget_ms = self->hurried ? BUDGET_MS : 0 };
  cairo_t *cr;

  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                              (int) ceil (self->view.width * self->scale),
                                              (int) ceil (self->view.height * self->scale));
  cairo_surface_set_device_scale (self->surface, self->scale, self->scale);
  cr = cairo_create (self->surface);
  self->result = zw_map_draw (cr, self->scene, &self->view, &options, self->cancellable);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  self->ms = (double) (g_get_monotonic_time () - start) / 1000.0;
  g_task_return_boolean (task, TRUE);
}

/* Whether a picture shows what is asked for now, wherever on it. */
static gboolean
is_of_now (ZwMapVectorLayer *self, const Picture *picture)
{
  return picture->scene == self->scene
         && picture->dark == zw_map_frame_is_dark (ZW_MAP_FRAME (self))
         && picture->scale == gtk_widget_get_scale_factor (GTK_WIDGET (self))
         && g_strcmp0 (picture->font, zw_map_frame_get_font (ZW_MAP_FRAME (self))) == 0;
}

/* Whether a picture holds the whole view and a share of it around. */
static gboolean
covers (const Picture *picture, const ZwMapView *view, double share)
{
  ZwEnvelope has = zw_map_view_get_envelope (&picture->view, 0.5);
  ZwEnvelope wants = zw_map_view_get_envelope (view, share * MIN (view->width, view->height));

  return fabs (picture->view.px_per_unit / view->px_per_unit - 1.0) < 1e-9
         && has.min_x <= wants.min_x && has.min_y <= wants.min_y && has.max_x >= wants.max_x
         && has.max_y >= wants.max_y;
}

static void update (ZwMapVectorLayer *self);

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
on_picture_drawn (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwMapVectorLayer *self = ZW_MAP_VECTOR_LAYER (object);
  Picture *picture = g_task_get_task_data (G_TASK (result));

  self->drawing = NULL;
  if (self->thread == NULL) /* disposed meanwhile */
    return;
  if (picture->result != ZW_MAP_DRAW_CANCELLED && is_of_now (self, picture))
    {
      g_clear_pointer (&self->shown, picture_free);
      g_clear_object (&self->texture);
      self->shown = g_new0 (Picture, 1);
      *self->shown = *picture;
      zw_map_scene_ref (picture->scene);
      g_object_ref (picture->cancellable);
      self->shown->font = g_strdup (picture->font);
      picture->surface = NULL;
      self->n_pictures++;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  update (self);
  if (self->drawing == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
start (ZwMapVectorLayer *self, const ZwMapView *view, gboolean hurried)
{
  g_autoptr (GTask) task = NULL;
  Picture *picture = g_new0 (Picture, 1);
  double margin_x = ceil (view->width * MARGIN_SHARE),
         margin_y = ceil (view->height * MARGIN_SHARE);

  picture->scene = zw_map_scene_ref (self->scene);
  picture->view = *view;
  picture->view.width += 2.0 * margin_x;
  picture->view.height += 2.0 * margin_y;
  picture->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  picture->dark = zw_map_frame_is_dark (ZW_MAP_FRAME (self));
  picture->font = g_strdup (zw_map_frame_get_font (ZW_MAP_FRAME (self)));
  picture->hurried = hurried;
  picture->cancellable = g_cancellable_new ();
  task = g_task_new (self, NULL, on_picture_drawn, NULL);
  g_task_set_task_data (task, picture, (GDestroyNotify) picture_free);
  self->drawing = picture;
  g_thread_pool_push (self->thread, g_steal_pointer (&task), NULL);
}

/* Asks for a new picture where the one shown is not right for the view. */
static void
update (ZwMapVectorLayer *self)
{
  gboolean was_busy = self->drawing != NULL, right;
  ZwMapView view;

  zw_map_frame_get_view (ZW_MAP_FRAME (self), &view);
  if (self->thread == NULL || self->scene == NULL || view.width < 2.0 || view.height < 2.0)
    return;
  if (self->drawing != NULL)
    {
      if (!is_of_now (self, self->drawing)
          || (!self->drawing->hurried && !covers (self->drawing, &view, 0.0)))
        g_cancellable_cancel (self->drawing->cancellable);
      return;
    }
  right = self->shown != NULL && is_of_now (self, self->shown)
          && covers (self->shown, &view, RENEWAL_SHARE);
  if (right && self->shown->result == ZW_MAP_DRAW_COMPLETE)
    return;
  start (self, &view, !right);
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
paint_with_cairo (GtkSnapshot *snapshot,
                  cairo_surface_t *surface,
                  const graphene_rect_t *place,
                  const graphene_rect_t *bounds,
                  double zoom)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, zoom, zoom);
  cairo_set_source_surface (cr, surface, 0.0, 0.0);
  /* Smoothing takes longer than a frame lasts, and a right picture follows soon. */
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
zw_map_vector_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwMapVectorLayer *self = ZW_MAP_VECTOR_LAYER (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_t place;
  ZwEnvelope extent;
  ZwPoint corner;
  ZwMapView view;
  double zoom, scale;

  update (self);
  if (self->shown == NULL || self->scene == NULL)
    return;
  zw_map_frame_get_view (ZW_MAP_FRAME (self), &view);
  scale = self->shown->scale;
  zoom = view.px_per_unit / self->shown->view.px_per_unit;
  extent = zw_map_view_get_envelope (&self->shown->view, 0.0);
  corner = zw_map_view_to_px (&view, (ZwPoint){ extent.min_x, extent.min_y });
  if (fabs (zoom - 1.0) < 1e-9)
    {
      /* Pixel on pixel: nothing gets blurred. */
      zoom = 1.0;
      corner.x = round (corner.x * scale) / scale;
      corner.y = round (corner.y * scale) / scale;
    }
  place = GRAPHENE_RECT_INIT (
      (float) corner.x, (float) corner.y,
      (float) (cairo_image_surface_get_width (self->shown->surface) / scale * zoom),
      (float) (cairo_image_surface_get_height (self->shown->surface) / scale * zoom));
  if (GSK_IS_CAIRO_RENDERER (renderer))
    {
      paint_with_cairo (snapshot, self->shown->surface, &place, &bounds, zoom);
      return;
    }
  if (self->texture == NULL)
    self->texture = make_texture (self->shown->surface);
  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
  gtk_snapshot_pop (snapshot);
}

static void
zw_map_vector_layer_dispose (GObject *object)
{
  ZwMapVectorLayer *self = ZW_MAP_VECTOR_LAYER (object);

  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing->cancellable);
  if (self->thread != NULL)
    g_thread_pool_free (g_steal_pointer (&self->thread), FALSE, FALSE);
  g_clear_pointer (&self->shown, picture_free);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  G_OBJECT_CLASS (zw_map_vector_layer_parent_class)->dispose (object);
}

static void
zw_map_vector_layer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ZwMapVectorLayer *self = ZW_MAP_VECTOR_LAYER (object);

  if (id == PROP_BUSY)
    g_value_set_boolean (value, self->drawing != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_map_vector_layer_class_init (ZwMapVectorLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zw_map_vector_layer_dispose;
  object_class->get_property = zw_map_vector_layer_get_property;
  GTK_WIDGET_CLASS (klass)->snapshot = zw_map_vector_layer_snapshot;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
zw_map_vector_layer_init (ZwMapVectorLayer *self)
{
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
  /* A thread of its own keeps its fonts from one picture to the next. */
  self->thread = g_thread_pool_new (draw_picture, NULL, 1, TRUE, NULL);
}

ZwMapVectorLayer *
zw_map_vector_layer_new (ShumateViewport *viewport)
{
  return g_object_new (ZW_TYPE_MAP_VECTOR_LAYER, "viewport", viewport, NULL);
}

/**
 * zw_map_vector_layer_set_scene:
 * @scene: (nullable): what to show
 */
void
zw_map_vector_layer_set_scene (ZwMapVectorLayer *self, ZwMapScene *scene)
{
  if (scene == self->scene)
    return;
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  if (scene != NULL)
    self->scene = zw_map_scene_ref (scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
}

gboolean
zw_map_vector_layer_is_busy (ZwMapVectorLayer *self)
{
  return self->drawing != NULL;
}

/**
 * zw_map_vector_layer_get_n_pictures:
 *
 * Returns: pictures shown so far; for tests
 */
guint
zw_map_vector_layer_get_n_pictures (ZwMapVectorLayer *self)
{
  return self->n_pictures;
}

/**
 * zw_map_vector_layer_get_last_ms:
 *
 * Returns: how long drawing the picture shown took
 */
double
zw_map_vector_layer_get_last_ms (ZwMapVectorLayer *self)
{
  return self->shown != NULL ? self->shown->ms : 0.0;
}
