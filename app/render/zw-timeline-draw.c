/* zw-timeline-draw.c: draws phases and work items along the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Okabe & Ito, "Color universal design" (2008), those seen best first; the black
 * is a grey here. */
static const guint32 colours[ZW_TIMELINE_N_COLOURS] = { 0x56b4e9ff, 0xe69f00ff, 0x009e73ff,
                                                        0xcc79a7ff, 0xf0e442ff, 0x0072b2ff,
                                                        0xd55e00ff, 0x999999ff };

/**
 * zw_timeline_get_colour:
 *
 * Returns: the colour of a kind as 0xRRGGBBAA, for keys
 */
guint32
zw_timeline_get_colour (guint kind)
{
  return colours[kind % ZW_TIMELINE_N_COLOURS];
}

void
zw_timeline_set_colour (cairo_t *cr, guint32 colour, double opacity)
{
  cairo_set_source_rgba (cr, (colour >> 24 & 0xff) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0 * opacity);
}

static double
get_linear (guint32 level)
{
  double value = (level & 0xff) / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* Black or white, whichever is read better: the contrast of WCAG 2.1, 1.4.3. */
static guint32
choose_ink (guint32 ground)
{
  double luminance = 0.2126 * get_linear (ground >> 24) + 0.7152 * get_linear (ground >> 16)
                     + 0.0722 * get_linear (ground >> 8);

  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? 0x000000ff : 0xffffffff;
}

static void
draw_ground (const ZwTimelineLayout *self, cairo_t *cr)
{
  for (guint i = 0; i < self->groups->len; i += 2)
    {
      const ZwTimelineBox *box = &g_array_index (self->groups, ZwTimelineBox, i);

      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      zw_timeline_set_colour (cr, self->colour, 0.05);
      cairo_fill (cr);
    }
  cairo_set_line_width (cr, self->font_size / 20);
  for (int year = self->first_year; year <= self->last_year; year++)
    if (zw_timeline_layout_is_written (self, year))
      {
        cairo_move_to (cr, zw_timeline_layout_get_x (self, year), self->axis_height);
        cairo_line_to (cr, zw_timeline_layout_get_x (self, year), self->rows_end);
      }
  zw_timeline_set_colour (cr, self->colour, 0.25);
  cairo_stroke (cr);
  if (self->axis_height > 0)
    {
      cairo_move_to (cr, self->title_width, self->axis_height);
      cairo_line_to (cr, self->width, self->axis_height);
      zw_timeline_set_colour (cr, self->colour, 0.7);
      cairo_stroke (cr);
    }
}

static void
trace_bar (const ZwTimelineLayout *self, const ZwTimelinePlace *bar, double inset, cairo_t *cr)
{
  double radius = MIN (0.25 * self->font_size, bar->box.width / 2 - inset);
  double left = bar->box.x + self->font_size / 20 + inset, top = bar->box.y + inset;
  double right = bar->box.x + bar->box.width - self->font_size / 20 - inset;
  double bottom = bar->box.y + bar->box.height - inset;

  cairo_new_sub_path (cr);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, right - radius, top + radius, radius, -0.5 * G_PI, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, left + radius, bottom - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

/* What has years that are not its own, or none, has a dashed edge. */
static void
draw_bar (const ZwTimelineLayout *self, const ZwTimelinePlace *bar, cairo_t *cr)
{
  const double dashes[] = { 0.3 * self->font_size, 0.2 * self->font_size };
  gboolean undated = bar->shape == ZW_TIMELINE_UNDATED;
  double line = self->font_size / 12;

  if (!bar->pale && !undated)
    {
      trace_bar (self, bar, 0, cr);
      zw_timeline_set_colour (cr, zw_timeline_get_colour (bar->kind), 1);
      cairo_fill (cr);
      return;
    }
  cairo_save (cr);
  trace_bar (self, bar, line / 2, cr);
  zw_timeline_set_colour (cr, zw_timeline_get_colour (bar->kind), undated ? 0.12 : 0.35);
  cairo_fill_preserve (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, line);
  if (undated)
    zw_timeline_set_colour (cr, self->colour, 0.6);
  else
    zw_timeline_set_colour (cr, zw_timeline_get_colour (bar->kind), 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Lines lie at an even pitch, whatever fonts they mix. */
static void
draw_label (const ZwTimelineLayout *self, const ZwTimelineLabel *label, cairo_t *cr)
{
  double baseline = label->box.y + (ZW_TIMELINE_LINE / 2 + 0.36) * self->font_size;

  zw_timeline_set_colour (cr, label->on_bar ? choose_ink (label->ground) : self->colour,
                          label->faint ? 0.7 : 1);
  for (int i = 0; i < pango_layout_get_line_count (label->words); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (label->words, i);
      PangoRectangle extents;
      double room = 0;

      pango_layout_line_get_extents (line, NULL, &extents);
      if (label->flush_right)
        room = label->box.width - extents.width / (double) PANGO_SCALE;
      cairo_move_to (cr, label->box.x + room, baseline + i * ZW_TIMELINE_LINE * self->font_size);
      pango_cairo_show_layout_line (cr, line);
    }
}

/**
 * zw_timeline_layout_draw:
 * @cr: origin at the upper left corner of the drawing. The ground is not painted
 */
void
zw_timeline_layout_draw (const ZwTimelineLayout *self, cairo_t *cr)
{
  cairo_save (cr);
  draw_ground (self, cr);
  zw_timeline_draw_milestone_lines (self, cr);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);

      if (bar->box.width > 0 && bar->shape == ZW_TIMELINE_MILESTONE)
        zw_timeline_draw_diamond (self, bar, cr);
      else if (bar->box.width > 0)
        draw_bar (self, bar, cr);
    }
  zw_timeline_draw_links (self, cr);
  for (guint i = 0; i < self->labels->len; i++)
    draw_label (self, &g_array_index (self->labels, ZwTimelineLabel, i), cr);
  zw_timeline_draw_marks (self, cr);
  cairo_restore (cr);
}

/**
 * zw_timeline_layout_draw_axis:
 *
 * Draws the years alone, to stay in sight above rows that are scrolled.
 */
void
zw_timeline_layout_draw_axis (const ZwTimelineLayout *self, cairo_t *cr)
{
  cairo_save (cr);
  for (guint i = 0; i < self->n_axis_labels; i++)
    draw_label (self, &g_array_index (self->labels, ZwTimelineLabel, i), cr);
  cairo_set_line_width (cr, self->font_size / 20);
  cairo_move_to (cr, 0, self->axis_height);
  cairo_line_to (cr, self->width, self->axis_height);
  zw_timeline_set_colour (cr, self->colour, 0.7);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * zw_timeline_draw:
 * @width: width of the drawing
 * @height: room for it; if it needs more, it is drawn smaller as a whole
 */
void
zw_timeline_draw (const ZwTimeline *timeline,
                  const ZwTimelineLook *look,
                  cairo_t *cr,
                  double width,
                  double height)
{
  g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (timeline, look, width);
  double scale = layout->height > height ? height / layout->height : 1;

  cairo_save (cr);
  cairo_translate (cr, (1 - scale) * width / 2, 0);
  cairo_scale (cr, scale, scale);
  zw_timeline_layout_draw (layout, cr);
  cairo_restore (cr);
}
