/* test-reference.c: the lists a planner chooses from against the study
 *
 * Names, areas, charges, ratios, costs and counts below are typed from the study
 * (the place is named beside each); every Chinese text is besides looked up in the
 * lines that its "source" names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "plan/zw-reference.h"
#include "study-fixture.h"

#define FOLDER "/org/zonewright/Zonewright/guideline/"

static void
test_words (gconstpointer data)
{
  check_file (data, 15);
}

static void
check_list (const ZwReference *reference, const char *list, const char *const *ids)
{
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (reference, list, &n);

  g_assert_cmpuint (n, ==, g_strv_length ((char **) ids));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (choices[i].id, ==, ids[i]);
      g_assert_true (zw_reference_find_choice (reference, list, ids[i]) == &choices[i]);
      g_assert_nonnull (choices[i].name.zh);
      g_assert_nonnull (choices[i].name.en);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (choices[i].name.zh, !=, choices[j].name.zh);
    }
}

/* Ids are kept in project files: they may be added to, not changed. */
static void
test_ids (void)
{
  static const struct
  {
    const char *list;
    const char *ids[16];
  } lists[] = {
    { "vehicle-class",
      { "car-private", "car-commercial", "bus", "van", "truck", "motorcycle-heavy",
        "motorcycle-light", "special" } },
    { "fuel", { "any", "combustion", "petrol", "diesel", "hybrid", "electric", "hydrogen" } },
    { "days", { "every-day", "weekdays", "weekends", "events" } },
    { "rule-action", { "ban", "charge", "parking-only", "parking-rate", "flexible" } },
    { "exemption",
      { "fire", "ambulance", "police", "works", "driving-school", "disabled", "military",
        "historic", "public-service", "breakdown", "residents", "disadvantaged" } },
    { "trip", { "internal", "cross", "through" } },
    { "sign", { "approach", "entry", "repeater" } },
    { "effect", { "E1", "E2", "E3", "E4", "E5", "E9" } },
    { "goal",
      { "emissions", "green-transport", "high-carbon", "air", "travel-time", "accidents",
        "other" } },
    { "goal-rank", { "main", "secondary" } },
    { "meeting-kind",
      { "workshop", "briefing", "negotiation", "forum", "consultation", "community", "hearing",
        "street", "online", "survey" } },
    { "verdict", { "met", "not-met", "cannot-tell" } },
    { "strictness", { "1", "2", "3", "4", "5", "6" } },
    { "funding-kind",
      { "directions", "own", "programme", "fund", "local-fund", "revenue", "private" } },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    check_list (reference, lists[i].list, lists[i].ids);
  g_assert_null (zw_reference_get_choices (reference, "colour", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (zw_reference_find_choice (reference, "trip", "E1"));
  g_assert_null (zw_reference_find_choice (reference, "trip", NULL));
}

/* The lists that come from the directions: same ids, names and types there. */
static void
test_rules_lists (void)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwRules) rules = zw_rules_new ();
  guint n, n_choices;
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (rules, &n);
  const ZwChoice *choices = zw_reference_get_choices (reference, "sub-item", &n_choices);

  g_assert_cmpuint (n, ==, n_choices);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (choices[i].id, ==, sub_items[i].id);
      g_assert_cmpstr (choices[i].name.zh, ==, sub_items[i].name.zh);
      g_assert_cmpuint (choices[i].zone_types, ==, sub_items[i].zone_types);
    }
  choices = zw_reference_get_choices (reference, "government", &n_choices);
  g_assert_cmpuint (n_choices, ==, 22);
  g_assert_cmpstr (choices[0].name.zh, ==, "臺北市");
}

static void
test_trips (void)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();

  g_assert_cmpstr (zw_reference_find_choice (reference, "trip", "internal")->name.zh, ==,
                   "境內旅次");
  g_assert_cmpstr (zw_reference_find_choice (reference, "trip", "cross")->name.zh, ==, "跨境旅次");
  g_assert_cmpstr (zw_reference_find_choice (reference, "trip", "through")->name.zh, ==,
                   "過境旅次");
  g_assert_cmpstr (zw_reference_find_choice (reference, "trip", "internal")->note.zh, ==,
                   "境內旅次係指於低碳交通區範圍內移動之旅次");
  g_assert_cmpuint (zw_reference_find_choice (reference, "trip", "cross")->zone_types, ==, 7);
}

