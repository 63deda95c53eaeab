/* zw-timeline-marks.c: milestones, arrows and signs of a timeline
 *
 * An arrow leaves a bar at the end of its last year, downwards or upwards, and
 * reaches the other at its beginning, or from above where that does not lie ahead:
 *
 *     [ survey ] words            [ survey ] words
 *             |                           |
 *             |                         +-+
 *             +--> [ trial ]    [ trial ] words
 *
 * So it stays clear of the words behind both bars.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-private.h"

#include <math.h>

/* A red, and Okabe and Ito's vermilion and blue. */
#define MUST_COLOUR 0xc62828ff
#define SHOULD_COLOUR 0xd55e00ff
#define NOTE_COLOUR 0x0072b2ff

/* In sizes of a letter. */
#define HEAD 0.45 /* of an arrow */
#define INSET 0.6 /* of where an arrow begins */
#define TURN 0.3  /* from one beginning to the next */
#define N_TURNS 3
#define MARK 0.95 /* height of a sign */

static const ZwTimelinePlace *
get_place (const ZwTimelineLayout *self, guint bar)
{
  return &g_array_index (self->bars, ZwTimelinePlace, bar);
}

/* Milestones */

static double
get_middle (const ZwTimelinePlace *bar)
{
  return bar->box.x + bar->box.width / 2;
}

/**
 * zw_timeline_draw_milestone_lines:
 *
 * The years of milestones through all rows, to be drawn below the bars.
 */
void
zw_timeline_draw_milestone_lines (const ZwTimelineLayout *self, cairo_t *cr)
{
  const double dashes[] = { 0.3 * self->font_size, 0.25 * self->font_size };

  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, self->font_size / 10);
  zw_timeline_set_colour (cr, self->colour, 0.6);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *bar = get_place (self, i);

      if (bar->shape != ZW_TIMELINE_MILESTONE || bar->box.width <= 0)
        continue;
      cairo_move_to (cr, get_middle (bar), bar->box.y + bar->box.height / 2);
      cairo_line_to (cr, get_middle (bar), self->rows_end);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
zw_timeline_draw_diamond (const ZwTimelineLayout *self, const ZwTimelinePlace *bar, cairo_t *cr)
{
  double half = bar->box.width / 2, x = get_middle (bar), y = bar->box.y + bar->box.height / 2;

  cairo_move_to (cr, x, y - half);
  cairo_line_to (cr, x + half, y);
  cairo_line_to (cr, x, y + half);
  cairo_line_to (cr, x - half, y);
  cairo_close_path (cr);
  zw_timeline_set_colour (cr, self->colour, 0.85);
  cairo_fill (cr);
}

/* Arrows */

static void
draw_head (const ZwTimelineLayout *self, double x, double y, double angle, cairo_t *cr)
{
  double length = HEAD * self->font_size;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -length, -0.55 * length);
  cairo_line_to (cr, -length, 0.55 * length);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* In one lane, at one height. */
static void
draw_level_link (const ZwTimelineLayout *self,
                 const ZwTimelinePlace *from,
                 const ZwTimelinePlace *to,
                 cairo_t *cr)
{
  double y = from->box.y + from->box.height / 2, length = HEAD * self->font_size;
  gboolean right = to->box.x >= from->box.x;
  double x = right ? from->box.x + from->box.width : from->box.x;
  double end_x = right ? to->box.x : to->box.x + to->box.width;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, end_x + (right ? -0.8 : 0.8) * length, y);
  cairo_stroke (cr);
  draw_head (self, end_x, y, right ? 0 : G_PI, cr);
}

/* @turn: how far before the end of a bar the arrow leaves it */
static void
draw_link (const ZwTimelineLayout *self, const ZwTimelineLink *link, double turn, cairo_t *cr)
{
  const ZwTimelinePlace *from = get_place (self, link->from), *to = get_place (self, link->to);
  double length = HEAD * self->font_size, inset = INSET * self->font_size;
  gboolean down = to->box.y > from->box.y;
  double x = from->box.x + MAX (from->box.width - turn, from->box.width / 2);
  double left = to->box.x, right = left + to->box.width;
  double edge = down ? to->box.y : to->box.y + to->box.height;
  double away = down ? -length : length, end_x;

  if (to->box.y == from->box.y)
    {
      draw_level_link (self, from, to, cr);
      return;
    }
  cairo_move_to (cr, x, down ? from->box.y + from->box.height : from->box.y);
  if (left - length >= x)
    {
      double middle = to->box.y + to->box.height / 2;

      cairo_line_to (cr, x, middle);
      cairo_line_to (cr, left - 0.8 * length, middle);
      cairo_stroke (cr);
      draw_head (self, left, middle, 0, cr);
      return;
    }
  end_x = MIN (MAX (x, left + inset), MAX (right - inset, left + inset));
  cairo_line_to (cr, x, edge + away);
  cairo_line_to (cr, end_x, edge + away);
  cairo_line_to (cr, end_x, edge + 0.8 * away);
  cairo_stroke (cr);
  draw_head (self, end_x, edge, down ? G_PI_2 : -G_PI_2, cr);
}

