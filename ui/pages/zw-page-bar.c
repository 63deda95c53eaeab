/* zw-page-bar.c: which page of a preview is shown, and how large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-page-bar.h"

#include <glib/gi18n.h>

#define SPACING_PX 6

struct _ZwPageBar
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *back;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *forward;
  GtkWidget *zoom;

  ZwPagePreview *preview; /* not owned: stands above in the same window */
};

G_DEFINE_FINAL_TYPE (ZwPageBar, zw_page_bar, GTK_TYPE_WIDGET)

static void
show_state (ZwPageBar *self)
{
  guint n = zw_page_preview_get_n_pages (self->preview);
  guint page = zw_page_preview_get_page (self->preview);
  g_autofree char *number = n > 0 ? g_strdup_printf ("%u", page + 1) : g_strdup ("");
  g_autofree char *count = g_strdup_printf ("/ %u", n);
  g_autofree char *zoom = g_strdup_printf ("%.0f %%",
                                           100.0 * zw_page_preview_get_zoom (self->preview));

  g_assert (ZW_IS_PAGE_BAR (self));
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), number);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->zoom), zoom);
  gtk_widget_set_sensitive (self->back, n > 0 && page > 0);
  gtk_widget_set_sensitive (self->forward, page + 1 < n);
  gtk_widget_set_sensitive (self->entry, n > 0);
  gtk_widget_set_sensitive (self->zoom, n > 0);
}

static void
go_back (ZwPageBar *self)
{
  guint page = zw_page_preview_get_page (self->preview);

  zw_page_preview_show_page (self->preview, page > 0 ? page - 1 : 0);
}

static void
go_forward (ZwPageBar *self)
{
  zw_page_preview_show_page (self->preview, zw_page_preview_get_page (self->preview) + 1);
}

static void
on_entered (ZwPageBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint64 page = g_ascii_strtoull (text, NULL, 10);

  g_assert (ZW_IS_PAGE_BAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  if (page > 0)
    zw_page_preview_show_page (self->preview, (guint) MIN (page - 1, G_MAXINT));
  show_state (self);
}

static void
zoom_in (ZwPageBar *self)
{
  zw_page_preview_zoom_by (self->preview, 1.25);
}

static void
zoom_out (ZwPageBar *self)
{
  zw_page_preview_zoom_by (self->preview, 0.8);
}

/* "pages.zoom" with "read", "width", "page" or percent. */
static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwPageBar *self = ZW_PAGE_BAR (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (g_str_equal (what, "read"))
    zw_page_preview_set_zoom (self->preview, ZW_PAGE_ZOOM_READ, 0);
  else if (g_str_equal (what, "width"))
    zw_page_preview_set_zoom (self->preview, ZW_PAGE_ZOOM_WIDTH, 0);
  else if (g_str_equal (what, "page"))
    zw_page_preview_set_zoom (self->preview, ZW_PAGE_ZOOM_PAGE, 0);
  else
    zw_page_preview_set_zoom (self->preview, ZW_PAGE_ZOOM_FACTOR,
                              g_ascii_strtod (what, NULL) / 100.0);
}

static void
zw_page_bar_dispose (GObject *object)
{
  g_clear_pointer (&ZW_PAGE_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_page_bar_parent_class)->dispose (object);
}

static void
zw_page_bar_class_init (ZwPageBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = zw_page_bar_dispose;
  gtk_widget_class_install_action (widget_class, "pages.zoom", "s", on_zoom);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (ZwPageBar *self, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static GtkWidget *
make_zoom (void)
{
  static const char *const percents[] = { "50", "75", "100", "150", "200" };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fits = g_menu_new ();
  g_autoptr (GMenu) sizes = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (fits, _ ("Readable"), "pages.zoom::read");
  g_menu_append (fits, _ ("Width of the page"), "pages.zoom::width");
  g_menu_append (fits, _ ("Whole page"), "pages.zoom::page");
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_autofree char *label = g_strdup_printf ("%s %%", percents[i]);
      g_autofree char *action = g_strdup_printf ("pages.zoom::%s", percents[i]);

      g_menu_append (sizes, label, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fits));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sizes));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button,
                               _ ("How large the pages are shown: at 100 percent as on paper"));
  gtk_widget_add_css_class (button, "numeric");
  return button;
}

static void
zw_page_bar_init (ZwPageBar *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "zw-table-bar");
  self->back = add_button (self, "go-up-symbolic", _ ("Page before"), G_CALLBACK (go_back));
  self->forward = add_button (self, "go-down-symbolic", _ ("Next page"), G_CALLBACK (go_forward));
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 1.0f);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Page"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entered), self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->box), space);
  add_button (self, "zoom-out-symbolic", _ ("Smaller"), G_CALLBACK (zoom_out));
  self->zoom = make_zoom ();
  gtk_box_append (GTK_BOX (self->box), self->zoom);
  add_button (self, "zoom-in-symbolic", _ ("Larger"), G_CALLBACK (zoom_in));
}

GtkWidget *
zw_page_bar_new (ZwPagePreview *preview)
{
  ZwPageBar *self = g_object_new (ZW_TYPE_PAGE_BAR, NULL);

  self->preview = preview;
  g_signal_connect_object (preview, "moved", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
