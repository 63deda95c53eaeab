/* zw-siting.h: the six principles of where a zone is to be, held against the data
 *
 *   ground = zw_siting_ground_load (store, zone, …)   the place: slow, any thread
 *   siting = zw_siting_new (ground, records, plan, …) the verdicts: quick
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "geometry/zw-extent.h"
#include "metrics/zw-figure-settings.h"
#include "metrics/zw-service-level.h"
#include "metrics/zw-sides.h"
#include "plan/zw-plan.h"
#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

#define ZW_SITING_N_PRINCIPLES 6

/* The guideline asks for clear boundaries and gives no number: four fifths of the
 * outline along something that everybody sees or every map shows. */
#define ZW_SITING_DEFAULT_BOUNDARY_SHARE 0.8

/* What people accept to walk, as in the coverage indicator (A1). */
#define ZW_SITING_DEFAULT_WALK_M 500.0
#define ZW_SITING_DEFAULT_WALK_KMH 4.0

/* From so strict a rule on (see #ZwForeignCase) a zone may begin small. */
#define ZW_SITING_STRICT 5

/* With fewer figures on both sides nothing is said of green transport. */
#define ZW_SITING_LEAST_FIGURES 3

typedef enum
{
  ZW_VERDICT_MET,
  ZW_VERDICT_NOT_MET,
  ZW_VERDICT_CANNOT_TELL,
  ZW_N_VERDICTS,
} ZwVerdict;

/**
 * ZwSitingSettings:
 * @tolerance_m: how far from the outline a line may run and still be its boundary
 * @boundary_share: part of the outline that must run along such lines, 0 to 1
 * @walk_m: what people accept to walk
 * @walk_kmh: how fast they walk
 * @catalog: (nullable): language of all words; the program's where %NULL
 *
 * Initialise with zw_siting_settings_init() or zw_siting_settings_load().
 */
typedef struct
{
  double tolerance_m;
  double boundary_share;
  double walk_m;
  double walk_kmh;
  ZwCatalog *catalog;
} ZwSitingSettings;

typedef enum
{
  ZW_SITING_SHARE, /* a fraction, read as per cent */
  ZW_SITING_COUNT,
  ZW_SITING_PER_KM2,
  ZW_SITING_KM,
  ZW_SITING_KM_PER_KM2,
  ZW_SITING_PER_PERSON,
  ZW_SITING_RATIO,
  ZW_SITING_KM2,
  ZW_SITING_M,
  ZW_SITING_MIN,
  ZW_SITING_VEHICLES, /* a day */
  ZW_SITING_KMH,
  ZW_SITING_TIME, /* minutes after midnight, past 1440 for the night that follows */
  ZW_SITING_YEARS,
  ZW_SITING_N_UNITS,
} ZwSitingUnit;

/* How a figure speaks for the principle. */
typedef enum
{
  ZW_SITING_SILENT,
  ZW_SITING_FOR,
  ZW_SITING_AGAINST,
} ZwSitingVoice;

/**
 * ZwSitingFigure:
 * @id: stays the same: "A1", "along_roads", "width"
 * @label: translated
 * @value: NaN where it is not known
 * @other: what it is held against; NaN for nothing
 * @other_label: (nullable): translated: the rest of the city, a setting
 */
typedef struct
{
  char *id;
  char *label;
  ZwSitingUnit unit;
  double value;
  double other;
  char *other_label;
  ZwSitingVoice voice;
} ZwSitingFigure;

/**
 * ZwSitingPrinciple:
 * @number: 1 to 6
 * @verdict: what the data say
 * @reason: translated sentence on why
 * @text: (nullable): translated, more than a sentence: the four sides
 * @missing: (element-type utf8): translated sentences: what is not known, and with
 *   what it would be
 * @figures: (element-type ZwSitingFigure): the evidence
 * @roles: bits 1 << #ZwRole of layers that show it on a map
 * @judged: the planner gave a verdict of their own
 * @own: it, which counts
 * @note: (nullable): what the planner wrote
 */
typedef struct
{
  guint number;
  ZwVerdict verdict;
  char *reason;
  char *text;
  GPtrArray *missing;
  GArray *figures;
  guint roles;
  gboolean judged;
  ZwVerdict own;
  char *note;
} ZwSitingPrinciple;

/**
 * ZwSitingTraffic:
 * @n: places or stretches of road with a figure, the zone and the rest together
 * @is_lines: stretches, weighted by their length, else counting places
 * @volume_in, @volume_out: mean vehicles a day; NaN where none is known
 * @speed_in, @speed_out: mean km/h
 * @vehicle_km_in: driven in the zone in a day; NaN for counting places
 */
