/* zw-briefing.c: the slides of the application (申請簡報)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-briefing.h"

ZwDeck *
zw_briefing_new (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  return zw_deck_new (zw_catalog_get_language (dossier->catalog));
}
