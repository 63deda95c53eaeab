/* zw-map-along.c: names of roads and lines along them
 *
 * A road comes as many pieces from junction to junction, most of them shorter than
 * its name. Pieces of one name that meet are joined, and the name is written where
 * the whole is about straight, one line of text above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "render/zw-map-label-private.h"

/* Ends nearer than this are one, in sizes of the text. */
#define JOIN_SHARE 0.25

/* A road goes on where it turns no more than this: the cosine of 60 degrees. */
#define LEAST_COSINE 0.5

/* How far the road may swing from the line of its name, in sizes of the text. */
#define MOST_SWING 0.35

/* The road reaches beyond its name by this, in sizes of the text. */
#define SPARE_SHARE 0.6

/* A name comes again after so many sizes of the text, and no more often than this. */
#define AGAIN_SHARE 30.0
#define MOST_TIMES 3

/* Of one name no more pieces are joined, and of one layer no more names are tried. */
#define MOST_PIECES 400
#define MOST_NAMES 1500

/* Points of a road, in pixels, from end to end. */
typedef struct
{
  GArray *points; /* of ZwPoint */
  double length;
  gboolean used;
} Piece;

typedef struct
{
  const char *name;
  double weight;
  guint order;
  GArray *pieces; /* of Piece */
} Road;

static void
piece_clear (gpointer data)
{
  g_array_unref (((Piece *) data)->points);
}

static void
road_free (gpointer data)
{
  Road *self = data;

  g_array_unref (self->pieces);
  g_free (self);
}

static double
get_length (const GArray *points)
{
  double length = 0.0;

  for (guint i = 0; i + 1 < points->len; i++)
    {
      ZwPoint a = g_array_index (points, ZwPoint, i), b = g_array_index (points, ZwPoint, i + 1);

      length += hypot (b.x - a.x, b.y - a.y);
    }
  return length;
}

static gboolean
lies_near (ZwPoint px, const ZwMapView *view, double margin)
{
  return px.x > -margin && px.y > -margin && px.x < view->width + margin
         && px.y < view->height + margin;
}

/* The stretches of a line that are in view, as pieces. */
static void
add_pieces (Road *road, const ZwPoint *points, guint n, const ZwMapView *view, double margin)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (ZwPoint));

  for (guint i = 0; i <= n && road->pieces->len < MOST_PIECES; i++)
    {
      ZwPoint px = i < n ? zw_map_view_to_px (view, points[i]) : (ZwPoint){ NAN, NAN };

      if (i < n && lies_near (px, view, margin))
        {
          g_array_append_val (run, px);
          continue;
        }
      if (run->len >= 2)
        {
          Piece piece = { g_steal_pointer (&run), 0.0, FALSE };

          piece.length = get_length (piece.points);
          g_array_append_val (road->pieces, piece);
          run = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
        }
      g_array_set_size (run, 0);
    }
}

static Road *
find_road (GHashTable *roads, GPtrArray *list, const char *name)
{
  Road *road = g_hash_table_lookup (roads, name);

  if (road != NULL)
    return road;
  road = g_new0 (Road, 1);
  road->name = name;
  road->weight = -INFINITY;
  road->order = list->len;
  road->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (road->pieces, piece_clear);
  g_hash_table_insert (roads, (gpointer) name, road);
  g_ptr_array_add (list, road);
  return road;
}

static int
compare_roads (gconstpointer a, gconstpointer b)
{
  const Road *one = *(const Road *const *) a, *other = *(const Road *const *) b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/* By name, the weightiest first. */
static GPtrArray *
list_roads (const ZwMapLayer *layer, const ZwMapView *view, double margin)
{
  const char *const *names = zw_features_get_texts (layer->features, "name");
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, view->projection);
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);
  g_autoptr (GHashTable) roads = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func (road_free);

  for (guint i = 0; i < layer->features->n; i++)
    {
      const char *name = zw_labels_get_text (layer, names, i);
      Road *road = NULL;

      for (guint p = layer->features->starts[i]; name != NULL && p < layer->features->starts[i + 1];
           p++)
        {
          if (!zw_envelope_intersects (&layer->extents[view->projection][p], &seen))
            continue;
          if (road == NULL)
            road = find_road (roads, list, name);
          for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
            add_pieces (road, points + geometry->ring_starts[r],
                        geometry->ring_starts[r + 1] - geometry->ring_starts[r], view, margin);
        }
      if (road != NULL && layer->style != NULL && layer->style->weights != NULL)
        road->weight = MAX (road->weight, layer->style->weights[i]);
    }
  g_ptr_array_sort (list, compare_roads);
  return list;
}

