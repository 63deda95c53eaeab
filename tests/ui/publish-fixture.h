/* publish-fixture.h: the page Publish on a copy of the sample city's project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "pages/zw-page-preview.h"
#include "pages/zw-publish-page.h"
#include "plan/zw-sample.h"
#include "zw-ui-test.h"

typedef struct
{
  char *folder;
  char *path;
  ZwSession *session;
  GtkWidget *page;
  GtkWidget *window;
  ZwPagePreview *preview;
  char *notice;
  char *failure;
  ZwPlanPlace place; /* where a gap led to */
  gboolean went;
} Fixture;

G_GNUC_UNUSED static void
on_notice (ZwPublishPage *page,
           const char *text,
           const char *button,
           const char *action,
           Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
}

G_GNUC_UNUSED static void
on_go_to (ZwPublishPage *page, const ZwPlanPlace *place, Fixture *f)
{
  f->place = *place;
  f->went = TRUE;
}

G_GNUC_UNUSED static void
on_failed (ZwSession *session, const char *sentence, Fixture *f)
{
  g_free (f->failure);
  f->failure = g_strdup (sentence);
}

G_GNUC_UNUSED static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = zw_ui_test_find (root, type, text);

  g_assert_nonnull (found);
  return found;
}

G_GNUC_UNUSED static void
click (GtkWidget *widget)
{
  zw_ui_test_click (widget, gtk_widget_get_width (widget) / 2.0,
                    gtk_widget_get_height (widget) / 2.0, 1);
}

G_GNUC_UNUSED static gboolean
is_current (Fixture *f)
{
  return zw_publish_page_is_current (ZW_PUBLISH_PAGE (f->page));
}

/* A document of sixty pages takes its time on a busy machine with sanitizers. */
G_GNUC_UNUSED static void
wait_current (Fixture *f)
{
  for (guint i = 0; i < 4 && !is_current (f); i++)
    (void) ZW_WAIT_UNTIL (is_current (f));
  g_assert_true (is_current (f));
}

G_GNUC_UNUSED static void
open_page (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->session);
  f->session = zw_session_new ();
  g_signal_connect (f->session, "failed", G_CALLBACK (on_failed), f);
  zw_session_open (f->session, f->path, &error);
  g_assert_no_error (error);
  f->page = zw_publish_page_new (f->session);
  g_signal_connect (f->page, "notice", G_CALLBACK (on_notice), f);
  g_signal_connect (f->page, "go-to", G_CALLBACK (on_go_to), f);
  f->window = zw_ui_test_window (f->page, 1280, 800);
  f->preview = ZW_PAGE_PREVIEW (find (f->page, ZW_TYPE_PAGE_PREVIEW, NULL));
}

/* @data: the sample city's project, which each test gets a copy of */
G_GNUC_UNUSED static void
copy_sample (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) sample = g_file_new_for_path (data);
  g_autoptr (GFile) copy = NULL;

  f->folder = g_dir_make_tmp ("zw-publish-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "city.gpkg", NULL);
  copy = g_file_new_for_path (f->path);
  g_file_copy (sample, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  copy_sample (f, data);
  open_page (f);
  wait_current (f);
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->page != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
      gtk_window_destroy (GTK_WINDOW (f->window));
      g_assert_true (ZW_WAIT_UNTIL (f->page == NULL)); /* work that runs keeps it */
    }
  g_clear_object (&f->session);
  zw_ui_test_remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->notice);
  g_free (f->failure);
}

/* What another program says; NULL, and the test skipped, where it is not there. */
G_GNUC_UNUSED static char *
run (const char *program, const char *option, const char *path, const char *last)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *command[] = { program, option, path, last, NULL };
  char *output = NULL;

  if (found == NULL)
    {
      g_test_skip ("pdfinfo or pdftotext is not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &output, NULL, NULL, NULL));
  return output;
}

G_GNUC_UNUSED static char *
export_to (Fixture *f, const char *name)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_clear_pointer (&f->notice, g_free);
  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  for (guint i = 0; i < 4 && f->notice == NULL && f->failure == NULL; i++)
    (void) ZW_WAIT_UNTIL (f->notice != NULL || f->failure != NULL);
  g_assert_cmpstr (f->failure, ==, NULL);
  g_assert_nonnull (f->notice);
  return path;
}

/* Pages that pdfinfo counts. */
G_GNUC_UNUSED static guint
count_pages (const char *information)
{
  const char *line = strstr (information, "Pages:");

  g_assert_nonnull (line);
  return (guint) g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

G_GNUC_UNUSED static gboolean
says (GtkWidget *root, const char *text)
{
  GtkWidget *label = zw_ui_test_find (root, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

G_GNUC_UNUSED static void
choose_kind (Fixture *f, const char *label)
{
  click (find (f->page, GTK_TYPE_TOGGLE_BUTTON, label));
  wait_current (f);
}

/* The sample city is built once for all tests of a program. */
G_GNUC_UNUSED static int
run_with_sample (int *argc, char ***argv, void (*add) (const char *sample))
{
  g_autofree char *folder = NULL;
  g_autofree char *sample = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  zw_catalog_set_up_program_language ();
  zw_ui_test_init (argc, argv);
  folder = g_dir_make_tmp ("zw-publish-XXXXXX", NULL);
  sample = g_build_filename (folder, "sample.gpkg", NULL);
  zw_sample_build (sample, NULL, NULL, &error);
  g_assert_no_error (error);
  add (sample);
  status = g_test_run ();
  zw_ui_test_remove_tree (folder);
  return status;
}
