/* zw-budget-sheet-rows.c: what an office's budget table says, row by row
 *
 * Merged cells come as one filled and empty ones below: an empty year or item
 * goes on from the row above. Rows without amounts are forms not filled in,
 * headings of a part, or notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-sheet-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-date.h"
#include "base/zw-money.h"
#include "base/zw-year.h"
#include "plan/zw-plan-edit.h"

#define MAX_TOTAL_LABEL 24 /* characters */
#define FULL_PERCENT 100.0

/* What a sheet states is kept, also when it is wrong; more is no share at all. */
#define MAX_PERCENT 10000.0

/* Amounts that a formula has left a hair beside the whole dollar. */
#define WHOLE_TOLERANCE 1e-3

/* A spreadsheet's day 0. */
#define DAY_ZERO_YEAR 1899
#define DAY_ZERO_MONTH 12
#define DAY_ZERO_DAY 30

typedef struct
{
  const ZwSheet *sheet;
  const ZwBudgetColumns *columns;
  GPtrArray *rows;
  GArray *bare; /* pointers to percents without a sign */
  guint n_left_out;

  /* what empty cells go on from */
  int year;
  char *item;
} Reader;

static void
free_row (gpointer data)
{
  ZwBudgetSheetRow *self = data;

  g_free (self->item);
  g_free (self->sub_item);
  g_free (self->note);
  g_free (self);
}

/* Names the cell as a spreadsheet program shows it. */
static gboolean
refuse (GError **error,
        const Reader *self,
        const ZwSheetRow *row,
        ZwSheetColumn column,
        const char *why)
{
  g_autofree char *letters = zw_sheet_format_column ((guint) self->columns->at[column]);
  g_autofree char *heading = g_strdup (self->columns->heading[column]);

  for (char *c = heading; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
               /* Translators: number of a row, letters of a column, its heading, a sentence */
               _ ("Row %u, column %s (%s): %s Nothing was imported."), row->number, letters,
               heading, why);
  return FALSE;
}

/* Full-width forms narrow, no blanks to fill in, in one line. */
static char *
narrow (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);

  for (const char *c = plain != NULL ? plain : ""; *c != '\0'; c = g_utf8_next_char (c))
    if (*c != '_')
      g_string_append_unichar (out,
                               g_unichar_isspace (g_utf8_get_char (c)) ? ' ' : g_utf8_get_char (c));
  g_strstrip (out->str);
  return g_string_free (out, FALSE);
}

/* Words over several lines in one; Chinese needs no space between. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, " \t\r\n", -1) : NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (out->len > 0 && (guchar) out->str[out->len - 1] < 0x80 && (guchar) *words[i] < 0x80)
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
    }
  if (out->len > 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/* Cuts "(87.5 %)" off "3,500,000元 (87.5 %)", also when nothing was filled in. */
static void
cut_percent (char *text, double *percent)
{
  gsize length = strlen (text), end, start;

  *percent = NAN;
  while (length > 0 && strchr (" )", text[length - 1]) != NULL)
    length--;
  if (length == 0 || text[length - 1] != '%')
    return;
  end = length - 1;
  while (end > 0 && text[end - 1] == ' ')
    end--;
  for (start = end; start > 0 && (g_ascii_isdigit (text[start - 1]) || text[start - 1] == '.');)
    start--;
  if (start > 0 && text[start - 1] == '-')
    return;
  text[end] = '\0';
  if (end > start)
    *percent = g_ascii_strtod (text + start, NULL);
  while (start > 0 && strchr (" (", text[start - 1]) != NULL)
    start--;
  text[start] = '\0';
}

static gboolean
is_blank_amount (const char *text)
{
  static const char *const blanks[] = {
    "", "元", "-", "–", "—", "−", "─", "ー", "NT$", "無", NULL
  };

  return g_strv_contains (blanks, text);
}

static gboolean
is_figure (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789,.") == strlen (text);
}

/* A value as a spreadsheet keeps it: 3500000, 3.5E6, 1049999.9999999998. */
static gboolean
parse_value (const char *text, const char *unit, gint64 *ntd)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  g_autofree char *one = g_strconcat ("1", unit, NULL);
  gint64 scale = 1;

  if (end == text || *end != '\0' || !isfinite (value) || strpbrk (text, "xXnN") != NULL
      || (unit != NULL && !zw_money_parse (one, &scale, NULL)))
    return FALSE;
  value *= (double) scale;
  if (value < 0 || value > (double) ZW_MONEY_MAX || fabs (value - rint (value)) > WHOLE_TOLERANCE)
    return FALSE;
  *ntd = (gint64) rint (value);
  return TRUE;
}

