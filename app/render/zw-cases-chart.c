/* zw-cases-chart.c: area of the foreign cases and of the zone against strictness
 *
 *   only zero emission   |  o Oxford
 *   hybrid, electric     |        o Elíptica    o Centro
 *   …                    |
 *   heavy vehicles only  |                         o Gothenburg
 *   no rule yet          |            <> zone
 *                        +---------------------------------------- km², logarithmic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "render/zw-cases-private.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

/* Powers of ten at the ends of the axis, wider where the zone needs it. */
#define FIRST_POWER (-2)
#define LAST_POWER 4

/* Lengths in sizes of the text. */
#define DOT 0.75
#define ZONE_DOT 1.35
#define PADDING 0.5

/* Above and below letters a line of text is empty. */
#define LINE_SLACK 0.2

#define MOST_WORDS 15.0
#define SHORT_NAME 5.0

/* Of the width, for words of the levels at most. */
#define WORDS_SHARE 0.34

typedef struct
{
  const ZwCases *cases;
  cairo_t *cr;
  double left;
  double right;
  double top;
  double bottom;
  double row;
  int first_power;
  int last_power;
  GArray *taken; /* of ZwEnvelope: where nothing may be written */
} Chart;

static double
get_x (const Chart *self, double area_km2)
{
  return self->left
         + (log10 (area_km2) - self->first_power) / (self->last_power - self->first_power)
               * (self->right - self->left);
}

/* The middle of the row; the lowest is that of zones without a rule. */
static double
get_y (const Chart *self, int strictness)
{
  return self->bottom - (strictness + 0.5) * self->row;
}

static PangoLayout *
make_text (const Chart *self, const char *text, gboolean bold)
{
  return zw_map_text_new (&self->cases->ink, text, 0.0, bold);
}

static void
draw_rule (const Chart *self, double x, double y, double to_x, double to_y)
{
  cairo_move_to (self->cr, round (x) + 0.5, round (y) + 0.5);
  cairo_line_to (self->cr, round (to_x) + 0.5, round (to_y) + 0.5);
  zw_map_set_colour (self->cr, zw_cases_get_colour (self->cases, ZW_CASES_RULE));
  cairo_set_line_width (self->cr, 1.0);
  cairo_stroke (self->cr);
}

