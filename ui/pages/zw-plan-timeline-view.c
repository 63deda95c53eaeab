/* zw-plan-timeline-view.c: the timeline of a plan in the window
 *
 * All of it stands in the table below as well, which is there for the keyboard
 * and for screen readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-timeline-view.h"

#include <glib/gi18n.h>

/* Letters beside those of the window. */
#define FONT_SCALE 0.92

#define LEAST_WIDTH_PX 240
#define FRAME_PX 2.0

struct _ZwPlanTimelineView
{
  GtkWidget parent_instance;

  /* Owned */
  ZwGuideline *guideline;
  ZwCatalog *catalog;
  ZwPlanTimeline *bars;     /* NULL without a plan */
  ZwTimelineLayout *layout; /* for @layout_width, NULL until asked for */

  int layout_width;
  int selected; /* number of a bar, -1 for none */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (ZwPlanTimelineView, zw_plan_timeline_view, GTK_TYPE_WIDGET)

static guint32
get_colour (ZwPlanTimelineView *self)
{
  GdkRGBA c;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &c);
  return (guint32) (c.red * 255 + 0.5) << 24 | (guint32) (c.green * 255 + 0.5) << 16
         | (guint32) (c.blue * 255 + 0.5) << 8 | (guint32) (c.alpha * 255 + 0.5);
}

/* Of the letters of the window, in pixels. */
static double
get_font_size (PangoContext *context, const PangoFontDescription *font)
{
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  return size;
}

static const ZwTimelineLayout *
get_layout (ZwPlanTimelineView *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  ZwTimelineLook look = { .font = pango_font_description_get_family (font),
                          .font_size = FONT_SCALE * get_font_size (context, font),
                          .colour = get_colour (self) };

  if (self->bars == NULL)
    return NULL;
  if (self->layout != NULL && self->layout_width == width)
    return self->layout;
  g_clear_pointer (&self->layout, zw_timeline_layout_free);
  self->layout = zw_timeline_layout_new (zw_plan_timeline_get (self->bars), &look, width);
  self->layout_width = width;
  return self->layout;
}

static void
forget_layout (ZwPlanTimelineView *self)
{
  g_clear_pointer (&self->layout, zw_timeline_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
find_bar (ZwPlanTimelineView *self, double x, double y)
{
  const ZwTimelineLayout *layout = get_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));

  return layout != NULL ? zw_timeline_layout_find_bar (layout, x, y) : -1;
}

static int
find_part (ZwPlanTimelineView *self, ZwPlanPart part, gint64 id)
{
  const ZwTimeline *timeline = self->bars != NULL ? zw_plan_timeline_get (self->bars) : NULL;

  for (guint i = 0; timeline != NULL && i < timeline->n_bars; i++)
    {
      gint64 at;

      if (zw_plan_timeline_get_part (self->bars, i, &at) == part && at == id)
        return (int) i;
    }
  return -1;
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, ZwPlanTimelineView *self)
{
  int bar;

  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  bar = find_bar (self, x, y);
  if (bar >= 0)
    {
      gint64 id;
      ZwPlanPart part = zw_plan_timeline_get_part (self->bars, (guint) bar, &id);

      g_signal_emit (self, chosen_signal, 0, part, id);
    }
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, ZwPlanTimelineView *self)
{
  g_assert (ZW_IS_PLAN_TIMELINE_VIEW (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_bar (self, x, y) >= 0 ? "pointer" : NULL);
}

static gboolean
zw_plan_timeline_view_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean keyboard,
                                     GtkTooltip *tooltip)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);
  gboolean chinese = zw_catalog_is_chinese (self->catalog);
  int index = keyboard ? -1 : find_bar (self, x, y);
  const ZwTimelineBar *bar;
  g_autofree char *start = NULL, *end = NULL, *text = NULL;

  if (index < 0)
    return FALSE;
  bar = &zw_plan_timeline_get (self->bars)->bars[index];
  start = zw_year_format (bar->start_year, chinese);
  end = zw_year_format (bar->end_year, chinese);
  text = bar->start_year == bar->end_year ? g_strconcat (bar->label, "\n", start, NULL)
                                          : g_strconcat (bar->label, "\n", start, " – ", end, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
zw_plan_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const ZwTimelineLayout *layout = get_layout (self, width);
  cairo_t *cr;

  if (layout == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  zw_timeline_layout_draw (layout, cr);
  if (self->selected >= 0)
    {
      ZwTimelineBox box;
      GdkRGBA colour;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
      zw_timeline_layout_get_bar (layout, (guint) self->selected, &box);
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_set_line_width (cr, FRAME_PX);
      cairo_rectangle (cr, box.x - FRAME_PX / 2, box.y - FRAME_PX / 2, box.width + FRAME_PX,
                       box.height + FRAME_PX);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static GtkSizeRequestMode
zw_plan_timeline_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
zw_plan_timeline_view_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);
  const ZwTimelineLayout *layout;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = LEAST_WIDTH_PX;
      return;
    }
  layout = get_layout (self, MAX (for_size, LEAST_WIDTH_PX));
  if (layout != NULL)
    *minimum = *natural = (int) (zw_timeline_layout_get_height (layout) + 1);
}

