/* zw-indicator.c: the fifteen indicators of the guideline and a value of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-indicator.h"

#include <glib/gi18n.h>

/* 表 2.3-3, in the order of ZwIndicatorId; the Chinese names word for word. */
static const ZwIndicatorInfo infos[ZW_N_INDICATORS] = {
  { "B1", "公共運輸站點數", N_ ("Public transport stops"), "count", FALSE },
  { "B2", "路線里程數", N_ ("Route length"), "km", FALSE },
  { "B3", "人行道長度", N_ ("Footway length"), "km", FALSE },
  { "B4", "自行車道長度", N_ ("Cycle way length"), "km", FALSE },
  { "B5", "公共充電樁設置數", N_ ("Public chargers"), "count", FALSE },
  { "B6", "公共停車場電動車專用停車格比例",
    N_ ("Share of spaces for electric cars only in public car parks"), "ratio", TRUE },
  { "A1", "公共運輸服務涵蓋率", N_ ("Public transport coverage"), "ratio", TRUE },
  { "A2", "平均每人可使用共享運具數", N_ ("Shared vehicles per person"), "per_person", FALSE },
  { "A3", "公共自行車站密度", N_ ("Density of public bike stations"), "per_km2", FALSE },
  { "A4", "公共運輸轉乘無縫性", N_ ("Seamlessness of transfers"), "min", FALSE },
  { "A5", "公共運輸串聯友善性", N_ ("Attractions within reach of public transport"), "ratio",
    TRUE },
  { "A6", "公共運輸移動性", N_ ("Travel time by public transport against private"), "ratio",
    FALSE },
  { "A7", "公共運輸使用成本及私人運具使用成本比值", N_ ("Cost of public transport against private"),
    "ratio", FALSE },
  { "A8", "電動車比例", N_ ("Share of electric vehicles"), "ratio", TRUE },
  { "A9", "電動車與充電樁比值", N_ ("Chargers per electric vehicle"), "ratio", FALSE },
};

static const struct
{
  const char *id;
  const char *label;
} part_labels[] = {
  /* Modes of transport, as the import names them */
  { "tram", N_ ("Tram") },
  { "metro", N_ ("Metro") },
  { "rail", N_ ("Railway") },
  { "bus", N_ ("Bus") },
  { "ferry", N_ ("Ferry") },
  { "cable", N_ ("Cable tram") },
  { "gondola", N_ ("Cable car") },
  { "funicular", N_ ("Funicular") },
  { "trolleybus", N_ ("Trolleybus") },
  { "monorail", N_ ("Monorail") },
  { ZW_INDICATOR_PART_UNSPECIFIED, N_ ("Mode not given") },
  { ZW_INDICATOR_PART_OTHER, N_ ("Other modes") },
  /* Figures within other indicators */
  { "route_km", N_ ("Route length, each route counted (km)") },
  { "network_km", N_ ("Network length, shared streets counted once (km)") },
  { "lines_km", N_ ("From lines (km)") },
  { "surfaces_km", N_ ("Estimated from surfaces (km)") },
  { "posts", N_ ("Charging posts") },
  { "guns", N_ ("Charging guns") },
  { "fast", N_ ("Fast guns") },
  { "slow", N_ ("Slow guns") },
  { "sites", N_ ("Sites") },
  { "car_parks", N_ ("Car parks counted") },
  { "left_out", N_ ("Left out: figures unknown") },
  { "area_weighted", N_ ("Weighted by area") },
  { "centroid", N_ ("By centre of each area") },
  { "points", N_ ("By points") },
  { "spread", N_ ("Between the methods") },
  { "main_stations", N_ ("Main stations counted") },
  { "transfer_links", N_ ("Systems to change to, all stations together") },
  { "pairs", N_ ("Pairs of origin and destination") },
  { "pairs_counted", N_ ("Of these with both figures") },
  { "pairs_unreachable", N_ ("Of these not reached by public transport") },
  { "transit_min", N_ ("Mean by public transport (min)") },
  { "private_min", N_ ("Mean by private vehicle (min)") },
  { "p85_ratio", N_ ("With the time that 85 in 100 departures keep") },
  { "transit_cost", N_ ("Mean by public transport (NT$)") },
  { "private_cost", N_ ("Mean by private vehicle (NT$)") },
  /* Vehicle classes told side by side */
  { "car", N_ ("Cars") },
  { "motorcycle", N_ ("Motorcycles") },
  { "truck", N_ ("Trucks") },
};

const ZwIndicatorInfo *
zw_indicator_get_info (ZwIndicatorId id)
{
  g_return_val_if_fail (id < ZW_N_INDICATORS, NULL);
  return &infos[id];
}

