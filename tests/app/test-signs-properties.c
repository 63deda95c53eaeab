/* test-signs-properties.c: what must not change the places of signs
 *
 * Random streets and zones: streets may be drawn in sections or in one, from either
 * end, and the layer in any order; the signs are the same. What comes in also goes
 * out: turned round, one-way streets leave where they entered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "metrics/zw-signs.h"

#define X0 300000.0
#define Y0 2770000.0
#define SIDE 2000.0

#define N_CASES 60
#define N_STREETS 14
#define MAX_CORNERS 9

/* Places found twice agree to this, in metres. */
#define NEAR_M 0.05

typedef struct
{
  ZwPoint points[MAX_CORNERS];
  guint n;
  char name[8];
  const char *oneway;
} Street;

static double
get_random (double least, double most)
{
  return g_test_rand_double_range (least, most);
}

/* A street across the square, bent a little. */
static void
make_street (Street *self, guint number)
{
  gboolean upright = g_test_rand_bit ();
  double at = get_random (0.0, SIDE);

  self->n = MAX_CORNERS;
  self->oneway = NULL;
  g_snprintf (self->name, sizeof self->name, "街%u", number);
  for (guint i = 0; i < self->n; i++)
    {
      double along = -300.0 + (SIDE + 600.0) * i / (self->n - 1.0);
      double beside = at + get_random (-60.0, 60.0);

      self->points[i] = upright ? (ZwPoint){ X0 + beside, Y0 + along }
                                : (ZwPoint){ X0 + along, Y0 + beside };
    }
}

/* A star around the middle: it has no crossing of its own. */
static ZwGeometry *
make_zone (void)
{
  ZwPoint corners[11];

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      double angle = 2.0 * G_PI * i / G_N_ELEMENTS (corners), reach = get_random (350.0, 900.0);

      corners[i] = (ZwPoint){ X0 + SIDE / 2.0 + reach * cos (angle),
                              Y0 + SIDE / 2.0 + reach * sin (angle) };
    }
  return zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
}

static GPtrArray *
make_layer (const Street *streets, guint n)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  ZwFeatures *features = g_new0 (ZwFeatures, 1);
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  const char **names = g_new0 (const char *, n + 1), **ways = g_new0 (const char *, n + 1);

  g_atomic_ref_count_init (&features->ref_count);
  features->layer = g_new0 (ZwLayer, 1);
  features->layer->role = ZW_ROLE_ROADS;
  features->layer->kind = ZW_GEOMETRY_LINE;
  features->n = n;
  features->ids = g_new0 (gint64, n + 1);
  features->starts = g_new0 (guint, n + 1);
  features->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  features->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  features->strings = g_string_chunk_new (64);
  for (guint i = 0; i < n; i++)
    {
      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      for (guint k = 0; k < streets[i].n; k++)
        zw_geometry_builder_add (builder, streets[i].points[k].x, streets[i].points[k].y);
      features->starts[i + 1] = i + 1;
      names[i] = streets[i].name;
      ways[i] = streets[i].oneway;
    }
  features->shape = zw_geometry_builder_end (builder);
  features->envelope = zw_geometry_get_envelope (features->shape);
  g_hash_table_insert (features->texts, (char *) "name", names);
  g_hash_table_insert (features->texts, (char *) "oneway", ways);
  g_ptr_array_add (layers, features);
  return layers;
}

static ZwSigns *
look (const ZwGeometry *zone, const Street *streets, guint n)
{
  g_autoptr (GPtrArray) layers = make_layer (streets, n);
  g_autoptr (GError) error = NULL;
  ZwSignsOptions options;
  ZwSigns *signs;

  zw_signs_options_init (&options);
  options.merge_m = 0.0;
  options.spacing_m = 220.0;
  signs = zw_signs_new (zone, layers, &options, NULL, &error);
  g_assert_no_error (error);
  return signs;
}

/* Each sign of one is among those of the other. */
static void
assert_among (const ZwSigns *some, const ZwSigns *others)
{
  for (guint i = 0; i < some->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (some->signs, ZwSign, i);
      gboolean found = FALSE;

      for (guint k = 0; k < others->signs->len && !found; k++)
        {
          const ZwSign *other = &g_array_index (others->signs, ZwSign, k);

          found = other->kind == sign->kind && g_strcmp0 (other->name, sign->name) == 0
                  && hypot (other->place.x - sign->place.x, other->place.y - sign->place.y)
                         <= NEAR_M;
        }
      for (guint k = 0; k < others->signs->len && !found; k++)
        {
          const ZwSign *other = &g_array_index (others->signs, ZwSign, k);

          if (other->kind == sign->kind && g_strcmp0 (other->name, sign->name) == 0)
            g_test_message ("instead at %.2f %.2f", other->place.x - X0, other->place.y - Y0);
        }
      if (!found)
        g_error ("no %s of %s at %.2f %.2f", zw_sign_kind_get_id (sign->kind), sign->name,
                 sign->place.x - X0, sign->place.y - Y0);
    }
}

static void
assert_same (const ZwSigns *a, const ZwSigns *b)
{
  assert_among (a, b);
  assert_among (b, a);
  for (guint k = 0; k < ZW_N_SIGN_KINDS; k++)
    g_assert_cmpuint (a->counts[k], ==, b->counts[k]);
  g_assert_cmpuint (a->n_without_approach, ==, b->n_without_approach);
  g_assert_cmpfloat_with_epsilon (a->length_inside_m, b->length_inside_m, 1.0);
}

