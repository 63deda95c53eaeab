/* zw-review-question.c: one question of the formal check and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-review-question.h"

#include <glib/gi18n.h>

#include "plan/zw-judgement.h"
#include "widgets/zw-controls.h"
#include "zw-plan-choice.h"
#include "zw-plan-field.h"
#include "zw-review-parts.h"

/* In the order of the choice; "cannot-tell" is for the program to say. */
static const char *const verdicts[] = { NULL, "met", "not-met" };

struct _ZwReviewQuestion
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *answer;
  GtkWidget *whose;
  GtkWidget *reason;
  GtkWidget *choice;
  GtkWidget *note;
  GtkWidget *overruled;

  /* Owned */
  ZwSession *session;
  char *subject;
};

G_DEFINE_FINAL_TYPE (ZwReviewQuestion, zw_review_question, GTK_TYPE_WIDGET)

static const ZwRecord *
find_judgement (ZwReviewQuestion *self)
{
  ZwRecords *records = zw_session_get_records (self->session);

  return records != NULL ? zw_records_find_judgement (records, self->subject) : NULL;
}

static guint
get_choice (const ZwRecord *judgement)
{
  const char *verdict = judgement != NULL ? zw_record_get_text (judgement, ZW_JUDGEMENT_VERDICT)
                                          : NULL;

  for (guint i = 1; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (verdicts[i], verdict) == 0)
      return i;
  return 0;
}

static void
show_judgement (ZwReviewQuestion *self, gboolean other_zone)
{
  const ZwRecord *judgement = find_judgement (self);
  const char *note = judgement != NULL ? zw_record_get_text (judgement, ZW_JUDGEMENT_NOTE) : NULL;

  zw_plan_choice_select (ZW_PLAN_CHOICE (self->choice), get_choice (judgement));
  if (other_zone)
    zw_plan_field_reset (ZW_PLAN_FIELD (self->note), note != NULL ? note : "");
  else
    zw_plan_field_load (ZW_PLAN_FIELD (self->note), note != NULL ? note : "");
}

static void
on_chosen (GtkWidget *choice, guint chosen, ZwReviewQuestion *self)
{
  GError *error = NULL;

  g_assert (ZW_IS_REVIEW_QUESTION (self));
  if (chosen >= G_N_ELEMENTS (verdicts)
      || !zw_session_check (self->session,
                            zw_judgement_set_verdict (zw_session_get_store (self->session),
                                                      zw_session_get_zone_id (self->session),
                                                      self->subject, verdicts[chosen], &error),
                            error))
    show_judgement (self, FALSE);
}

static void
on_note (ZwReviewQuestion *self)
{
  g_autofree char *text = zw_plan_field_dup_text (ZW_PLAN_FIELD (self->note));
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_REVIEW_QUESTION (self));
  if (zw_session_get_store (self->session) == NULL)
    return;
  if (zw_judgement_set_note (zw_session_get_store (self->session),
                             zw_session_get_zone_id (self->session), self->subject, text, &error))
    {
      zw_plan_field_reset (ZW_PLAN_FIELD (self->note), g_strstrip (text));
      show_judgement (self, FALSE);
    }
  else
    zw_plan_field_set_reason (ZW_PLAN_FIELD (self->note), error->message);
}

static gboolean
zw_review_question_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZW_REVIEW_QUESTION (widget)->choice);
}

static void
zw_review_question_dispose (GObject *object)
{
  ZwReviewQuestion *self = ZW_REVIEW_QUESTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->subject, g_free);
  G_OBJECT_CLASS (zw_review_question_parent_class)->dispose (object);
}

static void
zw_review_question_class_init (ZwReviewQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_review_question_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_review_question_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_review_question_init (ZwReviewQuestion *self)
{
}

static GtkWidget *
make_answer (ZwReviewQuestion *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ZW_REVIEW_SPACING_PX);

  self->answer = zw_review_answer_new ();
  self->whose = zw_review_label_new ("dim-label");
  gtk_widget_add_css_class (self->whose, "zw-small");
  gtk_box_append (GTK_BOX (line), self->answer);
  gtk_box_append (GTK_BOX (line), self->whose);
  return line;
}

