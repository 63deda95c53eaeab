/* zw-record.h: the tables that belong to a plan, all read and changed one way
 *
 * Budget rows, funding, targets, effects, vehicle rules, stakeholders, measures,
 * meetings … are records: rows with named fields of few types. What a kind of
 * record consists of is a table in zw-record.c; reading, typing, checking what was
 * typed, printing and undo are the same for all.
 *
 * Every change below is one command, and so one step of undo; called between
 * zw_store_begin() and zw_store_commit() it becomes part of that command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_RECORD_BUDGET,       /* a year and sub-item of the subsidy applied for */
  ZW_RECORD_STATED_TOTAL, /* a total that an office's sheet states */
  ZW_RECORD_FUNDING,      /* money for a work item from any source */
  ZW_RECORD_APPLICATION,  /* of the project: another application of the government */
  ZW_RECORD_TARGET,       /* a quantified goal */
  ZW_RECORD_EFFECT,       /* an effect indicator, now, expected and actual */
  ZW_RECORD_VEHICLE_RULE,
  ZW_RECORD_STAKEHOLDER,
  ZW_RECORD_MEASURE,
  ZW_RECORD_MEETING,
  ZW_RECORD_DEPENDENCY, /* a work item that waits for another */
  ZW_RECORD_BOUNDARY,   /* the zone whose boundary is in force in a phase */
  ZW_RECORD_JUDGEMENT,  /* the planner's own verdict on a principle, question or score item */
  ZW_RECORD_PASSAGE,    /* what a person writes for a place in the application */
  ZW_N_RECORD_KINDS,
} ZwRecordKind;

typedef enum
{
  ZW_RECORD_TEXT,
  ZW_RECORD_LINES,   /* text of several lines */
  ZW_RECORD_CHOICE,  /* id out of a list */
  ZW_RECORD_CHOICES, /* ids out of a list, with spaces between */
  ZW_RECORD_YEAR,    /* of the common era; typed in either calendar */
  ZW_RECORD_DATE,    /* YYYY-MM-DD; typed in either calendar */
  ZW_RECORD_TIME,    /* minutes after midnight; typed as 07:00 */
  ZW_RECORD_MONEY,   /* whole NT$ */
  ZW_RECORD_COUNT,   /* whole, not negative */
  ZW_RECORD_NUMBER,
  ZW_RECORD_PERCENT, /* 35 for 35 % */
  ZW_RECORD_LINK,    /* id of another record or part of the project */
  ZW_RECORD_LINKS,   /* such ids, with spaces between */
} ZwRecordType;

/**
 * ZwRecordField:
 * @id: name in the project file, in JSON and on the command line
 * @label: English, marked for translation
 * @list: for choices a list of zw-reference.h; for links "phase", "item", "zone",
 *   "stakeholder", "measure"
 * @most: greatest value allowed, 0 where there is no such limit
 */
typedef struct
{
  const char *id;
  const char *label;
  ZwRecordType type;
  const char *list;
  double most;
} ZwRecordField;

/**
 * ZwRecordKindInfo:
 * @id: name on the command line, such as "vehicle-rule"
 * @plural: name of the array in JSON, such as "vehicle_rules"
 * @label: English, marked for translation
 * @add, @change, @remove: labels of the commands
 * @of_project: belongs to the project, not to a zone
 */
typedef struct
{
  const char *id;
  const char *plural;
  const char *label;
  const char *add;
  const char *change;
  const char *remove;
  const char *table;
  gboolean of_project;
  const ZwRecordField *fields;
  guint n_fields;
} ZwRecordKindInfo;

