/* test-application-form.c: the places of the form, and the texts written for them
 *
 * Places, headings and what they ask for are typed from the three sample applications
 * ([G:3584], [G:4168], [G:4754]).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "check-fixture.h"

#include "plan/zw-application-form.h"
#include "plan/zw-passages.h"
#include "plan/zw-reference.h"
#include "plan/zw-record-assign.h"

/* In the order of the urban sample; attractions are not asked of parks ([G:4815]). */
static void
test_places (void)
{
  static const struct
  {
    const char *id;
    guint chapter;
  } expected[] = {
    { "contact", 0 },    { "telephone", 0 },  { "fax", 0 },          { "email", 0 },
    { "applied-on", 0 }, { "goal", 1 },       { "extent", 1 },       { "type", 1 },
    { "population", 2 }, { "landuse", 2 },    { "projects", 2 },     { "attractions", 2 },
    { "corridors", 2 },  { "stations", 3 },   { "routes", 3 },       { "ways", 3 },
    { "chargers", 3 },   { "ev-parking", 3 }, { "blueprint", 4 },    { "trial", 4 },
    { "work", 5 },       { "item-plan", 6 },  { "item-quality", 6 }, { "item-quantity", 6 },
    { "budget", 7 },     { "effects", 8 },
  };

  for (ZwZoneType type = 0; type < ZW_N_ZONE_TYPES; type++)
    {
      g_autoptr (ZwApplicationForm) form = zw_application_form_new (type);
      guint n, k = 0;
      const ZwFormPlace *places = zw_application_form_get_places (form, &n);

      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        {
          if (type == ZW_ZONE_PARK && g_str_equal (expected[i].id, "attractions"))
            {
              g_assert_null (zw_application_form_find (form, "attractions"));
              continue;
            }
          g_assert_cmpuint (k, <, n);
          g_assert_cmpstr (places[k].id, ==, expected[i].id);
          g_assert_cmpuint (places[k].chapter, ==, expected[i].chapter);
          g_assert_cmpint (places[k].one_line, ==, expected[i].chapter == 0);
          g_assert_cmpint (places[k].of_sub_item, ==, g_str_has_prefix (expected[i].id, "item-"));
          g_assert_cmpint (places[k].guidance.zh != NULL, ==, expected[i].chapter > 0);
          g_assert_cmpint (places[k].guidance.en != NULL, ==, expected[i].chapter > 0);
          g_assert_true (zw_application_form_find (form, expected[i].id) == &places[k]);
          k++;
        }
      g_assert_cmpuint (k, ==, n);
      g_assert_null (zw_application_form_find (form, "nowhere"));
      g_assert_null (zw_application_form_find (form, NULL));
    }
}

/* Every id can be chosen in a record, and every choice has a place in some form. */
static void
test_choices (void)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (ZW_ZONE_URBAN);
  guint n, n_places;
  const ZwChoice *choices = zw_reference_get_choices (reference, "passage", &n);

  zw_application_form_get_places (form, &n_places);
  g_assert_cmpuint (n, ==, n_places);
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (zw_application_form_find (form, choices[i].id));
}

/* [G:3602]–[G:3609]; chapter 1 is worded in two ways ([G:4186]). */
static void
test_chapters (void)
{
  static const char *const expected[] = {
    "計畫推動目標、範圍、低碳交通區類型",
    "社經環境背景說明",
    "近 3~5 年綠運輸使用發展情形",
    "低碳交通區整體發展分期規劃藍圖、策略與目標",
    "推動低碳交通區之重要工作項目",
    "申請低碳交通區補助項目",
    "經費收支預算表",
    "成效評估指標",
  };

  for (ZwZoneType type = 0; type < ZW_N_ZONE_TYPES; type++)
    {
      g_autoptr (ZwApplicationForm) form = zw_application_form_new (type);

      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        g_assert_cmpstr (zw_application_form_get_chapter (form, i + 1)->zh, ==,
                         i == 0 && type != ZW_ZONE_URBAN ? "計畫推動目標、範圍與低碳交通區類型"
                                                         : expected[i]);
    }
}

