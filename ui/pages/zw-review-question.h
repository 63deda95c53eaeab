/* zw-review-question.h: one question of the formal check and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_REVIEW_QUESTION (zw_review_question_get_type ())

/**
 * ZwReviewQuestion:
 *
 * The question in official words, the answer and what it rests on, and the
 * planner's own answer and note, each change one step of undo.
 */
G_DECLARE_FINAL_TYPE (ZwReviewQuestion, zw_review_question, ZW, REVIEW_QUESTION, GtkWidget)

GtkWidget *zw_review_question_new (ZwSession *session, const ZwFormalQuestion *question);
const char *zw_review_question_get_subject (ZwReviewQuestion *self);
void zw_review_question_show (ZwReviewQuestion *self,
                              const ZwReviewAnswer *answer,
                              gboolean other_zone);
gboolean zw_review_question_undo_typing (ZwReviewQuestion *self);

G_END_DECLS
