/* zw-reader-many.c: a folder or zip file of equal files, read as one source
 *
 * Offices deliver a county as one file for each of its towns. The files are read
 * one behind the other; they must be of one format, one coordinate system and
 * with the same fields, or nobody could tell what the layer is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <glib/gi18n.h>
#include <string.h>

#include "import/zw-gdal.h"
#include "import/zw-import-error.h"
#include "import/zw-reader.h"

#define MAX_FILES 20000
#define MAX_DEPTH 4

typedef struct
{
  ZwReader parent;

  /* Owned */
  char *shown;
  GPtrArray *paths; /* of char * */
  ZwReader *current;
  int *columns; /* of the parent's fields in @current */
  GPtrArray *values;
  char *wanted_layer;
  char *wanted_encoding;
  char *format; /* of each file */

  guint position; /* of the next file */
  guint64 n_lost; /* in the files before @current */
  guint64 n_passed;
  gboolean is_zip;
} ManyReader;

static gboolean
has_any_suffix (const char *path, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_source (const char *name)
{
  static const char *const suffixes[] = { ".shp", ".geojson", ".json", ".topojson", ".kml",
                                          ".gml", ".fgb",     ".gpkg", ".tab",      ".mif",
                                          ".gpx", ".csv",     ".tsv",  NULL };
  g_autofree char *base = g_path_get_basename (name);

  return base[0] != '.' && strstr (name, "__MACOSX") == NULL && has_any_suffix (base, suffixes);
}

static void
walk_folder (const char *folder, guint depth, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && paths->len < MAX_FILES && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
            walk_folder (path, depth + 1, paths);
        }
      else if (is_source (name))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static void
list_zip (const char *path, GPtrArray *paths)
{
  g_autofree char *root = g_strconcat ("/vsizip/", path, NULL);
  g_autofree char *failure = NULL;
  char **members;

  zw_gdal_listen (&failure);
  members = VSIReadDirRecursive (root);
  zw_gdal_stop_listening ();
  for (guint i = 0; members != NULL && members[i] != NULL && paths->len < MAX_FILES; i++)
    if (is_source (members[i]))
      g_ptr_array_add (paths, g_strconcat (root, "/", members[i], NULL));
  CSLDestroy (members);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_zip (const char *path)
{
  static const char *const zip[] = { ".zip", NULL };

  return has_any_suffix (path, zip);
}

/**
 * zw_reader_list_files:
 * @path: a folder or a zip file
 *
 * Returns: (transfer full) (element-type utf8): the maps and tables in it, as GDAL
 *   takes their names; none where GDAL opens @path as a whole, such as a folder of
 *   shapefiles or a file geodatabase
 */
GPtrArray *
zw_reader_list_files (const char *path)
{
  static const char *const whole[] = { ".shp", NULL };
  static const char *const geodatabase[] = { ".gdb", ".gdb/", ".gdb.zip", NULL };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (has_any_suffix (path, geodatabase))
    return g_steal_pointer (&paths);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    walk_folder (path, 0, paths);
  else if (is_zip (path))
    list_zip (path, paths);
  for (guint i = 0; i < paths->len; i++)
    if (has_any_suffix (g_ptr_array_index (paths, i), whole))
      {
        g_ptr_array_set_size (paths, 0);
        break;
      }
  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}

static ZwReader *
open_file (ManyReader *self, const char *path, GError **error)
{
  ZwReaderOptions options = { .layer = self->wanted_layer, .encoding = self->wanted_encoding };

  return self->is_zip ? zw_reader_open_gdal (path, &options, error)
                      : zw_reader_open (path, &options, error);
}

static int
find_field (GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (g_ptr_array_index (fields, i), name))
      return (int) i;
  return -1;
}

static gboolean
set_unequal (ManyReader *self, const char *path, const char *what, GError **error)
{
  g_autofree char *first = g_path_get_basename (g_ptr_array_index (self->paths, 0));
  g_autofree char *other = g_path_get_basename (path);
  g_autofree char *one = g_utf8_make_valid (first, -1);
  g_autofree char *two = g_utf8_make_valid (other, -1);

  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
               /* Translators: a folder or zip file, two of its files, and in what they differ */
               _ ("The files of “%s” are no one layer: “%s” and “%s” differ in %s. Import them one "
                  "by one."),
               self->shown, one, two, what);
  return FALSE;
}

/* The same fields, in whichever order; a number only where all files have numbers. */
static gboolean
match_fields (ManyReader *self, const char *path, GError **error)
{
  ZwReader *parent = &self->parent;
  const ZwReader *current = self->current;

  if (g_strcmp0 (current->format, self->format) != 0)
    return set_unequal (self, path, _ ("their format"), error);
  if (g_strcmp0 (current->crs, parent->crs) != 0)
    return set_unequal (self, path, _ ("their coordinate systems"), error);
  if (current->fields->len != parent->fields->len)
    return set_unequal (self, path, _ ("their fields"), error);
  for (guint i = 0; i < parent->fields->len; i++)
    {
      self->columns[i] = find_field (current->fields, g_ptr_array_index (parent->fields, i));
      if (self->columns[i] < 0)
        return set_unequal (self, path, _ ("their fields"), error);
      if (!g_array_index (current->is_number, gboolean, self->columns[i]))
        g_array_index (parent->is_number, gboolean, i) = FALSE;
    }
  return TRUE;
}

