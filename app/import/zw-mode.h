/* zw-mode.h: modes of transport as sources write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *zw_mode_normalise (const char *text);
const char *zw_mode_guess (const char *layer_name);
const char *zw_mode_from_operator (const char *text);

G_END_DECLS
