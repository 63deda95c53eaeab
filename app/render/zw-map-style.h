/* zw-map-style.h: features of a layer told apart by what they are
 *
 *   style = zw_map_style_new (features->n, _("Land use"));
 *   k = zw_map_style_add (style, &symbol, _("Residential"));
 *   zw_map_style_set (style, feature, k);
 *   …
 *   layer = zw_map_layer_new_styled (base, style);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-symbol.h"

G_BEGIN_DECLS

/* Lines above the colour of an area, so that it can be told without its colour. */
typedef enum
{
  ZW_HATCH_NONE,
  ZW_HATCH_RISING,  /* from the lower left to the upper right */
  ZW_HATCH_FALLING, /* from the upper left to the lower right */
  ZW_HATCH_LEVEL,
  ZW_HATCH_UPRIGHT,
  ZW_HATCH_CROSSED, /* rising and falling */
  ZW_HATCH_DOTS,
} ZwHatch;

/**
 * ZwMapNames:
 * @ZW_MAP_NAMES_BY_ROLE: as the role of the layer has it, by the scale of the map
 * @ZW_MAP_NAMES_NONE: without names
 * @ZW_MAP_NAMES_BESIDE: beside points
 * @ZW_MAP_NAMES_WITHIN: within areas
 * @ZW_MAP_NAMES_ALONG: along lines
 */
typedef enum
{
  ZW_MAP_NAMES_BY_ROLE,
  ZW_MAP_NAMES_NONE,
  ZW_MAP_NAMES_BESIDE,
  ZW_MAP_NAMES_WITHIN,
  ZW_MAP_NAMES_ALONG,
} ZwMapNames;

/* Whose names are put down first where there is not room for all. */
typedef enum
{
  ZW_MAP_RANK_DISTRICT,
  ZW_MAP_RANK_STATION,
  ZW_MAP_RANK_ROAD,
  ZW_MAP_RANK_STOP,
  ZW_MAP_RANK_VILLAGE,
} ZwMapRank;

/**
 * ZwMapCategory:
 * @symbol: how its features look
 * @hatch: lines above the colour of areas
 * @hatch_ink: 0xRRGGBBAA
 * @casing: 0xRRGGBBAA; an edge on both sides of lines, none with alpha 0
 * @casing_px: width of that edge
 * @label: (nullable): its words in the legend; without any it is not listed
 */
typedef struct
{
  ZwSymbol symbol;
  ZwHatch hatch;
  guint32 hatch_ink;
  guint32 casing;
  double casing_px;
  char *label;
} ZwMapCategory;

/* Features of no category are not drawn and not named. */
#define ZW_MAP_NO_CATEGORY 0
#define ZW_MAP_MOST_CATEGORIES 32

/**
 * ZwMapStyle:
 * @title: (nullable): heads its lines in the legend
 * @categories: (element-type ZwMapCategory): counted from 1; the first is drawn above
 *   the others and comes first in the legend
 * @n: number of features
 * @numbers: (array length=n): category of each feature, or %ZW_MAP_NO_CATEGORY
 * @texts: (array length=n) (nullable): names to write, borrowed; the features' own
 *   where %NULL
 * @weights: (array length=n) (nullable): whose names come first, the greatest weight
 * @names: where names stand
 * @rank: among those of other layers
 * @ground: it is not what the map is about, and comes last in the legend
 * @name_share: size of the names, as a share of the usual
 * @name_ink: 0xRRGGBBAA; 0 for the usual
 *
 * Filled by the one who makes it, immutable afterwards, shared between threads. Its
 * sizes and widths hold at every scale, unlike those of layers without a style.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *title;
  GArray *categories;
  guint n;
  guint8 *numbers;
  const char **texts;
  double *weights;
  ZwMapNames names;
  ZwMapRank rank;
  gboolean ground;
  double name_share;
  guint32 name_ink;
} ZwMapStyle;

ZwMapStyle *zw_map_style_new (guint n, const char *title);
guint zw_map_style_add (ZwMapStyle *self, const ZwSymbol *symbol, const char *label);
ZwMapCategory *zw_map_style_get (const ZwMapStyle *self, guint category);
void zw_map_style_set (ZwMapStyle *self, guint feature, guint category);
void zw_map_style_set_all (ZwMapStyle *self, guint category);
void zw_map_style_set_text (ZwMapStyle *self, guint feature, const char *text);
void zw_map_style_set_weight (ZwMapStyle *self, guint feature, double weight);
guint zw_map_style_count (const ZwMapStyle *self, guint category);
ZwMapStyle *zw_map_style_ref (ZwMapStyle *self);
void zw_map_style_unref (ZwMapStyle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapStyle, zw_map_style_unref)

G_END_DECLS
