/* zw-discs-border.c: the border of what equal circles cover together
 *
 * The union of equal discs is bounded by the stretches of each circle that no
 * other disc covers:
 *
 *        ___   ___
 *       /   \ /   \       of two circles, the two outer arcs
 *      |     '     |
 *       \___/ \___/
 *
 * Circle j covers of circle i the angles within acos (d / 2r) of the direction
 * from i to j, d being the distance of their centres. In a city most circles are
 * wholly covered, and the nearest neighbours all around suffice to show it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-discs-private.h"

#include <math.h>
#include <string.h>

#include "base/zw-parallel.h"

/* Gaps narrower than this are rounding, in radians. */
#define MIN_ARC 1e-12

#define FULL_CIRCLE (2.0 * G_PI)

/* Directions in which the nearest neighbour is looked at first. */
#define N_SECTORS 8

/* Centres that one thread takes at a time. */
#define CHUNK 1024

/* Arcs this close to a cell pass through it, in metres. */
#define PAD 1e-6

/* A stretch of a circle that is not covered so far, with its ends as directions. */
typedef struct
{
  double from;
  double to;
  ZwPoint from_direction;
  ZwPoint to_direction;
} Gap;

/* Working memory of one thread, and what is found of one chunk. */
typedef struct
{
  GArray *near;  /* of guint: centres */
  GArray *gaps;  /* of Gap */
  GArray *rest;  /* of Gap */
  GArray *found; /* of ZwArc */
} Search;

typedef struct
{
  ZwDiscs *discs;
  const ZwDiscs *old; /* nullable */
  ZwPoint changed;
  Search *chunks;
} Border;

static void
add_gap (GArray *gaps, double from, double to)
{
  Gap gap = { from, to, { cos (from), sin (from) }, { cos (to), sin (to) } };

  if (to > from)
    g_array_append_val (gaps, gap);
}

/* Takes a covered stretch, which does not pass the east, out of the gaps. */
static void
cover_stretch (Search *self, double from, double to)
{
  GArray *rest = self->rest;

  g_array_set_size (rest, 0);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const Gap *gap = &g_array_index (self->gaps, Gap, i);

      if (to <= gap->from || from >= gap->to)
        g_array_append_val (rest, *gap);
      else
        {
          add_gap (rest, gap->from, MIN (from, gap->to));
          add_gap (rest, MAX (to, gap->from), gap->to);
        }
    }
  self->rest = self->gaps;
  self->gaps = rest;
}

/* Takes out of the gaps what a circle at a distance covers. */
static void
cover (Search *self, double dx, double dy, double diameter)
{
  double half = acos (sqrt (dx * dx + dy * dy) / diameter), from = atan2 (dy, dx) - half, to;

  if (from < 0.0)
    from += FULL_CIRCLE;
  to = from + 2.0 * half;
  cover_stretch (self, from, to);
  if (to > FULL_CIRCLE)
    cover_stretch (self, 0.0, to - FULL_CIRCLE);
}

static double
get_product (ZwPoint a, double x, double y)
{
  return a.x * y - a.y * x;
}

/* Whether a circle at a distance may cover something of a gap: one of its ends, or
 * a stretch in its middle. Says rather yes than no. */
static gboolean
may_cover (const Search *self, double dx, double dy, double diameter)
{
  double least = (dx * dx + dy * dy) / diameter * (1.0 - 1e-9) - 1e-9;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const Gap *gap = &g_array_index (self->gaps, Gap, i);

      if (gap->to - gap->from > 3.0
          || gap->from_direction.x * dx + gap->from_direction.y * dy >= least
          || gap->to_direction.x * dx + gap->to_direction.y * dy >= least
          || (get_product (gap->from_direction, dx, dy) >= 0.0
              && get_product (gap->to_direction, dx, dy) <= 0.0))
        return TRUE;
    }
  return FALSE;
}

static guint
get_sector (double dx, double dy)
{
  return (dx < 0.0 ? 4 : 0) + (dy < 0.0 ? 2 : 0) + (fabs (dx) < fabs (dy) ? 1 : 0);
}

/* Leaves in @gaps what no other circle covers of the one around a centre. */
static void
find_gaps (Search *self, const ZwDiscs *discs, guint centre)
{
  const ZwPointGrid *centres = discs->centres;
  double x = centres->x[centre], y = centres->y[centre], diameter = 2.0 * discs->radius;
  ZwEnvelope around = { x - diameter, y - diameter, x + diameter, y + diameter };
  double distances[N_SECTORS];
  guint nearest[N_SECTORS];

  g_array_set_size (self->gaps, 0);
  add_gap (self->gaps, 0.0, FULL_CIRCLE);
  zw_point_grid_find (centres, &around, self->near);
  for (guint s = 0; s < N_SECTORS; s++)
    distances[s] = diameter * diameter;
  for (guint i = 0; i < self->near->len; i++)
    {
      guint other = g_array_index (self->near, guint, i);
      double dx = centres->x[other] - x, dy = centres->y[other] - y, square = dx * dx + dy * dy;
      guint sector = get_sector (dx, dy);

      if (other != centre && square < distances[sector])
        {
          distances[sector] = square;
          nearest[sector] = other;
        }
    }
  for (guint s = 0; s < N_SECTORS; s++)
    if (distances[s] < diameter * diameter)
      cover (self, centres->x[nearest[s]] - x, centres->y[nearest[s]] - y, diameter);
  for (guint i = 0; i < self->near->len && self->gaps->len > 0; i++)
    {
      guint other = g_array_index (self->near, guint, i);
      double dx = centres->x[other] - x, dy = centres->y[other] - y;

      if (other != centre && dx * dx + dy * dy < diameter * diameter
          && may_cover (self, dx, dy, diameter))
        cover (self, dx, dy, diameter);
    }
}

