/* zw-sides.c: what bounds a zone in the east, south, west and north
 *
 * The guideline wants boundaries that everyone recognises (principle 2), and an
 * application names the line that bounds the zone on each side. The outline is
 * looked at every few metres:
 *
 *            N N N N N            each place faces the way of its outward normal;
 *          +-----------+          those in a bay, from where one meets the zone
 *        W |           | E        again (marked x), bound it on no side
 *          |     +xxxxx+
 *        W |     x
 *          |     +xxxxx+          and runs along the nearest line within the
 *        W |           | E        tolerance that goes about the same way: a
 *          +-----------+          crossing street bounds nothing
 *            S S S S S
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-sides-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "metrics/zw-road-name.h"

/* Places looked at, at most; the step grows where the outline is longer. */
#define MAX_PLACES 200000.0

#define PROGRESS_STEP 4096

/* A name on one side, while it is added up. */
typedef struct
{
  char *whole; /* as first met */
  char *base;  /* without "二段" */
  gboolean several;
  ZwRole role;
  double length;
  double moment;
} Tally;

void
zw_sides_options_init (ZwSidesOptions *self)
{
  self->tolerance_m = ZW_SIDES_DEFAULT_TOLERANCE_M;
  self->step_m = ZW_SIDES_DEFAULT_STEP_M;
  self->least_share = ZW_SIDES_DEFAULT_LEAST_SHARE;
}

/**
 * zw_sides_uses_role:
 *
 * Returns: whether layers of the role can bound a zone
 */
gboolean
zw_sides_uses_role (ZwRole role)
{
  return role == ZW_ROLE_ROADS || role == ZW_ROLE_RAILWAYS || role == ZW_ROLE_RIVERS
         || role == ZW_ROLE_ADMIN;
}

static ZwSideId
face (double nx, double ny)
{
  if (fabs (nx) >= fabs (ny) * (1.0 - 1e-9))
    return nx > 0.0 ? ZW_SIDE_EAST : ZW_SIDE_WEST;
  return ny > 0.0 ? ZW_SIDE_NORTH : ZW_SIDE_SOUTH;
}

static void
walk_ring (GArray *places, const ZwPoint *points, guint n, double step)
{
  double turn = zw_ring_area (points, n) > 0.0 ? 1.0 : -1.0;

  for (guint i = 0; i < n; i++)
    {
      ZwPoint from = points[i], to = points[(i + 1) % n];
      double dx = to.x - from.x, dy = to.y - from.y, length = hypot (dx, dy);
      guint n_steps = (guint) ceil (length / step);

      for (guint k = 0; k < n_steps; k++)
        {
          double t = (k + 0.5) / n_steps, start = (double) k / n_steps, end = (k + 1.0) / n_steps;
          ZwSidePlace place = { { from.x + t * dx, from.y + t * dy },
                                { from.x + start * dx, from.y + start * dy },
                                { from.x + end * dx, from.y + end * dy },
                                i,
                                turn * dy / length,
                                -turn * dx / length,
                                length / n_steps,
                                ZW_SIDE_EAST };

          if (k + 1 == n_steps)
            place.to = to; /* exactly, or the line would break */
          place.side = face (place.nx, place.ny);
          g_array_append_val (places, place);
        }
    }
}

static double
get_outline_length (const ZwGeometry *zone)
{
  double length = 0.0;

  for (guint p = 0; p < zone->n_parts; p++)
    {
      guint r = zone->part_starts[p];
      guint first = zone->ring_starts[r], end = zone->ring_starts[r + 1];

      for (guint i = first, k = end - 1; i < end; k = i++)
        length += hypot (zone->points[i].x - zone->points[k].x,
                         zone->points[i].y - zone->points[k].y);
    }
  return length;
}

static GArray *
walk (const ZwGeometry *zone, double step)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (ZwSidePlace));

  for (guint p = 0; p < zone->n_parts; p++)
    {
      guint r = zone->part_starts[p];
      guint first = zone->ring_starts[r], n = zone->ring_starts[r + 1] - first;

      if (n >= 3)
        walk_ring (places, zone->points + first, n, step);
    }
  return places;
}

/* How far the zone reaches to each side, in strips across: places well behind
 * that lie in a bay or behind another part. */
typedef struct
{
  double strip_m;
  ZwEnvelope extent;
  guint n_columns;
  guint n_rows;
  double *east;
  double *west;
  double *north;
  double *south;
} Reach;

static guint
get_strip (double at, double from, double strip, guint n)
{
  return MIN ((guint) ((at - from) / strip), n - 1);
}

