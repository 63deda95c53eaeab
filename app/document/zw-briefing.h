/* zw-briefing.h: the slides of the application (申請簡報)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-deck.h"
#include "document/zw-dossier.h"

G_BEGIN_DECLS

ZwDeck *zw_briefing_new (ZwDossier *dossier, const ZwProgress *progress, GError **error);

G_END_DECLS
