/* zw-typeset.h: lines of mixed Chinese and Latin text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-style.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoContext *zw_typeset_new_context (const char *language);
char *zw_typeset_dup_bound (const char *text);
PangoLayout *zw_typeset_text (PangoContext *context,
                              const char *text,
                              const ZwStyle *style,
                              double width);
double zw_typeset_get_width (PangoLayout *layout);
double zw_typeset_measure (PangoContext *context, const char *text, const ZwStyle *style);
double zw_typeset_get_line_x (PangoLayout *layout, guint index, const ZwStyle *style);
void zw_typeset_draw_lines (cairo_t *cr,
                            PangoLayout *layout,
                            const ZwStyle *style,
                            double x,
                            double y,
                            guint first,
                            guint count);

G_END_DECLS
