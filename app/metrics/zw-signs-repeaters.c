/* zw-signs-repeaters.c: signs along the roads within a zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-signs-private.h"

/* A road at least this long within the zone, in spacings, has a repeater. */
#define LONG_SHARE 0.5

/* Of two repeaters of one road name this near, in spacings, one will do: they are
 * those of its two carriageways. */
#define PAIR_SHARE 0.25

#define NO_PARTNER G_MAXUINT

typedef struct
{
  const ZwSignRoads *roads;
  const ZwSignPieces *pieces;
  const ZwSignsOptions *options;
  guint *partner; /* for each end (piece * 2 + 0 or 1): the end that its road goes on at */
  gboolean *used; /* for each piece */
  GArray *signs;
  GHashTable *by_name; /* road to GArray of ZwPoint */
} Work;

static const ZwSignPiece *
get_piece (const Work *self, guint index)
{
  return &g_array_index (self->pieces->pieces, ZwSignPiece, index);
}

static const ZwSignLine *
get_line (const Work *self, guint piece)
{
  return zw_sign_roads_get_line (self->roads, get_piece (self, piece)->line);
}

/* The piece within the zone at an end of a line, if there is one. */
static gboolean
find_piece_at (const Work *self, guint line_end, guint *end)
{
  guint line = line_end / 2, at_end = line_end % 2;
  guint first = self->pieces->first[line], next = self->pieces->first[line + 1];

  if (first == next)
    return FALSE;
  *end = 2 * (at_end == 0 ? first : next - 1) + at_end;
  return get_piece (self, *end / 2)->side == ZW_SIGN_INSIDE;
}

/* In which direction one leaves an end of a piece. */
static double
get_bearing (const Work *self, guint end)
{
  const ZwSignPiece *piece = get_piece (self, end / 2);

  return zw_sign_line_get_bearing (get_line (self, end / 2), end % 2 == 0 ? piece->from : piece->to,
                                   end % 2 == 1);
}

/* How much one turns from one piece into another, 0 to 180 degrees. */
static double
get_turn (const Work *self, guint end, guint other)
{
  double turn = fabs (fmod (get_bearing (self, end) - get_bearing (self, other) + 720.0, 360.0)
                      - 180.0);

  return turn;
}

/* Joins the two straightest of one road at a node, as long as there are two. */
static void
join_at_node (Work *self, guint node)
{
  guint first = self->roads->node_starts[node], next = self->roads->node_starts[node + 1];

  for (;;)
    {
      double least = 180.0;
      guint from = NO_PARTNER, to = NO_PARTNER;

      for (guint i = first; i < next; i++)
        for (guint k = i + 1; k < next; k++)
          {
            guint a, b;

            if (!find_piece_at (self, self->roads->node_ends[i], &a)
                || !find_piece_at (self, self->roads->node_ends[k], &b) || a == b
                || self->partner[a] != NO_PARTNER || self->partner[b] != NO_PARTNER
                || get_line (self, a / 2)->road != get_line (self, b / 2)->road
                || (get_line (self, a / 2)->road == NULL && next - first != 2)
                || get_turn (self, a, b) >= least)
              continue;
            least = get_turn (self, a, b);
            from = a;
            to = b;
          }
      if (from == NO_PARTNER)
        return;
      self->partner[from] = to;
      self->partner[to] = from;
    }
}

static gboolean
has_pair (const Work *self, const GArray *places, ZwPoint place)
{
  for (guint i = 0; i < places->len; i++)
    {
      const ZwPoint *other = &g_array_index (places, ZwPoint, i);

      if (hypot (other->x - place.x, other->y - place.y) <= PAIR_SHARE * self->options->spacing_m)
        return TRUE;
    }
  return FALSE;
}

