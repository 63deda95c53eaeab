/* test-theme.c: the maps that the application asks for
 *
 * The project is made by hand: a district of two square kilometres, a zone in it, and a
 * few things whose numbers follow by counting. The sample city
 * is drawn as well, and looked at for names that lie over one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <cairo-svg.h>
#include <glib/gstdio.h>
#include <math.h>

#include "document/zw-theme-private.h"
#include "import/zw-import.h"
#include "layers/zw-project.h"
#include "placed-judge.h"
#include "plan/zw-sample.h"

#define ZONE "試辦市中心"
#define PT_PER_MM (72.0 / 25.4)

typedef struct
{
  char *folder;
  char *path;
  ZwStore *store;
  gint64 zone;
} Fixture;

#define COLLECTION(features)                                                                       \
  "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": "               \
  "{\"name\": \"urn:ogc:def:crs:EPSG::3826\"}}, \"features\": [" features "]}"
#define FEATURE(properties, kind, coordinates)                                                     \
  "{\"type\": \"Feature\", \"properties\": {" properties "}, \"geometry\": {\"type\": \"" kind     \
  "\", \"coordinates\": " coordinates "}}"

/* Villages of one square kilometre each: two in the west, in which the zone lies, and one
 * of another district far in the east. */
static const char villages[] = COLLECTION (FEATURE (
    "\"村里名稱\": \"甲里\", \"鄉鎮市區\": \"西區\", \"人口數\": 5000",
    "Polygon",
    "[[[300000, 2770000], [301000, 2770000], [301000, 2771000], [300000, 2771000], "
    "[300000, 2770000]]]") "," FEATURE ("\"村里名稱\": \"乙里\", \"鄉鎮市區\": \"西區\", "
                                        "\"人口數\": 12000",
                                        "Polygon",
                                        "[[[300000, 2771000], [301000, 2771000], [301000, "
                                        "2772000], [300000, 2772000], "
                                        "[300000, 2771000]]]") "," FEATURE ("\"村里名稱\": "
                                                                            "\"丙里\", "
                                                                            "\"鄉鎮市區\": "
                                                                            "\"東區\", \"人口數\": "
                                                                            "800",
                                                                            "Polygon",
                                                                            "[[[310000, 2770000], "
                                                                            "[311000, 2770000], "
                                                                            "[311000, 2771000], "
                                                                            "[310000, 2771000], "
                                                                            "[310000, 2770000]]]"));

/* A metro station with a platform and an exit, another station, three bus poles of which
 * two have one name and lie 30 m apart, a bus stop just outside the district but in the
 * picture, and one far away. */
static const char stops[] =
    "站名,運具,stop_id,parent_station,TWD97X,TWD97Y\n"
    "市府站,metro,M1,,300500,2770500\n市府站,metro,M1A,M1,300510,2770500\n"
    "市府站出口,metro,M1B,M1,300520,2770500\n廟口站,metro,M2,,300500,2771500\n"
    "圓環,bus,B1,,300200,2770200\n圓環,bus,B2,,300230,2770200\n"
    "市場,bus,B3,,300800,2770200\n郊外,bus,B4,,330000,2770200\n";

static const char bikes[] = "場站名稱,總停車格,TWD97X,TWD97Y\n"
                            "YouBike2.0_市府,45,300510,2770520\nYouBike2.0_廟口,40,300500,2771400\n"
                            "YouBike2.0_圓環,20,300210,2770210\n";

static const char landuse[] = COLLECTION (
    FEATURE ("\"使用分區\": \"第三種住宅區\"",
             "Polygon",
             "[[[300000, 2770000], [300500, 2770000], [300500, 2770500], [300000, "
             "2770000]]]") "," FEATURE ("\"使用分區\": \"商業區\"",
                                        "Polygon",
                                        "[[[300500, 2770500], [301000, 2770500], "
                                        "[301000, 2771000], [300500, 2770500]]]"));

