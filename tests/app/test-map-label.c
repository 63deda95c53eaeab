/* test-map-label.c: names on a map keep apart, and are where they belong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <math.h>

#include "map-fixture.h"
#include "placed-judge.h"
#include "render/zw-map-marks.h"

/* The picture shows a square of two kilometres, a unit of it is four metres. */
#define SIDE_PX 500.0
#define METRES_PER_PX 4.0
#define LEFT 300000.0
#define BOTTOM 2770000.0

static void
init_view (ZwMapView *view)
{
  ZwEnvelope extent = { LEFT, BOTTOM, LEFT + SIDE_PX * METRES_PER_PX,
                        BOTTOM + SIDE_PX * METRES_PER_PX };

  zw_map_view_fit (view, ZW_MAP_PLANE, &extent, SIDE_PX, SIDE_PX, 0.0);
}

/* A place of the world from pixels. */
static ZwPoint
at (double x_px, double y_px)
{
  return (ZwPoint){ LEFT + x_px * METRES_PER_PX, BOTTOM + (SIDE_PX - y_px) * METRES_PER_PX };
}

static GArray *
draw_scene (const ZwMapScene *scene)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (ZwMapPlaced));
  ZwMapDrawOptions options = { .zones = TRUE,
                               .zone_labels = TRUE,
                               .labels = TRUE,
                               .road_names = TRUE,
                               .size = 9.0,
                               .least_size = 6.0,
                               .symbol_scale = 0.75,
                               .placed = placed };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  ZwMapView view;

  init_view (&view);
  g_assert_cmpint (zw_map_draw (cr, scene, &view, &options, NULL), ==, ZW_MAP_DRAW_COMPLETE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return placed;
}

static GArray *
draw (MapFixture *f)
{
  g_autoptr (ZwMapScene) scene = map_fixture_make_scene (f);

  return draw_scene (scene);
}

static ZwGeometry *
make_line (const ZwPoint *points, guint n)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (builder, points[i].x, points[i].y);
  return zw_geometry_builder_end (builder);
}

static ZwGeometry *
make_point (double x_px, double y_px)
{
  ZwPoint place = at (x_px, y_px);

  return zw_geometry_new_point (place.x, place.y);
}

/* Gives the layer added last a style of one category. */
static ZwMapStyle *
restyle (MapFixture *f, ZwMapNames names, ZwMapRank rank)
{
  static const ZwSymbol symbol = { 0x0072b2ff, 0xffffffff, 1.0, 0, ZW_MARKER_CIRCLE, 6 };
  ZwMapLayer *base = g_ptr_array_index (f->layers, f->layers->len - 1);
  ZwMapStyle *style = zw_map_style_new (base->features->n, NULL);

  zw_map_style_set_all (style, zw_map_style_add (style, &symbol, "sign"));
  style->names = names;
  style->rank = rank;
  return style;
}

/* Takes the style. */
static void
put_style (MapFixture *f, ZwMapStyle *style)
{
  guint last = f->layers->len - 1;
  ZwMapLayer *styled = zw_map_layer_new_styled (g_ptr_array_index (f->layers, last), style);

  zw_map_layer_unref (g_ptr_array_index (f->layers, last));
  g_ptr_array_index (f->layers, last) = styled;
  zw_map_style_unref (style);
}

static void
add_crowd_of_points (MapFixture *f, GRand *random, ZwRole role, guint n)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (shapes, make_point (g_rand_double_range (random, -20.0, SIDE_PX + 20.0),
                                           g_rand_double_range (random, -20.0, SIDE_PX + 20.0)));
      g_ptr_array_add (names, g_strdup_printf ("站%u", i));
    }
  map_fixture_add (f, role, ZW_GEOMETRY_POINT, shapes, (const char *const *) names->pdata);
}

static void
add_crowd_of_areas (MapFixture *f)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 100; i++)
    {
      ZwPoint a = at (i % 10 * 50.0, i / 10 * 50.0 + 50.0);
      ZwPoint b = at (i % 10 * 50.0 + 50.0, i / 10 * 50.0);

      g_ptr_array_add (shapes, map_fixture_box (a.x, a.y, b.x, b.y));
      g_ptr_array_add (names, g_strdup_printf ("%u里", i));
    }
  map_fixture_add (f, ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON, shapes,
                   (const char *const *) names->pdata);
}

