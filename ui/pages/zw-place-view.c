/* zw-place-view.c: a view that can be led to a place of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-place-view.h"

G_DEFINE_INTERFACE (ZwPlaceView, zw_place_view, GTK_TYPE_WIDGET)

static void
zw_place_view_default_init (ZwPlaceViewInterface *iface)
{
}

gboolean
zw_place_view_go_to (ZwPlaceView *self, const ZwPlanPlace *place)
{
  return ZW_PLACE_VIEW_GET_IFACE (self)->go_to (self, place);
}

gboolean
zw_place_view_undo_typing (ZwPlaceView *self)
{
  ZwPlaceViewInterface *iface = ZW_PLACE_VIEW_GET_IFACE (self);

  return iface->undo_typing != NULL && iface->undo_typing (self);
}
