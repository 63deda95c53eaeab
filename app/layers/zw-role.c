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
        "mode|route_type|vehicle_type|railtype|運具|運具別|系統別|mrtsys|system"           \
  }

static const ZwRoleField stop_fields[] = {
  NAME ("stop_name|stopname|stationname|station_name|站名|站牌名稱|車站名稱|中文站名|車站中文名|"
        "站位名稱|name_cht|statnnm|zh_tw|出入口名稱|nameid|name_zh|name"),
  MODE,
  { "stop_id", N_ ("Stop number"), ZW_FIELD_TEXT, FALSE,
    "stopuid|stationuid|sttnuid|stop_id|stopid|stationid|站牌代碼|站代號|車站代碼|timetable_id|"
    "時刻表編號|sid" },
  { "parent", N_ ("Station it belongs to"), ZW_FIELD_TEXT, FALSE,
    "parent_station|stationid|stationgroupid|站位代碼" },
  { "departures", N_ ("Departures on the day"), ZW_FIELD_NUMBER, FALSE, "departures|班次|班次數" },
  { "headway_min", N_ ("Mean headway (min)"), ZW_FIELD_NUMBER, FALSE, "headway|headway_min|班距" },
  { "first_time", N_ ("First departure"), ZW_FIELD_TEXT, FALSE, "first_time|首班車" },
  { "last_time", N_ ("Last departure"), ZW_FIELD_TEXT, FALSE, "last_time|末班車" },
  END
};

static const ZwRoleField route_fields[] = {
  NAME ("route_name|routename|linename|railname|路線名稱|路線名|路線中文名稱|mrtcode|"
        "route_short_name|subroutename|路線|line|name"),
  MODE,
  { "route_id", N_ ("Route number"), ZW_FIELD_TEXT, FALSE,
    "routeuid|route_id|routeid|subrouteuid|路線代碼|路線編號|lineid|railid|mrtid" },
  { "departures", N_ ("Departures on the day"), ZW_FIELD_NUMBER, FALSE, "departures|班次|班次數" },
  { "headway_min", N_ ("Mean headway (min)"), ZW_FIELD_NUMBER, FALSE, "headway|headway_min|班距" },
  { "length_km", N_ ("Length given (km)"), ZW_FIELD_NUMBER, FALSE, "length_km|里程|路線長度" },
  END
};

static const ZwRoleField bike_fields[] = {
  NAME ("sna|站點名稱|場站名稱|站名|場站中文名稱|stationname|statnnm|station|name"),
  { "station_id", N_ ("Station number"), ZW_FIELD_TEXT, FALSE,
    "sno|station_no|stationuid|sttnuid|station_id|stationid|站點代號|場站代號|站號" },
  { "capacity", N_ ("Docks"), ZW_FIELD_NUMBER, FALSE,
    "tot|bikescapacity|bkscpct|capacity|total|quantity|total_bikes|docks|場站總停車格|總停車格|"
    "總停車位|總車位數|車位數|車柱數|席位數" },
  END
};

static const ZwRoleField shared_fields[] = { NAME ("站點名稱|name"),
                                             { "count", N_ ("Vehicles for rent"), ZW_FIELD_NUMBER,
                                               FALSE, "count|vehicles|車輛數|數量|投放數" },
                                             { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE,
                                               "kind|type|車種|運具種類" },
                                             END };

static const ZwRoleField way_fields[] = {
  NAME ("路名|道路名稱|路段名稱|自行車道名稱|名稱|road_name|roadname|pathname|ps_name|way_name|"
        "routename|routenm|name"),
  { "width_m", N_ ("Width (m)"), ZW_FIELD_NUMBER, FALSE,
    "sw_wth|width|width_m|人行道寬度|人行道寬|寬度|淨寬|ps_width|sww_wth" },
  { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE, "kind|type|類型|型式|類別|車道型式" },
  END
};

static const ZwRoleField charger_fields[] = {
  NAME ("充電站名稱|站名|場站名稱|據點名稱|名稱|stationname|name"),
  { "posts", N_ ("Charging posts"), ZW_FIELD_NUMBER, FALSE,
    "posts|chargingpoints|充電樁數|充電樁數量|樁數|充電樁" },
  { "guns", N_ ("Charging guns"), ZW_FIELD_NUMBER, FALSE,
    "guns|connectors|充電槍數|充電槍數量|槍數|充電槍" },
  { "fast", N_ ("Fast guns"), ZW_FIELD_NUMBER, FALSE, "fast|快充|快充槍數|快充數|dc|直流" },
  { "slow", N_ ("Slow guns"), ZW_FIELD_NUMBER, FALSE, "slow|慢充|慢充槍數|慢充數|ac|交流" },
  END
};

