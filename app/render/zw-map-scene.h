/* zw-map-scene.h: layers and zones prepared for drawing
 *
 *   for each layer of the project, once after it was imported or changed:
 *     layer = zw_map_layer_new (features, crs, cancellable, &error);  // any thread
 *   for each change of what is shown:
 *     scene = zw_map_scene_new (crs, layers, zones, &error);          // quick
 *     zw_map_set_scene (map, scene);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "geometry/zw-transform.h"
#include "layers/zw-features.h"
#include "layers/zw-symbol.h"
#include "layers/zw-zone.h"
#include "render/zw-map-style.h"
#include "render/zw-map-view.h"

G_BEGIN_DECLS

/**
 * ZwMapShape:
 * @geometry: in the project's coordinates
 * @mercator: (array length=geometry->n_points): the same points on the Mercator
 *   square; NaN where a point cannot be carried there
 * @plane_extent: where it lies, in metres
 * @mercator_extent: where it lies on the Mercator square
 *
 * A geometry that can be drawn in both projections. Immutable.
 */
typedef struct
{
  ZwGeometry *geometry;
  ZwPoint *mercator;
  ZwEnvelope plane_extent;
  ZwEnvelope mercator_extent;
} ZwMapShape;

/* The coordinate system through which the Mercator square is reached. */
#define ZW_MAP_GLOBE "EPSG:4326"

/* Parts of a layer whose place is known together, so that what lies outside the
 * view is passed over quickly. */
#define ZW_MAP_RUN 64

typedef struct _ZwMapLayer ZwMapLayer;

/**
 * ZwMapLayer:
 * @features: the layer
 * @role: what it is
 * @symbol: how it looks
 * @style: (nullable): how its features look, told apart, instead
 *
 * A layer prepared for drawing. Immutable and shared between threads.
 */
struct _ZwMapLayer
{
  gatomicrefcount ref_count;
  ZwFeatures *features;
  ZwRole role;
  ZwSymbol symbol;
  ZwMapStyle *style;

  /*< private >*/
  ZwMapLayer *base; /* (nullable): owns what follows */
  ZwMapShape *shape;
  gboolean *reversed;         /* for each ring: to be drawn backwards (see zw-map-draw.c) */
  ZwEnvelope *extents[2];     /* for each part, by ZwMapProjection */
  ZwEnvelope *run_extents[2]; /* for each run of ZW_MAP_RUN parts */

  guint8 *part_numbers; /* (nullable): of a style: category of each part; owned */
};

/**
 * ZwMapZone:
 * @id: number of the zone
 * @name: its name
 * @type: its type
 * @shape: its outline
 */
typedef struct
{
  gint64 id;
  char *name;
  ZwZoneType type;
  ZwMapShape *shape;
} ZwMapZone;

/* Areas coloured by a figure; see zw-map-shade.h. */
typedef struct _ZwMapShade ZwMapShade;

/* Lines, outlines and signs of a check or a proposal; see zw-map-marks.h. */
typedef struct _ZwMapMarks ZwMapMarks;

/**
 * ZwMapScene:
 * @crs: the project's coordinate system
 * @layers: (element-type ZwMapLayer): in drawing order: areas, lines, points
 * @zones: (element-type ZwMapZone): drawn above them
 * @shade: (nullable): colours above the areas and below lines and points
 * @marks: (nullable): drawn above everything
 * @hollow: zones have no tint, which would blur the colours of a style
 *
 * What a map shows. Immutable and shared between threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *crs;
  GPtrArray *layers;
  GPtrArray *zones;
  ZwMapShade *shade;
  ZwMapMarks *marks;
  gboolean hollow;
} ZwMapScene;

ZwMapShape *zw_map_shape_new (ZwGeometry *geometry, ZwTransform *to_globe);
void zw_map_shape_free (ZwMapShape *self);
const ZwPoint *zw_map_shape_get_points (const ZwMapShape *self, ZwMapProjection projection);
const ZwEnvelope *zw_map_shape_get_extent (const ZwMapShape *self, ZwMapProjection projection);

ZwMapLayer *zw_map_layer_new (ZwFeatures *features,
                              const char *crs,
                              GCancellable *cancellable,
                              GError **error);
ZwMapLayer *zw_map_layer_new_plane (ZwFeatures *features);
ZwMapLayer *zw_map_layer_new_styled (ZwMapLayer *base, ZwMapStyle *style);
ZwMapLayer *zw_map_layer_ref (ZwMapLayer *self);
void zw_map_layer_unref (ZwMapLayer *self);

ZwMapScene *zw_map_scene_new (const char *crs, GPtrArray *layers, GPtrArray *zones, GError **error);
ZwMapScene *zw_map_scene_new_shaded (const ZwMapScene *scene, ZwMapShade *shade);
ZwMapScene *zw_map_scene_new_marked (const ZwMapScene *scene, ZwMapMarks *marks);
ZwMapScene *zw_map_scene_new_hollow (const ZwMapScene *scene);
ZwMapScene *zw_map_scene_load (ZwStore *store, const ZwProgress *progress, GError **error);
ZwMapScene *zw_map_scene_ref (ZwMapScene *self);
void zw_map_scene_unref (ZwMapScene *self);
ZwEnvelope zw_map_scene_get_extent (const ZwMapScene *self, ZwMapProjection projection);
const ZwMapZone *zw_map_scene_find_zone (const ZwMapScene *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapShape, zw_map_shape_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapLayer, zw_map_layer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapScene, zw_map_scene_unref)

G_END_DECLS
