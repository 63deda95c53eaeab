/* zw-output.h: a finished document into its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean zw_output_check (const char *path, GError **error);
gboolean zw_output_write (const char *path, GBytes *contents, GError **error);

G_END_DECLS
