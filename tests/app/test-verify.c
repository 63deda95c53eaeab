/* test-verify.c: files compared with a project that has moved on
 *
 * The zone is a square of one kilometre with two stops in it; what changes follows by
 * hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <zip.h>

#include "document/zw-explain.h"
#include "document/zw-publication.h"
#include "document/zw-verify.h"
#include "import/zw-import.h"
#include "layers/zw-project.h"

#define HEAD "站名,運具,TWD97X,TWD97Y\n"
#define TWO_STOPS HEAD "市府站,metro,300500,2770500\n廟口,bus,300100,2770100\n"
#define THREE_STOPS TWO_STOPS "新站,bus,300900,2770900\n"

typedef struct
{
  char *folder;
  ZwStore *store;
  gint64 zone;
} Fixture;

static void
import_stops (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "stops.csv", NULL);
  ZwImportOptions options = { .path = path,
                              .has_role = TRUE,
                              .role = ZW_ROLE_STOPS,
                              .crs = "EPSG:3826",
                              .year = 2026,
                              .date = "2026-01-15" };
  g_autoptr (ZwImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = zw_import_run (f->store, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_layers (Fixture *f)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (f->store, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < layers->len; i++)
    zw_layer_remove (f->store, ((ZwLayer *) g_ptr_array_index (layers, i))->id, &error);
  g_assert_no_error (error);
}

static void
set_up_as (Fixture *f, const char *project, const char *zone)
{
  const ZwPoint corners[] = {
    { 300000, 2770000 }, { 301000, 2770000 }, { 301000, 2771000 }, { 300000, 2771000 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = make_folder ();
  path = g_build_filename (f->folder, "p.gpkg", NULL);
  f->store = zw_project_create (path, project, "測試市", NULL, &error);
  g_assert_no_error (error);
  import_stops (f, TWO_STOPS);
  f->zone = zw_zone_add (f->store, zone, ZW_ZONE_URBAN, square, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  set_up_as (f, "試辦專案", "市中心");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  remove_folder (f->folder);
  g_free (f->folder);
}

static char *
publish (Fixture *f, ZwPublicationKind kind, const char *name)
{
  ZwPublicationWish wish = { .kind = kind, .zone_id = f->zone, .language = "zh_TW" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPublication) publication = zw_publication_load (f->store, &wish, NULL, &error);
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_no_error (error);
  g_assert_true (zw_publication_write (publication, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static ZwVerification *
verify (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;
  ZwVerification *verification = zw_verify_file (f->store, path, NULL, &error);

  g_assert_no_error (error);
  return verification;
}

static void
assert_refused (Fixture *f, const char *path, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zw_verify_file (f->store, path, NULL, &error));
  g_assert_error (error, domain, code);
  assert_contains (error->message, words);
}

static const ZwVerifyRow *
find_row (const ZwVerification *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwVerifyRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 ((row->now != NULL ? row->now : row->old)->key, key) == 0)
        return row;
    }
  return NULL;
}

static void
test_same (Fixture *f, gconstpointer data)
{
  static const struct
  {
    ZwPublicationKind kind;
    const char *name;
  } files[] = { { ZW_PUBLICATION_PLAN, "a.pdf" },
                { ZW_PUBLICATION_PLAN, "a.odt" },
                { ZW_PUBLICATION_APPLICATION, "b.pdf" },
                { ZW_PUBLICATION_APPLICATION, "b.odt" } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = publish (f, files[i].kind, files[i].name);
      g_autoptr (ZwVerification) verification = verify (f, path);

      g_test_message ("%s: %u", files[i].name, verification->rows->len);
      g_assert_true (zw_verification_is_same (verification));
      g_assert_cmpuint (verification->notes->len, ==, 0);
      g_assert_cmpstr (verification->list->publication, ==,
                       zw_publication_kind_get_id (files[i].kind));
      g_assert_cmpuint (verification->rows->len, >, 0);
    }
}

/* A sheet with a map alone prints no figure: that nothing has changed would be untrue. */
static void
test_no_figures (Fixture *f, gconstpointer data)
{
  g_autofree char *path = publish (f, ZW_PUBLICATION_SHEETS, "map.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwFigureList) list = zw_figure_list_read (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zw_passport_get_entries (list->passport)->len, ==, 0);
  assert_refused (f, path, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_EMPTY,
                  "“map.pdf” holds no figures, so there is nothing to compare.");
}

/* A third stop: B1 counts it, and its layer is another file. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  g_autofree char *path = publish (f, ZW_PUBLICATION_PLAN, "a.pdf");
  g_autofree char *key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/B1/0", f->zone);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, THREE_STOPS, -1);
  g_autofree char *text = NULL, *head = NULL, *figures = NULL;
  g_autoptr (ZwVerification) verification = NULL;
  const ZwVerifyRow *row;
  gboolean told = FALSE;

  remove_layers (f);
  import_stops (f, THREE_STOPS);
  verification = verify (f, path);
  g_assert_false (zw_verification_is_same (verification));
  row = find_row (verification, key);
  g_assert_cmpint (row->verdict, ==, ZW_FIGURE_VERDICT_CHANGED);
  g_assert_cmpfloat (row->old->value, ==, 2);
  g_assert_cmpfloat (row->now->value, ==, 3);
  head = g_strndup (sum, 12);
  for (guint i = 0; i < row->inputs->len; i++)
    told |= strstr (g_ptr_array_index (row->inputs, i), head) != NULL;
  g_assert_true (told);
  text = zw_verification_to_text (verification);
  figures = g_strdup_printf ("2 %s → 3 %s", row->old->unit, row->now->unit);
  assert_contains (text, figures);
}

/* Without stops there is no B1; a row of its own is new when it comes back. */
static void
test_gone_and_new (Fixture *f, gconstpointer data)
{
  g_autofree char *with = publish (f, ZW_PUBLICATION_PLAN, "with.pdf");
  g_autofree char *without = NULL;
  g_autofree char *key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/B1/0", f->zone);
  g_autoptr (ZwVerification) gone = NULL, new = NULL;

  remove_layers (f);
  without = publish (f, ZW_PUBLICATION_PLAN, "without.odt");
  gone = verify (f, with);
  g_assert_cmpint (find_row (gone, key)->verdict, ==, ZW_FIGURE_VERDICT_GONE);
  import_stops (f, TWO_STOPS);
  new = verify (f, without);
  g_assert_cmpint (find_row (new, key)->verdict, ==, ZW_FIGURE_VERDICT_NEW);
  g_assert_false (zw_verification_is_same (new));
}

/* LibreOffice drops what it does not know. */
static void
test_table_alone (Fixture *f, gconstpointer data)
{
  g_autofree char *path = publish (f, ZW_PUBLICATION_PLAN, "a.odt");
  g_autofree char *code = NULL;
  g_autoptr (ZwVerification) same = NULL, changed = NULL;
  zip_t *zip = zip_open (path, 0, NULL);
  gboolean found = FALSE;

  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    if (g_str_has_suffix (zip_get_name (zip, (zip_uint64_t) i, 0), ".json"))
      found = zip_delete (zip, (zip_uint64_t) i) == 0;
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_true (found);
  same = verify (f, path);
  g_assert_true (same->list->printed_only);
  g_assert_cmpuint (same->notes->len, ==, 1);
  g_assert_true (zw_verification_is_same (same));
  g_assert_cmpuint (same->rows->len, >, 0);

  remove_layers (f);
  import_stops (f, THREE_STOPS);
  changed = verify (f, path);
  g_assert_cmpuint (changed->counts[ZW_FIGURE_VERDICT_CHANGED], >, 0);
}

static void
test_other_project (Fixture *f, gconstpointer data)
{
  g_autofree char *path = publish (f, ZW_PUBLICATION_PLAN, "a.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwVerification) renamed = NULL;
  Fixture other = { 0 };

  set_up_as (&other, "別的專案", "別區");
  assert_refused (&other, path, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_PROJECT, "別的專案");
  tear_down (&other, NULL);

  zw_zone_set_name (f->store, f->zone, "新名", &error);
  g_assert_no_error (error);
  renamed = verify (f, path);
  g_assert_cmpuint (renamed->notes->len, ==, 1);
  assert_contains ((const char *) g_ptr_array_index (renamed->notes, 0), "新名");

  zw_zone_remove (f->store, f->zone, &error);
  g_assert_no_error (error);
  assert_refused (f, path, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_ZONE, "市中心");
}

static void
test_explain (Fixture *f, gconstpointer data)
{
  g_autofree char *key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/B1/0", f->zone);
  g_autofree char *code = zw_passport_make_code (key, 5);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TWO_STOPS, -1);
  g_autofree char *text = NULL;
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (GError) error = NULL, unknown = NULL, malformed = NULL;
  g_autoptr (ZwFigureEntry) entry = NULL;

  entry = zw_explain_find (f->store, lower, "en", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->key, ==, key);
  g_assert_cmpfloat (entry->value, ==, 2);
  text = zw_explain_to_text (entry, catalog);
  assert_contains (text, code);
  assert_contains (text, "stops.csv");
  assert_contains (text, "dated 2026-01-15");
  assert_contains (text, "survey year 2026");
  assert_contains (text, "2 features");
  assert_contains (text, sum);
  g_assert_null (zw_explain_find (f->store, "ZZZZZ", "en", NULL, &unknown));
  g_assert_error (unknown, ZW_EXPLAIN_ERROR, ZW_EXPLAIN_ERROR_UNKNOWN);
  g_assert_null (zw_explain_find (f->store, "no!", "en", NULL, &malformed));
  g_assert_error (malformed, ZW_EXPLAIN_ERROR, ZW_EXPLAIN_ERROR_MALFORMED);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autofree char *path = publish (f, ZW_PUBLICATION_PLAN, "a.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { NULL, NULL, cancellable };
  g_autoptr (GError) verified = NULL, explained = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_verify_file (f->store, path, &progress, &verified));
  g_assert_error (verified, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (zw_explain_find (f->store, "ZZZZZ", NULL, &progress, &explained));
  g_assert_error (explained, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is asked for is kept with the file, and comes back. */
static void
test_sheets_wish (void)
{
  const ZwSheetsWish wishes[] = {
    { 0 },
    { .series = ZW_SHEETS_COMPARE_ZONES, .other_id = 7, .paper = ZW_PAPER_A3, .portrait = TRUE },
    { .scale = 5000,
      .theme = ZW_N_THEMES,
      .extent = { 300000.5, 2770000.25, 301000, 2771000 },
      .degrees = TRUE,
      .no_grid = TRUE },
  };
  g_autoptr (JsonNode) nonsense = json_from_string (
      "{\"series\":7,\"paper\":\"B9\",\"scale\":-1,\"theme\":\"extent\","
      "\"extent\":[1,2],\"other\":\"x\",\"portrait\":1}",
      NULL);
  ZwSheetsWish back;

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (JsonNode) node = zw_sheets_wish_to_json (&wishes[i]);

      zw_sheets_wish_from_json (&back, node);
      g_assert_cmpint (back.series, ==, wishes[i].series);
      g_assert_cmpint (back.paper, ==, wishes[i].paper);
      g_assert_cmpint (back.theme, ==, wishes[i].theme);
      g_assert_cmpint (back.other_id, ==, wishes[i].other_id);
      g_assert_cmpfloat (back.scale, ==, wishes[i].scale);
      g_assert_cmpfloat (back.extent.min_x, ==, wishes[i].extent.min_x);
      g_assert_cmpfloat (back.extent.max_y, ==, wishes[i].extent.max_y);
      g_assert_cmpint (back.portrait, ==, wishes[i].portrait);
      g_assert_cmpint (back.degrees, ==, wishes[i].degrees);
      g_assert_cmpint (back.no_grid, ==, wishes[i].no_grid);
    }
  zw_sheets_wish_from_json (&back, nonsense);
  g_assert_cmpint (back.series, ==, ZW_SHEETS_ONE);
  g_assert_cmpint (back.paper, ==, ZW_PAPER_A4);
  g_assert_cmpfloat (back.scale, ==, 0);
  g_assert_false (back.portrait);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/verify/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/verify/no-figures", Fixture, NULL, set_up, test_no_figures, tear_down);
  g_test_add ("/verify/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/verify/gone-and-new", Fixture, NULL, set_up, test_gone_and_new, tear_down);
  g_test_add ("/verify/table-alone", Fixture, NULL, set_up, test_table_alone, tear_down);
  g_test_add ("/verify/other-project", Fixture, NULL, set_up, test_other_project, tear_down);
  g_test_add ("/verify/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/verify/sheets-wish", test_sheets_wish);
  g_test_add ("/explain/stops", Fixture, NULL, set_up, test_explain, tear_down);
  return g_test_run ();
}
