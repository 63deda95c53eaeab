/* zw-page-preview-input.h: keys and wheel of a preview of pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-page-preview.h"

G_BEGIN_DECLS

void zw_page_preview_add_input (ZwPagePreview *self, GtkWidget *scroller);

G_END_DECLS
