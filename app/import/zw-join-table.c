/* zw-join-table.c: rows held in memory, and what they can be called by
 *
 * Every column may be a key, and so may names put together: a village's name
 * comes again in the next town, a town's in the next county, so that only
 * 縣市 + 鄉鎮市區 + 村里 say which one is meant. The columns of such a name are
 * found by how the names in them end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-join-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-number.h"
#include "import/zw-field-guess.h"
#include "import/zw-import-error.h"
#include "import/zw-join-key.h"
#include "store/zw-sql.h"

#define MAX_CELLS (40u * 1000u * 1000u)
#define PROGRESS_STEP 4096
#define N_SAMPLES 100
#define SHORT_DIGITS 4 /* a running number rather than a code */
#define MAX_LENGTHS 2  /* of codes, with and without the zero in front */
#define MOST 0.9       /* of the values */
#define NAME_CHARS 24  /* longer texts are no names */

static ZwJoinTable *
table_new (void)
{
  ZwJoinTable *self = g_new0 (ZwJoinTable, 1);

  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cells = g_ptr_array_new ();
  self->strings = g_string_chunk_new (65536);
  return self;
}

void
zw_join_table_free (ZwJoinTable *self)
{
  g_ptr_array_unref (self->fields);
  g_array_unref (self->is_number);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->cells);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Whether one more row can be held. */
static gboolean
add_row (ZwJoinTable *self, GError **error)
{
  self->n_rows++;
  if ((guint64) self->n_rows * MAX (self->fields->len, 1) <= MAX_CELLS)
    return TRUE;
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
               /* Translators: %u is a number of rows */
               _ ("The table has more than %u rows, too many to find the areas of. Take out the "
                  "rows or columns that are not needed."),
               self->n_rows - 1);
  return FALSE;
}

static void
add_cell (ZwJoinTable *self, const char *text)
{
  g_ptr_array_add (self->cells,
                   text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL);
}

/**
 * zw_join_table_read:
 * @reader: a source at its first record
 * @progress: (nullable): who watches
 *
 * Returns: (transfer full): all its records, without their shapes
 */
ZwJoinTable *
zw_join_table_read (ZwReader *reader, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwJoinTable) self = table_new ();
  const ZwReaderRow *record = NULL;

  for (guint i = 0; i < reader->fields->len; i++)
    g_ptr_array_add (self->fields, g_strdup (g_ptr_array_index (reader->fields, i)));
  g_array_append_vals (self->is_number, reader->is_number->data, reader->is_number->len);
  for (;;)
    {
      if (!zw_reader_next (reader, &record, error))
        return NULL;
      if (record == NULL)
        return g_steal_pointer (&self);
      if (!add_row (self, error))
        return NULL;
      g_ptr_array_add (self->labels, g_strdup (record->label));
      for (guint i = 0; i < self->fields->len; i++)
        add_cell (self, record->values[i]);
      if (self->n_rows % PROGRESS_STEP == 0
          && !zw_progress_step (progress, -1.0, _ ("Looking at the file"), error))
        return NULL;
    }
}

/**
 * zw_join_table_load:
 * @layer: a layer of the project
 *
 * Returns: (transfer full): its features, without their shapes
 */
ZwJoinTable *
zw_join_table_load (ZwStore *store, const ZwLayer *layer, GError **error)
{
  g_autoptr (ZwJoinTable) self = table_new ();
  g_autofree char *sql = NULL;
  g_autoptr (ZwStatement) query = NULL;
  g_autofree gboolean *wanted = NULL;
  char *quoted = sqlite3_mprintf ("SELECT fid, * FROM \"%w\" ORDER BY fid", layer->table);
  gboolean row = FALSE;
  int n;

  sql = g_strdup (quoted);
  sqlite3_free (quoted);
  query = zw_sql_prepare (zw_store_get_db (store), error, "%s", sql);
  if (query == NULL)
    return NULL;
  n = sqlite3_column_count (query);
  wanted = g_new0 (gboolean, n);
  for (int c = 1; c < n; c++)
    {
      const char *name = sqlite3_column_name (query, c);
      const char *type = sqlite3_column_decltype (query, c);
      gboolean number = g_strcmp0 (type, "REAL") == 0 || g_strcmp0 (type, "DOUBLE") == 0;

      wanted[c] = g_strcmp0 (name, "fid") != 0 && g_strcmp0 (name, "geom") != 0;
      if (!wanted[c])
        continue;
      g_ptr_array_add (self->fields, g_strdup (name));
      g_array_append_val (self->is_number, number);
    }
  for (;;)
    {
      gint64 id;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&self);
      if (!add_row (self, error))
        return NULL;
      id = sqlite3_column_int64 (query, 0);
      g_array_append_val (self->ids, id);
      for (int c = 1; c < n; c++)
        if (wanted[c])
          add_cell (self, (const char *) sqlite3_column_text (query, c));
    }
}

