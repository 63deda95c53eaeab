/* zw-bar-line.h: a name, a figure, and a thin bar of how much of the allowed it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *zw_bar_line_new (void);
void zw_bar_line_set (GtkWidget *line, const char *name, const char *figure, double share);

G_END_DECLS
