/* test-budget-sheet-files.c: budget tables as files of spreadsheet programs, in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The workbooks are made by openpyxl, odfpy and LibreOffice, and ours are read by it.
 */

#include <signal.h>
#include <sys/resource.h>

#include "budget-sheet-fixture.h"

/* Real numbers, percent cells, dates, merged cells, title rows, lines within headings. */
static void
test_typed_cells (Fixture *f, gconstpointer data)
{
  static const char text[] =
      "表 5 經費收支預算表\n\n"
      "年度\t申請補助項目\t申請補助細項\t中央補貼\\n需求經費（元）\t地方自籌\\n經費（元）\t"
      "總預算\\n金額（元）\t中央補貼比率\t地方自籌比率\t備註\n"
      "#114\t規劃、調查與\\n成效評估\t實施規劃(含實地調查)\t#3500000\t#500000\t#4000000\t%0.875\t"
      "%0.125\t含\\n問卷\n"
      "^\t^\t評估實施成效\t#3e6\t#500000.0000001\t=D5+E5\t%0.167\t%0.833\n"
      "@2026-01-01\t綠運輸活動\t都會區自行車通勤活動\t#1050000\t#1950000\t#3000000\t%0.35\t%0.65\n"
      "民國115年度\t\t其他與綠運輸有關之活動或相關優惠\t#1400000\t#2600000\t#4000000\t#1\t#0\n"
      "總計\t\t\t#8950000\t#5550000\t#14500000\n";
  static const char *const names[] = { "表.xlsx", "表.ods" };

  if (!have_python ())
    return;
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autofree char *path = write_workbook (f, names[k], text);
      ZwBudgetSheetReport report = import (f, path, FALSE);
      g_autoptr (ZwRecords) records = load_records (f);
      const ZwRecord *row;

      g_assert_cmpuint (report.n_rows, ==, 4);
      g_assert_cmpuint (report.n_unknown, ==, 0);
      g_assert_cmpuint (report.n_totals, ==, 1);
      row = row_at (records, ZW_RECORD_BUDGET, 0);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_YEAR, 0), ==, 2025);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_CENTRAL, 0), ==, 3500000);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_STATED_TOTAL, 0), ==, 4000000);
      g_assert_cmpfloat (zw_record_get_number (row, ZW_BUDGET_STATED_CENTRAL_PERCENT), ==, 87.5);
      g_assert_cmpstr (zw_record_get_text (row, ZW_BUDGET_NOTE), ==, "含問卷");
      row = row_at (records, ZW_RECORD_BUDGET, 1);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_YEAR, 0), ==, 2025);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_CENTRAL, 0), ==, 3000000);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_LOCAL, 0), ==, 500000);
      g_assert_false (zw_record_has (row, ZW_BUDGET_STATED_TOTAL));
      g_assert_cmpfloat (zw_record_get_number (row, ZW_BUDGET_STATED_CENTRAL_PERCENT), ==, 16.7);
      row = row_at (records, ZW_RECORD_BUDGET, 2);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_YEAR, 0), ==, 2026);
      row = row_at (records, ZW_RECORD_BUDGET, 3);
      g_assert_cmpint (zw_record_get_int (row, ZW_BUDGET_YEAR, 0), ==, 2026);
      g_assert_cmpfloat (zw_record_get_number (row, ZW_BUDGET_STATED_CENTRAL_PERCENT), ==, 100);
      g_unlink (path);
    }
}

/* What was in the first budget, now in the second project's. */
static void
assert_round_trip (Fixture *f, const char *name, const char *language)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (language);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (ZwRecords) before = load_records (f);
  g_autoptr (ZwRecords) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *was = describe (before);
  g_autofree char *is = NULL;
  ZwBudgetSheetReport report;

  zw_budget_sheet_export (before, rules, catalog, path, &error);
  g_assert_no_error (error);
  report = import (f, path, FALSE);
  after = load_records (f);
  is = describe (after);
  g_assert_cmpstr (is, ==, was);
  g_assert_cmpuint (report.n_totals, ==, 1);
  g_assert_cmpuint (report.n_left_out, ==, 0);
  g_unlink (path);
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "出.csv", "出.xlsx", "出.ods", "出.XLSX" };
  static const char *const languages[] = { "zh_TW", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *tabbed = g_strconcat (
          samples[i].text, "116\t<其他> & \"別的\"\t空中,纜車\t900,000,000,000,001\t0\t\n", NULL);
      g_autofree char *path = write_bytes (f, "入.tsv", tabbed, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwRecords) records = NULL;
      gint64 id;

      set_type (f, samples[i].type);
      import (f, path, FALSE);
      records = load_records (f);
      id = zw_record_get_id (row_at (records, ZW_RECORD_BUDGET, 0));
      g_assert_true (zw_record_set (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_NOTE,
                                    "=1+1, \"<問卷>\"", &error));
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        for (guint m = 0; m < G_N_ELEMENTS (languages); m++)
          assert_round_trip (f, names[k], languages[m]);
      g_unlink (path);
    }
}

