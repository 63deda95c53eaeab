/* zw-field-pair.c: a place in one field, and the time that a table is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-field-guess-private.h"

#include <math.h>
#include <string.h>

#include "base/zw-date.h"
#include "base/zw-number.h"
#include "geometry/zw-crs.h"

#define FITS 0.8
/* Of Taiwan with its islands. */
#define MIN_LON 117.5
#define MAX_LON 123.0
#define MIN_LAT 20.5
#define MAX_LAT 27.0

static gboolean
is_lon (double degrees)
{
  return degrees >= MIN_LON && degrees <= MAX_LON;
}

static gboolean
is_lat (double degrees)
{
  return degrees >= MIN_LAT && degrees <= MAX_LAT;
}

/**
 * zw_field_read_pair:
 * @text: (nullable): "25.1 121.7", "121.7,25.1" or "(25.1, 121.7)"
 * @is_lat_lon: latitude comes first
 * @x: (out): longitude
 * @y: (out): latitude
 *
 * Returns: whether there are two numbers and nothing else
 */
gboolean
zw_field_read_pair (const char *text, gboolean is_lat_lon, double *x, double *y)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");
  g_auto (GStrv) words = NULL;
  double numbers[2];
  guint n = 0;

  words = g_strsplit_set (g_strdelimit (copy, "()[]", ' '), " ,;\t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (n == 2)
        return FALSE;
      numbers[n] = zw_number_parse (words[i]);
      if (isnan (numbers[n++]))
        return FALSE;
    }
  if (n != 2)
    return FALSE;
  *x = numbers[is_lat_lon ? 1 : 0];
  *y = numbers[is_lat_lon ? 0 : 1];
  return TRUE;
}

/**
 * zw_field_guess_pair:
 * @fields: (array length=n_fields): fields of a table, with some values
 * @is_lat_lon: (out): latitude comes first
 * @epsg: (out): its coordinate system
 *
 * Only places in Taiwan are found this way, which nothing else looks like.
 *
 * Returns: index of a field that holds both coordinates, -1 where there is none
 */
int
zw_field_guess_pair (const ZwSourceField *fields, guint n_fields, gboolean *is_lat_lon, int *epsg)
{
  for (guint i = 0; i < n_fields; i++)
    {
      guint n = 0, n_lon_lat = 0, n_lat_lon = 0;

      for (guint v = 0; fields[i].values != NULL && v < fields[i].n_values; v++)
        {
          double x, y;

          if (zw_field_is_missing (fields[i].values[v]))
            continue;
          n++;
          if (!zw_field_read_pair (fields[i].values[v], FALSE, &x, &y))
            continue;
          n_lon_lat += is_lon (x) && is_lat (y);
          n_lat_lon += is_lat (x) && is_lon (y);
        }
      if (n > 0 && MAX (n_lon_lat, n_lat_lon) >= FITS * n)
        {
          *is_lat_lon = n_lat_lon > n_lon_lat;
          *epsg = ZW_EPSG_WGS84;
          return (int) i;
        }
    }
  return -1;
}

static gboolean
is_period_name (const char *name)
{
  static const char *const names[] = {
    "年月",     "統計年月",       "資料年月",     "年度",     "統計年度", "統計年",     "資料年度",
    "資料時間", "資料日期",       "統計日期",     "統計時間", "統計期",   "資料期",     "infotime",
    "yyymm",    "statisticyyymm", "statisticyyy", "datadate", "datatime", "統計月份",   "調查年度",
    "調查日期", "年份",           "year",         "民國年",   "基準日",   "資料基準日", NULL
  };
  g_autofree char *folded = zw_field_fold (name);

  return g_strv_contains (names, folded);
}

/**
 * zw_field_guess_period:
 * @fields: (array length=n_fields): fields of a table, with some values
 *
 * @year: (out): its year, left alone where there is none
 *
 * A field that is called a period or the date of the data and says the same in
 * every row.
 *
 * Returns: (transfer full) (nullable): that day, month or year, as
 *   zw_date_format() writes it
 */
char *
zw_field_guess_period (const ZwSourceField *fields, guint n_fields, int *year)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const char *first = NULL;
      gboolean same = TRUE;
      ZwDate date;

      if (!is_period_name (fields[i].name))
        continue;
      for (guint v = 0; same && fields[i].values != NULL && v < fields[i].n_values; v++)
        {
          const char *value = fields[i].values[v];

          if (zw_field_is_missing (value))
            continue;
          if (first == NULL)
            first = value;
          same = g_str_equal (first, value);
        }
      if (!same || !zw_date_parse (first, &date))
        continue;
      *year = date.year;
      return zw_date_format (&date);
    }
  return NULL;
}
