/* zw-review-parts.h: small parts that the formal check, the score and the situation share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-situation.h"

G_BEGIN_DECLS

#define ZW_REVIEW_SPACING_PX 6

GtkWidget *zw_review_label_new (const char *css);
GtkWidget *zw_review_answer_new (void);
void zw_review_answer_set (GtkWidget *answer, ZwAnswer what);

G_END_DECLS
