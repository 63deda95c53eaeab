/* budget-judge.h: a slow statement of the draft directions
 *
 * Written from the clauses of annex 4 of the study alone, with every limit and name
 * typed here, to hold against what the program finds. Where the text leaves room,
 * the comment says how it is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-budget.h"

#define MOST_ROWS 12
#define NTD G_GINT64_CONSTANT

/* --- the directions, typed from annex 4 --- */

typedef enum
{
  PLANNING,
  PLATES,
  GREEN,
  TRANSITION,
  N_ITEMS,
} Item;

static const char *const item_names[N_ITEMS] = { "規劃、實地調查與成效評估", "車牌辨識系統",
                                                 "綠運輸活動", "受影響族群公正轉型措施" };

#define U (1 << ZW_ZONE_URBAN)
#define S (1 << ZW_ZONE_SCENIC)
#define P (1 << ZW_ZONE_PARK)

typedef struct
{
  Item item;
  const char *name; /* 附件三 6 */
  guint types;
} SubItem;

enum
{
  PLAN,
  PLAN_SURVEY,
  EVALUATION,
  SCOOTERS = 10,
};

static const SubItem sub_items[] = {
  { PLANNING, "實施規劃", U | S | P },
  { PLANNING, "實施規劃(含實地調查)", U | S | P },
  { PLANNING, "評估實施成效", U | S | P },
  { PLATES, "車牌影像蒐集與辨識、網路通訊設備等相關軟硬體", U | S | P },
  { PLATES, "車牌影像蒐集、辨識與分析", U | S | P },
  { GREEN, "都會區抑制高排碳運具及鼓勵低碳運具使用活動", U },
  { GREEN, "都會區自行車通勤活動", U },
  { GREEN, "景區內低碳運輸接駁服務", S },
  { GREEN, "提供停車轉乘旅客停車優惠或免費接駁", S },
  { GREEN, "其他與低碳旅遊有關之活動或相關優惠", S },
  { GREEN, "離島合法租賃業者機車電動化", S },
  { GREEN, "結合企業員工綠運輸通勤活動", P },
  { GREEN, "獎勵員工綠運輸通勤占比高之企業", P },
  { GREEN, "其他與綠運輸有關之活動或相關優惠", U | P },
  { TRANSITION, "利害關係人轉型溝通協商相關作業", U | S },
  { TRANSITION, "經濟及社會弱勢族群公共運輸額外補貼或低碳接駁服務", U },
  { TRANSITION, "景區內受影響商家轉型協助", S },
  { TRANSITION, "其他與公正轉型有關之措施", U | S },
};
#define N_SUB_ITEMS G_N_ELEMENTS (sub_items)

/* 六、(一) and 附件二 二、(三) of each type: in ten thousand NT$ (萬元) */
static const gint64 planning_caps[] = { 200, 350, 300 };
static const gint64 item_caps[ZW_N_ZONE_TYPES][N_ITEMS] = {
  [ZW_ZONE_URBAN] = { 0, 1000, 500, 500 },
  [ZW_ZONE_SCENIC] = { 0, 500, 1000, 300 },
  [ZW_ZONE_PARK] = { 0, 500, 1500, 0 },
};
/* 六、(二) 表 2 */
static const int ratios[] = { 0, 35, 68, 77, 79, 83 };

typedef struct
{
  int year; /* 0: not given */
  guint sub_item;
  gint64 central, local; /* -1: not given */
} Row;

typedef struct
{
  ZwBudgetCase application;
  Row rows[MOST_ROWS];
  guint n_rows;
  struct
  {
    int year;
    gint64 central;
  } others[3];
  guint n_others;
} Sheet;

/* --- the slow judge --- */

static gint64
given (gint64 amount)
{
  return amount < 0 ? 0 : amount;
}

