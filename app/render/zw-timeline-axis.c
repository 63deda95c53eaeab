/* zw-timeline-axis.c: the years above a timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-private.h"

#include "base/zw-year.h"

/**
 * zw_timeline_layout_get_x:
 * @year: common era
 *
 * Returns: where the year begins; one outside lies at the edge
 */
double
zw_timeline_layout_get_x (const ZwTimelineLayout *self, int year)
{
  int n_years = self->last_year - self->first_year + 1;

  year = CLAMP (year, self->first_year, self->last_year + 1);
  return self->title_width
         + (self->width - self->title_width) * (year - self->first_year) / n_years;
}

/* Fewest years from label to label at which labels of this width stay apart, also
 * where the edge moves one to the side. */
static int
choose_step (const ZwTimelineLayout *self, double label_width)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50 };
  double year_width = zw_timeline_layout_get_x (self, self->first_year + 1)
                      - zw_timeline_layout_get_x (self, self->first_year);
  double shift = MAX (0, (label_width - year_width) / 2);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps)
         && steps[i] * year_width < label_width + shift + 0.5 * self->font_size)
    i++;
  return steps[i];
}

gboolean
zw_timeline_layout_is_written (const ZwTimelineLayout *self, int year)
{
  return year % self->step == 0;
}

double
zw_timeline_layout_get_title_room (const ZwTimelineLayout *self)
{
  return self->title_width - (ZW_TIMELINE_TITLE_PAD + ZW_TIMELINE_TITLE_GAP) * self->font_size;
}

static void
add_axis_row (ZwTimelineLayout *self, const char *title, gboolean roc)
{
  double height = ZW_TIMELINE_LINE * self->font_size, y = self->axis_height;
  PangoLayout *words = NULL;
  ZwTimelineBox box;

  if (title == NULL)
    return;
  if (self->title_width > 0)
    {
      words = zw_timeline_layout_set_words (self, title);
      zw_timeline_words_wrap (words, zw_timeline_layout_get_title_room (self), 1);
      box = (ZwTimelineBox){ ZW_TIMELINE_TITLE_PAD * self->font_size, y,
                             zw_timeline_words_get_width (words), height };
      zw_timeline_layout_add_label (self, words, &box);
    }
  for (int year = self->first_year; year <= self->last_year; year++)
    {
      g_autofree char *number = g_strdup_printf ("%d", roc ? zw_year_to_roc (year) : year);
      double left = zw_timeline_layout_get_x (self, year),
             right = zw_timeline_layout_get_x (self, year + 1), width;

      if (!zw_timeline_layout_is_written (self, year))
        continue;
      words = zw_timeline_layout_set_words (self, number);
      width = zw_timeline_words_get_width (words);
      left = CLAMP ((left + right - width) / 2, self->title_width, self->width - width);
      box = (ZwTimelineBox){ left, y, width, height };
      zw_timeline_layout_add_label (self, words, &box);
    }
  self->axis_height += height;
}

void
zw_timeline_layout_lay_axis (ZwTimelineLayout *self, const ZwTimeline *timeline)
{
  g_autoptr (PangoLayout)
      widest = zw_timeline_layout_set_words (self, timeline->ce_title != NULL ? "2000" : "100");

  self->step = choose_step (self, zw_timeline_words_get_width (widest));
  add_axis_row (self, timeline->roc_title, TRUE);
  add_axis_row (self, timeline->ce_title, FALSE);
  if (self->axis_height > 0)
    self->axis_height += 0.2 * self->font_size;
}
