/* zw-sheets.c: map sheets on paper of any size, single or in series
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets.h"

ZwPages *
zw_sheets_new_pages (ZwDossier *dossier,
                     const ZwSheetsWish *wish,
                     const ZwProgress *progress,
                     GError **error)
{
  return NULL;
}
