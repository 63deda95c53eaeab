/* zw-discs.c: what equal circles cover together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-discs-private.h"

#include <math.h>
#include <stdlib.h>

#define FULL_CIRCLE (2.0 * G_PI)

static int
compare_points (const void *a, const void *b)
{
  const ZwPoint *left = a, *right = b;

  if (left->x != right->x)
    return left->x < right->x ? -1 : 1;
  return (left->y > right->y) - (left->y < right->y);
}

/* Each place once, those without one left out. */
static guint
keep_distinct (ZwPoint *points, guint n)
{
  guint kept = 0, distinct = 0;

  for (guint i = 0; i < n; i++)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      points[kept++] = points[i];
  qsort (points, kept, sizeof *points, compare_points);
  for (guint i = 0; i < kept; i++)
    if (distinct == 0 || compare_points (&points[i], &points[distinct - 1]) != 0)
      points[distinct++] = points[i];
  return distinct;
}

static int
compare_numbers (const void *a, const void *b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return (left > right) - (left < right);
}

/**
 * zw_discs_new:
 * @frame: cells that most centres lie in
 * @centres: (array length=n): places, perhaps the same more than once
 * @radius: in metres
 * @with_border: find the border too, which only areas need
 *
 * Returns: (transfer full): what the circles cover together
 */
ZwDiscs *
zw_discs_new (const ZwGridFrame *frame,
              const ZwPoint *centres,
              guint n,
              double radius,
              gboolean with_border)
{
  ZwDiscs *self = g_new0 (ZwDiscs, 1);
  g_autofree ZwPoint *distinct = g_new (ZwPoint, n + 1);

  for (guint i = 0; i < n; i++)
    distinct[i] = centres[i];
  self->radius = radius;
  self->centres = zw_point_grid_new (frame, distinct, keep_distinct (distinct, n));
  zw_point_grid_drop_order (self->centres);
  if (with_border)
    {
      zw_discs_find_border (self, NULL, NULL);
      zw_discs_file_border (self);
    }
  return self;
}

/**
 * zw_discs_new_changed:
 * @old: circles
 * @centre: where another one comes to be, or where one goes
 * @added: which of both
 *
 * Returns: (transfer full): the circles that zw_discs_new() would make of the
 *   changed centres, sooner
 */
ZwDiscs *
zw_discs_new_changed (const ZwDiscs *old, const ZwPoint *centre, gboolean added)
{
  ZwDiscs *self = g_new0 (ZwDiscs, 1);
  guint at;

  self->radius = old->radius;
  if (zw_point_grid_find_place (old->centres, centre->x, centre->y, &at) == added)
    self->centres = zw_point_grid_copy (old->centres);
  else if (added)
    self->centres = zw_point_grid_new_with (old->centres, centre, NULL);
  else
    self->centres = zw_point_grid_new_without (old->centres, at);
  if (old->arcs != NULL)
    {
      zw_discs_find_border (self, old, centre);
      zw_discs_file_border (self);
    }
  return self;
}

void
zw_discs_free (ZwDiscs *self)
{
  g_clear_pointer (&self->centres, zw_point_grid_free);
  g_free (self->arcs);
  g_free (self->arc_starts);
  g_free (self->cell_kinds);
  g_free (self->cell_starts);
  g_free (self->cell_arcs);
  g_free (self);
}

/**
 * zw_discs_contain:
 *
 * Returns: whether a place lies in a circle or on one
 */
gboolean
zw_discs_contain (const ZwDiscs *self, double x, double y)
{
  if (self->cell_kinds != NULL)
    {
      guint8 kind = self->cell_kinds[zw_grid_frame_get_cell (&self->centres->frame, x, y)];

      if (kind != ZW_COVER_PARTLY)
        return kind == ZW_COVER_FULL;
    }
  return zw_point_grid_any_within (self->centres, x, y, self->radius);
}

/**
 * zw_discs_get_cover:
 * @self: circles with their border
 *
 * Returns: how much of the envelope they cover; partly also where only a closer
 *   look would tell
 */
ZwCoverKind
zw_discs_get_cover (const ZwDiscs *self, const ZwEnvelope *envelope)
{
  const ZwGridFrame *frame = &self->centres->frame;
  guint first_column, last_column, first_row, last_row;

  if (!zw_grid_frame_covers (frame, envelope)
      || !zw_grid_frame_get_window (frame, envelope, &first_column, &last_column, &first_row,
                                    &last_row))
    return ZW_COVER_PARTLY;
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      if (self->cell_kinds[row * frame->nx + column] == ZW_COVER_PARTLY)
        return ZW_COVER_PARTLY;
  return self->cell_kinds[first_row * frame->nx + first_column];
}

/* Square of the distance from a place to the farthest corner. */
static double
get_farthest (const ZwEnvelope *envelope, double x, double y)
{
  double dx = MAX (x - envelope->min_x, envelope->max_x - x);
  double dy = MAX (y - envelope->min_y, envelope->max_y - y);

  return dx * dx + dy * dy;
}

