/* zw-road-name.c: which sections are of one road
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-road-name.h"

#include <string.h>

/**
 * zw_road_name_dup_base:
 *
 * "中山路二段" and "環河自行車道第3段" belong to "中山路" and "環河自行車道".
 *
 * Returns: (transfer full): the name without its section
 */
char *
zw_road_name_dup_base (const char *name)
{
  static const char numerals[] = "〇一二三四五六七八九十0123456789０１２３４５６７８９";
  g_autofree char *base = g_strstrip (g_strdup (name));
  char *end = base + strlen (base) - strlen ("段");
  char *cut;

  if (!g_str_has_suffix (base, "段"))
    return g_steal_pointer (&base);
  for (cut = end; cut > base; cut = g_utf8_prev_char (cut))
    if (g_utf8_strchr (numerals, -1, g_utf8_get_char (g_utf8_prev_char (cut))) == NULL)
      break;
  if (cut == end)
    return g_steal_pointer (&base);
  *cut = '\0';
  if (g_str_has_suffix (base, "第"))
    base[strlen (base) - strlen ("第")] = '\0';
  return base[0] != '\0' ? g_steal_pointer (&base) : g_strdup (name);
}
