/* test-import.c: sources through the import dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialogs/zw-import-dialog.h"
#include "dialogs/zw-crs-choice.h"
#include "dialogs/zw-encoding-choice.h"
#include "dialogs/zw-field-table.h"
#include "dialogs/zw-import-form.h"
#include "dialogs/zw-join-choice.h"
#include "dialogs/zw-service-days.h"
#include "import/zw-import.h"
#include "layers/zw-features.h"
#include "project-fixture.h"

#include <math.h>
#include <string.h>
#include <zip.h>

/* In the bytes that Python writes for it (str.encode ('cp950')):
 *
 *   站點名稱,行政區,經度,緯度,總停車格
 *   臺北車站,中正區,121.5170,25.0478,40
 *   許功蓋公園,大安區,121.5433,25.0330,24
 *   成功國小,文山區,121.5600,24.9900,18
 *
 * The second bytes of 許, 功 and 蓋 are backslashes. */
#define BIKES_CP950                                                                                \
  "\257\270\302I\246W\272\331,\246\346\254F\260\317,\270g\253\327,\275n\253\327,\301`\260\261\250" \
  "\256\256\346\n"                                                                                 \
  "\273O\245_\250\256\257\270,\244\244\245\277\260\317,121.5170,25.0478,40\n"                      \
  "\263\134\245\134\273\134\244\275\266\351,\244j\246w\260\317,121.5433,25.0330,24\n"              \
  "\246\250\245\134\260\352\244p,\244\345\244s\260\317,121.5600,24.9900,18\n"

#define CAR_PARKS                                                                                  \
  "停車場名稱,小型車格位,電動車專用,備註,經度,緯度\n"                         \
  "第一停車場,120,6,無,121.5170,25.0478\n"                                                   \
  "第二停車場,80,4,無,121.5433,25.0330\n"

static GtkWidget *
open_dialog (Project *project, const char *path)
{
  GtkWidget *dialog = zw_import_dialog_new (NULL, project->session, path);

  gtk_window_present (GTK_WINDOW (dialog));
  zw_ui_test_settle (dialog);
  return dialog;
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = zw_ui_test_find (root, type, text);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
get_import_button (GtkWidget *dialog)
{
  return find (dialog, GTK_TYPE_BUTTON, "_Import");
}

static void
wait_for_form (GtkWidget *dialog)
{
  GtkWidget *form = find (dialog, ZW_TYPE_IMPORT_FORM, NULL);
  GtkWidget *button = get_import_button (dialog);

  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (form) && gtk_widget_get_sensitive (button)));
  zw_ui_test_wait_frames (dialog, 2);
}

/* Counts the "done" signals; the dialog is gone after the last. */
typedef struct
{
  guint n;
  char *sentence;
  gboolean destroyed;
} Outcome;

static void
on_done (ZwImportDialog *dialog, const char *sentence, Outcome *outcome)
{
  outcome->n++;
  g_free (outcome->sentence);
  outcome->sentence = g_strdup (sentence);
}

static void
on_destroyed (GtkWidget *dialog, Outcome *outcome)
{
  outcome->destroyed = TRUE;
}

static void
watch (GtkWidget *dialog, Outcome *outcome)
{
  g_signal_connect (dialog, "done", G_CALLBACK (on_done), outcome);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroyed), outcome);
}

static void
select_text (GtkDropDown *drop_down, const char *wanted)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (strstr (gtk_string_object_get_string (item), wanted) != NULL)
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
  g_error ("There is no choice “%s”", wanted);
}

static const char *
get_selected_text (GtkWidget *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down));

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static GtkWidget *
find_named_drop_down (GtkWidget *root, const char *selected)
{
  if (GTK_IS_DROP_DOWN (root) && g_strcmp0 (get_selected_text (root), selected) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named_drop_down (child, selected);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_failure_bar (GtkWidget *dialog)
{
  return find (dialog, GTK_TYPE_INFO_BAR, NULL);
}

static gboolean
is_failure_shown (GtkWidget *dialog)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (find_failure_bar (dialog)));
}

static const char *
get_failure (GtkWidget *dialog)
{
  return gtk_label_get_text (GTK_LABEL (find (find_failure_bar (dialog), GTK_TYPE_LABEL, NULL)));
}

/* The project is as it was when it was new. */
static void
assert_untouched (Project *project)
{
  ZwStore *store = zw_session_get_store (project->session);

  zw_store_refresh (store);
  g_assert_cmpuint (project_count_layers (project), ==, 0);
  g_assert_null (zw_store_get_undo_label (store));
}

