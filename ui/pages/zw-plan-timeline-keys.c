/* zw-plan-timeline-keys.c: a plan's timeline with the keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-timeline-private.h"

typedef struct
{
  guint bar;
  ZwTimelineBox box;
} Stop;

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const Stop *one = a, *other = b;

  if (one->box.y != other->box.y)
    return one->box.y < other->box.y ? -1 : 1;
  if (one->box.x != other->box.x)
    return one->box.x < other->box.x ? -1 : 1;
  return one->bar < other->bar ? -1 : one->bar > other->bar;
}

/* Bars as one reads them, line by line; without milestones. */
static GArray *
list_stops (ZwPlanTimelineView *self)
{
  const ZwTimelineLayout *layout = zw_plan_timeline_view_get_layout (self);
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  guint n = layout != NULL ? zw_plan_timeline_get (self->bars)->n_bars : 0;

  for (guint i = 0; i < n; i++)
    {
      Stop stop = { .bar = i };
      gint64 id;

      zw_timeline_layout_get_bar (layout, i, &stop.box);
      if (stop.box.width > 0
          && zw_plan_timeline_get_part (self->bars, i, &id) != ZW_PLAN_TIMELINE_MILESTONE)
        g_array_append_val (stops, stop);
    }
  g_array_sort (stops, compare_stops);
  return stops;
}

typedef enum
{
  TO_FIRST,
  TO_PREVIOUS,
  TO_NEXT,
  TO_LAST,
} Way;

/* Returns: whether there was a bar to go to */
static gboolean
go (ZwPlanTimelineView *self, Way way)
{
  g_autoptr (GArray) stops = list_stops (self);
  int n = (int) stops->len, at = -1, to;

  for (int i = 0; i < n; i++)
    if ((int) g_array_index (stops, Stop, i).bar == self->selected)
      at = i;
  if (n == 0)
    return FALSE;
  if (way == TO_FIRST || (at < 0 && way == TO_NEXT))
    to = 0;
  else if (way == TO_LAST || at < 0)
    to = n - 1;
  else
    to = at + (way == TO_NEXT ? 1 : -1);
  if (to < 0 || to >= n)
    return FALSE;
  zw_plan_timeline_view_choose (self, (int) g_array_index (stops, Stop, to).bar);
  return TRUE;
}

static void
move (ZwPlanTimelineView *self, int by, GdkModifierType modifiers)
{
  const ZwTimeline *timeline;
  const ZwTimelineBar *bar;
  ZwTimelineGrip grip = modifiers & GDK_SHIFT_MASK ? ZW_TIMELINE_GRIP_END
                        : modifiers & GDK_ALT_MASK ? ZW_TIMELINE_GRIP_START
                                                   : ZW_TIMELINE_GRIP_BODY;
  ZwPlanPart part;
  gint64 id;
  int start, end, contents_by;

  if (self->selected < 0)
    return;
  timeline = zw_plan_timeline_get (self->bars);
  bar = &timeline->bars[self->selected];
  part = zw_plan_timeline_get_part (self->bars, (guint) self->selected, &id);
  if (bar->shape == ZW_TIMELINE_UNDATED)
    {
      zw_plan_timeline_view_reschedule (self, part, id, timeline->first_year, timeline->first_year,
                                        0);
      return;
    }
  start = bar->start_year;
  end = bar->end_year;
  zw_timeline_shift_years (grip, by, ZW_PLAN_FIRST_YEAR, ZW_PLAN_LAST_YEAR, &start, &end);
  if (start == bar->start_year && end == bar->end_year)
    return;
  contents_by = modifiers & GDK_CONTROL_MASK && grip == ZW_TIMELINE_GRIP_BODY
                    ? start - bar->start_year
                    : 0;
  zw_plan_timeline_view_reschedule (self, part, id, start, end, contents_by);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        ZwPlanTimelineView *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  if (keyval == GDK_KEY_Escape)
    return zw_plan_timeline_view_cancel_drag (self);
  if (self->drag.active)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return modifiers == 0 && go (self, TO_NEXT);
    case GDK_KEY_ISO_Left_Tab:
      return modifiers == GDK_SHIFT_MASK && go (self, TO_PREVIOUS);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return modifiers == 0 && (go (self, TO_NEXT), TRUE);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return modifiers == 0 && (go (self, TO_PREVIOUS), TRUE);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return modifiers == 0 && (go (self, TO_FIRST), TRUE);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return modifiers == 0 && (go (self, TO_LAST), TRUE);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move (self, -1, modifiers);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move (self, 1, modifiers);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      zw_plan_timeline_view_open (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      zw_plan_timeline_view_delete (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The ring comes and goes; without a bar the first one gets the keys. */
static void
on_focus_changed (ZwPlanTimelineView *self)
{
  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)) && self->selected < 0)
    go (self, TO_FIRST);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_left (ZwPlanTimelineView *self)
{
  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  zw_plan_timeline_view_cancel_drag (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
zw_plan_timeline_view_connect_keys (ZwPlanTimelineView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
