/* zw-toast.h: a short notice over the window, perhaps with one thing to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_TYPE_TOAST (zw_toast_get_type ())

/* Put it over other widgets with a GtkOverlay. */
G_DECLARE_FINAL_TYPE (ZwToast, zw_toast, ZW, TOAST, GtkWidget)

GtkWidget *zw_toast_new (void);
void zw_toast_show (ZwToast *self, const char *text, const char *button, const char *action);

G_END_DECLS
