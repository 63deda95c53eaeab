/* zw-signs-roads.c: roads as lines between nodes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "metrics/zw-road-name.h"
#include "metrics/zw-signs-private.h"

/* A road goes on where it turns no more than this, in degrees; one without a name
 * must go straighter. */
#define MOST_TURN 90.0
#define MOST_TURN_UNNAMED 45.0

/* Classes that take no signs, as OpenStreetMap (highway=…) and the ministry's road
 * network (ROADCLASS1, 交通路網數值圖) write them, and in words. */
static const struct
{
  const char *class;
  ZwSignRoadUse use;
} classes[] = {
  { "motorway", ZW_SIGN_ROAD_MOTORWAY },  { "hw", ZW_SIGN_ROAD_MOTORWAY },
  { "1e", ZW_SIGN_ROAD_MOTORWAY },        { "re", ZW_SIGN_ROAD_MOTORWAY },
  { "國道", ZW_SIGN_ROAD_MOTORWAY },      { "高速公路", ZW_SIGN_ROAD_MOTORWAY },
  { "快速公路", ZW_SIGN_ROAD_MOTORWAY },  { "省道快速公路", ZW_SIGN_ROAD_MOTORWAY },
  { "快速道路", ZW_SIGN_ROAD_MOTORWAY },  { "市區快速道路", ZW_SIGN_ROAD_MOTORWAY },
  { "footway", ZW_SIGN_ROAD_FOOTWAY },    { "path", ZW_SIGN_ROAD_FOOTWAY },
  { "steps", ZW_SIGN_ROAD_FOOTWAY },      { "pedestrian", ZW_SIGN_ROAD_FOOTWAY },
  { "corridor", ZW_SIGN_ROAD_FOOTWAY },   { "cycleway", ZW_SIGN_ROAD_FOOTWAY },
  { "bridleway", ZW_SIGN_ROAD_FOOTWAY },  { "elevator", ZW_SIGN_ROAD_FOOTWAY },
  { "platform", ZW_SIGN_ROAD_FOOTWAY },   { "construction", ZW_SIGN_ROAD_FOOTWAY },
  { "proposed", ZW_SIGN_ROAD_FOOTWAY },   { "abandoned", ZW_SIGN_ROAD_FOOTWAY },
  { "人行道", ZW_SIGN_ROAD_FOOTWAY },     { "步道", ZW_SIGN_ROAD_FOOTWAY },
  { "人行步道", ZW_SIGN_ROAD_FOOTWAY },   { "自行車道", ZW_SIGN_ROAD_FOOTWAY },
  { "行人專用道", ZW_SIGN_ROAD_FOOTWAY }, { "行人徒步區", ZW_SIGN_ROAD_FOOTWAY },
  { "徒步區", ZW_SIGN_ROAD_FOOTWAY },
};

/**
 * zw_sign_road_get_use:
 * @class: (nullable): class of a road as its layer has it
 *
 * Returns: whether it takes signs; a class that is not known does
 */
ZwSignRoadUse
zw_sign_road_get_use (const char *class)
{
  g_autofree char *word = class != NULL ? g_strstrip (g_ascii_strdown (class, -1)) : NULL;

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (classes); i++)
    if (g_str_equal (word, classes[i].class))
      return classes[i].use;
  return ZW_SIGN_ROAD_USED;
}

/**
 * zw_sign_road_get_direction:
 * @oneway: (nullable): as OpenStreetMap has it (yes, -1, no), or numbers, or
 *   單行 and 雙向
 */
ZwSignDirection
zw_sign_road_get_direction (const char *oneway)
{
  static const char *const forward[] = { "yes", "true", "1",      "f",   "ft",
                                         "y",   "單行", "單行道", "順向" };
  static const char *const backward[] = { "-1", "reverse", "t", "tf", "逆向" };
  g_autofree char *word = oneway != NULL ? g_strstrip (g_ascii_strdown (oneway, -1)) : NULL;

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (forward); i++)
    if (g_str_equal (word, forward[i]))
      return ZW_SIGN_FORWARD;
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (backward); i++)
    if (g_str_equal (word, backward[i]))
      return ZW_SIGN_BACKWARD;
  return ZW_SIGN_BOTH_WAYS;
}

/* The same words give the same pointer; NULL where there are none. */
static const char *
keep_words (ZwSignRoads *self, const char *words)
{
  g_autofree char *trimmed = words != NULL ? g_strstrip (g_strdup (words)) : NULL;

  return trimmed != NULL && *trimmed != '\0' ? g_string_chunk_insert_const (self->strings, trimmed)
                                             : NULL;
}

static const char *
keep_road (ZwSignRoads *self, const char *name)
{
  g_autofree char *base = name != NULL ? zw_road_name_dup_base (name) : NULL;

  return keep_words (self, base);
}

