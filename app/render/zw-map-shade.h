/* zw-map-shade.h: areas coloured by a figure, and numbered places that go with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layers/zw-classes.h"
#include "render/zw-map-path.h"
#include "render/zw-map-scene.h"
#include "render/zw-map-stamp.h"

G_BEGIN_DECLS

/**
 * ZwMapSpot:
 * @place: in the project's coordinates
 * @mercator: the same on the Mercator square; NaN where it cannot be carried there
 * @number: in the circle
 * @text: (nullable): beside it
 */
typedef struct
{
  ZwPoint place;
  ZwPoint mercator;
  char *number;
  char *text;
} ZwMapSpot;

/**
 * ZwMapShade:
 * @layer: whose features are coloured
 * @title: what the figure is, for the legend
 * @spots_title: (nullable): what the numbered places are
 * @clip: (nullable): colours are shown within this alone
 * @classes: of the figure
 * @numbers: (array length=layer->features->n): class of each feature counted from
 *   1; 0 for none
 * @spots: (element-type ZwMapSpot): numbered places, the foremost first
 *
 * Immutable and shared between threads.
 */
struct _ZwMapShade
{
  gatomicrefcount ref_count;
  ZwMapLayer *layer;
  char *title;
  char *spots_title;
  ZwMapShape *clip;
  ZwClasses classes;
  guint8 *numbers;
  GArray *spots;
};

ZwMapShade *zw_map_shade_new (ZwMapLayer *layer,
                              const double *values,
                              double least,
                              const char *title);
void zw_map_shade_set_clip (ZwMapShade *self, ZwMapShape *clip);
void zw_map_shade_set_spots_title (ZwMapShade *self, const char *title);
void zw_map_shade_add_spot (ZwMapShade *self,
                            ZwPoint place,
                            const char *number,
                            const char *text,
                            ZwTransform *to_globe);
ZwMapShade *zw_map_shade_ref (ZwMapShade *self);
void zw_map_shade_unref (ZwMapShade *self);

gboolean zw_map_shade_draw (const ZwMapShade *self,
                            cairo_t *cr,
                            const ZwMapView *view,
                            ZwMapPath *path,
                            ZwMapStamp *stamp,
                            gboolean dark,
                            gboolean rough,
                            GCancellable *cancellable);
void zw_map_spots_draw (cairo_t *cr,
                        const GArray *spots,
                        const ZwMapView *view,
                        gboolean dark,
                        const char *font,
                        double size);
void zw_map_spot_draw_sign (cairo_t *cr,
                            const char *number,
                            double x,
                            double y,
                            gboolean dark,
                            const char *font,
                            double size);
ZwEnvelope zw_map_spots_get_extent (const GArray *spots, const ZwMapView *view, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapShade, zw_map_shade_unref)

G_END_DECLS
