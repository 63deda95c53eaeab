/* zw-figure-table.c: the indicators of all places for one survey year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-figure-table.h"

#include <glib/gi18n.h>

#include "metrics/zw-evaluator.h"
#include "metrics/zw-survey.h"

static void
row_free (ZwFigureRow *self)
{
  g_clear_pointer (&self->place, zw_place_free);
  g_clear_pointer (&self->evaluation, zw_evaluation_unref);
  g_free (self);
}

void
zw_figure_table_free (ZwFigureTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
add_place (ZwFigureTable *self, ZwPlace *place)
{
  ZwFigureRow *row = g_new0 (ZwFigureRow, 1);

  row->place = place;
  g_ptr_array_add (self->rows, row);
}

static gboolean
add_zones (ZwFigureTable *self, ZwStore *store, const ZwFigureWish *wish, GError **error)
{
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);

  if (zones == NULL)
    return FALSE;
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (wish->zone_id != 0 && zone->id != wish->zone_id)
        continue;
      add_place (self, zw_place_new_zone (zone));
      if (wish->surroundings)
        {
          ZwPlace *around = zw_place_new_surroundings (zone, self->settings.ring_m, error);

          if (around == NULL)
            return FALSE;
          add_place (self, around);
        }
    }
  return TRUE;
}

/* What districts and the city are made of. */
static GPtrArray *
load_areas (ZwStore *store, const ZwProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray)
      features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  g_autoptr (ZwSurveyChoice) choice = NULL;

  if (layers == NULL)
    return NULL;
  choice = zw_survey_choose (layers, 0);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      ZwFeatures *one;

      if (layer->kind != ZW_GEOMETRY_POLYGON
          || !(layer->role == ZW_ROLE_ADMIN || g_ptr_array_find (choice->layers, layer, NULL))
          || !(layer->role == ZW_ROLE_ADMIN || layer->role == ZW_ROLE_POPULATION))
        continue;
      one = zw_features_load (store, layer, progress, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (features, one);
    }
  return g_steal_pointer (&features);
}

static gboolean
add_others (ZwFigureTable *self,
            ZwStore *store,
            const ZwFigureWish *wish,
            const ZwProgress *progress,
            GError **error)
{
  g_autoptr (GPtrArray) features = NULL;

  if (!wish->districts && !wish->city)
    return TRUE;
  features = load_areas (store, progress, error);
  if (features == NULL)
    return FALSE;
  if (wish->districts)
    {
      g_autoptr (GPtrArray) districts = zw_place_list_districts (features, error);

      if (districts == NULL)
        return FALSE;
      g_ptr_array_set_free_func (districts, NULL);
      for (guint i = 0; i < districts->len; i++)
        add_place (self, g_ptr_array_index (districts, i));
    }
  if (wish->city)
    {
      ZwPlace *city = zw_place_new_city (features, error);

      if (city == NULL)
        return FALSE;
      add_place (self, city);
    }
  return TRUE;
}

/* All places but the city, which has other options and perhaps no geometry. */
static gboolean
evaluate_places (ZwFigureTable *self,
                 const ZwBaseline *baseline,
                 const ZwProgress *progress,
                 GError **error)
{
  g_autoptr (GPtrArray) geometries = g_ptr_array_new ();
  g_autoptr (GPtrArray) evaluations = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (self->rows, i);

      if (row->place->kind != ZW_PLACE_CITY)
        g_ptr_array_add (geometries, row->place->geometry);
    }
  evaluations = zw_evaluate_many (baseline, (ZwGeometry *const *) geometries->pdata,
                                  geometries->len, &self->settings.evaluate, 0, progress, error);
  if (evaluations == NULL)
    return FALSE;
  for (guint i = 0, k = 0; i < self->rows->len; i++)
    {
      ZwFigureRow *row = g_ptr_array_index (self->rows, i);

      if (row->place->kind != ZW_PLACE_CITY)
        row->evaluation = g_steal_pointer (&evaluations->pdata[k++]);
    }
  return TRUE;
}

static void
evaluate_city (ZwFigureTable *self, const ZwBaseline *baseline)
{
  ZwEvaluateOptions options = self->settings.evaluate;

  options.whole_city = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      ZwFigureRow *row = g_ptr_array_index (self->rows, i);

      if (row->place->kind == ZW_PLACE_CITY)
        row->evaluation = zw_evaluate (baseline, row->place->geometry, &options);
    }
}

