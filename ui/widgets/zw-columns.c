/* zw-columns.c: cards side by side, in as many equal columns as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-columns.h"

struct _ZwColumns
{
  GtkWidget parent_instance;

  int least_width;
  int spacing;
};

G_DEFINE_FINAL_TYPE (ZwColumns, zw_columns, GTK_TYPE_WIDGET)

static GtkWidget *
get_next (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
count (ZwColumns *self)
{
  guint n = 0;

  for (GtkWidget *child = get_next (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL;
       child = get_next (gtk_widget_get_next_sibling (child)))
    n++;
  return n;
}

/* The width under which a column cannot go. */
static int
get_least_width (ZwColumns *self)
{
  int least = self->least_width;

  for (GtkWidget *child = get_next (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL;
       child = get_next (gtk_widget_get_next_sibling (child)))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }
  return least;
}

/* Four in a row of three would leave one alone: then there are two rows of two. */
static guint
get_n_columns (ZwColumns *self, int width)
{
  guint n = count (self);
  guint fit = (guint) MAX (1, (width + self->spacing) / (get_least_width (self) + self->spacing));
  guint rows = (n + fit - 1) / fit;

  return rows > 0 ? (n + rows - 1) / rows : 1;
}

/* Walks the rows; with @place the children get their room. */
static int
lay_out (ZwColumns *self, int width, gboolean place)
{
  guint columns = get_n_columns (self, width);
  int each = (width - (int) (columns - 1) * self->spacing) / (int) columns, y = 0;
  GtkWidget *child = get_next (gtk_widget_get_first_child (GTK_WIDGET (self)));

  each = MAX (each, get_least_width (self));
  while (child != NULL)
    {
      GtkWidget *at = child;
      int height = 0;

      for (guint i = 0; i < columns && at != NULL;
           i++, at = get_next (gtk_widget_get_next_sibling (at)))
        {
          int minimum, natural;

          gtk_widget_measure (at, GTK_ORIENTATION_VERTICAL, each, &minimum, &natural, NULL, NULL);
          height = MAX (height, natural);
        }
      y += y > 0 ? self->spacing : 0;
      for (guint i = 0; i < columns && child != NULL;
           i++, child = get_next (gtk_widget_get_next_sibling (child)))
        if (place)
          {
            GtkAllocation room = { (int) i * (each + self->spacing), y, each, height };

            gtk_widget_size_allocate (child, &room, -1);
          }
      y += height;
    }
  return y;
}

static GtkSizeRequestMode
zw_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
zw_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  ZwColumns *self = ZW_COLUMNS (widget);
  int least = get_least_width (self), n = MAX (1, (int) count (self));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = n * least + (n - 1) * self->spacing;
    }
  else
    *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : least, FALSE);
}

static void
zw_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (ZW_COLUMNS (widget), width, TRUE);
}

static void
zw_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (zw_columns_parent_class)->dispose (object);
}

static void
zw_columns_class_init (ZwColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_columns_dispose;
  widget_class->get_request_mode = zw_columns_get_request_mode;
  widget_class->measure = zw_columns_measure;
  widget_class->size_allocate = zw_columns_size_allocate;
}

static void
zw_columns_init (ZwColumns *self)
{
}

/**
 * zw_columns_new:
 * @least_width_px: of a column
 */
GtkWidget *
zw_columns_new (int least_width_px, int spacing_px)
{
  ZwColumns *self = g_object_new (ZW_TYPE_COLUMNS, NULL);

  self->least_width = least_width_px;
  self->spacing = spacing_px;
  return GTK_WIDGET (self);
}

void
zw_columns_append (ZwColumns *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
