/* zw-pdf-attachment.c: a file out of a PDF
 *
 * Whoever saves a PDF anew may lay it out in another way, pack its objects into
 * streams or lose its table; a stream itself always stands on its own (ISO 32000-1,
 * 7.5.7). So the file is searched for embedded files, the last first, since that is the
 * newest, and no table is believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem () */
#define _GNU_SOURCE

#include <gio/gio.h>
#include <string.h>

#include "document/zw-pdf-update.h"

/* Bytes of a stream's dictionary. */
#define MAX_DICTIONARY 4096

/* Bytes of an attached file; ten thousand figures take a tenth. */
#define MAX_CONTENTS (32 * 1024 * 1024)

/* The mark stands at the beginning. */
#define MARK_WITHIN 256

/* Embedded files looked at. */
#define MAX_FILES 1000

static GBytes *
inflate_bytes (const char *data, gsize size)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;

  while (result == G_CONVERTER_CONVERTED && out->len <= MAX_CONTENTS)
    {
      guint8 buffer[16384];
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (converter, data + done, size - done, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      done += n_read;
      g_byte_array_append (out, buffer, (guint) n_written);
    }
  return result == G_CONVERTER_FINISHED && out->len <= MAX_CONTENTS
             ? g_byte_array_free_to_bytes (g_steal_pointer (&out))
             : NULL;
}

/* What stands behind a dictionary that is that of a stream; NULL where it is none that
 * can be read. The packed bytes tell themselves where they end. */
static GBytes *
read_stream (const char *type, const char *begin, const char *end)
{
  const char *first = type - MIN (type - begin, MAX_DICTIONARY);
  const char *limit = type + MIN (end - type, MAX_DICTIONARY);
  const char *object = NULL;
  const char *stream = memmem (type, (gsize) (limit - type), "stream", 6);
  const char *data, *last;
  g_autofree char *dictionary = NULL;

  for (const char *p = first; (p = memmem (p, (gsize) (type - p), " obj", 4)) != NULL; p += 4)
    object = p;
  if (object == NULL || stream == NULL
      || memmem (object, (gsize) (stream - object), "endobj", 6) != NULL)
    return NULL;
  dictionary = g_strndup (object + 4, (gsize) (stream - object - 4));
  data = stream + 6;
  if (data < end && *data == '\r')
    data++;
  if (data < end && *data == '\n')
    data++;
  if (strstr (dictionary, "/FlateDecode") != NULL)
    return inflate_bytes (data, (gsize) (end - data));
  if (strstr (dictionary, "/Filter") != NULL)
    return NULL;
  last = memmem (data, MIN ((gsize) (end - data), MAX_CONTENTS), "endstream", 9);
  return last != NULL ? g_bytes_new (data, (gsize) (last - data)) : NULL;
}

/**
 * zw_pdf_find_attachment:
 * @pdf: a PDF, perhaps damaged
 * @mark: what the file begins with, within its first letters
 *
 * Returns: (transfer full) (nullable): the last attached file of the mark
 */
GBytes *
zw_pdf_find_attachment (GBytes *pdf, const char *mark)
{
  static const char word[] = "/EmbeddedFile";
  const gsize length = sizeof word - 1;
  gsize size;
  const char *begin = g_bytes_get_data (pdf, &size);
  guint n_files = 0;

  for (gsize i = size; i > length && n_files < MAX_FILES; i--)
    {
      const char *type = begin + i - length - 1;
      g_autoptr (GBytes) contents = NULL;
      const char *text;
      gsize n;

      if (*type != '/' || memcmp (type, word, length) != 0 || g_ascii_isalnum (type[length]))
        continue;
      n_files++;
      contents = read_stream (type, begin, begin + size);
      if (contents == NULL)
        continue;
      text = g_bytes_get_data (contents, &n);
      if (memmem (text, MIN (n, MARK_WITHIN), mark, strlen (mark)) != NULL)
        return g_steal_pointer (&contents);
    }
  return NULL;
}
