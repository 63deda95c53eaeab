/* zw-left-out-layer.c: residents without coverage kept as a layer of the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-crs.h"
#include "geometry/zw-wkb.h"
#include "layers/zw-classes.h"
#include "metrics/zw-left-out-output.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

static const ZwColumn columns[] = {
  { "name", FALSE },
  { "code", FALSE },
  { "district", FALSE },
  { "residents", TRUE },
  { "without_coverage", TRUE },
  { "share", TRUE },
};

static gboolean
insert_areas (const ZwLeftOut *self, ZwStore *store, const char *table, GError **error)
{
  g_autoptr (ZwStatement)
      insert = zw_sql_prepare (zw_store_get_db (store), error,
                               "INSERT INTO \"%w\" (geom, name, code, district, residents, "
                               "without_coverage, share) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                               table);

  for (guint i = 0; insert != NULL && i < self->n_areas; i++)
    {
      const ZwLeftOutArea *area = &self->areas[i];
      g_autoptr (ZwGeometry) shape = zw_features_dup_geometry (self->people, area->feature);
      g_autoptr (GBytes) blob = zw_blob_encode (shape, zw_store_get_srs_id (store));

      if (!zw_sql_bind (insert, error, "btttddd", blob, area->name, area->code, area->district,
                        area->residents, area->left_out, area->share)
          || !zw_sql_step (insert, NULL, error))
        return FALSE;
    }
  return insert != NULL;
}

/* What the figures came about with, for whoever finds the layer later. */
static char *
describe (const ZwLeftOut *self, const ZwZone *zone)
{
  GString *text = g_string_new (NULL);

  /* Translators: the first is how A1 is told, the second a layer */
  g_string_append_printf (text, _ ("Residents without a stop within reach: %s; residents: %s"),
                          self->method, self->people->layer->name);
  if (self->people->layer->year > 0)
    g_string_append_printf (text, " (%d)", self->people->layer->year);
  if (zone != NULL)
    {
      g_string_append (text, _ ("; "));
      /* Translators: %s is a zone; only the part of each area that lies in it counts */
      g_string_append_printf (text, _ ("of each area what lies in the zone “%s”"), zone->name);
    }
  return g_string_free (text, FALSE);
}

/* QGIS shows the layer as our map shows the figures. */
static gboolean
write_style (const ZwLeftOut *self, ZwStore *store, const ZwLayer *layer, GError **error)
{
  g_autofree double *values = g_new (double, self->n_areas + 1);
  ZwClasses classes;

  for (guint i = 0; i < self->n_areas; i++)
    values[i] = self->areas[i].left_out;
  zw_classes_init (&classes, values, self->n_areas, ZW_LEFT_OUT_COLOURED);
  return zw_classes_write_style (&classes, store, layer->table, "without_coverage", layer->kind,
                                 error);
}

static gboolean
write_layer (const ZwLeftOut *self,
             ZwStore *store,
             const ZwZone *zone,
             ZwLayer *layer,
             GError **error)
{
  g_autoptr (ZwCrs) crs = NULL;

  if (!zw_feature_table_create (store, layer->table, layer->kind, columns, G_N_ELEMENTS (columns),
                                error))
    return FALSE;
  zw_store_note_created_table (store, layer->table);
  layer->source.file = g_strdup (self->people->layer->source.file);
  layer->source.layer = g_strdup (self->people->layer->name);
  /* Translators: in place of a file format: the layer was not imported */
  layer->source.format = g_strdup (_ ("Worked out by Zonewright"));
  crs = zw_crs_new (zw_store_get_crs (store), NULL);
  layer->source.crs = crs != NULL ? zw_crs_dup_name (crs) : g_strdup (zw_store_get_crs (store));
  layer->source.operation = describe (self, zone);
  layer->source.read_count = self->n_areas;
  layer->source.kept_count = self->n_areas;
  return insert_areas (self, store, layer->table, error) && zw_layer_add (store, layer, NULL, error)
         && write_style (self, store, layer, error);
}

/**
 * zw_left_out_add_layer:
 * @self: a result with data
 * @zone: (nullable): the zone it is about; %NULL for everywhere
 *
 * A command: keeps the areas with their figures as a new layer, which no figure
 * is made of. Its provenance says how they came about.
 *
 * Returns: id of the layer, or 0 with @error set
 */
gint64
zw_left_out_add_layer (const ZwLeftOut *self, ZwStore *store, const ZwZone *zone, GError **error)
{
  g_autoptr (ZwLayer) layer = NULL;

  if (self->state != ZW_INDICATOR_OK)
    {
      g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID, self->reason);
      return 0;
    }
  layer = g_new0 (ZwLayer, 1);
  layer->role = ZW_ROLE_BACKGROUND;
  layer->kind = self->people->shape->kind;
  layer->year = self->people->layer->year;
  /* Translators: a layer of the areas of one zone; %s is the zone */
  layer->name = zone != NULL ? g_strdup_printf (_ ("Residents without coverage, %s"), zone->name)
                             : g_strdup (_ ("Residents without coverage"));
  layer->table = zw_feature_table_find_free_name (store, layer->name);
  if (!zw_store_begin (store, _ ("Keep residents without coverage as a layer"), error))
    return 0;
  if (!write_layer (self, store, zone, layer, error))
    {
      zw_store_rollback (store);
      return 0;
    }
  return zw_store_commit (store, error) ? layer->id : 0;
}
