/* test-plan-fill.c: plans from the guideline
 *
 * Counts and words are read from the guideline's sample applications (appendix 5).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include <string.h>

static guint
count_lines (const char *text)
{
  guint n = text != NULL ? 1 : 0;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

/* [G:3724]–[G:3765], [G:4308]–[G:4347], [G:4884]–[G:4923] */
static void
test_fill (Fixture *f, gconstpointer data)
{
  static const struct
  {
    ZwZoneType type;
    guint contents[3];
    const char *short_strategy;
    const char *mid_strategy;
    guint stage;
    const char *own_content;
  } expected[] = {
    { ZW_ZONE_URBAN,
      { 10, 6, 6 },
      "強化利害關係人溝通及改善綠運輸環境",
      "試辦區域轉型為常態低碳交通區並逐步加嚴擴大",
      1,
      "推廣以低碳運具服務接駁最後一哩路" },
    { ZW_ZONE_SCENIC,
      { 10, 6, 7 },
      "強化利害關係人溝通、改善綠運輸環境及實施車輛管制措施",
      "試辦區域轉型為常態低碳交通區並逐步加嚴擴大",
      2,
      "持續辦理低碳旅遊行銷宣傳活動" },
    { ZW_ZONE_PARK,
      { 11, 5, 6 },
      "強化利害關係人溝通及改善綠運輸環境",
      "試辦區域轉型為正式低碳交通區並逐步加嚴擴大",
      0,
      "規劃及辦理企業綠運輸通勤活動" },
  };
  static const guint n_items[] = { 7, 5, 5 };
  static const char *const subtitles[] = { "試辦先行", "循序漸進", "擴大推廣" };
  static const char *const stage_names[] = { "第一階段", "第二階段", "第三階段" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (ZwPlan) plan = NULL;
      gboolean found = FALSE;

      fill (f, expected[i].type, "zh_TW");
      plan = load (f);
      g_assert_cmpint (zw_plan_get_zone_id (plan), ==, f->zone);
      g_assert_cmpuint (zw_plan_get_phases (plan)->len, ==, 3);
      g_assert_cmpstr (phase_at (plan, 0)->strategy, ==, expected[i].short_strategy);
      g_assert_cmpstr (phase_at (plan, 1)->strategy, ==, expected[i].mid_strategy);
      g_assert_cmpstr (phase_at (plan, 2)->key_goal, ==, "擴大實施邁向淨零");
      for (guint j = 0; j < 3; j++)
        {
          const ZwPlanPhase *phase = phase_at (plan, j);
          guint n_contents = 0;

          g_assert_cmpint (phase->kind, ==, j);
          g_assert_cmpstr (phase->subtitle, ==, subtitles[j]);
          g_assert_cmpint (phase->start_year, ==, j == 0 ? 2025 : 2020 + 10 * (int) j);
          g_assert_cmpint (phase->end_year, ==, 2030 + 10 * (int) j);
          g_assert_cmpuint (phase->stages->len, ==, j == 0 ? 3 : 0);
          g_assert_cmpuint (phase->items->len + phase->goals->len, ==, 0);
          g_assert_cmpstr (stage_at (plan, 0, j)->name, ==, stage_names[j]);
          g_assert_cmpint (stage_at (plan, 0, j)->start_year, ==, 2025 + 2 * (int) j);
          g_assert_cmpint (stage_at (plan, 0, j)->end_year, ==, 2026 + 2 * (int) j);
          g_assert_cmpuint (stage_at (plan, 0, j)->goals->len, ==, 2);
          g_assert_cmpuint (stage_at (plan, 0, j)->items->len, ==, n_items[j]);
          for (guint k = 0; k < n_items[j]; k++)
            {
              const ZwPlanItem *item = item_at (plan, j, k);

              n_contents += count_lines (item->content);
              found |= j == expected[i].stage && item->content != NULL
                       && strstr (item->content, expected[i].own_content) != NULL;
              g_assert_cmpint (item->start_year, ==, 2025 + 2 * (int) j);
              g_assert_cmpint (item->cost_ntd, ==, ZW_PLAN_NO_COST);
              g_assert_cmpint (item->staff, ==, ZW_PLAN_NO_STAFF);
              g_assert_cmpint (item->group, !=, ZW_WORK_NONE);
            }
          g_assert_cmpuint (n_contents, ==, expected[i].contents[j]);
        }
      g_assert_true (found);
      g_assert_cmpstr (item_at (plan, 0, 0)->name, ==, "評估合適試辦場域");
      g_assert_cmpstr (item_at (plan, 2, 4)->name, ==, "綠運輸環境營造");
      g_assert_cmpstr (goal_at (plan, 2, 1)->text, ==, "實施2處低碳交通區試辦場域");
      g_assert_cmpstr (zw_store_get_undo_label (f->store), !=, NULL);
      undo (f);
      g_clear_pointer (&plan, zw_plan_unref);
      plan = load (f);
      g_assert_true (zw_plan_is_empty (plan));
    }
}

