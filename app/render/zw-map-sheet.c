/* zw-map-sheet.c: a complete printed map
 *
 *   +--------------------------+      +----------------+---------+
 *   | title                    |      | title          |         |
 *   | +----------------------+ |      | +------------+ | legend  |
 *   | |                      | |      | |            | |         |
 *   | |         map          | |  or  | |    map     | |       N |
 *   | |                      | |      | |            | |       A |
 *   | +----------------------+ |      | +------------+ | 0--500m |
 *   | legend        N  0--500m |      | sources                  |
 *   | sources                  |      +--------------------------+
 *   +--------------------------+
 *
 * Nothing lies over the map. Of these, and of one with the scale bar above the
 * legend, the arrangement that shows the zone larger is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-sheet.h"

#include <math.h>

#include "render/zw-map-draw.h"
#include "render/zw-map-furniture.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

#define DEFAULT_FONT "Noto Sans CJK TC"
#define DEFAULT_SIZE 9.0
#define DEFAULT_MARGIN 0.15

/* No name is smaller, in points. */
#define LEAST_SIZE 6.0

/* Points to a pixel of 1/96 inch. */
#define PT_PER_PX 0.75

/* Lengths as shares of the size of the text. */
#define GAP_SHARE 0.9
#define ARROW_SHARE 3.6
#define TITLE_SHARE 1.35
#define SOURCES_SHARE 0.8

/* The scale bar is at most this share of the map, and at most so many sizes of text. */
#define BAR_SHARE 0.3
#define BAR_SIZES 14.0

/* Widest legend beside the map, as a share of the page. */
#define SIDE_SHARE 0.36

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

/* Where everything comes. */
typedef struct
{
  ZwMapInk ink;
  ZwLegend *legend; /* %NULL for none */
  PangoLayout *title;
  PangoLayout *sources;
  Box map;
  ZwMapView view;
  ZwScaleBar bar;
  double legend_x, legend_y, title_y, sources_y;
  double arrow_x, arrow_y, bar_x, bar_y;
} Arrangement;

/**
 * zw_map_sheet_init:
 * @zone: the zone it is about; 0 for none
 *
 * The usual sheet: the zone with 15 % of surroundings on each side.
 */
void
zw_map_sheet_init (ZwMapSheet *self, gint64 zone)
{
  *self = (ZwMapSheet){ .zone = zone, .margin = DEFAULT_MARGIN };
  zw_envelope_init_empty (&self->extent);
}

static ZwEnvelope
find_extent (const ZwMapSheet *self, const ZwMapScene *scene)
{
  const ZwMapZone *zone = zw_map_scene_find_zone (scene, self->zone);
  ZwEnvelope extent = self->extent;
  double margin;

  if (zw_envelope_is_empty (&extent) && zone != NULL)
    extent = zone->shape->plane_extent;
  if (zw_envelope_is_empty (&extent))
    for (guint i = 0; i < scene->zones->len; i++)
      {
        zone = g_ptr_array_index (scene->zones, i);
        zw_envelope_union (&extent, &zone->shape->plane_extent);
      }
  if (zw_envelope_is_empty (&extent))
    extent = zw_map_scene_get_extent (scene, ZW_MAP_PLANE);
  if (zw_envelope_is_empty (&extent))
    extent = (ZwEnvelope){ 0.0, 0.0, 0.0, 0.0 };
  margin = self->margin * MAX (extent.max_x - extent.min_x, extent.max_y - extent.min_y);
  return (ZwEnvelope){ extent.min_x - margin, extent.min_y - margin, extent.max_x + margin,
                       extent.max_y + margin };
}

static void
fit_view (Arrangement *self, const ZwEnvelope *extent)
{
  zw_map_view_fit (&self->view, ZW_MAP_PLANE, extent, MAX (self->map.width, 1.0),
                   MAX (self->map.height, 1.0), 0.0);
  zw_scale_bar_init (&self->bar, zw_map_view_get_metres_per_px (&self->view),
                     MIN (self->view.width * BAR_SHARE, self->ink.size * BAR_SIZES));
}

