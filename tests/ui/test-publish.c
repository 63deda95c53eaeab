/* test-publish.c: the pages of a zone's plan in the window, and its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "layers/zw-project.h"
#include "pages/zw-page-preview.h"
#include "pages/zw-publish-page.h"
#include "plan/zw-plan-edit.h"
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
} Fixture;

static void
on_notice (ZwPublishPage *page,
           const char *text,
           const char *button,
           const char *action,
           Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
}

static void
on_failed (ZwSession *session, const char *sentence, Fixture *f)
{
  g_free (f->failure);
  f->failure = g_strdup (sentence);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = zw_ui_test_find (root, type, text);

  g_assert_nonnull (found);
  return found;
}

static void
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
  f->window = zw_ui_test_window (f->page, 1100, 800);
  f->preview = ZW_PAGE_PREVIEW (find (f->page, ZW_TYPE_PAGE_PREVIEW, NULL));
}

/* @data: the sample city's project, which each test gets a copy of */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) sample = g_file_new_for_path (data);
  g_autoptr (GFile) copy = NULL;

  f->folder = g_dir_make_tmp ("zw-publish-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "city.gpkg", NULL);
  copy = g_file_new_for_path (f->path);
  g_file_copy (sample, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  open_page (f);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_is_drawn (f->preview)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const char *command[] = { "rm", "-rf", f->folder, NULL };

  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (ZW_WAIT_UNTIL (f->page == NULL)); /* work that runs keeps it */
  g_clear_object (&f->session);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->notice);
  g_free (f->failure);
}

/* Dark pixels in the picture of a widget. */
static guint
count_ink (GtkWidget *widget)
{
  g_autoptr (GdkTexture) picture = zw_ui_test_picture (widget);
  int width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  gsize stride = (gsize) width * 4;
  g_autofree guchar *pixels = g_malloc (stride * height);
  guint n = 0;

  gdk_texture_download (picture, pixels, stride);
  for (gsize i = 0; i < stride * height; i += 4)
    n += pixels[i] < 100 && pixels[i + 1] < 100 && pixels[i + 2] < 100;
  return n;
}

static void
test_pages (Fixture *f, gconstpointer data)
{
  guint n = zw_page_preview_get_n_pages (f->preview);

  g_assert_cmpuint (n, >, 8);
  g_assert_cmpuint (count_ink (GTK_WIDGET (f->preview)), >, 200);
  zw_ui_test_shot (f->page, "publish.png");
  for (guint i = 0; i < 30; i++)
    zw_ui_test_scroll (GTK_WIDGET (f->preview), 400, 300, 3);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_is_drawn (f->preview)));
  g_assert_cmpuint (count_ink (GTK_WIDGET (f->preview)), >, 200);
  zw_ui_test_shot (f->page, "publish-below.png");
  g_assert_null (f->failure);
}

/* What is shown is what the PDF has. */
static void
test_same_as_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.pdf", NULL);
  g_autofree char *pages = NULL;
  g_autofree char *program = g_find_program_in_path ("pdfinfo");
  const char *command[] = { "pdfinfo", path, NULL };
  g_autofree char *output = NULL;

  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  g_assert_nonnull (strstr (f->notice, "plan.pdf"));
  if (program == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &output, NULL, NULL, NULL));
  pages = g_strdup_printf ("Pages:           %u\n", zw_page_preview_get_n_pages (f->preview));
  g_assert_nonnull (strstr (output, pages));
}

static gboolean
says (GtkWidget *root, const char *text)
{
  GtkWidget *label = zw_ui_test_find (root, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_odt (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.odt", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  /* Once pages that are being laid out meanwhile are done. */
  g_assert_true (ZW_WAIT_UNTIL (says (f->page, "“plan.odt” is written.")));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, 4, "PK\003\004", 4);
}

static void
test_export_fails (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "no", "folder", "plan.odt", NULL);

  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  g_assert_true (ZW_WAIT_UNTIL (f->failure != NULL));
  g_assert_null (f->notice);
  g_assert_true (gtk_widget_get_sensitive (find (f->page, GTK_TYPE_BUTTON, "Export _ODT…")));
}