/* Roads in all directions, each of a few pieces. */
static void
add_crowd_of_roads (MapFixture *f, GRand *random)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 120; i++)
    {
      ZwPoint place = { g_rand_double_range (random, 0.0, SIDE_PX),
                        g_rand_double_range (random, 0.0, SIDE_PX) };
      double angle = g_rand_double_range (random, 0.0, 2.0 * G_PI);

      for (guint k = 0; k < 6; k++)
        {
          ZwPoint next = { place.x + 30.0 * cos (angle), place.y + 30.0 * sin (angle) };
          ZwPoint ends[] = { at (place.x, place.y), at (next.x, next.y) };

          g_ptr_array_add (shapes, make_line (ends, 2));
          g_ptr_array_add (names, g_strdup_printf ("第%u大道", i));
          place = next;
          angle += g_rand_double_range (random, -0.08, 0.08);
        }
    }
  map_fixture_add (f, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, shapes, (const char *const *) names->pdata);
}

static void
add_zone (MapFixture *f, const char *name, double x, double y, double to_x, double to_y)
{
  ZwPoint a = at (x, to_y), b = at (to_x, y);

  map_fixture_add_zone (f, name, map_fixture_box (a.x, a.y, b.x, b.y));
}

/* Everything at once: many times more names than there is room for. */
static void
test_crowded (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GArray) placed = NULL;
  MapFixture f;

  map_fixture_set_up (&f);
  add_crowd_of_areas (&f);
  put_style (&f, restyle (&f, ZW_MAP_NAMES_WITHIN, ZW_MAP_RANK_VILLAGE));
  add_crowd_of_roads (&f, random);
  put_style (&f, restyle (&f, ZW_MAP_NAMES_ALONG, ZW_MAP_RANK_ROAD));
  add_crowd_of_points (&f, random, ZW_ROLE_STOPS, 250);
  put_style (&f, restyle (&f, ZW_MAP_NAMES_BESIDE, ZW_MAP_RANK_STATION));
  add_crowd_of_points (&f, random, ZW_ROLE_PARKING, 250);
  add_zone (&f, "試辦低碳交通區", 150.0, 150.0, 350.0, 350.0);
  placed = draw (&f);
  g_assert_cmpuint (placed_count (placed, ZW_MAP_PLACED_MARKER), >, 400);
  g_assert_cmpuint (placed_count (placed, ZW_MAP_PLACED_NAME), >, 60);
  placed_check (placed, SIDE_PX, SIDE_PX);
  map_fixture_clear (&f);
}

/* As on the screen, without styles. */
static void
test_crowded_by_role (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) placed = NULL;
  MapFixture f;

  map_fixture_set_up (&f);
  add_crowd_of_areas (&f);
  add_crowd_of_roads (&f, random);
  add_crowd_of_points (&f, random, ZW_ROLE_ATTRACTIONS, 150);
  add_zone (&f, "舊城", 100.0, 100.0, 220.0, 220.0);
  add_zone (&f, "車站前", 250.0, 100.0, 420.0, 300.0);
  placed = draw (&f);
  g_assert_cmpuint (placed_count (placed, ZW_MAP_PLACED_NAME), >, 40);
  g_assert_cmpuint (placed_count (placed, ZW_MAP_PLACED_ZONE_NAME), ==, 2);
  placed_check (placed, SIDE_PX, SIDE_PX);
  map_fixture_clear (&f);
}

static double
get_angle (const ZwMapPlaced *placed)
{
  return atan2 (placed->corners[1].y - placed->corners[0].y,
                placed->corners[1].x - placed->corners[0].x);
}

static ZwPoint
get_middle (const ZwMapPlaced *placed)
{
  return (ZwPoint){ (placed->corners[0].x + placed->corners[2].x) / 2.0,
                    (placed->corners[0].y + placed->corners[2].y) / 2.0 };
}

/* Ten pieces of 20 units on a line that climbs, each much shorter than the name; every
 * other one is drawn the other way round. The name lies on the line, read from the left. */
