/* zw-budget-sheet-columns.c: where the headings of table 5 are in a sheet
 *
 * Offices put titles above the table, break headings over lines, write brackets
 * in full width, add the unit, or set 經費 above three columns of its own row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-sheet-private.h"

#include <string.h>

/* Headings stand within the first rows, and are no sentences. */
#define MAX_HEADING_ROWS 60
#define MAX_HEADING_CHARACTERS 40

/* Columns that must be there: sub-item, central subsidy, local share. */
#define N_NEEDED 3

/* Narrow, lower case, without spaces. */
static char *
simplify (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = g_utf8_strdown (narrow != NULL ? narrow : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (plain, g_utf8_get_char (c));
  return g_string_free (plain, FALSE);
}

static gboolean
has_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_percent (const char *plain)
{
  static const char *const shares[] = { "比率", "比例", "占比", "佔比", "ratio", "percent", NULL };
  static const char *const amounts[] = { "元", "nt$", "經費", "金額", NULL };

  return has_any (plain, shares) || (strchr (plain, '%') != NULL && !has_any (plain, amounts));
}

/**
 * zw_budget_columns_name:
 * @heading: as it stands in a sheet, in Chinese or as our own sheets have it in English
 *
 * Returns: which column it heads, %ZW_N_SHEET_COLUMNS for none of them
 */
ZwSheetColumn
zw_budget_columns_name (const char *heading)
{
  static const char *const central[] = { "中央", "central", NULL };
  static const char *const local[] = { "地方", "自籌", "配合款", "local", NULL };
  static const char *const total[] = { "總預算", "總經費", "總金額", "總計",
                                       "合計",   "小計",   "total",  NULL };
  static const char *const sub_item[] = { "細項", "子項", "細目", "sub-item", "subitem", NULL };
  static const char *const item[] = { "項目", "item", NULL };
  static const char *const year[] = { "年度", "year", NULL };
  static const char *const note[] = { "備註", "備考", "說明", "note", "remark", NULL };
  g_autofree char *plain = NULL;

  if (g_utf8_strlen (heading, -1) > MAX_HEADING_CHARACTERS)
    return ZW_N_SHEET_COLUMNS;
  plain = simplify (heading);
  if (has_any (plain, central))
    return is_percent (plain) ? ZW_SHEET_CENTRAL_PERCENT : ZW_SHEET_CENTRAL;
  if (has_any (plain, local))
    return is_percent (plain) ? ZW_SHEET_LOCAL_PERCENT : ZW_SHEET_LOCAL;
  if (has_any (plain, sub_item))
    return ZW_SHEET_SUB_ITEM;
  if (has_any (plain, item))
    return ZW_SHEET_ITEM;
  if (has_any (plain, total))
    return is_percent (plain) ? ZW_N_SHEET_COLUMNS : ZW_SHEET_TOTAL;
  if (has_any (plain, year) || strcmp (plain, "年") == 0)
    return ZW_SHEET_YEAR;
  return has_any (plain, note) ? ZW_SHEET_NOTE : ZW_N_SHEET_COLUMNS;
}

/* The unit of (千元) or 單位：萬元; "" for plain NT$, NULL where none is named. */
static const char *
find_unit (const char *text)
{
  static const struct
  {
    const char *words;
    const char *unit;
  } units[] = { { "百萬元", "百萬" },
                { "千萬元", "千萬" },
                { "億元", "億" },
                { "萬元", "萬" },
                { "千元", "千" },
                { "仟元", "千" },
                { "nt$million", "百萬" },
                { "nt$1,000", "千" },
                { "thousand", "千" },
                { "元", "" },
                { "nt$", "" } };
  g_autofree char *plain = simplify (text);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (plain, units[i].words) != NULL)
      return units[i].unit;
  return NULL;
}

/* The heading of a column over one row or two: 經費 above 中央補貼. */
static char *
join_heading (const ZwSheetRow *upper, const ZwSheetRow *lower, int column)
{
  const char *above = zw_sheet_row_get (upper, column);
  const char *below = lower != NULL ? zw_sheet_row_get (lower, column) : NULL;

  if (above == NULL && below == NULL)
    return NULL;
  return g_strconcat (above != NULL ? above : "", below != NULL ? below : "", NULL);
}

