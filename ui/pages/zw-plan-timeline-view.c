/* zw-plan-timeline-view.c: the timeline of a plan in the window
 *
 * The picture is drawn once and kept until the plan or its width is another; what
 * moves with the pointer lies above it. All of it stands in the table below as
 * well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-timeline-private.h"

#include <glib/gi18n.h>

/* Letters beside those of the window. */
#define FONT_SCALE 0.92

#define LEAST_WIDTH_PX 240
#define FRAME_PX 2.0
#define RING_PX 2.0
#define RING_GAP_PX 4.0

static const GdkRGBA ring_colour = { 0.208f, 0.518f, 0.894f, 1 };

enum
{
  CHOSEN,
  OPENED,
  DELETED,
  RESCHEDULED,
  LINKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwPlanTimelineView, zw_plan_timeline_view, GTK_TYPE_WIDGET)

static GdkRGBA
get_colour (ZwPlanTimelineView *self)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  return colour;
}

static guint32
pack_colour (const GdkRGBA *c)
{
  return (guint32) (c->red * 255 + 0.5) << 24 | (guint32) (c->green * 255 + 0.5) << 16
         | (guint32) (c->blue * 255 + 0.5) << 8 | (guint32) (c->alpha * 255 + 0.5);
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

static void
drop_layout (ZwPlanTimelineView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->axis, gsk_render_node_unref);
  g_clear_pointer (&self->layout, zw_timeline_layout_free);
}

static const ZwTimelineLayout *
get_layout_for (ZwPlanTimelineView *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  GdkRGBA colour = get_colour (self);
  ZwTimelineLook look = { .font = pango_font_description_get_family (font),
                          .font_size = FONT_SCALE * get_font_size (context, font),
                          .colour = pack_colour (&colour) };

  if (self->bars == NULL)
    return NULL;
  if (self->layout != NULL && self->layout_width == width)
    return self->layout;
  drop_layout (self);
  self->layout = zw_timeline_layout_new (zw_plan_timeline_get (self->bars), &look, width);
  self->layout_width = width;
  return self->layout;
}

/**
 * zw_plan_timeline_view_get_layout:
 *
 * Returns: (nullable): where everything lies now
 */
const ZwTimelineLayout *
zw_plan_timeline_view_get_layout (ZwPlanTimelineView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 ? get_layout_for (self, width) : NULL;
}

static void
forget_layout (ZwPlanTimelineView *self)
{
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* How much of the upper end is scrolled out of sight: there the years stay. */
static double
get_hidden (ZwPlanTimelineView *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_point_t point;

  if (viewport == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), viewport, &GRAPHENE_POINT_INIT (0, 0),
                                    &point))
    return 0;
  return MAX (0, -point.y);
}

/**
 * zw_plan_timeline_view_grip:
 * @bar: (out): number of a bar, -1 for none
 *
 * Returns: what a press takes hold of; nothing that the years lie over
 */
ZwTimelineGrip
zw_plan_timeline_view_grip (ZwPlanTimelineView *self, double x, double y, int *bar)
{
  const ZwTimelineLayout *layout = zw_plan_timeline_view_get_layout (self);

  *bar = -1;
  if (layout == NULL || y < get_hidden (self) + zw_timeline_layout_get_top (layout))
    return ZW_TIMELINE_GRIP_NONE;
  return zw_timeline_layout_grip (layout, x, y, bar);
}

ZwPlanPart
zw_plan_timeline_view_get_part (ZwPlanTimelineView *self, guint bar, gint64 *id)
{
  return zw_plan_timeline_get_part (self->bars, bar, id);
}

