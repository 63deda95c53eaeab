/* zw-map-scene.c: layers and zones prepared for drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-scene.h"

#include <math.h>
#include <string.h>

#include "geometry/zw-crs.h"
#include "render/zw-map-marks.h"
#include "render/zw-map-shade.h"

/* Points carried between two questions whether to stop. */
#define CHUNK 32768

/* Within areas, lines and points each: what is drawn first lies lowest. */
static const ZwRole drawing_order[] = {
  ZW_ROLE_BACKGROUND,      ZW_ROLE_LANDUSE,       ZW_ROLE_POPULATION,  ZW_ROLE_VEHICLES,
  ZW_ROLE_RIVERS,          ZW_ROLE_ADMIN,         ZW_ROLE_ROADS,       ZW_ROLE_RAILWAYS,
  ZW_ROLE_FOOTWAYS,        ZW_ROLE_CYCLEWAYS,     ZW_ROLE_ROUTES,      ZW_ROLE_TRAFFIC,
  ZW_ROLE_OD_PAIRS,        ZW_ROLE_PARKING,       ZW_ROLE_ATTRACTIONS, ZW_ROLE_CHARGERS,
  ZW_ROLE_SHARED_VEHICLES, ZW_ROLE_BIKE_STATIONS, ZW_ROLE_STOPS,       ZW_ROLE_TRANSFERS,
  ZW_ROLE_ZONES,
};

G_STATIC_ASSERT (G_N_ELEMENTS (drawing_order) == ZW_N_ROLES);

static void
carry_each (ZwTransform *transform, ZwPoint *points, gsize n_points)
{
  for (gsize i = 0; i < n_points; i++)
    if (!zw_transform_points (transform, points + i, 1, NULL))
      points[i] = (ZwPoint){ NAN, NAN };
}

/* A chunk with a point that cannot be carried is done again point by point. */
static gboolean
carry_to_mercator (ZwTransform *transform,
                   const ZwPoint *from,
                   ZwPoint *to,
                   gsize n_points,
                   GCancellable *cancellable,
                   GError **error)
{
  for (gsize start = 0; start < n_points; start += CHUNK)
    {
      gsize n = MIN (CHUNK, n_points - start);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      memcpy (to + start, from + start, n * sizeof *to);
      if (!zw_transform_points (transform, to + start, n, NULL))
        {
          memcpy (to + start, from + start, n * sizeof *to);
          carry_each (transform, to + start, n);
        }
      for (gsize i = start; i < start + n; i++)
        to[i] = zw_mercator_from_location ((ZwLocation){ to[i].x, to[i].y });
    }
  return TRUE;
}

/* Empty where a point has no place. */
static ZwEnvelope
find_extent (const ZwPoint *points, guint n_points)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; i < n_points; i++)
    {
      if (!isfinite (points[i].x) || !isfinite (points[i].y))
        {
          zw_envelope_init_empty (&extent);
          break;
        }
      zw_envelope_add (&extent, points[i].x, points[i].y);
    }
  return extent;
}

/* Points first; then where they lie. */
static ZwMapShape *
shape_new (ZwGeometry *geometry, ZwTransform *to_globe, GCancellable *cancellable, GError **error)
{
  g_autoptr (ZwMapShape) self = g_new0 (ZwMapShape, 1);

  self->geometry = zw_geometry_ref (geometry);
  self->mercator = g_new (ZwPoint, geometry->n_points);
  if (!carry_to_mercator (to_globe, geometry->points, self->mercator, geometry->n_points,
                          cancellable, error))
    return NULL;
  self->plane_extent = find_extent (geometry->points, geometry->n_points);
  self->mercator_extent = find_extent (self->mercator, geometry->n_points);
  return g_steal_pointer (&self);
}

/**
 * zw_map_shape_new:
 * @geometry: in the project's coordinates
 * @to_globe: from these to EPSG:4326
 *
 * Returns: (transfer full): a shape; one that cannot be carried there has an
 *   empty extent
 */
ZwMapShape *
zw_map_shape_new (ZwGeometry *geometry, ZwTransform *to_globe)
{
  return shape_new (geometry, to_globe, NULL, NULL);
}

void
zw_map_shape_free (ZwMapShape *self)
{
  zw_geometry_unref (self->geometry);
  g_free (self->mercator);
  g_free (self);
}

