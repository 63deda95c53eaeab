/* zw-content-survey-private.h: what the tables and sentences of the survey share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-content-survey.h"
#include "metrics/zw-tally.h"

G_BEGIN_DECLS

#define ZW_SURVEY_NOTHING "—"
#define ZW_SURVEY_M2_PER_HA 1e4
#define ZW_SURVEY_M2_PER_KM2 1e6

/**
 * ZwSurveyPlace:
 * @key: as figures' keys begin: "zone-3", "district-63000010", "districts-of-3"
 * @name: "舊城低碳交通區", "中正區、大安區"
 * @geometry: belongs to the dossier
 * @row: (nullable): its indicators, latest; %NULL for all districts together
 */
typedef struct
{
  char *key;
  char *name;
  const ZwGeometry *geometry;
  const ZwFigureRow *row;
} ZwSurveyPlace;

/**
 * ZwSurveyWriter:
 * @passport: (nullable): where figures are entered; %NULL while rows are counted
 * @rows: (element-type ZwSurveyRow)
 * @only: bits of ZW_CONTENT_INDICATOR_BIT(): of the table of green transport only rows
 *   of these indicators; 0 for all
 *
 * Collects the rows of a table.
 */
typedef struct
{
  const ZwDossier *dossier;
  ZwPassport *passport;
  GPtrArray *rows;
  guint only;
} ZwSurveyWriter;

/* Cells: NULL lets the one above reach down. A group has one cell. */
typedef struct
{
  ZwRowKind kind;
  GPtrArray *cells;
} ZwSurveyRow;

ZwSurveyPlace *zw_survey_place_new_zone (const ZwDossier *dossier);
ZwSurveyPlace *zw_survey_place_new_around (const ZwDossier *dossier);
GPtrArray *zw_survey_place_list (const ZwDossier *dossier);
void zw_survey_place_free (ZwSurveyPlace *self);

const ZwFigureRow *zw_survey_find_row (const ZwFigureTable *table, const ZwFigureRow *like);

char *zw_survey_print (const ZwSurveyWriter *self,
                       const ZwSurveyPlace *place,
                       const char *what,
                       const char *name,
                       double value,
                       int decimals,
                       const char *unit,
                       const char *method,
                       const GPtrArray *features);
char *zw_survey_print_part (const ZwSurveyWriter *self,
                            const ZwSurveyPlace *place,
                            const ZwFigureRow *row,
                            int year,
                            ZwIndicatorId id,
                            const char *part);

void zw_survey_begin_row (ZwSurveyWriter *self, ZwRowKind kind);
void zw_survey_add_cell (ZwSurveyWriter *self, const char *text);
void zw_survey_take_cell (ZwSurveyWriter *self, char *text);

/* A survey of residents: the layer and the year it tells of, 0 where not said. */
typedef struct
{
  GPtrArray *features;
  int year;
} ZwSurveyCensus;

GPtrArray *zw_survey_list_censuses (const ZwDossier *dossier);
const char *zw_survey_find_kind_field (const GPtrArray *features);
guint zw_survey_count_routes (const ZwTally *lengths);
const char *zw_survey_find_mode (const GPtrArray *layers, const char *name);
gboolean zw_survey_is_rail (const char *mode);
gboolean zw_survey_is_bus (const char *mode);
char *zw_survey_dup_year (const ZwDossier *dossier, int year);
char *zw_survey_name (const ZwDossier *dossier, const char *zh, const char *en, int year);
char *zw_survey_dup_mode (const ZwDossier *dossier, const char *mode);

/* A line and the stops it serves in a place, in its order. */
typedef struct
{
  char *mode;
  char *agency;
  char *id;
  char *name;       /* empty for stops of which no line is known */
  GPtrArray *names; /* of the stops, each once */
  guint n_stops;
} ZwSurveyLine;

/**
 * ZwSurveyStops:
 * @lines: (element-type ZwSurveyLine): by mode, then in the timetable's order; at the
 *   end of each mode the stops of which no line is known
 * @n_rail, @n_bus, @n_other: stops, each counted once
 * @n_unknown: stops without a mode
 */
typedef struct
{
  GPtrArray *lines;
  guint n_rail;
  guint n_bus;
  guint n_other;
  guint n_unknown;
} ZwSurveyStops;

ZwSurveyStops *zw_survey_stops_new (const ZwDossier *dossier, const ZwGeometry *place);
void zw_survey_stops_free (ZwSurveyStops *self);

void zw_survey_write_stops (ZwSurveyWriter *self, gboolean rail);
gboolean zw_survey_tells_docks (const ZwDossier *dossier);
void zw_survey_write_bikes (ZwSurveyWriter *self);
void zw_survey_write_population (ZwSurveyWriter *self);
void zw_survey_write_landuse (ZwSurveyWriter *self);
void zw_survey_write_green (ZwSurveyWriter *self);
void zw_survey_write_attractions (ZwSurveyWriter *self);
void zw_survey_write_routes (ZwSurveyWriter *self);

guint zw_survey_list_green_years (const ZwDossier *dossier, int years[ZW_DOSSIER_YEARS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSurveyPlace, zw_survey_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSurveyStops, zw_survey_stops_free)

G_END_DECLS
