/* zw-review-parts.c: small parts that the formal check, the score and the situation share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-review-parts.h"

#include "plan/zw-review.h"

#define ICON_PX 14

/* Told apart by shape and word as well as by colour. */
static const struct
{
  const char *icon;
  const char *css;
} looks[] = {
  [ZW_ANSWER_CANNOT_TELL] = { "dialog-question-symbolic", "zw-answer-open" },
  [ZW_ANSWER_YES] = { "object-select-symbolic", "zw-answer-yes" },
  [ZW_ANSWER_NO] = { "window-close-symbolic", "zw-answer-no" },
};

/**
 * zw_review_label_new:
 * @css: (nullable): a class
 *
 * Returns: (transfer floating): an empty label of as many lines as it takes
 */
GtkWidget *
zw_review_label_new (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/**
 * zw_review_answer_new:
 *
 * Returns: (transfer floating): a shape and a word, see zw_review_answer_set()
 */
GtkWidget *
zw_review_answer_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ZW_REVIEW_SPACING_PX);
  GtkWidget *icon = gtk_image_new (), *word = gtk_label_new (NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_PX);
  gtk_widget_add_css_class (word, "zw-strong");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

void
zw_review_answer_set (GtkWidget *answer, ZwAnswer what)
{
  GtkWidget *icon = gtk_widget_get_first_child (answer);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), looks[what].icon);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (i == what)
      gtk_widget_add_css_class (icon, looks[i].css);
    else
      gtk_widget_remove_css_class (icon, looks[i].css);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (answer)), zw_answer_get_label (what));
}
