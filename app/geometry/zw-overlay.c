/* zw-overlay.c: validity, repair, union, surroundings and room of polygons (GEOS)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-overlay.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-wkb.h"

#define QUARTER_CHORDS 64

struct _ZwOverlay
{
  GEOSContextHandle_t geos;
  char *message;
};

static void
on_message (const char *message, void *user_data)
{
  ZwOverlay *self = user_data;

  g_free (self->message);
  self->message = g_strdup (message);
}

ZwOverlay *
zw_overlay_new (void)
{
  ZwOverlay *self = g_new0 (ZwOverlay, 1);

  self->geos = GEOS_init_r ();
  GEOSContext_setErrorMessageHandler_r (self->geos, on_message, self);
  return self;
}

void
zw_overlay_free (ZwOverlay *self)
{
  GEOS_finish_r (self->geos);
  g_free (self->message);
  g_free (self);
}

static void
set_error (ZwOverlay *self, GError **error)
{
  g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_OPERATION,
               /* Translators: %s is a reason, in English */
               _ ("These shapes cannot be combined: %s."),
               self->message != NULL ? self->message : "?");
}

static GEOSGeometry *
make_ring (ZwOverlay *self, const ZwGeometry *geometry, guint ring)
{
  guint from = geometry->ring_starts[ring], n = geometry->ring_starts[ring + 1] - from;
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (self->geos, n + 1, 2);

  for (guint i = 0; i <= n; i++)
    GEOSCoordSeq_setXY_r (self->geos, sequence, i, geometry->points[from + i % n].x,
                          geometry->points[from + i % n].y);
  return GEOSGeom_createLinearRing_r (self->geos, sequence);
}

static GEOSGeometry *
make_polygon (ZwOverlay *self, const ZwGeometry *geometry, guint part)
{
  guint first = geometry->part_starts[part], end = geometry->part_starts[part + 1];
  guint n_holes = end > first ? end - first - 1 : 0;
  g_autofree GEOSGeometry **holes = g_new0 (GEOSGeometry *, n_holes + 1);
  GEOSGeometry *shell = make_ring (self, geometry, first);

  for (guint i = 0; i < n_holes; i++)
    holes[i] = make_ring (self, geometry, first + 1 + i);
  if (shell == NULL)
    return NULL;
  return GEOSGeom_createPolygon_r (self->geos, shell, holes, n_holes);
}

/* Rings of fewer than three corners enclose nothing; GEOS refuses them. */
static gboolean
has_thin_ring (const ZwGeometry *geometry)
{
  for (guint r = 0; r < geometry->n_rings; r++)
    if (geometry->ring_starts[r + 1] - geometry->ring_starts[r] < 3)
      return TRUE;
  return FALSE;
}

static gboolean
has_lost_corner (const ZwGeometry *geometry)
{
  for (guint i = 0; i < geometry->n_points; i++)
    if (!isfinite (geometry->points[i].x) || !isfinite (geometry->points[i].y))
      return TRUE;
  return FALSE;
}

/* Rings with fewer than three corners, or a corner without a place, make it empty. */
static GEOSGeometry *
make_shape (ZwOverlay *self, const ZwGeometry *geometry)
{
  g_autofree GEOSGeometry **parts = NULL;

  if (geometry->kind != ZW_GEOMETRY_POLYGON || geometry->n_parts == 0 || has_thin_ring (geometry)
      || has_lost_corner (geometry))
    return GEOSGeom_createEmptyPolygon_r (self->geos);
  if (geometry->n_parts == 1)
    return make_polygon (self, geometry, 0);
  parts = g_new (GEOSGeometry *, geometry->n_parts);
  for (guint p = 0; p < geometry->n_parts; p++)
    parts[p] = make_polygon (self, geometry, p);
  return GEOSGeom_createCollection_r (self->geos, GEOS_MULTIPOLYGON, parts, geometry->n_parts);
}

