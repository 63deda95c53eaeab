/* zw-review-view.h: the formal check, the score sheet, and the situation of the government
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_REVIEW_VIEW (zw_review_view_get_type ())

/**
 * ZwReviewView:
 *
 * Annex 4, table 1 and figure 4.2.2 of the study, answered from the project where
 * it can and by the planner where only he knows. A #ZwPlaceView: leads to the
 * planner's verdict on a question or an item.
 */
G_DECLARE_FINAL_TYPE (ZwReviewView, zw_review_view, ZW, REVIEW_VIEW, GtkWidget)

GtkWidget *zw_review_view_new (ZwSession *session);

G_END_DECLS
