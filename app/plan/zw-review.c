/* zw-review.c: the formal check and the score sheet, answered from the project
 *
 * Annex 4 asks six questions. What the project itself contradicts is "no", whatever
 * the planner says; else the planner's word counts (records of the kind judgement,
 * "question-1" …), and where there is none what the project shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-review-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define VERDICT_MET "met"
#define VERDICT_NOT_MET "not-met"

/* What the project shows, before the planner is asked. */
typedef struct
{
  ZwAnswer answer;
  char *reason;
} Shown;

static const GPtrArray *
get_records (const ZwCheckInput *input, ZwRecordKind kind)
{
  return input->records != NULL ? zw_records_get (input->records, kind) : NULL;
}

static guint
count (const GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static Shown
show (ZwAnswer answer, const char *reason)
{
  return (Shown){ answer, g_strdup (reason) };
}

/* 1: handed in within the period that the ministry announces. */
static Shown
answer_period (const ZwCheckInput *input, const GPtrArray *findings)
{
  return show (ZW_ANSWER_CANNOT_TELL,
               _ ("The period is announced by the ministry: say whether it is kept."));
}

/* 2: the applicant is a local government. */
static Shown
answer_applicant (const ZwCheckInput *input, const GPtrArray *findings)
{
  const ZwApplicant *applicant = input->applicant;

  if (applicant == NULL || applicant->name == NULL || applicant->name[0] == '\0')
    return show (ZW_ANSWER_CANNOT_TELL, _ ("The project does not name the government."));
  if (applicant->government != NULL)
    return (Shown){ ZW_ANSWER_YES,
                    /* Translators: a government */
                    g_strdup_printf (_ ("%s is one of the 22 local governments."),
                                     zw_text_pick (&applicant->government->name, input->catalog)) };
  /* Translators: a government */
  return (
      Shown){ applicant->own_grade ? ZW_ANSWER_CANNOT_TELL : ZW_ANSWER_NO,
              g_strdup_printf (_ ("“%s” is none of the 22 local governments."), applicant->name) };
}

/* Whether years of the plan lie in those of the directions: 1 yes, 0 no, -1 unknown. */
static int
plan_runs_in (const ZwCheckInput *input, int first, int last)
{
  const GPtrArray *phases = input->plan != NULL ? zw_plan_get_phases (input->plan) : NULL;
  int found = -1;

  for (guint i = 0; i < count (phases); i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      if (phase->start_year == ZW_PLAN_NO_YEAR || phase->end_year == ZW_PLAN_NO_YEAR)
        continue;
      found = MAX (found, phase->start_year <= last && phase->end_year >= first);
    }
  return found;
}

/* 3: the zone is tried out while the directions are in force, in the applicant's
 * area. The project knows no borders of governments: the years alone can say no. */
static Shown
answer_years (const ZwCheckInput *input, const GPtrArray *findings)
{
  const GPtrArray *rows = get_records (input, ZW_RECORD_BUDGET);
  gboolean chinese = zw_catalog_is_chinese (input->catalog);
  g_autofree char *from = NULL, *to = NULL;
  int first, last, runs;

  zw_rules_get_years (input->rules, &first, &last);
  from = zw_year_format (first, chinese);
  to = zw_year_format (last, chinese);
  for (guint i = 0; i < count (rows); i++)
    {
      int year = (int) zw_record_get_int (g_ptr_array_index (rows, i), ZW_BUDGET_YEAR, first);
      g_autofree char *paid = zw_year_format (year, chinese);

      if (year < first || year > last)
        return (Shown){ ZW_ANSWER_NO,
                        /* Translators: a year, first and last year */
                        g_strdup_printf (_ ("The budget has money in %s; the directions are in "
                                            "force from %s to %s."),
                                         paid, from, to) };
    }
  runs = plan_runs_in (input, first, last);
  if (runs < 0)
    return show (ZW_ANSWER_CANNOT_TELL, _ ("The plan has no years yet."));
  if (runs == 0)
    return (Shown){ ZW_ANSWER_NO,
                    /* Translators: first and last year */
                    g_strdup_printf (_ ("No phase of the plan runs between %s and %s, when the "
                                        "directions are in force."),
                                     from, to) };
  return (Shown){ ZW_ANSWER_YES,
                  /* Translators: first and last year */
                  g_strdup_printf (_ ("The plan runs between %s and %s. That the zone lies in "
                                      "the government's area is not checked."),
                                   from, to) };
}

/* 4: the declaration of no double subsidy is enclosed. */
static Shown
answer_declaration (const ZwCheckInput *input, const GPtrArray *findings)
{
  for (guint i = 0; i < count (findings); i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, "funding-double") == 0 && finding->severity == ZW_SEVERITY_MUST)
        return (Shown){ ZW_ANSWER_NO,
                        /* Translators: a sentence of a finding */
                        g_strdup_printf (_ ("It cannot be declared truthfully: %s"),
                                         finding->message) };
    }
  return show (ZW_ANSWER_CANNOT_TELL, _ ("Say whether the declaration (annex 1) is signed."));
}