static void
test_fill_english (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;

  fill (f, ZW_ZONE_PARK, "en");
  plan = load (f);
  g_assert_cmpstr (phase_at (plan, 0)->name, ==, "Short term");
  g_assert_cmpuint (stage_at (plan, 0, 0)->items->len, ==, 7);
}

static void
test_fill_twice (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 item;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  item = item_at (plan, 0, 0)->id;
  zw_plan_set_cost (f->store, item, 1500000, &error);
  g_assert_no_error (error);

  g_assert_false (zw_plan_fill_from_guideline (f->store, f->guideline, f->zone, ZW_ZONE_PARK,
                                               "zh_TW", ZW_PLAN_FILL_IF_EMPTY, &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_NOT_EMPTY);
  g_assert_nonnull (strstr (error->message, "市中心"));
  g_clear_error (&error);
  g_assert_false (zw_store_is_in_command (f->store));
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_cmpint (zw_plan_find_item (plan, item)->cost_ntd, ==, 1500000);

  g_assert_true (zw_plan_fill_from_guideline (f->store, f->guideline, f->zone, ZW_ZONE_PARK,
                                              "zh_TW", ZW_PLAN_FILL_REPLACE, &error));
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_cmpuint (zw_plan_get_phases (plan)->len, ==, 3);
  g_assert_nonnull (strstr (phase_at (plan, 1)->strategy, "正式"));
  g_assert_cmpuint (zw_plan_get_total (plan, NULL, NULL, ZW_WORK_ANY).n_without_cost, ==, 17);

  undo (f);
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_nonnull (strstr (phase_at (plan, 1)->strategy, "常態"));
  g_assert_cmpint (zw_plan_find_item (plan, item)->cost_ntd, ==, 1500000);

  g_assert_false (zw_plan_fill_from_guideline (f->store, f->guideline, 4711, ZW_ZONE_PARK, "en",
                                               ZW_PLAN_FILL_REPLACE, &error));
  g_assert_nonnull (error);
}

/* A plan belongs to its zone, and goes and comes back with it. */
static void
test_zones (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) first = NULL, other = NULL;
  gint64 second = add_zone (f->store, "科學園區", ZW_ZONE_PARK);

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  other = zw_plan_load (f->store, second, &error);
  g_assert_true (zw_plan_is_empty (other));
  g_assert_true (zw_plan_fill_from_guideline (f->store, f->guideline, second, ZW_ZONE_PARK, "zh_TW",
                                              ZW_PLAN_FILL_IF_EMPTY, &error));
  g_assert_true (zw_plan_clear (f->store, second, &error));
  first = load (f);
  g_assert_cmpuint (zw_plan_get_phases (first)->len, ==, 3);
  undo (f);
  g_clear_pointer (&other, zw_plan_unref);
  other = zw_plan_load (f->store, second, &error);
  g_assert_cmpuint (zw_plan_get_phases (other)->len, ==, 3);

  g_assert_true (zw_zone_remove (f->store, second, &error));
  g_clear_pointer (&other, zw_plan_unref);
  other = zw_plan_load (f->store, second, &error);
  g_assert_true (zw_plan_is_empty (other));
  undo (f);
  g_clear_pointer (&other, zw_plan_unref);
  other = zw_plan_load (f->store, second, &error);
  g_assert_cmpuint (zw_plan_get_total (other, NULL, NULL, ZW_WORK_ANY).n_items, ==, 17);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/plan-fill/types", test_fill);
  ADD ("/plan-fill/english", test_fill_english);
  ADD ("/plan-fill/twice", test_fill_twice);
  ADD ("/plan-fill/zones", test_zones);
#undef ADD
  return g_test_run ();
}