/* The polygons of @shape, perhaps none. */
static ZwGeometry *
to_geometry (ZwOverlay *self, const GEOSGeometry *shape, GError **error)
{
  size_t size = 0;
  GEOSWKBWriter *writer = GEOSWKBWriter_create_r (self->geos);
  unsigned char *wkb;
  ZwGeometry *geometry = NULL;

  if (GEOSisEmpty_r (self->geos, shape) == 1)
    {
      GEOSWKBWriter_destroy_r (self->geos, writer);
      return zw_geometry_builder_end (zw_geometry_builder_new (ZW_GEOMETRY_POLYGON));
    }
  GEOSWKBWriter_setByteOrder_r (self->geos, writer, GEOS_WKB_NDR);
  wkb = GEOSWKBWriter_write_r (self->geos, writer, shape, &size);
  if (wkb != NULL)
    geometry = zw_wkb_decode (wkb, size, error);
  else
    set_error (self, error);
  GEOSFree_r (self->geos, wkb);
  GEOSWKBWriter_destroy_r (self->geos, writer);
  return geometry;
}

static const char *
explain (const char *reason)
{
  if (g_strrstr (reason, "Hole lies outside") != NULL)
    return _ ("a hole lies outside the outline");
  if (g_strrstr (reason, "Nested holes") != NULL || g_strrstr (reason, "Holes are nested") != NULL)
    return _ ("a hole lies within another hole");
  if (g_strrstr (reason, "Nested shells") != NULL)
    return _ ("one part lies within another");
  if (g_strrstr (reason, "Interior is disconnected") != NULL)
    return _ ("a hole cuts the area in two");
  if (g_strrstr (reason, "Too few points") != NULL)
    return _ ("it has fewer than three corners");
  return _ ("the outline crosses or touches itself");
}

/**
 * zw_overlay_check:
 * @where: (out) (optional): the offending place
 *
 * Whether a polygon is one that encloses an area without crossing itself.
 * Validity as in OGC 06-103r4.
 *
 * Returns: %FALSE with %ZW_GEOMETRY_ERROR_INVALID and the reason
 */
gboolean
zw_overlay_check (ZwOverlay *self, const ZwGeometry *geometry, ZwPoint *where, GError **error)
{
  GEOSGeometry *shape;
  GEOSGeometry *place = NULL;
  char *reason = NULL;
  ZwPoint point = { NAN, NAN };
  gboolean ok;

  if (geometry->n_points > 0)
    point = geometry->points[0];
  if (where != NULL)
    *where = point;
  if (geometry->kind != ZW_GEOMETRY_POLYGON || geometry->n_parts == 0 || has_thin_ring (geometry))
    {
      g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID,
                           _ ("The outline is no area: it has fewer than three corners."));
      return FALSE;
    }
  if (has_lost_corner (geometry))
    {
      g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID,
                           _ ("The outline has a corner without a place."));
      return FALSE;
    }
  shape = make_shape (self, geometry);
  ok = GEOSisValidDetail_r (self->geos, shape, 0, &reason, &place) == 1;
  if (!ok)
    {
      if (place != NULL)
        {
          GEOSGeomGetX_r (self->geos, place, &point.x);
          GEOSGeomGetY_r (self->geos, place, &point.y);
        }
      if (where != NULL)
        *where = point;
      g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID,
                   /* Translators: %s is a reason; the numbers are easting and northing */
                   _ ("The outline is no area: %s near E %.0f, N %.0f."),
                   explain (reason != NULL ? reason : ""), point.x, point.y);
    }
  GEOSFree_r (self->geos, reason);
  GEOSGeom_destroy_r (self->geos, place);
  GEOSGeom_destroy_r (self->geos, shape);
  return ok;
}

/**
 * zw_overlay_make_valid:
 *
 * Repairs a polygon with the structure method of GEOS, which keeps the area
 * that its rings were meant to enclose; rings that enclose nothing go.
 *
 * Returns: (transfer full): the repaired polygon, perhaps empty
 */
