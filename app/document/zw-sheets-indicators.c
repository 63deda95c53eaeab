/* zw-sheets-indicators.c: one sheet for each indicator
 *
 * Districts are coloured by the indicator, or the zones where the project knows no
 * districts. The figure stands beside each name, and is entered in the passport.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "render/zw-map-shade.h"

/* What lies below the colours stays quiet. */
static const ZwRole background[] = { ZW_ROLE_ROADS, ZW_ROLE_RAILWAYS, ZW_ROLE_RIVERS };

/* The rows of places of a kind that have an outline. */
static GPtrArray *
list_rows (const ZwDossier *dossier, ZwPlaceKind kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < dossier->latest->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (dossier->latest->rows, i);

      if (row->place->kind == kind && row->place->geometry != NULL)
        g_ptr_array_add (rows, (gpointer) row);
    }
  for (guint i = 0; kind == ZW_PLACE_ZONE && i < dossier->others->rows->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (dossier->others->rows, i));
  return rows;
}

/* "中正區 12.3 %" of each place, in the passport too. */
static GPtrArray *
print_names (ZwDossier *dossier, const GPtrArray *rows, ZwIndicatorId id, double *values)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (rows, i);
      const ZwIndicator *indicator = zw_evaluation_find (row->evaluation, id);
      g_autofree char *text = NULL;

      values[i] = NAN;
      if (indicator->state != ZW_INDICATOR_OK)
        {
          g_ptr_array_add (names, g_strdup_printf ("%s –", row->place->name));
          continue;
        }
      values[i] = indicator->value * (info->is_share ? 100.0 : 1.0);
      text = zw_dossier_print_indicator (dossier, row, 0, id);
      g_ptr_array_add (
          names, g_strdup_printf (info->is_share ? "%s %s%%" : "%s %s", row->place->name, text));
    }
  return names;
}

static char *
dup_title (const ZwDossier *dossier, ZwIndicatorId id)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);
  const char *name = zw_indicator_get_name (id, dossier->catalog);
  const char *unit = info->is_share ? "%" : zw_indicator_unit_get_label (id, dossier->catalog);

  return unit == NULL || *unit == '\0'
             ? g_strdup_printf ("%s %s", info->id, name)
             : g_strdup_printf (dossier->chinese ? "%s %s（%s）" : "%s %s (%s)", info->id, name,
                                unit);
}

static gboolean
is_background (ZwRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (background); i++)
    if (role == background[i])
      return TRUE;
  return FALSE;
}

/* Colours, outlines and names, above roads and rivers. */
static ZwMapScene *
make_scene (const ZwDossier *dossier,
            const GPtrArray *rows,
            const GPtrArray *names,
            const double *values,
            const char *title,
            GError **error)
{
  g_autoptr (GPtrArray)
      layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  g_autofree const ZwGeometry **shapes = g_new0 (const ZwGeometry *, rows->len);
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (ZwMapLayer) places = NULL;
  g_autoptr (ZwMapScene) plain = NULL;
  g_autoptr (ZwMapShade) shade = NULL;

  for (guint i = 0; i < dossier->scene->layers->len; i++)
    {
      ZwMapLayer *layer = g_ptr_array_index (dossier->scene->layers, i);

      if (is_background (layer->role))
        g_ptr_array_add (layers, zw_map_layer_ref (layer));
    }
  for (guint i = 0; i < rows->len; i++)
    shapes[i] = ((const ZwFigureRow *) g_ptr_array_index (rows, i))->place->geometry;
  features = zw_features_new (ZW_ROLE_ADMIN, zw_dossier_tr (dossier, N_ ("Districts")), shapes,
                              (const char *const *) names->pdata, rows->len);
  places = zw_map_layer_new_plane (features);
  g_ptr_array_add (layers, zw_map_layer_ref (places));
  plain = zw_map_scene_new (dossier->crs, layers, dossier->zones, error);
  if (plain == NULL)
    return NULL;
  shade = zw_map_shade_new (places, values, -1.0, title);
  return zw_map_scene_new_shaded (plain, shade);
}

/* The places that are to be seen. */
static ZwEnvelope
find_extent (const GPtrArray *rows, const ZwDossier *dossier)
{
  ZwEnvelope extent = zw_geometry_get_envelope (dossier->zone->geometry);

  for (guint i = 0; i < rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (rows, i);
      ZwEnvelope own = zw_geometry_get_envelope (row->place->geometry);

      zw_envelope_union (&extent, &own);
    }
  return extent;
}

/**
 * zw_sheets_fill_indicators:
 *
 * Returns: %FALSE with @error set where no indicator can be worked out
 */
gboolean
zw_sheets_fill_indicators (ZwSheets *self, const ZwProgress *progress, GError **error)
{
  ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) rows = list_rows (dossier, ZW_PLACE_DISTRICT);
  g_autofree double *values = NULL;
  ZwEnvelope extent;

  if (rows->len == 0)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      rows = list_rows (dossier, ZW_PLACE_ZONE);
    }
  values = g_new0 (double, rows->len);
  extent = find_extent (rows, dossier);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_autoptr (GPtrArray) names = print_names (dossier, rows, (ZwIndicatorId) i, values);
      g_autofree char *title = dup_title (dossier, (ZwIndicatorId) i);
      gboolean is_known = FALSE;
      ZwMapScene *scene;
      ZwSheet *sheet;

      for (guint k = 0; k < rows->len; k++)
        is_known |= isfinite (values[k]);
      if (!is_known)
        continue;
      if (!zw_progress_step (progress, i / (double) ZW_N_INDICATORS, NULL, error))
        return FALSE;
      scene = make_scene (dossier, rows, names, values, title, error);
      if (scene == NULL)
        return FALSE;
      sheet = zw_sheets_add (self, ZW_SHEET_MAP, g_strdup (title));
      sheet->maps[0].scene = scene;
      zw_sheets_set_extent (self, &sheet->maps[0], &extent);
      for (guint k = 0; k < rows->len; k++)
        zw_sheet_add_inputs (
            sheet, dossier,
            zw_evaluation_find (((const ZwFigureRow *) g_ptr_array_index (rows, k))->evaluation,
                                (ZwIndicatorId) i));
      if (!zw_sheets_settle_scale (self, sheet, FALSE, error))
        return FALSE;
    }
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error_literal (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                       _ ("No indicator can be worked out yet. Import stops, population or other "
                          "layers of the survey first."));
  return FALSE;
}
