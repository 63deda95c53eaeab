/* zw-baseline-columns.c: figures beside places, on their way into the grids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-columns.h"

#include <math.h>

void
zw_columns_init (ZwColumns *self, guint n_columns)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->n_columns = n_columns;
  self->columns = g_new (GArray *, n_columns + 1);
  for (guint c = 0; c < n_columns; c++)
    self->columns[c] = g_array_new (FALSE, TRUE, sizeof (double));
}

/* A column ends where its last figure other than 0 is. */
void
zw_columns_add (ZwColumns *self, ZwPoint place, const double *values)
{
  g_array_append_val (self->places, place);
  for (guint c = 0; c < self->n_columns; c++)
    if (values[c] != 0.0)
      {
        g_array_set_size (self->columns[c], self->places->len);
        g_array_index (self->columns[c], double, self->places->len - 1) = values[c];
      }
}

/**
 * zw_columns_end:
 *
 * Frees the columns.
 *
 * Returns: (transfer full): the places sorted into the cells, with their figures
 */
ZwPointGrid *
zw_columns_end (ZwColumns *self, const ZwGridFrame *frame)
{
  ZwPointGrid *grid = zw_point_grid_new (frame, (const ZwPoint *) (const void *) self->places->data,
                                         self->places->len);

  g_array_unref (self->places);
  for (guint c = 0; c < self->n_columns; c++)
    {
      GArray *column = self->columns[c];
      gboolean has_any = column->len > 0;

      g_array_set_size (column, grid->n);
      zw_point_grid_add_column (grid,
                                has_any ? (const double *) (const void *) column->data : NULL);
      g_array_unref (column);
    }
  zw_point_grid_drop_order (grid);
  g_free (self->columns);
  return grid;
}

/* Adds the moments of a ring about a place: area and area times position, doubled. */
static void
add_moments (const ZwPoint *points, guint n, const ZwPoint *about, double sign, double *moments)
{
  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      double ax = points[j].x - about->x, ay = points[j].y - about->y;
      double bx = points[i].x - about->x, by = points[i].y - about->y;
      double twice = sign * (ax * by - ay * bx);

      moments[0] += twice;
      moments[1] += twice * (ax + bx);
      moments[2] += twice * (ay + by);
    }
}

/**
 * zw_baseline_get_place:
 *
 * Centroid of a polygon (Bourke, Calculating the area and centroid of a
 * polygon, 1988); the first point of anything else and of a polygon without
 * area.
 *
 * Returns: where a feature counts
 */
ZwPoint
zw_baseline_get_place (const ZwFeatures *features, guint index)
{
  const ZwGeometry *shape = features->shape;
  guint first = shape->part_starts[features->starts[index]];
  ZwPoint place = shape->points[shape->ring_starts[first]];
  double moments[3] = { 0.0, 0.0, 0.0 };

  if (shape->kind != ZW_GEOMETRY_POLYGON)
    return place;
  for (guint p = features->starts[index]; p < features->starts[index + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      {
        const ZwPoint *points = shape->points + shape->ring_starts[r];
        guint n = shape->ring_starts[r + 1] - shape->ring_starts[r];
        gboolean is_hole = r > shape->part_starts[p];
        gboolean clockwise = zw_ring_area (points, n) < 0.0;

        add_moments (points, n, &place, clockwise != is_hole ? -1.0 : 1.0, moments);
      }
  if (moments[0] != 0.0)
    {
      place.x += moments[1] / (3.0 * moments[0]);
      place.y += moments[2] / (3.0 * moments[0]);
    }
  return place;
}

/**
 * zw_columns_get_number:
 * @numbers: (nullable): of a layer's rows
 *
 * Returns: the number in a row; NaN where there is none, or where it is negative,
 *   which no count is
 */
double
zw_columns_get_number (const double *numbers, guint row)
{
  return numbers != NULL && isfinite (numbers[row]) && numbers[row] >= 0.0 ? numbers[row] : NAN;
}

gboolean
zw_columns_has_numbers (const double *numbers, guint n)
{
  for (guint i = 0; numbers != NULL && i < n; i++)
    if (!isnan (zw_columns_get_number (numbers, i)))
      return TRUE;
  return FALSE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static const char *
get_kind (const ZwFeatures *features, const char *field, guint row)
{
  const char *const *kinds = zw_features_get_texts (features, field);

  if (kinds == NULL || kinds[row] == NULL || *kinds[row] == '\0')
    return ZW_INDICATOR_PART_UNSPECIFIED;
  return kinds[row];
}

/**
 * zw_columns_list_kinds:
 * @layers: (element-type ZwFeatures): layers of one role
 * @field: a text field of the role
 * @most: how many kinds are told apart
 *
 * Returns: (transfer full) (element-type utf8): the values of the field in the
 *   order of their names; with more than @most the last are put together
 */
GPtrArray *
zw_columns_list_kinds (const GPtrArray *layers, const char *field, guint most)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      for (guint i = 0; i < features->n; i++)
        {
          const char *kind = get_kind (features, field, i);

          if (g_hash_table_add (seen, (gpointer) kind))
            g_ptr_array_add (kinds, g_strdup (kind));
        }
    }
  g_ptr_array_sort (kinds, compare_texts);
  if (kinds->len > most)
    {
      g_ptr_array_set_size (kinds, (int) most - 1);
      g_ptr_array_add (kinds, g_strdup (ZW_INDICATOR_PART_OTHER));
    }
  return kinds;
}

/**
 * zw_columns_find_kind:
 *
 * Returns: where in the list of kinds a row belongs
 */
guint
zw_columns_find_kind (const GPtrArray *kinds,
                      const ZwFeatures *features,
                      const char *field,
                      guint row)
{
  const char *kind = get_kind (features, field, row);
  guint k = 0;

  while (k + 1 < kinds->len && !g_str_equal (kinds->pdata[k], kind))
    k++;
  return k;
}
