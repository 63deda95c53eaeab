/* zw-join.c: rows of figures, and the shapes in the project that they are about
 *
 * Whatever the rows could be called by is looked for in whatever the shapes are
 * called by, in every layer of areas. The pair of columns is taken in which most
 * keys are found, if that is at least half of those on one side. A key that
 * several shapes have finds none of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-join.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import/zw-import-error.h"
#include "import/zw-join-key.h"

#define MIN_SHARE 0.5         /* of the keys on one side */
#define MIN_SHARE_WISHED 0.02 /* where the layer or a field was said */
#define MIN_UNIQUE 0.9        /* of the keys of the shapes */
#define EQUAL 0.01            /* fewer matches by less than that are as many */
#define N_PROBES 64
#define PREFIX_SHARE 0.9

void
zw_join_free (ZwJoin *self)
{
  g_clear_pointer (&self->layer, zw_layer_free);
  g_free (self->field);
  g_free (self->key);
  g_clear_pointer (&self->shape_key, zw_join_key_free);
  g_clear_pointer (&self->row_key, zw_join_key_free);
  g_clear_pointer (&self->shapes, zw_join_table_free);
  g_free (self->shape_of_row);
  g_free (self);
}

static gboolean
set_no_layer (ZwStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->kind == ZW_GEOMETRY_POLYGON)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", layer->name);
    }
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
               /* Translators: a layer, and the layers there are */
               _ ("The project has no layer of areas “%s”. It has: %s."), text,
               names->len > 0 ? names->str : "—");
  return FALSE;
}

static gint64
find_layer (GPtrArray *layers, const char *text)
{
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, layer->id);

      if (layer->kind == ZW_GEOMETRY_POLYGON
          && (g_strcmp0 (layer->name, text) == 0 || g_str_equal (id, text)))
        return layer->id;
    }
  return 0;
}

/**
 * zw_join_find_layer:
 * @text: LAYER or LAYER:FIELD; a layer's name or number
 * @layer_id: (out): a layer of areas of the project
 * @field: (out) (nullable): its field, where one is said
 *
 * Returns: %FALSE with a sentence when there is no such layer
 */
gboolean
zw_join_find_layer (ZwStore *store,
                    const char *text,
                    gint64 *layer_id,
                    char **field,
                    GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);

  *field = NULL;
  if (layers == NULL)
    return FALSE;
  *layer_id = find_layer (layers, text);
  /* A colon may belong to the layer's name as well as to the field's. */
  for (const char *colon = text; *layer_id == 0 && (colon = strchr (colon, ':')) != NULL; colon++)
    {
      g_autofree char *name = g_strndup (text, (gsize) (colon - text));

      *layer_id = find_layer (layers, name);
      if (*layer_id != 0)
        *field = g_strdup (colon + 1);
    }
  return *layer_id != 0 || set_no_layer (store, text, error);
}

static guint
count_found (const ZwJoinKey *of, const ZwJoinKey *in, guint limit)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0, n_seen = 0;

  g_hash_table_iter_init (&iter, of->rows);
  while (n_seen++ < limit && g_hash_table_iter_next (&iter, &key, NULL))
    n += g_hash_table_contains (in->rows, key);
  return n;
}

/* Keys that are found, and belong to one shape only. */
static guint
count_keys (const ZwJoinKey *row, const ZwJoinKey *shape)
{
  const ZwJoinKey *smaller = g_hash_table_size (row->rows) < g_hash_table_size (shape->rows)
                                 ? row
                                 : shape;
  const ZwJoinKey *larger = smaller == row ? shape : row;
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  if (count_found (row, shape, N_PROBES) == 0 && count_found (shape, row, N_PROBES) == 0)
    return 0;
  g_hash_table_iter_init (&iter, smaller->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_hash_table_contains (larger->rows, key) && !g_hash_table_contains (shape->repeated, key);
  return n;
}

static gboolean
is_unique (const ZwJoinKey *key, const ZwJoinTable *shapes)
{
  guint n = g_hash_table_size (key->rows);

  return key->n_filled >= MIN_SHARE * shapes->n_rows
         && n - g_hash_table_size (key->repeated) >= MIN_UNIQUE * n;
}

/* Whether @finer tells the same areas apart further: a village's code begins with
 * its town's, its full name with the town's name. */
static gboolean
is_within (const ZwJoinTable *table, const ZwJoinKey *finer, const ZwJoinKey *coarse)
{
  guint n = 0, n_within = 0;

  if (g_hash_table_size (finer->rows) < 2 * g_hash_table_size (coarse->rows))
    return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    if (finer->values[row] != NULL && coarse->values[row] != NULL)
      {
        n++;
        n_within += g_str_has_prefix (finer->values[row], coarse->values[row]);
      }
  return n > 0 && n >= MIN_SHARE * coarse->n_filled && n_within >= PREFIX_SHARE * n;
}

/* Rows of villages are not to be heaped up on their towns. */
static gboolean
is_coarse (const ZwJoinTable *table, GPtrArray *keys, const ZwJoinKey *key)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const ZwJoinKey *other = g_ptr_array_index (keys, i);

      if (other != key && !other->is_doubtful && is_within (table, other, key))
        return TRUE;
    }
  return FALSE;
}

