/* zw-import-join.c: a table without places taken in with the shapes of a layer
 *
 * The new layer has the table's columns and copies of the shapes. Areas without
 * a row and rows without an area are told and listed: the figures of a place are
 * only as good as what was matched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "geometry/zw-wkb.h"
#include "import/zw-import-error.h"
#include "import/zw-import-private.h"
#include "import/zw-join-reach.h"
#include "import/zw-join-rows.h"
#include "store/zw-sql.h"

#define N_EXAMPLES 3
#define EXAMPLE_CHARS 40
#define PROGRESS_STEP 256

typedef struct
{
  ZwStore *store;
  const ZwImportOptions *options;
  const ZwImportRun *run;
  ZwRole role;
  ZwImportReport *report;

  /* Owned */
  ZwJoinTable *table;
  ZwJoin *join;
  ZwJoinRows *rows;
  GPtrArray *fields; /* those of the table, and behind them those of the shapes taken along */
  GArray *is_number;
  GArray *shape_columns; /* of guint: where the latter stand in the layer */
  GHashTable *mapping;
  ZwLayerWriter *writer;
  ZwStatement *query;

  const char *name;
  guint n_holes;     /* areas without a row where the table has others */
  guint n_elsewhere; /* areas where it has none */
  GString *hole_examples;
  GString *elsewhere_examples;
} Joining;

static void
add_example (GString *text, guint n, const char *example)
{
  if (n >= N_EXAMPLES || *example == '\0')
    return;
  if (g_utf8_strlen (example, -1) > EXAMPLE_CHARS)
    {
      g_autofree char *start = g_utf8_substring (example, 0, EXAMPLE_CHARS);

      g_string_append_printf (text, "%s%s…", text->len > 0 ? ", " : "", start);
    }
  else
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", example);
}

/* The first few keys of a table, for a person to see why they do not agree. */
static char *
dup_examples (const ZwJoinTable *table, const ZwJoinKey *key)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0, n = 0; row < table->n_rows && n < N_EXAMPLES; row++)
    if (key->values[row] != NULL)
      {
        g_autofree char *shown = zw_join_key_dup_shown (key, table, row);

        add_example (text, n++, shown);
      }
  return g_string_free (text, FALSE);
}

/* What to do with a table for which nothing was found. */
static gboolean
do_without (Joining *self, const ZwJoin *tried, GError **error)
{
  g_autofree char *shown = g_path_get_basename (self->options->path);

  if (tried != NULL && tried->row_key != NULL)
    {
      g_autofree char *rows = dup_examples (self->table, tried->row_key);
      g_autofree char *shapes = dup_examples (tried->shapes, tried->shape_key);

      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
          /* Translators: a file name, its field, a few values; a layer, its field, a few
           * values */
          _ ("Nothing of “%s” is found in the layer: its %s has %s, and the %s of “%s” has "
             "%s."),
          shown, tried->key, rows, tried->field, tried->layer->name, shapes);
      return FALSE;
    }
  if (tried != NULL)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                   /* Translators: a file name and a layer */
                   _ ("No field of “%s” agrees with one of “%s”. Say which do (--join LAYER:FIELD "
                      "--key FIELD), or choose another layer."),
                   shown, tried->layer->name);
      return FALSE;
    }
  if (!zw_role_get_info (self->role)->shape_optional || self->options->key != NULL)
    {
      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
          /* Translators: %s is a file name */
          _ ("“%s” has neither coordinates (columns such as 經度 and 緯度) nor codes or names of "
             "areas that are in the project. Import the areas first, as administrative areas, and "
             "then this table; or say which fields agree (--join LAYER:FIELD --key FIELD)."),
          shown);
      return FALSE;
    }
  zw_import_remark (self->report,
                    /* Translators: %s is a file name */
                    _ ("“%s” was taken as a table without shapes: none of the areas in the project "
                       "are called what its rows are."),
                    shown);
  return TRUE;
}

