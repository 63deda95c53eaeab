/* zw-map-edit-input.c: gestures and keys of the drawing controller
 *
 * Two gestures in the capture phase see every press before the map does. A drag
 * that begins on a handle or inside the zone is claimed; any other is denied and
 * the map pans. Since what is claimed ends the other gesture, clicks on handles
 * are told from drags here, and counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-edit.h"

#include <glib/gi18n.h>
#include <math.h>

#include "map/zw-map-edit-private.h"

/* Reach of the pointer, in pixels. */
#define CORNER_REACH_PX 9.0
#define HANDLE_REACH_PX 7.0
#define SIDE_REACH_PX 5.0

/* As drawn by the zone layer: shorter sides have no handle. */
#define LEAST_SIDE_PX 26.0

#define LARGE_STEP 10.0

static double
get_distance (ZwPoint a, ZwPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static ZwMapSketch *
get_sketch (ZwMapEdit *self)
{
  return zw_map_zone_layer_get_sketch (zw_map_get_zone_layer (self->map));
}

static guint
get_n_handles (ZwMapEdit *self)
{
  const ZwMapSketch *sketch = get_sketch (self);

  return sketch->corners != NULL ? sketch->corners->len : 0;
}

static ZwPoint
get_handle_px (ZwMapEdit *self, const ZwMapView *view, guint index)
{
  return zw_map_view_to_px (view, g_array_index (get_sketch (self)->corners, ZwPoint, index));
}

/* The nearest corner within reach, or -1. */
static int
find_corner (ZwMapEdit *self, ZwPoint px)
{
  double nearest = CORNER_REACH_PX;
  int found = -1;
  ZwMapView view;

  zw_map_peek_view (self->map, &view);
  for (guint i = 0; i < get_n_handles (self); i++)
    {
      double distance = get_distance (get_handle_px (self, &view, i), px);

      if (distance <= nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

/* The corner before the side whose handle is within reach, or -1. */
static int
find_side_handle (ZwMapEdit *self, ZwPoint px)
{
  const ZwMapSketch *sketch = get_sketch (self);
  ZwMapView view;

  zw_map_peek_view (self->map, &view);
  for (guint i = 0; sketch->next != NULL && i < get_n_handles (self); i++)
    {
      ZwPoint a = get_handle_px (self, &view, i);
      ZwPoint b = get_handle_px (self, &view, g_array_index (sketch->next, guint, i));
      ZwPoint middle = { (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };

      if (get_distance (a, b) >= LEAST_SIDE_PX && get_distance (middle, px) <= HANDLE_REACH_PX)
        return (int) i;
    }
  return -1;
}

/* The corner before the side within reach, or -1, and the place on it. */
static int
find_side (ZwMapEdit *self, ZwPoint px, ZwPoint *on_side)
{
  const ZwMapSketch *sketch = get_sketch (self);
  double nearest = SIDE_REACH_PX;
  int found = -1;
  ZwMapView view;

  zw_map_peek_view (self->map, &view);
  for (guint i = 0; sketch->next != NULL && i < get_n_handles (self); i++)
    {
      ZwPoint a = get_handle_px (self, &view, i);
      ZwPoint b = get_handle_px (self, &view, g_array_index (sketch->next, guint, i));
      double across = b.x - a.x, down = b.y - a.y, length = across * across + down * down;
      double share = length > 0.0 ? ((px.x - a.x) * across + (px.y - a.y) * down) / length : 0.0;
      ZwPoint foot;

      share = CLAMP (share, 0.0, 1.0);
      foot = (ZwPoint){ a.x + across * share, a.y + down * share };
      if (get_distance (foot, px) <= nearest)
        {
          nearest = get_distance (foot, px);
          *on_side = foot;
          found = (int) i;
        }
    }
  return found;
}

static gboolean
is_inside (ZwMapEdit *self, ZwPoint px)
{
  g_autoptr (ZwGeometry) geometry = zw_outline_to_geometry (self->outline);
  ZwPoint place;

  return zw_map_from_px (self->map, px.x, px.y, &place)
         && zw_geometry_contains (geometry, place.x, place.y);
}

void
zw_map_edit_update_cursor (ZwMapEdit *self)
{
  const char *name = NULL;

  if (self->map == NULL)
    return;
  if (zw_map_edit_is_drawing (self))
    name = self->hover == 0 && self->chain->len >= 3 ? "cell" : "crosshair";
  else if (self->hover >= 0 || self->drag.kind != ZW_MAP_DRAG_NONE)
    name = "move";
  else if (self->hover_side >= 0)
    name = "copy";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (zw_map_get_shumate (self->map)), name);
}

/* Clicks */

static void
on_click_pressed (GtkGestureClick *gesture, int n_press, double x, double y, ZwMapEdit *self)
{
  g_assert (ZW_IS_MAP_EDIT (self));
  self->pressed = (ZwPoint){ x, y };
}

static void
click_while_drawing (ZwMapEdit *self, guint button, int n_press, ZwPoint px)
{
  if (button == GDK_BUTTON_SECONDARY || n_press == 2
      || (self->chain->len >= 3 && find_corner (self, px) == 0))
    zw_map_edit_close (self);
  else if (n_press == 1 && button == GDK_BUTTON_PRIMARY)
    zw_map_edit_add_corner (self, px.x, px.y);
}

static void
on_click_released (GtkGestureClick *gesture, int n_press, double x, double y, ZwMapEdit *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  ZwPoint px = { x, y };

  g_assert (ZW_IS_MAP_EDIT (self));
  /* The end of a drag of the map comes here too. */
  if (self->map == NULL || get_distance (px, self->pressed) > ZW_MAP_CLICK_PX)
    return;
  self->aim = FALSE;
  if (zw_map_edit_is_drawing (self))
    click_while_drawing (self, button, n_press, px);
  else if (button == GDK_BUTTON_PRIMARY && n_press == 1)
    {
      zw_map_edit_flush_nudge (self);
      zw_map_edit_click_zone (self, zw_map_find_zone_at (self->map, x, y));
    }
}

/* Drags */

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, ZwMapEdit *self)
{
  ZwMapDrag drag = { ZW_MAP_DRAG_NONE, -1, { 0.0, 0.0 }, FALSE };
  ZwPoint px = { x, y }, on_side;

  g_assert (ZW_IS_MAP_EDIT (self));
  if (self->map != NULL && self->state == ZW_MAP_EDIT_EDITING)
    {
      zw_map_edit_flush_nudge (self);
      drag.corner = find_corner (self, px);
      if (drag.corner >= 0)
        drag.kind = ZW_MAP_DRAG_CORNER;
      else if ((drag.corner = find_side_handle (self, px)) >= 0)
        drag.kind = ZW_MAP_DRAG_SIDE;
      else if (find_side (self, px, &on_side) >= 0 || is_inside (self, px))
        drag.kind = ZW_MAP_DRAG_ZONE;
    }
  if (drag.kind == ZW_MAP_DRAG_NONE)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (drag.kind == ZW_MAP_DRAG_CORNER)
    {
      ZwMapView view;
      ZwPoint corner;

      zw_map_peek_view (self->map, &view);
      corner = get_handle_px (self, &view, (guint) drag.corner);
      drag.grab = (ZwPoint){ corner.x - x, corner.y - y };
      self->selected = drag.corner;
    }
  self->drag = drag;
  zw_map_edit_show (self, FALSE);
}

/* A new corner appears where its side's handle is first moved. */
static void
begin_new_corner (ZwMapEdit *self, ZwPoint px)
{
  ZwPoint place;

  if (!zw_map_from_px (self->map, px.x, px.y, &place))
    return;
  self->drag.corner = (int) zw_outline_insert_after (self->outline, (guint) self->drag.corner,
                                                     place);
  self->selected = self->drag.corner;
  self->hover_side = -1;
}

static void
move_zone (ZwMapEdit *self, ZwPoint from_px, ZwPoint to_px)
{
  ZwPoint from, to;

  if (!zw_map_from_px (self->map, from_px.x, from_px.y, &from)
      || !zw_map_from_px (self->map, to_px.x, to_px.y, &to))
    return;
  g_clear_pointer (&self->outline, zw_outline_free);
  self->outline = zw_outline_copy (self->stored);
  zw_outline_move (self->outline, to.x - from.x, to.y - from.y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double x, double y, ZwMapEdit *self)
{
  ZwPoint from, px, place;

  g_assert (ZW_IS_MAP_EDIT (self));
  if (self->map == NULL || self->drag.kind == ZW_MAP_DRAG_NONE
      || !gtk_gesture_drag_get_start_point (gesture, &from.x, &from.y))
    return;
  px = (ZwPoint){ from.x + x, from.y + y };
  if (!self->drag.moved)
    {
      if (hypot (x, y) < ZW_MAP_CLICK_PX)
        return;
      self->drag.moved = TRUE;
      if (self->drag.kind == ZW_MAP_DRAG_SIDE)
        begin_new_corner (self, px);
    }
  if (self->drag.kind == ZW_MAP_DRAG_ZONE)
    move_zone (self, from, px);
  else if (zw_map_from_px (self->map, px.x + self->drag.grab.x, px.y + self->drag.grab.y, &place))
    zw_outline_set_corner (self->outline, (guint) self->drag.corner, place);
  zw_map_edit_show (self, TRUE);
}

static gboolean
is_double_click (ZwMapEdit *self, ZwPoint px)
{
  gint64 now = g_get_monotonic_time ();
  gboolean twice;
  int ms, distance;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->map)), "gtk-double-click-time", &ms,
                "gtk-double-click-distance", &distance, NULL);
  twice = now - self->last_click_us < ms * G_GINT64_CONSTANT (1000)
          && get_distance (px, self->last_click) <= distance;
  self->last_click_us = twice ? 0 : now;
  self->last_click = px;
  return twice;
}

static void
insert_corner (ZwMapEdit *self, int side, ZwPoint px)
{
  ZwPoint place;

  if (!zw_map_from_px (self->map, px.x, px.y, &place))
    return;
  self->selected = (int) zw_outline_insert_after (self->outline, (guint) side, place);
  zw_map_edit_commit (self, _ ("Insert corner"));
}

/* A press on a handle or inside the zone that went nowhere. */
static void
click_while_editing (ZwMapEdit *self, const ZwMapDrag *drag, ZwPoint px, GdkModifierType modifiers)
{
  gboolean twice = is_double_click (self, px);
  ZwPoint on_side;
  int side;
  gint64 id;

  if (drag->kind == ZW_MAP_DRAG_CORNER)
    {
      if ((modifiers & GDK_CONTROL_MASK) != 0)
        zw_map_edit_remove_corner (self, drag->corner);
      return;
    }
  side = find_side (self, px, &on_side);
  if (twice && side >= 0)
    {
      insert_corner (self, side, on_side);
      return;
    }
  zw_map_edit_select_corner (self, -1);
  id = zw_map_find_zone_at (self->map, px.x, px.y);
  if (id != 0 && id != self->zone_id)
    zw_map_edit_click_zone (self, id);
}

static void
on_drag_end (GtkGestureDrag *gesture, double x, double y, ZwMapEdit *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  ZwMapDrag drag = self->drag;
  ZwPoint from;

  g_assert (ZW_IS_MAP_EDIT (self));
  if (self->map == NULL || drag.kind == ZW_MAP_DRAG_NONE)
    return;
  self->drag.kind = ZW_MAP_DRAG_NONE;
  gtk_gesture_drag_get_start_point (gesture, &from.x, &from.y);
  if (!drag.moved)
    {
      zw_map_edit_show (self, FALSE);
      click_while_editing (self, &drag, from, modifiers);
    }
  else if (drag.kind == ZW_MAP_DRAG_CORNER)
    zw_map_edit_commit (self, _ ("Move corner"));
  else if (drag.kind == ZW_MAP_DRAG_SIDE)
    zw_map_edit_commit (self, _ ("Insert corner"));
  else
    zw_map_edit_commit (self, _ ("Move zone"));
  zw_map_edit_update_cursor (self);
}

/* Taken away by the system, or Esc meanwhile. */
static void
on_drag_cancelled (GtkGesture *gesture, GdkEventSequence *sequence, ZwMapEdit *self)
{
  g_assert (ZW_IS_MAP_EDIT (self));
  if (self->map == NULL || self->drag.kind == ZW_MAP_DRAG_NONE)
    return;
  self->drag.kind = ZW_MAP_DRAG_NONE;
  zw_map_edit_restore (self);
}

/* The pointer */

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, ZwMapEdit *self)
{
  int hover, hover_side;

  g_assert (ZW_IS_MAP_EDIT (self));
  if (self->map == NULL || self->state == ZW_MAP_EDIT_IDLE || self->drag.kind != ZW_MAP_DRAG_NONE
      || (self->pointer_inside && get_distance (self->pointer, (ZwPoint){ x, y }) < 0.01))
    return;
  self->pointer = (ZwPoint){ x, y };
  self->pointer_inside = TRUE;
  self->aim = FALSE;
  hover = find_corner (self, self->pointer);
  hover_side = hover < 0 && self->state == ZW_MAP_EDIT_EDITING
                   ? find_side_handle (self, self->pointer)
                   : -1;
  if (zw_map_edit_is_drawing (self))
    {
      self->hover = hover == 0 && self->chain->len >= 3 ? 0 : -1;
      zw_map_edit_show (self, TRUE);
    }
  else if (hover != self->hover || hover_side != self->hover_side)
    {
      self->hover = hover;
      self->hover_side = hover_side;
      zw_map_edit_show (self, FALSE);
    }
  zw_map_edit_update_cursor (self);
}

