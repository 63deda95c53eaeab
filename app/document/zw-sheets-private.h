/* zw-sheets-private.h: what the files of the map sheets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-sheets.h"
#include "render/zw-map-furniture.h"
#include "render/zw-map-inset.h"

G_BEGIN_DECLS

/* Points to a millimetre. */
#define ZW_PT_PER_MM (72.0 / 25.4)

#define ZW_SHEET_FONT "Noto Sans CJK TC"

/* Sizes of the texts on A4, in points. */
#define ZW_SHEET_COVER_PT 26.0
#define ZW_SHEET_TITLE_PT 13.0
#define ZW_SHEET_TEXT_PT 7.5
#define ZW_SHEET_SMALL_PT 6.2
#define ZW_SHEET_LEAST_PT 4.8

/**
 * ZwSheetBox:
 *
 * A rectangle on the sheet, in points from its upper left corner.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} ZwSheetBox;

typedef enum
{
  ZW_SHEET_MAP,
  ZW_SHEET_TWIN, /* two maps side by side at one scale, a table below */
  ZW_SHEET_LIST, /* no map: the list of the sheets */
} ZwSheetKind;

/**
 * ZwSheetMap:
 * @theme: what it shows; %ZW_N_THEMES for @scene
 * @scene: (nullable): owned; %NULL where @theme says it
 * @zone_id: drawn stronger; 0 for none
 * @extent: what it has to show, in the project's coordinates
 * @spare: to be seen around it where the scale is free, as a share
 * @caption: (nullable): above the map, on a sheet of two
 */
typedef struct
{
  ZwTheme theme;
  ZwMapScene *scene;
  gint64 zone_id;
  ZwEnvelope extent;
  double spare;
  char *caption;
} ZwSheetMap;

/**
 * ZwSheetTable:
 * @n_columns: the first takes the words, the others figures
 * @cells: (element-type utf8): row by row, the headings first
 *
 * A table below the maps.
 */
typedef struct
{
  guint n_columns;
  GPtrArray *cells;
} ZwSheetTable;

/**
 * ZwSheet:
 * @title: what it shows
 * @maps: the second is there on %ZW_SHEET_TWIN alone
 * @scale: of its maps: 5000 for 1:5,000
 * @note: (nullable): what the reader has to know of the scale
 * @panel: (nullable) (element-type ZwSheetLine): words beside the map
 * @table: (nullable): below the maps
 * @layers: (nullable) (element-type ZwLayer): that its figures rest on; borrowed
 */
typedef struct
{
  ZwSheetKind kind;
  char *title;
  ZwSheetMap maps[2];
  double scale;
  char *note;
  GPtrArray *panel;
  ZwSheetTable *table;
  GPtrArray *layers;
} ZwSheet;

/* A paragraph of the panel. */
typedef struct
{
  gboolean is_heading;
  char *text;
} ZwSheetLine;

/**
 * ZwSheetLayout:
 * @maps: the maps within their frames; as many as there are
 * @band: white space around each, for the numbers of the grid
 * @panel, @table, @inset: of no width where there is none
 */
typedef struct
{
  ZwSheetBox frame;
  ZwSheetBox title;
  ZwSheetBox maps[2];
  double band;
  ZwSheetBox captions[2];
  ZwSheetBox panel;
  ZwSheetBox table;
  ZwSheetBox legend;
  ZwSheetBox inset;
  ZwSheetBox bar;
  ZwSheetBox sources;
  ZwSheetBox block;
} ZwSheetLayout;

/**
 * ZwSheets:
 * @text: size of the texts, 1 on A4; lengths of furniture grow with it
 * @sheets: (element-type ZwSheet)
 * @inset: (nullable): the outlines of the county's districts
 * @from_globe, @to_globe: between #ZW_MAP_GLOBE and the project's coordinates
 */
typedef struct
{
  ZwDossier *dossier;
  ZwSheetsWish wish;
  double width_pt;
  double height_pt;
  double text;
  GPtrArray *sheets;
  ZwMapInset *inset;
  ZwTransform *from_globe;
  ZwTransform *to_globe;
  char *title;
  char *crs_name;

  /* The theme drawn last, so that drawing it again, as a preview does, is quick. */
  const ZwSheetMap *drawn_map;
  ZwThemeMap *drawn;
} ZwSheets;

/* zw-sheets.c */
double zw_paper_get_text_size (ZwPaper paper);
gboolean zw_sheets_wish_has_extent (const ZwSheetsWish *wish);

/* zw-sheets-series.c */
gboolean zw_sheets_fill (ZwSheets *self, const ZwProgress *progress, GError **error);
ZwSheet *zw_sheets_add (ZwSheets *self, ZwSheetKind kind, char *title);
ZwSheetTable *zw_sheet_table_new (guint n_columns);
void zw_sheet_table_add (ZwSheetTable *self, char *text);
void zw_sheets_set_extent (const ZwSheets *self, ZwSheetMap *map, const ZwEnvelope *extent);
void zw_sheet_add_line (ZwSheet *self, gboolean is_heading, char *text);
void zw_sheet_add_inputs (ZwSheet *self, const ZwDossier *dossier, const ZwIndicator *indicator);
void zw_sheet_free (gpointer data);

/* zw-sheets-phases.c */
gboolean zw_sheets_fill_phases (ZwSheets *self, GError **error);

/* zw-sheets-indicators.c */
gboolean zw_sheets_fill_indicators (ZwSheets *self, const ZwProgress *progress, GError **error);

/* zw-sheets-compare.c */
gboolean zw_sheets_fill_zone_pair (ZwSheets *self, GError **error);
gboolean zw_sheets_fill_year_pair (ZwSheets *self, GError **error);

/* zw-sheets-layout.c */
guint zw_sheet_get_n_maps (const ZwSheet *self);
void zw_sheet_layout_init (ZwSheetLayout *self, const ZwSheets *sheets, const ZwSheet *sheet);
gboolean zw_sheets_settle_scale (const ZwSheets *self,
                                 ZwSheet *sheet,
                                 gboolean strict,
                                 GError **error);

/* zw-sheets-sources.c */
char *zw_sheets_dup_sources (const ZwSheets *self,
                             ZwMapScene *const *scenes,
                             const ZwMapView *views,
                             guint n,
                             const GPtrArray *layers);

/* zw-sheets-text.c */
char *zw_sheets_dup_scale (double scale);
double zw_sheets_draw_text (const ZwSheets *self,
                            cairo_t *cr,
                            const ZwSheetBox *box,
                            const char *text,
                            double size,
                            double least,
                            gboolean bold);
void zw_sheets_draw_panel (const ZwSheets *self,
                           cairo_t *cr,
                           const ZwSheetBox *box,
                           const GPtrArray *lines);
void zw_sheets_draw_table (const ZwSheets *self,
                           cairo_t *cr,
                           const ZwSheetBox *box,
                           const ZwSheetTable *table);

/* zw-sheets-draw.c */
gboolean zw_sheet_draw (ZwSheets *self,
                        guint number,
                        cairo_t *cr,
                        gboolean tagged,
                        GCancellable *cancellable);

G_END_DECLS