/**
 * zw_timeline_draw_links:
 *
 * A broken one is dashed as well as coloured.
 */
void
zw_timeline_draw_links (const ZwTimelineLayout *self, cairo_t *cr)
{
  const double dashes[] = { 0.35 * self->font_size, 0.2 * self->font_size };

  cairo_save (cr);
  for (guint i = 0; i < self->links->len; i++)
    {
      const ZwTimelineLink *link = &g_array_index (self->links, ZwTimelineLink, i);

      if (get_place (self, link->from)->box.width <= 0
          || get_place (self, link->to)->box.width <= 0)
        continue;
      cairo_set_dash (cr, dashes, link->broken ? (int) G_N_ELEMENTS (dashes) : 0, 0);
      cairo_set_line_width (cr, self->font_size / (link->broken ? 7 : 10));
      zw_timeline_set_colour (cr, link->broken ? SHOULD_COLOUR : self->colour,
                              link->broken ? 1 : 0.75);
      /* Those that leave one bar do not lie on each other. */
      draw_link (self, link, (INSET + TURN * (i % N_TURNS)) * self->font_size, cr);
    }
  cairo_restore (cr);
}

/* Signs: a disc with an i, a triangle and an octagon with an exclamation mark */

static void
draw_outline (ZwTimelineMark mark, double x, double y, double size, cairo_t *cr)
{
  double half = size / 2;

  cairo_new_sub_path (cr);
  if (mark == ZW_TIMELINE_MARK_NOTE)
    cairo_arc (cr, x, y, half, 0, 2 * G_PI);
  else if (mark == ZW_TIMELINE_MARK_SHOULD)
    {
      cairo_move_to (cr, x, y - half);
      cairo_line_to (cr, x + 1.1 * half, y + half);
      cairo_line_to (cr, x - 1.1 * half, y + half);
    }
  else
    for (int i = 0; i < 8; i++)
      cairo_line_to (cr, x + 1.08 * half * cos ((i + 0.5) * G_PI / 4),
                     y + 1.08 * half * sin ((i + 0.5) * G_PI / 4));
  cairo_close_path (cr);
}

static void
draw_mark (ZwTimelineMark mark, double x, double y, double size, cairo_t *cr)
{
  static const guint32 colours[] = { 0, NOTE_COLOUR, SHOULD_COLOUR, MUST_COLOUR };
  double low = mark == ZW_TIMELINE_MARK_SHOULD ? 0.12 * size : 0;
  double dot = mark == ZW_TIMELINE_MARK_NOTE ? -0.25 * size : 0.25 * size;

  draw_outline (mark, x, y, size, cr);
  zw_timeline_set_colour (cr, colours[mark], 1);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, size / 12);
  zw_timeline_set_colour (cr, 0xffffffff, 1);
  cairo_stroke (cr);
  cairo_set_line_width (cr, size / 7);
  cairo_move_to (cr, x, y + low + (dot > 0 ? -0.26 : -0.06) * size);
  cairo_line_to (cr, x, y + low + (dot > 0 ? 0.06 : 0.28) * size);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + low + MIN (dot, 0.24 * size), size / 12, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * zw_timeline_draw_marks:
 *
 * Signs at the upper left corners of bars, to be drawn above all else.
 */
void
zw_timeline_draw_marks (const ZwTimelineLayout *self, cairo_t *cr)
{
  double size = MARK * self->font_size;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *bar = get_place (self, i);

      if (bar->mark != ZW_TIMELINE_NO_MARK && bar->box.width > 0)
        draw_mark (bar->mark, bar->box.x, bar->box.y + 0.05 * size, size, cr);
    }
}
