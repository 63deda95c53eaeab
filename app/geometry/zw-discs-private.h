/* zw-discs-private.h: how the border of circles is found and filed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-discs.h"

G_BEGIN_DECLS

void zw_discs_find_border (ZwDiscs *self, const ZwDiscs *old, const ZwPoint *changed);
void zw_discs_file_border (ZwDiscs *self);

G_END_DECLS
