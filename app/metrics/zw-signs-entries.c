/* zw-signs-entries.c: where roads come into a zone
 *
 * The pieces along the outline that hang together are a crossing, from a plain
 * one of twenty metres to a ring road around the whole zone:
 *
 *        |   |   |    inside: each road that leaves a ring road for the
 *     ===o===o===o=== inside is an entry, for its drivers come along the
 *    |       |        ring and have passed no sign
 *    |       |        outside
 *
 *        \  |  /      where the crossing is short, a fork just within the
 *         ==o==       outline has a sign on the one road that comes
 *           |
 *
 * A crossing that no road reaches from outside has no entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "geometry/zw-clip.h"
#include "metrics/zw-signs-private.h"

/* A crossing no wider than this is short, in tolerances. */
#define SHORT_SHARE 4.0

/* A sign stands no farther than this from where its road leaves the outline, in
 * tolerances: one that runs along it for long has its sign where it turns in. */
#define BACK_SHARE 3.0

/* Sections of a road walked back along the outline, at most. */
#define MOST_PIECES 200

/* An end of a road this near another road meets it, in metres: lines that end on
 * another between its corners share no node with it. */
#define MEET_M 2.0

#define CELL_M 25.0

/* A piece that leaves a crossing. */
typedef struct
{
  guint piece;
  guint end; /* 0: its start touches the crossing */
} Arm;

typedef struct
{
  GArray *in;      /* of Arm: by which one may enter the zone */
  GArray *out;     /* of Arm: by which one may come */
  guint n_outside; /* pieces outside, whichever way one may go there */
  guint n_exits;
  ZwEnvelope extent;
} Crossing;

typedef struct
{
  const ZwSignRoads *roads;
  const ZwSignPieces *pieces;
  guint *above;      /* union of ends: the one above each */
  gboolean *touched; /* for each end: a piece along the outline is there */
} Work;

static void
crossing_free (Crossing *self)
{
  g_array_unref (self->in);
  g_array_unref (self->out);
  g_free (self);
}

static const ZwSignPiece *
get_piece (const ZwSignPieces *pieces, guint index)
{
  return &g_array_index (pieces->pieces, ZwSignPiece, index);
}

static guint
find_root (Work *self, guint end)
{
  while (self->above[end] != end)
    {
      self->above[end] = self->above[self->above[end]];
      end = self->above[end];
    }
  return end;
}

static void
unite (Work *self, guint a, guint b)
{
  a = find_root (self, a);
  b = find_root (self, b);
  if (a != b)
    self->above[MAX (a, b)] = MIN (a, b);
}

/* Stretches along the outline, found by cells. */
typedef struct
{
  ZwEdge edge;
  guint piece;
} Segment;

static gint64
get_cell (gint64 column, gint64 row)
{
  return (gint64) ((guint64) column * 0x9e3779b97f4a7c15u) ^ row;
}

static void
add_to_cell (GHashTable *cells, gint64 column, gint64 row, const Segment *segment)
{
  gint64 key = get_cell (column, row);
  GArray *here = g_hash_table_lookup (cells, &key);

  if (here == NULL)
    {
      gint64 *kept = g_new (gint64, 1);

      *kept = key;
      here = g_array_new (FALSE, FALSE, sizeof (Segment));
      g_hash_table_insert (cells, kept, here);
    }
  g_array_append_val (here, *segment);
}

/* In every cell that a stretch passes, and those around these within reach. */
static void
add_segment (GHashTable *cells, const Segment *segment)
{
  double length = hypot (segment->edge.b.x - segment->edge.a.x,
                         segment->edge.b.y - segment->edge.a.y);
  guint n_steps = (guint) (length / (CELL_M / 2.0)) + 1;
  gint64 last_column = G_MAXINT64, last_row = G_MAXINT64;

  for (guint i = 0; i <= n_steps; i++)
    {
      ZwPoint at = zw_edge_get_point (&segment->edge, (double) i / n_steps);
      gint64 column = (gint64) floor (at.x / CELL_M), row = (gint64) floor (at.y / CELL_M);

      if (column != last_column || row != last_row)
        add_to_cell (cells, column, row, segment);
      last_column = column;
      last_row = row;
    }
}

