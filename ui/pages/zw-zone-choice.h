/* zw-zone-choice.h: which zone the page is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

GtkWidget *zw_zone_choice_new (ZwSession *session);

G_END_DECLS
