/* zw-archive.c: a zip file or a folder, its files read without unpacking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is ever written to disk, so a member called "../../etc/passwd" is
 * just a name. A zip bomb is met three times: by the size it admits to, by how
 * far it claims to have been squeezed, and by what really comes out.
 */

#include "import/zw-archive.h"
#include "import/zw-import-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>
#include <zip.h>

/* Real timetables shrink 5 to 40 times; below the size nobody is hurt. */
#define SUSPICIOUS_RATIO 200
#define SUSPICIOUS_SIZE (G_GUINT64_CONSTANT (64) * 1024 * 1024)

/* Members beyond this many are no feed and no map. */
#define MAX_MEMBERS 100000

struct _ZwArchive
{
  char *path;
  char *name;      /* last part of the path, for messages */
  zip_t *zip;      /* NULL: a folder */
  GArray *members; /* ZwArchiveMember */
  GArray *indices; /* zip_uint64_t: where libzip has each */
};

struct _ZwArchiveReader
{
  char *name;
  char *archive_name;
  zip_file_t *file;     /* in a zip */
  GInputStream *stream; /* in a folder */
  guint64 left;         /* bytes that may still come */
};

static void
clear_member (ZwArchiveMember *member)
{
  g_free (member->name);
}

static void
add_member (ZwArchive *self, char *name, guint64 size, guint64 packed_size, zip_uint64_t index)
{
  ZwArchiveMember member = { name, size, packed_size };

  g_array_append_val (self->members, member);
  g_array_append_val (self->indices, index);
}

static void
set_zip_error (GError **error, const char *name, int code)
{
  zip_error_t reason;

  if (code == ZIP_ER_NOZIP)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                   _ ("%s is not a zip file, whatever its name says. Download it again, or give "
                      "the folder that holds the unpacked files."),
                   name);
      return;
    }
  zip_error_init_with_code (&reason, code);
  if (code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_NOENT || code == ZIP_ER_MEMORY)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ, _ ("%s cannot be opened: %s."), name,
                 zip_error_strerror (&reason));
  else
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 _ ("The zip file %s is damaged: %s. Download it again."), name,
                 zip_error_strerror (&reason));
  zip_error_fini (&reason);
}

static gboolean
list_zip (ZwArchive *self, GError **error)
{
  int code = 0;
  zip_int64_t n;

  self->zip = zip_open (self->path, ZIP_RDONLY, &code);
  if (self->zip == NULL)
    {
      /* So libzip calls a file of no bytes. */
      if (code == ZIP_ER_NOENT && g_file_test (self->path, G_FILE_TEST_EXISTS))
        code = ZIP_ER_NOZIP;
      set_zip_error (error, self->name, code);
      return FALSE;
    }
  n = zip_get_num_entries (self->zip, 0);
  for (zip_int64_t i = 0; i < MIN (n, MAX_MEMBERS); i++)
    {
      zip_stat_t stat;
      char *name;

      if (zip_stat_index (self->zip, (zip_uint64_t) i, 0, &stat) != 0
          || (stat.valid & ZIP_STAT_NAME) == 0 || g_str_has_suffix (stat.name, "/"))
        continue;
      /* Some Windows programs write back slashes. */
      name = g_utf8_make_valid (stat.name, -1);
      add_member (self, g_strdelimit (name, "\\", '/'),
                  (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0,
                  (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0, (zip_uint64_t) i);
    }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Files of a folder and, one level down, of the folders in it. */
static gboolean
list_folder (ZwArchive *self, const char *below, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL && names->len < MAX_MEMBERS)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *inside = NULL;
      g_autofree char *full = NULL;
      g_autoptr (GFile) file = NULL;
      g_autoptr (GFileInfo) info = NULL;

      name = g_ptr_array_index (names, i);
      inside = below != NULL ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
      full = g_build_filename (self->path, inside, NULL);
      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        {
          if (below == NULL)
            list_folder (self, name, NULL);
          continue;
        }
      file = g_file_new_for_path (full);
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                                NULL);
      if (info != NULL)
        add_member (self, g_steal_pointer (&inside), (guint64) g_file_info_get_size (info),
                    (guint64) g_file_info_get_size (info), 0);
    }
  return TRUE;
}

/**
 * zw_archive_open:
 * @path: a zip file or a folder
 *
 * Lists the files in it, of a folder also those one folder down. Errors are in
 * the %ZW_IMPORT_ERROR domain; a folder that cannot be listed gives a
 * #GFileError.
 *
 * Returns: (transfer full) (nullable): the archive
 */
