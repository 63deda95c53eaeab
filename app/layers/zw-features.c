/* zw-features.c: the shapes and figures of one layer, frozen in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-features.h"

#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-wkb.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

#define PROGRESS_STEP 4096

/* A column of the layer's table that its role knows. */
typedef struct
{
  const ZwRoleField *field;
  GArray *numbers;  /* of double */
  GPtrArray *texts; /* of const char *, in the string chunk */
} Column;

static void
column_free (Column *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

static ZwLayer *
copy_layer (ZwStore *store, const ZwLayer *layer, GError **error)
{
  return zw_layer_find (store, layer->id, error);
}

static ZwStatement *
prepare_query (ZwStore *store, const ZwLayer *layer, GPtrArray *columns, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT fid, geom");
  char *from;
  ZwStatement *query;

  for (const ZwRoleField *field = zw_role_get_info (layer->role)->fields; field->id != NULL;
       field++)
    if (zw_feature_table_has_column (store, layer->table, field->id))
      {
        Column *column = g_new0 (Column, 1);

        column->field = field;
        if (field->type == ZW_FIELD_NUMBER)
          column->numbers = g_array_new (FALSE, FALSE, sizeof (double));
        else
          column->texts = g_ptr_array_new ();
        g_ptr_array_add (columns, column);
        g_string_append_printf (sql, ", \"%s\"", field->id);
      }
  from = sqlite3_mprintf (" FROM \"%w\" ORDER BY fid", layer->table);
  g_string_append (sql, from);
  sqlite3_free (from);
  query = zw_sql_prepare (zw_store_get_db (store), error, "%s", sql->str);
  return query;
}

/* A row's shape, empty where it has none and the role does without. */
static ZwGeometry *
decode_shape (ZwStatement *query, const ZwLayer *layer)
{
  g_autoptr (ZwGeometry) geometry = NULL;

  if (sqlite3_column_type (query, 1) == SQLITE_BLOB)
    geometry = zw_blob_decode (sqlite3_column_blob (query, 1), sqlite3_column_bytes (query, 1),
                               NULL);
  if (geometry != NULL && geometry->kind == layer->kind && !zw_geometry_is_empty (geometry))
    return g_steal_pointer (&geometry);
  if (!zw_role_get_info (layer->role)->shape_optional)
    return NULL;
  return zw_geometry_builder_end (zw_geometry_builder_new (layer->kind));
}

static void
append_parts (ZwGeometryBuilder *builder, const ZwGeometry *geometry)
{
  for (guint p = 0; p < geometry->n_parts; p++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
        {
          guint from = geometry->ring_starts[r];

          zw_geometry_builder_begin_ring (builder);
          g_array_append_vals (builder->points, geometry->points + from,
                               geometry->ring_starts[r + 1] - from);
        }
    }
}

static void
keep_columns (ZwFeatures *self, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = g_ptr_array_index (columns, i);

      if (column->numbers != NULL)
        g_hash_table_insert (self->numbers, (char *) column->field->id,
                             g_array_free (g_steal_pointer (&column->numbers), FALSE));
      else
        g_hash_table_insert (self->texts, (char *) column->field->id,
                             g_ptr_array_free (g_steal_pointer (&column->texts), FALSE));
    }
}

/**
 * zw_features_load:
 * @layer: a layer of the project
 * @progress: (nullable): who watches
 *
 * Reads a whole layer. Rows without a shape, or with one of another kind than
 * the layer's, are passed over; roles that do without shapes keep them as
 * features without parts.
 *
 * Returns: (transfer full): its features in the order of the table
 */
