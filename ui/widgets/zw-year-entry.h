/* zw-year-entry.h: a year, written in either calendar and read in both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_YEAR_ENTRY (zw_year_entry_get_type ())

/**
 * ZwYearEntry:
 *
 * Properties: "year" (int, common era; 0 where there is none or none that can be
 * understood), which follows every key and is notified of validity as well.
 *
 * Signals: "entered": the user is done with it, by Enter or by going elsewhere.
 */
G_DECLARE_FINAL_TYPE (ZwYearEntry, zw_year_entry, ZW, YEAR_ENTRY, GtkWidget)

GtkWidget *zw_year_entry_new (void);
int zw_year_entry_get_year (ZwYearEntry *self);
void zw_year_entry_set_year (ZwYearEntry *self, int year);
gboolean zw_year_entry_is_valid (ZwYearEntry *self);

G_END_DECLS
