/* zw-cases-draw.c: a zone beside the foreign cases, at one scale
 *
 *   +---------+ +---------+ +---------+
 *   |   __    | |  ____   | |\   __   |    a frame for each case, the zone in its
 *   |  |  |.  | | (|  |)  | | \ |  |  |    middle; the case as a circle of equal
 *   |  |__|   | |  \__/   | |  \|__|  |    area; of one that is too large the part
 *   +---------+ +---------+ +---------+    along its edge
 *    Oxford      Elíptica    Paris
 *
 * The study prints no outlines of the cases, so that a circle stands for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-cases-draw.h"

#include <glib/gi18n.h>
#include <math.h>

#include "render/zw-cases-private.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

/* Lengths in sizes of the text. */
#define LEAST_FRAME 9.5
#define GAP 0.9
#define LABEL_GAP 0.35

/* Part of a frame that the zone fills, and where the edge of a large case runs. */
#define ZONE_SHARE 0.42
#define EDGE_SHARE 0.13

/* A zone is not drawn smaller than this, in units of the context. */
#define LEAST_DOT 2.5

/* The scale where there is no zone: a square kilometre. */
#define PLAIN_ZONE_M 1000.0

/* How the frames lie. */
typedef struct
{
  guint n;
  guint n_columns;
  double frame;
  double label;
  double head;
  double metres_per_unit;
} Layout;

guint32
zw_cases_get_colour (const ZwCases *self, ZwCasesColour colour)
{
  static const guint32 light[] = { 0x222222ff, 0x666666ff, 0xd9d9d9ff, 0x0072b2ff,
                                   0x56b4e940, 0xb0005cff, 0xcc79a760 };
  static const guint32 dark[] = { 0xf2f2f2ff, 0xb8b8b8ff, 0x4a4d52ff, 0x6fc3f5ff,
                                  0x2b6f9a60, 0xff86c8ff, 0xa0407a70 };

  return (self->ink.dark ? dark : light)[colour];
}

char *
zw_cases_dup_label (const ZwCases *self, const ZwForeignCase *one)
{
  const char *place = zw_catalog_pick (self->catalog, one->place.zh, one->place.en);
  const char *comma = zw_catalog_is_chinese (self->catalog) ? NULL : g_strrstr (place, ",");
  g_autofree char *city = comma != NULL ? g_strndup (place, comma - place) : g_strdup (place);

  return one->since > 0 ? g_strdup_printf ("%s %d", city, one->since) : g_steal_pointer (&city);
}

/* Areas have three figures that are read. */
char *
zw_cases_dup_area (const ZwCases *self, double area_km2)
{
  int decimals = area_km2 >= 99.95 ? 0 : area_km2 >= 9.995 ? 1 : area_km2 >= 0.9995 ? 2 : 3;
  g_autofree char *number = g_strdup_printf ("%'.*f", decimals, area_km2);

  return g_strdup_printf (zw_catalog_get (self->catalog, N_ ("%s km²")), number);
}

double
zw_cases_get_zone_km2 (const ZwCases *self)
{
  return self->zone != NULL ? zw_geometry_get_area (self->zone) / 1e6 : (double) NAN;
}

/* One of equal place and area as an earlier one would be the same picture. */
static gboolean
is_repeated (const ZwCases *self, guint index)
{
  for (guint i = 0; i < index; i++)
    if (self->cases[i].area_km2 == self->cases[index].area_km2
        && g_strcmp0 (self->cases[i].place.en, self->cases[index].place.en) == 0)
      return TRUE;
  return FALSE;
}

/* What fits within a frame must be shown whole; the zone has its share of it. */
static double
get_zone_size (const ZwCases *self)
{
  ZwEnvelope envelope;

  if (self->zone == NULL)
    return PLAIN_ZONE_M;
  envelope = zw_geometry_get_envelope (self->zone);
  return MAX (MAX (envelope.max_x - envelope.min_x, envelope.max_y - envelope.min_y), 1.0);
}

