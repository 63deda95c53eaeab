/* zw-data-tables.c: the tables of a project: zones and their indicators, and all the rest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-data-tables.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "metrics/zw-figure-table.h"
#include "metrics/zw-survey.h"
#include "output/zw-data-output.h"
#include "output/zw-data-tables-private.h"

#define M2_PER_KM2 1e6
#define M_PER_KM 1e3

/* In the order in which they come in a file; records follow under their plurals. */
static const char *const own_tables[] = { "zones",  "indicators", "phases",
                                          "stages", "goals",      "work_items" };

/* All that the tables are made from. */
typedef struct
{
  ZwStore *store;
  const ZwCatalog *catalog;
  const ZwReference *reference;
  GPtrArray *zones;   /* ZwZone */
  GPtrArray *plans;   /* ZwPlan */
  GPtrArray *records; /* ZwRecords */
} Source;

/**
 * zw_data_tables_list:
 *
 * Returns: (array zero-terminated=1): ids of all tables
 */
const char *const *
zw_data_tables_list (void)
{
  static const char *ids[G_N_ELEMENTS (own_tables) + ZW_N_RECORD_KINDS + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      memcpy (ids, own_tables, sizeof own_tables);
      for (guint i = 0; i < ZW_N_RECORD_KINDS; i++)
        ids[G_N_ELEMENTS (own_tables) + i] = zw_record_kind_get_info ((ZwRecordKind) i)->plural;
      g_once_init_leave (&ready, 1);
    }
  return ids;
}

/**
 * zw_data_maker_add_field:
 * @id: its name in English, as JSON has it
 * @label: marked with N_(): its name in Chinese is the translation
 */
void
zw_data_maker_add_field (const ZwDataMaker *self,
                         const char *id,
                         const char *label,
                         ZwDataType type)
{
  gboolean chinese = zw_catalog_is_chinese (self->catalog);

  zw_data_table_add_field (self->table, chinese ? zw_catalog_get (self->catalog, label) : id, type);
}

static const char *
pick_word (const ZwCatalog *catalog, const char *id, const char *label)
{
  return zw_catalog_is_chinese (catalog) ? zw_catalog_get (catalog, label) : id;
}

/* "A1_公共運輸服務涵蓋率": what stands first survives a cut. */
static char *
make_indicator_name (ZwIndicatorId id, const ZwCatalog *catalog)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);

  return zw_catalog_is_chinese (catalog) ? g_strconcat (info->id, "_", info->chinese, NULL)
                                         : g_strdup (info->id);
}

static ZwFigureTable *
load_figures (const Source *source,
              gint64 zone_id,
              int year,
              gboolean others,
              const ZwProgress *progress,
              GError **error)
{
  ZwFigureWish wish = { .zone_id = zone_id, .districts = others, .city = others };
  ZwFigureSettings settings;

  zw_figure_settings_load (&settings, source->store);
  settings.baseline.catalog = source->catalog;
  settings.baseline.year = year;
  return zw_figure_table_new (source->store, &settings, &wish, progress, error);
}

static void
add_zone (ZwDataTable *table,
          const ZwZone *zone,
          const ZwFigureTable *figures,
          const ZwCatalog *catalog)
{
  const ZwFigureRow *row = zw_figure_table_find (figures, ZW_PLACE_ZONE, zone->id);

  zw_data_table_begin_row (table, zone->geometry);
  zw_data_table_add_number (table, (double) zone->id);
  zw_data_table_add_text (table, zone->name);
  zw_data_table_add_text (table, pick_word (catalog, zw_zone_type_get_id (zone->type),
                                            zw_zone_type_get_label (zone->type)));
  zw_data_table_add_number (table, zone->island ? 1.0 : 0.0);
  zw_data_table_add_number (table, zone->remote ? 1.0 : 0.0);
  zw_data_table_add_number (table, zw_geometry_get_area (zone->geometry) / M2_PER_KM2);
  zw_data_table_add_number (table, zw_geometry_get_length (zone->geometry) / M_PER_KM);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      const ZwIndicator *indicator = row != NULL
                                         ? zw_evaluation_find (row->evaluation, (ZwIndicatorId) i)
                                         : NULL;

      zw_data_table_add_number (table, indicator != NULL ? indicator->value : NAN);
    }
}