/**
 * zw_map_shape_get_points:
 *
 * Returns: (array) (transfer none): the points of the geometry in @projection
 */
const ZwPoint *
zw_map_shape_get_points (const ZwMapShape *self, ZwMapProjection projection)
{
  return projection == ZW_MAP_PLANE ? self->geometry->points : self->mercator;
}

const ZwEnvelope *
zw_map_shape_get_extent (const ZwMapShape *self, ZwMapProjection projection)
{
  return projection == ZW_MAP_PLANE ? &self->plane_extent : &self->mercator_extent;
}

static void
find_directions (ZwMapLayer *self)
{
  const ZwGeometry *geometry = self->shape->geometry;

  if (geometry->kind != ZW_GEOMETRY_POLYGON)
    return;
  self->reversed = g_new0 (gboolean, geometry->n_rings);
  for (guint p = 0; p < geometry->n_parts; p++)
    for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
      {
        guint from = geometry->ring_starts[r];
        double area = zw_ring_area (geometry->points + from, geometry->ring_starts[r + 1] - from);

        self->reversed[r] = r == geometry->part_starts[p] ? area < 0.0 : area > 0.0;
      }
}

static void
find_extents (ZwMapLayer *self, ZwMapProjection projection)
{
  const ZwGeometry *geometry = self->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (self->shape, projection);
  ZwEnvelope *extents = g_new (ZwEnvelope, geometry->n_parts);
  guint n_runs = (geometry->n_parts + ZW_MAP_RUN - 1) / ZW_MAP_RUN;
  ZwEnvelope *runs = g_new (ZwEnvelope, n_runs);
  ZwEnvelope *all = projection == ZW_MAP_PLANE ? &self->shape->plane_extent
                                               : &self->shape->mercator_extent;

  for (guint i = 0; i < n_runs; i++)
    zw_envelope_init_empty (&runs[i]);
  zw_envelope_init_empty (all);
  for (guint p = 0; p < geometry->n_parts; p++)
    {
      guint from = geometry->ring_starts[geometry->part_starts[p]];
      guint to = geometry->ring_starts[geometry->part_starts[p + 1]];

      extents[p] = find_extent (points + from, to - from);
      zw_envelope_union (&runs[p / ZW_MAP_RUN], &extents[p]);
      zw_envelope_union (all, &extents[p]);
    }
  self->extents[projection] = extents;
  self->run_extents[projection] = runs;
}

/**
 * zw_map_layer_new:
 * @features: a layer
 * @crs: the project's coordinate system
 * @cancellable: (nullable): stops the work
 *
 * Prepares a layer for drawing. Takes about a second for a million points, so
 * that it is done on a worker thread, once for each layer.
 *
 * Returns: (transfer full): the layer, or %NULL with %ZW_GEOMETRY_ERROR_CRS or
 *   %G_IO_ERROR_CANCELLED
 */
