/* zw-pdf.c: a document as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-pdf.h"

#include "document/zw-layout-private.h"
#include "document/zw-output.h"

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
set_metadata (cairo_surface_t *surface, const ZwDocument *document)
{
  g_autofree char *created = g_date_time_format (document->created, "%Y-%m-%dT%H:%M:%S%:z");

  set_text (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, "Zonewright " ZW_VERSION);
  set_text (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

/* The headings as the reader's side pane shows them. */
static void
add_outline (cairo_surface_t *surface, const ZwLayout *layout)
{
  int parents[ZW_DOCUMENT_MAX_HEADING + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < layout->document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (layout->document, i);
      g_autofree char *words = NULL;
      g_autofree char *target = NULL;
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      int id;

      if (block->kind != ZW_BLOCK_HEADING)
        continue;
      words = zw_block_dup_heading (layout->document, block);
      g_strdelimit (words, "\n", ' ');
      g_ascii_formatd (y, sizeof y, "%.1f", layout->block_tops[i]);
      target = g_strdup_printf ("page=%u pos=[0 %s]", layout->block_pages[i] + 1, y);
      id = cairo_pdf_surface_add_outline (surface, parents[block->level - 1], words, target,
                                          block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint level = block->level; level <= ZW_DOCUMENT_MAX_HEADING; level++)
        parents[level] = id;
    }
}

static gboolean
draw_pages (const ZwLayout *layout, cairo_t *cr, const ZwProgress *progress, GError **error)
{
  guint n_pages = zw_layout_get_n_pages (layout);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *what = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

      if (!zw_progress_step (progress, 0.5 + 0.5 * page / n_pages, what, error))
        return FALSE;
      zw_layout_draw_pieces (layout, page, cr, TRUE);
      if (page + 1 == n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  return TRUE;
}

/**
 * zw_pdf_new_bytes:
 * @document: the document, which must not change any more
 * @progress: (nullable): told at each page
 * @error: %ZW_DOCUMENT_ERROR_RENDER, or %G_IO_ERROR_CANCELLED
 *
 * A tagged PDF on A4 pages, with an outline of the headings.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL
 */
GBytes *
zw_pdf_new_bytes (ZwDocument *document, const ZwProgress *progress, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (ZwLayout) layout = zw_layout_new_with_progress (document, progress, error);
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_status_t status;
  gboolean drawn = FALSE;

  if (layout == NULL)
    return NULL;

  surface = cairo_pdf_surface_create_for_stream (append, bytes, ZW_PAGE_WIDTH, ZW_PAGE_HEIGHT);
  set_metadata (surface, document);
  cr = cairo_create (surface);
  drawn = draw_pages (layout, cr, progress, error);
  if (drawn)
    add_outline (surface, layout);

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
                   _ ("The pages of “%s” could not be drawn: %s."), document->title,
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
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