static PangoLayout *
make_text (const ZwCases *self, const char *text, double width, gboolean bold)
{
  PangoLayout *layout = zw_map_text_new (&self->ink, text, self->ink.size, bold);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

static double
measure_height (PangoLayout *layout)
{
  double width, height;

  zw_map_text_measure (layout, &width, &height);
  return height;
}

static char *
dup_caption (const ZwCases *self)
{
  return g_strdup (zw_catalog_get (
      self->catalog, self->zone != NULL
                         ? N_ ("The zone and zones abroad at the same scale. Circles have the area "
                               "of the case: the study prints no outlines.")
                         : N_ ("Zones abroad at the same scale. Circles have the area of the case: "
                               "the study prints no outlines.")));
}

static PangoLayout *
make_caption (const ZwCases *self, double width)
{
  g_autofree char *text = dup_caption (self);
  PangoLayout *layout = zw_map_text_new (&self->ink, text, self->ink.size, FALSE);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static void
layout_init (Layout *self, const ZwCases *cases, double width)
{
  double size = cases->ink.size, gap = GAP * size;
  g_autoptr (PangoLayout) line = zw_map_text_new (&cases->ink, "字Ág", size, FALSE);
  g_autoptr (PangoLayout) caption = make_caption (cases, width);

  *self = (Layout){ 0 };
  for (guint i = 0; i < cases->n; i++)
    self->n += !is_repeated (cases, i);
  self->n_columns = (guint) CLAMP ((width + gap) / (LEAST_FRAME * size + gap), 1.0,
                                   MAX (self->n, 1));
  /* Full rows look better than one frame left over. */
  while (self->n_columns > 3 && self->n % self->n_columns != 0
         && (self->n + self->n_columns - 1) / self->n_columns
                == (self->n + self->n_columns - 2) / (self->n_columns - 1))
    self->n_columns--;
  self->frame = (width + gap) / self->n_columns - gap;
  /* Two lines of the name, the area, how many times the zone. */
  self->label = 4.0 * measure_height (line) + LABEL_GAP * size;
  self->head = measure_height (caption) + 3.2 * size;
  self->metres_per_unit = get_zone_size (cases) / (ZONE_SHARE * MIN (self->frame, 12.0 * size));
}

static double
get_frame_height (const ZwCases *cases, const Layout *layout)
{
  return MIN (layout->frame, 12.0 * cases->ink.size);
}

/**
 * zw_cases_scale_get_height:
 *
 * Returns: how high zw_cases_scale_draw() draws at this width
 */
double
zw_cases_scale_get_height (const ZwCases *self, double width)
{
  double gap = GAP * self->ink.size;
  Layout layout;

  width = MAX (width, ZW_CASES_LEAST_WIDTH);
  layout_init (&layout, self, width);
  return layout.head
         + (layout.n + layout.n_columns - 1) / layout.n_columns
               * (get_frame_height (self, &layout) + layout.label + gap);
}

static void
trace_zone (const ZwCases *self, cairo_t *cr, const Layout *layout, double x, double y)
{
  ZwEnvelope envelope = zw_geometry_get_envelope (self->zone);
  double middle_x = (envelope.min_x + envelope.max_x) / 2.0;
  double middle_y = (envelope.min_y + envelope.max_y) / 2.0;

  for (guint r = 0; r < self->zone->n_rings; r++)
    {
      for (guint i = self->zone->ring_starts[r]; i < self->zone->ring_starts[r + 1]; i++)
        cairo_line_to (cr, x + (self->zone->points[i].x - middle_x) / layout->metres_per_unit,
                       y - (self->zone->points[i].y - middle_y) / layout->metres_per_unit);
      cairo_close_path (cr);
    }
}

static void
draw_zone (const ZwCases *self, cairo_t *cr, const Layout *layout, double x, double y)
{
  if (self->zone == NULL)
    return;
  cairo_new_path (cr);
  trace_zone (self, cr, layout, x, y);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_ZONE_FILL));
  cairo_fill_preserve (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.6);
  zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_ZONE));
  cairo_stroke (cr);
}

/* The case around or in the zone; of a large one the edge at the lower left. */
static void
draw_circle (const ZwCases *self,
             cairo_t *cr,
             const Layout *layout,
             const ZwForeignCase *one,
             double x,
             double y,
             double width,
             double height)
{
  double radius = sqrt (one->area_km2 * 1e6 / G_PI) / layout->metres_per_unit;
  double centre_x = x + width / 2.0, centre_y = y + height / 2.0;

  if (2.0 * radius > MIN (width, height) * (1.0 - EDGE_SHARE / 2.0))
    {
      /* The place that the edge runs through, on the way to the middle. */
      double from_x = x + EDGE_SHARE * width, from_y = y + (1.0 - EDGE_SHARE) * height;
      double length = hypot (centre_x - from_x, centre_y - from_y);

      centre_x = from_x + (centre_x - from_x) / length * MAX (radius, length);
      centre_y = from_y + (centre_y - from_y) / length * MAX (radius, length);
    }
  radius = MAX (radius, LEAST_DOT / 2.0);
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  /* cairo counts in 24.8 bits: an edge that is all but straight is drawn as a line. */
  if (radius < 1e5)
    cairo_arc (cr, centre_x, centre_y, radius, 0.0, 2.0 * G_PI);
  else
    cairo_rectangle (cr, x + EDGE_SHARE * width / 2.0, y, 2.0 * width, height);
  zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_CASE_FILL));
  cairo_fill_preserve (cr);
  zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_CASE));
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* "5.2 times the zone", "1/77 of the zone". */
static char *
dup_ratio (const ZwCases *self, double area_km2)
{
  double zone = zw_cases_get_zone_km2 (self), ratio = area_km2 / zone;
  g_autofree char *number = NULL;

  if (!(zone > 0.0))
    return g_strdup ("");
  if (ratio >= 1.0)
    number = g_strdup_printf ("%'.*f", ratio < 9.95 ? 1 : 0, ratio);
  else
    number = g_strdup_printf ("1/%'.*f", 1.0 / ratio < 9.95 ? 1 : 0, 1.0 / ratio);
  /* Translators: a number, perhaps a fraction such as 1/77 */
  return g_strdup_printf (zw_catalog_get (self->catalog, N_ ("%s × the zone")), number);
}

