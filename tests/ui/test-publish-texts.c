/* test-publish-texts.c: what people write beside the pages, what is missing, and
 * where figures come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialogs/zw-preferences-dialog.h"
#include "pages/zw-figures-panel.h"
#include "plan/zw-passages.h"
#include "publish-fixture.h"
#include "zw-application.h"
#include "zw-window.h"

#define WORDS "quiet streets"

static GtkWidget *
find_view (GtkWidget *root)
{
  return find (root, GTK_TYPE_TEXT_VIEW, NULL);
}

static void
show_texts (Fixture *f)
{
  zw_publish_page_show_side (ZW_PUBLISH_PAGE (f->page), "texts");
  zw_ui_test_wait_frames (f->page, 3);
}

/* The chapter of the goal is chosen from the beginning. */
static void
type_goal (Fixture *f, const char *words)
{
  click (find_view (f->page));
  for (const char *c = words; *c != '\0'; c++)
    zw_ui_test_key (gdk_unicode_to_keyval ((guchar) *c), 0);
  zw_ui_test_wait_frames (f->page, 1);
}

/* What the file has, whatever is shown. */
static char *
dup_goal (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (f->path, &error);
  g_autoptr (ZwRecords) records = NULL;

  g_assert_no_error (error);
  records = zw_records_load (store, zw_session_get_zone_id (f->session), &error);
  g_assert_no_error (error);
  return g_strdup (zw_records_get_passage (records, "goal", NULL));
}

static gboolean
has_words (Fixture *f, const char *words)
{
  g_autofree char *goal = dup_goal (f);

  return goal != NULL && strstr (goal, words) != NULL;
}

static void
set_goal (Fixture *f, const char *words)
{
  g_autoptr (GError) error = NULL;

  zw_passage_set (zw_session_get_store (f->session), zw_session_get_zone_id (f->session), "goal",
                  NULL, words, &error);
  g_assert_no_error (error);
}

/* Typed, saved after a pause as one step, and printed. */
static void
test_typed (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  set_goal (f, NULL);
  show_texts (f);
  type_goal (f, WORDS);
  g_assert_false (has_words (f, WORDS));
  g_assert_true (ZW_WAIT_UNTIL (has_words (f, WORDS)));
  wait_current (f);
  zw_ui_test_shot (f->page, "publish-texts.png");
  path = export_to (f, "typed.pdf");
  text = run ("pdftotext", path, "-", NULL);
  if (text != NULL)
    g_assert_nonnull (strstr (text, WORDS));
}

static char *
dup_shown (Fixture *f)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_view (f->page)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
shows (Fixture *f, const char *words)
{
  g_autofree char *shown = dup_shown (f);

  return g_strcmp0 (shown, words) == 0;
}

/* What is saved is taken back by the project's undo, in one step, and comes back. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  set_goal (f, "before");
  show_texts (f);
  g_assert_true (shows (f, "before"));
  zw_ui_test_key (GDK_KEY_Tab, 0);
  type_goal (f, "x");
  g_assert_true (ZW_WAIT_UNTIL (has_words (f, "x")));
  g_assert_true (zw_session_undo (f->session));
  g_assert_true (ZW_WAIT_UNTIL (shows (f, "before")));
  g_assert_false (has_words (f, "x"));
  g_assert_true (zw_session_redo (f->session));
  g_assert_true (ZW_WAIT_UNTIL (!shows (f, "before")));
  g_assert_true (has_words (f, "x"));
}

/* Before it is saved, undo takes back what is typed and nothing of the project. */
static void
test_undo_typing (Fixture *f, gconstpointer data)
{
  set_goal (f, "before");
  show_texts (f);
  type_goal (f, "xyz");
  g_assert_false (shows (f, "before"));
  while (zw_publish_page_undo_typing (ZW_PUBLISH_PAGE (f->page)))
    ;
  g_assert_true (shows (f, "before"));
  zw_ui_test_spin (1500);
  g_assert_false (has_words (f, "x"));
  g_assert_true (has_words (f, "before"));
}

