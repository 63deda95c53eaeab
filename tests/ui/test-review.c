/* test-review.c: the formal check, the score sheet and the situation, typed and undone
 *
 * Points, pass mark and questions are those of annex 4 and table 1 of the directions
 * ([G:3560], [G:1798]): 25 + 20 + 20 + 15 + 20, passed with a mean of 75.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>

#include "pages/zw-plan-choice.h"
#include "pages/zw-plan-field.h"
#include "pages/zw-review-question.h"
#include "pages/zw-review-view.h"
#include "pages/zw-score-card.h"
#include "pages/zw-situation-panel.h"
#include "pages/zw-views-page.h"
#include "plan/zw-applicant.h"
#include "plan/zw-judgement.h"
#include "project-fixture.h"

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  project_set_up (&f->project, data);
  project_add_zone (&f->project);
  f->page = zw_views_page_new (f->project.session);
  f->view = zw_review_view_new (f->project.session);
  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_REVIEW, "Review", f->view);
  f->window = zw_ui_test_window (f->page, 1280, 800);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  project_tear_down (&f->project, data);
}

static gboolean
says (GtkWidget *root, const char *text)
{
  return zw_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

/* The card of a type that says a text. */
static GtkWidget *
find_card (Fixture *f, GType type, const char *text)
{
  GtkWidget *label = zw_ui_test_find (f->view, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, type);
}

static GtkWidget *
find_question (Fixture *f, const char *title)
{
  return find_card (f, ZW_TYPE_REVIEW_QUESTION, title);
}

/* The field of a name in a card. */
static GtkWidget *
find_field (GtkWidget *card, const char *name)
{
  GtkWidget *label = zw_ui_test_find (card, GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, ZW_TYPE_PLAN_FIELD);
}

static void
type (Fixture *f, GtkWidget *field, const char *text)
{
  GtkWidget *editor = zw_plan_field_get_editor (ZW_PLAN_FIELD (field));

  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (editor), "");
  for (const char *c = text; *c != '\0'; c++)
    {
      zw_ui_test_key (gdk_unicode_to_keyval ((guchar) *c), 0);
      zw_ui_test_wait_frames (f->page, 1);
    }
  zw_ui_test_key (GDK_KEY_Return, 0);
  zw_ui_test_wait_frames (f->page, 2);
}

static const ZwReview *
get_review (Fixture *f)
{
  return zw_session_get_check (f->project.session)->review;
}

static guint
count_judgements (Fixture *f)
{
  return zw_records_get (zw_session_get_records (f->project.session), ZW_RECORD_JUDGEMENT)->len;
}

/* As with keys: down opens nothing, the choice follows. */
static void
choose (GtkWidget *card, guint choice)
{
  GtkWidget *list = zw_ui_test_find (card, GTK_TYPE_DROP_DOWN, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), choice);
}

static GtkWidget *
get_choice (GtkWidget *card)
{
  return zw_ui_test_find (card, ZW_TYPE_PLAN_CHOICE, NULL);
}

