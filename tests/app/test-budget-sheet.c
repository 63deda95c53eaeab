/* test-budget-sheet.c: what offices' budget tables say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures are those of the guideline's three sample budgets; the workbooks are
 * made by openpyxl and odfpy.
 */

#include "budget-sheet-fixture.h"

/* One sentence in which @words stand; the project as it was. */
static void
assert_refused (Fixture *f, const char *path, const char *words)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup (zw_store_get_undo_label (f->store));
  g_autoptr (ZwRecords) before = load_records (f);
  g_autofree char *was = describe (before);
  g_autoptr (ZwRecords) after = NULL;
  g_autofree char *is = NULL;
  ZwBudgetSheetReport report;

  g_assert_false (zw_budget_sheet_import (f->store, rules, f->zone, path, FALSE, &report, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” in: %s", words, error->message);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_false (zw_store_is_in_command (f->store));
  g_assert_cmpstr (zw_store_get_undo_label (f->store), ==, label);
  after = load_records (f);
  is = describe (after);
  g_assert_cmpstr (is, ==, was);
}

static void
assert_refused_text (Fixture *f, const char *tabbed, const char *words)
{
  g_autofree char *path = write_bytes (f, "refused.tsv", tabbed, -1);

  assert_refused (f, path, words);
  g_unlink (path);
}

static gint64
sum (const ZwRecords *records, guint field)
{
  const GPtrArray *rows = zw_records_get (records, ZW_RECORD_BUDGET);
  gint64 total = 0;

  for (guint i = 0; i < rows->len; i++)
    total += zw_record_get_int (g_ptr_array_index (rows, i), field, 0);
  return total;
}

static void
assert_sample (Fixture *f, const Sample *sample, const ZwBudgetSheetReport *report)
{
  g_autoptr (ZwRecords) records = load_records (f);
  const ZwRecord *second = row_at (records, ZW_RECORD_BUDGET, 1);
  const ZwRecord *total = row_at (records, ZW_RECORD_STATED_TOTAL, 0);

  g_assert_cmpuint (report->n_rows, ==, sample->n_rows);
  g_assert_cmpuint (report->n_totals, ==, 1);
  g_assert_cmpuint (report->n_unknown, ==, 0);
  g_assert_cmpuint (report->n_left_out, ==, 0);
  g_assert_cmpint (sum (records, ZW_BUDGET_CENTRAL), ==, sample->central);
  g_assert_cmpint (sum (records, ZW_BUDGET_LOCAL), ==, sample->local);
  g_assert_cmpint (sum (records, ZW_BUDGET_STATED_TOTAL), ==, sample->total);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_BUDGET)->len, ==, sample->n_rows);
  for (guint i = 0; i < sample->n_rows; i++)
    {
      const ZwRecord *row = row_at (records, ZW_RECORD_BUDGET, i);

      g_assert_true (zw_record_has (row, ZW_BUDGET_SUB_ITEM));
      g_assert_false (zw_record_has (row, ZW_BUDGET_STATED_SUB_ITEM));
      g_assert_true (zw_record_get_int (row, ZW_BUDGET_YEAR, 0) == 2025
                     || zw_record_get_int (row, ZW_BUDGET_YEAR, 0) == 2026);
    }
  /* The printed shares, wrong as they are, stay beside the amounts. */
  g_assert_cmpint (zw_record_get_int (second, ZW_BUDGET_YEAR, 0), ==, 2026);
  g_assert_cmpint (zw_record_get_int (second, ZW_BUDGET_CENTRAL, 0), ==, 3000000);
  g_assert_cmpfloat (zw_record_get_number (second, ZW_BUDGET_STATED_CENTRAL_PERCENT), ==, 16.7);
  g_assert_cmpfloat (zw_record_get_number (second, ZW_BUDGET_STATED_LOCAL_PERCENT), ==, 83.3);
  g_assert_false (zw_record_has (total, ZW_STATED_YEAR));
  g_assert_cmpint (zw_record_get_int (total, ZW_STATED_CENTRAL, 0), ==, sample->central);
  g_assert_cmpint (zw_record_get_int (total, ZW_STATED_LOCAL, 0), ==, sample->local);
  g_assert_cmpint (zw_record_get_int (total, ZW_STATED_TOTAL, 0), ==, sample->total);
}

