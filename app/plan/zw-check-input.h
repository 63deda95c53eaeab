/* zw-check-input.h: what the checks of a zone's plan look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "plan/zw-applicant.h"
#include "plan/zw-budget.h"
#include "plan/zw-check-words.h"
#include "plan/zw-finding.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

/* No number of officials is given. */
#define ZW_CHECK_NO_STAFF (-1)

/**
 * ZwBoundaryStep:
 * @record: id of the record of kind %ZW_RECORD_BOUNDARY
 * @left_m2: area of the boundary in force before that lies outside this one
 *
 * Found beforehand, see zw_check_load_boundaries(): the checks themselves look at
 * no geometry.
 */
typedef struct
{
  gint64 record;
  double left_m2;
} ZwBoundaryStep;

/**
 * ZwCheckInput:
 * @catalog: words in which findings name things; those of the program
 * @plan: (nullable): without it the zone has no plan
 * @records: (nullable): without them the zone has no records
 * @budget: (nullable): what is applied for; without it the figures of the budget
 *   are not checked
 * @applicant: (nullable): the government, as far as the project tells
 * @own_revenue_percent: of its expenditure; NaN for what the guideline has of it
 * @staff_available: officials who can be put to it, or %ZW_CHECK_NO_STAFF
 * @checked_edition: (nullable): edition of the directions at the last check
 * @boundaries: (array length=n_boundaries) (nullable): see #ZwBoundaryStep
 *
 * Nothing is owned: all must stay until the check is done.
 */
typedef struct
{
  const ZwCatalog *catalog;
  const ZwGuideline *guideline;
  const ZwRules *rules;
  const ZwReference *reference;
  const ZwCheckWords *words;

  gint64 zone_id;
  const char *zone_name;
  ZwZoneType zone_type;
  const ZwPlan *plan;
  const ZwRecords *records;

  const ZwBudget *budget;
  const ZwApplicant *applicant;
  double own_revenue_percent;
  int staff_available;

  const char *checked_edition;
  const ZwBoundaryStep *boundaries;
  guint n_boundaries;
} ZwCheckInput;

G_END_DECLS
