/* zw-import-error.c: what can go wrong between a source and a layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-import-error.h"

G_DEFINE_QUARK (zw_import_error_quark, zw_import_error)
