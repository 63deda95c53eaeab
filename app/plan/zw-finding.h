/* zw-finding.h: what a check has to say about a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"
#include "plan/zw-record.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_SEVERITY_MUST,   /* a broken rule: the application would be refused or corrected */
  ZW_SEVERITY_SHOULD, /* against the guideline's advice, or not complete */
  ZW_SEVERITY_NOTE,   /* worth knowing */
  ZW_N_SEVERITIES,
} ZwSeverity;

/* The part of the window where a finding is put right. */
typedef enum
{
  ZW_VIEW_PHASES,   /* plan: timeline, phases, stages, goals, work items */
  ZW_VIEW_TARGETS,  /* plan: quantified goals and effects */
  ZW_VIEW_SITING,   /* plan: the six principles */
  ZW_VIEW_VEHICLES, /* plan: vehicle rules and signs */
  ZW_VIEW_PEOPLE,   /* plan: stakeholders, measures, meetings */
  ZW_VIEW_BUDGET,   /* money: the budget */
  ZW_VIEW_FUNDING,  /* money: sources and gaps */
  ZW_VIEW_REVIEW,   /* money: formal check and score */
  ZW_N_VIEWS,
} ZwView;

/* Where to go: a cell of a record, a part of the plan, or just a view. */
typedef enum
{
  ZW_PLAN_PLACE_VIEW,
  ZW_PLAN_PLACE_RECORD,
  ZW_PLAN_PLACE_PART,
} ZwPlanPlaceKind;

typedef struct
{
  ZwPlanPlaceKind kind;
  ZwView view;
  ZwRecordKind record; /* for ZW_PLAN_PLACE_RECORD */
  ZwPlanPart part;     /* for ZW_PLAN_PLACE_PART */
  gint64 id;           /* 0: none in particular */
  int field;           /* of the record; -1: none in particular */
} ZwPlanPlace;

/* How found and allowed figures are to be read. */
typedef enum
{
  ZW_FIGURE_WORDS,   /* found and allowed are words, or nothing */
  ZW_FIGURE_NTD,     /* whole NT$ */
  ZW_FIGURE_PERCENT, /* percent */
  ZW_FIGURE_YEAR,    /* of the common era */
  ZW_FIGURE_COUNT,
} ZwFigureUnit;

/* How the allowed figure binds. */
typedef enum
{
  ZW_BOUND_ALLOWED, /* the most, or what there is to choose from */
  ZW_BOUND_LEAST,   /* it takes at least this; of years: none before */
  ZW_BOUND_EXACTLY, /* it has to be this */
} ZwFigureBound;

/**
 * ZwFinding:
 * @rule: which check, such as "budget-cap"; stays the same for ever
 * @clause: (nullable): the official clause or place in the study, as officials cite it
 * @where: what it is about, in words: "2025 · Plate recognition"
 * @found_text, @allowed_text: (nullable): for @unit %ZW_FIGURE_WORDS
 * @found, @allowed: figures in @unit; NaN where there is none. Amounts are exact:
 *   whole NT$ up to %ZW_MONEY_MAX fit a double
 * @bound: how the allowed figure binds
 * @message: one sentence: what is wrong
 * @remedy: one sentence: what would put it right
 */
typedef struct
{
  char *rule;
  ZwSeverity severity;
  char *clause;
  char *where;
  gint64 zone_id;
  ZwPlanPlace place;
  ZwFigureUnit unit;
  double found;
  double allowed;
  ZwFigureBound bound;
  char *found_text;
  char *allowed_text;
  char *message;
  char *remedy;
} ZwFinding;

/* An array of ZwFinding, in the order in which they came. */
GPtrArray *zw_findings_new (void);
ZwFinding *zw_findings_add (GPtrArray *findings,
                            const char *rule,
                            ZwSeverity severity,
                            const char *clause);
ZwFinding *zw_finding_copy (const ZwFinding *self);
void zw_finding_free (ZwFinding *self);
void zw_finding_set_record (ZwFinding *self, ZwView view, ZwRecordKind kind, gint64 id, int field);
void zw_finding_set_part (ZwFinding *self, ZwView view, ZwPlanPart part, gint64 id);
void zw_finding_set_view (ZwFinding *self, ZwView view);
void zw_finding_set_figures (ZwFinding *self, ZwFigureUnit unit, double found, double allowed);
void zw_finding_set_words (ZwFinding *self, const char *found, const char *allowed);
void zw_finding_set_bound (ZwFinding *self, ZwFigureBound bound);
char *zw_finding_dup_figures (const ZwFinding *self, gboolean chinese);
char *zw_finding_dup_found (const ZwFinding *self, gboolean chinese);
char *zw_finding_dup_allowed (const ZwFinding *self, gboolean chinese);
void zw_findings_sort (GPtrArray *findings);
guint zw_findings_count (const GPtrArray *findings, ZwSeverity severity);

const char *zw_severity_get_id (ZwSeverity severity);
const char *zw_severity_get_label (ZwSeverity severity);
const char *zw_figure_bound_get_id (ZwFigureBound bound);
const char *zw_view_get_id (ZwView view);

G_END_DECLS
