/* zw-figure-table.h: the indicators of all places for one survey year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-figure-settings.h"
#include "metrics/zw-place.h"

G_BEGIN_DECLS

/**
 * ZwFigureWish:
 * @zone_id: this zone alone; 0 for all
 * @surroundings: also of what lies around each zone
 * @districts: also of the districts
 * @city: also of the whole city
 */
typedef struct
{
  gint64 zone_id;
  gboolean surroundings;
  gboolean districts;
  gboolean city;
} ZwFigureWish;

/* A place and its indicators; owned by the table. */
typedef struct
{
  ZwPlace *place;
  ZwEvaluation *evaluation;
} ZwFigureRow;

/**
 * ZwFigureTable:
 * @year: the survey year that was asked for; 0 for the latest of everything
 * @settings: what it was worked out with
 * @rows: (element-type ZwFigureRow): zones in the project's order, each followed
 *   by its surroundings, then the districts, then the city
 */
typedef struct
{
  int year;
  ZwFigureSettings settings;
  GPtrArray *rows;
} ZwFigureTable;

ZwFigureTable *zw_figure_table_new (ZwStore *store,
                                    const ZwFigureSettings *settings,
                                    const ZwFigureWish *wish,
                                    const ZwProgress *progress,
                                    GError **error);
ZwFigureTable *zw_figure_table_new_from (const ZwBaseline *baseline,
                                         const ZwFigureSettings *settings,
                                         const GPtrArray *places,
                                         const ZwProgress *progress,
                                         GError **error);
ZwFigureTable *zw_figure_table_new_same (const ZwFigureTable *table,
                                         int year,
                                         const GPtrArray *places);
void zw_figure_table_join (ZwFigureTable *self, ZwFigureTable *other);
void zw_figure_table_free (ZwFigureTable *self);
ZwFigureTable *zw_figure_table_part_zones (ZwFigureTable *self, gint64 zone_id);
const ZwFigureRow *zw_figure_table_find (const ZwFigureTable *self,
                                         ZwPlaceKind kind,
                                         gint64 zone_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFigureTable, zw_figure_table_free)

G_END_DECLS
