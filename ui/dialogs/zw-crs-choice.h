/* zw-crs-choice.h: in which coordinate system a source is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "import/zw-import.h"

G_BEGIN_DECLS

#define ZW_TYPE_CRS_CHOICE (zw_crs_choice_get_type ())

/**
 * ZwCrsChoice:
 *
 * Signals: "changed": the user chose another system.
 */
G_DECLARE_FINAL_TYPE (ZwCrsChoice, zw_crs_choice, ZW, CRS_CHOICE, GtkWidget)

void zw_crs_choice_set_probe (ZwCrsChoice *self, const ZwProbe *probe, gboolean keep);
gboolean zw_crs_choice_get (ZwCrsChoice *self, const char **crs);

G_END_DECLS
