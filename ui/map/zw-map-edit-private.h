/* zw-map-edit-private.h: what the files of the drawing controller share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-overlay.h"
#include "map/zw-map-edit.h"
#include "map/zw-map-private.h"
#include "map/zw-outline.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_MAP_DRAG_NONE,
  ZW_MAP_DRAG_CORNER,
  ZW_MAP_DRAG_SIDE, /* its handle: a new corner, once it moves */
  ZW_MAP_DRAG_ZONE,
} ZwMapDragKind;

/* What the first button is doing. */
typedef struct
{
  ZwMapDragKind kind;
  int corner;
  ZwPoint grab; /* from the pointer to the corner, in pixels */
  gboolean moved;
} ZwMapDrag;

struct _ZwMapEdit
{
  GObject parent_instance;

  ZwMapEditState state;
  gint64 zone_id;
  int selected;
  int hover;
  int hover_side;
  ZwPoint pointer; /* in pixels */
  gboolean pointer_inside;
  gboolean aim;
  ZwMapDrag drag;
  ZwPoint pressed; /* in pixels */
  gint64 last_click_us;
  ZwPoint last_click;
  guint nudge_timeout;

  /* Owned */
  ZwMap *map; /* (nullable): a weak reference */
  ZwOverlay *overlay;
  ZwOutline *outline; /* (nullable): of the zone being edited, as it is seen */
  ZwOutline *stored;  /* (nullable): as it was last taken */
  GArray *chain;      /* of ZwPoint: corners of the outline or hole begun */
  GPtrArray *controllers;
};

/* zw-map-edit.c */
gboolean zw_map_edit_is_drawing (ZwMapEdit *self);
void zw_map_edit_tell_changed (ZwMapEdit *self,
                               const ZwGeometry *geometry,
                               gboolean valid,
                               const char *reason);
void zw_map_edit_tell_draft (ZwMapEdit *self);
void zw_map_edit_refuse (ZwMapEdit *self, const char *reason);
void zw_map_edit_click_zone (ZwMapEdit *self, gint64 id);
gboolean zw_map_edit_commit (ZwMapEdit *self, const char *label);
void zw_map_edit_restore (ZwMapEdit *self);
void zw_map_edit_add_corner (ZwMapEdit *self, double x_px, double y_px);

/* zw-map-edit-corners.c */
void zw_map_edit_nudge (ZwMapEdit *self, double right_px, double down_px);
void zw_map_edit_flush_nudge (ZwMapEdit *self);
gboolean zw_map_edit_remove_corner (ZwMapEdit *self, int index);

/* zw-map-edit-show.c */
ZwGeometry *zw_map_edit_make_polygon (const GArray *chain);
void zw_map_edit_mark_wrong (ZwMapEdit *self, ZwPoint place);
void zw_map_edit_show (ZwMapEdit *self, gboolean tell);

/* zw-map-edit-input.c */
void zw_map_edit_add_input (ZwMapEdit *self);
void zw_map_edit_update_cursor (ZwMapEdit *self);

G_END_DECLS
