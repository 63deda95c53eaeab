/* test-matrix.c: the matrix of stakeholders, as it is measured and drawn
 *
 * The groups and their places are those of resources/guideline/people.json; what is
 * expected follows from the definitions in zw-matrix-draw.h: the matrix reaches from
 * a margin of two letters at the left to the right edge, and from the upper edge to
 * two letters above the lower one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-matrix-draw.h"

#include <math.h>

#include "plan/zw-reference.h"

/* As the window has it at 1280 × 800. */
#define WIDTH 330.0
#define HEIGHT 310.0
#define LETTER 13.0

static const ZwMatrixLook look = { "Noto Sans CJK TC, Noto Sans, sans", LETTER, 0x000000ff };

typedef struct
{
  ZwReference *reference;
  GArray *spots;
  ZwMatrix matrix;
  cairo_surface_t *surface;
  cairo_t *cr;
} Fixture;

/* @data: whether the names are Chinese */
static void
set_up (Fixture *f, gconstpointer data)
{
  gboolean chinese = GPOINTER_TO_INT (data);
  guint n;
  const ZwStakeholderDefault *groups;
  const ZwStakeholderClass *classes;

  f->reference = zw_reference_new ();
  f->spots = g_array_new (FALSE, FALSE, sizeof (ZwMatrixSpot));
  groups = zw_reference_get_stakeholders (f->reference, &n);
  g_assert_cmpuint (n, ==, 11);
  for (guint i = 0; i < n; i++)
    {
      ZwMatrixSpot spot = { i + 1, chinese ? groups[i].name.zh : groups[i].name.en,
                            groups[i].interest, groups[i].power };

      g_array_append_val (f->spots, spot);
    }
  f->matrix = (ZwMatrix){ .spots = (const ZwMatrixSpot *) (void *) f->spots->data,
                          .n_spots = f->spots->len,
                          .interest_label = chinese ? "受影響程度" : "Interest",
                          .power_label = chinese ? "影響力" : "Power" };
  classes = zw_reference_get_classes (f->reference, &n);
  g_assert_cmpuint (n, ==, ZW_MATRIX_QUARTERS);
  for (guint i = 0; i < n; i++)
    f->matrix.quarters[ZW_MATRIX_QUARTER (classes[i].high_interest, classes[i].high_power)] =
        chinese ? classes[i].name.zh : classes[i].name.en;
  f->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  f->cr = cairo_create (f->surface);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  cairo_destroy (f->cr);
  cairo_surface_destroy (f->surface);
  g_array_unref (f->spots);
  zw_reference_unref (f->reference);
}

