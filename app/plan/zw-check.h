/* zw-check.h: all checks of a zone's plan together
 *
 *   g_autoptr (ZwCheck) check = zw_check_new (&input);   quick, no disk, no geometry
 *
 *   g_autoptr (ZwCheckRun) run = zw_check_run (store, NULL, 0, error);   from the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-review.h"

G_BEGIN_DECLS

/* State of the project: edition of the directions at the last check. */
#define ZW_CHECK_EDITION "checked-edition"

/**
 * ZwCheck:
 * @zone_name: (nullable)
 * @findings: (element-type ZwFinding): most severe first
 */
typedef struct
{
  gint64 zone_id;
  char *zone_name;
  GPtrArray *findings;
  ZwSituationFound situation;
  ZwReview *review;
} ZwCheck;

/**
 * ZwCheckTables:
 *
 * What all checks look things up in.
 */
typedef struct
{
  ZwCatalog *catalog;
  ZwGuideline *guideline;
  ZwRules *rules;
  ZwReference *reference;
  ZwCheckWords *words;
} ZwCheckTables;

/**
 * ZwCheckRun:
 * @zones: (element-type ZwCheck): of each zone looked at, in order
 * @tables: what findings and reviews point into
 * @project: (nullable): its name
 * @edition: of the directions checked against
 */
typedef struct
{
  GPtrArray *zones;
  ZwCheckTables tables;
  char *project;
  char *edition;
} ZwCheckRun;

ZwCheck *zw_check_new (const ZwCheckInput *input);
void zw_check_free (ZwCheck *self);

void zw_check_tables_init (ZwCheckTables *self);
void zw_check_tables_clear (ZwCheckTables *self);

void zw_check_input_init (ZwCheckInput *self, const ZwCheckTables *tables);
void zw_check_input_set_settings (ZwCheckInput *self, ZwStore *store);
GArray *zw_check_load_boundaries (ZwStore *store,
                                  const ZwPlan *plan,
                                  const ZwRecords *records,
                                  GError **error);

/**
 * ZwCheckExtra:
 * Adds findings of other parts that look at the place, such as the siting.
 */
typedef gboolean (*ZwCheckExtra) (ZwStore *store,
                                  gint64 zone_id,
                                  const ZwCheckTables *tables,
                                  GPtrArray *findings,
                                  gpointer user_data,
                                  GError **error);

ZwCheckRun *zw_check_run (ZwStore *store,
                          gint64 zone_id,
                          ZwCheckExtra extra,
                          gpointer user_data,
                          GError **error);
void zw_check_run_free (ZwCheckRun *self);
void zw_check_remember_edition (ZwStore *store, const ZwRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCheck, zw_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCheckRun, zw_check_run_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwCheckTables, zw_check_tables_clear)

G_END_DECLS