/* Going elsewhere saves at once. */
static void
test_leaving_saves (Fixture *f, gconstpointer data)
{
  set_goal (f, NULL);
  show_texts (f);
  type_goal (f, "z");
  gtk_widget_grab_focus (GTK_WIDGET (f->preview));
  g_assert_true (has_words (f, "z"));
}

/* What is typed for one zone never lands in another. */
static void
test_other_zone (Fixture *f, gconstpointer data)
{
  GPtrArray *zones = zw_session_get_zones (f->session);
  gint64 first = zw_session_get_zone_id (f->session);
  gint64 second = ((ZwZone *) g_ptr_array_index (zones, 1))->id;
  g_autoptr (ZwRecords) records = NULL;
  const char *words;

  g_assert_cmpint (first, !=, second);
  set_goal (f, NULL);
  show_texts (f);
  type_goal (f, "only here");
  zw_session_select_zone (f->session, second);
  records = zw_records_load (zw_session_get_store (f->session), second, NULL);
  words = zw_records_get_passage (records, "goal", NULL);
  g_assert_true (words == NULL || strstr (words, "only here") == NULL);
  zw_session_select_zone (f->session, first);
  g_assert_true (has_words (f, "only here"));
}

/* A text that is missing is in the list; its button leads to the editor, ready to
 * be typed into. */
static void
test_gap_leads_to_editor (Fixture *f, gconstpointer data)
{
  GtkWidget *write = NULL;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  set_goal (f, NULL);
  zw_publish_page_show_side (ZW_PUBLISH_PAGE (f->page), "gaps");
  while ((write = zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "Write")) == NULL
         && g_get_monotonic_time () < end)
    zw_ui_test_step ();
  g_assert_nonnull (write);
  wait_current (f);
  zw_ui_test_shot (f->page, "publish-gaps.png");
  click (find (f->page, GTK_TYPE_BUTTON, "Write"));
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_has_focus (find_view (f->page))));
  zw_ui_test_key (GDK_KEY_w, 0);
  zw_ui_test_wait_frames (f->page, 1);
  g_assert_true (shows (f, "w"));
  g_assert_true (ZW_WAIT_UNTIL (has_words (f, "w")));
}

/* Found by its code, however it is typed. */
static void
test_figure (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *name;
  g_autofree char *code = NULL;
  GtkWidget *list;

  zw_publish_page_show_side (ZW_PUBLISH_PAGE (f->page), "figures");
  zw_ui_test_wait_frames (f->page, 3);
  entry = find (find (f->page, ZW_TYPE_FIGURES_PANEL, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);
  list = find (find (f->page, ZW_TYPE_FIGURES_PANEL, NULL), GTK_TYPE_LIST_VIEW, NULL);
  name = find (list, GTK_TYPE_LABEL, NULL); /* the first row begins with its code */
  code = g_ascii_strdown (gtk_label_get_text (GTK_LABEL (name)), -1);
  g_assert_cmpuint (strlen (code), >=, 5);
  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  zw_ui_test_spin (600); /* the entry waits for the next key */
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      1);
  zw_ui_test_shot (f->page, "publish-figures.png");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words anywhere");
  zw_ui_test_spin (600);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      0);
}

static gboolean
says_code (GtkWidget *widget, const char *code)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget))
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), code) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_code (child, code))
      return TRUE;
  return FALSE;
}