static void
test_samples_text (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *csv = to_csv (samples[i].text);
      g_autofree char *with_bom = g_strconcat ("\xef\xbb\xbf", csv, NULL);
      g_autofree char *titled = g_strconcat ("表 5 補助申請項目之經費收支預算表\r\n\r\n", csv,
                                             "註：經費得視需要調整\r\n", NULL);
      gsize n_big5 = 0, n_utf16 = 0;
      g_autofree char *big5 = g_convert (csv, -1, "CP950", "UTF-8", NULL, &n_big5, NULL);
      g_autofree char *utf16 = g_convert (with_bom, -1, "UTF-16LE", "UTF-8", NULL, &n_utf16, NULL);
      const struct
      {
        const char *name, *bytes;
        gssize length;
      } files[] = { { "無標.csv", csv, -1 },
                    { "標.csv", with_bom, -1 },
                    { "大五.csv", big5, (gssize) n_big5 },
                    { "統一.txt", utf16, (gssize) n_utf16 },
                    { "跳格.tsv", samples[i].text, -1 },
                    { "題.csv", titled, -1 } };

      set_type (f, samples[i].type);
      for (guint k = 0; k < G_N_ELEMENTS (files); k++)
        {
          g_autofree char *path = write_bytes (f, files[k].name, files[k].bytes, files[k].length);
          ZwBudgetSheetReport report = import (f, path, FALSE);

          g_test_message ("%s %s", samples[i].name, files[k].name);
          assert_sample (f, &samples[i], &report);
          g_unlink (path);
        }
    }
}

static void
test_samples_workbooks (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "表.xlsx", "表.ods" };

  if (!have_python ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        g_autofree char *path = write_workbook (f, names[k], samples[i].text);
        ZwBudgetSheetReport report;

        set_type (f, samples[i].type);
        report = import (f, path, FALSE);
        assert_sample (f, &samples[i], &report);
        g_unlink (path);
      }
}

