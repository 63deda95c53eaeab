/* zw-map-grid.c: the lines of coordinates on a printed map, their numbers around it
 *
 * Meridians and parallels are carried into the project's coordinates point by
 * point, so that they bend as they do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-grid.h"

#include <math.h>

#include "base/zw-money.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

/* Stretches that a meridian or parallel across the map consists of. */
#define N_STRETCHES 48

#define LINE_PX 0.3
#define TICK_SHARE 0.35

/* In arc seconds; from the last on, tens of degrees are of no use on a city's map. */
static const double second_steps[] = { 1,   2,   5,   10,   15,   20,   30,   60,    120,
                                       300, 600, 900, 1200, 1800, 3600, 7200, 18000, 36000 };

static void
line_free (gpointer data)
{
  ZwMapGridLine *self = data;

  g_array_unref (self->points);
  g_free (self);
}

static ZwMapGrid *
grid_new (gboolean degrees, double step)
{
  ZwMapGrid *self = g_new0 (ZwMapGrid, 1);

  self->degrees = degrees;
  self->step = step;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
zw_map_grid_free (ZwMapGrid *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static ZwMapGridLine *
add_line (ZwMapGrid *self, gboolean upright, double value)
{
  ZwMapGridLine *line = g_new0 (ZwMapGridLine, 1);

  line->upright = upright;
  line->value = value;
  line->points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
add_point (ZwMapGridLine *self, const ZwMapView *view, ZwPoint place)
{
  ZwPoint px = zw_map_view_to_px (view, place);

  g_array_append_val (self->points, px);
}

/**
 * zw_map_grid_new:
 * @view: of the project's coordinates
 * @least_px: how far apart the lines are at least
 *
 * The grid of the project's coordinates, at 1, 2 or 5 metres with noughts.
 *
 * Returns: (transfer full): the grid
 */
ZwMapGrid *
zw_map_grid_new (const ZwMapView *view, double least_px)
{
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);
  double least = least_px / view->px_per_unit, unit = pow (10.0, floor (log10 (least)));
  double step = (least <= unit         ? 1.0
                 : least <= 2.0 * unit ? 2.0
                 : least <= 5.0 * unit ? 5.0
                                       : 10.0)
                * unit;
  ZwMapGrid *self = grid_new (FALSE, step);

  for (double k = ceil (seen.min_x / step); k * step <= seen.max_x; k++)
    {
      ZwMapGridLine *line = add_line (self, TRUE, k * step);

      add_point (line, view, (ZwPoint){ k * step, seen.min_y - step });
      add_point (line, view, (ZwPoint){ k * step, seen.max_y + step });
    }
  for (double k = ceil (seen.min_y / step); k * step <= seen.max_y; k++)
    {
      ZwMapGridLine *line = add_line (self, FALSE, k * step);

      add_point (line, view, (ZwPoint){ seen.min_x - step, k * step });
      add_point (line, view, (ZwPoint){ seen.max_x + step, k * step });
    }
  return self;
}

/* What part of the globe is seen, by the points of a lattice. */
static gboolean
find_globe_extent (const ZwMapView *view, ZwTransform *to_globe, ZwEnvelope *extent)
{
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);

  zw_envelope_init_empty (extent);
  for (guint i = 0; i <= 8; i++)
    for (guint k = 0; k <= 8; k++)
      {
        ZwPoint place = { seen.min_x + (seen.max_x - seen.min_x) * i / 8.0,
                          seen.min_y + (seen.max_y - seen.min_y) * k / 8.0 };
        ZwLocation location;

        if (zw_transform_to_location (to_globe, place, &location, NULL))
          zw_envelope_add (extent, location.lon, location.lat);
      }
  return !zw_envelope_is_empty (extent);
}

static double
choose_second_step (double least_seconds)
{
  for (guint i = 0; i < G_N_ELEMENTS (second_steps); i++)
    if (second_steps[i] >= least_seconds)
      return second_steps[i];
  return second_steps[G_N_ELEMENTS (second_steps) - 1];
}

static void
add_curve (ZwMapGrid *self,
           const ZwMapView *view,
           const ZwEnvelope *extent,
           gboolean upright,
           double value,
           ZwTransform *from_globe)
{
  ZwMapGridLine *line = add_line (self, upright, value);
  double from = upright ? extent->min_y : extent->min_x,
         to = upright ? extent->max_y : extent->max_x;
  double beyond = (to - from) * 0.05;

  from -= beyond;
  to += beyond;
  for (guint i = 0; i <= N_STRETCHES; i++)
    {
      double along = from + (to - from) * i / N_STRETCHES;
      ZwLocation location = upright ? (ZwLocation){ value, along } : (ZwLocation){ along, value };
      ZwPoint place;

      if (zw_transform_location (from_globe, location, &place, NULL))
        add_point (line, view, place);
    }
}

/**
 * zw_map_grid_new_degrees:
 * @view: of the project's coordinates
 * @least_px: how far apart the lines are at least
 * @from_globe: from degrees to the project's coordinates
 * @to_globe: back
 *
 * A graticule at whole seconds, minutes or degrees, the same step for both ways.
 *
 * Returns: (transfer full): the graticule, without lines where the place cannot be
 *   carried to the globe
 */
ZwMapGrid *
zw_map_grid_new_degrees (const ZwMapView *view,
                         double least_px,
                         ZwTransform *from_globe,
                         ZwTransform *to_globe)
{
  ZwMapGrid *self;
  ZwEnvelope extent;
  double least, seconds;

  if (!find_globe_extent (view, to_globe, &extent))
    return grid_new (TRUE, 1.0);
  /* Meridians are the nearer to each other. */
  least = (extent.max_x - extent.min_x) * 3600.0 * least_px / view->width;
  seconds = choose_second_step (least);
  self = grid_new (TRUE, seconds / 3600.0);
  for (double k = ceil (extent.min_x * 3600.0 / seconds); k * seconds <= extent.max_x * 3600.0; k++)
    add_curve (self, view, &extent, TRUE, k * seconds / 3600.0, from_globe);
  for (double k = ceil (extent.min_y * 3600.0 / seconds); k * seconds <= extent.max_y * 3600.0; k++)
    add_curve (self, view, &extent, FALSE, k * seconds / 3600.0, from_globe);
  return self;
}

/* "121°30′15″E"; minutes and seconds where the step has them. */
static char *
dup_degrees (double value, double step, gboolean is_longitude)
{
  gint64 seconds = (gint64) round (fabs (value) * 3600.0);
  gint64 step_seconds = (gint64) round (step * 3600.0);
  char side = is_longitude ? (value < 0.0 ? 'W' : 'E') : (value < 0.0 ? 'S' : 'N');
  int degrees = (int) (seconds / 3600), minutes = (int) (seconds / 60 % 60);

  if (step_seconds % 3600 == 0)
    return g_strdup_printf ("%d°%c", degrees, side);
  if (step_seconds % 60 == 0)
    return g_strdup_printf ("%d°%02d′%c", degrees, minutes, side);
  return g_strdup_printf ("%d°%02d′%02d″%c", degrees, minutes, (int) (seconds % 60), side);
}

/**
 * zw_map_grid_dup_label:
 *
 * Returns: (transfer full): "302,000" or "121°30′E"
 */
char *
zw_map_grid_dup_label (const ZwMapGrid *self, const ZwMapGridLine *line)
{
  if (self->degrees)
    return dup_degrees (line->value, self->step, line->upright);
  return zw_money_format ((gint64) round (line->value));
}

/**
 * zw_map_grid_draw:
 * @cr: clipped to the map; its pixels are the units
 *
 * The lines, thin enough not to hide what lies below.
 */
void
zw_map_grid_draw (const ZwMapGrid *self, cairo_t *cr, const ZwMapView *view)
{
  cairo_new_path (cr);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const ZwMapGridLine *line = g_ptr_array_index (self->lines, i);

      for (guint k = 0; k < line->points->len; k++)
        {
          ZwPoint px = g_array_index (line->points, ZwPoint, k);

          (k == 0 ? cairo_move_to : cairo_line_to) (cr, px.x, px.y);
        }
    }
  zw_map_set_colour (cr, 0x00000066);
  cairo_set_line_width (cr, LINE_PX);
  cairo_stroke (cr);
}

