/* zw-geometry.h: points, lines and polygons as flat columns of coordinates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZW_GEOMETRY_ERROR (zw_geometry_error_quark ())

typedef enum
{
  ZW_GEOMETRY_ERROR_INVALID,   /* an outline that encloses nothing or crosses itself */
  ZW_GEOMETRY_ERROR_FORMAT,    /* bytes or text that are no geometry */
  ZW_GEOMETRY_ERROR_CRS,       /* a coordinate system unknown or out of reach */
  ZW_GEOMETRY_ERROR_OPERATION, /* an overlay that GEOS could not do */
} ZwGeometryError;

/* A place in the projected coordinate system, in metres: easting and northing. */
typedef struct
{
  double x;
  double y;
} ZwPoint;

/* A place on the globe, in degrees. */
typedef struct
{
  double lon;
  double lat;
} ZwLocation;

typedef struct
{
  double min_x;
  double min_y;
  double max_x;
  double max_y;
} ZwEnvelope;

typedef enum
{
  ZW_GEOMETRY_POINT,
  ZW_GEOMETRY_LINE,
  ZW_GEOMETRY_POLYGON,
} ZwGeometryKind;

/**
 * ZwGeometry:
 * @kind: what the parts are
 * @n_parts: points, lines or polygons
 * @part_starts: (array length=n_parts+1): first ring of each part
 * @ring_starts: (array length=n_rings+1): first point of each ring
 * @points: (array length=n_points): x, y in the order drawn
 *
 * One immutable geometry, always of the "multi" kind. A polygon's first ring
 * is its outline and the others are its holes; rings do not repeat their first
 * point. A point or a line is a part with one ring.
 */
typedef struct
{
  gatomicrefcount ref_count;
  ZwGeometryKind kind;
  guint n_parts;
  guint n_rings;
  guint n_points;
  guint *part_starts;
  guint *ring_starts;
  ZwPoint *points;
} ZwGeometry;

/* Collects a geometry point by point. */
typedef struct
{
  ZwGeometryKind kind;
  GArray *part_starts;
  GArray *ring_starts;
  GArray *points;
} ZwGeometryBuilder;

GQuark zw_geometry_error_quark (void);

ZwGeometryBuilder *zw_geometry_builder_new (ZwGeometryKind kind);
void zw_geometry_builder_begin_part (ZwGeometryBuilder *self);
void zw_geometry_builder_begin_ring (ZwGeometryBuilder *self);
void zw_geometry_builder_add (ZwGeometryBuilder *self, double x, double y);
ZwGeometry *zw_geometry_builder_end (ZwGeometryBuilder *self);
void zw_geometry_builder_free (ZwGeometryBuilder *self);

ZwGeometry *zw_geometry_new_point (double x, double y);
ZwGeometry *zw_geometry_new_polygon (const ZwPoint *points, guint n_points);
ZwGeometry *zw_geometry_ref (ZwGeometry *self);
void zw_geometry_unref (ZwGeometry *self);

gboolean zw_geometry_is_empty (const ZwGeometry *self);
ZwEnvelope zw_geometry_get_envelope (const ZwGeometry *self);
double zw_geometry_get_area (const ZwGeometry *self);
double zw_geometry_get_length (const ZwGeometry *self);
gboolean zw_geometry_contains (const ZwGeometry *self, double x, double y);

double zw_ring_area (const ZwPoint *points, guint n_points);

void zw_envelope_init_empty (ZwEnvelope *self);
void zw_envelope_add (ZwEnvelope *self, double x, double y);
void zw_envelope_union (ZwEnvelope *self, const ZwEnvelope *other);
gboolean zw_envelope_is_empty (const ZwEnvelope *self);
gboolean zw_envelope_intersects (const ZwEnvelope *self, const ZwEnvelope *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGeometry, zw_geometry_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGeometryBuilder, zw_geometry_builder_free)

G_END_DECLS
