/* zw-number.h: numbers as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double zw_number_parse (const char *text);

G_END_DECLS
