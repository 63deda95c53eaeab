/* zw-timeline-private.h: a timeline laid out, for its drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-timeline-draw.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* In sizes of a letter. */
#define ZW_TIMELINE_LINE 1.35 /* from line to line */
#define ZW_TIMELINE_PAD_X 0.4 /* within a bar */
#define ZW_TIMELINE_PAD_Y 0.22
#define ZW_TIMELINE_LANE_GAP 0.3   /* between lanes */
#define ZW_TIMELINE_GROUP_GAP 0.35 /* above and below the lanes of a group */
#define ZW_TIMELINE_TITLE_GAP 0.6  /* right of the groups' names */
#define ZW_TIMELINE_TITLE_PAD 0.3  /* left of them */

/* More room than measured, or rounding would cut what fits. */
#define ZW_TIMELINE_HAIR 0.5

typedef struct
{
  PangoLayout *words; /* owned */
  ZwTimelineBox box;
  gboolean on_bar;
  gboolean flush_right; /* lines end at the right edge of the box */
  gboolean faint;       /* of less weight than the others */
  guint32 ground;       /* colour below it, on a bar */
} ZwTimelineLabel;

typedef struct
{
  ZwTimelineBox box;
  double left, right; /* with its label */
  guint kind;
  guint lane; /* within its group */
  guint n_lines;
  int label; /* number of its label, -1 for a bar outside the years */
  ZwTimelineShape shape;
  ZwTimelineMark mark;
  gboolean pale;
} ZwTimelinePlace;

struct _ZwTimelineLayout
{
  double width, height;
  double title_width;
  double axis_height;
  guint n_axis_labels; /* the first ones */
  double rows_end;     /* the tray begins */
  int first_year, last_year;
  int step; /* years from one written to the next */
  double font_size;
  guint32 colour;

  /* Owned */
  PangoContext *context;
  PangoFontDescription *font;
  GArray *bars;   /* ZwTimelinePlace, in the order of the timeline's */
  GArray *labels; /* ZwTimelineLabel */
  GArray *groups; /* ZwTimelineBox, the ground of each */
  GArray *links;  /* ZwTimelineLink */
};

void zw_timeline_layout_lay_axis (ZwTimelineLayout *self, const ZwTimeline *timeline);
double zw_timeline_layout_get_title_room (const ZwTimelineLayout *self);
gboolean zw_timeline_layout_is_written (const ZwTimelineLayout *self, int year);
PangoLayout *zw_timeline_layout_set_words (const ZwTimelineLayout *self, const char *text);
double zw_timeline_words_get_width (PangoLayout *words);
void zw_timeline_words_wrap (PangoLayout *words, double width, guint n_lines);
ZwTimelineLabel *zw_timeline_layout_add_label (ZwTimelineLayout *self,
                                               PangoLayout *words,
                                               const ZwTimelineBox *box);
double zw_timeline_layout_add_title (ZwTimelineLayout *self,
                                     const char *title,
                                     double top,
                                     double bottom);
double zw_timeline_layout_lay_tray (ZwTimelineLayout *self, const ZwTimeline *timeline, double y);
void zw_timeline_layout_add_notes (ZwTimelineLayout *self, const ZwTimeline *timeline);

void zw_timeline_set_colour (cairo_t *cr, guint32 colour, double opacity);
void zw_timeline_draw_milestone_lines (const ZwTimelineLayout *self, cairo_t *cr);
void zw_timeline_draw_diamond (const ZwTimelineLayout *self,
                               const ZwTimelinePlace *bar,
                               cairo_t *cr);
void zw_timeline_draw_links (const ZwTimelineLayout *self, cairo_t *cr);
void zw_timeline_draw_marks (const ZwTimelineLayout *self, cairo_t *cr);

G_END_DECLS
