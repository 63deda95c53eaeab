/* zw-left-out-list.h: residents without coverage in words: how many, and the largest pockets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-left-out-view.h"

G_BEGIN_DECLS

#define ZW_TYPE_LEFT_OUT_LIST (zw_left_out_list_get_type ())

/**
 * ZwLeftOutList:
 *
 * A switch “Residents without coverage” that shows them on the map, their number
 * and share, and below a ranked row for each of the largest pockets; a click on
 * one brings it into the middle of the map. Where there is no data it says why.
 * Takes the width it is given and all the height it needs; to be put into a
 * scrolled panel. While it is mapped the figures are kept up to date.
 */
G_DECLARE_FINAL_TYPE (ZwLeftOutList, zw_left_out_list, ZW, LEFT_OUT_LIST, GtkWidget)

GtkWidget *zw_left_out_list_new (ZwLeftOutView *view);

G_END_DECLS
