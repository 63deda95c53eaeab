/* zw-output.c: a finished document into its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-output.h"

#include "document/zw-document.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdlib.h>

/* A link keeps pointing where it did: what it points to is replaced. */
static char *
resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

/**
 * zw_output_write:
 * @path: file to write
 * @contents: all of it
 * @error: %ZW_DOCUMENT_ERROR_WRITE
 *
 * Writes a new file beside @path and puts it in its place once it is complete on
 * the disk: whatever goes wrong, an older file stays as it was.
 *
 * Returns: %FALSE when @path could not be written
 */
gboolean
zw_output_write (const char *path, GBytes *contents, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *target = resolve (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *folder = g_path_get_dirname (target);
  const char *reason = NULL;
  gsize size;
  const char *data = g_bytes_get_data (contents, &size);

  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    reason = _ ("It is a folder");
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    reason = _ ("Its folder does not exist");
  else if (g_file_set_contents_full (target, data, size,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0666, &problem))
    return TRUE;
  else
    switch (problem->code)
      {
      case G_FILE_ERROR_ACCES:
      case G_FILE_ERROR_PERM:
        reason = _ ("You may not write in its folder");
        break;
      case G_FILE_ERROR_ROFS:
        reason = _ ("The disk can only be read");
        break;
      case G_FILE_ERROR_NOSPC:
        reason = _ ("The disk is full");
        break;
      default:
        reason = problem->message;
      }

  /* Translators: the name of a file, and why. */
  g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_WRITE,
               _ ("“%s” could not be written: %s."), name, reason);
  return FALSE;
}