static GHashTable *
index_along (const Work *self)
{
  GHashTable *cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->pieces->pieces->len; i++)
    {
      const ZwSignPiece *piece = get_piece (self->pieces, i);
      const ZwSignLine *line = zw_sign_roads_get_line (self->roads, piece->line);
      double passed = 0.0;

      if (piece->side != ZW_SIGN_ALONG)
        continue;
      for (guint k = 0; k + 1 < line->n && passed < piece->to; k++)
        {
          double step = hypot (line->points[k + 1].x - line->points[k].x,
                               line->points[k + 1].y - line->points[k].y);
          double from = MAX (piece->from, passed), to = MIN (piece->to, passed + step);

          if (to > from)
            {
              ZwEdge edge = { line->points[k], line->points[k + 1] };
              Segment segment = { { zw_edge_get_point (&edge, (from - passed) / step),
                                    zw_edge_get_point (&edge, (to - passed) / step) },
                                  i };

              add_segment (cells, &segment);
            }
          passed += step;
        }
    }
  return cells;
}

static double
get_distance (const ZwEdge *edge, ZwPoint at)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double square = dx * dx + dy * dy, t = 0.0;

  if (square > 0.0)
    t = CLAMP (((at.x - edge->a.x) * dx + (at.y - edge->a.y) * dy) / square, 0.0, 1.0);
  return hypot (edge->a.x + t * dx - at.x, edge->a.y + t * dy - at.y);
}

/* Joins an end of a line to the pieces along the outline that pass it. */
static void
meet_others (Work *self, GHashTable *cells, guint piece, guint end, ZwPoint place)
{
  gint64 column = (gint64) floor (place.x / CELL_M), row = (gint64) floor (place.y / CELL_M);

  for (gint64 dy = -1; dy <= 1; dy++)
    for (gint64 dx = -1; dx <= 1; dx++)
      {
        gint64 key = get_cell (column + dx, row + dy);
        const GArray *here = g_hash_table_lookup (cells, &key);

        for (guint i = 0; here != NULL && i < here->len; i++)
          {
            const Segment *segment = &g_array_index (here, Segment, i);

            if (segment->piece != piece && get_distance (&segment->edge, place) <= MEET_M)
              unite (self, end, get_piece (self->pieces, segment->piece)->ends[0]);
          }
      }
}

static void
join_along (Work *self)
{
  g_autoptr (GHashTable) cells = index_along (self);
  guint n_nodes = self->roads->nodes->len;

  for (guint i = 0; i < self->pieces->pieces->len; i++)
    {
      const ZwSignPiece *piece = get_piece (self->pieces, i);

      if (piece->side != ZW_SIGN_ALONG)
        continue;
      unite (self, piece->ends[0], piece->ends[1]);
      for (guint e = 0; e < 2; e++)
        {
          self->touched[piece->ends[e]] = TRUE;
          if (piece->ends[e] < n_nodes)
            meet_others (self, cells, i, piece->ends[e],
                         g_array_index (self->roads->nodes, ZwPoint, piece->ends[e]));
        }
    }
}

static Crossing *
find_crossing (Work *self, GHashTable *crossings, guint end)
{
  gpointer key = GUINT_TO_POINTER (find_root (self, end));
  Crossing *crossing = g_hash_table_lookup (crossings, key);

  if (crossing == NULL)
    {
      crossing = g_new0 (Crossing, 1);
      crossing->in = g_array_new (FALSE, FALSE, sizeof (Arm));
      crossing->out = g_array_new (FALSE, FALSE, sizeof (Arm));
      zw_envelope_init_empty (&crossing->extent);
      g_hash_table_insert (crossings, key, crossing);
    }
  return crossing;
}

static void
add_extent (Crossing *self, const ZwSignLine *line, const ZwSignPiece *piece)
{
  ZwPoint a = zw_sign_line_get_place (line, piece->from);
  ZwPoint b = zw_sign_line_get_place (line, piece->to);
  double passed = 0.0;

  zw_envelope_add (&self->extent, a.x, a.y);
  zw_envelope_add (&self->extent, b.x, b.y);
  for (guint k = 1; k < line->n; k++)
    {
      passed += hypot (line->points[k].x - line->points[k - 1].x,
                       line->points[k].y - line->points[k - 1].y);
      if (passed > piece->from && passed < piece->to)
        zw_envelope_add (&self->extent, line->points[k].x, line->points[k].y);
    }
}

