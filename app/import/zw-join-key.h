/* zw-join-key.h: codes and names of areas, as they can be compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZwAreaLevel:
 *
 * Which area a name is one of. A town's name may have its county's in front, and
 * a village's those of both.
 */
typedef enum
{
  ZW_AREA_OTHER,
  ZW_AREA_COUNTY,
  ZW_AREA_TOWN,
  ZW_AREA_VILLAGE,
} ZwAreaLevel;

char *zw_join_key_normalise (const char *text);
const char *zw_join_key_skip_zeros (const char *key);
gboolean zw_join_key_is_digits (const char *key);
ZwAreaLevel zw_area_level_of (const char *key, gboolean *with_county);

G_END_DECLS
