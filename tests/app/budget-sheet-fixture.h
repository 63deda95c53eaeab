/* budget-sheet-fixture.h: the guideline's sample budgets as sheets of several formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>
#include <string.h>

#include "plan-fixture.h"
#include "plan/zw-budget-sheet.h"

#define HEADINGS                                                                                   \
  "年度\t申請補助項目\t申請補助細項\t中央補貼 需求經費(元)\t地方自籌 經費(元)\t總預算 金額(元)\n"

#define PLANNING_ROWS                                                                                               \
  "114\t規劃、調查與 成效評估\t實施規劃(含實地調查)\t3,500,000 元 (87.5 %)\t500,000 元 (12.5 " \
  "%)\t4,000,000 元 (100 %)\n"                                                                                     \
  "115\t\t評估實施成效\t3,000,000 元 (16.7 %)\t500,000 元 (83.3 %)\t3,500,000 元 (100 %)\n"

#define PLATE_ROWS                                                                                                  \
  "114\t車牌辨識系統\t車牌影像蒐集與辨識、網路通訊設備等相關軟硬體\t1,400,000 元 (35 " \
  "%)\t2,600,000 元 (65 %)\t4,000,000 元 (100 %)\n"                                                               \
  "115\t\t車牌影像蒐集、辨識與分析\t1,050,000 元 (35 %)\t1,950,000 元 (65 %)\t3,000,000 元 (100 "    \
  "%)\n"

#define SMALL "\t1,050,000元 (35 %)\t1,950,000元 (65 %)\t3,000,000元 (100 %)\n"
#define LARGE "\t1,400,000元 (35 %)\t2,600,000元 (65 %)\t4,000,000元 (100 %)\n"

/* Table 5 of the three samples, as the guideline prints them (lines 4116, 4704 and
 * 5185 of its text), with the sums that stand below. */
typedef struct
{
  const char *name;
  ZwZoneType type;
  guint n_rows;
  const char *text;
  gint64 central, local, total;
} Sample;

G_GNUC_UNUSED static const Sample samples[] = {
  { "urban", ZW_ZONE_URBAN, 9,
    HEADINGS PLANNING_ROWS PLATE_ROWS
    "114\t綠運輸活動\t都會區抑制高排碳運具及鼓勵低碳運具使用活動" LARGE
    "114\t\t都會區自行車通勤活動" SMALL "114\t\t其他與綠運輸有關之活動或相關優惠" LARGE
    "114\t受影響族群公正轉型措施\t利害關係人轉型溝通協商相關作業" SMALL
    "115\t\t經濟及社會弱勢族群公共運輸額外補貼或低碳接駁服務" LARGE
    "總計\t\t\t15,250,000元\t17,250,000元\t32,500,000元\n",
    15250000, 17250000, 32500000 },
  { "scenic", ZW_ZONE_SCENIC, 9,
    HEADINGS PLANNING_ROWS PLATE_ROWS
    "114\t綠運輸活動\t景區內低碳運輸接駁服務" LARGE
    "114\t\t提供停車轉乘旅客停車優惠或免費接駁" SMALL
    "114\t\t其他與低碳旅遊有關之活動或相關優惠" LARGE
    "114\t受影響族群公正轉型措施\t利害關係人轉型溝通協商相關作業" SMALL
    "115\t\t景區內受影響商家轉型協助" LARGE "總計\t\t\t15,250,000元\t17,250,000元\t32,500,000元\n",
    15250000, 17250000, 32500000 },
  { "park", ZW_ZONE_PARK, 7,
    HEADINGS PLANNING_ROWS PLATE_ROWS "114\t綠運輸活動\t結合企業員工綠運輸通勤活動" LARGE
                                      "114\t\t獎勵員工綠運輸通勤占比高之企業" LARGE
                                      "114\t\t其他與綠運輸有關之活動或相關優惠" LARGE
                                      "總計\t\t\t13,150,000 元\t13,350,000 元\t26,500,000 元\n",
    13150000, 13350000, 26500000 },
};

/* Makes a workbook of tab-separated text with openpyxl or odfpy. A cell that begins
 * with # is a number, with % a number shown as percent, with @ a date, with = a
 * formula with no value kept, with ^ merged with the one above. */
