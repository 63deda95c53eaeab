/* zw-page-preview-input.c: keys and wheel of a preview of pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-page-preview-input.h"

#include <math.h>

#define STEP_PX 60.0
#define KEY_ZOOM 1.25
#define WHEEL_ZOOM 1.1

static gboolean
move_by_key (ZwPagePreview *self, guint keyval)
{
  guint page = zw_page_preview_get_page (self);

  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      zw_page_preview_show_page (self, page + 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      zw_page_preview_show_page (self, page > 0 ? page - 1 : 0);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      zw_page_preview_show_page (self, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      zw_page_preview_show_page (self, G_MAXUINT);
      return TRUE;
    case GDK_KEY_Down:
      zw_page_preview_scroll (self, STEP_PX);
      return TRUE;
    case GDK_KEY_Up:
      zw_page_preview_scroll (self, -STEP_PX);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType modifiers,
        ZwPagePreview *self)
{
  g_assert (ZW_IS_PAGE_PREVIEW (self));
  if ((modifiers & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_equal || keyval == GDK_KEY_KP_Add)
    zw_page_preview_zoom_by (self, KEY_ZOOM);
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    zw_page_preview_zoom_by (self, 1.0 / KEY_ZOOM);
  else
    return move_by_key (self, keyval);
  return GDK_EVENT_STOP;
}

/* The pointer is kept with the controller that needs it. */
static void
on_motion (GtkEventControllerMotion *motion, double x, double y, double *pointer_px)
{
  *pointer_px = y;
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, ZwPagePreview *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (scroll));
  const double *pointer_px = g_object_get_data (G_OBJECT (scroll), "pointer");

  g_assert (ZW_IS_PAGE_PREVIEW (self));
  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  zw_page_preview_zoom_at (self, pow (WHEEL_ZOOM, -dy), *pointer_px);
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, ZwPagePreview *self)
{
  g_assert (ZW_IS_PAGE_PREVIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * zw_page_preview_add_input:
 * @scroller: what shows the pages of @self
 */
void
zw_page_preview_add_input (ZwPagePreview *self, GtkWidget *scroller)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();
  double *pointer_px = g_new0 (double, 1);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_object_set_data_full (G_OBJECT (scroll), "pointer", pointer_px, g_free);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), pointer_px);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (scroller, motion);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (scroller, scroll);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (scroller, GTK_EVENT_CONTROLLER (click));
}
