/* zw-import-form.h: what a source was understood to be, to be agreed to or corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dialogs/zw-study.h"

G_BEGIN_DECLS

#define ZW_TYPE_IMPORT_FORM (zw_import_form_get_type ())

/**
 * ZwImportForm:
 *
 * Signals:
 * "changed": an answer is another; see zw_import_form_get_missing().
 * "reread": the source has to be looked at anew, as another layer of it or
 *   another encoding was chosen.
 */
G_DECLARE_FINAL_TYPE (ZwImportForm, zw_import_form, ZW, IMPORT_FORM, GtkWidget)

void zw_import_form_set_study (ZwImportForm *self, ZwStudy *study);
const ZwProbe *zw_import_form_get_probe (ZwImportForm *self);
char *zw_import_form_dup_missing (ZwImportForm *self);
char *zw_import_form_dup_summary (ZwImportForm *self);
const char *zw_import_form_get_layer (ZwImportForm *self);
const char *zw_import_form_get_encoding (ZwImportForm *self);
void zw_import_form_fill_options (ZwImportForm *self, ZwImportOptions *options);

G_END_DECLS
