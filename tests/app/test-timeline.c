/* test-timeline.c: bars and words along the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-draw.h"

/* The phases of the guideline (chapter 4.4) with measures of several lengths. */
static const ZwTimelineBar phases[] = {
  { "整體分期", "短期:試辦先行", 2025, 2030, 0 },
  { "整體分期", "中期:循序漸進", 2030, 2040, 1 },
  { "整體分期", "長期:擴大推廣", 2040, 2050, 2 },
  { "車輛管理", "未符合四期以上標準之機車及小客車", 2035, 2050, 3 },
  { "車輛管理", "緩衝期(非住民)", 2030, 2033, 4 },
  { "範圍", "試辦場域1處", 2026, 2027, 5 },
  { "範圍", "擴大至市中心全區", 2030, 2039, 5 },
};
static const ZwTimelineBar stages[] = {
  { "第一階段", "評估及選擇1處合適試辦場域,改善綠運輸環境,並進行公民溝通及宣導", 2025, 2026, 0 },
  { "第一階段", "規劃綠運輸活動及車輛使用管理措施", 2026, 2026, 1 },
  { "第二階段", "持續公民溝通與宣導", 2027, 2028, 2 },
  { "第二階段", "評估及選擇1處新的試辦場域", 2027, 2027, 2 },
  { "第三階段", "實施2處低碳交通區試辦場域", 2030, 2030, 2 },
};
static const ZwTimelineBar english[] = {
  { "Phases", "Short: try out", 2025, 2030, 0 },
  { "Phases", "Middle: step by step", 2030, 2040, 1 },
  { "A group with a rather long name", "Non-resident goods vehicles", 2030, 2032, 3 },
  { "A group with a rather long name",
    "A measure whose name is so long that no place has room "
    "for all of it, wherever one may look for that place on "
    "a narrow screen, not even in several lines",
    2040, 2041, 3 },
  { NULL, "", 2041, 2041, 12 },
};

static const ZwTimeline cases[] = {
  { phases, G_N_ELEMENTS (phases), 2025, 2050, "民國", "西元" },
  { stages, G_N_ELEMENTS (stages), 2025, 2030, "民國", NULL },
  { english, G_N_ELEMENTS (english), 2025, 2050, NULL, "Year" },
  { english, G_N_ELEMENTS (english), 2025, 2050, NULL, NULL },
};

static gboolean
overlap (const ZwTimelineBox *a, const ZwTimelineBox *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01
         && a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

static void
check_apart (const ZwTimelineLayout *layout, double width)
{
  double height = zw_timeline_layout_get_height (layout);

  for (guint i = 0; i < zw_timeline_layout_get_n_labels (layout); i++)
    {
      ZwTimelineBox box;

      zw_timeline_layout_get_label (layout, i, &box);
      g_assert_cmpfloat (box.x, >=, -0.01);
      g_assert_cmpfloat (box.x + box.width, <=, width + 0.01);
      g_assert_cmpfloat (box.y, >=, -0.01);
      g_assert_cmpfloat (box.y + box.height, <=, height + 0.01);
      for (guint j = 0; j < i; j++)
        {
          ZwTimelineBox other;

          zw_timeline_layout_get_label (layout, j, &other);
          if (overlap (&box, &other))
            g_test_message ("labels %u and %u at width %g", i, j, width);
          g_assert_false (overlap (&box, &other));
        }
    }
}

static void
test_labels_stay_apart (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (double width = 160; width < 1400; width *= 1.13)
      {
        g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&cases[i], &look, width);

        check_apart (layout, width);
      }
}

static void
test_bars_stay_apart (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ZwTimeline *timeline = &cases[i];
      g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (timeline, &look, 453);

      for (guint a = 0; a < timeline->n_bars; a++)
        for (guint b = 0; b < a; b++)
          {
            ZwTimelineBox one, other;

            zw_timeline_layout_get_bar (layout, a, &one);
            zw_timeline_layout_get_bar (layout, b, &other);
            g_assert_false (overlap (&one, &other));
          }
    }
}

static void
test_all_words_are_shown (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&cases[i], &look, 453);
      ZwTimelineBox box;

      for (guint j = 0; j < zw_timeline_layout_get_n_labels (layout); j++)
        g_assert_true (zw_timeline_layout_get_label (layout, j, &box));
    }
}

/* A bar fills its last year: 2025 to 2030 are 6 of 26 years. */
static void
test_bars_lie_at_their_years (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;
  static const ZwTimelineBar bars[] = { { NULL, "a", 2025, 2030, 0 },
                                        { NULL, "b", 2031, 2031, 0 },
                                        { NULL, "c", 2050, 2060, 0 },
                                        { NULL, "d", 2000, 2020, 0 } };
  ZwTimeline timeline = { bars, G_N_ELEMENTS (bars), 2025, 2050, NULL, NULL };
  g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&timeline, &look, 260);
  static const double lefts[] = { 0, 60, 250, 0 }, widths[] = { 60, 10, 10, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      ZwTimelineBox box;

      zw_timeline_layout_get_bar (layout, i, &box);
      g_assert_cmpfloat_with_epsilon (box.x, lefts[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (box.width, widths[i], 1e-9);
    }
}

static void
test_find_bar (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;
  g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&cases[0], &look, 453);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      ZwTimelineBox box;

      zw_timeline_layout_get_bar (layout, i, &box);
      g_assert_cmpint (
          zw_timeline_layout_find_bar (layout, box.x + box.width / 2, box.y + box.height / 2), ==,
          i);
    }
  g_assert_cmpint (zw_timeline_layout_find_bar (layout, -5, -5), ==, -1);
}

/* Dark ground, light words: what is drawn on the ground takes the given colour. */
static void
test_takes_the_colour (void)
{
  ZwTimelineLook look = { "Sans", 12, 0xffffffff };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 453, 60);
  cairo_t *cr = cairo_create (surface);
  guint brightest = 0;
  const guchar *data = NULL;
  int stride;

  zw_timeline_draw (&cases[2], &look, cr, 453, 60);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < 16; y++)
    for (int x = 0; x < 453; x++)
      brightest = MAX (brightest, data[y * stride + 4 * x]);
  g_assert_cmpuint (brightest, >, 150);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_no_bars (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;
  ZwTimeline timeline = { NULL, 0, 2030, 2025, NULL, "Year" };
  g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&timeline, &look, 300);

  g_assert_cmpfloat (zw_timeline_layout_get_height (layout), >, 0);
  g_assert_cmpint (zw_timeline_layout_find_bar (layout, 10, 10), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/labels-stay-apart", test_labels_stay_apart);
  g_test_add_func ("/timeline/bars-stay-apart", test_bars_stay_apart);
  g_test_add_func ("/timeline/all-words-are-shown", test_all_words_are_shown);
  g_test_add_func ("/timeline/bars-lie-at-their-years", test_bars_lie_at_their_years);
  g_test_add_func ("/timeline/find-bar", test_find_bar);
  g_test_add_func ("/timeline/takes-the-colour", test_takes_the_colour);
  g_test_add_func ("/timeline/no-bars", test_no_bars);
  return g_test_run ();
}
