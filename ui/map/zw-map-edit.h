/* zw-map-edit.h: zones drawn and changed with pointer and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map.h"

G_BEGIN_DECLS

#define ZW_TYPE_MAP_EDIT (zw_map_edit_get_type ())

/**
 * ZwMapEditState:
 * @ZW_MAP_EDIT_IDLE: the map is only looked at
 * @ZW_MAP_EDIT_DRAWING: a new outline is being drawn
 * @ZW_MAP_EDIT_EDITING: the outline of one zone can be changed
 * @ZW_MAP_EDIT_HOLE: a hole is being drawn within the zone being edited
 */
typedef enum
{
  ZW_MAP_EDIT_IDLE,
  ZW_MAP_EDIT_DRAWING,
  ZW_MAP_EDIT_EDITING,
  ZW_MAP_EDIT_HOLE,
} ZwMapEditState;

/**
 * ZwMapEdit:
 *
 * Turns what is done with pointer and keys on a ZwMap into geometries in the
 * project's coordinates. It keeps nothing: the caller stores what "finished" and
 * "committed" bring and says with zw_map_edit_update() what is stored now.
 *
 * Drawing: click sets a corner; Backspace and Ctrl+Z take the last one back;
 * Enter, a double click, the right button or a click on the first corner close
 * the outline; Esc gives up. Space sets a corner in the middle of the map, for
 * those who move the map with the arrow keys.
 *
 * Editing: drag a corner, or the small handle in the middle of a side to make a
 * new one; a double click on a side does so too; Ctrl+click or Delete removes a
 * corner; drag inside the zone to move it whole. Tab goes from corner to corner
 * and arrow keys move the chosen one by a pixel (Shift: 10). Esc lets go of the
 * corner, then ends.
 *
 * An outline that crosses itself is red, the place marked, and is not taken: a
 * drag that ends so springs back.
 *
 * Properties: "state" (ZwMapEditState as int), "n-corners" (guint, of the outline
 * being drawn or edited).
 *
 * Signals (geometries are borrowed: ref what is kept):
 * "changed" (ZwGeometry *geometry, gboolean valid, const char *reason): the
 *   outline at this moment, while it is drawn or dragged; a line while it has
 *   fewer than three corners; @reason is %NULL when valid.
 * "finished" (ZwGeometry *geometry): a new outline was closed.
 * "committed" (const char *label, ZwGeometry *geometry): the zone being edited
 *   has a new shape; @label names the change, for undo.
 * "refused" (const char *reason): what was just done is not taken.
 * "cancelled": drawing was given up, or editing ended with Esc.
 * "draft-changed" (const char *draft): corners so far as text, to be kept over a
 *   crash; %NULL when there is no draft any more.
 * "zone-clicked" (gint64 id): while idle, or another zone while editing; 0 for none.
 */
G_DECLARE_FINAL_TYPE (ZwMapEdit, zw_map_edit, ZW, MAP_EDIT, GObject)

ZwMapEdit *zw_map_edit_new (ZwMap *map);

ZwMapEditState zw_map_edit_get_state (ZwMapEdit *self);
guint zw_map_edit_get_n_corners (ZwMapEdit *self);

void zw_map_edit_draw_zone (ZwMapEdit *self);
void zw_map_edit_edit_zone (ZwMapEdit *self, gint64 id, ZwGeometry *geometry);
void zw_map_edit_update (ZwMapEdit *self, ZwGeometry *geometry);
void zw_map_edit_draw_hole (ZwMapEdit *self);

gboolean zw_map_edit_undo_corner (ZwMapEdit *self);
gboolean zw_map_edit_close (ZwMapEdit *self);
void zw_map_edit_cancel (ZwMapEdit *self);

gboolean zw_map_edit_restore_draft (ZwMapEdit *self, const char *draft);
char *zw_map_edit_dup_draft (ZwMapEdit *self);

/* Corners by number, for a table of coordinates beside the map. */
gboolean zw_map_edit_get_corner (ZwMapEdit *self, guint index, ZwPoint *place);
gboolean zw_map_edit_move_corner (ZwMapEdit *self, guint index, ZwPoint place);
void zw_map_edit_select_corner (ZwMapEdit *self, int index);
int zw_map_edit_get_selected_corner (ZwMapEdit *self);

G_END_DECLS
