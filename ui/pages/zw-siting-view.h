/* zw-siting-view.h: the six principles of siting beside the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "map/zw-place-map.h"
#include "plan/zw-siting.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SITING_VIEW (zw_siting_view_get_type ())

/**
 * ZwSitingView:
 *
 * The principles with verdicts and evidence; the one selected is shown on the map
 * beside it, and the third beside the zones abroad as well. The place is worked out
 * in the background while the page is shown, the verdicts with every change of the
 * plan; the findings of both go to the session.
 *
 * Signals:
 * "worked-out": the verdicts are new.
 */
G_DECLARE_FINAL_TYPE (ZwSitingView, zw_siting_view, ZW, SITING_VIEW, GtkWidget)

GtkWidget *zw_siting_view_new (ZwSession *session);
const ZwSiting *zw_siting_view_get_siting (ZwSitingView *self);
void zw_siting_view_select (ZwSitingView *self, guint principle);
ZwPlaceMap *zw_siting_view_get_map (ZwSitingView *self);

G_END_DECLS
