/* zw-role.c: what part a layer plays in the survey, and the fields that part knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-role.h"

#include <glib/gi18n.h>

#define POINTS ZW_KIND_BIT (ZW_GEOMETRY_POINT)
#define LINES ZW_KIND_BIT (ZW_GEOMETRY_LINE)
#define POLYGONS ZW_KIND_BIT (ZW_GEOMETRY_POLYGON)

#define NAME(guesses)                                                                              \
  {                                                                                                \
    "name", N_ ("Name"), ZW_FIELD_TEXT, FALSE, guesses                                             \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, NULL, ZW_FIELD_TEXT, FALSE, NULL                                                         \
  }
#define MODE                                                                                       \
  {                                                                                                \
    "mode", N_ ("Mode of transport"), ZW_FIELD_TEXT, FALSE,                                        \
        "mode|route_type|vehicle_type|運具|運具別|系統別|system"                           \
  }

static const ZwRoleField stop_fields[] = {
  NAME ("stop_name|stopname|站名|站牌名稱|中文站名|車站中文名|name_cht|stationname|nameid|name_zh|"
        "name"),
  MODE,
  { "stop_id", N_ ("Stop number"), ZW_FIELD_TEXT, FALSE,
    "stop_id|stopuid|stationid|stationuid|站牌代碼|站代號|sid" },
  { "parent", N_ ("Station it belongs to"), ZW_FIELD_TEXT, FALSE,
    "parent_station|stationid|站位代碼" },
  { "departures", N_ ("Departures on the day"), ZW_FIELD_NUMBER, FALSE, "departures|班次|班次數" },
  { "headway_min", N_ ("Mean headway (min)"), ZW_FIELD_NUMBER, FALSE, "headway|headway_min|班距" },
  { "first_time", N_ ("First departure"), ZW_FIELD_TEXT, FALSE, "first_time|首班車" },
  { "last_time", N_ ("Last departure"), ZW_FIELD_TEXT, FALSE, "last_time|末班車" },
  END
};

static const ZwRoleField route_fields[] = {
  NAME ("route_name|routename|路線名稱|路線|mrtsys|mrtcode|linename|route_short_name|line|name"),
  MODE,
  { "route_id", N_ ("Route number"), ZW_FIELD_TEXT, FALSE, "route_id|routeuid|路線代碼|lineid" },
  { "departures", N_ ("Departures on the day"), ZW_FIELD_NUMBER, FALSE, "departures|班次|班次數" },
  { "headway_min", N_ ("Mean headway (min)"), ZW_FIELD_NUMBER, FALSE, "headway|headway_min|班距" },
  { "length_km", N_ ("Length given (km)"), ZW_FIELD_NUMBER, FALSE, "length_km|里程|路線長度" },
  END
};

static const ZwRoleField bike_fields[] = {
  NAME ("sna|站點名稱|場站名稱|站名|stationname|name"),
  { "station_id", N_ ("Station number"), ZW_FIELD_TEXT, FALSE,
    "sno|station_no|stationuid|站點代號" },
  { "capacity", N_ ("Docks"), ZW_FIELD_NUMBER, FALSE,
    "tot|total|capacity|bikescapacity|場站總停車格|總停車格|車位數|車柱數" },
  END
};

static const ZwRoleField shared_fields[] = {
  NAME ("站點名稱|name"),
  { "count", N_ ("Vehicles for rent"), ZW_FIELD_NUMBER, FALSE, "count|vehicles|車輛數|數量" },
  { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE, "kind|type|車種" },
  END
};

static const ZwRoleField way_fields[] = {
  NAME ("路名|道路名稱|路段名稱|名稱|road_name|pathname|ps_name|way_name|name"),
  { "width_m", N_ ("Width (m)"), ZW_FIELD_NUMBER, FALSE, "width|width_m|寬度|淨寬|ps_width" },
  { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE, "kind|type|類型|型式" },
  END
};

static const ZwRoleField charger_fields[] = {
  NAME ("站名|場站名稱|充電站名稱|名稱|name"),
  { "posts", N_ ("Charging posts"), ZW_FIELD_NUMBER, FALSE, "posts|充電樁數|樁數" },
  { "guns", N_ ("Charging guns"), ZW_FIELD_NUMBER, FALSE, "guns|connectors|充電槍數|槍數" },
  { "fast", N_ ("Fast guns"), ZW_FIELD_NUMBER, FALSE, "fast|快充|快充槍數|dc" },
  { "slow", N_ ("Slow guns"), ZW_FIELD_NUMBER, FALSE, "slow|慢充|慢充槍數|ac" },
  END
};

static const ZwRoleField parking_fields[] = {
  NAME ("停車場名稱|parkname|name"),
  { "spaces", N_ ("Car spaces"), ZW_FIELD_NUMBER, TRUE,
    "totalcar|spaces|total|小型車位數|小型車格位|總停車格位數|車位數|汽車格位" },
  { "ev_spaces", N_ ("Spaces for electric cars only"), ZW_FIELD_NUMBER, TRUE,
    "ev_spaces|chargestation|電動車專用|電動車格位|電動汽車格位|電動車停車格數|充電格位" },
  END
};

static const ZwRoleField population_fields[] = {
  NAME ("villname|village|村里名稱|村里|里名|vname|tname|lie_name|name"),
  { "code", N_ ("Area code"), ZW_FIELD_TEXT, FALSE,
    "villcode|village_id|codebase|村里代碼|區域別代碼|sectcode|code|id" },
  { "district", N_ ("District"), ZW_FIELD_TEXT, FALSE,
    "townname|鄉鎮市區|鄉鎮市區名稱|行政區|town|section|district" },
  { "population", N_ ("Residents"), ZW_FIELD_NUMBER, TRUE,
    "population|p_cnt|pp|人口數|人口|總人口數|people_total|pop|people" },
  END
};

static const ZwRoleField attraction_fields[] = { NAME ("景點名稱|機構名稱|學校名稱|名稱|name"),
                                                 { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE,
                                                   "kind|type|category|類別|類型|分類" },
                                                 END };

static const ZwRoleField road_fields[] = { NAME ("roadname|路名|道路名稱|road_name|name"),
                                           { "class", N_ ("Road class"), ZW_FIELD_TEXT, FALSE,
                                             "class|roadclass|highway|fclass|道路等級" },
                                           END };

static const ZwRoleField admin_fields[] = { NAME ("townname|countyname|villname|行政區|名稱|name"),
                                            { "code", N_ ("Area code"), ZW_FIELD_TEXT, FALSE,
                                              "towncode|countycode|villcode|code|id" },
                                            END };

static const ZwRoleField landuse_fields[] = { NAME ("使用分區|名稱|name"),
                                              { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE,
                                                "kind|type|類別|分區代碼" },
                                              END };

static const ZwRoleField traffic_fields[] = {
  NAME ("路段名稱|roadname|name"),
  { "volume", N_ ("Vehicles a day"), ZW_FIELD_NUMBER, FALSE, "volume|流量|交通量" },
  { "speed_kmh", N_ ("Mean speed (km/h)"), ZW_FIELD_NUMBER, FALSE, "speed|速度|avgspeed" },
  END
};

static const ZwRoleField zone_fields[] = { NAME ("zone_name|名稱|區名|label|name"),
                                           { "type", N_ ("Type"), ZW_FIELD_TEXT, FALSE,
                                             "zone_type|type|類型" },
                                           END };

static const ZwRoleField plain_fields[] = { NAME ("name|名稱"), END };

/* In the order of ZwRole. */
static const ZwRoleInfo roles[ZW_N_ROLES] = {
  { "stops", N_ ("Public transport stops"), POINTS, stop_fields,
    "stop|station|mrt|metro|捷運|車站|站牌|站點|公車站|bus" },
  { "routes", N_ ("Public transport routes"), LINES, route_fields, "route|line|路線|路網" },
  { "bike-stations", N_ ("Public bike stations"), POINTS, bike_fields,
    "youbike|ubike|bike_station|公共自行車|租賃站|ibike" },
  { "shared-vehicles", N_ ("Shared vehicles"), POINTS, shared_fields, "shared|共享" },
  { "footways", N_ ("Footways"), LINES | POLYGONS, way_fields,
    "sidewalk|footway|人行道|騎樓|pedestrian" },
  { "cycleways", N_ ("Cycleways"), LINES | POLYGONS, way_fields,
    "cycle|bike_path|bikepath|自行車道|cycleway" },
  { "chargers", N_ ("Public chargers"), POINTS, charger_fields, "charg|充電" },
  { "parking", N_ ("Public car parks"), POINTS | POLYGONS, parking_fields, "parking|停車|carpark" },
  { "population", N_ ("Population"), POINTS | POLYGONS, population_fields,
    "population|pop|village|villag|人口|村里|統計區|hexgrid" },
  { "attractions", N_ ("Attractions"), POINTS | POLYGONS, attraction_fields,
    "attraction|poi|景點|points_of_interest|學校|school|hospital" },
  { "roads", N_ ("Roads"), LINES, road_fields, "road|street|道路|路網|highway" },
  { "railways", N_ ("Railways"), LINES, plain_fields, "rail|鐵路|軌道" },
  { "rivers", N_ ("Rivers"), LINES | POLYGONS, plain_fields, "river|water|河|水系" },
  { "admin", N_ ("Administrative areas"), POLYGONS | LINES, admin_fields,
    "town|county|district|行政區|鄉鎮|縣市" },
  { "landuse", N_ ("Land use"), POLYGONS, landuse_fields, "landuse|使用分區|國土利用" },
  { "traffic", N_ ("Traffic"), POINTS | LINES, traffic_fields, "traffic|流量|交通量|車流" },
  { "zones", N_ ("Zones"), POLYGONS, zone_fields, "zone|lez|ulez|zfe|低碳交通區|低排放" },
  { "background", N_ ("Background"), ZW_KINDS_ANY, plain_fields, "" },
};

const ZwRoleInfo *
zw_role_get_info (ZwRole role)
{
  g_return_val_if_fail (role < ZW_N_ROLES, NULL);
  return &roles[role];
}

const char *
zw_role_get_id (ZwRole role)
{
  return zw_role_get_info (role)->id;
}

/**
 * zw_role_from_id:
 * @id: name of a role on the command line
 * @role: (out): the role
 *
 * Returns: %FALSE when there is no such role
 */
gboolean
zw_role_from_id (const char *id, ZwRole *role)
{
  for (guint i = 0; i < ZW_N_ROLES; i++)
    if (g_strcmp0 (roles[i].id, id) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

guint
zw_role_get_n_fields (ZwRole role)
{
  guint n = 0;

  while (roles[role].fields[n].id != NULL)
    n++;
  return n;
}

/**
 * zw_role_find_field:
 *
 * Returns: (nullable): the field @id of the role
 */
const ZwRoleField *
zw_role_find_field (ZwRole role, const char *id)
{
  for (const ZwRoleField *field = roles[role].fields; field->id != NULL; field++)
    if (g_strcmp0 (field->id, id) == 0)
      return field;
  return NULL;
}
