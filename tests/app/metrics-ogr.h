/* metrics-ogr.h: layers for the indicators, read by GDAL without our own import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdal.h>
#include <ogr_api.h>

#include "geometry/zw-overlay.h"
#include "geometry/zw-wkb.h"
#include "metrics-fixture.h"

/* The geometry of a feature in its own coordinates, repaired where it is invalid. */
G_GNUC_UNUSED static ZwGeometry *
read_geometry (ZwOverlay *overlay, OGRFeatureH feature)
{
  OGRGeometryH shape = OGR_F_GetGeometryRef (feature);
  g_autofree guint8 *wkb = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGeometry) geometry = NULL;

  g_assert_nonnull (shape);
  OGR_G_FlattenTo2D (shape);
  wkb = g_malloc (OGR_G_WkbSize (shape));
  g_assert_cmpint (OGR_G_ExportToWkb (shape, wkbNDR, wkb), ==, OGRERR_NONE);
  geometry = zw_wkb_decode (wkb, OGR_G_WkbSize (shape), &error);
  g_assert_no_error (error);
  if (geometry->kind == ZW_GEOMETRY_POLYGON && !zw_overlay_check (overlay, geometry, NULL, NULL))
    return zw_overlay_make_valid (overlay, geometry, NULL);
  return g_steal_pointer (&geometry);
}

/* Adds a layer of a file; @source is a field that gives @field, or %NULL. */
G_GNUC_UNUSED static ZwFeatures *
read_layer (GPtrArray *layers,
            const char *path,
            const char *name,
            ZwRole role,
            ZwGeometryKind kind,
            const char *source,
            const char *field)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  TestLayer *result = layer_new (role, kind);
  GDALDatasetH dataset;
  OGRLayerH layer;
  OGRFeatureH feature;

  GDALAllRegister ();
  dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, NULL, NULL, NULL);
  g_assert_nonnull (dataset);
  layer = name != NULL ? GDALDatasetGetLayerByName (dataset, name)
                       : GDALDatasetGetLayer (dataset, 0);
  g_assert_nonnull (layer);
  while ((feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      g_autoptr (ZwGeometry) geometry = read_geometry (overlay, feature);

      layer_add_geometry (result, geometry);
      if (source != NULL)
        layer_set_number (result, field,
                          OGR_F_GetFieldAsDouble (feature, OGR_F_GetFieldIndex (feature, source)));
      OGR_F_Destroy (feature);
    }
  GDALClose (dataset);
  return layer_end (result, layers);
}

/* The shapes of a layer one by one. */
G_GNUC_UNUSED static GPtrArray *
read_zones (const char *path, const char *name)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  GPtrArray *zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  const ZwFeatures *features = read_layer (layers, path, name, ZW_ROLE_ZONES, ZW_GEOMETRY_POLYGON,
                                           NULL, NULL);

  for (guint i = 0; i < features->n; i++)
    g_ptr_array_add (zones, zw_features_dup_geometry (features, i));
  return zones;
}