/* Among pairs that find as much: a code, few columns, headings that agree, and the
 * source's own field rather than the role's copy of it. */
static guint
weigh (const ZwJoinTable *table, const ZwJoinKey *row, const ZwJoin *join, const ZwJoinKey *shape)
{
  const char *one = g_ptr_array_index (table->fields, row->columns[0]);
  const char *other = g_ptr_array_index (join->shapes->fields, shape->columns[0]);
  guint bonus = 0;

  if (!row->is_name && !shape->is_name)
    bonus += 32;
  if (!g_array_index (join->shapes->is_number, gboolean, shape->columns[0]))
    bonus += 1;
  if (g_ascii_strcasecmp (one, other) == 0)
    bonus += 16;
  bonus += 4 * (ZW_JOIN_MAX_COLUMNS - MAX (row->n_columns, shape->n_columns));
  if (zw_role_find_field (join->layer->role, other) == NULL)
    bonus += 2;
  return bonus;
}

/* Whether @n_keys found, of shapes that number @n_shapes, beat those of @best. */
static gboolean
is_better (guint n_keys, double share, guint bonus, const ZwJoin *best)
{
  double most = MAX (n_keys, best->n_keys);
  double best_share = (double) best->n_keys / MAX (best->shapes->n_rows, 1);

  if (ABS ((double) n_keys - (double) best->n_keys) > EQUAL * most)
    return n_keys > best->n_keys;
  if (ABS (share - best_share) > EQUAL)
    return share > best_share;
  return bonus > best->bonus;
}

typedef struct
{
  const ZwJoinTable *table;
  const ZwJoinWish *wish;
  GPtrArray *usable; /* of ZwJoinKey */
} Search;

static void
take_pair (const Search *self,
           ZwJoin *join,
           const ZwJoinKey *row,
           const ZwJoinKey *shape,
           gboolean without_zeros)
{
  g_clear_pointer (&join->row_key, zw_join_key_free);
  g_clear_pointer (&join->shape_key, zw_join_key_free);
  join->row_key = zw_join_key_copy (self->table, row, without_zeros);
  join->shape_key = zw_join_key_copy (join->shapes, shape, without_zeros);
}

/* The pair itself, and where a zero in front was lost on one side, without those. */
static void
try_pair (const Search *self, ZwJoin *best, const ZwJoinKey *row, const ZwJoinKey *shape)
{
  gboolean said = self->wish->layer_id != 0 || self->wish->key != NULL;
  gboolean both = self->wish->field != NULL && self->wish->key != NULL;
  guint fewest = MIN (g_hash_table_size (row->rows), g_hash_table_size (shape->rows));
  guint n_keys = count_keys (row, shape);
  guint bonus = weigh (self->table, row, best, shape);
  g_autoptr (ZwJoinKey) short_row = NULL;
  g_autoptr (ZwJoinKey) short_shape = NULL;
  double share;

  if (n_keys < MIN_UNIQUE * fewest && !row->is_name && !shape->is_name)
    {
      guint n;

      short_row = zw_join_key_copy (self->table, row, TRUE);
      short_shape = zw_join_key_copy (best->shapes, shape, TRUE);
      n = count_keys (short_row, short_shape);
      if (n > n_keys)
        n_keys = n;
      else
        g_clear_pointer (&short_row, zw_join_key_free);
    }
  if (!both && (n_keys == 0 || n_keys < (said ? MIN_SHARE_WISHED : MIN_SHARE) * fewest))
    return;
  share = (double) n_keys / MAX (best->shapes->n_rows, 1);
  if (best->row_key != NULL && !is_better (n_keys, share, bonus, best))
    return;
  take_pair (self, best, row, shape, short_row != NULL);
  best->n_keys = n_keys;
  best->bonus = bonus;
}

