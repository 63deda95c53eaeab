/* zw-odt.c: a document as OpenDocument text
 *
 * The file is a zip of XML parts and pictures (OpenDocument 1.3, part 2). Its first
 * entry is "mimetype", neither compressed nor with extra fields, so that programs
 * know the kind of file from its first bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt.h"

#include "document/zw-odt-private.h"
#include "document/zw-output.h"

#include <glib/gi18n.h>
#include <zip.h>

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* Pixels per inch of pictures. */
#define PICTURE_DPI 220.0

typedef struct
{
  char *name;
  const char *type;
  GBytes *bytes;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_bytes_unref (entry->bytes);
}

static void
add_entry (GArray *entries, const char *name, const char *type, GBytes *bytes)
{
  Entry entry = { g_strdup (name), type, bytes };

  g_array_append_val (entries, entry);
}

static GBytes *
new_meta (const ZwDocument *document)
{
  ZwXml xml;
  g_autofree char *created = g_date_time_format (document->created, "%Y-%m-%dT%H:%M:%S");

  zw_xml_init (&xml, "office:document-meta");
  zw_xml_start (&xml, "office:meta", NULL);
  zw_xml_element (&xml, "meta:generator", "Zonewright/" ZW_VERSION);
  zw_xml_element (&xml, "dc:title", document->title);
  zw_xml_element (&xml, "dc:subject", document->subject);
  zw_xml_element (&xml, "meta:initial-creator", document->author);
  zw_xml_element (&xml, "dc:creator", document->author);
  zw_xml_element (&xml, "meta:creation-date", created);
  zw_xml_element (&xml, "dc:date", created);
  zw_xml_element (&xml, "dc:language", document->chinese ? "zh-TW" : "en-US");
  return zw_xml_finish (&xml);
}

/* How LibreOffice takes what OpenDocument leaves open: as zw-layout.c does. */
static GBytes *
new_settings (void)
{
  static const struct
  {
    const char *name, *value;
  } items[] = {
    /* The larger of two white spaces counts, none at the top of a page. */
    { "AddParaTableSpacing", "false" },
    { "AddParaTableSpacingAtStart", "false" },
    /* A line that ends by order does not fill the width. */
    { "DoNotJustifyLinesWithManualBreak", "true" },
  };
  ZwXml xml;

  zw_xml_init (&xml, "office:document-settings");
  zw_xml_start (&xml, "office:settings", NULL);
  zw_xml_start (&xml, "config:config-item-set", "config:name", "ooo:configuration-settings", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      zw_xml_start (&xml, "config:config-item", "config:name", items[i].name, "config:type",
                    "boolean", NULL);
      zw_xml_text (&xml, items[i].value);
      zw_xml_end (&xml);
    }
  return zw_xml_finish (&xml);
}

static GBytes *
new_manifest (const GArray *entries)
{
  ZwXml xml;

  zw_xml_init (&xml, "manifest:manifest");
  zw_xml_empty (&xml, "manifest:file-entry", "manifest:full-path", "/", "manifest:version", "1.3",
                "manifest:media-type", MIME_TYPE, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->type != NULL)
        zw_xml_empty (&xml, "manifest:file-entry", "manifest:full-path", entry->name,
                      "manifest:media-type", entry->type, NULL);
    }
  return zw_xml_finish (&xml);
}

