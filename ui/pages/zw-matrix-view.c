/* zw-matrix-view.c: stakeholders by interest and power, to be dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-matrix-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "render/zw-matrix-draw.h"
#include "widgets/zw-look.h"

#define LEAST_PX 300
#define STEP 0.5
#define SMALL_STEP 0.1

struct _ZwMatrixView
{
  GtkWidget parent_instance;

  /* Owned */
  ZwReference *reference;
  ZwCatalog *catalog;
  ZwRecords *records; /* NULL without a plan */
  GArray *spots;      /* of ZwMatrixSpot; names belong to the records */

  gint64 selected;
  gint64 dragged; /* 0 for none */
  double start_interest;
  double start_power;
};

static guint selected_signal;
static guint moved_signal;

G_DEFINE_FINAL_TYPE (ZwMatrixView, zw_matrix_view, GTK_TYPE_WIDGET)

static void
read_spots (ZwMatrixView *self)
{
  const GPtrArray *all = self->records != NULL
                             ? zw_records_get (self->records, ZW_RECORD_STAKEHOLDER)
                             : NULL;

  g_array_set_size (self->spots, 0);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (all, i);
      const char *name = zw_record_get_text (record, ZW_STAKEHOLDER_NAME);
      ZwMatrixSpot spot = { .id = zw_record_get_id (record),
                            .name = name != NULL ? name : _ ("(no name)"),
                            .interest = zw_record_get_number (record, ZW_STAKEHOLDER_INTEREST),
                            .power = zw_record_get_number (record, ZW_STAKEHOLDER_POWER) };

      if (!isnan (spot.interest) && !isnan (spot.power))
        g_array_append_val (self->spots, spot);
    }
}

static ZwMatrixSpot *
find_spot (ZwMatrixView *self, gint64 id)
{
  for (guint i = 0; i < self->spots->len; i++)
    if (g_array_index (self->spots, ZwMatrixSpot, i).id == id)
      return &g_array_index (self->spots, ZwMatrixSpot, i);
  return NULL;
}

static ZwMatrixLook
get_look (ZwMatrixView *self)
{
  return (ZwMatrixLook){ .font = zw_look_get_font (GTK_WIDGET (self)),
                         .font_size = zw_look_get_font_size (GTK_WIDGET (self)),
                         .colour = zw_look_get_colour (GTK_WIDGET (self)) };
}

static ZwMatrix
get_matrix (ZwMatrixView *self)
{
  ZwMatrix matrix = { .spots = (const ZwMatrixSpot *) self->spots->data,
                      .n_spots = self->spots->len,
                      .interest_label = _ ("Interest: how much it is affected"),
                      .power_label = _ ("Power: how much it can decide"),
                      .selected = self->selected };
  const ZwStakeholderClass *classes;
  guint n = 0;

  for (guint i = 0; i < ZW_MATRIX_QUARTERS; i++)
    matrix.quarters[i] = "";
  classes = zw_reference_get_classes (self->reference, &n);
  for (guint i = 0; i < n; i++)
    matrix.quarters[ZW_MATRIX_QUARTER (classes[i].high_interest, classes[i].high_power)] =
        zw_text_pick (&classes[i].name, self->catalog);
  return matrix;
}