static void
import (Fixture *f, const char *name, const char *text, ZwRole role)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  ZwImportOptions options = { .path = path,
                              .has_role = TRUE,
                              .role = role,
                              .crs = "EPSG:3826",
                              .year = 2026,
                              .date = "2026-01-15" };
  g_autoptr (ZwImportReport) report = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  report = zw_import_run (f->store, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer bare)
{
  g_autoptr (GError) error = NULL;
  const ZwPoint corners[] = {
    { 300100, 2770100 }, { 300900, 2770100 }, { 300900, 2771600 }, { 300100, 2771600 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));

  f->folder = make_folder ();
  f->path = g_build_filename (f->folder, "small.gpkg", NULL);
  f->store = zw_project_create (f->path, "試辦專案", "測試市", NULL, &error);
  g_assert_no_error (error);
  f->zone = zw_zone_add (f->store, ZONE, ZW_ZONE_URBAN, square, &error);
  g_assert_no_error (error);
  if (bare != NULL)
    return;
  import (f, "villages.geojson", villages, ZW_ROLE_POPULATION);
  import (f, "stops.csv", stops, ZW_ROLE_STOPS);
  import (f, "bikes.csv", bikes, ZW_ROLE_BIKE_STATIONS);
  import (f, "landuse.geojson", landuse, ZW_ROLE_LANDUSE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static ZwDossier *
load (ZwStore *store, gint64 zone, const char *language)
{
  g_autoptr (GError) error = NULL;
  ZwDossier *dossier = zw_dossier_load (store, zone, language, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
test_ids (void)
{
  ZwTheme theme;

  for (guint i = 0; i < ZW_N_THEMES; i++)
    {
      g_assert_true (zw_theme_from_id (zw_theme_get_id (i), &theme));
      g_assert_cmpint (theme, ==, i);
      g_assert_cmpint (zw_theme_get_role (i), <, ZW_N_ROLES);
    }
  g_assert_false (zw_theme_from_id ("no-theme", &theme));
  g_assert_false (zw_theme_from_id (NULL, &theme));
}

/* The form's words behind the place, which is the zone in figure 1 and the districts in
 * the others. */
static void
test_titles (Fixture *f, gconstpointer data)
{
  static const char *const titles[ZW_N_THEMES] = {
    [ZW_THEME_EXTENT] = ZONE "範圍圖",
    [ZW_THEME_POPULATION] = "西區人口密度圖",
    [ZW_THEME_LANDUSE] = "西區土地使用圖",
    [ZW_THEME_ROADS] = "西區現況高、快速公路路網示意圖",
    [ZW_THEME_RAILWAYS] = "西區現況軌道路網示意圖",
    [ZW_THEME_STATIONS] = "西區軌道車站分布圖",
    [ZW_THEME_BUS_STOPS] = "西區公車站牌分布圖",
    [ZW_THEME_BIKE_STATIONS] = "西區公共自行車租賃站分布圖",
    [ZW_THEME_BUS_ROUTES] = "西區公車路線分布圖",
    [ZW_THEME_WAYS] = "西區人行道或自行車道分布圖",
  };
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "zh_TW");
  g_autoptr (ZwDossier) english = load (f->store, f->zone, "en");

  for (guint i = 0; i < ZW_N_THEMES; i++)
    {
      g_autofree char *title = zw_theme_dup_title (dossier, i);
      g_autofree char *in_english = zw_theme_dup_title (english, i);

      if (titles[i] != NULL)
        g_assert_cmpstr (title, ==, titles[i]);
      g_assert_nonnull (strstr (in_english, i == ZW_THEME_EXTENT ? ZONE : "西區"));
      g_assert_null (strchr (in_english, '%'));
    }
}

static void
test_data (Fixture *f, gconstpointer data)
{
  static const gboolean expected[ZW_N_THEMES] = {
    [ZW_THEME_EXTENT] = TRUE,    [ZW_THEME_POPULATION] = TRUE,  [ZW_THEME_LANDUSE] = TRUE,
    [ZW_THEME_STATIONS] = TRUE,  [ZW_THEME_BUS_STOPS] = TRUE,   [ZW_THEME_BIKE_STATIONS] = TRUE,
    [ZW_THEME_RAILWAYS] = FALSE, [ZW_THEME_BUS_ROUTES] = FALSE,
  };
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "en");

  for (guint i = 0; i < ZW_N_THEMES; i++)
    g_assert_cmpint (zw_theme_has_data (dossier, i), ==, expected[i]);
}

/* Platforms and exits belong to their station, poles of one name are one stop, what is
 * far away is not counted; classes of docks include their upper limit. */
static void
test_counts (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "en");
  g_autofree char *stations = zw_theme_dup_alternative (dossier, ZW_THEME_STATIONS);
  g_autofree char *buses = zw_theme_dup_alternative (dossier, ZW_THEME_BUS_STOPS);
  g_autofree char *docks = zw_theme_dup_alternative (dossier, ZW_THEME_BIKE_STATIONS);
  g_autofree char *uses = zw_theme_dup_alternative (dossier, ZW_THEME_LANDUSE);

  g_assert_nonnull (strstr (stations, "Metro station: 2."));
  g_assert_nonnull (strstr (buses, "as one): 2."));
  g_assert_nonnull (strstr (docks, "more than 40 docks: 1, "));
  g_assert_nonnull (strstr (docks, "21 to 40 docks: 1, "));
  g_assert_nonnull (strstr (docks, "up to 20 docks: 1."));
  g_assert_nonnull (strstr (uses, "Housing: 1, Commerce: 1."));
}

static void
test_sources (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "en");
  g_autofree char *people = zw_theme_dup_sources (dossier, ZW_THEME_POPULATION);
  g_autofree char *rails = zw_theme_dup_sources (dossier, ZW_THEME_RAILWAYS);

  g_assert_nonnull (strstr (people, "villages.geojson"));
  g_assert_nonnull (strstr (people, "2026-01-15"));
  g_assert_cmpstr (rails, ==, "");
}

