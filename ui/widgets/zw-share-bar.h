/* zw-share-bar.h: how much of a whole it is, for certain and at most
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_SHARE_BAR (zw_share_bar_get_type ())

/**
 * ZwShareBar:
 *
 * A bar that is full as far as is certain, hatched as far as may be, and empty
 * beyond.
 */
G_DECLARE_FINAL_TYPE (ZwShareBar, zw_share_bar, ZW, SHARE_BAR, GtkWidget)

GtkWidget *zw_share_bar_new (const char *label);
void zw_share_bar_set (ZwShareBar *self, double least, double most, const char *words);
double zw_share_bar_get_least (ZwShareBar *self);
double zw_share_bar_get_most (ZwShareBar *self);

G_END_DECLS