/* Below the map: the scale bar at the right, and the legend beside it or, stacked,
 * below it over the whole width. */
static void
arrange_below (Arrangement *self,
               const ZwEnvelope *extent,
               const ZwCatalog *catalog,
               const Box *page,
               gboolean stacked)
{
  double gap = self->ink.size * GAP_SHARE, arrow = self->ink.size * ARROW_SHARE;
  double room = self->ink.size * BAR_SIZES + 4.0 * gap + arrow;
  double legend_height = 0.0, strip, bar_width, bar_height;

  if (self->legend != NULL)
    legend_height = zw_legend_layout (self->legend, stacked ? page->width : page->width - room);
  strip = stacked ? arrow + gap + legend_height : MAX (legend_height, arrow);
  self->map = (Box){ page->x, page->y, page->width, page->height - strip - gap };
  fit_view (self, extent);
  zw_scale_bar_measure (&self->bar, catalog, &self->ink, &bar_width, &bar_height);
  self->arrow_y = self->map.y + self->map.height + gap;
  self->legend_x = page->x;
  self->legend_y = stacked ? self->arrow_y + arrow + gap : self->arrow_y;
  self->bar_x = page->x + page->width - bar_width;
  self->bar_y = self->arrow_y + (arrow - bar_height) / 2.0;
  self->arrow_x = self->bar_x - gap - arrow / 2.0;
}

/* Legend and scale bar in a column at the right; %FALSE where it is too short. */
static gboolean
arrange_beside (Arrangement *self,
                const ZwEnvelope *extent,
                const ZwCatalog *catalog,
                const Box *page)
{
  double gap = self->ink.size * GAP_SHARE, arrow = self->ink.size * ARROW_SHARE;
  double side = self->ink.size * (BAR_SIZES + 3.0), legend_height = 0.0, bar_width, bar_height;

  if (self->legend != NULL)
    side = MAX (side, zw_legend_get_natural_width (self->legend));
  side = MIN (side, page->width * SIDE_SHARE);
  if (self->legend != NULL)
    legend_height = zw_legend_layout (self->legend, side);
  self->map = (Box){ page->x, page->y, page->width - side - gap, page->height };
  fit_view (self, extent);
  zw_scale_bar_measure (&self->bar, catalog, &self->ink, &bar_width, &bar_height);
  self->legend_x = page->x + page->width - side;
  self->legend_y = page->y;
  self->bar_x = self->legend_x;
  self->bar_y = page->y + page->height - bar_height;
  self->arrow_x = self->legend_x + arrow / 2.0;
  self->arrow_y = self->bar_y - gap - arrow;
  return self->legend_y + legend_height + gap <= self->arrow_y && bar_width <= side;
}

static gboolean
arrange_as (Arrangement *self,
            guint way,
            const ZwEnvelope *extent,
            const ZwCatalog *catalog,
            const Box *page)
{
  if (way == 2)
    return arrange_beside (self, extent, catalog, page);
  arrange_below (self, extent, catalog, page, way == 0);
  return TRUE;
}

/* What is seen depends on the room that the legend leaves, and the legend on
 * what is seen: so once more, with the legend of what came out first. */
static void
arrange (Arrangement *self,
         const ZwMapSheet *sheet,
         const ZwMapScene *scene,
         const ZwCatalog *catalog,
         const Box *page)
{
  ZwEnvelope extent = find_extent (sheet, scene);

  self->map = *page;
  fit_view (self, &extent);
  for (guint pass = 0; pass < 2; pass++)
    {
      Arrangement tried[3], *best = &tried[0];

      if (!sheet->no_legend)
        {
          g_clear_pointer (&self->legend, zw_legend_free);
          self->legend = zw_legend_new (scene, &self->view, catalog, &self->ink);
        }
      for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
        {
          tried[i] = *self;
          if (arrange_as (&tried[i], i, &extent, catalog, page)
              && tried[i].view.px_per_unit > best->view.px_per_unit)
            best = &tried[i];
        }
      /* The legend is shared, and arranged as it was tried last. */
      arrange_as (best, (guint) (best - tried), &extent, catalog, page);
      *self = *best;
    }
}