/* Their latest indicators beside them; shares are fractions. */
static ZwDataTable *
make_zones (const Source *source, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwDataTable)
      table = zw_data_table_new ("zones", zw_catalog_get (source->catalog, N_ ("Zones")), TRUE);
  const ZwDataMaker maker = { table, source->catalog };
  g_autoptr (ZwFigureTable) figures = load_figures (source, 0, 0, FALSE, progress, error);

  if (figures == NULL)
    return NULL;
  zw_data_maker_add_field (&maker, "id", N_ ("Number"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (&maker, "name", N_ ("Name"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "type", N_ ("Type"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "island", N_ ("On an outlying island"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (&maker, "remote", N_ ("In a remote area"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (&maker, "area_km2", N_ ("Area, km2"), ZW_DATA_NUMBER);
  zw_data_maker_add_field (&maker, "perimeter_km", N_ ("Perimeter, km"), ZW_DATA_NUMBER);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_autofree char *name = make_indicator_name ((ZwIndicatorId) i, source->catalog);

      zw_data_table_add_field (table, name, ZW_DATA_NUMBER);
    }
  for (guint i = 0; i < source->zones->len; i++)
    add_zone (table, g_ptr_array_index (source->zones, i), figures, source->catalog);
  return g_steal_pointer (&table);
}

static void
add_indicators (ZwDataTable *table, const ZwFigureTable *figures, const ZwCatalog *catalog)
{
  static const char *const labels[ZW_N_PLACE_KINDS] = {
    [ZW_PLACE_ZONE] = N_ ("Zone"),
    [ZW_PLACE_SURROUNDINGS] = N_ ("Surroundings"),
    [ZW_PLACE_DISTRICT] = N_ ("District"),
    [ZW_PLACE_CITY] = N_ ("Whole city"),
  };

  for (guint i = 0; i < figures->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (figures->rows, i);

      for (guint k = 0; k < row->evaluation->n_indicators; k++)
        {
          const ZwIndicator *indicator = &row->evaluation->indicators[k];
          const ZwIndicatorInfo *info = zw_indicator_get_info (indicator->id);

          zw_data_table_begin_row (table, NULL);
          zw_data_table_add_text (table,
                                  pick_word (catalog, zw_place_kind_get_id (row->place->kind),
                                             labels[row->place->kind]));
          zw_data_table_add_text (table, row->place->name);
          zw_data_table_add_number (table, figures->year > 0 ? figures->year : NAN);
          zw_data_table_add_text (table, info->id);
          zw_data_table_add_text (table, zw_indicator_get_name (indicator->id, catalog));
          zw_data_table_add_number (table, indicator->value);
          zw_data_table_add_text (table, info->unit);
          zw_data_table_add_text (table, zw_indicator_state_get_id (indicator->state));
          zw_data_table_add_number (table, indicator->numerator);
          zw_data_table_add_number (table, indicator->denominator);
          zw_data_table_add_text (table, indicator->method != NULL ? indicator->method
                                                                   : indicator->reason);
        }
    }
}

/* Zones, districts and the city, for each survey year and for the latest of everything. */
static ZwDataTable *
make_indicators (const Source *source, gint64 zone_id, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwDataTable) table = zw_data_table_new (
      "indicators", zw_catalog_get (source->catalog, N_ ("Indicators")), FALSE);
  const ZwDataMaker maker = { table, source->catalog };
  g_autoptr (GPtrArray) layers = zw_layer_list (source->store, error);
  g_autoptr (GArray) years = layers != NULL ? zw_survey_list_years (layers) : NULL;

  if (years == NULL)
    return NULL;
  zw_data_maker_add_field (&maker, "place_kind", N_ ("Kind of place"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "place", N_ ("Place"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "year", N_ ("Survey year (CE)"), ZW_DATA_WHOLE);
  zw_data_maker_add_field (&maker, "indicator", N_ ("Indicator"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "name", N_ ("Name of the indicator"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "value", N_ ("Value"), ZW_DATA_NUMBER);
  zw_data_maker_add_field (&maker, "unit", N_ ("Unit"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "state", N_ ("State"), ZW_DATA_TEXT);
  zw_data_maker_add_field (&maker, "numerator", N_ ("Numerator"), ZW_DATA_NUMBER);
  zw_data_maker_add_field (&maker, "denominator", N_ ("Denominator"), ZW_DATA_NUMBER);
  zw_data_maker_add_field (&maker, "method", N_ ("Method, or why none"), ZW_DATA_TEXT);
  for (guint i = 0; i <= years->len; i++)
    {
      int year = i < years->len ? g_array_index (years, int, i) : 0;
      g_autoptr (ZwFigureTable)
          figures = load_figures (source, zone_id, year, TRUE, progress, error);

      if (figures == NULL)
        return NULL;
      add_indicators (table, figures, source->catalog);
    }
  return g_steal_pointer (&table);
}

static gboolean
load_source (Source *self, gint64 zone_id, GError **error)
{
  g_autoptr (GPtrArray) all = zw_zone_list (self->store, error);

  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_zone_free);
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_plan_unref);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_records_unref);
  if (all == NULL)
    return FALSE;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      ZwZone *zone = g_ptr_array_index (all, i);

      if (zone_id != 0 && zone->id != zone_id)
        zw_zone_free (zone);
      else
        g_ptr_array_add (self->zones, zone);
    }
  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (self->zones, i);
      ZwPlan *plan = zw_plan_load (self->store, zone->id, error);
      ZwRecords *records = plan != NULL ? zw_records_load (self->store, zone->id, error) : NULL;

      if (plan != NULL)
        g_ptr_array_add (self->plans, plan);
      if (records == NULL)
        return FALSE;
      g_ptr_array_add (self->records, records);
    }
  return TRUE;
}

static void
clear_source (Source *self)
{
  g_ptr_array_unref (self->zones);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->records);
}

static ZwDataTable *
make_table (const Source *source,
            guint number,
            gint64 zone_id,
            const ZwProgress *progress,
            GError **error)
{
  const ZwZone *const *zones = (const ZwZone *const *) source->zones->pdata;

  if (number == 0)
    return make_zones (source, progress, error);
  if (number == 1)
    return make_indicators (source, zone_id, progress, error);
  if (number < G_N_ELEMENTS (own_tables))
    return zw_data_table_new_items (zones, (ZwPlan *const *) source->plans->pdata,
                                    source->zones->len, own_tables[number], source->reference,
                                    source->catalog);
  return zw_data_table_new_records (source->store, zones,
                                    (ZwRecords *const *) source->records->pdata, source->zones->len,
                                    (ZwRecordKind) (number - G_N_ELEMENTS (own_tables)),
                                    source->reference, source->catalog, error);
}

/**
 * zw_data_tables_load:
 * @zone_id: this zone alone; 0 for all
 * @only: (nullable): id of the one table that is wanted; all where %NULL
 * @catalog: language of names and words
 *
 * Returns: (transfer full) (element-type ZwDataTable): the tables, also empty ones
 */
GPtrArray *
zw_data_tables_load (ZwStore *store,
                     gint64 zone_id,
                     const char *only,
                     const ZwCatalog *catalog,
                     const ZwProgress *progress,
                     GError **error)
{
  g_autoptr (GPtrArray)
      tables = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_data_table_free);
  g_autoptr (ZwReference) reference = zw_reference_new ();
  const char *const *ids = zw_data_tables_list ();
  Source source = { .store = store, .catalog = catalog, .reference = reference };
  gboolean ok = load_source (&source, zone_id, error);

  for (guint i = 0; ok && ids[i] != NULL; i++)
    {
      ZwDataTable *table;

      if (only != NULL && !g_str_equal (only, ids[i]))
        continue;
      table = make_table (&source, i, zone_id, progress, error);
      ok = table != NULL;
      if (ok)
        g_ptr_array_add (tables, table);
    }
  clear_source (&source);
  if (ok && tables->len == 0)
    {
      g_autofree char *all = g_strjoinv (", ", (char **) ids);

      g_set_error (error, ZW_DATA_ERROR, ZW_DATA_ERROR_TABLE,
                   /* Translators: what the user typed, the tables there are */
                   _ ("There is no table “%s”. What there is: %s."), only, all);
      ok = FALSE;
    }
  return ok ? g_steal_pointer (&tables) : NULL;
}