static void
test_cp950 (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "youbike.csv", BIKES_CP950, -1);
  GtkWidget *dialog = open_dialog (project, path);
  GtkWidget *encoding, *drop_down, *fields;
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *names;
  const double *docks;
  const ZwLayer *layer;
  Outcome outcome = { 0 };

  watch (dialog, &outcome);
  wait_for_form (dialog);
  zw_ui_test_shot (dialog, "import-cp950.png");
  encoding = find (dialog, ZW_TYPE_ENCODING_CHOICE, NULL);
  drop_down = find (encoding, GTK_TYPE_DROP_DOWN, NULL);
  fields = find (dialog, ZW_TYPE_FIELD_TABLE, NULL);
  g_assert_true (gtk_widget_get_mapped (encoding));
  g_assert_cmpstr (zw_encoding_choice_get_preview (ZW_ENCODING_CHOICE (encoding)), ==,
                   "站點名稱,行政區,經度,緯度,總停車格\n"
                   "臺北車站,中正區,121.5170,25.0478,40\n"
                   "許功蓋公園,大安區,121.5433,25.0330,24\n"
                   "成功國小,文山區,121.5600,24.9900,18");
  g_assert_nonnull (find_named_drop_down (dialog, "Public bike stations"));
  g_assert_nonnull (find_named_drop_down (fields, "總停車格"));

  /* Read wrongly, the preview says so at once and the fields after it. */
  select_text (GTK_DROP_DOWN (drop_down), "CP936");
  g_assert_null (
      strstr (zw_encoding_choice_get_preview (ZW_ENCODING_CHOICE (encoding)), "臺北車站"));
  wait_for_form (dialog);
  g_assert_null (find_named_drop_down (fields, "總停車格"));
  select_text (GTK_DROP_DOWN (drop_down), "CP950");
  wait_for_form (dialog);
  g_assert_nonnull (find_named_drop_down (fields, "總停車格"));

  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  g_assert_cmpuint (outcome.n, ==, 1);
  g_assert_cmpstr (outcome.sentence, ==, "“youbike” was imported.");
  g_assert_cmpuint (project_count_layers (project), ==, 1);
  layer = project_get_layer (project, 0);
  g_assert_cmpint (layer->role, ==, ZW_ROLE_BIKE_STATIONS);
  g_assert_cmpstr (layer->source.encoding, ==, "CP950");
  features = zw_features_load (zw_session_get_store (project->session), layer, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (features->n, ==, 3);
  names = zw_features_get_texts (features, "name");
  docks = zw_features_get_numbers (features, "capacity");
  g_assert_cmpstr (names[0], ==, "臺北車站");
  g_assert_cmpstr (names[1], ==, "許功蓋公園");
  g_assert_cmpfloat (docks[1], ==, 24.0);
  g_free (outcome.sentence);
}

/* A field the role cannot do without has to be told before the import can begin. */
static void
test_mapping (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "car-parks.csv", CAR_PARKS, -1);
  GtkWidget *dialog = open_dialog (project, path);
  GtkWidget *fields, *spaces, *button;
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };
  const ZwLayer *layer;

  watch (dialog, &outcome);
  wait_for_form (dialog);
  button = get_import_button (dialog);
  fields = find (dialog, ZW_TYPE_FIELD_TABLE, NULL);
  spaces = find_named_drop_down (fields, "小型車格位");
  g_assert_nonnull (spaces);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (spaces), 0);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (
      zw_ui_test_find (dialog, GTK_TYPE_LABEL, "Say which field of the file is “Car spaces”."));
  select_text (GTK_DROP_DOWN (spaces), "備註");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_nonnull (zw_ui_test_find (fields, GTK_TYPE_LABEL, "not numbers: 無"));
  select_text (GTK_DROP_DOWN (spaces), "小型車格位");

  /* A year of the Republic. */
  gtk_editable_set_text (GTK_EDITABLE (find (find (dialog, g_type_from_name ("ZwYearEntry"), NULL),
                                             GTK_TYPE_ENTRY, NULL)),
                         "11x");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (find (find (dialog, g_type_from_name ("ZwYearEntry"), NULL),
                                             GTK_TYPE_ENTRY, NULL)),
                         "114");
  project_click (button);
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  layer = project_get_layer (project, 0);
  g_assert_cmpint (layer->year, ==, 2025);
  features = zw_features_load (zw_session_get_store (project->session), layer, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (zw_features_get_numbers (features, "spaces")[0], ==, 120.0);
  g_assert_cmpfloat (zw_features_get_numbers (features, "ev_spaces")[1], ==, 4.0);
  g_free (outcome.sentence);
}

