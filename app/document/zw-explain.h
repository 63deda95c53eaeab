/* zw-explain.h: from a printed code back to the figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "document/zw-passport.h"

G_BEGIN_DECLS

#define ZW_EXPLAIN_ERROR (zw_explain_error_quark ())

typedef enum
{
  ZW_EXPLAIN_ERROR_MALFORMED, /* what was typed is no code */
  ZW_EXPLAIN_ERROR_UNKNOWN,   /* no publication of the project prints it */
} ZwExplainError;

GQuark zw_explain_error_quark (void);

ZwFigureEntry *zw_explain_find (ZwStore *store,
                                const char *code,
                                const char *language,
                                const ZwProgress *progress,
                                GError **error);
char *zw_explain_to_text (const ZwFigureEntry *entry, const ZwCatalog *catalog);

G_END_DECLS
