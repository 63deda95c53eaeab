/* test-timeline.c: bars and words along the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-grip.h"

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

/* Fixed years of policy, notes, what has no years yet. */
static const ZwTimelineBar full[] = {
  { "政策", "市區公車全面電動化", 2030, 2030, 7, ZW_TIMELINE_MILESTONE },
  { "政策", "電動小客車及電動機車市售比100%", 2040, 2040, 7, ZW_TIMELINE_MILESTONE },
  { "政策", "淨零排放", 2050, 2050, 7, ZW_TIMELINE_MILESTONE },
  { "階段", "第一階段", 2025, 2026, 1, ZW_TIMELINE_SPAN, NULL, ZW_TIMELINE_MARK_MUST },
  { "階段", "第二階段", 2027, 2028, 1, ZW_TIMELINE_SPAN, NULL, ZW_TIMELINE_MARK_SHOULD },
  { "現況調查", "評估合適試辦場域", 2025, 2026, 2, ZW_TIMELINE_SPAN, "交通局" },
  { "現況調查", "評估新的試辦場域", 2027, 2027, 2, ZW_TIMELINE_SPAN, "交通局、環保局",
    ZW_TIMELINE_NO_MARK, TRUE },
  { "溝通", "公民溝通", 2029, 2031, 3, ZW_TIMELINE_SPAN, "研考會" },
  { "尚無年期", "辦理說明會", 0, 0, 3, ZW_TIMELINE_UNDATED },
  { "尚無年期", "建置車牌辨識系統及執法設備並完成測試", 0, 0, 4, ZW_TIMELINE_UNDATED },
  { "尚無年期", "研擬法規", 0, 0, 4, ZW_TIMELINE_UNDATED },
};
static const ZwTimelineLink links[] = { { 5, 6, FALSE }, { 6, 7, FALSE }, { 7, 5, TRUE },
                                        { 8, 5, FALSE }, { 3, 4, FALSE }, { 5, 3, TRUE } };

static const ZwTimeline cases[] = {
  { phases, G_N_ELEMENTS (phases), 2025, 2050, "民國", "西元" },
  { stages, G_N_ELEMENTS (stages), 2025, 2030, "民國", NULL },
  { english, G_N_ELEMENTS (english), 2025, 2050, NULL, "Year" },
  { english, G_N_ELEMENTS (english), 2025, 2050, NULL, NULL },
  { full, G_N_ELEMENTS (full), 2025, 2050, "民國", "西元", links, G_N_ELEMENTS (links) },
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

/* A fixed year lies in the middle of its column, and has no words on it. */
static void
test_milestones (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;
  static const ZwTimelineBar bars[] = { { NULL, "a", 2030, 2030, 0, ZW_TIMELINE_MILESTONE },
                                        { NULL, "b", 2051, 2051, 0, ZW_TIMELINE_MILESTONE } };
  ZwTimeline timeline = { bars, G_N_ELEMENTS (bars), 2025, 2050, NULL, NULL };
  g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&timeline, &look, 520);
  ZwTimelineBox box, words;

  zw_timeline_layout_get_bar (layout, 0, &box);
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2, 5.5 * 20, 1e-9);
  g_assert_true (zw_timeline_layout_get_label (layout, 0, &words));
  g_assert_cmpfloat (words.x, >=, box.x + box.width);
  g_assert_cmpuint (zw_timeline_layout_get_n_labels (layout), ==, 1);
  g_assert_false (zw_timeline_layout_get_bounds (layout, 1, &box));
}

/* Who does it stands behind the words where the lane has room, else nowhere. */
static void
test_notes (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;
  ZwTimelineBar bars[] = { { NULL, "a", 2025, 2025, 0, ZW_TIMELINE_SPAN, "office" },
                           { NULL, "b", 2028, 2028, 0 } };
  ZwTimeline timeline = { bars, 1, 2025, 2050, NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ZwTimelineLayout) layout = NULL;

      timeline.n_bars = 1 + i;
      layout = zw_timeline_layout_new (&timeline, &look, 260);
      g_assert_cmpuint (zw_timeline_layout_get_n_labels (layout), ==, 2);
    }
}

