/* test-map-sheet.c: what is printed around a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lengths are measured in the picture; words and where they stand are read from
 * a PDF by another program, poppler's pdftotext.
 */

#include "render/zw-map-sheet.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "map-fixture.h"
#include "render/zw-map-furniture.h"

static void
test_scale_bar (void)
{
  static const struct
  {
    double metres_per_px;
    double most;
    double metres;
    const char *label;
  } cases[] = {
    { 1.0, 160.0, 100.0, "100 m" },         { 1.3, 160.0, 200.0, "200 m" },
    { 3.2, 160.0, 500.0, "500 m" },         { 10.0, 100.0, 1000.0, "1 km" },
    { 9.99, 100.0, 500.0, "500 m" },        { 0.01, 160.0, 1.0, "1 m" },
    { 2445.98, 160.0, 200000.0, "200 km" },
  };
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *begin = NULL;
      ZwScaleBar bar;

      zw_scale_bar_init (&bar, cases[i].metres_per_px, cases[i].most);
      label = zw_scale_bar_dup_label (&bar, catalog, bar.n_parts);
      begin = zw_scale_bar_dup_label (&bar, catalog, 0);
      g_assert_cmpfloat_with_epsilon (bar.metres, cases[i].metres, 1e-9);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (begin, ==, "0");
      g_assert_cmpfloat (bar.length, <=, cases[i].most);
      g_assert_cmpfloat_with_epsilon (bar.length * cases[i].metres_per_px, bar.metres,
                                      bar.metres * 1e-12);
    }
}

static void
add_points (MapFixture *fixture, ZwRole role, double x, double y)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();

  g_ptr_array_add (shapes, zw_geometry_new_point (x, y));
  map_fixture_add (fixture, role, ZW_GEOMETRY_POINT, shapes, NULL);
}

static void
test_legend (void)
{
  static const char *const expected[] = { "Low-carbon transport zone", "Public transport stops",
                                          "Public chargers", "Land use" };
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (GPtrArray) boxes = map_fixture_new_shapes ();
  g_autoptr (ZwMapScene) scene = NULL;
  g_autoptr (ZwLegend) legend = NULL;
  g_autoptr (ZwLegend) near = NULL;
  ZwMapInk ink = { "Noto Sans CJK TC", 9.0, FALSE };
  ZwMapView view = { ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 0.1, 200.0, 100.0 };
  double narrow, wide;
  MapFixture fixture;

  map_fixture_set_up (&fixture);
  add_points (&fixture, ZW_ROLE_CHARGERS, 300000.0, 2770000.0);
  add_points (&fixture, ZW_ROLE_STOPS, 350000.0, 2770000.0);
  add_points (&fixture, ZW_ROLE_STOPS, 350010.0, 2770000.0);
  g_ptr_array_add (boxes, map_fixture_box (299900.0, 2769900.0, 300100.0, 2770100.0));
  map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, boxes, NULL);
  map_fixture_add_zone (&fixture, "A", map_fixture_box (299900.0, 2769900.0, 300100.0, 2770100.0));
  scene = map_fixture_make_scene (&fixture);

  /* Two layers of stops are one entry; points first. */
  legend = zw_legend_new (scene, NULL, catalog, &ink);
  g_assert_cmpuint (zw_legend_get_n_entries (legend), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (zw_legend_get_text (legend, i), ==, expected[i]);
  /* The stops are 50 km away. */
  near = zw_legend_new (scene, &view, catalog, &ink);
  g_assert_cmpuint (zw_legend_get_n_entries (near), ==, 3);

  /* One column of four against four columns of one. */
  narrow = zw_legend_layout (legend, zw_legend_get_natural_width (legend));
  wide = zw_legend_layout (legend, 5.0 * zw_legend_get_natural_width (legend));
  g_assert_cmpfloat (narrow, >, 3.9 * wide);
  g_assert_cmpfloat (wide, >, 8.0);
  map_fixture_clear (&fixture);
}

static ZwGeometry *
make_line (double x, double y, double to_x, double to_y)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, x, y);
  zw_geometry_builder_add (builder, to_x, to_y);
  return zw_geometry_builder_end (builder);
}