/* Where the line crosses y or x = @edge; %FALSE where it does not within 0 … @most. */
static gboolean
find_crossing (const ZwMapGridLine *self, double edge, double most, double *at)
{
  for (guint i = 1; i < self->points->len; i++)
    {
      ZwPoint a = g_array_index (self->points, ZwPoint, i - 1);
      ZwPoint b = g_array_index (self->points, ZwPoint, i);
      double from = self->upright ? a.y : a.x, to = self->upright ? b.y : b.x;
      double cross_from = self->upright ? a.x : a.y, cross_to = self->upright ? b.x : b.y;

      if ((from < edge) == (to < edge))
        continue;
      *at = cross_from + (cross_to - cross_from) * (edge - from) / (to - from);
      return *at >= 0.0 && *at <= most;
    }
  return FALSE;
}

typedef struct
{
  cairo_t *cr;
  const ZwMapInk *ink;
  double edge;  /* of the map: 0 or its width or height */
  double most;  /* how long the side is */
  gboolean far; /* the lower or right side */
  double taken; /* up to where numbers stand already */
} Side;

/* A number centred on its line, outside the frame; those of parallels stand on end. */
static void
draw_number (Side *self, const char *text, gboolean upright, double at)
{
  g_autoptr (PangoLayout) layout = zw_map_text_new (self->ink, text, 0.0, FALSE);
  double tick = self->ink->size * TICK_SHARE, width, height, out;

  cairo_move_to (self->cr, upright ? at : self->edge, upright ? self->edge : at);
  cairo_rel_line_to (self->cr,
                     upright     ? 0.0
                     : self->far ? tick
                                 : -tick,
                     upright ? (self->far ? tick : -tick) : 0.0);
  zw_map_set_colour (self->cr, 0x222222ff);
  cairo_set_line_width (self->cr, LINE_PX * 2.0);
  cairo_stroke (self->cr);

  zw_map_text_measure (layout, &width, &height);
  if (at - width / 2.0 < self->taken || at + width / 2.0 > self->most)
    return;
  self->taken = at + width / 2.0 + self->ink->size;
  out = self->far ? self->edge + tick * 0.6 : self->edge - tick * 0.6 - height;
  cairo_save (self->cr);
  if (upright)
    cairo_translate (self->cr, at - width / 2.0, out);
  else
    {
      cairo_translate (self->cr, out, at + width / 2.0);
      cairo_rotate (self->cr, -G_PI / 2.0);
    }
  zw_map_text_draw (layout, self->cr, self->ink, 0.0, 0.0);
  cairo_restore (self->cr);
}