/* 5: planning comes with other items, and in more than one year: as the check of the
 * budget finds it. */
static Shown
answer_planning (const ZwCheckInput *input, const GPtrArray *findings)
{
  const GPtrArray *rows = get_records (input, ZW_RECORD_BUDGET);
  gboolean planning = FALSE, any = FALSE;

  for (guint i = 0; i < count (findings); i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, "budget-planning-alone") == 0
          || strcmp (finding->rule, "budget-multi-year") == 0)
        return show (ZW_ANSWER_NO, finding->message);
    }
  for (guint i = 0; i < count (rows); i++)
    {
      const ZwRecord *row = g_ptr_array_index (rows, i);
      const char *id = zw_record_get_text (row, ZW_BUDGET_SUB_ITEM);
      const ZwSubsidySubItem *sub_item = id != NULL ? zw_rules_find_sub_item (input->rules, id)
                                                    : NULL;

      if (sub_item == NULL || zw_record_get_int (row, ZW_BUDGET_CENTRAL, -1) == 0)
        continue;
      any = TRUE;
      planning |= sub_item->needs_others;
    }
  if (!any || input->budget == NULL)
    return show (ZW_ANSWER_CANNOT_TELL, _ ("The budget has no items yet."));
  if (!planning)
    return show (ZW_ANSWER_YES, _ ("No planning item is applied for."));
  return show (ZW_ANSWER_YES,
               _ ("Planning items come with others and the budget has several years."));
}

/* 6: there is a plan for the zone. */
static Shown
answer_document (const ZwCheckInput *input, const GPtrArray *findings)
{
  if (input->plan == NULL || zw_plan_is_empty (input->plan))
    return show (ZW_ANSWER_NO, _ ("The zone has no plan to hand in."));
  return show (ZW_ANSWER_YES, _ ("The zone has a plan; it can be written out as ODT and PDF."));
}

/* In the order of annex 4. */
static Shown (*const answers[]) (const ZwCheckInput *input, const GPtrArray *findings) = {
  answer_period,      answer_applicant, answer_years,
  answer_declaration, answer_planning,  answer_document,
};

static const ZwRecord *
find_judgement (const ZwCheckInput *input, const char *prefix, const char *id)
{
  g_autofree char *subject = g_strconcat (prefix, id, NULL);

  return input->records != NULL ? zw_records_find_judgement (input->records, subject) : NULL;
}

static void
answer_question (ZwReviewAnswer *self,
                 const ZwCheckInput *input,
                 const GPtrArray *findings,
                 guint place)
{
  const ZwRecord *judgement = find_judgement (input, "question-", self->question->id);
  const char *verdict = judgement != NULL ? zw_record_get_text (judgement, ZW_JUDGEMENT_VERDICT)
                                          : NULL;
  const char *note = judgement != NULL ? zw_record_get_text (judgement, ZW_JUDGEMENT_NOTE) : NULL;
  Shown shown = place < G_N_ELEMENTS (answers)
                    ? answers[place](input, findings)
                    : show (ZW_ANSWER_CANNOT_TELL, _ ("Say whether this is so."));

  self->answer = shown.answer;
  self->reason = shown.reason;
  self->judged = shown.answer != ZW_ANSWER_NO
                 && (g_strcmp0 (verdict, VERDICT_MET) == 0
                     || g_strcmp0 (verdict, VERDICT_NOT_MET) == 0);
  if (!self->judged)
    return;
  self->answer = g_strcmp0 (verdict, VERDICT_MET) == 0 ? ZW_ANSWER_YES : ZW_ANSWER_NO;
  g_free (self->reason);
  self->reason = g_strdup (note != NULL && note[0] != '\0' ? note
                           : self->answer == ZW_ANSWER_YES
                               ? _ ("By the planner's word.")
                               : _ ("By the planner's own word this is not so."));
}