/* Persons to a square kilometre: 5,000 and 12,000 in areas of one. */
static void
test_density (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "en");
  ZwEnvelope extent = zw_theme_find_extent (dossier, ZW_THEME_POPULATION);
  g_autoptr (GPtrArray) layers = zw_theme_pick (dossier, ZW_THEME_POPULATION, &extent);
  const ZwThemeLayer *layer;

  g_assert_cmpuint (layers->len, ==, 1);
  layer = g_ptr_array_index (layers, 0);
  g_assert_cmpstr (layer->style->title, ==, "Residents per km²");
  g_assert_cmpfloat_with_epsilon (layer->style->weights[0], 5000.0, 0.01);
  g_assert_cmpfloat_with_epsilon (layer->style->weights[1], 12000.0, 0.01);
  /* The denser comes first; the village elsewhere is in no class. */
  g_assert_cmpuint (layer->style->numbers[1], ==, 1);
  g_assert_cmpuint (layer->style->numbers[0], >, 1);
  g_assert_cmpuint (layer->style->numbers[2], ==, ZW_MAP_NO_CATEGORY);
}

/* The zone with its surroundings, or the whole of its district but not of the other. */
static void
test_extent (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "en");
  ZwEnvelope zone = zw_theme_find_extent (dossier, ZW_THEME_EXTENT);
  ZwEnvelope district = zw_theme_find_extent (dossier, ZW_THEME_BUS_STOPS);

  g_assert_cmpfloat (zone.min_x, <, 300100.0);
  g_assert_cmpfloat (zone.max_y, >, 2771600.0);
  g_assert_cmpfloat (zone.max_y, <, 2772100.0);
  g_assert_cmpfloat (district.min_x, <=, 300000.0);
  g_assert_cmpfloat (district.min_x, >, 299800.0);
  g_assert_cmpfloat (district.max_y, >=, 2772000.0);
  g_assert_cmpfloat (district.max_x, <, 301200.0);
}

