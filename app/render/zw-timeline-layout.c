/* zw-timeline-layout.c: where the bars and words of a timeline lie
 *
 * A bar's label stands in the bar if it fits there in one or two lines, else right
 * of it, else left of it, else in more lines:
 *
 *        2025   2026   2027   2028
 *   A    [ survey     ][ trial    ]
 *        [..] public meetings
 *
 * A bar and its label take one lane together, and a new lane begins where they
 * would lie on another's. So labels never lie on each other, and are cut short
 * only where the whole width has no room for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* In sizes of a letter. */
#define LEAST_WRAP 4.0 /* narrowest bar in which words are broken into lines */
#define DIAMOND 0.9    /* width of a milestone */

/* Bars that touch do not lie on each other, whatever their last digits. */
#define TOLERANCE 0.01

/* Most lines of a label. */
#define MOST_LINES 4

/* Most of the width that the groups' names may take. */
#define MOST_TITLE 0.28

static void
clear_label (gpointer data)
{
  ZwTimelineLabel *label = data;

  g_object_unref (label->words);
}

PangoLayout *
zw_timeline_layout_set_words (const ZwTimelineLayout *self, const char *text)
{
  PangoLayout *words = pango_layout_new (self->context);
  g_autofree char *line = g_strdup (text != NULL ? text : "");

  g_strdelimit (line, "\r\n", ' ');
  pango_layout_set_font_description (words, self->font);
  pango_layout_set_text (words, line, -1);
  return words;
}

double
zw_timeline_words_get_width (PangoLayout *words)
{
  PangoRectangle extents;

  pango_layout_get_extents (words, NULL, &extents);
  return extents.width / (double) PANGO_SCALE;
}

