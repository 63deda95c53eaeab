/* zw-siting-marks.h: what shows a principle of siting on the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-siting.h"
#include "render/zw-map-marks.h"

G_BEGIN_DECLS

ZwMapMarks *zw_siting_make_marks (const ZwSiting *siting, guint principle, const char *crs);

G_END_DECLS