/* Numbers that fit no system: the user is asked, and his word is taken. */
static void
test_coordinates (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "stops.csv",
                                         "站名,X,Y\n一,12,900000000\n二,13,900000001\n", -1);
  GtkWidget *dialog = open_dialog (project, path);
  GtkWidget *crs, *button, *entry;

  button = get_import_button (dialog);
  crs = find (dialog, ZW_TYPE_CRS_CHOICE, NULL);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (crs)));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (
      zw_ui_test_find (dialog, GTK_TYPE_LABEL, "Say in which coordinate system the numbers are."));
  select_text (GTK_DROP_DOWN (find (crs, GTK_TYPE_DROP_DOWN, NULL)), "EPSG:3825");
  g_assert_true (gtk_widget_get_sensitive (button));
  select_text (GTK_DROP_DOWN (find (crs, GTK_TYPE_DROP_DOWN, NULL)), "Another");
  g_assert_false (gtk_widget_get_sensitive (button));
  entry = find (crs, GTK_TYPE_ENTRY, NULL);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "32650");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nonsense");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_close (GTK_WINDOW (dialog));
  assert_untouched (project);
}

/* What was understood a moment ago may be gone at the import; it may come back. */
/* The numbers fit TWD97 too; only beside the project's own village do they show
 * that they are of the old datum, 829 m further west. */
static void
test_old_datum (Project *project, gconstpointer data)
{
  g_autofree char *village = project_write (
      project, "village.csv",
      "name,wkt\n里,\"POLYGON ((301900 2769900,303100 2769900,303100 2771200,301900 2771200,"
      "301900 2769900))\"\n",
      -1);
  ZwImportOptions options = {
    .path = village, .has_role = TRUE, .role = ZW_ROLE_ADMIN, .crs = "EPSG:3826"
  };
  g_autoptr (GString) table = g_string_new ("name,x,y\n");
  g_autofree char *path = NULL;
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog, *crs;

  report = zw_import_run (zw_session_get_store (project->session), &options, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (table, "s%u,%u,%u\n", i, 301150 + i * 10, 2770200 + i * 20);
  path = project_write (project, "old.csv", table->str, -1);
  dialog = open_dialog (project, path);
  wait_for_form (dialog);
  crs = find (dialog, ZW_TYPE_CRS_CHOICE, NULL);
  g_assert_nonnull (strstr (get_selected_text (find (crs, GTK_TYPE_DROP_DOWN, NULL)), "EPSG:3828"));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_failure (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "youbike.csv", BIKES_CP950, -1);
  g_autofree char *again = NULL;
  GtkWidget *dialog = open_dialog (project, path);
  Outcome outcome = { 0 };

  watch (dialog, &outcome);
  wait_for_form (dialog);
  g_assert_false (is_failure_shown (dialog));
  g_assert_cmpint (g_unlink (path), ==, 0);
  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (is_failure_shown (dialog)));
  g_assert_nonnull (strstr (get_failure (dialog), "youbike.csv"));
  zw_ui_test_shot (dialog, "import-failure.png");
  assert_untouched (project);
  g_assert_cmpuint (outcome.n, ==, 0);
  g_assert_false (outcome.destroyed);

  again = project_write (project, "youbike.csv", BIKES_CP950, -1);
  wait_for_form (dialog);
  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  g_assert_cmpuint (project_count_layers (project), ==, 1);
  g_free (outcome.sentence);
}

static void
test_unreadable (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "names.geojson", "{\"type\":", -1);
  GtkWidget *dialog = open_dialog (project, path);
  Outcome outcome = { 0 };

  watch (dialog, &outcome);
  g_assert_true (ZW_WAIT_UNTIL (is_failure_shown (dialog)));
  g_assert_nonnull (strstr (get_failure (dialog), "names.geojson"));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (outcome.destroyed);
  g_assert_cmpuint (outcome.n, ==, 0);
  assert_untouched (project);
}

static char *
write_many_rows (Project *project)
{
  g_autoptr (GString) text = g_string_new ("站名,經度,緯度\n");

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "站%d,121.%04d,25.%04d\n", i, i % 10000, (i * 7) % 10000);
  return project_write (project, "stops.csv", text->str, (gssize) text->len);
}

