/* zw-overlap.h: how much of a polygon lies in a zone and within reach of circles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-clip.h"
#include "geometry/zw-discs.h"

G_BEGIN_DECLS

/**
 * ZwCover:
 * @kind: how much of the polygon the circles cover
 * @starts: (array length=n_edges+1): first of @stretches of each edge
 * @stretches: what is covered of each edge
 * @arcs: (array length=n_arcs): what lies of the circles' border in the polygon
 *
 * What circles cover of one polygon. The arrays are %NULL unless @kind is
 * %ZW_COVER_PARTLY.
 */
typedef struct
{
  ZwCoverKind kind;
  guint *starts;
  ZwStretch *stretches;
  guint n_arcs;
  ZwArc *arcs;
} ZwCover;

/**
 * ZwOverlap:
 *
 * Working memory for overlaying one polygon after the other with the same zone.
 */
typedef struct
{
  ZwClipper clipper;
  ZwEnvelope envelope;

  /* Owned */
  GArray *edges;     /* of ZwEdge: the polygon */
  GArray *boxes;     /* of ZwEnvelope: around the edges of the zone near it */
  GArray *marks;     /* of its own type: where edges of the zone meet it */
  GArray *stretches; /* of ZwStretch */
  GArray *kinds;     /* of ZwMeetingKind, beside the clipper's stretches */
  GArray *starts;    /* of guint */
  GArray *arcs;      /* of ZwArc */
  GArray *numbers;   /* of guint: arcs of the circles */
  ZwPrepared *polygon;
} ZwOverlap;

void zw_overlap_init (ZwOverlap *self, const ZwPrepared *zone);
void zw_overlap_clear (ZwOverlap *self);
void zw_overlap_set_part (ZwOverlap *self, const ZwGeometry *shape, guint part);

ZwCover *zw_overlap_find_cover (ZwOverlap *self, const ZwDiscs *discs);
ZwCover *zw_cover_get_plain (gboolean covered);
ZwCover *zw_cover_ref (ZwCover *self);
void zw_cover_unref (ZwCover *self);

double zw_overlap_measure (ZwOverlap *self,
                           const ZwDiscs *discs,
                           const ZwCover *cover,
                           double *covered);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwOverlap, zw_overlap_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCover, zw_cover_unref)

G_END_DECLS