/**
 * zw_join_is_ambiguous:
 *
 * Returns: whether several shapes are called as the row is, so that it has none
 */
gboolean
zw_join_is_ambiguous (const ZwJoin *self, guint row)
{
  const char *key = self->row_key->values[row];

  return key != NULL
         && (g_hash_table_contains (self->shape_key->repeated, key)
             || (self->shape_key->ambiguous != NULL
                 && g_hash_table_contains (self->shape_key->ambiguous, key)));
}

static void
place_rows (const Search *self, ZwJoin *join)
{
  g_autofree gboolean *seen = g_new0 (gboolean, join->shapes->n_rows + 1);

  join->field = zw_join_key_dup_title (join->shape_key, join->shapes);
  join->key = zw_join_key_dup_title (join->row_key, self->table);
  join->n_rows = self->table->n_rows;
  join->shape_of_row = g_new (int, join->n_rows + 1);
  for (guint row = 0; row < join->n_rows; row++)
    {
      const char *key = join->row_key->values[row];
      gpointer shape = NULL;

      join->shape_of_row[row] = -1;
      if (key == NULL || zw_join_is_ambiguous (join, row)
          || !g_hash_table_lookup_extended (join->shape_key->rows, key, NULL, &shape))
        continue;
      join->shape_of_row[row] = (int) GPOINTER_TO_UINT (shape);
      join->n_rows_matched++;
      join->n_shapes_matched += !seen[GPOINTER_TO_UINT (shape)];
      seen[GPOINTER_TO_UINT (shape)] = TRUE;
    }
}

/* "A+B" as columns of a table. */
static ZwJoinKey *
make_wished (const ZwJoinTable *table, const char *text, const char *name, GError **error)
{
  guint columns[ZW_JOIN_MAX_COLUMNS];
  int whole = zw_join_table_find (table, text);
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  if (whole >= 0)
    {
      columns[0] = (guint) whole;
      return zw_join_key_new (table, columns, 1);
    }
  parts = g_strsplit (text, "+", -1);
  for (; parts[n] != NULL && n < ZW_JOIN_MAX_COLUMNS; n++)
    {
      int column = zw_join_table_find (table, g_strstrip (parts[n]));

      if (column < 0)
        break;
      columns[n] = (guint) column;
    }
  if (n > 0 && parts[n] == NULL)
    return zw_join_key_new (table, columns, n);
  g_ptr_array_add (table->fields, NULL);
  {
    g_autofree char *list = g_strjoinv (", ", (char **) table->fields->pdata);

    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                 /* Translators: a file or layer, a field, and the fields there are */
                 _ ("“%s” has no field “%s”. It has: %s."), name, text, list);
  }
  g_ptr_array_set_size (table->fields, (int) table->fields->len - 1);
  return NULL;
}

/* The best pair of columns between the table and one layer; without a key in it
 * where there is none. */
static ZwJoin *
search_layer (const Search *self, ZwStore *store, gint64 layer_id, GError **error)
{
  gboolean trusting = self->wish->layer_id != 0 && self->wish->key != NULL;
  g_autoptr (ZwJoin) join = g_new0 (ZwJoin, 1);
  g_autoptr (GPtrArray) shape_keys = NULL;

  join->layer = zw_layer_find (store, layer_id, error);
  if (join->layer == NULL)
    return NULL;
  join->shapes = zw_join_table_load (store, join->layer, error);
  if (join->shapes == NULL)
    return NULL;
  if (self->wish->field != NULL)
    {
      ZwJoinKey *wished = make_wished (join->shapes, self->wish->field, join->layer->name, error);

      if (wished == NULL)
        return NULL;
      shape_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_join_key_free);
      g_ptr_array_add (shape_keys, wished);
    }
  else
    shape_keys = zw_join_table_list_keys (join->shapes);
  for (guint s = 0; s < shape_keys->len; s++)
    {
      const ZwJoinKey *shape = g_ptr_array_index (shape_keys, s);

      if (self->wish->field == NULL
          && ((shape->is_doubtful && !trusting) || !is_unique (shape, join->shapes)))
        continue;
      for (guint r = 0; r < self->usable->len; r++)
        try_pair (self, join, g_ptr_array_index (self->usable, r), shape);
    }
  if (join->row_key != NULL)
    place_rows (self, join);
  return g_steal_pointer (&join);
}

