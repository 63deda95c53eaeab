/* zw-map-input.c: moving the map with keys and pointer
 *
 * Dragging with the first button and the wheel are libshumate's. Its click
 * gesture, which zooms with a double click whatever is asked of it, and the one
 * that turns the map are taken away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map.h"

#include <math.h>

#include "map/zw-map-private.h"

#define KEY_PAN_PX 64.0
#define KEY_ZOOM 0.5

/* A band smaller than this was a slip. */
#define LEAST_BAND_PX 8.0

static void
remove_gestures (ShumateMap *map)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (map));

  for (guint i = g_list_model_get_n_items (controllers); i-- > 0;)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) || GTK_IS_GESTURE_ROTATE (controller))
        gtk_widget_remove_controller (GTK_WIDGET (map), controller);
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                ZwMap *self)
{
  gboolean far = (modifiers & GDK_SHIFT_MASK) != 0;
  double across = far ? gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 : KEY_PAN_PX;
  double down = far ? gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 : KEY_PAN_PX;

  g_assert (ZW_IS_MAP (self));
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      zw_map_pan_px (self, -across, 0.0);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      zw_map_pan_px (self, across, 0.0);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      zw_map_pan_px (self, 0.0, -down);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      zw_map_pan_px (self, 0.0, down);
      break;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zw_map_zoom_by (self, KEY_ZOOM);
      break;
    case GDK_KEY_minus:
    case GDK_KEY_underscore:
    case GDK_KEY_KP_Subtract:
      zw_map_zoom_by (self, -KEY_ZOOM);
      break;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      zw_map_zoom_to_all (self);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  zw_map_emit_pointer (self, TRUE, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  zw_map_emit_pointer (self, FALSE, 0.0, 0.0);
}

/* The middle button drags the map; it never draws, and so works while drawing. */

static void
on_middle_begin (GtkGestureDrag *gesture, double x, double y, ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragged = (ZwPoint){ 0.0, 0.0 };
}

static void
on_middle_update (GtkGestureDrag *gesture, double x, double y, ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  zw_map_pan_px (self, self->dragged.x - x, self->dragged.y - y);
  self->dragged = (ZwPoint){ x, y };
}

/* With Shift, the first button draws a rectangle to zoom to. */

static void
on_band_begin (GtkGestureDrag *gesture, double x, double y, ZwMap *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  ZwMapBand band = { TRUE, x, y, x, y };

  g_assert (ZW_IS_MAP (self));
  if ((modifiers & GDK_SHIFT_MASK) == 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  zw_map_show_band (self, &band);
}

static void
on_band_update (GtkGestureDrag *gesture, double x, double y, ZwMap *self)
{
  ZwMapBand band = self->band;

  g_assert (ZW_IS_MAP (self));
  band.to_x = band.x + x;
  band.to_y = band.y + y;
  zw_map_show_band (self, &band);
}

static void
on_band_end (GtkGestureDrag *gesture, double x, double y, ZwMap *self)
{
  ZwMapBand band = self->band, none = { 0 };
  double width, height, zoom;
  ZwLocation centre;
  ZwMapView view;

  g_assert (ZW_IS_MAP (self));
  if (!band.shown)
    return;
  zw_map_show_band (self, &none);
  width = fabs (x);
  height = fabs (y);
  if (MIN (width, height) < LEAST_BAND_PX)
    return;
  zw_map_peek_view (self, &view);
  centre = zw_mercator_to_location (
      zw_map_view_from_px (&view, (ZwPoint){ band.x + x / 2.0, band.y + y / 2.0 }));
  zoom = zw_map_view_get_zoom (&view) + log2 (MIN (view.width / width, view.height / height));
  zw_map_set_view (self, centre.lon, centre.lat, zoom);
}

static GtkGesture *
add_drag (ZwMap *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (drag));
  return drag;
}

void
zw_map_add_input (ZwMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *middle = add_drag (self, GDK_BUTTON_MIDDLE);
  GtkGesture *band = add_drag (self, GDK_BUTTON_PRIMARY);
  gboolean animated;

  remove_gestures (self->map);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated,
                NULL);
  shumate_map_set_animate_zoom (self->map, animated);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (press));

  g_signal_connect (middle, "drag-begin", G_CALLBACK (on_middle_begin), self);
  g_signal_connect (middle, "drag-update", G_CALLBACK (on_middle_update), self);
  g_signal_connect (band, "drag-begin", G_CALLBACK (on_band_begin), self);
  g_signal_connect (band, "drag-update", G_CALLBACK (on_band_update), self);
  g_signal_connect (band, "drag-end", G_CALLBACK (on_band_end), self);
}