static ZwPoint
get_point (const GArray *points, guint i, gboolean backwards)
{
  return g_array_index (points, ZwPoint, backwards ? points->len - 1 - i : i);
}

/* Cosine of the turn from the end of @whole into a piece. */
static double
get_cosine (const GArray *whole, const GArray *points, gboolean backwards)
{
  ZwPoint a = get_point (whole, 1, TRUE), b = get_point (whole, 0, TRUE);
  ZwPoint c = get_point (points, 0, backwards), d = get_point (points, 1, backwards);
  double one = hypot (b.x - a.x, b.y - a.y), other = hypot (d.x - c.x, d.y - c.y);

  if (one <= 0.0 || other <= 0.0)
    return 1.0;
  return ((b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y)) / (one * other);
}

/* Goes on from the end of @whole with the piece that turns least. */
static gboolean
go_on (GArray *whole, Road *road, double reach)
{
  ZwPoint end = get_point (whole, 0, TRUE);
  Piece *best = NULL;
  gboolean best_backwards = FALSE;
  double best_cosine = LEAST_COSINE;

  for (guint i = 0; i < road->pieces->len; i++)
    {
      Piece *piece = &g_array_index (road->pieces, Piece, i);

      for (guint backwards = 0; backwards < 2 && !piece->used; backwards++)
        {
          ZwPoint start = get_point (piece->points, 0, backwards);
          double cosine;

          if (hypot (start.x - end.x, start.y - end.y) > reach)
            continue;
          cosine = get_cosine (whole, piece->points, backwards);
          if (cosine > best_cosine)
            {
              best = piece;
              best_backwards = backwards;
              best_cosine = cosine;
            }
        }
    }
  if (best == NULL)
    return FALSE;
  best->used = TRUE;
  for (guint i = 1; i < best->points->len; i++)
    {
      ZwPoint point = get_point (best->points, i, best_backwards);

      g_array_append_val (whole, point);
    }
  return TRUE;
}

static void
turn_round (GArray *points)
{
  for (guint i = 0; i < points->len / 2; i++)
    {
      ZwPoint *a = &g_array_index (points, ZwPoint, i);
      ZwPoint *b = &g_array_index (points, ZwPoint, points->len - 1 - i);
      ZwPoint kept = *a;

      *a = *b;
      *b = kept;
    }
}

/* A piece with all that goes on from it at both ends; %NULL when all are used. */
static GArray *
join_next (Road *road, double reach)
{
  Piece *first = NULL;
  GArray *whole;

  for (guint i = 0; i < road->pieces->len; i++)
    {
      Piece *piece = &g_array_index (road->pieces, Piece, i);

      if (!piece->used && (first == NULL || piece->length > first->length))
        first = piece;
    }
  if (first == NULL)
    return NULL;
  first->used = TRUE;
  whole = g_array_sized_new (FALSE, FALSE, sizeof (ZwPoint), first->points->len);
  g_array_append_vals (whole, first->points->data, first->points->len);
  for (guint end = 0; end < 2; end++)
    {
      while (go_on (whole, road, reach))
        ;
      turn_round (whole);
    }
  return whole;
}