/* One row; what its cells must come to. */
static void
test_cells (Fixture *f, gconstpointer data)
{
#define HEAD                                                                                                                               \
  "年度\t項目\t申請補助細項\t中央補貼需求經費\t地方自籌經費\t總預算金額\t中央補貼比率\t地方自籌比" \
  "率\n"
#define ROW "\t\t實施規劃\t"
  static const struct
  {
    const char *text;
    int year;
    gint64 central, local, total;
    double central_percent;
  } cases[] = {
    { HEAD "114" ROW "350萬\t50 萬元\t4,000,000\n", 2025, 3500000, 500000, 4000000, NAN },
    { HEAD "114年度" ROW "NT$3,500,000\t500,000元整\tＮＴ＄４，０００，０００\n", 2025, 3500000,
      500000, 4000000, NAN },
    { HEAD "２０２５" ROW "３５０００００\t500000\n", 2025, 3500000, 500000, -1, NAN },
    { HEAD "民國114年" ROW "3500000元（87.5％）\t500,000\t\n", 2025, 3500000, 500000, -1, 87.5 },
    { HEAD "114" ROW "3500000\t500000\t4000000\t87.5%\t12.5%\n", 2025, 3500000, 500000, 4000000,
      87.5 },
    { HEAD "114" ROW "3500000\t500000\t4000000\t87.5\t12.5\n", 2025, 3500000, 500000, 4000000,
      87.5 },
    { HEAD "114" ROW "3500000\t500000\t4000000\t0.875\t0.125\n", 2025, 3500000, 500000, 4000000,
      87.5 },
    /* wrong, but what the sheet says */
    { HEAD "114" ROW "3500000\t500000\t4000000\t350%\n", 2025, 3500000, 500000, 4000000, 350 },
    { HEAD "114" ROW "3.5E6\t500000.0\t3999999.9999999995\n", 2025, 3500000, 500000, 4000000, NAN },
    { HEAD "114" ROW "3500000\t-\t—\n", 2025, 3500000, -1, -1, NAN },
    { HEAD "114" ROW "3500000\t0\t3500000\n", 2025, 3500000, 0, 3500000, NAN },
    { HEAD "2025-08-01" ROW "1\t2\t3\n", 2025, 1, 2, 3, NAN },
    /* a cell of 114 that was given a date format */
    { HEAD "1900/04/23" ROW "1\t2\t3\n", 2025, 1, 2, 3, NAN },
    { HEAD ROW "1\t2\t3\n", 0, 1, 2, 3, NAN },
    { "單位：千元\n" HEAD "114" ROW "3,500\t500.5\t4,000.5\n", 2025, 3500000, 500500, 4000500,
      NAN },
    { "單位：新臺幣萬元\n" HEAD "114" ROW "350\t50\t400萬元\n", 2025, 3500000, 500000, 4000000,
      NAN },
    { "年度\t項目\t細項\t經費(千元)\t\t\n\t\t\t中央補貼\t地方自籌\t總預算\n114" ROW
      "3500\t500\t4000\n",
      2025, 3500000, 500000, 4000000, NAN },
    { "Year\tItem\tSub-item\tCentral subsidy (NT$)\tLocal share (NT$)\tTotal budget (NT$)\n"
      "2025\t\t實施規劃\t1\t2\t3\n",
      2025, 1, 2, 3, NAN },
    { "﻿地方自籌經費\t細項\t中央\t年度\n2\t實施規劃\t1\t114\n", 2025, 1, 2, -1,
      NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_bytes (f, "格.tsv", cases[i].text, -1);
      ZwBudgetSheetReport report = import (f, path, FALSE);
      g_autoptr (ZwRecords) records = load_records (f);
      const ZwRecord *row = row_at (records, ZW_RECORD_BUDGET, 0);
      double percent = zw_record_get_number (row, ZW_BUDGET_STATED_CENTRAL_PERCENT);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (report.n_rows, ==, 1);
      g_assert_cmpuint (report.n_unknown, ==, 0);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_YEAR, 0), ==, cases[i].year);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_CENTRAL, -1), ==, cases[i].central);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_LOCAL, -1), ==, cases[i].local);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_STATED_TOTAL, -1), ==, cases[i].total);
      if (isnan (cases[i].central_percent))
        g_assert_true (isnan (percent));
      else
        g_assert_cmpfloat (percent, ==, cases[i].central_percent);
      g_unlink (path);
    }
}

/* Totals by year and of all; those of an item are no one's; words unknown are kept. */
static void
test_totals_and_words (Fixture *f, gconstpointer data)
{
  static const char text[] = HEAD
      "114\t規劃\t實施規劃\t1,000,000\t500,000\t1,500,000\n"
      "\t\t空中纜車\t2,000,000\t2,000,000\t4,000,000\n"
      "\t\t小計\t3,000,000\t2,500,000\t5,500,000\n"
      "114年度小計\t\t\t3,000,000\t2,500,000\t5,500,000\n"
      "115\t不知名項目\t說明會\t100\t200\t300\n"
      "\t合計\t\t100\t200\t300\n"
      "115\t\t評估實施成效\t_____元 (_____ %)\t_____元 (_____ %)\t_____元 (_____ %)\n"
      "年度\t項目\t申請補助細項\t中央補貼需求經費\t地方自籌經費\t總預算金額\n"
      "總計\t\t3,000,100\t2,500,200\t5,500,300\n";
  g_autofree char *path = write_bytes (f, "表.tsv", text, -1);
  ZwBudgetSheetReport report = import (f, path, FALSE);
  g_autoptr (ZwRecords) records = load_records (f);
  const ZwRecord *row;

  g_assert_cmpuint (report.n_rows, ==, 3);
  g_assert_cmpuint (report.n_unknown, ==, 2);
  g_assert_cmpuint (report.n_left_out, ==, 1);
  g_assert_cmpuint (report.n_totals, ==, 3);
  row = row_at (records, ZW_RECORD_BUDGET, 1);
  g_assert_cmpstr (zw_record_get_text (row, ZW_BUDGET_STATED_ITEM), ==, "規劃");
  g_assert_cmpstr (zw_record_get_text (row, ZW_BUDGET_STATED_SUB_ITEM), ==, "空中纜車");
  g_assert_false (zw_record_has (row, ZW_BUDGET_SUB_ITEM));
  row = row_at (records, ZW_RECORD_BUDGET, 2);
  g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_YEAR, 0), ==, 2026);
  g_assert_cmpstr (zw_record_get_text (row, ZW_BUDGET_STATED_SUB_ITEM), ==, "說明會");
  row = row_at (records, ZW_RECORD_STATED_TOTAL, 0);
  g_assert_cmpint (zw_record_get_int (row, ZW_STATED_YEAR, 0), ==, 2025);
  g_assert_cmpint (zw_record_get_int (row, ZW_STATED_TOTAL, 0), ==, 5500000);
  row = row_at (records, ZW_RECORD_STATED_TOTAL, 1);
  g_assert_cmpint (zw_record_get_int (row, ZW_STATED_TOTAL, 0), ==, 300);
  /* printed one column too early, as in the guideline's first sample */
  row = row_at (records, ZW_RECORD_STATED_TOTAL, 2);
  g_assert_false (zw_record_has (row, ZW_STATED_YEAR));
  g_assert_cmpint (zw_record_get_int (row, ZW_STATED_CENTRAL, 0), ==, 3000100);
  g_assert_cmpint (zw_record_get_int (row, ZW_STATED_LOCAL, 0), ==, 2500200);
  g_assert_cmpint (zw_record_get_int (row, ZW_STATED_TOTAL, 0), ==, 5500300);
  g_unlink (path);
}