static void
test_along_pieces (void)
{
  static const double climbs[] = { 0.0, 30.0, -50.0, 75.0, -80.0 };

  for (guint c = 0; c < G_N_ELEMENTS (climbs); c++)
    {
      double angle = climbs[c] * G_PI / 180.0;
      g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
      const char *names[10];
      g_autoptr (GArray) placed = NULL;
      const ZwMapPlaced *name;
      ZwPoint middle;
      MapFixture f;

      map_fixture_set_up (&f);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          double from = 20.0 * i - 100.0;
          ZwPoint ends[] = { at (250.0 + from * cos (angle), 250.0 - from * sin (angle)),
                             at (250.0 + (from + 20.0) * cos (angle),
                                 250.0 - (from + 20.0) * sin (angle)) };
          ZwPoint turned[] = { ends[1], ends[0] };

          g_ptr_array_add (shapes, make_line (i % 2 == 0 ? ends : turned, 2));
          names[i] = "市府大道一段";
        }
      map_fixture_add (&f, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, shapes, names);
      placed = draw (&f);
      g_assert_cmpuint (placed->len, ==, 1);
      name = placed_find (placed, "市府大道一段");
      g_assert_nonnull (name);
      g_assert_cmpfloat_with_epsilon (get_angle (name), -angle, 0.001);
      middle = get_middle (name);
      g_assert_cmpfloat_with_epsilon (
          (middle.x - 250.0) * sin (angle) + (middle.y - 250.0) * cos (angle), 0.0, 0.01);
      map_fixture_clear (&f);
    }
}

/* Two pieces that meet at a right angle are no straight place for a name longer than
 * either; the same pieces in a line are. */
static void
test_along_corner (void)
{
  for (guint straight = 0; straight < 2; straight++)
    {
      g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
      const char *const names[] = { "市府大道", "市府大道" };
      ZwPoint one[] = { at (200.0, 250.0), at (225.0, 250.0) };
      ZwPoint other[] = { at (225.0, 250.0), straight ? at (250.0, 250.0) : at (225.0, 275.0) };
      g_autoptr (GArray) placed = NULL;
      MapFixture f;

      map_fixture_set_up (&f);
      g_ptr_array_add (shapes, make_line (one, 2));
      g_ptr_array_add (shapes, make_line (other, 2));
      map_fixture_add (&f, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, shapes, names);
      placed = draw (&f);
      g_assert_cmpuint (placed->len, ==, straight);
      map_fixture_clear (&f);
    }
}

/* The same within one piece: a name does not go round a corner. */
static void
test_along_bend (void)
{
  for (guint straight = 0; straight < 2; straight++)
    {
      g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
      const char *const names[] = { "市府大道" };
      ZwPoint corners[] = { at (200.0, 250.0), at (225.0, 250.0),
                            straight ? at (250.0, 250.0) : at (225.0, 275.0) };
      g_autoptr (GArray) placed = NULL;
      MapFixture f;

      map_fixture_set_up (&f);
      g_ptr_array_add (shapes, make_line (corners, 3));
      map_fixture_add (&f, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, shapes, names);
      placed = draw (&f);
      g_assert_cmpuint (placed->len, ==, straight);
      map_fixture_clear (&f);
    }
}

/* A frame of markers leaves one place: for the name of the higher rank, in whatever order
 * the layers come. */
static void
test_rank (void)
{
  for (guint order = 0; order < 2; order++)
    {
      g_autoptr (GArray) placed = NULL;
      MapFixture f;

      map_fixture_set_up (&f);
      for (guint i = 0; i < 2; i++)
        {
          gboolean station = i == order;
          g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
          const char *const names[] = { station ? "中央車站" : "中央路口" };

          g_ptr_array_add (shapes, make_point (250.0, 250.0));
          map_fixture_add (&f, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, shapes, names);
          put_style (&f, restyle (&f, ZW_MAP_NAMES_BESIDE,
                                  station ? ZW_MAP_RANK_STATION : ZW_MAP_RANK_STOP));
        }
      /* All around but at the right. */
      {
        g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();

        for (guint i = 0; i < 40; i++)
          for (guint k = 0; k < 5; k++)
            {
              double x = 190.0 + 3.0 * i, y = 228.0 + 11.0 * k;

              if (k == 2 && x > 240.0)
                continue;
              g_ptr_array_add (shapes, make_point (x, y));
            }
        map_fixture_add (&f, ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT, shapes, NULL);
        put_style (&f, restyle (&f, ZW_MAP_NAMES_NONE, ZW_MAP_RANK_STOP));
      }
      placed = draw (&f);
      g_assert_nonnull (placed_find (placed, "中央車站"));
      g_assert_null (placed_find (placed, "中央路口"));
      placed_check (placed, SIDE_PX, SIDE_PX);
      map_fixture_clear (&f);
    }
}

