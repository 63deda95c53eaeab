/* test-sheets.c: map sheets measured from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The PDF is read by poppler: its page size, where words stand, and its vectors by
 * way of SVG. Degrees are checked against PROJ's cs2cs.
 */

#include "document/zw-sheets.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "document/zw-pdf.h"
#include "map-fixture.h"
#include "pdf-words.h"
#include "render/zw-map-grid.h"

/* Half a millimetre, in points. */
#define HALF_MM (0.5 * 72.0 / 25.4)

/* The zone of the project: nothing else on a sheet has its shape. */
#define ZONE_WIDTH 900.0
#define ZONE_HEIGHT 610.0
#define ZONE_X 300050.0
#define ZONE_Y 2770020.0

typedef struct
{
  MapFixture map;
  char *pdf;
  ZwDossier *dossier;
} Fixture;

static void
add_points (Fixture *f, ZwRole role, guint n, double x, double y)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (shapes, zw_geometry_new_point (x + 40.0 * i, y));
  map_fixture_add (&f->map, role, ZW_GEOMETRY_POINT, shapes, NULL);
}

static void
set_up (Fixture *f, gboolean empty)
{
  *f = (Fixture){ 0 };
  map_fixture_set_up (&f->map);
  f->pdf = g_build_filename (f->map.folder, "sheets.pdf", NULL);
  if (!empty)
    {
      g_autoptr (GPtrArray) districts = map_fixture_new_shapes ();
      static const char *const names[] = { "東區", "西區" };

      g_ptr_array_add (districts, map_fixture_box (290000.0, 2760000.0, 300500.0, 2780000.0));
      g_ptr_array_add (districts, map_fixture_box (300500.0, 2760000.0, 311000.0, 2780000.0));
      map_fixture_add (&f->map, ZW_ROLE_ADMIN, ZW_GEOMETRY_POLYGON, districts, names);
      add_points (f, ZW_ROLE_STOPS, 2, ZONE_X + 100.0, ZONE_Y + 100.0);
      add_points (f, ZW_ROLE_CHARGERS, 1, ZONE_X + 300.0, ZONE_Y + 300.0);
      /* Far away from the zone. */
      add_points (f, ZW_ROLE_PARKING, 1, ZONE_X + 8000.0, ZONE_Y);
      add_points (f, ZW_ROLE_STOPS, 3, ZONE_X + 2110.0, ZONE_Y + 110.0);
    }
  map_fixture_add_zone (
      &f->map, "測試區",
      map_fixture_box (ZONE_X, ZONE_Y, ZONE_X + ZONE_WIDTH, ZONE_Y + ZONE_HEIGHT));
  if (!empty)
    map_fixture_add_zone (
        &f->map, "另一區",
        map_fixture_box (ZONE_X + 2100.0, ZONE_Y + 100.0, ZONE_X + 2400.0, ZONE_Y + 380.0));
}

static void
load (Fixture *f, const char *language)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (2026, 3, 4, 0, 0, 0.0);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->dossier, zw_dossier_unref);
  f->dossier = zw_dossier_load (f->map.store, 1, language, date, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f)
{
  g_clear_pointer (&f->dossier, zw_dossier_unref);
  g_unlink (f->pdf);
  g_free (f->pdf);
  map_fixture_clear (&f->map);
}

