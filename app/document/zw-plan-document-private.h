/* zw-plan-document-private.h: shared by the chapters of the plan's document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-plan-document.h"

G_BEGIN_DECLS

/* A document on its way. */
typedef struct
{
  const ZwPlanDocumentInput *input;
  ZwDocument *document;
  gboolean chinese;
} ZwPlanWriter;

/* Stands in a table where nothing is given. */
#define ZW_PLAN_NOTHING "—"

void zw_plan_writer_add_place (ZwPlanWriter *self);
void zw_plan_writer_add_survey (ZwPlanWriter *self);
void zw_plan_writer_add_phases (ZwPlanWriter *self);
void zw_plan_writer_add_work (ZwPlanWriter *self);
void zw_plan_writer_add_method (ZwPlanWriter *self);

const char *zw_plan_writer_tr (const ZwPlanWriter *self, const char *text) G_GNUC_FORMAT (2);
const char *zw_plan_writer_pick (const ZwPlanWriter *self, const char *zh, const char *en);

char *zw_plan_format_number (double value, int decimals);
char *zw_plan_format_plain (double value);
char *zw_plan_format_years (int start_year, int end_year, gboolean chinese);
char *zw_plan_format_years_lines (int start_year, int end_year, gboolean chinese);
char *zw_plan_format_day (const char *date, gboolean chinese);
char *zw_plan_dup_phase_name (const ZwPlanWriter *self, const ZwPlanPhase *phase);
const char *zw_plan_or_nothing (const char *text);

G_END_DECLS
