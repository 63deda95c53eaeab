/* zw-signs-pieces.c: roads cut where they come near the outline of a zone
 *
 *     outside        |outline|       inside
 *   ------------o====|=======|====o-----------    one road: outside, along, inside
 *                 tolerance on both sides
 *
 * What lies within the tolerance of the outline is along it, whether it crosses it
 * there or not: a boundary drawn along the middle of a street never runs exactly on
 * the street's line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-signs-private.h"

#define PROGRESS_STEP 4096

/* A cut is found to this, in metres. */
#define CUT_M 0.01

/* How far apart one looks whether a road is near the outline, in tolerances. */
#define STEP_SHARE 0.5

/* Lengths that rounding leaves of none. */
#define LEAST_PIECE_M 1e-3

typedef struct
{
  const ZwPrepared *outline;
  double tolerance;
  GArray *found; /* of guint: edges of the outline */
  GArray *cuts;  /* of double: where the line changes between near and far */
} Cutting;

static double
get_square_distance (const ZwEdge *edge, ZwPoint at)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double square = dx * dx + dy * dy, t = 0.0, x, y;

  if (square > 0.0)
    t = CLAMP (((at.x - edge->a.x) * dx + (at.y - edge->a.y) * dy) / square, 0.0, 1.0);
  x = edge->a.x + t * dx - at.x;
  y = edge->a.y + t * dy - at.y;
  return x * x + y * y;
}

/**
 * zw_sign_outline_is_near:
 * @reach: metres, closed
 * @found: (element-type guint): working memory
 *
 * Returns: whether the outline passes a place
 */
gboolean
zw_sign_outline_is_near (const ZwPrepared *outline, ZwPoint place, double reach, GArray *found)
{
  const ZwEnvelope box = { place.x - reach, place.y - reach, place.x + reach, place.y + reach };

  zw_prepared_find_edges (outline, &box, found);
  for (guint i = 0; i < found->len; i++)
    if (get_square_distance (&outline->edges[g_array_index (found, guint, i)], place)
        <= reach * reach * (1.0 + 1e-9))
      return TRUE;
  return FALSE;
}

static gboolean
is_near (Cutting *self, ZwPoint a, ZwPoint b, double t)
{
  return zw_sign_outline_is_near (self->outline,
                                  (ZwPoint){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) },
                                  self->tolerance, self->found);
}

/* Where a stretch changes between near and far, as a fraction of the segment. */
static double
find_change (Cutting *self, ZwPoint a, ZwPoint b, double from, double to, gboolean near)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  while ((to - from) * length > CUT_M)
    {
      double middle = (from + to) / 2.0;

      if (is_near (self, a, b, middle) == near)
        from = middle;
      else
        to = middle;
    }
  return (from + to) / 2.0;
}

/* Looks at a segment; @near is how it begins, and how it ends afterwards. */
static void
cut_segment (Cutting *self, ZwPoint a, ZwPoint b, double passed, double length, gboolean *near)
{
  const ZwEnvelope box = { MIN (a.x, b.x) - self->tolerance, MIN (a.y, b.y) - self->tolerance,
                           MAX (a.x, b.x) + self->tolerance, MAX (a.y, b.y) + self->tolerance };
  guint n_steps;

  if (zw_prepared_find_edges (self->outline, &box, self->found) == 0)
    return;
  n_steps = (guint) ceil (length / (STEP_SHARE * self->tolerance));
  for (guint i = 0; i < n_steps; i++)
    {
      double from = (double) i / n_steps, to = (i + 1.0) / n_steps;

      if (is_near (self, a, b, to) != *near)
        {
          double cut = passed + length * find_change (self, a, b, from, to, *near);

          g_array_append_val (self->cuts, cut);
          *near = !*near;
        }
    }
}

/* Fills the cuts; returns whether the line begins near the outline. */
static gboolean
find_cuts (Cutting *self, const ZwSignLine *line)
{
  gboolean begins = is_near (self, line->points[0], line->points[0], 0.0), near = begins;
  double passed = 0.0;

  g_array_set_size (self->cuts, 0);
  for (guint i = 0; i + 1 < line->n; i++)
    {
      ZwPoint a = line->points[i], b = line->points[i + 1];
      double length = hypot (b.x - a.x, b.y - a.y);

      if (length > 0.0)
        cut_segment (self, a, b, passed, length, &near);
      passed += length;
    }
  return begins;
}

/* Stretches too short to be told apart go with what follows. */
static gboolean
add_piece (ZwSignPieces *self,
           const ZwPrepared *outline,
           const ZwSignLine *line,
           ZwSignPiece *piece,
           gboolean near)
{
  if (piece->to - piece->from < LEAST_PIECE_M)
    return FALSE;
  piece->side = ZW_SIGN_ALONG;
  if (!near)
    {
      ZwPoint middle = zw_sign_line_get_place (line, (piece->from + piece->to) / 2.0);

      piece->side = zw_prepared_contains (outline, middle.x, middle.y) ? ZW_SIGN_INSIDE
                                                                       : ZW_SIGN_OUTSIDE;
    }
  g_array_append_val (self->pieces, *piece);
  piece->from = piece->to;
  piece->ends[0] = piece->ends[1];
  return TRUE;
}

static void
cut_line (ZwSignPieces *self, Cutting *cutting, const ZwSignRoads *roads, guint number)
{
  const ZwSignLine *line = zw_sign_roads_get_line (roads, number);
  gboolean near = find_cuts (cutting, line);
  ZwSignPiece piece = { number, 0.0, 0.0, ZW_SIGN_OUTSIDE, { line->nodes[0], 0 } };

  for (guint i = 0; i < cutting->cuts->len; i++)
    {
      piece.to = MIN (g_array_index (cutting->cuts, double, i), line->length);
      piece.ends[1] = self->n_ends++;
      add_piece (self, cutting->outline, line, &piece, near);
      near = !near;
    }
  piece.to = line->length;
  piece.ends[1] = line->nodes[1];
  if (!add_piece (self, cutting->outline, line, &piece, near)
      && self->pieces->len > self->first[number])
    g_array_index (self->pieces, ZwSignPiece, self->pieces->len - 1).ends[1] = line->nodes[1];
}

/**
 * zw_sign_pieces_new:
 * @outline: of the zone
 * @tolerance_m: what lies no farther from the outline runs along it
 *
 * Cuts the roads into pieces that lie inside, outside or along the outline.
 *
 * Returns: (transfer full): %NULL when cancelled
 */
ZwSignPieces *
zw_sign_pieces_new (const ZwSignRoads *roads,
                    const ZwPrepared *outline,
                    double tolerance_m,
                    const ZwProgress *progress,
                    GError **error)
{
  g_autoptr (ZwSignPieces) self = g_new0 (ZwSignPieces, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
  Cutting cutting = { outline, tolerance_m, found, cuts };

  self->pieces = g_array_new (FALSE, FALSE, sizeof (ZwSignPiece));
  self->first = g_new (guint, roads->lines->len + 1);
  self->n_ends = roads->nodes->len;
  for (guint i = 0; i < roads->lines->len; i++)
    {
      if (i % PROGRESS_STEP == 0
          && !zw_progress_step (progress, (double) i / roads->lines->len, NULL, error))
        return NULL;
      self->first[i] = self->pieces->len;
      cut_line (self, &cutting, roads, i);
    }
  self->first[roads->lines->len] = self->pieces->len;
  return g_steal_pointer (&self);
}

void
zw_sign_pieces_free (ZwSignPieces *self)
{
  g_clear_pointer (&self->pieces, g_array_unref);
  g_free (self->first);
  g_free (self);
}
