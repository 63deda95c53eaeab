/* zw-figure-list-odf.c: the list of figures within an OpenDocument file
 *
 * A file as we wrote it has the list beside its content. LibreOffice drops what it
 * does not know when it saves; the table of the annex stays, under its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-figure-list-private.h"

#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

/* Bytes of a member, unpacked. */
#define MAX_LIST (32 * 1024 * 1024)
#define MAX_CONTENT (128 * 1024 * 1024)

/* Members of a zip; a report has some tens. */
#define MAX_MEMBERS 20000

#define MAX_ROWS 200000
#define COLUMNS 4

/* What really comes out counts, not what the zip says of itself. */
static GBytes *
read_member (zip_t *zip, const char *name, gsize limit)
{
  zip_int64_t index = zip_name_locate (zip, name, 0);
  zip_file_t *file = index >= 0 ? zip_fopen_index (zip, (zip_uint64_t) index, 0) : NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  zip_int64_t n = 1;

  if (file == NULL)
    return NULL;
  while (n > 0 && out->len <= limit)
    {
      guint8 buffer[16384];

      n = zip_fread (file, buffer, sizeof buffer);
      if (n > 0)
        g_byte_array_append (out, buffer, (guint) n);
    }
  zip_fclose (file);
  return n == 0 && out->len <= limit ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

static gboolean
is_element (xmlTextReaderPtr reader, const char *name)
{
  const xmlChar *local = xmlTextReaderConstLocalName (reader);

  return local != NULL && strcmp ((const char *) local, name) == 0;
}

/* "zonewright-figures-application-3-zh_TW" */
static ZwFigureList *
new_list (const char *table_name)
{
  g_auto (GStrv) parts = g_strsplit (table_name + strlen (ZW_PASSPORT_TABLE), "-", 5);
  ZwFigureList *self = g_new0 (ZwFigureList, 1);
  gboolean complete = g_strv_length (parts) == 4;

  self->publication = g_strdup (complete ? parts[1] : "");
  self->zone_id = complete ? g_ascii_strtoll (parts[2], NULL, 10) : 0;
  self->language = g_strdup (complete ? parts[3] : "");
  self->zone = g_strdup ("");
  self->project = g_strdup ("");
  self->date = g_strdup ("");
  self->printed_only = TRUE;
  self->passport = zw_passport_new ();
  return self;
}

/* No-break spaces bind figures to their units. */
static void
append_plain (GString *cell, const char *text)
{
  gsize from = cell->len;

  g_string_append (cell, text);
  for (char *at = strstr (cell->str + from, "\u00a0"); at != NULL;
       at = strstr (cell->str + from, "\u00a0"))
    {
      gsize offset = (gsize) (at - cell->str);

      g_string_erase (cell, (gssize) offset, strlen ("\u00a0"));
      g_string_insert_c (cell, (gssize) offset, ' ');
    }
}

/* A figure has no space in it; behind the first stands the unit. */
static void
take_row (ZwFigureList *self, GString *const *cells)
{
  g_autofree char *code = zw_passport_normalize_code (cells[0]->str);
  const char *space = strchr (cells[2]->str, ' ');
  g_autofree char *text = space != NULL ? g_strndup (cells[2]->str, (gsize) (space - cells[2]->str))
                                        : g_strdup (cells[2]->str);

  if (code != NULL)
    zw_passport_take (self->passport, zw_figure_entry_new (code, code, cells[1]->str, text,
                                                           space != NULL ? space + 1 : "", NULL));
}

/* From the table's first row to its end; header rows hold no code. */
static void
read_table (ZwFigureList *self, xmlTextReaderPtr reader)
{
  int depth = xmlTextReaderDepth (reader);
  GString *cells[COLUMNS];
  guint column = 0, n_rows = 0;

  for (guint i = 0; i < COLUMNS; i++)
    cells[i] = g_string_new (NULL);
  while (n_rows < MAX_ROWS && xmlTextReaderRead (reader) == 1
         && xmlTextReaderDepth (reader) > depth)
    {
      int type = xmlTextReaderNodeType (reader);
      gboolean begins = type == XML_READER_TYPE_ELEMENT;
      GString *cell = column > 0 && column <= COLUMNS ? cells[column - 1] : NULL;

      if (begins && is_element (reader, "table-row"))
        {
          for (guint i = 0; i < COLUMNS; i++)
            g_string_truncate (cells[i], 0);
          column = 0;
        }
      else if (begins && is_element (reader, "table-cell"))
        column++;
      else if (type == XML_READER_TYPE_END_ELEMENT && is_element (reader, "table-row"))
        {
          take_row (self, cells);
          n_rows++;
        }
      else if (cell != NULL && begins
               && (is_element (reader, "s") || is_element (reader, "line-break")))
        g_string_append_c (cell, ' ');
      else if (cell != NULL
               && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
        append_plain (cell, (const char *) xmlTextReaderConstValue (reader));
    }
  for (guint i = 0; i < COLUMNS; i++)
    g_string_free (cells[i], TRUE);
}

static void
ignore_xml_error (void *data,
                  const char *message,
                  xmlParserSeverities severity,
                  xmlTextReaderLocatorPtr locator)
{
}

/* Entities stay unreplaced, nothing is fetched, and libxml's own limits hold. */
static ZwFigureList *
find_table (GBytes *content)
{
  g_autoptr (ZwFigureList) list = NULL;
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  xmlTextReaderPtr reader = xmlReaderForMemory (
      data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  if (reader == NULL)
    return NULL;
  xmlTextReaderSetErrorHandler (reader, ignore_xml_error, NULL);
  while (list == NULL && xmlTextReaderRead (reader) == 1)
    {
      xmlChar *name;

      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT
          || !is_element (reader, "table"))
        continue;
      name = xmlTextReaderGetAttribute (reader, (const xmlChar *) "table:name");
      if (name != NULL && g_str_has_prefix ((const char *) name, ZW_PASSPORT_TABLE)
          && !xmlTextReaderIsEmptyElement (reader))
        {
          list = new_list ((const char *) name);
          read_table (list, reader);
        }
      xmlFree (name);
    }
  xmlFreeTextReader (reader);
  return list != NULL && zw_passport_get_entries (list->passport)->len > 0 ? g_steal_pointer (&list)
                                                                           : NULL;
}

/**
 * zw_figure_list_find_in_package:
 * @package: a zip, perhaps damaged
 * @table: (out) (transfer full) (nullable): where there is no list, what the table of
 *   the annex says
 *
 * Returns: (transfer full) (nullable): the list, as it was attached
 */
GBytes *
zw_figure_list_find_in_package (GBytes *package, ZwFigureList **table)
{
  static const char *const places[] = { "Attachments/" ZW_FIGURE_LIST_NAME, ZW_FIGURE_LIST_NAME };
  zip_error_t problem;
  zip_source_t *source;
  zip_t *zip = NULL;
  GBytes *list = NULL;
  g_autoptr (GBytes) content = NULL;
  gsize size;
  const void *data = g_bytes_get_data (package, &size);

  *table = NULL;
  zip_error_init (&problem);
  source = zip_source_buffer_create (data, size, 0, &problem);
  if (source != NULL)
    zip = zip_open_from_source (source, ZIP_RDONLY, &problem);
  if (zip == NULL)
    g_clear_pointer (&source, zip_source_free);
  else
    {
      for (guint i = 0;
           i < G_N_ELEMENTS (places) && list == NULL && zip_get_num_entries (zip, 0) <= MAX_MEMBERS;
           i++)
        list = read_member (zip, places[i], MAX_LIST);
      if (list == NULL && zip_get_num_entries (zip, 0) <= MAX_MEMBERS)
        content = read_member (zip, "content.xml", MAX_CONTENT);
      if (content != NULL)
        *table = find_table (content);
      zip_discard (zip);
    }
  zip_error_fini (&problem);
  return list;
}