ZwArchive *
zw_archive_open (const char *path, GError **error)
{
  g_autoptr (ZwArchive) self = g_new0 (ZwArchive, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->members = g_array_new (FALSE, FALSE, sizeof (ZwArchiveMember));
  self->indices = g_array_new (FALSE, FALSE, sizeof (zip_uint64_t));
  g_array_set_clear_func (self->members, (GDestroyNotify) (void *) clear_member);
  if (g_file_test (path, G_FILE_TEST_IS_DIR) ? !list_folder (self, NULL, error)
                                             : !list_zip (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
zw_archive_free (ZwArchive *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_array_unref (self->members);
  g_array_unref (self->indices);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * zw_archive_get_name:
 *
 * Returns: what to call the archive in messages: the last part of its path
 */
const char *
zw_archive_get_name (const ZwArchive *self)
{
  return self->name;
}

guint
zw_archive_get_n_members (const ZwArchive *self)
{
  return self->members->len;
}

const ZwArchiveMember *
zw_archive_get_member (const ZwArchive *self, guint index)
{
  g_return_val_if_fail (index < self->members->len, NULL);
  return &g_array_index (self->members, ZwArchiveMember, index);
}

static gboolean
check_size (const ZwArchive *self, const ZwArchiveMember *member, guint64 max_size, GError **error)
{
  g_autofree char *size = NULL;

  if (member->size <= max_size
      && (member->size < SUSPICIOUS_SIZE
          || member->size / SUSPICIOUS_RATIO <= MAX (member->packed_size, 1)))
    return TRUE;
  size = g_format_size (member->size);
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
               /* Translators: a file, the zip file it is in, a size such as 4.3 GB */
               _ ("%s in %s would unpack to %s, more than an honest file of this kind has; it was "
                  "not read. If it is right, unpack the zip file and give its folder."),
               member->name, self->name, size);
  return FALSE;
}

static gboolean
open_zip_member (ZwArchive *self, guint index, ZwArchiveReader *reader, GError **error)
{
  zip_error_t *reason;
  int code;

  reader->file = zip_fopen_index (self->zip, g_array_index (self->indices, zip_uint64_t, index), 0);
  if (reader->file != NULL)
    return TRUE;
  reason = zip_get_error (self->zip);
  code = zip_error_code_zip (reason);
  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ,
                 _ ("%s in %s is locked with a password. Unpack the zip file and give its folder."),
                 reader->name, self->name);
  else
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 _ ("%s in %s cannot be unpacked: %s. Download the zip file again."), reader->name,
                 self->name, zip_error_strerror (reason));
  return FALSE;
}

/**
 * zw_archive_read:
 * @index: which member
 * @max_size: most bytes it may unpack to
 *
 * Opens a member for zw_archive_reader_read(); @self must outlive the reader.
 * Errors: %ZW_IMPORT_ERROR_LIMIT for a member that is too large, and others of
 * the %ZW_IMPORT_ERROR domain.
 *
 * Returns: (transfer full) (nullable): the reader
 */
ZwArchiveReader *
zw_archive_read (ZwArchive *self, guint index, guint64 max_size, GError **error)
{
  const ZwArchiveMember *member = zw_archive_get_member (self, index);
  ZwArchiveReader *reader;
  gboolean opened;

  if (!check_size (self, member, max_size, error))
    return NULL;
  reader = g_new0 (ZwArchiveReader, 1);
  reader->name = g_strdup (member->name);
  reader->archive_name = g_strdup (self->name);
  if (self->zip != NULL)
    {
      reader->left = member->size;
      opened = open_zip_member (self, index, reader, error);
    }
  else
    {
      g_autofree char *path = g_build_filename (self->path, member->name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      reader->left = max_size;
      reader->stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
      opened = reader->stream != NULL;
    }
  if (!opened)
    g_clear_pointer (&reader, zw_archive_reader_free);
  return reader;
}

/**
 * zw_archive_reader_read:
 * @reader: a #ZwArchiveReader
 *
 * A #ZwReadFunc.
 */
gssize
zw_archive_reader_read (gpointer reader, void *buffer, gsize size, GError **error)
{
  ZwArchiveReader *self = reader;
  gssize n;

  if (self->stream != NULL)
    n = g_input_stream_read (self->stream, buffer, size, NULL, error);
  else
    n = (gssize) zip_fread (self->file, buffer, size);
  if (n < 0 && self->file != NULL)
    {
      zip_error_t *reason = zip_file_get_error (self->file);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                   _ ("%s in %s is damaged: %s. Download the zip file again."), self->name,
                   self->archive_name, zip_error_strerror (reason));
    }
  if (n <= 0)
    return n;
  if ((guint64) n > self->left)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
                   _ ("%s in %s is larger than it says it is; it was not read further."),
                   self->name, self->archive_name);
      return -1;
    }
  self->left -= (guint64) n;
  return n;
}

void
zw_archive_reader_free (gpointer reader)
{
  ZwArchiveReader *self = reader;

  if (self->file != NULL)
    zip_fclose (self->file);
  g_clear_object (&self->stream);
  g_free (self->name);
  g_free (self->archive_name);
  g_free (self);
}
