/* zw-plan-private.h: shared by the files that change a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"

G_BEGIN_DECLS

gboolean zw_plan_begin (ZwStore *store, const char *label, gboolean *outer, GError **error);
gboolean zw_plan_end (ZwStore *store, gboolean outer, gboolean ok, GError **error);

G_END_DECLS
