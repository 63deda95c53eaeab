/* zw-import-error.h: what can go wrong between a source and a layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZW_IMPORT_ERROR (zw_import_error_quark ())

typedef enum
{
  ZW_IMPORT_ERROR_FORMAT,   /* not the kind of file it is said to be, or damaged */
  ZW_IMPORT_ERROR_MISSING,  /* a file, layer or column that the source must have */
  ZW_IMPORT_ERROR_EMPTY,    /* well formed, but nothing in it to import */
  ZW_IMPORT_ERROR_ENCODING, /* an encoding that is unknown */
  ZW_IMPORT_ERROR_LIMIT,    /* larger than anything honest, such as a zip bomb */
  ZW_IMPORT_ERROR_READ,     /* the file could not be opened or read */
} ZwImportError;

GQuark zw_import_error_quark (void);

G_END_DECLS