static gint64
get_cell (double x, double y)
{
  gint64 column = (gint64) floor (x / ZW_SIGN_SNAP_M), row = (gint64) floor (y / ZW_SIGN_SNAP_M);

  return (gint64) ((guint64) column * 0x9e3779b97f4a7c15u) ^ row;
}

/* The node at a place, made where there is none. One to a cell: what snaps to
 * it lies in the cell or next to it. */
static guint
find_node (ZwSignRoads *self, ZwPoint place)
{
  gint64 *key;
  guint number;

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      {
        gint64 cell = get_cell (place.x + dx * ZW_SIGN_SNAP_M, place.y + dy * ZW_SIGN_SNAP_M);
        guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->cells, &cell));
        const ZwPoint *node = found > 0 ? &g_array_index (self->nodes, ZwPoint, found - 1) : NULL;

        if (node != NULL && hypot (node->x - place.x, node->y - place.y) <= ZW_SIGN_SNAP_M)
          return found - 1;
      }
  key = g_new (gint64, 1);
  *key = get_cell (place.x, place.y);
  number = self->nodes->len;
  g_array_append_val (self->nodes, place);
  g_hash_table_insert (self->cells, key, GUINT_TO_POINTER (number + 1));
  return number;
}

static gboolean
touches (const ZwPoint *points, guint n, const ZwEnvelope *area)
{
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  for (guint i = 0; i < n; i++)
    zw_envelope_add (&envelope, points[i].x, points[i].y);
  return zw_envelope_intersects (&envelope, area);
}

static void
add_line (ZwSignRoads *self, const ZwSignLine *like, const ZwPoint *points, guint n)
{
  ZwSignLine line = *like;

  line.points = points;
  line.n = n;
  line.length = 0.0;
  for (guint i = 1; i < n; i++)
    line.length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  if (!(line.length > 0.0) || !isfinite (line.length))
    return;
  line.nodes[0] = find_node (self, points[0]);
  line.nodes[1] = find_node (self, points[n - 1]);
  g_array_append_val (self->lines, line);
}

static const char *
get_text (const char *const *texts, guint index)
{
  return texts != NULL && texts[index] != NULL && *texts[index] != '\0' ? texts[index] : NULL;
}

static void
add_layer (ZwSignRoads *self, const ZwFeatures *features, const ZwEnvelope *area)
{
  const char *const *names = zw_features_get_texts (features, "name");
  const char *const *kinds = zw_features_get_texts (features, "class");
  const char *const *ways = zw_features_get_texts (features, "oneway");
  const ZwGeometry *shape = features->shape;

  self->n_roads += features->n;
  for (guint i = 0; i < features->n; i++)
    {
      ZwSignRoadUse use = zw_sign_road_get_use (get_text (kinds, i));
      ZwSignLine like = { .class = NULL };
      gboolean known = FALSE;

      self->has_class |= get_text (kinds, i) != NULL;
      self->has_direction |= get_text (ways, i) != NULL;
      if (use != ZW_SIGN_ROAD_USED)
        {
          self->n_left_out++;
          self->n_left_out_footways += use == ZW_SIGN_ROAD_FOOTWAY;
          continue;
        }
      for (guint r = shape->part_starts[features->starts[i]];
           r < shape->part_starts[features->starts[i + 1]]; r++)
        {
          const ZwPoint *points = shape->points + shape->ring_starts[r];
          guint n = shape->ring_starts[r + 1] - shape->ring_starts[r];

          if (n < 2 || !touches (points, n, area))
            continue;
          if (!known)
            {
              like.name = keep_words (self, get_text (names, i));
              like.road = keep_road (self, like.name);
              like.class = keep_words (self, get_text (kinds, i));
              like.direction = zw_sign_road_get_direction (get_text (ways, i));
              known = TRUE;
            }
          add_line (self, &like, points, n);
        }
    }
}

/* Which lines end at each node. */
static void
index_nodes (ZwSignRoads *self)
{
  guint n_nodes = self->nodes->len, sum = 0;
  g_autofree guint *next = NULL;

  self->node_starts = g_new0 (guint, n_nodes + 1);
  self->node_ends = g_new (guint, 2 * self->lines->len + 1);
  for (guint i = 0; i < self->lines->len; i++)
    for (guint e = 0; e < 2; e++)
      self->node_starts[g_array_index (self->lines, ZwSignLine, i).nodes[e]]++;
  for (guint i = 0; i <= n_nodes; i++)
    {
      guint here = self->node_starts[i];

      self->node_starts[i] = sum;
      sum += i < n_nodes ? here : 0;
    }
  next = g_memdup2 (self->node_starts, sizeof (guint) * (n_nodes + 1));
  for (guint i = 0; i < self->lines->len; i++)
    for (guint e = 0; e < 2; e++)
      self->node_ends[next[g_array_index (self->lines, ZwSignLine, i).nodes[e]]++] = 2 * i + e;
}

/**
 * zw_sign_roads_new:
 * @features: (element-type ZwFeatures): layers; those that are not of roads are
 *   passed over. They must outlive the result
 * @area: lines that do not touch it are left out
 */
