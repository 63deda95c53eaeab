/* zw-sheets-series.c: which sheets a series consists of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>

/* Surroundings of a zone where the scale is free. */
#define SPARE 0.025

static void
line_free (gpointer data)
{
  ZwSheetLine *self = data;

  g_free (self->text);
  g_free (self);
}

ZwSheetTable *
zw_sheet_table_new (guint n_columns)
{
  ZwSheetTable *self = g_new0 (ZwSheetTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * zw_sheet_table_add:
 * @text: (transfer full): of the next cell
 */
void
zw_sheet_table_add (ZwSheetTable *self, char *text)
{
  g_ptr_array_add (self->cells, text);
}

/**
 * zw_sheet_add_line:
 * @text: (transfer full): a paragraph of the panel
 */
void
zw_sheet_add_line (ZwSheet *self, gboolean is_heading, char *text)
{
  ZwSheetLine *line = g_new0 (ZwSheetLine, 1);

  if (self->panel == NULL)
    self->panel = g_ptr_array_new_with_free_func (line_free);
  line->is_heading = is_heading;
  line->text = text;
  g_ptr_array_add (self->panel, line);
}

/**
 * zw_sheet_add_inputs:
 *
 * Names the layers that an indicator of the sheet rests on as sources.
 */
void
zw_sheet_add_inputs (ZwSheet *self, const ZwDossier *dossier, const ZwIndicator *indicator)
{
  if (self->layers == NULL)
    self->layers = g_ptr_array_new ();
  for (guint i = 0; i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);

      for (guint k = 0; k < dossier->layers->len; k++)
        {
          ZwLayer *layer = g_ptr_array_index (dossier->layers, k);

          if (layer->id == input->layer_id && !g_ptr_array_find (self->layers, layer, NULL))
            g_ptr_array_add (self->layers, layer);
        }
    }
}

void
zw_sheet_free (gpointer data)
{
  ZwSheet *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->maps); i++)
    {
      g_clear_pointer (&self->maps[i].scene, zw_map_scene_unref);
      g_free (self->maps[i].caption);
    }
  if (self->table != NULL)
    g_ptr_array_unref (self->table->cells);
  g_free (self->table);
  g_clear_pointer (&self->panel, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

/**
 * zw_sheets_add:
 * @title: (transfer full): what it shows
 *
 * Adds a sheet of the zone, with what the project shows.
 *
 * Returns: (transfer none): the sheet
 */
ZwSheet *
zw_sheets_add (ZwSheets *self, ZwSheetKind kind, char *title)
{
  ZwSheet *sheet = g_new0 (ZwSheet, 1);

  sheet->kind = kind;
  sheet->title = title;
  for (guint i = 0; i < G_N_ELEMENTS (sheet->maps); i++)
    {
      sheet->maps[i].theme = ZW_N_THEMES;
      sheet->maps[i].zone_id = self->dossier->zone->id;
      sheet->maps[i].extent = zw_geometry_get_envelope (self->dossier->zone->geometry);
      sheet->maps[i].spare = SPARE;
    }
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

/**
 * zw_sheets_set_extent:
 * @extent: what the map shows of itself; the part that was asked for replaces it
 */
void
zw_sheets_set_extent (const ZwSheets *self, ZwSheetMap *map, const ZwEnvelope *extent)
{
  const ZwEnvelope *asked = &self->wish.extent;

  map->extent = *extent;
  map->spare = SPARE;
  if (zw_sheets_wish_has_extent (&self->wish))
    {
      map->extent = *asked;
      map->spare = 0.0;
    }
}

/* Some themes tell of whole districts, which are shown where the scale is free. */
static void
set_theme (const ZwSheets *self, ZwSheetMap *map, ZwTheme theme)
{
  ZwEnvelope extent = zw_geometry_get_envelope (self->dossier->zone->geometry);

  map->theme = theme;
  zw_sheets_set_extent (self, map, &extent);
  if (!zw_sheets_wish_has_extent (&self->wish) && !(self->wish.scale > 0.0))
    {
      ZwThemeMap *drawn = zw_theme_map_new (self->dossier, theme);

      map->extent = zw_theme_map_get_extent (drawn);
      map->spare = 0.0;
      zw_theme_map_free (drawn);
    }
}

static gboolean
fill_one (ZwSheets *self, GError **error)
{
  const ZwDossier *dossier = self->dossier;
  ZwEnvelope own = zw_geometry_get_envelope (dossier->zone->geometry);
  gboolean themed = self->wish.theme < ZW_N_THEMES;
  g_autofree char *title = themed ? zw_theme_dup_title (dossier, self->wish.theme)
                                  : g_strdup (dossier->zone->name);
  ZwSheet *sheet = NULL;

  if (themed && !zw_theme_has_data (dossier, self->wish.theme))
    {
      ZwRole role = zw_theme_get_role (self->wish.theme);

      g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                   /* Translators: title of a map, kind of layer */
                   _ ("There is nothing to show yet on the map “%s”. Import a layer “%s” first."),
                   title, _ (zw_role_get_info (role)->label));
      return FALSE;
    }
  sheet = zw_sheets_add (self, ZW_SHEET_MAP, g_steal_pointer (&title));
  if (themed)
    set_theme (self, &sheet->maps[0], self->wish.theme);
  else
    zw_sheets_set_extent (self, &sheet->maps[0], &own);
  return zw_sheets_settle_scale (self, sheet, TRUE, error);
}

static gboolean
fill_zones (ZwSheets *self, GError **error)
{
  for (guint i = 0; i < self->dossier->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (self->dossier->zones, i);
      ZwEnvelope own = zw_geometry_get_envelope (zone->geometry);
      ZwSheet *sheet = zw_sheets_add (self, ZW_SHEET_MAP, g_strdup (zone->name));

      sheet->maps[0].zone_id = zone->id;
      sheet->maps[0].extent = own;
      if (!zw_sheets_settle_scale (self, sheet, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_themes (ZwSheets *self, const ZwProgress *progress, GError **error)
{
  ZwSheet *list = zw_sheets_add (self, ZW_SHEET_LIST, g_strdup (self->title));

  for (guint i = 0; i < ZW_N_THEMES; i++)
    {
      ZwSheet *sheet;

      if (!zw_progress_step (progress, i / (double) ZW_N_THEMES, NULL, error))
        return FALSE;
      if (!zw_theme_has_data (self->dossier, (ZwTheme) i))
        continue;
      sheet = zw_sheets_add (self, ZW_SHEET_MAP, zw_theme_dup_title (self->dossier, (ZwTheme) i));
      set_theme (self, &sheet->maps[0], (ZwTheme) i);
      if (!zw_sheets_settle_scale (self, sheet, FALSE, error))
        return FALSE;
    }
  list->maps[0].caption = g_strdup (self->dossier->zone->name);
  list->table = zw_sheet_table_new (3);
  zw_sheet_table_add (list->table, g_strdup (zw_dossier_tr (self->dossier, N_ ("Map sheets"))));
  zw_sheet_table_add (list->table, g_strdup (zw_dossier_tr (self->dossier, N_ ("Scale"))));
  zw_sheet_table_add (list->table, g_strdup (zw_dossier_tr (self->dossier, N_ ("Sheet"))));
  for (guint i = 1; i < self->sheets->len; i++)
    {
      const ZwSheet *sheet = g_ptr_array_index (self->sheets, i);

      zw_sheet_table_add (list->table, g_strdup (sheet->title));
      zw_sheet_table_add (list->table, zw_sheets_dup_scale (sheet->scale));
      zw_sheet_table_add (list->table, g_strdup_printf ("%u", i + 1));
    }
  return TRUE;
}

/**
 * zw_sheets_fill:
 *
 * Makes the sheets that were asked for, figures and scales included.
 *
 * Returns: %FALSE with @error set
 */
gboolean
zw_sheets_fill (ZwSheets *self, const ZwProgress *progress, GError **error)
{
  switch (self->wish.series)
    {
    case ZW_SHEETS_ZONES:
      return fill_zones (self, error);
    case ZW_SHEETS_THEMES:
      return fill_themes (self, progress, error);
    case ZW_SHEETS_PHASES:
      return zw_sheets_fill_phases (self, error);
    case ZW_SHEETS_INDICATORS:
      return zw_sheets_fill_indicators (self, progress, error);
    case ZW_SHEETS_COMPARE_ZONES:
      return zw_sheets_fill_zone_pair (self, error);
    case ZW_SHEETS_COMPARE_YEARS:
      return zw_sheets_fill_year_pair (self, error);
    default:
      return fill_one (self, error);
    }
}