static guint
write_pdf (Fixture *f, const ZwSheetsWish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) pages = zw_sheets_new_pages (f->dossier, wish, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  guint n;

  g_assert_no_error (error);
  n = zw_pages_get_n (pages);
  bytes = zw_pdf_new_from_pages (pages, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (f->pdf, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return n;
}

/* What a program prints; %NULL where it is not installed, and the test is skipped. */
static char *
run (const char *name, const char *const *words)
{
  g_autofree char *program = g_find_program_in_path (name);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  if (program == NULL)
    {
      g_test_skip ("poppler's or PROJ's programs are not installed");
      return NULL;
    }
  g_ptr_array_add (argv, program);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  return out;
}

static char *
read_text (Fixture *f)
{
  return run ("pdftotext", (const char *[]){ "-layout", f->pdf, "-", NULL });
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

/* ISO 216 (2007). */
static const struct
{
  const char *id;
  double width_mm;
  double height_mm;
} papers[] = { { "A4", 210, 297 },
               { "A3", 297, 420 },
               { "A2", 420, 594 },
               { "A1", 594, 841 },
               { "A0", 841, 1189 } };

static void
test_paper (void)
{
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  for (guint i = 0; i < G_N_ELEMENTS (papers) * 2; i++)
    {
      gboolean portrait = i % 2 == 0;
      double width = portrait ? papers[i / 2].width_mm : papers[i / 2].height_mm;
      double height = portrait ? papers[i / 2].height_mm : papers[i / 2].width_mm;
      ZwSheetsWish wish = { .theme = ZW_N_THEMES, .portrait = portrait };
      g_autofree char *info = NULL;
      double x, y;

      g_assert_true (zw_paper_from_id (papers[i / 2].id, &wish.paper));
      write_pdf (&f, &wish);
      info = run ("pdfinfo", (const char *[]){ f.pdf, NULL });
      if (info == NULL)
        break;
      g_assert_cmpint (sscanf (strstr (info, "Page size:"), "Page size: %lf x %lf", &x, &y), ==, 2);
      g_assert_cmpfloat_with_epsilon (x / 72.0 * 25.4, width, 0.5);
      g_assert_cmpfloat_with_epsilon (y / 72.0 * 25.4, height, 0.5);
    }
  tear_down (&f);
}

static void
test_ids (void)
{
  ZwPaper paper;
  ZwSheetsSeries series;

  g_assert_true (zw_paper_from_id ("a1", &paper));
  g_assert_cmpint (paper, ==, ZW_PAPER_A1);
  g_assert_false (zw_paper_from_id ("A5", &paper));
  g_assert_false (zw_paper_from_id (NULL, &paper));
  for (guint i = 0; i < ZW_N_SHEETS_SERIES; i++)
    {
      g_assert_true (
          zw_sheets_series_from_id (zw_sheets_series_get_id ((ZwSheetsSeries) i), &series));
      g_assert_cmpint (series, ==, i);
    }
  g_assert_false (zw_sheets_series_from_id ("atlas", &series));
}

static void
test_round_scale (void)
{
  static const double cases[][2] = {
    { 0, 100 },       { 100, 100 },     { 101, 125 },     { 130, 150 },     { 499, 500 },
    { 500, 500 },     { 500.1, 750 },   { 1001, 1250 },   { 1251, 1500 },   { 1501, 2000 },
    { 2400, 2500 },   { 2501, 3000 },   { 3001, 4000 },   { 5000, 5000 },   { 9999, 10000 },
    { 12501, 15000 }, { 20001, 25000 }, { 40000, 40000 }, { 60000, 75000 }, { 1260000, 1500000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (zw_sheets_round_scale (cases[i][0]), ==, cases[i][1]);
}

/* The extent of each path of a page, in points. */
static GArray *
read_paths (Fixture *f)
{
  g_autofree char *svg = g_build_filename (f->map.folder, "page.svg", NULL);
  g_autofree char *unused = run ("pdftocairo", (const char *[]){ "-svg", "-noshrink", "-nocenter",
                                                                 "-paper", "match", "-f", "1", "-l",
                                                                 "1", f->pdf, svg, NULL });
  g_autofree char *text = NULL;
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  char *at;

  if (unused == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_unlink (svg);
  at = text;
  while ((at = strstr (at, "<path")) != NULL)
    {
      char *end = strchr (at, '>'), *d = strstr (at, " d=\""), *matrix = NULL;
      double m[6] = { 1, 0, 0, 1, 0, 0 };
      ZwEnvelope extent;

      g_assert_nonnull (end);
      *end = '\0';
      matrix = strstr (at, "matrix(");
      if (matrix != NULL)
        g_assert_cmpint (sscanf (matrix, "matrix(%lf,%lf,%lf,%lf,%lf,%lf)", &m[0], &m[1], &m[2],
                                 &m[3], &m[4], &m[5]),
                         ==, 6);
      zw_envelope_init_empty (&extent);
      for (char *in = d != NULL ? d + 4 : end; in < end && *in != '"';)
        {
          char *next;
          double x = g_ascii_strtod (in, &next), y;

          if (next == in)
            {
              in++;
              continue;
            }
          y = g_ascii_strtod (next, &in);
          zw_envelope_add (&extent, x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]);
        }
      if (!zw_envelope_is_empty (&extent))
        g_array_append_val (paths, extent);
      at = end + 1;
    }
  return paths;
}

/* The widest path of the zone's shape. */
static double
find_zone_width (const GArray *paths)
{
  double widest = 0.0;

  for (guint i = 0; i < paths->len; i++)
    {
      const ZwEnvelope *path = &g_array_index (paths, ZwEnvelope, i);
      double width = path->max_x - path->min_x, height = path->max_y - path->min_y;

      if (width > 5.0 && fabs (width / height - ZONE_WIDTH / ZONE_HEIGHT) < 0.002)
        widest = MAX (widest, width);
    }
  return widest;
}

static const Word *
find_on_line (const GPtrArray *words, const ZwEnvelope *line, const char *text)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = g_ptr_array_index (words, i);

      if (g_str_equal (word->text, text) && fabs (word->box.min_y - line->min_y) < 1.0)
        return word;
    }
  return NULL;
}

/* Length that the label of the scale bar gives, and where its "0" stands. */
static double
find_bar_label (const GPtrArray *words, ZwEnvelope *begin)
{
  for (guint i = 0; i + 1 < words->len; i++)
    {
      const Word *number = g_ptr_array_index (words, i);
      const Word *unit = g_ptr_array_index (words, i + 1);
      const Word *zero = find_on_line (words, &number->box, "0");
      gboolean is_km = g_str_equal (unit->text, "km");

      if (zero == NULL || zero == number || !(is_km || g_str_equal (unit->text, "m")))
        continue;
      *begin = zero->box;
      return g_ascii_strtod (number->text, NULL) * (is_km ? 1000.0 : 1.0);
    }
  g_error ("no scale bar");
}

/* The widest flat path that begins below the "0". */
static double
find_bar_width (const GArray *paths, const ZwEnvelope *zero)
{
  double middle = (zero->min_x + zero->max_x) / 2.0, widest = 0.0;

  for (guint i = 0; i < paths->len; i++)
    {
      const ZwEnvelope *path = &g_array_index (paths, ZwEnvelope, i);
      double height = path->max_y - path->min_y;

      if (fabs (path->min_x - middle) < HALF_MM && path->min_y > zero->min_y
          && path->min_y < zero->max_y + 20.0 && height > 0.5 && height < 12.0)
        widest = MAX (widest, path->max_x - path->min_x);
    }
  return widest;
}

/* Known lengths measure right on all papers, and so does the scale bar. */
static void
test_lengths (void)
{
  static const double scales[] = { 0.0, 5000.0, 7777.0, 25000.0 };
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  for (guint paper = 0; paper < ZW_N_PAPERS; paper++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        ZwSheetsWish wish = { .theme = ZW_N_THEMES, .paper = (ZwPaper) paper, .scale = scales[s] };
        g_autoptr (GArray) paths = NULL;
        g_autoptr (GPtrArray) words = NULL;
        g_autofree char *text = NULL;
        g_autofree char *line = NULL;
        double scale = scales[s], per_metre, metres;
        ZwEnvelope zero;

        wish.portrait = s % 2 == 1;
        write_pdf (&f, &wish);
        paths = read_paths (&f);
        if (paths == NULL)
          goto out;
        words = pdf_read_words (f.pdf);
        text = read_text (&f);
        if (scale == 0.0)
          {
            /* The scale that the sheet says it has. */
            const char *says = strstr (text, "Scale 1:");
            char *digits;

            g_assert_nonnull (says);
            line = g_strndup (says + strlen ("Scale 1:"), strcspn (says + 8, ": ") + 0);
            digits = g_strdelimit (line, ",", '_');
            for (char *in = digits; *in != '\0'; in++)
              if (*in != '_')
                scale = scale * 10.0 + (*in - '0');
            g_assert_cmpfloat (scale, ==, zw_sheets_round_scale (scale));
          }
        per_metre = 72.0 / 0.0254 / scale;
        g_assert_cmpfloat_with_epsilon (find_zone_width (paths), ZONE_WIDTH * per_metre, HALF_MM);
        metres = find_bar_label (words, &zero);
        g_assert_cmpfloat_with_epsilon (find_bar_width (paths, &zero), metres * per_metre, HALF_MM);
      }
out:
  tear_down (&f);
}

/* Every word is on the page, and none lies on another. */
static void
test_words_apart (void)
{
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  for (guint i = 0; i < 8; i++)
    {
      ZwSheetsWish wish = { .theme = ZW_N_THEMES, .portrait = i % 2 == 1 };
      g_autoptr (GPtrArray) words = NULL;
      double width, height;

      wish.paper = i / 2 % 2 == 0 ? ZW_PAPER_A4 : ZW_PAPER_A1;
      wish.degrees = i >= 4;
      write_pdf (&f, &wish);
      words = pdf_read_words (f.pdf);
      if (words == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          break;
        }
      zw_paper_get_size (wish.paper, wish.portrait, &width, &height);
      assert_words_apart (words, width, height, 5.0);
    }
  tear_down (&f);
}

/* The block, the sources and the legend say what there is, and nothing else. */
static void
test_says (void)
{
  static const char *const wanted[] = { "測試區",
                                        "1:5,000",
                                        "1 cm is 50 m",
                                        "2026-03-04",
                                        "A3",
                                        "1 / 1",
                                        "EPSG:3826",
                                        "Legend",
                                        "Grid north",
                                        "Public chargers",
                                        "Public transport stops",
                                        "Low-carbon transport zone",
                                        "Sources:",
                                        "chargers.shp" };
  ZwSheetsWish wish = { .theme = ZW_N_THEMES, .paper = ZW_PAPER_A3, .scale = 5000.0 };
  g_autofree char *text = NULL;
  g_autofree char *fonts = NULL;
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  write_pdf (&f, &wish);
  text = read_text (&f);
  if (text != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
        assert_says (text, wanted[i]);
      /* The car park is 8 km away. */
      g_assert_null (strstr (text, "car park"));
      g_assert_null (strstr (text, "parking.shp"));
    }
  fonts = run ("pdffonts", (const char *[]){ f.pdf, NULL });
  if (fonts != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (g_strstrip (fonts), "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), >, 2);
      for (guint i = 2; lines[i] != NULL; i++)
        if (g_regex_match_simple (" yes +(yes|no) +(yes|no) +[0-9]+ +[0-9]+$", lines[i], 0, 0)
            == FALSE)
          g_error ("not embedded: %s", lines[i]);
    }
  tear_down (&f);
}

/* A single sheet keeps to the scale or fails; a series says what it did instead. */
static void
test_misfit (void)
{
  ZwSheetsWish wish = { .theme = ZW_N_THEMES, .scale = 2000.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) pages = NULL;
  g_autofree char *text = NULL;
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  pages = zw_sheets_new_pages (f.dossier, &wish, NULL, &error);
  g_assert_null (pages);
  g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER);
  /* 900 m are 450 mm at 1:2,000: an A4 sheet lying is 297 mm wide, A2 594 mm. */
  assert_says (error->message, "A4");
  assert_says (error->message, "1:2,000");
  assert_says (error->message, "1:5,000");
  assert_says (error->message, "A2");

  wish.series = ZW_SHEETS_ZONES;
  g_assert_cmpuint (write_pdf (&f, &wish), ==, 2);
  text = read_text (&f);
  if (text != NULL)
    {
      assert_says (text, "At 1:2,000 this does not fit");
      assert_says (text, "Scale 1:5,000");
      /* The other zone, 300 m by 280 m, does fit. */
      assert_says (text, "Scale 1:2,000");
    }
  tear_down (&f);
}

/* Of a zone with 2 stops and one with 3. */
static void
test_series (void)
{
  ZwSheetsWish wish = { .theme = ZW_N_THEMES, .series = ZW_SHEETS_COMPARE_ZONES };
  g_autofree char *text = NULL;
  g_autofree char *zones = NULL;
  g_autofree char *indicators = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) none = NULL;
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  g_assert_cmpuint (write_pdf (&f, &wish), ==, 1);
  text = read_text (&f);
  if (text != NULL)
    {
      g_assert_true (
          g_regex_match_simple ("B1 Public transport stops +stops +2 +3 +\\+1\\s", text, 0, 0));
      g_assert_true (
          g_regex_match_simple ("B5 Public chargers +chargers +1 +0 +[-−]1\\s", text, 0, 0));
    }
  g_assert_nonnull (zw_passport_find_key (f.dossier->passport, "zone-1/B1/0"));
  g_assert_nonnull (zw_passport_find_key (f.dossier->passport, "zone-2/B1/0"));
  g_assert_nonnull (
      zw_passport_find_key (f.dossier->passport, "zone-1/beside/zone-2/B1/difference"));

  wish.series = ZW_SHEETS_ZONES;
  g_assert_cmpuint (write_pdf (&f, &wish), ==, 2);
  zones = read_text (&f);
  if (zones != NULL)
    {
      assert_says (zones, "1 / 2");
      assert_says (zones, "2 / 2");
      assert_says (zones, "另一區");
    }

  wish.series = ZW_SHEETS_INDICATORS;
  g_assert_cmpuint (write_pdf (&f, &wish), >=, 2);
  indicators = read_text (&f);
  if (indicators != NULL)
    {
      /* Both stops and the charger are in the west, the three others in the east. */
      assert_says (indicators, "B1 Public transport stops");
      assert_says (indicators, "東區");
    }

  wish.series = ZW_SHEETS_COMPARE_YEARS;
  none = zw_sheets_new_pages (f.dossier, &wish, NULL, &error);
  g_assert_null (none);
  assert_says (error->message, "year");
  tear_down (&f);
}

static void
test_empty_project (void)
{
  Fixture f;

  set_up (&f, TRUE);
  for (guint i = 0; i < ZW_N_SHEETS_SERIES; i++)
    {
      ZwSheetsWish wish = { .theme = ZW_N_THEMES, .series = (ZwSheetsSeries) i };
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwPages) pages = NULL;

      load (&f, i % 2 == 0 ? "en" : "zh_TW");
      pages = zw_sheets_new_pages (f.dossier, &wish, NULL, &error);
      if (pages == NULL)
        {
          g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER);
          g_assert_cmpint (i, >=, ZW_SHEETS_PHASES);
        }
      else
        g_assert_cmpuint (write_pdf (&f, &wish), >=, 1);
    }
  tear_down (&f);
}

