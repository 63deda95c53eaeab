/* fuzz-table.c: any bytes as a table of separated text, read as the import reads it
 *
 * The first byte chooses what is said beforehand: the separator, the encoding,
 * rows to skip. The rest goes through the rows alone and, as a file, through the
 * reader that guesses all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "import/zw-csv.h"
#include "import/zw-reader.h"

/* Every field a string that ends, in UTF-8 where an encoding was given. */
static void
read_rows (const uint8_t *data, size_t size, const ZwCsvOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (ZwCsv) csv = zw_csv_new_for_bytes (bytes, options, NULL);
  g_autoptr (GError) error = NULL;
  ZwCsvStatus status = ZW_CSV_ROW;
  gsize n = 0;

  while (csv != NULL && (status = zw_csv_next (csv, &error)) == ZW_CSV_ROW)
    {
      const char *const *row = zw_csv_get_row (csv);

      for (guint i = 0; i < zw_csv_get_n_fields (csv); i++)
        if (row[i] != NULL)
          {
            n += strlen (row[i]);
            if (options->encoding != NULL)
              g_assert_true (g_utf8_validate (row[i], -1, NULL));
          }
      g_assert_cmpuint (zw_csv_get_position (csv), <=, size);
    }
  g_assert_cmpint (status == ZW_CSV_FAILED, ==, error != NULL);
  /* Converted text is at most three bytes for each given. */
  g_assert_cmpuint (n, <=, 3 * size + 64);
}

static void
read_records (const char *path, const char *encoding)
{
  const ZwReaderOptions options = { .encoding = encoding };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwReader) reader = zw_reader_open (path, &options, &error);
  const ZwReaderRow *record;

  g_assert_cmpint (reader == NULL, ==, error != NULL);
  if (reader == NULL)
    return;
  for (guint i = 0; i < reader->fields->len; i++)
    g_assert_true (g_utf8_validate (reader->fields->pdata[i], -1, NULL));
  while (zw_reader_next (reader, &record, &error) && record != NULL)
    for (guint i = 0; i < reader->fields->len; i++)
      if (record->values[i] != NULL)
        g_assert_true (g_utf8_validate (record->values[i], -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const encodings[] = { NULL, "CP950", "UTF-8", "UTF-16LE" };
  ZwCsvOptions options = { .name = "table" };
  g_autofree char *path = NULL;

  fuzz_begin ();
  if (size < 1)
    return 0;
  options.separator = "\0,;\t"[data[0] & 3];
  options.encoding = encodings[data[0] >> 2 & 3];
  options.skip_rows = data[0] >> 4 & 1;
  options.no_header = data[0] >> 5 & 1;
  options.trim = data[0] >> 6 & 1;
  options.max_field = data[0] >> 7 ? 16 : 0;
  read_rows (data + 1, size - 1, &options);

  path = g_strdup_printf ("%s/zw-fuzz-%d.csv",
                          g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (),
                          (int) getpid ());
  if (!g_file_set_contents_full (path, (const char *) data + 1, (gssize) size - 1,
                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return 0;
  read_records (path, options.encoding);
  g_unlink (path);
  return 0;
}
