/* fuzz-source.c: any bytes as a file that somebody looks at before importing it
 *
 * The first byte says whether it is called a table or JSON records, and may give
 * an encoding. What is guessed of it, fields, roles and coordinates, is walked
 * through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "fuzz.h"
#include "import/zw-import.h"
#include "import/zw-reader.h"

static void
read_records (const char *path, const char *encoding)
{
  const ZwReaderOptions options = { .encoding = encoding };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwReader) reader = zw_reader_open_json (path, &options, &error);
  const ZwReaderRow *record;

  if (reader == NULL)
    return;
  for (guint i = 0; i < reader->fields->len; i++)
    g_assert_true (g_utf8_validate (reader->fields->pdata[i], -1, NULL));
  while (zw_reader_next (reader, &record, &error) && record != NULL)
    for (guint i = 0; i < reader->fields->len; i++)
      if (record->values[i] != NULL)
        g_assert_true (g_utf8_validate (record->values[i], -1, NULL));
}

/* What the dialogue of the import knows of it. */
static void
probe (const char *path, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwProbe) result = zw_probe_new (path, NULL, encoding, NULL, &error);

  g_assert_cmpint (result == NULL, ==, error != NULL);
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  for (guint r = 0; result != NULL && r < ZW_N_ROLES; r++)
    g_hash_table_unref (zw_probe_guess_mapping (result, r));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gboolean is_json = size > 0 && (data[0] & 1) != 0;
  const char *encoding = size > 0 && (data[0] & 2) != 0 ? "CP950" : NULL;
  g_autofree char *path = NULL;

  fuzz_begin ();
  if (size < 1)
    return 0;
  path = g_strdup_printf ("%s/zw-fuzz-source-%d.%s",
                          g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (),
                          (int) getpid (), is_json ? "json" : "csv");
  if (!g_file_set_contents_full (path, (const char *) data + 1, (gssize) size - 1,
                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return 0;
  if (is_json)
    read_records (path, encoding);
  probe (path, encoding);
  g_unlink (path);
  return 0;
}