static guint
find (ZwThemeKinds kinds, const char *text, const char *label)
{
  guint n, kind = zw_theme_kinds_find (kinds, text);
  const ZwThemeKind *all = zw_theme_kinds_get (kinds, &n);

  if (kind >= n || !g_str_equal (all[kind].label, label))
    g_error ("“%s” is no %s", text, label);
  return kind;
}

/* Words of town plans, of the ministry's road network, and of OpenStreetMap. */
static void
test_words (void)
{
  guint n;

  find (ZW_THEME_KINDS_LANDUSE, "第三種住宅區", "Housing");
  find (ZW_THEME_KINDS_LANDUSE, "第一種商業區", "Commerce");
  find (ZW_THEME_KINDS_LANDUSE, "乙種工業區", "Industry");
  find (ZW_THEME_KINDS_LANDUSE, "機關用地", "Public facilities");
  find (ZW_THEME_KINDS_LANDUSE, "文小用地", "Public facilities");
  find (ZW_THEME_KINDS_LANDUSE, "公園用地", "Parks and green");
  find (ZW_THEME_KINDS_LANDUSE, "農業區", "Farmland");
  find (ZW_THEME_KINDS_LANDUSE, "保護區", "Protected land and forest");
  find (ZW_THEME_KINDS_LANDUSE, "河川區", "Water");
  find (ZW_THEME_KINDS_LANDUSE, "道路用地", "Traffic");
  find (ZW_THEME_KINDS_LANDUSE, "Residential", "Housing");
  find (ZW_THEME_KINDS_LANDUSE, "retail", "Commerce");
  find (ZW_THEME_KINDS_LANDUSE, "something", "Other uses");
  find (ZW_THEME_KINDS_LANDUSE, NULL, "Other uses");
  find (ZW_THEME_KINDS_ROADS, "HW", "Freeway");
  find (ZW_THEME_KINDS_ROADS, "國道", "Freeway");
  find (ZW_THEME_KINDS_ROADS, "1E", "Expressway");
  find (ZW_THEME_KINDS_ROADS, "快速公路", "Expressway");
  find (ZW_THEME_KINDS_ROADS, "1W", "Provincial highway");
  find (ZW_THEME_KINDS_ROADS, "2W", "County road");
  find (ZW_THEME_KINDS_ROADS, "主要道路", "Main road");
  find (ZW_THEME_KINDS_ROADS, "primary", "Main road");
  find (ZW_THEME_KINDS_ROADS, "地區道路", "Other roads");
  find (ZW_THEME_KINDS_ROADS, "residential", "Other roads");
  find (ZW_THEME_KINDS_ROADS, NULL, "Other roads");
  find (ZW_THEME_KINDS_ATTRACTIONS, "景點", "Sights");
  find (ZW_THEME_KINDS_ATTRACTIONS, "國小", "Schools");
  find (ZW_THEME_KINDS_ATTRACTIONS, "museum", "Culture");
  find (ZW_THEME_KINDS_STATIONS, "metro", "Metro station");
  find (ZW_THEME_KINDS_STATIONS, "tram", "Light rail stop");
  /* Buses are no rail. */
  zw_theme_kinds_get (ZW_THEME_KINDS_STATIONS, &n);
  g_assert_cmpuint (zw_theme_kinds_find (ZW_THEME_KINDS_STATIONS, "bus"), ==, n);
}

/* Draws a map and returns what lies where in its frame, whose size is not known here: the
 * names were checked against it while they were put down. */
