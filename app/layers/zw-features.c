/* zw-features.c: the shapes and figures of one layer, frozen in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-features.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-parallel.h"
#include "geometry/zw-wkb.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

#define PROGRESS_STEP 4096

/* Room is made beforehand for as many rows as the file says there are, which may
 * be anything. */
#define MAX_EXPECTED 4000000

/* A column of the layer's table that its role knows. */
typedef struct
{
  const ZwRoleField *field;
  GArray *numbers;  /* of double */
  GPtrArray *texts; /* of const char *, in the string chunk */
} Column;

/* A layer on its way into memory. */
typedef struct
{
  const ZwLayer *layer;
  char *sql;
  GPtrArray *columns; /* of Column */
  ZwGeometryBuilder *builder;
  GArray *ids;    /* of gint64 */
  GArray *starts; /* of guint */
  ZwFeatures *features;
} Load;

static void
column_free (Column *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

static void
load_free (Load *self)
{
  g_free (self->sql);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->builder, zw_geometry_builder_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->features, zw_features_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

/* Which rows are read, in the order of the columns. */
static char *
write_query (ZwStore *store, const ZwLayer *layer, GPtrArray *columns)
{
  g_autoptr (GString) sql = g_string_new ("SELECT fid, geom");
  char *from;

  for (const ZwRoleField *field = zw_role_get_info (layer->role)->fields; field->id != NULL;
       field++)
    if (zw_feature_table_has_column (store, layer->table, field->id))
      {
        Column *column = g_new0 (Column, 1);

        column->field = field;
        g_ptr_array_add (columns, column);
        g_string_append_printf (sql, ", \"%s\"", field->id);
      }
  from = sqlite3_mprintf (" FROM \"%w\" ORDER BY fid", layer->table);
  g_string_append (sql, from);
  sqlite3_free (from);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Nothing read yet. */
static void
load_reset (Load *self)
{
  const ZwLayer *layer = self->layer;
  guint expected = (guint) CLAMP (layer->count, 0, MAX_EXPECTED);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      g_clear_pointer (&column->numbers, g_array_unref);
      g_clear_pointer (&column->texts, g_ptr_array_unref);
      if (column->field->type == ZW_FIELD_NUMBER)
        column->numbers = g_array_sized_new (FALSE, FALSE, sizeof (double), expected);
      else
        column->texts = g_ptr_array_sized_new (expected);
    }
  g_clear_pointer (&self->builder, zw_geometry_builder_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_string_chunk_clear (self->features->strings);
  self->builder = zw_geometry_builder_new (layer->kind);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), expected);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), expected + 1);
}

static Load *
load_new (ZwStore *store, const ZwLayer *layer, GError **error)
{
  g_autoptr (Load) self = g_new0 (Load, 1);
  ZwFeatures *features = g_new0 (ZwFeatures, 1);

  self->layer = layer;
  self->features = features;
  g_atomic_ref_count_init (&features->ref_count);
  features->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  features->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  features->strings = g_string_chunk_new (4096);
  zw_envelope_init_empty (&features->envelope);
  features->layer = zw_layer_find (store, layer->id, error);
  if (features->layer == NULL)
    return NULL;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->sql = write_query (store, layer, self->columns);
  load_reset (self);
  return g_steal_pointer (&self);
}

/* A row's shape; of rows that have none, roles that do without keep the row. */
static gboolean
take_shape (Load *self, ZwStatement *query)
{
  if (sqlite3_column_type (query, 1) == SQLITE_BLOB
      && zw_blob_append (sqlite3_column_blob (query, 1), sqlite3_column_bytes (query, 1),
                         self->builder))
    return TRUE;
  return zw_role_get_info (self->layer->role)->shape_optional;
}

