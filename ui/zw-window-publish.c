/* zw-window-publish.c: the page Publish in the window, and what leads to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "pages/zw-publish-page.h"
#include "zw-window-private.h"

static void
on_notice (GtkWidget *page,
           const char *text,
           const char *button,
           const char *action,
           ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_notify (self, text, button, action);
}

static void
on_go_to (GtkWidget *page, const ZwPlanPlace *place, ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_go_to (self, place);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);

  zw_window_show_page (self, "publish");
  zw_publish_page_print (ZW_PUBLISH_PAGE (self->publish_page));
}

/* A sheet of what the map shows, which is the map of the pages Data and Zones. */
static void
on_map_sheet (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);

  zw_publish_page_show_map (ZW_PUBLISH_PAGE (self->publish_page));
  zw_window_show_page (self, "publish");
}

static void
on_open_written (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);
  const char *path = zw_publish_page_get_written (ZW_PUBLISH_PAGE (self->publish_page));
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/**
 * zw_window_add_publish:
 *
 * Puts the page Publish into the window.
 */
void
zw_window_add_publish (ZwWindow *self)
{
  static const GActionEntry entries[] = {
    { "print", on_print },
    { "map-sheet", on_map_sheet },
    { "open-written", on_open_written },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->publish_page = zw_publish_page_new (self->session);
  zw_publish_page_set_map (ZW_PUBLISH_PAGE (self->publish_page), ZW_MAP (self->map));
  gtk_stack_add_named (GTK_STACK (self->stack), self->publish_page, "publish");
  g_signal_connect_object (self->publish_page, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (self->publish_page, "go-to", G_CALLBACK (on_go_to), self, 0);
}