/* Work added to the plan is on the pages a moment later. */
static void
test_follows_plan (Fixture *f, gconstpointer data)
{
  guint before = zw_page_preview_get_n_pages (f->preview);
  ZwStore *store = zw_session_get_store (f->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zw_session_get_zone_id (f->session), &error);
  const ZwPlanPhase *phase = g_ptr_array_index (zw_plan_get_phases (plan), 1);

  zw_store_begin (store, "test", &error);
  for (guint i = 0; i < 60; i++)
    zw_plan_add_item (store, phase->id, 0, ZW_WORK_NONE, "新增工作", &error);
  zw_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_n_pages (f->preview) > before + 2));
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_is_drawn (f->preview)));
}

/* Both drop-down lists: another zone, another language. */
static void
test_choices (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *command[] = { "pdftotext", path, "-", NULL };
  g_autofree char *text = NULL;
  GtkWidget *zone = find (f->page, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *language = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (zone));

  g_assert_true (GTK_IS_DROP_DOWN (language));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (zone), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (language), 1);
  g_assert_cmpstr (zw_session_get_zone (f->session)->name, ==, "觀瀾景區低碳交通區");
  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "觀瀾景區低碳交通區"));
  g_assert_nonnull (strstr (text, "Phased plan of a low-carbon transport zone"));
}

static GtkWindow *
find_chooser (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_FILE_CHOOSER (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* The button asks where to, and suggests the zone's name beside the project. */
static void
test_button (Fixture *f, gconstpointer data)
{
  GtkWidget *button = find (f->page, GTK_TYPE_BUTTON, "Export _ODT…");
  g_autofree char *path = g_build_filename (f->folder, "舊城低碳交通區 phased plan.odt", NULL);
  GtkWindow *chooser;

  zw_ui_test_click (button, gtk_widget_get_width (button) / 2.0,
                    gtk_widget_get_height (button) / 2.0, 1);
  g_assert_true (ZW_WAIT_UNTIL (find_chooser () != NULL));
  chooser = find_chooser ();
  zw_ui_test_spin (800); /* the folder is being read */
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_zone (void)
{
  g_autoptr (GError) error = NULL;
  Fixture f = { 0 };
  ZwStore *store;

  f.folder = g_dir_make_tmp ("zw-publish-XXXXXX", NULL);
  f.path = g_build_filename (f.folder, "empty.gpkg", NULL);
  store = zw_project_create (f.path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (store);
  open_page (&f);
  zw_ui_test_spin (300);
  g_assert_true (says (f.page, "Here the plan of a zone is printed: where it lies, its indicators, "
                               "phases, goals and work items. There is no zone yet; draw one "
                               "first."));
  g_assert_false (gtk_widget_get_mapped (find (f.page, GTK_TYPE_BUTTON, "Export _ODT…")));
  g_assert_cmpuint (zw_page_preview_get_n_pages (f.preview), ==, 0);
  zw_ui_test_shot (f.page, "publish-empty.png");
  tear_down (&f, NULL);
}

/* Pages are made again in the size that there is room for. */
static void
test_resized (Fixture *f, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 600);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_width (f->page) <= 720));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_is_drawn (f->preview)));
  zw_ui_test_shot (f->page, "publish-narrow.png");
}

/* Closed while the worker is busy. */
static void
test_closed_early (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.pdf", NULL);

  g_signal_emit_by_name (f->session, "plan-changed");
  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (ZW_WAIT_UNTIL (f->page == NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (f->failure);
  open_page (f);
}

#define ADD(path, test) g_test_add (path, Fixture, sample, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("zw-publish-XXXXXX", NULL);
  g_autofree char *sample = g_build_filename (folder, "sample.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  zw_catalog_set_up_program_language ();
  zw_ui_test_init (&argc, &argv);
  zw_sample_build (sample, NULL, NULL, &error);
  g_assert_no_error (error);
  ADD ("/publish/pages", test_pages);
  ADD ("/publish/same-as-pdf", test_same_as_pdf);
  ADD ("/publish/odt", test_odt);
  ADD ("/publish/export-fails", test_export_fails);
  ADD ("/publish/follows-plan", test_follows_plan);
  ADD ("/publish/choices", test_choices);
  ADD ("/publish/button", test_button);
  ADD ("/publish/resized", test_resized);
  ADD ("/publish/closed-early", test_closed_early);
  g_test_add_func ("/publish/no-zone", test_no_zone);
  status = g_test_run ();
  g_unlink (sample);
  g_rmdir (folder);
  return status;
}
