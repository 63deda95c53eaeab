/* zw-join-reach.h: which areas of a layer a table is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-join.h"

G_BEGIN_DECLS

gboolean *zw_join_find_reach (const ZwJoin *self);

G_END_DECLS