static void
search_centre (Search *self, const ZwDiscs *discs, guint centre)
{
  ZwArc arc = { .centre = { discs->centres->x[centre], discs->centres->y[centre] } };

  find_gaps (self, discs, centre);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const Gap *gap = &g_array_index (self->gaps, Gap, i);

      arc.from = gap->from;
      arc.to = gap->to;
      if (arc.to - arc.from > MIN_ARC)
        g_array_append_val (self->found, arc);
    }
}

/* Arcs of a circle as they were before another circle came or went. */
static gboolean
copy_arcs (Search *self, const Border *border, guint centre)
{
  const ZwDiscs *old = border->old;
  double x = border->discs->centres->x[centre], y = border->discs->centres->y[centre];
  double dx = x - border->changed.x, dy = y - border->changed.y;
  guint before;

  if (old == NULL || dx * dx + dy * dy < 4.1 * old->radius * old->radius
      || !zw_point_grid_find_place (old->centres, x, y, &before))
    return FALSE;
  g_array_append_vals (self->found, old->arcs + old->arc_starts[before],
                       old->arc_starts[before + 1] - old->arc_starts[before]);
  return TRUE;
}

static void
search_chunk (guint index, guint thread, gpointer user_data)
{
  Border *border = user_data;
  ZwDiscs *discs = border->discs;
  Search *self = &border->chunks[index];
  guint end = MIN ((index + 1) * CHUNK, discs->centres->n);

  self->near = g_array_new (FALSE, FALSE, sizeof (guint));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  self->rest = g_array_new (FALSE, FALSE, sizeof (Gap));
  self->found = g_array_new (FALSE, FALSE, sizeof (ZwArc));
  for (guint i = index * CHUNK; i < end; i++)
    {
      guint before = self->found->len;

      if (!copy_arcs (self, border, i))
        search_centre (self, discs, i);
      discs->arc_starts[i] = self->found->len - before;
    }
  g_array_unref (self->near);
  g_array_unref (self->gaps);
  g_array_unref (self->rest);
}

/*
 * zw_discs_find_border:
 * @self: circles with their centres
 * @old: (nullable): the same but for one circle
 * @changed: (nullable): where that one is
 *
 * Finds the arcs, several centres at a time.
 */
void
zw_discs_find_border (ZwDiscs *self, const ZwDiscs *old, const ZwPoint *changed)
{
  guint n = self->centres->n, n_chunks = (n + CHUNK - 1) / CHUNK, sum = 0;
  Border border = { self, old, { 0.0, 0.0 }, g_new0 (Search, n_chunks + 1) };

  if (changed != NULL)
    border.changed = *changed;
  self->arc_starts = g_new (guint, n + 1);
  zw_parallel_for (n_chunks, zw_parallel_get_n_threads (), search_chunk, &border);
  for (guint i = 0; i < n; i++)
    {
      guint count = self->arc_starts[i];

      self->arc_starts[i] = sum;
      sum += count;
    }
  self->arc_starts[n] = self->n_arcs = sum;
  self->arcs = g_new (ZwArc, sum + 1);
  sum = 0;
  for (guint c = 0; c < n_chunks; c++)
    {
      GArray *found = border.chunks[c].found;

      memcpy (self->arcs + sum, found->data, sizeof (ZwArc) * found->len);
      sum += found->len;
      g_array_unref (found);
    }
  g_free (border.chunks);
}

/* Where an arc lies: its ends, and what it has of the four sides of its circle. */
static ZwEnvelope
get_envelope (const ZwArc *arc, double radius)
{
  ZwPoint from = zw_arc_get_point (arc, radius, arc->from);
  ZwPoint to = zw_arc_get_point (arc, radius, arc->to);
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  zw_envelope_add (&envelope, from.x, from.y);
  zw_envelope_add (&envelope, to.x, to.y);
  if (arc->from <= G_PI_2 && arc->to >= G_PI_2)
    envelope.max_y = arc->centre.y + radius;
  if (arc->from <= G_PI && arc->to >= G_PI)
    envelope.min_x = arc->centre.x - radius;
  if (arc->from <= 3.0 * G_PI_2 && arc->to >= 3.0 * G_PI_2)
    envelope.min_y = arc->centre.y - radius;
  return envelope;
}

