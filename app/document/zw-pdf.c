/* zw-pdf.c: pages as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-pdf.h"

#include "document/zw-document-private.h"
#include "document/zw-layout.h"
#include "document/zw-output.h"
#include "document/zw-pdf-update.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

static cairo_status_t
append (gpointer data, const unsigned char *bytes, unsigned int size)
{
  g_byte_array_append (data, bytes, size);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
  if (*text != '\0')
    cairo_pdf_surface_set_metadata (surface, key, text);
}

static void
set_metadata (cairo_surface_t *surface, const ZwPagesInfo *info)
{
  g_autofree char *created = g_date_time_format (info->created, "%Y-%m-%dT%H:%M:%S%:z");

  set_text (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, "Zonewright " ZW_VERSION);
  set_text (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

static gboolean
draw_pages (cairo_surface_t *surface,
            cairo_t *cr,
            const ZwPages *pages,
            const ZwProgress *progress,
            GError **error)
{
  GCancellable *cancellable = progress != NULL ? progress->cancellable : NULL;
  guint n_pages = zw_pages_get_n (pages);

  /* A new size throws away what was begun on the page: the first has its own. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *what = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
      double width, height;

      if (!zw_progress_step (progress, page / (double) n_pages, what, error))
        return FALSE;
      zw_pages_get_size (pages, page, &width, &height);
      if (page > 0)
        cairo_pdf_surface_set_size (surface, width, height);
      if (!zw_pages_draw_tagged (pages, page, cr, cancellable))
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return FALSE;
        }
      if (page + 1 == n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  return TRUE;
}

/* "zh-TW" for "zh_TW" */
static char *
dup_tag (const char *language)
{
  return g_strdelimit (g_strdup (language), "_", '-');
}

/**
 * zw_pdf_new_from_pages:
 * @pages: at least one page
 * @attachment: (nullable): a file that travels with it
 * @progress: (nullable): told at each page
 * @error: %ZW_DOCUMENT_ERROR_RENDER, or %G_IO_ERROR_CANCELLED
 *
 * A tagged PDF with an outline, which says its language.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL
 */
GBytes *
zw_pdf_new_from_pages (const ZwPages *pages,
                       const ZwAttachment *attachment,
                       const ZwProgress *progress,
                       GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *language = NULL;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_status_t status;
  gboolean drawn = FALSE;
  ZwPagesInfo info;
  double width, height;

  zw_pages_get_info (pages, &info);
  zw_pages_get_size (pages, 0, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
  /* From 1.17.6 on, cairo packs the table of a newer PDF; zw_pdf_update() reads a plain one. */
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 6))
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, &info);
  cr = cairo_create (surface);
  drawn = draw_pages (surface, cr, pages, progress, error);
  if (drawn)
    zw_pages_add_outline (pages, surface);

  /* The context keeps its own troubles; the surface tells those of the file. */
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!drawn)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                   _ ("The pages of “%s” could not be drawn: %s."), info.title,
                   cairo_status_to_string (status));
      return NULL;
    }
  language = dup_tag (info.language);
  if (!zw_pdf_update (bytes, language, attachment, attachment != NULL, info.created, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * zw_pdf_new_bytes:
 * @document: the document, which must not change any more
 * @progress: (nullable): told at each page
 * @error: %ZW_DOCUMENT_ERROR_RENDER, or %G_IO_ERROR_CANCELLED
 *
 * A tagged PDF on A4 pages, with an outline of the headings and the first of the
 * document's attached files.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL
 */
GBytes *
zw_pdf_new_bytes (ZwDocument *document, const ZwProgress *progress, GError **error)
{
  ZwProgressPart laying, drawing;
  ZwLayout *layout = zw_layout_new_with_progress (
      document, zw_progress_begin_part (&laying, progress, 0.0, 1.0), error);
  g_autoptr (ZwPages) pages = layout != NULL ? zw_layout_new_pages (layout) : NULL;
  const ZwAttachment *attachment = zw_document_get_n_attachments (document) > 0
                                       ? zw_document_get_attachment (document, 0)
                                       : NULL;

  return pages != NULL ? zw_pdf_new_from_pages (
             pages, attachment, zw_progress_begin_part (&drawing, progress, 0.5, 1.0), error)
                       : NULL;
}

/**
 * zw_pdf_write:
 * @document: the document, which must not change any more
 * @path: file to write; an older one is replaced only once the new is complete
 * @progress: (nullable): told at each page
 * @error: %ZW_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE when @path was not written
 */
gboolean
zw_pdf_write (ZwDocument *document, const char *path, const ZwProgress *progress, GError **error)
{
  g_autoptr (GBytes) bytes = zw_pdf_new_bytes (document, progress, error);

  return bytes != NULL && zw_output_write (path, bytes, error);
}