/* Square of the distance from a place to the envelope, 0 within. */
static double
get_nearest (const ZwEnvelope *envelope, double x, double y)
{
  double dx = MAX (MAX (envelope->min_x - x, x - envelope->max_x), 0.0);
  double dy = MAX (MAX (envelope->min_y - y, y - envelope->max_y), 0.0);

  return dx * dx + dy * dy;
}

/* Adds the arcs of a cell that can pass through an envelope. */
static void
find_in_cell (const ZwDiscs *self, guint cell, const ZwEnvelope *envelope, GArray *found)
{
  double square = self->radius * self->radius;

  for (guint i = self->cell_starts[cell]; i < self->cell_starts[cell + 1]; i++)
    {
      const ZwPoint *centre = &self->arcs[self->cell_arcs[i]].centre;

      if (get_nearest (envelope, centre->x, centre->y) <= square
          && get_farthest (envelope, centre->x, centre->y) >= square)
        g_array_append_val (found, self->cell_arcs[i]);
    }
}

/**
 * zw_discs_find_arcs:
 * @self: circles with their border
 * @found: (element-type guint): emptied, then given the numbers of the arcs of the
 *   border that can pass through @envelope, each once, in rising order
 */
void
zw_discs_find_arcs (const ZwDiscs *self, const ZwEnvelope *envelope, GArray *found)
{
  const ZwGridFrame *frame = &self->centres->frame;
  guint first_column, last_column, first_row, last_row, kept = 0;
  guint *numbers;

  g_array_set_size (found, 0);
  if (zw_grid_frame_get_window (frame, envelope, &first_column, &last_column, &first_row,
                                &last_row))
    for (guint row = first_row; row <= last_row; row++)
      for (guint column = first_column; column <= last_column; column++)
        find_in_cell (self, row * frame->nx + column, envelope, found);
  if (!zw_grid_frame_covers (frame, envelope))
    find_in_cell (self, frame->nx * frame->ny, envelope, found);

  numbers = (guint *) (void *) found->data;
  if (found->len > 1)
    qsort (numbers, found->len, sizeof *numbers, compare_numbers);
  for (guint i = 0; i < found->len; i++)
    if (i == 0 || numbers[i] != numbers[i - 1])
      numbers[kept++] = numbers[i];
  g_array_set_size (found, kept);
}

ZwPoint
zw_arc_get_point (const ZwArc *arc, double radius, double angle)
{
  return (ZwPoint){ arc->centre.x + radius * cos (angle), arc->centre.y + radius * sin (angle) };
}

/* Fractions of the edge at which its line meets the circle; 0 or 2 of them. */
static guint
meet_circle (const ZwEdge *edge, const ZwPoint *centre, double radius, double *fractions)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double ox = edge->a.x - centre->x, oy = edge->a.y - centre->y;
  double a = dx * dx + dy * dy, b = ox * dx + oy * dy;
  /* Distance of the line from the centre, twice the triangle over the base. */
  double height = ox * dy - oy * dx;
  double root = radius * radius * a - height * height;

  if (a == 0.0 || root < 0.0)
    return 0;
  root = sqrt (root);
  fractions[0] = (-b - root) / a;
  fractions[1] = (-b + root) / a;
  return 2;
}

/**
 * zw_arc_cut_edge:
 * @cuts: (element-type double): fractions of @edge are added at which the
 *   circle of @arc meets it; perhaps beyond the ends of the arc
 */
void
zw_arc_cut_edge (const ZwArc *arc, double radius, const ZwEdge *edge, GArray *cuts)
{
  double fractions[2];
  guint n = meet_circle (edge, &arc->centre, radius, fractions);

  for (guint i = 0; i < n; i++)
    if (fractions[i] > 0.0 && fractions[i] < 1.0)
      g_array_append_val (cuts, fractions[i]);
}

/**
 * zw_edge_cut_arc:
 * @cuts: (element-type double): angles of @arc are added at which @edge meets it
 */
void
zw_edge_cut_arc (const ZwEdge *edge, const ZwArc *arc, double radius, GArray *cuts)
{
  double fractions[2];
  guint n = meet_circle (edge, &arc->centre, radius, fractions);

  for (guint i = 0; i < n; i++)
    if (fractions[i] >= -1e-9 && fractions[i] <= 1.0 + 1e-9)
      {
        double x = edge->a.x + fractions[i] * (edge->b.x - edge->a.x);
        double y = edge->a.y + fractions[i] * (edge->b.y - edge->a.y);
        double angle = atan2 (y - arc->centre.y, x - arc->centre.x);

        if (angle < 0.0)
          angle += FULL_CIRCLE;
        if (angle > arc->from && angle < arc->to)
          g_array_append_val (cuts, angle);
      }
}
