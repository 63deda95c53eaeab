/* zw-features-clip.c: the features of a layer that lie near a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "layers/zw-features.h"

/* All but the numbers of features that were kept and left out. */
static ZwLayer *
copy_layer (const ZwLayer *layer)
{
  ZwLayer *copy = g_memdup2 (layer, sizeof *layer);

  copy->table = g_strdup (layer->table);
  copy->name = g_strdup (layer->name);
  copy->source.file = g_strdup (layer->source.file);
  copy->source.layer = g_strdup (layer->source.layer);
  copy->source.format = g_strdup (layer->source.format);
  copy->source.date = g_strdup (layer->source.date);
  copy->source.imported_at = g_strdup (layer->source.imported_at);
  copy->source.sha256 = g_strdup (layer->source.sha256);
  copy->source.encoding = g_strdup (layer->source.encoding);
  copy->source.crs = g_strdup (layer->source.crs);
  copy->source.operation = g_strdup (layer->source.operation);
  return copy;
}

static ZwEnvelope
get_envelope (const ZwFeatures *self, guint index)
{
  const ZwGeometry *shape = self->shape;
  guint first = shape->ring_starts[shape->part_starts[self->starts[index]]];
  guint end = shape->ring_starts[shape->part_starts[self->starts[index + 1]]];
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  for (guint i = first; i < end; i++)
    zw_envelope_add (&envelope, shape->points[i].x, shape->points[i].y);
  return envelope;
}

static void
add_shape (ZwGeometryBuilder *builder, const ZwFeatures *features, guint index)
{
  const ZwGeometry *shape = features->shape;

  for (guint p = features->starts[index]; p < features->starts[index + 1]; p++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
        {
          zw_geometry_builder_begin_ring (builder);
          for (guint i = shape->ring_starts[r]; i < shape->ring_starts[r + 1]; i++)
            zw_geometry_builder_add (builder, shape->points[i].x, shape->points[i].y);
        }
    }
}

static void
pick_numbers (ZwFeatures *self, const ZwFeatures *all, const GArray *kept)
{
  GHashTableIter iter;
  gpointer field, values;

  g_hash_table_iter_init (&iter, all->numbers);
  while (g_hash_table_iter_next (&iter, &field, &values))
    {
      double *picked = g_new (double, kept->len + 1);

      for (guint i = 0; i < kept->len; i++)
        picked[i] = ((const double *) values)[g_array_index (kept, guint, i)];
      g_hash_table_insert (self->numbers, field, picked);
    }
}

static void
pick_texts (ZwFeatures *self, const ZwFeatures *all, const GArray *kept)
{
  GHashTableIter iter;
  gpointer field, values;

  g_hash_table_iter_init (&iter, all->texts);
  while (g_hash_table_iter_next (&iter, &field, &values))
    {
      const char **picked = g_new0 (const char *, kept->len + 1);

      for (guint i = 0; i < kept->len; i++)
        {
          const char *text = ((const char *const *) values)[g_array_index (kept, guint, i)];

          if (text != NULL)
            picked[i] = g_string_chunk_insert_const (self->strings, text);
        }
      g_hash_table_insert (self->texts, field, picked);
    }
}

/**
 * zw_features_clip:
 * @extent: in the project's coordinate system
 *
 * Features are kept whole where their envelope meets @extent; those without a shape
 * are kept. What the layer says of itself stays as it was.
 *
 * Returns: (transfer full): the features near a place, in their order
 */
ZwFeatures *
zw_features_clip (ZwFeatures *all, const ZwEnvelope *extent)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (ZwGeometryBuilder) builder = NULL;
  ZwFeatures *self;

  for (guint i = 0; i < all->n; i++)
    {
      ZwEnvelope own;

      if (zw_features_has_shape (all, i))
        {
          own = get_envelope (all, i);
          if (!zw_envelope_intersects (&own, extent))
            continue;
        }
      g_array_append_val (kept, i);
    }
  if (kept->len == all->n)
    return zw_features_ref (all);

  self = g_new0 (ZwFeatures, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->layer = copy_layer (all->layer);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->strings = g_string_chunk_new (4096);
  self->n = kept->len;
  self->ids = g_new0 (gint64, kept->len + 1);
  self->starts = g_new0 (guint, kept->len + 1);
  builder = zw_geometry_builder_new (all->shape->kind);
  for (guint i = 0; i < kept->len; i++)
    {
      guint index = g_array_index (kept, guint, i);

      self->ids[i] = all->ids[index];
      self->starts[i] = builder->part_starts->len;
      add_shape (builder, all, index);
    }
  self->shape = zw_geometry_builder_end (g_steal_pointer (&builder));
  self->starts[kept->len] = self->shape->n_parts;
  self->envelope = zw_geometry_get_envelope (self->shape);
  pick_numbers (self, all, kept);
  pick_texts (self, all, kept);
  return self;
}
