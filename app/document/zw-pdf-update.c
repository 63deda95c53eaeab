/* zw-pdf-update.c: what cairo leaves out of a PDF
 *
 * cairo 1.16 writes neither the language nor attached files. Both come with an
 * incremental update (ISO 32000-1, 7.5.6): cairo's bytes stay as they are, and behind
 * them follow the catalogue once more, with what is new in it, and a further table of
 * cross references. Structure, links and outline keep their numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem () */
#define _GNU_SOURCE

#include "document/zw-pdf-update.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/zw-document.h"

/* Where cairo has put "startxref", from the end. */
#define TAIL 64

/* Everything that is read of cairo's own file. */
typedef struct
{
  const char *data;
  gsize size;
  gsize xref;  /* offset of the table */
  guint count; /* objects, that of number 0 included */
  guint root;
  guint info; /* 0: none */
} Parts;

/* A new object, and where it begins. */
typedef struct
{
  guint number;
  gsize offset;
} Object;

static const char *
find (const char *begin, const char *end, const char *words)
{
  return begin < end ? memmem (begin, (gsize) (end - begin), words, strlen (words)) : NULL;
}

static const char *
find_last (const char *begin, const char *end, const char *words)
{
  gsize length = strlen (words);

  for (gsize i = begin < end ? (gsize) (end - begin) : 0; i >= length; i--)
    if (memcmp (begin + i - length, words, length) == 0)
      return begin + i - length;
  return NULL;
}

static gboolean
read_number (const char *p, const char *end, guint64 *number)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end || !g_ascii_isdigit (*p))
    return FALSE;
  for (*number = 0; p < end && g_ascii_isdigit (*p) && *number < G_MAXINT32; p++)
    *number = *number * 10 + (guint64) (*p - '0');
  return TRUE;
}

/* The number behind a name, such as 762 in "/Root 762 0 R"; 0 where there is none. */
static guint
read_entry (const char *begin, const char *end, const char *name)
{
  const char *p = find (begin, end, name);
  guint64 number;

  return p != NULL && read_number (p + strlen (name), end, &number) ? (guint) number : 0;
}

static gboolean
read_parts (Parts *self, const GByteArray *pdf)
{
  const char *end = (const char *) pdf->data + pdf->len;
  const char *tail = pdf->len > TAIL ? end - TAIL : (const char *) pdf->data;
  const char *start = find_last (tail, end, "startxref");
  const char *trailer;
  guint64 xref;

  *self = (Parts){ .data = (const char *) pdf->data, .size = pdf->len };
  if (start == NULL || !read_number (start + strlen ("startxref"), end, &xref)
      || xref + 4 > pdf->len || memcmp (self->data + xref, "xref", 4) != 0)
    return FALSE;
  self->xref = xref;
  trailer = find_last (self->data + xref, end, "trailer");
  if (trailer == NULL)
    return FALSE;
  self->count = read_entry (trailer, end, "/Size");
  self->root = read_entry (trailer, end, "/Root");
  self->info = read_entry (trailer, end, "/Info");
  return self->count > 0 && self->root > 0;
}

/* The lines of the table are of one length: "0000908545 00000 n \n". */
static gboolean
find_object (const Parts *self, guint number, const char **begin, const char **end)
{
  const char *line = self->data + self->xref;
  const char *file_end = self->data + self->size;
  g_autofree char *opening = g_strdup_printf ("%u 0 obj", number);
  guint64 offset;

  for (guint i = 0; i < 2 && line != NULL; i++)
    line = memchr (line, '\n', (gsize) (file_end - line)) != NULL
               ? (const char *) memchr (line, '\n', (gsize) (file_end - line)) + 1
               : NULL;
  if (line == NULL || (gsize) (file_end - line) < (number + 1) * (gsize) 20)
    return FALSE;
  line += number * (gsize) 20;
  if (!read_number (line, line + 10, &offset) || offset + strlen (opening) > self->size
      || memcmp (self->data + offset, opening, strlen (opening)) != 0)
    return FALSE;
  *begin = self->data + offset + strlen (opening);
  *end = find (*begin, file_end, "endobj");
  return *end != NULL;
}

/* What stands between the outer << and >> of an object. */
static char *
read_dictionary (const Parts *self, guint number)
{
  const char *begin, *end, *first, *last;

  if (!find_object (self, number, &begin, &end))
    return NULL;
  first = find (begin, end, "<<");
  last = find_last (begin, end, ">>");
  return first != NULL && last != NULL && last >= first + 2
             ? g_strndup (first + 2, (gsize) (last - first - 2))
             : NULL;
}

G_GNUC_PRINTF (2, 3)
static void
append_printf (GByteArray *pdf, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
}

