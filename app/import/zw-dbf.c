/* zw-dbf.c: the raw bytes of a dBASE table: names, language and a sample of its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GDAL hands out text already recoded by what the file says of itself, or
 * silently as raw bytes. To find the encoding one needs the bytes of the text
 * fields alone, without the numbers around them:
 *
 *   0     4         8        10        29    32          32n   header length
 *   type  records   header   record    LDID  fields ...  0x0D  records ...
 *         (4 LE)    (2 LE)   (2 LE)          (32 each)
 *
 * Files are read through GDAL's virtual file system, so that tables within a
 * zip are reached. Every length in the header is a claim and is held against
 * the size of the file.
 */

#include "import/zw-dbf.h"

#include "import/zw-import-error.h"

#include <cpl_vsi.h>
#include <glib/gi18n.h>
#include <string.h>

#define HEADER 32
#define MAX_FIELDS 2048
#define MAX_TEXTS 1200
#define MAX_TEXT_BYTES (256 * 1024)
/* The first records, and as many again spread over the rest. */
#define N_FIRST 400
#define N_SPREAD 400

typedef struct
{
  guint8 id;
  const char *encoding;
} Language;

/* ESRI's and Visual FoxPro's bytes; 0x57 means "ANSI", that is, nothing. */
static const Language languages[] = {
  { 0x01, "CP437" },  { 0x02, "CP850" },  { 0x03, "CP1252" }, { 0x13, "CP932" },  { 0x4d, "CP936" },
  { 0x4e, "CP949" },  { 0x4f, "CP950" },  { 0x50, "CP874" },  { 0x64, "CP852" },  { 0x65, "CP866" },
  { 0x78, "CP950" },  { 0x79, "CP949" },  { 0x7a, "CP936" },  { 0x7b, "CP932" },  { 0x7c, "CP874" },
  { 0xc8, "CP1250" }, { 0xc9, "CP1251" }, { 0xca, "CP1254" }, { 0xcb, "CP1253" },
};

typedef struct
{
  VSILFILE *file;
  const char *path;
  guint64 size;
  guint header_length;
  guint record_length;
  GHashTable *seen;
  gsize n_text_bytes;
} Reader;

static guint
read_16 (const guchar *bytes)
{
  return bytes[0] | bytes[1] << 8;
}

static guint
read_32 (const guchar *bytes)
{
  return read_16 (bytes) | read_16 (bytes + 2) << 16;
}

static gboolean
read_at (Reader *reader, guint64 offset, gpointer buffer, gsize n)
{
  return VSIFSeekL (reader->file, offset, SEEK_SET) == 0
         && VSIFReadL (buffer, 1, n, reader->file) == n;
}

static gboolean
fail (const Reader *reader, GError **error, const char *what)
{
  g_autofree char *name = g_path_get_basename (reader->path);

  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
               _ ("“%s” is no table of the dBASE kind, or is damaged: %s."), name, what);
  return FALSE;
}

