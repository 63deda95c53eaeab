/* zw-odt.c: a document as OpenDocument text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt.h"

#include "document/zw-odf-package.h"
#include "document/zw-odt-private.h"
#include "document/zw-output.h"

#include <glib/gi18n.h>

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

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

static gboolean
add_pictures (ZwOdfPackage *package,
              const ZwDocument *document,
              const ZwProgress *progress,
              GError **error)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);
      g_autofree char *name = g_strdup_printf ("Pictures/%u.png", i);

      if (!zw_progress_step (progress, 0.5 + 0.5 * i / document->blocks->len,
                             _ ("Drawing pictures"), error))
        return FALSE;
      if (block->kind != ZW_BLOCK_PICTURE)
        continue;
      if (!zw_odf_package_add_picture (package, name, block->text, block->width_pt,
                                       block->height_pt, block->draw, block->data, error))
        return FALSE;
    }
  return TRUE;
}

/* Files for programs, in a folder that word processors leave alone. */
static void
add_attachments (ZwOdfPackage *package, const ZwDocument *document)
{
  for (guint i = 0; i < zw_document_get_n_attachments (document); i++)
    {
      const ZwAttachment *it = zw_document_get_attachment (document, i);
      g_autofree char *name = g_strconcat ("Attachments/", it->name, NULL);

      zw_odf_package_add (package, name, it->mime, g_bytes_ref (it->contents));
    }
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
  const ZwPagesInfo info = { document->language, document->title, document->author,
                             document->subject, document->created };
  g_autoptr (ZwOdfPackage) package = zw_odf_package_new (MIME_TYPE, &info);

  g_autoptr (ZwLayout) layout = zw_layout_new_with_progress (document, progress, error);

  if (layout == NULL)
    return NULL;
  zw_odf_package_add (package, "content.xml", "text/xml", zw_odt_new_content (layout));
  zw_odf_package_add (package, "styles.xml", "text/xml", zw_odt_new_styles (document));
  zw_odf_package_add (package, "settings.xml", "text/xml", new_settings ());
  if (!add_pictures (package, document, progress, error))
    return NULL;
  add_attachments (package, document);
  return zw_odf_package_finish (package, error);
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
