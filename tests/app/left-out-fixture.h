/* left-out-fixture.h: squares of residents, stops, and whom they leave out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics-fixture.h"
#include "metrics/zw-left-out.h"

G_GNUC_UNUSED static ZwLeftOut *
find (GPtrArray *layers, const ZwGeometry *zone, const ZwLeftOutOptions *options)
{
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  g_autoptr (GError) error = NULL;
  ZwLeftOutOptions defaults;
  ZwLeftOut *left_out;

  zw_left_out_options_init (&defaults);
  left_out = zw_left_out_new (baseline, layers, zone, options != NULL ? options : &defaults, NULL,
                              &error);
  g_assert_no_error (error);
  return left_out;
}

G_GNUC_UNUSED static void
add_stops (GPtrArray *layers, const double *xy, guint n)
{
  TestLayer *layer = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);

  for (guint i = 0; i < n; i++)
    layer_add_point (layer, xy[2 * i], xy[2 * i + 1]);
  layer_end (layer, layers);
}

G_GNUC_UNUSED static void
add_box (TestLayer *layer, const char *name, double x, double y, double side, double people)
{
  layer_add_box (layer, x, y, side, side);
  layer_set_text (layer, "name", name);
  layer_set_number (layer, "population", people);
}