static void
test_cancel (Project *project, gconstpointer data)
{
  g_autofree char *path = write_many_rows (project);
  GtkWidget *dialog = open_dialog (project, path);
  GtkWidget *form;
  Outcome outcome = { 0 };

  watch (dialog, &outcome);
  wait_for_form (dialog);
  form = find (dialog, ZW_TYPE_IMPORT_FORM, NULL);
  g_signal_emit_by_name (get_import_button (dialog), "clicked");
  g_assert_false (gtk_widget_get_sensitive (form));
  g_signal_emit_by_name (find (dialog, GTK_TYPE_BUTTON, "_Cancel"), "clicked");
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_sensitive (form)));
  g_assert_false (is_failure_shown (dialog));
  g_assert_cmpuint (outcome.n, ==, 0);
  assert_untouched (project);

  /* Esc in the middle of it stops the work and closes. */
  g_signal_emit_by_name (get_import_button (dialog), "clicked");
  zw_ui_test_key (GDK_KEY_Escape, 0);
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  assert_untouched (project);
}

/* Closing while the file is still being looked at leaves nothing running. */
static void
test_close_early (Project *project, gconstpointer data)
{
  g_autofree char *path = write_many_rows (project);
  GtkWidget *dialog = zw_import_dialog_new (NULL, project->session, path);
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (ZW_WAIT_UNTIL (alive == NULL));
  assert_untouched (project);
}

static void
test_several (Project *project, gconstpointer data)
{
  g_autofree char *first = project_write (project, "youbike.csv", BIKES_CP950, -1);
  g_autofree char *second = project_write (project, "names.geojson", "{\"type\":", -1);
  g_autofree char *third = project_write (project, "car-parks.csv", CAR_PARKS, -1);
  GtkWidget *dialog = open_dialog (project, first);
  GtkWidget *skip;
  Outcome outcome = { 0 };

  watch (dialog, &outcome);
  zw_import_dialog_add_path (ZW_IMPORT_DIALOG (dialog), second);
  zw_import_dialog_add_path (ZW_IMPORT_DIALOG (dialog), third);
  wait_for_form (dialog);
  g_assert_nonnull (zw_ui_test_find (dialog, GTK_TYPE_LABEL, "youbike.csv (1 of 3)"));
  skip = find (dialog, GTK_TYPE_BUTTON, "_Skip This File");
  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (is_failure_shown (dialog)));
  g_assert_nonnull (zw_ui_test_find (dialog, GTK_TYPE_LABEL, "names.geojson (2 of 3)"));
  g_assert_true (gtk_widget_get_visible (skip));
  project_click (skip);
  wait_for_form (dialog);
  g_assert_false (is_failure_shown (dialog));
  g_assert_nonnull (zw_ui_test_find (dialog, GTK_TYPE_LABEL, "car-parks.csv (3 of 3)"));
  g_assert_false (gtk_widget_get_visible (skip));
  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  g_assert_cmpuint (outcome.n, ==, 1);
  g_assert_cmpstr (outcome.sentence, ==, "2 files were imported.");
  g_assert_cmpuint (project_count_layers (project), ==, 2);
  g_free (outcome.sentence);
}

