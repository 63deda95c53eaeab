/* test-theme-colours.c: what is told apart on a map can be told apart by everyone
 *
 * Colours are seen as without one of the three kinds of cones, and in grey. The
 * simulation is that of Machado, Oliveira & Fernandes, IEEE Trans. Vis. Comput. Graph.
 * 15 (2009) 1291-1298, table for a severity of 1.0, on linear sRGB. Differences are
 * CIEDE2000 (Sharma, Wu & Dalal, Color Res. Appl. 30 (2005) 21-30). A just noticeable
 * difference is about 2.3 (Mahy, Van Eycken & Oosterlinck, Color Res. Appl. 19 (1994)
 * 105-121); colours that lie apart on a map, and have to be found in its legend, are
 * asked for more than four times as much. In grey there is lightness alone.
 *
 * What differs in hatch, form, dash, edge or clearly in size or width need not differ
 * in colour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "document/zw-theme-private.h"
#include "layers/zw-classes.h"

#define LEAST_DIFFERENCE 10.0
#define LEAST_LIGHTNESS 10.0

/* Neighbours of a ramp are read by their order, and against each other. */
#define LEAST_STEP 7.0

/* Sizes and widths that are clearly not the same. */
#define LEAST_RATIO 1.25

typedef enum
{
  EYE_USUAL,
  EYE_PROTANOPE,
  EYE_DEUTERANOPE,
  EYE_TRITANOPE,
  N_EYES,
} Eye;

