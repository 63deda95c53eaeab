/* zw-indicator-output.h: indicators of places as JSON and as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-figure-table.h"

G_BEGIN_DECLS

char *zw_figures_to_json (const char *project,
                          const char *crs,
                          const ZwFigureTable *const *tables,
                          guint n_tables);
char *zw_figures_to_csv (const ZwFigureTable *const *tables, guint n_tables, gboolean parts);
char *zw_figures_to_candidates (const ZwFigureTable *const *tables, guint n_tables);

G_END_DECLS
