/* test-discs.c: what equal circles cover, and their border, against the plain sum of distances
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "geometry/zw-discs.h"

#define RADIUS 500.0

/* Places in a row, in a cloud or on a lattice, a few far outside of the cells. */
static GArray *
make_centres (guint n, guint round)
{
  GArray *centres = g_array_new (FALSE, FALSE, sizeof (ZwPoint));

  for (guint i = 0; i < n; i++)
    {
      ZwPoint place = { g_test_rand_double_range (0.0, 6000.0),
                        g_test_rand_double_range (0.0, 6000.0) };

      if (round % 3 == 1)
        place = (ZwPoint){ 25.0 * i, 3000.0 + g_test_rand_double_range (-15.0, 15.0) };
      else if (round % 3 == 2)
        place = (ZwPoint){ 400.0 * (i % 8), 500.0 * (double) (i / 8) };
      if (i % 41 == 40)
        place.x += 20000.0;
      g_array_append_val (centres, place);
      if (i % 17 == 0)
        g_array_append_val (centres, place);
    }
  return centres;
}

static double
get_nearest (const GArray *centres, double x, double y)
{
  double nearest = INFINITY;

  for (guint i = 0; i < centres->len; i++)
    {
      const ZwPoint *centre = &g_array_index (centres, ZwPoint, i);

      nearest = MIN (nearest, hypot (x - centre->x, y - centre->y));
    }
  return nearest;
}

static ZwDiscs *
make_discs (const GArray *centres)
{
  const ZwGridFrame frame = { -100.0, -100.0, 90.0, 80, 70 };

  return zw_discs_new (&frame, (const ZwPoint *) (const void *) centres->data, centres->len, RADIUS,
                       TRUE);
}

static void
check_places (const ZwDiscs *discs, const GArray *centres)
{
  for (guint i = 0; i < 3000; i++)
    {
      double x = g_test_rand_double_range (-1500.0, 8000.0);
      double y = g_test_rand_double_range (-1500.0, 8000.0);
      double nearest = get_nearest (centres, x, y);
      ZwEnvelope box = { x, y, x + 40.0, y + 25.0 };
      ZwCoverKind kind = zw_discs_get_cover (discs, &box);

      if (fabs (nearest - RADIUS) > 1e-7)
        g_assert_cmpint (zw_discs_contain (discs, x, y), ==, nearest < RADIUS);
      /* Where the cells say that all or nothing is covered, it is. */
      for (guint k = 0; kind != ZW_COVER_PARTLY && k < 9; k++)
        g_assert_cmpint (get_nearest (centres, x + 20.0 * (k % 3), y + 12.5 * (double) (k / 3))
                             <= RADIUS,
                         ==, kind == ZW_COVER_FULL);
    }
}

/* A place on a circle belongs to the border just when no other circle covers it,
 * and then it is found by any box around it. */
static void
check_border (const ZwDiscs *discs, const GArray *centres)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < discs->centres->n; c++)
    for (guint k = 0; k < 97; k++)
      {
        double angle = 2.0 * G_PI * (k + 0.4) / 97.0;
        ZwArc circle = { { discs->centres->x[c], discs->centres->y[c] }, 0.0, 0.0 };
        ZwPoint place = zw_arc_get_point (&circle, RADIUS, angle);
        double nearest = get_nearest (centres, place.x, place.y);
        ZwEnvelope box = { place.x - 3.0, place.y - 2.0, place.x + 1.0, place.y + 4.0 };
        gboolean on_border = FALSE, is_found = FALSE;

        if (nearest > RADIUS - 1e-6 && nearest < RADIUS - 1e-9)
          continue;
        for (guint a = discs->arc_starts[c]; a < discs->arc_starts[c + 1]; a++)
          on_border |= angle >= discs->arcs[a].from && angle <= discs->arcs[a].to;
        g_assert_cmpint (on_border, ==, nearest >= RADIUS - 1e-9);
        if (!on_border)
          continue;
        zw_discs_find_arcs (discs, &box, found);
        for (guint i = 0; i < found->len; i++)
          {
            const ZwArc *arc = &discs->arcs[g_array_index (found, guint, i)];

            is_found |= arc->centre.x == circle.centre.x && arc->centre.y == circle.centre.y
                        && angle >= arc->from && angle <= arc->to;
          }
        g_assert_true (is_found);
        g_assert_cmpint (zw_discs_get_cover (discs, &box), ==, ZW_COVER_PARTLY);
      }
}