/* The name of the whole is that of the bar with the keys: so it is spoken. */
static void
tell_selected (ZwPlanTimelineView *self)
{
  g_autofree char *name = self->selected >= 0
                              ? zw_plan_timeline_view_dup_name (self, (guint) self->selected)
                              : g_strdup (_ ("Timeline of the plan"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What the user asks for */

/**
 * zw_plan_timeline_view_choose:
 * @bar: a part of the plan
 */
void
zw_plan_timeline_view_choose (ZwPlanTimelineView *self, int bar)
{
  gint64 id;
  ZwPlanPart part = zw_plan_timeline_get_part (self->bars, (guint) bar, &id);

  if (part == ZW_PLAN_TIMELINE_MILESTONE)
    return;
  self->selected = bar;
  tell_selected (self);
  g_signal_emit (self, signals[CHOSEN], 0, part, id);
}

void
zw_plan_timeline_view_open (ZwPlanTimelineView *self)
{
  gint64 id;
  ZwPlanPart part;

  if (self->selected < 0)
    return;
  part = zw_plan_timeline_get_part (self->bars, (guint) self->selected, &id);
  g_signal_emit (self, signals[OPENED], 0, part, id);
}

void
zw_plan_timeline_view_delete (ZwPlanTimelineView *self)
{
  gint64 id;
  ZwPlanPart part;

  if (self->selected < 0)
    return;
  part = zw_plan_timeline_get_part (self->bars, (guint) self->selected, &id);
  g_signal_emit (self, signals[DELETED], 0, part, id);
}

void
zw_plan_timeline_view_reschedule (ZwPlanTimelineView *self,
                                  ZwPlanPart part,
                                  gint64 id,
                                  int start_year,
                                  int end_year,
                                  int contents_by)
{
  g_signal_emit (self, signals[RESCHEDULED], 0, part, id, start_year, end_year, contents_by);
}

void
zw_plan_timeline_view_link (ZwPlanTimelineView *self, gint64 item_id, gint64 after_id)
{
  g_signal_emit (self, signals[LINKED], 0, item_id, after_id);
}

/* The widget */

static gboolean
zw_plan_timeline_view_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean keyboard,
                                     GtkTooltip *tooltip)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);
  g_autofree char *text = NULL;
  int bar = self->selected;

  if (self->drag.active)
    return FALSE;
  if (!keyboard)
    zw_plan_timeline_view_grip (self, x, y, &bar);
  if (bar < 0)
    return FALSE;
  text = zw_plan_timeline_view_dup_words (self, (guint) bar);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GskRenderNode *
make_picture (const ZwTimelineLayout *layout, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  zw_timeline_layout_draw (layout, cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
snapshot_axis (ZwPlanTimelineView *self, const ZwTimelineLayout *layout, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double hidden = get_hidden (self), height = zw_timeline_layout_get_top (layout);
  GdkRGBA ground;

  if (hidden <= 0 || !gtk_style_context_lookup_color (style, "theme_bg_color", &ground))
    return;
  if (self->axis == NULL)
    {
      GtkSnapshot *years = gtk_snapshot_new ();
      cairo_t *cr = gtk_snapshot_append_cairo (
          years, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height + 1));

      zw_timeline_layout_draw_axis (layout, cr);
      cairo_destroy (cr);
      self->axis = gtk_snapshot_free_to_node (years);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) hidden));
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gtk_snapshot_append_node (snapshot, self->axis);
  gtk_snapshot_restore (snapshot);
}

static void
append_frame (GtkSnapshot *snapshot,
              const ZwTimelineBox *box,
              double distance,
              double line,
              const GdkRGBA *colour)
{
  const float widths[] = { (float) line, (float) line, (float) line, (float) line };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float) (box->x - distance),
                                                        (float) (box->y - distance),
                                                        (float) (box->width + 2 * distance),
                                                        (float) (box->height + 2 * distance)),
                                   (float) distance);
  gtk_snapshot_append_border (snapshot, &frame, widths, colours);
}

static void
zw_plan_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);
  const ZwTimelineLayout *layout = zw_plan_timeline_view_get_layout (self);
  ZwTimelineBox box;

  if (layout == NULL)
    return;
  if (self->picture == NULL)
    self->picture = make_picture (layout, gtk_widget_get_width (widget),
                                  gtk_widget_get_height (widget));
  gtk_snapshot_append_node (snapshot, self->picture);
  if (self->selected >= 0)
    {
      GdkRGBA colour = get_colour (self);

      zw_timeline_layout_get_bar (layout, (guint) self->selected, &box);
      append_frame (snapshot, &box, FRAME_PX, FRAME_PX, &colour);
      if (gtk_widget_has_visible_focus (widget))
        append_frame (snapshot, &box, RING_GAP_PX + RING_PX, RING_PX, &ring_colour);
    }
  else if (gtk_widget_has_visible_focus (widget))
    append_frame (
        snapshot,
        &(ZwTimelineBox){ 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) }, 0,
        RING_PX, &ring_colour);
  snapshot_axis (self, layout, snapshot);
  zw_plan_timeline_view_snapshot_drag (self, snapshot);
}

