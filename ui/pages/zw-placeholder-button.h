/* zw-placeholder-button.h: a button that puts a figure of the project into a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *zw_placeholder_button_new (GtkTextView *view);

G_END_DECLS
