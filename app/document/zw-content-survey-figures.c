/* zw-content-survey-figures.c: places, figures and rows that the survey's tables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "base/zw-year.h"
#include "document/zw-content-survey-private.h"
#include "metrics/zw-survey.h"

/* More districts than these are not all named. */
#define MOST_NAMED 4

/**
 * zw_survey_place_new_zone:
 *
 * Returns: (transfer full): the zone
 */
ZwSurveyPlace *
zw_survey_place_new_zone (const ZwDossier *dossier)
{
  ZwSurveyPlace *self = g_new0 (ZwSurveyPlace, 1);

  self->key = g_strdup_printf ("zone-%" G_GINT64_FORMAT, dossier->zone->id);
  self->name = g_strdup (dossier->zone->name);
  self->geometry = dossier->zone->geometry;
  self->row = zw_figure_table_find (dossier->latest, ZW_PLACE_ZONE, dossier->zone->id);
  return self;
}

/**
 * zw_survey_place_new_around:
 *
 * Returns: (transfer full): the districts of the zone as one place; the zone where the
 *   project knows no districts
 */
ZwSurveyPlace *
zw_survey_place_new_around (const ZwDossier *dossier)
{
  ZwSurveyPlace *self;

  if (dossier->district_area == NULL)
    return zw_survey_place_new_zone (dossier);
  self = g_new0 (ZwSurveyPlace, 1);
  self->key = g_strdup_printf ("districts-of-%" G_GINT64_FORMAT, dossier->zone->id);
  self->name = dossier->districts->len <= MOST_NAMED
                   ? zw_dossier_dup_district_names (dossier)
                   : g_strdup (zw_dossier_pick (dossier, "試辦區域所在鄉鎮市區",
                                                "The districts of the zone"));
  self->geometry = dossier->district_area;
  return self;
}

static gboolean
is_same_place (const ZwPlace *one, const ZwPlace *other)
{
  return one->kind == other->kind && one->zone_id == other->zone_id
         && g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->code, other->code) == 0;
}

static const ZwFigureRow *
find_place (const ZwFigureTable *table, const ZwPlace *place)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, i);

      if (is_same_place (row->place, place))
        return row;
    }
  return NULL;
}

/**
 * zw_survey_find_row:
 * @like: a row of another table
 *
 * Returns: (nullable): the row of the same place
 */
const ZwFigureRow *
zw_survey_find_row (const ZwFigureTable *table, const ZwFigureRow *like)
{
  return like != NULL ? find_place (table, like->place) : NULL;
}

/**
 * zw_survey_place_list:
 *
 * Returns: (transfer full) (element-type ZwSurveyPlace): the zone, then each district
 */
GPtrArray *
zw_survey_place_list (const ZwDossier *dossier)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_survey_place_free);

  g_ptr_array_add (places, zw_survey_place_new_zone (dossier));
  for (guint i = 0; i < dossier->districts->len; i++)
    {
      const ZwDossierDistrict *district = g_ptr_array_index (dossier->districts, i);
      ZwSurveyPlace *self = g_new0 (ZwSurveyPlace, 1);
      const char *code = district->place->code;

      self->key = g_strdup_printf ("district-%s", code != NULL ? code : district->place->name);
      self->name = g_strdup (district->place->name);
      self->geometry = district->place->geometry;
      self->row = find_place (dossier->latest, district->place);
      g_ptr_array_add (places, self);
    }
  return places;
}

void
zw_survey_place_free (ZwSurveyPlace *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

/* How a figure came about, by the first word of its key. */
static const struct
{
  const char *word;
  const char *zh;
  const char *en;
} methods[] = {
  { "area", "平面面積", "planar area" },
  { "population", "範圍內點位加總，或依面積比例分配",
    "points within added up, or areas by the share that lies within" },
  { "density", "人口數除以平面面積", "residents by planar area" },
  { "active", "範圍內點位加總，或依面積比例分配",
    "points within added up, or areas by the share that lies within" },
  { "landuse", "圖資與範圍相交之平面面積", "planar area of the layer within" },
  { "roads", "範圍內平面長度", "planar length within" },
  { "railways", "範圍內平面長度", "planar length within" },
  { "routes", "範圍內平面長度，同一路線往返重疊處計一次",
    "planar length within; where a route runs back the way it came it counts once" },
  { "stops", "範圍內站點，月台併入所屬車站，站點代碼相同者計一次",
    "stops within: platforms count with their station, one number once" },
  { "bike", "範圍內租賃站", "stations within" },
  { "attractions", "範圍內據點", "places within" },
};

static const char *
find_method (const ZwDossier *dossier, const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_has_prefix (what, methods[i].word)
        && !g_ascii_isalnum (what[strlen (methods[i].word)]))
      return zw_dossier_pick (dossier, methods[i].zh, methods[i].en);
  return NULL;
}