void
zw_timeline_words_wrap (PangoLayout *words, double width, guint n_lines)
{
  pango_layout_set_width (words, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_wrap (words, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (words, -(int) n_lines);
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
}

/**
 * zw_timeline_layout_add_label:
 * @words: (transfer full)
 *
 * Returns: (transfer none): the label, of ordinary words on the ground, until the
 *   next one is added
 */
ZwTimelineLabel *
zw_timeline_layout_add_label (ZwTimelineLayout *self, PangoLayout *words, const ZwTimelineBox *box)
{
  ZwTimelineLabel label = { .words = words, .box = *box };

  g_array_append_val (self->labels, label);
  return &g_array_index (self->labels, ZwTimelineLabel, self->labels->len - 1);
}

/* Bars */

static double
get_lane_height (const ZwTimelineLayout *self, guint n_lines)
{
  return (ZW_TIMELINE_LINE * n_lines + 2 * ZW_TIMELINE_PAD_Y) * self->font_size;
}

typedef enum
{
  ON_BAR,
  RIGHT_OF_BAR,
  LEFT_OF_BAR,
} Side;

static double
get_room (const ZwTimelineLayout *self, const ZwTimelinePlace *bar, Side side)
{
  double pad = ZW_TIMELINE_PAD_X * self->font_size;

  if (side == RIGHT_OF_BAR)
    return self->width - bar->right - pad - ZW_TIMELINE_HAIR;
  if (side == LEFT_OF_BAR)
    return bar->left - pad - self->title_width - ZW_TIMELINE_HAIR;
  return bar->box.width - 2 * pad;
}

static gboolean
fits (PangoLayout *words, double room, double least, guint n_lines)
{
  if (n_lines > 1 && room < least)
    return FALSE;
  zw_timeline_words_wrap (words, room + ZW_TIMELINE_HAIR, n_lines);
  return room > 0 && (guint) pango_layout_get_line_count (words) <= n_lines
         && !pango_layout_is_ellipsized (words);
}

/* The first of these places where all words have room; else the widest. */
static Side
choose_side (const ZwTimelineLayout *self,
             const ZwTimelinePlace *bar,
             PangoLayout *words,
             guint *n_lines)
{
  static const struct
  {
    Side side;
    guint n_lines;
  } places[] = {
    { ON_BAR, 1 },       { ON_BAR, 2 },      { RIGHT_OF_BAR, 1 }, { LEFT_OF_BAR, 1 }, { ON_BAR, 3 },
    { RIGHT_OF_BAR, 2 }, { LEFT_OF_BAR, 2 }, { RIGHT_OF_BAR, 3 }, { LEFT_OF_BAR, 3 }, { ON_BAR, 4 },
  };
  double least = LEAST_WRAP * self->font_size;
  Side widest = ON_BAR;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      *n_lines = places[i].n_lines;
      if (fits (words, get_room (self, bar, places[i].side), least, *n_lines))
        return places[i].side;
    }
  for (Side side = RIGHT_OF_BAR; side <= LEFT_OF_BAR; side++)
    if (get_room (self, bar, side) > get_room (self, bar, widest))
      widest = side;
  *n_lines = MOST_LINES;
  zw_timeline_words_wrap (words, get_room (self, bar, widest), *n_lines);
  return widest;
}

/* Puts the label of a bar beside it or on it; its height follows with the lanes. */
static void
place_label (ZwTimelineLayout *self, ZwTimelinePlace *bar, const char *text)
{
  PangoLayout *words = zw_timeline_layout_set_words (self, text);
  double pad = ZW_TIMELINE_PAD_X * self->font_size, x = bar->left + pad, width;
  ZwTimelineLabel *label;
  Side side = choose_side (self, bar, words, &bar->n_lines);

  width = zw_timeline_words_get_width (words);
  if (side == RIGHT_OF_BAR)
    {
      x = bar->right + pad;
      bar->right = x + width;
    }
  else if (side == LEFT_OF_BAR)
    {
      x = bar->left - pad - width;
      bar->left = x;
    }
  bar->label = self->labels->len;
  label = zw_timeline_layout_add_label (self, words, &(ZwTimelineBox){ x, 0, width, 0 });
  label->on_bar = side == ON_BAR && !bar->pale;
  label->ground = zw_timeline_get_colour (bar->kind);
  label->flush_right = side == LEFT_OF_BAR;
}

/* A bar outside the years takes part, without width or label, so that bars keep
 * their numbers. */
static void
add_bar (ZwTimelineLayout *self, const ZwTimelineBar *from)
{
  ZwTimelinePlace bar = { .kind = from->kind,
                          .n_lines = 1,
                          .label = -1,
                          .shape = from->shape,
                          .mark = from->mark,
                          .pale = from->pale };
  int end_year = MAX (from->start_year, from->end_year);

  if (from->shape == ZW_TIMELINE_UNDATED)
    {
      g_array_append_val (self->bars, bar);
      return;
    }
  bar.left = bar.box.x = zw_timeline_layout_get_x (self, from->start_year);
  bar.right = zw_timeline_layout_get_x (self, end_year + 1);
  bar.box.width = bar.right - bar.left;
  if (from->shape == ZW_TIMELINE_MILESTONE && bar.box.width > 0)
    {
      bar.left = bar.box.x = (bar.left + bar.right - DIAMOND * self->font_size) / 2;
      bar.box.width = DIAMOND * self->font_size;
      bar.right = bar.left + bar.box.width;
    }
  if (bar.box.width > 0)
    place_label (self, &bar, from->label);
  g_array_append_val (self->bars, bar);
}

static gboolean
is_group (const ZwTimelineBar *bar, const char *group)
{
  return bar->shape != ZW_TIMELINE_UNDATED
         && (bar->group == group || g_strcmp0 (bar->group, group) == 0);
}

static gboolean
is_lane_free (const ZwTimelineLayout *self, const ZwTimeline *timeline, guint index, guint lane)
{
  const ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, index);

  for (guint i = 0; i < index; i++)
    {
      const ZwTimelinePlace *other = &g_array_index (self->bars, ZwTimelinePlace, i);

      if (other->lane == lane && other->left < bar->right - TOLERANCE
          && bar->left < other->right - TOLERANCE
          && is_group (&timeline->bars[i], timeline->bars[index].group))
        return FALSE;
    }
  return TRUE;
}

/* The first lane of the group in which the bar and its label lie on nothing. */
static guint
find_lane (const ZwTimelineLayout *self, const ZwTimeline *timeline, guint index)
{
  guint lane = 0;

  while (!is_lane_free (self, timeline, index, lane))
    lane++;
  return lane;
}

/* Gives the bars of a group their heights, lane below lane, from @y on.
 * Returns: where the lanes end */
static double
stack_lanes (ZwTimelineLayout *self, const ZwTimeline *timeline, const char *group, double y)
{
  guint n_lanes = 1;

  for (guint lane = 0; lane < n_lanes; lane++)
    {
      guint n_lines = 1;

      for (guint i = 0; i < timeline->n_bars; i++)
        if (is_group (&timeline->bars[i], group))
          {
            const ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);

            n_lanes = MAX (n_lanes, bar->lane + 1);
            if (bar->lane == lane)
              n_lines = MAX (n_lines, bar->n_lines);
          }
      for (guint i = 0; i < timeline->n_bars; i++)
        {
          ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);

          if (!is_group (&timeline->bars[i], group) || bar->lane != lane)
            continue;
          bar->box.y = y;
          bar->box.height = get_lane_height (self, n_lines);
        }
      y += get_lane_height (self, n_lines) + ZW_TIMELINE_LANE_GAP * self->font_size;
    }
  return y - ZW_TIMELINE_LANE_GAP * self->font_size;
}