typedef struct
{
  guint n;
  gboolean is_lines;
  double volume_in;
  double volume_out;
  double speed_in;
  double speed_out;
  double vehicle_km_in;
} ZwSitingTraffic;

/**
 * ZwSitingGround:
 * @zone: outline
 * @settings: what it was worked out with
 * @catalog: language of all words
 * @figures: indicators of the zone
 * @city: those of the whole city
 * @sides: what runs along the outline
 * @extent: how long and wide the zone is
 * @has_extent: %FALSE where the outline encloses nothing
 * @hours: when public transport runs in the zone, by kind of day
 * @has_timetable: whether anything is known of it
 * @n_layers: layers of each role that count
 *
 * All that the place itself says. Immutable and shared between threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint64 zone_id;
  char *zone_name;
  ZwZoneType zone_type;
  ZwGeometry *zone;
  ZwSitingSettings settings;
  ZwCatalog *catalog;
  ZwEvaluation *figures;
  ZwEvaluation *city;
  ZwSides *sides;
  ZwExtent extent;
  gboolean has_extent;
  ZwSitingTraffic traffic;
  ZwServiceHours hours[ZW_N_DAY_TYPES];
  gboolean has_timetable;
  guint n_layers[ZW_N_ROLES];
} ZwSitingGround;

/**
 * ZwSitingInput:
 * @zone: with an outline
 * @features: (element-type ZwFeatures): all layers of the project
 * @city: (nullable): its indicators, worked out from @features where %NULL
 * @service: (nullable): departures, where they are known
 * @year: survey year; 0 for the latest
 */
typedef struct
{
  const ZwZone *zone;
  const ZwBaseline *baseline;
  const GPtrArray *features;
  ZwEvaluation *city;
  const ZwServiceBasis *service;
  ZwEvaluateOptions options;
  int year;
} ZwSitingInput;

/**
 * ZwSiting:
 * @strictness: of the strictest vehicle rule, 1 to 6 as #ZwForeignCase; 0 without
 */
typedef struct
{
  ZwSitingGround *ground;
  ZwSitingPrinciple principles[ZW_SITING_N_PRINCIPLES];
  int strictness;
} ZwSiting;

const char *zw_verdict_get_id (ZwVerdict verdict);
gboolean zw_verdict_from_id (const char *id, ZwVerdict *verdict);
const char *zw_verdict_get_label (ZwVerdict verdict, const ZwCatalog *catalog);

void zw_siting_settings_init (ZwSitingSettings *self);
void zw_siting_settings_load (ZwSitingSettings *self, ZwStore *store);
gboolean zw_siting_settings_check (const ZwSitingSettings *self, GError **error);
gboolean zw_siting_settings_save (const ZwSitingSettings *self, ZwStore *store, GError **error);

ZwSitingGround *zw_siting_ground_new (const ZwSitingInput *input,
                                      const ZwSitingSettings *settings,
                                      const ZwProgress *progress,
                                      GError **error);
ZwSitingGround *zw_siting_ground_load (ZwStore *store,
                                       gint64 zone_id,
                                       const ZwSitingSettings *settings,
                                       const ZwProgress *progress,
                                       GError **error);
ZwSitingGround *zw_siting_ground_ref (ZwSitingGround *self);
void zw_siting_ground_unref (ZwSitingGround *self);
ZwSitingTraffic zw_siting_measure_traffic (const ZwGeometry *zone, const GPtrArray *features);

ZwSiting *zw_siting_new (ZwSitingGround *ground,
                         const ZwRecords *records,
                         const ZwPlan *plan,
                         const ZwReference *reference);
ZwSiting *zw_siting_load (ZwStore *store,
                          gint64 zone_id,
                          const ZwSitingSettings *settings,
                          const ZwProgress *progress,
                          GError **error);
void zw_siting_free (ZwSiting *self);
ZwVerdict zw_siting_principle_get_verdict (const ZwSitingPrinciple *self);
const ZwSitingFigure *zw_siting_principle_find (const ZwSitingPrinciple *self, const char *id);
int zw_siting_find_strictness (const ZwRecords *records, const ZwReference *reference);

const char *zw_siting_unit_get_id (ZwSitingUnit unit);
char *zw_siting_format (double value, ZwSitingUnit unit, const ZwCatalog *catalog);
JsonNode *zw_siting_to_json (const ZwSiting *self, const ZwReference *reference);

/* Appends ZwFinding; see zw-finding.h. */
void zw_siting_add_findings (const ZwSiting *self,
                             const ZwReference *reference,
                             GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSitingGround, zw_siting_ground_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSiting, zw_siting_free)

G_END_DECLS