ZwMapLayer *
zw_map_layer_new (ZwFeatures *features, const char *crs, GCancellable *cancellable, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (crs, ZW_MAP_GLOBE, error);
  g_autoptr (ZwMapLayer) self = NULL;

  if (to_globe == NULL)
    return NULL;
  self = g_new0 (ZwMapLayer, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->features = zw_features_ref (features);
  self->role = features->layer->role;
  self->symbol = *zw_symbol_get (self->role);
  self->shape = shape_new (features->shape, to_globe, cancellable, error);
  if (self->shape == NULL)
    return NULL;
  find_directions (self);
  find_extents (self, ZW_MAP_PLANE);
  find_extents (self, ZW_MAP_MERCATOR);
  return g_steal_pointer (&self);
}

/**
 * zw_map_layer_new_plane:
 * @features: a layer
 *
 * Prepares a layer for paper alone, which is much quicker: where its points lie on
 * the globe is not worked out.
 *
 * Returns: (transfer full): a layer that is not seen in %ZW_MAP_MERCATOR
 */
ZwMapLayer *
zw_map_layer_new_plane (ZwFeatures *features)
{
  ZwMapLayer *self = g_new0 (ZwMapLayer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->features = zw_features_ref (features);
  self->role = features->layer->role;
  self->symbol = *zw_symbol_get (self->role);
  self->shape = g_new0 (ZwMapShape, 1);
  self->shape->geometry = zw_geometry_ref (features->shape);
  zw_envelope_init_empty (&self->shape->mercator_extent);
  find_directions (self);
  find_extents (self, ZW_MAP_PLANE);
  return self;
}

/**
 * zw_map_layer_new_styled:
 * @base: a layer
 * @style: of its features
 *
 * Returns: (transfer full): the same layer looking otherwise; what it costs to prepare
 *   one is shared
 */
ZwMapLayer *
zw_map_layer_new_styled (ZwMapLayer *base, ZwMapStyle *style)
{
  ZwMapLayer *self;

  g_return_val_if_fail (style->n == base->features->n, NULL);
  self = g_new (ZwMapLayer, 1);
  *self = *base;
  g_atomic_ref_count_init (&self->ref_count);
  self->base = zw_map_layer_ref (base->base != NULL ? base->base : base);
  self->style = zw_map_style_ref (style);
  self->part_numbers = g_new0 (guint8, base->shape->geometry->n_parts + 1);
  for (guint i = 0; i < style->n; i++)
    for (guint p = base->features->starts[i]; p < base->features->starts[i + 1]; p++)
      self->part_numbers[p] = style->numbers[i];
  return self;
}

ZwMapLayer *
zw_map_layer_ref (ZwMapLayer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_map_layer_unref (ZwMapLayer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->part_numbers);
  g_clear_pointer (&self->style, zw_map_style_unref);
  if (self->base != NULL)
    {
      zw_map_layer_unref (self->base);
      g_free (self);
      return;
    }
  zw_features_unref (self->features);
  g_clear_pointer (&self->shape, zw_map_shape_free);
  g_free (self->reversed);
  for (guint i = 0; i < G_N_ELEMENTS (self->extents); i++)
    {
      g_free (self->extents[i]);
      g_free (self->run_extents[i]);
    }
  g_free (self);
}

static void
zone_free (ZwMapZone *self)
{
  g_free (self->name);
  g_clear_pointer (&self->shape, zw_map_shape_free);
  g_free (self);
}

static int
get_rank (const ZwMapLayer *layer)
{
  static const int kinds[] = {
    [ZW_GEOMETRY_POLYGON] = 0, [ZW_GEOMETRY_LINE] = ZW_N_ROLES, [ZW_GEOMETRY_POINT] = 2 * ZW_N_ROLES
  };

  for (guint i = 0; i < G_N_ELEMENTS (drawing_order); i++)
    if (drawing_order[i] == layer->role)
      return kinds[layer->shape->geometry->kind] + (int) i;
  return 0;
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  return get_rank (*(ZwMapLayer *const *) a) - get_rank (*(ZwMapLayer *const *) b);
}

static void
add_zones (ZwMapScene *self, GPtrArray *zones, ZwTransform *to_globe)
{
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      ZwMapZone *copy = g_new0 (ZwMapZone, 1);

      copy->id = zone->id;
      copy->name = g_strdup (zone->name);
      copy->type = zone->type;
      copy->shape = zw_map_shape_new (zone->geometry, to_globe);
      g_ptr_array_add (self->zones, copy);
    }
}

/**
 * zw_map_scene_new:
 * @crs: the project's coordinate system
 * @layers: (element-type ZwMapLayer) (nullable): layers to show; referenced.
 *   Areas are drawn below lines and these below points, then by role, then in
 *   the order given
 * @zones: (element-type ZwZone) (nullable): zones of the project; copied
 *
 * Returns: (transfer full): a scene, or %NULL with %ZW_GEOMETRY_ERROR_CRS
 */
ZwMapScene *
zw_map_scene_new (const char *crs, GPtrArray *layers, GPtrArray *zones, GError **error)
{
  g_autoptr (ZwMapScene) self = g_new0 (ZwMapScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->crs = g_strdup (crs);
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zone_free);
  for (guint i = 0; layers != NULL && i < layers->len; i++)
    g_ptr_array_add (self->layers, zw_map_layer_ref (g_ptr_array_index (layers, i)));
  g_ptr_array_sort (self->layers, compare_rank);
  if (zones != NULL && zones->len > 0)
    {
      g_autoptr (ZwTransform) to_globe = zw_transform_new (crs, ZW_MAP_GLOBE, error);

      if (to_globe == NULL)
        return NULL;
      add_zones (self, zones, to_globe);
    }
  return g_steal_pointer (&self);
}

static ZwMapScene *
copy_scene (const ZwMapScene *scene, ZwMapShade *shade, ZwMapMarks *marks)
{
  ZwMapScene *self = g_new0 (ZwMapScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->crs = g_strdup (scene->crs);
  self->layers = g_ptr_array_ref (scene->layers);
  self->zones = g_ptr_array_ref (scene->zones);
  self->shade = shade != NULL ? zw_map_shade_ref (shade) : NULL;
  self->marks = marks != NULL ? zw_map_marks_ref (marks) : NULL;
  self->hollow = scene->hollow;
  return self;
}

/**
 * zw_map_scene_new_shaded:
 * @shade: (nullable): colours to show with what @scene shows
 *
 * Returns: (transfer full): a scene that shares everything else with @scene
 */
ZwMapScene *
zw_map_scene_new_shaded (const ZwMapScene *scene, ZwMapShade *shade)
{
  return copy_scene (scene, shade, scene->marks);
}

/**
 * zw_map_scene_new_marked:
 * @marks: (nullable): lines and signs to show above what @scene shows
 *
 * Returns: (transfer full): a scene that shares everything else with @scene
 */
ZwMapScene *
zw_map_scene_new_marked (const ZwMapScene *scene, ZwMapMarks *marks)
{
  return copy_scene (scene, scene->shade, marks);
}

/**
 * zw_map_scene_new_hollow:
 *
 * Returns: (transfer full): a scene that shares everything with @scene, but its zones
 *   have no tint
 */
ZwMapScene *
zw_map_scene_new_hollow (const ZwMapScene *scene)
{
  ZwMapScene *self = copy_scene (scene, scene->shade, scene->marks);

  self->hollow = TRUE;
  return self;
}

/**
 * zw_map_scene_load:
 * @store: a project
 * @progress: (nullable): who watches
 *
 * All that the project shows: its visible layers and its zones. The store stays
 * on the thread it belongs to; on a worker, open one of its own.
 *
 * Returns: (transfer full): a scene
 */
ZwMapScene *
zw_map_scene_load (ZwStore *store, const ZwProgress *progress, GError **error)
{
  const char *crs = zw_store_get_crs (store);
  GCancellable *cancellable = progress != NULL ? progress->cancellable : NULL;
  g_autoptr (GPtrArray) registered = zw_layer_list (store, error);
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GPtrArray) zones = NULL;

  if (registered == NULL)
    return NULL;
  layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  for (guint i = 0; i < registered->len; i++)
    {
      const ZwLayer *entry = g_ptr_array_index (registered, i);
      g_autoptr (ZwFeatures) features = NULL;
      ZwMapLayer *layer;

      if (!entry->visible)
        continue;
      features = zw_features_load (store, entry, progress, error);
      if (features == NULL)
        return NULL;
      layer = zw_map_layer_new (features, crs, cancellable, error);
      if (layer == NULL)
        return NULL;
      g_ptr_array_add (layers, layer);
    }
  zones = zw_zone_list (store, error);
  if (zones == NULL)
    return NULL;
  return zw_map_scene_new (crs, layers, zones, error);
}

ZwMapScene *
zw_map_scene_ref (ZwMapScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_map_scene_unref (ZwMapScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->crs);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  g_free (self);
}

/**
 * zw_map_scene_get_extent:
 *
 * Returns: where all layers and zones lie; empty when there is nothing
 */
ZwEnvelope
zw_map_scene_get_extent (const ZwMapScene *self, ZwMapProjection projection)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; i < self->layers->len; i++)
    {
      const ZwMapLayer *layer = g_ptr_array_index (self->layers, i);

      zw_envelope_union (&extent, zw_map_shape_get_extent (layer->shape, projection));
    }
  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (self->zones, i);

      zw_envelope_union (&extent, zw_map_shape_get_extent (zone->shape, projection));
    }
  return extent;
}

/**
 * zw_map_scene_find_zone:
 *
 * Returns: (nullable) (transfer none): the zone with this number
 */
const ZwMapZone *
zw_map_scene_find_zone (const ZwMapScene *self, gint64 id)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (self->zones, i);

      if (zone->id == id)
        return zone;
    }
  return NULL;
}
