/* zw-numbering.h: the numbers of headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"

G_BEGIN_DECLS

char *zw_numbering_format_chinese (guint number, gboolean formal);
char *zw_numbering_format_letters (guint number);
char *zw_numbering_format_label (ZwNumbering numbering, guint level, const guint *counters);

G_END_DECLS