/**
 * zw_join_table_get:
 *
 * Returns: (transfer none) (nullable): a cell as it was read
 */
const char *
zw_join_table_get (const ZwJoinTable *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, (gsize) row * self->fields->len + column);
}

/**
 * zw_join_table_find:
 *
 * Returns: the column called @field, in whichever case; -1 where there is none
 */
int
zw_join_table_find (const ZwJoinTable *self, const char *field)
{
  int found = -1;

  for (guint i = 0; field != NULL && i < self->fields->len; i++)
    {
      const char *name = g_ptr_array_index (self->fields, i);

      if (g_str_equal (name, field))
        return (int) i;
      if (found < 0 && g_ascii_strcasecmp (name, field) == 0)
        found = (int) i;
    }
  return found;
}

void
zw_join_key_free (ZwJoinKey *self)
{
  g_free (self->values);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->repeated, g_hash_table_unref);
  g_clear_pointer (&self->ambiguous, g_hash_table_unref);
  g_free (self);
}

static void
key_index (ZwJoinKey *self, const ZwJoinTable *table)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->repeated, g_hash_table_unref);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->repeated = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_filled = 0;
  for (guint row = 0; row < table->n_rows; row++)
    {
      char *value = (char *) self->values[row];

      if (value == NULL)
        continue;
      self->n_filled++;
      if (g_hash_table_contains (self->rows, value))
        g_hash_table_add (self->repeated, value);
      else
        g_hash_table_insert (self->rows, value, GUINT_TO_POINTER (row));
    }
}

