/* zw-application.h: the program with a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZW_APPLICATION_ID "org.zonewright.Zonewright"
#define ZW_TYPE_APPLICATION (zw_application_get_type ())

G_DECLARE_FINAL_TYPE (ZwApplication, zw_application, ZW, APPLICATION, GtkApplication)

GtkApplication *zw_application_new (void);

G_END_DECLS
