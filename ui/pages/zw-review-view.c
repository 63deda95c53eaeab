/* zw-review-view.c: the formal check, the score sheet, and the situation of the government
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-review-view.h"

#include <glib/gi18n.h>

#include "widgets/zw-bar-line.h"
#include "zw-place-view.h"
#include "zw-review-parts.h"
#include "zw-review-question.h"
#include "zw-score-card.h"
#include "zw-situation-panel.h"

#define COLUMN_SPACING_PX 18

struct _ZwReviewView
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *result; /* of the formal check as a whole */
  GtkWidget *result_said;
  GtkWidget *sum;
  GtkWidget *situation;

  /* Owned; the widgets belong to the widget tree */
  GPtrArray *questions; /* of ZwReviewQuestion */
  GPtrArray *scores;    /* of ZwScoreCard */
  ZwSession *session;

  gint64 zone_id; /* that is shown */
};

static void zw_review_view_place_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwReviewView,
                               zw_review_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_review_view_place_init))

/* One no sends it back; one open question leaves it open. */
static void
show_result (ZwReviewView *self, const ZwReview *review)
{
  ZwAnswer result = ZW_ANSWER_YES;
  guint n_no = 0, n_open = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; review != NULL && i < review->n_answers; i++)
    {
      n_no += review->answers[i].answer == ZW_ANSWER_NO;
      n_open += review->answers[i].answer == ZW_ANSWER_CANNOT_TELL;
    }
  if (n_no > 0)
    {
      result = ZW_ANSWER_NO;
      /* Translators: questions of the formal check */
      text = g_strdup_printf (ngettext ("%u question is answered with no: sent back",
                                        "%u questions are answered with no: sent back", n_no),
                              n_no);
    }
  else if (n_open > 0 || review == NULL)
    {
      result = ZW_ANSWER_CANNOT_TELL;
      text = g_strdup_printf (
          ngettext ("%u question is still open", "%u questions are still open", n_open), n_open);
    }
  zw_review_answer_set (self->result, result);
  gtk_label_set_text (GTK_LABEL (self->result_said), text != NULL     ? text
                                                     : review != NULL ? _ ("passes")
                                                                      : "");
}

static void
show_sum (ZwReviewView *self, const ZwReview *review)
{
  g_autofree char *figure = NULL;
  int short_of;

  if (review == NULL)
    {
      zw_bar_line_set (self->sum, _ ("Own score"), "–", 0);
      return;
    }
  short_of = review->pass - review->total;
  if (review->n_scored < review->n_scores)
    /* Translators: points so far, items without a score, points needed, points in all */
    figure = g_strdup_printf (_ ("%d so far, %u items not scored; %d of %d needed"), review->total,
                              review->n_scores - review->n_scored, review->pass, review->most);
  else if (short_of > 0)
    /* Translators: points, points in all, points lacking, points needed */
    figure = g_strdup_printf (_ ("%d of %d: %d below the %d needed"), review->total, review->most,
                              short_of, review->pass);
  else if (short_of < 0)
    /* Translators: points, points in all, points above, points needed */
    figure = g_strdup_printf (_ ("%d of %d: %d above the %d needed"), review->total, review->most,
                              -short_of, review->pass);
  else
    /* Translators: points, points in all, points needed */
    figure = g_strdup_printf (_ ("%d of %d: just the %d needed"), review->total, review->most,
                              review->pass);
  zw_bar_line_set (self->sum, _ ("Own score"), figure,
                   review->most > 0 ? (double) review->total / review->most : 0);
}

static void
refresh (ZwReviewView *self)
{
  const ZwCheck *check = zw_session_get_check (self->session);
  const ZwReview *review = check != NULL ? check->review : NULL;
  gint64 zone = zw_session_get_zone_id (self->session);
  gboolean other = zone != self->zone_id;

  g_assert (ZW_IS_REVIEW_VIEW (self));
  self->zone_id = zone;
  gtk_widget_set_sensitive (self->scroller, review != NULL);
  for (guint i = 0; i < self->questions->len; i++)
    zw_review_question_show (g_ptr_array_index (self->questions, i),
                             review != NULL && i < review->n_answers ? &review->answers[i] : NULL,
                             other);
  for (guint i = 0; i < self->scores->len; i++)
    zw_score_card_show (g_ptr_array_index (self->scores, i),
                        review != NULL && i < review->n_scores ? &review->scores[i] : NULL, other);
  show_result (self, review);
  show_sum (self, review);
  zw_situation_panel_show (ZW_SITUATION_PANEL (self->situation),
                           check != NULL ? &check->situation : NULL);
}

/* Being led to a place */

static GtkWidget *
find_by_subject (ZwReviewView *self, const char *subject)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_strcmp0 (subject, zw_review_question_get_subject (g_ptr_array_index (self->questions, i)))
        == 0)
      return g_ptr_array_index (self->questions, i);
  for (guint i = 0; i < self->scores->len; i++)
    if (g_strcmp0 (subject, zw_score_card_get_subject (g_ptr_array_index (self->scores, i))) == 0)
      return g_ptr_array_index (self->scores, i);
  return NULL;
}

