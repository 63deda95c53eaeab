/* test-publish-files.c: files and paper out of the page Publish
 *
 * Sizes and counts of pages are those that pdfinfo reads from the files; A4 and A3
 * are ISO 216 (210 × 297 mm, 297 × 420 mm), slides are 16:9.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "publish-fixture.h"

#define PT_PER_MM (72.0 / 25.4)

/* What is shown is what the PDF has. */
static void
test_same_as_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_to (f, "plan.pdf");
  g_autofree char *information = run ("pdfinfo", "--", path, NULL);

  g_assert_nonnull (strstr (f->notice, "plan.pdf"));
  g_assert_cmpstr (zw_publish_page_get_written (ZW_PUBLISH_PAGE (f->page)), ==, path);
  if (information == NULL)
    return;
  g_assert_cmpuint (count_pages (information), ==, zw_page_preview_get_n_pages (f->preview));
  g_assert_nonnull (strstr (information, "(A4)"));
}

/* Slides and sheets have their own sizes, in the preview's pages and in the file. */
static void
test_kinds (Fixture *f, gconstpointer data)
{
  g_autofree char *slides = NULL;
  g_autofree char *information = NULL;
  g_autofree char *sheets = NULL;
  g_autofree char *of_sheets = NULL;
  double width = 0, height = 0;
  const char *size;

  choose_kind (f, "Slides");
  g_assert_nonnull (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "Export ODP…"));
  slides = export_to (f, "slides.pdf");
  choose_kind (f, "Map sheets");
  zw_ui_test_shot (f->page, "publish-sheets.png");
  sheets = export_to (f, "sheets.pdf");
  of_sheets = run ("pdfinfo", "--", sheets, NULL);
  information = run ("pdfinfo", "--", slides, NULL);
  if (information == NULL || of_sheets == NULL)
    return;
  size = strstr (information, "Page size:");
  g_assert_cmpint (sscanf (size, "Page size: %lf x %lf", &width, &height), ==, 2);
  g_assert_cmpfloat_with_epsilon (width / height, 16.0 / 9.0, 0.01);
  size = strstr (of_sheets, "Page size:");
  g_assert_cmpint (sscanf (size, "Page size: %lf x %lf", &width, &height), ==, 2);
  g_assert_cmpfloat_with_epsilon (width, 420 * PT_PER_MM, 0.5 * PT_PER_MM);
  g_assert_cmpfloat_with_epsilon (height, 297 * PT_PER_MM, 0.5 * PT_PER_MM);
  g_assert_cmpuint (count_pages (of_sheets), ==, zw_page_preview_get_n_pages (f->preview));
}

static void
test_odt (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_to (f, "plan.odt");
  g_autofree char *contents = NULL;
  gsize length;

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
  g_assert_true (gtk_widget_is_sensitive (find (f->page, GTK_TYPE_BUTTON, "Export ODT…")));
}

/* The project's own file is not overwritten by what is made of it. */
static void
test_not_over_project (Fixture *f, gconstpointer data)
{
  click (find (f->page, GTK_TYPE_TOGGLE_BUTTON, "Data"));
  zw_ui_test_wait_frames (f->page, 2);
  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), f->path);
  g_assert_true (ZW_WAIT_UNTIL (f->failure != NULL));
  g_assert_null (f->notice);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Cancelled by its button: the older file is as it was, and nothing is beside it. */
static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "plan.pdf", NULL);
  g_autofree char *kept = NULL;
  GtkWidget *cancel = find (f->page, GTK_TYPE_BUTTON, "_Cancel");
  guint n;

  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  n = count_files (f->folder);
  g_assert_false (gtk_widget_get_mapped (cancel));
  zw_publish_page_export (ZW_PUBLISH_PAGE (f->page), path);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_true (gtk_widget_get_mapped (cancel));
  zw_ui_test_shot (f->page, "publish-exporting.png");
  click (cancel);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  g_assert_cmpstr (f->notice, ==, "The export was cancelled; no file was changed.");
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "as it was");
  g_assert_cmpuint (count_files (f->folder), ==, n);
  g_assert_true (gtk_widget_is_sensitive (find (f->page, GTK_TYPE_BUTTON, "Export PDF…")));
}