/* Numbers of cells and arcs that pass through them. */
typedef struct
{
  guint cell;
  guint arc;
} Passage;

/* Cells of one row that lie between two eastings, both within the arc's envelope. */
static guint
add_cells (const ZwGridFrame *frame,
           guint row,
           guint first,
           double from,
           double to,
           guint arc,
           GArray *passages)
{
  ZwEnvelope part = { from, frame->y0 + row * frame->cell, to, frame->y0 + row * frame->cell };
  guint first_column, last_column, first_row, last_row;

  if (from > to
      || !zw_grid_frame_get_window (frame, &part, &first_column, &last_column, &first_row,
                                    &last_row))
    return first;
  for (guint column = MAX (first_column, first); column <= last_column; column++)
    {
      Passage passage = { row * frame->nx + column, arc };

      g_array_append_val (passages, passage);
    }
  return MAX (first, last_column + 1);
}

/* The cells that an arc passes, and a few more: of each row, what lies on the left
 * and on the right between the nearest and the farthest place of its circle. */
static void
add_passages (const ZwDiscs *self, guint number, GArray *passages)
{
  const ZwGridFrame *frame = &self->centres->frame;
  const ZwArc *arc = &self->arcs[number];
  ZwEnvelope envelope = get_envelope (arc, self->radius);
  double square = self->radius * self->radius;
  guint first_column, last_column, first_row, last_row;

  if (!zw_grid_frame_covers (frame, &envelope))
    {
      Passage outside = { frame->nx * frame->ny, number };

      g_array_append_val (passages, outside);
    }
  if (!zw_grid_frame_get_window (frame, &envelope, &first_column, &last_column, &first_row,
                                 &last_row))
    return;
  for (guint row = first_row; row <= last_row; row++)
    {
      double low = frame->y0 + row * frame->cell - PAD - arc->centre.y;
      double high = low + frame->cell + 2.0 * PAD;
      double nearest = low <= 0.0 && high >= 0.0 ? 0.0 : MIN (fabs (low), fabs (high));
      double farthest = MAX (fabs (low), fabs (high));
      double outer = sqrt (MAX (square - nearest * nearest, 0.0)) + PAD;
      double inner = sqrt (MAX (square - farthest * farthest, 0.0)) - PAD;
      guint next = add_cells (frame, row, 0, MAX (arc->centre.x - outer, envelope.min_x),
                              MIN (arc->centre.x - inner, envelope.max_x), number, passages);

      add_cells (frame, row, next, MAX (arc->centre.x + inner, envelope.min_x),
                 MIN (arc->centre.x + outer, envelope.max_x), number, passages);
    }
}

/* Cells next to one another without a border in them are covered alike. */
static void
fill_kinds (ZwDiscs *self)
{
  const ZwGridFrame *frame = &self->centres->frame;

  for (guint row = 0; row < frame->ny; row++)
    for (guint column = 0; column < frame->nx; column++)
      {
        guint cell = row * frame->nx + column;

        if (self->cell_starts[cell] < self->cell_starts[cell + 1])
          self->cell_kinds[cell] = ZW_COVER_PARTLY;
        else if (column > 0 && self->cell_kinds[cell - 1] != ZW_COVER_PARTLY)
          self->cell_kinds[cell] = self->cell_kinds[cell - 1];
        else
          self->cell_kinds[cell] = zw_point_grid_any_within (
                                       self->centres, frame->x0 + (column + 0.5) * frame->cell,
                                       frame->y0 + (row + 0.5) * frame->cell, self->radius)
                                       ? ZW_COVER_FULL
                                       : ZW_COVER_NONE;
      }
}

/*
 * zw_discs_file_border:
 *
 * Files the arcs under the cells they pass.
 */
void
zw_discs_file_border (ZwDiscs *self)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  guint n_cells = self->centres->frame.nx * self->centres->frame.ny + 1;
  g_autofree guint *next = NULL;

  for (guint i = 0; i < self->n_arcs; i++)
    add_passages (self, i, passages);
  self->cell_starts = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < passages->len; i++)
    self->cell_starts[g_array_index (passages, Passage, i).cell + 1]++;
  for (guint c = 0; c < n_cells; c++)
    self->cell_starts[c + 1] += self->cell_starts[c];
  next = g_memdup2 (self->cell_starts, sizeof (guint) * n_cells);
  self->cell_arcs = g_new (guint, passages->len + 1);
  for (guint i = 0; i < passages->len; i++)
    {
      const Passage *passage = &g_array_index (passages, Passage, i);

      self->cell_arcs[next[passage->cell]++] = passage->arc;
    }
  self->cell_kinds = g_new (guint8, n_cells);
  fill_kinds (self);
  self->cell_kinds[n_cells - 1] = ZW_COVER_PARTLY;
}
