/* zw-timeline-draw.h: phases and work items along the years
 *
 *   ZwTimelineBar bars[] = { { "分期", "短期:試辦先行", 2025, 2030, 0 }, … };
 *   ZwTimeline timeline = { bars, G_N_ELEMENTS (bars), 2025, 2050, "民國", "西元" };
 *   ZwTimelineLook look = ZW_TIMELINE_PRINT;
 *   g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&timeline, &look, width);
 *
 *   zw_timeline_layout_draw (layout, cr);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZW_TIMELINE_SPAN,
  ZW_TIMELINE_MILESTONE, /* a fixed year: a diamond, and a line through all years' rows */
  ZW_TIMELINE_UNDATED,   /* has no years: lies in a tray below all others */
} ZwTimelineShape;

/* A small sign on a bar, told apart by its form as well as by its colour. */
typedef enum
{
  ZW_TIMELINE_NO_MARK,
  ZW_TIMELINE_MARK_NOTE,
  ZW_TIMELINE_MARK_SHOULD,
  ZW_TIMELINE_MARK_MUST,
} ZwTimelineMark;

/**
 * ZwTimelineBar:
 * @group: (nullable): what it belongs to; bars of one group lie together, and the
 *   groups in the order in which they first come, those of a tray last
 * @label: what it says
 * @start_year: first year, common era
 * @end_year: last year, which it fills to its end; not before @start_year
 * @kind: chooses the colour; equal kinds have equal colours
 * @shape: a milestone fills @start_year; what is undated has no years
 * @note: (nullable): stands behind bar and label where there is room left
 * @mark: sign at its upper left corner
 * @pale: its years are not its own
 */
typedef struct
{
  const char *group;
  const char *label;
  int start_year;
  int end_year;
  guint kind;
  ZwTimelineShape shape;
  const char *note;
  ZwTimelineMark mark;
  gboolean pale;
} ZwTimelineBar;

/**
 * ZwTimelineLink:
 * @from: number of the bar that must end first
 * @to: number of the bar that waits for it
 * @broken: it does not wait
 */
typedef struct
{
  guint from;
  guint to;
  gboolean broken;
} ZwTimelineLink;

/**
 * ZwTimeline:
 * @bars: (array length=n_bars): the bars; what lies outside the years is cut off
 * @first_year: first year shown, common era
 * @last_year: last year shown, to its end
 * @roc_title: (nullable): if given, years of the Republic are written, in a row that
 *   begins with these words
 * @ce_title: (nullable): the same for years of the common era
 * @links: (array length=n_links): arrows between bars; those to bars without a
 *   place are left out
 */
typedef struct
{
  const ZwTimelineBar *bars;
  guint n_bars;
  int first_year;
  int last_year;
  const char *roc_title;
  const char *ce_title;
  const ZwTimelineLink *links;
  guint n_links;
} ZwTimeline;

/**
 * ZwTimelineLook:
 * @font: names of fonts, the first one present wins
 * @font_size: size of the letters in units of the drawing
 * @colour: of words and lines on the ground, as 0xRRGGBBAA
 */
typedef struct
{
  const char *font;
  double font_size;
  guint32 colour;
} ZwTimelineLook;

/* On paper, in points. */
#define ZW_TIMELINE_PRINT                                                                          \
  {                                                                                                \
    "Times New Roman, Liberation Serif, 標楷體, TW-Kai, AR PL UKai TW, Noto Serif CJK TC", 12,     \
        0x000000ff                                                                                 \
  }

/* Colours of kinds repeat after these. */
#define ZW_TIMELINE_N_COLOURS 8

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} ZwTimelineBox;

typedef struct _ZwTimelineLayout ZwTimelineLayout;

ZwTimelineLayout *zw_timeline_layout_new (const ZwTimeline *timeline,
                                          const ZwTimelineLook *look,
                                          double width);
void zw_timeline_layout_free (ZwTimelineLayout *self);
double zw_timeline_layout_get_height (const ZwTimelineLayout *self);
guint zw_timeline_layout_get_n_labels (const ZwTimelineLayout *self);
gboolean zw_timeline_layout_get_label (const ZwTimelineLayout *self,
                                       guint index,
                                       ZwTimelineBox *box);
void zw_timeline_layout_get_bar (const ZwTimelineLayout *self, guint bar, ZwTimelineBox *box);
int zw_timeline_layout_find_bar (const ZwTimelineLayout *self, double x, double y);
double zw_timeline_layout_get_x (const ZwTimelineLayout *self, int year);
double zw_timeline_layout_get_left (const ZwTimelineLayout *self);
double zw_timeline_layout_get_top (const ZwTimelineLayout *self);
gboolean zw_timeline_layout_get_bounds (const ZwTimelineLayout *self,
                                        guint bar,
                                        ZwTimelineBox *box);
void zw_timeline_layout_draw (const ZwTimelineLayout *self, cairo_t *cr);
void zw_timeline_layout_draw_axis (const ZwTimelineLayout *self, cairo_t *cr);

void zw_timeline_draw (const ZwTimeline *timeline,
                       const ZwTimelineLook *look,
                       cairo_t *cr,
                       double width,
                       double height);
guint32 zw_timeline_get_colour (guint kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTimelineLayout, zw_timeline_layout_free)

G_END_DECLS
