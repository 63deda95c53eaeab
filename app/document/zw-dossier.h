/* zw-dossier.h: all that the documents of a zone say, read from the project once
 *
 * The application, the slides and the map sheets are written from one dossier, so
 * that they say the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"
#include "document/zw-passport.h"
#include "layers/zw-timetable.h"
#include "metrics/zw-figure-table.h"
#include "metrics/zw-sides.h"
#include "plan/zw-check.h"
#include "plan/zw-plan.h"
#include "plan/zw-record.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/* Survey years told of, the latest (the form asks for 3 to 5). */
#define ZW_DOSSIER_YEARS 5

/**
 * ZwDossierDistrict:
 * @place: a district (鄉鎮市區) that the zone lies in
 * @share: of the zone's area that lies in it
 */
typedef struct
{
  ZwPlace *place;
  double share;
} ZwDossierDistrict;

/**
 * ZwGap:
 * @place: id of the list "passage" whose chapter wants it
 * @text: one sentence: what to load or write
 * @role: layer to load, or %ZW_N_ROLES
 *
 * What a document lacks.
 */
typedef struct
{
  char *place;
  char *text;
  ZwRole role;
} ZwGap;

/**
 * ZwDossier:
 * @project: its name
 * @government: (nullable)
 * @licence: (nullable): under which the project's data may be used
 * @zone: the zone
 * @zones: (element-type ZwZone): all
 * @layers: (element-type ZwLayer): all, in the project's order
 * @features: (element-type ZwFeatures): those of all layers, in the same order
 * @timetables: (element-type ZwTimetableEntry): perhaps none
 * @scene: what the map of the project shows
 * @districts: (element-type ZwDossierDistrict): largest share first; none where the
 *   project knows no districts
 * @district_area: (nullable): what the districts cover together; %NULL without any
 * @years: (element-type int): survey years, at most %ZW_DOSSIER_YEARS, in order;
 *   perhaps none
 * @tables: (element-type ZwFigureTable): of each of @years: zone, @districts
 * @latest: figures of the latest of everything: zone, @districts, the other districts,
 *   city; of the last two nothing may be known, see zw_dossier_load_for()
 * @others: the same of the other zones, of which nothing may be known either
 * @sides: what bounds the zone
 * @check: findings, formal check and budget questions of the zone
 * @check_tables: rules, reference lists, guideline
 * @passport: every figure that was printed
 * @gaps: (element-type ZwGap): what the documents lack, filled while they are written
 *
 * Immutable but for @passport and @gaps.
 */
typedef struct
{
  gatomicrefcount ref_count;
  ZwCatalog *catalog;
  gboolean chinese;
  GDateTime *date;

  char *project;
  char *government;
  char *licence;
  char *crs;
  ZwApplicant applicant;

  ZwZone *zone;
  GPtrArray *zones;
  GPtrArray *layers;
  GPtrArray *features;
  GPtrArray *timetables;
  ZwMapScene *scene;
  GPtrArray *districts;
  ZwGeometry *district_area;
  GArray *years;
  GPtrArray *tables;
  ZwFigureTable *latest;
  ZwFigureTable *others;
  ZwSides *sides;

  ZwPlan *plan;
  ZwRecords *records;
  ZwBudget *budget;
  ZwCheckRun *check_run;
  const ZwCheck *check;
  const ZwCheckTables *check_tables;

  ZwPassport *passport;
  GPtrArray *gaps;
} ZwDossier;

ZwDossier *zw_dossier_load (ZwStore *store,
                            gint64 zone_id,
                            const char *language,
                            GDateTime *date,
                            const ZwProgress *progress,
                            GError **error);
ZwDossier *zw_dossier_load_for (ZwStore *store,
                                gint64 zone_id,
                                gboolean all_places,
                                const char *language,
                                GDateTime *date,
                                const ZwProgress *progress,
                                GError **error);
ZwDossier *zw_dossier_ref (ZwDossier *self);
void zw_dossier_unref (ZwDossier *self);

const char *zw_dossier_tr (const ZwDossier *self, const char *text) G_GNUC_FORMAT (2);
const char *zw_dossier_pick (const ZwDossier *self, const char *zh, const char *en);

ZwFeatures *zw_dossier_find_features (const ZwDossier *self, ZwRole role);
GPtrArray *zw_dossier_list_features (const ZwDossier *self, ZwRole role);
gboolean zw_dossier_has_role (const ZwDossier *self, ZwRole role);
char *zw_dossier_dup_district_names (const ZwDossier *self);
const char *zw_dossier_get_words (const ZwDossier *self, const char *place, const char *part);

void zw_dossier_add_gap (ZwDossier *self, const char *place, ZwRole role, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

char *zw_dossier_print_indicator (ZwDossier *self,
                                  const ZwFigureRow *row,
                                  int year,
                                  ZwIndicatorId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDossier, zw_dossier_unref)

G_END_DECLS