/**
 * zw_map_grid_draw_numbers:
 * @cr: its origin at the upper left corner of the map
 * @ink: the numbers need 1.6 of its size around the map
 *
 * The numbers on all four sides, outside the map, none over another.
 */
void
zw_map_grid_draw_numbers (const ZwMapGrid *self,
                          cairo_t *cr,
                          const ZwMapView *view,
                          const ZwMapInk *ink)
{
  for (guint k = 0; k < 4; k++)
    {
      gboolean upright = k < 2, far = k % 2 == 1;
      double edge = !far ? 0.0 : upright ? view->height : view->width;
      Side side = { cr, ink, edge, upright ? view->width : view->height, far, 0.0 };

      /* Northings go upwards: from the upper end on, they are the other way round. */
      for (guint i = 0; i < self->lines->len; i++)
        {
          const ZwMapGridLine *line = g_ptr_array_index (self->lines,
                                                         upright ? i : self->lines->len - 1 - i);
          double at;

          if (line->upright == upright && find_crossing (line, edge, side.most, &at))
            {
              g_autofree char *text = zw_map_grid_dup_label (self, line);

              draw_number (&side, text, upright, at);
            }
        }
    }
}

/**
 * zw_map_grid_find_convergence:
 * @place: in the project's coordinates
 *
 * The angle from true north to the north of the grid, by the direction in which the
 * meridian leaves @place.
 *
 * Returns: degrees, clockwise positive; 0 where the place cannot be carried to the
 *   globe
 */
double
zw_map_grid_find_convergence (ZwPoint place, ZwTransform *from_globe, ZwTransform *to_globe)
{
  ZwLocation location;
  ZwPoint south, north;

  if (!zw_transform_to_location (to_globe, place, &location, NULL)
      || !zw_transform_location (from_globe, (ZwLocation){ location.lon, location.lat - 0.005 },
                                 &south, NULL)
      || !zw_transform_location (from_globe, (ZwLocation){ location.lon, location.lat + 0.005 },
                                 &north, NULL))
    return 0.0;
  return -atan2 (north.x - south.x, north.y - south.y) * 180.0 / G_PI;
}
