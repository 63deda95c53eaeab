/* zw-tally.c: what layers have within a place, by kind
 *
 * Lengths and areas are planar; a place owns its boundary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-tally.h"

#include <math.h>
#include <string.h>

#include "geometry/zw-footprint.h"
#include "geometry/zw-line-grid.h"
#include "geometry/zw-overlap.h"
#include "metrics/zw-baseline-columns.h"

/* Cells along the longer side of a place. */
#define CELLS 12

/* A place made ready for all three measures. */
typedef struct
{
  ZwPrepared *outline;
  ZwOverlap overlap;
  ZwFootprint *footprint;
} Ground;

/* Cells over the place: few, since each line is laid on them alone. */
static void
frame_init (ZwGridFrame *self, const ZwEnvelope *envelope)
{
  double width = envelope->max_x - envelope->min_x, height = envelope->max_y - envelope->min_y;

  *self = (ZwGridFrame){ envelope->min_x, envelope->min_y, MAX (MAX (width, height) / CELLS, 1.0),
                         CELLS + 1, CELLS + 1 };
}

static void
ground_init (Ground *self, const ZwGeometry *place)
{
  ZwGridFrame frame;

  self->outline = zw_prepared_new (place);
  zw_overlap_init (&self->overlap, self->outline);
  frame_init (&frame, &self->outline->envelope);
  self->footprint = zw_footprint_new ();
  zw_footprint_lay (self->footprint, &frame, place);
}

static void
ground_clear (Ground *self)
{
  zw_footprint_free (self->footprint);
  zw_overlap_clear (&self->overlap);
  zw_prepared_free (self->outline);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ground, ground_clear)

static ZwEnvelope
get_part_envelope (const ZwGeometry *shape, guint part)
{
  ZwEnvelope box;

  zw_envelope_init_empty (&box);
  for (guint r = shape->part_starts[part]; r < shape->part_starts[part + 1]; r++)
    for (guint i = shape->ring_starts[r]; i < shape->ring_starts[r + 1]; i++)
      zw_envelope_add (&box, shape->points[i].x, shape->points[i].y);
  return box;
}

/* As B2 measures: where a line runs back the way it came, it counts once. */
static double
measure_line (Ground *self, const ZwFeatures *features, guint row)
{
  g_autoptr (ZwLineGrid) lines = NULL;
  gboolean near = FALSE;

  for (guint p = features->starts[row]; p < features->starts[row + 1]; p++)
    {
      ZwEnvelope box = get_part_envelope (features->shape, p);

      near = near || zw_envelope_intersects (&box, &self->outline->envelope);
    }
  if (!near)
    return 0.0;
  lines = zw_line_grid_new (&self->footprint->frame);
  zw_line_grid_add (lines, features->shape, features->starts[row], features->starts[row + 1]);
  zw_line_grid_end (lines);
  return zw_line_grid_sum (lines, self->footprint).lines;
}

static double
measure_area (Ground *self, ZwGeometry *shape, guint part)
{
  ZwEnvelope box = get_part_envelope (shape, part);
  double covered;

  if (!zw_envelope_intersects (&box, &self->outline->envelope))
    return 0.0;
  zw_overlap_set_part (&self->overlap, shape, part);
  return zw_overlap_measure (&self->overlap, NULL, NULL, &covered);
}

static double
measure_feature (Ground *self, const ZwFeatures *features, guint row, ZwTallyMeasure measure)
{
  double value = 0.0;

  if (!zw_features_has_shape (features, row))
    return 0.0;
  if (measure == ZW_TALLY_PLACES)
    {
      ZwPoint place = zw_baseline_get_place (features, row);

      return zw_prepared_contains (self->outline, place.x, place.y) ? 1.0 : 0.0;
    }
  if (features->shape->kind
      != (measure == ZW_TALLY_LENGTH ? ZW_GEOMETRY_LINE : ZW_GEOMETRY_POLYGON))
    return 0.0;
  if (measure == ZW_TALLY_LENGTH)
    return measure_line (self, features, row);
  for (guint p = features->starts[row]; p < features->starts[row + 1]; p++)
    value += measure_area (self, features->shape, p);
  return value;
}

