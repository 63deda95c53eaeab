/* zw-look.h: letters and colours of the window, for what is drawn in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint32 zw_look_get_colour (GtkWidget *widget);
const char *zw_look_get_font (GtkWidget *widget);
double zw_look_get_font_size (GtkWidget *widget);

G_END_DECLS
