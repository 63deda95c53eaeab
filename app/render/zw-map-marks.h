/* zw-map-marks.h: lines, outlines and signs drawn above a map, with their key
 *
 * What a check or a proposal shows on the map beside it: the parts of a boundary
 * that follow a road, places for signs, a width measured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layers/zw-symbol.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwMapMark:
 * @shape: points, lines or areas
 * @look: as of a layer; areas and lines are drawn with a light edge around them
 * @number: (nullable): in the sign of a point
 * @text: (nullable): beside a point, or beside the middle of a line, where there is room
 */
typedef struct
{
  ZwMapShape *shape;
  ZwSymbol look;
  char *number;
  char *text;
} ZwMapMark;

/* A line of the key. */
typedef struct
{
  ZwGeometryKind kind;
  ZwSymbol look;
  char *number;
  char *words;
} ZwMapMarkKey;

/**
 * ZwMapMarks:
 * @marks: (element-type ZwMapMark): drawn in this order
 * @keys: (element-type ZwMapMarkKey): what they mean
 *
 * Filled by the one who makes it, immutable afterwards, shared between threads.
 */
struct _ZwMapMarks
{
  gatomicrefcount ref_count;
  GArray *marks;
  GArray *keys;

  /*< private >*/
  ZwTransform *to_globe;
};

ZwMapMarks *zw_map_marks_new (const char *crs, GError **error);
void zw_map_marks_add (ZwMapMarks *self,
                       ZwGeometry *geometry,
                       const ZwSymbol *look,
                       const char *number,
                       const char *text);
void zw_map_marks_add_key (ZwMapMarks *self,
                           ZwGeometryKind kind,
                           const ZwSymbol *look,
                           const char *number,
                           const char *words);
ZwMapMarks *zw_map_marks_ref (ZwMapMarks *self);
void zw_map_marks_unref (ZwMapMarks *self);

ZwEnvelope zw_map_marks_get_extent (const ZwMapMarks *self, ZwMapProjection projection);
void zw_map_marks_draw (const ZwMapMarks *self,
                        cairo_t *cr,
                        const ZwMapView *view,
                        gboolean dark,
                        const char *font,
                        double size);
void zw_map_marks_draw_taking (const ZwMapMarks *self,
                               cairo_t *cr,
                               const ZwMapView *view,
                               gboolean dark,
                               const char *font,
                               double size,
                               GArray *taken);
void zw_map_mark_key_draw (const ZwMapMarkKey *self,
                           cairo_t *cr,
                           double width,
                           double height,
                           gboolean dark,
                           const char *font,
                           double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapMarks, zw_map_marks_unref)

G_END_DECLS