static char *
normalise_cells (const ZwJoinTable *table, const guint *columns, guint n_columns, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *part = zw_join_key_normalise (zw_join_table_get (table, row, columns[i]));

      if (part == NULL)
        return NULL;
      g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Running numbers, single letters, counts of people and the like fit one another by chance. */
static gboolean
is_doubtful (const ZwJoinKey *self, const ZwJoinTable *table)
{
  guint n_present = 0, n_tiny = 0, n_digits = 0, n_short = 0, n_lengths = 0;
  guint lengths[32] = { 0 };

  for (guint row = 0; row < table->n_rows; row++)
    {
      const char *key = self->values[row];
      gsize length = key != NULL ? strlen (key) : 0;

      n_present += zw_join_table_get (table, row, self->columns[0]) != NULL;
      n_tiny += key != NULL && g_utf8_strlen (key, -1) < 2;
      if (key == NULL || !zw_join_key_is_digits (key))
        continue;
      n_digits++;
      n_short += length <= SHORT_DIGITS;
      lengths[MIN (length, G_N_ELEMENTS (lengths) - 1)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    n_lengths += lengths[i] > 0.02 * n_digits;
  if (self->n_filled < MOST * n_present || n_tiny >= MOST * self->n_filled)
    return TRUE;
  return n_digits >= MOST * self->n_filled
         && (n_short >= MOST * n_digits || n_lengths > MAX_LENGTHS);
}

/* What most of the names are; %ZW_AREA_OTHER where they are mixed. */
static ZwAreaLevel
find_level (const ZwJoinKey *self, const ZwJoinTable *table, gboolean *with_county)
{
  guint counts[ZW_AREA_VILLAGE + 1] = { 0 };
  guint n_with_county = 0, n = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->rows);
  while (n < 1000 && g_hash_table_iter_next (&iter, &key, NULL))
    {
      gboolean with = FALSE;
      ZwAreaLevel level = g_utf8_strlen (key, -1) <= NAME_CHARS ? zw_area_level_of (key, &with)
                                                                : ZW_AREA_OTHER;

      counts[level]++;
      n_with_county += with;
      n++;
    }
  *with_county = n > 0 && n_with_county >= MOST * n;
  for (guint level = ZW_AREA_COUNTY; level <= ZW_AREA_VILLAGE; level++)
    if (n > 0 && counts[level] >= MOST * n)
      return level;
  return ZW_AREA_OTHER;
}

/**
 * zw_join_key_new:
 * @columns: (array length=n_columns): one to %ZW_JOIN_MAX_COLUMNS columns
 *
 * Returns: (transfer full): the keys of all rows made of these columns
 */
ZwJoinKey *
zw_join_key_new (const ZwJoinTable *table, const guint *columns, guint n_columns)
{
  ZwJoinKey *self = g_new0 (ZwJoinKey, 1);
  guint n_digits = 0;

  g_return_val_if_fail (n_columns >= 1 && n_columns <= ZW_JOIN_MAX_COLUMNS, NULL);
  memcpy (self->columns, columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->values = g_new0 (const char *, table->n_rows + 1);
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *key = normalise_cells (table, columns, n_columns, row);

      if (key == NULL)
        continue;
      self->values[row] = g_string_chunk_insert_const (table->strings, key);
      n_digits += strpbrk (key, "0123456789") != NULL;
    }
  key_index (self, table);
  self->is_name = n_columns > 1 || n_digits < 0.5 * self->n_filled;
  self->is_doubtful = n_columns == 1 && is_doubtful (self, table);
  return self;
}

/**
 * zw_join_key_copy:
 * @without_zeros: as a program leaves them that takes codes for numbers
 *
 * Returns: (transfer full): the same keys once more
 */
ZwJoinKey *
zw_join_key_copy (const ZwJoinTable *table, const ZwJoinKey *key, gboolean without_zeros)
{
  ZwJoinKey *self = g_new0 (ZwJoinKey, 1);

  *self = *key;
  self->rows = self->repeated = NULL;
  if (key->ambiguous != NULL)
    self->ambiguous = g_hash_table_ref (key->ambiguous);
  self->values = g_new0 (const char *, table->n_rows + 1);
  for (guint row = 0; row < table->n_rows; row++)
    if (key->values[row] != NULL)
      self->values[row] = without_zeros ? zw_join_key_skip_zeros (key->values[row])
                                        : key->values[row];
  key_index (self, table);
  return self;
}

/* A column whose names are of one level. */
typedef struct
{
  ZwJoinKey *key;
  ZwAreaLevel level;
  gboolean with_county;
} Named;

static ZwJoinKey *
compose (const ZwJoinTable *table, const Named *const *parts, guint n_parts)
{
  guint columns[ZW_JOIN_MAX_COLUMNS];

  for (guint i = 0; i < n_parts; i++)
    columns[i] = parts[i]->key->columns[0];
  return zw_join_key_new (table, columns, n_parts);
}

/* The last one: the fields of the role come first, and repeat the source's. */
static const Named *
find_named (GArray *named, ZwAreaLevel level, gboolean with_county)
{
  for (guint i = named->len; i-- > 0;)
    {
      const Named *one = &g_array_index (named, Named, i);

      if (one->level == level && one->with_county == with_county)
        return one;
    }
  return NULL;
}

/* A name that belongs to several towns or counties of this table says nothing. */
static void
drop_ambiguous (const ZwJoinTable *table, ZwJoinKey *key, const ZwJoinKey *above)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ambiguous = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < table->n_rows; row++)
    {
      char *value = (char *) key->values[row];
      char *parent = (char *) above->values[row];
      const char *first;

      if (value == NULL || parent == NULL)
        continue;
      first = g_hash_table_lookup (parents, value);
      if (first == NULL)
        g_hash_table_insert (parents, value, parent);
      else if (!g_str_equal (first, parent))
        g_hash_table_add (ambiguous, value);
    }
  if (g_hash_table_size (ambiguous) == 0)
    return;
  for (guint row = 0; row < table->n_rows; row++)
    if (key->values[row] != NULL && g_hash_table_contains (ambiguous, key->values[row]))
      key->values[row] = NULL;
  g_clear_pointer (&key->ambiguous, g_hash_table_unref);
  key->ambiguous = g_steal_pointer (&ambiguous);
  key_index (key, table);
}

