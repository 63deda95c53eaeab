/* test-crs.c: coordinate systems, and coordinates carried between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coordinates come from gdaltransform (GDAL 3.6.2) and cs2cs (PROJ 9.1.1), and
 * for TWD67 from published sources:
 *
 * - Hu-tzu-shan, origin of TWD67: 247342, 2652336 in TM2 and 120°58′25.975″ E,
 *   23°58′32.340″ N by definition (Department of Land Administration, quoted in
 *   blog.minstrel.idv.tw/2004/05/twd67-twd97.html); in TWD97 248170.787,
 *   2652129.936 and 120.98202461950673, 23.97387462949248 (README of the Python
 *   package twd97).
 * - The seven-parameter Bursa-Wolf set of Shih et al., "TWD67與TWD97大地基準轉換方法研究",
 *   測量工程 41 (3), -730.160 -346.212 -472.186 m, 7.968 3.5498 0.40634″,
 *   18.2 ppm, run through PROJ's cct: another way from other control points.
 */

#include "geometry/zw-crs-guess.h"
#include "geometry/zw-crs.h"

#include <math.h>
#include <string.h>

static const char prj_twd97_121[] =
    "PROJCS[\"TWD_1997_TM_Taiwan\",GEOGCS[\"GCS_TWD_1997\",DATUM[\"D_TWD_1997\",SPHEROID[\"GRS_"
    "1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0."
    "0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",250000.0]"
    ",PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",121.0],PARAMETER[\"Scale_"
    "Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

static const char prj_twd97_119[] =
    "PROJCS[\"TWD_1997_TM_Penghu\",GEOGCS[\"GCS_TWD_1997\",DATUM[\"D_TWD_1997\",SPHEROID[\"GRS_"
    "1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0."
    "0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",250000.0]"
    ",PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",119.0],PARAMETER[\"Scale_"
    "Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

/* Named by hand, as some offices do. */
static const char prj_twd97_zone_121[] =
    "PROJCS[\"TWD97_TM2_zone_121\",GEOGCS[\"GCS_TWD97\",DATUM[\"TWD97\",SPHEROID[\"GRS_1980\","
    "6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
    "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",250000.0],PARAMETER[\"False_"
    "Northing\",0.0],PARAMETER[\"Central_Meridian\",121.0],PARAMETER[\"Scale_Factor\",0.9999],"
    "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

static const char prj_twd67_121[] =
    "PROJCS[\"TWD_1967_TM_Taiwan\",GEOGCS[\"GCS_TWD_1967\",DATUM[\"D_TWD_1967\",SPHEROID[\"GRS_"
    "1967_Truncated\",6378160.0,298.25]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0."
    "0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",250000.0]"
    ",PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",121.0],PARAMETER[\"Scale_"
    "Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

static const char prj_twd67_degrees[] =
    "GEOGCS[\"GCS_TWD_1967\",DATUM[\"D_TWD_1967\",SPHEROID[\"GRS_1967_Truncated\",6378160.0,298."
    "25]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

/* The older ArcView: no name worth anything, and the unmodified GRS 1967. */
static const char prj_unnamed_67[] =
    "PROJCS[\"Custom\",GEOGCS[\"GCS_GRS_1967\",DATUM[\"D_GRS_1967\",SPHEROID[\"GRS_1967\","
    "6378160.0,298.247167427]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
    "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",250000.0],PARAMETER[\"False_"
    "Northing\",0.0],PARAMETER[\"Central_Meridian\",121.0],PARAMETER[\"Scale_Factor\",0.9999],"
    "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

static const char prj_twd97_2020[] =
    "GEOGCS[\"GCS_TWD97[2020]\",DATUM[\"D_TWD_1997\",SPHEROID[\"GRS_1980\",6378137.0,298."
    "257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

static const char prj_web_mercator[] =
    "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_"
    "1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT["
    "\"Degree\",0.0174532925199433]],PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_"
    "Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
    "PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],UNIT["
    "\"Meter\",1.0]]";

static const char prj_unknown_datum[] =
    "PROJCS[\"UNK / Robinson\",GEOGCS[\"UNK\",DATUM[\"Unknown datum\",SPHEROID[\"WGS 84\",6378137,"
    "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.017453292519943295]],PROJECTION["
    "\"Robinson\"],UNIT[\"Meter\",1]]";

static const char local_cs[] =
    "LOCAL_CS[\"Undefined Cartesian SRS\",LOCAL_DATUM[\"x\",0],UNIT[\"m\",1],AXIS[\"x\",EAST],"
    "AXIS[\"y\",NORTH]]";

#define PROJ_TM2 "+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +units=m +no_defs "

static void
test_recognise (void)
{
  static const struct
  {
    const char *text;
    int epsg;
    gboolean geographic;
  } cases[] = {
    { "EPSG:3826", 3826, FALSE },
    { " epsg:3826 ", 3826, FALSE },
    { "3826", 3826, FALSE },
    { "urn:ogc:def:crs:EPSG::3826", 3826, FALSE },
    { "urn:ogc:def:crs:OGC:1.3:CRS84", 4326, TRUE },
    { "WGS84", 4326, TRUE },
    { "TWD97", 3824, TRUE },
    { "TWD97 / TM2 zone 121", 3826, FALSE },
    { "TWD97 TM2", 3826, FALSE },
    { "TWD67_TM2", 3828, FALSE },
    { "ESRI:102443", 3826, FALSE },
    { "ESRI:102441", 3828, FALSE },
    { "EPSG:4979", 4326, TRUE },
    { "EPSG:3826+5773", 3826, FALSE },
    { prj_twd97_121, 3826, FALSE },
    { prj_twd97_119, 3825, FALSE },
    { prj_twd97_zone_121, 3826, FALSE },
    { prj_twd97_2020, 3824, TRUE },
    { prj_twd67_121, 3828, FALSE },
    { prj_twd67_degrees, 3821, TRUE },
    { prj_unnamed_67, 3828, FALSE },
    { prj_web_mercator, 3857, FALSE },
    { PROJ_TM2 "+ellps=GRS80 +towgs84=0,0,0,0,0,0,0", 3826, FALSE },
    { PROJ_TM2 "+ellps=aust_SA +towgs84=-752,-358,-179,0,0,0,0", 3828, FALSE },
    { PROJ_TM2 "+datum=WGS84", 3826, FALSE },
    { "+init=epsg:3828", 3828, FALSE },
    { "EPSG:27700", 27700, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwCrs) crs = zw_crs_new (cases[i].text, &error);

      g_assert_no_error (error);
      if (crs->epsg != cases[i].epsg)
        g_error ("%s: %d", cases[i].text, crs->epsg);
      g_assert_cmpint (crs->is_geographic, ==, cases[i].geographic);
    }
}

/* The same ellipsoid as TWD67, the same as TWD97: no reason to call them that. */
static void
test_recognise_others (void)
{
  static const char *const texts[] = {
    "+proj=longlat +ellps=aust_SA",
    "+proj=longlat +ellps=GRS80",
    "+proj=tmerc +lat_0=0 +lon_0=120 +k=0.9999 +x_0=250000 +y_0=0 +ellps=GRS80",
    "+proj=tmerc +lat_0=0 +lon_0=121 +k=1 +x_0=250000 +y_0=0 +ellps=GRS80",
    PROJ_TM2 "+ellps=intl",
    prj_unknown_datum,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwCrs) crs = zw_crs_new (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (crs->epsg, ==, 0);
      g_assert_nonnull (crs->definition);
    }
}

static void
test_refuse (void)
{
  static const char *const texts[] = {
    NULL,          "",         "hello",     "EPSG:99999999",  local_cs, "EPSG:5773", "EPSG:4978",
    "/etc/passwd", "\xff\xfe", "PROJCS[\"", "+proj=nonsense",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwCrs) crs = zw_crs_new (texts[i], &error);

      g_assert_null (crs);
      g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_name (void)
{
  g_autoptr (ZwCrs) crs = zw_crs_new (prj_twd97_121, NULL);
  g_autofree char *name = zw_crs_dup_name (crs);
  g_autoptr (ZwCrs) feet = zw_crs_new ("EPSG:2246", NULL);

  g_assert_cmpstr (name, ==, "TWD97 / TM2 zone 121 (EPSG:3826)");
  g_assert_cmpfloat (crs->metres_per_unit, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (feet->metres_per_unit, 1200.0 / 3937.0, 1e-12);
}

static void
test_for_location (void)
{
  static const struct
  {
    const char *place;
    double lon, lat;
    int epsg;
  } cases[] = {
    { "Taipei", 121.565, 25.033, 3826 },       { "Kaohsiung", 120.301, 22.627, 3826 },
    { "Xiaoliuqiu", 120.371, 22.339, 3826 },   { "Lanyu", 121.55, 22.045, 3826 },
    { "Guishan", 121.951, 24.842, 3826 },      { "Magong", 119.566, 23.565, 3825 },
    { "Jincheng", 118.317, 24.432, 3825 },     { "Nangan", 119.926, 26.157, 3825 },
    { "Dongyin", 120.492, 26.366, 3825 },      { "Wuqiu", 119.454, 24.99, 3825 },
    { "Xiamen's zone", 116.68, 23.35, 32650 }, { "London", -0.12, 51.5, 32630 },
    { "Porto Alegre", -51.2, -30.0, 32722 },   { "Fiji", 180.0, -17.0, 32701 },
    { "Fiji, east", -179.9, -17.0, 32701 },    { "Tokyo", 139.7, 35.7, 32654 },
    { "North Pole", 0.0, 90.0, 5041 },         { "South Pole", 0.0, -90.0, 5042 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (zw_crs_for_location (cases[i].lon, cases[i].lat) != cases[i].epsg)
      g_error ("%s: %d", cases[i].place, zw_crs_for_location (cases[i].lon, cases[i].lat));
}

static ZwPoint
carry (const char *from, const char *to, double x, double y)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwTransform) transform = zw_transform_new (from, to, &error);
  ZwPoint point = { x, y };

  g_assert_no_error (error);
  zw_transform_points (transform, &point, 1, &error);
  g_assert_no_error (error);
  return point;
}

/* Longitude or easting comes first, though the registry has latitude first in
   4326 and northing first in 3035. Tolerances follow the printed digits. */
static void
test_against_others (void)
{
  static const struct
  {
    const char *from, *to;
    double x, y, to_x, to_y, tolerance;
  } cases[] = {
    { "EPSG:4326", "EPSG:3826", 121.5654, 25.0330, 307056.818979488, 2769551.83686217, 1e-6 },
    { "EPSG:4326", "EPSG:3826", 120.2, 22.99, 167982.26839548, 2543399.44350084, 1e-6 },
    { "EPSG:4326", "EPSG:3826", 118.32, 24.43, -21819.501016863, 2705276.22774991, 1e-6 },
    { "EPSG:4326", "EPSG:3825", 119.566, 23.565, 307778.297551569, 2606963.57321425, 1e-6 },
    { "EPSG:4326", "EPSG:3857", 121.5654, 25.0330, 13532598.4260806, 2879798.47542714, 1e-6 },
    { "EPSG:4326", "EPSG:32651", 121.5654, 25.0330, 355263.843706311, 2769368.63054118, 1e-6 },
    { "EPSG:4326", "EPSG:3035", 10.0, 50.0, 4321000.0, 2987510.56696494, 1e-6 },
    { "EPSG:3826", "EPSG:4326", 302000, 2771000, 121.515346162656, 25.0462561555544, 1e-11 },
    { "EPSG:3826", "EPSG:4326", 178000, 2500000, 120.299711302178, 22.5985536463078, 1e-11 },
    { "EPSG:3826", "EPSG:3825", 105000, 2605000, 309208.004209461, 2604401.85009873, 1e-6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwPoint there = carry (cases[i].from, cases[i].to, cases[i].x, cases[i].y);
      ZwPoint back = carry (cases[i].to, cases[i].from, cases[i].to_x, cases[i].to_y);
      double back_tolerance = cases[i].x < 1000.0 ? 1e-8 : 1e-3;

      g_assert_cmpfloat_with_epsilon (there.x, cases[i].to_x, cases[i].tolerance);
      g_assert_cmpfloat_with_epsilon (there.y, cases[i].to_y, cases[i].tolerance);
      g_assert_cmpfloat_with_epsilon (back.x, cases[i].x, back_tolerance);
      g_assert_cmpfloat_with_epsilon (back.y, cases[i].y, back_tolerance);
    }
}

static void
test_location (void)
{
  g_autoptr (ZwTransform) in = zw_transform_new ("EPSG:4326", "EPSG:3826", NULL);
  g_autoptr (ZwTransform) out = zw_transform_new ("EPSG:3826", "EPSG:4326", NULL);
  ZwPoint point;
  ZwLocation location;

  g_assert_true (
      zw_transform_location (in, (ZwLocation){ .lon = 121.5654, .lat = 25.0330 }, &point, NULL));
  g_assert_cmpfloat_with_epsilon (point.x, 307056.818979488, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y, 2769551.83686217, 1e-6);
  g_assert_true (zw_transform_to_location (out, (ZwPoint){ 302000, 2771000 }, &location, NULL));
  g_assert_cmpfloat_with_epsilon (location.lon, 121.515346162656, 1e-11);
  g_assert_cmpfloat_with_epsilon (location.lat, 25.0462561555544, 1e-11);
}

static void
test_twd67_origin (void)
{
  ZwPoint map = carry ("EPSG:3828", "EPSG:3826", 247342.0, 2652336.0);
  ZwPoint globe = carry ("EPSG:3821", "EPSG:4326", 120.0 + 58.0 / 60.0 + 25.975 / 3600.0,
                         23.0 + 58.0 / 60.0 + 32.340 / 3600.0);
  ZwPoint both = carry ("EPSG:3828", "EPSG:4326", 247342.0, 2652336.0);

  /* The published pair is exact to the millimetre, the formula to 2 m. */
  g_assert_cmpfloat_with_epsilon (map.x, 248170.787, 0.5);
  g_assert_cmpfloat_with_epsilon (map.y, 2652129.936, 0.5);
  /* 5e-6 degrees is half a metre. */
  g_assert_cmpfloat_with_epsilon (globe.x, 120.98202461950673, 5e-6);
  g_assert_cmpfloat_with_epsilon (globe.y, 23.97387462949248, 5e-6);
  g_assert_cmpfloat_with_epsilon (both.x, 120.98202461950673, 5e-6);
  g_assert_cmpfloat_with_epsilon (both.y, 23.97387462949248, 5e-6);
}

/* First the formula worked by hand, then Shih's seven parameters. */
static void
test_twd67_121 (void)
{
  static const double cases[][6] = {
    { 247342, 2652336, 248170.927, 2652130.098, 248170.7941, 2652130.0522 },
    { 302000, 2771000, 302830.548, 2770796.292, 302830.1466, 2770795.6907 },
    { 178000, 2500000, 178826.860, 2499791.286, 178827.2769, 2499792.1454 },
    { 310000, 2660000, 310829.948, 2659794.625, 310829.7724, 2659793.9031 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwPoint there = carry ("EPSG:3828", "EPSG:3826", cases[i][0], cases[i][1]);
      ZwPoint back = carry ("EPSG:3826", "EPSG:3828", there.x, there.y);

      g_assert_cmpfloat_with_epsilon (there.x, cases[i][2], 6e-4);
      g_assert_cmpfloat_with_epsilon (there.y, cases[i][3], 6e-4);
      g_assert_cmpfloat (hypot (there.x - cases[i][4], there.y - cases[i][5]), <, 3.0);
      g_assert_cmpfloat_with_epsilon (back.x, cases[i][0], 1e-6);
      g_assert_cmpfloat_with_epsilon (back.y, cases[i][1], 1e-6);
    }
}

/* Leaving the datum as it is would miss by 829 m east and 206 m south
   (jidanni.org/geo/taiwan_datums: 828 and 207 m, as told to rescuers). */
static void
test_twd67_is_shifted (void)
{
  static const double points[][2] = {
    { 302000, 2771000 }, { 215000, 2675000 }, { 178000, 2500000 }, { 310000, 2660000 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      ZwPoint new = carry ("EPSG:3828", "EPSG:3826", points[i][0], points[i][1]);
      ZwPoint ground = carry ("EPSG:3826", "EPSG:3857", new.x, new.y);
      ZwPoint web = carry (prj_twd67_121, "EPSG:3857", points[i][0], points[i][1]);

      g_assert_cmpfloat_with_epsilon (new.x - points[i][0], 828.0, 5.0);
      g_assert_cmpfloat_with_epsilon (new.y - points[i][1], -207.0, 5.0);
      /* and by way of any other system alike */
      g_assert_cmpfloat_with_epsilon (web.x, ground.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (web.y, ground.y, 1e-6);
    }
}

/* Zone 119 from cct with the ellipsoids' axes written out, degrees from the
   textbook formulas of geocentric coordinates in Python. */
static void
test_twd67_shift (void)
{
  ZwPoint zone = carry ("EPSG:3827", "EPSG:3825", 300000, 2600000);
  ZwPoint back = carry ("EPSG:3825", "EPSG:3827", zone.x, zone.y);
  ZwPoint globe = carry ("EPSG:3821", "EPSG:3824", 119.566, 23.565);
  ZwPoint globe_back = carry ("EPSG:3824", "EPSG:3821", globe.x, globe.y);
  ZwPoint crossed = carry ("EPSG:3827", "EPSG:3826", 300000, 2600000);
  ZwPoint straight = carry ("EPSG:3825", "EPSG:3826", zone.x, zone.y);

  g_assert_cmpfloat_with_epsilon (zone.x, 300831.2027, 1e-4);
  g_assert_cmpfloat_with_epsilon (zone.y, 2599805.9188, 1e-4);
  /* Shih's parameters: within 5 m. */
  g_assert_cmpfloat (hypot (zone.x - 300828.1228, zone.y - 2599805.3195), <, 5.0);
  /* The height left over by the shift is dropped, which costs a hair. */
  g_assert_cmpfloat_with_epsilon (back.x, 300000.0, 1e-2);
  g_assert_cmpfloat_with_epsilon (back.y, 2600000.0, 1e-2);
  g_assert_cmpfloat_with_epsilon (globe.x, 119.57413701998868, 1e-10);
  g_assert_cmpfloat_with_epsilon (globe.y, 23.56329901481163, 1e-10);
  g_assert_cmpfloat_with_epsilon (globe_back.x, 119.566, 1e-7);
  g_assert_cmpfloat_with_epsilon (globe_back.y, 23.565, 1e-7);
  g_assert_cmpfloat_with_epsilon (crossed.x, straight.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (crossed.y, straight.y, 1e-6);
}

static void
test_no_ballpark (void)
{
  /* No datum, one that no operation leads away from, and a local one. */
  static const char *const unknown[] = {
    "+proj=longlat +ellps=bessel",
    prj_unknown_datum,
    "+proj=tmerc +lat_0=0 +lon_0=121 +k=1 +x_0=250000 +y_0=0 +ellps=intl",
    local_cs,
  };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) there = NULL;
      g_autoptr (GError) back = NULL;

      g_assert_null (zw_transform_new (unknown[i], "EPSG:3826", &there));
      g_assert_error (there, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS);
      g_assert_null (zw_transform_new ("EPSG:3828", unknown[i], &back));
      g_assert_error (back, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS);
    }
}

static void
test_bad_coordinates (void)
{
  static const struct
  {
    const char *from, *to;
    double x, y;
    const char *named;
  } cases[] = {
    { "EPSG:4326", "EPSG:3826", 25.0, 121.5, "25, 121.5" },
    { "EPSG:4326", "EPSG:3826", 121.5, 1e300, "121.5, 1e+300" },
    { "EPSG:4326", "EPSG:4326", 302000, 2771000, "302000, 2771000" },
    { "EPSG:3826", "EPSG:4326", INFINITY, 2771000, "inf, 2771000" },
    { "EPSG:3826", "EPSG:4326", 1e300, 5, "1e+300, 5" },
    { "EPSG:3828", "EPSG:3826", 5, -INFINITY, "5, -inf" },
    { "EPSG:3826", "EPSG:3826", 7, NAN, "7, " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwTransform) transform = zw_transform_new (cases[i].from, cases[i].to, NULL);
      g_autofree ZwPoint *points = g_new (ZwPoint, 5000);

      for (guint p = 0; p < 5000; p++)
        points[p] = g_str_equal (cases[i].from, "EPSG:4326") ? (ZwPoint){ 121.0, 24.0 }
                                                             : (ZwPoint){ 250000.0, 2650000.0 };
      points[4321] = (ZwPoint){ cases[i].x, cases[i].y };
      g_assert_false (zw_transform_points (transform, points, 5000, &error));
      g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static void
test_method (void)
{
  g_autoptr (ZwTransform) same = zw_transform_new (prj_twd97_121, "EPSG:3826", NULL);
  g_autoptr (ZwTransform) old = zw_transform_new ("EPSG:3828", "EPSG:3826", NULL);
  g_autoptr (ZwTransform) degrees = zw_transform_new ("EPSG:4326", "EPSG:3826", NULL);
  g_autoptr (ZwTransform) british = zw_transform_new ("EPSG:27700", "EPSG:32630", NULL);
  ZwPoint london = { 530000, 180000 };

  g_assert_true (zw_transform_is_noop (same));
  g_assert_false (zw_transform_is_noop (old));
  g_assert_nonnull (strstr (zw_transform_get_method (old), "about 3 m"));
  g_assert_nonnull (strstr (zw_transform_get_method (degrees), "TWD97 to WGS 84"));
  g_assert_nonnull (strstr (zw_transform_get_method (degrees), "about 1 m"));
  /* One of several, by place; this is the one PROJ takes for London. */
  g_assert_true (zw_transform_points (british, &london, 1, NULL));
  g_assert_nonnull (strstr (zw_transform_get_method (british), "OSGB36 to WGS 84 (6)"));
}

static gpointer
carry_many (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      ZwPoint point = carry ("EPSG:4326", "EPSG:3826", 121.5654, 25.0330);

      g_assert_cmpfloat_with_epsilon (point.x, 307056.818979488, 1e-6);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("carry", carry_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Extents of real places, from gdaltransform of their corners. */
static void
test_guess (void)
{
  static const ZwEnvelope taipei = { 121.45, 24.95, 121.67, 25.22 };
  static const ZwEnvelope porto_alegre = { -51.3, -30.3, -51.0, -29.9 };
  static const struct
  {
    const char *what;
    ZwEnvelope extent;
    const char *declared, *text;
    const ZwEnvelope *area;
    int epsg;
    gboolean swapped;
    ZwCrsConfidence confidence;
  } cases[] = {
    { "Taipei, TM2 121",
      { 296000, 2761000, 317000, 2789000 },
      NULL,
      NULL,
      NULL,
      3826,
      FALSE,
      ZW_CRS_LIKELY },
    { "Taipei, degrees",
      { 121.45, 24.96, 121.66, 25.21 },
      NULL,
      NULL,
      NULL,
      4326,
      FALSE,
      ZW_CRS_LIKELY },
    { "Taipei, latitude first",
      { 24.96, 121.45, 25.21, 121.66 },
      NULL,
      NULL,
      NULL,
      4326,
      TRUE,
      ZW_CRS_LIKELY },
    { "Taipei, northing first",
      { 2761000, 296000, 2789000, 317000 },
      NULL,
      NULL,
      NULL,
      3826,
      TRUE,
      ZW_CRS_LIKELY },
    { "Taipei, Web Mercator",
      { 13520000, 2871000, 13543000, 2901000 },
      NULL,
      NULL,
      NULL,
      3857,
      FALSE,
      ZW_CRS_LIKELY },
    { "Tainan, TM2 121",
      { 150000, 2530000, 190000, 2580000 },
      NULL,
      NULL,
      NULL,
      3826,
      FALSE,
      ZW_CRS_LIKELY },
    { "Kinmen, TM2 119",
      { 165000, 2695000, 198000, 2715000 },
      NULL,
      NULL,
      NULL,
      3825,
      FALSE,
      ZW_CRS_LIKELY },
    { "Kinmen, TM2 121",
      { -29978, 2694000, 2000, 2716000 },
      NULL,
      NULL,
      NULL,
      3826,
      FALSE,
      ZW_CRS_LIKELY },
    { "Matsu, TM2 119",
      { 340000, 2875000, 360000, 2905000 },
      NULL,
      NULL,
      NULL,
      3825,
      FALSE,
      ZW_CRS_LIKELY },
    { "Penghu or Hualien",
      { 291000, 2566000, 312000, 2628000 },
      NULL,
      NULL,
      NULL,
      3826,
      FALSE,
      ZW_CRS_DOUBTFUL },
    { "Penghu by name",
      { 291000, 2566000, 312000, 2628000 },
      NULL,
      "澎湖縣_公車站",
      NULL,
      3825,
      FALSE,
      ZW_CRS_LIKELY },
    { "zone by name",
      { 291000, 2566000, 312000, 2628000 },
      NULL,
      "stops TWD97 TM2-119.csv",
      NULL,
      3825,
      FALSE,
      ZW_CRS_LIKELY },
    { "TWD67 by name",
      { 296000, 2761000, 317000, 2789000 },
      NULL,
      "站牌(TWD67).shp",
      NULL,
      3828,
      FALSE,
      ZW_CRS_LIKELY },
    { "both by name",
      { 296000, 2761000, 317000, 2789000 },
      NULL,
      "TWD67轉TWD97.shp",
      NULL,
      3826,
      FALSE,
      ZW_CRS_LIKELY },
    { "UTM by name",
      { 343000, 2760000, 360000, 2789000 },
      NULL,
      "taipei UTM51N",
      NULL,
      32651,
      FALSE,
      ZW_CRS_LIKELY },
    { "whole country, degrees",
      { 114.36, 10.37, 124.56, 26.39 },
      NULL,
      NULL,
      NULL,
      4326,
      FALSE,
      ZW_CRS_LIKELY },
    { "London", { -0.5, 51.3, 0.3, 51.7 }, NULL, NULL, NULL, 4326, FALSE, ZW_CRS_DOUBTFUL },
    { "London, named",
      { -0.5, 51.3, 0.3, 51.7 },
      NULL,
      "id,lon,lat",
      NULL,
      4326,
      FALSE,
      ZW_CRS_LIKELY },
    { "Tokyo, latitude first",
      { 35.5, 139.5, 35.8, 139.9 },
      NULL,
      NULL,
      NULL,
      4326,
      TRUE,
      ZW_CRS_LIKELY },
    { "Porto Alegre, UTM",
      { 471000, 6648000, 499000, 6692000 },
      NULL,
      NULL,
      &porto_alegre,
      32722,
      FALSE,
      ZW_CRS_LIKELY },
    { "nothing known",
      { 471000, 6648000, 499000, 6692000 },
      NULL,
      NULL,
      NULL,
      0,
      FALSE,
      ZW_CRS_UNKNOWN },
    { "all zero", { 0, 0, 0, 0 }, NULL, NULL, NULL, 0, FALSE, ZW_CRS_UNKNOWN },
    { "declared, right",
      { 296000, 2761000, 317000, 2789000 },
      prj_twd97_121,
      NULL,
      NULL,
      3826,
      FALSE,
      ZW_CRS_CERTAIN },
    { "declared, far away",
      { 503000, 155000, 561000, 200000 },
      "EPSG:27700",
      NULL,
      NULL,
      27700,
      FALSE,
      ZW_CRS_CERTAIN },
    { "declared degrees, is metres",
      { 296000, 2761000, 317000, 2789000 },
      "EPSG:4326",
      NULL,
      NULL,
      3826,
      FALSE,
      ZW_CRS_DOUBTFUL },
    { "declared metres, is degrees",
      { 121.45, 24.96, 121.66, 25.21 },
      prj_twd97_121,
      NULL,
      NULL,
      4326,
      FALSE,
      ZW_CRS_DOUBTFUL },
    { "declared degrees, latitude first",
      { 24.96, 121.45, 25.21, 121.66 },
      "EPSG:4326",
      NULL,
      NULL,
      4326,
      TRUE,
      ZW_CRS_DOUBTFUL },
    { "declared 121, named Penghu",
      { 291000, 2566000, 312000, 2628000 },
      "EPSG:3826",
      "澎湖",
      NULL,
      3825,
      FALSE,
      ZW_CRS_DOUBTFUL },
    { "declared and of another city",
      { 150000, 2530000, 190000, 2580000 },
      "EPSG:3826",
      NULL,
      &taipei,
      3826,
      FALSE,
      ZW_CRS_LIKELY },
    { "undeclared and of another city",
      { 150000, 2530000, 190000, 2580000 },
      NULL,
      NULL,
      &taipei,
      3826,
      FALSE,
      ZW_CRS_LIKELY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwCrsEvidence evidence = { .extent = cases[i].extent,
                                 .declared = cases[i].declared,
                                 .text = cases[i].text,
                                 .area = cases[i].area };
      g_autoptr (ZwCrsGuess) guess = zw_crs_guess (&evidence);

      if (guess->epsg != cases[i].epsg || guess->swapped != cases[i].swapped
          || guess->confidence != cases[i].confidence)
        g_error ("%s: %d, swapped %d, confidence %d: %s", cases[i].what, guess->epsg,
                 guess->swapped, guess->confidence, guess->reason);
      g_assert_nonnull (guess->reason);
      g_assert_cmpint (guess->declared, ==,
                       cases[i].declared != NULL && guess->confidence >= ZW_CRS_LIKELY);
    }
}

/* Stops along the inside of a square city of 10 km, 300 m from its edge: read in
   the wrong datum, those of two sides fall outside. */
static void
test_guess_by_boundary (void)
{
  static const ZwPoint corners[] = {
    { 300000, 2765000 }, { 310000, 2765000 }, { 310000, 2775000 }, { 300000, 2775000 }
  };
  g_autoptr (ZwGeometry) city = zw_geometry_new_polygon (corners, 4);
  ZwPoint new[80], old[80];

  for (guint i = 0; i < 80; i++)
    {
      double along = 300.0 + 9400.0 * (i % 20) / 19.0;
      ZwPoint side[4] = { { 300300, 2765000 + along },
                          { 309700, 2765000 + along },
                          { 300000 + along, 2765300 },
                          { 300000 + along, 2774700 } };

      new[i] = side[i / 20];
      /* Published for rescuers: TWD67 is 828 m less east and 207 m more north. */
      old[i] = (ZwPoint){ new[i].x - 828.0, new[i].y + 207.0 };
    }

  for (guint declared = 0; declared < 2; declared++)
    for (guint is_old = 0; is_old < 2; is_old++)
      {
        const ZwPoint *points = is_old ? old : new;
        ZwCrsEvidence evidence = { .declared = declared ? prj_twd97_121 : NULL,
                                   .boundary = city,
                                   .boundary_crs = "EPSG:3826",
                                   .points = points,
                                   .n_points = 80 };
        g_autoptr (ZwCrsGuess) guess = NULL;

        zw_envelope_init_empty (&evidence.extent);
        for (guint i = 0; i < 80; i++)
          zw_envelope_add (&evidence.extent, points[i].x, points[i].y);
        guess = zw_crs_guess (&evidence);
        g_assert_cmpint (guess->epsg, ==, is_old ? 3828 : 3826);
        g_assert_cmpint (guess->confidence, ==,
                         !declared ? ZW_CRS_LIKELY
                         : is_old  ? ZW_CRS_DOUBTFUL
                                   : ZW_CRS_CERTAIN);
      }
}

/* A few 0, 0 in the table stretch the extent over half of Asia. */
static void
test_guess_by_sample (void)
{
  ZwPoint points[50];
  ZwCrsEvidence evidence = { .extent = { 0, 0, 310000, 2775000 },
                             .points = points,
                             .n_points = 50 };
  g_autoptr (ZwCrsGuess) guess = NULL;

  for (guint i = 0; i < 50; i++)
    points[i] = i % 5 == 0 ? (ZwPoint){ 0, 0 } : (ZwPoint){ 300000 + 200 * i, 2770000 };
  points[7] = (ZwPoint){ NAN, INFINITY };
  guess = zw_crs_guess (&evidence);
  g_assert_cmpint (guess->epsg, ==, 3826);
  g_assert_cmpint (guess->confidence, ==, ZW_CRS_LIKELY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crs/recognise/taiwan", test_recognise);
  g_test_add_func ("/crs/recognise/others-are-not-taiwan", test_recognise_others);
  g_test_add_func ("/crs/recognise/refuse", test_refuse);
  g_test_add_func ("/crs/name", test_name);
  g_test_add_func ("/crs/for-location", test_for_location);
  g_test_add_func ("/crs/transform/against-gdaltransform", test_against_others);
  g_test_add_func ("/crs/transform/location", test_location);
  g_test_add_func ("/crs/transform/threads", test_threads);
  g_test_add_func ("/crs/transform/no-ballpark", test_no_ballpark);
  g_test_add_func ("/crs/transform/bad-coordinates", test_bad_coordinates);
  g_test_add_func ("/crs/transform/method", test_method);
  g_test_add_func ("/crs/twd67/origin", test_twd67_origin);
  g_test_add_func ("/crs/twd67/zone-121", test_twd67_121);
  g_test_add_func ("/crs/twd67/doing-nothing-is-829-m-off", test_twd67_is_shifted);
  g_test_add_func ("/crs/twd67/zone-119-and-degrees", test_twd67_shift);
  g_test_add_func ("/crs/guess/extents", test_guess);
  g_test_add_func ("/crs/guess/boundary-tells-twd67", test_guess_by_boundary);
  g_test_add_func ("/crs/guess/sample-ignores-zeros", test_guess_by_sample);
  return g_test_run ();
}