static GHashTable *
gather_crossings (Work *self)
{
  GHashTable *crossings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) crossing_free);

  for (guint i = 0; i < self->pieces->pieces->len; i++)
    {
      const ZwSignPiece *piece = get_piece (self->pieces, i);
      const ZwSignLine *line = zw_sign_roads_get_line (self->roads, piece->line);

      if (piece->side == ZW_SIGN_ALONG)
        {
          add_extent (find_crossing (self, crossings, piece->ends[0]), line, piece);
          continue;
        }
      for (guint e = 0; e < 2; e++)
        {
          Arm arm = { i, e };
          Crossing *crossing;

          if (!self->touched[piece->ends[e]])
            continue;
          crossing = find_crossing (self, crossings, piece->ends[e]);
          /* One enters away from the crossing, and comes towards it. */
          if (piece->side == ZW_SIGN_OUTSIDE)
            {
              crossing->n_outside++;
              if (zw_sign_line_may_travel (line, e == 1))
                g_array_append_val (crossing->out, arm);
            }
          else if (zw_sign_line_may_travel (line, e == 0))
            g_array_append_val (crossing->in, arm);
          else
            crossing->n_exits++;
        }
    }
  return crossings;
}

/* A place on a road, and how far it is from where the road leaves the outline. */
typedef struct
{
  guint line;
  double at;
  gboolean forward; /* one walks away from there in the direction in which it is drawn */
  double distance;
} Spot;

/* A walk from where a road leaves the outline back along it. */
typedef struct
{
  const Work *work;
  const ZwPrepared *outline;
  GArray *found; /* of guint: edges of the outline */
  Spot here;
  Spot nearest; /* where it crosses the outline first */
  guint n_crossed;
  double last_crossed; /* distance */
  gboolean arrived;    /* on the other side */
} Walk;

static void
cross_outline (Walk *self, double at, double from)
{
  double distance = self->here.distance + fabs (at - from);

  /* At a corner, or where two lines meet, one crossing is found twice. */
  if (self->n_crossed > 0 && fabs (distance - self->last_crossed) <= ZW_SIGN_SNAP_M)
    return;
  if (self->n_crossed == 0 || distance < self->nearest.distance)
    self->nearest = (Spot){ self->here.line, at, self->here.forward, distance };
  self->last_crossed = distance;
  self->n_crossed++;
}

/* Looks for the outline along a piece, in the order of the line; what is nearest is
 * told by its distance. */
static void
look_along (Walk *self, const ZwSignLine *line, const ZwSignPiece *piece, double from)
{
  double passed = 0.0;

  for (guint k = 0; k + 1 < line->n && passed <= piece->to; k++)
    {
      ZwEdge edge = { line->points[k], line->points[k + 1] };
      double step = hypot (edge.b.x - edge.a.x, edge.b.y - edge.a.y);
      ZwEnvelope box = { MIN (edge.a.x, edge.b.x), MIN (edge.a.y, edge.b.y),
                         MAX (edge.a.x, edge.b.x), MAX (edge.a.y, edge.b.y) };

      if (step > 0.0 && passed + step >= piece->from)
        zw_prepared_find_edges (self->outline, &box, self->found);
      else
        g_array_set_size (self->found, 0);
      for (guint i = 0; i < self->found->len; i++)
        {
          const ZwEdge *side = &self->outline->edges[g_array_index (self->found, guint, i)];
          ZwMeeting meeting;
          double first, last;

          if (!zw_edge_meet (&edge, side, &meeting))
            continue;
          first = passed + step * meeting.on_e.from;
          last = passed + step * meeting.on_e.to;
          if (first >= piece->from && first <= piece->to)
            cross_outline (self, first, from);
          if (last > first && last >= piece->from && last <= piece->to)
            cross_outline (self, last, from);
        }
      passed += step;
    }
}

