/* zw-siting-private.h: what the files of the siting check share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-siting.h"

G_BEGIN_DECLS

/* Fuels whose use emits. */
typedef enum
{
  ZW_SITING_PETROL,
  ZW_SITING_DIESEL,
  ZW_SITING_HYBRID,
  ZW_SITING_N_FUELS,
} ZwSitingFuel;

guint zw_siting_get_fuels (const ZwRecord *rule);
gboolean zw_siting_has_words (const ZwRecord *record, guint field);

void zw_siting_part_sentences (GString *text);
const char *zw_siting_say (const ZwSiting *self, const char *text) G_GNUC_FORMAT (2);
ZwSitingFigure *zw_siting_add_figure (ZwSitingPrinciple *self,
                                      const char *id,
                                      const char *label,
                                      ZwSitingUnit unit,
                                      double value);
void zw_siting_compare (ZwSitingFigure *self, double other, const char *label);
void zw_siting_miss (ZwSitingPrinciple *self, const char *sentence);
void zw_siting_decide (ZwSitingPrinciple *self, ZwVerdict verdict, char *reason);

void zw_siting_look_at_need (ZwSiting *self, ZwSitingPrinciple *principle);
void zw_siting_look_at_boundary (ZwSiting *self, ZwSitingPrinciple *principle);
void zw_siting_look_at_size (ZwSiting *self,
                             ZwSitingPrinciple *principle,
                             const ZwReference *reference);
void zw_siting_look_at_vehicles (ZwSiting *self,
                                 ZwSitingPrinciple *principle,
                                 const ZwRecords *records,
                                 const ZwPlan *plan,
                                 const ZwReference *reference);
void zw_siting_look_at_hours (ZwSiting *self,
                              ZwSitingPrinciple *principle,
                              const ZwRecords *records,
                              const ZwReference *reference);
void zw_siting_look_at_people (ZwSiting *self,
                               ZwSitingPrinciple *principle,
                               const ZwRecords *records);

G_END_DECLS
