/* zw-funding-view.h: what pays for each work item, and what lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_FUNDING_VIEW (zw_funding_view_get_type ())

/**
 * ZwFundingView:
 *
 * A #ZwPlaceView for sources of money, and for work items.
 *
 * Signals: "notice" (const char *text, const char *button, const char *action): as
 * of the other pages.
 */
G_DECLARE_FINAL_TYPE (ZwFundingView, zw_funding_view, ZW, FUNDING_VIEW, GtkWidget)

GtkWidget *zw_funding_view_new (ZwSession *session);

G_END_DECLS