static void
add_member (zip_t *zip, const char *name, const char *text)
{
  zip_source_t *source = zip_source_buffer (zip, text, strlen (text), 0);

  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

/* 4 May 2026 is a Monday: three trips on workdays, two at the weekend. */
static char *
write_timetable (Project *project)
{
  char *path = g_build_filename (project->folder, "feed.zip", NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE, NULL);

  g_assert_nonnull (zip);
  add_member (zip, "agency.txt",
              "agency_id,agency_name,agency_url,agency_timezone\n1,市公車,https://a.example,"
              "Asia/Taipei\n");
  add_member (zip, "stops.txt",
              "stop_id,stop_name,stop_lat,stop_lon\nA,甲,25.00,121.50\nB,乙,25.01,121.50\n");
  add_member (zip, "routes.txt", "route_id,route_short_name,route_type\nR,1,3\n");
  add_member (zip, "calendar.txt",
              "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,"
              "end_date\nWK,1,1,1,1,1,0,0,20260504,20260517\nHO,0,0,0,0,0,1,1,20260504,20260517\n");
  add_member (zip, "trips.txt",
              "route_id,service_id,trip_id\nR,WK,W1\nR,WK,W2\nR,WK,W3\nR,HO,H1\nR,HO,H2\n");
  add_member (zip, "stop_times.txt",
              "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
              "W1,07:00:00,07:00:00,A,1\nW1,07:10:00,07:10:00,B,2\n"
              "W2,08:00:00,08:00:00,A,1\nW2,08:10:00,08:10:00,B,2\n"
              "W3,09:00:00,09:00:00,A,1\nW3,09:10:00,09:10:00,B,2\n"
              "H1,09:00:00,09:00:00,A,1\nH1,09:10:00,09:10:00,B,2\n"
              "H2,19:00:00,19:00:00,A,1\nH2,19:10:00,19:10:00,B,2\n");
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

static void
test_timetable (Project *project, gconstpointer data)
{
  g_autofree char *path = write_timetable (project);
  GtkWidget *dialog = open_dialog (project, path);
  GtkSelectionModel *model;
  ZwServiceDays *days;
  Outcome outcome = { 0 };
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (GError) error = NULL;
  const ZwLayer *stops;

  watch (dialog, &outcome);
  wait_for_form (dialog);
  zw_ui_test_shot (dialog, "import-timetable.png");
  days = ZW_SERVICE_DAYS (find (dialog, ZW_TYPE_SERVICE_DAYS, NULL));
  model = gtk_list_view_get_model (
      GTK_LIST_VIEW (find (GTK_WIDGET (days), GTK_TYPE_LIST_VIEW, NULL)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 14);
  g_assert_cmpuint (zw_service_days_get_n_trips (days), ==, 3);
  /* Saturday, 9 May: the sixth. */
  gtk_selection_model_select_item (model, 5, TRUE);
  g_assert_cmpint (zw_service_days_get (days), ==, 20260509);
  g_assert_cmpuint (zw_service_days_get_n_trips (days), ==, 2);
  g_assert_nonnull (zw_ui_test_find (dialog, GTK_TYPE_LABEL,
                                     "The service of a day with 2 trips will be imported."));
  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (outcome.n == 1));
  /* What the timetable says is to be read before the dialog goes. */
  g_assert_false (outcome.destroyed);
  project_click (find (dialog, GTK_TYPE_BUTTON, "_Close"));
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  g_assert_cmpuint (project_count_layers (project), ==, 2);
  stops = project_get_layer (project,
                             project_get_layer (project, 0)->role == ZW_ROLE_STOPS ? 0 : 1);
  g_assert_cmpint (stops->role, ==, ZW_ROLE_STOPS);
  g_assert_cmpstr (stops->source.date, ==, "2026-05-09");
  features = zw_features_load (zw_session_get_store (project->session), stops, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (zw_features_get_numbers (features, "departures")[0], ==, 2.0);
  g_free (outcome.sentence);
}

/* Two areas to take shapes from, a third without a row in the table. */
static void
add_areas (Project *project, const char *name)
{
  g_autofree char *path = project_write (
      project, name,
      "VILLCODE,VILLNAME,wkt\n"
      "65000010001,留侯里,\"POLYGON ((301000 2770000,302000 2770000,302000 2771000,301000 2771000,"
      "301000 2770000))\"\n"
      "65000010002,流芳里,\"POLYGON ((302000 2770000,303000 2770000,303000 2771000,302000 2771000,"
      "302000 2770000))\"\n"
      "65000010003,赤松里,\"POLYGON ((303000 2770000,304000 2770000,304000 2771000,303000 2771000,"
      "303000 2770000))\"\n",
      -1);
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_ADMIN, .crs = "EPSG:3826"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport)
      report = zw_import_run (zw_session_get_store (project->session), &options, NULL, &error);

  g_assert_no_error (error);
}

#define RESIDENTS "村里代碼,村里,人口\n65000010-001,留侯里,1679\n65000010-002,流芳里,1504\n"

/* A table is shown as one, and with the layer that it is joined to. */
static void
test_table (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "人口.csv", RESIDENTS, -1);
  GtkWidget *dialog, *join;
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };

  add_areas (project, "里界.csv");
  dialog = open_dialog (project, path);
  watch (dialog, &outcome);
  wait_for_form (dialog);
  zw_ui_test_shot (dialog, "import-table.png");
  join = find (dialog, ZW_TYPE_JOIN_CHOICE, NULL);
  g_assert_true (gtk_widget_get_mapped (join));
  g_assert_false (gtk_widget_get_mapped (find (dialog, ZW_TYPE_CRS_CHOICE, NULL)));
  g_assert_nonnull (find_named_drop_down (dialog, "Population"));
  g_assert_cmpstr (get_selected_text (find (join, GTK_TYPE_DROP_DOWN, NULL)), ==, "里界");
  g_assert_nonnull (zw_ui_test_find (
      join, GTK_TYPE_LABEL,
      "2 of 3 areas have a row, and 2 of 2 rows an area, by 村里代碼 = VILLCODE."));
  g_assert_nonnull (
      zw_ui_test_find (dialog, GTK_TYPE_LABEL,
                       "2 rows will be imported as “Population”, with the shapes of “里界”."));

  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (outcome.n == 1));
  g_assert_cmpuint (project_count_layers (project), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const ZwLayer *layer = project_get_layer (project, i);

      if (layer->role == ZW_ROLE_POPULATION)
        features = zw_features_load (zw_session_get_store (project->session), layer, NULL, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (features->n, ==, 3);
  g_assert_cmpfloat (zw_features_get_numbers (features, "population")[1], ==, 1504.0);
  g_assert_true (isnan (zw_features_get_numbers (features, "population")[2]));
  gtk_window_close (GTK_WINDOW (dialog));
  g_free (outcome.sentence);
}

/* Residents need areas; vehicles may do without. */
static void
test_table_alone (Project *project, gconstpointer data)
{
  g_autofree char *path = project_write (project, "人口.csv", RESIDENTS, -1);
  GtkWidget *dialog = open_dialog (project, path);
  GtkWidget *form = find (dialog, ZW_TYPE_IMPORT_FORM, NULL);
  GtkWidget *button = get_import_button (dialog);
  GtkWidget *join, *role;

  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (form)));
  zw_ui_test_shot (dialog, "import-table-alone.png");
  join = find (dialog, ZW_TYPE_JOIN_CHOICE, NULL);
  g_assert_true (gtk_widget_get_mapped (join));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (
      zw_ui_test_find (dialog, GTK_TYPE_LABEL, "Import the areas that its rows are about first."));
  role = find_named_drop_down (dialog, "Population");
  g_assert_nonnull (role);
  select_text (GTK_DROP_DOWN (role), "Registered vehicles");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_nonnull (zw_ui_test_find (
      dialog, GTK_TYPE_LABEL, "2 rows will be imported as “Registered vehicles”, without shapes."));
  select_text (GTK_DROP_DOWN (role), "Transfer times");
  g_assert_false (gtk_widget_get_mapped (join) && gtk_widget_get_visible (join));
  gtk_window_close (GTK_WINDOW (dialog));
  assert_untouched (project);
}

