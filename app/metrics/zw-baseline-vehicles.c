/* zw-baseline-vehicles.c: registered and electric vehicles as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "metrics/zw-baseline-columns.h"

/* The classes that a row may tell side by side. */
static const struct
{
  const char *class;
  const char *all;
  const char *electric;
} wide[] = {
  { "car", "cars", "cars_ev" },
  { "motorcycle", "motorcycles", "motorcycles_ev" },
  { "bus", "buses", "buses_ev" },
  { "truck", "trucks", "trucks_ev" },
};

/* Rows that tell a sum of others. */
static gboolean
is_sum (const char *class)
{
  static const char *const words[] = { "合計", "總計", "小計", "總數", "總和", "total", "sum" };

  for (guint i = 0; class != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (class, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Polygons met so far, so that rows of one area share it. */
typedef struct
{
  ZwVehicles *vehicles;
  GHashTable *polygons; /* GBytes of corners to number + 1 */
  ZwColumns columns;
} Filling;

static GBytes *
sign_polygon (const ZwFeatures *features, guint row)
{
  const ZwGeometry *shape = features->shape;
  guint first = shape->ring_starts[shape->part_starts[features->starts[row]]];
  guint end = shape->ring_starts[shape->part_starts[features->starts[row + 1]]];

  return g_bytes_new_static (shape->points + first, sizeof (ZwPoint) * (end - first));
}

static double *
find_area (Filling *self, const ZwFeatures *features, guint row)
{
  guint width = 2 * self->vehicles->classes->len;
  GArray *figures = self->vehicles->area_figures;
  g_autoptr (GBytes) corners = sign_polygon (features, row);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->polygons, corners));

  if (known == 0)
    {
      zw_area_grid_add (self->vehicles->areas, features->shape, features->starts[row],
                        features->starts[row + 1], 0.0);
      known = figures->len / width + 1;
      g_array_set_size (figures, known * width);
      memset (&g_array_index (figures, double, (known - 1) * width), 0, width * sizeof (double));
      g_hash_table_insert (self->polygons, g_steal_pointer (&corners), GUINT_TO_POINTER (known));
    }
  return &g_array_index (figures, double, (known - 1) * width);
}

static void
add_figures (Filling *self, const ZwFeatures *features, guint row, const double *figures)
{
  ZwVehicles *vehicles = self->vehicles;
  double *place;

  for (guint c = 0; c < 2 * vehicles->classes->len; c++)
    vehicles->total[c] += figures[c];
  if (!zw_features_has_shape (features, row))
    return;
  if (features->shape->kind == ZW_GEOMETRY_POINT)
    {
      zw_columns_add (&self->columns, zw_baseline_get_place (features, row), figures);
      return;
    }
  place = find_area (self, features, row);
  for (guint c = 0; c < 2 * vehicles->classes->len; c++)
    place[c] += figures[c];
}

static guint
find_class (const ZwVehicles *self, const char *class)
{
  guint c = 0;

  while (c + 1 < self->classes->len && !g_str_equal (self->classes->pdata[c], class))
    c++;
  return c;
}

static gboolean
is_wide (const ZwFeatures *features)
{
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (zw_columns_has_numbers (zw_features_get_numbers (features, wide[i].all), features->n)
        && zw_columns_has_numbers (zw_features_get_numbers (features, wide[i].electric),
                                   features->n))
      return TRUE;
  return FALSE;
}

/* The figures of one row; FALSE where it tells none. */
static gboolean
read_row (const ZwVehicles *self, const ZwFeatures *features, guint row, double *figures)
{
  gboolean side_by_side = is_wide (features), known = FALSE;
  const char *const *classes = zw_features_get_texts (features, "class");

  memset (figures, 0, sizeof (double) * 2 * ZW_MAX_KINDS);
  for (guint i = 0; side_by_side && i < G_N_ELEMENTS (wide); i++)
    {
      double all = zw_columns_get_number (zw_features_get_numbers (features, wide[i].all), row);
      double electric = zw_columns_get_number (zw_features_get_numbers (features, wide[i].electric),
                                               row);
      guint class = find_class (self, wide[i].class);

      if (isnan (all) || isnan (electric))
        continue;
      figures[2 * class] += all;
      figures[2 * class + 1] += electric;
      known = TRUE;
    }
  if (!side_by_side)
    {
      double all = zw_columns_get_number (zw_features_get_numbers (features, "registered"), row);
      double electric = zw_columns_get_number (zw_features_get_numbers (features, "electric"), row);
      const char *name = classes != NULL && classes[row] != NULL && *classes[row] != '\0'
                             ? classes[row]
                             : ZW_INDICATOR_PART_UNSPECIFIED;
      guint class = find_class (self, name);

      known = !isnan (all) && !isnan (electric);
      if (known)
        {
          figures[2 * class] = all;
          figures[2 * class + 1] = electric;
        }
    }
  return known;
}

static void
add_class (ZwVehicles *self, const char *class)
{
  for (guint c = 0; c < self->classes->len; c++)
    if (g_str_equal (self->classes->pdata[c], class))
      return;
  if (self->classes->len + 1 == ZW_MAX_KINDS)
    class = ZW_INDICATOR_PART_OTHER;
  if (self->classes->len < ZW_MAX_KINDS)
    g_ptr_array_add (self->classes, g_strdup (class));
}

/* Classes in the order in which the layers name them, that of official tables. */
static void
list_classes (ZwVehicles *self, const GPtrArray *layers)
{
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const char *const *classes = zw_features_get_texts (features, "class");

      for (guint i = 0; is_wide (features) && i < G_N_ELEMENTS (wide); i++)
        add_class (self, wide[i].class);
      for (guint i = 0; !is_wide (features) && i < features->n; i++)
        if (classes == NULL || classes[i] == NULL || *classes[i] == '\0')
          add_class (self, ZW_INDICATOR_PART_UNSPECIFIED);
        else if (!is_sum (classes[i]))
          add_class (self, classes[i]);
    }
}