static void
begin_object (GByteArray *pdf, GArray *objects, guint number)
{
  Object object = { number, pdf->len };

  g_array_append_val (objects, object);
  append_printf (pdf, "%u 0 obj\n", number);
}

/* All of it at once. */
static GBytes *
deflate_bytes (const char *data, gsize size)
{
  g_autoptr (GConverter)
      converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;

  while (result == G_CONVERTER_CONVERTED)
    {
      guint8 buffer[16384];
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (converter, data + done, size - done, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      done += n_read;
      g_byte_array_append (out, buffer, (guint) n_written);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* PDFDocEncoding has no Chinese: names beyond ASCII are UTF-16 in hex digits. */
static char *
write_string (const char *text)
{
  GString *string = g_string_new (NULL);
  g_autofree gunichar2 *units = NULL;
  glong n_units = 0;

  if (g_str_is_ascii (text))
    {
      g_string_append_c (string, '(');
      for (const char *p = text; *p != '\0'; p++)
        {
          if (strchr ("()\\", *p) != NULL)
            g_string_append_c (string, '\\');
          g_string_append_c (string, *p);
        }
      g_string_append_c (string, ')');
      return g_string_free (string, FALSE);
    }
  units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  g_string_append (string, "<FEFF");
  for (glong i = 0; i < n_units; i++)
    g_string_append_printf (string, "%04X", units[i]);
  g_string_append_c (string, '>');
  return g_string_free (string, FALSE);
}

/* A name may hold no slash: "application#2Fjson". */
static char *
write_name (const char *text)
{
  GString *name = g_string_new ("/");

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-_.+", *p) != NULL)
      g_string_append_c (name, *p);
    else
      g_string_append_printf (name, "#%02X", (guint8) *p);
  return g_string_free (name, FALSE);
}

/* "D:20261122080000+08'00'" */
static char *
write_date (GDateTime *date)
{
  g_autofree char *day = g_date_time_format (date, "D:%Y%m%d%H%M%S");
  gint64 minutes = g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE;

  return g_strdup_printf ("(%s%c%02d'%02d')", day, minutes < 0 ? '-' : '+',
                          (int) ABS (minutes) / 60, (int) ABS (minutes) % 60);
}

static void
add_file (GByteArray *pdf,
          GArray *objects,
          guint number,
          const ZwAttachment *attachment,
          GDateTime *date)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, attachment->contents);
  g_autofree char *day = write_date (date);
  g_autofree char *name = write_string (attachment->name);
  g_autofree char *type = write_name (attachment->mime);
  g_autoptr (GBytes) packed = NULL;
  gsize size, packed_size;
  const char *data = g_bytes_get_data (attachment->contents, &size);

  packed = deflate_bytes (data, size);
  data = g_bytes_get_data (packed, &packed_size);
  begin_object (pdf, objects, number);
  append_printf (pdf,
                 "<< /Type /EmbeddedFile /Subtype %s /Filter /FlateDecode /Length %" G_GSIZE_FORMAT
                 "\n   /Params << /Size %" G_GSIZE_FORMAT " /CheckSum <%s> /ModDate %s >> >>\n"
                 "stream\n",
                 type, packed_size, size, sum, day);
  g_byte_array_append (pdf, (const guint8 *) data, (guint) packed_size);
  append_printf (pdf, "\nendstream\nendobj\n");

  begin_object (pdf, objects, number + 1);
  append_printf (pdf,
                 "<< /Type /Filespec /F %s /UF %s /AFRelationship /Data\n"
                 "   /EF << /F %u 0 R /UF %u 0 R >> >>\nendobj\n",
                 name, name, number, number);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const ZwAttachment *one = *(const ZwAttachment *const *) a;
  const ZwAttachment *other = *(const ZwAttachment *const *) b;

  return strcmp (one->name, other->name);
}

/* Names of a tree are in order. */
static char *
write_tree (const ZwAttachment *attachments, guint n, guint first)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *tree = g_string_new (" /EmbeddedFiles << /Names [");

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) &attachments[i]);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < n; i++)
    {
      const ZwAttachment *attachment = g_ptr_array_index (sorted, i);
      g_autofree char *name = write_string (attachment->name);

      g_string_append_printf (tree, " %s %u 0 R", name,
                              first + 2 * (guint) (attachment - attachments) + 1);
    }
  g_string_append (tree, " ] >>");
  return g_string_free (tree, FALSE);
}

