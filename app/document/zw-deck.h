/* zw-deck.h: what slides say, before they are an ODP or a PDF
 *
 * A deck is a list of slides, a slide a title and parts: lines of text, a picture,
 * a table. It knows no places on the slide: where its parts come is settled by one
 * layout for the ODP, the PDF and the preview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"
#include "document/zw-pages.h"

G_BEGIN_DECLS

/* Of a slide, in points: 16:9. */
#define ZW_DECK_WIDTH 960.0
#define ZW_DECK_HEIGHT 540.0

typedef struct _ZwDeck ZwDeck;
typedef struct _ZwSlide ZwSlide;

typedef enum
{
  ZW_SLIDE_COVER,
  ZW_SLIDE_OUTLINE, /* the chapters */
  ZW_SLIDE_CHAPTER, /* opens a chapter: its number, title and what is in it */
  ZW_SLIDE_CONTENT,
} ZwSlideKind;

ZwDeck *zw_deck_new (const char *language);
ZwDeck *zw_deck_ref (ZwDeck *self);
void zw_deck_unref (ZwDeck *self);

void zw_deck_set_title (ZwDeck *self, const char *title);
void zw_deck_set_author (ZwDeck *self, const char *author);
void zw_deck_set_subject (ZwDeck *self, const char *subject);
void zw_deck_set_created (ZwDeck *self, GDateTime *created);

ZwSlide *zw_deck_add_slide (ZwDeck *self, ZwSlideKind kind, const char *title);
guint zw_deck_get_n_slides (const ZwDeck *self);

void zw_slide_set_number (ZwSlide *self, const char *number);
void zw_slide_set_subtitle (ZwSlide *self, const char *subtitle);
void zw_slide_add_text (ZwSlide *self, guint level, const char *text);
void zw_slide_add_gap (ZwSlide *self, const char *text);
void zw_slide_add_picture (ZwSlide *self,
                           const char *caption,
                           const char *alternative,
                           ZwDrawFunc draw,
                           gpointer data,
                           GDestroyNotify destroy);
ZwTable *zw_slide_add_table (ZwSlide *self,
                             const char *caption,
                             const ZwTableColumn *columns,
                             guint n_columns);
void zw_slide_set_table_reference (ZwSlide *self, const char *where);
void zw_slide_set_stacked (ZwSlide *self, gboolean stacked);
void zw_slide_set_source (ZwSlide *self, const char *text);

ZwPages *zw_deck_new_pages (ZwDeck *self, const ZwProgress *progress, GError **error);
GBytes *zw_odp_new_bytes (ZwDeck *self,
                          const ZwAttachment *attachment,
                          const ZwProgress *progress,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDeck, zw_deck_unref)

G_END_DECLS
