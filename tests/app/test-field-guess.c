/* test-field-guess.c: what layers and fields of Taiwanese open data mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings and values are those of published data (read with ogrinfo), under
 * the name the file has there: data.taipei, TDX, the Ministry of the Interior's
 * village boundaries and population, youbike.com.tw, CPAMI's footways. What they
 * mean is told by their documentation, not by this program.
 */

#include "import/zw-field-guess.h"

#include "base/zw-number.h"

#include <math.h>
#include <string.h>

#define MAX_FIELDS 48
#define MAX_VALUES 6

/* Fields as the importer would hand them over: "name=value|value;name=…". */
typedef struct
{
  ZwSourceField fields[MAX_FIELDS];
  guint n_fields;
  GPtrArray *owned;
} Table;

static Table *
table_new (const char *text)
{
  Table *self = g_new0 (Table, 1);
  g_auto (GStrv) columns = g_strsplit (text, ";", -1);

  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; columns[i] != NULL && columns[i][0] != '\0'; i++)
    {
      char **halves = g_strsplit (columns[i], "=", 2);
      char **values = halves[1] != NULL ? g_strsplit (halves[1], "|", MAX_VALUES) : NULL;
      ZwSourceField *field = &self->fields[self->n_fields++];
      gboolean number = values != NULL;

      g_assert_cmpuint (self->n_fields, <, MAX_FIELDS);
      g_ptr_array_add (self->owned, halves);
      field->name = halves[0];
      if (values != NULL)
        {
          g_ptr_array_add (self->owned, values);
          field->values = (const char *const *) values;
          field->n_values = g_strv_length (values);
          for (guint v = 0; v < field->n_values; v++)
            number = number && !isnan (zw_number_parse (values[v]));
        }
      field->type = number ? ZW_FIELD_NUMBER : ZW_FIELD_TEXT;
    }
  return self;
}

