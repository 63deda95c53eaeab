/* test-hostile.c: every broken file of the collection through the importer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Needs the collection named by ZW_TEST_DATA. Whatever the file, the answer is a
 * layer or one sentence that names it, and a project that is what it was.
 */

#include "import-fixture.h"

typedef struct
{
  Fixture *fixture;
  char *before;
  guint n_files, n_layers, n_refused;
} Sweep;

/* Returns: whether a field that the role must have was missing */
static gboolean
try_import (Sweep *sweep, const ZwImportOptions *options, const char *shown)
{
  const char *project = zw_store_get_path (sweep->fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = zw_import_run (sweep->fixture->store, options, NULL, &error);
  g_autofree char *after = NULL;

  g_assert_false (zw_store_is_in_command (sweep->fixture->store));
  if (report != NULL)
    {
      g_assert_no_error (error);
      for (guint i = 0; i < report->remarks->len; i++)
        g_assert_true (g_utf8_validate (g_ptr_array_index (report->remarks, i), -1, NULL));
      sweep->n_layers++;
      g_assert_true (zw_store_undo (sweep->fixture->store, NULL));
      /* The next command drops what could be redone; let that be now. */
      g_assert_true (zw_store_begin (sweep->fixture->store, "x", NULL));
      g_assert_true (zw_store_set_setting (sweep->fixture->store, "n", shown, NULL));
      g_assert_true (zw_store_commit (sweep->fixture->store, NULL));
      g_free (sweep->before);
      sweep->before = dump_file (project, FALSE);
      return FALSE;
    }
  sweep->n_refused++;
  assert_sentence (error, shown);
  after = dump_file (project, FALSE);
  g_assert_cmpstr (sweep->before, ==, after);
  return g_error_matches (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING);
}

static void
sweep_path (Sweep *sweep, const char *path)
{
  g_autofree char *shown = g_path_get_basename (path);
  ZwImportOptions guessed = { .path = path };
  ZwImportOptions plain = { .path = path, .has_role = TRUE, .role = ZW_ROLE_BACKGROUND };

  sweep->n_files++;
  g_test_message ("%s", path);
  if (try_import (sweep, &guessed, shown))
    try_import (sweep, &plain, shown);
}

static void
sweep_folder (Sweep *sweep, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          sweep_folder (sweep, path);
          sweep_path (sweep, path);
        }
      else
        sweep_path (sweep, path);
    }
}

static void
test_sweep (gconstpointer data)
{
  const char *root = g_getenv ("ZW_TEST_DATA");
  g_autofree char *folder = root != NULL ? g_build_filename (root, data, NULL) : NULL;
  g_autoptr (Fixture) fixture = NULL;
  Sweep sweep = { 0 };

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the data of ZW_TEST_DATA are not here");
      return;
    }
  fixture = fixture_new ();
  sweep.fixture = fixture;
  sweep.before = dump_file (zw_store_get_path (fixture->store), FALSE);
  sweep_folder (&sweep, folder);
  g_test_message ("%u files: %u layers, %u refusals", sweep.n_files, sweep.n_layers,
                  sweep.n_refused);
  g_assert_cmpuint (sweep.n_files, >, 0);
  assert_sound (zw_store_get_path (fixture->store));
  g_free (sweep.before);
}

int
main (int argc, char **argv)
{
  static const char *const folders[] = { "D_hostile/mapshaper",
                                         "D_hostile/geojsonhint",
                                         "D_hostile/mapnik",
                                         "D_hostile/conveyal_r5",
                                         "D_hostile/fiona",
                                         "D_hostile/pyogrio",
                                         "D_hostile/pyshp",
                                         "D_hostile/shapelib",
                                         "D_hostile/zip_yauzl",
                                         "D_hostile/zip_slip",
                                         "D_hostile/zip_names",
                                         "D_hostile/csv_spectrum",
                                         "D_hostile/jts_xml",
                                         "D_hostile/geos_xml",
                                         "D_hostile/geos_wkt",
                                         "D_hostile/csv_no_coordinates",
                                         "D_hostile/shp_missing_shp_nlsc_village",
                                         "D_hostile/shp_missing_shp_county",
                                         "D_hostile/taipei_arcade_incomplete",
                                         "C_gtfs/broken_transitfeed",
                                         "C_gtfs/broken_transitland" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", folders[i], NULL);

      g_strdelimit (path + strlen ("/hostile/"), "/", '.');
      g_test_add_data_func (path, folders[i], test_sweep);
    }
  return g_test_run ();
}