/* What has no years lies below all others, none on another, and is shown whole. */
static void
test_tray (void)
{
  ZwTimelineLook look = ZW_TIMELINE_PRINT;

  for (double width = 200; width < 1400; width *= 1.2)
    {
      g_autoptr (ZwTimelineLayout)
          layout = zw_timeline_layout_new (&cases[G_N_ELEMENTS (cases) - 1], &look, width);
      double lowest = 0;

      for (guint i = 0; i < G_N_ELEMENTS (full); i++)
        {
          ZwTimelineBox box;

          zw_timeline_layout_get_bar (layout, i, &box);
          if (full[i].shape != ZW_TIMELINE_UNDATED)
            lowest = MAX (lowest, box.y + box.height);
          else
            {
              g_assert_cmpfloat (box.y, >=, lowest);
              g_assert_cmpfloat (box.width, >, 0);
              g_assert_cmpfloat (box.x, >=, zw_timeline_layout_get_left (layout));
              g_assert_cmpfloat (box.x + box.width, <=, width + 0.01);
              g_assert_cmpfloat (box.y + box.height, <=, zw_timeline_layout_get_height (layout));
              for (guint j = 0; j < i; j++)
                {
                  ZwTimelineBox other;

                  zw_timeline_layout_get_bar (layout, j, &other);
                  g_assert_false (overlap (&box, &other));
                }
            }
        }
    }
}

typedef struct
{
  double x;
  ZwTimelineGrip grip;
  int bar;
} GripCase;

static void
check_grips (const ZwTimelineLayout *layout, const GripCase *grips, guint n)
{
  ZwTimelineBox box;

  zw_timeline_layout_get_bar (layout, 0, &box);
  for (guint i = 0; i < n; i++)
    {
      int bar;

      g_assert_cmpint (zw_timeline_layout_grip (layout, grips[i].x, box.y + 1, &bar), ==,
                       grips[i].grip);
      g_assert_cmpint (bar, ==, grips[i].bar);
      g_assert_cmpint (zw_timeline_layout_grip (layout, grips[i].x, box.y - 1, &bar), ==,
                       ZW_TIMELINE_GRIP_NONE);
    }
}

/* Years 100 wide: an end is the outer 8 of a bar. Years 4 wide: a bar of one year
 * is its body, and its ends lie 8 wide beside it. Years 14 wide: 3 within, 5 beside. */
static void
test_grips (void)
{
  ZwTimelineLook look = { "Sans", 1, 0x000000ff };
  static const ZwTimelineBar bars[] = { { NULL, "", 2027, 2028, 0 }, { NULL, "", 2030, 2030, 0 } };
  ZwTimeline timeline = { bars, G_N_ELEMENTS (bars), 2025, 2034, NULL, NULL };
  g_autoptr (ZwTimelineLayout) wide = zw_timeline_layout_new (&timeline, &look, 1000);
  g_autoptr (ZwTimelineLayout) narrow = zw_timeline_layout_new (&timeline, &look, 40);
  g_autoptr (ZwTimelineLayout) middle = zw_timeline_layout_new (&timeline, &look, 140);
  static const GripCase wides[] = {
    { 199, ZW_TIMELINE_GRIP_NONE, -1 }, { 201, ZW_TIMELINE_GRIP_START, 0 },
    { 207, ZW_TIMELINE_GRIP_START, 0 }, { 209, ZW_TIMELINE_GRIP_BODY, 0 },
    { 391, ZW_TIMELINE_GRIP_BODY, 0 },  { 393, ZW_TIMELINE_GRIP_END, 0 },
    { 399, ZW_TIMELINE_GRIP_END, 0 },   { 401.5, ZW_TIMELINE_GRIP_NONE, -1 },
    { 501, ZW_TIMELINE_GRIP_START, 1 }, { 550, ZW_TIMELINE_GRIP_BODY, 1 },
  };
  static const GripCase narrows[] = {
    { 0.5, ZW_TIMELINE_GRIP_START, 0 },  { 7.5, ZW_TIMELINE_GRIP_START, 0 },
    { 8.5, ZW_TIMELINE_GRIP_BODY, 0 },   { 15.5, ZW_TIMELINE_GRIP_BODY, 0 },
    { 20.5, ZW_TIMELINE_GRIP_BODY, 1 },  { 23.5, ZW_TIMELINE_GRIP_BODY, 1 },
    { 24.5, ZW_TIMELINE_GRIP_END, 1 },   { 31.5, ZW_TIMELINE_GRIP_END, 1 },
    { 32.5, ZW_TIMELINE_GRIP_NONE, -1 },
  };
  static const GripCase middles[] = {
    { 64, ZW_TIMELINE_GRIP_NONE, -1 },   { 65.5, ZW_TIMELINE_GRIP_START, 1 },
    { 72.5, ZW_TIMELINE_GRIP_START, 1 }, { 73.5, ZW_TIMELINE_GRIP_BODY, 1 },
    { 80.5, ZW_TIMELINE_GRIP_BODY, 1 },  { 81.5, ZW_TIMELINE_GRIP_END, 1 },
    { 88.5, ZW_TIMELINE_GRIP_END, 1 },   { 89.5, ZW_TIMELINE_GRIP_NONE, -1 },
  };

  check_grips (wide, wides, G_N_ELEMENTS (wides));
  check_grips (narrow, narrows, G_N_ELEMENTS (narrows));
  check_grips (middle, middles, G_N_ELEMENTS (middles));
}

