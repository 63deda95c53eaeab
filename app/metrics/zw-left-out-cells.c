/* zw-left-out-cells.c: areas cut along square cells
 *
 * An area is cut into rows of cells and each row into cells, by Sutherland and
 * Hodgman's clipping (Comm. ACM 17 (1974) 32-42), which needs each corner once
 * for every row it has not yet passed. Where a ring leaves a row and comes back,
 * its pieces hang together by edges that run to and fro along the cut; they
 * cancel in every sum along the border, so that nothing has to take them out.
 *
 * What no stop reaches of a piece is measured exactly only where a circle or the
 * zone passes through it. Then the pieces are scaled to what the whole area has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "geometry/zw-overlap.h"
#include "metrics/zw-left-out-private.h"

/* Smaller pieces, as a share of a cell, are rounding. */
#define LEAST_PIECE 1e-12

/* Rings, one behind the other. */
typedef struct
{
  GArray *points; /* of ZwPoint */
  GArray *ends;   /* of guint: one past the last point of each */
} Rings;

struct _ZwLeftOutCutter
{
  double cell;
  const ZwDiscs *discs;
  ZwOverlap overlap;   /* with the zone */
  ZwOverlap unbounded; /* without */

  /* Owned */
  GArray *pieces; /* of ZwLeftOutPiece */
  GArray *arcs;   /* of guint */
  Rings rest;
  Rings row;
  Rings piece;
  Rings spare;
};

