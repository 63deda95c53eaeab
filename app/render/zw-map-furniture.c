/* zw-map-furniture.c: scale bar, north arrow and sources of a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-furniture.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-year.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

/* Heights, as shares of the size of the text. */
#define BAR_SHARE 0.42
#define GAP_SHARE 0.25

/**
 * zw_scale_bar_init:
 * @metres_per_px: of the view
 * @max_length: how long it may get
 *
 * Chooses the longest round distance that fits.
 */
void
zw_scale_bar_init (ZwScaleBar *self, double metres_per_px, double max_length)
{
  double most = metres_per_px * max_length;
  double unit = pow (10.0, floor (log10 (most)));
  int lead = most >= 5.0 * unit ? 5 : most >= 2.0 * unit ? 2 : 1;

  self->metres = lead * unit;
  self->length = self->metres / metres_per_px;
  self->n_parts = lead == 5 ? 5 : 4;
}

/**
 * zw_scale_bar_dup_label:
 * @part: how many parts from its beginning
 *
 * Returns: (transfer full): the distance to there, with its unit
 */
char *
zw_scale_bar_dup_label (const ZwScaleBar *self, const ZwCatalog *catalog, guint part)
{
  gboolean long_way = self->metres >= 1000.0;
  double distance = self->metres * part / self->n_parts / (long_way ? 1000.0 : 1.0);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%g", distance);
  if (part == 0)
    return g_strdup (number);
  if (long_way)
    /* Translators: a distance in kilometres */
    return g_strdup_printf (zw_catalog_get (catalog, N_ ("%s km")), number);
  /* Translators: a distance in metres */
  return g_strdup_printf (zw_catalog_get (catalog, N_ ("%s m")), number);
}

/* The label at the end stands over it, and so reaches beyond. */
static PangoLayout *
make_label (const ZwScaleBar *self,
            const ZwCatalog *catalog,
            const ZwMapInk *ink,
            guint part,
            double *width)
{
  g_autofree char *text = zw_scale_bar_dup_label (self, catalog, part);
  PangoLayout *layout = zw_map_text_new (ink, text, 0.0, FALSE);
  double height;

  zw_map_text_measure (layout, width, &height);
  return layout;
}

/**
 * zw_scale_bar_measure:
 * @width: (out): room it needs, labels included
 * @height: (out): room it needs
 */
void
zw_scale_bar_measure (const ZwScaleBar *self,
                      const ZwCatalog *catalog,
                      const ZwMapInk *ink,
                      double *width,
                      double *height)
{
  double first, last, unused;
  g_autoptr (PangoLayout) begin = make_label (self, catalog, ink, 0, &first);
  g_autoptr (PangoLayout) end = make_label (self, catalog, ink, self->n_parts, &last);

  zw_map_text_measure (end, &unused, height);
  *width = first / 2.0 + self->length + last / 2.0;
  *height += ink->size * (GAP_SHARE + BAR_SHARE) + 1.0;
}

/**
 * zw_scale_bar_draw:
 * @x: upper left corner of the room it needs
 */
void
zw_scale_bar_draw (const ZwScaleBar *self,
                   cairo_t *cr,
                   const ZwCatalog *catalog,
                   const ZwMapInk *ink,
                   double x,
                   double y)
{
  double first, last, unused, text_height;
  g_autoptr (PangoLayout) begin = make_label (self, catalog, ink, 0, &first);
  g_autoptr (PangoLayout) end = make_label (self, catalog, ink, self->n_parts, &last);
  double left = x + first / 2.0, height = ink->size * BAR_SHARE, top;
  guint32 dark = ink->dark ? 0xf2f2f2ff : 0x222222ff, light = ink->dark ? 0x202124ff : 0xffffffff;

  zw_map_text_measure (begin, &unused, &text_height);
  zw_map_text_draw (begin, cr, ink, x, y);
  zw_map_text_draw (end, cr, ink, left + self->length - last / 2.0, y);
  top = y + text_height + ink->size * GAP_SHARE;
  for (guint i = 0; i < self->n_parts; i++)
    {
      cairo_rectangle (cr, left + self->length * i / self->n_parts, top,
                       self->length / self->n_parts, height);
      zw_map_set_colour (cr, i % 2 == 0 ? dark : light);
      cairo_fill (cr);
    }
  cairo_rectangle (cr, left, top, self->length, height);
  zw_map_set_colour (cr, dark);
  cairo_set_line_width (cr, MAX (ink->size * 0.07, 0.5));
  cairo_stroke (cr);
}