static int
rank_role (ZwRole role)
{
  switch (role)
    {
    case ZW_ROLE_ADMIN:
      return 0;
    case ZW_ROLE_BACKGROUND:
      return 1;
    default:
      return 2;
    }
}

static int
compare_joins (gconstpointer a, gconstpointer b)
{
  const ZwJoin *one = *(const ZwJoin *const *) a, *other = *(const ZwJoin *const *) b;
  double share = (double) one->n_keys / MAX (one->shapes->n_rows, 1);
  double other_share = (double) other->n_keys / MAX (other->shapes->n_rows, 1);

  if (one->n_keys != other->n_keys)
    return one->n_keys > other->n_keys ? -1 : 1;
  if (share < other_share || share > other_share)
    return share > other_share ? -1 : 1;
  if (rank_role (one->layer->role) != rank_role (other->layer->role))
    return rank_role (one->layer->role) - rank_role (other->layer->role);
  if (one->bonus != other->bonus)
    return one->bonus > other->bonus ? -1 : 1;
  return one->layer->id > other->layer->id ? -1 : 1;
}

static gboolean
may_hold_shapes (const ZwLayer *layer)
{
  return layer->kind == ZW_GEOMETRY_POLYGON
         && (layer->role == ZW_ROLE_ADMIN || layer->role == ZW_ROLE_POPULATION
             || layer->role == ZW_ROLE_BACKGROUND || layer->role == ZW_ROLE_VEHICLES);
}

/**
 * zw_join_list:
 * @table: the rows; they must outlive what is returned
 * @wish: (nullable): what is known
 * @progress: (nullable): who watches
 *
 * Looks for the areas that the rows are about. Without @wish, only pairs of
 * columns count in which half of the keys of one side are found, which are no
 * running numbers, and beside which there is none that tells the rows apart
 * further.
 *
 * Returns: (transfer full) (element-type ZwJoin): one for each layer that has them,
 *   best first; empty where none has
 */
GPtrArray *
zw_join_list (ZwStore *store,
              const ZwJoinTable *table,
              const ZwJoinWish *wish,
              const ZwProgress *progress,
              GError **error)
{
  static const ZwJoinWish none = { 0, 0, NULL, NULL };
  Search search = { .table = table, .wish = wish != NULL ? wish : &none };
  g_autoptr (GPtrArray) joins = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_join_free);
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray) row_keys = NULL;
  g_autoptr (GPtrArray) usable = g_ptr_array_new ();

  if (layers == NULL)
    return NULL;
  if (search.wish->key != NULL)
    {
      ZwJoinKey *wished = make_wished (table, search.wish->key, _ ("The table"), error);

      if (wished == NULL)
        return NULL;
      row_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_join_key_free);
      g_ptr_array_add (row_keys, wished);
    }
  else
    row_keys = zw_join_table_list_keys (table);
  for (guint i = 0; i < row_keys->len; i++)
    {
      ZwJoinKey *key = g_ptr_array_index (row_keys, i);

      if (search.wish->key != NULL
          || (!key->is_doubtful
              && (search.wish->layer_id != 0 || !is_coarse (table, row_keys, key))))
        g_ptr_array_add (usable, key);
    }
  search.usable = usable;
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      ZwJoin *join;

      if (search.wish->among != 0 && layer->id != search.wish->among)
        continue;
      if (search.wish->layer_id != 0 ? layer->id != search.wish->layer_id
                                     : !may_hold_shapes (layer))
        continue;
      if (!zw_progress_step (progress, -1.0, _ ("Looking for the areas"), error))
        return NULL;
      join = search_layer (&search, store, layer->id, error);
      if (join == NULL)
        return NULL;
      if (join->row_key != NULL || search.wish->layer_id != 0)
        g_ptr_array_add (joins, join);
      else
        zw_join_free (join);
    }
  g_ptr_array_sort (joins, compare_joins);
  return g_steal_pointer (&joins);
}

/**
 * zw_join_is_rival:
 * @other: another of the list
 *
 * Returns: whether @other finds as many areas as the one that comes first, so that
 *   it is for a person to say which is meant
 */
gboolean
zw_join_is_rival (const ZwJoin *self, const ZwJoin *other)
{
  return other->n_keys >= (1.0 - EQUAL) * self->n_keys
         && other->shapes->n_rows == self->shapes->n_rows;
}