/* A code read from the application is explained also while the map sheets are shown. */
static void
test_figure_elsewhere (Fixture *f, gconstpointer data)
{
  GtkWidget *panel = find (f->page, ZW_TYPE_FIGURES_PANEL, NULL);
  GtkWidget *list = find (panel, GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *entry = find (panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr (GtkStringObject) last = NULL;

  last = g_list_model_get_item (model, g_list_model_get_n_items (model) - 1);
  zw_publish_page_show_kind (ZW_PUBLISH_PAGE (f->page), ZW_PUBLICATION_SHEETS);
  zw_publish_page_show_side (ZW_PUBLISH_PAGE (f->page), "figures");
  wait_current (f);
  gtk_editable_set_text (GTK_EDITABLE (entry), gtk_string_object_get_string (last));
  zw_ui_test_spin (600);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  gtk_widget_grab_focus (entry);
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (says_code (panel, gtk_string_object_get_string (last))));
}

/* The whole window: the last letters typed before it is closed are in the project. */
static void
test_closing_keeps (gconstpointer sample)
{
  Fixture f = { 0 };
  g_autoptr (GtkApplication) application = zw_application_new ();
  g_autoptr (GSettings) settings = g_settings_new (ZW_SETTINGS_ID);
  ZwWindow *window;

  copy_sample (&f, sample);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_settings_set (settings, "window-size", "(ii)", 1280, 800);
  window = zw_window_new (application, settings);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (zw_window_open (window, f.path));
  zw_window_show_page (window, "publish");
  f.session = g_object_ref (zw_window_get_session (window));
  f.window = GTK_WIDGET (window);
  f.page = find (f.window, ZW_TYPE_PUBLISH_PAGE, NULL);
  zw_ui_test_settle (f.window);
  wait_current (&f);
  set_goal (&f, NULL);
  show_texts (&f);
  type_goal (&f, "last");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (has_words (&f, "last"));
  zw_ui_test_spin (200);
  f.page = NULL;
  f.window = NULL;
  tear_down (&f, NULL);
}

/* A sheet of what the map shows: the action of the window's menu. */
static void
test_map_sheet (gconstpointer sample)
{
  Fixture f = { 0 };
  g_autoptr (GtkApplication) application = zw_application_new ();
  g_autoptr (GSettings) settings = g_settings_new (ZW_SETTINGS_ID);
  ZwWindow *window;

  copy_sample (&f, sample);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_settings_set (settings, "window-size", "(ii)", 1280, 800);
  window = zw_window_new (application, settings);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (zw_window_open (window, f.path));
  zw_window_show_page (window, "zones");
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_scene (zw_window_get_session (window)) != NULL));
  zw_ui_test_settle (GTK_WIDGET (window));
  f.session = g_object_ref (zw_window_get_session (window));
  f.window = GTK_WIDGET (window);
  f.page = find (f.window, ZW_TYPE_PUBLISH_PAGE, NULL);
  f.preview = ZW_PAGE_PREVIEW (find (f.page, ZW_TYPE_PAGE_PREVIEW, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (window), "map-sheet", NULL);
  wait_current (&f);
  g_assert_cmpuint (zw_page_preview_get_n_pages (f.preview), ==, 1);
  zw_ui_test_shot (f.window, "publish-map-sheet.png");
  gtk_window_close (GTK_WINDOW (window));
  zw_ui_test_spin (200);
  f.page = NULL;
  tear_down (&f, NULL);
}

#define ADD(path, test) g_test_add (path, Fixture, sample, set_up, test, tear_down)

static void
add_tests (const char *sample)
{
  ADD ("/publish/texts/typed", test_typed);
  ADD ("/publish/texts/undo", test_undo);
  ADD ("/publish/texts/undo-typing", test_undo_typing);
  ADD ("/publish/texts/leaving-saves", test_leaving_saves);
  ADD ("/publish/texts/other-zone", test_other_zone);
  ADD ("/publish/gaps/lead-to-editor", test_gap_leads_to_editor);
  ADD ("/publish/figures/by-code", test_figure);
  ADD ("/publish/figures/elsewhere", test_figure_elsewhere);
  g_test_add_data_func ("/publish/texts/closing-keeps", sample, test_closing_keeps);
  g_test_add_data_func ("/publish/sheets/of-the-map", sample, test_map_sheet);
}

int
main (int argc, char **argv)
{
  return run_with_sample (&argc, &argv, add_tests);
}
