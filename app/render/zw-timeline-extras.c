/* zw-timeline-extras.c: what lies beside the lanes of a timeline
 *
 * Notes behind bars, where a lane has room left for them, and the tray of what has
 * no years:
 *
 *     roads     [ survey ] label  note        [ trial ]
 *     no years  ( meetings ) ( signs )
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-private.h"

/* In sizes of a letter. */
#define NOTE_GAP 0.9
#define CHIP_GAP 0.5

/* Where the next thing of a bar's lane begins. */
static double
find_lane_end (const ZwTimelineLayout *self, guint index)
{
  const ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, index);
  double end = self->width;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *other = &g_array_index (self->bars, ZwTimelinePlace, i);

      /* Lanes of one height lie at one height, whatever their groups. */
      if (i != index && other->box.width > 0 && other->box.y == bar->box.y
          && other->left >= bar->box.x + bar->box.width - ZW_TIMELINE_HAIR)
        end = MIN (end, other->left);
    }
  return end;
}

/**
 * zw_timeline_layout_add_notes:
 *
 * To be called when bars and labels have their places.
 */
void
zw_timeline_layout_add_notes (ZwTimelineLayout *self, const ZwTimeline *timeline)
{
  double line = ZW_TIMELINE_LINE * self->font_size;

  for (guint i = 0; i < self->bars->len; i++)
    {
      ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);
      ZwTimelineBox box = { bar->right + NOTE_GAP * self->font_size,
                            bar->box.y + (bar->box.height - line) / 2, 0, line };
      g_autoptr (PangoLayout) words = NULL;

      if (timeline->bars[i].note == NULL || bar->label < 0)
        continue;
      words = zw_timeline_layout_set_words (self, timeline->bars[i].note);
      box.width = zw_timeline_words_get_width (words);
      if (box.x + box.width + NOTE_GAP * self->font_size > find_lane_end (self, i))
        continue;
      zw_timeline_layout_add_label (self, g_steal_pointer (&words), &box)->faint = TRUE;
      bar->right = box.x + box.width;
    }
}

/**
 * zw_timeline_layout_lay_tray:
 * @y: where the rows end
 *
 * Lays what has no years side by side, in as many lines as it needs.
 *
 * Returns: where the drawing ends
 */
double
zw_timeline_layout_lay_tray (ZwTimelineLayout *self, const ZwTimeline *timeline, double y)
{
  double pad = ZW_TIMELINE_PAD_X * self->font_size, gap = CHIP_GAP * self->font_size;
  double line = ZW_TIMELINE_LINE * self->font_size;
  double height = line + 2 * ZW_TIMELINE_PAD_Y * self->font_size;
  double x = self->title_width, top = y + ZW_TIMELINE_GROUP_GAP * self->font_size;
  const char *title = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < timeline->n_bars; i++)
    {
      ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);
      PangoLayout *words;
      double most = self->width - self->title_width;

      if (bar->shape != ZW_TIMELINE_UNDATED)
        continue;
      words = zw_timeline_layout_set_words (self, timeline->bars[i].label);
      zw_timeline_words_wrap (words, most - 2 * pad, 1);
      bar->box.width = MIN (zw_timeline_words_get_width (words) + 2 * (pad + ZW_TIMELINE_HAIR),
                            most);
      bar->box.height = height;
      if (x > self->title_width && x + bar->box.width > self->width)
        {
          x = self->title_width;
          top += height + ZW_TIMELINE_LANE_GAP * self->font_size;
        }
      bar->left = bar->box.x = x;
      bar->right = x + bar->box.width;
      bar->box.y = top;
      bar->label = (int) self->labels->len;
      zw_timeline_layout_add_label (self, words,
                                    &(ZwTimelineBox){ x + pad, top + (height - line) / 2,
                                                      zw_timeline_words_get_width (words), line });
      x += bar->box.width + gap;
      title = timeline->bars[i].group;
      any = TRUE;
    }
  if (!any)
    return y;
  return zw_timeline_layout_add_title (self, title, y,
                                       top + height + ZW_TIMELINE_GROUP_GAP * self->font_size);
}
