/* zw-layout-pages.c: a document laid out, as pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>

#include "document/zw-layout-private.h"

static guint
get_n (gconstpointer data)
{
  return zw_layout_get_n_pages (data);
}

static void
get_size (gconstpointer data, guint page, double *width_pt, double *height_pt)
{
  *width_pt = ZW_PAGE_WIDTH;
  *height_pt = ZW_PAGE_HEIGHT;
}

static void
get_info (gconstpointer data, ZwPagesInfo *info)
{
  const ZwDocument *document = ((const ZwLayout *) data)->document;

  *info = (ZwPagesInfo){ document->language, document->title, document->author, document->subject,
                         document->created };
}

static gboolean
draw (gconstpointer data, guint page, cairo_t *cr, gboolean tagged, GCancellable *cancellable)
{
  zw_layout_draw_pieces (data, page, cr, tagged);
  return !g_cancellable_is_cancelled (cancellable);
}

/* The headings as the reader's side pane shows them. */
static void
add_outline (gconstpointer data, cairo_surface_t *surface)
{
  const ZwLayout *layout = data;
  int parents[ZW_DOCUMENT_MAX_HEADING + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < layout->document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (layout->document, i);
      g_autofree char *heading = NULL;
      g_autofree char *words = NULL;
      g_autofree char *target = NULL;
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      int id;

      if (block->kind != ZW_BLOCK_HEADING)
        continue;
      heading = zw_block_dup_heading (layout->document, block);
      words = zw_document_dup_plain (layout->document, heading);
      g_strdelimit (words, "\n", ' ');
      g_ascii_formatd (y, sizeof y, "%.1f", layout->block_tops[i]);
      target = g_strdup_printf ("page=%u pos=[0 %s]", layout->block_pages[i] + 1, y);
      id = cairo_pdf_surface_add_outline (surface, parents[block->level - 1], words, target,
                                          block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint level = block->level; level <= ZW_DOCUMENT_MAX_HEADING; level++)
        parents[level] = id;
    }
}

static void
free_layout (gpointer data)
{
  zw_layout_free (data);
}

/**
 * zw_layout_new_pages:
 * @layout: (transfer full): a document laid out
 *
 * Returns: (transfer full): its pages
 */
ZwPages *
zw_layout_new_pages (ZwLayout *layout)
{
  static const ZwPagesClass klass = { get_n, get_size, get_info, draw, add_outline, free_layout };

  return zw_pages_new (&klass, layout);
}
