/* zw-surroundings.c: where a project lies, to hold new data against
 *
 * The layer of areas that covers least, villages rather than counties, is the
 * outline that new data should lie within. It tells TWD67 from TWD97, which
 * nothing else in the numbers does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-surroundings.h"

#include <math.h>

#include "layers/zw-features.h"
#include "store/zw-sql.h"

/* Larger layers take longer to ask than the answer is worth. */
#define MAX_AREAS 20000

struct _ZwSurroundings
{
  char *crs;
  GArray *extents;     /* of ZwEnvelope, one for each layer and for the zones */
  ZwEnvelope area;     /* of all that, or of @outline, in degrees */
  ZwFeatures *outline; /* nullable */
};

static gboolean
read_extents (ZwSurroundings *self, ZwStore *store, GError **error)
{
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      zw_store_get_db (store), error,
      "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE data_type = 'features' "
      "AND min_x IS NOT NULL AND max_x >= min_x AND max_y >= min_y");
  gboolean row = FALSE;

  if (query == NULL)
    return FALSE;
  for (;;)
    {
      ZwEnvelope extent;

      if (!zw_sql_step (query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      extent = (ZwEnvelope){ zw_sql_get_number (query, 0), zw_sql_get_number (query, 1),
                             zw_sql_get_number (query, 2), zw_sql_get_number (query, 3) };
      g_array_append_val (self->extents, extent);
    }
}

static double
measure (const ZwFeatures *features)
{
  return (features->envelope.max_x - features->envelope.min_x)
         * (features->envelope.max_y - features->envelope.min_y);
}

static gboolean
find_outline (ZwSurroundings *self, ZwStore *store, GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);

  if (layers == NULL)
    return FALSE;
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (ZwFeatures) features = NULL;

      if ((layer->role != ZW_ROLE_ADMIN && layer->role != ZW_ROLE_POPULATION)
          || layer->kind != ZW_GEOMETRY_POLYGON || layer->count > MAX_AREAS)
        continue;
      features = zw_features_load (store, layer, NULL, error);
      if (features == NULL)
        return FALSE;
      if (features->n > 0
          && (self->outline == NULL || measure (features) < measure (self->outline)))
        {
          g_clear_pointer (&self->outline, zw_features_unref);
          self->outline = g_steal_pointer (&features);
        }
    }
  return TRUE;
}

/* Bounds in degrees of what lies within @extent: of its corners and its middles. */
static void
add_degrees (ZwTransform *transform, const ZwEnvelope *extent, ZwEnvelope *degrees)
{
  for (guint i = 0; i < 9; i++)
    {
      double u = (i % 3) / 2.0, v = (i / 3) / 2.0;
      ZwPoint point = { extent->min_x + u * (extent->max_x - extent->min_x),
                        extent->min_y + v * (extent->max_y - extent->min_y) };

      if (zw_transform_points (transform, &point, 1, NULL))
        zw_envelope_add (degrees, point.x, point.y);
    }
}

/**
 * zw_surroundings_load:
 * @store: the project
 *
 * Returns: (transfer full): where its layers and zones lie
 */
ZwSurroundings *
zw_surroundings_load (ZwStore *store, GError **error)
{
  g_autoptr (ZwSurroundings) self = g_new0 (ZwSurroundings, 1);
  g_autoptr (ZwTransform)
      transform = zw_transform_new (zw_store_get_crs (store), "EPSG:4326", NULL);

  self->crs = g_strdup (zw_store_get_crs (store));
  self->extents = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  zw_envelope_init_empty (&self->area);
  if (!read_extents (self, store, error) || !find_outline (self, store, error))
    return NULL;
  if (transform != NULL && self->outline != NULL)
    add_degrees (transform, &self->outline->envelope, &self->area);
  else if (transform != NULL)
    for (guint i = 0; i < self->extents->len; i++)
      add_degrees (transform, &g_array_index (self->extents, ZwEnvelope, i), &self->area);
  return g_steal_pointer (&self);
}

void
zw_surroundings_free (ZwSurroundings *self)
{
  g_free (self->crs);
  g_clear_pointer (&self->extents, g_array_unref);
  g_clear_pointer (&self->outline, zw_features_unref);
  g_free (self);
}

/**
 * zw_surroundings_give_evidence:
 * @evidence: (inout): what is known of a source; its area and its boundary are
 *   set, and valid as long as @self
 */
void
zw_surroundings_give_evidence (const ZwSurroundings *self, ZwCrsEvidence *evidence)
{
  if (!zw_envelope_is_empty (&self->area))
    evidence->area = &self->area;
  if (self->outline != NULL)
    {
      evidence->boundary = self->outline->shape;
      evidence->boundary_crs = self->crs;
    }
}

/**
 * zw_surroundings_measure_gap:
 * @extent: in the project's coordinate system
 *
 * Returns: distance in metres from @extent to the bounds of whatever lies nearest
 *   in the project; 0 where they meet, or where there is nothing yet
 */
double
zw_surroundings_measure_gap (const ZwSurroundings *self, const ZwEnvelope *extent)
{
  double nearest = INFINITY;

  if (zw_envelope_is_empty (extent))
    return 0.0;
  for (guint i = 0; i < self->extents->len; i++)
    {
      const ZwEnvelope *other = &g_array_index (self->extents, ZwEnvelope, i);
      double x = MAX (0.0, MAX (other->min_x - extent->max_x, extent->min_x - other->max_x));
      double y = MAX (0.0, MAX (other->min_y - extent->max_y, extent->min_y - other->max_y));

      nearest = MIN (nearest, hypot (x, y));
    }
  return isfinite (nearest) ? nearest : 0.0;
}
