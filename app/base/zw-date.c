/* zw-date.c: dates as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Years below a thousand are those of the Republic, and only those of the last
 * decades are believed, so that 12/5 is no date.
 */

#include "base/zw-date.h"

#include "base/zw-year.h"

#define FIRST_ROC 60
#define LAST_ROC 160
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* The parts are groups 1 to 3. */
static const char *const whole[] = {
  "^(?:中華民國|民國)?\\s*(\\d{2,4})\\s*年度?底?\\s*(?:(\\d{1,2})\\s*月底?\\s*(?:(\\d{1,2})\\s*日)?"
  ")?"
  "(?:\\s.*)?$",
  "^(\\d{2,4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?(?:[T ].*)?$",
  "^(\\d{2,3})Y(?:(\\d{1,2})M(?:(\\d{1,2})D)?)?$",
  "^((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)$",
  "^((?:19|20)\\d\\d)(0[1-9]|1[0-2])$",
  "^(\\d{3})(\\d\\d)(\\d\\d)$",
  "^(\\d\\d)(\\d\\d)(\\d\\d)$",
  "^(\\d{3})(\\d\\d)$",
  "^(\\d{2,4})$",
};

static const char *const within[] = {
  "(?<!\\d)(\\d{2,4})\\s*年度?\\s*(?:(\\d{1,2})\\s*月\\s*(?:(\\d{1,2})\\s*日)?)?",
  "(?<!\\d)((?:19|20)\\d\\d)([-_.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?!\\d)",
  "(?<!\\d)((?:19|20)\\d\\d)[-_.](0[1-9]|1[0-2])(?!\\d)",
  "(?<!\\d)((?:19|20)\\d\\d)(?!\\d)",
};

static gboolean
complete (ZwDate *date)
{
  if (date->year >= FIRST_ROC && date->year <= LAST_ROC)
    date->year = zw_year_from_roc (date->year);
  if (date->year < FIRST_YEAR || date->year > LAST_YEAR)
    return FALSE;
  if (date->month == 0)
    return TRUE;
  return g_date_valid_dmy (date->day > 0 ? (GDateDay) MIN (date->day, 255) : 1,
                           (GDateMonth) date->month, (GDateYear) date->year);
}

/* Numbers of the groups in their order, without those that are separators. */
static gboolean
match (const char *pattern, const char *text, ZwDate *date)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  int parts[3] = { 0 };
  guint n = 0;

  if (!g_regex_match (regex, text, 0, &info))
    return FALSE;
  for (int i = 1; i < g_match_info_get_match_count (info) && n < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_match_info_fetch (info, i);

      if (g_ascii_isdigit (part[0]))
        parts[n++] = (int) g_ascii_strtoll (part, NULL, 10);
    }
  *date = (ZwDate){ parts[0], parts[1], parts[2] };
  return complete (date);
}

static gboolean
match_any (const char *const *patterns, guint n_patterns, const char *text, ZwDate *date)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *narrow = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  g_strstrip (narrow);
  for (guint i = 0; i < n_patterns; i++)
    if (match (patterns[i], narrow, date))
      return TRUE;
  *date = (ZwDate){ 0 };
  return FALSE;
}

/**
 * zw_date_parse:
 * @text: (nullable): what should be a date: 114/5/6, 1140506, 114年5月6日, 11405,
 *   106Y06M, 2025-05-06T08:00:00+08:00, 202505, 114
 * @date: (out): the date
 *
 * Six digits that begin with 19 or 20 are a month of the common era where they
 * can be one.
 *
 * Returns: whether the text is a date and nothing else but a time of the day
 */
gboolean
zw_date_parse (const char *text, ZwDate *date)
{
  *date = (ZwDate){ 0 };
  return text != NULL && match_any (whole, G_N_ELEMENTS (whole), text, date);
}

/**
 * zw_date_find:
 * @text: (nullable): a title or the name of a file
 * @date: (out): the date it speaks of
 *
 * Looks for what cannot be anything else: 年 behind the year, or a year of four
 * digits. Rows of digits that may be numbers of another kind are left alone.
 *
 * Returns: whether there is one
 */
gboolean
zw_date_find (const char *text, ZwDate *date)
{
  *date = (ZwDate){ 0 };
  return text != NULL && match_any (within, G_N_ELEMENTS (within), text, date);
}

/**
 * zw_date_format:
 *
 * Returns: (transfer full): "2025-05-06", "2025-05" or "2025"
 */
char *
zw_date_format (const ZwDate *self)
{
  if (self->month == 0)
    return g_strdup_printf ("%04d", self->year);
  if (self->day == 0)
    return g_strdup_printf ("%04d-%02d", self->year, self->month);
  return g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);
}
