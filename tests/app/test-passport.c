/* test-passport.c: codes of figures, and their list as JSON
 *
 * Codes were made with python: base 32 of Crockford's letters over the bits of
 * hashlib.sha256 (key).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "document/zw-figure-list.h"

static void
test_codes (void)
{
  static const struct
  {
    const char *key, *code, *longest;
  } cases[] = {
    { "zone-3/A1/2023", "7AG48", "7AG489ENRY7J" },
    { "district-63000010/stops/rail/2023", "KZ21J", "KZ21JX1NEC3J" },
    { "zone-3/budget/12/central", "NAHTA", "NAHTAE73CD75" },
    { "", "WERC8", "WERC8GMRZGE1" },
    { "區", "BGF4Y", "BGF4Y2W3CZNE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = zw_passport_make_code (cases[i].key, 5);
      g_autofree char *longest = zw_passport_make_code (cases[i].key, ZW_PASSPORT_MAX_CODE);

      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpstr (longest, ==, cases[i].longest);
    }
}

static void
test_typed_codes (void)
{
  static const struct
  {
    const char *typed, *code;
  } cases[] = {
    { "7ag48", "7AG48" },      { " 7AG-48 ", "7AG48" },   { "WERC8", "WERC8" },
    { "kz2ij", "KZ21J" },      { "kz2lj", "KZ21J" },      { "O1O1O", "01010" },
    { "７ＡＧ４８", "7AG48" }, { "7AG4", NULL },          { "7AG48U", NULL },
    { "7AG48!", NULL },        { "7AG489ENRY7J0", NULL }, { "", NULL },
    { "人口數量表", NULL },    { "7AG\xff\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = zw_passport_normalize_code (cases[i].typed);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static char *
print (ZwPassport *passport, const char *key, double value, int decimals)
{
  return zw_passport_print (passport, &(ZwFigure){ .key = key,
                                                   .name = "人口",
                                                   .value = value,
                                                   .decimals = decimals,
                                                   .unit = "人",
                                                   .method = "加總" });
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *text;
  } cases[] = {
    { 0.0, 0, "0" },
    { 999.0, 0, "999" },
    { 1000.0, 0, "1,000" },
    { 1234567.891, 2, "1,234,567.89" },
    { -1234.5, 1, "-1,234.5" },
    { -0.04, 1, "0.0" },
    { 0.125, 3, "0.125" },
    { NAN, 1, "—" },
    { INFINITY, 0, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwPassport) passport = zw_passport_new ();
      g_autofree char *text = print (passport, "k", cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpuint (zw_passport_get_entries (passport)->len, ==,
                        isfinite (cases[i].value) ? 1 : 0);
    }
}

/* Two keys whose codes begin with the same five letters; found by trying. */
#define FIRST "zone-1/test/5350"
#define SECOND "zone-1/test/5821"

static void
test_meeting_codes (void)
{
  g_autoptr (ZwPassport) one = zw_passport_new (), other = zw_passport_new ();

  g_free (print (one, FIRST, 1, 0));
  g_free (print (one, SECOND, 2, 0));
  g_free (print (one, FIRST, 3, 0));
  g_free (print (other, SECOND, 2, 0));
  g_assert_cmpuint (zw_passport_get_entries (one)->len, ==, 2);
  g_assert_cmpstr (zw_passport_find_key (one, FIRST)->code, ==, "EHG8C");
  g_assert_cmpstr (zw_passport_find_key (one, SECOND)->code, ==, "EHG8CP");
  g_assert_cmpfloat (zw_passport_find (one, "ehg8c")->value, ==, 1);
  g_assert_cmpfloat (zw_passport_find (one, "EHG8CP")->value, ==, 2);
  /* As the other document printed it, and as this one does. */
  g_assert_cmpstr (zw_passport_find (other, "EHG8CP")->key, ==, SECOND);
  g_assert_cmpstr (zw_passport_find (other, "EHG8C")->key, ==, SECOND);
  g_assert_null (zw_passport_find (other, "EHG8CH"));
}

static ZwFigureList *
make_list (void)
{
  ZwLayer stops = { .name = (char *) "站點", .role = ZW_ROLE_STOPS, .year = 2023, .count = 3 };
  ZwLayer people = { .name = (char *) "人口", .role = ZW_ROLE_POPULATION, .count = 151 };
  const ZwLayer *both[] = { &stops, &people, NULL };
  ZwFigureList *list = g_new0 (ZwFigureList, 1);

  stops.source.file = (char *) "stops.csv";
  stops.source.sha256 = (char *) "00ff";
  stops.source.date = (char *) "2023-05-01";
  list->publication = g_strdup ("application");
  list->zone_id = 3;
  list->zone = g_strdup ("舊城");
  list->project = g_strdup ("試辦 “一”");
  list->language = g_strdup ("zh_TW");
  list->date = g_strdup ("2026-11-22");
  list->passport = zw_passport_new ();
  g_free (zw_passport_print (list->passport, &(ZwFigure){ .key = "zone-3/A1/2023",
                                                          .name = "舊城：公共運輸服務涵蓋率",
                                                          .value = 100.0 / 3.0,
                                                          .decimals = 2,
                                                          .unit = "%",
                                                          .method = "面積加權",
                                                          .layers = both }));
  g_free (zw_passport_print (list->passport, &(ZwFigure){ .key = "zone-3/budget/12/central",
                                                          .name = "中央款",
                                                          .value = 1195997123,
                                                          .typed = TRUE }));
  return list;
}

