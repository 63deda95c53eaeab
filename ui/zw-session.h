/* zw-session.h: what is open, selected and known at this moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "import/zw-import.h"
#include "layers/zw-zone.h"
#include "metrics/zw-figure-settings.h"
#include "plan/zw-budget.h"
#include "plan/zw-check.h"
#include "plan/zw-reference.h"
#include "render/zw-map-scene.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

#define ZW_TYPE_SESSION (zw_session_get_type ())

/**
 * ZwSession:
 *
 * Stands between the project and the panels: they get it as a property, follow
 * its signals and do not know each other.
 *
 * Properties: "store" (nullable), "zone" (id of the selected zone, 0 for none),
 * "working" (nullable text: what runs in the background).
 *
 * Signals:
 * "opened": another project is open, or none.
 * "layers-changed": scene and layer list are new.
 * "zones-changed": the list of zones is new.
 * "plan-changed": anything else in the project changed.
 * "findings-changed": what the checks say of the selected zone's plan is new.
 * "findings-wanted": findings are shown now: those who check by themselves begin.
 * "evaluated": a new evaluation of the selected zone, or of the outline being
 *   drawn, is there; %NULL where there is nothing to evaluate.
 * "failed" (const char *sentence): something went wrong that the user must hear.
 * "progress" (double fraction, const char *what): of the work in the background.
 */
G_DECLARE_FINAL_TYPE (ZwSession, zw_session, ZW, SESSION, GObject)

ZwSession *zw_session_new (void);

gboolean zw_session_open (ZwSession *self, const char *path, GError **error);
gboolean zw_session_create (ZwSession *self, const char *path, const char *name, GError **error);
void zw_session_close (ZwSession *self);

ZwStore *zw_session_get_store (ZwSession *self);
const ZwGuideline *zw_session_get_guideline (ZwSession *self);
GPtrArray *zw_session_get_layers (ZwSession *self);
GPtrArray *zw_session_get_zones (ZwSession *self);
ZwMapScene *zw_session_get_scene (ZwSession *self);
char *zw_session_dup_project_name (ZwSession *self);
const char *zw_session_get_working (ZwSession *self);

gint64 zw_session_get_zone_id (ZwSession *self);
const ZwZone *zw_session_get_zone (ZwSession *self);
void zw_session_select_zone (ZwSession *self, gint64 id);

void zw_session_show_outline (ZwSession *self, ZwGeometry *outline);
ZwEvaluation *zw_session_get_evaluation (ZwSession *self);
ZwEvaluation *zw_session_get_city_evaluation (ZwSession *self);
gboolean zw_session_is_outline_shown (ZwSession *self);

const ZwFigureSettings *zw_session_get_figure_settings (ZwSession *self);
gboolean zw_session_set_figure_settings (ZwSession *self, const ZwFigureSettings *settings);
char *zw_session_dup_figures_key (ZwSession *self, const ZwFigureSettings *settings);

const ZwRules *zw_session_get_rules (ZwSession *self);
const ZwReference *zw_session_get_reference (ZwSession *self);
ZwPlan *zw_session_get_plan (ZwSession *self);
ZwRecords *zw_session_get_records (ZwSession *self);
const ZwApplicant *zw_session_get_applicant (ZwSession *self);
const ZwCheck *zw_session_get_check (ZwSession *self);
const GPtrArray *zw_session_get_findings (ZwSession *self);
const ZwBudget *zw_session_get_budget (ZwSession *self);
void zw_session_try_budget (ZwSession *self, const ZwBudget *budget);
void zw_session_hold_findings (ZwSession *self);
void zw_session_release_findings (ZwSession *self);
gboolean zw_session_are_findings_shown (ZwSession *self);
void zw_session_set_findings_of (ZwSession *self, const char *source, GPtrArray *findings);

gboolean zw_session_check (ZwSession *self, gboolean done, GError *error);
gboolean zw_session_undo (ZwSession *self);
gboolean zw_session_redo (ZwSession *self);

void zw_session_import_async (ZwSession *self,
                              const ZwImportOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ZwImportReport *zw_session_import_finish (ZwSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
