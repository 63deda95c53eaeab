/* zw-situation.h: money and staff of the government, and what the guideline advises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-check-input.h"

G_BEGIN_DECLS

/* Settings of the project. */
#define ZW_SITUATION_STAFF "staff-available"
#define ZW_SITUATION_OWN_REVENUE "own-revenue-percent"

typedef enum
{
  ZW_ANSWER_CANNOT_TELL,
  ZW_ANSWER_YES,
  ZW_ANSWER_NO,
} ZwAnswer;

/**
 * ZwSituationFound:
 * @own_revenue_percent: NaN where not known
 * @staff_available: or %ZW_CHECK_NO_STAFF
 * @staff_needed: least officials for all the necessary work
 * @staff_optional: least officials for the other work in the plan
 * @situation: (nullable): one of four, where both answers are known
 * @missing: (nullable): what must be known to tell, in a sentence
 */
typedef struct
{
  ZwAnswer enough_money;
  ZwAnswer enough_staff;
  double own_revenue_percent;
  int staff_available;
  int staff_needed;
  int staff_optional;
  const ZwSituation *situation;
  char *missing;
} ZwSituationFound;

void zw_situation_find (ZwSituationFound *self, const ZwCheckInput *input);
void zw_situation_check (const ZwSituationFound *self,
                         const ZwCheckInput *input,
                         GPtrArray *findings);
gboolean zw_situation_set (ZwStore *store, const char *key, const char *typed, GError **error);
void zw_situation_found_clear (ZwSituationFound *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwSituationFound, zw_situation_found_clear)

G_END_DECLS