static void
add_sign (Work *self, guint piece, double at, gboolean forward)
{
  const ZwSignLine *line = get_line (self, piece);
  ZwSign sign = { .kind = ZW_SIGN_REPEATER,
                  .name = line->name,
                  .class = line->class,
                  .entry = -1,
                  .n_crossings = 1 };
  GArray *places;

  sign.place = zw_sign_line_get_place (line, at);
  sign.bearing = zw_sign_line_get_bearing (
      line, at,
      line->direction == ZW_SIGN_BOTH_WAYS ? forward : line->direction == ZW_SIGN_FORWARD);
  if (line->road != NULL && self->options->merge_m > 0.0)
    {
      places = g_hash_table_lookup (self->by_name, line->road);
      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
          g_hash_table_insert (self->by_name, (gpointer) line->road, places);
        }
      if (has_pair (self, places, sign.place))
        return;
      g_array_append_val (places, sign.place);
    }
  g_array_append_val (self->signs, sign);
}

/* As many that no stretch between the ends of the road and its signs is longer than
 * the spacing. */
static guint
get_n_signs (const Work *self, double length)
{
  double spacing = self->options->spacing_m;

  if (length < LONG_SHARE * spacing)
    return 0;
  return MAX (1, (guint) ceil (length / spacing - 1e-9) - 1);
}

/* Walks a road from an end of a piece to its other end. */
static void
place_along (Work *self, guint start)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  double length = 0.0, passed = 0.0;
  guint end = start, n, placed = 0;

  do
    {
      const ZwSignPiece *piece = get_piece (self, end / 2);

      self->used[end / 2] = TRUE;
      g_array_append_val (ends, end);
      length += piece->to - piece->from;
      end = self->partner[end ^ 1];
    }
  while (end != NO_PARTNER && !self->used[end / 2]);
  n = get_n_signs (self, length);
  for (guint i = 0; i < ends->len; i++)
    {
      guint from = g_array_index (ends, guint, i);
      const ZwSignPiece *piece = get_piece (self, from / 2);
      double step = piece->to - piece->from;

      for (; placed < n && (placed + 1.0) * length / (n + 1.0) <= passed + step; placed++)
        {
          double along = (placed + 1.0) * length / (n + 1.0) - passed;

          add_sign (self, from / 2, from % 2 == 0 ? piece->from + along : piece->to - along,
                    from % 2 == 0);
        }
      passed += step;
    }
}

/**
 * zw_sign_repeaters_find:
 * @signs: (element-type ZwSign): where they are added
 * @length_m: (out): of the roads within the zone
 *
 * The stretches of one road, whatever their sections, that hang together within the zone are a
 * road. Its repeaters stand at equal distances, none larger than the spacing; a road half as long
 * as the spacing has one.
 */
void
zw_sign_repeaters_find (const ZwSignRoads *roads,
                        const ZwSignPieces *pieces,
                        const ZwSignsOptions *options,
                        GArray *signs,
                        double *length_m)
{
  guint n = pieces->pieces->len;
  Work work = { roads,
                pieces,
                options,
                g_new (guint, 2 * n + 1),
                g_new0 (gboolean, n + 1),
                signs,
                g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref) };

  *length_m = 0.0;
  for (guint i = 0; i < 2 * n; i++)
    work.partner[i] = NO_PARTNER;
  for (guint i = 0; i < roads->nodes->len; i++)
    join_at_node (&work, i);
  for (guint i = 0; i < n; i++)
    if (get_piece (&work, i)->side == ZW_SIGN_INSIDE)
      *length_m += get_piece (&work, i)->to - get_piece (&work, i)->from;
    else
      work.used[i] = TRUE;
  for (guint end = 0; end < 2 * n; end++)
    if (!work.used[end / 2] && work.partner[end] == NO_PARTNER)
      place_along (&work, end);
  /* What is left goes round in a ring. */
  for (guint i = 0; i < n; i++)
    if (!work.used[i])
      place_along (&work, 2 * i);
  g_hash_table_unref (work.by_name);
  g_free (work.partner);
  g_free (work.used);
}