static void
test_round_trip (void)
{
  g_autoptr (ZwFigureList) list = make_list ();
  g_autoptr (GBytes) bytes = zw_figure_list_to_bytes (list);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwFigureList) back = zw_figure_list_from_bytes (bytes, &error);
  const ZwFigureEntry *share, *money;
  const ZwFigureLayer *layer;

  g_assert_no_error (error);
  g_assert_cmpstr (back->publication, ==, "application");
  g_assert_cmpint (back->zone_id, ==, 3);
  g_assert_cmpstr (back->zone, ==, "舊城");
  g_assert_cmpstr (back->project, ==, "試辦 “一”");
  g_assert_cmpstr (back->date, ==, "2026-11-22");
  g_assert_cmpuint (zw_passport_get_entries (back->passport)->len, ==, 2);
  share = zw_passport_find (back->passport, "7AG48");
  g_assert_cmpstr (share->text, ==, "33.33");
  /* To the last bit. */
  g_assert_true (share->value == 100.0 / 3.0);
  g_assert_cmpuint (share->layers->len, ==, 2);
  layer = g_ptr_array_index (share->layers, 0);
  g_assert_cmpstr (layer->sha256, ==, "00ff");
  g_assert_cmpstr (layer->date, ==, "2023-05-01");
  g_assert_cmpint (layer->year, ==, 2023);
  g_assert_cmpint (layer->count, ==, 3);
  g_assert_cmpint (layer->role, ==, ZW_ROLE_STOPS);
  g_assert_false (share->typed);
  money = zw_passport_find (back->passport, "NAHTA");
  g_assert_true (money->typed);
  g_assert_cmpstr (money->text, ==, "1,195,997,123");
  g_assert_cmpuint (money->layers->len, ==, 0);
}

/* Lists that somebody has spoilt are refused, or read without what is wrong. */
static void
test_spoilt_lists (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *hidden = g_strdup_printf ("{\"format\":\"zonewright-figures\",\"version\":1,"
                                             "\"x\":%s",
                                             deep);
  const struct
  {
    const char *text;
    int code; /* -1: read */
  } cases[] = {
    { "", ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "[]", ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "{}", ZW_FIGURE_LIST_ERROR_DAMAGED },
    { deep, ZW_FIGURE_LIST_ERROR_DAMAGED },
    { hidden, ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "{\"format\":\"other\",\"version\":1,\"figures\":[]}", ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "{\"format\":\"zonewright-figures\",\"figures\":[]}", ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "{\"format\":\"zonewright-figures\",\"version\":1}", ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "{\"format\":\"zonewright-figures\",\"version\":1,\"figures\":{}}",
      ZW_FIGURE_LIST_ERROR_DAMAGED },
    { "{\"format\":\"zonewright-figures\",\"version\":2,\"figures\":[]}",
      ZW_FIGURE_LIST_ERROR_NEWER },
    { "{\"format\":\"zonewright-figures\",\"version\":1,\"figures\":[],\"zone\":7,"
      "\"sheets\":[1],\"language\":{}}",
      -1 },
    { "{\"format\":\"zonewright-figures\",\"version\":1,\"layers\":[7,{\"year\":1e99}],"
      "\"figures\":[7,{},{\"code\":\"7AG48\"},{\"code\":\"7AG48\",\"key\":\"k\",\"value\":\"x\","
      "\"decimals\":-1e99,\"layers\":[0,1,-1,99,\"x\",{}],\"typed\":3},"
      "{\"code\":\"7AG48\",\"key\":\"l\"}]}",
      -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwFigureList) list = zw_figure_list_from_bytes (bytes, &error);

      g_test_message ("%.60s", cases[i].text);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, ZW_FIGURE_LIST_ERROR, cases[i].code);
      if (list != NULL)
        for (guint k = 0; k < zw_passport_get_entries (list->passport)->len; k++)
          {
            const ZwFigureEntry *entry = g_ptr_array_index (
                zw_passport_get_entries (list->passport), k);

            g_assert_cmpstr (entry->key, ==, "k");
            g_assert_true (isnan (entry->value));
            g_assert_cmpint (entry->decimals, ==, 0);
            g_assert_cmpuint (entry->layers->len, ==, 1);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/passport/codes", test_codes);
  g_test_add_func ("/passport/typed-codes", test_typed_codes);
  g_test_add_func ("/passport/numbers", test_numbers);
  g_test_add_func ("/passport/codes-that-meet", test_meeting_codes);
  g_test_add_func ("/passport/list/round-trip", test_round_trip);
  g_test_add_func ("/passport/list/spoilt", test_spoilt_lists);
  return g_test_run ();
}
