/* zw-timeline-private.h: a timeline laid out, for its drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-timeline-draw.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* From line to line, in sizes of a letter. */
#define ZW_TIMELINE_LINE 1.35

typedef struct
{
  PangoLayout *words; /* owned */
  ZwTimelineBox box;
  gboolean on_bar;
  gboolean flush_right; /* lines end at the right edge of the box */
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
} ZwTimelinePlace;

struct _ZwTimelineLayout
{
  double width, height;
  double title_width;
  double axis_height;
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
};

double zw_timeline_layout_get_x (const ZwTimelineLayout *self, int year);
gboolean zw_timeline_layout_is_written (const ZwTimelineLayout *self, int year);

G_END_DECLS