static void
rings_init (Rings *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
rings_clear (Rings *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

static void
rings_empty (Rings *self)
{
  g_array_set_size (self->points, 0);
  g_array_set_size (self->ends, 0);
}

/* Ends a ring; what encloses nothing is dropped. */
static void
rings_end_ring (Rings *self)
{
  guint first = self->ends->len > 0 ? g_array_index (self->ends, guint, self->ends->len - 1) : 0;

  if (self->points->len >= first + 3)
    g_array_append_val (self->ends, self->points->len);
  else
    g_array_set_size (self->points, first);
}

static ZwEnvelope
rings_get_envelope (const Rings *self)
{
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  for (guint i = 0; i < self->points->len; i++)
    zw_envelope_add (&envelope, g_array_index (self->points, ZwPoint, i).x,
                     g_array_index (self->points, ZwPoint, i).y);
  return envelope;
}

/* Outlines counter-clockwise, holes clockwise, as the overlay has them. */
static void
take_rings (Rings *self, const ZwOverlap *overlap)
{
  rings_empty (self);
  for (guint i = 0; i < overlap->edges->len; i++)
    {
      const ZwEdge *edge = &g_array_index (overlap->edges, ZwEdge, i);
      const ZwEdge *next = edge + 1;

      g_array_append_val (self->points, edge->a);
      if (i + 1 == overlap->edges->len || next->a.x != edge->b.x || next->a.y != edge->b.y)
        rings_end_ring (self);
    }
}

static void
give_edges (const Rings *self, ZwOverlap *overlap)
{
  guint first = 0;

  g_array_set_size (overlap->edges, 0);
  overlap->envelope = rings_get_envelope (self);
  for (guint r = 0; r < self->ends->len; r++)
    {
      guint end = g_array_index (self->ends, guint, r);

      for (guint i = first; i < end; i++)
        {
          ZwEdge edge = { g_array_index (self->points, ZwPoint, i),
                          g_array_index (self->points, ZwPoint, i + 1 < end ? i + 1 : first) };

          if (edge.a.x != edge.b.x || edge.a.y != edge.b.y)
            g_array_append_val (overlap->edges, edge);
        }
      first = end;
    }
}

/* Cuts rings along a line x = @limit or y = @limit. */
static void
cut (const Rings *from, gboolean along_y, double limit, Rings *lower, Rings *upper)
{
  const ZwPoint *points = (const ZwPoint *) (const void *) from->points->data;
  guint first = 0;

  rings_empty (lower);
  rings_empty (upper);
  for (guint r = 0; r < from->ends->len; r++)
    {
      guint end = g_array_index (from->ends, guint, r);

      for (guint i = first, j = end - 1; i < end; j = i++)
        {
          double a = along_y ? points[j].x : points[j].y, b = along_y ? points[i].x : points[i].y;

          if ((a < limit && b > limit) || (a > limit && b < limit))
            {
              double t = (limit - a) / (b - a);
              ZwPoint at = { along_y ? limit : points[j].x + t * (points[i].x - points[j].x),
                             along_y ? points[j].y + t * (points[i].y - points[j].y) : limit };

              g_array_append_val (lower->points, at);
              g_array_append_val (upper->points, at);
            }
          if (b <= limit)
            g_array_append_val (lower->points, points[i]);
          if (b >= limit)
            g_array_append_val (upper->points, points[i]);
        }
      rings_end_ring (lower);
      rings_end_ring (upper);
      first = end;
    }
}

/* Area and centroid: Bourke, Calculating the area and centroid of a polygon, 1988. */
static double
measure_rings (const Rings *self, ZwPoint *centre)
{
  const ZwPoint *points = (const ZwPoint *) (const void *) self->points->data;
  double twice = 0.0, x = 0.0, y = 0.0;
  guint first = 0;

  if (self->points->len == 0)
    return 0.0;
  for (guint r = 0; r < self->ends->len; r++)
    {
      guint end = g_array_index (self->ends, guint, r);

      for (guint i = first, j = end - 1; i < end; j = i++)
        {
          double ax = points[j].x - points[0].x, ay = points[j].y - points[0].y;
          double bx = points[i].x - points[0].x, by = points[i].y - points[0].y;
          double cross = ax * by - ay * bx;

          twice += cross;
          x += cross * (ax + bx);
          y += cross * (ay + by);
        }
      first = end;
    }
  if (twice > 0.0)
    *centre = (ZwPoint){ points[0].x + x / (3.0 * twice), points[0].y + y / (3.0 * twice) };
  return MAX (twice / 2.0, 0.0);
}

ZwLeftOutCutter *
zw_left_out_cutter_new (double cell, const ZwDiscs *discs, const ZwPrepared *zone)
{
  ZwLeftOutCutter *self = g_new0 (ZwLeftOutCutter, 1);

  self->cell = cell;
  self->discs = discs;
  zw_overlap_init (&self->overlap, zone);
  zw_overlap_init (&self->unbounded, NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (ZwLeftOutPiece));
  self->arcs = g_array_new (FALSE, FALSE, sizeof (guint));
  rings_init (&self->rest);
  rings_init (&self->row);
  rings_init (&self->piece);
  rings_init (&self->spare);
  return self;
}

void
zw_left_out_cutter_free (ZwLeftOutCutter *self)
{
  zw_overlap_clear (&self->overlap);
  zw_overlap_clear (&self->unbounded);
  g_array_unref (self->pieces);
  g_array_unref (self->arcs);
  rings_clear (&self->rest);
  rings_clear (&self->row);
  rings_clear (&self->piece);
  rings_clear (&self->spare);
  g_free (self);
}

/**
 * zw_left_out_cutter_get_pieces:
 *
 * Returns: (transfer none) (element-type ZwLeftOutPiece): the pieces so far
 */
GArray *
zw_left_out_cutter_get_pieces (ZwLeftOutCutter *self)
{
  return self->pieces;
}

static gint32
get_line (const ZwLeftOutCutter *self, double coordinate)
{
  return (gint32) CLAMP (floor (coordinate / self->cell), -2e9, 2e9);
}

/**
 * zw_left_out_cutter_add_point:
 *
 * Adds residents who are told by a place.
 */
void
zw_left_out_cutter_add_point (ZwLeftOutCutter *self, ZwPoint place, guint area, double residents)
{
  ZwLeftOutPiece piece = {
    get_line (self, place.x), get_line (self, place.y), area, residents, 0.0, place
  };

  g_array_append_val (self->pieces, piece);
}

/* What no circle covers of a piece, within the zone. */
static double
measure_piece (ZwLeftOutCutter *self, double m2, gboolean bounded, gboolean uncovered)
{
  ZwOverlap *overlap = bounded ? &self->overlap : &self->unbounded;
  ZwEnvelope envelope = rings_get_envelope (&self->piece);
  ZwPoint middle = { (envelope.min_x + envelope.max_x) / 2.0,
                     (envelope.min_y + envelope.max_y) / 2.0 };
  g_autoptr (ZwCover) cover = NULL;
  double covered = 0.0;

  if (bounded)
    {
      zw_clipper_look_at (&self->overlap.clipper, &envelope);
      bounded = self->overlap.clipper.near->len > 0;
      if (!bounded && !zw_clipper_contains (&self->overlap.clipper, middle.x, middle.y))
        return 0.0;
    }
  if (!uncovered)
    {
      zw_discs_find_arcs (self->discs, &envelope, self->arcs);
      uncovered = self->arcs->len == 0;
      if (uncovered && zw_discs_contain (self->discs, middle.x, middle.y))
        return 0.0;
    }
  if (!bounded && uncovered)
    return m2;
  give_edges (&self->piece, overlap);
  if (!uncovered)
    cover = zw_overlap_find_cover (overlap, self->discs);
  m2 = zw_overlap_measure (overlap, self->discs, cover, &covered);
  return MAX (m2 - covered, 0.0);
}

static void
swap (Rings *a, Rings *b)
{
  Rings keep = *a;

  *a = *b;
  *b = keep;
}

/* Cuts the row that stands ready into cells. */
static void
add_row (ZwLeftOutCutter *self, gint32 row, guint area, gboolean bounded, gboolean uncovered)
{
  ZwEnvelope envelope = rings_get_envelope (&self->row);
  gint32 last = get_line (self, envelope.max_x);

  for (gint32 column = get_line (self, envelope.min_x); column <= last; column++)
    {
      ZwLeftOutPiece piece = { .column = column, .row = row, .area = area };

      cut (&self->row, TRUE, (column + 1) * self->cell, &self->piece, &self->spare);
      swap (&self->row, &self->spare);
      piece.m2 = measure_rings (&self->piece, &piece.place);
      if (piece.m2 <= LEAST_PIECE * self->cell * self->cell)
        continue;
      piece.m2 = measure_piece (self, piece.m2, bounded, uncovered);
      if (piece.m2 > LEAST_PIECE * self->cell * self->cell)
        g_array_append_val (self->pieces, piece);
    }
}

/* Gives the pieces from @first on their share of the residents. */
static void
share_out (ZwLeftOutCutter *self, guint first, double residents)
{
  double m2 = 0.0;

  for (guint i = first; i < self->pieces->len; i++)
    m2 += g_array_index (self->pieces, ZwLeftOutPiece, i).m2;
  for (guint i = first; i < self->pieces->len; i++)
    {
      ZwLeftOutPiece *piece = &g_array_index (self->pieces, ZwLeftOutPiece, i);

      piece->residents = residents * piece->m2 / m2;
    }
}

/**
 * zw_left_out_cutter_add_part:
 * @shape: polygons
 * @part: one with an area
 * @area: number of the area it belongs to
 * @residents: of the part left out, spread evenly over what no circle covers of
 *   it within the zone
 * @uncovered: no circle reaches it at all
 *
 * Adds the part cut along the cells.
 */
void
zw_left_out_cutter_add_part (ZwLeftOutCutter *self,
                             const ZwGeometry *shape,
                             guint part,
                             guint area,
                             double residents,
                             gboolean uncovered)
{
  guint first = self->pieces->len;
  gboolean bounded = self->overlap.clipper.zone != NULL;
  ZwEnvelope envelope;
  gint32 last;

  zw_overlap_set_part (&self->overlap, shape, part);
  envelope = self->overlap.envelope;
  if (!zw_left_out_is_finite (&envelope))
    return;
  if (bounded)
    {
      zw_clipper_look_at (&self->overlap.clipper, &envelope);
      bounded = self->overlap.clipper.near->len > 0;
    }
  take_rings (&self->rest, &self->overlap);
  last = get_line (self, envelope.max_y);
  for (gint32 row = get_line (self, envelope.min_y); row <= last; row++)
    {
      cut (&self->rest, FALSE, (row + 1) * self->cell, &self->row, &self->spare);
      swap (&self->rest, &self->spare);
      add_row (self, row, area, bounded, uncovered);
    }
  if (self->pieces->len == first)
    zw_left_out_cutter_add_point (self, (ZwPoint){ envelope.min_x, envelope.min_y }, area,
                                  residents);
  else
    share_out (self, first, residents);
}