/* @percent takes what stands in the same cell. */
static gboolean
read_amount (Reader *self,
             const ZwSheetRow *row,
             ZwSheetColumn column,
             gint64 *ntd,
             double *percent,
             GError **error)
{
  const char *cell = zw_sheet_row_get (row, self->columns->at[column]);
  const char *unit = self->columns->unit[column];
  g_autofree char *text = narrow (cell != NULL ? cell : "");
  g_autofree char *counted = NULL;
  g_autoptr (GError) problem = NULL;
  double share;

  *ntd = ZW_SHEET_NO_AMOUNT;
  cut_percent (text, &share);
  if (percent != NULL && !isnan (share))
    *percent = share;
  g_strstrip (text);
  if (is_blank_amount (text))
    return TRUE;
  counted = g_strconcat (text, unit != NULL && is_figure (text) ? unit : NULL, NULL);
  if (zw_money_parse (counted, ntd, &problem) || parse_value (text, unit, ntd))
    return TRUE;
  *ntd = ZW_SHEET_NO_AMOUNT;
  return refuse (error, self, row, column, problem->message);
}

static gboolean
read_percent (Reader *self,
              const ZwSheetRow *row,
              ZwSheetColumn column,
              double *percent,
              GError **error)
{
  const char *cell = zw_sheet_row_get (row, self->columns->at[column]);
  g_autofree char *text = narrow (cell != NULL ? cell : "");
  g_autofree char *why = NULL;
  double signed_percent, value;
  char *end = NULL;

  cut_percent (text, &signed_percent);
  if (!isnan (signed_percent))
    *percent = signed_percent;
  g_strstrip (text);
  if (is_blank_amount (text))
    return TRUE;
  value = g_ascii_strtod (text, &end);
  if (isnan (signed_percent) && end != text && *end == '\0' && value >= 0 && value <= FULL_PERCENT)
    {
      *percent = value;
      g_array_append_val (self->bare, percent);
      return TRUE;
    }
  /* Translators: %s is what an office's sheet says */
  why = g_strdup_printf (_ ("“%s” is no share in percent. Write it like 35 %%."), text);
  return refuse (error, self, row, column, why);
}

/* Shares without a sign are fractions (percent cells of a spreadsheet come so) or
 * percents. One sheet writes them one way: where none is above 1, which no share
 * in percent would be of an application, they are fractions. */
static void
settle_percents (const Reader *self)
{
  double most = 0;

  for (guint i = 0; i < self->bare->len; i++)
    most = MAX (most, *g_array_index (self->bare, double *, i));
  for (guint i = 0; i < self->bare->len && most <= 1; i++)
    {
      double *percent = g_array_index (self->bare, double *, i);

      /* 0.167 times 100 is not quite 16.7 */
      *percent = rint (*percent * FULL_PERCENT * 1e9) / 1e9;
    }
}

/* A date cell: 2025/01/01 is a year; a year that was shown as a date is the
 * number of days since the end of 1899, 114 being 1900-04-23. */
static gboolean
parse_dated_year (const char *text, int *year)
{
  g_autofree char *number = NULL;
  GDate zero, day;
  ZwDate date;

  if (strlen (text) < 8 || !g_ascii_isdigit (text[3]) || strchr ("-/", text[4]) == NULL
      || !zw_date_parse (text, &date) || date.day == 0
      || !g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year))
    return FALSE;
  if (date.year > ZW_YEAR_ROC_OFFSET)
    {
      *year = date.year;
      return TRUE;
    }
  g_date_set_dmy (&zero, DAY_ZERO_DAY, DAY_ZERO_MONTH, DAY_ZERO_YEAR);
  g_date_set_dmy (&day, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  number = g_strdup_printf ("%d", g_date_days_between (&zero, &day));
  return zw_year_parse (number, year) && *year != 0;
}

/* 114, 114年度, 民國114年, 2025, 2025/01/01 */
static gboolean
parse_year (const char *cell, int *year)
{
  g_autofree char *text = narrow (cell);
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "年度", "年", 0);
  g_string_replace (plain, "計畫", "", 0);
  if (g_str_has_suffix (plain->str, ".0"))
    g_string_truncate (plain, plain->len - 2);
  return parse_dated_year (plain->str, year) || (zw_year_parse (plain->str, year) && *year != 0);
}

