/* zw-output.c: a finished document into its file
 *
 * A new file is written beside the old one and takes its place once it is complete on
 * the disk. Whoever has the old one open keeps it as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "document/zw-document.h"

/* A short name: that of the target may be as long as the disk allows. */
#define BESIDE ".zonewright-XXXXXX"

/* A link keeps pointing where it did: what it points to is replaced. */
static char *
resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

/* Why, as the end of a sentence. */
static const char *
explain (int problem)
{
  switch (problem)
    {
    case EACCES:
    case EPERM:
      return _ ("You may not write in its folder");
    case EROFS:
      return _ ("The disk can only be read");
    case ENOSPC:
    case EDQUOT:
      return _ ("The disk is full");
    case EFBIG:
      return _ ("It is larger than files may be there");
    case ENAMETOOLONG:
      return _ ("Its name is too long");
    case EINVAL:
    case EILSEQ:
      return _ ("The disk does not take such a name");
    case EIO:
      return _ ("The disk is damaged or was taken away");
    case ENOENT:
    case ENOTDIR:
      return _ ("Its folder does not exist");
    default:
      return g_strerror (problem);
    }
}

static gboolean
fail (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: the name of a file, and why. */
  g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_WRITE,
               _ ("“%s” could not be written: %s."), name, reason);
  return FALSE;
}

/**
 * zw_output_check:
 * @path: file to write
 * @error: %ZW_DOCUMENT_ERROR_WRITE
 *
 * Tells beforehand what can be told without writing.
 *
 * Returns: %FALSE when @path certainly cannot be written
 */
gboolean
zw_output_check (const char *path, GError **error)
{
  g_autofree char *target = resolve (path);
  g_autofree char *folder = g_path_get_dirname (target);
  GStatBuf info;
  gboolean exists = g_stat (target, &info) == 0;

  if (exists && S_ISDIR (info.st_mode))
    return fail (path, _ ("It is a folder"), error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return fail (path, _ ("Its folder does not exist"), error);
  if (exists && g_access (target, W_OK) != 0)
    return fail (path, errno == EROFS ? explain (errno) : _ ("The file is protected from writing"),
                 error);
  if ((!exists || S_ISREG (info.st_mode)) && g_access (folder, W_OK) != 0)
    return fail (path, explain (errno), error);
  return TRUE;
}

/* Returns: 0, or what went wrong */
static int
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, MIN (size, G_MAXINT32 / 2));

      if (n < 0 && errno != EINTR)
        return errno;
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  return 0;
}

/* A device or a pipe takes the bytes as they come and is never replaced. */
static int
write_through (const char *path, const char *data, gsize size)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int problem = fd < 0 ? errno : write_all (fd, data, size);

  if (fd >= 0 && close (fd) != 0 && problem == 0)
    problem = errno;
  return problem;
}

/* The name must last as well as what it names. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* @mode: (nullable): of the old file; the new one keeps it */
static int
write_beside (const char *target,
              const char *folder,
              const mode_t *mode,
              const char *data,
              gsize size)
{
  g_autofree char *beside = g_build_filename (folder, BESIDE, NULL);
  int fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0666);
  int problem = fd < 0 ? errno : 0;

  if (fd < 0)
    return problem;
  problem = write_all (fd, data, size);
  if (problem == 0 && fsync (fd) != 0 && errno != EINVAL)
    problem = errno;
  /* Some disks know no rights; the file is good without them. */
  if (problem == 0 && mode != NULL && fchmod (fd, *mode & 07777) != 0)
    g_debug ("rights of %s not kept: %s", target, g_strerror (errno));
  if (close (fd) != 0 && problem == 0)
    problem = errno;
  if (problem == 0 && g_rename (beside, target) != 0)
    problem = errno;
  if (problem != 0)
    g_unlink (beside);
  else
    sync_folder (folder);
  return problem;
}

/**
 * zw_output_write:
 * @path: file to write
 * @contents: all of it
 * @error: %ZW_DOCUMENT_ERROR_WRITE
 *
 * Writes a new file beside @path and puts it in its place once it is complete on
 * the disk: whatever goes wrong, an older file stays as it was, and nothing is left
 * beside it.
 *
 * Returns: %FALSE when @path could not be written
 */
gboolean
zw_output_write (const char *path, GBytes *contents, GError **error)
{
  g_autofree char *target = resolve (path);
  g_autofree char *folder = g_path_get_dirname (target);
  GStatBuf info;
  gboolean exists;
  int problem;
  gsize size;
  const char *data = g_bytes_get_data (contents, &size);

  if (!zw_output_check (path, error))
    return FALSE;
  exists = g_stat (path, &info) == 0;
  if (exists && !S_ISREG (info.st_mode))
    problem = write_through (path, data, size);
  else
    problem = write_beside (target, folder, exists ? &info.st_mode : NULL, data, size);
  return problem == 0 || fail (path, explain (problem), error);
}