/* In words, for those who do not see it. */
static void
speak_selected (ZwMatrixView *self)
{
  const ZwMatrixSpot *spot = find_spot (self, self->selected);
  g_autofree char *text = NULL;

  if (spot == NULL)
    text = g_strdup (_ ("Matrix of interest and power"));
  else
    {
      const ZwStakeholderClass *class = zw_reference_class_at (self->reference, spot->interest,
                                                               spot->power);

      /* Translators: a stakeholder, its class, its interest and its power */
      text = g_strdup_printf (_ ("%s: %s, interest %.1f, power %.1f"), spot->name,
                              class != NULL ? zw_text_pick (&class->name, self->catalog) : "",
                              spot->interest, spot->power);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
choose (ZwMatrixView *self, gint64 id)
{
  if (self->selected == id)
    return;
  zw_matrix_view_select (self, id);
  g_signal_emit (self, selected_signal, 0, id);
}

/* Dragging: what is shown moves at once, the project changes at the end. */

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, ZwMatrixView *self)
{
  ZwMatrix matrix = get_matrix (self);
  ZwMatrixLook look = get_look (self);
  const ZwMatrixSpot *spot = zw_matrix_find_spot (&matrix, &look,
                                                  gtk_widget_get_width (GTK_WIDGET (self)),
                                                  gtk_widget_get_height (GTK_WIDGET (self)), x, y);

  g_assert (ZW_IS_MATRIX_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (spot == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragged = spot->id;
  self->start_interest = spot->interest;
  self->start_power = spot->power;
  choose (self, spot->id);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, ZwMatrixView *self)
{
  ZwMatrixSpot *spot = find_spot (self, self->dragged);
  ZwMatrixLook look = get_look (self);
  double x, y;

  g_assert (ZW_IS_MATRIX_VIEW (self));
  if (spot == NULL || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  if (hypot (dx, dy) < 1)
    return;
  zw_matrix_from_px (&look, gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)), x + dx, y + dy, &spot->interest,
                     &spot->power);
  speak_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_back (ZwMatrixView *self)
{
  ZwMatrixSpot *spot = find_spot (self, self->dragged);

  self->dragged = 0;
  if (spot == NULL)
    return;
  spot->interest = self->start_interest;
  spot->power = self->start_power;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, ZwMatrixView *self)
{
  const ZwMatrixSpot *spot = find_spot (self, self->dragged);

  g_assert (ZW_IS_MATRIX_VIEW (self));
  self->dragged = 0;
  if (spot != NULL && (spot->interest != self->start_interest || spot->power != self->start_power))
    g_signal_emit (self, moved_signal, 0, spot->id, spot->interest, spot->power);
}

static void
on_drag_cancel (GtkGesture *drag, GdkEventSequence *sequence, ZwMatrixView *self)
{
  g_assert (ZW_IS_MATRIX_VIEW (self));
  take_back (self);
}

/* Keys */

static gboolean
nudge (ZwMatrixView *self, double interest, double power)
{
  const ZwMatrixSpot *spot = find_spot (self, self->selected);

  if (spot == NULL || self->dragged != 0)
    return FALSE;
  g_signal_emit (self, moved_signal, 0, spot->id,
                 CLAMP (round ((spot->interest + interest) * 10) / 10, 0, ZW_MATRIX_SCALE),
                 CLAMP (round ((spot->power + power) * 10) / 10, 0, ZW_MATRIX_SCALE));
  return TRUE;
}

/* The one before or after the selected one; FALSE beyond either end. */
static gboolean
step (ZwMatrixView *self, gboolean forward)
{
  guint at = G_MAXUINT;

  for (guint i = 0; i < self->spots->len; i++)
    if (g_array_index (self->spots, ZwMatrixSpot, i).id == self->selected)
      at = i;
  if (at == G_MAXUINT)
    at = forward ? 0 : self->spots->len - 1;
  else if (forward ? at + 1 < self->spots->len : at > 0)
    at = forward ? at + 1 : at - 1;
  else
    return FALSE;
  if (at >= self->spots->len)
    return FALSE;
  choose (self, g_array_index (self->spots, ZwMatrixSpot, at).id);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        ZwMatrixView *self)
{
  double by = state & GDK_SHIFT_MASK ? SMALL_STEP : STEP;

  g_assert (ZW_IS_MATRIX_VIEW (self));
  switch (key)
    {
    case GDK_KEY_Left:
      return nudge (self, -by, 0);
    case GDK_KEY_Right:
      return nudge (self, by, 0);
    case GDK_KEY_Up:
      return nudge (self, 0, by);
    case GDK_KEY_Down:
      return nudge (self, 0, -by);
    case GDK_KEY_Tab:
      return step (self, TRUE);
    case GDK_KEY_ISO_Left_Tab:
      return step (self, FALSE);
    case GDK_KEY_Escape:
      if (self->dragged == 0)
        return FALSE;
      take_back (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_focus (ZwMatrixView *self)
{
  g_assert (ZW_IS_MATRIX_VIEW (self));
  if (find_spot (self, self->selected) == NULL && self->spots->len > 0)
    choose (self, g_array_index (self->spots, ZwMatrixSpot, 0).id);
}

/* The widget */

static void
zw_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwMatrixView *self = ZW_MATRIX_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  ZwMatrix matrix = get_matrix (self);
  ZwMatrixLook look = get_look (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  zw_matrix_draw (&matrix, &look, cr, width, height);
  cairo_destroy (cr);
}

static void
zw_matrix_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = LEAST_PX;
}

static void
zw_matrix_view_dispose (GObject *object)
{
  ZwMatrixView *self = ZW_MATRIX_VIEW (object);

  g_clear_pointer (&self->reference, zw_reference_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->spots, g_array_unref);
  G_OBJECT_CLASS (zw_matrix_view_parent_class)->dispose (object);
}

static void
zw_matrix_view_class_init (ZwMatrixViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_matrix_view_dispose;
  widget_class->snapshot = zw_matrix_view_snapshot;
  widget_class->measure = zw_matrix_view_measure;
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  selected_signal = g_signal_new ("selected", ZW_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  moved_signal = g_signal_new ("moved", ZW_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
zw_matrix_view_init (ZwMatrixView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->spots = g_array_new (FALSE, FALSE, sizeof (ZwMatrixSpot));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * zw_matrix_view_new:
 *
 * Returns: (transfer floating): an empty matrix
 */
GtkWidget *
zw_matrix_view_new (const ZwReference *reference, const ZwCatalog *catalog)
{
  ZwMatrixView *self = g_object_new (ZW_TYPE_MATRIX_VIEW, NULL);

  self->reference = zw_reference_ref ((ZwReference *) reference);
  self->catalog = zw_catalog_ref ((ZwCatalog *) catalog);
  speak_selected (self);
  return GTK_WIDGET (self);
}

/**
 * zw_matrix_view_set_records:
 * @records: (nullable): whose stakeholders are shown
 */
void
zw_matrix_view_set_records (ZwMatrixView *self, ZwRecords *records)
{
  if (records != NULL)
    zw_records_ref (records);
  g_clear_pointer (&self->records, zw_records_unref);
  self->records = records;
  self->dragged = 0;
  read_spots (self);
  speak_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * zw_matrix_view_select:
 * @id: a stakeholder, 0 for none
 */
void
zw_matrix_view_select (ZwMatrixView *self, gint64 id)
{
  self->selected = id;
  speak_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
