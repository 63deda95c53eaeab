/* zw-swatch.h: a small picture of how a layer looks on the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layers/zw-role.h"

G_BEGIN_DECLS

#define ZW_TYPE_SWATCH (zw_swatch_get_type ())

G_DECLARE_FINAL_TYPE (ZwSwatch, zw_swatch, ZW, SWATCH, GtkWidget)

void zw_swatch_set (ZwSwatch *self, ZwRole role, ZwGeometryKind kind);

G_END_DECLS
