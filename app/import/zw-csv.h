/* zw-csv.h: tables of separated text, read row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-decoder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZwCsvOptions:
 * @name: (nullable): what to call the file in messages; its path by default
 * @separator: the character between fields, or 0 to tell it from the header
 * @encoding: (nullable): iconv name of the encoding, such as "CP950". %NULL
 *   hands the bytes on as they are, except that UTF-16 with a byte order mark
 *   is always converted
 * @skip_rows: rows to drop before the header (titles above the table)
 * @no_header: the first row is data already; columns have no names
 * @trim: drop spaces and tabs at both ends of every field, also of quoted ones
 * @max_field: longest field kept, in bytes; the rest of a longer one is
 *   dropped. 0 for 16 MiB
 */
typedef struct
{
  const char *name;
  char separator;
  const char *encoding;
  guint skip_rows;
  gboolean no_header;
  gboolean trim;
  gsize max_field;
} ZwCsvOptions;

typedef enum
{
  ZW_CSV_ROW,
  ZW_CSV_END,
  ZW_CSV_FAILED,
} ZwCsvStatus;

/* What was amiss in the row just read; none of it stops the reading. */
typedef enum
{
  ZW_CSV_SHORT = 1 << 0,     /* fewer fields than the header */
  ZW_CSV_LONG = 1 << 1,      /* more fields than the header, not only empty ones */
  ZW_CSV_NUL = 1 << 2,       /* NUL bytes, dropped */
  ZW_CSV_CUT = 1 << 3,       /* a field longer than allowed, cut */
  ZW_CSV_BAD_BYTES = 1 << 4, /* bytes outside the given encoding, now U+FFFD */
  ZW_CSV_UNCLOSED = 1 << 5,  /* a quotation mark still open at the end of the file */
} ZwCsvFlaws;

typedef struct _ZwCsv ZwCsv;

ZwCsv *zw_csv_new (ZwReadFunc read,
                   gpointer user_data,
                   GDestroyNotify destroy,
                   const ZwCsvOptions *options,
                   GError **error);
ZwCsv *zw_csv_new_for_path (const char *path, const ZwCsvOptions *options, GError **error);
ZwCsv *zw_csv_new_for_bytes (GBytes *bytes, const ZwCsvOptions *options, GError **error);
void zw_csv_free (ZwCsv *self);

const char *zw_csv_get_encoding (const ZwCsv *self);
char zw_csv_get_separator (const ZwCsv *self);
guint zw_csv_get_n_columns (const ZwCsv *self);
const char *zw_csv_get_column (const ZwCsv *self, guint column);
int zw_csv_find (const ZwCsv *self, const char *name);

ZwCsvStatus zw_csv_next (ZwCsv *self, GError **error);
guint zw_csv_get_n_fields (const ZwCsv *self);
const char *const *zw_csv_get_row (const ZwCsv *self);
const char *zw_csv_get (const ZwCsv *self, int column);
guint64 zw_csv_get_line (const ZwCsv *self);
guint64 zw_csv_get_position (const ZwCsv *self);
ZwCsvFlaws zw_csv_get_flaws (const ZwCsv *self);

char zw_csv_guess_separator (const char *bytes, gsize length, guint skip_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCsv, zw_csv_free)

G_END_DECLS
