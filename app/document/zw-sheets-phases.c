/* zw-sheets-phases.c: one sheet for each phase of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

gboolean
zw_sheets_fill_phases (ZwSheets *self, GError **error)
{
  return zw_sheets_settle_scale (self, zw_sheets_add (self, ZW_SHEET_MAP, g_strdup (self->title)),
                                 FALSE, error);
}
