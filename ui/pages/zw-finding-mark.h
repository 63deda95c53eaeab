/* zw-finding-mark.h: how grave a finding is, in shape and colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-finding.h"

G_BEGIN_DECLS

GtkWidget *zw_finding_mark_new (void);
void zw_finding_mark_set (GtkWidget *mark, ZwSeverity severity);
const char *zw_finding_mark_get_word (ZwSeverity severity);

G_END_DECLS
