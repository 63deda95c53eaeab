/* zw-map-label.c: names on a map, none over another
 *
 * Names are put down in the order of their weight; one that finds no free place
 * is left out. It comes back with a closer look.
 *
 * What is taken is kept in two ways. Names lie in a list, as boxes that may lie
 * aslant, and are held against a new one by the separating axes of both. Markers,
 * of which there may be very many, are bits of a coarse picture of the map, rounded
 * outwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-label.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "render/zw-map-label-private.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-quad.h"
#include "render/zw-map-room.h"

#define DEFAULT_SIZE 12.0

/* More names than this are no help. */
#define MOST_LABELS 500

/* A free place for a zone's name is looked for in no more steps than these to a side. */
#define MOST_STEPS 50.0

/* The picture of markers is no larger than this to a side. */
#define MOST_CELLS 8192

/* Places around a point that are tried, right first, as directions. */
static const ZwPoint directions[] = { { 1.0, 0.0 },  { -1.0, 0.0 }, { 0.0, -1.0 },  { 0.0, 1.0 },
                                      { 1.0, -1.0 }, { 1.0, 1.0 },  { -1.0, -1.0 }, { -1.0, 1.0 } };

struct _ZwLabels
{
  cairo_t *cr;
  PangoLayout *layout;
  GArray *taken;    /* of ZwMapQuad, in pixels */
  GArray *outlines; /* of ZwPoint, in pairs: sides of zones, in pixels */
  guint8 *cells;    /* (nullable): a bit for each unit of the page that a marker touches */
  int n_columns, n_rows;
  ZwEnvelope page;
  const char *font;
  double size;
  double least_size;
  gboolean dark;
  GArray *placed; /* (nullable): borrowed */
};

/**
 * zw_labels_new:
 * @cr: where to write
 * @options: borrowed
 */
ZwLabels *
zw_labels_new (cairo_t *cr, const ZwMapView *view, const ZwMapDrawOptions *options)
{
  ZwLabels *self = g_new0 (ZwLabels, 1);

  self->cr = cr;
  self->layout = pango_cairo_create_layout (cr);
  self->taken = g_array_new (FALSE, FALSE, sizeof (ZwMapQuad));
  self->outlines = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->page = (ZwEnvelope){ 0.0, 0.0, view->width, view->height };
  self->n_columns = (int) CLAMP (ceil (view->width), 0.0, MOST_CELLS);
  self->n_rows = (int) CLAMP (ceil (view->height), 0.0, MOST_CELLS);
  self->font = options->font != NULL ? options->font : "sans-serif";
  self->size = options->size > 0.0 ? options->size : DEFAULT_SIZE;
  self->least_size = options->least_size;
  self->dark = options->dark;
  self->placed = options->placed;
  pango_context_set_language (pango_layout_get_context (self->layout),
                              pango_language_from_string ("zh-tw"));
  return self;
}

void
zw_labels_free (ZwLabels *self)
{
  g_object_unref (self->layout);
  g_array_unref (self->taken);
  g_array_unref (self->outlines);
  g_free (self->cells);
  g_free (self);
}

double
zw_labels_get_size (const ZwLabels *self)
{
  return self->size;
}

gboolean
zw_labels_is_full (const ZwLabels *self)
{
  return self->taken->len >= MOST_LABELS;
}

static void
record (ZwLabels *self, ZwMapPlacedKind kind, const ZwMapQuad *quad, const char *text)
{
  ZwMapPlaced placed = { .kind = kind, .text = text != NULL ? g_intern_string (text) : NULL };

  if (self->placed == NULL)
    return;
  for (guint i = 0; i < 4; i++)
    placed.corners[i] = quad->corners[i];
  g_array_append_val (self->placed, placed);
}

/* What is taken. */

/**
 * zw_labels_reserve:
 * @px: a rectangle in pixels where no name may come
 */
void
zw_labels_reserve (ZwLabels *self, const ZwEnvelope *px)
{
  ZwMapQuad quad = zw_map_quad_from_box (px);

  g_array_append_val (self->taken, quad);
}

