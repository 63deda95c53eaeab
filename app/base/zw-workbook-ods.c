/* zw-workbook-ods.c: a table as .ods (OpenDocument 1.3)
 *
 * GDAL's driver knows neither widths nor percent cells, so the one content file is
 * written here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>
#include <zip.h>

#include "base/zw-money.h"
#include "base/zw-workbook-private.h"

#define FULL_PERCENT 100.0
#define CM_PER_CHARACTER 0.22

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"

#define MANIFEST                                                                                   \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "      \
  "manifest:version=\"1.3\">"                                                                      \
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "                        \
  "manifest:media-type=\"" MIME_TYPE "\"/>"                                                        \
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"     \
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"      \
  "</manifest:manifest>"

#define NAMESPACES                                                                                 \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                             \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                               \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                 \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                               \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                      \
  "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" office:version=\"1.3\""

/* A4 across, as wide as the page. */
#define STYLES                                                                                     \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles " NAMESPACES ">"            \
  "<office:automatic-styles><style:page-layout style:name=\"page\">"                               \
  "<style:page-layout-properties fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" "                \
  "style:print-orientation=\"landscape\" style:scale-to-X=\"1\"/></style:page-layout>"             \
  "</office:automatic-styles><office:master-styles>"                                               \
  "<style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/>"                    \
  "</office:master-styles></office:document-styles>"

static void
append_styles (GString *xml, const ZwWorkbook *self)
{
  static const char *const data_styles[ZW_N_CELL_KINDS] = {
    NULL,
    "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"0\" "
    "number:min-integer-digits=\"1\"/></number:number-style>",
    "<number:number-style style:name=\"N2\"><number:number number:decimal-places=\"0\" "
    "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>",
    "<number:percentage-style style:name=\"N3\"><number:number number:decimal-places=\"1\" "
    "number:min-decimal-places=\"1\" number:min-integer-digits=\"1\"/>"
    "<number:text>%</number:text></number:percentage-style>",
  };
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint c = 0; c < zw_workbook_count_columns (self); c++)
    g_string_append_printf (
        xml,
        "<style:style style:name=\"c%u\" style:family=\"table-column\">"
        "<style:table-column-properties style:column-width=\"%scm\"/></style:style>",
        c,
        g_ascii_formatd (number, sizeof number, "%.2f",
                         CM_PER_CHARACTER * zw_workbook_get_width (self, c)));
  g_string_append (xml, "<style:style style:name=\"t\" style:family=\"table\" "
                        "style:master-page-name=\"Default\"/>");
  for (guint kind = 0; kind < ZW_N_CELL_KINDS; kind++)
    {
      if (data_styles[kind] != NULL)
        g_string_append (xml, data_styles[kind]);
      for (guint strong = 0; strong < 2; strong++)
        {
          g_string_append_printf (
              xml, "<style:style style:name=\"k%u%u\" style:family=\"table-cell\"", kind, strong);
          if (data_styles[kind] != NULL)
            g_string_append_printf (xml, " style:data-style-name=\"N%u\"", kind);
          g_string_append_printf (
              xml,
              "><style:table-cell-properties fo:border=\"0.5pt solid #000000\" "
              "style:vertical-align=\"middle\" fo:wrap-option=\"%s\"/>%s</style:style>",
              kind == ZW_CELL_TEXT ? "wrap" : "no-wrap",
              strong ? "<style:text-properties fo:font-weight=\"bold\" "
                       "style:font-weight-asian=\"bold\"/>"
                     : "");
        }
    }
}

/* XML 1.0 has no place for control characters. */
static void
append_escaped (GString *xml, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = NULL;

  for (char *c = valid; *c != '\0'; c++)
    if ((guchar) *c < ' ' && *c != '\t' && *c != '\n')
      *c = ' ';
  escaped = g_markup_escape_text (valid, -1);
  g_string_append (xml, escaped);
}

static void
append_text (GString *xml, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (xml, "<text:p>");
      append_escaped (xml, lines[i]);
      g_string_append (xml, "</text:p>");
    }
}

