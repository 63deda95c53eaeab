/* zw-deck.c: what slides say, before they are an ODP or a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck.h"

ZwDeck *
zw_deck_new (const char *language)
{
  return NULL;
}

void
zw_deck_unref (ZwDeck *self)
{
}

ZwPages *
zw_deck_new_pages (ZwDeck *self, const ZwProgress *progress, GError **error)
{
  return NULL;
}

GBytes *
zw_odp_new_bytes (ZwDeck *self,
                  const ZwAttachment *attachment,
                  const ZwProgress *progress,
                  GError **error)
{
  return NULL;
}
