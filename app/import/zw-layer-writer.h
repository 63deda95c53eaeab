/* zw-layer-writer.h: records into a new layer: carried over, repaired, counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-layer.h"

G_BEGIN_DECLS

typedef struct _ZwLayerWriter ZwLayerWriter;

ZwLayerWriter *zw_layer_writer_new (ZwStore *store,
                                    ZwRole role,
                                    ZwGeometryKind kind,
                                    const char *name,
                                    GPtrArray *source_fields,
                                    GArray *is_number,
                                    GHashTable *mapping,
                                    GError **error);
gboolean zw_layer_writer_add (ZwLayerWriter *self,
                              const char *label,
                              ZwGeometry *geometry,
                              const char *const *values,
                              GError **error);
void zw_layer_writer_skip (ZwLayerWriter *self, const char *label, const char *why, ZwPoint place);
void zw_layer_writer_note (ZwLayerWriter *self, const char *label, const char *what, ZwPoint place);
void zw_layer_writer_set_n_kept (ZwLayerWriter *self, gint64 n);
gint64 zw_layer_writer_finish (ZwLayerWriter *self, ZwSource *source, int year, GError **error);
gint64 zw_layer_writer_get_n_repaired (const ZwLayerWriter *self);
gint64 zw_layer_writer_get_n_skipped (const ZwLayerWriter *self);
gint64 zw_layer_writer_get_n_kept (const ZwLayerWriter *self);
const char *zw_layer_writer_get_last_reason (const ZwLayerWriter *self);
const ZwEnvelope *zw_layer_writer_get_extent (const ZwLayerWriter *self);
void zw_layer_writer_free (ZwLayerWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLayerWriter, zw_layer_writer_free)

G_END_DECLS
