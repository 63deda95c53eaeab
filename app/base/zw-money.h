/* zw-money.h: exact amounts of New Taiwan dollars
 *
 * An amount is a #gint64 of whole NT$; nothing is ever rounded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The greatest amount that is read: more than any budget, and still exact in the
 * doubles of JSON. */
#define ZW_MONEY_MAX G_GINT64_CONSTANT (999999999999999)

char *zw_money_format (gint64 ntd);
char *zw_money_format_unit (gint64 ntd, gboolean chinese);
char *zw_money_format_wan (gint64 ntd);
gboolean zw_money_parse (const char *text, gint64 *ntd, GError **error);
gint64 zw_money_add (gint64 a, gint64 b);

G_END_DECLS