/* Finds the layer; leaves it %NULL where there is none to be had. */
static gboolean
choose_join (Joining *self, const ZwProgress *progress, GError **error)
{
  ZwJoinWish wish = { .among = self->options->join_id, .key = self->options->key };
  g_autofree char *field = NULL;
  g_autoptr (GPtrArray) joins = NULL;

  if (self->options->join != NULL
      && !zw_join_find_layer (self->store, self->options->join, &wish.layer_id, &field, error))
    return FALSE;
  wish.field = field;
  joins = zw_join_list (self->store, self->table, &wish, progress, error);
  if (joins == NULL)
    return FALSE;
  if (joins->len == 0 || ((ZwJoin *) g_ptr_array_index (joins, 0))->n_rows_matched == 0)
    return do_without (self, joins->len > 0 ? g_ptr_array_index (joins, 0) : NULL, error);
  if (joins->len > 1
      && zw_join_is_rival (g_ptr_array_index (joins, 0), g_ptr_array_index (joins, 1)))
    zw_import_remark (self->report,
                      /* Translators: two layers; --join is an option of the command line */
                      _ ("The areas were taken from “%s”; those of “%s” would fit as well "
                         "(--join)."),
                      ((ZwJoin *) g_ptr_array_index (joins, 0))->layer->name,
                      ((ZwJoin *) g_ptr_array_index (joins, 1))->layer->name);
  self->join = g_ptr_array_steal_index (joins, 0);
  return TRUE;
}

/* Names and codes that the table lacks are taken along from the shapes. */
static void
choose_fields (Joining *self)
{
  static const char *const wanted[] = { "name", "code", "district" };
  GHashTableIter iter;
  gpointer field, source;

  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->shape_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->table->fields->len; i++)
    g_ptr_array_add (self->fields, g_strdup (g_ptr_array_index (self->table->fields, i)));
  g_array_append_vals (self->is_number, self->table->is_number->data, self->table->is_number->len);
  g_hash_table_iter_init (&iter, self->run->mapping);
  while (g_hash_table_iter_next (&iter, &field, &source))
    g_hash_table_insert (self->mapping, g_strdup (field), g_strdup (source));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      int column = zw_join_table_find (self->join->shapes, wanted[i]);
      gboolean number = FALSE;

      if (column < 0 || zw_role_find_field (self->role, wanted[i]) == NULL
          || g_hash_table_contains (self->mapping, wanted[i])
          || zw_join_table_find (self->table, wanted[i]) >= 0)
        continue;
      g_ptr_array_add (self->fields, g_strdup (wanted[i]));
      g_array_append_val (self->is_number, number);
      g_array_append_val (self->shape_columns, column);
      g_hash_table_insert (self->mapping, g_strdup (wanted[i]), g_strdup (wanted[i]));
    }
}

static ZwGeometry *
read_shape (Joining *self, guint shape, GError **error)
{
  gint64 id = g_array_index (self->join->shapes->ids, gint64, shape);
  ZwGeometry *geometry = NULL;
  gboolean row = FALSE;

  sqlite3_reset (self->query);
  if (!zw_sql_bind (self->query, error, "i", id) || !zw_sql_step (self->query, &row, error))
    return NULL;
  if (row && sqlite3_column_type (self->query, 0) == SQLITE_BLOB)
    geometry = zw_blob_decode (sqlite3_column_blob (self->query, 0),
                               sqlite3_column_bytes (self->query, 0), NULL);
  sqlite3_reset (self->query);
  if (geometry != NULL
      && (geometry->kind != ZW_GEOMETRY_POLYGON || zw_geometry_is_empty (geometry)))
    g_clear_pointer (&geometry, zw_geometry_unref);
  return geometry;
}

static ZwPoint
find_middle (const ZwGeometry *geometry)
{
  ZwEnvelope bounds = zw_geometry_get_envelope (geometry);

  return (ZwPoint){ (bounds.min_x + bounds.max_x) / 2.0, (bounds.min_y + bounds.max_y) / 2.0 };
}

static gboolean
write_record (Joining *self,
              const char *label,
              ZwGeometry *geometry,
              guint shape,
              const char *const *values,
              GError **error)
{
  g_autofree const char **all = g_new0 (const char *, self->fields->len + 1);

  memcpy (all, values, self->table->fields->len * sizeof *values);
  for (guint i = 0; i < self->shape_columns->len; i++)
    all[self->table->fields->len + i] = zw_join_table_get (
        self->join->shapes, shape, g_array_index (self->shape_columns, guint, i));
  return zw_layer_writer_add (self->writer, label, geometry, all, error);
}