ZwSignRoads *
zw_sign_roads_new (const GPtrArray *features, const ZwEnvelope *area)
{
  ZwSignRoads *self = g_new0 (ZwSignRoads, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (ZwSignLine));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->strings = g_string_chunk_new (4096);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, i);

      if (layer->layer->role == ZW_ROLE_ROADS && layer->shape->kind == ZW_GEOMETRY_LINE)
        add_layer (self, layer, area);
    }
  g_clear_pointer (&self->cells, g_hash_table_unref);
  index_nodes (self);
  return self;
}

void
zw_sign_roads_free (ZwSignRoads *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->nodes);
  g_string_chunk_free (self->strings);
  g_free (self->node_starts);
  g_free (self->node_ends);
  g_free (self);
}

const ZwSignLine *
zw_sign_roads_get_line (const ZwSignRoads *self, guint line)
{
  return &g_array_index (self->lines, ZwSignLine, line);
}

/* The segment at a distance from the start, and how far along it. */
static guint
find_segment (const ZwSignLine *self, double at, double *along, double *length)
{
  double passed = 0.0;
  guint last = 0;

  for (guint i = 0; i + 1 < self->n; i++)
    {
      const ZwPoint *a = &self->points[i], *b = a + 1;
      double step = hypot (b->x - a->x, b->y - a->y);

      if (step == 0.0)
        continue;
      last = i;
      *along = at - passed;
      *length = step;
      if (at < passed + step)
        return i;
      passed += step;
    }
  *along = *length;
  return last;
}

/**
 * zw_sign_line_get_place:
 * @at: metres from the start
 */
ZwPoint
zw_sign_line_get_place (const ZwSignLine *self, double at)
{
  double along = 0.0, length = 1.0;
  guint i = find_segment (self, MAX (at, 0.0), &along, &length);
  const ZwPoint *a = &self->points[i], *b = a + 1;
  double t = CLAMP (along / length, 0.0, 1.0);

  return (ZwPoint){ a->x + t * (b->x - a->x), a->y + t * (b->y - a->y) };
}

/**
 * zw_sign_line_get_bearing:
 * @forward: as drawn
 *
 * Returns: in which direction one travels, degrees clockwise from grid north
 */
double
zw_sign_line_get_bearing (const ZwSignLine *self, double at, gboolean forward)
{
  double along = 0.0, length = 1.0, bearing;
  guint i = find_segment (self, MAX (at, 0.0), &along, &length);
  const ZwPoint *a = &self->points[i], *b = a + 1;

  bearing = atan2 (b->x - a->x, b->y - a->y) * 180.0 / G_PI + (forward ? 0.0 : 180.0);
  return fmod (bearing + 360.0, 360.0);
}

gboolean
zw_sign_line_may_travel (const ZwSignLine *self, gboolean forward)
{
  return self->direction == ZW_SIGN_BOTH_WAYS
         || self->direction == (forward ? ZW_SIGN_FORWARD : ZW_SIGN_BACKWARD);
}

static double
get_turn (double bearing, double other)
{
  double turn = fabs (fmod (bearing - other + 540.0, 360.0) - 180.0);

  return turn;
}

/**
 * zw_sign_roads_follow:
 * @against: to meet those who come, not to go with them
 * @line: (inout): a line, of which one has come to the end
 * @forward: (inout): that end is the end as drawn, not the start
 *
 * Goes on to the next line of the same road. Roads without a name go on where
 * nothing else ends, and straight.
 *
 * Returns: %FALSE where the road ends
 */
gboolean
zw_sign_roads_follow (const ZwSignRoads *self, gboolean against, guint *line, gboolean *forward)
{
  const ZwSignLine *here = zw_sign_roads_get_line (self, *line);
  guint node = here->nodes[*forward ? 1 : 0];
  double bearing = zw_sign_line_get_bearing (here, *forward ? here->length : 0.0, *forward);
  double least = here->road != NULL ? MOST_TURN : MOST_TURN_UNNAMED;
  guint n_ends = self->node_starts[node + 1] - self->node_starts[node];
  guint found = G_MAXUINT;

  for (guint k = self->node_starts[node]; k < self->node_starts[node + 1]; k++)
    {
      guint other = self->node_ends[k] / 2;
      gboolean from_start = self->node_ends[k] % 2 == 0;
      const ZwSignLine *next = zw_sign_roads_get_line (self, other);
      double turn;

      if (other == *line || next->road != here->road || (here->road == NULL && n_ends != 2)
          || !zw_sign_line_may_travel (next, from_start != against))
        continue;
      turn = get_turn (
          bearing, zw_sign_line_get_bearing (next, from_start ? 0.0 : next->length, from_start));
      if (turn <= least)
        {
          least = turn;
          found = self->node_ends[k];
        }
    }
  if (found == G_MAXUINT)
    return FALSE;
  *line = found / 2;
  *forward = found % 2 == 0;
  return TRUE;
}