/* Guideline 3.1 to 3.6 and 4.2. */
static void
test_cases (void)
{
  static const struct
  {
    const char *id;
    double area;
    int since, strictness;
  } expected[] = {
    { "oxford-zez", 0.038, 2022, 6 },      { "madrid-eliptica", 0.6, 2021, 5 },
    { "madrid-centro", 4.4, 2021, 5 },     { "gothenburg-ez", 15, 2006, 1 },
    { "seoul-gtz", 16.7, 0, 2 },           { "london-ulez-2019", 21, 2019, 4 },
    { "madrid-zbe", 59.9, 2022, 2 },       { "paris-zfe", 815, 2019, 3 },
    { "london-ulez-2023", 1528, 2023, 4 }, { "london-lez", 1528, 2008, 1 },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  const ZwForeignCase *cases = zw_reference_get_cases (reference, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *strictness = g_strdup_printf ("%d", cases[i].strictness);

      g_assert_cmpstr (cases[i].id, ==, expected[i].id);
      g_assert_cmpfloat (cases[i].area_km2, ==, expected[i].area);
      g_assert_cmpint (cases[i].since, ==, expected[i].since);
      g_assert_cmpint (cases[i].strictness, ==, expected[i].strictness);
      g_assert_true (i == 0 || cases[i].area_km2 >= cases[i - 1].area_km2);
      g_assert_nonnull (zw_reference_find_preset (reference, cases[i].preset));
      g_assert_nonnull (zw_reference_find_choice (reference, "strictness", strictness));
    }
}

static void
check_words_of_list (const ZwReference *reference, const char *list, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && zw_reference_find_choice (reference, list, words[i]) == NULL)
      g_error ("“%s” is not of the list %s", words[i], list);
}

/* Tables 3-1 and 3-2 and sections 3.3 to 3.6 of the guideline; articles 18 and 53. */
static void
test_presets (void)
{
  static const struct
  {
    const char *id;
    guint rule, n_rules;
    const char *fuel, *action;
    gint64 amount, most;
    int from, to;
  } expected[] = {
    { "london-ulez", 0, 3, "diesel", "charge", 500, -1, -1, -1 },
    { "london-ulez", 1, 3, "petrol", "charge", 500, -1, -1, -1 },
    { "london-lez", 0, 2, "any", "charge", 4000, 12000, -1, -1 },
    { "oxford-zez", 0, 5, "any", "charge", 0, -1, 420, 1140 },
    { "oxford-zez", 1, 5, "any", "charge", 80, -1, 420, 1140 },
    { "oxford-zez", 2, 5, "petrol", "charge", 160, -1, 420, 1140 },
    { "oxford-zez", 3, 5, "diesel", "charge", 160, -1, 420, 1140 },
    { "oxford-zez", 4, 5, "combustion", "charge", 400, -1, 420, 1140 },
    { "oxford-zez-2025", 0, 5, "any", "charge", 0, -1, 420, 1140 },
    { "oxford-zez-2025", 1, 5, "any", "charge", 160, -1, 420, 1140 },
    { "oxford-zez-2025", 2, 5, "petrol", "charge", 320, -1, 420, 1140 },
    { "oxford-zez-2025", 4, 5, "combustion", "charge", 800, -1, 420, 1140 },
    { "seoul-gtz", 0, 1, "any", "ban", 2322, 4644, 360, 1260 },
    { "madrid-zbe", 0, 1, "any", "ban", -1, 7000, -1, -1 },
    { "madrid-zbedep", 1, 2, "any", "parking-only", -1, 7000, -1, -1 },
    { "gothenburg-ez", 0, 1, "any", "ban", -1, -1, -1, -1 },
    { "paris-zfe", 0, 2, "any", "ban", 4700, -1, -1, -1 },
    { "paris-zfe", 1, 2, "any", "ban", 2380, -1, -1, -1 },
    { "taipei", 0, 1, "any", "ban", 500, 2000, -1, -1 },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  const ZwRulePreset *presets = zw_reference_get_presets (reference, &n);

  g_assert_cmpuint (n, ==, 10);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwRulePreset *preset = zw_reference_find_preset (reference, expected[i].id);
      const ZwPresetRule *rule;

      g_assert_nonnull (preset);
      g_assert_cmpuint (preset->n_rules, ==, expected[i].n_rules);
      rule = &preset->rules[expected[i].rule];
      g_assert_cmpstr (rule->fuel, ==, expected[i].fuel);
      g_assert_cmpstr (rule->action, ==, expected[i].action);
      g_assert_cmpint (rule->amount_ntd, ==, expected[i].amount);
      g_assert_cmpint (rule->amount_max_ntd, ==, expected[i].most);
      g_assert_cmpint (rule->from_min, ==, expected[i].from);
      g_assert_cmpint (rule->to_min, ==, expected[i].to);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < presets[i].n_rules; j++)
      {
        const ZwPresetRule *rule = &presets[i].rules[j];

        g_assert_cmpuint (strlen (rule->vehicles), >, 0);
        check_words_of_list (reference, "vehicle-class", rule->vehicles);
        check_words_of_list (reference, "fuel", rule->fuel);
        check_words_of_list (reference, "days", rule->days);
        check_words_of_list (reference, "rule-action", rule->action);
        check_words_of_list (reference, "exemption", rule->exemptions);
      }
}