/**
 * zw_timeline_layout_add_title:
 * @title: (nullable): name of a group
 * @top: where its ground begins
 * @bottom: where its bars end
 *
 * Puts the ground of a group and its name left of it.
 *
 * Returns: where the ground ends: a name of two lines may be higher than its bars
 */
double
zw_timeline_layout_add_title (ZwTimelineLayout *self, const char *title, double top, double bottom)
{
  double line = ZW_TIMELINE_LINE * self->font_size, gap = ZW_TIMELINE_GROUP_GAP * self->font_size;
  ZwTimelineBox ground = { 0, top, self->width, bottom - top }, box;
  PangoLayout *words;
  double room;

  if (self->title_width > 0)
    {
      words = zw_timeline_layout_set_words (self, title);
      zw_timeline_words_wrap (words, zw_timeline_layout_get_title_room (self), 1000);
      box.height = MIN (pango_layout_get_line_count (words), 2) * line;
      bottom = MAX (bottom, top + box.height + gap);
      room = floor ((bottom - top) / line);
      box.height = MIN (pango_layout_get_line_count (words), room) * line;
      zw_timeline_words_wrap (words, zw_timeline_layout_get_title_room (self), room);
      box.x = ZW_TIMELINE_TITLE_PAD * self->font_size;
      box.y = top + (bottom - top - box.height) / 2;
      box.width = zw_timeline_words_get_width (words);
      zw_timeline_layout_add_label (self, words, &box);
    }
  ground.height = bottom - top;
  g_array_append_val (self->groups, ground);
  return bottom;
}

static double
add_group (ZwTimelineLayout *self, const ZwTimeline *timeline, const char *group, double y)
{
  double gap = ZW_TIMELINE_GROUP_GAP * self->font_size;

  return zw_timeline_layout_add_title (self, group, y,
                                       stack_lanes (self, timeline, group, y + gap) + gap);
}

/* Labels in the middle of their bars, now that these have their heights. */
static void
settle_labels (ZwTimelineLayout *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);
      ZwTimelineLabel *label = NULL;

      if (bar->label < 0)
        continue;
      label = &g_array_index (self->labels, ZwTimelineLabel, bar->label);
      label->box.height = pango_layout_get_line_count (label->words) * ZW_TIMELINE_LINE
                          * self->font_size;
      label->box.y = bar->box.y + (bar->box.height - label->box.height) / 2;
      label->box.width = zw_timeline_words_get_width (label->words);
    }
}

static gboolean
is_first_of_group (const ZwTimeline *timeline, guint index)
{
  if (timeline->bars[index].shape == ZW_TIMELINE_UNDATED)
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (is_group (&timeline->bars[i], timeline->bars[index].group))
      return FALSE;
  return TRUE;
}

static double
measure_titles (const ZwTimelineLayout *self, const ZwTimeline *timeline)
{
  const char *axis_titles[] = { timeline->roc_title, timeline->ce_title };
  double widest = 0;

  for (guint i = 0; i < timeline->n_bars; i++)
    {
      g_autoptr (PangoLayout) words = zw_timeline_layout_set_words (self, timeline->bars[i].group);

      widest = MAX (widest, zw_timeline_words_get_width (words));
    }
  for (guint i = 0; i < G_N_ELEMENTS (axis_titles); i++)
    {
      g_autoptr (PangoLayout) words = zw_timeline_layout_set_words (self, axis_titles[i]);

      widest = MAX (widest, zw_timeline_words_get_width (words));
    }
  if (widest == 0)
    return 0;
  return MIN (ceil (widest + (ZW_TIMELINE_TITLE_PAD + ZW_TIMELINE_TITLE_GAP) * self->font_size)
                  + ZW_TIMELINE_HAIR,
              MOST_TITLE * self->width);
}

/**
 * zw_timeline_layout_new:
 * @timeline: what to show; copied as far as needed
 * @look: fonts and colours, copied
 * @width: width of the drawing, in the unit of the font's size
 *
 * Returns: (transfer full): the timeline laid out; its height follows from its
 *   width. To be used on the thread that made it
 */