/* The corners and the middle, by hand. */
static void
test_to_px (void)
{
  static const struct
  {
    double interest, power, x, y;
  } cases[] = {
    { 0, 0, 26, 284 },
    { 10, 10, 330, 0 },
    { 0, 10, 26, 0 },
    { 5, 5, 178, 142 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double x, y;

      zw_matrix_to_px (&look, WIDTH, HEIGHT, cases[i].interest, cases[i].power, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, cases[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (y, cases[i].y, 1e-9);
    }
}

/* Every tenth comes back as it was; what is beyond an edge is on it. */
static void
test_round_trip (void)
{
  double x, y, interest, power;

  for (int i = 0; i <= 100; i++)
    for (int j = 0; j <= 100; j++)
      {
        zw_matrix_to_px (&look, WIDTH, HEIGHT, i / 10.0, j / 10.0, &x, &y);
        zw_matrix_from_px (&look, WIDTH, HEIGHT, x, y, &interest, &power);
        g_assert_cmpfloat_with_epsilon (interest, i / 10.0, 1e-9);
        g_assert_cmpfloat_with_epsilon (power, j / 10.0, 1e-9);
      }
  zw_matrix_from_px (&look, WIDTH, HEIGHT, -50, -50, &interest, &power);
  g_assert_cmpfloat (interest, ==, 0);
  g_assert_cmpfloat (power, ==, 10);
  zw_matrix_from_px (&look, WIDTH, HEIGHT, 2000, 2000, &interest, &power);
  g_assert_cmpfloat (interest, ==, 10);
  g_assert_cmpfloat (power, ==, 0);
}

static gint64
find (Fixture *f, double x, double y)
{
  const ZwMatrixSpot *spot = zw_matrix_find_spot (&f->matrix, &look, WIDTH, HEIGHT, x, y);

  return spot != NULL ? spot->id : 0;
}

/* Within a letter of a spot it is that spot; between two the nearer; elsewhere none. */
static void
test_hit (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < f->matrix.n_spots; i++)
    {
      const ZwMatrixSpot *spot = &f->matrix.spots[i];
      double x, y;

      zw_matrix_to_px (&look, WIDTH, HEIGHT, spot->interest, spot->power, &x, &y);
      g_assert_cmpint (find (f, x, y), ==, spot->id);
      g_assert_cmpint (find (f, x + 5, y - 5), ==, spot->id);
    }
  /* 5.0 of 10 is free of groups, and so is the corner. */
  g_assert_cmpint (find (f, 178, 142), ==, 0);
  g_assert_cmpint (find (f, 27, 1), ==, 0);
}

static void
test_nearest (void)
{
  static const ZwMatrixSpot spots[] = { { 7, "a", 5, 5 }, { 8, "b", 5.3, 5 } };
  const ZwMatrix matrix = { .spots = spots, .n_spots = 2 };
  double x, y;

  zw_matrix_to_px (&look, WIDTH, HEIGHT, 5.1, 5, &x, &y);
  g_assert_cmpint (zw_matrix_find_spot (&matrix, &look, WIDTH, HEIGHT, x, y)->id, ==, 7);
  zw_matrix_to_px (&look, WIDTH, HEIGHT, 5.2, 5, &x, &y);
  g_assert_cmpint (zw_matrix_find_spot (&matrix, &look, WIDTH, HEIGHT, x, y)->id, ==, 8);
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* No name stands on another or outside, whichever is selected (and bold). */
static void
test_labels (Fixture *f, gconstpointer data)
{
  cairo_rectangle_t boxes[11];

  for (guint selected = 0; selected <= f->matrix.n_spots; selected++)
    {
      f->matrix.selected = selected;
      zw_matrix_place_labels (&f->matrix, &look, f->cr, WIDTH, HEIGHT, boxes);
      for (guint i = 0; i < f->matrix.n_spots; i++)
        {
          g_assert_cmpfloat (boxes[i].width, >, LETTER);
          g_assert_cmpfloat (boxes[i].height, >=, LETTER);
          g_assert_cmpfloat (boxes[i].x, >=, 0);
          g_assert_cmpfloat (boxes[i].y, >=, 0);
          g_assert_cmpfloat (boxes[i].x + boxes[i].width, <=, WIDTH);
          g_assert_cmpfloat (boxes[i].y + boxes[i].height, <=, HEIGHT);
          for (guint j = 0; j < i; j++)
            if (overlap (&boxes[i], &boxes[j]))
              g_error ("“%s” stands on “%s”", f->matrix.spots[i].name, f->matrix.spots[j].name);
        }
    }
}

/* A name stands near its own spot: nearer than a fifth of the matrix. */
static void
test_near (Fixture *f, gconstpointer data)
{
  cairo_rectangle_t boxes[11];

  zw_matrix_place_labels (&f->matrix, &look, f->cr, WIDTH, HEIGHT, boxes);
  for (guint i = 0; i < f->matrix.n_spots; i++)
    {
      double x, y, across, down;

      zw_matrix_to_px (&look, WIDTH, HEIGHT, f->matrix.spots[i].interest, f->matrix.spots[i].power,
                       &x, &y);
      across = MAX (MAX (boxes[i].x - x, x - boxes[i].x - boxes[i].width), 0);
      down = MAX (MAX (boxes[i].y - y, y - boxes[i].y - boxes[i].height), 0);
      g_assert_cmpfloat (hypot (across, down), <, WIDTH / 5);
    }
}

/* Where a spot is drawn there is its colour: that of its quarter. */
static void
test_drawn (Fixture *f, gconstpointer data)
{
  const ZwMatrixSpot spots[] = { { 1, "", 2.5, 2.5 }, { 2, "", 7.5, 7.5 } };
  const guint32 colours[] = { 0x999999, 0xd55e00 };

  f->matrix.spots = spots;
  f->matrix.n_spots = G_N_ELEMENTS (spots);
  cairo_set_source_rgb (f->cr, 1, 1, 1);
  cairo_paint (f->cr);
  zw_matrix_draw (&f->matrix, &look, f->cr, WIDTH, HEIGHT);
  cairo_surface_flush (f->surface);
  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      double x, y;
      const guint32 *row;

      zw_matrix_to_px (&look, WIDTH, HEIGHT, spots[i].interest, spots[i].power, &x, &y);
      row = (const guint32 *) (void *) (cairo_image_surface_get_data (f->surface)
                                        + (int) y * cairo_image_surface_get_stride (f->surface));
      g_assert_cmphex (row[(int) x] & 0xffffff, ==, colours[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/to-px", test_to_px);
  g_test_add_func ("/matrix/round-trip", test_round_trip);
  g_test_add ("/matrix/hit", Fixture, NULL, set_up, test_hit, tear_down);
  g_test_add_func ("/matrix/nearest", test_nearest);
  g_test_add ("/matrix/labels/en", Fixture, GINT_TO_POINTER (FALSE), set_up, test_labels,
              tear_down);
  g_test_add ("/matrix/labels/zh", Fixture, GINT_TO_POINTER (TRUE), set_up, test_labels, tear_down);
  g_test_add ("/matrix/near/en", Fixture, GINT_TO_POINTER (FALSE), set_up, test_near, tear_down);
  g_test_add ("/matrix/near/zh", Fixture, GINT_TO_POINTER (TRUE), set_up, test_near, tear_down);
  g_test_add ("/matrix/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  return g_test_run ();
}
