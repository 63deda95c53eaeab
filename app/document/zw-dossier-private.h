/* zw-dossier-private.h: the parts of which a dossier is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"

G_BEGIN_DECLS

gboolean zw_dossier_load_places (ZwDossier *self,
                                 ZwStore *store,
                                 gboolean all_places,
                                 const ZwProgress *progress,
                                 GError **error);

G_END_DECLS