static void
read_headings (ZwBudgetColumns *self, const ZwSheetRow *upper, const ZwSheetRow *lower)
{
  guint n = MAX (upper->n_cells, lower != NULL ? lower->n_cells : 0);

  for (guint i = 0; i < ZW_N_SHEET_COLUMNS; i++)
    self->at[i] = -1;
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *heading = join_heading (upper, lower, (int) c);
      ZwSheetColumn column = heading != NULL ? zw_budget_columns_name (heading)
                                             : ZW_N_SHEET_COLUMNS;

      if (column == ZW_N_SHEET_COLUMNS || self->at[column] >= 0)
        continue;
      self->at[column] = (int) c;
      self->unit[column] = find_unit (heading);
      self->heading[column] = g_steal_pointer (&heading);
    }
}

static const char *
find_lacking (const ZwBudgetColumns *self, guint *n_lacking)
{
  static const struct
  {
    ZwSheetColumn column;
    const char *heading;
  } needed[N_NEEDED] = { { ZW_SHEET_SUB_ITEM, "申請補助細項" },
                         { ZW_SHEET_CENTRAL, "中央補貼需求經費" },
                         { ZW_SHEET_LOCAL, "地方自籌經費" } };
  const char *lacking = NULL;

  *n_lacking = 0;
  for (guint i = N_NEEDED; i-- > 0;)
    if (self->at[needed[i].column] < 0)
      {
        lacking = needed[i].heading;
        (*n_lacking)++;
      }
  return lacking;
}

/* 單位：千元 in a title holds for the columns that name no unit. */
static void
settle_units (ZwBudgetColumns *self, const ZwSheet *sheet, guint n_titles)
{
  const char *common = NULL;

  for (guint r = 0; r < n_titles; r++)
    {
      const ZwSheetRow *row = g_ptr_array_index (sheet->rows, r);

      for (guint c = 0; c < row->n_cells; c++)
        if (row->cells[c] != NULL
            && (strstr (row->cells[c], "單位") != NULL || strstr (row->cells[c], "unit") != NULL
                || strstr (row->cells[c], "Unit") != NULL))
          common = find_unit (row->cells[c]);
    }
  /* Under one merged heading only the first column shows its unit. */
  for (ZwSheetColumn i = ZW_SHEET_CENTRAL; i <= ZW_SHEET_TOTAL && common == NULL; i++)
    common = self->unit[i];
  for (guint i = 0; i < ZW_N_SHEET_COLUMNS; i++)
    {
      if (self->unit[i] == NULL)
        self->unit[i] = common;
      if (self->unit[i] != NULL && *self->unit[i] == '\0')
        self->unit[i] = NULL;
    }
}

/**
 * zw_budget_columns_find:
 * @sheets: (element-type ZwSheet): of one file
 * @columns: (out): where what is
 * @lacking: (out): what the best row lacks, where none has all that is needed; %NULL
 *   where no row looks like headings
 *
 * Returns: (nullable): the first sheet with the headings of table 5
 */
const ZwSheet *
zw_budget_columns_find (GPtrArray *sheets, ZwBudgetColumns *columns, const char **lacking)
{
  guint best = N_NEEDED;

  *lacking = NULL;
  for (guint n_rows = 1; n_rows <= 2; n_rows++)
    for (guint s = 0; s < sheets->len; s++)
      {
        const ZwSheet *sheet = g_ptr_array_index (sheets, s);
        guint n = MIN (sheet->rows->len, MAX_HEADING_ROWS);

        for (guint r = 0; r + n_rows <= n; r++)
          {
            g_auto (ZwBudgetColumns) found = { .first_row = r + n_rows };
            const char *lacks;
            guint n_lacking;

            read_headings (&found, g_ptr_array_index (sheet->rows, r),
                           n_rows == 2 ? g_ptr_array_index (sheet->rows, r + 1) : NULL);
            lacks = find_lacking (&found, &n_lacking);
            if (n_lacking == 0)
              {
                settle_units (&found, sheet, r);
                *columns = found;
                found = (ZwBudgetColumns){ 0 };
                return sheet;
              }
            if (n_lacking < best)
              {
                best = n_lacking;
                *lacking = lacks;
              }
          }
      }
  return NULL;
}

void
zw_budget_columns_clear (ZwBudgetColumns *self)
{
  for (guint i = 0; i < ZW_N_SHEET_COLUMNS; i++)
    g_clear_pointer (&self->heading[i], g_free);
}
