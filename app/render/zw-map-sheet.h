/* zw-map-sheet.h: a complete printed map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "base/zw-catalog.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwMapSheet:
 * @zone: the zone it is about, drawn stronger than others; 0 for none
 * @extent: what it shows, in project coordinates; empty (zw_envelope_init_empty())
 *   for the zone, or for all zones, or for everything where there are none
 * @margin: surroundings to add on each side as a share of the extent: 0.15
 * @title: (nullable): above the map
 * @attribution: (nullable): added to the sources of the layers
 * @font: (nullable): family of the texts; "Noto Sans CJK TC" where unsaid
 * @size: size of the texts in points; 0 for 9
 * @symbol_scale: points to a pixel of the symbols; 0 for 0.75, so that a pixel is
 *   1/96 inch
 * @no_sources: leave out whose data it shows, where that is said elsewhere
 * @no_legend: leave the legend out
 * @no_labels: leave out names of stops and villages
 * @placed: (element-type ZwMapPlaced) (nullable): as in #ZwMapDrawOptions
 * @graticule: draw the grid of the project's coordinates, its numbers on the frame
 *
 * What a printed map shows. Zero-initialised fields are the usual choice, but
 * for @extent.
 */
typedef struct
{
  gint64 zone;
  ZwEnvelope extent;
  double margin;
  const char *title;
  const char *attribution;
  const char *font;
  double size;
  double symbol_scale;
  gboolean no_sources;
  gboolean no_legend;
  gboolean no_labels;
  gboolean graticule;
  GArray *placed;
} ZwMapSheet;

void zw_map_sheet_init (ZwMapSheet *self, gint64 zone);
gboolean zw_map_sheet_draw (const ZwMapSheet *self,
                            cairo_t *cr,
                            double width_pt,
                            double height_pt,
                            const ZwMapScene *scene,
                            const ZwCatalog *catalog,
                            GCancellable *cancellable);

G_END_DECLS
