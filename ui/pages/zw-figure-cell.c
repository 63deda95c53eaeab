/* zw-figure-cell.c: cells and headings of tables of figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-figure-cell.h"

#include <math.h>

#include "zw-figure-words.h"

void
zw_figure_cell_set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_text (GtkWidget *label, const char *text, const char *tooltip, gboolean dim)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, tooltip);
  zw_figure_cell_set_class (label, "zw-no-figure", dim);
}

/**
 * zw_figure_cell_show:
 * @label: a cell of a table
 * @indicator: (nullable): its figure, or why there is none, cut to the cell and
 *   in full on the tooltip
 */
void
zw_figure_cell_show (GtkWidget *label, const ZwIndicator *indicator)
{
  g_autofree char *state = indicator != NULL ? zw_figure_dup_state (indicator) : NULL;
  g_autofree char *figure = NULL;
  g_autofree char *fraction = NULL;

  if (indicator == NULL)
    {
      show_text (label, ZW_FIGURE_NONE, NULL, TRUE);
      return;
    }
  if (state != NULL)
    {
      show_text (label, state, state, TRUE);
      return;
    }
  figure = zw_figure_dup_value (indicator->id, indicator->value);
  fraction = zw_figure_dup_fraction (indicator->numerator, indicator->denominator);
  show_text (label, figure, fraction, FALSE);
}

/**
 * zw_figure_cell_show_part:
 * @indicator: (nullable): of which the line shows a part
 */
void
zw_figure_cell_show_part (GtkWidget *label, const ZwIndicator *indicator, ZwFigureLine *line)
{
  const ZwIndicatorPart *part = indicator != NULL ? zw_figure_line_find_part (line, indicator)
                                                  : NULL;
  g_autofree char *figure = NULL;
  g_autofree char *fraction = NULL;

  if (part == NULL || !isfinite (part->value))
    {
      show_text (label, ZW_FIGURE_NONE, NULL, TRUE);
      return;
    }
  figure = zw_figure_dup_part (indicator, part);
  fraction = zw_figure_dup_fraction (part->numerator, part->denominator);
  show_text (label, figure, fraction, FALSE);
}

static gboolean
is_one_of (const char *text, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (g_strcmp0 (text, texts[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * zw_figure_align_headings:
 * @view: a column view
 * @left: (array zero-terminated=1): headings over words, which stay flush left
 *
 * GTK sets all headings flush left; over figures they belong to the right.
 */
void
zw_figure_align_headings (GtkWidget *view, const char *const *left)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        continue;
      if (GTK_IS_LABEL (child) && !is_one_of (gtk_label_get_label (GTK_LABEL (child)), left))
        {
          gtk_widget_set_hexpand (child, TRUE);
          gtk_label_set_xalign (GTK_LABEL (child), 1);
          gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_RIGHT);
        }
      zw_figure_align_headings (child, left);
    }
}
