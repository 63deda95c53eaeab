/* zw-join-rows.c: several rows for one area, and which of them count
 *
 * A table of residents may have a row for each month, for men, women and both,
 * for each age. Of times only the last counts, of a total and its parts only the
 * total; what remains are parts, which are added up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-join-rows.h"

#include <math.h>
#include <string.h>

#include "base/zw-number.h"
#include "import/zw-join-key.h"

#define MOST 0.9 /* of the areas with several rows */

struct _ZwJoinRows
{
  const ZwJoinTable *table; /* not owned */
  guint n_shapes;
  GPtrArray *of_shape; /* of GArray of guint, NULL where a shape has no row */
};

static void
free_rows (gpointer rows)
{
  if (rows != NULL)
    g_array_unref (rows);
}

/**
 * zw_join_rows_new:
 * @table: the rows that @join is about; they must outlive what is returned
 *
 * Returns: (transfer full): the rows of each shape, in their order
 */
ZwJoinRows *
zw_join_rows_new (const ZwJoin *join, const ZwJoinTable *table)
{
  ZwJoinRows *self = g_new0 (ZwJoinRows, 1);

  self->table = table;
  self->n_shapes = join->shapes->n_rows;
  self->of_shape = g_ptr_array_new_with_free_func (free_rows);
  g_ptr_array_set_size (self->of_shape, (int) self->n_shapes);
  for (guint row = 0; row < table->n_rows; row++)
    {
      int shape = join->shape_of_row[row];

      if (shape < 0)
        continue;
      if (self->of_shape->pdata[shape] == NULL)
        self->of_shape->pdata[shape] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (self->of_shape->pdata[shape], row);
    }
  return self;
}

void
zw_join_rows_free (ZwJoinRows *self)
{
  g_ptr_array_unref (self->of_shape);
  g_free (self);
}

/**
 * zw_join_rows_get:
 * @n: (out): how many
 *
 * Returns: (array length=n): the rows of a shape
 */
const guint *
zw_join_rows_get (const ZwJoinRows *self, guint shape, guint *n)
{
  const GArray *rows = g_ptr_array_index (self->of_shape, shape);

  *n = rows != NULL ? rows->len : 0;
  return rows != NULL ? (const guint *) (void *) rows->data : NULL;
}

/**
 * zw_join_rows_drop_repeated:
 *
 * Drops rows that say to the letter what another has said of the same shape.
 *
 * Returns: how many
 */
guint
zw_join_rows_drop_repeated (ZwJoinRows *self)
{
  gsize width = self->table->fields->len;
  guint n_dropped = 0;

  for (guint shape = 0; shape < self->n_shapes; shape++)
    {
      GArray *rows = g_ptr_array_index (self->of_shape, shape);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                           (GDestroyNotify) g_bytes_unref, NULL);
      guint n = 0;

      if (rows == NULL || rows->len < 2)
        continue;
      for (guint i = 0; i < rows->len; i++)
        {
          guint row = g_array_index (rows, guint, i);
          /* Equal texts of a table are one text in memory. */
          const gpointer *cells = self->table->cells->pdata + row * width;

          if (g_hash_table_add (seen, g_bytes_new_static (cells, width * sizeof *cells)))
            g_array_index (rows, guint, n++) = row;
        }
      n_dropped += rows->len - n;
      g_array_set_size (rows, n);
    }
  return n_dropped;
}

/* Whether some shape has rows that differ in it. */
static gboolean
varies (const ZwJoinRows *self, guint column)
{
  for (guint shape = 0; shape < self->n_shapes; shape++)
    {
      const GArray *rows = g_ptr_array_index (self->of_shape, shape);

      for (guint i = 1; rows != NULL && i < rows->len; i++)
        if (g_strcmp0 (zw_join_table_get (self->table, g_array_index (rows, guint, 0), column),
                       zw_join_table_get (self->table, g_array_index (rows, guint, i), column))
            != 0)
          return TRUE;
    }
  return FALSE;
}

/* Keeps the rows whose cell is @wanted; with @strict, also where a shape is left
 * without any. Returns how many it drops. */
static guint
keep_where (ZwJoinRows *self, guint column, const char *wanted, gboolean strict)
{
  guint n_dropped = 0;

  for (guint shape = 0; shape < self->n_shapes; shape++)
    {
      GArray *rows = g_ptr_array_index (self->of_shape, shape);
      guint n = 0;

      for (guint i = 0; rows != NULL && i < rows->len; i++)
        {
          guint row = g_array_index (rows, guint, i);

          if (g_strcmp0 (zw_join_table_get (self->table, row, column), wanted) == 0)
            g_array_index (rows, guint, n++) = row;
        }
      if (rows == NULL || (n == 0 && !strict))
        continue;
      n_dropped += rows->len - n;
      g_array_set_size (rows, n);
    }
  return n_dropped;
}