static const ZwRoleField parking_fields[] = {
  NAME ("停車場名稱|停車場|parkname|carparkname|park_name|場名|name"),
  { "spaces", N_ ("Car spaces"), ZW_FIELD_NUMBER, TRUE,
    "totalcar|spaces|小型車位數|小型車格位|小型車停車位|小型車總格位數|小型車|小客車|小汽車|"
    "numberofspaces|汽車格位|汽車停車位|總停車格位數|總格位數|總車位數|車位數|total" },
  { "ev_spaces", N_ ("Spaces for electric cars only"), ZW_FIELD_NUMBER, TRUE,
    "ev_spaces|chargestation|電動車專用|電動車格位|電動汽車格位|電動車停車格數|電動車格|充電格位|"
    "充電車位" },
  END
};

static const ZwRoleField population_fields[] = {
  NAME ("villname|vill_name|village|村里名稱|村里|里名|里別|vname|lie_name|tname|name"),
  { "code", N_ ("Area code"), ZW_FIELD_TEXT, FALSE,
    "villcode|vill_code|village_id|codebase|v_id|cptvid|村里代碼|區域別代碼|統計區代碼|sectcode|"
    "towncode|code|id" },
  { "district", N_ ("District"), ZW_FIELD_TEXT, FALSE,
    "townname|town|鄉鎮市區|鄉鎮市區名稱|行政區|區域|區域別|區別|tname|section|sect_name|district|"
    "site_id" },
  { "population", N_ ("Residents"), ZW_FIELD_NUMBER, TRUE,
    "population|p_cnt|pp|people_total|人口數|人口|總人口數|人口總數|人口數合計|現住人口數|"
    "常住人口|total_pop|pop_total|totpop|pop|people" },
  { "active", N_ ("Active population"), ZW_FIELD_NUMBER, FALSE,
    "active|active_population|活動人口|活動人口數|日間活動人口|日間人口|daytime_population" },
  END
};

static const ZwRoleField attraction_fields[] = {
  NAME ("景點名稱|機構名稱|學校名稱|單位名稱|地標名稱|店名|store|名稱|name|title"),
  { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE,
    "kind|type|category|company|類別|類型|分類|景點分類" },
  END
};

/* One row for each class, or the classes side by side. */
static const ZwRoleField vehicle_fields[] = {
  NAME ("villname|村里名稱|村里|townname|tname|鄉鎮市區|鄉鎮市區名稱|行政區|區域別|區別|name"),
  { "code", N_ ("Area code"), ZW_FIELD_TEXT, FALSE,
    "villcode|vill_code|村里代碼|towncode|town_id|鄉鎮市區代碼|區域別代碼|codebase|code" },
  { "class", N_ ("Vehicle class"), ZW_FIELD_TEXT, FALSE,
    "class|vehicle_class|車種|車種別|車輛種類|車別" },
  { "registered", N_ ("Registered vehicles"), ZW_FIELD_NUMBER, FALSE,
    "registered|vehicles|登記數|登記車輛數|車輛登記數|車輛數|總登記數|機動車輛登記數|總計|合計|"
    "total" },
  { "electric", N_ ("Electric vehicles"), ZW_FIELD_NUMBER, FALSE,
    "electric|ev|evs|電動車|電動車數|電動車登記數|電動" },
  { "cars", N_ ("Cars"), ZW_FIELD_NUMBER, FALSE, "cars|小客車|汽車|小型車" },
  { "cars_ev", N_ ("Electric cars"), ZW_FIELD_NUMBER, FALSE,
    "cars_ev|電動小客車|電動汽車|電動小型車" },
  { "motorcycles", N_ ("Motorcycles"), ZW_FIELD_NUMBER, FALSE, "motorcycles|機車" },
  { "motorcycles_ev", N_ ("Electric motorcycles"), ZW_FIELD_NUMBER, FALSE,
    "motorcycles_ev|電動機車" },
  { "buses", N_ ("Buses"), ZW_FIELD_NUMBER, FALSE, "buses|大客車" },
  { "buses_ev", N_ ("Electric buses"), ZW_FIELD_NUMBER, FALSE, "buses_ev|電動大客車|電動公車" },
  { "trucks", N_ ("Trucks"), ZW_FIELD_NUMBER, FALSE, "trucks|貨車|大貨車|小貨車" },
  { "trucks_ev", N_ ("Electric trucks"), ZW_FIELD_NUMBER, FALSE, "trucks_ev|電動貨車" },
  END
};

/* From a main station to the other systems; a row that names no other system is
 * about changing within the station. */