/* All files of a folder are one layer. */
static void
test_folder (Project *project, gconstpointer data)
{
  static const char *const names[] = { "towns/a.csv", "towns/b.csv" };
  g_autofree char *folder = g_build_filename (project->folder, "towns", NULL);
  GtkWidget *dialog;
  Outcome outcome = { 0 };

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = project_write (
          project, names[i],
          i == 0 ? "站名,經度,緯度\n一,121.51,25.04\n" : "站名,經度,緯度\n二,121.52,25.05\n", -1);
    }
  dialog = open_dialog (project, folder);
  watch (dialog, &outcome);
  wait_for_form (dialog);
  g_assert_nonnull (zw_ui_test_find (dialog, GTK_TYPE_LABEL, "towns, CSV, 2 files, 2 points"));
  project_click (get_import_button (dialog));
  g_assert_true (ZW_WAIT_UNTIL (outcome.destroyed));
  g_assert_cmpint (project_get_layer (project, 0)->count, ==, 2);
  g_free (outcome.sentence);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (project->folder, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, Project, NULL, project_set_up, function, project_tear_down)
  ADD ("/import/cp950/preview-and-layer", test_cp950);
  ADD ("/import/fields/required-ones-are-asked-for", test_mapping);
  ADD ("/import/coordinates/unknown-ones-are-asked-for", test_coordinates);
  ADD ("/import/coordinates/old-datum-told-by-the-project", test_old_datum);
  ADD ("/import/failure/project-untouched-and-retry", test_failure);
  ADD ("/import/failure/unreadable-file", test_unreadable);
  ADD ("/import/cancel/project-untouched", test_cancel);
  ADD ("/import/cancel/closed-while-looking", test_close_early);
  ADD ("/import/several/one-after-another", test_several);
  ADD ("/import/timetable/service-day", test_timetable);
  ADD ("/import/table/joined", test_table);
  ADD ("/import/table/alone", test_table_alone);
  ADD ("/import/folder/one-layer", test_folder);
#undef ADD
  return g_test_run ();
}