/* A large box around the view, with the view in its hole or not. */
static ZwGeometry *
make_surroundings (gboolean hole)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  static const double sides[] = { 9000.0, 3000.0 };

  zw_geometry_builder_begin_part (builder);
  for (guint i = 0; i < (hole ? 2u : 1u); i++)
    {
      double side = sides[i];

      zw_geometry_builder_begin_ring (builder);
      zw_geometry_builder_add (builder, 300000.0 - side, 2770000.0 - side);
      zw_geometry_builder_add (builder, 300000.0 + side, 2770000.0 - side);
      zw_geometry_builder_add (builder, 300000.0 + side, 2770000.0 + side);
      zw_geometry_builder_add (builder, 300000.0 - side, 2770000.0 + side);
    }
  return zw_geometry_builder_end (builder);
}

/* What only has its extent in the frame is not explained: the frame reaches from
 * 299,000 to 301,000 and from 2,769,500 to 2,770,500. */
static void
test_legend_of_the_seen (void)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (GPtrArray) past = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) across = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) around = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) over = map_fixture_new_shapes ();
  g_autoptr (ZwMapScene) scene = NULL;
  g_autoptr (ZwLegend) legend = NULL;
  ZwMapInk ink = { "Noto Sans CJK TC", 9.0, FALSE };
  ZwMapView view = { ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 0.1, 200.0, 100.0 };
  MapFixture fixture;

  map_fixture_set_up (&fixture);
  /* x + y is 3,071,600 along it, and 3,071,500 in the corner. */
  g_ptr_array_add (past, make_line (300900.0, 2770700.0, 301300.0, 2770300.0));
  map_fixture_add (&fixture, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, past, NULL);
  /* Both ends are outside, the middle is not. */
  g_ptr_array_add (across, make_line (298000.0, 2770000.0, 302000.0, 2770100.0));
  map_fixture_add (&fixture, ZW_ROLE_RAILWAYS, ZW_GEOMETRY_LINE, across, NULL);
  g_ptr_array_add (around, make_surroundings (TRUE));
  map_fixture_add (&fixture, ZW_ROLE_RIVERS, ZW_GEOMETRY_POLYGON, around, NULL);
  g_ptr_array_add (over, make_surroundings (FALSE));
  map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, over, NULL);
  map_fixture_add_zone (&fixture, "A", map_fixture_box (305000.0, 2770000.0, 306000.0, 2771000.0));
  scene = map_fixture_make_scene (&fixture);
  legend = zw_legend_new (scene, &view, catalog, &ink);
  g_assert_cmpuint (zw_legend_get_n_entries (legend), ==, 2);
  g_assert_cmpstr (zw_legend_get_text (legend, 0), ==, "Railways");
  g_assert_cmpstr (zw_legend_get_text (legend, 1), ==, "Land use");
  map_fixture_clear (&fixture);
}

static void
test_sources (void)
{
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autoptr (ZwMapScene) scene = NULL;
  g_autoptr (ZwMapScene) nothing = zw_map_scene_new ("EPSG:3826", NULL, NULL, NULL);
  g_autofree char *sources = NULL;
  g_autofree char *none = zw_map_scene_dup_sources (nothing, english);
  MapFixture fixture;

  g_assert_cmpstr (none, ==, "");
  map_fixture_set_up (&fixture);
  add_points (&fixture, ZW_ROLE_CHARGERS, 300000.0, 2770000.0);
  add_points (&fixture, ZW_ROLE_STOPS, 300000.0, 2770000.0);
  add_points (&fixture, ZW_ROLE_STOPS, 300010.0, 2770000.0);
  scene = map_fixture_make_scene (&fixture);
  sources = zw_map_scene_dup_sources (scene, english);
  g_assert_cmpstr (sources, ==, "Sources: stops.shp, 2024 (ROC 113); chargers.shp, 2024 (ROC 113)");
  map_fixture_clear (&fixture);
}