static void
reach_init (Reach *self, const GArray *places, const ZwGeometry *zone, double step)
{
  self->extent = zw_geometry_get_envelope (zone);
  self->strip_m = 2.0 * step;
  self->n_columns = (guint) ((self->extent.max_x - self->extent.min_x) / self->strip_m) + 1;
  self->n_rows = (guint) ((self->extent.max_y - self->extent.min_y) / self->strip_m) + 1;
  self->east = g_new (double, self->n_rows);
  self->west = g_new (double, self->n_rows);
  self->north = g_new (double, self->n_columns);
  self->south = g_new (double, self->n_columns);
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->east[i] = -INFINITY;
      self->west[i] = INFINITY;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->north[i] = -INFINITY;
      self->south[i] = INFINITY;
    }
  for (guint i = 0; i < places->len; i++)
    {
      const ZwSidePlace *place = &g_array_index (places, ZwSidePlace, i);
      guint row = get_strip (place->at.y, self->extent.min_y, self->strip_m, self->n_rows);
      guint column = get_strip (place->at.x, self->extent.min_x, self->strip_m, self->n_columns);

      if (place->side == ZW_SIDE_EAST)
        self->east[row] = MAX (self->east[row], place->at.x);
      else if (place->side == ZW_SIDE_WEST)
        self->west[row] = MIN (self->west[row], place->at.x);
      else if (place->side == ZW_SIDE_NORTH)
        self->north[column] = MAX (self->north[column], place->at.y);
      else
        self->south[column] = MIN (self->south[column], place->at.y);
    }
}

static void
reach_clear (Reach *self)
{
  g_free (self->east);
  g_free (self->west);
  g_free (self->north);
  g_free (self->south);
}

static gboolean
is_outermost (const Reach *reach, const ZwSidePlace *place, double slack)
{
  guint row = get_strip (place->at.y, reach->extent.min_y, reach->strip_m, reach->n_rows);
  guint column = get_strip (place->at.x, reach->extent.min_x, reach->strip_m, reach->n_columns);

  switch (place->side)
    {
    case ZW_SIDE_EAST:
      return place->at.x >= reach->east[row] - slack;
    case ZW_SIDE_WEST:
      return place->at.x <= reach->west[row] + slack;
    case ZW_SIDE_NORTH:
      return place->at.y >= reach->north[column] - slack;
    case ZW_SIDE_SOUTH:
    default:
      return place->at.y <= reach->south[column] + slack;
    }
}

static void
tally_free (Tally *self)
{
  g_free (self->whole);
  g_free (self->base);
  g_free (self);
}

static void
add_to_tally (GHashTable *tallies, const char *name, ZwRole role, const ZwSidePlace *place)
{
  /* Clockwise: the north from west to east, the east from north to south … */
  double along = place->side == ZW_SIDE_EAST    ? -place->at.y
                 : place->side == ZW_SIDE_SOUTH ? -place->at.x
                 : place->side == ZW_SIDE_WEST  ? place->at.y
                                                : place->at.x;
  g_autofree char *base = zw_road_name_dup_base (name);
  g_autofree char *key = g_strdup_printf ("%d %s", role, base);
  Tally *tally = g_hash_table_lookup (tallies, key);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->whole = g_strstrip (g_strdup (name));
      tally->base = g_steal_pointer (&base);
      tally->role = role;
      g_hash_table_insert (tallies, g_steal_pointer (&key), tally);
    }
  else if (!tally->several)
    {
      g_autofree char *whole = g_strstrip (g_strdup (name));

      tally->several = g_strcmp0 (whole, tally->whole) != 0;
    }
  tally->length += place->length;
  tally->moment += place->length * along;
}

static int
compare_place (gconstpointer a, gconstpointer b)
{
  const Tally *first = *(Tally *const *) a, *second = *(Tally *const *) b;
  double difference = first->moment / first->length - second->moment / second->length;

  return difference < 0.0 ? -1 : difference > 0.0;
}

static void
name_free (ZwSideName *self)
{
  g_free (self->name);
  g_free (self);
}

/* Keeps what runs along enough of the side; where nothing does, the longest. */
static void
settle_side (ZwSide *side, GHashTable *tallies, double least_share)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  const Tally *longest = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Tally *tally = value;

      side->named_share += tally->length / side->length_m;
      if (tally->length >= least_share * side->length_m)
        g_ptr_array_add (kept, tally);
      if (longest == NULL || tally->length > longest->length
          || (tally->length == longest->length && strcmp (tally->base, longest->base) < 0))
        longest = tally;
    }
  if (kept->len == 0 && longest != NULL)
    g_ptr_array_add (kept, (Tally *) longest);
  g_ptr_array_sort (kept, compare_place);
  for (guint i = 0; i < kept->len; i++)
    {
      const Tally *tally = g_ptr_array_index (kept, i);
      ZwSideName *name = g_new0 (ZwSideName, 1);

      name->name = g_strdup (tally->several ? tally->base : tally->whole);
      name->role = tally->role;
      name->share = tally->length / side->length_m;
      g_ptr_array_add (side->names, name);
    }
}

/* Draws the outline on, in one of two colours: a line goes on where the one before
 * it of the same colour ended. */