/* An area that the table says nothing of; among people it keeps its code and name. */
static gboolean
write_hole (Joining *self, guint shape, ZwGeometry *geometry, gboolean within_reach, GError **error)
{
  const ZwJoin *join = self->join;
  g_autofree const char **values = g_new0 (const char *, self->table->fields->len + 1);
  g_autofree char *shown = zw_join_key_dup_shown (join->shape_key, join->shapes, shape);
  int name = zw_join_table_find (self->table, g_hash_table_lookup (self->mapping, "name"));
  int shape_name = zw_join_table_find (join->shapes, "name");

  add_example (within_reach ? self->hole_examples : self->elsewhere_examples,
               within_reach ? self->n_holes : self->n_elsewhere, shown);
  if (!within_reach)
    {
      self->n_elsewhere++;
      return TRUE;
    }
  self->n_holes++;
  zw_layer_writer_note (self->writer, shown, _ ("The table has no row for it."),
                        find_middle (geometry));
  if (self->role != ZW_ROLE_POPULATION)
    return TRUE;
  if (name >= 0 && shape_name >= 0)
    values[name] = zw_join_table_get (join->shapes, shape, (guint) shape_name);
  if (join->row_key->n_columns == join->shape_key->n_columns)
    for (guint i = 0; i < join->row_key->n_columns; i++)
      values[join->row_key->columns[i]] = zw_join_table_get (join->shapes, shape,
                                                             join->shape_key->columns[i]);
  return write_record (self, shown, geometry, shape, values, error);
}

/* One feature for each row, which share the shape; of people, one for all rows. */
static gboolean
write_shape (Joining *self,
             guint shape,
             ZwGeometry *geometry,
             const gboolean *is_summed,
             GError **error)
{
  guint n = 0;
  const guint *rows = zw_join_rows_get (self->rows, shape, &n);

  if (self->role == ZW_ROLE_POPULATION)
    {
      g_autoptr (GPtrArray) values = zw_join_rows_merge (self->rows, shape, is_summed);

      return write_record (self, g_ptr_array_index (self->table->labels, rows[0]), geometry, shape,
                           (const char *const *) values->pdata, error);
    }
  for (guint i = 0; i < n; i++)
    if (!write_record (self, g_ptr_array_index (self->table->labels, rows[i]), geometry, shape,
                       (const char *const *) self->table->cells->pdata
                           + (gsize) rows[i] * self->table->fields->len,
                       error))
      return FALSE;
  return TRUE;
}

/* Which columns are added up where an area has several rows: the role's figures. */
static gboolean *
choose_sums (const Joining *self)
{
  gboolean *is_summed = g_new0 (gboolean, self->table->fields->len + 1);

  for (const ZwRoleField *field = zw_role_get_info (self->role)->fields; field->id != NULL; field++)
    {
      int column = field->type == ZW_FIELD_NUMBER ? zw_join_table_find (
                       self->table, g_hash_table_lookup (self->mapping, field->id))
                                                  : -1;

      if (column >= 0)
        is_summed[column] = TRUE;
    }
  return is_summed;
}

/* Of several rows for one area, those that count. */
static void
thin_out (Joining *self)
{
  guint n_repeated, n_shared;

  for (;;)
    {
      g_autofree char *field = NULL;
      g_autofree char *latest = NULL;

      if (!zw_join_rows_keep_latest (self->rows, &field, &latest))
        break;
      zw_import_remark (self->report,
                        /* Translators: a layer, a field such as 年月, its last value */
                        _ ("%s: there are rows of several times for one area; those with %s = %s, "
                           "the last, were taken."),
                        self->name, field, latest);
    }
  if (self->role != ZW_ROLE_POPULATION)
    return;
  n_repeated = zw_join_rows_drop_repeated (self->rows);
  if (n_repeated > 0)
    zw_import_remark (self->report,
                      /* Translators: a layer and a number of rows */
                      ngettext ("%s: %u row that repeats another was left out.",
                                "%s: %u rows that repeat others were left out.", n_repeated),
                      self->name, n_repeated);
  for (;;)
    {
      g_autofree char *field = NULL;
      g_autofree char *total = NULL;

      if (!zw_join_rows_keep_totals (self->rows, &field, &total))
        break;
      zw_import_remark (self->report,
                        /* Translators: a layer, a field such as 性別, its value for the total */
                        _ ("%s: of the rows for one area, those with %s = %s were taken, which are "
                           "the total."),
                        self->name, field, total);
    }
  n_shared = zw_join_rows_count_shared (self->rows);
  if (n_shared > 0)
    zw_import_remark (self->report,
                      /* Translators: a layer and a number of areas */
                      ngettext ("%s: %u area has several rows; their residents were added up.",
                                "%s: %u areas have several rows; their residents were added up.",
                                n_shared),
                      self->name, n_shared);
}

