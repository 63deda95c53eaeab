/* zw-tags.c: the structure of a page, marked on a PDF and nowhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-tags.h"

/**
 * zw_tag_begin:
 * @tagged: whether @cr belongs to a PDF that gets its structure
 * @tag: of those of PDF (ISO 32000-1, 14.8.4) or cairo's own
 * @attributes: (nullable): as cairo_tag_begin() has them
 */
void
zw_tag_begin (cairo_t *cr, gboolean tagged, const char *tag, const char *attributes)
{
  if (tagged)
    cairo_tag_begin (cr, tag, attributes);
}

void
zw_tag_end (cairo_t *cr, gboolean tagged, const char *tag)
{
  if (tagged)
    cairo_tag_end (cr, tag);
}
