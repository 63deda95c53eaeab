/* zw-date.h: dates as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day, month or year of the common era; what is not said is 0. */
typedef struct
{
  int year;
  int month;
  int day;
} ZwDate;

gboolean zw_date_parse (const char *text, ZwDate *date);
gboolean zw_date_find (const char *text, ZwDate *date);
char *zw_date_format (const ZwDate *self);

G_END_DECLS
