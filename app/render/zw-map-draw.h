/* zw-map-draw.h: a scene onto a cairo context
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwMapDrawOptions:
 * @zones: draw the zones' areas and outlines; the screen leaves that to a layer
 *   of its own, and only keeps names out of their way
 * @zone_labels: write the zones' names
 * @labels: write names of stops, villages and so on where they are large enough
 * @dark: on a dark background
 * @highlight: a zone drawn stronger than the others; 0 for none
 * @font: (nullable): family of the labels
 * @size: size of the labels in pixels or points; 0 for 12
 * @symbol_scale: enlarges markers and lines; 0 for 1. Paper drawn in points
 *   asks for 0.75, so that a pixel stays 1/96 inch
 * @least_size: names are written no smaller, in the same units; 0 for no limit
 * @road_names: names of roads too, along them, where the scale allows it
 * @placed: (element-type ZwMapPlaced) (nullable): told of every name and marker, for tests
 * @budget_ms: time after which the rest is drawn roughly; 0 for no limit
 */
typedef struct
{
  gboolean zones;
  gboolean zone_labels;
  gboolean labels;
  gboolean dark;
  gint64 highlight;
  const char *font;
  double size;
  double symbol_scale;
  double least_size;
  gboolean road_names;
  GArray *placed;
  int budget_ms;
} ZwMapDrawOptions;

typedef enum
{
  ZW_MAP_PLACED_MARKER,
  ZW_MAP_PLACED_ZONE_NAME,
  ZW_MAP_PLACED_NAME,
} ZwMapPlacedKind;

/**
 * ZwMapPlaced:
 * @corners: around it, in units of the context; names along roads lie aslant
 * @text: of a name; interned
 *
 * Something on a map that no name may cover.
 */
typedef struct
{
  ZwMapPlacedKind kind;
  ZwPoint corners[4];
  const char *text;
} ZwMapPlaced;

/**
 * ZwMapDrawResult:
 * @ZW_MAP_DRAW_CANCELLED: stopped in the middle
 * @ZW_MAP_DRAW_ROUGH: the time was up before everything was drawn as it should be
 * @ZW_MAP_DRAW_COMPLETE: all there
 */
typedef enum
{
  ZW_MAP_DRAW_CANCELLED,
  ZW_MAP_DRAW_ROUGH,
  ZW_MAP_DRAW_COMPLETE,
} ZwMapDrawResult;

ZwMapDrawResult zw_map_draw (cairo_t *cr,
                             const ZwMapScene *scene,
                             const ZwMapView *view,
                             const ZwMapDrawOptions *options,
                             GCancellable *cancellable);

G_END_DECLS
