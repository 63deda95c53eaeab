/* zw-odf-package.c: the zip of an OpenDocument file
 *
 * The file is a zip of XML parts and pictures (OpenDocument 1.3, part 2). Its first
 * entry is "mimetype", neither compressed nor with extra fields, so that programs
 * know the kind of file from its first bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odf-package.h"

#include "document/zw-odt-private.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zip.h>

/* Pixels per inch of pictures. */
#define PICTURE_DPI 220.0

typedef struct
{
  char *name;
  char *type; /* (nullable): what the manifest does not list */
  GBytes *bytes;
} Entry;

struct _ZwOdfPackage
{
  ZwPagesInfo info; /* not owned */
  char *mime;
  GArray *entries; /* Entry */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->type);
  g_bytes_unref (entry->bytes);
}

/**
 * zw_odf_package_add:
 * @name: path within the package
 * @type: (nullable): media type; %NULL for what the manifest does not list
 * @bytes: (transfer full): the contents
 */
void
zw_odf_package_add (ZwOdfPackage *self, const char *name, const char *type, GBytes *bytes)
{
  Entry entry = { g_strdup (name), g_strdup (type), bytes };

  g_array_append_val (self->entries, entry);
}

static GBytes *
new_meta (const ZwPagesInfo *info)
{
  ZwXml xml;
  g_autofree char *created = g_date_time_format (info->created, "%Y-%m-%dT%H:%M:%S");

  zw_xml_init (&xml, "office:document-meta");
  zw_xml_start (&xml, "office:meta", NULL);
  zw_xml_element (&xml, "meta:generator", "Zonewright/" ZW_VERSION);
  zw_xml_element (&xml, "dc:title", info->title);
  zw_xml_element (&xml, "dc:subject", info->subject);
  zw_xml_element (&xml, "meta:initial-creator", info->author);
  zw_xml_element (&xml, "dc:creator", info->author);
  zw_xml_element (&xml, "meta:creation-date", created);
  zw_xml_element (&xml, "dc:date", created);
  zw_xml_element (&xml, "dc:language", g_str_has_prefix (info->language, "zh") ? "zh-TW" : "en-US");
  return zw_xml_finish (&xml);
}

/**
 * zw_odf_package_new:
 * @mime: kind of the file
 * @info: what it says of itself; its texts must outlive the package
 *
 * Returns: (transfer full): a package with nothing but its metadata
 */
ZwOdfPackage *
zw_odf_package_new (const char *mime, const ZwPagesInfo *info)
{
  ZwOdfPackage *self = g_new0 (ZwOdfPackage, 1);

  self->info = *info;
  self->mime = g_strdup (mime);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  zw_odf_package_add (self, "mimetype", NULL, g_bytes_new (mime, strlen (mime)));
  zw_odf_package_add (self, "meta.xml", "text/xml", new_meta (info));
  return self;
}

void
zw_odf_package_free (ZwOdfPackage *self)
{
  g_array_unref (self->entries);
  g_free (self->mime);
  g_free (self);
}

static GBytes *
new_manifest (const ZwOdfPackage *self)
{
  ZwXml xml;

  zw_xml_init (&xml, "manifest:manifest");
  zw_xml_empty (&xml, "manifest:file-entry", "manifest:full-path", "/", "manifest:version", "1.3",
                "manifest:media-type", self->mime, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

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
render_picture (const char *caption,
                double width_pt,
                double height_pt,
                ZwDrawFunc draw,
                gpointer data,
                GError **error)
{
  double scale = PICTURE_DPI / 72;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, MAX (1, width_pt * scale + 0.5), MAX (1, height_pt * scale + 0.5));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_save (cr);
  draw (cr, width_pt, height_pt, data);
  cairo_restore (cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                   _ ("The picture “%s” could not be drawn: %s."), caption,
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * zw_odf_package_add_picture:
 * @name: path within the package
 * @caption: names it in errors
 * @error: %ZW_DOCUMENT_ERROR_RENDER
 *
 * Draws a picture as PNG of 220 pixels per inch.
 */
gboolean
zw_odf_package_add_picture (ZwOdfPackage *self,
                            const char *name,
                            const char *caption,
                            double width_pt,
                            double height_pt,
                            ZwDrawFunc draw,
                            gpointer data,
                            GError **error)
{
  GBytes *bytes = render_picture (caption, width_pt, height_pt, draw, data, error);

  if (bytes != NULL)
    zw_odf_package_add (self, name, "image/png", bytes);
  return bytes != NULL;
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

/**
 * zw_odf_package_finish:
 * @error: %ZW_DOCUMENT_ERROR_RENDER
 *
 * Adds the manifest; to be called once.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
zw_odf_package_finish (ZwOdfPackage *self, GError **error)
{
  zip_error_t problem;
  zip_source_t *source = NULL;
  zip_t *archive = NULL;
  GBytes *bytes = NULL;
  gboolean added = TRUE;

  zw_odf_package_add (self, "META-INF/manifest.xml", NULL, new_manifest (self));
  zip_error_init (&problem);
  source = zip_source_buffer_create (NULL, 0, 0, &problem);
  if (source != NULL)
    archive = zip_open_from_source (source, ZIP_CREATE | ZIP_TRUNCATE, &problem);
  if (archive != NULL)
    {
      zip_source_keep (source);
      for (guint i = 0; i < self->entries->len && added; i++)
        added = zip_entry (archive, &g_array_index (self->entries, Entry, i),
                           g_date_time_to_unix (self->info.created));
      if (!added || zip_close (archive) < 0)
        zip_discard (archive);
      else
        bytes = read_source (source);
    }
  g_clear_pointer (&source, zip_source_free);

  if (bytes == NULL)
    g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                 _ ("The parts of “%s” could not be packed into one file."), self->info.title);
  zip_error_fini (&problem);
  return bytes;
}
