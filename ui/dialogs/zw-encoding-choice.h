/* zw-encoding-choice.h: in which encoding a source is to be read, seen on its own text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "import/zw-import.h"

G_BEGIN_DECLS

#define ZW_TYPE_ENCODING_CHOICE (zw_encoding_choice_get_type ())

/**
 * ZwEncodingChoice:
 *
 * Signals: "changed": the user chose another encoding.
 */
G_DECLARE_FINAL_TYPE (ZwEncodingChoice, zw_encoding_choice, ZW, ENCODING_CHOICE, GtkWidget)

void zw_encoding_choice_set_probe (ZwEncodingChoice *self, const ZwProbe *probe);
gboolean zw_encoding_choice_is_needed (ZwEncodingChoice *self);
const char *zw_encoding_choice_get (ZwEncodingChoice *self);
const char *zw_encoding_choice_get_preview (ZwEncodingChoice *self);

G_END_DECLS