static gboolean
take_row (Load *self, ZwStatement *query)
{
  gint64 id = sqlite3_column_int64 (query, 0);
  guint start = self->builder->part_starts->len;

  if (!take_shape (self, query))
    return FALSE;
  g_array_append_val (self->ids, id);
  g_array_append_val (self->starts, start);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);
      int at = 2 + (int) i;

      if (column->numbers != NULL)
        {
          double number = zw_sql_get_number (query, at);

          g_array_append_val (column->numbers, number);
        }
      else
        {
          const char *text = (const char *) sqlite3_column_text (query, at);

          g_ptr_array_add (
              column->texts,
              text == NULL ? NULL : g_string_chunk_insert_const (self->features->strings, text));
        }
    }
  return TRUE;
}

static void
keep_columns (ZwFeatures *features, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = g_ptr_array_index (columns, i);

      if (column->numbers != NULL)
        g_hash_table_insert (features->numbers, (char *) column->field->id,
                             g_array_free (g_steal_pointer (&column->numbers), FALSE));
      else
        g_hash_table_insert (features->texts, (char *) column->field->id,
                             g_ptr_array_free (g_steal_pointer (&column->texts), FALSE));
    }
}

/* Reads all rows. Each connection belongs to the thread that calls. */
static gboolean
load_run (Load *self, sqlite3 *db, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwStatement) query = zw_sql_prepare (db, error, "%s", self->sql);
  ZwFeatures *features = self->features;
  double expected = MAX (1.0, (double) self->layer->count);
  gboolean row = query != NULL;

  load_reset (self);
  if (query == NULL)
    return FALSE;
  while (row)
    {
      if (!zw_sql_step (query, &row, error))
        return FALSE;
      if (row && take_row (self, query) && self->ids->len % PROGRESS_STEP == 0
          && !zw_progress_step (progress, self->ids->len / expected, self->layer->name, error))
        return FALSE;
    }

  g_array_append_val (self->starts, self->builder->part_starts->len);
  features->n = self->ids->len;
  features->ids = (gint64 *) (void *) g_array_free (g_steal_pointer (&self->ids), FALSE);
  features->starts = (guint *) (void *) g_array_free (g_steal_pointer (&self->starts), FALSE);
  features->shape = zw_geometry_builder_end (g_steal_pointer (&self->builder));
  features->envelope = zw_geometry_get_envelope (features->shape);
  keep_columns (features, self->columns);
  return TRUE;
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
  g_autoptr (Load) load = load_new (store, layer, error);

  if (load == NULL || !load_run (load, zw_store_get_db (store), progress, error))
    return NULL;
  return g_steal_pointer (&load->features);
}

/* Layers that several connections read at once. */
typedef struct
{
  ZwStore *store;
  const ZwProgress *progress;
  GPtrArray *loads; /* of Load, the longest first */
  sqlite3 *db[2];
  GError *error; /* of the caller's own connection */
} Loading;

/* What a second connection cannot read is left for the store's own to try. */
static void
run_load (guint index, guint thread, gpointer user_data)
{
  Loading *self = user_data;
  Load *load = g_ptr_array_index (self->loads, index);
  const ZwProgress quiet = { NULL, NULL,
                             self->progress != NULL ? self->progress->cancellable : NULL };

  if (thread > 0)
    load_run (load, self->db[thread], &quiet, NULL);
  else if (self->error == NULL)
    load_run (load, self->db[0], self->progress, &self->error);
}

static int
compare_loads (gconstpointer a, gconstpointer b)
{
  const Load *left = *(const Load *const *) a, *right = *(const Load *const *) b;

  return (left->layer->count < right->layer->count) - (left->layer->count > right->layer->count);
}

/**
 * zw_features_load_many:
 * @layers: (element-type ZwLayer): layers of the project
 * @progress: (nullable): who watches
 *
 * Reads several layers, two at a time where the machine can.
 *
 * Returns: (transfer full) (element-type ZwFeatures): what zw_features_load()
 *   gives of each, in the order of @layers
 */
