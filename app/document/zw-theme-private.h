/* zw-theme-private.h: what the files of the themes share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-theme.h"
#include "render/zw-map-style.h"

G_BEGIN_DECLS

/**
 * ZwThemeKind:
 * @label: marked with N_(); for the legend
 * @words: in lower case, separated by "|": what a layer calls features of this kind;
 *   a word in "=" must be all there is
 * @look: without its label
 *
 * A kind of land use, road or attraction.
 */
typedef struct
{
  const char *label;
  const char *words;
  ZwMapCategory look;
} ZwThemeKind;

typedef enum
{
  ZW_THEME_KINDS_LANDUSE,
  ZW_THEME_KINDS_ATTRACTIONS,
  ZW_THEME_KINDS_ROADS,
  ZW_THEME_KINDS_LINES,    /* railways and rail lines by mode */
  ZW_THEME_KINDS_STATIONS, /* by mode */
  ZW_THEME_N_KINDS,
} ZwThemeKinds;

/* Of the kinds of roads: from this one on they are streets of the town. */
#define ZW_THEME_ROAD_MAIN 4u
#define ZW_THEME_ROAD_SECOND 5u

const ZwThemeKind *zw_theme_kinds_get (ZwThemeKinds kinds, guint *n);
guint zw_theme_kinds_find (ZwThemeKinds kinds, const char *text);
ZwMapStyle *zw_theme_kinds_make_style (const ZwDossier *dossier,
                                       ZwThemeKinds kinds,
                                       const char *title,
                                       guint n_features);

/**
 * ZwThemeLayer:
 * @features: a layer, or shapes made for the theme
 * @style: of its features
 */
typedef struct
{
  ZwFeatures *features;
  ZwMapStyle *style;
} ZwThemeLayer;

void zw_theme_layer_free (gpointer data);
GPtrArray *zw_theme_pick (const ZwDossier *dossier, ZwTheme theme, const ZwEnvelope *extent);
void zw_theme_pick_ground (const ZwDossier *dossier,
                           ZwTheme theme,
                           const ZwEnvelope *extent,
                           GPtrArray *layers);
ZwEnvelope zw_theme_find_extent (const ZwDossier *dossier, ZwTheme theme);
const char *zw_theme_tr (const ZwDossier *dossier, const char *text) G_GNUC_FORMAT (2);

void zw_theme_map_set_placed (ZwThemeMap *self, GArray *placed);
GPtrArray *zw_theme_list_features (const ZwDossier *dossier, ZwRole role);
void zw_theme_add_layer (GPtrArray *layers, ZwFeatures *features, ZwMapStyle *style);
gboolean zw_theme_is_seen (const ZwFeatures *features, guint feature, const ZwEnvelope *extent);
ZwPoint zw_theme_get_place (const ZwFeatures *features, guint feature);
void zw_theme_pick_people (const ZwDossier *dossier, const ZwEnvelope *extent, GPtrArray *layers);
void zw_theme_pick_stations (const ZwDossier *dossier, gboolean quiet, GPtrArray *layers);
void zw_theme_pick_lines (const ZwDossier *dossier, gboolean quiet, GPtrArray *layers);
void zw_theme_pick_bus_stops (const ZwDossier *dossier,
                              const ZwEnvelope *extent,
                              GPtrArray *layers);
void zw_theme_pick_bus_routes (const ZwDossier *dossier, GPtrArray *layers);

G_END_DECLS
