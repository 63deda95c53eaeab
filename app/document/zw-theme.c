/* zw-theme.c: the maps that the application asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme.h"

gboolean
zw_theme_has_data (const ZwDossier *dossier, ZwTheme theme)
{
  return FALSE;
}

char *
zw_theme_dup_title (const ZwDossier *dossier, ZwTheme theme)
{
  return g_strdup ("");
}

char *
zw_theme_dup_alternative (const ZwDossier *dossier, ZwTheme theme)
{
  return g_strdup ("");
}

char *
zw_theme_dup_sources (const ZwDossier *dossier, ZwTheme theme)
{
  return g_strdup ("");
}

ZwThemeMap *
zw_theme_map_new (const ZwDossier *dossier, ZwTheme theme)
{
  return NULL;
}

void
zw_theme_map_free (gpointer self)
{
}

void
zw_theme_map_draw (cairo_t *cr, double width_pt, double height_pt, gpointer self)
{
}