static void
append_cell (GString *xml, const ZwCell *cell, gboolean strong)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (xml, "<table:table-cell table:style-name=\"k%u%u\"", cell->kind,
                          strong ? 1u : 0u);
  if (cell->text != NULL)
    {
      g_string_append (xml, " office:value-type=\"string\">");
      append_text (xml, cell->text);
      g_string_append (xml, "</table:table-cell>");
    }
  else if (isnan (cell->number))
    g_string_append (xml, "/>");
  else if (cell->kind == ZW_CELL_PERCENT)
    g_string_append_printf (
        xml,
        " office:value-type=\"percentage\" office:value=\"%s\"><text:p>%.1f%%</text:p>"
        "</table:table-cell>",
        g_ascii_dtostr (value, sizeof value, cell->number / FULL_PERCENT), cell->number);
  else
    {
      g_autofree char *shown = cell->kind == ZW_CELL_MONEY ? zw_money_format ((gint64) cell->number)
                               : cell->kind == ZW_CELL_NUMBER
                                   ? g_strdup (g_ascii_dtostr (value, sizeof value, cell->number))
                                   : g_strdup_printf ("%.0f", cell->number);

      g_string_append_printf (xml,
                              " office:value-type=\"float\" office:value=\"%s\"><text:p>%s</text:p>"
                              "</table:table-cell>",
                              g_ascii_dtostr (value, sizeof value, cell->number), shown);
    }
}

static char *
make_content (const ZwWorkbook *self)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<office:document-content " NAMESPACES "><office:automatic-styles>");

  append_styles (xml, self);
  g_string_append (xml, "</office:automatic-styles><office:body><office:spreadsheet>"
                        "<table:table table:style-name=\"t\" table:name=\"");
  append_escaped (xml, self->name);
  g_string_append (xml, "\">");
  for (guint c = 0; c < zw_workbook_count_columns (self); c++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"c%u\"/>", c);
  for (guint r = 0; r < self->rows->len; r++)
    {
      const ZwCellRow *row = g_ptr_array_index (self->rows, r);

      g_string_append (xml,
                       r == 0 ? "<table:table-header-rows><table:table-row>" : "<table:table-row>");
      for (guint c = 0; c < row->cells->len; c++)
        append_cell (xml, &g_array_index (row->cells, ZwCell, c), row->strong);
      g_string_append (xml, r == 0 ? "</table:table-row></table:table-header-rows>"
                                   : "</table:table-row>");
    }
  g_string_append (xml, "</table:table></office:spreadsheet></office:body>"
                        "</office:document-content>");
  return g_string_free (xml, FALSE);
}

static gboolean
add_entry (zip_t *archive, const char *name, const char *text, gboolean store)
{
  zip_source_t *source = zip_source_buffer (archive, text, strlen (text), 0);
  zip_int64_t index = source != NULL ? zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, (zip_uint64_t) index,
                                   store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0)
         == 0;
}

static GBytes *
read_source (zip_source_t *source)
{
  zip_stat_t stat;
  g_autofree char *data = NULL;

  if (zip_source_stat (source, &stat) < 0 || zip_source_open (source) < 0)
    return NULL;
  data = g_malloc (stat.size);
  if (zip_source_read (source, data, stat.size) != (zip_int64_t) stat.size)
    g_clear_pointer (&data, g_free);
  zip_source_close (source);
  return data != NULL ? g_bytes_new_take (g_steal_pointer (&data), stat.size) : NULL;
}

GBytes *
zw_workbook_to_ods (const ZwWorkbook *self)
{
  g_autofree char *content = make_content (self);
  zip_error_t problem;
  zip_source_t *source;
  zip_t *archive = NULL;
  GBytes *bytes = NULL;

  zip_error_init (&problem);
  source = zip_source_buffer_create (NULL, 0, 0, &problem);
  if (source != NULL)
    archive = zip_open_from_source (source, ZIP_CREATE | ZIP_TRUNCATE, &problem);
  if (archive != NULL)
    {
      zip_source_keep (source);
      /* The first entry, stored as it is, tells what the file is. */
      if (!add_entry (archive, "mimetype", MIME_TYPE, TRUE)
          || !add_entry (archive, "content.xml", content, FALSE)
          || !add_entry (archive, "styles.xml", STYLES, FALSE)
          || !add_entry (archive, "META-INF/manifest.xml", MANIFEST, FALSE)
          || zip_close (archive) < 0)
        zip_discard (archive);
      else
        bytes = read_source (source);
    }
  if (source != NULL)
    zip_source_free (source);
  zip_error_fini (&problem);
  return bytes;
}
