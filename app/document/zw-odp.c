/* zw-odp.c: slides as OpenDocument presentation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odf-package.h"
#include "document/zw-odp-private.h"

#include <glib/gi18n.h>

#define MIME_TYPE "application/vnd.oasis.opendocument.presentation"

/* Of the time: the rest is for pictures. */
#define LAYOUT_SHARE 0.15

static void
add_look (GArray *looks, ZwDeckRole role, double size)
{
  ZwOdpLook look = { role, size };

  for (guint i = 0; i < looks->len; i++)
    if (g_array_index (looks, ZwOdpLook, i).role == role
        && g_array_index (looks, ZwOdpLook, i).size == size)
      return;
  g_array_append_val (looks, look);
}

static int
compare_looks (gconstpointer a, gconstpointer b)
{
  const ZwOdpLook *one = a, *other = b;

  if (one->role != other->role)
    return (int) one->role - (int) other->role;
  return (one->size > other->size) - (one->size < other->size);
}

static void
add_table_looks (GArray *looks, const ZwDeckTable *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->table->n_columns; column++)
      add_look (looks, zw_deck_table_get_role (table, row, column), table->size);
}

/**
 * zw_odp_list_looks:
 *
 * Returns: (transfer full) (element-type ZwOdpLook): the looks of all words, in order
 */
GArray *
zw_odp_list_looks (const ZwDeckLayout *layout)
{
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (ZwOdpLook));

  for (guint slide = 0; slide < layout->slides->len; slide++)
    {
      const GPtrArray *boxes = zw_deck_layout_get_boxes (layout, slide);

      for (guint i = 0; i < boxes->len; i++)
        {
          const ZwDeckBox *box = g_ptr_array_index (boxes, i);

          if (box->table != NULL)
            add_table_looks (looks, box->table);
          for (guint j = 0; j < box->paragraphs->len; j++)
            {
              const ZwDeckParagraph *paragraph = g_ptr_array_index (box->paragraphs, j);

              add_look (looks, paragraph->role, paragraph->size);
              /* Lists are made for the first level. */
              if (paragraph->role == ZW_DECK_SUB_ITEM)
                add_look (looks, ZW_DECK_ITEM, paragraph->size);
            }
        }
    }
  g_array_sort (looks, compare_looks);
  return looks;
}

char *
zw_odp_dup_picture_path (guint slide, guint box)
{
  return g_strdup_printf ("Pictures/%u-%u.png", slide + 1, box);
}

static gboolean
add_pictures (ZwOdfPackage *package,
              const ZwDeckLayout *layout,
              const ZwProgress *progress,
              GError **error)
{
  for (guint slide = 0; slide < layout->slides->len; slide++)
    {
      const GPtrArray *boxes = zw_deck_layout_get_boxes (layout, slide);

      if (!zw_progress_step (progress, slide / (double) layout->slides->len, _ ("Drawing pictures"),
                             error))
        return FALSE;
      for (guint i = 0; i < boxes->len; i++)
        {
          const ZwDeckBox *box = g_ptr_array_index (boxes, i);
          g_autofree char *path = zw_odp_dup_picture_path (slide, i);

          if (box->kind == ZW_DECK_BOX_PICTURE
              && !zw_odf_package_add_picture (package, path, box->part->text, box->width,
                                              box->height, box->part->draw, box->part->data, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * zw_odp_new_bytes:
 * @self: a deck, which must not change any more
 * @attachment: (nullable): a file that travels with it
 * @progress: (nullable): told at each slide
 * @error: %ZW_DOCUMENT_ERROR_RENDER, or %G_IO_ERROR_CANCELLED
 *
 * OpenDocument 1.3 with boxes of words, tables and pictures where the PDF has them.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL
 */
GBytes *
zw_odp_new_bytes (ZwDeck *self,
                  const ZwAttachment *attachment,
                  const ZwProgress *progress,
                  GError **error)
{
  const ZwPagesInfo info = { self->language, self->title, self->author, self->subject,
                             self->created };
  ZwProgressPart laying, drawing;
  g_autoptr (ZwDeckLayout) layout = zw_deck_layout_new (
      self, zw_progress_begin_part (&laying, progress, 0.0, LAYOUT_SHARE), error);
  g_autoptr (ZwOdfPackage) package = NULL;
  g_autoptr (GArray) looks = NULL;

  if (layout == NULL)
    return NULL;
  looks = zw_odp_list_looks (layout);
  package = zw_odf_package_new (MIME_TYPE, &info);
  zw_odf_package_add (package, "content.xml", "text/xml", zw_odp_new_content (layout, looks));
  zw_odf_package_add (package, "styles.xml", "text/xml", zw_odp_new_styles (layout, looks));
  if (!add_pictures (package, layout,
                     zw_progress_begin_part (&drawing, progress, LAYOUT_SHARE, 1.0), error))
    return NULL;
  if (attachment != NULL)
    zw_odf_package_add (package, attachment->name, attachment->mime,
                        g_bytes_ref (attachment->contents));
  return zw_odf_package_finish (package, error);
}