ZwGeometry *
zw_overlay_make_valid (ZwOverlay *self, const ZwGeometry *geometry, GError **error)
{
  GEOSMakeValidParams *params;
  g_autoptr (ZwGeometry) clean = NULL;
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  GEOSGeometry *shape = NULL;
  GEOSGeometry *valid;
  ZwGeometry *result = NULL;

  for (guint p = 0; p < geometry->n_parts; p++)
    for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
      {
        guint from = geometry->ring_starts[r], to = geometry->ring_starts[r + 1];

        if (to - from < 3)
          {
            if (r == geometry->part_starts[p])
              break;
            continue;
          }
        if (r == geometry->part_starts[p])
          zw_geometry_builder_begin_part (builder);
        zw_geometry_builder_begin_ring (builder);
        g_array_append_vals (builder->points, geometry->points + from, to - from);
      }
  clean = zw_geometry_builder_end (builder);
  shape = make_shape (self, clean);
  params = GEOSMakeValidParams_create_r (self->geos);
  GEOSMakeValidParams_setMethod_r (self->geos, params, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r (self->geos, params, 0);
  valid = GEOSMakeValidWithParams_r (self->geos, shape, params);
  GEOSMakeValidParams_destroy_r (self->geos, params);
  if (valid != NULL)
    result = to_geometry (self, valid, error);
  else
    set_error (self, error);
  GEOSGeom_destroy_r (self->geos, valid);
  GEOSGeom_destroy_r (self->geos, shape);
  return result;
}

/**
 * zw_overlay_union:
 * @geometries: (array length=n_geometries): valid polygons
 *
 * Returns: (transfer full): what they cover together
 */
ZwGeometry *
zw_overlay_union (ZwOverlay *self,
                  ZwGeometry *const *geometries,
                  guint n_geometries,
                  GError **error)
{
  g_autofree GEOSGeometry **parts = g_new (GEOSGeometry *, n_geometries + 1);
  GEOSGeometry *all, *merged;
  ZwGeometry *result = NULL;

  for (guint i = 0; i < n_geometries; i++)
    parts[i] = make_shape (self, geometries[i]);
  all = GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION, parts, n_geometries);
  merged = GEOSUnaryUnion_r (self->geos, all);
  if (merged != NULL)
    result = to_geometry (self, merged, error);
  else
    set_error (self, error);
  GEOSGeom_destroy_r (self->geos, merged);
  GEOSGeom_destroy_r (self->geos, all);
  return result;
}

/**
 * zw_overlay_surround:
 * @geometry: a valid polygon
 * @width: above 0, in metres
 *
 * What lies within @width of a polygon, without the polygon itself; holes are
 * filled as far as @width reaches. Round corners are drawn with 64 chords to a
 * quarter of a circle, which takes 0.01 % off a full circle's area.
 *
 * Returns: (transfer full): the surroundings
 */
ZwGeometry *
zw_overlay_surround (ZwOverlay *self, const ZwGeometry *geometry, double width, GError **error)
{
  GEOSGeometry *shape = make_shape (self, geometry);
  GEOSGeometry *wide = GEOSBuffer_r (self->geos, shape, width, QUARTER_CHORDS);
  GEOSGeometry *around = wide != NULL ? GEOSDifference_r (self->geos, wide, shape) : NULL;
  ZwGeometry *result = NULL;

  if (around != NULL)
    result = to_geometry (self, around, error);
  else
    set_error (self, error);
  GEOSGeom_destroy_r (self->geos, around);
  GEOSGeom_destroy_r (self->geos, wide);
  GEOSGeom_destroy_r (self->geos, shape);
  return result;
}

/**
 * zw_overlay_fit_circle:
 * @geometry: a valid polygon that encloses something
 * @tolerance: how exactly, in metres
 * @centre: (out): of the circle
 * @radius: (out): in metres
 *
 * The largest circle that lies within a polygon; in the widest of several parts.
 */
gboolean
zw_overlay_fit_circle (ZwOverlay *self,
                       const ZwGeometry *geometry,
                       double tolerance,
                       ZwPoint *centre,
                       double *radius,
                       GError **error)
{
  GEOSGeometry *shape = make_shape (self, geometry);
  /* A line from the centre to the nearest place of the outline. */
  GEOSGeometry *line = GEOSMaximumInscribedCircle_r (self->geos, shape, tolerance);
  const GEOSCoordSequence *ends = line != NULL ? GEOSGeom_getCoordSeq_r (self->geos, line) : NULL;
  unsigned int n = 0;
  gboolean ok = ends != NULL && GEOSCoordSeq_getSize_r (self->geos, ends, &n) == 1 && n == 2
                && GEOSCoordSeq_getXY_r (self->geos, ends, 0, &centre->x, &centre->y) == 1
                && GEOSGeomGetLength_r (self->geos, line, radius) == 1;

  if (!ok)
    set_error (self, error);
  GEOSGeom_destroy_r (self->geos, line);
  GEOSGeom_destroy_r (self->geos, shape);
  return ok;
}