static void
draw_label (const ZwCases *self,
            cairo_t *cr,
            const ZwForeignCase *one,
            double x,
            double y,
            double width)
{
  g_autofree char *name = zw_cases_dup_label (self, one);
  g_autofree char *area = zw_cases_dup_area (self, one->area_km2);
  g_autofree char *ratio = dup_ratio (self, one->area_km2);
  const char *texts[] = { name, area, ratio };

  y += LABEL_GAP * self->ink.size;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = make_text (self, texts[i], width, i == 0);

      zw_map_text_draw (layout, cr, &self->ink, x, y);
      y += measure_height (layout);
    }
}

/* What the outline is, and the scale. */
static void
draw_head (const ZwCases *self, cairo_t *cr, const Layout *layout, double width)
{
  g_autoptr (PangoLayout) caption = make_caption (self, width);
  double size = self->ink.size, y = measure_height (caption) + 0.6 * size;
  double bar_width, bar_height;
  ZwScaleBar bar;

  zw_map_text_draw (caption, cr, &self->ink, 0.0, 0.0);
  zw_scale_bar_init (&bar, layout->metres_per_unit, MIN (layout->frame, 10.0 * size));
  zw_scale_bar_measure (&bar, self->catalog, &self->ink, &bar_width, &bar_height);
  zw_scale_bar_draw (&bar, cr, self->catalog, &self->ink, 0.0, y);
  if (self->zone != NULL)
    {
      g_autofree char *area = zw_cases_dup_area (self, zw_cases_get_zone_km2 (self));
      g_autofree char *text = g_strdup_printf (
          "%s  %s", self->zone_name != NULL ? self->zone_name : "", area);
      g_autoptr (PangoLayout) name = zw_map_text_new (&self->ink, text, size, TRUE);
      double x = bar_width + 2.0 * size;

      pango_layout_set_width (name, (int) (MAX (width - x - 2.0 * size, size) * PANGO_SCALE));
      pango_layout_set_height (name, -1);
      pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
      cairo_new_path (cr);
      cairo_rectangle (cr, x, y + 0.2 * size, 1.3 * size, 0.9 * size);
      zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_ZONE_FILL));
      cairo_fill_preserve (cr);
      zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_ZONE));
      cairo_set_line_width (cr, 1.6);
      cairo_stroke (cr);
      zw_map_text_draw (name, cr, &self->ink, x + 1.9 * size, y);
    }
}

/**
 * zw_cases_scale_draw:
 * @width: of the picture, whose upper left corner is the origin
 *
 * Draws a frame for each case with the zone in it, all at one scale, the smallest
 * first.
 */
void
zw_cases_scale_draw (const ZwCases *self, cairo_t *cr, double width)
{
  double gap = GAP * self->ink.size, height;
  Layout layout;
  guint shown = 0;

  width = MAX (width, ZW_CASES_LEAST_WIDTH);
  layout_init (&layout, self, width);
  height = get_frame_height (self, &layout);
  cairo_save (cr);
  draw_head (self, cr, &layout, width);
  for (guint i = 0; i < self->n; i++)
    {
      double x = shown % layout.n_columns * (layout.frame + gap);
      double y = layout.head + shown / layout.n_columns * (height + layout.label + gap);

      if (is_repeated (self, i))
        continue;
      shown++;
      draw_circle (self, cr, &layout, &self->cases[i], x, y, layout.frame, height);
      draw_zone (self, cr, &layout, x + layout.frame / 2.0, y + height / 2.0);
      cairo_new_path (cr);
      cairo_rectangle (cr, x + 0.5, y + 0.5, layout.frame - 1.0, height - 1.0);
      zw_map_set_colour (cr, zw_cases_get_colour (self, ZW_CASES_RULE));
      cairo_set_line_width (cr, 1.0);
      cairo_stroke (cr);
      draw_label (self, cr, &self->cases[i], x, y + height, layout.frame);
    }
  cairo_restore (cr);
}

/**
 * zw_cases_dup_words:
 *
 * Returns: (transfer full): what the pictures show, for those who do not see them
 */
char *
zw_cases_dup_words (const ZwCases *self)
{
  GString *text = g_string_new (NULL);

  if (self->zone != NULL)
    {
      g_autofree char *area = zw_cases_dup_area (self, zw_cases_get_zone_km2 (self));

      g_string_append_printf (text, "%s: %s. ", self->zone_name != NULL ? self->zone_name : "",
                              area);
    }
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *name = zw_cases_dup_label (self, &self->cases[i]);
      g_autofree char *area = zw_cases_dup_area (self, self->cases[i].area_km2);

      g_string_append_printf (text, "%s%s: %s (%d)", i > 0 ? "; " : "", name, area,
                              self->cases[i].strictness);
    }
  return g_string_free (text, FALSE);
}
