/* zw-page-sheet.h: one page of a preview: white paper, then its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_PAGE_SHEET (zw_page_sheet_get_type ())

/**
 * ZwPageSheet:
 *
 * As large as it is told to be. Its picture is scaled to it, so that a page that
 * changes its size, or says something new, is never empty meanwhile.
 */
G_DECLARE_FINAL_TYPE (ZwPageSheet, zw_page_sheet, ZW, PAGE_SHEET, GtkWidget)

GtkWidget *zw_page_sheet_new (void);
void zw_page_sheet_set_size (ZwPageSheet *self, int width_px, int height_px);
int zw_page_sheet_get_height (ZwPageSheet *self);
void zw_page_sheet_set_picture (ZwPageSheet *self, GdkTexture *picture);
void zw_page_sheet_set_stale (ZwPageSheet *self);
gboolean zw_page_sheet_is_current (ZwPageSheet *self);
gboolean zw_page_sheet_wants_picture (ZwPageSheet *self);
void zw_page_sheet_get_wanted (ZwPageSheet *self, int *width_px, int *height_px);

G_END_DECLS