static void
read_score (ZwReviewScore *self, const ZwCheckInput *input, guint place)
{
  const ZwRecord *judgement = find_judgement (input, "score-", self->item->id);

  self->score = judgement != NULL
                    ? (int) zw_record_get_int (judgement, ZW_JUDGEMENT_SCORE, ZW_REVIEW_NO_SCORE)
                    : ZW_REVIEW_NO_SCORE;
  self->evidence = zw_review_describe (input, place);
}

/**
 * zw_review_new:
 * @findings: (nullable): of the plan, which may answer questions
 *
 * Returns: (transfer full): the two annexes as far as the project can fill them in
 */
ZwReview *
zw_review_new (const ZwCheckInput *input, const GPtrArray *findings)
{
  ZwReview *self = g_new0 (ZwReview, 1);
  const ZwFormalQuestion *questions = zw_reference_get_questions (input->reference,
                                                                  &self->n_answers);
  const ZwScoreItem *items = zw_reference_get_score_items (input->reference, &self->n_scores);

  self->answers = g_new0 (ZwReviewAnswer, self->n_answers);
  for (guint i = 0; i < self->n_answers; i++)
    {
      self->answers[i].question = &questions[i];
      answer_question (&self->answers[i], input, findings, i);
    }
  self->scores = g_new0 (ZwReviewScore, self->n_scores);
  for (guint i = 0; i < self->n_scores; i++)
    {
      self->scores[i].item = &items[i];
      read_score (&self->scores[i], input, i);
      self->most += items[i].points;
      if (self->scores[i].score == ZW_REVIEW_NO_SCORE)
        continue;
      self->n_scored++;
      self->total += self->scores[i].score;
    }
  self->pass = zw_reference_get_pass_score (input->reference);
  return self;
}

void
zw_review_free (ZwReview *self)
{
  for (guint i = 0; i < self->n_answers; i++)
    g_free (self->answers[i].reason);
  for (guint i = 0; i < self->n_scores; i++)
    g_free (self->scores[i].evidence);
  g_free (self->answers);
  g_free (self->scores);
  g_free (self);
}

static ZwFinding *
add (const ZwCheckInput *input,
     GPtrArray *findings,
     const char *rule,
     ZwSeverity severity,
     const char *clause,
     const char *where,
     const char *message,
     const char *remedy)
{
  ZwFinding *finding = zw_findings_add (findings, rule, severity, clause);

  finding->zone_id = input->zone_id;
  finding->where = g_strdup (where);
  finding->message = g_strdup (message);
  finding->remedy = g_strdup (remedy);
  zw_finding_set_view (finding, ZW_VIEW_REVIEW);
  return finding;
}

/* What turns the answer to each question, in the order of annex 4, and where. */
static const struct
{
  const char *remedy;
  ZwView view;
} turns[] = {
  { N_ ("Hand the application in within the period announced, or wait for the next."),
    ZW_VIEW_REVIEW },
  { N_ ("Choose one of the 22 governments in the project: only they can apply."), ZW_VIEW_REVIEW },
  { N_ ("Let a phase of the plan, and all rows of the budget, lie in these years; the zone has to "
        "lie in the government's own area."),
    ZW_VIEW_BUDGET },
  { N_ ("Sign the declaration (annex 1) and enclose it; for that no work may have two subsidies."),
    ZW_VIEW_FUNDING },
  { N_ ("Apply for other work of the type as well, over more than one year, or leave planning and "
        "evaluation out."),
    ZW_VIEW_BUDGET },
  { N_ ("Fill in the phases of the zone, or take the guideline's; the document is written from "
        "them."),
    ZW_VIEW_PHASES },
};