GPtrArray *
zw_features_load_many (ZwStore *store,
                       GPtrArray *layers,
                       const ZwProgress *progress,
                       GError **error)
{
  g_autoptr (GPtrArray) loads = g_ptr_array_new_with_free_func ((GDestroyNotify) load_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  Loading loading = { store, progress, sorted, { zw_store_get_db (store), NULL }, NULL };

  for (guint i = 0; i < layers->len; i++)
    {
      Load *load = load_new (store, g_ptr_array_index (layers, i), error);

      if (load == NULL)
        return NULL;
      g_ptr_array_add (loads, load);
      g_ptr_array_add (sorted, load);
    }
  g_ptr_array_sort (sorted, compare_loads);
  if (layers->len > 1 && zw_parallel_get_n_threads () > 1)
    loading.db[1] = zw_store_open_reader (store);
  zw_parallel_for (sorted->len, loading.db[1] != NULL ? 2 : 1, run_load, &loading);
  sqlite3_close_v2 (loading.db[1]);
  for (guint i = 0; i < loads->len && loading.error == NULL; i++)
    {
      Load *load = g_ptr_array_index (loads, i);

      if (load->features->shape == NULL)
        load_run (load, loading.db[0], progress, &loading.error);
      g_ptr_array_add (found, g_steal_pointer (&load->features));
    }
  if (loading.error == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, loading.error);
  return NULL;
}

static void
add_geometry (ZwGeometryBuilder *builder, const ZwGeometry *geometry)
{
  for (guint p = 0; p < geometry->n_parts; p++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
        {
          zw_geometry_builder_begin_ring (builder);
          for (guint i = geometry->ring_starts[r]; i < geometry->ring_starts[r + 1]; i++)
            zw_geometry_builder_add (builder, geometry->points[i].x, geometry->points[i].y);
        }
    }
}

/**
 * zw_features_new:
 * @name: of the layer
 * @shapes: (array length=n): of one kind; copied
 * @names: (array length=n): a name or %NULL for each; copied
 * @n: at least one
 *
 * Returns: (transfer full): features that are in no project, such as districts put
 *   together from villages
 */
ZwFeatures *
zw_features_new (ZwRole role,
                 const char *name,
                 const ZwGeometry *const *shapes,
                 const char *const *names,
                 guint n)
{
  ZwGeometryBuilder *builder;
  const char **texts = g_new0 (const char *, n + 1);
  ZwFeatures *self;

  g_return_val_if_fail (n > 0, NULL);
  self = g_new0 (ZwFeatures, 1);
  builder = zw_geometry_builder_new (shapes[0]->kind);
  g_atomic_ref_count_init (&self->ref_count);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->strings = g_string_chunk_new (256);
  self->layer = g_new0 (ZwLayer, 1);
  self->layer->role = role;
  self->layer->name = g_strdup (name);
  self->layer->kind = shapes[0]->kind;
  self->layer->count = n;
  self->n = n;
  self->ids = g_new0 (gint64, n + 1);
  self->starts = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->ids[i] = i + 1;
      self->starts[i] = builder->part_starts->len;
      add_geometry (builder, shapes[i]);
      if (names[i] != NULL)
        texts[i] = g_string_chunk_insert_const (self->strings, names[i]);
    }
  self->shape = zw_geometry_builder_end (builder);
  self->starts[n] = self->shape->n_parts;
  self->envelope = zw_geometry_get_envelope (self->shape);
  g_hash_table_insert (self->texts, (char *) "name", texts);
  return self;
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
 * zw_features_drop_shapes:
 * @self: features that nobody else holds yet
 *
 * Frees what features are most of: shapes, ids and numbers. Their count, kind,
 * names and layer stay known; features then have no shape.
 */
void
zw_features_drop_shapes (ZwFeatures *self)
{
  ZwGeometryKind kind = self->shape->kind;

  g_return_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1));
  zw_geometry_unref (self->shape);
  self->shape = zw_geometry_builder_end (zw_geometry_builder_new (kind));
  memset (self->starts, 0, sizeof *self->starts * (self->n + 1));
  g_clear_pointer (&self->ids, g_free);
  g_hash_table_remove_all (self->numbers);
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