static gboolean
is_time_heading (const char *field)
{
  static const char *const words[] = { "年月",  "年度",   "年份",   "月份", "日期",
                                       "時間",  "統計年", "統計期", "期別", "year",
                                       "month", "date",   "period", "time", NULL };
  static const char *const whole[] = { "年", "月", "民國年", "西元年", "yyymm", "yyyymm", NULL };
  g_autofree char *key = zw_join_key_normalise (field);

  if (key == NULL || g_strv_contains (whole, key))
    return key != NULL;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (key, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* By the numbers in them: 99年12月 comes before 110年1月. */
static int
compare_times (const char *one, const char *other)
{
  const char *a = one, *b = other;

  for (;;)
    {
      guint64 x, y;
      char *end;

      while (*a != '\0' && !g_ascii_isdigit (*a))
        a++;
      while (*b != '\0' && !g_ascii_isdigit (*b))
        b++;
      if (*a == '\0' || *b == '\0')
        return *a != '\0' ? 1 : *b != '\0' ? -1 : 0;
      x = g_ascii_strtoull (a, &end, 10);
      a = end;
      y = g_ascii_strtoull (b, &end, 10);
      b = end;
      if (x != y)
        return x > y ? 1 : -1;
    }
}

static const char *
find_latest (const ZwJoinRows *self, guint column)
{
  const char *latest = NULL;

  for (guint shape = 0; shape < self->n_shapes; shape++)
    {
      const GArray *rows = g_ptr_array_index (self->of_shape, shape);

      for (guint i = 0; rows != NULL && i < rows->len; i++)
        {
          const char *cell = zw_join_table_get (self->table, g_array_index (rows, guint, i),
                                                column);

          if (cell != NULL && (latest == NULL || compare_times (cell, latest) > 0))
            latest = cell;
        }
    }
  return latest != NULL && strpbrk (latest, "0123456789") != NULL ? latest : NULL;
}

/**
 * zw_join_rows_keep_latest:
 * @field: (out) (transfer full): the column that says the time
 * @latest: (out) (transfer full): the time kept
 *
 * Where rows of one shape are of several times, keeps those of the last one. To
 * be called again: the year may stand in one column and the month in another.
 *
 * Returns: whether there were several times
 */
gboolean
zw_join_rows_keep_latest (ZwJoinRows *self, char **field, char **latest)
{
  for (guint c = 0; c < self->table->fields->len; c++)
    {
      const char *name = g_ptr_array_index (self->table->fields, c);
      const char *last = is_time_heading (name) && varies (self, c) ? find_latest (self, c) : NULL;

      if (last == NULL)
        continue;
      keep_where (self, c, last, TRUE);
      *field = g_strdup (name);
      *latest = g_strdup (last);
      return TRUE;
    }
  return FALSE;
}

/* Of the shapes with several rows, nearly all have just one that is their total. */
static const char *
find_total (const ZwJoinRows *self, guint column)
{
  static const char *const words[] = { "計",   "合計", "總計",   "小計",  "總數", "總和", "全部",
                                       "全體", "不分", "總人口", "total", "all",  "sum",  NULL };
  const char *total = NULL;
  guint n_shared = 0, n_with_total = 0;

  for (guint shape = 0; shape < self->n_shapes; shape++)
    {
      const GArray *rows = g_ptr_array_index (self->of_shape, shape);
      gboolean found = FALSE;

      if (rows == NULL || rows->len < 2)
        continue;
      n_shared++;
      for (guint i = 0; i < rows->len; i++)
        {
          const char *cell = zw_join_table_get (self->table, g_array_index (rows, guint, i),
                                                column);
          g_autofree char *key = zw_join_key_normalise (cell);

          if (key == NULL || !g_strv_contains (words, key))
            continue;
          if (total == NULL)
            total = cell;
          found = found || g_str_equal (total, cell);
        }
      n_with_total += found;
    }
  return n_with_total >= MOST * n_shared ? total : NULL;
}

/**
 * zw_join_rows_keep_totals:
 * @field: (out) (transfer full): the column that says of what kind a row is
 * @total: (out) (transfer full): what it says of the total
 *
 * Where shapes have a row for a total beside those of its parts, keeps the total.
 * To be called again: there may be totals of sexes and of ages.
 *
 * Returns: whether there were such rows
 */
gboolean
zw_join_rows_keep_totals (ZwJoinRows *self, char **field, char **total)
{
  for (guint c = 0; c < self->table->fields->len; c++)
    {
      const char *found = varies (self, c) ? find_total (self, c) : NULL;

      if (found == NULL || keep_where (self, c, found, FALSE) == 0)
        continue;
      *field = g_strdup (g_ptr_array_index (self->table->fields, c));
      *total = g_strdup (found);
      return TRUE;
    }
  return FALSE;
}

/**
 * zw_join_rows_count_shared:
 *
 * Returns: how many shapes have more than one row
 */
guint
zw_join_rows_count_shared (const ZwJoinRows *self)
{
  guint n = 0;

  for (guint shape = 0; shape < self->n_shapes; shape++)
    {
      const GArray *rows = g_ptr_array_index (self->of_shape, shape);

      n += rows != NULL && rows->len > 1;
    }
  return n;
}

static char *
add_up (const ZwJoinTable *table, const GArray *rows, guint column)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double sum = 0.0;
  gboolean known = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      double number = zw_number_parse (
          zw_join_table_get (table, g_array_index (rows, guint, i), column));

      if (isnan (number))
        continue;
      sum += number;
      known = TRUE;
    }
  return known ? g_strdup (g_ascii_dtostr (text, sizeof text, sum)) : NULL;
}

static char *
agree (const ZwJoinTable *table, const GArray *rows, guint column)
{
  const char *first = zw_join_table_get (table, g_array_index (rows, guint, 0), column);

  for (guint i = 1; i < rows->len; i++)
    if (g_strcmp0 (first, zw_join_table_get (table, g_array_index (rows, guint, i), column)) != 0)
      return NULL;
  return g_strdup (first);
}

/**
 * zw_join_rows_merge:
 * @shape: one that has rows
 * @is_summed: (array): the columns to add up
 *
 * Returns: (transfer full) (element-type utf8): all rows of a shape as one: a sum,
 *   what they agree on, or %NULL
 */
GPtrArray *
zw_join_rows_merge (const ZwJoinRows *self, guint shape, const gboolean *is_summed)
{
  const GArray *rows = g_ptr_array_index (self->of_shape, shape);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < self->table->fields->len; c++)
    g_ptr_array_add (values, is_summed[c] && rows->len > 1 ? add_up (self->table, rows, c)
                                                           : agree (self->table, rows, c));
  return values;
}
