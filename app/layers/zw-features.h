/* zw-features.h: the shapes and figures of one layer, frozen in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "layers/zw-layer.h"

G_BEGIN_DECLS

/**
 * ZwFeatures:
 * @layer: a copy of what the register says of the layer
 * @n: number of features
 * @ids: (array length=n): number of each in its table
 * @shape: parts of all features in one geometry
 * @starts: (array length=n+1): first part of each feature in @shape; features
 *   without a shape have no parts, see zw_features_has_shape()
 * @envelope: where they all lie
 *
 * Immutable and shared between threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  ZwLayer *layer;
  guint n;
  gint64 *ids;
  ZwGeometry *shape;
  guint *starts;
  ZwEnvelope envelope;

  /*< private >*/
  GHashTable *numbers;
  GHashTable *texts;
  GStringChunk *strings;
} ZwFeatures;

ZwFeatures *zw_features_load (ZwStore *store,
                              const ZwLayer *layer,
                              const ZwProgress *progress,
                              GError **error);
GPtrArray *zw_features_load_many (ZwStore *store,
                                  GPtrArray *layers,
                                  const ZwProgress *progress,
                                  GError **error);
ZwFeatures *zw_features_new (ZwRole role,
                             const char *name,
                             const ZwGeometry *const *shapes,
                             const char *const *names,
                             guint n);
ZwFeatures *zw_features_clip (ZwFeatures *all, const ZwEnvelope *extent);
ZwFeatures *zw_features_ref (ZwFeatures *self);
void zw_features_unref (ZwFeatures *self);
void zw_features_drop_shapes (ZwFeatures *self);

const double *zw_features_get_numbers (const ZwFeatures *self, const char *field);
const char *const *zw_features_get_texts (const ZwFeatures *self, const char *field);
gboolean zw_features_has_shape (const ZwFeatures *self, guint index);
ZwGeometry *zw_features_dup_geometry (const ZwFeatures *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFeatures, zw_features_unref)

G_END_DECLS
