/* zw-odp.c: slides as OpenDocument presentation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

GBytes *
zw_odp_new_bytes (ZwDeck *self,
                  const ZwAttachment *attachment,
                  const ZwProgress *progress,
                  GError **error)
{
  return NULL;
}