/**
 * zw_survey_print:
 * @what: the rest of the figure's key, after the place: "population/2025"
 * @name: what it is, in words, without the place
 * @method: (nullable): how it came about; by what it is where %NULL
 * @features: (nullable) (element-type ZwFeatures): layers it rests on
 *
 * Enters a figure in the passport, unless rows are only counted.
 *
 * Returns: (transfer full): as it is printed, without its unit
 */
char *
zw_survey_print (const ZwSurveyWriter *self,
                 const ZwSurveyPlace *place,
                 const char *what,
                 const char *name,
                 double value,
                 int decimals,
                 const char *unit,
                 const char *method,
                 const GPtrArray *features)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  g_autofree char *key = g_strconcat (place->key, "/", what, NULL);
  g_autofree char *whole = g_strconcat (place->name, self->dossier->chinese ? "：" : ": ", name,
                                        NULL);

  if (self->passport == NULL)
    return g_strdup ("");
  for (guint i = 0; features != NULL && i < features->len; i++)
    g_ptr_array_add (layers, ((const ZwFeatures *) g_ptr_array_index (features, i))->layer);
  g_ptr_array_add (layers, NULL);
  return zw_passport_print (
      self->passport,
      &(ZwFigure){ .key = key,
                   .name = whole,
                   .value = value,
                   .decimals = decimals,
                   .unit = unit,
                   .method = method != NULL ? method : find_method (self->dossier, what),
                   .layers = (const ZwLayer *const *) layers->pdata });
}

static GPtrArray *
list_inputs (const ZwDossier *dossier, const ZwIndicator *indicator)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < indicator->inputs->len; i++)
    for (guint k = 0; k < dossier->features->len; k++)
      {
        const ZwIndicatorInput *input = g_ptr_array_index (indicator->inputs, i);
        ZwFeatures *features = g_ptr_array_index (dossier->features, k);

        if (features->layer->id == input->layer_id)
          g_ptr_array_add (found, features);
      }
  return found;
}

/* What an indicator counts, beside its own value. */
static double
get_part (const ZwIndicator *indicator, const char *part)
{
  if (g_str_equal (part, "value"))
    return indicator->value;
  if (g_str_equal (part, "numerator"))
    return indicator->numerator;
  if (g_str_equal (part, "denominator"))
    return indicator->denominator;
  for (guint i = 0; i < indicator->n_parts; i++)
    if (g_str_equal (indicator->parts[i].id, part))
      return indicator->parts[i].value;
  return NAN;
}

/**
 * zw_survey_print_part:
 * @row: (nullable): of the place, in the table of @year
 * @year: 0 for the latest
 * @part: of the indicator, or "value", "numerator", "denominator"
 *
 * Returns: (transfer full): the figure as it is printed; a dash where there is none
 */
char *
zw_survey_print_part (const ZwSurveyWriter *self,
                      const ZwSurveyPlace *place,
                      const ZwFigureRow *row,
                      int year,
                      ZwIndicatorId id,
                      const char *part)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);
  const ZwIndicator *indicator = row != NULL ? zw_evaluation_find (row->evaluation, id) : NULL;
  gboolean whole = g_str_equal (part, "value"), km = g_str_has_suffix (part, "_km");
  const ZwCatalog *catalog = self->dossier->catalog;
  g_autoptr (GPtrArray) inputs = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GString) label = NULL;
  double value;

  if (indicator == NULL)
    return g_strdup (ZW_SURVEY_NOTHING);
  value = get_part (indicator, part);
  if (whole && info->is_share)
    value *= 100.0;
  inputs = list_inputs (self->dossier, indicator);
  what = whole ? g_strdup_printf ("%s/%d", info->id, year)
               : g_strdup_printf ("%s/%s/%d", info->id, part, year);
  label = g_string_new (zw_indicator_get_name (id, catalog));
  if (!whole && !g_str_equal (part, "numerator") && !g_str_equal (part, "denominator"))
    g_string_append_printf (label, " (%s)", zw_indicator_part_get_label (part, catalog));
  if (year != 0)
    {
      g_autofree char *when = zw_survey_dup_year (self->dossier, year);

      g_string_append_printf (label, self->dossier->chinese ? "（%s）" : ", %s", when);
    }
  return zw_survey_print (self, place, what, label->str, value,
                          whole ? (int) zw_indicator_get_decimals (id)
                          : km  ? 3
                                : 0,
                          whole ? zw_indicator_unit_get_label (id, catalog) : NULL,
                          indicator->method, inputs);
}

