/* zw-application.c: the application for the subsidy (低碳交通區試辦補助計畫書)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application.h"

ZwDocument *
zw_application_new (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  return zw_document_new (zw_catalog_get_language (dossier->catalog));
}
