/* zw-matrix-view.h: stakeholders by interest and power, to be dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

#define ZW_TYPE_MATRIX_VIEW (zw_matrix_view_get_type ())

/**
 * ZwMatrixView:
 *
 * All of it stands in the table beside it as well. A spot is dragged with the
 * pointer, Esc takes it back; Tab goes from spot to spot, arrows move the selected
 * one by a half, with Shift by a tenth.
 *
 * Signals:
 * "selected" (gint64 id): another spot was chosen by the user.
 * "moved" (gint64 id, double interest, double power): a spot was put elsewhere.
 */
G_DECLARE_FINAL_TYPE (ZwMatrixView, zw_matrix_view, ZW, MATRIX_VIEW, GtkWidget)

GtkWidget *zw_matrix_view_new (const ZwReference *reference, const ZwCatalog *catalog);
void zw_matrix_view_set_records (ZwMatrixView *self, ZwRecords *records);
void zw_matrix_view_select (ZwMatrixView *self, gint64 id);

G_END_DECLS