static void
table_free (Table *self)
{
  g_ptr_array_unref (self->owned);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

#define VILLAGES_PP                                                                                        \
  "VILLCODE=63000080037|63000080038;COUNTYNAME=臺北市|臺北市;TOWNNAME=文山區|文山區;VILLNAME=" \
  "老泉里|木新里;VILLENG=Laoquan Vil.|Muxin Vil.;COUNTYID=A|A;COUNTYCODE=63000|63000;TOWNID=A11|"    \
  "A11;TOWNCODE=63000080|63000080;PP=981|6421;PPDENS=259.93391|30412.2"
#define VILLAGES_ATLAS                                                                                     \
  "VILLCODE=64000130008|64000130009;COUNTYNAME=高雄市|高雄市;TOWNNAME=林園區|林園區;VILLNAME=" \
  "港埔里|西汕里;VILLENG=Gangpu Vil.|Xishan Vil.;COUNTYID=E|E;COUNTYCODE=64000|64000;TOWNID=E13|"    \
  "E13;TOWNCODE=64000130|64000130"
#define TOWNS                                                                                              \
  "TOWNID=T21|T22;TOWNCODE=10013210|10013220;COUNTYNAME=屏東縣|屏東縣;TOWNNAME=佳冬鄉|琉球鄉;" \
  "TOWNENG=Jiadong Township|Liuqiu Township;COUNTYID=T|T;COUNTYCODE=10013|10013"
#define COUNTIES                                                                                   \
  "COUNTYID=G|A;COUNTYCODE=10002|63000;COUNTYNAME=宜蘭縣|臺北市;COUNTYENG=Yilan|Taipei"
#define G97                                                                                                        \
  "AREA=11718107.99|2.5;NEW=6301100047|6301100048;FULL=臺北市士林區菁山里|臺北市士林區溪山里;"   \
  "PERF_ID=63011|63011;COUN_ID=6301100|6301100;CPID=63011|63011;CPTID=6301100|6301100;CPTVID="                     \
  "6301100047|6301100048;PNAME=臺北市|臺北市;TNAME=士林區|士林區;VNAME=菁山里|溪山里;TM2_MAX_X=" \
  "308861.571|309000.5;TM2_MAX_Y=2787546.2|2787000.1;MAX_X=121.58405|121.5;MAX_Y=25.19538|25.1"
#define STAT_AREAS                                                                                 \
  "CODEBASE=A6305-0594-00|A6305-0595-00;CODE1=A6305-42-007|A6305-42-008;CODE2=A6305-42|A6305-42;"  \
  "TOWN_ID=63000050|63000050;COUNTY_ID=63000|63000"
#define HEXGRID                                                                                    \
  "id=89a901291abffff|89a9012a3cfffff;lon=-51.1582459466033|-51.2118666785315;lat="                \
  "-30.0538460280879|-30.1005760100267;population=0|159;schools=0|0;jobs=1214|0;healthcare=0|0"
#define MRT_TDX                                                                                              \
  "Zh_tw=永寧|土城;SttnUID=TRTC-BL02|TRTC-BL03;StationID=BL02|BL03;LctnCty=新北市|新北市;LctnTwn=" \
  "土城區|土城區;LctnTwC=65000130|65000130;PostnLn=121.43613|121.44432;PostnLt=24.96682|24.97313"
#define MRT_2015 "AREA=0|0;PERIMETER=0|0;NAME=紅樹林站|竹圍站;LOC=現有外北勢溪附近|竹圍"
#define MRT_EXITS                                                                                                 \
  "項次=1|2;出入口名稱=七張站出口1|七張站出口2;出入口?編號=1|2;坐標X(TWD97)=304822.2785|" \
  "304785.1318;坐標Y(TWD97)=2763116.181|2763328.795"
#define METRO_STATION                                                                                        \
  "stationid=BL22|BL23;stationname1=南港|南港展覽館;stationname2=南港站|南港展覽館站;lng_x=" \
  "121.60697|121.61715;lat_y=25.052035|25.055288;_ctime=2023-07-01T00:00|2023-07-01T00:00"
#define BUS_STOPS "stationid=1000020|1000021;stationname=長壽公園|民生社區活動中心"
#define TRA                                                                                                      \
  "ID=92|224;TIMETABLE_ID=1001|1029;NAME=基隆站|三坑站;BRANCH=|;ADDRESS=基隆市仁愛區|基隆市;TEL=" \
  "02-24263743|02-24230289;LAT=25.1323018|25.1230089;LNG=121.7394664|121.7418331"
#define MRT_ROUTE                                                                                      \
  "RAILNAME=松山新店線|板南線;RAILTYPE=MRT|MRT;PROVCODE=TRT|TRT;UNIQUEID=VL0303V03|VL0303V04;" \
  "RAILID=630000001|630000001;UPDATETIME=2016-11-17|2016-11-17;LINECOLOR=2|3"
#define MRT_ROUTE_2015 "OBJECTID=2|3;LENGTH=2095.643|800.1;RouteName=蘆洲線|新莊線"
#define METRO_LINE "mrtid=BR|R;mrtsys=臺北捷運|臺北捷運;mrtcode=文湖線|淡水信義線"
#define BUS_ROUTE "route_status=0|0;routeuid=TPE10231|TPE10232"
#define YOUBIKE_TDX                                                                                             \
  "SttnUID=TPE0002|TPE0003;StatnNm=YouBike1.0_捷運國父紀念館站(2號出口)|YouBike1.0_台北市政府;" \
  "PostnLn=121.55742|121.56459;PostnLt=25.041254|25.037797;BksCpct=48|40;SrvcTyp=YouBike1.0|"                   \
  "YouBike1.0"
#define YOUBIKE_SITES                                                                                           \
  "sno=500101001|500101002;sna=YouBike2.0_捷運科技大樓站|YouBike2.0_復興南路二段273號前;sarea="  \
  "大安區|大安區;latitude=25.02605|25.02565;longitude=121.5436|121.54357;ar=復興南路二段235號前|" \
  "復興南路二段273號西側;sareaen=Daan Dist.|Daan Dist.;aren=No.235|No.273;act=1|1"
#define YOUBIKE_LIVE                                                                                               \
  "sno=0001|0002;sna=捷運市政府站(3號出口)|捷運國父紀念館站;tot=180|48;sbi=12|3;sarea=信義區|" \
  "大安區;mday=20230501|20230501;lat=25.0408578889|25.041254;lng=121.567904444|121.55742;bemp="                 \
  "168|45;act=1|1"
#define YOUBIKE_DASHBOARD                                                                                 \
  "station_id=TPE500101002|TPE500101003;station=復興南路二段273號前|國北教大實小東側門;" \
  "total_bikes=21|16;left_bikes=0|3"
#define BIKE_PATH "type=市區|河濱;name=北平東路(北側)|大稻埕碼頭"
#define SIDEWALK_CPAMI                                                                                    \
  "OBJECTID=237860|237861;ID=|;NAME=深美街_01|深美街_02;PSTART=深溪路|深溪路;LENGTH=400|300;" \
  "WIDTH_U=12|12;WIDTH_C=8|8;SW_LENG=400|300;SW_WTH=1.5|2.0;SWW_WTH=1.2|1.7;SW_PAVE=抿石子|磚;"       \
  "COUNTY_NA=基隆市|基隆市;VILL_NAME=信義區|信義區;MOD_DATE=2015-05-05|2015-05-05"
#define PARKING_LIVE                                                                                                            \
  "name=臺北市立信義國民中學停車場|府前廣場地下停車場;summary=大型車:0格|小型車:1998格;car=-|12;" \
  "motor=-|-;charging=-|-;occupied_rate=-99|0.4"
#define PARKING_TAIPEI                                                                                            \
  "id=001|002;area=中正區|信義區;name=府前廣場地下停車場|松壽廣場;type=1|1;totalcar=1998|120;" \
  "totalmotor=750|0;totalbike=0|0;ChargeStation=12|0;tw97x=306812.9|306900.1;tw97y=2769892.1|"                    \
  "2770000.2"
#define PERMEABLE                                                                                               \
  "OBJECTID=25880|25881;AREA=381.938|20.1;ZONE_=停車場|停車場;COUNTY=台北市|台北市;TOWN=信義區|" \
  "信義區"
#define STORES                                                                                                 \
  "company=7_11|7_11;store=篤勝門市|六工門市;code=209122|163512;address=基隆市七堵區|基隆市;" \
  "phone=02-24516884|02-24529983;lon=121.691537764668|121.701815293366;lat=25.0828094809969|"                  \
  "25.088745282793"
#define ACCIDENTS                                                                                                    \
  "發生時間=2022-01-01 00:02:00|2022-01-01 00:11:00;發生地點=南投縣|高雄市;死亡受傷人數="        \
  "死亡0,受傷1|死亡0,受傷3;車種=自用-小客車|普通重型-機車;經度=120.667417|120.328611;緯度=" \
  "23.930625|22.653993;unixtime=1640966520|1640967060"
#define CHARGERS                                                                                                                        \
  "充電站名稱=市府轉運站充電站|大安森林公園充電站;縣市=臺北市|臺北市;充電槍數=4|6;快充=2|2;慢充=" \
  "2|4;經度=121.567|121.535;緯度=25.041|25.033"
#define VILLAGE_CSV                                                                                                    \
  "年月=2021-03|2021-03;村里代碼=65000010-001|65000010-002;區域=新北市板橋區|新北市板橋區;村里=" \
  "留侯里|流芳里;戶數=690|631;人口=1679|1504;男性人口=802|701;女性人口=877|803;未滿15歲=236|234"
#define VILLAGE_POP_CSV                                                                                         \
  "VILLCODE=65000010001|65000010002;site_id=新北市板橋區|新北市板橋區;village=留侯里|流芳里;" \
  "household_no=690|629;people_total=1665|1480"
#define SEGIS                                                                                      \
  "CODEBASE=A6301-0001-00|A6301-0002-00;H_CNT=120|0;P_CNT=310|0;M_CNT=150|0;F_CNT=160|0;INFO_TIME" \
  "=106Y06M|106Y06M"

static void
test_role (void)
{
  static const struct
  {
    const char *name;
    ZwGeometryKind kind;
    const char *table;
    ZwRole role;
  } cases[] = {
    { "taipei_village_map", ZW_GEOMETRY_POLYGON, VILLAGES_PP, ZW_ROLE_POPULATION },
    { "villages-10t.json villages", ZW_GEOMETRY_POLYGON, VILLAGES_ATLAS, ZW_ROLE_ADMIN },
    { "towns-10t.json towns", ZW_GEOMETRY_POLYGON, TOWNS, ZW_ROLE_ADMIN },
    { "county_20200820.geojson COUNTY_MOI_1090820", ZW_GEOMETRY_POLYGON, COUNTIES, ZW_ROLE_ADMIN },
    { "G97_A_CAVLGE_P", ZW_GEOMETRY_POLYGON, G97, ZW_ROLE_ADMIN },
    { "63000050.json 63000050", ZW_GEOMETRY_POLYGON, STAT_AREAS, ZW_ROLE_POPULATION },
    { "segis.shp", ZW_GEOMETRY_POLYGON, SEGIS, ZW_ROLE_POPULATION },
    { "poa_hexgrid.csv", ZW_GEOMETRY_POINT, HEXGRID, ZW_ROLE_POPULATION },
    { "taipei_mrt_station", ZW_GEOMETRY_POINT, MRT_TDX, ZW_ROLE_STOPS },
    { "TpeMRTStations_TWD97", ZW_GEOMETRY_POINT, MRT_2015, ZW_ROLE_STOPS },
    { "大臺北地區捷運車站出入口.csv", ZW_GEOMETRY_POINT, MRT_EXITS, ZW_ROLE_STOPS },
    { "traffic_metro_station.geojson", ZW_GEOMETRY_POINT, METRO_STATION, ZW_ROLE_STOPS },
    { "traffic_bus_station_view.geojson", ZW_GEOMETRY_POINT, BUS_STOPS, ZW_ROLE_STOPS },
    { "station.csv", ZW_GEOMETRY_POINT, TRA, ZW_ROLE_STOPS },
    { "taipei_mrt_route", ZW_GEOMETRY_LINE, MRT_ROUTE, ZW_ROLE_ROUTES },
    { "TpeMRTRoutes_TWD97", ZW_GEOMETRY_LINE, MRT_ROUTE_2015, ZW_ROLE_ROUTES },
    { "traffic_metro_line.geojson", ZW_GEOMETRY_LINE, METRO_LINE, ZW_ROLE_ROUTES },
    { "traffic_bus_route_view.geojson", ZW_GEOMETRY_LINE, BUS_ROUTE, ZW_ROLE_ROUTES },
    { "taipei_youbike", ZW_GEOMETRY_POINT, YOUBIKE_TDX, ZW_ROLE_BIKE_STATIONS },
    { "youbike_sites_taipei.csv", ZW_GEOMETRY_POINT, YOUBIKE_SITES, ZW_ROLE_BIKE_STATIONS },
    { "台北市公共自行車租賃站.csv", ZW_GEOMETRY_POINT, YOUBIKE_LIVE, ZW_ROLE_BIKE_STATIONS },
    { "data.csv", ZW_GEOMETRY_POINT, YOUBIKE_LIVE, ZW_ROLE_BIKE_STATIONS },
    { "traffic_youbike.geojson", ZW_GEOMETRY_POINT, YOUBIKE_DASHBOARD, ZW_ROLE_BIKE_STATIONS },
    { "bike_path.geojson", ZW_GEOMETRY_LINE, BIKE_PATH, ZW_ROLE_CYCLEWAYS },
    { "taipei_cycle_path", ZW_GEOMETRY_LINE, "RouteNm=?????|?????;CyclngL=360|1200",
      ZW_ROLE_CYCLEWAYS },
    { "sidewalk.geojson", ZW_GEOMETRY_POLYGON, "", ZW_ROLE_FOOTWAYS },
    { "基隆市_twd97.json Sidewalk_Cpami_20191230", ZW_GEOMETRY_POLYGON, SIDEWALK_CPAMI,
      ZW_ROLE_FOOTWAYS },
    { "臺北市人行道.shp", ZW_GEOMETRY_POLYGON, "", ZW_ROLE_FOOTWAYS },
    { "parking_realtime.geojson", ZW_GEOMETRY_POINT, PARKING_LIVE, ZW_ROLE_PARKING },
    { "TCMSV_alldesc.json", ZW_GEOMETRY_POINT, PARKING_TAIPEI, ZW_ROLE_PARKING },
    { "permeable_parking.geojson J0401-5", ZW_GEOMETRY_POLYGON, PERMEABLE, ZW_ROLE_PARKING },
    { "convenience_store_tw.csv", ZW_GEOMETRY_POINT, STORES, ZW_ROLE_ATTRACTIONS },
    { "poa_points_of_interest.csv", ZW_GEOMETRY_POINT,
      "id=public_market|bus_central_station;lat=-30.027565|-30.023285;lon=-51.227811|-51.218856",
      ZW_ROLE_ATTRACTIONS },
    { "traffic_accidents_a2_2022.csv", ZW_GEOMETRY_POINT, ACCIDENTS, ZW_ROLE_BACKGROUND },
    { "公共充電站.csv", ZW_GEOMETRY_POINT, CHARGERS, ZW_ROLE_CHARGERS },
    { "london_ultralowemissionzone_ulez_2021.json", ZW_GEOMETRY_POLYGON, "", ZW_ROLE_ZONES },
    { "低碳交通區.geojson", ZW_GEOMETRY_POLYGON, "名稱=信義區|西門", ZW_ROLE_ZONES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Table) table = table_new (cases[i].table);
      g_autoptr (GArray) roles = zw_field_guess_role (cases[i].name, cases[i].kind, table->fields,
                                                      table->n_fields);
      const ZwRoleGuess *best = &g_array_index (roles, ZwRoleGuess, 0);
      const ZwRoleGuess *second = &g_array_index (roles, ZwRoleGuess, 1);

      g_test_message ("%s: %s %.2f, then %s %.2f", cases[i].name, zw_role_get_id (best->role),
                      best->score, zw_role_get_id (second->role), second->score);
      if (best->role != cases[i].role || best->score < ZW_ROLE_GUESS_MIN)
        g_error ("%s: %s %.2f, then %s %.2f", cases[i].name, zw_role_get_id (best->role),
                 best->score, zw_role_get_id (second->role), second->score);
      for (guint r = 0; r < roles->len; r++)
        {
          const ZwRoleGuess *guess = &g_array_index (roles, ZwRoleGuess, r);

          g_assert_cmpfloat (guess->score, >=, 0.0);
          g_assert_cmpfloat (guess->score, <=, r > 0 ? guess[-1].score : 1.0);
          g_assert_true (zw_role_get_info (guess->role)->kinds & ZW_KIND_BIT (cases[i].kind));
        }
    }
}

/* Nothing known: no role is put forward. */
static void
test_role_unknown (void)
{
  static const char *const names[] = { "x.shp", "points.csv", "popular places",
                                       "export(1).geojson" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autoptr (Table) table = table_new ("id=1|2;value=3.5|7");
        g_autoptr (GArray)
            roles = zw_field_guess_role (names[i], kind, table->fields, table->n_fields);

        g_assert_cmpfloat (g_array_index (roles, ZwRoleGuess, 0).score, <, ZW_ROLE_GUESS_MIN);
      }
}

static void
test_mapping (void)
{
  static const struct
  {
    ZwRole role;
    const char *table;
    const char *mapping; /* in the order of the role's fields */
  } cases[] = {
    { ZW_ROLE_POPULATION, VILLAGES_PP,
      "name=VILLNAME code=VILLCODE district=TOWNNAME population=PP" },
    { ZW_ROLE_POPULATION, VILLAGE_CSV, "name=村里 code=村里代碼 district=區域 population=人口" },
    { ZW_ROLE_POPULATION, VILLAGE_POP_CSV,
      "name=village code=VILLCODE district=site_id population=people_total" },
    { ZW_ROLE_POPULATION, SEGIS, "code=CODEBASE population=P_CNT" },
    { ZW_ROLE_POPULATION, HEXGRID, "code=id population=population" },
    { ZW_ROLE_POPULATION, "里別=留侯里;110年底人口數=1665|1480;人口密度=20|30;男性人口數=800|700",
      "name=里別 population=110年底人口數" },
    { ZW_ROLE_POPULATION, "PEOPLE=120|340;name=甲里|乙里", "name=name population=PEOPLE" },
    /* a code that calls itself population, a share, a negative count */
    { ZW_ROLE_POPULATION, "POP=63000080037|63000080038", "" },
    { ZW_ROLE_POPULATION, "人口=65000010-001|65000010-002", "" },
    { ZW_ROLE_POPULATION, "population=-5|12", "" },
    { ZW_ROLE_POPULATION, "population=many|few", "" },
    { ZW_ROLE_POPULATION, "Population=1,665|12,480", "population=Population" },
    { ZW_ROLE_POPULATION, "ＰＯＰ＿ＴＯＴＡＬ=１２|340", "population=ＰＯＰ＿ＴＯＴＡＬ" },
    { ZW_ROLE_BIKE_STATIONS, YOUBIKE_LIVE, "name=sna station_id=sno capacity=tot" },
    { ZW_ROLE_BIKE_STATIONS, YOUBIKE_SITES, "name=sna station_id=sno" },
    { ZW_ROLE_BIKE_STATIONS, YOUBIKE_TDX, "name=StatnNm station_id=SttnUID capacity=BksCpct" },
    { ZW_ROLE_BIKE_STATIONS, YOUBIKE_DASHBOARD,
      "name=station station_id=station_id capacity=total_bikes" },
    { ZW_ROLE_STOPS, MRT_TDX, "name=Zh_tw stop_id=SttnUID parent=StationID" },
    { ZW_ROLE_STOPS, BUS_STOPS, "name=stationname stop_id=stationid" },
    { ZW_ROLE_STOPS, TRA, "name=NAME stop_id=TIMETABLE_ID" },
    { ZW_ROLE_STOPS, MRT_EXITS, "name=出入口名稱" },
    { ZW_ROLE_STOPS, MRT_2015, "name=NAME" },
    { ZW_ROLE_ROUTES, MRT_ROUTE, "name=RAILNAME mode=RAILTYPE route_id=RAILID" },
    { ZW_ROLE_ROUTES, METRO_LINE, "name=mrtcode mode=mrtsys route_id=mrtid" },
    { ZW_ROLE_FOOTWAYS, SIDEWALK_CPAMI, "name=NAME width_m=SW_WTH" },
    { ZW_ROLE_CYCLEWAYS, BIKE_PATH, "name=name kind=type" },
    { ZW_ROLE_PARKING, PARKING_TAIPEI, "name=name spaces=totalcar ev_spaces=ChargeStation" },
    { ZW_ROLE_PARKING, PARKING_LIVE, "name=name" },
    { ZW_ROLE_CHARGERS, CHARGERS, "name=充電站名稱 guns=充電槍數 fast=快充 slow=慢充" },
    { ZW_ROLE_ADMIN, TOWNS, "name=TOWNNAME code=TOWNCODE" },
    { ZW_ROLE_ADMIN, COUNTIES, "name=COUNTYNAME code=COUNTYCODE" },
    { ZW_ROLE_ADMIN, VILLAGES_ATLAS, "name=VILLNAME code=VILLCODE district=TOWNNAME" },
    { ZW_ROLE_ADMIN, G97, "name=VNAME code=CPTVID district=TNAME" },
    { ZW_ROLE_ATTRACTIONS, STORES, "name=store kind=company" },
    { ZW_ROLE_BACKGROUND, ACCIDENTS, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Table) table = table_new (cases[i].table);
      g_autoptr (GHashTable)
          mapping = zw_field_guess_mapping (cases[i].role, table->fields, table->n_fields);
      g_autoptr (GString) text = g_string_new (NULL);

      for (const ZwRoleField *field = zw_role_get_info (cases[i].role)->fields; field->id != NULL;
           field++)
        if (g_hash_table_contains (mapping, field->id))
          g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", field->id,
                                  (char *) g_hash_table_lookup (mapping, field->id));
      if (!g_str_equal (text->str, cases[i].mapping))
        g_error ("%s:\n  got  %s\n  want %s", cases[i].table, text->str, cases[i].mapping);
    }
}

