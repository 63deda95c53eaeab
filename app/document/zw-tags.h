/* zw-tags.h: the structure of a page, marked on a PDF and nowhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void zw_tag_begin (cairo_t *cr, gboolean tagged, const char *tag, const char *attributes);
void zw_tag_end (cairo_t *cr, gboolean tagged, const char *tag);

G_END_DECLS