/**
 * zw_north_arrow_draw:
 * @x: middle of the arrow
 * @y: its upper end
 * @height: of arrow and letter
 *
 * Points to the north of the project's grid, which in Taiwan is within 0.6° of
 * true north.
 */
void
zw_north_arrow_draw (cairo_t *cr, const ZwMapInk *ink, double x, double y, double height)
{
  double letter = height * 0.34, arrow = height - letter, half = arrow * 0.3;
  double width, text_height;
  g_autoptr (PangoLayout) layout = zw_map_text_new (ink, "N", letter / 1.3, TRUE);

  zw_map_text_measure (layout, &width, &text_height);
  zw_map_text_draw (layout, cr, ink, x - width / 2.0, y + (letter - text_height) / 2.0);
  y += letter;
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, MAX (height * 0.025, 0.5));
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + side * half, y + arrow);
      cairo_line_to (cr, x, y + arrow * 0.75);
      cairo_close_path (cr);
      zw_map_set_colour (cr, (side < 0) != ink->dark ? 0x222222ff : 0xffffffff);
      cairo_fill_preserve (cr);
      zw_map_set_colour (cr, ink->dark ? 0xf2f2f2ff : 0x222222ff);
      cairo_stroke (cr);
    }
}

/**
 * zw_map_swatch_draw:
 * @symbol: how a role looks
 * @kind: what its features are
 * @x: the rectangle to draw in
 *
 * A sample for a legend or a list of layers.
 */
void
zw_map_swatch_draw (cairo_t *cr,
                    const ZwSymbol *symbol,
                    ZwGeometryKind kind,
                    double x,
                    double y,
                    double width,
                    double height)
{
  double line = MIN (symbol->width_px, height * 0.35);
  double dashes[] = { MIN (symbol->dash_px, width * 0.3),
                      MIN (symbol->dash_px * 0.6, width * 0.2) };
  double size = MIN (MAX (symbol->size_px, 4.0), height * 0.72);

  cairo_save (cr);
  cairo_new_path (cr);
  if (kind == ZW_GEOMETRY_POINT)
    {
      zw_map_marker_draw (cr, symbol, x + width / 2.0, y + height / 2.0, size);
      cairo_restore (cr);
      return;
    }
  cairo_set_line_width (cr, line);
  if (symbol->dash_px > 0.0)
    cairo_set_dash (cr, dashes, 2, 0.0);
  if (kind == ZW_GEOMETRY_LINE)
    {
      cairo_move_to (cr, x, y + height / 2.0);
      cairo_line_to (cr, x + width, y + height / 2.0);
    }
  else
    {
      cairo_rectangle (cr, x + line / 2.0, y + height * 0.12 + line / 2.0, width - line,
                       height * 0.76 - line);
      zw_map_set_colour (cr, symbol->fill);
      cairo_fill_preserve (cr);
    }
  zw_map_set_colour (cr, symbol->stroke);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * zw_map_scene_dup_sources:
 *
 * Whose data the map shows and from which year, each once.
 *
 * Returns: (transfer full): one line, "" where nothing is known
 */
char *
zw_map_scene_dup_sources (const ZwMapScene *scene, const ZwCatalog *catalog)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = scene->layers->len; i-- > 0;)
    {
      const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);
      const ZwLayer *entry = layer->features->layer;
      const char *name = entry->source.file != NULL ? entry->source.file : entry->name;
      g_autofree char *base = g_path_get_basename (name);
      g_autofree char *year = entry->year > 0
                                  ? zw_year_format (entry->year, zw_catalog_is_chinese (catalog))
                                  : NULL;
      char *source = year != NULL
                         /* Translators: a file of data and the year it is of */
                         ? g_strdup_printf (zw_catalog_get (catalog, N_ ("%s, %s")), base, year)
                         : g_strdup (base);

      /* Shapes made for the map are nobody's data. */
      if (entry->id == 0)
        {
          g_free (source);
          continue;
        }
      if (g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_free (source);
      else
        g_ptr_array_add (sources, source);
    }
  if (sources->len == 0)
    return g_strdup ("");
  g_ptr_array_add (sources, NULL);
  joined = g_strjoinv (zw_catalog_is_chinese (catalog) ? "；" : "; ", (char **) sources->pdata);
  /* Translators: whose data a map shows; %s is a list of files */
  return g_strdup_printf (zw_catalog_get (catalog, N_ ("Sources: %s")), joined);
}