static void
remark_on_holes (Joining *self)
{
  const char *layer = self->join->layer->name;

  if (self->n_holes > 0)
    zw_import_remark (
        self->report,
        self->role == ZW_ROLE_POPULATION
            /* Translators: a layer, a number of areas, another layer, a few of them */
            ? ngettext ("%s: %u area of “%s” has no row (%s); its figure is not known.",
                        "%s: %u areas of “%s” have no row (such as %s); their figures are not "
                        "known.",
                        self->n_holes)
            : ngettext ("%s: %u area of “%s” has no row (%s) and was left out.",
                        "%s: %u areas of “%s” have no row (such as %s) and were left out.",
                        self->n_holes),
        self->name, self->n_holes, layer, self->hole_examples->str);
  if (self->n_elsewhere > 0)
    zw_import_remark (
        self->report,
        /* Translators: a layer, a number of areas, another layer, a few of them */
        ngettext ("%s: %u area of “%s” is outside of what the table covers (%s) and was left out.",
                  "%s: %u areas of “%s” are outside of what the table covers (such as %s) and were "
                  "left out.",
                  self->n_elsewhere),
        self->name, self->n_elsewhere, layer, self->elsewhere_examples->str);
}

static gboolean
write_areas (Joining *self, const ZwProgress *progress, GError **error)
{
  const ZwJoin *join = self->join;
  g_autofree gboolean *reach = zw_join_find_reach (join);
  g_autofree gboolean *is_summed = choose_sums (self);

  for (guint shape = 0; shape < join->shapes->n_rows; shape++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (ZwGeometry) geometry = read_shape (self, shape, &problem);
      guint n = 0;

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (geometry == NULL)
        continue;
      zw_join_rows_get (self->rows, shape, &n);
      if (!(n > 0 ? write_shape (self, shape, geometry, is_summed, error)
                  : write_hole (self, shape, geometry, reach[shape], error)))
        return FALSE;
      if (shape % PROGRESS_STEP == 0
          && !zw_progress_step (progress, (double) shape / join->shapes->n_rows, _ ("Importing"),
                                error))
        return FALSE;
    }
  remark_on_holes (self);
  return TRUE;
}

/* Rows for which there is no area. Some roles can do with the figures alone. */
static gboolean
write_others (Joining *self, GError **error)
{
  const ZwJoin *join = self->join;
  gboolean keep = zw_role_get_info (self->role)->shape_optional;
  g_autofree const char **none = g_new0 (const char *, self->fields->len + 1);
  g_autoptr (GString) examples = g_string_new (NULL);
  guint n = 0;

  for (guint row = 0; row < self->table->n_rows; row++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *label = NULL;
      const char *why;

      if (join->shape_of_row[row] >= 0)
        continue;
      shown = zw_join_key_dup_shown (join->row_key, self->table, row);
      label = g_strdup_printf ("%s (%s)", (char *) g_ptr_array_index (self->table->labels, row),
                               shown);
      add_example (examples, n++, shown);
      why = zw_join_is_ambiguous (join, row) ? _ ("Several areas are called so.")
                                             : _ ("There is no area that is called so.");
      if (keep)
        {
          memcpy (none, self->table->cells->pdata + (gsize) row * self->table->fields->len,
                  self->table->fields->len * sizeof *none);
          zw_layer_writer_note (self->writer, label, why, (ZwPoint){ NAN, NAN });
          if (!zw_layer_writer_add (self->writer, label, NULL, none, error))
            return FALSE;
        }
      else
        zw_layer_writer_skip (self->writer, label, why, (ZwPoint){ NAN, NAN });
    }
  if (n > 0)
    zw_import_remark (
        self->report,
        keep
            /* Translators: a layer, a number of rows, another layer, a few of them */
            ? ngettext ("%s: %u row has no area in “%s” (%s); it was kept without a shape.",
                        "%s: %u rows have no area in “%s” (such as %s); they were kept without "
                        "shapes.",
                        n)
            : ngettext ("%s: %u row has no area in “%s” (%s) and was left out.",
                        "%s: %u rows have no area in “%s” (such as %s) and were left out.", n),
        self->name, n, join->layer->name, examples->str);
  return TRUE;
}