static void
on_leave (GtkEventControllerMotion *controller, ZwMapEdit *self)
{
  g_assert (ZW_IS_MAP_EDIT (self));
  self->pointer_inside = FALSE;
  if (self->map == NULL || self->state == ZW_MAP_EDIT_IDLE || self->drag.kind != ZW_MAP_DRAG_NONE)
    return;
  self->hover = self->hover_side = -1;
  zw_map_edit_show (self, zw_map_edit_is_drawing (self));
}

/* Keys */

static gboolean
press_while_drawing (ZwMapEdit *self, guint keyval, GdkModifierType modifiers)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->map));
  double height = gtk_widget_get_height (GTK_WIDGET (self->map));

  switch (keyval)
    {
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      zw_map_edit_undo_corner (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_z:
    case GDK_KEY_Z:
      return (modifiers & GDK_CONTROL_MASK) != 0 && (modifiers & GDK_SHIFT_MASK) == 0
             && zw_map_edit_undo_corner (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      zw_map_edit_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      zw_map_edit_cancel (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      self->aim = TRUE;
      zw_map_edit_add_corner (self, width / 2.0, height / 2.0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      /* The map moves; where the next corner would come is shown. */
      self->aim = TRUE;
      zw_map_edit_show (self, FALSE);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Past the last corner, or before the first, Tab leaves the map. */
static gboolean
choose_next_corner (ZwMapEdit *self, int step)
{
  int n = (int) zw_map_edit_get_n_corners (self);
  int next = self->selected < 0 ? (step > 0 ? 0 : n - 1) : self->selected + step;

  if (next < 0 || next >= n)
    {
      zw_map_edit_select_corner (self, -1);
      return GDK_EVENT_PROPAGATE;
    }
  zw_map_edit_select_corner (self, next);
  return GDK_EVENT_STOP;
}

static gboolean
nudge (ZwMapEdit *self, double right, double down, GdkModifierType modifiers)
{
  double step = (modifiers & GDK_SHIFT_MASK) != 0 ? LARGE_STEP : 1.0;

  if (self->selected < 0)
    return GDK_EVENT_PROPAGATE;
  zw_map_edit_nudge (self, right * step, down * step);
  return GDK_EVENT_STOP;
}

static gboolean
press_while_editing (ZwMapEdit *self, guint keyval, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    {
      zw_map_edit_flush_nudge (self);
      return GDK_EVENT_PROPAGATE;
    }
  switch (keyval)
    {
    case GDK_KEY_Tab:
      return choose_next_corner (self, 1);
    case GDK_KEY_ISO_Left_Tab:
      return choose_next_corner (self, -1);
    case GDK_KEY_Left:
      return nudge (self, -1.0, 0.0, modifiers);
    case GDK_KEY_Right:
      return nudge (self, 1.0, 0.0, modifiers);
    case GDK_KEY_Up:
      return nudge (self, 0.0, -1.0, modifiers);
    case GDK_KEY_Down:
      return nudge (self, 0.0, 1.0, modifiers);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (self->selected < 0)
        return GDK_EVENT_PROPAGATE;
      zw_map_edit_flush_nudge (self);
      zw_map_edit_remove_corner (self, self->selected);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->drag.kind != ZW_MAP_DRAG_NONE)
        {
          self->drag.kind = ZW_MAP_DRAG_NONE;
          zw_map_edit_restore (self);
        }
      else if (self->selected >= 0)
        zw_map_edit_select_corner (self, -1);
      else
        zw_map_edit_cancel (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                ZwMapEdit *self)
{
  g_assert (ZW_IS_MAP_EDIT (self));
  if (self->map == NULL || self->state == ZW_MAP_EDIT_IDLE)
    return GDK_EVENT_PROPAGATE;
  return zw_map_edit_is_drawing (self) ? press_while_drawing (self, keyval, modifiers)
                                       : press_while_editing (self, keyval, modifiers);
}

static void
on_focus_left (GtkEventControllerFocus *controller, ZwMapEdit *self)
{
  g_assert (ZW_IS_MAP_EDIT (self));
  zw_map_edit_flush_nudge (self);
}

static void
add_controller (ZwMapEdit *self, GtkWidget *widget, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
  g_ptr_array_add (self->controllers, controller);
}

void
zw_map_edit_add_input (ZwMapEdit *self)
{
  GtkWidget *map = GTK_WIDGET (zw_map_get_shumate (self->map));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_click_released), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancelled), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  add_controller (self, map, GTK_EVENT_CONTROLLER (click));
  add_controller (self, map, GTK_EVENT_CONTROLLER (drag));
  add_controller (self, map, motion);
  add_controller (self, GTK_WIDGET (self->map), keys);
  add_controller (self, GTK_WIDGET (self->map), focus);
}