/* The texts that keep their place above and below. */
static Box
arrange_texts (Arrangement *self,
               const ZwMapSheet *sheet,
               const ZwMapScene *scene,
               const ZwCatalog *catalog,
               double width,
               double height)
{
  Box page = { 0.0, 0.0, width, height };
  double gap = self->ink.size * GAP_SHARE, unused, text_height;
  g_autofree char *sources = sheet->no_sources ? g_strdup ("")
                                               : zw_map_scene_dup_sources (scene, catalog);
  g_autofree char *all = g_strjoin (sources[0] != '\0' && sheet->attribution != NULL ? "  " : "",
                                    sources, sheet->attribution, NULL);

  if (sheet->title != NULL)
    {
      self->title = zw_map_text_new (&self->ink, sheet->title, self->ink.size * TITLE_SHARE, TRUE);
      pango_layout_set_width (self->title, (int) (width * PANGO_SCALE));
      zw_map_text_measure (self->title, &unused, &text_height);
      page.y += text_height + gap * 0.6;
      page.height -= text_height + gap * 0.6;
    }
  if (all[0] != '\0')
    {
      self->sources = zw_map_text_new (&self->ink, all, self->ink.size * SOURCES_SHARE, FALSE);
      pango_layout_set_width (self->sources, (int) (width * PANGO_SCALE));
      zw_map_text_measure (self->sources, &unused, &text_height);
      page.height -= text_height + gap * 0.6;
      self->sources_y = height - text_height;
    }
  return page;
}

static double
get_grid_step (const ZwMapView *view)
{
  ZwScaleBar step;

  zw_scale_bar_init (&step, zw_map_view_get_metres_per_px (view), view->width / 3.0);
  return step.metres;
}

static void
draw_grid_number (cairo_t *cr, const ZwMapInk *ink, double number, double x, double y, gboolean up)
{
  g_autofree char *text = g_strdup_printf ("%.0f", number);
  g_autoptr (PangoLayout) layout = zw_map_text_new (ink, text, ink->size * 0.65, FALSE);
  double width, height;

  zw_map_text_measure (layout, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (up)
    cairo_rotate (cr, -G_PI / 2.0);
  cairo_rectangle (cr, 1.0, -height, width + 2.0, height);
  cairo_set_source_rgba (cr, 1.0, 1.0, 1.0, 0.8);
  cairo_fill (cr);
  zw_map_text_draw (layout, cr, ink, 2.0, -height);
  cairo_restore (cr);
}

/* Lines of the project's coordinates, their numbers along the lower and left edge. */
static void
draw_graticule (cairo_t *cr, const ZwMapView *view, const ZwMapInk *ink)
{
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);
  double step = get_grid_step (view);

  cairo_set_line_width (cr, 0.3);
  for (double x = ceil (seen.min_x / step) * step; x < seen.max_x; x += step)
    {
      double px = zw_map_view_to_px (view, (ZwPoint){ x, seen.min_y }).x;

      cairo_move_to (cr, px, 0.0);
      cairo_line_to (cr, px, view->height);
      cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.35);
      cairo_stroke (cr);
      if (px < view->width - ink->size * 5.0)
        draw_grid_number (cr, ink, x, px, view->height, FALSE);
    }
  for (double y = ceil (seen.min_y / step) * step; y < seen.max_y; y += step)
    {
      double px = zw_map_view_to_px (view, (ZwPoint){ seen.min_x, y }).y;

      cairo_move_to (cr, 0.0, px);
      cairo_line_to (cr, view->width, px);
      cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.35);
      cairo_stroke (cr);
      if (px > ink->size * 5.0)
        draw_grid_number (cr, ink, y, 0.0, px, FALSE);
    }
}