/* Only the planner knows whether it is handed in on time; what he says is one step. */
static void
test_answer (Fixture *f, gconstpointer data)
{
  GtkWidget *card = find_question (f, "1. Handed in within the period announced");

  g_assert_true (says (card, "Cannot tell"));
  choose (card, 1);
  g_assert_true (says (card, "your own answer"));
  g_assert_cmpint (get_review (f)->answers[0].answer, ==, ZW_ANSWER_YES);
  g_assert_true (get_review (f)->answers[0].judged);
  choose (card, 2);
  g_assert_cmpint (get_review (f)->answers[0].answer, ==, ZW_ANSWER_NO);
  g_assert_true (says (f->view, "2 questions are answered with no: sent back"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpint (get_review (f)->answers[0].answer, ==, ZW_ANSWER_YES);
  g_assert_cmpuint (zw_plan_choice_get_selected (ZW_PLAN_CHOICE (get_choice (card))), ==, 1);
  choose (card, 0);
  g_assert_cmpint (get_review (f)->answers[0].answer, ==, ZW_ANSWER_CANNOT_TELL);
  g_assert_cmpuint (count_judgements (f), ==, 0);
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpint (get_review (f)->answers[0].answer, ==, ZW_ANSWER_YES);
}

/* A note becomes the reason; without verdict and note nothing is kept. */
static void
test_note (Fixture *f, gconstpointer data)
{
  GtkWidget *card = find_question (f, "4. The declaration of no double subsidy (annex 1) "
                                      "is enclosed");
  GtkWidget *note = find_field (card, "Note");

  type (f, note, "signed in may");
  g_assert_cmpuint (count_judgements (f), ==, 1);
  g_assert_cmpint (get_review (f)->answers[3].answer, ==, ZW_ANSWER_CANNOT_TELL);
  choose (card, 1);
  g_assert_cmpstr (get_review (f)->answers[3].reason, ==, "signed in may");
  g_assert_true (says (card, "signed in may"));
  choose (card, 0);
  g_assert_cmpuint (count_judgements (f), ==, 1);
  type (f, note, "");
  g_assert_cmpuint (count_judgements (f), ==, 0);
}

/* What the project contradicts stays no: there is no plan to hand in. */
static void
test_contradicted (Fixture *f, gconstpointer data)
{
  GtkWidget *card = find_question (f, "6. There is an application document, one for each zone "
                                      "applied for");

  g_assert_true (says (card, "from the project"));
  g_assert_cmpint (get_review (f)->answers[5].answer, ==, ZW_ANSWER_NO);
  choose (card, 1);
  g_assert_cmpint (get_review (f)->answers[5].answer, ==, ZW_ANSWER_NO);
  g_assert_true (says (card, "Your own answer does not count while the project says no."));
}

static const char *const items[] = { "The plan as a whole", "Complete supporting measures",
                                     "Fitting benefits", "Financial feasibility",
                                     "Resources brought together" };

static GtkWidget *
find_score (Fixture *f, guint item)
{
  return find_field (find_card (f, ZW_TYPE_SCORE_CARD, items[item]), "Own score");
}

/* The sum stands against 75. */
static void
test_scores (Fixture *f, gconstpointer data)
{
  static const char *const scores[] = { "20", "14", "13", "10", "15" };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (i == 2)
        g_assert_true (says (f->view, "34 so far, 3 items not scored; 75 of 100 needed"));
      type (f, find_score (f, i), scores[i]);
    }
  g_assert_cmpint (get_review (f)->total, ==, 72);
  g_assert_true (says (f->view, "72 of 100: 3 below the 75 needed"));
  type (f, find_score (f, 0), "23");
  g_assert_true (says (f->view, "75 of 100: just the 75 needed"));
  type (f, find_score (f, 0), "25");
  g_assert_true (says (f->view, "77 of 100: 2 above the 75 needed"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_true (says (f->view, "75 of 100: just the 75 needed"));
}

/* What is no score of the item stays to be corrected, and is not in the project. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  static const char *const wrong[] = { "26", "-1", "many", "12.5" };
  GtkWidget *field = find_score (f, 0);

  type (f, field, "24");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type (f, field, wrong[i]);
      g_assert_nonnull (zw_plan_field_get_reason (ZW_PLAN_FIELD (field)));
      g_assert_cmpint (get_review (f)->scores[0].score, ==, 24);
    }
  type (f, field, "26");
  g_assert_cmpstr (zw_plan_field_get_reason (ZW_PLAN_FIELD (field)), ==,
                   "This item is given between 0 and 25 points.");
  /* Before a step of the project is undone, what was typed is. */
  g_assert_true (zw_views_page_undo_typing (ZW_VIEWS_PAGE (f->page)));
  g_assert_null (zw_plan_field_get_reason (ZW_PLAN_FIELD (field)));
  g_assert_false (zw_plan_field_is_dirty (ZW_PLAN_FIELD (field)));
  g_assert_false (zw_views_page_undo_typing (ZW_VIEWS_PAGE (f->page)));
  type (f, field, "0");
  g_assert_cmpint (get_review (f)->scores[0].score, ==, 0);
  type (f, field, "");
  g_assert_cmpint (get_review (f)->scores[0].score, ==, ZW_REVIEW_NO_SCORE);
}

/* A score out of range that came from elsewhere is led to. */
static void
test_go (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_find_or_add_judgement (store, zw_session_get_zone_id (f->project.session),
                                               "score-finance", &error);
  const GPtrArray *findings;
  GtkWidget *focus;

  zw_record_set_int (store, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_SCORE, 40, &error);
  g_assert_no_error (error);
  findings = zw_session_get_findings (f->project.session);
  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule, "review-score-range"))
        g_assert_true (zw_views_page_go_to (ZW_VIEWS_PAGE (f->page), &finding->place));
    }
  zw_ui_test_wait_frames (f->page, 3);
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (gtk_widget_get_ancestor (focus, ZW_TYPE_PLAN_FIELD) == find_score (f, 3));
}

static GtkWidget *
find_panel (Fixture *f)
{
  return zw_ui_test_find (f->view, ZW_TYPE_SITUATION_PANEL, NULL);
}

/* 14 officials is what table 3.2-1 asks for the necessary work ([G:735]): 3 for survey
 * and plan, and those of just transition, communication and evaluation. */
