/* zw-review-private.h: what the project holds for the score sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-review.h"

G_BEGIN_DECLS

char *zw_review_describe (const ZwCheckInput *input, guint score_item);

G_END_DECLS
