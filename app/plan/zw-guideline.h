/* zw-guideline.h: the reference tables of the planning guideline
 *
 * What the study of the Institute of Transportation suggests for each type of
 * zone, and the baseline indicators. All of it is compiled in and never changes:
 * pointers into a guideline stay valid while a reference to it is held.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "base/zw-catalog.h"
#include "layers/zw-zone.h"

G_BEGIN_DECLS

/**
 * ZwText:
 * @zh: official words, exactly; %NULL where there is no such text
 * @en: the same in plain planning English
 */
typedef struct
{
  const char *zh;
  const char *en;
} ZwText;

typedef enum
{
  ZW_PHASE_SHORT,
  ZW_PHASE_MID,
  ZW_PHASE_LONG,
  ZW_N_PHASE_KINDS,
} ZwPhaseKind;

/* The work items of table 3.2-1, in its order. */
typedef enum
{
  ZW_WORK_SURVEY,
  ZW_WORK_PLAN,
  ZW_WORK_TRANSIT,
  ZW_WORK_WALKING,
  ZW_WORK_ELECTRIC,
  ZW_WORK_EQUIPMENT,
  ZW_WORK_PROMOTION,
  ZW_WORK_TRANSITION,
  ZW_WORK_COMMUNICATION,
  ZW_WORK_EVALUATION,
  ZW_N_WORK_GROUPS,
  ZW_WORK_NONE = ZW_N_WORK_GROUPS, /* of none of them */
  ZW_WORK_ANY,                     /* where a group is asked for: whichever */
} ZwWorkGroup;

/**
 * ZwGuidelineGroup:
 * @aspect: the heading under which the table puts it
 * @measures: (array length=n_measures): what is done
 * @min_months: least duration, 0 where it depends on the place
 * @months_note: what the table says instead
 * @min_ntd: least cost in NT$, 0 where it depends on the place
 * @cost_note: what the table says instead
 * @min_staff: officials needed at least
 * @shared_with: the group that shares @min_months … @max_months and @min_staff
 *   (survey and plan are one span and one staff), or %ZW_WORK_NONE
 * @necessary: not to be left out when money or staff are short
 * @priority: bits 1 << #ZwPhaseKind of the phases in which it comes first
 * @where: the place in the study
 */
typedef struct
{
  ZwWorkGroup group;
  const char *id;
  const char *aspect_id;
  ZwText aspect;
  ZwText name;
  const ZwText *measures;
  guint n_measures;
  int min_months;
  int max_months;
  ZwText months_note;
  gint64 min_ntd;
  gint64 max_ntd;
  ZwText cost_note;
  int min_staff;
  ZwWorkGroup shared_with;
  gboolean necessary;
  guint priority;
  const char *where;
} ZwGuidelineGroup;

/**
 * ZwGuidelineFocus:
 * @title: what a phase concentrates on, whatever the type (table 2.7-1)
 * @detail: the particulars, or no text
 */
typedef struct
{
  ZwText title;
  ZwText detail;
} ZwGuidelineFocus;

/**
 * ZwGuidelineContent:
 * @order: its place, from 1, in the stage's list of contents: the table has work
 *   items and contents side by side without saying which belongs to which
 */
typedef struct
{
  ZwText text;
  ZwWorkGroup group;
  guint order;
} ZwGuidelineContent;

typedef struct
{
  ZwText name;
  ZwWorkGroup group;
  const ZwGuidelineContent *contents;
  guint n_contents;
} ZwGuidelineItem;

/* Years are those of the common era, both ends included. */
typedef struct
{
  ZwText name;
  int start_year;
  int end_year;
  const ZwText *goals;
  guint n_goals;
  const ZwGuidelineItem *items;
  guint n_items;
  const char *goals_where;
  const char *where;
} ZwGuidelineStage;

/**
 * ZwGuidelinePhase:
 * @period: its years as the sample application writes them
 * @start_year: common era; the year in which a phase ends is the next one's start
 * @emphasis: what the type does first in this phase (section 8.3.3)
 * @stages: (array length=n_stages): those of the short phase; the others have none
 */
typedef struct
{
  ZwPhaseKind kind;
  const char *id;
  ZwText name;
  ZwText subtitle;
  ZwText period;
  int start_year;
  int end_year;
  ZwText strategy;
  ZwText main_work;
  ZwText key_goal;
  ZwText emphasis;
  const ZwGuidelineStage *stages;
  guint n_stages;
  const char *where;
} ZwGuidelinePhase;

/**
 * ZwGuidelineType:
 * @combine_with: other policies it goes well with
 * @survey: what to survey first
 * @local_indicator: an example of an indicator of its own
 */
typedef struct
{
  ZwZoneType type;
  ZwText name;
  ZwText definition;
  ZwText combine_with;
  ZwText survey;
  ZwText local_indicator;
  const ZwText *stakeholders;
  guint n_stakeholders;
  const ZwText *supporting_measures;
  guint n_supporting_measures;
  ZwGuidelinePhase phases[ZW_N_PHASE_KINDS];
} ZwGuidelineType;

/**
 * ZwGuidelineIndicator:
 * @id: "B1" … "B6" basic, "A1" … "A9" advanced
 * @aspect: what it assesses
 * @kind_name: basic or advanced, in words
 * @definition: fractions written with "÷"
 * @numerator: for a fraction, else no text
 * @unit_id: "count", "km", "percent", "ratio", "min", "per-person", "per-km2"
 */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText aspect;
  gboolean advanced;
  ZwText kind_name;
  ZwText definition;
  ZwText numerator;
  ZwText denominator;
  ZwText unit;
  const char *unit_id;
  const char *where;
} ZwGuidelineIndicator;

typedef struct _ZwGuideline ZwGuideline;

ZwGuideline *zw_guideline_new (void);
ZwGuideline *zw_guideline_ref (ZwGuideline *self);
void zw_guideline_unref (ZwGuideline *self);

const ZwGuidelineGroup *zw_guideline_get_group (const ZwGuideline *self, ZwWorkGroup group);
const ZwGuidelineFocus *zw_guideline_get_focus (const ZwGuideline *self,
                                                ZwPhaseKind kind,
                                                guint *n_focus);
const ZwGuidelineType *zw_guideline_get_type (const ZwGuideline *self, ZwZoneType type);
const ZwGuidelineIndicator *zw_guideline_get_indicators (const ZwGuideline *self,
                                                         guint *n_indicators);
const ZwGuidelineIndicator *zw_guideline_find_indicator (const ZwGuideline *self, const char *id);

const char *zw_text_pick (const ZwText *text, const ZwCatalog *catalog);

const char *zw_phase_kind_get_id (ZwPhaseKind kind);
gboolean zw_phase_kind_from_id (const char *id, ZwPhaseKind *kind);
const char *zw_work_group_get_id (ZwWorkGroup group);
gboolean zw_work_group_from_id (const char *id, ZwWorkGroup *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGuideline, zw_guideline_unref)

G_END_DECLS
