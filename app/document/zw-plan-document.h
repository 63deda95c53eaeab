/* zw-plan-document.h: the plan of a zone as a document (低碳交通區分期推動規劃)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "base/zw-progress.h"
#include "document/zw-passport.h"
#include "layers/zw-zone.h"
#include "metrics/zw-evaluate.h"
#include "metrics/zw-sides.h"
#include "plan/zw-guideline.h"
#include "plan/zw-plan.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwPlanDocumentInput:
 * @project: name of the project
 * @government: (nullable): whose project it is
 * @crs: coordinate system in which areas and lengths are measured
 * @zone: the zone
 * @scene: what its map shows
 * @sides: what bounds it
 * @evaluation: its indicators; methods and reasons in the words of @catalog
 * @layers: (element-type ZwLayer): the project's layers, for the list of sources
 * @plan: its plan, perhaps empty
 * @guideline: the reference tables
 * @catalog: the language of the document
 * @date: day printed on the cover
 * @passport: where its figures are entered
 *
 * Everything that the document says. All is borrowed for the call; what the
 * pictures need later is referenced.
 */
typedef struct
{
  const char *project;
  const char *government;
  const char *crs;
  const ZwZone *zone;
  ZwMapScene *scene;
  const ZwSides *sides;
  const ZwEvaluation *evaluation;
  const GPtrArray *layers;
  ZwPlan *plan;
  ZwGuideline *guideline;
  ZwCatalog *catalog;
  GDateTime *date;
  ZwPassport *passport;
} ZwPlanDocumentInput;

ZwDocument *zw_plan_document_new (const ZwPlanDocumentInput *input);
ZwDocument *zw_plan_document_load (ZwStore *store,
                                   gint64 zone_id,
                                   const char *language,
                                   GDateTime *date,
                                   ZwPassport *passport,
                                   const ZwProgress *progress,
                                   GError **error);

G_END_DECLS