static const ZwRoleField transfer_fields[] = {
  NAME ("station|主要場站|主要車站|場站|車站|起站|from|站名|name"),
  { "to", N_ ("To the system"), ZW_FIELD_TEXT, FALSE,
    "to|to_system|system|轉乘系統|轉乘運具|其他系統|迄站|至" },
  { "walk_min", N_ ("Walking (min)"), ZW_FIELD_NUMBER, FALSE, "walk_min|walk|步行時間|步行" },
  { "wait_min", N_ ("Waiting (min)"), ZW_FIELD_NUMBER, FALSE,
    "wait_min|wait|候車時間|等候時間|候車" },
  { "minutes", N_ ("Transfer time (min)"), ZW_FIELD_NUMBER, FALSE,
    "minutes|transfer_min|min|轉乘時間|轉乘時間分|分鐘|時間" },
  END
};

/* Places as coordinates in degrees or in the project's system, or by name. The more
 * particular fields come first, as each takes the best of what is left. */
static const ZwRoleField od_fields[] = {
  NAME ("pair|od|起迄對|起訖對|name"),
  { "origin_x", N_ ("Origin: longitude or X"), ZW_FIELD_NUMBER, FALSE,
    "origin_x|origin_lon|from_lon|o_lon|o_x|起點經度|起點x" },
  { "origin_y", N_ ("Origin: latitude or Y"), ZW_FIELD_NUMBER, FALSE,
    "origin_y|origin_lat|from_lat|o_lat|o_y|起點緯度|起點y" },
  { "destination_x", N_ ("Destination: longitude or X"), ZW_FIELD_NUMBER, FALSE,
    "destination_x|destination_lon|to_lon|d_lon|d_x|迄點經度|迄點x" },
  { "destination_y", N_ ("Destination: latitude or Y"), ZW_FIELD_NUMBER, FALSE,
    "destination_y|destination_lat|to_lat|d_lat|d_y|迄點緯度|迄點y" },
  { "origin", N_ ("Origin"), ZW_FIELD_TEXT, FALSE, "origin|from|起點|起點名稱|o_name|起" },
  { "destination", N_ ("Destination"), ZW_FIELD_TEXT, FALSE,
    "destination|to|迄點|訖點|終點|迄點名稱|d_name|迄" },
  { "transit_min", N_ ("Public transport (min)"), ZW_FIELD_NUMBER, FALSE,
    "transit_min|transit_time|公共運輸旅行時間|公共運具旅行時間|大眾運輸時間|公共運輸時間" },
  { "private_min", N_ ("Private vehicle (min)"), ZW_FIELD_NUMBER, FALSE,
    "private_min|private_time|私人運具旅行時間|私人運具時間|小客車時間|機車時間" },
  { "transit_cost", N_ ("Public transport (NT$)"), ZW_FIELD_NUMBER, FALSE,
    "transit_cost|fare|公共運輸使用成本|公共運輸成本|公共運具成本|票價" },
  { "private_cost", N_ ("Private vehicle (NT$)"), ZW_FIELD_NUMBER, FALSE,
    "private_cost|私人運具使用成本|私人運具成本" },
  END
};

static const ZwRoleField road_fields[] = {
  NAME ("roadname|路名|道路名稱|road_name|name"),
  { "class", N_ ("Road class"), ZW_FIELD_TEXT, FALSE,
    "class|roadclass1|roadclass|roadtype|road_type|highway|fclass|道路等級|道路分級" },
  { "oneway", N_ ("One-way (yes, -1, no)"), ZW_FIELD_TEXT, FALSE,
    "oneway|one_way|單行|單行道|單雙向|行車方向" },
  END
};

/* The smallest area a row names comes first: towns repeat their county's name. */
static const ZwRoleField admin_fields[] = {
  NAME ("villname|vname|村里名稱|村里|townname|tname|鄉鎮市區|鄉鎮市區名稱|行政區|區名|"
        "countyname|pname|縣市|縣市名稱|名稱|name"),
  { "code", N_ ("Area code"), ZW_FIELD_TEXT, FALSE,
    "villcode|cptvid|村里代碼|towncode|town_id|cptid|區里代碼|countycode|county_id|縣市代碼|"
    "code|id" },
  { "district", N_ ("District"), ZW_FIELD_TEXT, FALSE,
    "townname|town|鄉鎮市區|鄉鎮市區名稱|行政區|區名|tname|district" },
  END
};

static const ZwRoleField landuse_fields[] = { NAME ("使用分區|分區名稱|名稱|name"),
                                              { "kind", N_ ("Kind"), ZW_FIELD_TEXT, FALSE,
                                                "kind|landuse|type|類別|分區代碼" },
                                              END };

