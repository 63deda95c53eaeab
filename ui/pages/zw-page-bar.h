/* zw-page-bar.h: which page of a preview is shown, and how large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-page-preview.h"

G_BEGIN_DECLS

#define ZW_TYPE_PAGE_BAR (zw_page_bar_get_type ())

G_DECLARE_FINAL_TYPE (ZwPageBar, zw_page_bar, ZW, PAGE_BAR, GtkWidget)

GtkWidget *zw_page_bar_new (ZwPagePreview *preview);

G_END_DECLS