/* 縣市 + 鄉鎮市區 + 村里 and what there is of that, longest first. */
static void
add_composites (const ZwJoinTable *table, GArray *named, GPtrArray *keys)
{
  const Named *county = find_named (named, ZW_AREA_COUNTY, FALSE);
  const Named *town = find_named (named, ZW_AREA_TOWN, FALSE);
  const Named *long_town = find_named (named, ZW_AREA_TOWN, TRUE);
  const Named *village = find_named (named, ZW_AREA_VILLAGE, FALSE);
  g_autoptr (ZwJoinKey) above_town = NULL;

  if (village != NULL && long_town != NULL)
    g_ptr_array_add (keys, compose (table, (const Named *[]){ long_town, village }, 2));
  else if (village != NULL && town != NULL && county != NULL)
    g_ptr_array_add (keys, compose (table, (const Named *[]){ county, town, village }, 3));
  if (village != NULL && town != NULL)
    g_ptr_array_add (keys, compose (table, (const Named *[]){ town, village }, 2));
  if (town != NULL && county != NULL)
    {
      g_ptr_array_add (keys, compose (table, (const Named *[]){ county, town }, 2));
      for (guint i = 0; i < named->len; i++)
        if (g_array_index (named, Named, i).level == ZW_AREA_TOWN
            && !g_array_index (named, Named, i).with_county)
          drop_ambiguous (table, g_array_index (named, Named, i).key, county->key);
    }
  if (town == NULL && long_town == NULL)
    return;
  for (guint i = 0; i < named->len; i++)
    if (g_array_index (named, Named, i).level == ZW_AREA_VILLAGE
        && !g_array_index (named, Named, i).with_county)
      drop_ambiguous (table, g_array_index (named, Named, i).key,
                      town != NULL ? town->key : long_town->key);
}

/* Columns of figures, by their headings: people and vehicles are no keys. */
static gboolean *
find_figures (const ZwJoinTable *self)
{
  static const ZwRole roles[] = { ZW_ROLE_POPULATION, ZW_ROLE_VEHICLES };
  gboolean *is_figure = g_new0 (gboolean, self->fields->len + 1);
  g_autofree ZwSourceField *fields = g_new0 (ZwSourceField, self->fields->len + 1);
  guint n_values = MIN (self->n_rows, N_SAMPLES);
  g_autofree const char **values = g_new0 (const char *, (gsize) self->fields->len *n_values + 1);

  for (guint c = 0; c < self->fields->len; c++)
    {
      const char **column = values + (gsize) c * n_values;

      for (guint row = 0; row < n_values; row++)
        column[row] = zw_join_table_get (self, row, c);
      fields[c].name = g_ptr_array_index (self->fields, c);
      fields[c].type = g_array_index (self->is_number, gboolean, c) ? ZW_FIELD_NUMBER
                                                                    : ZW_FIELD_TEXT;
      fields[c].values = column;
      fields[c].n_values = n_values;
    }
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      g_autoptr (GHashTable) mapping = zw_field_guess_mapping (roles[r], fields, self->fields->len);

      for (const ZwRoleField *field = zw_role_get_info (roles[r])->fields; field->id != NULL;
           field++)
        {
          int column = field->type == ZW_FIELD_NUMBER
                           ? zw_join_table_find (self, g_hash_table_lookup (mapping, field->id))
                           : -1;

          if (column >= 0)
            is_figure[column] = TRUE;
        }
    }
  return is_figure;
}

/**
 * zw_join_table_list_keys:
 *
 * Returns: (transfer full) (element-type ZwJoinKey): everything its rows could be
 *   told apart by: each column, and names put together
 */
GPtrArray *
zw_join_table_list_keys (const ZwJoinTable *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_join_key_free);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autofree gboolean *is_figure = find_figures (self);

  for (guint c = 0; c < self->fields->len; c++)
    {
      g_autoptr (ZwJoinKey) key = zw_join_key_new (self, &c, 1);
      Named one = { .key = key };

      if (key->n_filled == 0)
        continue;
      key->is_doubtful = key->is_doubtful || is_figure[c];
      one.level = find_level (key, self, &one.with_county);
      if (one.level != ZW_AREA_OTHER)
        g_array_append_val (named, one);
      g_ptr_array_add (keys, g_steal_pointer (&key));
    }
  add_composites (self, named, keys);
  return keys;
}

/**
 * zw_join_key_dup_title:
 *
 * Returns: (transfer full): its columns, such as "縣市 + 鄉鎮市區"
 */
char *
zw_join_key_dup_title (const ZwJoinKey *self, const ZwJoinTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " + " : "",
                            (char *) g_ptr_array_index (table->fields, self->columns[i]));
  return g_string_free (text, FALSE);
}

/**
 * zw_join_key_dup_shown:
 *
 * Returns: (transfer full): what a row is called, as it stands in the table
 */
char *
zw_join_key_dup_shown (const ZwJoinKey *self, const ZwJoinTable *table, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = zw_join_table_get (table, row, self->columns[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cell != NULL ? cell : "");
    }
  for (char *c = text->str; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return g_string_free (text, FALSE);
}
