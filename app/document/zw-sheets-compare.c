/* zw-sheets-compare.c: two zones, or two years of a zone, side by side
 *
 * Both maps are of one scale, so that what looks larger is larger. The table below
 * them gives the indicators of both and what lies between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-year.h"
#include "metrics/zw-survey.h"

/* What is compared: @key tells both sides apart for ever. */
typedef struct
{
  const ZwFigureRow *rows[2];
  int years[2];
  char *key;
  gboolean with_share; /* also how much it changed in per cent */
} Comparison;

static void
comparison_clear (Comparison *self)
{
  g_free (self->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static GPtrArray *
list_layers (const ZwDossier *dossier, const ZwIndicator *const *indicators)
{
  GPtrArray *layers = g_ptr_array_new ();

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < indicators[side]->inputs->len; i++)
      {
        const ZwIndicatorInput *input = g_ptr_array_index (indicators[side]->inputs, i);

        for (guint k = 0; k < dossier->layers->len; k++)
          {
            ZwLayer *layer = g_ptr_array_index (dossier->layers, k);

            if (layer->id == input->layer_id && !g_ptr_array_find (layers, layer, NULL))
              g_ptr_array_add (layers, layer);
          }
      }
  g_ptr_array_add (layers, NULL);
  return layers;
}

/* What lies between both, with its sign; in the passport too. */
static char *
print_difference (ZwDossier *dossier,
                  const Comparison *self,
                  const ZwIndicator *const *indicators,
                  ZwIndicatorId id,
                  gboolean share)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);
  double unit = info->is_share ? 100.0 : 1.0;
  double from = indicators[0]->value * unit, to = indicators[1]->value * unit;
  double value = share ? (to - from) / from * 100.0 : to - from;
  g_autoptr (GPtrArray) layers = list_layers (dossier, indicators);
  g_autofree char *key = g_strdup_printf ("%s/%s/%s", self->key, info->id,
                                          share ? "change" : "difference");
  g_autofree char *name = g_strdup_printf (
      dossier->chinese ? "%s：%s" : "%s: %s", zw_indicator_get_name (id, dossier->catalog),
      zw_dossier_tr (dossier, share ? N_ ("Change") : N_ ("Difference")));
  const ZwFigure figure = { .key = key,
                            .name = name,
                            .value = value,
                            .decimals = share ? 1 : (int) zw_indicator_get_decimals (id),
                            .unit = share ? "%"
                                          : zw_indicator_unit_get_label (id, dossier->catalog),
                            .method = indicators[1]->method,
                            .layers = (const ZwLayer *const *) layers->pdata };
  g_autofree char *text = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  text = zw_passport_print (dossier->passport, &figure);
  return g_strconcat (value > 0.0 ? "+" : "", text, NULL);
}

static char *
print_value (ZwDossier *dossier, const Comparison *self, guint side, ZwIndicatorId id)
{
  const ZwFigureRow *row = self->rows[side];

  return zw_evaluation_find (row->evaluation, id)->state == ZW_INDICATOR_OK
             ? zw_dossier_print_indicator (dossier, row, self->years[side], id)
             : g_strdup ("–");
}

static void
add_row (ZwDossier *dossier, ZwSheet *sheet, const Comparison *self, ZwIndicatorId id)
{
  ZwSheetTable *table = sheet->table;
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);
  const char *unit = info->is_share ? "%" : zw_indicator_unit_get_label (id, dossier->catalog);
  const ZwIndicator *indicators[] = { zw_evaluation_find (self->rows[0]->evaluation, id),
                                      zw_evaluation_find (self->rows[1]->evaluation, id) };

  if (indicators[0]->state != ZW_INDICATOR_OK && indicators[1]->state != ZW_INDICATOR_OK)
    return;
  zw_sheet_table_add (
      table, g_strdup_printf ("%s %s", info->id, zw_indicator_get_name (id, dossier->catalog)));
  zw_sheet_table_add (table, g_strdup (unit != NULL ? unit : ""));
  zw_sheet_table_add (table, print_value (dossier, self, 0, id));
  zw_sheet_table_add (table, print_value (dossier, self, 1, id));
  zw_sheet_table_add (table, print_difference (dossier, self, indicators, id, FALSE));
  if (self->with_share)
    zw_sheet_table_add (table, print_difference (dossier, self, indicators, id, TRUE));
}

/* The captions of the maps head the columns. */
static void
add_table (ZwDossier *dossier, ZwSheet *sheet, const Comparison *self)
{
  ZwSheetTable *table = zw_sheet_table_new (self->with_share ? 6 : 5);

  sheet->table = table;
  zw_sheet_table_add (table, g_strdup (zw_dossier_tr (dossier, N_ ("Indicator"))));
  zw_sheet_table_add (table, g_strdup (zw_dossier_tr (dossier, N_ ("Unit"))));
  zw_sheet_table_add (table, g_strdup (sheet->maps[0].caption));
  zw_sheet_table_add (table, g_strdup (sheet->maps[1].caption));
  zw_sheet_table_add (table, g_strdup (zw_dossier_tr (dossier, N_ ("Difference"))));
  if (self->with_share)
    zw_sheet_table_add (table, g_strdup (zw_dossier_tr (dossier, N_ ("Change in %"))));
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    add_row (dossier, sheet, self, (ZwIndicatorId) i);
}

