/* zw-sample-plan.h: what the sample city plans in its zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/zw-store.h"

G_BEGIN_DECLS

gboolean zw_sample_plan_load (ZwStore *store, const char *path, GError **error);

G_END_DECLS
