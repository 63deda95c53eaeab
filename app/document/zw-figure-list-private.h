/* zw-figure-list-private.h: the list of figures within an OpenDocument file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-figure-list.h"

G_BEGIN_DECLS

GBytes *zw_figure_list_find_in_package (GBytes *package, ZwFigureList **table);

G_END_DECLS
