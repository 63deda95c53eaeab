/* zw-session-private.h: the session as its own files see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-baseline.h"
#include "metrics/zw-evaluator.h"
#include "plan/zw-applicant.h"
#include "zw-session.h"

G_BEGIN_DECLS

struct _ZwSession
{
  GObject parent_instance;

  /* Owned */
  ZwStore *store;
  ZwCheckTables tables; /* in the language of the window */
  ZwPlan *plan;         /* of the selected zone, as @records */
  ZwRecords *records;
  ZwBudget *budget;
  ZwBudget *tried_budget; /* with what is being typed */
  GArray *boundaries;     /* of ZwBoundaryStep */
  ZwCheck *check;         /* NULL without a zone */
  GPtrArray *findings;
  GHashTable *other_findings; /* of views that check by themselves, by their names */
  GPtrArray *layers;
  GPtrArray *zones;
  ZwMapScene *scene;
  ZwBaseline *baseline;
  ZwEvaluator *evaluator; /* of the baseline; NULL while it is at work */
  ZwEvaluation *evaluation;
  ZwEvaluation *city_evaluation;
  ZwGeometry *outline; /* being drawn or dragged, instead of the selected zone's */
  GCancellable *loading;
  GCancellable *evaluating;
  GPtrArray *map_layers; /* of ZwMapLayer: all, hidden ones too */
  char *layers_signature;
  char *figures_signature;
  char *working;

  ZwApplicant applicant;
  guint n_findings_shown; /* pages that show them */
  ZwFigureSettings figure_settings;
  gint64 zone_id;
  gboolean evaluation_runs;
  gboolean evaluation_wanted;
};

typedef enum
{
  ZW_SESSION_OPENED,
  ZW_SESSION_LAYERS_CHANGED,
  ZW_SESSION_ZONES_CHANGED,
  ZW_SESSION_PLAN_CHANGED,
  ZW_SESSION_EVALUATED,
  ZW_SESSION_FINDINGS_CHANGED,
  ZW_SESSION_FINDINGS_WANTED,
  ZW_SESSION_FAILED,
  ZW_SESSION_PROGRESS,
  ZW_SESSION_N_SIGNALS,
} ZwSessionSignal;

/* For those signals that carry nothing. */
void zw_session_emit (ZwSession *self, ZwSessionSignal signal);
void zw_session_emit_progress (ZwSession *self, double fraction, const char *what);
void zw_session_report (ZwSession *self, const GError *error);
void zw_session_set_working (ZwSession *self, const char *what);
void zw_session_evaluate (ZwSession *self);
void zw_session_read_layers (ZwSession *self);
void zw_session_init_plan (ZwSession *self);
void zw_session_read_plan (ZwSession *self);
void zw_session_forget_plan (ZwSession *self);
void zw_session_finalize_plan (ZwSession *self);
char *zw_session_sign_layers (GPtrArray *layers, gboolean figures);
char *zw_session_sign_figures (GPtrArray *layers, const ZwFigureSettings *settings);

G_END_DECLS