static gboolean
write_joined (Joining *self, ZwSource *source, const ZwProgress *progress, GError **error)
{
  const ZwJoin *join = self->join;
  char *sql = sqlite3_mprintf ("SELECT geom FROM \"%w\" WHERE fid = ?1", join->layer->table);
  gint64 id;
  int year;

  self->query = zw_sql_prepare (zw_store_get_db (self->store), error, "%s", sql);
  sqlite3_free (sql);
  if (self->query == NULL)
    return FALSE;
  choose_fields (self);
  self->writer = zw_layer_writer_new (self->store, self->role, ZW_GEOMETRY_POLYGON, self->name,
                                      self->fields, self->is_number, self->mapping, error);
  if (self->writer == NULL)
    return FALSE;
  zw_import_remark (self->report,
                    /* Translators: a layer, another layer, a field of each, two numbers of rows */
                    _ ("%s was joined to “%s” by %s = %s: %u of %u rows have an area there."),
                    self->name, join->layer->name, join->key, join->field, join->n_rows_matched,
                    join->n_rows);
  self->rows = zw_join_rows_new (join, self->table);
  thin_out (self);
  if (!write_areas (self, progress, error) || !write_others (self, error))
    return FALSE;
  year = zw_import_fill_text (source, self->options, self->run, self->report, self->name);
  zw_layer_writer_set_n_kept (self->writer, zw_role_get_info (self->role)->shape_optional
                                                ? join->n_rows
                                                : join->n_rows_matched);
  source->crs = g_strdup (join->layer->source.crs);
  source->crs_guessed = join->layer->source.crs_guessed;
  /* Translators: a layer, a field of the table, a field of the layer */
  source->operation = g_strdup_printf (_ ("joined to “%s” by %s = %s"), join->layer->name,
                                       join->key, join->field);
  id = zw_layer_writer_finish (self->writer, source, year, error);
  if (id == 0)
    return FALSE;
  g_array_append_val (self->report->layer_ids, id);
  return TRUE;
}

static void
joining_clear (Joining *self)
{
  g_clear_pointer (&self->query, zw_sql_finalize);
  g_clear_pointer (&self->writer, zw_layer_writer_free);
  g_clear_pointer (&self->rows, zw_join_rows_free);
  g_clear_pointer (&self->join, zw_join_free);
  g_clear_pointer (&self->table, zw_join_table_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->is_number, g_array_unref);
  g_clear_pointer (&self->shape_columns, g_array_unref);
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  g_string_free (self->hole_examples, TRUE);
  g_string_free (self->elsewhere_examples, TRUE);
}

/* Within a command: a table as a layer with the shapes of another. @done stays
 * %FALSE where there are none and it can do without; the reader is at its end then. */
gboolean
zw_import_join (ZwStore *store,
                const ZwImportOptions *options,
                const ZwImportRun *run,
                ZwRole role,
                ZwSource *source,
                ZwImportReport *report,
                gboolean *done,
                const ZwProgress *progress,
                GError **error)
{
  Joining self = { .store = store, .options = options, .run = run, .role = role, .report = report };
  gboolean ok;

  self.name = options->name != NULL ? options->name : run->probe->layer;
  self.hole_examples = g_string_new (NULL);
  self.elsewhere_examples = g_string_new (NULL);
  self.table = zw_join_table_read (run->reader, progress, error);
  ok = self.table != NULL && choose_join (&self, progress, error);
  *done = ok && self.join != NULL;
  if (*done)
    ok = write_joined (&self, source, progress, error);
  joining_clear (&self);
  return ok;
}