/* The cell left of the amounts that says 總計, 114年度小計 … */
static const char *
find_total_label (const Reader *self, const ZwSheetRow *row, int *column)
{
  static const char *const words[] = {
    "總計", "合計", "小計", "總和", "共計", "total", "sum", NULL
  };

  for (*column = 0; *column < self->columns->at[ZW_SHEET_CENTRAL]; (*column)++)
    {
      const char *cell = zw_sheet_row_get (row, *column);
      g_autofree char *text = cell != NULL ? narrow (cell) : NULL;
      g_autofree char *lower = NULL;
      g_autoptr (GString) plain = NULL;

      if (text == NULL || g_utf8_strlen (text, -1) > MAX_TOTAL_LABEL)
        continue;
      lower = g_utf8_strdown (text, -1);
      plain = g_string_new (lower);
      g_string_replace (plain, " ", "", 0);
      for (guint i = 0; words[i] != NULL; i++)
        if (strstr (plain->str, words[i]) != NULL)
          return cell;
    }
  return NULL;
}

/* The year in "114年度小計"; 0 for none. */
static int
find_year_within (const char *label)
{
  g_autofree char *text = narrow (label);
  gsize start = strcspn (text, "0123456789");
  gsize n = strspn (text + start, "0123456789");
  g_autofree char *digits = g_strndup (text + start, n);
  int year = 0;

  return n > 0 && zw_year_parse (digits, &year) ? year : 0;
}

/* Of which year a row of totals is: 0 of all, -1 of an item or otherwise of no year
 * that is kept. */
static int
find_total_year (const Reader *self, const ZwSheetRow *row, const char *label, int column)
{
  const char *own = zw_sheet_row_get (row, self->columns->at[ZW_SHEET_YEAR]);
  g_autofree char *lower = g_utf8_strdown (label, -1);
  gboolean is_part = strstr (label, "小") != NULL || strstr (lower, "sub") != NULL;
  int year = find_year_within (label);

  if (year != 0)
    return year;
  /* Below an item or a sub-item it is that one's. */
  if (column == self->columns->at[ZW_SHEET_SUB_ITEM])
    return zw_sheet_row_get (row, self->columns->at[ZW_SHEET_ITEM]) != NULL || is_part ? -1 : 0;
  if (own != NULL && own != label && parse_year (own, &year))
    return year;
  return is_part && self->year != 0 ? self->year : is_part ? -1 : 0;
}

/* Where the label's cell is merged over fewer columns than the headings have, the
 * three amounts begin one column too early: they are read from there. */
static gboolean
read_shifted (const Reader *self, const ZwSheetRow *row, int label, ZwBudgetSheetRow *out)
{
  gint64 amounts[3];
  guint n = 0;

  if (out->total_ntd != ZW_SHEET_NO_AMOUNT)
    return FALSE;
  for (int c = label + 1; c < (int) row->n_cells && n < G_N_ELEMENTS (amounts); c++)
    {
      g_autofree char *text = row->cells[c] != NULL ? narrow (row->cells[c]) : NULL;

      if (text != NULL && zw_money_parse (text, &amounts[n], NULL))
        n++;
    }
  if (n < G_N_ELEMENTS (amounts) || amounts[0] + amounts[1] != amounts[2])
    return FALSE;
  out->central_ntd = amounts[0];
  out->local_ntd = amounts[1];
  out->total_ntd = amounts[2];
  return TRUE;
}

static gboolean
read_total (Reader *self,
            const ZwSheetRow *row,
            const char *label,
            int column,
            ZwBudgetSheetRow *out,
            GError **error)
{
  int year = find_total_year (self, row, label, column);

  if (!read_amount (self, row, ZW_SHEET_CENTRAL, &out->central_ntd, NULL, error)
      || !read_amount (self, row, ZW_SHEET_LOCAL, &out->local_ntd, NULL, error)
      || !read_amount (self, row, ZW_SHEET_TOTAL, &out->total_ntd, NULL, error))
    return FALSE;
  read_shifted (self, row, column, out);
  out->is_total = TRUE;
  out->year = MAX (year, 0);
  return TRUE;
}

static gboolean
is_empty_amount (gint64 ntd)
{
  return ntd <= 0;
}

static gboolean
is_heading (const Reader *self, const ZwSheetRow *row)
{
  const char *cell = zw_sheet_row_get (row, self->columns->at[ZW_SHEET_CENTRAL]);

  return cell != NULL && zw_budget_columns_name (cell) == ZW_SHEET_CENTRAL
         && strpbrk (cell, "123456789") == NULL;
}