static void
entry_free (gpointer data)
{
  ZwTallyEntry *self = data;

  g_free (self->kind);
  g_free (self);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ZwTallyEntry *one = *(const ZwTallyEntry *const *) a;
  const ZwTallyEntry *other = *(const ZwTallyEntry *const *) b;

  if (one->value != other->value)
    return one->value < other->value ? 1 : -1;
  return strcmp (one->kind, other->kind);
}

static void
add (ZwTally *self, GHashTable *known, const char *kind, double value)
{
  ZwTallyEntry *entry = g_hash_table_lookup (known, kind);

  if (entry == NULL)
    {
      entry = g_new0 (ZwTallyEntry, 1);
      entry->kind = g_strdup (kind);
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (known, entry->kind, entry);
    }
  entry->count++;
  entry->value += value;
  self->count++;
  self->value += value;
}

/**
 * zw_tally_new:
 * @features: (element-type ZwFeatures): layers that add up
 * @field: (nullable): text that tells the kind; %NULL takes all for one
 * @place: polygon
 *
 * Returns: (transfer full): what they have there
 */
ZwTally *
zw_tally_new (const GPtrArray *features,
              const char *field,
              ZwTallyMeasure measure,
              const ZwGeometry *place)
{
  ZwTally *self = g_new0 (ZwTally, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (Ground) ground = { 0 };

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  ground_init (&ground, place);
  for (guint l = 0; l < features->len; l++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, l);
      const char *const *kinds = field != NULL ? zw_features_get_texts (layer, field) : NULL;

      for (guint i = 0; i < layer->n; i++)
        {
          const char *kind = kinds != NULL && kinds[i] != NULL ? kinds[i] : "";
          double value = measure_feature (&ground, layer, i, measure);

          if (value > 0.0)
            add (self, known, kind, value);
        }
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return self;
}

void
zw_tally_free (ZwTally *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

const ZwTallyEntry *
zw_tally_find (const ZwTally *self, const char *kind)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const ZwTallyEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->kind, kind))
        return entry;
    }
  return NULL;
}

/**
 * zw_tally_sum:
 * @features: (element-type ZwFeatures): layers that add up
 * @field: number, such as "population"; rows without it are left out
 * @place: polygon
 *
 * A number of points counts where the point lies; that of an area is taken to be
 * spread evenly over it.
 *
 * Returns: the sum over the place; NaN where no row has the number
 */
double
zw_tally_sum (const GPtrArray *features, const char *field, const ZwGeometry *place)
{
  g_auto (Ground) ground = { 0 };
  double sum = NAN;

  ground_init (&ground, place);
  for (guint l = 0; l < features->len; l++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, l);
      const double *numbers = zw_features_get_numbers (layer, field);

      for (guint i = 0; numbers != NULL && i < layer->n; i++)
        {
          double number = zw_columns_get_number (numbers, i), whole = 0.0, part;

          if (isnan (number) || !zw_features_has_shape (layer, i))
            continue;
          if (isnan (sum))
            sum = 0.0;
          if (layer->shape->kind != ZW_GEOMETRY_POLYGON)
            {
              sum += number * measure_feature (&ground, layer, i, ZW_TALLY_PLACES);
              continue;
            }
          part = measure_feature (&ground, layer, i, ZW_TALLY_AREA);
          if (part <= 0.0)
            continue;
          for (guint p = layer->starts[i]; p < layer->starts[i + 1]; p++)
            {
              g_autoptr (ZwPrepared) one = zw_prepared_new_part (layer->shape, p);

              whole += one->area;
            }
          if (whole > 0.0)
            sum += number * MIN (part / whole, 1.0);
        }
    }
  return sum;
}