static void
turn_round (Street *self)
{
  for (guint i = 0; i < self->n / 2; i++)
    {
      ZwPoint kept = self->points[i];

      self->points[i] = self->points[self->n - 1 - i];
      self->points[self->n - 1 - i] = kept;
    }
}

/* Sections from corner to corner, some turned round, in another order. */
static GArray *
cut_up (const Street *streets, guint n)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (Street));

  for (guint i = 0; i < n; i++)
    {
      guint first = 0;

      for (guint k = 1; k < streets[i].n; k++)
        {
          Street section = streets[i];

          if (k + 1 < streets[i].n && g_test_rand_bit ())
            continue;
          section.n = k - first + 1;
          memcpy (section.points, streets[i].points + first, section.n * sizeof (ZwPoint));
          first = k;
          if (g_test_rand_bit ())
            turn_round (&section);
          g_array_append_val (sections, section);
        }
    }
  for (guint i = sections->len; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i);
      Street kept = g_array_index (sections, Street, i - 1);

      g_array_index (sections, Street, i - 1) = g_array_index (sections, Street, k);
      g_array_index (sections, Street, k) = kept;
    }
  return sections;
}

static double
get_distance (ZwPoint a, ZwPoint b, ZwPoint at)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double t = ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy);

  t = CLAMP (t, 0.0, 1.0);
  return hypot (a.x + t * dx - at.x, a.y + t * dy - at.y);
}

/* Streets cross without a junction, unless a section ends on another street. */
static gboolean
is_corner_on_another (const Street *streets, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      for (guint p = 0; i != k && p < streets[i].n; p++)
        for (guint q = 0; q + 1 < streets[k].n; q++)
          if (get_distance (streets[k].points[q], streets[k].points[q + 1], streets[i].points[p])
              < 3.0)
            return TRUE;
  return FALSE;
}

static void
make_streets (Street *streets, guint n)
{
  do
    for (guint i = 0; i < n; i++)
      make_street (&streets[i], i);
  while (is_corner_on_another (streets, n));
}

static void
test_sections (void)
{
  for (guint c = 0; c < N_CASES; c++)
    {
      Street streets[N_STREETS];
      g_autoptr (ZwGeometry) zone = make_zone ();
      g_autoptr (GArray) sections = NULL;
      g_autoptr (ZwSigns) whole = NULL;
      g_autoptr (ZwSigns) parts = NULL;

      make_streets (streets, N_STREETS);
      sections = cut_up (streets, N_STREETS);
      whole = look (zone, streets, N_STREETS);
      parts = look (zone, (const Street *) (const void *) sections->data, sections->len);
      g_assert_cmpuint (whole->counts[ZW_SIGN_ENTRY], >, 0);
      assert_same (whole, parts);
    }
}

/* A street open both ways has an entry where it comes in one way or the other. */
static void
test_ways (void)
{
  for (guint c = 0; c < N_CASES; c++)
    {
      Street streets[N_STREETS];
      g_autoptr (ZwGeometry) zone = make_zone ();
      g_autoptr (ZwSigns) both = NULL;
      g_autoptr (ZwSigns) there = NULL;
      g_autoptr (ZwSigns) back = NULL;

      make_streets (streets, N_STREETS);
      both = look (zone, streets, N_STREETS);
      for (guint i = 0; i < N_STREETS; i++)
        streets[i].oneway = "yes";
      there = look (zone, streets, N_STREETS);
      for (guint i = 0; i < N_STREETS; i++)
        streets[i].oneway = "-1";
      back = look (zone, streets, N_STREETS);
      g_assert_cmpuint (there->counts[ZW_SIGN_ENTRY] + back->counts[ZW_SIGN_ENTRY], ==,
                        both->counts[ZW_SIGN_ENTRY]);
      g_assert_cmpuint (there->n_exits, ==, back->counts[ZW_SIGN_ENTRY]);
      g_assert_cmpuint (back->n_exits, ==, there->counts[ZW_SIGN_ENTRY]);
      g_assert_cmpuint (there->counts[ZW_SIGN_REPEATER], ==, both->counts[ZW_SIGN_REPEATER]);
    }
}

/* Repeaters are within, an approach sign is on the street of its entry and no farther
 * than it should be. */
static void
test_places (void)
{
  for (guint c = 0; c < N_CASES; c++)
    {
      Street streets[N_STREETS];
      g_autoptr (ZwGeometry) zone = make_zone ();
      g_autoptr (ZwSigns) signs = NULL;

      make_streets (streets, N_STREETS);
      signs = look (zone, streets, N_STREETS);
      for (guint i = 0; i < signs->signs->len; i++)
        {
          const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);

          if (sign->kind == ZW_SIGN_REPEATER)
            g_assert_true (zw_geometry_contains (zone, sign->place.x, sign->place.y));
          g_assert_cmpfloat (sign->bearing, >=, 0.0);
          g_assert_cmpfloat (sign->bearing, <, 360.0);
          if (sign->kind == ZW_SIGN_APPROACH)
            {
              const ZwSign *entry = &g_array_index (signs->signs, ZwSign, sign->entry);

              g_assert_cmpint (entry->kind, ==, ZW_SIGN_ENTRY);
              g_assert_cmpstr (entry->name, ==, sign->name);
              g_assert_cmpfloat (
                  hypot (entry->place.x - sign->place.x, entry->place.y - sign->place.y), <=,
                  signs->options.approach_m + NEAR_M);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signs-properties/sections", test_sections);
  g_test_add_func ("/signs-properties/ways", test_ways);
  g_test_add_func ("/signs-properties/places", test_places);
  return g_test_run ();
}