static gboolean
go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwReviewView *self = ZW_REVIEW_VIEW (view);
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwRecord *judgement;
  GtkWidget *found;

  if (place->kind != ZW_PLAN_PLACE_RECORD)
    return TRUE;
  if (place->record != ZW_RECORD_JUDGEMENT || records == NULL)
    return FALSE;
  judgement = zw_records_find (records, ZW_RECORD_JUDGEMENT, place->id);
  found = judgement != NULL
              ? find_by_subject (self, zw_record_get_text (judgement, ZW_JUDGEMENT_SUBJECT))
              : NULL;
  return found != NULL && gtk_widget_grab_focus (found);
}

static gboolean
undo_typing (ZwPlaceView *view)
{
  ZwReviewView *self = ZW_REVIEW_VIEW (view);

  for (guint i = 0; i < self->questions->len; i++)
    if (zw_review_question_undo_typing (g_ptr_array_index (self->questions, i)))
      return TRUE;
  for (guint i = 0; i < self->scores->len; i++)
    if (zw_score_card_undo_typing (g_ptr_array_index (self->scores, i)))
      return TRUE;
  return zw_situation_panel_undo_typing (ZW_SITUATION_PANEL (self->situation));
}

static void
zw_review_view_place_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = go_to;
  iface->undo_typing = undo_typing;
}

/* The widget */

static void
zw_review_view_dispose (GObject *object)
{
  ZwReviewView *self = ZW_REVIEW_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_review_view_parent_class)->dispose (object);
}

static void
zw_review_view_finalize (GObject *object)
{
  ZwReviewView *self = ZW_REVIEW_VIEW (object);

  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->scores);
  G_OBJECT_CLASS (zw_review_view_parent_class)->finalize (object);
}

static void
zw_review_view_class_init (ZwReviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zw_review_view_dispose;
  object_class->finalize = zw_review_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_review_view_init (ZwReviewView *self)
{
  self->questions = g_ptr_array_new ();
  self->scores = g_ptr_array_new ();
}

static GtkWidget *
make_heading (const char *title, const char *tooltip)
{
  GtkWidget *heading = zw_review_label_new ("heading");

  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_widget_set_tooltip_text (heading, tooltip);
  return heading;
}

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, ZW_REVIEW_SPACING_PX);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static GtkWidget *
make_formal_check (ZwReviewView *self)
{
  GtkWidget *column = make_column ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * ZW_REVIEW_SPACING_PX);
  GtkWidget *heading = make_heading (_ ("Formal check"), _ ("Annex 4 of the directions"));
  guint n;
  const ZwFormalQuestion *questions = zw_reference_get_questions (
      zw_session_get_reference (self->session), &n);

  self->result = zw_review_answer_new ();
  self->result_said = zw_review_label_new ("dim-label");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->result);
  gtk_box_append (GTK_BOX (head), self->result_said);
  gtk_box_append (GTK_BOX (column), head);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *question = zw_review_question_new (self->session, &questions[i]);

      g_ptr_array_add (self->questions, question);
      gtk_box_append (GTK_BOX (column), question);
    }
  return column;
}

static GtkWidget *
make_score_sheet (ZwReviewView *self)
{
  GtkWidget *column = make_column (), *situation;
  guint n;
  const ZwScoreItem *items = zw_reference_get_score_items (zw_session_get_reference (self->session),
                                                           &n);

  gtk_box_append (GTK_BOX (column),
                  make_heading (_ ("Score sheet"), _ ("Table 1 of the directions")));
  self->sum = zw_bar_line_new ();
  gtk_box_append (GTK_BOX (column), self->sum);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *card = zw_score_card_new (self->session, &items[i]);

      g_ptr_array_add (self->scores, card);
      gtk_box_append (GTK_BOX (column), card);
    }
  situation = make_heading (_ ("Money and staff"), _ ("Figure 4.2.2 of the study"));
  gtk_widget_set_margin_top (situation, 2 * ZW_REVIEW_SPACING_PX);
  gtk_box_append (GTK_BOX (column), situation);
  self->situation = zw_situation_panel_new (self->session);
  gtk_box_append (GTK_BOX (column), self->situation);
  return column;
}

/**
 * zw_review_view_new:
 *
 * Returns: (transfer floating): the review of the selected zone's application
 */
GtkWidget *
zw_review_view_new (ZwSession *session)
{
  ZwReviewView *self = g_object_new (ZW_TYPE_REVIEW_VIEW, NULL);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING_PX);

  self->session = g_object_ref (session);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_add_css_class (columns, "zw-page");
  gtk_box_append (GTK_BOX (columns), make_formal_check (self));
  gtk_box_append (GTK_BOX (columns), make_score_sheet (self));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), columns);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (session, "findings-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
