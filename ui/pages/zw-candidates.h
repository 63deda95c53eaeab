/* zw-candidates.h: the zones of a project side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "metrics/zw-figure-table.h"

G_BEGIN_DECLS

#define ZW_TYPE_CANDIDATES (zw_candidates_get_type ())

/**
 * ZwCandidates:
 *
 * Zones as columns beside each other, or as rows that are sorted by their
 * headings.
 *
 * Signals: "chosen" (gint64 zone): a zone was activated.
 */
G_DECLARE_FINAL_TYPE (ZwCandidates, zw_candidates, ZW, CANDIDATES, GtkWidget)

GtkWidget *zw_candidates_new (ZwCatalog *catalog);
void zw_candidates_set_table (ZwCandidates *self, const ZwFigureTable *table);
void zw_candidates_set_as_rows (ZwCandidates *self, gboolean as_rows);
char *zw_candidates_dup_text (ZwCandidates *self);

G_END_DECLS