static gboolean
draw_map (const ZwMapSheet *self,
          const Arrangement *arrangement,
          cairo_t *cr,
          const ZwMapScene *scene,
          GCancellable *cancellable)
{
  const Box *map = &arrangement->map;
  ZwMapDrawOptions options = { .zones = TRUE,
                               .zone_labels = TRUE,
                               .labels = !self->no_labels,
                               .highlight = self->zone,
                               .font = arrangement->ink.font,
                               .size = arrangement->ink.size * 0.9,
                               .symbol_scale = self->symbol_scale > 0.0 ? self->symbol_scale
                                                                        : PT_PER_PX,
                               .least_size = LEAST_SIZE,
                               .road_names = TRUE,
                               .placed = self->placed };
  gboolean done;

  cairo_save (cr);
  cairo_translate (cr, map->x, map->y);
  cairo_rectangle (cr, 0.0, 0.0, map->width, map->height);
  cairo_clip (cr);
  done = zw_map_draw (cr, scene, &arrangement->view, &options, cancellable)
         != ZW_MAP_DRAW_CANCELLED;
  if (done && self->graticule)
    draw_graticule (cr, &arrangement->view, &arrangement->ink);
  cairo_restore (cr);
  cairo_rectangle (cr, map->x, map->y, map->width, map->height);
  cairo_set_source_rgb (cr, 0.13, 0.13, 0.13);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
  return done;
}

/**
 * zw_map_sheet_draw:
 * @cr: where to draw; a point (1/72 inch) is its unit
 * @width_pt: of the sheet
 * @height_pt: of the sheet; from about 150 points on there is room for everything
 * @scene: what to show
 * @catalog: in which language
 * @cancellable: (nullable): stops the drawing
 *
 * Draws a map in the project's coordinates, so that the scale bar is true
 * everywhere on it, with legend, north arrow, scale bar and sources, on white.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
zw_map_sheet_draw (const ZwMapSheet *self,
                   cairo_t *cr,
                   double width_pt,
                   double height_pt,
                   const ZwMapScene *scene,
                   const ZwCatalog *catalog,
                   GCancellable *cancellable)
{
  Arrangement arrangement = { .ink = { self->font != NULL ? self->font : DEFAULT_FONT,
                                       self->size > 0.0 ? self->size : DEFAULT_SIZE, FALSE } };
  Box page;
  gboolean done;

  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, width_pt, height_pt);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_fill (cr);
  /* Half the frame's line lies outside the map. */
  page = arrange_texts (&arrangement, self, scene, catalog, width_pt, height_pt);
  page.x += 0.5;
  page.width -= 1.0;
  page.y += 0.5;
  page.height -= 1.0;
  arrange (&arrangement, self, scene, catalog, &page);

  done = draw_map (self, &arrangement, cr, scene, cancellable);
  if (arrangement.title != NULL)
    zw_map_text_draw (arrangement.title, cr, &arrangement.ink, 0.0, arrangement.title_y);
  if (arrangement.legend != NULL)
    zw_legend_draw (arrangement.legend, cr, arrangement.legend_x, arrangement.legend_y);
  zw_north_arrow_draw (cr, &arrangement.ink, arrangement.arrow_x, arrangement.arrow_y,
                       arrangement.ink.size * ARROW_SHARE);
  zw_scale_bar_draw (&arrangement.bar, cr, catalog, &arrangement.ink, arrangement.bar_x,
                     arrangement.bar_y);
  if (arrangement.sources != NULL)
    zw_map_text_draw (arrangement.sources, cr, &arrangement.ink, 0.0, arrangement.sources_y);

  g_clear_pointer (&arrangement.legend, zw_legend_free);
  g_clear_object (&arrangement.title);
  g_clear_object (&arrangement.sources);
  cairo_restore (cr);
  return done;
}