/* Adds the tree to the names that cairo wrote: in an object of their own, or none. */
static gboolean
add_names (GByteArray *pdf, GArray *objects, const Parts *parts, GString *catalog, const char *tree)
{
  const char *entry = strstr (catalog->str, "/Names");
  guint number = entry != NULL ? read_entry (entry, catalog->str + catalog->len, "/Names") : 0;
  g_autofree char *names = number > 0 ? read_dictionary (parts, number) : NULL;

  if (entry == NULL)
    {
      g_string_append_printf (catalog, "   /Names <<%s >>\n", tree);
      return TRUE;
    }
  if (names == NULL)
    return FALSE;
  begin_object (pdf, objects, number);
  append_printf (pdf, "<<%s%s >>\nendobj\n", names, tree);
  return TRUE;
}

static int
compare_objects (gconstpointer a, gconstpointer b)
{
  return (int) ((const Object *) a)->number - (int) ((const Object *) b)->number;
}

/* Each run of numbers is a section of its own. */
static void
add_table (GByteArray *pdf, GArray *objects, const Parts *parts, guint count)
{
  gsize start = pdf->len;

  g_array_sort (objects, compare_objects);
  append_printf (pdf, "xref\n");
  for (guint i = 0; i < objects->len;)
    {
      const Object *object = &g_array_index (objects, Object, i);
      guint n = 1;

      while (i + n < objects->len && object[n].number == object->number + n)
        n++;
      append_printf (pdf, "%u %u\n", object->number, n);
      for (guint k = 0; k < n; k++)
        append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n", object[k].offset);
      i += n;
    }
  append_printf (pdf, "trailer\n<< /Size %u\n   /Root %u 0 R\n", count, parts->root);
  if (parts->info > 0)
    append_printf (pdf, "   /Info %u 0 R\n", parts->info);
  append_printf (pdf, "   /Prev %" G_GSIZE_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                 parts->xref, start);
}

/* cairo's own entries, and behind them ours. */
static GString *
new_catalog (const char *dictionary, const char *language, guint n_attachments, guint first)
{
  GString *catalog = g_string_new (dictionary);
  g_autofree char *spoken = write_string (language);

  if (strstr (dictionary, "/Lang") == NULL)
    g_string_append_printf (catalog, "   /Lang %s\n", spoken);
  if (strstr (dictionary, "/ViewerPreferences") == NULL)
    g_string_append (catalog, "   /ViewerPreferences << /DisplayDocTitle true >>\n");
  if (strstr (dictionary, "/Version") == NULL)
    g_string_append (catalog, "   /Version /1.7\n");
  if (n_attachments > 0)
    {
      g_string_append (catalog, "   /AF [");
      for (guint i = 0; i < n_attachments; i++)
        g_string_append_printf (catalog, " %u 0 R", first + 2 * i + 1);
      g_string_append (catalog, " ]\n");
    }
  return catalog;
}

/**
 * zw_pdf_update:
 * @pdf: a PDF of cairo's; what is new is added behind it
 * @language: of its words, as BCP 47 has it: "zh-TW"
 * @attachments: (array length=n_attachments): files that travel with it, of different
 *   names
 * @date: when the attached files were made
 * @error: %ZW_DOCUMENT_ERROR_RENDER
 *
 * Says of a PDF in which language it is, that its title is to be shown rather than the
 * name of its file, and attaches files as data it was made from (ISO 32000-2, 7.11.4
 * and 14.13).
 *
 * Returns: %FALSE when it is no PDF as cairo writes it; @pdf is no use then
 */
gboolean
zw_pdf_update (GByteArray *pdf,
               const char *language,
               const ZwAttachment *attachments,
               guint n_attachments,
               GDateTime *date,
               GError **error)
{
  g_autoptr (GArray) objects = g_array_new (FALSE, FALSE, sizeof (Object));
  g_autoptr (GString) catalog = NULL;
  g_autofree char *dictionary = NULL, *names = NULL;
  gboolean ok = FALSE;
  Parts parts;

  if (read_parts (&parts, pdf))
    dictionary = read_dictionary (&parts, parts.root);
  if (dictionary != NULL)
    {
      catalog = new_catalog (dictionary, language, n_attachments, parts.count);
      names = write_tree (attachments, n_attachments, parts.count);
      ok = n_attachments == 0 || add_names (pdf, objects, &parts, catalog, names);
    }
  if (!ok)
    {
      g_set_error_literal (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                           _ ("The PDF could not be completed with its language and its list of "
                              "figures."));
      return FALSE;
    }
  for (guint i = 0; i < n_attachments; i++)
    add_file (pdf, objects, parts.count + 2 * i, &attachments[i], date);
  begin_object (pdf, objects, parts.root);
  append_printf (pdf, "<<%s>>\nendobj\n", catalog->str);
  add_table (pdf, objects, &parts, parts.count + 2 * n_attachments);
  return TRUE;
}