static const ZwRoleField traffic_fields[] = {
  NAME ("路段名稱|roadname|sectionname|路名|name"),
  { "volume", N_ ("Vehicles a day"), ZW_FIELD_NUMBER, FALSE,
    "volume|流量|交通量|車流量|adt|pcu|全日交通量" },
  { "speed_kmh", N_ ("Mean speed (km/h)"), ZW_FIELD_NUMBER, FALSE,
    "speed|速度|avgspeed|travelspeed|平均速率|平均車速" },
  END
};

static const ZwRoleField zone_fields[] = {
  NAME ("zone_name|zonename|名稱|區名|label|name"),
  { "type", N_ ("Type"), ZW_FIELD_TEXT, FALSE, "zone_type|type|類型" },
  { "island", N_ ("On an outlying island"), ZW_FIELD_TEXT, FALSE, "island|離島" },
  { "remote", N_ ("In a remote area"), ZW_FIELD_TEXT, FALSE, "remote|偏遠|偏遠地區" },
  END
};

static const ZwRoleField plain_fields[] = { NAME ("name|名稱"), END };

/* In the order of ZwRole. */
static const ZwRoleInfo roles[ZW_N_ROLES] = {
  { "stops", N_ ("Public transport stops"), POINTS, stop_fields,
    "stop|station|mrt|metro|subway|捷運|車站|站牌|公車站|公車|客運|轉運站|bus|platform" },
  { "routes", N_ ("Public transport routes"), LINES, route_fields,
    "route|line|路線|mrt|metro|subway|捷運|公車|bus" },
  { "bike-stations", N_ ("Public bike stations"), POINTS, bike_fields,
    "youbike|ubike|bike_station|bikestation|公共自行車|自行車租賃|租賃站|ibike|bikeshare|"
    "bike_share" },
  { "shared-vehicles", N_ ("Shared vehicles"), POINTS, shared_fields,
    "shared|共享|goshare|wemo|irent" },
  { "footways", N_ ("Footways"), LINES | POLYGONS, way_fields,
    "sidewalk|footway|footpath|人行道|人行|步道|騎樓|pedestrian|arcade" },
  { "cycleways", N_ ("Cycleways"), LINES | POLYGONS, way_fields,
    "cycle|bike|bike_path|bikeway|自行車道|自行車|cycleway|bicycle" },
  { "chargers", N_ ("Public chargers"), POINTS, charger_fields, "charger|charging|充電|evse" },
  { "parking", N_ ("Public car parks"), POINTS | POLYGONS, parking_fields,
    "parking|停車|停車場|carpark|park_and_ride" },
  { "population", N_ ("Population"), POINTS | POLYGONS, population_fields,
    "population|pop|village|人口|村里|統計區|hexgrid|戶政" },
  { "attractions", N_ ("Attractions"), POINTS | POLYGONS, attraction_fields,
    "attraction|poi|景點|points_of_interest|學校|school|hospital|醫院|商店|超商|store|市場|"
    "museum|hotel|旅館|觀光" },
  { "vehicles", N_ ("Registered vehicles"), POINTS | POLYGONS, vehicle_fields,
    "vehicle_registration|registered_vehicles|車輛登記|機動車輛|電動車登記|車籍", TRUE },
  { "transfers", N_ ("Transfer times"), POINTS, transfer_fields, "transfer|轉乘時間|轉乘", TRUE },
  { "od-pairs", N_ ("Origin and destination pairs"), LINES, od_fields,
    "od_pairs|od-pairs|odpairs|起迄|起訖", TRUE },
  { "roads", N_ ("Roads"), LINES, road_fields, "road|street|道路|路網|highway|路段" },
  { "railways", N_ ("Railways"), LINES, plain_fields, "railway|rail|鐵路|軌道|高鐵" },
  { "rivers", N_ ("Rivers"), LINES | POLYGONS, plain_fields, "river|water|河川|河|水系|溪" },
  { "admin", N_ ("Administrative areas"), POLYGONS | LINES, admin_fields,
    "town|county|district|village|admin|boundary|行政區|鄉鎮|縣市|村里|界" },
  { "landuse", N_ ("Land use"), POLYGONS, landuse_fields,
    "landuse|land_use|使用分區|國土利用|土地使用|都市計畫" },
  { "traffic", N_ ("Traffic"), POINTS | LINES, traffic_fields,
    "traffic|流量|交通量|車流|車速|congestion" },
  { "zones", N_ ("Zone outlines"), POLYGONS, zone_fields,
    "zone|lez|ulez|zfe|emission|低碳交通區|低碳|低排放|congestion_charge" },
  { "background", N_ ("Background"), ZW_KINDS_ANY, plain_fields,
    "accident|事故|施工|todaywork|buffer|buf|環域" },
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