G_GNUC_UNUSED static const char workbook_script[] =
    "import sys, datetime\n"
    "out, source = sys.argv[1:3]\n"
    "rows = [line.split('\\t') for line in open(source, encoding='utf-8').read().split('\\n')]\n"
    "if out.endswith('.xlsx'):\n"
    "    import openpyxl\n"
    "    book = openpyxl.Workbook()\n"
    "    book.active.title = '封面'\n"
    "    book.active['A1'] = '低碳交通區試辦補助計畫書'\n"
    "    sheet = book.create_sheet('表5')\n"
    "    for r, row in enumerate(rows, 1):\n"
    "        for c, text in enumerate(row, 1):\n"
    "            cell = sheet.cell(r, c)\n"
    "            if text[:1] == '#':\n"
    "                cell.value = float(text[1:]) if '.' in text or 'e' in text else "
    "int(text[1:])\n"
    "                cell.number_format = '#,##0'\n"
    "            elif text[:1] == '%':\n"
    "                cell.value = float(text[1:])\n"
    "                cell.number_format = '0.0%'\n"
    "            elif text[:1] == '@':\n"
    "                cell.value = datetime.date.fromisoformat(text[1:])\n"
    "            elif text[:1] == '^':\n"
    "                sheet.merge_cells(start_row=r - 1, end_row=r, start_column=c, end_column=c)\n"
    "            elif text:\n"
    "                cell.value = text.replace('\\\\n', '\\n')\n"
    "    book.save(out)\n"
    "else:\n"
    "    from odf.opendocument import OpenDocumentSpreadsheet\n"
    "    from odf.table import Table, TableRow, TableCell\n"
    "    from odf.text import P\n"
    "    book = OpenDocumentSpreadsheet()\n"
    "    sheet = Table(name='表5')\n"
    "    for row in rows:\n"
    "        line = TableRow()\n"
    "        for text in row:\n"
    "            if text[:1] == '#':\n"
    "                cell = TableCell(valuetype='float', value=text[1:])\n"
    "                text = text[1:]\n"
    "            elif text[:1] == '%':\n"
    "                cell = TableCell(valuetype='percentage', value=text[1:])\n"
    "                text = '%.1f%%' % (100 * float(text[1:]))\n"
    "            elif text[:1] == '@':\n"
    "                cell = TableCell(valuetype='date', datevalue=text[1:])\n"
    "                text = text[1:]\n"
    "            elif text[:1] in ('^', '='):\n"
    "                cell, text = TableCell(), ''\n"
    "            else:\n"
    "                cell = TableCell(valuetype='string') if text else TableCell()\n"
    "            for part in text.split('\\\\n') if text else []:\n"
    "                cell.addElement(P(text=part))\n"
    "            line.addElement(cell)\n"
    "        sheet.addElement(line)\n"
    "    book.spreadsheet.addElement(sheet)\n"
    "    book.save(out)\n";

G_GNUC_UNUSED static char *
write_bytes (Fixture *f, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

/* Debian's python3, which has the packages, before any other. */
G_GNUC_UNUSED static gboolean
have_python (void)
{
  const char *const argv[] = { "/usr/bin/python3", "-c", "import openpyxl, odf", NULL };
  int status = 1;

  if (g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                    &status, NULL)
      && status == 0)
    return TRUE;
  g_test_skip ("python3-openpyxl or python3-odf is absent");
  return FALSE;
}

/* A workbook by another program; which one says the name's ending. */
G_GNUC_UNUSED static char *
write_workbook (Fixture *f, const char *name, const char *tabbed)
{
  g_autofree char *source = write_bytes (f, "source.txt", tabbed, -1);
  char *path = g_build_filename (f->folder, name, NULL);
  const char *const argv[] = { "/usr/bin/python3", "-c", workbook_script, path, source, NULL };
  g_autoptr (GError) error = NULL;
  int status = 1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (source);
  return path;
}

/* Tabs to commas, everything quoted. */
G_GNUC_UNUSED static char *
to_csv (const char *tabbed)
{
  GString *csv = g_string_new ("\"");

  for (const char *c = tabbed; *c != '\0'; c++)
    if (*c == '\t')
      g_string_append (csv, "\",\"");
    else if (*c == '\n')
      g_string_append (csv, c[1] != '\0' ? "\"\r\n\"" : "\"\r\n");
    else
      g_string_append_c (csv, *c);
  return g_string_free (csv, FALSE);
}

G_GNUC_UNUSED static ZwRecords *
load_records (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwRecords *records = zw_records_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return records;
}

G_GNUC_UNUSED static const ZwRecord *
row_at (const ZwRecords *records, ZwRecordKind kind, guint i)
{
  const GPtrArray *rows = zw_records_get (records, kind);

  g_assert_cmpuint (i, <, rows->len);
  return g_ptr_array_index (rows, i);
}

/* Year, sub-item, amounts, note, a line for each row: what a budget is. */
G_GNUC_UNUSED static char *
describe (const ZwRecords *records)
{
  static const guint fields[] = { ZW_BUDGET_YEAR,  ZW_BUDGET_SUB_ITEM,    ZW_BUDGET_CENTRAL,
                                  ZW_BUDGET_LOCAL, ZW_BUDGET_STATED_ITEM, ZW_BUDGET_STATED_SUB_ITEM,
                                  ZW_BUDGET_NOTE };
  const GPtrArray *rows = zw_records_get (records, ZW_RECORD_BUDGET);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          g_autofree char *value = zw_record_format (g_ptr_array_index (rows, i), fields[k], FALSE);

          g_string_append_printf (text, "%s|", value);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

G_GNUC_UNUSED static ZwBudgetSheetReport
import (Fixture *f, const char *path, gboolean add)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (GError) error = NULL;
  ZwBudgetSheetReport report;

  zw_budget_sheet_import (f->store, rules, f->zone, path, add, &report, &error);
  g_assert_no_error (error);
  return report;
}

G_GNUC_UNUSED static void
set_type (Fixture *f, ZwZoneType type)
{
  g_autoptr (GError) error = NULL;

  zw_zone_set_type (f->store, f->zone, type, &error);
  g_assert_no_error (error);
}
