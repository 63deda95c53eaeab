/* zw-plan-timeline-drag.c: a plan's timeline under the pointer
 *
 * What would be after letting go stands above the picture until then, with its
 * years in both calendars; nothing is changed before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-plan-schedule.h"

/* The pointer moves as far before a press becomes a drag. */
#define THRESHOLD_PX 4.0

#define GHOST_LINE_PX 2.0
#define GHOST_OPACITY 0.55f
#define GHOST_RADIUS_PX 4.0f
#define CAPTION_PAD_PX 6.0
#define CAPTION_GAP_PX 6.0
#define ARROW_LINE_PX 2.0

static const GdkRGBA caption_ground = { 0.2f, 0.2f, 0.22f, 0.95f };
static const GdkRGBA caption_ink = { 1, 1, 1, 1 };
static const GdkRGBA target_colour = { 0.208f, 0.518f, 0.894f, 1 };

static const ZwTimelineBar *
get_bar (ZwPlanTimelineView *self, int bar)
{
  return &zw_plan_timeline_get (self->bars)->bars[bar];
}

static int
find_dragged (ZwPlanTimelineView *self)
{
  return self->bars != NULL
             ? zw_plan_timeline_find_part (self->bars, self->drag.part, self->drag.id)
             : -1;
}

static gboolean
is_control_held (GtkEventController *controller)
{
  return (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) != 0;
}