static void G_GNUC_PRINTF (2, 3) say (GPtrArray *said, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (said, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
may_apply (const Sheet *sheet, const Row *row)
{
  return (sub_items[row->sub_item].types & 1u << sheet->application.zone_type) != 0;
}

/* 六、(二): the ratio of the grade, 90 % for grades 4 and 5 in remote areas; none known: 0 */
static int
ratio_of (const Sheet *sheet)
{
  if (sheet->application.remote && sheet->application.grade >= 4)
    return 90;
  return ratios[sheet->application.grade];
}

static void
judge_row (const Sheet *sheet, guint i, GPtrArray *said)
{
  const Row *row = &sheet->rows[i];
  const SubItem *sub_item = &sub_items[row->sub_item];
  gint64 total = row->central + row->local;
  gboolean planning = sub_item->item == PLANNING;

  /* 附件三 7: a year and amounts in each line */
  if (row->year == 0)
    say (said, "budget-no-year row %u", i);
  /* 二: ROC 114 to 115 */
  if (row->year != 0 && (row->year < 2025 || row->year > 2026))
    say (said, "budget-years row %u", i);
  /* 附件二 二、(二): scooters in scenic zones on outlying islands, nowhere else */
  if (row->sub_item == SCOOTERS)
    {
      if (!may_apply (sheet, row) || !sheet->application.island)
        say (said, "budget-island row %u", i);
    }
  /* 四、(三): the sub-items of the type only */
  else if (!may_apply (sheet, row))
    say (said, "budget-item-type row %u", i);
  /* 六、(二): a local share has to be there */
  if (row->central > 0 && row->local <= 0)
    say (said, "budget-local-share row %u", i);
  else if (row->central < 0 || row->local < 0 || total == 0)
    say (said, "budget-no-amount row %u", i);
  /* 六、(二): all but the planning items within the ratio, where the grade is known */
  else if (!planning && sheet->application.grade > 0)
    {
      if (row->central * 100 > total * ratio_of (sheet))
        say (said, "budget-ratio row %u", i);
    }
  /* 補助辦法第 9 條: the others no more than 90 % */
  else if (row->central * 100 > total * 90)
    say (said, "budget-ceiling row %u", i);
}

/* The row with which a sum passes its limit, in the order of the sheet. */
static void
say_passed (const Sheet *sheet,
            GPtrArray *said,
            const char *rule,
            gboolean (*counts) (const Row *row, int which),
            int which,
            gint64 before,
            gint64 limit)
{
  gint64 sum = before, here = 0;
  int passed = -1;

  for (guint i = 0; i < sheet->n_rows; i++)
    if (counts (&sheet->rows[i], which))
      {
        sum += given (sheet->rows[i].central);
        here += given (sheet->rows[i].central);
        if (passed < 0 && sum > limit && sheet->rows[i].central > 0)
          passed = i;
      }
  /* What others ask for alone is no fault of this budget. */
  if (here > 0 && sum > limit)
    say (said, "%s row %d: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, rule, passed, sum, limit);
}

static gboolean
is_of_sub_item (const Row *row, int which)
{
  return row->sub_item == (guint) which;
}

static gboolean
is_of_item (const Row *row, int which)
{
  return sub_items[row->sub_item].item == (Item) which;
}

static gboolean
is_of_year (const Row *row, int which)
{
  return row->year == which;
}

/* An item that the type has not got is said to be so row by row. */
static void
judge_caps (const Sheet *sheet, GPtrArray *said)
{
  for (int i = PLAN; i <= EVALUATION; i++)
    say_passed (sheet, said, "budget-cap", is_of_sub_item, i, 0, planning_caps[i] * 10000);
  for (int i = PLATES; i < N_ITEMS; i++)
    if (item_caps[sheet->application.zone_type][i] > 0)
      say_passed (sheet, said, "budget-cap", is_of_item, i, 0,
                  item_caps[sheet->application.zone_type][i] * 10000);
}

/* 六、(三): 20,000,000 a year, all applications of the government together. */
static void
judge_years (const Sheet *sheet, GPtrArray *said)
{
  for (int year = 2020; year < 2035; year++)
    {
      gint64 others = 0;

      for (guint i = 0; i < sheet->n_others; i++)
        if (sheet->others[i].year == year)
          others += sheet->others[i].central;
      say_passed (sheet, said, "budget-yearly", is_of_year, year, others, NTD (20000000));
    }
}

/* 四、(五), 附件二 規劃…(一)1 and what the form asks of the applicant. */
static void
judge_whole (const Sheet *sheet, GPtrArray *said)
{
  gboolean planning[3] = { FALSE }, others = FALSE, several = FALSE;
  int year = 0;

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const Row *row = &sheet->rows[i];

      /* The plan has to be one of several years, whoever pays in which; a year or
         subsidy that is still to be named may be another. */
      if (row->central != 0 || row->local > 0)
        {
          several = several || row->year == 0 || (year != 0 && row->year != year);
          year = row->year;
        }
      /* Without a subsidy nothing is applied for. */
      if (row->central == 0)
        continue;
      if (row->sub_item <= EVALUATION)
        planning[row->sub_item] = TRUE;
      else if (may_apply (sheet, row) && (row->sub_item != SCOOTERS || sheet->application.island))
        others = TRUE;
    }
  if (planning[PLAN] && planning[PLAN_SURVEY])
    say (said, "budget-planning-exclusive");
  if (planning[PLAN] || planning[PLAN_SURVEY] || planning[EVALUATION])
    {
      if (!others)
        say (said, "budget-planning-alone");
      if (!several)
        say (said, "budget-multi-year");
    }
  if (sheet->application.remote && sheet->application.grade >= 1 && sheet->application.grade <= 3)
    say (said, "budget-remote");
  if (sheet->application.grade == 0)
    say (said, "budget-government");
}

/* 七、(二) keeps 5 % of more than 10,000,000 for a 項目, the central principle (點 3) of
 * 10,000,000 and more: the two differ there alone. 項目 can be read as the item or as
 * one of its sub-items (附件二 uses 補助工作項目 for both): a note for either. */
static void
judge_payment (const Sheet *sheet, GPtrArray *said)
{
  for (guint item = 0; item < N_ITEMS; item++)
    {
      gint64 whole = 0;
      gboolean exactly = FALSE;

      for (guint i = 0; i < N_SUB_ITEMS; i++)
        {
          gint64 sum = 0;

          if (sub_items[i].item != item)
            continue;
          for (guint j = 0; j < sheet->n_rows; j++)
            if (sheet->rows[j].sub_item == i)
              sum += given (sheet->rows[j].central);
          exactly = exactly || sum == NTD (10000000);
          whole += sum;
        }
      if (exactly || whole == NTD (10000000))
        say (said, "budget-held-back");
    }
}

static GPtrArray *
judge (const Sheet *sheet)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sheet->n_rows; i++)
    judge_row (sheet, i, said);
  judge_caps (sheet, said);
  judge_years (sheet, said);
  judge_whole (sheet, said);
  judge_payment (sheet, said);
  return said;
}
