/* test-signs-output.c: signs as JSON, as tables and on printed maps
 *
 * A square kilometre and one street through it from west to east, as in test-signs.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-signs-output.h"

#include <math.h>
#include <string.h>

#include "base/zw-written.h"
#include "map-fixture.h"
#include "plan/zw-signs-marks.h"
#include "render/zw-map-draw.h"
#include "render/zw-map-furniture.h"

#define X0 300000.0
#define Y0 2770000.0

#define SIDE_PX 400

/* The colour of the fill of entry signs. */
#define ENTRY_COLOUR 0xffd55e00u

typedef struct
{
  MapFixture map;
  ZwZone *zone;
  ZwSigns *signs;
  ZwSignsReport report;
  GPtrArray *rules;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  const ZwPoint corners[] = {
    { X0, Y0 }, { X0 + 1000.0, Y0 }, { X0 + 1000.0, Y0 + 1000.0 }, { X0, Y0 + 1000.0 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, 4);
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  const char *names[] = { "中正路" };
  g_autoptr (GPtrArray) shapes = NULL;
  g_autoptr (GPtrArray) features = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  map_fixture_set_up (&f->map);
  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, X0 - 500.0, Y0 + 500.0);
  zw_geometry_builder_add (builder, X0 + 1500.0, Y0 + 500.0);
  shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  g_ptr_array_add (shapes, zw_geometry_builder_end (builder));
  g_ptr_array_add (
      features,
      map_fixture_add (&f->map, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, shapes, names)->features);
  zw_zone_add (f->map.store, "市中心", ZW_ZONE_URBAN, square, &error);
  g_assert_no_error (error);
  f->zone = zw_zone_find (f->map.store, 1, &error);
  g_assert_no_error (error);
  f->signs = zw_signs_new (square, features, NULL, NULL, &error);
  g_assert_no_error (error);
  f->rules = g_ptr_array_new ();
  f->report = (ZwSignsReport){
    .project = "試驗", .crs = "EPSG:3826", .zone = f->zone, .rules = f->rules, .signs = f->signs
  };
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  zw_signs_unref (f->signs);
  zw_zone_free (f->zone);
  g_ptr_array_unref (f->rules);
  map_fixture_clear (&f->map);
}

/* Longitude and latitude of (X0, Y0 + 500) by cs2cs of PROJ 9.1.1:
 * echo 300000 2770500 | cs2cs -f %.7f EPSG:3826 EPSG:4326 */
#define WEST_LON 121.4955076
#define WEST_LAT 25.0418096

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = zw_signs_report_to_json (&f->report, &error);
  JsonObject *root, *counts, *sign, *share;
  JsonArray *signs;
  guint west = 0;

  g_assert_no_error (error);
  root = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (root, "crs"), ==, "EPSG:3826");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (root, "zone"), "name"), ==,
      "市中心");
  g_assert_true (json_object_get_null_member (root, "phase"));
  counts = json_object_get_object_member (root, "counts");
  g_assert_cmpint (json_object_get_int_member (counts, "entry"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (counts, "approach"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (counts, "repeater"), ==, 1);
  signs = json_object_get_array_member (root, "signs");
  g_assert_cmpuint (json_array_get_length (signs), ==, 5);
  for (guint i = 0; i < 2; i++)
    if (json_object_get_double_member (json_array_get_object_element (signs, i), "x") < X0 + 1.0)
      west = i;
  sign = json_array_get_object_element (signs, west);
  g_assert_cmpstr (json_object_get_string_member (sign, "kind"), ==, "entry");
  g_assert_cmpstr (json_object_get_string_member (sign, "road"), ==, "中正路");
  g_assert_true (json_object_get_null_member (sign, "class"));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (sign, "lon"), WEST_LON, 1e-7);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (sign, "lat"), WEST_LAT, 1e-7);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (sign, "bearing"), 90.0, 1e-6);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (root, "by_road")), ==, 1);
  share = json_object_get_object_member (root, "affected");
  g_assert_cmpstr (json_object_get_string_member (share, "state"), ==, "no-data");
  g_assert_true (json_object_get_null_member (share, "most"));
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = zw_signs_report_to_csv (&f->report, &error);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (csv, ZW_WRITTEN_BOM "number,kind,road,class,x,y,"));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7); /* the last is empty */
  /* From the north clockwise the east comes first. */
  g_assert_true (g_str_has_prefix (lines[1], "1,entry,中正路,,301000,2770500,121.505"));
  g_assert_true (g_str_has_suffix (lines[1], ",270,1"));
  g_assert_true (g_str_has_prefix (lines[2], "2,entry,中正路,,300000,2770500,121.4955076,25.0418"));
  g_assert_true (g_str_has_prefix (lines[5], "5,repeater,中正路,,"));
}

static void
test_text (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autofree char *text = zw_signs_report_to_text (&f->report, reference, english);

  g_assert_nonnull (strstr (text, "市中心\n"));
  g_assert_nonnull (strstr (text, "Entry sign: 2\n"));
  g_assert_nonnull (strstr (text, "中正路: 2 entry, 2 approach, 1 repeater\n"));
  g_assert_nonnull (strstr (text, "The roads have no class"));
}

