/* zw-score-card.h: one item of the score sheet, its evidence and the own score
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SCORE_CARD (zw_score_card_get_type ())

/**
 * ZwScoreCard:
 *
 * The item in official words, what the project holds for it, and the score and
 * note that the planner gives, each change one step of undo.
 */
G_DECLARE_FINAL_TYPE (ZwScoreCard, zw_score_card, ZW, SCORE_CARD, GtkWidget)

GtkWidget *zw_score_card_new (ZwSession *session, const ZwScoreItem *item);
const char *zw_score_card_get_subject (ZwScoreCard *self);
void zw_score_card_show (ZwScoreCard *self, const ZwReviewScore *score, gboolean other_zone);
gboolean zw_score_card_undo_typing (ZwScoreCard *self);

G_END_DECLS
