/* zw-bar-line.c: a name, a figure, and a thin bar of how much of the allowed it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-bar-line.h"

/* What does not fit is cut; the tooltip has it whole. */
#define NAME_CHARS 22

GtkWidget *
zw_bar_line_new (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *figure = gtk_label_new (NULL);
  GtkWidget *bar = gtk_level_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (bar, "zw-bar");
  for (guint i = 0; i < 3; i++)
    gtk_level_bar_remove_offset_value (
        GTK_LEVEL_BAR (bar), (const char *[]){ GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH,
                                               GTK_LEVEL_BAR_OFFSET_FULL }[i]);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), figure);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), bar);
  return line;
}

/**
 * zw_bar_line_set:
 * @figure: what stands at the right: "12,250,000 / 20,000,000"
 * @share: of what is allowed; more than 1 is too much
 */
void
zw_bar_line_set (GtkWidget *line, const char *name, const char *figure, double share)
{
  GtkWidget *words = gtk_widget_get_first_child (line);
  GtkWidget *label = gtk_widget_get_first_child (words);
  GtkWidget *number = gtk_widget_get_next_sibling (label);
  GtkWidget *bar = gtk_widget_get_next_sibling (words);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
  gtk_label_set_text (GTK_LABEL (number), figure);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (share, 0.0, 1.0));
  if (share > 1.0)
    {
      gtk_widget_add_css_class (number, "zw-too-much");
      gtk_widget_add_css_class (bar, "zw-too-much");
    }
  else
    {
      gtk_widget_remove_css_class (number, "zw-too-much");
      gtk_widget_remove_css_class (bar, "zw-too-much");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, figure, -1);
}
