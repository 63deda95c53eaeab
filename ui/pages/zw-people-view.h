/* zw-people-view.h: stakeholders, what is done for them, and talks with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PEOPLE_VIEW (zw_people_view_get_type ())

/**
 * ZwPeopleView:
 *
 * The matrix of interest and power beside the table of stakeholders; below them
 * the supporting measures and the log of meetings.
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action)
 */
G_DECLARE_FINAL_TYPE (ZwPeopleView, zw_people_view, ZW, PEOPLE_VIEW, GtkWidget)

GtkWidget *zw_people_view_new (ZwSession *session);

G_END_DECLS
