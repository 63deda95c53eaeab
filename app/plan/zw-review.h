/* zw-review.h: the formal check and the score sheet, answered from the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-situation.h"

G_BEGIN_DECLS

/* The planner has not scored an item. */
#define ZW_REVIEW_NO_SCORE (-1)

/**
 * ZwReviewAnswer:
 * @judged: the answer is the planner's word
 * @reason: one sentence: what it rests on, or what is missing
 */
typedef struct
{
  const ZwFormalQuestion *question;
  ZwAnswer answer;
  gboolean judged;
  char *reason;
} ZwReviewAnswer;

/**
 * ZwReviewScore:
 * @score: what the planner gives it, or %ZW_REVIEW_NO_SCORE
 * @evidence: one sentence: what the project holds for it
 */
typedef struct
{
  const ZwScoreItem *item;
  int score;
  char *evidence;
} ZwReviewScore;

/**
 * ZwReview:
 * @answers: (array length=n_answers): in the order of annex 4
 * @scores: (array length=n_scores): in the order of table 1
 * @n_scored: items that have a score
 * @total: sum of these
 * @most: sum of the points of all items
 * @pass: least mean with which a plan passes
 */
typedef struct
{
  ZwReviewAnswer *answers;
  guint n_answers;
  ZwReviewScore *scores;
  guint n_scores;
  guint n_scored;
  int total;
  int most;
  int pass;
} ZwReview;

ZwReview *zw_review_new (const ZwCheckInput *input, const GPtrArray *findings);
void zw_review_free (ZwReview *self);
void zw_review_check (const ZwReview *self, const ZwCheckInput *input, GPtrArray *findings);
const char *zw_answer_get_id (ZwAnswer answer);
const char *zw_answer_get_label (ZwAnswer answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwReview, zw_review_free)

G_END_DECLS
