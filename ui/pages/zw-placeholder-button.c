/* zw-placeholder-button.c: a button that puts a figure of the project into a text
 *
 * What is put there is a name in braces, such as {A1}; documents print the present
 * figure in its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-placeholder-button.h"

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "document/zw-placeholder.h"

#define LIST_HEIGHT_PX 320
#define LIST_WIDTH_PX 340
#define SPACING_PX 12

/* Where a row keeps what it puts. */
#define NAME_KEY "zw-name"

static void
on_chosen (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  GtkTextView *view = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = g_strdup_printf (
      "{%s}", (const char *) g_object_get_data (G_OBJECT (row), NAME_KEY));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
add_row (GtkWidget *list, const char *name, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  GtkWidget *words = gtk_label_new (label);
  g_autofree char *braced = g_strdup_printf ("{%s}", name);
  GtkWidget *code = gtk_label_new (braced);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), NAME_KEY, g_strdup (name), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_list (GtkTextView *view)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  guint n;
  const ZwPlaceholder *placeholders = zw_placeholder_list (&n);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < n; i++)
    add_row (list, placeholders[i].name, _ (placeholders[i].label));
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    add_row (list, zw_indicator_get_info ((ZwIndicatorId) i)->id,
             zw_indicator_get_name ((ZwIndicatorId) i, catalog));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_chosen), view, 0);
  return list;
}

/**
 * zw_placeholder_button_new:
 * @view: where figures are put, at the cursor
 *
 * Returns: (transfer floating): a button that opens a list of figures
 */
GtkWidget *
zw_placeholder_button_new (GtkTextView *view)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, LIST_WIDTH_PX, LIST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (view));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Insert a Figure"));
  gtk_widget_set_tooltip_text (
      button, _ ("A name in braces, such as {A1}, is printed as the project's present figure"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}
