/* project-fixture.h: a new project in a folder of its own, for tests of pages and dialogs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-session.h"
#include "zw-ui-test.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  ZwSession *session;
  char *failure; /* the last one the session told */
} Project;

G_GNUC_UNUSED static void
keep_failure (ZwSession *session, const char *sentence, Project *self)
{
  g_free (self->failure);
  self->failure = g_strdup (sentence);
}

G_GNUC_UNUSED static void
project_set_up (Project *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("zw-ui-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "project.gpkg", NULL);
  self->session = zw_session_new ();
  g_signal_connect (self->session, "failed", G_CALLBACK (keep_failure), self);
  zw_session_create (self->session, path, "試驗", &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
project_tear_down (Project *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_working (self->session) == NULL));
  g_signal_handlers_disconnect_by_data (self->session, self);
  zw_session_close (self->session);
  /* Work that was stopped lets go of the session when it notices. */
  g_object_add_weak_pointer (G_OBJECT (self->session), (gpointer *) &self->session);
  g_object_unref (self->session);
  g_assert_true (ZW_WAIT_UNTIL (self->session == NULL));
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->failure);
}

/* Writes a file beside the project and returns its path. */
G_GNUC_UNUSED static char *
project_write (Project *self, const char *name, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

G_GNUC_UNUSED static guint
project_count_layers (Project *self)
{
  GPtrArray *layers = zw_session_get_layers (self->session);

  return layers != NULL ? layers->len : 0;
}

G_GNUC_UNUSED static const ZwLayer *
project_get_layer (Project *self, guint index)
{
  g_assert_cmpuint (index, <, project_count_layers (self));
  return g_ptr_array_index (zw_session_get_layers (self->session), index);
}

/* One zone, a square of a kilometre, selected. */
G_GNUC_UNUSED static void
project_add_zone (Project *self)
{
  const ZwPoint corners[] = {
    { 300000, 2770000 }, { 301000, 2770000 }, { 301000, 2771000 }, { 300000, 2771000 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
  g_autoptr (GError) error = NULL;

  zw_session_select_zone (self->session, zw_zone_add (zw_session_get_store (self->session),
                                                      "市中心", ZW_ZONE_URBAN, square, &error));
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
project_click (GtkWidget *widget)
{
  zw_ui_test_click (widget, gtk_widget_get_width (widget) / 2.0,
                    gtk_widget_get_height (widget) / 2.0, 1);
}
