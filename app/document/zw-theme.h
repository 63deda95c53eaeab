/* zw-theme.h: the maps that the application asks for
 *
 * Each theme is a map of a zone or its districts with the layers it tells of drawn
 * strongly above a quiet background.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"

G_BEGIN_DECLS

/* In the order of the application's figures (appendix 5 of the guideline). */
typedef enum
{
  ZW_THEME_EXTENT,        /* 範圍圖 */
  ZW_THEME_POPULATION,    /* 人口數或人口密度圖 */
  ZW_THEME_LANDUSE,       /* 土地使用圖或空間結構圖 */
  ZW_THEME_ATTRACTIONS,   /* 觀光景點分布 */
  ZW_THEME_ROADS,         /* 現況高、快速公路路網示意圖 */
  ZW_THEME_RAILWAYS,      /* 現況軌道路網示意圖 */
  ZW_THEME_STATIONS,      /* 軌道車站分布圖 */
  ZW_THEME_BUS_STOPS,     /* 公車站牌分布圖 */
  ZW_THEME_BIKE_STATIONS, /* 公共自行車租賃站分布圖 */
  ZW_THEME_BUS_ROUTES,    /* 公車路線分布圖 */
  ZW_THEME_WAYS,          /* 人行道或自行車道分布圖 */
  ZW_THEME_CHARGERS,      /* beyond the form's figures: chargers */
  ZW_THEME_PARKING,       /* beyond the form's figures: car parks */
  ZW_N_THEMES,
} ZwTheme;

typedef struct _ZwThemeMap ZwThemeMap;

const char *zw_theme_get_id (ZwTheme theme);
gboolean zw_theme_from_id (const char *id, ZwTheme *theme);
ZwRole zw_theme_get_role (ZwTheme theme);
gboolean zw_theme_has_data (const ZwDossier *dossier, ZwTheme theme);
char *zw_theme_dup_title (const ZwDossier *dossier, ZwTheme theme);
char *zw_theme_dup_alternative (const ZwDossier *dossier, ZwTheme theme);
char *zw_theme_dup_sources (const ZwDossier *dossier, ZwTheme theme);

ZwThemeMap *zw_theme_map_new (const ZwDossier *dossier, ZwTheme theme);
ZwThemeMap *zw_theme_map_new_within (const ZwDossier *dossier,
                                     ZwTheme theme,
                                     const ZwEnvelope *extent);
void zw_theme_map_free (gpointer self);
ZwMapScene *zw_theme_map_get_scene (const ZwThemeMap *self);
ZwEnvelope zw_theme_map_get_extent (const ZwThemeMap *self);
void zw_theme_map_draw (cairo_t *cr, double width_pt, double height_pt, gpointer self);

G_END_DECLS