static gboolean
has_any_shape (const GPtrArray *layers)
{
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      for (guint i = 0; i < features->n; i++)
        if (zw_features_has_shape (features, i))
          return TRUE;
    }
  return FALSE;
}

/* Whether a row is one among others that have a place, or a sum of others. */
static gboolean
is_left_out (const ZwVehicles *self, const ZwFeatures *features, guint row)
{
  const char *const *classes = zw_features_get_texts (features, "class");
  const char *const *names = zw_features_get_texts (features, "name");

  return (!self->whole_only && !zw_features_has_shape (features, row))
         || (self->classes->len > 1 && classes != NULL && is_sum (classes[row]))
         || (features->n > 1 && names != NULL && is_sum (names[row]));
}

/**
 * zw_baseline_fill_vehicles:
 *
 * Registrations by area, weighted by area, or by place. Rows without a place
 * count only where no row has one: they tell of the whole city then.
 */
void
zw_baseline_fill_vehicles (ZwBaseline *self, GPtrArray *layers)
{
  ZwVehicles *vehicles;
  Filling filling;
  double figures[2 * ZW_MAX_KINDS];
  gboolean any = FALSE;

  if (layers->len == 0)
    return;
  vehicles = self->vehicles = g_new0 (ZwVehicles, 1);
  vehicles->classes = g_ptr_array_new_with_free_func (g_free);
  list_classes (vehicles, layers);
  if (vehicles->classes->len == 0)
    add_class (vehicles, ZW_INDICATOR_PART_UNSPECIFIED);
  vehicles->whole_only = !has_any_shape (layers);
  vehicles->areas = zw_area_grid_new (&self->frame, NULL);
  vehicles->area_figures = g_array_new (FALSE, FALSE, sizeof (double));
  filling.vehicles = vehicles;
  filling.polygons = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                            (GDestroyNotify) g_bytes_unref, NULL);
  zw_columns_init (&filling.columns, 2 * vehicles->classes->len);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      for (guint i = 0; i < features->n; i++)
        if (is_left_out (vehicles, features, i) || !read_row (vehicles, features, i, figures))
          self->notes.n_vehicles_left_out++;
        else
          {
            add_figures (&filling, features, i, figures);
            any = TRUE;
          }
    }
  zw_area_grid_end (vehicles->areas);
  vehicles->points = zw_columns_end (&filling.columns, &self->frame);
  g_hash_table_unref (filling.polygons);
  if (!any)
    g_clear_pointer (&self->vehicles, zw_vehicles_free);
}

void
zw_vehicles_free (ZwVehicles *self)
{
  g_ptr_array_unref (self->classes);
  g_clear_pointer (&self->areas, zw_area_grid_free);
  g_clear_pointer (&self->area_figures, g_array_unref);
  g_clear_pointer (&self->points, zw_point_grid_free);
  g_free (self);
}