/* A map without what it is about would tell that there is none. */
static void
test_theme_without_data (void)
{
  ZwSheetsWish wish = { .theme = ZW_THEME_BIKE_STATIONS };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) pages = NULL;
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  pages = zw_sheets_new_pages (f.dossier, &wish, NULL, &error);
  g_assert_null (pages);
  g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER);
  assert_says (error->message, "nothing to show");
  wish.theme = ZW_THEME_CHARGERS;
  g_assert_cmpuint (write_pdf (&f, &wish), ==, 1);
  tear_down (&f);
}

static void
test_cancel (void)
{
  ZwSheetsWish wish = { .theme = ZW_N_THEMES };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  Fixture f;

  set_up (&f, FALSE);
  load (&f, "en");
  pages = zw_sheets_new_pages (f.dossier, &wish, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (zw_pages_draw (pages, 0, cr, cancellable));
  bytes = zw_pdf_new_from_pages (pages, NULL, &progress, &error);
  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  tear_down (&f);
}

/* TWD97 / TM2 zone 121 as EPSG defines it. */
#define TM2 "+proj=tmerc", "+lat_0=0", "+lon_0=121", "+k=0.9999", "+x_0=250000", "+ellps=GRS80"

/* Points along meridians and parallels lie where PROJ puts them. */
static void
test_graticule (void)
{
  g_autoptr (ZwTransform) from = zw_transform_new ("EPSG:4326", "EPSG:3826", NULL);
  g_autoptr (ZwTransform) to = zw_transform_new ("EPSG:3826", "EPSG:4326", NULL);
  ZwMapView view = { ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 72.0 / 0.0254 / 250000.0, 800, 500 };
  g_autoptr (ZwMapGrid) grid = zw_map_grid_new_degrees (&view, 60.0, from, to);
  g_autofree char *folder = g_dir_make_tmp ("zw-grid-XXXXXX", NULL);
  g_autofree char *input = g_build_filename (folder, "points", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *out = NULL;
  guint n_upright = 0;

  g_assert_cmpuint (grid->lines->len, >=, 6);
  for (guint i = 0; i < grid->lines->len; i++)
    {
      const ZwMapGridLine *line = g_ptr_array_index (grid->lines, i);

      n_upright += line->upright;
      for (guint k = 0; k < line->points->len; k += 12)
        {
          ZwPoint place = zw_map_view_from_px (&view, g_array_index (line->points, ZwPoint, k));

          g_string_append_printf (text, "%.4f %.4f\n", place.x, place.y);
        }
    }
  g_assert_cmpuint (n_upright, >, 0);
  g_assert_true (g_file_set_contents (input, text->str, -1, NULL));
  out = run ("cs2cs", (const char *[]){ "-f", "%.9f", TM2, "+to", "+proj=longlat", "+ellps=GRS80",
                                        input, NULL });
  if (out != NULL)
    {
      const char *at = out;

      for (guint i = 0; i < grid->lines->len; i++)
        {
          const ZwMapGridLine *line = g_ptr_array_index (grid->lines, i);

          for (guint k = 0; k < line->points->len; k += 12)
            {
              double lon, lat;

              g_assert_cmpint (sscanf (at, "%lf %lf", &lon, &lat), ==, 2);
              at = strchr (at, '\n') + 1;
              /* A millionth of a degree is 0.1 m, 0.0004 mm on paper. */
              g_assert_cmpfloat_with_epsilon (line->upright ? lon : lat, line->value, 1e-6);
            }
        }
    }
  g_unlink (input);
  g_rmdir (folder);
}

static void
test_grid_labels (void)
{
  static const struct
  {
    gboolean degrees;
    double step;
    gboolean upright;
    double value;
    const char *label;
  } cases[] = {
    { TRUE, 1.0 / 60, TRUE, 121.5, "121°30′E" },
    { TRUE, 15.0 / 3600, TRUE, 121 + 30.0 / 60 + 15.0 / 3600, "121°30′15″E" },
    { TRUE, 1.0, FALSE, 25.0, "25°N" },
    { TRUE, 30.0 / 60, FALSE, -0.5, "0°30′S" },
    { TRUE, 2.0 / 60, TRUE, -70 - 4.0 / 60, "70°04′W" },
    { FALSE, 500.0, TRUE, 302500.0, "302,500" },
    { FALSE, 1000.0, FALSE, 2770000.0, "2,770,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwMapGrid grid = { cases[i].degrees, cases[i].step, NULL };
      ZwMapGridLine line = { cases[i].upright, cases[i].value, NULL };
      g_autofree char *label = zw_map_grid_dup_label (&grid, &line);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

/* tan γ = tan Δλ sin φ for the sphere (Snyder, USGS PP 1395, p. 57): at 122° E and
 * 24° N, a degree east of the central meridian, 0.4068°. */
static void
test_convergence (void)
{
  g_autoptr (ZwTransform) from = zw_transform_new ("EPSG:4326", "EPSG:3826", NULL);
  g_autoptr (ZwTransform) to = zw_transform_new ("EPSG:3826", "EPSG:4326", NULL);
  ZwPoint east, west;

  g_assert_true (zw_transform_location (from, (ZwLocation){ 122.0, 24.0 }, &east, NULL));
  g_assert_true (zw_transform_location (from, (ZwLocation){ 120.0, 24.0 }, &west, NULL));
  g_assert_cmpfloat_with_epsilon (zw_map_grid_find_convergence (east, from, to), 0.4068, 0.0005);
  g_assert_cmpfloat_with_epsilon (zw_map_grid_find_convergence (west, from, to), -0.4068, 0.0005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/ids", test_ids);
  g_test_add_func ("/sheets/round-scale", test_round_scale);
  g_test_add_func ("/sheets/grid-labels", test_grid_labels);
  g_test_add_func ("/sheets/graticule-as-proj", test_graticule);
  g_test_add_func ("/sheets/convergence", test_convergence);
  g_test_add_func ("/sheets/paper-is-iso-216", test_paper);
  g_test_add_func ("/sheets/lengths-measure-right", test_lengths);
  g_test_add_func ("/sheets/words-apart-and-whole", test_words_apart);
  g_test_add_func ("/sheets/says-what-there-is", test_says);
  g_test_add_func ("/sheets/misfit", test_misfit);
  g_test_add_func ("/sheets/series", test_series);
  g_test_add_func ("/sheets/empty-project", test_empty_project);
  g_test_add_func ("/sheets/theme-without-data", test_theme_without_data);
  g_test_add_func ("/sheets/cancel", test_cancel);
  return g_test_run ();
}