static void
row_free (gpointer data)
{
  ZwSurveyRow *self = data;

  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
zw_survey_begin_row (ZwSurveyWriter *self, ZwRowKind kind)
{
  ZwSurveyRow *row = g_new0 (ZwSurveyRow, 1);

  if (self->rows == NULL)
    self->rows = g_ptr_array_new_with_free_func (row_free);
  row->kind = kind;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
}

/**
 * zw_survey_take_cell:
 * @text: (transfer full) (nullable): %NULL lets the cell above reach down
 */
void
zw_survey_take_cell (ZwSurveyWriter *self, char *text)
{
  ZwSurveyRow *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  g_ptr_array_add (row->cells, text);
}

void
zw_survey_add_cell (ZwSurveyWriter *self, const char *text)
{
  zw_survey_take_cell (self, g_strdup (text));
}

static void
census_free (gpointer data)
{
  ZwSurveyCensus *self = data;

  g_ptr_array_unref (self->features);
  g_free (self);
}

static void
add_census (GPtrArray *censuses, const ZwDossier *dossier, int year)
{
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (dossier->layers, year);
  const ZwSurveyCensus *last = censuses->len > 0 ? g_ptr_array_index (censuses, censuses->len - 1)
                                                 : NULL;
  ZwSurveyCensus *census;

  if (choice->residents == NULL
      || (last != NULL
          && ((ZwFeatures *) g_ptr_array_index (last->features, 0))->layer->id
                 == choice->residents->id))
    return;
  for (guint i = 0; i < dossier->features->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (dossier->features, i);

      if (features->layer->id != choice->residents->id
          || zw_features_get_numbers (features, "population") == NULL)
        continue;
      census = g_new0 (ZwSurveyCensus, 1);
      census->features = g_ptr_array_new ();
      census->year = features->layer->year;
      g_ptr_array_add (census->features, features);
      g_ptr_array_add (censuses, census);
      return;
    }
}

/**
 * zw_survey_list_censuses:
 *
 * A survey of residents is told of in the year it is of, not again in the years up to
 * the next one.
 *
 * Returns: (transfer full) (element-type ZwSurveyCensus): in the order of years,
 *   perhaps none
 */
GPtrArray *
zw_survey_list_censuses (const ZwDossier *dossier)
{
  GPtrArray *censuses = g_ptr_array_new_with_free_func (census_free);

  for (guint i = 0; i < dossier->years->len; i++)
    add_census (censuses, dossier, g_array_index (dossier->years, int, i));
  if (dossier->years->len == 0)
    add_census (censuses, dossier, 0);
  return censuses;
}

/**
 * zw_survey_find_kind_field:
 *
 * Returns: the field that tells kinds: layers of land use often have them as names
 */
const char *
zw_survey_find_kind_field (const GPtrArray *features)
{
  for (guint l = 0; l < features->len; l++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, l);
      const char *const *kinds = zw_features_get_texts (layer, "kind");

      for (guint i = 0; kinds != NULL && i < layer->n; i++)
        if (kinds[i] != NULL && *kinds[i] != '\0')
          return "kind";
    }
  return "name";
}

gboolean
zw_survey_is_rail (const char *mode)
{
  static const char *const modes[] = { "metro",     "rail",     "tram", "cable",
                                       "funicular", "monorail", NULL };

  return g_strv_contains (modes, mode);
}

gboolean
zw_survey_is_bus (const char *mode)
{
  return g_str_equal (mode, "bus") || g_str_equal (mode, "trolleybus");
}

/**
 * zw_survey_dup_year:
 *
 * Returns: (transfer full): "112 年", "2023"; for 0 that no year is said
 */
char *
zw_survey_dup_year (const ZwDossier *dossier, int year)
{
  if (year == 0)
    return g_strdup (zw_dossier_pick (dossier, "年度未註明", "year not given"));
  return dossier->chinese ? g_strdup_printf ("%d 年", zw_year_to_roc (year))
                          : g_strdup_printf ("%d", year);
}

/**
 * zw_survey_name:
 *
 * Returns: (transfer full): what a figure tells, and of which year: "人口數（112 年）"
 */
char *
zw_survey_name (const ZwDossier *dossier, const char *zh, const char *en, int year)
{
  g_autofree char *when = zw_survey_dup_year (dossier, year);

  return g_strdup_printf (dossier->chinese ? "%s（%s）" : "%s, %s",
                          zw_dossier_pick (dossier, zh, en), when);
}

char *
zw_survey_dup_mode (const ZwDossier *dossier, const char *mode)
{
  return g_strdup (zw_indicator_part_get_label (
      *mode != '\0' ? mode : ZW_INDICATOR_PART_UNSPECIFIED, dossier->catalog));
}