/* Goes over pieces along the outline, as far as the road does. */
static void
walk_along (Walk *self, guint piece, gboolean against)
{
  const ZwSignPieces *pieces = self->work->pieces;

  for (guint i = 0; i < MOST_PIECES; i++)
    {
      const ZwSignPiece *along = get_piece (pieces, piece);
      const ZwSignLine *line = zw_sign_roads_get_line (self->work->roads, along->line);
      guint first = pieces->first[along->line], end = pieces->first[along->line + 1];
      double from = self->here.forward ? along->from : along->to;

      self->here.line = along->line;
      if (along->side != ZW_SIGN_ALONG)
        {
          self->arrived = TRUE;
          return;
        }
      look_along (self, line, along, from);
      self->here.at = self->here.forward ? along->to : along->from;
      self->here.distance += along->to - along->from;
      if (self->here.forward ? piece + 1 < end : piece > first)
        {
          piece = self->here.forward ? piece + 1 : piece - 1;
          continue;
        }
      if (!zw_sign_roads_follow (self->work->roads, against, &self->here.line, &self->here.forward))
        return;
      first = pieces->first[self->here.line];
      end = pieces->first[self->here.line + 1];
      if (first == end)
        return;
      piece = self->here.forward ? first : end - 1;
    }
}

/* Where the sign of an arm stands: on the outline, or where the road begins, or
 * where it leaves the outline. */
static Spot
find_sign (const Work *work, const Arm *arm, const ZwPrepared *outline, double tolerance)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const ZwSignPiece *piece = get_piece (work->pieces, arm->piece);
  guint first = work->pieces->first[piece->line], end = work->pieces->first[piece->line + 1];
  double most = BACK_SHARE * tolerance;
  Spot leaves = { piece->line, arm->end == 0 ? piece->from : piece->to, arm->end == 1, 0.0 };
  Walk walk = { work, outline, found, leaves, leaves, 0, 0.0, FALSE };

  if (arm->end == 0 ? arm->piece == first : arm->piece + 1 == end)
    return leaves;
  walk_along (&walk, arm->end == 0 ? arm->piece - 1 : arm->piece + 1,
              piece->side == ZW_SIGN_INSIDE);
  if (walk.n_crossed > 0
      && (walk.nearest.distance <= most || (walk.n_crossed == 1 && walk.arrived)))
    return walk.nearest;
  return walk.n_crossed == 0 && !walk.arrived && walk.here.distance <= most ? walk.here : leaves;
}

static void
add_entries (GArray *entries,
             const Work *self,
             const Crossing *crossing,
             const ZwPrepared *outline,
             double tolerance)
{
  gboolean is_short = hypot (crossing->extent.max_x - crossing->extent.min_x,
                             crossing->extent.max_y - crossing->extent.min_y)
                      <= SHORT_SHARE * tolerance;
  gboolean fork = is_short && crossing->out->len < crossing->in->len;
  const GArray *arms = fork ? crossing->out : crossing->in;

  if (crossing->out->len == 0)
    return;
  for (guint i = 0; i < arms->len; i++)
    {
      Spot spot = find_sign (self, &g_array_index (arms, Arm, i), outline, tolerance);
      const ZwSignLine *line = zw_sign_roads_get_line (self->roads, spot.line);
      /* From an arm inside one walks back against those who enter. */
      ZwSignEntry entry = { spot.line, spot.at, spot.forward == fork, 1 };

      entry.place = zw_sign_line_get_place (line, entry.at);
      entry.bearing = zw_sign_line_get_bearing (line, entry.at, entry.forward);
      g_array_append_val (entries, entry);
    }
}

/**
 * zw_sign_entries_find:
 * @n_exits: (out): one-way roads that only leave the zone
 *
 * Returns: (transfer full) (element-type ZwSignEntry): each place where a road comes
 *   into the zone, in no order
 */
GArray *
zw_sign_entries_find (const ZwSignRoads *roads,
                      const ZwSignPieces *pieces,
                      const ZwPrepared *outline,
                      double tolerance_m,
                      guint *n_exits)
{
  Work work = { roads, pieces, g_new (guint, pieces->n_ends + 1),
                g_new0 (gboolean, pieces->n_ends + 1) };
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (ZwSignEntry));
  g_autoptr (GHashTable) crossings = NULL;
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < pieces->n_ends; i++)
    work.above[i] = i;
  join_along (&work);
  crossings = gather_crossings (&work);
  *n_exits = 0;
  g_hash_table_iter_init (&iter, crossings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Crossing *crossing = value;

      add_entries (entries, &work, crossing, outline, tolerance_m);
      if (crossing->n_outside > 0)
        *n_exits += crossing->n_exits;
    }
  g_free (work.above);
  g_free (work.touched);
  return entries;
}
