/* zw-content-plan-private.h: shared by the tables of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-content-plan.h"
#include "plan/zw-application-form.h"

G_BEGIN_DECLS

/* Stands in a table where nothing is given. */
#define ZW_CONTENT_NOTHING "—"

/**
 * ZwContentRows:
 * @form: that of the type of zone
 * @table: (nullable): %NULL while rows are only counted
 * @most: rows to print
 * @n: rows so far, with those that are only counted
 *
 * Rows on their way into a table.
 */
typedef struct
{
  ZwDossier *dossier;
  const ZwApplicationForm *form;
  ZwTable *table;
  guint most;
  guint n;
} ZwContentRows;

gboolean zw_content_rows_begin (ZwContentRows *self, ZwRowKind kind);

char *zw_content_print_typed (ZwDossier *dossier,
                              double value,
                              int decimals,
                              const char *unit,
                              const char *name,
                              const char *key_format,
                              ...) G_GNUC_PRINTF (6, 7);
int zw_content_get_decimals (double value);
char *zw_content_dup_years (const ZwDossier *dossier, int start_year, int end_year);
char *zw_content_dup_bullets (const char *lines);
const char *zw_content_text (const ZwDossier *dossier, const ZwText *text);

/* Columns of the budget. */
typedef enum
{
  ZW_CONTENT_CENTRAL,
  ZW_CONTENT_LOCAL,
  ZW_CONTENT_TOTAL,
  ZW_CONTENT_N_AMOUNTS,
} ZwContentAmount;

/* zw-content-budget.c */
char *zw_content_dup_amount (ZwDossier *dossier, const ZwBudgetRow *row, ZwContentAmount amount);
void zw_content_add_items (ZwContentRows *rows);
void zw_content_add_budget (ZwContentRows *rows);
char *zw_content_dup_budget_sentence (ZwDossier *dossier);
char *zw_content_dup_money (ZwDossier *dossier,
                            gint64 ntd,
                            const char *name,
                            const char *key_format,
                            ...) G_GNUC_PRINTF (4, 5);

/* zw-content-effects.c */
gboolean zw_content_has_actual (const ZwDossier *dossier);
void zw_content_add_effects (ZwContentRows *rows);
void zw_content_add_methods (ZwContentRows *rows);
char *zw_content_dup_effect (ZwDossier *dossier, const ZwRecord *effect, gboolean one_line);
char *zw_content_dup_effect_name (const ZwDossier *dossier, const ZwRecord *effect);

G_END_DECLS
