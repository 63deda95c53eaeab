/* zw-left-out-view.h: residents without coverage, found and shown on the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map.h"
#include "metrics/zw-left-out.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_LEFT_OUT_VIEW (zw_left_out_view_get_type ())

/**
 * ZwLeftOutView:
 *
 * Stands between the session and the map: finds the residents whom no stop
 * serves in the selected zone, or in all of the city where there is no zone, on
 * a worker thread, and while it is shown colours the areas by them and numbers
 * the largest pockets. Follows the zone and the layers, but not an outline while
 * it is dragged. Works only while it is shown or somebody holds it.
 *
 * Properties: "shown" (gboolean): on the map; "busy" (gboolean, read-only).
 * Signals: "changed": there is a new result, or none any more; "place-shown": the
 * map shows a pocket or an area that was asked for.
 */
G_DECLARE_FINAL_TYPE (ZwLeftOutView, zw_left_out_view, ZW, LEFT_OUT_VIEW, GObject)

ZwLeftOutView *zw_left_out_view_new (ZwSession *session, ZwMap *map);

gboolean zw_left_out_view_get_shown (ZwLeftOutView *self);
void zw_left_out_view_set_shown (ZwLeftOutView *self, gboolean shown);
gboolean zw_left_out_view_is_busy (ZwLeftOutView *self);
void zw_left_out_view_hold (ZwLeftOutView *self);
void zw_left_out_view_release (ZwLeftOutView *self);

ZwLeftOut *zw_left_out_view_get_result (ZwLeftOutView *self);
void zw_left_out_view_show_pocket (ZwLeftOutView *self, guint index);
void zw_left_out_view_show_area (ZwLeftOutView *self, guint index);
gboolean zw_left_out_view_keep (ZwLeftOutView *self);

G_END_DECLS
