/* zw-placeholder.h: figures within the texts that people write: {A1}, {population}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"

G_BEGIN_DECLS

/* What can be typed in braces: the indicators "A1" … "B6", and these. */
typedef struct
{
  const char *name;
  const char *label; /* English, marked for translation */
} ZwPlaceholder;

const ZwPlaceholder *zw_placeholder_list (guint *n);
char *zw_placeholder_fill (ZwDossier *dossier, const char *place, const char *text);
char *zw_placeholder_dup_words (ZwDossier *dossier, const char *place, const char *part);

G_END_DECLS
