/* zw-map-edit-corners.c: single corners, chosen, moved and removed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-edit.h"

#include <glib/gi18n.h>

#include "map/zw-map-edit-private.h"

/* Nudges that follow each other within this time are one change. */
#define NUDGE_MS 700

gboolean
zw_map_edit_remove_corner (ZwMapEdit *self, int index)
{
  if (index < 0 || self->outline == NULL || index >= (int) zw_outline_get_n_corners (self->outline))
    return FALSE;
  if (!zw_outline_remove (self->outline, (guint) index))
    {
      zw_map_edit_refuse (self, _ ("A zone needs at least three corners."));
      return FALSE;
    }
  self->selected = -1;
  self->hover = -1;
  return zw_map_edit_commit (self, _ ("Delete corner"));
}

static gboolean
commit_nudge (gpointer data)
{
  ZwMapEdit *self = ZW_MAP_EDIT (data);

  self->nudge_timeout = 0;
  zw_map_edit_commit (self, _ ("Move corner"));
  return G_SOURCE_REMOVE;
}

/* What the arrow keys moved is taken before anything else happens. */
void
zw_map_edit_flush_nudge (ZwMapEdit *self)
{
  if (self->nudge_timeout == 0)
    return;
  g_clear_handle_id (&self->nudge_timeout, g_source_remove);
  zw_map_edit_commit (self, _ ("Move corner"));
}

void
zw_map_edit_nudge (ZwMapEdit *self, double right_px, double down_px)
{
  ZwPoint place = zw_outline_get_corner (self->outline, (guint) self->selected);
  double x, y;

  if (!zw_map_to_px (self->map, place, &x, &y)
      || !zw_map_from_px (self->map, x + right_px, y + down_px, &place))
    return;
  zw_outline_set_corner (self->outline, (guint) self->selected, place);
  g_clear_handle_id (&self->nudge_timeout, g_source_remove);
  self->nudge_timeout = g_timeout_add (NUDGE_MS, commit_nudge, self);
  zw_map_edit_show (self, TRUE);
}

/**
 * zw_map_edit_get_corner:
 * @place: (out): in project coordinates
 *
 * Returns: %FALSE where there is no such corner
 */
gboolean
zw_map_edit_get_corner (ZwMapEdit *self, guint index, ZwPoint *place)
{
  if (index >= zw_map_edit_get_n_corners (self))
    return FALSE;
  *place = zw_map_edit_is_drawing (self) ? g_array_index (self->chain, ZwPoint, index)
                                         : zw_outline_get_corner (self->outline, index);
  return TRUE;
}

/**
 * zw_map_edit_move_corner:
 * @place: in project coordinates
 *
 * Returns: %FALSE where there is no such corner, or the outline would be wrong
 */
gboolean
zw_map_edit_move_corner (ZwMapEdit *self, guint index, ZwPoint place)
{
  if (index >= zw_map_edit_get_n_corners (self))
    return FALSE;
  if (zw_map_edit_is_drawing (self))
    {
      g_array_index (self->chain, ZwPoint, index) = place;
      zw_map_edit_tell_draft (self);
      zw_map_edit_show (self, TRUE);
      return TRUE;
    }
  zw_map_edit_flush_nudge (self);
  zw_outline_set_corner (self->outline, index, place);
  return zw_map_edit_commit (self, _ ("Move corner"));
}

/**
 * zw_map_edit_select_corner:
 * @index: -1 for none
 */
void
zw_map_edit_select_corner (ZwMapEdit *self, int index)
{
  zw_map_edit_flush_nudge (self);
  self->selected = index < (int) zw_map_edit_get_n_corners (self) ? MAX (index, -1) : -1;
  zw_map_edit_show (self, FALSE);
}

int
zw_map_edit_get_selected_corner (ZwMapEdit *self)
{
  return self->selected;
}
