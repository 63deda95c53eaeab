/* zw-passport-indicator.c: where a printed indicator comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/zw-year.h"
#include "document/zw-passport.h"

static const ZwLayer *
find_layer (const GPtrArray *layers, gint64 id)
{
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->id == id)
        return layer;
    }
  return NULL;
}

/* A district keeps its official code from project to project, a zone its number. */
static char *
dup_place (const ZwPlace *place)
{
  if (place->kind == ZW_PLACE_DISTRICT)
    return g_strdup_printf ("district-%s", place->code != NULL ? place->code : place->name);
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, zw_place_kind_get_id (place->kind),
                          place->zone_id);
}

/* The layers an indicator rests on, %NULL behind the last. */
static GPtrArray *
list_inputs (const ZwIndicator *indicator, const GPtrArray *layers)
{
  GPtrArray *inputs = g_ptr_array_new ();

  for (guint i = 0; i < indicator->inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);
      const ZwLayer *layer = find_layer (layers, input->layer_id);

      if (layer != NULL)
        g_ptr_array_add (inputs, (gpointer) layer);
    }
  g_ptr_array_add (inputs, NULL);
  return inputs;
}

/* "Old town: A1 …", the survey year behind it where one was asked for. */
static char *
dup_name (const ZwPlace *place, int year, const char *what, const ZwCatalog *catalog)
{
  const char *where = *place->name != '\0' ? place->name
                                           : zw_catalog_get (catalog, N_ ("Whole city"));

  if (zw_catalog_is_chinese (catalog))
    return year > 0 ? g_strdup_printf ("%s：%s（%d 年）", where, what, zw_year_to_roc (year))
                    : g_strdup_printf ("%s：%s", where, what);
  return year > 0 ? g_strdup_printf ("%s: %s (%d)", where, what, year)
                  : g_strdup_printf ("%s: %s", where, what);
}

/**
 * zw_passport_print_indicator:
 * @place: whose indicator
 * @year: survey year that was asked for; 0 for the latest
 * @indicator: the indicator
 * @layers: (element-type ZwLayer): all of the project
 * @catalog: language of the document
 *
 * Enters an indicator.
 *
 * Returns: (transfer full): as it is printed: shares in per cent, without the sign
 */
char *
zw_passport_print_indicator (ZwPassport *self,
                             const ZwPlace *place,
                             int year,
                             const ZwIndicator *indicator,
                             const GPtrArray *layers,
                             const ZwCatalog *catalog)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);
  g_autoptr (GPtrArray) inputs = list_inputs (indicator, layers);
  g_autofree char *where = dup_place (place);
  g_autofree char *key = g_strdup_printf ("%s/%s/%d", where, info->id, year);
  g_autofree char *name = dup_name (place, year, zw_indicator_get_name (indicator->id, catalog),
                                    catalog);

  return zw_passport_print (
      self, &(ZwFigure){ .key = key,
                         .name = name,
                         .value = indicator->value * (info->is_share ? 100.0 : 1.0),
                         .decimals = (int) zw_indicator_get_decimals (indicator->id),
                         .unit = zw_indicator_unit_get_label (indicator->id, catalog),
                         .method = indicator->method,
                         .layers = (const ZwLayer *const *) inputs->pdata });
}

/**
 * zw_passport_print_part:
 * @indicator: what @part is a part of
 * @part: with a value of its own
 * @decimals: shown
 *
 * Enters a part of an indicator, otherwise as zw_passport_print_indicator().
 *
 * Returns: (transfer full): as it is printed
 */
char *
zw_passport_print_part (ZwPassport *self,
                        const ZwPlace *place,
                        int year,
                        const ZwIndicator *indicator,
                        const ZwIndicatorPart *part,
                        int decimals,
                        const GPtrArray *layers,
                        const ZwCatalog *catalog)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);
  g_autoptr (GPtrArray) inputs = list_inputs (indicator, layers);
  g_autofree char *where = dup_place (place);
  g_autofree char *key = g_strdup_printf ("%s/%s/%d/%s", where, info->id, year, part->id);
  g_autofree char *what = g_strdup_printf (zw_catalog_is_chinese (catalog) ? "%s，%s" : "%s, %s",
                                           zw_indicator_get_name (indicator->id, catalog),
                                           zw_indicator_part_get_label (part->id, catalog));
  g_autofree char *name = dup_name (place, year, what, catalog);

  return zw_passport_print (self,
                            &(ZwFigure){ .key = key,
                                         .name = name,
                                         .value = part->value * (info->is_share ? 100.0 : 1.0),
                                         .decimals = decimals,
                                         .unit = info->is_share ? "%" : NULL,
                                         .method = indicator->method,
                                         .layers = (const ZwLayer *const *) inputs->pdata });
}