/* Features of no category are not there, nor are their names. */
static void
test_left_out (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  const char *const names[] = { "甲站", "乙站", "丙站" };
  g_autoptr (GArray) placed = NULL;
  ZwMapStyle *style;
  MapFixture f;

  map_fixture_set_up (&f);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (shapes, make_point (100.0 + 100.0 * i, 250.0));
  map_fixture_add (&f, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, shapes, names);
  style = restyle (&f, ZW_MAP_NAMES_BESIDE, ZW_MAP_RANK_STOP);
  zw_map_style_set (style, 1, ZW_MAP_NO_CATEGORY);
  zw_map_style_set_text (style, 0, "改名");
  put_style (&f, style);
  placed = draw (&f);
  g_assert_cmpuint (placed_count (placed, ZW_MAP_PLACED_MARKER), ==, 2);
  g_assert_nonnull (placed_find (placed, "改名"));
  g_assert_null (placed_find (placed, "甲站"));
  g_assert_null (placed_find (placed, "乙站"));
  /* Once one text is set, the others have to be set as well. */
  g_assert_null (placed_find (placed, "丙站"));
  map_fixture_clear (&f);
}

/* A zone's name lies under no sign: with the middle of the zone full of them it goes
 * elsewhere, on the zone or beside it. */
static void
test_zone_and_marks (void)
{
  g_autoptr (ZwMapMarks) marks = NULL;
  g_autoptr (ZwMapScene) scene = NULL;
  g_autoptr (ZwMapScene) marked = NULL;
  g_autoptr (GArray) placed = NULL;
  g_autoptr (GError) error = NULL;
  ZwSymbol sign = { 0xd55e00ff, 0xffffffff, 1.0, 0, ZW_MARKER_SQUARE, 12 };
  const ZwMapPlaced *name;
  ZwEnvelope box;
  MapFixture f;

  map_fixture_set_up (&f);
  add_zone (&f, "試辦低碳交通區", 150.0, 150.0, 350.0, 350.0);
  marks = zw_map_marks_new ("EPSG:3826", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (ZwGeometry) place = make_point (160.0 + 20.0 * (i % 10), 225.0 + 17.0 * (i / 10));

      zw_map_marks_add (marks, place, &sign, "1", NULL);
    }
  scene = map_fixture_make_scene (&f);
  marked = zw_map_scene_new_marked (scene, marks);
  placed = draw_scene (marked);
  name = placed_find (placed, "試辦低碳交通區");
  g_assert_nonnull (name);
  placed_get_box (name, &box);
  for (guint i = 0; i < 40; i++)
    {
      double x = 160.0 + 20.0 * (i % 10), y = 225.0 + 17.0 * (i / 10);

      /* Twelve pixels of 0.75 units across. */
      g_assert_true (box.max_x <= x - 4.5 || box.min_x >= x + 4.5 || box.max_y <= y - 4.5
                     || box.min_y >= y + 4.5);
    }
  map_fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/label/crowded", test_crowded);
  g_test_add_func ("/map/label/crowded-by-role", test_crowded_by_role);
  g_test_add_func ("/map/label/along/pieces", test_along_pieces);
  g_test_add_func ("/map/label/along/corner", test_along_corner);
  g_test_add_func ("/map/label/along/bend", test_along_bend);
  g_test_add_func ("/map/label/rank", test_rank);
  g_test_add_func ("/map/label/left-out", test_left_out);
  g_test_add_func ("/map/label/zone-and-marks", test_zone_and_marks);
  return g_test_run ();
}