static void
test_cover (void)
{
  for (guint round = 0; round < 9; round++)
    {
      g_autoptr (GArray) centres = make_centres (round < 3 ? 3 : 30 * round, round);
      g_autoptr (ZwDiscs) discs = make_discs (centres);

      check_places (discs, centres);
      check_border (discs, centres);
    }
}

static void
test_none (void)
{
  g_autoptr (GArray) centres = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  g_autoptr (ZwDiscs) discs = make_discs (centres);
  ZwEnvelope box = { 0.0, 0.0, 1000.0, 1000.0 };

  g_assert_false (zw_discs_contain (discs, 10.0, 10.0));
  g_assert_cmpint (zw_discs_get_cover (discs, &box), ==, ZW_COVER_NONE);
}

static void
assert_same (const ZwDiscs *one, const ZwDiscs *other)
{
  guint n_cells = one->centres->frame.nx * one->centres->frame.ny + 1;

  g_assert_cmpmem (one->centres->x, sizeof (double) * one->centres->n, other->centres->x,
                   sizeof (double) * other->centres->n);
  g_assert_cmpmem (one->centres->y, sizeof (double) * one->centres->n, other->centres->y,
                   sizeof (double) * other->centres->n);
  g_assert_cmpmem (one->arcs, sizeof (ZwArc) * one->n_arcs, other->arcs,
                   sizeof (ZwArc) * other->n_arcs);
  g_assert_cmpmem (one->cell_kinds, n_cells, other->cell_kinds, n_cells);
  g_assert_cmpmem (one->cell_starts, sizeof (guint) * (n_cells + 1), other->cell_starts,
                   sizeof (guint) * (n_cells + 1));
  g_assert_cmpmem (one->cell_arcs, sizeof (guint) * one->cell_starts[n_cells], other->cell_arcs,
                   sizeof (guint) * other->cell_starts[n_cells]);
}

/* One circle more or less gives to the bit what making all anew gives. */
static void
test_changed (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GArray) centres = make_centres (60, round);
      g_autoptr (ZwDiscs) discs = make_discs (centres);

      for (guint i = 0; i < 40; i++)
        {
          gboolean added = g_test_rand_bit ();
          guint which = (guint) g_test_rand_int_range (0, (gint32) centres->len);
          ZwPoint place = g_array_index (centres, ZwPoint, which);
          g_autoptr (ZwDiscs) changed = NULL;
          g_autoptr (ZwDiscs) anew = NULL;
          guint same = 0;

          if (added)
            {
              if (i % 5 != 0)
                place.x += g_test_rand_double_range (-900.0, 900.0);
              g_array_append_val (centres, place);
            }
          else
            g_array_remove_index (centres, which);
          for (guint k = 0; k < centres->len; k++)
            same += g_array_index (centres, ZwPoint, k).x == place.x
                    && g_array_index (centres, ZwPoint, k).y == place.y;
          /* A circle goes only with the last of what stood at its centre. */
          changed = zw_discs_new_changed (discs, &place, added || same > 0);
          anew = make_discs (centres);
          assert_same (changed, anew);
          g_clear_pointer (&discs, zw_discs_free);
          discs = g_steal_pointer (&changed);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discs/cover", test_cover);
  g_test_add_func ("/discs/none", test_none);
  g_test_add_func ("/discs/changed", test_changed);
  return g_test_run ();
}