static void
test_situation (Fixture *f, gconstpointer data)
{
  GtkWidget *panel = find_panel (f);
  GtkWidget *revenue = find_field (panel, "Own revenue, of expenditure");
  GtkWidget *staff = find_field (panel, "Officials available");
  const ZwCheck *check = zw_session_get_check (f->project.session);
  g_autofree char *plenty = g_strdup_printf ("%d", check->situation.staff_needed);

  g_assert_null (check->situation.situation);
  g_assert_true (says (panel, check->situation.missing));
  type (f, revenue, "43.5 %");
  g_assert_true (says (panel, "It is not known how many officials can be put to the zone."));
  type (f, staff, plenty);
  check = zw_session_get_check (f->project.session);
  g_assert_cmpint (check->situation.enough_money, ==, ZW_ANSWER_NO);
  g_assert_cmpint (check->situation.enough_staff, ==, ZW_ANSWER_YES);
  /* The first piece of advice of the guideline for it ([G:984]). */
  g_assert_true (says (panel, "Start where green transport already is good, to need less money; "
                              "take stock yourselves and plan the phases"));
  type (f, staff, "1");
  g_assert_true (says (panel, "Talk through the village or borough head, in small meetings"));
  g_assert_true (zw_session_undo (f->project.session));
  check = zw_session_get_check (f->project.session);
  g_assert_cmpint (check->situation.staff_available, ==, check->situation.staff_needed);
  type (f, staff, "a few");
  g_assert_nonnull (zw_plan_field_get_reason (ZW_PLAN_FIELD (staff)));
  type (f, revenue, "140");
  g_assert_nonnull (zw_plan_field_get_reason (ZW_PLAN_FIELD (revenue)));
}

/* Of the 22 governments the list has the revenue: there is nothing to type. Taipei
 * earns most of its expenditure itself ([G:855]). */
static void
test_listed (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  GtkWidget *revenue = find_field (find_panel (f), "Own revenue, of expenditure");
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_get_visible (revenue));
  zw_store_begin (store, "government", &error);
  zw_store_set_setting (store, ZW_APPLICANT_GOVERNMENT, "臺北市", &error);
  zw_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_false (gtk_widget_get_visible (revenue));
  g_assert_cmpint (zw_session_get_check (f->project.session)->situation.enough_money, ==,
                   ZW_ANSWER_YES);
}

/* Every line of every text has room, whatever is shown. */
static void
check_room (GtkWidget *widget)
{
  int minimum;

  if (!gtk_widget_get_mapped (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_allocated_width (widget),
                      &minimum, NULL, NULL, NULL);
  minimum -= gtk_widget_get_margin_top (widget) + gtk_widget_get_margin_bottom (widget);
  if ((GTK_IS_BOX (widget) || GTK_IS_LABEL (widget))
      && gtk_widget_get_allocated_height (widget) < minimum)
    g_error ("%s “%s” has %d of %d px", G_OBJECT_TYPE_NAME (widget),
             GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "",
             gtk_widget_get_allocated_height (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_room (child);
}

/* Shown after the project has changed, as when another view was in front. */
static void
test_room (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;

  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_BUDGET, "Budget", gtk_label_new ("budget"));
  zw_views_page_show (ZW_VIEWS_PAGE (f->page), ZW_VIEW_BUDGET);
  zw_ui_test_wait_frames (f->page, 3);
  zw_judgement_set_own_revenue (store, "43.5", &error);
  zw_judgement_set_staff (store, "12", &error);
  g_assert_no_error (error);
  zw_views_page_show (ZW_VIEWS_PAGE (f->page), ZW_VIEW_REVIEW);
  zw_ui_test_wait_frames (f->page, 5);
  g_assert_true (says (f->view, "Talk through the village or borough head, in small meetings"));
  check_room (f->view);
}

/* Tab goes from a score to its own note. */
static void
test_tab (Fixture *f, gconstpointer data)
{
  GtkWidget *card = zw_ui_test_find (f->view, ZW_TYPE_SCORE_CARD, NULL);
  GtkWidget *note = find_field (card, "Note");
  GtkWidget *focus;

  gtk_widget_grab_focus (card);
  zw_ui_test_key ('7', 0);
  zw_ui_test_key (GDK_KEY_Tab, 0);
  zw_ui_test_wait_frames (f->page, 3);
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, note));
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add ("/review/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/review/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/review/contradicted", Fixture, NULL, set_up, test_contradicted, tear_down);
  g_test_add ("/review/scores", Fixture, NULL, set_up, test_scores, tear_down);
  g_test_add ("/review/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/review/go", Fixture, NULL, set_up, test_go, tear_down);
  g_test_add ("/review/situation", Fixture, NULL, set_up, test_situation, tear_down);
  g_test_add ("/review/listed", Fixture, NULL, set_up, test_listed, tear_down);
  g_test_add ("/review/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/review/room", Fixture, NULL, set_up, test_room, tear_down);
  return g_test_run ();
}