static void
assert_asks (ZwZoneType type, const char *id, const char *words)
{
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (type);

  g_assert_nonnull (strstr (zw_application_form_find (form, id)->guidance.zh, words));
}

/* What the form asks for differs by type. */
static void
test_guidance (void)
{
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (ZW_ZONE_SCENIC);
  const char *text;

  assert_asks (ZW_ZONE_URBAN, "goal", "說明低碳交通區計畫內容與計畫目標。");
  assert_asks (ZW_ZONE_PARK, "goal", "說明低碳交通區計畫內容與計畫目標。");
  assert_asks (ZW_ZONE_URBAN, "extent", "主要為由都市街區構成之區域");
  assert_asks (ZW_ZONE_SCENIC, "extent", "需以提供旅客觀光遊覽之風景、名勝、古蹟");
  assert_asks (ZW_ZONE_PARK, "extent", "需以工業區、產業園區、科學園區等屬特定範圍之園區為主體");
  assert_asks (ZW_ZONE_SCENIC, "population", "並加強說明觀光人次與特性");
  assert_asks (ZW_ZONE_PARK, "population", "並加強說明及業人數與特性");
  assert_asks (ZW_ZONE_URBAN, "chargers", "可加強說明快充及慢充之充電樁概況與數量");
  assert_asks (ZW_ZONE_URBAN, "blueprint", "中期階段實施車輛管制措施，優先管制高排碳運具");
  assert_asks (ZW_ZONE_SCENIC, "blueprint", "在短期階段可優先實施景區內車輛管制措施");
  assert_asks (ZW_ZONE_PARK, "blueprint", "長期階段則於園區內禁止高排碳車輛駛入");
  assert_asks (ZW_ZONE_URBAN, "work", "居民、企業、商家、客貨運業者、上班族、學生、過境車輛");
  assert_asks (ZW_ZONE_SCENIC, "work", "景區型之利害關係人包含居民、遊客、商家、客貨運業者");
  assert_asks (ZW_ZONE_PARK, "work", "園區型之利害關係人包含通勤員工、企業、客貨運業者");
  text = zw_application_form_find (form, "blueprint")->guidance.zh;
  g_assert_null (strstr (text, "都會型"));
  g_assert_null (strstr (text, "園區型"));
  g_assert_nonnull (strchr (text, '\n'));
}

/* The items of table 4, which the directions name otherwise ([G:3797], [G:1766]). */
static void
test_items (void)
{
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (ZW_ZONE_URBAN);
  guint n;
  const ZwFormMethod *methods = zw_application_form_get_methods (form, &n);

  g_assert_cmpstr (zw_application_form_get_item_name (form, "planning")->zh, ==,
                   "規劃、調查與成效評估");
  g_assert_cmpstr (zw_application_form_get_item_name (form, "plates")->zh, ==, "車牌辨識系統");
  g_assert_cmpstr (zw_application_form_get_item_name (form, "green")->zh, ==, "綠運輸活動");
  g_assert_cmpstr (zw_application_form_get_item_name (form, "transition")->zh, ==,
                   "受影響族群公正轉型措施");
  g_assert_null (zw_application_form_get_item_name (form, "other"));
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("E%u", i + 1);

      g_assert_cmpstr (methods[i].effect, ==, id);
    }
  g_assert_cmpstr (methods[3].data.zh, ==, "車牌辨識系統辨識結果");
}

