/* zw-written.h: figures and texts as members of JSON and fields of CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The byte order mark, by which spreadsheets know UTF-8. */
#define ZW_WRITTEN_BOM "\xef\xbb\xbf"

void zw_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void zw_json_add_number (JsonBuilder *builder, const char *name, double value);

void zw_csv_append_text (GString *csv, const char *text);
void zw_csv_append_number (GString *csv, double value, guint digits);

G_END_DECLS