static void
set_cursor (ZwPlanTimelineView *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* What a press at a point would do, told by the form of the pointer. */
static void
show_cursor (ZwPlanTimelineView *self, double x, double y, gboolean control)
{
  ZwPlanPart part = ZW_PLAN_TIMELINE_MILESTONE;
  int bar;
  ZwTimelineGrip grip = zw_plan_timeline_view_grip (self, x, y, &bar);
  gint64 id;

  if (bar >= 0)
    part = zw_plan_timeline_get_part (self->bars, (guint) bar, &id);
  if (part == ZW_PLAN_TIMELINE_MILESTONE)
    set_cursor (self, NULL);
  else if (grip == ZW_TIMELINE_GRIP_LABEL)
    set_cursor (self, "pointer");
  else if (control && part == ZW_PLAN_ITEM)
    set_cursor (self, "crosshair");
  else
    set_cursor (self, grip == ZW_TIMELINE_GRIP_BODY ? "grab" : "ew-resize");
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, ZwPlanTimelineView *self)
{
  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  if (!self->drag.active)
    show_cursor (self, x, y, is_control_held (GTK_EVENT_CONTROLLER (motion)));
}

static void
on_pressed (GtkGestureDrag *gesture, double x, double y, ZwPlanTimelineView *self)
{
  ZwPlanDrag drag = { .from_x = x, .from_y = y, .x = x, .y = y, .to_bar = -1 };
  int bar;

  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  self->drag = drag;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  drag.grip = zw_plan_timeline_view_grip (self, x, y, &bar);
  if (bar < 0)
    return;
  drag.part = zw_plan_timeline_get_part (self->bars, (guint) bar, &drag.id);
  if (drag.part == ZW_PLAN_TIMELINE_MILESTONE)
    return;
  drag.pressed = drag.grip != ZW_TIMELINE_GRIP_LABEL;
  drag.undated = get_bar (self, bar)->shape == ZW_TIMELINE_UNDATED;
  drag.linking = drag.part == ZW_PLAN_ITEM && is_control_held (GTK_EVENT_CONTROLLER (gesture));
  self->drag = drag;
  zw_plan_timeline_view_choose (self, bar);
}

/* A work item that could wait for the one being dragged from. */
static int
find_target (ZwPlanTimelineView *self)
{
  gint64 id;
  int bar;

  zw_plan_timeline_view_grip (self, self->drag.x, self->drag.y, &bar);
  if (bar < 0 || zw_plan_timeline_get_part (self->bars, (guint) bar, &id) != ZW_PLAN_ITEM
      || id == self->drag.id)
    return -1;
  return bar;
}

/* Over the tray again there is no year to give. */
static void
drop_undated (ZwPlanTimelineView *self, const ZwTimelineLayout *layout, int bar)
{
  ZwPlanDrag *drag = &self->drag;
  ZwTimelineBox box;

  zw_timeline_layout_get_bar (layout, (guint) bar, &box);
  drag->start_year = drag->end_year = ZW_PLAN_NO_YEAR;
  if (drag->x >= zw_timeline_layout_get_left (layout) && drag->y < box.y)
    drag->start_year = drag->end_year = CLAMP (zw_timeline_layout_find_year (layout, drag->x),
                                               ZW_PLAN_FIRST_YEAR, ZW_PLAN_LAST_YEAR);
}

static void
update (ZwPlanTimelineView *self, gboolean control)
{
  const ZwTimelineLayout *layout = zw_plan_timeline_view_get_layout (self);
  ZwPlanDrag *drag = &self->drag;
  int bar = find_dragged (self);
  const ZwTimelineBar *from;

  if (layout == NULL || bar < 0)
    return;
  if (drag->linking)
    {
      drag->to_bar = find_target (self);
      return;
    }
  if (drag->undated)
    {
      drop_undated (self, layout, bar);
      return;
    }
  from = get_bar (self, bar);
  drag->start_year = from->start_year;
  drag->end_year = from->end_year;
  zw_timeline_shift_years (drag->grip, zw_timeline_layout_get_shift (layout, drag->from_x, drag->x),
                           ZW_PLAN_FIRST_YEAR, ZW_PLAN_LAST_YEAR, &drag->start_year,
                           &drag->end_year);
  drag->contents_by = control && drag->grip == ZW_TIMELINE_GRIP_BODY && drag->part != ZW_PLAN_ITEM
                          ? drag->start_year - from->start_year
                          : 0;
}

static void
on_dragged (GtkGestureDrag *gesture, double by_x, double by_y, ZwPlanTimelineView *self)
{
  ZwPlanDrag *drag = &self->drag;

  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  if (!drag->pressed || (!drag->active && hypot (by_x, by_y) < THRESHOLD_PX))
    return;
  if (!drag->active)
    {
      drag->active = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      set_cursor (self, drag->linking                         ? "crosshair"
                        : drag->grip == ZW_TIMELINE_GRIP_BODY ? "grabbing"
                                                              : "ew-resize");
    }
  drag->x = drag->from_x + by_x;
  drag->y = drag->from_y + by_y;
  update (self, is_control_held (GTK_EVENT_CONTROLLER (gesture)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Escape and a press that the system takes away leave all as it was. */
gboolean
zw_plan_timeline_view_cancel_drag (ZwPlanTimelineView *self)
{
  gboolean active = self->drag.active;

  self->drag = (ZwPlanDrag){ .to_bar = -1 };
  if (active)
    {
      set_cursor (self, NULL);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  return active;
}

static void
finish (ZwPlanTimelineView *self, const ZwPlanDrag *drag)
{
  int bar = drag->linking ? drag->to_bar
                          : zw_plan_timeline_find_part (self->bars, drag->part, drag->id);
  const ZwTimelineBar *from;
  gint64 id;

  if (bar < 0)
    return;
  if (drag->linking)
    {
      zw_plan_timeline_get_part (self->bars, (guint) bar, &id);
      zw_plan_timeline_view_link (self, id, drag->id);
      return;
    }
  from = get_bar (self, bar);
  if (drag->start_year != ZW_PLAN_NO_YEAR
      && (drag->start_year != from->start_year || drag->end_year != from->end_year))
    zw_plan_timeline_view_reschedule (self, drag->part, drag->id, drag->start_year, drag->end_year,
                                      drag->contents_by);
}

static void
on_released (GtkGestureDrag *gesture, double by_x, double by_y, ZwPlanTimelineView *self)
{
  ZwPlanDrag drag;

  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  if (self->drag.active)
    {
      self->drag.x = self->drag.from_x + by_x;
      self->drag.y = self->drag.from_y + by_y;
      update (self, is_control_held (GTK_EVENT_CONTROLLER (gesture)));
    }
  drag = self->drag;
  if (zw_plan_timeline_view_cancel_drag (self))
    finish (self, &drag);
}

static void
on_cancelled (GtkGesture *gesture, GdkEventSequence *sequence, ZwPlanTimelineView *self)
{
  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  zw_plan_timeline_view_cancel_drag (self);
}

static void
on_clicked (GtkGestureClick *click, int n_press, double x, double y, ZwPlanTimelineView *self)
{
  int bar = -1;

  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  if (n_press == 2)
    zw_plan_timeline_view_grip (self, x, y, &bar);
  if (bar >= 0 && bar == self->selected)
    zw_plan_timeline_view_open (self);
}

void
zw_plan_timeline_view_connect_pointer (ZwPlanTimelineView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_released), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_cancelled), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (drag, click);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* What is seen of a drag */

static char *
dup_caption (ZwPlanTimelineView *self)
{
  const ZwPlanDrag *drag = &self->drag;
  g_autofree char *years = NULL, *with = NULL;
  guint n;

  if (drag->linking && drag->to_bar >= 0)
    {
      int from = find_dragged (self);

      /* Translators: both are work items */
      return g_strdup_printf (_ ("“%s” waits for “%s”"), get_bar (self, drag->to_bar)->label,
                              get_bar (self, from)->label);
    }
  if (drag->linking)
    return g_strdup (_ ("Drag to the work item that shall wait for this one"));
  if (drag->start_year == ZW_PLAN_NO_YEAR)
    return g_strdup (_ ("Drag to a year"));
  years = zw_plan_timeline_dup_years (drag->start_year, drag->end_year);
  if (drag->contents_by == 0)
    return g_steal_pointer (&years);
  n = zw_plan_count_contents (self->plan, drag->part, drag->id);
  with = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "with %u entry in it", "with %u entries in it", n), n);
  return g_strconcat (years, " · ", with, NULL);
}

static void
snapshot_caption (ZwPlanTimelineView *self, GtkSnapshot *snapshot, const ZwTimelineBox *box)
{
  g_autofree char *text = dup_caption (self);
  g_autoptr (PangoLayout) words = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  double width = gtk_widget_get_width (GTK_WIDGET (self)), x, y;
  int text_width, text_height;
  GskRoundedRect ground;

  pango_layout_get_pixel_size (words, &text_width, &text_height);
  x = box->x + (box->width - text_width) / 2 - CAPTION_PAD_PX;
  x = CLAMP (x, 0, MAX (0, width - text_width - 2 * CAPTION_PAD_PX));
  y = box->y - text_height - CAPTION_PAD_PX - CAPTION_GAP_PX;
  if (y < 0)
    y = box->y + box->height + CAPTION_GAP_PX;
  gsk_rounded_rect_init_from_rect (&ground,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                        (float) (text_width + 2 * CAPTION_PAD_PX),
                                                        (float) (text_height + CAPTION_PAD_PX)),
                                   GHOST_RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &caption_ground, &ground.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + CAPTION_PAD_PX),
                                                          (float) (y + CAPTION_PAD_PX / 2)));
  gtk_snapshot_append_layout (snapshot, words, &caption_ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_frame (GtkSnapshot *snapshot,
                const ZwTimelineBox *box,
                const GdkRGBA *fill,
                const GdkRGBA *line)
{
  const float widths[] = { GHOST_LINE_PX, GHOST_LINE_PX, GHOST_LINE_PX, GHOST_LINE_PX };
  const GdkRGBA lines[] = { *line, *line, *line, *line };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (
      &frame,
      &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height),
      GHOST_RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, fill, &frame.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, widths, lines);
}

