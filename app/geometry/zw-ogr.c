/* zw-ogr.c: GDAL's shapes and well-known text as our geometries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-ogr.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <glib/gi18n.h>

#include "geometry/zw-wkb.h"

/* Curves as chains, triangles and their meshes as polygons; Z and M go. */
static OGRGeometryH
make_plain (OGRGeometryH shape)
{
  OGRGeometryH plain = OGR_G_HasCurveGeometry (shape, TRUE)
                           ? OGR_G_GetLinearGeometry (shape, 0, NULL)
                           : OGR_G_Clone (shape);

  if (plain == NULL)
    return NULL;
  switch (wkbFlatten (OGR_G_GetGeometryType (plain)))
    {
    case wkbTriangle:
    case wkbTIN:
    case wkbPolyhedralSurface:
      plain = OGR_G_ForceToMultiPolygon (plain);
      break;
    default:
      break;
    }
  OGR_G_FlattenTo2D (plain);
  return plain;
}

/**
 * zw_ogr_decode:
 * @shape: a shape of any kind, left as it is
 *
 * Returns: (transfer full): the geometry, perhaps empty; %NULL with
 *   %ZW_GEOMETRY_ERROR_FORMAT set
 */
ZwGeometry *
zw_ogr_decode (OGRGeometryH shape, GError **error)
{
  OGRGeometryH plain = NULL;
  ZwGeometry *geometry = NULL;
  guint8 *wkb = NULL;
  gsize size;

  CPLPushErrorHandler (CPLQuietErrorHandler);
  plain = make_plain (shape);
  size = plain != NULL ? OGR_G_WkbSizeEx (plain) : 0;
  if (size > 0 && size <= ZW_WKB_MAX_SIZE)
    {
      wkb = g_malloc (size);
      if (OGR_G_ExportToIsoWkb (plain, wkbNDR, wkb) != OGRERR_NONE)
        g_clear_pointer (&wkb, g_free);
    }
  CPLPopErrorHandler ();
  if (wkb != NULL)
    geometry = zw_wkb_decode (wkb, size, error);
  else if (size > ZW_WKB_MAX_SIZE)
    g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT,
                         _ ("The shape has more corners than a project can hold."));
  else
    g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT,
                         _ ("The shape is damaged or of an unknown kind."));
  g_free (wkb);
  OGR_G_DestroyGeometry (plain);
  return geometry;
}

/**
 * zw_wkt_decode:
 * @text: well-known text of any kind of shape, with or without Z and M
 *
 * Returns: (transfer full): the geometry, perhaps empty; %NULL with
 *   %ZW_GEOMETRY_ERROR_FORMAT set
 */
ZwGeometry *
zw_wkt_decode (const char *text, GError **error)
{
  g_autofree char *copy = g_strdup (text);
  char *at = copy;
  OGRGeometryH shape = NULL;
  ZwGeometry *geometry;
  OGRErr code;

  CPLPushErrorHandler (CPLQuietErrorHandler);
  code = OGR_G_CreateFromWkt (&at, NULL, &shape);
  CPLPopErrorHandler ();
  if (code != OGRERR_NONE || shape == NULL)
    {
      g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT,
                           _ ("The shape is no well-known text (WKT), such as "
                              "“POINT (302000 2770000)”."));
      OGR_G_DestroyGeometry (shape);
      return NULL;
    }
  geometry = zw_ogr_decode (shape, error);
  OGR_G_DestroyGeometry (shape);
  return geometry;
}
