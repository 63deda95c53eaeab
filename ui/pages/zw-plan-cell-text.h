/* zw-plan-cell-text.h: what the table of a plan says, column by column
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PLAN_COLUMN_NAME,
  ZW_PLAN_COLUMN_GROUP,
  ZW_PLAN_COLUMN_WHO,
  ZW_PLAN_COLUMN_YEARS,
  ZW_PLAN_COLUMN_COST,
  ZW_PLAN_COLUMN_STAFF,
  ZW_PLAN_COLUMN_FUNDING,
  ZW_N_PLAN_COLUMNS,
} ZwPlanColumn;

/**
 * ZwPlanCellText:
 * @text: (nullable): what stands in the cell
 * @detail: (nullable): what stands below it, smaller
 * @tooltip: (nullable): the whole of it
 */
typedef struct
{
  char *text;
  char *detail;
  char *tooltip;
} ZwPlanCellText;

void zw_plan_cell_text_init (ZwPlanCellText *self,
                             ZwPlan *plan,
                             ZwPlanPart part,
                             gconstpointer data,
                             ZwPlanColumn column,
                             const ZwGuideline *guideline,
                             const ZwCatalog *catalog);
void zw_plan_cell_text_clear (ZwPlanCellText *self);

const char *zw_plan_part_get_label (ZwPlanPart part);
const char *zw_plan_group_get_label (ZwWorkGroup group,
                                     const ZwGuideline *guideline,
                                     const ZwCatalog *catalog);
char *zw_plan_indicator_dup_label (const char *indicator,
                                   const ZwGuideline *guideline,
                                   const ZwCatalog *catalog);
char *zw_plan_number_format (double number);
char *zw_plan_total_dup_note (const ZwPlanTotal *total);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwPlanCellText, zw_plan_cell_text_clear)

G_END_DECLS