/* A sheet of 1 km by 1 km, with all that there can be. */
static ZwMapScene *
make_scene (MapFixture *fixture)
{
  static const ZwRole roles[] = { ZW_ROLE_STOPS,     ZW_ROLE_BIKE_STATIONS,
                                  ZW_ROLE_CHARGERS,  ZW_ROLE_ATTRACTIONS,
                                  ZW_ROLE_PARKING,   ZW_ROLE_SHARED_VEHICLES,
                                  ZW_ROLE_POPULATION };

  map_fixture_set_up (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    add_points (fixture, roles[i], 299700.0 + (double) i * 100.0, 2770300.0);
  map_fixture_add_zone (fixture, "舊城低碳交通區",
                        map_fixture_box (299500.0, 2769500.0, 300500.0, 2770500.0));
  return map_fixture_make_scene (fixture);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  return ((guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                + y * cairo_image_surface_get_stride (surface)))[x]
         & 0xffffff;
}

static gboolean
is_zone (guint32 pixel)
{
  return (int) (pixel >> 16) - (int) ((pixel >> 8) & 255) > 0x80;
}

/* Middle of the left or right side of the zone in the picture, by its colour. */
static double
find_side (cairo_surface_t *surface, int y, gboolean right)
{
  int width = cairo_image_surface_get_width (surface), first = -1, last = -1;

  for (int i = 0; i < width; i++)
    {
      int x = right ? width - 1 - i : i;

      if (is_zone (get_pixel (surface, x, y)))
        {
          if (first < 0)
            first = x;
          last = x;
        }
      else if (first >= 0)
        break;
    }
  g_assert_cmpint (first, >=, 0);
  return (first + last) / 2.0 + 0.5;
}

/* The longest row of dark pixels that is not the frame, which is as wide as the
 * map: the edge of the scale bar. */
static int
find_bar (cairo_surface_t *surface, int from_y)
{
  int width = cairo_image_surface_get_width (surface), longest = 0;

  for (int y = from_y; y < cairo_image_surface_get_height (surface); y++)
    {
      int row = 0;

      for (int x = 0, run = 0; x < width; x++)
        {
          run = (get_pixel (surface, x, y) & 255) < 0xa0 ? run + 1 : 0;
          row = MAX (row, run);
        }
      if (row < width / 2)
        longest = MAX (longest, row);
    }
  return longest;
}

static void
test_scale_is_true (void)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (ZwMapScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 2000);
  cairo_t *cr = cairo_create (surface);
  double left, right, metres, round_metres;
  MapFixture fixture;
  ZwMapSheet sheet;

  scene = make_scene (&fixture);
  zw_map_sheet_init (&sheet, 1);
  sheet.no_labels = TRUE;
  cairo_scale (cr, 4.0, 4.0);
  g_assert_true (zw_map_sheet_draw (&sheet, cr, 300.0, 500.0, scene, catalog, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (g_getenv ("ZW_SHOTS") != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ZW_SHOTS"), "sheet.png", NULL);

      cairo_surface_write_to_png (surface, path);
    }

  left = find_side (surface, 700, FALSE);
  right = find_side (surface, 700, TRUE);
  /* The zone is 1000 m wide, with 15 % to spare on each side. */
  g_assert_cmpfloat_with_epsilon ((right - left) / 1200.0, 1.0 / 1.3, 0.01);
  metres = find_bar (surface, 1320) / (right - left) * 1000.0;
  round_metres = 200.0;
  g_assert_cmpfloat_with_epsilon (metres, round_metres, 3.0);
  cairo_surface_destroy (surface);
  map_fixture_clear (&fixture);
}

typedef struct
{
  char *text;
  ZwEnvelope box;
} Word;

static void
word_free (Word *self)
{
  g_free (self->text);
  g_free (self);
}

/* What pdftotext finds; %NULL where there is no such program. */
static GPtrArray *
read_words (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const argv[] = { program, "-bbox", path, "-", NULL };
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &html, NULL, NULL, &error);
  g_assert_no_error (error);
  regex = g_regex_new ("<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" "
                       "yMax=\"([-0-9.]+)\">([^<]*)</word>",
                       0, 0, NULL);
  for (g_regex_match (regex, html, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      Word *word = g_new0 (Word, 1);
      double sides[4];

      for (int i = 0; i < 4; i++)
        {
          g_autofree char *number = g_match_info_fetch (match, i + 1);

          sides[i] = g_ascii_strtod (number, NULL);
        }
      word->text = g_match_info_fetch (match, 5);
      word->box = (ZwEnvelope){ sides[0], sides[1], sides[2], sides[3] };
      g_ptr_array_add (words, word);
    }
  return words;
}

static const Word *
find_word (GPtrArray *words, const char *text)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = g_ptr_array_index (words, i);

      if (g_str_equal (word->text, text))
        return word;
    }
  return NULL;
}

