/* zw-place-names.h: places of a project by their names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-features.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PLACE_NAME_FOUND,
  ZW_PLACE_NAME_UNKNOWN,
  ZW_PLACE_NAME_AMBIGUOUS, /* places of this name lie far apart */
} ZwPlaceNameResult;

/* Immutable and shared between threads. */
typedef struct _ZwPlaceNames ZwPlaceNames;

ZwPlaceNames *zw_place_names_new (const GPtrArray *features);
void zw_place_names_free (ZwPlaceNames *self);
ZwPlaceNameResult zw_place_names_find (const ZwPlaceNames *self, const char *name, ZwPoint *place);

gboolean zw_place_names_need_role (ZwRole role);
char *zw_place_name_fold (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPlaceNames, zw_place_names_free)

G_END_DECLS
