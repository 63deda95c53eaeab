/* zw-application.h: the application for the subsidy (低碳交通區試辦補助計畫書)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"

G_BEGIN_DECLS

ZwDocument *zw_application_document_new (ZwDossier *dossier,
                                         const ZwProgress *progress,
                                         GError **error);

G_END_DECLS