ZwFeatures *
zw_features_load (ZwStore *store, const ZwLayer *layer, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwFeatures) self = g_new0 (ZwFeatures, 1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  g_autoptr (ZwGeometryBuilder) builder = zw_geometry_builder_new (layer->kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (ZwStatement) query = NULL;
  gboolean row = FALSE;

  g_atomic_ref_count_init (&self->ref_count);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->strings = g_string_chunk_new (4096);
  zw_envelope_init_empty (&self->envelope);
  self->layer = copy_layer (store, layer, error);
  if (self->layer == NULL)
    return NULL;
  query = prepare_query (store, layer, columns, error);
  if (query == NULL)
    return NULL;

  for (;;)
    {
      g_autoptr (ZwGeometry) geometry = NULL;
      gint64 id;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        break;
      geometry = decode_shape (query, layer);
      if (geometry == NULL)
        continue;
      id = sqlite3_column_int64 (query, 0);
      g_array_append_val (ids, id);
      g_array_append_val (starts, builder->part_starts->len);
      append_parts (builder, geometry);
      for (guint i = 0; i < columns->len; i++)
        {
          Column *column = g_ptr_array_index (columns, i);

          if (column->numbers != NULL)
            {
              double number = zw_sql_get_number (query, 2 + i);

              g_array_append_val (column->numbers, number);
            }
          else
            {
              const char *text = (const char *) sqlite3_column_text (query, 2 + i);

              g_ptr_array_add (column->texts,
                               text == NULL ? NULL
                                            : g_string_chunk_insert_const (self->strings, text));
            }
        }
      if (ids->len % PROGRESS_STEP == 0
          && !zw_progress_step (progress, ids->len / MAX (1.0, (double) layer->count), layer->name,
                                error))
        return NULL;
    }

  g_array_append_val (starts, builder->part_starts->len);
  self->n = ids->len;
  self->ids = (gint64 *) (void *) g_array_free (g_steal_pointer (&ids), FALSE);
  self->starts = (guint *) (void *) g_array_free (g_steal_pointer (&starts), FALSE);
  self->shape = zw_geometry_builder_end (g_steal_pointer (&builder));
  self->envelope = zw_geometry_get_envelope (self->shape);
  keep_columns (self, columns);
  return g_steal_pointer (&self);
}

ZwFeatures *
zw_features_ref (ZwFeatures *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_features_unref (ZwFeatures *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->layer, zw_layer_free);
  g_clear_pointer (&self->shape, zw_geometry_unref);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->texts);
  g_string_chunk_free (self->strings);
  g_free (self->ids);
  g_free (self->starts);
  g_free (self);
}

/**
 * zw_features_get_numbers:
 * @field: a field of the layer's role
 *
 * Returns: (array) (nullable): a value for each feature, NaN where it has none;
 *   %NULL where the layer lacks the field
 */
const double *
zw_features_get_numbers (const ZwFeatures *self, const char *field)
{
  return g_hash_table_lookup (self->numbers, field);
}

/**
 * zw_features_get_texts:
 * @field: a field of the layer's role
 *
 * Returns: (array) (nullable): a text or %NULL for each feature; %NULL where the
 *   layer lacks the field
 */
const char *const *
zw_features_get_texts (const ZwFeatures *self, const char *field)
{
  return g_hash_table_lookup (self->texts, field);
}

/**
 * zw_features_has_shape:
 *
 * Returns: whether the feature has a place, which rows of tables may lack
 */
gboolean
zw_features_has_shape (const ZwFeatures *self, guint index)
{
  return self->starts[index] < self->starts[index + 1];
}

/**
 * zw_features_dup_geometry:
 *
 * Returns: (transfer full): the shape of one feature alone
 */
ZwGeometry *
zw_features_dup_geometry (const ZwFeatures *self, guint index)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (self->shape->kind);

  for (guint p = self->starts[index]; p < self->starts[index + 1]; p++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint r = self->shape->part_starts[p]; r < self->shape->part_starts[p + 1]; r++)
        {
          guint from = self->shape->ring_starts[r];

          zw_geometry_builder_begin_ring (builder);
          g_array_append_vals (builder->points, self->shape->points + from,
                               self->shape->ring_starts[r + 1] - from);
        }
    }
  return zw_geometry_builder_end (builder);
}
