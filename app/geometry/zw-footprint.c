/* zw-footprint.c: a zone laid on the cells
 *
 * Which edges of the zone pass a cell of its boundary is found once, for all the
 * things of which some lie there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-footprint.h"

#include <string.h>

/* What was found of one cell of the boundary. */
typedef struct
{
  gboolean is_known;
  ZwClipperView view;
  guint first; /* in the list of edges */
  guint n;
} Look;

/**
 * zw_footprint_new:
 *
 * Returns: (transfer full): nothing yet; a zone is to be laid before it is used
 */
ZwFootprint *
zw_footprint_new (void)
{
  ZwFootprint *self = g_new0 (ZwFootprint, 1);

  self->zone = zw_prepared_new_empty ();
  self->runs = zw_grid_runs_new ();
  zw_overlap_init (&self->overlap, self->zone);
  self->looks = g_array_new (FALSE, FALSE, sizeof (Look));
  self->near = g_array_new (FALSE, FALSE, sizeof (guint));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
zw_footprint_free (ZwFootprint *self)
{
  zw_overlap_clear (&self->overlap);
  zw_prepared_free (self->zone);
  zw_grid_runs_free (self->runs);
  g_array_unref (self->looks);
  g_array_unref (self->near);
  g_array_unref (self->touched);
  g_free (self->seen);
  g_free (self);
}

static void
lay (ZwFootprint *self, const ZwGridFrame *frame)
{
  self->frame = *frame;
  zw_grid_runs_set (self->runs, frame, self->zone);
  g_array_set_size (self->near, 0);
  g_array_set_size (self->looks, self->runs->n_boundary);
  if (self->runs->n_boundary > 0)
    memset (self->looks->data, 0, sizeof (Look) * self->runs->n_boundary);
}

/**
 * zw_footprint_lay:
 * @polygon: a valid polygon; anything else is answered for by the even-odd rule
 *
 * Lays a polygon on the cells in the place of the one before.
 */
void
zw_footprint_lay (ZwFootprint *self, const ZwGridFrame *frame, const ZwGeometry *polygon)
{
  zw_prepared_set (self->zone, polygon);
  lay (self, frame);
}

/**
 * zw_footprint_lay_part:
 * @part: one of the parts of @polygon
 *
 * Lays that part alone on the cells.
 */
void
zw_footprint_lay_part (ZwFootprint *self,
                       const ZwGridFrame *frame,
                       const ZwGeometry *polygon,
                       guint part)
{
  zw_prepared_set_part (self->zone, polygon, part);
  lay (self, frame);
}

/**
 * zw_footprint_look_at_cell:
 * @run: cells of the boundary
 * @cell: one of them
 *
 * Has the clipper look at a cell, as zw_clipper_look_at() does.
 */
void
zw_footprint_look_at_cell (ZwFootprint *self, const ZwGridRun *run, guint cell)
{
  ZwClipper *clipper = &self->overlap.clipper;
  Look *look = &g_array_index (self->looks, Look, run->look + (cell - run->first));

  if (look->is_known)
    {
      g_array_set_size (clipper->near, look->n);
      if (look->n > 0)
        memcpy (clipper->near->data, &g_array_index (self->near, guint, look->first),
                sizeof (guint) * look->n);
      clipper->view = look->view;
    }
  else
    {
      double x = self->frame.x0 + (cell % self->frame.nx) * self->frame.cell;
      double y = self->frame.y0 + (cell / self->frame.nx) * self->frame.cell;
      ZwEnvelope envelope = { x, y, x + self->frame.cell, y + self->frame.cell };

      zw_clipper_look_at (clipper, &envelope);
      *look = (Look){ TRUE, clipper->view, self->near->len, clipper->near->len };
      if (look->n > 0)
        g_array_append_vals (self->near, clipper->near->data, look->n);
    }
}

/**
 * zw_footprint_begin_seeing:
 * @n: numbers from 0 up to this one, not included, may be seen
 *
 * Forgets which numbers were seen.
 */
void
zw_footprint_begin_seeing (ZwFootprint *self, guint n)
{
  guint size = n / 8 + 1;

  for (guint i = 0; i < self->touched->len; i++)
    self->seen[g_array_index (self->touched, guint, i)] = 0;
  g_array_set_size (self->touched, 0);
  if (size > self->seen_room)
    {
      g_free (self->seen);
      self->seen = g_malloc0 (size);
      self->seen_room = size;
    }
}

/**
 * zw_footprint_see:
 *
 * Returns: whether the number is seen for the first time
 */
gboolean
zw_footprint_see (ZwFootprint *self, guint number)
{
  guint at = number / 8;
  guint8 bit = (guint8) (1u << (number % 8));

  if ((self->seen[at] & bit) != 0)
    return FALSE;
  if (self->seen[at] == 0)
    g_array_append_val (self->touched, at);
  self->seen[at] |= bit;
  return TRUE;
}