/**
 * zw_figure_table_new:
 * @store: an open project
 * @settings: how; its year is that of the table
 * @wish: for which places
 * @progress: (nullable): who watches
 *
 * Reads the layers and works out all indicators of all places.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
ZwFigureTable *
zw_figure_table_new (ZwStore *store,
                     const ZwFigureSettings *settings,
                     const ZwFigureWish *wish,
                     const ZwProgress *progress,
                     GError **error)
{
  g_autoptr (ZwFigureTable) self = g_new0 (ZwFigureTable, 1);
  g_autoptr (ZwBaseline) baseline = NULL;

  self->year = settings->baseline.year;
  self->settings = *settings;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (!add_zones (self, store, wish, error) || !add_others (self, store, wish, progress, error))
    return NULL;
  baseline = zw_baseline_load (store, &settings->baseline, progress, error);
  if (baseline == NULL || !zw_progress_step (progress, -1.0, _ ("Working out the figures"), error)
      || !evaluate_places (self, baseline, progress, error))
    return NULL;
  evaluate_city (self, baseline);
  return g_steal_pointer (&self);
}

/**
 * zw_figure_table_new_from:
 * @baseline: (nullable): of the year of @settings; %NULL where nothing is known of the
 *   places
 * @settings: as the baseline was made with
 * @places: (element-type ZwPlace): whose indicators; copied
 * @progress: (nullable): who watches
 *
 * As zw_figure_table_new(), from what somebody else has read.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
ZwFigureTable *
zw_figure_table_new_from (const ZwBaseline *baseline,
                          const ZwFigureSettings *settings,
                          const GPtrArray *places,
                          const ZwProgress *progress,
                          GError **error)
{
  g_autoptr (ZwFigureTable) self = g_new0 (ZwFigureTable, 1);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (ZwBaseline) empty = NULL;

  self->year = settings->baseline.year;
  self->settings = *settings;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < places->len; i++)
    add_place (self, zw_place_copy (g_ptr_array_index (places, i)));
  if (baseline == NULL)
    {
      empty = zw_baseline_new (nothing, &settings->baseline, NULL, error);
      baseline = empty;
    }
  if (baseline == NULL || !evaluate_places (self, baseline, progress, error))
    return NULL;
  evaluate_city (self, baseline);
  return g_steal_pointer (&self);
}

/**
 * zw_figure_table_new_same:
 * @table: of another year of which the same layers tell
 * @places: (element-type ZwPlace): some of those of @table
 *
 * Returns: (transfer full): the same figures under another year
 */
ZwFigureTable *
zw_figure_table_new_same (const ZwFigureTable *table, int year, const GPtrArray *places)
{
  ZwFigureTable *self = g_new0 (ZwFigureTable, 1);

  self->year = year;
  self->settings = table->settings;
  self->settings.baseline.year = year;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < places->len; i++)
    {
      const ZwPlace *place = g_ptr_array_index (places, i);

      for (guint k = 0; k < table->rows->len; k++)
        {
          const ZwFigureRow *row = g_ptr_array_index (table->rows, k);
          ZwFigureRow *copy;

          if (!zw_place_is_same (row->place, place))
            continue;
          copy = g_new0 (ZwFigureRow, 1);
          copy->place = zw_place_copy (place);
          copy->evaluation = zw_evaluation_ref (row->evaluation);
          g_ptr_array_add (self->rows, copy);
          break;
        }
    }
  return self;
}

/**
 * zw_figure_table_join:
 * @other: (transfer full): rows that follow
 */
void
zw_figure_table_join (ZwFigureTable *self, ZwFigureTable *other)
{
  g_ptr_array_extend_and_steal (self->rows, g_steal_pointer (&other->rows));
  g_free (other);
}

/**
 * zw_figure_table_part_zones:
 * @zone_id: the zone that stays
 *
 * Takes the rows of all other zones out, so that who looks at one zone has its
 * table, worked out once with those of the others.
 *
 * Returns: (transfer full): a table of the other zones, perhaps without rows
 */
ZwFigureTable *
zw_figure_table_part_zones (ZwFigureTable *self, gint64 zone_id)
{
  ZwFigureTable *others = g_new0 (ZwFigureTable, 1);

  others->year = self->year;
  others->settings = self->settings;
  others->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < self->rows->len;)
    {
      const ZwFigureRow *row = g_ptr_array_index (self->rows, i);

      if (row->place->kind == ZW_PLACE_ZONE && row->place->zone_id != zone_id)
        g_ptr_array_add (others->rows, g_ptr_array_steal_index (self->rows, i));
      else
        i++;
    }
  return others;
}

/**
 * zw_figure_table_find:
 * @zone_id: of the zone; for a district or the city 0 finds the first
 *
 * Returns: (transfer none) (nullable): the first row of such a place
 */
const ZwFigureRow *
zw_figure_table_find (const ZwFigureTable *self, ZwPlaceKind kind, gint64 zone_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (self->rows, i);

      if (row->place->kind == kind && row->place->zone_id == zone_id)
        return row;
    }
  return NULL;
}
