/* zw-targets-view.h: quantified goals, and effects now, expected and actual
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_TARGETS_VIEW (zw_targets_view_get_type ())

/**
 * ZwTargetsView:
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action)
 */
G_DECLARE_FINAL_TYPE (ZwTargetsView, zw_targets_view, ZW, TARGETS_VIEW, GtkWidget)

GtkWidget *zw_targets_view_new (ZwSession *session);

G_END_DECLS
