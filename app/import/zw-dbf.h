/* zw-dbf.h: the raw bytes of a dBASE table: names, language and a sample of its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-encoding.h"

G_BEGIN_DECLS

#define ZW_DBF_ERROR (zw_dbf_error_quark ())

typedef enum
{
  ZW_DBF_ERROR_READ,   /* cannot be opened or read */
  ZW_DBF_ERROR_FORMAT, /* is no dBASE table, or says of itself what cannot be */
} ZwDbfError;

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
 * @declared: (nullable): the encoding the .cpg beside it names, or else the
 *   language id; as written, which may be wrong
 * @n_records: records that are really there
 * @n_records_claimed: records the header speaks of
 * @fields: (array length=n_fields): in the order of the table
 * @texts: (element-type GBytes): the field names that are not ASCII, then
 *   distinct values of the text fields
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

GQuark zw_dbf_error_quark (void);

ZwDbf *zw_dbf_read (const char *path, GError **error);
void zw_dbf_free (ZwDbf *self);
ZwEncodingGuess *zw_dbf_guess_encoding (const ZwDbf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDbf, zw_dbf_free)

G_END_DECLS
