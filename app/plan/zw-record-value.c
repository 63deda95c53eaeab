/* zw-record-value.c: one value of a record: typed, kept and shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-record-value.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-date.h"
#include "base/zw-money.h"
#include "base/zw-number.h"
#include "base/zw-year.h"
#include "plan/zw-plan-edit.h"

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY 1440

/* Counts are people and years; more is a slip of the finger. */
#define MOST_COUNT 100000000

/* From here on digits are written in groups of three. */
#define LEAST_GROUPED 1000

void
zw_record_value_clear (ZwRecordValue *self)
{
  g_free (self->text);
  *self = (ZwRecordValue){ 0 };
}

gboolean
zw_record_type_is_text (ZwRecordType type)
{
  return type <= ZW_RECORD_CHOICES || type == ZW_RECORD_DATE || type == ZW_RECORD_LINKS;
}

gboolean
zw_record_type_is_real (ZwRecordType type)
{
  return type == ZW_RECORD_NUMBER || type == ZW_RECORD_PERCENT;
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID, message);
  return FALSE;
}

/* "07:00", "7", "0730", "24:00" */
static gboolean
parse_time (const char *typed, gint64 *minutes)
{
  g_autofree char *narrow = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  int digits[4], n = 0, hour_digits = -1;

  for (const char *c = narrow != NULL ? narrow : ""; *c != '\0'; c++)
    if (*c == ':' && hour_digits < 0 && n > 0)
      hour_digits = n;
    else if (!g_ascii_isdigit (*c) || n == G_N_ELEMENTS (digits))
      return FALSE;
    else
      digits[n++] = *c - '0';
  if (hour_digits < 0)
    hour_digits = n <= 2 ? n : n - 2;
  if (n == 0 || hour_digits > 2 || (n > hour_digits && n - hour_digits != 2))
    return FALSE;
  *minutes = 0;
  for (int i = 0; i < hour_digits; i++)
    *minutes = *minutes * 10 + digits[i];
  *minutes *= MINUTES_PER_HOUR;
  if (n > hour_digits)
    {
      int rest = digits[hour_digits] * 10 + digits[hour_digits + 1];

      if (rest >= MINUTES_PER_HOUR)
        return FALSE;
      *minutes += rest;
    }
  return *minutes <= MINUTES_PER_DAY;
}

static gboolean
parse_date (ZwRecordValue *self, const char *typed, GError **error)
{
  ZwDate date;

  if (!zw_date_parse (typed, &date) || date.day == 0)
    return refuse (error,
                   /* Translators: %s is what the user typed */
                   _ ("“%s” is no date. Write it like 115-05-20 or 2026-05-20."), typed);
  self->text = zw_date_format (&date);
  return TRUE;
}

static gboolean
parse_real (ZwRecordValue *self, const ZwRecordField *field, const char *typed, GError **error)
{
  g_autofree char *bare = g_strdup (typed);
  gsize n = strlen (bare);

  if (field->type == ZW_RECORD_PERCENT && n > 0 && bare[n - 1] == '%')
    bare[n - 1] = '\0';
  self->real = zw_number_parse (g_strstrip (bare));
  if (!isnan (self->real))
    return TRUE;
  return refuse (error,
                 /* Translators: %s is what the user typed */
                 _ ("“%s” is no number. Write it like 60 or 12.5."), typed);
}

static gboolean
parse_whole (ZwRecordValue *self, const char *typed, GError **error)
{
  double number = zw_number_parse (typed);

  if (number >= 0 && number <= MOST_COUNT && number == floor (number))
    {
      self->number = (gint64) number;
      return TRUE;
    }
  return refuse (error,
                 /* Translators: %s is what the user typed */
                 _ ("“%s” is no whole number. Write it like 3."), typed);
}

/**
 * zw_record_value_check:
 *
 * Whether it keeps to the limits of the field, in either direction.
 */
gboolean
zw_record_value_check (const ZwRecordValue *self, const ZwRecordField *field, GError **error)
{
  double value = zw_record_type_is_real (field->type) ? self->real : (double) self->number;
  g_autofree char *most = NULL;

  if (!self->is_set || zw_record_type_is_text (field->type))
    return TRUE;
  if (field->type == ZW_RECORD_MONEY && (self->number < 0 || self->number > ZW_MONEY_MAX))
    {
      g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                           _ ("An amount must be 0 or more, and no more than a budget can hold."));
      return FALSE;
    }
  if (!isfinite (value))
    {
      g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                           _ ("This is no number that a plan can hold."));
      return FALSE;
    }
  if (field->most == 0 || (value >= 0 && value <= field->most))
    return TRUE;
  most = g_strdup_printf ("%.10g", field->most);
  g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
               /* Translators: the first %s is the name of a value, the second a number */
               _ ("“%s” must be between 0 and %s."), _ (field->label), most);
  return FALSE;
}