static void
report_no (const ZwReviewAnswer *answer,
           guint place,
           const ZwCheckInput *input,
           GPtrArray *findings)
{
  g_autofree char *rule = g_strconcat ("review-formal-", answer->question->id, NULL);
  gboolean known = place < G_N_ELEMENTS (turns);
  gboolean applied = count (get_records (input, ZW_RECORD_BUDGET)) > 0;
  ZwFinding *finding = add (
      input, findings, rule, applied ? ZW_SEVERITY_MUST : ZW_SEVERITY_SHOULD,
      answer->question->clause, zw_text_pick (&answer->question->text, input->catalog),
      answer->reason,
      known ? _ (turns[place].remedy)
            : _ ("The formal check sends the application back until this is put right."));

  /* The planner's own no is taken back where it was said. */
  zw_finding_set_view (finding, known && !answer->judged ? turns[place].view : ZW_VIEW_REVIEW);
}

static void
check_questions (const ZwReview *self, const ZwCheckInput *input, GPtrArray *findings)
{
  g_autoptr (GString) open = g_string_new (NULL);

  for (guint i = 0; i < self->n_answers; i++)
    {
      const ZwReviewAnswer *answer = &self->answers[i];

      if (answer->answer == ZW_ANSWER_NO)
        report_no (answer, i, input, findings);
      else if (answer->answer == ZW_ANSWER_CANNOT_TELL)
        g_string_append_printf (open, "%s%s", open->len > 0 ? ", " : "", answer->question->id);
    }
  if (open->len > 0 && count (get_records (input, ZW_RECORD_BUDGET)) > 0)
    {
      /* Translators: numbers of questions */
      g_autofree char *message = g_strdup_printf (
          _ ("Questions of the formal check that are still open: %s."), open->str);

      add (input, findings, "review-open", ZW_SEVERITY_NOTE,
           zw_check_words_get_clause (input->words, "review-open"), _ ("Formal check"), message,
           _ ("Answer them, or enter what they ask for."));
    }
}

static void
check_scores (const ZwReview *self, const ZwCheckInput *input, GPtrArray *findings)
{
  for (guint i = 0; i < self->n_scores; i++)
    {
      const ZwReviewScore *score = &self->scores[i];
      const char *name = zw_text_pick (&score->item->name, input->catalog);
      const ZwRecord *judgement = find_judgement (input, "score-", score->item->id);
      g_autofree char *message = NULL;
      ZwFinding *finding;

      if (score->score <= score->item->points)
        continue;
      /* Translators: an item of the score sheet, two numbers of points */
      message = g_strdup_printf (_ ("“%s” is scored %d; the sheet gives %d at most."), name,
                                 score->score, score->item->points);
      finding = add (input, findings, "review-score-range", ZW_SEVERITY_SHOULD,
                     zw_check_words_get_clause (input->words, "review-score-range"), name, message,
                     _ ("Enter a score within the points of the item."));
      zw_finding_set_record (finding, ZW_VIEW_REVIEW, ZW_RECORD_JUDGEMENT,
                             zw_record_get_id (judgement), ZW_JUDGEMENT_SCORE);
      zw_finding_set_figures (finding, ZW_FIGURE_COUNT, score->score, score->item->points);
    }
  if (self->n_scores > 0 && self->n_scored == self->n_scores && self->total < self->pass)
    {
      /* Translators: two numbers of points */
      g_autofree char *message = g_strdup_printf (
          _ ("By its own scores the plan reaches %d points; it passes with a mean of %d."),
          self->total, self->pass);

      ZwFinding *finding = add (input, findings, "review-score", ZW_SEVERITY_SHOULD,
                                zw_check_words_get_clause (input->words, "review-score"),
                                _ ("Score"), message,
                                _ ("Strengthen the items that score lowest."));

      zw_finding_set_figures (finding, ZW_FIGURE_COUNT, self->total, self->pass);
      zw_finding_set_bound (finding, ZW_BOUND_LEAST);
    }
}

/**
 * zw_review_check:
 *
 * Questions that must be answered with no, and a score too low to pass. What is not
 * applied for yet can still become an application.
 */
void
zw_review_check (const ZwReview *self, const ZwCheckInput *input, GPtrArray *findings)
{
  check_questions (self, input, findings);
  check_scores (self, input, findings);
}

const char *
zw_answer_get_id (ZwAnswer answer)
{
  return answer == ZW_ANSWER_YES ? "yes" : answer == ZW_ANSWER_NO ? "no" : "cannot-tell";
}

const char *
zw_answer_get_label (ZwAnswer answer)
{
  return answer == ZW_ANSWER_YES  ? _ ("Yes")
         : answer == ZW_ANSWER_NO ? _ ("No")
                                  : _ ("Cannot tell");
}
