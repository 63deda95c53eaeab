/* run-corpus.c: every file of a folder through a fuzz target, without a fuzzer
 *
 * Usage: fuzz-TARGET FOLDER. Each file is a subtest: that nothing breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "fuzz.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  return names;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = list_files (argc > 1 ? argv[1] : ".");

  g_print ("1..%u\n", files->len);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_get_contents (files->pdata[i], &data, &size, NULL))
        {
          /* Exactly as long as the file, so that a byte too far is seen. */
          g_autofree guint8 *copy = g_memdup2 (data, size);

          LLVMFuzzerTestOneInput (copy, size);
          g_print ("ok %u - %s\n", i + 1, (char *) files->pdata[i]);
        }
      else
        g_print ("not ok %u - %s\n", i + 1, (char *) files->pdata[i]);
    }
  return files->len == 0;
}