/* What it is scrolled in may be another each time. */
static void
zw_plan_timeline_view_map (GtkWidget *widget)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (zw_plan_timeline_view_parent_class)->map (widget);
  if (viewport == NULL)
    return;
  self->scrolling = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  g_signal_connect_object (self->scrolling, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

static void
zw_plan_timeline_view_unmap (GtkWidget *widget)
{
  ZwPlanTimelineView *self = ZW_PLAN_TIMELINE_VIEW (widget);

  if (self->scrolling != NULL)
    g_signal_handlers_disconnect_by_data (self->scrolling, self);
  self->scrolling = NULL;
  GTK_WIDGET_CLASS (zw_plan_timeline_view_parent_class)->unmap (widget);
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
  layout = get_layout_for (self, MAX (for_size, LEAST_WIDTH_PX));
  if (layout != NULL)
    *minimum = *natural = (int) (zw_timeline_layout_get_height (layout) + RING_GAP_PX + RING_PX);
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

  drop_layout (self);
  g_clear_pointer (&self->bars, zw_plan_timeline_free);
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_clear_pointer (&self->reference, zw_reference_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_plan_timeline_view_parent_class)->finalize (object);
}

static void
zw_plan_timeline_view_class_init (ZwPlanTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = ZW_TYPE_PLAN_TIMELINE_VIEW;

  G_OBJECT_CLASS (klass)->finalize = zw_plan_timeline_view_finalize;
  widget_class->map = zw_plan_timeline_view_map;
  widget_class->unmap = zw_plan_timeline_view_unmap;
  widget_class->snapshot = zw_plan_timeline_view_snapshot;
  widget_class->measure = zw_plan_timeline_view_measure;
  widget_class->get_request_mode = zw_plan_timeline_view_get_request_mode;
  widget_class->query_tooltip = zw_plan_timeline_view_query_tooltip;
  widget_class->css_changed = zw_plan_timeline_view_css_changed;
  widget_class->system_setting_changed = zw_plan_timeline_view_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[DELETED] = g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[RESCHEDULED] = g_signal_new ("rescheduled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 5, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT,
                                       G_TYPE_INT, G_TYPE_INT);
  signals[LINKED] = g_signal_new ("linked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
zw_plan_timeline_view_init (ZwPlanTimelineView *self)
{
  self->selected = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline of the plan"),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("Up and Down go from bar to bar, Left and Right move it by a year, with Shift its end, "
         "with Alt its start. The table below says the same in words."),
      -1);
  zw_plan_timeline_view_connect_pointer (self);
  zw_plan_timeline_view_connect_keys (self);
}

/**
 * zw_plan_timeline_view_new:
 * @guideline: names the groups of work items
 * @reference: has the fixed years of policy
 * @catalog: language of the headings
 */
GtkWidget *
zw_plan_timeline_view_new (const ZwGuideline *guideline,
                           const ZwReference *reference,
                           ZwCatalog *catalog)
{
  ZwPlanTimelineView *self = g_object_new (ZW_TYPE_PLAN_TIMELINE_VIEW, NULL);

  self->guideline = zw_guideline_ref ((ZwGuideline *) guideline);
  self->reference = zw_reference_ref ((ZwReference *) reference);
  self->catalog = zw_catalog_ref (catalog);
  return GTK_WIDGET (self);
}

/**
 * zw_plan_timeline_view_set_plan:
 * @plan: (nullable): what to show
 * @records: (nullable): what waits for what
 *
 * What is selected stays so where it is still there.
 */
void
zw_plan_timeline_view_set_plan (ZwPlanTimelineView *self, ZwPlan *plan, ZwRecords *records)
{
  ZwPlanTimelineOptions options = { .guideline = self->guideline,
                                    .catalog = self->catalog,
                                    .records = records,
                                    .offices = TRUE,
                                    .marks = TRUE,
                                    .undated = TRUE };
  ZwPlanPart part = ZW_PLAN_TIMELINE_MILESTONE;
  gint64 id = 0;

  if (self->selected >= 0)
    part = zw_plan_timeline_get_part (self->bars, (guint) self->selected, &id);
  if (plan != NULL)
    zw_plan_ref (plan);
  if (records != NULL)
    zw_records_ref (records);
  g_clear_pointer (&self->bars, zw_plan_timeline_free);
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  self->plan = plan;
  self->records = records;
  self->selected = -1;
  if (plan != NULL)
    {
      options.milestones = zw_reference_get_milestones (self->reference, &options.n_milestones);
      self->bars = zw_plan_timeline_new (plan, &options);
      zw_plan_timeline_set_findings (self->bars, self->findings);
      if (part != ZW_PLAN_TIMELINE_MILESTONE)
        self->selected = zw_plan_timeline_find_part (self->bars, part, id);
    }
  tell_selected (self);
  forget_layout (self);
}

/**
 * zw_plan_timeline_view_set_findings:
 * @findings: (nullable) (element-type ZwFinding): what was found in the plan
 */
void
zw_plan_timeline_view_set_findings (ZwPlanTimelineView *self, const GPtrArray *findings)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (findings != NULL)
    self->findings = g_ptr_array_ref ((GPtrArray *) findings);
  if (self->bars == NULL || !zw_plan_timeline_set_findings (self->bars, findings))
    return;
  tell_selected (self);
  forget_layout (self);
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
  const ZwTimelineLayout *layout = zw_plan_timeline_view_get_layout (self);

  self->selected = self->bars != NULL ? zw_plan_timeline_find_part (self->bars, part, id) : -1;
  tell_selected (self);
  if (self->selected < 0 || layout == NULL)
    return FALSE;
  zw_timeline_layout_get_bar (layout, (guint) self->selected, box);
  return TRUE;
}