static void
test_coordinates (void)
{
  static const struct
  {
    const char *table, *x, *y;
    int epsg;
  } cases[] = {
    { TRA, "LNG", "LAT", 4326 },
    { STORES, "lon", "lat", 4326 },
    { YOUBIKE_SITES, "longitude", "latitude", 4326 },
    { YOUBIKE_TDX, "PostnLn", "PostnLt", 4326 },
    { ACCIDENTS, "經度", "緯度", 4326 },
    { HEXGRID, "lon", "lat", 4326 },
    { MRT_EXITS, "坐標X(TWD97)", "坐標Y(TWD97)", 0 },
    { METRO_STATION, "lng_x", "lat_y", 4326 },
    { PARKING_TAIPEI, "tw97x", "tw97y", 0 },
    { "PositionLon=121.5|121.6;PositionLat=25.0|25.1;TWD97X=300000|310000;TWD97Y=2760000|2770000",
      "PositionLon", "PositionLat", 4326 },
    { "X坐標=302000.5|303000;Y坐標=2771000.2|2772000", "X坐標", "Y坐標", 0 },
    { "TWD67_X=302000|303000;TWD67_Y=2771000|2772000", "TWD67_X", "TWD67_Y", 0 },
    { "X=302000|303000;Y=2771000|2772000", "X", "Y", 0 },
    { "TM2_121_X=302000|303000;TM2_121_Y=2771000|2772000", "TM2_121_X", "TM2_121_Y", 3826 },
    { "TWD97 X(119)=302000|303000;TWD97 Y(119)=2605000|2606000", "TWD97 X(119)", "TWD97 Y(119)",
      3825 },
    { "X=13532598.4|13530000;Y=2879798.4|2880000", "X", "Y", 3857 },
    /* The values are the other way round than the names say. */
    { "X=25.03|25.04;Y=121.56|121.57", "Y", "X", 4326 },
    { "經度=24.1|24.2;緯度=120.6|120.7", "緯度", "經度", 4326 },
    { "X=2771000|2772000;Y=302000|303000", "Y", "X", 0 },
    { "ＬＯＮ=121.5|121.6;ＬＡＴ=25.1|25.2", "ＬＯＮ", "ＬＡＴ", 4326 },
    { "lon=121.5|0||-;lat=25.1|0||-", "lon", "lat", 4326 },
    { "lon;lat", "lon", "lat", 4326 },
    { "twd97x;twd97y", "twd97x", "twd97y", 0 },
    { "a=1|2;b=121.5431|121.6002;c=25.0312|25.0441", "b", "c", 4326 },
    { "lon=-0.12|0.05;lat=51.5|51.6", "lon", "lat", 4326 },
    { "X=530000|531000;Y=180000|181000", "X", "Y", 0 },
    /* No place: extents of polygons, counts, words, one axis only */
    { G97, NULL, NULL, 0 },
    { VILLAGE_CSV, NULL, NULL, 0 },
    { "lon=east|west;lat=north|south", NULL, NULL, 0 },
    { "lon=121.5|121.6", NULL, NULL, 0 },
    { "docks=121|120;free=25|24", NULL, NULL, 0 },
    { "", NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Table) table = table_new (cases[i].table);
      guint x = 99, y = 99;
      int epsg = -1;
      gboolean found = zw_field_guess_coordinates (table->fields, table->n_fields, &x, &y, &epsg);

      if (found != (cases[i].x != NULL))
        g_error ("%s: %s", cases[i].table, found ? table->fields[x].name : "nothing found");
      if (!found)
        continue;
      g_assert_cmpstr (table->fields[x].name, ==, cases[i].x);
      g_assert_cmpstr (table->fields[y].name, ==, cases[i].y);
      g_assert_cmpint (epsg, ==, cases[i].epsg);
    }
}