static cairo_status_t
append (gpointer data, const unsigned char *bytes, unsigned int size)
{
  g_byte_array_append (data, bytes, size);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
render_picture (const ZwBlock *block, GError **error)
{
  double scale = PICTURE_DPI / 72;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         MAX (1, block->width_pt * scale + 0.5),
                                                         MAX (1, block->height_pt * scale + 0.5));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_save (cr);
  block->draw (cr, block->width_pt, block->height_pt, block->data);
  cairo_restore (cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                   _ ("The picture “%s” could not be drawn: %s."), block->text,
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
add_pictures (GArray *entries,
              const ZwDocument *document,
              const ZwProgress *progress,
              GError **error)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);
      g_autofree char *name = g_strdup_printf ("Pictures/%u.png", i);
      GBytes *bytes = NULL;

      if (!zw_progress_step (progress, i / (double) document->blocks->len, _ ("Drawing pictures"),
                             error))
        return FALSE;
      if (block->kind != ZW_BLOCK_PICTURE)
        continue;
      bytes = render_picture (block, error);
      if (bytes == NULL)
        return FALSE;
      add_entry (entries, name, "image/png", bytes);
    }
  return TRUE;
}

/* Pictures are compressed already. */
static gboolean
zip_entry (zip_t *archive, const Entry *entry, time_t time)
{
  gsize size;
  const void *data = g_bytes_get_data (entry->bytes, &size);
  gboolean store = entry->type == NULL || g_str_has_prefix (entry->type, "image/");
  zip_source_t *source = zip_source_buffer (archive, data, size, 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (archive, entry->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, index, store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0
         && zip_file_set_mtime (archive, index, time, 0) == 0;
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

static GBytes *
zip_entries (const GArray *entries, const ZwDocument *document, GError **error)
{
  zip_error_t problem;
  zip_source_t *source = NULL;
  zip_t *archive = NULL;
  GBytes *bytes = NULL;
  gboolean added = TRUE;

  zip_error_init (&problem);
  source = zip_source_buffer_create (NULL, 0, 0, &problem);
  if (source != NULL)
    archive = zip_open_from_source (source, ZIP_CREATE | ZIP_TRUNCATE, &problem);
  if (archive != NULL)
    {
      zip_source_keep (source);
      for (guint i = 0; i < entries->len && added; i++)
        added = zip_entry (archive, &g_array_index (entries, Entry, i),
                           g_date_time_to_unix (document->created));
      if (!added || zip_close (archive) < 0)
        zip_discard (archive);
      else
        bytes = read_source (source);
    }
  g_clear_pointer (&source, zip_source_free);

  if (bytes == NULL)
    g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                 _ ("The parts of “%s” could not be packed into one file."), document->title);
  zip_error_fini (&problem);
  return bytes;
}

/**
 * zw_odt_new_bytes:
 * @document: the document, which must not change any more
 * @progress: (nullable): told at each picture
 * @error: %ZW_DOCUMENT_ERROR_RENDER, or %G_IO_ERROR_CANCELLED
 *
 * OpenDocument 1.3 with named styles, real headings and numbered captions. Pictures
 * are PNG of 220 pixels per inch.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL
 */
GBytes *
zw_odt_new_bytes (ZwDocument *document, const ZwProgress *progress, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  add_entry (entries, "mimetype", NULL, g_bytes_new_static (MIME_TYPE, strlen (MIME_TYPE)));
  add_entry (entries, "content.xml", "text/xml", zw_odt_new_content (document));
  add_entry (entries, "styles.xml", "text/xml", zw_odt_new_styles (document));
  add_entry (entries, "meta.xml", "text/xml", new_meta (document));
  add_entry (entries, "settings.xml", "text/xml", new_settings ());
  if (!add_pictures (entries, document, progress, error))
    return NULL;
  add_entry (entries, "META-INF/manifest.xml", NULL, new_manifest (entries));
  return zip_entries (entries, document, error);
}

/**
 * zw_odt_write:
 * @document: the document, which must not change any more
 * @path: file to write; an older one is replaced only once the new is complete
 * @progress: (nullable): told at each picture
 * @error: %ZW_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE when @path was not written
 */
gboolean
zw_odt_write (ZwDocument *document, const char *path, const ZwProgress *progress, GError **error)
{
  g_autoptr (GBytes) bytes = zw_odt_new_bytes (document, progress, error);

  return bytes != NULL && zw_output_write (path, bytes, error);
}