static void
check_map (const ZwDossier *dossier, ZwTheme theme, double width_mm, double height_mm)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (ZwMapPlaced));
  ZwThemeMap *map = zw_theme_map_new (dossier, theme);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  g_assert_nonnull (zw_theme_map_get_scene (map));
  zw_theme_map_set_placed (map, placed);
  zw_theme_map_draw (cr, width_mm * PT_PER_MM, height_mm * PT_PER_MM, map);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  zw_theme_map_free (map);
  /* Six points, and a line of text is higher than its letters. */
  for (guint i = 0; i < placed->len; i++)
    {
      const ZwMapPlaced *one = &g_array_index (placed, ZwMapPlaced, i);

      if (one->kind != ZW_MAP_PLACED_MARKER)
        g_assert_cmpfloat (
            hypot (one->corners[3].x - one->corners[0].x, one->corners[3].y - one->corners[0].y),
            >=, 6.0);
    }
  placed_check (placed, width_mm * PT_PER_MM, height_mm * PT_PER_MM);
  g_assert_cmpuint (placed_count (placed, ZW_MAP_PLACED_ZONE_NAME), ==, 1);
}

/* Every theme, also without any data, on all papers. */
static void
test_draw (Fixture *f, gconstpointer data)
{
  static const double papers[][2] = { { 160.0, 120.0 }, { 420.0, 297.0 }, { 841.0, 1189.0 } };
  g_autoptr (ZwDossier) dossier = load (f->store, f->zone, "zh_TW");

  for (guint i = 0; i < ZW_N_THEMES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (papers); k++)
      check_map (dossier, i, papers[k][0], papers[k][1]);
}

static cairo_status_t
append (void *text, const unsigned char *data, unsigned int length)
{
  g_string_append_len (text, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The thinnest line of a map, in points: 0.1 mm at least, as cairo writes it into SVG. */
static void
check_lines (const ZwDossier *dossier, ZwTheme theme, double width_mm, double height_mm)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ZwThemeMap *map = zw_theme_map_new (dossier, theme);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append, text, width_mm * PT_PER_MM, height_mm * PT_PER_MM);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  zw_theme_map_draw (cr, width_mm * PT_PER_MM, height_mm * PT_PER_MM, map);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  zw_theme_map_free (map);
  for (const char *at = text->str; (at = strstr (at, "stroke-width")) != NULL; n++)
    {
      at += strcspn (at, "0123456789");
      g_assert_cmpfloat (g_ascii_strtod (at, NULL), >=, 0.1 * PT_PER_MM - 1e-6);
    }
  g_assert_cmpuint (n, >, 5);
}

static void
test_sample (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "sample.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = NULL;

  zw_sample_build (path, NULL, NULL, &error);
  g_assert_no_error (error);
  store = zw_store_open (path, &error);
  g_assert_no_error (error);
  for (gint64 zone = 1; zone <= 2; zone++)
    {
      g_autoptr (ZwDossier) dossier = load (store, zone, "zh_TW");

      for (guint i = 0; i < ZW_N_THEMES; i++)
        {
          g_assert_true (zw_theme_has_data (dossier, i));
          check_map (dossier, i, 160.0, 130.0);
          if (zone == 1)
            check_lines (dossier, i, 105.0, 90.0);
        }
    }
  g_clear_object (&store);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  static const gboolean bare = TRUE;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/ids", test_ids);
  g_test_add_func ("/theme/words", test_words);
  g_test_add ("/theme/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/theme/data", Fixture, NULL, set_up, test_data, tear_down);
  g_test_add ("/theme/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/theme/sources", Fixture, NULL, set_up, test_sources, tear_down);
  g_test_add ("/theme/density", Fixture, NULL, set_up, test_density, tear_down);
  g_test_add ("/theme/extent", Fixture, NULL, set_up, test_extent, tear_down);
  g_test_add ("/theme/draw", Fixture, NULL, set_up, test_draw, tear_down);
  g_test_add ("/theme/draw/bare", Fixture, &bare, set_up, test_draw, tear_down);
  g_test_add_func ("/theme/draw/sample", test_sample);
  return g_test_run ();
}
