/* zw-place-view.h: a view that can be led to a place of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-finding.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLACE_VIEW (zw_place_view_get_type ())

/**
 * ZwPlaceView:
 * @go_to: shows, selects and focuses the record, cell or part; %FALSE where it is
 *   not there
 * @undo_typing: (nullable): takes back what is being typed and not in the project
 *   yet; %FALSE where there is nothing of that kind
 */
G_DECLARE_INTERFACE (ZwPlaceView, zw_place_view, ZW, PLACE_VIEW, GtkWidget)

struct _ZwPlaceViewInterface
{
  GTypeInterface parent_iface;

  gboolean (*go_to) (ZwPlaceView *self, const ZwPlanPlace *place);
  gboolean (*undo_typing) (ZwPlaceView *self);
};

gboolean zw_place_view_go_to (ZwPlaceView *self, const ZwPlanPlace *place);
gboolean zw_place_view_undo_typing (ZwPlaceView *self);

G_END_DECLS
