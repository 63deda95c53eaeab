/* zw-indicator-card.h: one indicator: its figure, and what it rests on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

#define ZW_TYPE_INDICATOR_CARD (zw_indicator_card_get_type ())

G_DECLARE_FINAL_TYPE (ZwIndicatorCard, zw_indicator_card, ZW, INDICATOR_CARD, GtkWidget)

GtkWidget *zw_indicator_card_new (ZwIndicatorId id, const ZwCatalog *catalog);
void zw_indicator_card_set (ZwIndicatorCard *self,
                            const ZwIndicator *zone,
                            const ZwIndicator *city);
const char *zw_indicator_card_get_figure (ZwIndicatorCard *self);

G_END_DECLS
