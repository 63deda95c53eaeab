/* zw-join-reach.c: which areas of a layer a table is about
 *
 * A table of one city joined to the areas of the whole country leaves most of
 * them without a row. Those of other cities are not meant; the few in the city
 * itself are holes that must be seen. A column of the layer tells them apart, such
 * as the county, in which most areas of a value have a row or none has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-join-reach.h"

#define MOST 0.5 /* of the areas have a row */

typedef struct
{
  guint n;
  guint n_matched;
} Group;

static gboolean *
find_matched (const ZwJoin *self)
{
  gboolean *matched = g_new0 (gboolean, self->shapes->n_rows + 1);

  for (guint row = 0; row < self->n_rows; row++)
    if (self->shape_of_row[row] >= 0)
      matched[self->shape_of_row[row]] = TRUE;
  return matched;
}

/* Equal texts of a table are one text in memory. */
static GHashTable *
group_by (const ZwJoin *self, guint column, const gboolean *matched)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint shape = 0; shape < self->shapes->n_rows; shape++)
    {
      gpointer value = (gpointer) zw_join_table_get (self->shapes, shape, column);
      Group *group = g_hash_table_lookup (groups, value);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          g_hash_table_insert (groups, value, group);
        }
      group->n++;
      group->n_matched += matched[shape];
    }
  return groups;
}

static gboolean
is_clean (GHashTable *groups, guint n_shapes)
{
  guint n = g_hash_table_size (groups);
  GHashTableIter iter;
  gpointer group;

  if (n < 2 || n > n_shapes / 2)
    return FALSE;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    if (((Group *) group)->n_matched > 0
        && ((Group *) group)->n_matched < MOST * ((Group *) group)->n)
      return FALSE;
  return TRUE;
}

/**
 * zw_join_find_reach:
 *
 * Returns: (transfer full) (array): for each shape, whether the table is about it,
 *   with a row for it or without
 */
gboolean *
zw_join_find_reach (const ZwJoin *self)
{
  guint n = self->shapes->n_rows;
  gboolean *reach = find_matched (self);
  g_autoptr (GHashTable) best = NULL;
  guint best_column = 0;

  if (self->n_shapes_matched >= MOST * n)
    {
      for (guint shape = 0; shape < n; shape++)
        reach[shape] = TRUE;
      return reach;
    }
  /* The coarsest division: small groups agree by chance. */
  for (guint column = 0; column < self->shapes->fields->len; column++)
    {
      g_autoptr (GHashTable) groups = group_by (self, column, reach);

      if (!is_clean (groups, n)
          || (best != NULL && g_hash_table_size (best) <= g_hash_table_size (groups)))
        continue;
      g_clear_pointer (&best, g_hash_table_unref);
      best = g_steal_pointer (&groups);
      best_column = column;
    }
  for (guint shape = 0; best != NULL && shape < n; shape++)
    {
      const Group *group = g_hash_table_lookup (
          best, zw_join_table_get (self->shapes, shape, best_column));

      reach[shape] = group->n_matched > 0;
    }
  return reach;
}
