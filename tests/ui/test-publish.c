/* test-publish.c: the pages of a zone's application in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-project.h"
#include "plan/zw-plan-edit.h"
#include "publish-fixture.h"

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

  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (zw_page_preview_get_page (f->preview), ==, 0);
  g_assert_cmpuint (count_ink (GTK_WIDGET (f->preview)), >, 200);
  zw_ui_test_shot (f->page, "publish.png");
  for (guint i = 0; i < 30; i++)
    zw_ui_test_scroll (GTK_WIDGET (f->preview), 400, 300, 3);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_page (f->preview) > 3));
  wait_current (f);
  g_assert_cmpuint (count_ink (GTK_WIDGET (f->preview)), >, 200);
  zw_ui_test_shot (f->page, "publish-below.png");
  g_assert_cmpstr (f->failure, ==, NULL);
}

/* Work added to the plan is on the pages a moment later, and the page that is read
 * stays where it is. */
static void
test_follows_plan (Fixture *f, gconstpointer data)
{
  guint before;
  ZwStore *store = zw_session_get_store (f->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zw_session_get_zone_id (f->session), &error);
  const ZwPlanPhase *phase = g_ptr_array_index (zw_plan_get_phases (plan), 1);

  choose_kind (f, "Phase plan");
  before = zw_page_preview_get_n_pages (f->preview);
  zw_page_preview_show_page (f->preview, 2);
  zw_ui_test_wait_frames (f->page, 3);
  zw_store_begin (store, "test", &error);
  for (guint i = 0; i < 60; i++)
    zw_plan_add_item (store, phase->id, 0, ZW_WORK_NONE, "新增工作", &error);
  zw_store_commit (store, &error);
  g_assert_no_error (error);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_cmpuint (zw_page_preview_get_n_pages (f->preview), ==, before); /* not emptied */
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_n_pages (f->preview) > before + 2));
  wait_current (f);
  g_assert_cmpuint (zw_page_preview_get_page (f->preview), ==, 2);
}

/* Keys, and the wheel with Ctrl. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  guint n = zw_page_preview_get_n_pages (f->preview);
  double zoom = zw_page_preview_get_zoom (f->preview);
  g_autofree char *count = g_strdup_printf ("/ %u", n);

  zw_ui_test_click (GTK_WIDGET (f->preview), 200, 200, 1);
  zw_ui_test_key (GDK_KEY_Page_Down, 0);
  zw_ui_test_key (GDK_KEY_Page_Down, 0);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_page (f->preview) == 2));
  g_assert_nonnull (zw_ui_test_find (f->page, GTK_TYPE_LABEL, count));
  zw_ui_test_key (GDK_KEY_End, 0);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_page (f->preview) == n - 1));
  zw_ui_test_key (GDK_KEY_Page_Up, 0);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_page (f->preview) == n - 2));
  zw_ui_test_hold (GDK_KEY_Control_L, TRUE);
  zw_ui_test_scroll (GTK_WIDGET (f->preview), 300, 300, -2);
  zw_ui_test_hold (GDK_KEY_Control_L, FALSE);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_zoom (f->preview) > zoom * 1.15));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_cmpuint (zw_page_preview_get_page (f->preview), >=, n - 3);
  zw_ui_test_key (GDK_KEY_Home, 0);
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_page (f->preview) == 0));
  wait_current (f);
}

/* Another zone, another language. */
static void
test_choices (Fixture *f, gconstpointer data)
{
  GPtrArray *zones = zw_session_get_zones (f->session);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  GtkWidget *language;

  choose_kind (f, "Phase plan");
  zw_session_select_zone (f->session, ((ZwZone *) g_ptr_array_index (zones, 1))->id);
  language = gtk_widget_get_next_sibling (find (f->page, GTK_TYPE_LABEL, "Language"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (language), 1);
  path = export_to (f, "plan.pdf");
  text = run ("pdftotext", path, "-", NULL);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "觀瀾景區低碳交通區"));
  g_assert_nonnull (strstr (text, "Phased plan of a low-carbon transport zone"));
}

/* What was chosen is there again when the project is opened again. */
static void
test_choices_kept (Fixture *f, gconstpointer data)
{
  choose_kind (f, "Slides");
  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (ZW_WAIT_UNTIL (f->page == NULL));
  open_page (f);
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (find (f->page, GTK_TYPE_TOGGLE_BUTTON, "Slides"))));
  wait_current (f);
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
  g_assert_true (says (f.page, "Here the application for a zone, its slides, map sheets and plan "
                               "are printed and written as files. There is no zone yet; draw one "
                               "first."));
  g_assert_false (gtk_widget_get_mapped (find (f.page, GTK_TYPE_BUTTON, "P_rint…")));
  g_assert_cmpuint (zw_page_preview_get_n_pages (f.preview), ==, 0);
  zw_ui_test_shot (f.page, "publish-empty.png");
  tear_down (&f, NULL);
}

/* Pages are made again in the size that there is room for. */
static void
test_resized (Fixture *f, gconstpointer data)
{
  double zoom = zw_page_preview_get_zoom (f->preview);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 600);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_width (f->page) <= 1020));
  g_assert_true (ZW_WAIT_UNTIL (zw_page_preview_get_zoom (f->preview) < zoom));
  wait_current (f);
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
  g_assert_cmpstr (f->failure, ==, NULL);
}

#define ADD(path, test) g_test_add (path, Fixture, sample, set_up, test, tear_down)

static void
add_tests (const char *sample)
{
  ADD ("/publish/pages", test_pages);
  ADD ("/publish/follows-plan", test_follows_plan);
  ADD ("/publish/keys", test_keys);
  ADD ("/publish/choices", test_choices);
  ADD ("/publish/choices-kept", test_choices_kept);
  ADD ("/publish/resized", test_resized);
  ADD ("/publish/closed-early", test_closed_early);
  g_test_add_func ("/publish/no-zone", test_no_zone);
}

int
main (int argc, char **argv)
{
  return run_with_sample (&argc, &argv, add_tests);
}