/**
 * zw_record_value_parse:
 * @typed: (nullable): as a person writes it; blank leaves it unset
 *
 * Ids of choices are not looked up here: a file may hold those of another edition.
 */
gboolean
zw_record_value_parse (ZwRecordValue *self,
                       const ZwRecordField *field,
                       const char *typed,
                       GError **error)
{
  g_autofree char *clean = typed != NULL ? g_strstrip (g_utf8_make_valid (typed, -1)) : NULL;
  gboolean ok = TRUE;

  zw_record_value_clear (self);
  if (clean == NULL || *clean == '\0')
    return TRUE;
  switch (field->type)
    {
    case ZW_RECORD_TEXT:
    case ZW_RECORD_LINES:
    case ZW_RECORD_CHOICE:
    case ZW_RECORD_CHOICES:
    case ZW_RECORD_LINKS:
      self->text = g_steal_pointer (&clean);
      break;
    case ZW_RECORD_DATE:
      ok = parse_date (self, clean, error);
      break;
    case ZW_RECORD_YEAR:
      {
        int year = 0;

        ok = zw_year_parse (clean, &year)
             || refuse (error,
                        /* Translators: %s is what the user typed */
                        _ ("“%s” is no year. Write it like 115 or 2026."), clean);
        self->number = year;
        break;
      }
    case ZW_RECORD_TIME:
      ok = parse_time (clean, &self->number)
           || refuse (error,
                      /* Translators: %s is what the user typed */
                      _ ("“%s” is no time of the day. Write it like 07:00."), clean);
      break;
    case ZW_RECORD_MONEY:
      ok = zw_money_parse (clean, &self->number, error);
      break;
    case ZW_RECORD_COUNT:
    case ZW_RECORD_LINK:
      ok = parse_whole (self, clean, error);
      break;
    case ZW_RECORD_NUMBER:
    case ZW_RECORD_PERCENT:
      ok = parse_real (self, field, clean, error);
      break;
    }
  self->is_set = ok;
  return ok && zw_record_value_check (self, field, error);
}

/**
 * zw_record_value_format:
 * @chinese: years of the Republic
 *
 * Returns: (transfer full): the value as it can be typed again; "" where unset
 */
char *
zw_record_value_format (const ZwRecordValue *self, const ZwRecordField *field, gboolean chinese)
{
  if (!self->is_set)
    return g_strdup ("");
  if (zw_record_type_is_text (field->type))
    return g_strdup (self->text);
  switch (field->type)
    {
    case ZW_RECORD_YEAR:
      return g_strdup_printf ("%d",
                              chinese ? zw_year_to_roc ((int) self->number) : (int) self->number);
    case ZW_RECORD_TIME:
      return g_strdup_printf ("%02d:%02d", (int) (self->number / MINUTES_PER_HOUR),
                              (int) (self->number % MINUTES_PER_HOUR));
    case ZW_RECORD_MONEY:
      return zw_money_format (self->number);
    case ZW_RECORD_NUMBER:
    case ZW_RECORD_PERCENT:
      if (self->real == floor (self->real) && fabs (self->real) >= LEAST_GROUPED
          && fabs (self->real) <= ZW_MONEY_MAX)
        return zw_money_format ((gint64) self->real);
      return g_strdup_printf ("%.10g", self->real);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
    }
}

/**
 * zw_record_value_read:
 * @query: at a row
 *
 * What another program put there and no field can hold counts as not set.
 */
void
zw_record_value_read (ZwRecordValue *self,
                      const ZwRecordField *field,
                      ZwStatement *query,
                      int column)
{
  int type = sqlite3_column_type (query, column);

  zw_record_value_clear (self);
  if (type == SQLITE_NULL)
    return;
  if (zw_record_type_is_text (field->type))
    self->text = zw_sql_dup_text (query, column);
  else if (zw_record_type_is_real (field->type))
    self->real = sqlite3_column_double (query, column);
  else
    self->number = sqlite3_column_int64 (query, column);
  self->is_set = zw_record_type_is_text (field->type)
                     ? self->text != NULL
                     : (type == SQLITE_INTEGER || type == SQLITE_FLOAT);
  if (self->is_set && !zw_record_value_check (self, field, NULL))
    zw_record_value_clear (self);
}

gboolean
zw_record_value_bind (const ZwRecordValue *self,
                      const ZwRecordField *field,
                      ZwStatement *statement,
                      int parameter)
{
  int code;

  if (!self->is_set)
    code = sqlite3_bind_null (statement, parameter);
  else if (zw_record_type_is_text (field->type))
    code = sqlite3_bind_text (statement, parameter, self->text, -1, SQLITE_TRANSIENT);
  else if (zw_record_type_is_real (field->type))
    code = sqlite3_bind_double (statement, parameter, self->real);
  else
    code = sqlite3_bind_int64 (statement, parameter, self->number);
  return code == SQLITE_OK;
}