static void
draw_on (ZwGeometryBuilder *builder, const ZwSidePlace *place, const ZwSidePlace *before)
{
  GArray *points = builder->points;

  if (before == NULL || before->to.x != place->from.x || before->to.y != place->from.y)
    {
      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      zw_geometry_builder_add (builder, place->from.x, place->from.y);
    }
  else if (before->edge == place->edge)
    g_array_set_size (points, points->len - 1);
  zw_geometry_builder_add (builder, place->to.x, place->to.y);
}

/* Adds up what runs along each side, and along the whole outline. */
static gboolean
look_along (ZwSides *self,
            const ZwSideLines *lines,
            const GArray *places,
            const Reach *reach,
            GHashTable *tallies[ZW_N_SIDES],
            const ZwProgress *progress,
            GError **error)
{
  double slack = MAX (self->options.tolerance_m, reach->strip_m);
  g_autoptr (ZwGeometryBuilder) along = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  g_autoptr (ZwGeometryBuilder) alone = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  const ZwSidePlace *before = NULL;
  gboolean was_along = FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      const ZwSidePlace *place = &g_array_index (places, ZwSidePlace, i);
      ZwSideHit hit = zw_side_lines_find (lines, place);

      draw_on (hit.is_along ? along : alone, place,
               before != NULL && was_along == hit.is_along ? before : NULL);
      before = place;
      was_along = hit.is_along;

      self->length_m += place->length;
      if (hit.is_along)
        {
          self->along_m += place->length;
          self->along_role_m[hit.role] += place->length;
        }
      if (is_outermost (reach, place, slack))
        {
          self->sides[place->side].length_m += place->length;
          if (hit.name != NULL)
            add_to_tally (tallies[place->side], hit.name, hit.name_role, place);
        }
      if (i % PROGRESS_STEP == 0
          && !zw_progress_step (progress, (double) i / places->len, _ ("Looking at the boundary"),
                                error))
        return FALSE;
    }
  self->along = zw_geometry_builder_end (g_steal_pointer (&along));
  self->alone = zw_geometry_builder_end (g_steal_pointer (&alone));
  return TRUE;
}

/**
 * zw_sides_new:
 * @zone: an area in projected coordinates; of an area in several parts the whole
 *   is described
 * @features: (element-type ZwFeatures) (nullable): layers of any role
 * @options: (nullable): settings
 * @progress: (nullable): who watches
 *
 * Looks along the outline of a zone for roads, railways, rivers and
 * administrative lines. Holes are no boundary in this sense.
 *
 * Returns: (transfer full): what was found; %NULL only when it was cancelled
 */
ZwSides *
zw_sides_new (const ZwGeometry *zone,
              const GPtrArray *features,
              const ZwSidesOptions *options,
              const ZwProgress *progress,
              GError **error)
{
  g_autoptr (ZwSides) self = g_new0 (ZwSides, 1);
  g_autoptr (ZwSideLines) lines = NULL;
  g_autoptr (GArray) places = NULL;
  GHashTable *tallies[ZW_N_SIDES];
  Reach reach;
  gboolean ok = TRUE;

  if (options != NULL)
    self->options = *options;
  else
    zw_sides_options_init (&self->options);
  for (guint i = 0; i < ZW_N_SIDES; i++)
    {
      self->sides[i].names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
      tallies[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) tally_free);
    }
  self->options.step_m = MAX (self->options.step_m, get_outline_length (zone) / MAX_PLACES);
  places = walk (zone, self->options.step_m);
  if (places->len > 0)
    {
      lines = zw_side_lines_new (zone, features, self->options.tolerance_m);
      self->n_lines = zw_side_lines_get_n (lines);
      reach_init (&reach, places, zone, self->options.step_m);
      ok = look_along (self, lines, places, &reach, tallies, progress, error);
      reach_clear (&reach);
    }
  for (guint i = 0; i < ZW_N_SIDES; i++)
    {
      if (ok && self->sides[i].length_m > 0.0)
        settle_side (&self->sides[i], tallies[i], self->options.least_share);
      g_hash_table_unref (tallies[i]);
    }
  return ok ? g_steal_pointer (&self) : NULL;
}

void
zw_sides_free (ZwSides *self)
{
  for (guint i = 0; i < ZW_N_SIDES; i++)
    g_clear_pointer (&self->sides[i].names, g_ptr_array_unref);
  g_clear_pointer (&self->along, zw_geometry_unref);
  g_clear_pointer (&self->alone, zw_geometry_unref);
  g_free (self);
}

/**
 * zw_sides_get_along_share:
 *
 * Returns: the part of the outline that runs along a road, railway, river or
 *   administrative line, 0 to 1; NaN for a zone without an outline
 */
double
zw_sides_get_along_share (const ZwSides *self)
{
  return self->length_m > 0.0 ? self->along_m / self->length_m : NAN;
}