/* Names of the fixture's vehicles come from the lists, those of a rule in its words. */
static void
test_rule_name (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) chinese = zw_catalog_new ("zh_TW");
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 id = zw_record_add (f->map.store, ZW_RECORD_VEHICLE_RULE, f->zone->id, &error);

  zw_record_set (f->map.store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_VEHICLES, "truck van",
                 &error);
  zw_record_set (f->map.store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_FUEL, "diesel", &error);
  zw_record_set (f->map.store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_STANDARD, "第四期以前",
                 &error);
  g_assert_no_error (error);
  records = zw_records_load (f->map.store, f->zone->id, &error);
  name = zw_vehicle_rule_dup_name (zw_records_find (records, ZW_RECORD_VEHICLE_RULE, id), reference,
                                   chinese);
  g_assert_cmpstr (name, ==, "小貨車、大貨車 · 柴油 · 第四期以前");
}

static guint32
get_pixel (cairo_surface_t *surface, ZwPoint px)
{
  const unsigned char *row = cairo_image_surface_get_data (surface)
                             + (gsize) lround (px.y) * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[lround (px.x)];
}

/* A printed map shows each sign where it stands, whatever the size of symbols. */
static void
test_map (Fixture *f, gconstpointer data)
{
  const double scales[] = { 1.0, 0.75, 3.0 };
  const ZwEnvelope extent = { X0 - 300.0, Y0 - 300.0, X0 + 1300.0, Y0 + 1300.0 };
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwMapMarks) marks = zw_signs_marks_new (f->signs, "EPSG:3826", english, &error);
  g_autoptr (ZwMapScene) plain = NULL;
  g_autoptr (ZwMapScene) scene = NULL;

  g_assert_no_error (error);
  plain = zw_map_scene_new ("EPSG:3826", f->map.layers, NULL, &error);
  g_assert_no_error (error);
  scene = zw_map_scene_new_marked (plain, marks);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE_PX, SIDE_PX);
      cairo_t *cr = cairo_create (surface);
      ZwMapDrawOptions options = { .zones = TRUE, .symbol_scale = scales[i] };
      ZwMapView view;

      zw_map_view_fit (&view, ZW_MAP_PLANE, &extent, SIDE_PX, SIDE_PX, 0.0);
      g_assert_cmpint (zw_map_draw (cr, scene, &view, &options, NULL), ==, ZW_MAP_DRAW_COMPLETE);
      cairo_surface_flush (surface);
      g_assert_cmphex (get_pixel (surface, zw_map_view_to_px (&view, (ZwPoint){ X0, Y0 + 500.0 })),
                       ==, ENTRY_COLOUR);
      g_assert_cmphex (
          get_pixel (surface, zw_map_view_to_px (&view, (ZwPoint){ X0 + 1000.0, Y0 + 500.0 })), ==,
          ENTRY_COLOUR);
      g_assert_cmphex (
          get_pixel (surface, zw_map_view_to_px (&view, (ZwPoint){ X0 + 750.0, Y0 + 500.0 })), !=,
          ENTRY_COLOUR);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_legend (Fixture *f, gconstpointer data)
{
  static const char *const expected[] = { "Entry sign (2)", "Approach sign (2)",
                                          "Repeater sign (1)", "Roads" };
  const ZwMapInk ink = { NULL, 9.0, FALSE };
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwMapMarks) marks = zw_signs_marks_new (f->signs, "EPSG:3826", english, &error);
  g_autoptr (ZwMapScene) plain = zw_map_scene_new ("EPSG:3826", f->map.layers, NULL, &error);
  g_autoptr (ZwMapScene) scene = zw_map_scene_new_marked (plain, marks);
  g_autoptr (ZwLegend) legend = zw_legend_new (scene, NULL, english, &ink);

  g_assert_cmpuint (zw_legend_get_n_entries (legend), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (zw_legend_get_text (legend, i), ==, expected[i]);
}

/* The three kinds are told apart by shape as well as by colour. */
static void
test_symbols (void)
{
  for (guint i = 0; i < ZW_N_SIGN_KINDS; i++)
    for (guint k = 0; k < i; k++)
      {
        g_assert_cmpint (zw_sign_kind_get_symbol (i)->marker, !=,
                         zw_sign_kind_get_symbol (k)->marker);
        g_assert_cmphex (zw_sign_kind_get_symbol (i)->fill, !=, zw_sign_kind_get_symbol (k)->fill);
      }
}

static void
test_settings (Fixture *f, gconstpointer data)
{
  ZwSignsOptions options, kept;
  g_autoptr (GError) error = NULL;

  zw_signs_options_load (&options, f->map.store);
  g_assert_cmpfloat (options.approach_m, ==, ZW_SIGNS_DEFAULT_APPROACH_M);
  options.spacing_m = 350.0;
  options.merge_m = 0.0;
  zw_signs_options_save (&options, f->map.store, &error);
  g_assert_no_error (error);
  zw_signs_options_load (&kept, f->map.store);
  g_assert_cmpfloat (kept.spacing_m, ==, 350.0);
  g_assert_cmpfloat (kept.merge_m, ==, 0.0);
  options.spacing_m = 1.0;
  g_assert_false (zw_signs_options_save (&options, f->map.store, &error));
  g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
  zw_signs_options_load (&kept, f->map.store);
  g_assert_cmpfloat (kept.spacing_m, ==, 350.0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/signs-output/json", test_json);
  ADD ("/signs-output/csv", test_csv);
  ADD ("/signs-output/text", test_text);
  ADD ("/signs-output/rule-name", test_rule_name);
  ADD ("/signs-output/map", test_map);
  ADD ("/signs-output/legend", test_legend);
  ADD ("/signs-output/settings", test_settings);
  g_test_add_func ("/signs-output/symbols", test_symbols);
  return g_test_run ();
}