/* Year and item, or what was above. */
static gboolean
read_place (Reader *self,
            const ZwSheetRow *row,
            gboolean must,
            ZwBudgetSheetRow *out,
            GError **error)
{
  const char *year = zw_sheet_row_get (row, self->columns->at[ZW_SHEET_YEAR]);
  g_autofree char *item = squeeze (zw_sheet_row_get (row, self->columns->at[ZW_SHEET_ITEM]));
  g_autofree char *why = NULL;
  int parsed = 0;

  if (year != NULL && parse_year (year, &parsed))
    self->year = parsed;
  else if (year != NULL && must)
    {
      g_autofree char *shown = squeeze (year);

      /* Translators: %s is what an office's sheet says */
      why = g_strdup_printf (_ ("“%s” is no year. Write it like 115 or 2026."), shown);
      return refuse (error, self, row, ZW_SHEET_YEAR, why);
    }
  if (item != NULL)
    {
      g_free (self->item);
      self->item = g_steal_pointer (&item);
    }
  out->year = self->year;
  out->item = g_strdup (self->item);
  return TRUE;
}

static gboolean
read_budget (Reader *self, const ZwSheetRow *row, ZwBudgetSheetRow *out, GError **error)
{
  gboolean empty;

  out->sub_item = squeeze (zw_sheet_row_get (row, self->columns->at[ZW_SHEET_SUB_ITEM]));
  out->note = squeeze (zw_sheet_row_get (row, self->columns->at[ZW_SHEET_NOTE]));
  if (!read_amount (self, row, ZW_SHEET_CENTRAL, &out->central_ntd, &out->central_percent, error)
      || !read_amount (self, row, ZW_SHEET_LOCAL, &out->local_ntd, &out->local_percent, error)
      || !read_amount (self, row, ZW_SHEET_TOTAL, &out->total_ntd, NULL, error))
    return FALSE;
  empty = is_empty_amount (out->central_ntd) && is_empty_amount (out->local_ntd)
          && is_empty_amount (out->total_ntd);
  if (!read_place (self, row, !empty, out, error))
    return FALSE;
  if (empty)
    {
      self->n_left_out += out->sub_item != NULL;
      out->number = 0;
      return TRUE;
    }
  return read_percent (self, row, ZW_SHEET_CENTRAL_PERCENT, &out->central_percent, error)
         && read_percent (self, row, ZW_SHEET_LOCAL_PERCENT, &out->local_percent, error);
}

static gboolean
read_row (Reader *self, const ZwSheetRow *row, GError **error)
{
  ZwBudgetSheetRow *out = g_new0 (ZwBudgetSheetRow, 1);
  const char *label;
  gboolean ok;
  int column;

  out->number = row->number;
  out->central_ntd = out->local_ntd = out->total_ntd = ZW_SHEET_NO_AMOUNT;
  out->central_percent = out->local_percent = NAN;
  label = find_total_label (self, row, &column);
  ok = label != NULL ? read_total (self, row, label, column, out, error)
                     : read_budget (self, row, out, error);
  if (ok && out->is_total
      && (find_total_year (self, row, label, column) < 0
          || (is_empty_amount (out->central_ntd) && is_empty_amount (out->local_ntd)
              && is_empty_amount (out->total_ntd))))
    out->number = 0;
  if (!ok || out->number == 0)
    free_row (out);
  else
    g_ptr_array_add (self->rows, out);
  return ok;
}

/**
 * zw_budget_rows_read:
 * @n_left_out: (out): rows with a sub-item but without any amount
 *
 * Returns: (transfer full) (element-type ZwBudgetSheetRow): the rows with amounts, in
 *   order; %NULL with %ZW_PLAN_ERROR_INVALID, which names the cell
 */
GPtrArray *
zw_budget_rows_read (const ZwSheet *sheet,
                     const ZwBudgetColumns *columns,
                     guint *n_left_out,
                     GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double *));
  Reader reader = { .sheet = sheet, .columns = columns, .rows = rows, .bare = bare };
  gboolean ok = TRUE;

  for (guint r = columns->first_row; r < sheet->rows->len && ok; r++)
    if (!is_heading (&reader, g_ptr_array_index (sheet->rows, r)))
      ok = read_row (&reader, g_ptr_array_index (sheet->rows, r), error);
  if (ok)
    settle_percents (&reader);
  g_free (reader.item);
  *n_left_out = reader.n_left_out;
  return ok ? g_steal_pointer (&rows) : NULL;
}