static gboolean
is_ascii (const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if ((guchar) bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static void
keep_text (ZwDbf *self, Reader *reader, const char *bytes, gsize n)
{
  g_autoptr (GBytes) text = NULL;

  while (n > 0 && (bytes[n - 1] == ' ' || bytes[n - 1] == '\0'))
    n--;
  n = strnlen (bytes, n);
  if (n == 0 || is_ascii (bytes, n) || self->texts->len >= MAX_TEXTS
      || reader->n_text_bytes + n > MAX_TEXT_BYTES)
    return;
  text = g_bytes_new (bytes, n);
  if (!g_hash_table_add (reader->seen, g_bytes_ref (text)))
    return;
  reader->n_text_bytes += n;
  g_ptr_array_add (self->texts, g_steal_pointer (&text));
}

static void
keep_names (ZwDbf *self, Reader *reader)
{
  for (guint i = 0; i < self->n_fields; i++)
    keep_text (self, reader, self->fields[i].name, strlen (self->fields[i].name));
}

static void
read_fields (ZwDbf *self, const guchar *descriptors, guint n)
{
  self->fields = g_new0 (ZwDbfField, n);
  for (guint i = 0; i < n; i++)
    {
      const guchar *at = descriptors + (gsize) i * HEADER;
      ZwDbfField *field = &self->fields[i];

      if (*at == 0x0d || *at == 0x00)
        break;
      memcpy (field->name, at, 11);
      field->name[11] = '\0';
      for (gsize end = strlen (field->name); end > 0 && field->name[end - 1] == ' '; end--)
        field->name[end - 1] = '\0';
      field->type = (char) at[11];
      field->width = at[16];
      field->decimals = at[17];
      self->n_fields++;
    }
}

static guint
sum_widths (const ZwDbf *self, gboolean long_text)
{
  guint sum = 1; /* the mark of a deleted record */

  for (guint i = 0; i < self->n_fields; i++)
    sum += self->fields[i].width
           + (long_text && self->fields[i].type == 'C' ? 256 * self->fields[i].decimals : 0);
  return sum;
}

/* Clipper and FoxPro keep the upper byte of a long text's width in the decimals. */
static gboolean
settle_widths (ZwDbf *self, const Reader *reader, GError **error)
{
  if (sum_widths (self, FALSE) != reader->record_length
      && sum_widths (self, TRUE) == reader->record_length)
    for (guint i = 0; i < self->n_fields; i++)
      if (self->fields[i].type == 'C')
        {
          self->fields[i].width += 256 * self->fields[i].decimals;
          self->fields[i].decimals = 0;
        }
  if (sum_widths (self, FALSE) > reader->record_length)
    return fail (reader, error, _ ("its fields are wider than its records"));
  return TRUE;
}

static gboolean
read_header (ZwDbf *self, Reader *reader, GError **error)
{
  guchar header[HEADER];
  g_autofree guchar *descriptors = NULL;
  guint n_fields;

  if (reader->size < HEADER + 1 || !read_at (reader, 0, header, HEADER))
    return fail (reader, error, _ ("it is too short"));
  if ((header[0] & 0x07) == 0x04)
    return fail (reader, error, _ ("it is of dBASE 7, which no mapping program writes"));
  self->n_records_claimed = read_32 (header + 4);
  reader->header_length = read_16 (header + 8);
  reader->record_length = read_16 (header + 10);
  self->language_id = header[29];
  if (reader->header_length <= HEADER || reader->header_length > reader->size)
    return fail (reader, error, _ ("its heading is longer than the file"));
  if (reader->record_length == 0)
    return fail (reader, error, _ ("its records have no length"));

  n_fields = MIN ((reader->header_length - HEADER) / HEADER, MAX_FIELDS);
  descriptors = g_malloc ((gsize) n_fields * HEADER + 1);
  if (!read_at (reader, HEADER, descriptors, (gsize) n_fields * HEADER))
    return fail (reader, error, _ ("its heading is cut off"));
  read_fields (self, descriptors, n_fields);
  if (self->n_fields == 0)
    return fail (reader, error, _ ("it has no fields"));
  if (!settle_widths (self, reader, error))
    return FALSE;

  self->n_records = MIN ((reader->size - reader->header_length) / reader->record_length,
                         self->n_records_claimed);
  return TRUE;
}

static gboolean
read_record (ZwDbf *self, Reader *reader, guint index, char *buffer)
{
  guint64 offset = reader->header_length + (guint64) index * reader->record_length;
  gsize at = 1;

  if (!read_at (reader, offset, buffer, reader->record_length))
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    {
      if (self->fields[i].type == 'C')
        keep_text (self, reader, buffer + at, self->fields[i].width);
      at += self->fields[i].width;
    }
  return TRUE;
}

static gboolean
read_texts (ZwDbf *self, Reader *reader, GError **error)
{
  g_autofree char *buffer = g_malloc (reader->record_length);
  guint first = MIN (self->n_records, N_FIRST);
  guint step = MAX (1, (self->n_records - first) / N_SPREAD);

  for (guint i = 0; i < self->n_records; i += i < first ? 1 : step)
    {
      if (!read_record (self, reader, i, buffer))
        return fail (reader, error, _ ("its records cannot be read"));
      if (self->texts->len >= MAX_TEXTS)
        break;
    }
  return TRUE;
}

static const char *
get_language (guint8 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (languages[i].id == id)
      return languages[i].encoding;
  return NULL;
}

static char *
replace_suffix (const char *path, const char *suffix)
{
  const char *dot = strrchr (path, '.');
  const char *slash = strrchr (path, '/');
  gsize stem = dot != NULL && (slash == NULL || dot > slash) ? (gsize) (dot - path) : strlen (path);

  return g_strdup_printf ("%.*s.%s", (int) stem, path, suffix);
}

static char *
find_beside (const char *path, const char *const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *name = replace_suffix (path, suffixes[i]);
      VSILFILE *file = VSIFOpenL (name, "rb");

      if (file != NULL)
        {
          VSIFCloseL (file);
          return g_steal_pointer (&name);
        }
    }
  return NULL;
}

static char *
read_cpg (const char *path)
{
  static const char *const suffixes[] = { "cpg", "CPG", "Cpg", "cst", "CST", NULL };
  g_autofree char *beside = find_beside (path, suffixes);
  VSILFILE *file = beside != NULL ? VSIFOpenL (beside, "rb") : NULL;
  char text[64] = { 0 };
  char *start = text;

  if (file == NULL)
    return NULL;
  if (VSIFReadL (text, 1, sizeof text - 1, file) == 0)
    text[0] = '\0';
  VSIFCloseL (file);
  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  text[strcspn (text, "\r\n")] = '\0';
  if (!g_str_is_ascii (start))
    return NULL;
  g_strstrip (start);
  return start[0] != '\0' ? g_strdup (start) : NULL;
}

static char *
find_table (const char *path)
{
  static const char *const suffixes[] = { "dbf", "DBF", "Dbf", NULL };
  const char *dot = strrchr (path, '.');

  if (dot != NULL && g_ascii_strcasecmp (dot, ".dbf") == 0)
    return g_strdup (path);
  return find_beside (path, suffixes);
}

/**
 * zw_dbf_read:
 * @path: the table, or the .shp it belongs to; GDAL's /vsizip/ paths will do
 *
 * Reads the heading, the .cpg beside it, and text from some hundred records. A
 * table that ends before its last record gives what it has.
 *
 * Returns: (transfer full): what it says, or %NULL with %ZW_IMPORT_ERROR_READ,
 *   %ZW_IMPORT_ERROR_MISSING (no .dbf beside a .shp) or %ZW_IMPORT_ERROR_FORMAT
 */
ZwDbf *
zw_dbf_read (const char *path, GError **error)
{
  g_autoptr (ZwDbf) self = g_new0 (ZwDbf, 1);
  g_autofree char *table = find_table (path);
  Reader reader = { .path = table };
  gboolean read = FALSE;

  if (table == NULL)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                   _ ("There is no .dbf beside “%s”, so its places have no names or numbers."),
                   name);
      return NULL;
    }
  reader.file = VSIFOpenL (table, "rb");
  if (reader.file == NULL)
    {
      g_autofree char *name = g_path_get_basename (table);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ, _ ("“%s” cannot be opened."),
                   name);
      return NULL;
    }
  VSIFSeekL (reader.file, 0, SEEK_END);
  reader.size = VSIFTellL (reader.file);
  reader.seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                       NULL);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  read = read_header (self, &reader, error);
  if (read)
    keep_names (self, &reader);
  read = read && read_texts (self, &reader, error);
  if (read)
    {
      self->declared = read_cpg (table);
      if (self->declared == NULL)
        self->declared = g_strdup (get_language (self->language_id));
    }
  g_hash_table_unref (reader.seen);
  VSIFCloseL (reader.file);
  return read ? g_steal_pointer (&self) : NULL;
}

void
zw_dbf_free (ZwDbf *self)
{
  if (self == NULL)
    return;
  g_free (self->declared);
  g_free (self->fields);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

/**
 * zw_dbf_guess_encoding:
 *
 * The name of the best candidate goes into GDAL's ENCODING open option; text
 * that GDAL drops characters of is better read raw (ENCODING empty) and put
 * through zw_encoding_decode().
 *
 * Returns: (transfer full): the encodings in question, best first
 */
ZwEncodingGuess *
zw_dbf_guess_encoding (const ZwDbf *self)
{
  return zw_encoding_guess (self->texts, self->declared);
}