/* What goes to a printer: as many pages as are shown, each on the paper it is for. */
static void
print_kind (Fixture *f, const char *label, double least_mm, double most_mm)
{
  g_autofree char *path = g_build_filename (f->folder, "paper.pdf", NULL);
  g_autofree char *information = NULL;
  double width = 0, height = 0;
  const char *size;

  if (label != NULL)
    choose_kind (f, label);
  g_clear_pointer (&f->notice, g_free);
  zw_publish_page_print_to (ZW_PUBLISH_PAGE (f->page), path);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL || f->failure != NULL));
  g_assert_cmpstr (f->failure, ==, NULL);
  information = run ("pdfinfo", "--", path, NULL);
  if (information == NULL)
    return;
  g_assert_cmpuint (count_pages (information), ==, zw_page_preview_get_n_pages (f->preview));
  size = strstr (information, "Page size:");
  g_assert_cmpint (sscanf (size, "Page size: %lf x %lf", &width, &height), ==, 2);
  g_assert_cmpfloat_with_epsilon (MIN (width, height), least_mm * PT_PER_MM, 0.5 * PT_PER_MM);
  g_assert_cmpfloat_with_epsilon (MAX (width, height), most_mm * PT_PER_MM, 0.5 * PT_PER_MM);
}

static void
test_print (Fixture *f, gconstpointer data)
{
  print_kind (f, NULL, 210, 297);
  print_kind (f, "Map sheets", 297, 420);
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
  g_autofree char *path = NULL;
  GtkWindow *chooser;

  choose_kind (f, "Phase plan");
  path = g_build_filename (f->folder, "舊城低碳交通區 phased plan.odt", NULL);
  click (find (f->page, GTK_TYPE_BUTTON, "Export ODT…"));
  g_assert_true (ZW_WAIT_UNTIL (find_chooser () != NULL));
  chooser = find_chooser ();
  zw_ui_test_spin (800); /* the folder is being read */
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Files for other programs: a CSV begins with the mark of UTF-8, a workbook is a zip. */
static void
test_data (Fixture *f, gconstpointer data)
{
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *zip = NULL;
  gsize length;

  click (find (f->page, GTK_TYPE_TOGGLE_BUTTON, "Data"));
  g_assert_true (
      ZW_WAIT_UNTIL (gtk_widget_get_mapped (find (f->page, GTK_TYPE_BUTTON, "Export GPKG…"))));
  zw_ui_test_wait_frames (f->page, 2);
  zw_ui_test_shot (f->page, "publish-data.png");
  csv = export_to (f, "zones.csv");
  g_assert_true (g_file_get_contents (csv, &text, &length, NULL));
  g_assert_cmpmem (text, 3, "\xef\xbb\xbf", 3);
  g_assert_nonnull (strstr (text, "舊城低碳交通區"));
  g_assert_nonnull (strstr (text, "觀瀾景區低碳交通區"));
  workbook = export_to (f, "all.xlsx");
  g_assert_true (g_file_get_contents (workbook, &zip, &length, NULL));
  g_assert_cmpmem (zip, 4, "PK\003\004", 4);
}

#define ADD(path, test) g_test_add (path, Fixture, sample, set_up, test, tear_down)

static void
add_tests (const char *sample)
{
  ADD ("/publish/files/same-as-pdf", test_same_as_pdf);
  ADD ("/publish/files/kinds", test_kinds);
  ADD ("/publish/files/odt", test_odt);
  ADD ("/publish/files/export-fails", test_export_fails);
  ADD ("/publish/files/not-over-project", test_not_over_project);
  ADD ("/publish/files/cancelled", test_cancelled);
  ADD ("/publish/files/print", test_print);
  ADD ("/publish/files/button", test_button);
  ADD ("/publish/files/data", test_data);
}

int
main (int argc, char **argv)
{
  return run_with_sample (&argc, &argv, add_tests);
}