static GdkRGBA
unpack_colour (guint32 colour, float opacity)
{
  return (GdkRGBA){ (float) (colour >> 24 & 0xff) / 255, (float) (colour >> 16 & 0xff) / 255,
                    (float) (colour >> 8 & 0xff) / 255, opacity };
}

static void
snapshot_arrow (GtkSnapshot *snapshot, const ZwTimelineBox *from, double x, double y)
{
  double from_x = from->x + from->width, from_y = from->y + from->height / 2;
  double left = MIN (from_x, x) - 12, top = MIN (from_y, y) - 12;
  double angle = atan2 (y - from_y, x - from_x);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) fabs (x - from_x) + 24,
                                     (float) fabs (y - from_y) + 24));

  gdk_cairo_set_source_rgba (cr, &target_colour);
  cairo_set_line_width (cr, ARROW_LINE_PX);
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -9, -5);
  cairo_line_to (cr, -9, 5);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
snapshot_link (ZwPlanTimelineView *self,
               GtkSnapshot *snapshot,
               const ZwTimelineLayout *layout,
               const ZwTimelineBox *from)
{
  const GdkRGBA pale = { target_colour.red, target_colour.green, target_colour.blue, 0.2f };
  ZwTimelineBox box = { self->drag.x, self->drag.y - 12, 0, 36 };

  snapshot_arrow (snapshot, from, self->drag.x, self->drag.y);
  if (self->drag.to_bar >= 0)
    {
      zw_timeline_layout_get_bar (layout, (guint) self->drag.to_bar, &box);
      snapshot_frame (snapshot, &box, &pale, &target_colour);
    }
  snapshot_caption (self, snapshot, &box);
}

/* The bar as it would be; what has no years goes with the pointer. */
static void
snapshot_ghost (ZwPlanTimelineView *self,
                GtkSnapshot *snapshot,
                const ZwTimelineLayout *layout,
                ZwTimelineBox box)
{
  const ZwPlanDrag *drag = &self->drag;
  guint32 colour = zw_timeline_get_colour (get_bar (self, find_dragged (self))->kind);
  GdkRGBA fill = unpack_colour (colour, GHOST_OPACITY), line;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &line);
  if (drag->undated)
    {
      box.x += drag->x - drag->from_x;
      box.y += drag->y - drag->from_y;
    }
  if (drag->start_year != ZW_PLAN_NO_YEAR)
    {
      double right = zw_timeline_layout_get_x (layout, drag->end_year + 1);

      box.x = zw_timeline_layout_get_x (layout, drag->start_year);
      box.width = right - box.x;
    }
  /* Years beyond the picture leave a stub at its edge. */
  if (box.width < ZW_TIMELINE_GRIP_WIDTH)
    {
      box.x = MIN (box.x, gtk_widget_get_width (GTK_WIDGET (self)) - ZW_TIMELINE_GRIP_WIDTH);
      box.width = ZW_TIMELINE_GRIP_WIDTH;
    }
  snapshot_frame (snapshot, &box, &fill, &line);
  snapshot_caption (self, snapshot, &box);
}

void
zw_plan_timeline_view_snapshot_drag (ZwPlanTimelineView *self, GtkSnapshot *snapshot)
{
  const ZwTimelineLayout *layout = zw_plan_timeline_view_get_layout (self);
  int bar = self->drag.active ? find_dragged (self) : -1;
  ZwTimelineBox box;

  if (layout == NULL || bar < 0)
    return;
  zw_timeline_layout_get_bar (layout, (guint) bar, &box);
  if (self->drag.linking)
    snapshot_link (self, snapshot, layout, &box);
  else
    snapshot_ghost (self, snapshot, layout, box);
}