/* Fields of each kind, in their order. */
enum
{
  ZW_BUDGET_YEAR,
  ZW_BUDGET_SUB_ITEM,
  ZW_BUDGET_CENTRAL,
  ZW_BUDGET_LOCAL,
  ZW_BUDGET_ITEM, /* work item of the plan that it pays */
  ZW_BUDGET_NOTE,
  ZW_BUDGET_STATED_ITEM, /* words of an office's sheet that match no sub-item */
  ZW_BUDGET_STATED_SUB_ITEM,
  ZW_BUDGET_STATED_TOTAL,
  ZW_BUDGET_STATED_CENTRAL_PERCENT,
  ZW_BUDGET_STATED_LOCAL_PERCENT,
};
enum
{
  ZW_STATED_YEAR, /* not given: of the whole budget */
  ZW_STATED_CENTRAL,
  ZW_STATED_LOCAL,
  ZW_STATED_TOTAL,
};
enum
{
  ZW_FUNDING_ITEM,
  ZW_FUNDING_KIND,
  ZW_FUNDING_PROGRAMME,
  ZW_FUNDING_NAME, /* where it is no programme of the list */
  ZW_FUNDING_YEAR,
  ZW_FUNDING_AMOUNT,
  ZW_FUNDING_NOTE,
};
enum
{
  ZW_APPLICATION_NAME,
  ZW_APPLICATION_YEAR,
  ZW_APPLICATION_CENTRAL,
};
enum
{
  ZW_TARGET_RANK,
  ZW_TARGET_GOAL,
  ZW_TARGET_NAME,
  ZW_TARGET_UNIT,
  ZW_TARGET_BASE_YEAR,
  ZW_TARGET_BASE,
  ZW_TARGET_SHORT_YEAR,
  ZW_TARGET_SHORT,
  ZW_TARGET_MID_YEAR,
  ZW_TARGET_MID,
  ZW_TARGET_LONG_YEAR,
  ZW_TARGET_LONG,
  ZW_TARGET_NOTE,
};
enum
{
  ZW_EFFECT_INDICATOR,
  ZW_EFFECT_NAME,
  ZW_EFFECT_UNIT,
  ZW_EFFECT_PHASE,
  ZW_EFFECT_NOW_YEAR,
  ZW_EFFECT_NOW,
  ZW_EFFECT_EXPECTED_YEAR,
  ZW_EFFECT_EXPECTED,
  ZW_EFFECT_ACTUAL_YEAR,
  ZW_EFFECT_ACTUAL,
  ZW_EFFECT_ITEM,    /* the work item that brings it about */
  ZW_EFFECT_MEASURE, /* or the measure */
  ZW_EFFECT_NOTE,
};
enum
{
  ZW_VEHICLE_RULE_PHASE,
  ZW_VEHICLE_RULE_VEHICLES,
  ZW_VEHICLE_RULE_FUEL,
  ZW_VEHICLE_RULE_STANDARD,
  ZW_VEHICLE_RULE_START_YEAR,
  ZW_VEHICLE_RULE_DAYS,
  ZW_VEHICLE_RULE_FROM,
  ZW_VEHICLE_RULE_TO,
  ZW_VEHICLE_RULE_ACTION,
  ZW_VEHICLE_RULE_AMOUNT,
  ZW_VEHICLE_RULE_AMOUNT_MAX,
  ZW_VEHICLE_RULE_EXEMPTIONS,
  ZW_VEHICLE_RULE_TRIPS,
  ZW_VEHICLE_RULE_BUFFER_OTHER,    /* years, vehicles registered outside */
  ZW_VEHICLE_RULE_BUFFER_RESIDENT, /* years, vehicles registered in the zone */
  ZW_VEHICLE_RULE_NOTE,
};
enum
{
  ZW_STAKEHOLDER_NAME,
  ZW_STAKEHOLDER_INTEREST, /* 0 to 10 */
  ZW_STAKEHOLDER_POWER,    /* 0 to 10 */
  ZW_STAKEHOLDER_TRIPS,
  ZW_STAKEHOLDER_IMPACT,
  ZW_STAKEHOLDER_NOTE,
};
enum
{
  ZW_MEASURE_NAME,
  ZW_MEASURE_STAKEHOLDER,
  ZW_MEASURE_TRIPS,
  ZW_MEASURE_STRATEGY,
  ZW_MEASURE_PHASE,
  ZW_MEASURE_ITEM,
  ZW_MEASURE_NOTE,
};
enum
{
  ZW_MEETING_DATE,
  ZW_MEETING_KIND,
  ZW_MEETING_STAKEHOLDERS,
  ZW_MEETING_ATTENDANCE,
  ZW_MEETING_OPINION,
  ZW_MEETING_RESPONSE,
  ZW_MEETING_CHANGE,
};
enum
{
  ZW_DEPENDENCY_ITEM,
  ZW_DEPENDENCY_AFTER, /* which waits until this one ends */
};
enum
{
  ZW_BOUNDARY_PHASE,
  ZW_BOUNDARY_ZONE,
};
enum
{
  ZW_JUDGEMENT_SUBJECT, /* "principle-1", "question-3", "score-whole" */
  ZW_JUDGEMENT_VERDICT, /* of the list "verdict" */
  ZW_JUDGEMENT_SCORE,
  ZW_JUDGEMENT_NOTE,
};