ZwTimelineLayout *
zw_timeline_layout_new (const ZwTimeline *timeline, const ZwTimelineLook *look, double width)
{
  ZwTimelineLayout *self = g_new0 (ZwTimelineLayout, 1);
  double y;

  self->width = width;
  self->font_size = look->font_size;
  self->colour = look->colour;
  self->first_year = timeline->first_year;
  self->last_year = MAX (timeline->first_year, timeline->last_year);
  self->bars = g_array_new (FALSE, FALSE, sizeof (ZwTimelinePlace));
  self->labels = g_array_new (FALSE, FALSE, sizeof (ZwTimelineLabel));
  self->groups = g_array_new (FALSE, FALSE, sizeof (ZwTimelineBox));
  self->links = g_array_new (FALSE, FALSE, sizeof (ZwTimelineLink));
  g_array_set_clear_func (self->labels, clear_label);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_round_glyph_positions (self->context, FALSE);
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, look->font);
  pango_font_description_set_absolute_size (self->font, look->font_size * PANGO_SCALE);

  self->title_width = measure_titles (self, timeline);
  zw_timeline_layout_lay_axis (self, timeline);
  self->n_axis_labels = self->labels->len;
  for (guint i = 0; i < timeline->n_bars; i++)
    add_bar (self, &timeline->bars[i]);
  for (guint i = 0; i < timeline->n_bars; i++)
    g_array_index (self->bars, ZwTimelinePlace, i).lane = find_lane (self, timeline, i);

  y = self->axis_height;
  for (guint i = 0; i < timeline->n_bars; i++)
    if (is_first_of_group (timeline, i))
      y = add_group (self, timeline, timeline->bars[i].group, y);
  settle_labels (self);
  zw_timeline_layout_add_notes (self, timeline);
  self->rows_end = y;
  self->height = zw_timeline_layout_lay_tray (self, timeline, y);
  if (timeline->n_links > 0)
    g_array_append_vals (self->links, timeline->links, timeline->n_links);
  return self;
}

void
zw_timeline_layout_free (ZwTimelineLayout *self)
{
  g_array_unref (self->links);
  g_array_unref (self->groups);
  g_array_unref (self->labels);
  g_array_unref (self->bars);
  pango_font_description_free (self->font);
  g_object_unref (self->context);
  g_free (self);
}

double
zw_timeline_layout_get_height (const ZwTimelineLayout *self)
{
  return self->height;
}

/**
 * zw_timeline_layout_get_n_labels:
 *
 * Returns: how many texts there are: years, groups' names and bars' labels
 */
guint
zw_timeline_layout_get_n_labels (const ZwTimelineLayout *self)
{
  return self->labels->len;
}

/**
 * zw_timeline_layout_get_label:
 * @box: (out): where the text lies
 *
 * Returns: whether all of it is shown
 */
gboolean
zw_timeline_layout_get_label (const ZwTimelineLayout *self, guint index, ZwTimelineBox *box)
{
  const ZwTimelineLabel *label = &g_array_index (self->labels, ZwTimelineLabel, index);

  *box = label->box;
  return !pango_layout_is_ellipsized (label->words);
}

/**
 * zw_timeline_layout_get_bar:
 * @bar: number of a bar in the timeline
 * @box: (out): where it lies, without a label beside it
 */
void
zw_timeline_layout_get_bar (const ZwTimelineLayout *self, guint bar, ZwTimelineBox *box)
{
  *box = g_array_index (self->bars, ZwTimelinePlace, bar).box;
}

/**
 * zw_timeline_layout_get_bounds:
 * @bar: number of a bar in the timeline
 * @box: (out): where it lies, with a label beside it
 *
 * Returns: whether it has a place
 */
gboolean
zw_timeline_layout_get_bounds (const ZwTimelineLayout *self, guint bar, ZwTimelineBox *box)
{
  const ZwTimelinePlace *place = &g_array_index (self->bars, ZwTimelinePlace, bar);

  *box = (ZwTimelineBox){ place->left, place->box.y, place->right - place->left,
                          place->box.height };
  return place->box.width > 0;
}

/**
 * zw_timeline_layout_get_left:
 *
 * Returns: where the first year begins, right of the groups' names
 */
double
zw_timeline_layout_get_left (const ZwTimelineLayout *self)
{
  return self->title_width;
}

/**
 * zw_timeline_layout_get_top:
 *
 * Returns: where the rows begin, below the written years
 */
double
zw_timeline_layout_get_top (const ZwTimelineLayout *self)
{
  return self->axis_height;
}

/**
 * zw_timeline_layout_find_bar:
 *
 * Returns: number of the bar at a point, label included; -1 if there is none
 */
int
zw_timeline_layout_find_bar (const ZwTimelineLayout *self, double x, double y)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *bar = &g_array_index (self->bars, ZwTimelinePlace, i);

      if (x >= bar->left && x < bar->right && y >= bar->box.y && y < bar->box.y + bar->box.height)
        return i;
    }
  return -1;
}
