/* zw-score-card.c: one item of the score sheet, its evidence and the own score
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-score-card.h"

#include <glib/gi18n.h>

#include "plan/zw-judgement.h"
#include "zw-plan-field.h"
#include "zw-review-parts.h"

#define SCORE_PX 110

struct _ZwScoreCard
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *evidence;
  GtkWidget *score;
  GtkWidget *note;

  /* Owned */
  ZwSession *session;
  char *subject;

  const ZwScoreItem *item; /* of the session's reference */
};

G_DEFINE_FINAL_TYPE (ZwScoreCard, zw_score_card, GTK_TYPE_WIDGET)

static void
show_field (GtkWidget *field, const char *value, gboolean reset)
{
  if (reset)
    zw_plan_field_reset (ZW_PLAN_FIELD (field), value != NULL ? value : "");
  else
    zw_plan_field_load (ZW_PLAN_FIELD (field), value != NULL ? value : "");
}

static void
show_judgement (ZwScoreCard *self, gboolean reset_score, gboolean reset_note)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwRecord *judgement = records != NULL ? zw_records_find_judgement (records, self->subject)
                                              : NULL;
  g_autofree char *score = NULL;

  if (judgement != NULL && zw_record_has (judgement, ZW_JUDGEMENT_SCORE))
    score = g_strdup_printf ("%d", (int) zw_record_get_int (judgement, ZW_JUDGEMENT_SCORE, 0));
  show_field (self->score, score, reset_score);
  show_field (self->note,
              judgement != NULL ? zw_record_get_text (judgement, ZW_JUDGEMENT_NOTE) : NULL,
              reset_note);
}

/* What is refused stays, with the reason below it. */
static void
on_score (ZwScoreCard *self)
{
  g_autofree char *text = zw_plan_field_dup_text (ZW_PLAN_FIELD (self->score));
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_SCORE_CARD (self));
  if (zw_session_get_store (self->session) == NULL)
    return;
  if (zw_judgement_set_score (zw_session_get_store (self->session),
                              zw_session_get_zone_id (self->session), self->subject, text,
                              self->item->points, &error))
    show_judgement (self, TRUE, FALSE);
  else
    zw_plan_field_set_reason (ZW_PLAN_FIELD (self->score), error->message);
}

static void
on_note (ZwScoreCard *self)
{
  g_autofree char *text = zw_plan_field_dup_text (ZW_PLAN_FIELD (self->note));
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_SCORE_CARD (self));
  if (zw_session_get_store (self->session) == NULL)
    return;
  if (zw_judgement_set_note (zw_session_get_store (self->session),
                             zw_session_get_zone_id (self->session), self->subject, text, &error))
    show_judgement (self, FALSE, TRUE);
  else
    zw_plan_field_set_reason (ZW_PLAN_FIELD (self->note), error->message);
}

static gboolean
zw_score_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZW_SCORE_CARD (widget)->score);
}

static void
zw_score_card_dispose (GObject *object)
{
  ZwScoreCard *self = ZW_SCORE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->subject, g_free);
  G_OBJECT_CLASS (zw_score_card_parent_class)->dispose (object);
}

static void
zw_score_card_class_init (ZwScoreCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_score_card_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_score_card_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_score_card_init (ZwScoreCard *self)
{
}

static GtkWidget *
make_head (ZwScoreCard *self, const ZwCatalog *catalog)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ZW_REVIEW_SPACING_PX);
  GtkWidget *name = zw_review_label_new ("zw-strong"), *points = gtk_label_new (NULL);
  g_autofree char *most = g_strdup_printf (
      ngettext ("%d point", "%d points", (gulong) self->item->points), self->item->points);

  gtk_label_set_text (GTK_LABEL (name), zw_text_pick (&self->item->name, catalog));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_text (GTK_LABEL (points), most);
  gtk_widget_add_css_class (points, "numeric");
  gtk_widget_add_css_class (points, "dim-label");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), points);
  return head;
}

static GtkWidget *
make_own (ZwScoreCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * ZW_REVIEW_SPACING_PX);
  /* Translators: the most points of an item, behind the entry of its score */
  g_autofree char *hint = g_strdup_printf (_ ("of %d"), self->item->points);

  self->score = zw_plan_field_new (_ ("Own score"), FALSE);
  zw_plan_field_set_number (ZW_PLAN_FIELD (self->score));
  zw_plan_field_set_hint (ZW_PLAN_FIELD (self->score), hint);
  gtk_widget_set_size_request (self->score, SCORE_PX, -1);
  gtk_widget_set_hexpand (self->score, FALSE);
  self->note = zw_plan_field_new (_ ("Note"), FALSE);
  gtk_widget_set_hexpand (self->note, TRUE);
  /* Tab goes by the middles of widgets: as high as each other, they keep their order. */
  gtk_box_append (GTK_BOX (line), self->score);
  gtk_box_append (GTK_BOX (line), self->note);
  g_signal_connect_swapped (self->score, "commit", G_CALLBACK (on_score), self);
  g_signal_connect_swapped (self->note, "commit", G_CALLBACK (on_note), self);
  return line;
}

/**
 * zw_score_card_new:
 * @item: of the session's reference
 */
GtkWidget *
zw_score_card_new (ZwSession *session, const ZwScoreItem *item)
{
  ZwScoreCard *self = g_object_new (ZW_TYPE_SCORE_CARD, NULL);
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  GtkWidget *content = zw_review_label_new (NULL);

  self->session = g_object_ref (session);
  self->item = item;
  self->subject = g_strconcat ("score-", item->id, NULL);
  self->evidence = zw_review_label_new ("dim-label");
  gtk_label_set_text (GTK_LABEL (content), zw_text_pick (&item->content, catalog));
  if (!zw_catalog_is_chinese (catalog))
    gtk_widget_set_tooltip_text (content, item->content.zh);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ZW_REVIEW_SPACING_PX / 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "zw-card");
  gtk_box_append (GTK_BOX (self->box), make_head (self, catalog));
  gtk_box_append (GTK_BOX (self->box), content);
  gtk_box_append (GTK_BOX (self->box), self->evidence);
  gtk_box_append (GTK_BOX (self->box), make_own (self));
  return GTK_WIDGET (self);
}

/**
 * zw_score_card_get_subject:
 *
 * Returns: of the planner's score: "score-whole"
 */
const char *
zw_score_card_get_subject (ZwScoreCard *self)
{
  return self->subject;
}

/**
 * zw_score_card_show:
 * @score: (nullable): %NULL without a zone
 * @other_zone: what is being typed belongs to another zone
 */
void
zw_score_card_show (ZwScoreCard *self, const ZwReviewScore *score, gboolean other_zone)
{
  gtk_label_set_text (GTK_LABEL (self->evidence), score != NULL ? score->evidence : "");
  show_judgement (self, other_zone, other_zone);
}

gboolean
zw_score_card_undo_typing (ZwScoreCard *self)
{
  if (!zw_plan_field_is_dirty (ZW_PLAN_FIELD (self->score))
      && !zw_plan_field_is_dirty (ZW_PLAN_FIELD (self->note)))
    return FALSE;
  show_judgement (self, TRUE, TRUE);
  return TRUE;
}