/**
 * zw_labels_add_marker:
 * @px: its middle, in pixels
 * @reach: from there to its edge
 *
 * Keeps names off a marker.
 */
void
zw_labels_add_marker (ZwLabels *self, ZwPoint px, double reach)
{
  ZwEnvelope box = { px.x - reach, px.y - reach, px.x + reach, px.y + reach };
  int left = (int) MAX (floor (box.min_x), 0.0), top = (int) MAX (floor (box.min_y), 0.0);
  int right = (int) MIN (ceil (box.max_x), self->n_columns);
  int bottom = (int) MIN (ceil (box.max_y), self->n_rows);

  if (left >= right || top >= bottom)
    return;
  if (self->cells == NULL)
    self->cells = g_malloc0 ((gsize) self->n_columns * self->n_rows / 8 + 1);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        gsize cell = (gsize) y * self->n_columns + x;

        self->cells[cell / 8] |= (guint8) (1u << (cell % 8));
      }
  if (self->placed != NULL)
    {
      ZwMapQuad quad = zw_map_quad_from_box (&box);

      record (self, ZW_MAP_PLACED_MARKER, &quad, NULL);
    }
}

/**
 * zw_labels_avoid:
 * @geometry: polygons
 * @points: (array length=geometry->n_points): their points in the view's projection
 *
 * Keeps names of points and areas off these outlines.
 */
void
zw_labels_avoid (ZwLabels *self,
                 const ZwGeometry *geometry,
                 const ZwPoint *points,
                 const ZwMapView *view)
{
  for (guint r = 0; r < geometry->n_rings; r++)
    {
      guint from = geometry->ring_starts[r], to = geometry->ring_starts[r + 1];

      for (guint i = from, j = to - 1; i < to; j = i++)
        {
          ZwPoint side[] = { zw_map_view_to_px (view, points[j]),
                             zw_map_view_to_px (view, points[i]) };
          ZwEnvelope extent;

          zw_envelope_init_empty (&extent);
          zw_envelope_add (&extent, side[0].x, side[0].y);
          zw_envelope_add (&extent, side[1].x, side[1].y);
          if (zw_envelope_intersects (&extent, &self->page))
            g_array_append_vals (self->outlines, side, 2);
        }
    }
}

/* From where to where the box goes within a row of cells. */
static void
find_row (const ZwMapQuad *quad, double top, double bottom, double *left, double *right)
{
  *left = INFINITY;
  *right = -INFINITY;
  for (guint i = 0; i < 4; i++)
    {
      ZwPoint a = quad->corners[i], b = quad->corners[(i + 1) % 4];
      double from = MAX (MIN (a.y, b.y), top), to = MIN (MAX (a.y, b.y), bottom);
      double ends[2];

      if (from > to)
        continue;
      ends[0] = a.y == b.y ? a.x : a.x + (b.x - a.x) * (from - a.y) / (b.y - a.y);
      ends[1] = a.y == b.y ? b.x : a.x + (b.x - a.x) * (to - a.y) / (b.y - a.y);
      *left = MIN (*left, MIN (ends[0], ends[1]));
      *right = MAX (*right, MAX (ends[0], ends[1]));
    }
}