/**
 * zw_indicator_from_id:
 * @text: such as "A1"
 * @id: (out): the indicator
 *
 * Returns: %FALSE when there is no such indicator
 */
gboolean
zw_indicator_from_id (const char *text, ZwIndicatorId *id)
{
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    if (g_strcmp0 (infos[i].id, text) == 0)
      {
        *id = i;
        return TRUE;
      }
  return FALSE;
}

static const char *
translate (const ZwCatalog *catalog, const char *text)
{
  return catalog != NULL ? zw_catalog_get (catalog, text) : _ (text);
}

/**
 * zw_indicator_get_name:
 * @catalog: (nullable): language; the program's where %NULL
 *
 * Returns: (transfer none): its name, the official one in Chinese
 */
const char *
zw_indicator_get_name (ZwIndicatorId id, const ZwCatalog *catalog)
{
  const ZwIndicatorInfo *info = zw_indicator_get_info (id);

  if (catalog != NULL && zw_catalog_is_chinese (catalog))
    return info->chinese;
  return translate (catalog, info->english);
}

/**
 * zw_indicator_unit_get_label:
 * @catalog: (nullable): language; the program's where %NULL
 *
 * Returns: (transfer none): unit to print behind the figure; "%" for shares,
 *   whose values are fractions
 */
const char *
zw_indicator_unit_get_label (ZwIndicatorId id, const ZwCatalog *catalog)
{
  switch (id)
    {
    case ZW_INDICATOR_B1:
      return translate (catalog, N_ ("stops"));
    case ZW_INDICATOR_B2:
    case ZW_INDICATOR_B3:
    case ZW_INDICATOR_B4:
      return translate (catalog, N_ ("km"));
    case ZW_INDICATOR_B5:
      return translate (catalog, N_ ("chargers"));
    case ZW_INDICATOR_A2:
      return translate (catalog, N_ ("vehicles per person"));
    case ZW_INDICATOR_A3:
      return translate (catalog, N_ ("stations per km²"));
    case ZW_INDICATOR_A4:
      return translate (catalog, N_ ("min"));
    case ZW_INDICATOR_B6:
    case ZW_INDICATOR_A1:
    case ZW_INDICATOR_A5:
    case ZW_INDICATOR_A8:
      return "%";
    case ZW_INDICATOR_A6:
    case ZW_INDICATOR_A7:
    case ZW_INDICATOR_A9:
    case ZW_N_INDICATORS:
      break;
    }
  return "";
}

/**
 * zw_indicator_get_decimals:
 *
 * Returns: how many decimals a figure is shown with, shares as per cents: enough
 *   to tell zones apart where figures are as small as they usually are
 */
guint
zw_indicator_get_decimals (ZwIndicatorId id)
{
  switch (id)
    {
    case ZW_INDICATOR_B1:
    case ZW_INDICATOR_B5:
      return 0;
    case ZW_INDICATOR_B2:
    case ZW_INDICATOR_B3:
    case ZW_INDICATOR_B4:
      return 3;
    case ZW_INDICATOR_A2:
    case ZW_INDICATOR_A9:
      return 4;
    case ZW_INDICATOR_A4:
      return 1;
    case ZW_INDICATOR_B6:
    case ZW_INDICATOR_A1:
    case ZW_INDICATOR_A3:
    case ZW_INDICATOR_A5:
    case ZW_INDICATOR_A6:
    case ZW_INDICATOR_A7:
    case ZW_INDICATOR_A8:
    case ZW_N_INDICATORS:
      break;
    }
  return 2;
}

/**
 * zw_indicator_part_get_label:
 * @part_id: id of a #ZwIndicatorPart
 * @catalog: (nullable): language; the program's where %NULL
 *
 * Returns: (transfer none): words for it; @part_id itself where it is a mode in
 *   the words of its source
 */
const char *
zw_indicator_part_get_label (const char *part_id, const ZwCatalog *catalog)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_labels); i++)
    if (g_str_equal (part_labels[i].id, part_id))
      return translate (catalog, part_labels[i].label);
  return part_id;
}

/**
 * zw_indicator_state_get_id:
 *
 * Returns: the state as files write it
 */
const char *
zw_indicator_state_get_id (ZwIndicatorState state)
{
  static const char *const ids[] = { "ok", "no-data", "not-applicable" };

  return ids[state];
}

void
zw_indicator_input_free (ZwIndicatorInput *self)
{
  g_free (self->name);
  g_free (self->file);
  g_free (self);
}