/* The nearest whole year; beside the picture years go on. */
static void
test_shift (void)
{
  ZwTimelineLook look = { "Sans", 1, 0x000000ff };
  static const ZwTimelineBar bars[] = { { NULL, "", 2027, 2028, 0 } };
  ZwTimeline timeline = { bars, G_N_ELEMENTS (bars), 2025, 2034, NULL, NULL };
  g_autoptr (ZwTimelineLayout) layout = zw_timeline_layout_new (&timeline, &look, 1000);
  static const struct
  {
    double from, to;
    int by;
  } shifts[] = { { 10, 10, 0 },   { 10, 59, 0 },    { 10, 61, 1 },      { 10, 159, 1 },
                 { 500, 451, 0 }, { 500, 449, -1 }, { 500, -500, -10 }, { 0, 1500, 15 } };
  static const struct
  {
    double x;
    int year;
  } years[] = { { 0, 2025 },   { 99, 2025 },   { 100, 2026 },
                { 999, 2034 }, { 1000, 2035 }, { -1, 2024 } };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    g_assert_cmpint (zw_timeline_layout_get_shift (layout, shifts[i].from, shifts[i].to), ==,
                     shifts[i].by);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    g_assert_cmpint (zw_timeline_layout_find_year (layout, years[i].x), ==, years[i].year);
}

static void
test_shift_years (void)
{
  static const struct
  {
    ZwTimelineGrip grip;
    int by, start, end, expected_start, expected_end;
  } shifts[] = {
    { ZW_TIMELINE_GRIP_BODY, 3, 2025, 2026, 2028, 2029 },
    { ZW_TIMELINE_GRIP_BODY, -5, 2025, 2026, 2020, 2021 },
    { ZW_TIMELINE_GRIP_BODY, -50, 2025, 2027, 2000, 2002 },
    { ZW_TIMELINE_GRIP_BODY, 50, 2025, 2027, 2048, 2050 },
    { ZW_TIMELINE_GRIP_START, 1, 2025, 2027, 2026, 2027 },
    { ZW_TIMELINE_GRIP_START, 9, 2025, 2027, 2027, 2027 },
    { ZW_TIMELINE_GRIP_START, -99, 2025, 2027, 2000, 2027 },
    { ZW_TIMELINE_GRIP_END, -1, 2025, 2027, 2025, 2026 },
    { ZW_TIMELINE_GRIP_END, -9, 2025, 2027, 2025, 2025 },
    { ZW_TIMELINE_GRIP_END, 99, 2025, 2027, 2025, 2050 },
    { ZW_TIMELINE_GRIP_LABEL, 2, 2025, 2027, 2025, 2027 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      int start = shifts[i].start, end = shifts[i].end;

      zw_timeline_shift_years (shifts[i].grip, shifts[i].by, 2000, 2050, &start, &end);
      g_assert_cmpint (start, ==, shifts[i].expected_start);
      g_assert_cmpint (end, ==, shifts[i].expected_end);
    }
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
  g_test_add_func ("/timeline/milestones", test_milestones);
  g_test_add_func ("/timeline/notes", test_notes);
  g_test_add_func ("/timeline/tray", test_tray);
  g_test_add_func ("/timeline/grips", test_grips);
  g_test_add_func ("/timeline/shift", test_shift);
  g_test_add_func ("/timeline/shift-years", test_shift_years);
  g_test_add_func ("/timeline/no-bars", test_no_bars);
  return g_test_run ();
}
