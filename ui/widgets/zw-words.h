/* zw-words.h: numbers and sizes as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

char *zw_words_dup_number (gint64 number);
char *zw_words_dup_count (gint64 n, ZwGeometryKind kind);
char *zw_words_dup_rows (gint64 n);
char *zw_words_dup_year (int year);

G_END_DECLS