/* What the planner says himself. */
static GtkWidget *
make_own (ZwReviewQuestion *self)
{
  const char *const choices[] = { _ ("Not said"), _ ("Yes"), _ ("No"), NULL };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * ZW_REVIEW_SPACING_PX);

  self->choice = zw_plan_choice_new (_ ("Own answer"), choices);
  self->note = zw_plan_field_new (_ ("Note"), FALSE);
  gtk_widget_set_hexpand (self->choice, FALSE);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_box_append (GTK_BOX (line), self->choice);
  gtk_box_append (GTK_BOX (line), self->note);
  g_signal_connect (self->choice, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->note, "commit", G_CALLBACK (on_note), self);
  return line;
}

/**
 * zw_review_question_new:
 * @question: of the session's reference
 */
GtkWidget *
zw_review_question_new (ZwSession *session, const ZwFormalQuestion *question)
{
  ZwReviewQuestion *self = g_object_new (ZW_TYPE_REVIEW_QUESTION, NULL);
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s. %s", question->id,
                                            zw_text_pick (&question->text, catalog));
  GtkWidget *text = zw_review_label_new ("zw-strong"), *clause = zw_review_label_new ("dim-label");

  self->session = g_object_ref (session);
  self->subject = g_strconcat ("question-", question->id, NULL);
  self->reason = zw_review_label_new (NULL);
  self->overruled = zw_hint_new ();
  gtk_label_set_text (GTK_LABEL (text), title);
  if (!zw_catalog_is_chinese (catalog))
    gtk_widget_set_tooltip_text (text, question->text.zh);
  gtk_label_set_text (GTK_LABEL (clause), question->clause);
  gtk_widget_add_css_class (clause, "zw-small");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ZW_REVIEW_SPACING_PX / 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "zw-card");
  gtk_box_append (GTK_BOX (self->box), text);
  gtk_box_append (GTK_BOX (self->box), clause);
  gtk_box_append (GTK_BOX (self->box), make_answer (self));
  gtk_box_append (GTK_BOX (self->box), self->reason);
  gtk_box_append (GTK_BOX (self->box), make_own (self));
  gtk_box_append (GTK_BOX (self->box), self->overruled);
  return GTK_WIDGET (self);
}

/**
 * zw_review_question_get_subject:
 *
 * Returns: of the planner's answer: "question-1"
 */
const char *
zw_review_question_get_subject (ZwReviewQuestion *self)
{
  return self->subject;
}

/**
 * zw_review_question_show:
 * @answer: (nullable): %NULL without a zone
 * @other_zone: what is being typed belongs to another zone
 */
void
zw_review_question_show (ZwReviewQuestion *self, const ZwReviewAnswer *answer, gboolean other_zone)
{
  ZwAnswer found = answer != NULL ? answer->answer : ZW_ANSWER_CANNOT_TELL;
  gboolean overruled = answer != NULL && answer->answer == ZW_ANSWER_NO && !answer->judged
                       && get_choice (find_judgement (self)) != 0;

  zw_review_answer_set (self->answer, found);
  gtk_label_set_text (GTK_LABEL (self->whose), answer == NULL || found == ZW_ANSWER_CANNOT_TELL ? ""
                                               : answer->judged ? _ ("your own answer")
                                                                : _ ("from the project"));
  gtk_label_set_text (GTK_LABEL (self->reason), answer != NULL ? answer->reason : "");
  zw_hint_set (self->overruled, ZW_HINT_CHECK,
               overruled ? _ ("Your own answer does not count while the project says no.") : NULL);
  show_judgement (self, other_zone);
}

gboolean
zw_review_question_undo_typing (ZwReviewQuestion *self)
{
  if (!zw_plan_field_is_dirty (ZW_PLAN_FIELD (self->note)))
    return FALSE;
  show_judgement (self, TRUE);
  return TRUE;
}