/* Parts are the sub-items applied for, in the order of table 4. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  static const char *const expected[] = { "plan-survey",   "evaluation",   "plate-equipment",
                                          "plate-service", "park-commute", "park-award",
                                          "green-other" };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (ZwBudget) budget = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  f->zone = add_zone (f->store, "園區", ZW_ZONE_PARK);
  for (guint i = G_N_ELEMENTS (park_budget); i > 0; i--)
    add_budget_row (f, &park_budget[i - 1]);
  add_budget_row (f, &(SampleRow){ 2026, "park-award", 10, 10 });
  add_budget_row (f, &(SampleRow){ 2026, "urban-cycling", 10, 10 });
  records = zw_records_load (f->store, f->zone, NULL);
  budget = zw_budget_load (f->store, f->zone, records, rules, NULL);
  parts = zw_application_form_list_parts (budget);
  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpstr (((const ZwSubsidySubItem *) g_ptr_array_index (parts, i))->id, ==,
                     expected[i]);
}

static void
put (Fixture *f, const char *place, const char *part, const char *words)
{
  g_autoptr (GError) error = NULL;

  zw_passage_set (f->store, f->zone, place, part, words, &error);
  g_assert_no_error (error);
}

static void
assert_words (Fixture *f, const char *place, const char *part, const char *words)
{
  g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, NULL);

  g_assert_cmpstr (zw_records_get_passage (records, place, part), ==, words);
}

static guint
count_passages (Fixture *f)
{
  g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, NULL);

  return zw_records_get (records, ZW_RECORD_PASSAGE)->len;
}

static void
test_set (Fixture *f, gconstpointer data)
{
  g_autofree char *label = NULL;

  put (f, "goal", NULL, "first\nsecond");
  assert_words (f, "goal", NULL, "first\nsecond");
  put (f, "item-plan", "plan", "for planning");
  put (f, "item-plan", "evaluation", "for evaluation");
  assert_words (f, "item-plan", "plan", "for planning");
  assert_words (f, "item-plan", "evaluation", "for evaluation");
  assert_words (f, "item-plan", NULL, NULL);
  g_assert_cmpuint (count_passages (f), ==, 3);

  /* Written over: one text, and one step back. */
  put (f, "goal", NULL, "third");
  g_assert_cmpuint (count_passages (f), ==, 3);
  assert_words (f, "goal", NULL, "third");
  undo (f);
  assert_words (f, "goal", NULL, "first\nsecond");
  redo (f);
  assert_words (f, "goal", NULL, "third");

  /* What stays as it is leaves no step: the one back is that of “third”. */
  put (f, "goal", NULL, "third");
  put (f, "extent", NULL, " \n ");
  undo (f);
  assert_words (f, "goal", NULL, "first\nsecond");

  put (f, "goal", NULL, "  ");
  assert_words (f, "goal", NULL, NULL);
  g_assert_cmpuint (count_passages (f), ==, 2);
  undo (f);
  assert_words (f, "goal", NULL, "first\nsecond");
  undo (f);
  undo (f);
  undo (f);
  g_assert_cmpuint (count_passages (f), ==, 0);
}

static void
assert_refused (Fixture *f, const char *place, const char *part, const char *needle)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_record (f, ZW_RECORD_PASSAGE);

  if (place != NULL)
    set_text (f, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PLACE, place);
  if (part != NULL)
    set_text (f, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PART, part);
  set_text (f, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_WORDS, "words");
  g_assert_false (zw_passage_check (f->store, f->zone, id, &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, needle));
  zw_record_remove (f->store, ZW_RECORD_PASSAGE, id, NULL);
}

static void
test_check (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_record (f, ZW_RECORD_PASSAGE);

  set_text (f, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PLACE, "item-plan");
  set_text (f, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PART, "urban-cycling");
  zw_passage_check (f->store, f->zone, id, &error);
  g_assert_no_error (error);

  assert_refused (f, NULL, NULL, "item-quality");
  assert_refused (f, "nowhere", NULL, "ev-parking");
  assert_refused (f, "goal", "plan", "goal");
  assert_refused (f, "item-plan", "scenic-shuttle", "urban-cycling");
  assert_refused (f, "item-plan", "urban-cycling", "1");
  f->zone = add_zone (f->store, "園區", ZW_ZONE_PARK);
  assert_refused (f, "attractions", NULL, "landuse");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/application-form/places", test_places);
  g_test_add_func ("/application-form/choices", test_choices);
  g_test_add_func ("/application-form/chapters", test_chapters);
  g_test_add_func ("/application-form/guidance", test_guidance);
  g_test_add_func ("/application-form/items", test_items);
  g_test_add ("/application-form/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/application-form/passage/set", Fixture, NULL, set_up, test_set, tear_down);
  g_test_add ("/application-form/passage/check", Fixture, NULL, set_up, test_check, tear_down);
  return g_test_run ();
}
