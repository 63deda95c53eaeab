/* zw-map-furniture.h: scale bar, north arrow, legend and sources of a map
 *
 * All sizes are in the units of the cairo context: pixels or points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "base/zw-catalog.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwMapInk:
 * @font: (nullable): family of the texts
 * @size: size of the texts
 * @dark: light ink for a dark background
 */
typedef struct
{
  const char *font;
  double size;
  gboolean dark;
} ZwMapInk;

/**
 * ZwScaleBar:
 * @metres: length it stands for: 1, 2 or 5 with noughts
 * @length: how long it is drawn
 * @n_parts: stretches drawn in turn dark and light
 */
typedef struct
{
  double metres;
  double length;
  guint n_parts;
} ZwScaleBar;

typedef struct _ZwLegend ZwLegend;

void zw_scale_bar_init (ZwScaleBar *self, double metres_per_px, double max_length);
char *zw_scale_bar_dup_label (const ZwScaleBar *self, const ZwCatalog *catalog, guint part);
void zw_scale_bar_measure (const ZwScaleBar *self,
                           const ZwCatalog *catalog,
                           const ZwMapInk *ink,
                           double *width,
                           double *height);
void zw_scale_bar_draw (const ZwScaleBar *self,
                        cairo_t *cr,
                        const ZwCatalog *catalog,
                        const ZwMapInk *ink,
                        double x,
                        double y);

void zw_north_arrow_draw (cairo_t *cr, const ZwMapInk *ink, double x, double y, double height);

ZwLegend *zw_legend_new (const ZwMapScene *scene,
                         const ZwMapView *view,
                         const ZwCatalog *catalog,
                         const ZwMapInk *ink);
void zw_legend_add_scene (ZwLegend *self,
                          const ZwMapScene *scene,
                          const ZwMapView *view,
                          const ZwCatalog *catalog);
void zw_legend_free (ZwLegend *self);
guint zw_legend_get_n_entries (const ZwLegend *self);
const char *zw_legend_get_text (const ZwLegend *self, guint index);
double zw_legend_get_natural_width (ZwLegend *self);
double zw_legend_layout (ZwLegend *self, double width);
void zw_legend_draw (const ZwLegend *self, cairo_t *cr, double x, double y);

void zw_map_swatch_draw (cairo_t *cr,
                         const ZwSymbol *symbol,
                         ZwGeometryKind kind,
                         double x,
                         double y,
                         double width,
                         double height);

char *zw_map_scene_dup_sources (const ZwMapScene *scene, const ZwCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLegend, zw_legend_free)

G_END_DECLS
