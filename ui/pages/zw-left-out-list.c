/* zw-left-out-list.c: residents without coverage in words: how many, and the largest pockets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-left-out-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/zw-words.h"

/* Names of areas that are told of a pocket. */
#define MAX_NAMES 3

struct _ZwLeftOutList
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *button; /* the switch */
  GtkWidget *summary;
  GtkWidget *reason;
  GtkWidget *expander;
  GtkWidget *rows;

  /* Owned */
  ZwLeftOutView *view;
};

G_DEFINE_FINAL_TYPE (ZwLeftOutList, zw_left_out_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
describe_place (const ZwPocket *pocket)
{
  g_autofree char *area = g_strdup_printf ("%.2f", pocket->area_m2 / 1e6);
  g_autofree char *metres = NULL;

  if (isnan (pocket->nearest_stop_m))
    /* Translators: %s is an area in square kilometres */
    return g_strdup_printf (_ ("%s km²"), area);
  metres = zw_words_dup_number ((gint64) (pocket->nearest_stop_m + 0.5));
  /* Translators: an area in square kilometres; how far the nearest stop is */
  return g_strdup_printf (_ ("%s km² · nearest stop %s m"), area, metres);
}

/*  1  Names of its areas       12,594
 *     2.13 km² · nearest stop 640 m     */
static GtkWidget *
make_row (const ZwLeftOut *result, guint index)
{
  const ZwPocket *pocket = &result->pockets[index];
  GtkWidget *grid = gtk_grid_new (), *row = gtk_list_box_row_new ();
  g_autofree char *rank = g_strdup_printf ("%u", index + 1);
  g_autofree char *names = zw_left_out_dup_pocket_name (result, pocket, MAX_NAMES);
  g_autofree char *residents = zw_words_dup_number ((gint64) (pocket->residents + 0.5));
  g_autofree char *place = describe_place (pocket);
  g_autofree char *said = NULL;
  GtkWidget *number = make_label (rank, "zw-code", 1.0f);
  GtkWidget *name = make_label (*names != '\0' ? names : _ ("No name"), NULL, 0.0f);
  GtkWidget *figure = make_label (residents, "numeric", 1.0f);
  GtkWidget *detail = make_label (place, "zw-small", 0.0f);

  /* Translators: rank, names, residents without coverage, more on the place */
  said = g_strdup_printf (_ ("%s: %s, %s residents, %s"), rank, names, residents, place);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_attach (GTK_GRID (grid), number, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), name, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), figure, 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), detail, 1, 1, 2, 1);
  gtk_widget_add_css_class (grid, "zw-pocket");
  gtk_widget_set_tooltip_text (row, names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  return row;
}

static void
fill_rows (ZwLeftOutList *self, const ZwLeftOut *result)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), child);
  for (guint i = 0; result != NULL && i < result->n_pockets; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), make_row (result, i));
  gtk_widget_set_visible (self->expander, result != NULL && result->n_pockets > 0);
}

static void
show_result (ZwLeftOutList *self)
{
  const ZwLeftOut *result = zw_left_out_view_get_result (self->view);
  gboolean ok = result != NULL && result->state == ZW_INDICATOR_OK;
  g_autofree char *text = NULL;

  g_assert (ZW_IS_LEFT_OUT_LIST (self));
  gtk_widget_set_visible (self->reason, result != NULL && !ok);
  gtk_widget_set_visible (self->summary, result == NULL || ok);
  if (ok)
    {
      g_autofree char *left_out = zw_words_dup_number ((gint64) (result->left_out + 0.5));
      g_autofree char *all = zw_words_dup_number ((gint64) (result->residents + 0.5));

      /* Translators: residents without coverage, all residents, per cent */
      text = g_strdup_printf (_ ("%s of %s residents (%.2f %%)"), left_out, all,
                              100.0 * result->share);
    }
  else if (result != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_ ("No data: %s"),
                                                 result->reason != NULL ? result->reason : "");

      gtk_label_set_text (GTK_LABEL (self->reason), reason);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), text != NULL ? text : "–");
  gtk_widget_set_tooltip_text (self->summary, ok ? result->method : NULL);
  fill_rows (self, result);
}

/* Whoever looks at the map wants to see which circle is which. */
static void
on_shown (ZwLeftOutList *self)
{
  g_assert (ZW_IS_LEFT_OUT_LIST (self));
  if (zw_left_out_view_get_shown (self->view))
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, ZwLeftOutList *self)
{
  g_assert (ZW_IS_LEFT_OUT_LIST (self));
  zw_left_out_view_show_pocket (self->view, (guint) gtk_list_box_row_get_index (row));
}

static void
zw_left_out_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_left_out_list_parent_class)->map (widget);
  zw_left_out_view_hold (ZW_LEFT_OUT_LIST (widget)->view);
}

static void
zw_left_out_list_unmap (GtkWidget *widget)
{
  zw_left_out_view_release (ZW_LEFT_OUT_LIST (widget)->view);
  GTK_WIDGET_CLASS (zw_left_out_list_parent_class)->unmap (widget);
}

static void
zw_left_out_list_dispose (GObject *object)
{
  ZwLeftOutList *self = ZW_LEFT_OUT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (zw_left_out_list_parent_class)->dispose (object);
}

static void
zw_left_out_list_class_init (ZwLeftOutListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_left_out_list_dispose;
  widget_class->map = zw_left_out_list_map;
  widget_class->unmap = zw_left_out_list_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_head (ZwLeftOutList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = make_label (_ ("Residents without coverage"), "zw-card-title", 0.0f);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  self->button = gtk_switch_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button,
                               _ ("Show on the map where residents live whom no stop reaches"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Residents without coverage"), -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->button);
  return head;
}

static void
zw_left_out_list_init (ZwLeftOutList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "zw-card");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->summary = make_label ("–", "numeric", 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  self->reason = make_label (NULL, "zw-reason", 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "zw-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The largest pockets"), -1);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander),
                                 make_label (_ ("The largest pockets"), "zw-small", 0.0f));
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  gtk_box_append (GTK_BOX (self->box), self->reason);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self->rows, "row-activated", G_CALLBACK (on_row_activated), self);
}

GtkWidget *
zw_left_out_list_new (ZwLeftOutView *view)
{
  ZwLeftOutList *self = g_object_new (ZW_TYPE_LEFT_OUT_LIST, NULL);

  self->view = g_object_ref (view);
  g_object_bind_property (view, "shown", self->button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (view, "changed", G_CALLBACK (show_result), self);
  g_signal_connect_swapped (view, "notify::shown", G_CALLBACK (on_shown), self);
  show_result (self);
  on_shown (self);
  return GTK_WIDGET (self);
}
