/* zw-publish-print.h: pages on paper, through the desktop's print dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-publication.h"

G_BEGIN_DECLS

GtkPrintOperation *zw_publish_print_new (ZwPublication *publication);

G_END_DECLS