static gboolean
meets_marker (const ZwLabels *self, const ZwMapQuad *quad)
{
  int top = (int) MAX (floor (quad->extent.min_y), 0.0);
  int bottom = (int) MIN (ceil (quad->extent.max_y), self->n_rows);

  for (int y = top; self->cells != NULL && y < bottom; y++)
    {
      double left, right;

      find_row (quad, y, y + 1.0, &left, &right);
      for (int x = (int) MAX (floor (left), 0.0); x < MIN (ceil (right), self->n_columns); x++)
        {
          gsize cell = (gsize) y * self->n_columns + x;

          if ((self->cells[cell / 8] & (1u << (cell % 8))) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
meets_outline (const ZwLabels *self, const ZwMapQuad *quad)
{
  const ZwPoint *ends = (const ZwPoint *) (const void *) self->outlines->data;

  for (guint i = 0; i + 1 < self->outlines->len; i += 2)
    if (zw_map_quad_meets_line (quad, &ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_apart (const ZwLabels *self, const ZwMapQuad *quad)
{
  if (quad->extent.min_x < self->page.min_x || quad->extent.max_x > self->page.max_x
      || quad->extent.min_y < self->page.min_y || quad->extent.max_y > self->page.max_y)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (zw_map_quads_overlap (&g_array_index (self->taken, ZwMapQuad, i), quad))
      return FALSE;
  return TRUE;
}

static gboolean
is_free (const ZwLabels *self, const ZwMapQuad *quad)
{
  return is_apart (self, quad) && !meets_marker (self, quad) && !meets_outline (self, quad);
}

/* Letters. */

static double
get_size (const ZwLabels *self, const ZwLabelLook *look)
{
  static const double shares[] = {
    [ZW_LABEL_ZONE] = 1.2, [ZW_LABEL_AREA] = 1.0, [ZW_LABEL_POINT] = 0.92, [ZW_LABEL_LINE] = 0.88
  };
  double share = look->share > 0.0 ? look->share : 1.0;

  return MAX (self->size * shares[look->kind] * share, self->least_size);
}

/**
 * zw_labels_measure:
 * @width: (out): of the text on one line
 */
void
zw_labels_measure (ZwLabels *self,
                   const ZwLabelLook *look,
                   const char *text,
                   double *width,
                   double *height)
{
  PangoFontDescription *font = pango_font_description_new ();
  int width_units, height_units;

  pango_font_description_set_family (font, self->font);
  pango_font_description_set_absolute_size (font, get_size (self, look) * PANGO_SCALE);
  if (look->kind == ZW_LABEL_ZONE)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width_units, &height_units);
  *width = (double) width_units / PANGO_SCALE;
  *height = (double) height_units / PANGO_SCALE;
}

/**
 * zw_labels_guess_width:
 *
 * Returns: a guess before the text is shaped, which is what costs: the least it can be
 */
double
zw_labels_guess_width (const ZwLabels *self, const ZwLabelLook *look, const char *text)
{
  return get_size (self, look) * 0.4 * (double) g_utf8_strlen (text, -1);
}

/* What was measured last, in a box of its size. */
static void
write_text (ZwLabels *self, const ZwLabelLook *look, const ZwMapQuad *quad)
{
  double angle = atan2 (quad->corners[1].y - quad->corners[0].y,
                        quad->corners[1].x - quad->corners[0].x);
  guint32 ink = look->ink != 0 ? look->ink : 0x222222ff;

  if (look->kind == ZW_LABEL_ZONE)
    ink = zw_symbol_get (ZW_ROLE_ZONES)->stroke;
  if (self->dark)
    ink = look->kind == ZW_LABEL_ZONE ? zw_map_lighten (ink) : 0xf2f2f2ff;
  cairo_save (self->cr);
  cairo_translate (self->cr, quad->corners[0].x, quad->corners[0].y);
  if (angle != 0.0)
    cairo_rotate (self->cr, angle);
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, 0.0, 0.0);
  pango_cairo_layout_path (self->cr, self->layout);
  zw_map_set_colour (self->cr, self->dark ? 0x202124d8 : 0xffffffd8);
  cairo_set_dash (self->cr, NULL, 0, 0.0);
  cairo_set_line_width (self->cr, self->size * (look->kind == ZW_LABEL_ZONE ? 0.34 : 0.24));
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, 0.0, 0.0);
  zw_map_set_colour (self->cr, ink);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_restore (self->cr);
}

static void
take (ZwLabels *self, ZwMapPlacedKind kind, const ZwMapQuad *quad, const char *text)
{
  g_array_append_val (self->taken, *quad);
  record (self, kind, quad, text);
}

/**
 * zw_labels_write_at:
 * @middle: of the text, in pixels
 * @angle: of its line, clockwise, in radians
 *
 * Returns: %FALSE where that place is not free; else the text is there
 */
gboolean
zw_labels_write_at (ZwLabels *self,
                    const ZwLabelLook *look,
                    const char *text,
                    ZwPoint middle,
                    double angle)
{
  double width, height;
  ZwMapQuad quad;

  zw_labels_measure (self, look, text, &width, &height);
  quad = zw_map_quad_new (middle, width, height, angle);
  if (!is_free (self, &quad))
    return FALSE;
  take (self, ZW_MAP_PLACED_NAME, &quad, text);
  write_text (self, look, &quad);
  return TRUE;
}

/* Where a label of this size goes: in the middle, or beside a point. */
static ZwMapQuad
place_quad (double width,
            double height,
            ZwLabelKind kind,
            guint attempt,
            ZwPoint px,
            double clearance)
{
  ZwPoint direction = directions[attempt];
  double slant = direction.x != 0.0 && direction.y != 0.0 ? 0.75 : 1.0;

  if (kind == ZW_LABEL_POINT)
    {
      px.x += direction.x * (clearance * slant + width / 2.0);
      px.y += direction.y * (clearance * slant + height / 2.0);
    }
  return zw_map_quad_new (px, width, height, 0.0);
}

static guint
get_n_attempts (ZwLabelKind kind)
{
  return kind == ZW_LABEL_POINT ? G_N_ELEMENTS (directions) : 1;
}

/**
 * zw_labels_put_look:
 * @px: the middle of its area, or the point it belongs to
 * @clearance: distance to keep from a point
 *
 * Returns: %FALSE where there is no room for it
 */
gboolean
zw_labels_put_look (ZwLabels *self,
                    const ZwLabelLook *look,
                    const char *text,
                    ZwPoint px,
                    double clearance)
{
  guint n = get_n_attempts (look->kind);
  double width = zw_labels_guess_width (self, look, text), height = get_size (self, look);
  gboolean hope = FALSE;

  for (guint i = 0; i < n && !hope && !zw_labels_is_full (self); i++)
    {
      ZwMapQuad quad = place_quad (width, height, look->kind, i, px, clearance);

      hope = is_free (self, &quad);
    }
  if (!hope)
    return FALSE;
  zw_labels_measure (self, look, text, &width, &height);
  for (guint i = 0; i < n; i++)
    {
      ZwMapQuad quad = place_quad (width, height, look->kind, i, px, clearance);

      if (!is_free (self, &quad))
        continue;
      take (self, ZW_MAP_PLACED_NAME, &quad, text);
      write_text (self, look, &quad);
      return TRUE;
    }
  return FALSE;
}

/**
 * zw_labels_put:
 * @text: a name
 * @px: the middle of its area, or the point it belongs to
 * @clearance: distance to keep from a point
 *
 * Returns: %FALSE where there is no room for it
 */
gboolean
zw_labels_put (ZwLabels *self, ZwLabelKind kind, const char *text, ZwPoint px, double clearance)
{
  ZwLabelLook look = { .kind = kind };

  return zw_labels_put_look (self, &look, text, px, clearance);
}

/* Zones. */

/* The places for a zone's name: on it where it is wide enough, else above it,
 * below it, and on it all the same. */
static guint
find_zone_places (ZwLabels *self,
                  const ZwMapZone *zone,
                  const ZwMapView *view,
                  double width,
                  double height,
                  ZwPoint places[ZW_MAP_ROOMS + 3])
{
  const ZwEnvelope *extent = zw_map_shape_get_extent (zone->shape, view->projection);
  ZwPoint a = zw_map_view_to_px (view, (ZwPoint){ extent->min_x, extent->min_y });
  ZwPoint b = zw_map_view_to_px (view, (ZwPoint){ extent->max_x, extent->max_y });
  double away = height / 2.0 + self->size * 0.6;
  ZwMapRoom best[ZW_MAP_ROOMS];
  guint n = 0, n_best = zw_map_find_zone_rooms (zone, view, best);

  if (n_best == 0)
    return 0;
  for (guint i = 0; i < n_best; i++)
    if (best[i].room > width)
      places[n++] = best[i].px;
  places[n++] = (ZwPoint){ (a.x + b.x) / 2.0, MIN (a.y, b.y) - away };
  places[n++] = (ZwPoint){ (a.x + b.x) / 2.0, MAX (a.y, b.y) + away };
  places[n++] = best[0].px;
  return n;
}

/* A free place on the zone or near it, the one nearest to @wish. */
static gboolean
search_zone_place (ZwLabels *self,
                   const ZwMapZone *zone,
                   const ZwMapView *view,
                   ZwPoint wish,
                   double width,
                   double height,
                   ZwMapQuad *best)
{
  const ZwEnvelope *extent = zw_map_shape_get_extent (zone->shape, view->projection);
  ZwPoint a = zw_map_view_to_px (view, (ZwPoint){ extent->min_x, extent->min_y });
  ZwPoint b = zw_map_view_to_px (view, (ZwPoint){ extent->max_x, extent->max_y });
  double side = MAX (fabs (b.x - a.x), fabs (b.y - a.y)), nearest = INFINITY;
  double step = MAX (self->size * 0.6, MIN (side, view->width + view->height) / MOST_STEPS);

  for (double y = MAX (MIN (a.y, b.y) - 2.0 * height, height / 2.0);
       y < MIN (MAX (a.y, b.y) + 2.0 * height, view->height); y += step)
    for (double x = MAX (MIN (a.x, b.x) - width / 2.0, width / 2.0);
         x < MIN (MAX (a.x, b.x) + width / 2.0, view->width); x += step)
      {
        double away = hypot (x - wish.x, (y - wish.y) * 1.5);
        ZwMapQuad quad = zw_map_quad_new ((ZwPoint){ x, y }, width, height, 0.0);

        if (away < nearest && is_free (self, &quad))
          {
            *best = quad;
            nearest = away;
          }
      }
  return isfinite (nearest);
}

/**
 * zw_labels_put_zone:
 * @written: write it; else only its place is kept free, for one who writes it
 * @box: (out) (optional): where it is, in pixels
 *
 * Puts a zone's name in the middle of what is seen of it, or beside it where it
 * is smaller than its name. One that is written keeps off markers and outlines; one
 * that another writes has its place whatever the layers show, so that it stays there
 * while these change.
 *
 * Returns: %FALSE where there is no room for it
 */
gboolean
zw_labels_put_zone (ZwLabels *self,
                    const ZwMapZone *zone,
                    const ZwMapView *view,
                    gboolean written,
                    ZwEnvelope *box)
{
  static const ZwLabelLook look = { .kind = ZW_LABEL_ZONE };
  ZwPoint places[ZW_MAP_ROOMS + 3];
  double width, height;
  ZwMapQuad quad;
  gboolean found = FALSE;
  guint n;

  if (zone->name == NULL || zone->name[0] == '\0')
    return FALSE;
  zw_labels_measure (self, &look, zone->name, &width, &height);
  n = find_zone_places (self, zone, view, width, height, places);
  for (guint i = 0; i < n && !found; i++)
    {
      quad = zw_map_quad_new (places[i], width, height, 0.0);
      found = written ? is_free (self, &quad) : is_apart (self, &quad);
    }
  if (!found && written && n > 0)
    found = search_zone_place (self, zone, view, places[0], width, height, &quad);
  if (!found)
    return FALSE;
  take (self, ZW_MAP_PLACED_ZONE_NAME, &quad, zone->name);
  if (written)
    write_text (self, &look, &quad);
  if (box != NULL)
    *box = quad.extent;
  return TRUE;
}

/**
 * zw_labels_write_zone:
 * @box: where zw_labels_put_zone() found room
 *
 * Writes a zone's name there.
 */
void
zw_labels_write_zone (cairo_t *cr,
                      const ZwMapView *view,
                      const ZwMapDrawOptions *options,
                      const char *name,
                      const ZwEnvelope *box)
{
  static const ZwLabelLook look = { .kind = ZW_LABEL_ZONE };
  g_autoptr (ZwLabels) self = zw_labels_new (cr, view, options);
  ZwMapQuad quad = zw_map_quad_from_box (box);
  double width, height;

  zw_labels_measure (self, &look, name, &width, &height);
  write_text (self, &look, &quad);
}
