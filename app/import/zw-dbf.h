/* zw-dbf.h: the raw bytes of a dBASE table: names, language and a sample of its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-encoding.h"

G_BEGIN_DECLS

/**
 * ZwDbfField:
 * @name: the name's bytes in the table's own encoding, NUL-terminated
 * @type: the letter of its type: C, N, F, D, L, …
 * @width: bytes a value takes
 * @decimals: digits behind the point
 */
typedef struct
{
  char name[12];
  char type;
  guint width;
  guint decimals;
} ZwDbfField;

/**
 * ZwDbf:
 * @language_id: the language driver byte (LDID), 0 when unset
 * @declared: (nullable): the encoding the .cpg beside it names, as written and
 *   perhaps wrong, or else the one the language byte stands for
 * @n_records: records that are really there
 * @n_records_claimed: records the header speaks of
 * @fields: (array length=n_fields): in the order of the table
 * @texts: (element-type GBytes): the field names that are not ASCII, then
 *   distinct values of the text fields that are not ASCII
 */
typedef struct
{
  guint8 language_id;
  char *declared;
  guint n_records;
  guint n_records_claimed;
  ZwDbfField *fields;
  guint n_fields;
  GPtrArray *texts;
} ZwDbf;

ZwDbf *zw_dbf_read (const char *path, GError **error);
void zw_dbf_free (ZwDbf *self);
ZwEncodingGuess *zw_dbf_guess_encoding (const ZwDbf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDbf, zw_dbf_free)

G_END_DECLS
