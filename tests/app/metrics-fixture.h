/* metrics-fixture.h: small layers made by hand, and zones over them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include "metrics/zw-evaluate.h"

/* South-west corner that all coordinates are told from, in metres. */
#define X0 300000.0
#define Y0 2770000.0

/* A layer in the making. */
typedef struct
{
  ZwFeatures *features;
  ZwGeometryBuilder *builder;
  GArray *starts;
  GHashTable *numbers; /* of GArray of double */
  GHashTable *texts;   /* of GPtrArray of const char * */
} TestLayer;

G_GNUC_UNUSED static TestLayer *
layer_new (ZwRole role, ZwGeometryKind kind)
{
  TestLayer *self = g_new0 (TestLayer, 1);
  guint zero = 0;

  self->features = g_new0 (ZwFeatures, 1);
  g_atomic_ref_count_init (&self->features->ref_count);
  self->features->layer = g_new0 (ZwLayer, 1);
  self->features->layer->id = 1 + (gint64) role;
  self->features->layer->role = role;
  self->features->layer->kind = kind;
  self->features->layer->name = g_strdup (zw_role_get_id (role));
  self->features->layer->used = TRUE;
  self->features->layer->year = 2024;
  self->features->layer->source.file = g_strdup_printf ("%s.csv", zw_role_get_id (role));
  self->builder = zw_geometry_builder_new (kind);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->starts, zero);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->features->strings = g_string_chunk_new (64);
  return self;
}

/* Adds a feature of one part with one ring. */
G_GNUC_UNUSED static void
layer_add (TestLayer *self, const double *xy, guint n)
{
  guint parts;

  zw_geometry_builder_begin_part (self->builder);
  zw_geometry_builder_begin_ring (self->builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (self->builder, X0 + xy[2 * i], Y0 + xy[2 * i + 1]);
  parts = self->builder->part_starts->len;
  g_array_append_val (self->starts, parts);
  self->features->n++;
}

/* Adds a feature as it is, in its own coordinates. */
G_GNUC_UNUSED static void
layer_add_geometry (TestLayer *self, const ZwGeometry *shape)
{
  guint parts;

  for (guint p = 0; p < shape->n_parts; p++)
    {
      zw_geometry_builder_begin_part (self->builder);
      for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
        {
          zw_geometry_builder_begin_ring (self->builder);
          for (guint i = shape->ring_starts[r]; i < shape->ring_starts[r + 1]; i++)
            zw_geometry_builder_add (self->builder, shape->points[i].x, shape->points[i].y);
        }
    }
  parts = self->builder->part_starts->len;
  g_array_append_val (self->starts, parts);
  self->features->n++;
}

G_GNUC_UNUSED static void
layer_add_point (TestLayer *self, double x, double y)
{
  const double xy[] = { x, y };

  layer_add (self, xy, 1);
}

G_GNUC_UNUSED static void
layer_add_box (TestLayer *self, double x, double y, double width, double height)
{
  const double xy[] = { x, y, x + width, y, x + width, y + height, x, y + height };

  layer_add (self, xy, 4);
}

/* Gives the feature added last a number. */
G_GNUC_UNUSED static void
layer_set_number (TestLayer *self, const char *field, double value)
{
  GArray *values = g_hash_table_lookup (self->numbers, field);
  double unknown = NAN;

  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (self->numbers, (gpointer) field, values);
    }
  while (values->len + 1 < self->features->n)
    g_array_append_val (values, unknown);
  g_array_append_val (values, value);
}

G_GNUC_UNUSED static void
layer_set_text (TestLayer *self, const char *field, const char *text)
{
  GPtrArray *values = g_hash_table_lookup (self->texts, field);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (self->texts, (gpointer) field, values);
    }
  g_ptr_array_set_size (values, self->features->n);
  values->pdata[self->features->n - 1] =
      text != NULL ? g_string_chunk_insert_const (self->features->strings, text) : NULL;
}

/* Ends the layer and adds it to @layers. */
G_GNUC_UNUSED static ZwFeatures *
layer_end (TestLayer *self, GPtrArray *layers)
{
  ZwFeatures *features = self->features;
  GHashTableIter iter;
  gpointer field, values;
  double unknown = NAN;

  features->layer->count = features->n;
  features->ids = g_new0 (gint64, features->n + 1);
  features->starts = (guint *) (void *) g_array_free (self->starts, FALSE);
  features->shape = zw_geometry_builder_end (self->builder);
  features->envelope = zw_geometry_get_envelope (features->shape);
  features->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  features->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &field, &values))
    {
      while (((GArray *) values)->len < features->n)
        g_array_append_val (((GArray *) values), unknown);
      g_hash_table_insert (features->numbers, field, g_array_free (values, FALSE));
    }
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &field, &values))
    {
      g_ptr_array_set_size (values, features->n);
      g_hash_table_insert (features->texts, field, g_ptr_array_free (values, FALSE));
    }
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->texts);
  g_free (self);
  g_ptr_array_add (layers, features);
  return features;
}

G_GNUC_UNUSED static GPtrArray *
layers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
}

G_GNUC_UNUSED static ZwGeometry *
make_box (double x, double y, double width, double height)
{
  const ZwPoint corners[] = { { X0 + x, Y0 + y },
                              { X0 + x + width, Y0 + y },
                              { X0 + x + width, Y0 + y + height },
                              { X0 + x, Y0 + y + height } };

  return zw_geometry_new_polygon (corners, 4);
}

G_GNUC_UNUSED static ZwBaseline *
make_baseline (GPtrArray *layers)
{
  g_autoptr (GError) error = NULL;
  ZwBaselineSettings settings;
  ZwBaseline *baseline;

  zw_baseline_settings_init (&settings);
  baseline = zw_baseline_new (layers, &settings, NULL, &error);
  g_assert_no_error (error);
  return baseline;
}

G_GNUC_UNUSED static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.12g is not %.12g within %.3g", value, expected, tolerance);
}

G_GNUC_UNUSED static double
get_part (const ZwIndicator *indicator, const char *id)
{
  for (guint i = 0; i < indicator->n_parts; i++)
    if (g_str_equal (indicator->parts[i].id, id))
      return indicator->parts[i].value;
  g_error ("no part %s", id);
}