/* Guideline 4.4 3(3). */
static void
test_buffer (void)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  int least, most;

  zw_reference_get_buffer_years (reference, FALSE, &least, &most);
  g_assert_cmpint (least, ==, 1);
  g_assert_cmpint (most, ==, 4);
  zw_reference_get_buffer_years (reference, TRUE, &least, &most);
  g_assert_cmpint (least, ==, 3);
  g_assert_cmpint (most, ==, 6);
}

/* Figure 4.4, tables 4-6 and 4-7. */
static void
test_stakeholders (void)
{
  static const struct
  {
    const char *id, *name;
    gboolean interest, power;
    guint n_examples, n_focus;
  } classes[] = { { "manage", "重點管理", TRUE, TRUE, 5, 2 },
                  { "inform", "保持溝通", TRUE, FALSE, 1, 3 },
                  { "satisfy", "保持滿意", FALSE, TRUE, 4, 2 },
                  { "monitor", "持續觀察", FALSE, FALSE, 1, 3 } };
  static const struct
  {
    const char *id, *group, *types, *trips;
    guint n_measures;
  } groups[] = {
    { "residents", "manage", "urban scenic", "internal cross", 4 },
    { "shops", "manage", "urban scenic", "internal cross", 3 },
    { "commuters", "manage", "urban", "cross", 3 },
    { "employees", "manage", "park", "cross", 3 },
    { "visitors", "manage", "scenic", "cross", 2 },
    { "firms", "manage", "urban park", "internal cross", 1 },
    { "operators", "inform", "urban scenic park", "internal cross", 1 },
    { "freight", "inform", "urban scenic park", "internal cross", 2 },
    { "taxis", "inform", "urban scenic park", "internal cross", 1 },
    { "leaders", "satisfy", "urban scenic park", "", 1 },
    { "through", "monitor", "urban scenic park", "through", 2 },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  const ZwStakeholderClass *known = zw_reference_get_classes (reference, &n);
  const ZwStakeholderDefault *defaults;

  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (known[i].id, ==, classes[i].id);
      g_assert_cmpstr (known[i].name.zh, ==, classes[i].name);
      g_assert_cmpint (known[i].high_interest, ==, classes[i].interest);
      g_assert_cmpint (known[i].high_power, ==, classes[i].power);
      g_assert_cmpuint (known[i].n_examples, ==, classes[i].n_examples);
      g_assert_cmpuint (known[i].n_focus, ==, classes[i].n_focus);
      g_assert_true (zw_reference_class_at (reference, classes[i].interest ? 5 : 4.99,
                                            classes[i].power ? 5 : 4.99)
                     == &known[i]);
      g_assert_true (
          zw_reference_class_at (reference, classes[i].interest ? 10 : 0, classes[i].power ? 10 : 0)
          == &known[i]);
    }
  defaults = zw_reference_get_stakeholders (reference, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (groups));
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) types = g_strsplit (groups[i].types, " ", -1);
      guint bits = 0;

      for (guint j = 0; types[j] != NULL; j++)
        {
          ZwZoneType type;

          g_assert_true (zw_zone_type_from_id (types[j], &type));
          bits |= ZW_ZONE_TYPE_BIT (type);
        }
      g_assert_cmpstr (defaults[i].id, ==, groups[i].id);
      g_assert_cmpstr (defaults[i].group, ==, groups[i].group);
      g_assert_cmpuint (defaults[i].zone_types, ==, bits);
      g_assert_cmpstr (defaults[i].trips, ==, groups[i].trips);
      g_assert_cmpuint (defaults[i].n_measures, ==, groups[i].n_measures);
      /* Each starts in its own quarter, and no two on one spot. */
      g_assert_cmpstr (
          zw_reference_class_at (reference, defaults[i].interest, defaults[i].power)->id, ==,
          groups[i].group);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (hypot (defaults[i].interest - defaults[j].interest,
                                  defaults[i].power - defaults[j].power),
                           >=, 1);
      g_assert_cmpint (defaults[i].group_is_ours, ==, i == 3 || i == 4);
    }
}

int
main (int argc, char **argv)
{
  static const char *const files[] = { "application", "cases",  "funding", "goals",
                                       "governments", "people", "review",  "rules",
                                       "vehicles",    "work" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reference/words/%s", files[i]);

      g_test_add_data_func_full (path, g_strdup_printf (FOLDER "%s.json", files[i]), test_words,
                                 g_free);
    }
  g_test_add_func ("/reference/ids", test_ids);
  g_test_add_func ("/reference/rules-lists", test_rules_lists);
  g_test_add_func ("/reference/trips", test_trips);
  g_test_add_func ("/reference/cases", test_cases);
  g_test_add_func ("/reference/presets", test_presets);
  g_test_add_func ("/reference/buffer", test_buffer);
  g_test_add_func ("/reference/stakeholders", test_stakeholders);
  return g_test_run ();
}
