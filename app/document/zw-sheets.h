/* zw-sheets.h: map sheets on paper of any size, single or in series
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"
#include "document/zw-pages.h"
#include "document/zw-theme.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PAPER_A4,
  ZW_PAPER_A3,
  ZW_PAPER_A2,
  ZW_PAPER_A1,
  ZW_PAPER_A0,
  ZW_N_PAPERS,
} ZwPaper;

/**
 * ZwSheetsSeries:
 * @ZW_SHEETS_ONE: the map as it is shown
 * @ZW_SHEETS_ZONES: one sheet per zone
 * @ZW_SHEETS_PHASES: one per phase of the plan, with the boundary in force
 * @ZW_SHEETS_THEMES: one per theme that the project has data for (the briefing pack)
 * @ZW_SHEETS_INDICATORS: one per indicator, districts and zones coloured by it
 * @ZW_SHEETS_COMPARE_ZONES: @zone_id beside @other_id
 * @ZW_SHEETS_COMPARE_YEARS: the zone in its first and in its last survey year
 */
typedef enum
{
  ZW_SHEETS_ONE,
  ZW_SHEETS_ZONES,
  ZW_SHEETS_PHASES,
  ZW_SHEETS_THEMES,
  ZW_SHEETS_INDICATORS,
  ZW_SHEETS_COMPARE_ZONES,
  ZW_SHEETS_COMPARE_YEARS,
  ZW_N_SHEETS_SERIES,
} ZwSheetsSeries;

/**
 * ZwSheetsWish:
 * @scale: 5000 for 1:5,000; 0 for the largest round scale that shows @extent
 * @extent: in project coordinates; where it is all zeros or empty, the zone
 * @theme: what %ZW_SHEETS_ONE shows; %ZW_N_THEMES for the map as it is
 * @other_id: the second zone of a comparison
 * @portrait: upright; lying where %FALSE
 * @degrees: a graticule of degrees in place of the grid of the project's coordinates
 * @no_grid: neither
 *
 * Zero-initialised it is one A4 sheet, lying, of the extent theme.
 */
typedef struct
{
  ZwSheetsSeries series;
  ZwPaper paper;
  gboolean portrait;
  double scale;
  ZwEnvelope extent;
  ZwTheme theme;
  gint64 other_id;
  gboolean degrees;
  gboolean no_grid;
} ZwSheetsWish;

const char *zw_paper_get_id (ZwPaper paper);
gboolean zw_paper_from_id (const char *id, ZwPaper *paper);
void zw_paper_get_size (ZwPaper paper, gboolean portrait, double *width_mm, double *height_mm);
const char *zw_sheets_series_get_id (ZwSheetsSeries series);
const char *zw_sheets_series_get_label (ZwSheetsSeries series);
gboolean zw_sheets_series_from_id (const char *id, ZwSheetsSeries *series);
double zw_sheets_round_scale (double scale);

ZwPages *zw_sheets_new_pages (ZwDossier *dossier,
                              const ZwSheetsWish *wish,
                              const ZwProgress *progress,
                              GError **error);

G_END_DECLS
