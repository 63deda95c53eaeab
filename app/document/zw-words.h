/* zw-words.h: the words of a document in lines, with what they point at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-references.h"
#include "document/zw-typeset.h"

G_BEGIN_DECLS

PangoLayout *zw_words_set (const ZwReferences *references,
                           PangoContext *context,
                           const char *text,
                           const ZwStyle *style,
                           double width);
void zw_words_add_notes (PangoLayout *words, guint first, guint count, GArray *notes);
void zw_words_draw (cairo_t *cr,
                    PangoLayout *words,
                    const ZwStyle *style,
                    double x,
                    double y,
                    guint first,
                    guint count,
                    gboolean tagged);

G_END_DECLS
