/* zw-baseline-stops.c: stops as columns: which count, and how far they reach
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "metrics/zw-baseline-columns.h"

/* The row that a stop's parent is, or the stop's own. */
static guint
find_parent (const char *const *parents, GHashTable *rows, guint row)
{
  gpointer found;

  if (parents == NULL || parents[row] == NULL || *parents[row] == '\0'
      || !g_hash_table_lookup_extended (rows, parents[row], NULL, &found))
    return row;
  return GPOINTER_TO_UINT (found);
}

/* Whether a stop is counted itself: it has no station in the layer. Stops that
 * name each other in a circle are counted once. */
static gboolean
is_counted (const char *const *parents, GHashTable *rows, guint row)
{
  guint at = find_parent (parents, rows, row), lowest = row;

  for (guint step = 0; at != row && step < 16; step++)
    {
      guint next = find_parent (parents, rows, at);

      if (next == at)
        return FALSE;
      lowest = MIN (lowest, at);
      at = next;
    }
  return at == row && lowest == row;
}

static GHashTable *
index_stops (const ZwFeatures *features)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *ids = zw_features_get_texts (features, "stop_id");

  for (guint i = 0; ids != NULL && i < features->n; i++)
    if (ids[i] != NULL && *ids[i] != '\0' && !g_hash_table_contains (rows, ids[i]))
      g_hash_table_insert (rows, (gpointer) ids[i], GUINT_TO_POINTER (i));
  return rows;
}

/* Lists of stops by route name a stop once for each route that calls there: the same
 * number at the same place is the same stop. */
static gboolean
is_repeated (const ZwFeatures *features, GHashTable *rows, guint row)
{
  const char *const *ids = zw_features_get_texts (features, "stop_id");
  ZwPoint place, first;
  gpointer found;

  if (ids == NULL || ids[row] == NULL || *ids[row] == '\0'
      || !g_hash_table_lookup_extended (rows, ids[row], NULL, &found)
      || GPOINTER_TO_UINT (found) == row)
    return FALSE;
  place = zw_baseline_get_place (features, row);
  first = zw_baseline_get_place (features, GPOINTER_TO_UINT (found));
  return place.x == first.x && place.y == first.y;
}

/* A stop that counts, by what makes it the same as others. */
typedef struct
{
  const char *name;
  guint mode;
  ZwPoint place;
  guint row; /* in the columns */
} Pole;

static int
compare_poles (gconstpointer a, gconstpointer b)
{
  const Pole *one = a, *other = b;
  int order = strcmp (one->name, other->name);

  if (order == 0)
    order = (one->mode > other->mode) - (one->mode < other->mode);
  if (order == 0)
    order = (one->place.x > other->place.x) - (one->place.x < other->place.x);
  return order != 0 ? order : (one->row > other->row) - (one->row < other->row);
}

static guint
find_root (guint *roots, guint i)
{
  while (roots[i] != i)
    i = roots[i] = roots[roots[i]];
  return i;
}

/* Of stops of one name and mode that are no farther apart than the setting, step
 * by step, the first in the layers counts for all. */
static void
merge_poles (ZwBaseline *self, GArray *poles, ZwColumns *columns)
{
  g_autofree guint *roots = g_new (guint, poles->len + 1);
  const double none = 0.0;

  g_array_sort (poles, compare_poles);
  for (guint i = 0; i < poles->len; i++)
    {
      const Pole *pole = &g_array_index (poles, Pole, i);

      roots[i] = i;
      for (guint k = i; k > 0; k--)
        {
          const Pole *before = &g_array_index (poles, Pole, k - 1);
          guint one, other;

          if (!g_str_equal (before->name, pole->name) || before->mode != pole->mode
              || pole->place.x - before->place.x > self->merge_m)
            break;
          if (hypot (pole->place.x - before->place.x, pole->place.y - before->place.y)
              > self->merge_m)
            continue;
          one = find_root (roots, k - 1);
          other = find_root (roots, i);
          if (g_array_index (poles, Pole, one).row < g_array_index (poles, Pole, other).row)
            roots[other] = one;
          else
            roots[one] = other;
        }
    }
  for (guint i = 0; i < poles->len; i++)
    {
      const Pole *pole = &g_array_index (poles, Pole, i);

      if (find_root (roots, i) == i)
        continue;
      g_array_index (columns->columns[ZW_STOP_COUNTED], double, pole->row) = none;
      g_array_index (columns->columns[ZW_STOP_FIRST_MODE + pole->mode], double, pole->row) = none;
      self->notes.n_merged++;
    }
}

/**
 * zw_baseline_fill_stops:
 * @with_border: areas will be asked for, not only places
 */
gboolean
zw_baseline_fill_stops (ZwBaseline *self,
                        GPtrArray *layers,
                        gboolean with_border,
                        const ZwProgress *progress,
                        GError **error)
{
  double values[ZW_STOP_FIRST_MODE + ZW_MAX_MODES];
  ZwColumns columns;
  g_autoptr (GArray) poles = g_array_new (FALSE, FALSE, sizeof (Pole));

  if (layers->len == 0)
    return TRUE;
  self->modes = zw_columns_list_kinds (layers, "mode", ZW_MAX_MODES);
  zw_columns_init (&columns, ZW_STOP_FIRST_MODE + self->modes->len);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const char *const *parents = zw_features_get_texts (features, "parent");
      const char *const *names = zw_features_get_texts (features, "name");
      g_autoptr (GHashTable) rows = index_stops (features);

      for (guint i = 0; i < features->n; i++)
        {
          gboolean repeated = is_repeated (features, rows, i);
          gboolean counted = !repeated && is_counted (parents, rows, i);
          ZwPoint place = zw_baseline_get_place (features, i);
          guint mode = zw_columns_find_kind (self->modes, features, "mode", i);

          for (guint c = 0; c < columns.n_columns; c++)
            values[c] = 0.0;
          values[ZW_STOP_COUNTED] = counted;
          values[ZW_STOP_FIRST_MODE + mode] = counted;
          if (counted && names != NULL && names[i] != NULL && *names[i] != '\0')
            {
              Pole pole = { names[i], mode, place, columns.places->len };

              g_array_append_val (poles, pole);
            }
          zw_columns_add (&columns, place, values);
          self->notes.n_platforms += !counted && !repeated;
        }
    }
  if (self->merge_m > 0.0)
    merge_poles (self, poles, &columns);
  self->discs = zw_discs_new (&self->frame, (const ZwPoint *) (const void *) columns.places->data,
                              columns.places->len, self->radius, with_border);
  self->stops = zw_columns_end (&columns, &self->frame);
  return zw_progress_step (progress, -1.0, NULL, error);
}