enum
{
  ZW_PASSAGE_PLACE, /* of the list "passage" */
  ZW_PASSAGE_PART,  /* of a place that comes more than once: id of the sub-item */
  ZW_PASSAGE_WORDS,
};

typedef struct _ZwRecord ZwRecord;
typedef struct _ZwRecords ZwRecords;

const ZwRecordKindInfo *zw_record_kind_get_info (ZwRecordKind kind);
gboolean zw_record_kind_from_id (const char *id, ZwRecordKind *kind);
int zw_record_kind_find_field (ZwRecordKind kind, const char *id);

ZwRecords *zw_records_load (ZwStore *store, gint64 zone_id, GError **error);
ZwRecords *zw_records_ref (ZwRecords *self);
void zw_records_unref (ZwRecords *self);

/* (element-type ZwRecord), in order */
const GPtrArray *zw_records_get (const ZwRecords *self, ZwRecordKind kind);
const ZwRecord *zw_records_find (const ZwRecords *self, ZwRecordKind kind, gint64 id);
const ZwRecord *zw_records_find_judgement (const ZwRecords *self, const char *subject);
const ZwRecord *zw_records_find_passage (const ZwRecords *self,
                                         const char *place,
                                         const char *part);
const char *zw_records_get_passage (const ZwRecords *self, const char *place, const char *part);

gint64 zw_record_get_id (const ZwRecord *self);
ZwRecordKind zw_record_get_kind (const ZwRecord *self);
gboolean zw_record_has (const ZwRecord *self, guint field);
const char *zw_record_get_text (const ZwRecord *self, guint field);
gint64 zw_record_get_int (const ZwRecord *self, guint field, gint64 otherwise);
double zw_record_get_number (const ZwRecord *self, guint field);
gboolean zw_record_includes (const ZwRecord *self, guint field, const char *id);
char *zw_record_format (const ZwRecord *self, guint field, gboolean chinese);

gint64 zw_record_add (ZwStore *store, ZwRecordKind kind, gint64 zone_id, GError **error);
gboolean zw_record_set (ZwStore *store,
                        ZwRecordKind kind,
                        gint64 id,
                        guint field,
                        const char *typed,
                        GError **error);
gboolean zw_record_set_int (ZwStore *store,
                            ZwRecordKind kind,
                            gint64 id,
                            guint field,
                            gint64 value,
                            GError **error);
gboolean zw_record_set_number (ZwStore *store,
                               ZwRecordKind kind,
                               gint64 id,
                               guint field,
                               double value,
                               GError **error);
gboolean zw_record_remove (ZwStore *store, ZwRecordKind kind, gint64 id, GError **error);
gboolean zw_record_remove_all (ZwStore *store, ZwRecordKind kind, gint64 zone_id, GError **error);
gboolean zw_record_move (ZwStore *store, ZwRecordKind kind, gint64 id, guint place, GError **error);
gboolean zw_records_sweep (ZwStore *store, GError **error);
gint64 zw_record_find_or_add_judgement (ZwStore *store,
                                        gint64 zone_id,
                                        const char *subject,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwRecords, zw_records_unref)

G_END_DECLS