/* On a sheet of any shape, every word is on the page and none lies on another. */
static void
test_words (void)
{
  static const struct
  {
    double width;
    double height;
  } sizes[] = { { 453.0, 560.0 }, { 700.0, 400.0 }, { 453.0, 300.0 }, { 300.0, 400.0 } };
  static const char *const wanted[] = { "N",        "0",  "stops",          "chargers",
                                        "Sources:", "圖", "舊城低碳交通區", "Population" };
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (ZwMapScene) scene = NULL;
  g_autofree char *path = NULL;
  MapFixture fixture;
  ZwMapSheet sheet;

  scene = make_scene (&fixture);
  path = g_build_filename (fixture.folder, "sheet.pdf", NULL);
  zw_map_sheet_init (&sheet, 1);
  sheet.title = "圖 1 低碳交通區範圍";
  sheet.attribution = "© 內政部國土測繪中心";
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_surface_t *surface = cairo_pdf_surface_create (path, sizes[i].width, sizes[i].height);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (GPtrArray) words = NULL;

      g_assert_true (
          zw_map_sheet_draw (&sheet, cr, sizes[i].width, sizes[i].height, scene, catalog, NULL));
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      words = read_words (path);
      if (words == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          break;
        }
      for (gsize w = 0; w < G_N_ELEMENTS (wanted); w++)
        if (find_word (words, wanted[w]) == NULL)
          g_error ("“%s” is missing on %g × %g", wanted[w], sizes[i].width, sizes[i].height);
      for (guint a = 0; a < words->len; a++)
        {
          const Word *word = g_ptr_array_index (words, a);

          g_assert_cmpfloat (word->box.min_x, >=, -0.5);
          g_assert_cmpfloat (word->box.min_y, >=, -0.5);
          g_assert_cmpfloat (word->box.max_x, <=, sizes[i].width + 0.5);
          g_assert_cmpfloat (word->box.max_y, <=, sizes[i].height + 1.0);
          for (guint b = 0; b < a; b++)
            {
              const Word *other = g_ptr_array_index (words, b);
              /* A box is as high as the font, its letters are not. */
              ZwEnvelope inner = { other->box.min_x + 0.5, other->box.min_y + 2.5,
                                   other->box.max_x - 0.5, other->box.max_y - 2.5 };

              if (zw_envelope_intersects (&word->box, &inner))
                g_error ("“%s” lies on “%s” on %g × %g", word->text, other->text, sizes[i].width,
                         sizes[i].height);
            }
        }
    }
  g_unlink (path);
  map_fixture_clear (&fixture);
}

/* Nothing to show, and a page far too small: no crash, no endless loop. */
static void
test_poor_sheets (void)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (ZwMapScene) nothing = zw_map_scene_new ("EPSG:3826", NULL, NULL, NULL);
  g_autoptr (ZwMapScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);
  MapFixture fixture;
  ZwMapSheet sheet;

  scene = make_scene (&fixture);
  zw_map_sheet_init (&sheet, 99);
  sheet.graticule = TRUE;
  g_assert_true (zw_map_sheet_draw (&sheet, cr, 200.0, 200.0, nothing, catalog, NULL));
  sheet.title = "A title that is much too long for a page of this size, and goes on";
  g_assert_true (zw_map_sheet_draw (&sheet, cr, 20.0, 10.0, scene, catalog, NULL));
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  map_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-sheet/scale-bar", test_scale_bar);
  g_test_add_func ("/map-sheet/legend", test_legend);
  g_test_add_func ("/map-sheet/legend/of-the-seen-alone", test_legend_of_the_seen);
  g_test_add_func ("/map-sheet/sources", test_sources);
  g_test_add_func ("/map-sheet/scale-is-true", test_scale_is_true);
  g_test_add_func ("/map-sheet/words-apart-and-whole", test_words);
  g_test_add_func ("/map-sheet/poor-sheets", test_poor_sheets);
  return g_test_run ();
}
