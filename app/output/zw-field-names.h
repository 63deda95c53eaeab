/* zw-field-names.h: names of fields in the ten bytes that a DBF has for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* dBASE III keeps eleven bytes for a name, the last of them zero. */
#define ZW_FIELD_NAME_BYTES 10

GStrv zw_field_names_cut (const char *const *names, const char *encoding);
char *zw_text_cut (const char *text, const char *encoding, gsize n_bytes);

G_END_DECLS