static void
draw_levels (const Chart *self)
{
  const ZwCases *cases = self->cases;
  double size = cases->ink.size, room = self->left - PADDING * size;

  for (guint i = 0; i <= cases->n_levels; i++)
    {
      const char *words = i == 0 ? zw_catalog_get (cases->catalog, N_ ("No vehicle rule yet"))
                                 : zw_catalog_pick (cases->catalog, cases->levels[i - 1].name.zh,
                                                    cases->levels[i - 1].name.en);
      g_autoptr (PangoLayout) layout = make_text (self, words, FALSE);
      double width, height;

      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      pango_layout_set_height (layout, (int) (self->row * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      zw_map_text_measure (layout, &width, &height);
      zw_map_text_draw (layout, self->cr, &cases->ink, 0.0, get_y (self, (int) i) - height / 2.0);
      draw_rule (self, self->left, get_y (self, (int) i) + self->row / 2.0, self->right,
                 get_y (self, (int) i) + self->row / 2.0);
    }
}

static void
draw_axis (const Chart *self, const char *title)
{
  double size = self->cases->ink.size, last = -INFINITY;
  g_autoptr (PangoLayout) words = make_text (self, title, FALSE);
  double width, height;

  for (int power = self->first_power; power <= self->last_power; power++)
    {
      g_autofree char *text = g_strdup_printf ("%'.*f", MAX (-power, 0), pow (10.0, power));
      g_autoptr (PangoLayout) layout = make_text (self, text, FALSE);
      double x = get_x (self, pow (10.0, power));

      draw_rule (self, x, self->top, x, self->bottom + 0.3 * size);
      zw_map_text_measure (layout, &width, &height);
      if (x - width / 2.0 < last + 0.4 * size)
        continue;
      zw_map_text_draw (layout, self->cr, &self->cases->ink, x - width / 2.0,
                        self->bottom + 0.4 * size);
      last = x + width / 2.0;
    }
  zw_map_text_measure (words, &width, &height);
  zw_map_text_draw (words, self->cr, &self->cases->ink,
                    MAX ((self->left + self->right - width) / 2.0, 0.0),
                    self->bottom + 0.5 * size + height);
}

static gboolean
is_free (const Chart *self, const ZwEnvelope *box)
{
  if (box->min_x < self->left || box->max_x > self->right || box->min_y < self->top
      || box->max_y > self->bottom)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (zw_envelope_intersects (&g_array_index (self->taken, ZwEnvelope, i), box))
      return FALSE;
  return TRUE;
}

/* Beside the mark where there is room, else farther off with a line to it; FALSE
 * where there is none. */
static gboolean
write_within (const Chart *self,
              const char *name,
              double x,
              double y,
              double reach,
              gboolean bold,
              double most)
{
  static const double sides[][2] = { { 1, 0 },    { -1, 0 },  { 0, -1 },    { 0, 1 },
                                     { 0.6, -1 }, { 0.6, 1 }, { -0.6, -1 }, { -0.6, 1 },
                                     { 1, -1 },   { 1, 1 },   { -1, -1 },   { -1, 1 } };
  static const double distances[] = { 1.0, 2.0, 3.0, 4.5, 6.0, 8.0 };
  g_autoptr (PangoLayout) layout = make_text (self, name, bold);
  double width, height, slack = LINE_SLACK * self->cases->ink.size;

  zw_map_text_measure (layout, &width, &height);
  if (width > most)
    {
      pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
      pango_layout_set_height (layout, -1);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      zw_map_text_measure (layout, &width, &height);
    }
  for (guint d = 0; d < G_N_ELEMENTS (distances); d++)
    for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
      {
        double middle_x = x + sides[i][0] * (reach * distances[d] + width / 2.0);
        double middle_y = y + sides[i][1] * (reach * distances[d] + height / 2.0 - slack);
        ZwEnvelope box = { middle_x - width / 2.0, middle_y - height / 2.0 + slack,
                           middle_x + width / 2.0, middle_y + height / 2.0 - slack };

        if (!is_free (self, &box))
          continue;
        g_array_append_val (self->taken, box);
        if (d > 0)
          {
            cairo_move_to (self->cr, x, y);
            cairo_line_to (self->cr, CLAMP (x, box.min_x, box.max_x),
                           CLAMP (y, box.min_y, box.max_y));
            zw_map_set_colour (self->cr, zw_cases_get_colour (self->cases, ZW_CASES_FAINT_INK));
            cairo_set_line_width (self->cr, 0.8);
            cairo_stroke (self->cr);
          }
        zw_map_text_draw (layout, self->cr, &self->cases->ink, box.min_x, middle_y - height / 2.0);
        return TRUE;
      }
  return FALSE;
}

/* Shortened where the whole name finds no room. */
static gboolean
write_name (const Chart *self, const char *name, double x, double y, double reach, gboolean bold)
{
  return write_within (self, name, x, y, reach, bold, INFINITY)
         || write_within (self, name, x, y, reach, bold, SHORT_NAME * self->cases->ink.size);
}

static void
take (const Chart *self, double x, double y, double reach)
{
  ZwEnvelope box = { x - reach, y - reach, x + reach, y + reach };

  g_array_append_val (self->taken, box);
}

static void
draw_mark (const Chart *self, gboolean is_zone, double x, double y)
{
  double size = self->cases->ink.size;

  cairo_new_path (self->cr);
  zw_map_marker_path (self->cr, is_zone ? ZW_MARKER_DIAMOND : ZW_MARKER_CIRCLE, x, y,
                      (is_zone ? ZONE_DOT : DOT) * size);
  zw_map_set_colour (self->cr,
                     zw_cases_get_colour (self->cases, is_zone ? ZW_CASES_ZONE : ZW_CASES_CASE));
  cairo_fill (self->cr);
}

/* Returns how many names found room. */
static guint
draw_marks (const Chart *self)
{
  const ZwCases *cases = self->cases;
  double size = cases->ink.size, zone = zw_cases_get_zone_km2 (cases);
  guint n = 0;

  for (guint i = 0; i < cases->n; i++)
    take (self, get_x (self, cases->cases[i].area_km2), get_y (self, cases->cases[i].strictness),
          DOT * size / 2.0);
  if (zone > 0.0)
    {
      take (self, get_x (self, zone), get_y (self, cases->strictness), ZONE_DOT * size / 2.0);
      /* Its name has the first choice. */
      n += write_name (self, cases->zone_name != NULL ? cases->zone_name : "", get_x (self, zone),
                       get_y (self, cases->strictness), ZONE_DOT * size * 0.65, TRUE);
    }
  for (guint i = 0; i < cases->n; i++)
    {
      g_autofree char *name = zw_cases_dup_label (cases, &cases->cases[i]);

      n += write_name (self, name, get_x (self, cases->cases[i].area_km2),
                       get_y (self, cases->cases[i].strictness), DOT * size * 0.75, FALSE);
    }
  for (guint i = 0; i < cases->n; i++)
    draw_mark (self, FALSE, get_x (self, cases->cases[i].area_km2),
               get_y (self, cases->cases[i].strictness));
  if (zone > 0.0)
    draw_mark (self, TRUE, get_x (self, zone), get_y (self, cases->strictness));
  return n;
}

/* Room for the words of the levels: as wide as the widest, up to a limit. */
static double
measure_words (const ZwCases *cases, double width)
{
  double most = MIN (WORDS_SHARE * width, MOST_WORDS * cases->ink.size), widest = 0.0;

  for (guint i = 0; i < cases->n_levels; i++)
    {
      g_autoptr (PangoLayout) layout = zw_map_text_new (
          &cases->ink,
          zw_catalog_pick (cases->catalog, cases->levels[i].name.zh, cases->levels[i].name.en), 0.0,
          FALSE);
      double across, down;

      zw_map_text_measure (layout, &across, &down);
      widest = MAX (widest, across);
    }
  return MIN (widest, most) + PADDING * cases->ink.size;
}

/**
 * zw_cases_chart_draw:
 * @width: of the picture, whose upper left corner is the origin
 * @height: of it
 *
 * Draws area, on a logarithmic axis, against strictness, as figure 4.2 of the study
 * does without a scale.
 *
 * Returns: how many names found room
 */
guint
zw_cases_chart_draw (const ZwCases *self, cairo_t *cr, double width, double height)
{
  double size = self->ink.size, zone = zw_cases_get_zone_km2 (self);
  Chart chart = { self, cr };
  guint n;

  width = MAX (width, ZW_CASES_LEAST_WIDTH);
  height = MAX (height, ZW_CASES_LEAST_HEIGHT);
  chart.first_power = zone > 0.0 ? MIN (FIRST_POWER, (int) floor (log10 (zone))) : FIRST_POWER;
  chart.last_power = zone > 0.0 ? MAX (LAST_POWER, (int) ceil (log10 (zone))) : LAST_POWER;
  chart.left = measure_words (self, width);
  chart.right = width - 1.5 * size;
  chart.top = 0.5 * size;
  chart.bottom = height - 3.4 * size;
  chart.row = (chart.bottom - chart.top) / (self->n_levels + 1.0);
  chart.taken = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  cairo_save (cr);
  draw_levels (&chart);
  draw_axis (&chart, zw_catalog_get (self->catalog, N_ ("Area (km², logarithmic)")));
  n = draw_marks (&chart);
  cairo_restore (cr);
  g_array_unref (chart.taken);
  return n;
}
