/* zw-clip.h: which stretches of straight edges lie within a polygon
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-prepared.h"

G_BEGIN_DECLS

/* Edges closer than this all along run on one another, in metres. */
#define ZW_CLIP_TOLERANCE 1e-6

/* A part of an edge, in fractions of its length from a to b. */
typedef struct
{
  double from;
  double to;
} ZwStretch;

typedef enum
{
  ZW_MEETING_NONE,
  ZW_MEETING_CROSS,   /* at one place; @on_e.from and @on_f.from say where */
  ZW_MEETING_ALONG,   /* they run on one another in the same direction */
  ZW_MEETING_AGAINST, /* they run on one another in opposite directions */
} ZwMeetingKind;

/* Where two edges meet. */
typedef struct
{
  ZwMeetingKind kind;
  ZwStretch on_e;
  ZwStretch on_f;
} ZwMeeting;

typedef enum
{
  ZW_CLIPPER_INSIDE,  /* no edge, all inside */
  ZW_CLIPPER_OUTSIDE, /* no edge, all outside */
  ZW_CLIPPER_EDGE,    /* one edge from side to side */
  ZW_CLIPPER_CORNER,  /* two that meet, less than 180 degrees inside */
  ZW_CLIPPER_NOOK,    /* two that meet, more than 180 degrees inside */
  ZW_CLIPPER_TANGLE,  /* anything else */
} ZwClipperView;

/**
 * ZwClipper:
 * @zone: (nullable): the polygon clipped to; %NULL clips nothing away
 * @near: edges of the zone that pass through the envelope looked at
 * @view: how they part it into inside and outside
 *
 * Working memory for clipping, so that a thousand edges share it, and a look at
 * one place of the zone, where few edges decide what is inside.
 */
typedef struct
{
  const ZwPrepared *zone;
  ZwClipperView view;
  GArray *near;   /* of guint: edges of the zone */
  GArray *cuts;   /* of double */
  GArray *along;  /* of ZwStretch: stretches on the boundary */
  GArray *pieces; /* of double: for who cuts edges before they are clipped */
} ZwClipper;

gboolean zw_edge_meet (const ZwEdge *e, const ZwEdge *f, ZwMeeting *meeting);
ZwPoint zw_edge_get_point (const ZwEdge *edge, double fraction);
void zw_cuts_sort (GArray *cuts);

void zw_clipper_init (ZwClipper *self, const ZwPrepared *zone);
void zw_clipper_clear (ZwClipper *self);
void zw_clipper_look_at (ZwClipper *self, const ZwEnvelope *envelope);
gboolean zw_clipper_passes (const ZwClipper *self, const ZwEnvelope *envelope);
gboolean zw_clipper_contains (const ZwClipper *self, double x, double y);
double zw_clipper_get_length (ZwClipper *self, const ZwEdge *edge);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwClipper, zw_clipper_clear)

G_END_DECLS