/* The point at @at along the line; @next is the corner that follows. */
static ZwPoint
find_along (const GArray *points, double at, guint *next)
{
  double passed = 0.0;

  for (guint i = 0; i + 1 < points->len; i++)
    {
      ZwPoint a = g_array_index (points, ZwPoint, i), b = g_array_index (points, ZwPoint, i + 1);
      double length = hypot (b.x - a.x, b.y - a.y);

      if (passed + length >= at && length > 0.0)
        {
          double share = (at - passed) / length;

          *next = i + 1;
          return (ZwPoint){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
        }
      passed += length;
    }
  *next = points->len;
  return g_array_index (points, ZwPoint, points->len - 1);
}

/* Whether the line is about straight for a length around a place on it. */
static gboolean
find_straight (const GArray *points,
               double middle,
               double length,
               double swing,
               ZwPoint *place,
               double *angle)
{
  guint from, to;
  ZwPoint a = find_along (points, middle - length / 2.0, &from);
  ZwPoint b = find_along (points, middle + length / 2.0, &to);
  double chord = hypot (b.x - a.x, b.y - a.y);

  if (chord < length * 0.97)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      ZwPoint point = g_array_index (points, ZwPoint, i);
      double off = ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)) / chord;

      if (fabs (off) > swing)
        return FALSE;
    }
  *place = (ZwPoint){ (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };
  *angle = atan2 (b.y - a.y, b.x - a.x);
  /* Never upside down; what goes straight up or down is read from below. */
  if (*angle > G_PI / 2.0 - 0.02)
    *angle -= G_PI;
  else if (*angle < -G_PI / 2.0 - 0.02)
    *angle += G_PI;
  return TRUE;
}

static gboolean
is_again (const GArray *written, ZwPoint place, double distance)
{
  for (guint i = 0; i < written->len; i++)
    {
      ZwPoint other = g_array_index (written, ZwPoint, i);

      if (hypot (other.x - place.x, other.y - place.y) < distance)
        return TRUE;
    }
  return FALSE;
}

/* On the line, or beside it, as where a zone's outline follows it. */
static gboolean
write_here (ZwLabels *self,
            const ZwLabelLook *look,
            const char *name,
            ZwPoint place,
            double angle,
            double height)
{
  static const double offsets[] = { 0.0, -0.95, 0.95 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      double off = offsets[i] * height;
      ZwPoint middle = { place.x - sin (angle) * off, place.y + cos (angle) * off };

      if (zw_labels_write_at (self, look, name, middle, angle))
        return TRUE;
    }
  return FALSE;
}

static void
name_whole (ZwLabels *self,
            const ZwLabelLook *look,
            const char *name,
            const GArray *whole,
            GArray *written)
{
  double size = zw_labels_get_size (self), length = get_length (whole);
  double width = zw_labels_guess_width (self, look, name), height, need, room;

  if (length < width || zw_labels_is_full (self))
    return;
  zw_labels_measure (self, look, name, &width, &height);
  need = width + SPARE_SHARE * size;
  room = length - need;
  /* From the middle outwards. */
  for (guint i = 0; room >= 0.0 && i * size <= room && written->len < MOST_TIMES; i++)
    {
      double step = size * ((i + 1) / 2) * (i % 2 == 0 ? 1.0 : -1.0), angle;
      ZwPoint place;

      if (find_straight (whole, length / 2.0 + step, need, MOST_SWING * size, &place, &angle)
          && !is_again (written, place, AGAIN_SHARE * size)
          && write_here (self, look, name, place, angle, height))
        g_array_append_val (written, place);
    }
}

/**
 * zw_labels_name_lines:
 * @layer: lines
 *
 * Writes the names of lines along them, the weightiest first.
 */
void
zw_labels_name_lines (ZwLabels *self,
                      const ZwMapLayer *layer,
                      const ZwLabelLook *look,
                      const ZwMapView *view,
                      gint64 deadline,
                      GCancellable *cancellable)
{
  double size = zw_labels_get_size (self);
  g_autoptr (GPtrArray) roads = list_roads (layer, view, 4.0 * size);

  for (guint i = 0; i < MIN (roads->len, MOST_NAMES) && !zw_labels_is_full (self); i++)
    {
      Road *road = g_ptr_array_index (roads, i);
      g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (ZwPoint));

      if (zw_labels_is_stopped (deadline, cancellable))
        return;
      for (;;)
        {
          g_autoptr (GArray) whole = join_next (road, JOIN_SHARE * size);

          if (whole == NULL)
            break;
          name_whole (self, look, road->name, whole, written);
        }
    }
}
