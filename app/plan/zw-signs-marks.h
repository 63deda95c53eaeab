/* zw-signs-marks.h: signs as they stand on a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "metrics/zw-signs.h"
#include "render/zw-map-marks.h"

G_BEGIN_DECLS

const ZwSymbol *zw_sign_kind_get_symbol (ZwSignKind kind);
ZwMapMarks *zw_signs_marks_new (const ZwSigns *signs,
                                const char *crs,
                                const ZwCatalog *catalog,
                                GError **error);

G_END_DECLS