/* Letters or their colour may be others: light and dark, larger text. */
static void
zw_plan_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (zw_plan_timeline_view_parent_class)->css_changed (widget, change);
  forget_layout (ZW_PLAN_TIMELINE_VIEW (widget));
}

static void
zw_plan_timeline_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (zw_plan_timeline_view_parent_class)->system_setting_changed (widget, setting);
  forget_layout (ZW_PLAN_TIMELINE_VIEW (widget));
}

static void
zw_plan_timeline_view_finalize (GObject *object)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (object);

  g_clear_pointer (&self->layout, zw_timeline_layout_free);
  g_clear_pointer (&self->bars, zw_plan_timeline_free);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_plan_timeline_view_parent_class)->finalize (object);
}

static void
zw_plan_timeline_view_class_init (ZwPlanTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zw_plan_timeline_view_finalize;
  widget_class->snapshot = zw_plan_timeline_view_snapshot;
  widget_class->measure = zw_plan_timeline_view_measure;
  widget_class->get_request_mode = zw_plan_timeline_view_get_request_mode;
  widget_class->query_tooltip = zw_plan_timeline_view_query_tooltip;
  widget_class->css_changed = zw_plan_timeline_view_css_changed;
  widget_class->system_setting_changed = zw_plan_timeline_view_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  chosen_signal = g_signal_new ("chosen", ZW_TYPE_PLAN_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
zw_plan_timeline_view_init (ZwPlanTimelineView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->selected = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline of the plan"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("The table below says the same in words."), -1);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
zw_plan_timeline_view_new (ZwGuideline *guideline, ZwCatalog *catalog)
{
  ZwPlanTimelineView *self = g_object_new (ZW_TYPE_PLAN_TIMELINE_VIEW, NULL);

  self->guideline = zw_guideline_ref (guideline);
  self->catalog = zw_catalog_ref (catalog);
  return GTK_WIDGET (self);
}

/**
 * zw_plan_timeline_view_set_plan:
 * @plan: (nullable): what to show
 */
void
zw_plan_timeline_view_set_plan (ZwPlanTimelineView *self, ZwPlan *plan)
{
  g_clear_pointer (&self->bars, zw_plan_timeline_free);
  self->selected = -1;
  if (plan != NULL)
    self->bars = zw_plan_timeline_new (plan, self->guideline, self->catalog);
  forget_layout (self);
}

/**
 * zw_plan_timeline_view_get_n_undated:
 *
 * Returns: how many parts of the plan have no years and so no bar
 */
guint
zw_plan_timeline_view_get_n_undated (ZwPlanTimelineView *self)
{
  return self->bars != NULL ? zw_plan_timeline_get_n_undated (self->bars) : 0;
}

/**
 * zw_plan_timeline_view_select:
 * @box: (out): where its bar is
 *
 * Frames the bar of a part of the plan.
 *
 * Returns: whether it has one
 */
gboolean
zw_plan_timeline_view_select (ZwPlanTimelineView *self,
                              ZwPlanPart part,
                              gint64 id,
                              ZwTimelineBox *box)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->selected = find_part (self, part, id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->selected < 0 || width == 0)
    return FALSE;
  zw_timeline_layout_get_bar (get_layout (self, width), (guint) self->selected, box);
  return TRUE;
}