/* A second import takes the place of the first; links and notes stay; one undo. */
static void
test_replace (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_bytes (f, "一.tsv", samples[0].text, -1);
  g_autofree char *second = write_bytes (f, "二.tsv",
                                         HEAD "114\t\t實施規劃(含實地調查)\t1\t2\t3\n"
                                              "115\t\t實施規劃(含實地調查)\t4\t5\t9\n",
                                         -1);
  ZwBudgetSheetReport report = import (f, first, FALSE);
  g_autoptr (ZwRecords) before = load_records (f);
  g_autoptr (ZwRecords) replaced = NULL;
  g_autoptr (ZwRecords) added = NULL;
  g_autoptr (ZwRecords) back = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  gint64 id = zw_record_get_id (row_at (before, ZW_RECORD_BUDGET, 0)), item;

  g_assert_cmpuint (report.n_replaced, ==, 0);
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  item = item_at (plan, 0, 0)->id;
  g_assert_true (zw_record_set_int (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_ITEM, item, &error));
  g_assert_true (zw_record_set (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_NOTE, "問卷", &error));
  g_clear_pointer (&before, zw_records_unref);
  before = load_records (f);
  was = describe (before);

  report = import (f, second, FALSE);
  g_assert_cmpuint (report.n_replaced, ==, 9);
  g_assert_cmpuint (report.n_rows, ==, 2);
  replaced = load_records (f);
  g_assert_cmpuint (zw_records_get (replaced, ZW_RECORD_BUDGET)->len, ==, 2);
  g_assert_cmpuint (zw_records_get (replaced, ZW_RECORD_STATED_TOTAL)->len, ==, 0);
  g_assert_cmpint (zw_record_get_int (row_at (replaced, ZW_RECORD_BUDGET, 0), ZW_BUDGET_ITEM, 0),
                   ==, item);
  g_assert_cmpstr (zw_record_get_text (row_at (replaced, ZW_RECORD_BUDGET, 0), ZW_BUDGET_NOTE), ==,
                   "問卷");
  g_assert_false (zw_record_has (row_at (replaced, ZW_RECORD_BUDGET, 1), ZW_BUDGET_ITEM));

  report = import (f, second, TRUE);
  g_assert_cmpuint (report.n_replaced, ==, 0);
  added = load_records (f);
  g_assert_cmpuint (zw_records_get (added, ZW_RECORD_BUDGET)->len, ==, 4);

  undo (f);
  undo (f);
  back = load_records (f);
  is = describe (back);
  g_assert_cmpstr (is, ==, was);
  g_assert_cmpuint (zw_records_get (back, ZW_RECORD_STATED_TOTAL)->len, ==, 1);
  g_unlink (first);
  g_unlink (second);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const char zip[] = "PK\003\004 this is no workbook";
  g_autofree char *absent = g_build_filename (f->folder, "沒有.xlsx", NULL);
  g_autofree char *empty = write_bytes (f, "空.csv", "", 0);
  g_autofree char *broken = write_bytes (f, "壞.xlsx", zip, sizeof zip - 1);
  g_autofree char *locked = write_bytes (f, "鎖.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  g_autofree char *noise = NULL;
  GString *bytes = g_string_new (NULL);
  GRand *rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (bytes, (char) g_rand_int_range (rand, 0, 256));
  noise = write_bytes (f, "雜.csv", bytes->str, (gssize) bytes->len);
  g_string_free (bytes, TRUE);
  g_rand_free (rand);

  assert_refused (f, absent, "沒有.xlsx");
  assert_refused (f, f->folder, "could not be opened");
  assert_refused (f, empty, "is empty");
  assert_refused (f, broken, "壞.xlsx");
  assert_refused (f, locked, "locked with a password");
  assert_refused (f, noise, "雜.csv");
  assert_refused_text (f, "\n\n\n", "refused.tsv");
  assert_refused_text (f, "表 5 補助申請項目之經費收支預算表\n", "no budget table");
  assert_refused_text (f, "年度\t申請補助項目\t申請補助細項\t中央補貼需求經費\n114\ta\tb\t1\n",
                       "地方自籌經費");
  assert_refused_text (f, HEADINGS, "not filled in");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t1\t2\t3\n114\t\t實施規劃\t三塊\t2\t3\n",
                       "Row 3, column D (中央補貼 需求經費(元)): “三塊”");
  assert_refused_text (f, "\n\n" HEADINGS "114\t\t實施規劃\t1\tx\t3\n", "Row 4, column E");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t1\t2\t1e308\n", "Row 2, column F");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t-500\t2\t3\n", "below zero");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t(500)\t2\t3\n", "column D");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t1.5\t2\t3\n", "fraction");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\tnan\tinf\t0x10\n", "column D");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t3,50\t2\t3\n", "3,50");
  assert_refused_text (f, HEADINGS "114\t\t實施規劃\t99999999999999999999\t2\t3\n", "column D");
  assert_refused_text (f, HEADINGS "114~115\t\t實施規劃\t1\t2\t3\n", "“114~115” is no year");
  assert_refused_text (f, HEADINGS "14000\t\t實施規劃\t1\t2\t3\n", "is no year");
  assert_refused_text (f, HEAD "114\t\t實施規劃\t1\t2\t3\tmost\n", "column G");
  assert_refused_text (f, HEAD "114\t\t實施規劃\t1\t2\t3\t1e9\n", "“1e9”");
  assert_refused_text (f, HEAD "114\t\t實施規劃\t1\t2\t3\t-5%\n", "no share");
  assert_refused_text (f, HEADINGS "114\t\t\"實施規劃\t1\t2\t3\n", "quotation mark");
  g_unlink (empty);
  g_unlink (broken);
  g_unlink (locked);
  g_unlink (noise);
}

static void
test_many_rows (Fixture *f, gconstpointer data)
{
  GString *text = g_string_new (HEADINGS);
  g_autofree char *path = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "114\t\t實施規劃\t1\t2\t3\n");
  path = write_bytes (f, "多.tsv", text->str, -1);
  assert_refused (f, path, "100000 rows");
  g_unlink (path);
  /* Empty lines are no rows, however many. */
  g_string_assign (text, HEADINGS);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\t\t\t\t\t\n");
  g_string_append (text, "114\t\t實施規劃\t1\t2\t3\n");
  g_free (path);
  path = write_bytes (f, "空.tsv", text->str, -1);
  g_assert_cmpuint (import (f, path, FALSE).n_rows, ==, 1);
  g_unlink (path);
  g_string_free (text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/budget-sheet/samples/text", test_samples_text);
  ADD ("/budget-sheet/samples/workbooks", test_samples_workbooks);
  ADD ("/budget-sheet/cells", test_cells);
  ADD ("/budget-sheet/totals-and-words", test_totals_and_words);
  ADD ("/budget-sheet/replace", test_replace);
  ADD ("/budget-sheet/refused", test_refused);
  ADD ("/budget-sheet/many-rows", test_many_rows);
  return g_test_run ();
}