/* Converts with LibreOffice into the test's folder; whether it could. */
static gboolean
convert (Fixture *f, const char *path, const char *filter, const char *made)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", f->folder);
  const char *const argv[] = { program,   profile, "--headless", "--convert-to", filter, "--outdir",
                               f->folder, path,    NULL };
  g_autofree char *folder = g_build_filename (f->folder, "profile", NULL);
  const char *const sweep[] = { "rm", "-rf", folder, NULL };
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    return FALSE;
  g_unlink (made);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) sweep, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return g_file_test (made, G_FILE_TEST_EXISTS);
}

/* Another program opens what we write, and reads the same; what it saves comes back. */
static void
test_libreoffice (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "out.xlsx", "out.ods" };
  static const char *const filters[] = { "ods", "xlsx" };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autofree char *source = write_bytes (f, "in.tsv", samples[0].text, -1);
  g_autofree char *csv = g_build_filename (f->folder, "out.csv", NULL);
  g_autoptr (ZwRecords) records = NULL;
  g_autofree char *was = NULL;

  import (f, source, FALSE);
  g_unlink (source);
  records = load_records (f);
  was = describe (records);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwRecords) after = NULL;
      g_autofree char *text = NULL;
      g_autofree char *saved = NULL;
      g_autofree char *is = NULL;

      zw_budget_sheet_export (records, rules, catalog, path, &error);
      g_assert_no_error (error);
      if (!convert (f, path, "csv:Text - txt - csv (StarCalc):44,34,76", csv))
        {
          g_test_skip ("LibreOffice Calc is absent");
          g_unlink (path);
          return;
        }
      g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text,
                                "年度,申請補助項目,申請補助細項,中央補貼需求經費(元),"
                                "地方自籌經費(元),總預算金額(元),中央補貼比率,地方自籌比率\n"));
      g_assert_nonnull (strstr (text, ",實施規劃(含實地調查),\"3,500,000\",\"500,000\","
                                      "\"4,000,000\",87.5%,12.5%\n"));
      /* 3,000,000 of 3,500,000 is not the 16.7 % that the sample prints */
      g_assert_nonnull (strstr (text, "\"3,000,000\",\"500,000\",\"3,500,000\",85.7%,14.3%\n"));
      g_assert_nonnull (strstr (text, "總計,,,\"15,250,000\",\"17,250,000\",\"32,500,000\","));
      g_unlink (csv);
      saved = g_build_filename (f->folder, names[1 - i], NULL);
      g_assert_true (convert (f, path, filters[i], saved));
      import (f, saved, FALSE);
      after = load_records (f);
      is = describe (after);
      g_assert_cmpstr (is, ==, was);
      g_assert_cmpfloat_with_epsilon (zw_record_get_number (row_at (after, ZW_RECORD_BUDGET, 1),
                                                            ZW_BUDGET_STATED_CENTRAL_PERCENT),
                                      600 / 7.0, 1e-6);
      g_unlink (saved);
      g_unlink (path);
    }
}

static void
test_write_failures (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (ZwRecords) records = load_records (f);
  g_autofree char *deep = g_build_filename (f->folder, "nowhere", "x.ods", NULL);
  g_autofree char *named = g_build_filename (f->folder, "x.pdf", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "folder.csv", NULL);
  const struct
  {
    const char *path, *words;
  } cases[] = { { deep, "folder does not exist" },
                { named, ".csv, .xlsx or .ods" },
                { folder, "It is a folder" },
                { "/proc/x.csv", "x.csv" } };

  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (zw_budget_sheet_export (records, rules, catalog, cases[i].path, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_rmdir (folder);
}

/* The disk fills up: the older file is still there, and nothing lies beside it. */
static void
test_disk_full (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "x.csv", "x.ods", "x.xlsx" };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autofree char *source = write_bytes (f, "in.tsv", samples[0].text, -1);
  g_autoptr (ZwRecords) records = NULL;

  import (f, source, FALSE);
  g_unlink (source);
  records = load_records (f);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = write_bytes (f, names[i], "older", -1);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      struct rlimit before, none;
      void (*handler) (int) = signal (SIGXFSZ, SIG_IGN);
      gboolean ok;

      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      none = before;
      none.rlim_cur = 100;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
      ok = zw_budget_sheet_export (records, rules, catalog, path, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      signal (SIGXFSZ, handler);
      g_assert_false (ok);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "older");
      g_unlink (path);
    }
  {
    g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);

    g_assert_cmpstr (g_dir_read_name (dir), ==, "plan.gpkg");
    g_assert_null (g_dir_read_name (dir));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/budget-sheet/typed-cells", test_typed_cells);
  ADD ("/budget-sheet/round-trip", test_round_trip);
  ADD ("/budget-sheet/libreoffice", test_libreoffice);
  ADD ("/budget-sheet/write-failures", test_write_failures);
  ADD ("/budget-sheet/disk-full", test_disk_full);
  return g_test_run ();
}
