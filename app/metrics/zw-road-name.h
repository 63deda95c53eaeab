/* zw-road-name.h: which sections are of one road
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *zw_road_name_dup_base (const char *name);

G_END_DECLS