/* What is wrong with a file, and where that is. */
static void
name_source (const ManyReader *self, GError **error)
{
  /* Translators: %s is a file name, a sentence follows */
  g_prefix_error (error, _ ("“%s”: "), self->shown);
}

static gboolean
open_next (ManyReader *self, GError **error)
{
  const char *path = g_ptr_array_index (self->paths, self->position);

  if (self->current != NULL)
    {
      self->n_lost += self->current->n_lost;
      self->n_passed += self->current->n_passed;
      g_clear_pointer (&self->current, zw_reader_free);
    }
  self->current = open_file (self, path, error);
  self->position++;
  if (self->current == NULL)
    name_source (self, error);
  return self->current != NULL;
}

static void
take_record (ManyReader *self, const ZwReaderRow *record)
{
  ZwReader *parent = &self->parent;
  g_autofree char *base = g_path_get_basename (g_ptr_array_index (self->paths, self->position - 1));
  g_autofree char *valid = g_utf8_make_valid (base, -1);

  /* Translators: a file name, and "line 12" or "feature 12" of it */
  parent->record.label = g_strdup_printf (_ ("%s, %s"), valid, record->label);
  parent->record.geometry = g_steal_pointer (&self->current->record.geometry);
  parent->record.problem = g_steal_pointer (&self->current->record.problem);
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < parent->fields->len; i++)
    g_ptr_array_add (self->values, (char *) record->values[self->columns[i]]);
  g_ptr_array_add (self->values, NULL);
  parent->record.values = (const char *const *) self->values->pdata;
  parent->n_lost = self->n_lost + self->current->n_lost;
  parent->n_passed = self->n_passed + self->current->n_passed;
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  ManyReader *self = (ManyReader *) parent;
  const ZwReaderRow *record = NULL;

  for (;;)
    {
      if (!zw_reader_next (self->current, &record, error))
        {
          name_source (self, error);
          return FALSE;
        }
      *more = record != NULL;
      if (record != NULL)
        {
          take_record (self, record);
          return TRUE;
        }
      if (self->position == self->paths->len)
        return TRUE;
      if (!open_next (self, error)
          || !match_fields (self, g_ptr_array_index (self->paths, self->position - 1), error))
        return FALSE;
    }
}

static void
finalize (ZwReader *parent)
{
  ManyReader *self = (ManyReader *) parent;

  g_clear_pointer (&self->current, zw_reader_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->columns);
  g_free (self->shown);
  g_free (self->wanted_layer);
  g_free (self->wanted_encoding);
  g_free (self->format);
  g_free (self);
}

/* What the first file says holds for all. */
static void
take_schema (ManyReader *self)
{
  ZwReader *parent = &self->parent;
  ZwReader *first = self->current;
  guint n = self->paths->len;

  self->format = g_strdup (first->format);
  /* Translators: a format such as GeoJSON, and a number */
  parent->format = g_strdup_printf (ngettext ("%s, %u file", "%s, %u files", n), first->format, n);
  parent->layer = g_strdup (self->shown);
  if (self->is_zip)
    parent->layer[strlen (parent->layer) - strlen (".zip")] = '\0';
  parent->layer_names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (parent->layer_names, NULL);
  parent->fields = g_ptr_array_new_with_free_func (g_free);
  parent->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->columns = g_new0 (int, first->fields->len + 1);
  for (guint i = 0; i < first->fields->len; i++)
    {
      g_ptr_array_add (parent->fields, g_strdup (g_ptr_array_index (first->fields, i)));
      self->columns[i] = (int) i;
    }
  g_array_append_vals (parent->is_number, first->is_number->data, first->is_number->len);
  parent->count = -1;
  parent->crs = g_strdup (first->crs);
  parent->encoding = g_strdup (first->encoding);
  parent->encoding_guess = g_steal_pointer (&first->encoding_guess);
  parent->date = g_strdup (first->date);
  parent->year = first->year;
  parent->advice = g_strdup (first->advice);
}

/**
 * zw_reader_open_many:
 * @path: a folder or a zip file
 * @files: (transfer full): what zw_reader_list_files() tells of it, at least one
 * @options: holds for each of the files
 *
 * That a file differs from those before it is only known when it is come to.
 *
 * Returns: (transfer full): a reader of all of them
 */
ZwReader *
zw_reader_open_many (const char *path,
                     GPtrArray *files,
                     const ZwReaderOptions *options,
                     GError **error)
{
  ManyReader *self = g_new0 (ManyReader, 1);
  g_autoptr (ZwReader) parent = &self->parent;

  parent->next = next;
  parent->finalize = finalize;
  self->paths = files;
  self->shown = g_path_get_basename (path);
  self->values = g_ptr_array_new ();
  self->wanted_layer = g_strdup (options->layer);
  self->wanted_encoding = g_strdup (options->encoding);
  self->is_zip = !g_file_test (path, G_FILE_TEST_IS_DIR);
  if (!open_next (self, error))
    return NULL;
  take_schema (self);
  return g_steal_pointer (&parent);
}
