/* zw-sheets-options.h: which map sheets are made, on what paper and at what scale
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-sheets.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SHEETS_OPTIONS (zw_sheets_options_get_type ())

/**
 * ZwSheetsOptions:
 *
 * Signals: "changed": by the user.
 */
G_DECLARE_FINAL_TYPE (ZwSheetsOptions, zw_sheets_options, ZW, SHEETS_OPTIONS, GtkWidget)

GtkWidget *zw_sheets_options_new (ZwSession *session);
void zw_sheets_options_get (ZwSheetsOptions *self, ZwSheetsWish *wish);
gboolean zw_sheets_options_uses_map (ZwSheetsOptions *self);
void zw_sheets_options_set_map_extent (ZwSheetsOptions *self, const ZwEnvelope *extent);
void zw_sheets_options_use_map (ZwSheetsOptions *self);
char *zw_sheets_options_to_text (ZwSheetsOptions *self);
void zw_sheets_options_from_text (ZwSheetsOptions *self, const char *text);

G_END_DECLS
