/* zw-applicant.h: the government that applies for a subsidy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-rules.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

/* Settings of the project. */
#define ZW_APPLICANT_GOVERNMENT "government"
#define ZW_APPLICANT_GRADE "fiscal-grade"

/**
 * ZwApplicant:
 * @name: (nullable): as the project has it
 * @government: (nullable): which of the 22 that is
 * @grade: fiscal grade, 0 where it is not known
 * @own_grade: the project gives the grade: grades are issued anew every three
 *   years, and an invented city has none
 */
typedef struct
{
  char *name;
  const ZwGovernment *government;
  int grade;
  gboolean own_grade;
} ZwApplicant;

void zw_applicant_load (ZwApplicant *self, ZwStore *store, const ZwRules *rules);
void zw_applicant_clear (ZwApplicant *self);
gboolean zw_applicant_parse_grade (const char *typed, int *grade);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwApplicant, zw_applicant_clear)

G_END_DECLS