static const ZwZone *
find_other (const ZwDossier *dossier, gint64 id)
{
  for (guint i = 0; i < dossier->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (dossier->zones, i);

      if (zone->id != dossier->zone->id && (id == 0 || zone->id == id))
        return zone;
    }
  return NULL;
}

/**
 * zw_sheets_fill_zone_pair:
 *
 * Returns: %FALSE with @error set where there is no other zone
 */
gboolean
zw_sheets_fill_zone_pair (ZwSheets *self, GError **error)
{
  ZwDossier *dossier = self->dossier;
  const ZwZone *other = find_other (dossier, self->wish.other_id);
  g_auto (Comparison) comparison = { 0 };
  ZwEnvelope extent;
  ZwSheet *sheet;

  if (other == NULL)
    {
      g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                   /* Translators: name of a zone */
                   _ ("There is no other zone to compare “%s” with. Draw a second one first."),
                   dossier->zone->name);
      return FALSE;
    }
  comparison.rows[0] = zw_figure_table_find (dossier->latest, ZW_PLACE_ZONE, dossier->zone->id);
  comparison.rows[1] = zw_figure_table_find (dossier->others, ZW_PLACE_ZONE, other->id);
  comparison.key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/beside/zone-%" G_GINT64_FORMAT,
                                    dossier->zone->id, other->id);
  sheet = zw_sheets_add (self, ZW_SHEET_TWIN,
                         g_strdup_printf (dossier->chinese ? "%s與%s比較" : "%s beside %s",
                                          dossier->zone->name, other->name));
  sheet->maps[0].caption = g_strdup (dossier->zone->name);
  sheet->maps[1].caption = g_strdup (other->name);
  extent = zw_geometry_get_envelope (other->geometry);
  sheet->maps[1].extent = extent;
  sheet->maps[1].zone_id = other->id;
  add_table (dossier, sheet, &comparison);
  return zw_sheets_settle_scale (self, sheet, FALSE, error);
}

static ZwMapLayer *
find_prepared (const ZwDossier *dossier, gint64 layer_id)
{
  for (guint i = 0; i < dossier->scene->layers->len; i++)
    {
      ZwMapLayer *layer = g_ptr_array_index (dossier->scene->layers, i);

      if (layer->features->layer->id == layer_id)
        return layer;
    }
  return NULL;
}

static gboolean
is_role_shown (const ZwDossier *dossier, ZwRole role)
{
  for (guint i = 0; i < dossier->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (dossier->layers, i);

      if (layer->role == role && layer->visible)
        return TRUE;
    }
  return FALSE;
}

/* What is shown of the project, in the editions of a year. */
static ZwMapScene *
make_year (const ZwDossier *dossier, int year, GError **error)
{
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (dossier->layers, year);
  g_autoptr (GPtrArray)
      layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);

  for (guint i = 0; i < dossier->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (dossier->layers, i);
      gboolean is_chosen = g_ptr_array_find (choice->layers, layer, NULL);
      ZwMapLayer *prepared = find_prepared (dossier, layer->id);

      if (is_chosen ? !is_role_shown (dossier, layer->role) : layer->year > 0 || prepared == NULL)
        continue;
      g_ptr_array_add (layers, prepared != NULL ? zw_map_layer_ref (prepared)
                                                : zw_map_layer_new_plane (
                                                    g_ptr_array_index (dossier->features, i)));
    }
  return zw_map_scene_new (dossier->crs, layers, dossier->zones, error);
}

/**
 * zw_sheets_fill_year_pair:
 *
 * Returns: %FALSE with @error set where the survey is of one year or none
 */
gboolean
zw_sheets_fill_year_pair (ZwSheets *self, GError **error)
{
  ZwDossier *dossier = self->dossier;
  guint last = dossier->years->len - 1;
  g_auto (Comparison) comparison = { .with_share = TRUE };
  ZwEnvelope own = zw_geometry_get_envelope (dossier->zone->geometry);
  ZwSheet *sheet;

  if (dossier->years->len < 2)
    {
      g_set_error_literal (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                           _ ("The survey is of one year or of none. Import layers of a second "
                              "year, or say of which year each layer is."));
      return FALSE;
    }
  sheet = zw_sheets_add (self, ZW_SHEET_TWIN, NULL);
  for (guint i = 0; i < 2; i++)
    {
      guint index = i == 0 ? 0 : last;
      int year = g_array_index (dossier->years, int, index);

      comparison.years[i] = year;
      comparison.rows[i] = zw_figure_table_find (g_ptr_array_index (dossier->tables, index),
                                                 ZW_PLACE_ZONE, dossier->zone->id);
      sheet->maps[i].caption = zw_year_format (year, dossier->chinese);
      zw_sheets_set_extent (self, &sheet->maps[i], &own);
      sheet->maps[i].scene = make_year (dossier, year, error);
      if (sheet->maps[i].scene == NULL)
        return FALSE;
    }
  comparison.key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/%d/beside/%d", dossier->zone->id,
                                    comparison.years[0], comparison.years[1]);
  sheet->title = g_strdup_printf (dossier->chinese ? "%s：%s與%s比較" : "%s: %s and %s",
                                  dossier->zone->name, sheet->maps[0].caption,
                                  sheet->maps[1].caption);
  add_table (dossier, sheet, &comparison);
  return zw_sheets_settle_scale (self, sheet, FALSE, error);
}