/* Names and values that are no text at all. */
static void
test_hostile (void)
{
  static const char *const values[] = { "\xff\xfe", NULL, "", "1e999", "nan", "--5" };
  ZwSourceField fields[] = { { "\xbb\x4f", ZW_FIELD_TEXT, values, G_N_ELEMENTS (values) },
                             { "", ZW_FIELD_NUMBER, values, G_N_ELEMENTS (values) },
                             { "lon", ZW_FIELD_NUMBER, NULL, 0 },
                             { "population", ZW_FIELD_NUMBER, values, G_N_ELEMENTS (values) } };
  guint x, y;

  g_assert_false (zw_field_guess_coordinates (fields, 4, &x, &y, NULL));
  for (guint role = 0; role < ZW_N_ROLES; role++)
    {
      g_autoptr (GHashTable) mapping = zw_field_guess_mapping (role, fields, 4);

      g_assert_false (g_hash_table_contains (mapping, "population"));
    }
  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (GArray) roles = zw_field_guess_role ("\xbb\x4f\xa5", kind, fields, 4);
      g_autoptr (GArray) nameless = zw_field_guess_role (NULL, kind, NULL, 0);

      g_assert_cmpuint (roles->len, >, 0);
      g_assert_cmpuint (nameless->len, ==, roles->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-guess/role/known", test_role);
  g_test_add_func ("/field-guess/role/unknown", test_role_unknown);
  g_test_add_func ("/field-guess/mapping", test_mapping);
  g_test_add_func ("/field-guess/coordinates", test_coordinates);
  g_test_add_func ("/field-guess/hostile", test_hostile);
  return g_test_run ();
}