static const double cones[N_EYES][3][3] = {
  [EYE_USUAL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  [EYE_PROTANOPE] = { { 0.152286, 1.052583, -0.204868 },
                      { 0.114503, 0.786281, 0.099216 },
                      { -0.003882, -0.048116, 1.051998 } },
  [EYE_DEUTERANOPE] = { { 0.367322, 0.860646, -0.227968 },
                        { 0.280085, 0.672501, 0.047413 },
                        { -0.011820, 0.042940, 0.968881 } },
  [EYE_TRITANOPE] = { { 1.255528, -0.076749, -0.178779 },
                      { -0.078411, 0.930809, 0.147602 },
                      { 0.004733, 0.691367, 0.303900 } },
};

typedef struct
{
  double l, a, b;
} Lab;

/* IEC 61966-2-1. */
static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
to_lab_share (double value)
{
  return value > 216.0 / 24389.0 ? cbrt (value) : (24389.0 / 27.0 * value + 16.0) / 116.0;
}

/* CIE 1976, white D65. What is not opaque lies on white paper. */
static Lab
see (guint32 rgba, Eye eye)
{
  double alpha = (rgba & 255) / 255.0, rgb[3], seen[3];
  double x, y, z;

  for (guint i = 0; i < 3; i++)
    rgb[i] = to_linear (((rgba >> (24 - 8 * i)) & 255) / 255.0 * alpha + 1.0 - alpha);
  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (cones[eye][i][0] * rgb[0] + cones[eye][i][1] * rgb[1]
                         + cones[eye][i][2] * rgb[2],
                     0.0, 1.0);
  x = to_lab_share ((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
  y = to_lab_share (0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
  z = to_lab_share ((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
  return (Lab){ 116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z) };
}

static double
get_hue (double a, double b)
{
  double hue = a == 0.0 && b == 0.0 ? 0.0 : atan2 (b, a);

  return hue < 0.0 ? hue + 2.0 * G_PI : hue;
}

static double
get_difference (const Lab *one, const Lab *other)
{
  double mean_c = (hypot (one->a, one->b) + hypot (other->a, other->b)) / 2.0;
  double g = 0.5 * (1.0 - sqrt (pow (mean_c, 7) / (pow (mean_c, 7) + pow (25.0, 7))));
  double a1 = (1.0 + g) * one->a, a2 = (1.0 + g) * other->a;
  double c1 = hypot (a1, one->b), c2 = hypot (a2, other->b);
  double h1 = get_hue (a1, one->b), h2 = get_hue (a2, other->b);
  double dh = c1 * c2 == 0.0 ? 0.0 : h2 - h1, mean_h = h1 + h2;
  double dl = other->l - one->l, dc = c2 - c1, big_dh, mean_l, t, turn, rc, sl, sc, sh, rt;

  if (dh > G_PI)
    dh -= 2.0 * G_PI;
  else if (dh < -G_PI)
    dh += 2.0 * G_PI;
  if (c1 * c2 != 0.0)
    {
      if (fabs (h1 - h2) > G_PI)
        mean_h += mean_h < 2.0 * G_PI ? 2.0 * G_PI : -2.0 * G_PI;
      mean_h /= 2.0;
    }
  big_dh = 2.0 * sqrt (c1 * c2) * sin (dh / 2.0);
  mean_l = (one->l + other->l) / 2.0;
  mean_c = (c1 + c2) / 2.0;
  t = 1.0 - 0.17 * cos (mean_h - G_PI / 6.0) + 0.24 * cos (2.0 * mean_h)
      + 0.32 * cos (3.0 * mean_h + G_PI / 30.0) - 0.20 * cos (4.0 * mean_h - 63.0 * G_PI / 180.0);
  turn = G_PI / 6.0 * exp (-pow ((mean_h * 180.0 / G_PI - 275.0) / 25.0, 2.0));
  rc = 2.0 * sqrt (pow (mean_c, 7) / (pow (mean_c, 7) + pow (25.0, 7)));
  sl = 1.0 + 0.015 * pow (mean_l - 50.0, 2.0) / sqrt (20.0 + pow (mean_l - 50.0, 2.0));
  sc = 1.0 + 0.045 * mean_c;
  sh = 1.0 + 0.015 * mean_c * t;
  rt = -sin (2.0 * turn) * rc;
  return sqrt (pow (dl / sl, 2.0) + pow (dc / sc, 2.0) + pow (big_dh / sh, 2.0)
               + rt * (dc / sc) * (big_dh / sh));
}

/* Pairs of Sharma's table 1. */
static void
test_difference (void)
{
  static const struct
  {
    Lab one, other;
    double difference;
  } cases[] = {
    { { 50.0, 2.6772, -79.7751 }, { 50.0, 0.0, -82.7485 }, 2.0425 },
    { { 50.0, 2.5, 0.0 }, { 50.0, 0.0, -2.5 }, 4.3065 },
    { { 50.0, 2.5, 0.0 }, { 73.0, 25.0, -18.0 }, 27.1492 },
    { { 50.0, 2.5, 0.0 }, { 58.0, 24.0, 15.0 }, 19.4535 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 22.7233, 20.0904, -46.6940 }, { 23.0331, 14.9730, -42.5619 }, 2.0373 },
    { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (get_difference (&cases[i].one, &cases[i].other),
                                    cases[i].difference, 0.0001);
}

/* sRGB red, green and blue in CIELAB (D65), as any converter gives them. */
static void
test_lab (void)
{
  Lab red = see (0xff0000ff, EYE_USUAL), blue = see (0x0000ffff, EYE_USUAL);

  g_assert_cmpfloat_with_epsilon (red.l, 53.24, 0.02);
  g_assert_cmpfloat_with_epsilon (red.a, 80.09, 0.02);
  g_assert_cmpfloat_with_epsilon (red.b, 67.20, 0.02);
  g_assert_cmpfloat_with_epsilon (blue.l, 32.30, 0.02);
  g_assert_cmpfloat_with_epsilon (blue.a, 79.19, 0.02);
  g_assert_cmpfloat_with_epsilon (blue.b, -107.86, 0.02);
}

static gboolean
is_other_size (double one, double other)
{
  return MAX (one, other) >= LEAST_RATIO * MIN (one, other);
}

static gboolean
is_other_form (const ZwMapCategory *one, const ZwMapCategory *other, ZwGeometryKind kind)
{
  switch (kind)
    {
    case ZW_GEOMETRY_POINT:
      return one->symbol.marker != other->symbol.marker
             || is_other_size (one->symbol.size_px, other->symbol.size_px);
    case ZW_GEOMETRY_LINE:
      return (one->symbol.dash_px > 0.0) != (other->symbol.dash_px > 0.0)
             || ((one->casing & 255) != 0) != ((other->casing & 255) != 0)
             || is_other_size (one->symbol.width_px, other->symbol.width_px);
    default:
      return one->hatch != other->hatch;
    }
}

static guint32
get_colour (const ZwMapCategory *category, ZwGeometryKind kind)
{
  return kind == ZW_GEOMETRY_LINE ? category->symbol.stroke : category->symbol.fill;
}

static void
check_pair (const ZwMapCategory *one,
            const ZwMapCategory *other,
            ZwGeometryKind kind,
            const char *names)
{
  guint32 colours[] = { get_colour (one, kind), get_colour (other, kind) };
  double lightness;

  if (is_other_form (one, other, kind))
    return;
  for (Eye eye = 0; eye < N_EYES; eye++)
    {
      Lab a = see (colours[0], eye), b = see (colours[1], eye);
      double difference = get_difference (&a, &b);

      if (difference < LEAST_DIFFERENCE)
        g_error ("%s: eye %d sees a difference of %.1f", names, (int) eye, difference);
    }
  lightness = fabs (see (colours[0], EYE_USUAL).l - see (colours[1], EYE_USUAL).l);
  if (lightness < LEAST_LIGHTNESS)
    g_error ("%s: in grey the difference is %.1f", names, lightness);
}

static void
test_kinds (void)
{
  static const ZwGeometryKind drawn[ZW_THEME_N_KINDS] = {
    [ZW_THEME_KINDS_LANDUSE] = ZW_GEOMETRY_POLYGON,
    [ZW_THEME_KINDS_ATTRACTIONS] = ZW_GEOMETRY_POINT,
    [ZW_THEME_KINDS_ROADS] = ZW_GEOMETRY_LINE,
    [ZW_THEME_KINDS_LINES] = ZW_GEOMETRY_LINE,
    [ZW_THEME_KINDS_STATIONS] = ZW_GEOMETRY_POINT
  };

  for (ZwThemeKinds kinds = 0; kinds < ZW_THEME_N_KINDS; kinds++)
    {
      guint n;
      const ZwThemeKind *all = zw_theme_kinds_get (kinds, &n);

      for (guint i = 0; i < n; i++)
        for (guint k = i + 1; k < n; k++)
          {
            g_autofree char *names = g_strdup_printf ("%s, %s", all[i].label, all[k].label);

            check_pair (&all[i].look, &all[k].look, drawn[kinds], names);
          }
    }
}

/* Kinds of land use are told apart by most eyes by their colour alone as well, as a
 * small area has no room for its hatch. */
static void
test_landuse_without_hatch (void)
{
  guint n;
  const ZwThemeKind *all = zw_theme_kinds_get (ZW_THEME_KINDS_LANDUSE, &n);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      for (Eye eye = 0; eye < N_EYES; eye++)
        {
          Lab a = see (all[i].look.symbol.fill, eye), b = see (all[k].look.symbol.fill, eye);
          double difference = get_difference (&a, &b);

          if (difference < (eye == EYE_USUAL ? LEAST_DIFFERENCE : LEAST_STEP))
            g_error ("%s, %s: eye %d sees a difference of %.1f", all[i].label, all[k].label,
                     (int) eye, difference);
        }
}

/* Density: each class darker than the one before, and by enough. */
static void
test_classes (void)
{
  double values[] = { 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0 };
  ZwClasses classes;

  zw_classes_init (&classes, values, G_N_ELEMENTS (values), 0.0);
  g_assert_cmpuint (classes.n, ==, ZW_MAX_CLASSES);
  for (guint k = 2; k <= classes.n; k++)
    for (Eye eye = 0; eye < N_EYES; eye++)
      {
        Lab pale = see (zw_classes_get_colour (&classes, k - 1, FALSE), eye);
        Lab strong = see (zw_classes_get_colour (&classes, k, FALSE), eye);

        g_assert_cmpfloat (get_difference (&pale, &strong), >=, LEAST_STEP);
        g_assert_cmpfloat (pale.l - strong.l, >=, LEAST_STEP);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/colours/difference", test_difference);
  g_test_add_func ("/theme/colours/lab", test_lab);
  g_test_add_func ("/theme/colours/kinds", test_kinds);
  g_test_add_func ("/theme/colours/landuse-without-hatch", test_landuse_without_hatch);
  g_test_add_func ("/theme/colours/classes", test_classes);
  return g_test_run ();
}
