/* zw-join-choice.h: which layer the rows of a table have their shapes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "import/zw-import.h"

G_BEGIN_DECLS

#define ZW_TYPE_JOIN_CHOICE (zw_join_choice_get_type ())

/**
 * ZwJoinChoice:
 *
 * Signals: "changed": the user chose another layer.
 */
G_DECLARE_FINAL_TYPE (ZwJoinChoice, zw_join_choice, ZW, JOIN_CHOICE, GtkWidget)

void zw_join_choice_set (ZwJoinChoice *self, const GPtrArray *areas, ZwRole role);
const ZwImportAreas *zw_join_choice_get (ZwJoinChoice *self);
gboolean zw_join_choice_is_missing (ZwJoinChoice *self);
char *zw_join_choice_dup_summary (ZwJoinChoice *self, const ZwProbe *probe, ZwRole role);

G_END_DECLS
