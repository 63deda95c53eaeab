/* zw-map-legend.c: what the signs of a map mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-furniture.h"

#include <glib/gi18n.h>
#include <math.h>

#include "render/zw-map-hatch.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-marks.h"
#include "render/zw-map-seen.h"
#include "render/zw-map-shade.h"
#include "render/zw-map-text.h"

/* Lengths as shares of the size of the text. */
#define SWATCH_SHARE 2.0
#define GAP_SHARE 0.6
#define COLUMN_GAP_SHARE 1.6
#define ROW_GAP_SHARE 0.3

/* Lines on paper are not thinner, in points: 0.1 mm. */
#define LEAST_LINE (0.1 * 72.0 / 25.4)

/* Size of the text at which a pixel of a symbol is a unit of the context. */
#define USUAL_SIZE 12.0

/* Stand for no role. */
#define SHADE_ROLE (ZW_N_ROLES + 1)
#define MARK_ROLE (ZW_N_ROLES + 2)

typedef struct
{
  ZwSymbol symbol;
  const ZwMapCategory *category; /* (nullable): of a style: has more than a symbol */
  guint role;
  ZwGeometryKind kind;
  gboolean is_heading; /* no sign, and the text begins where signs do */
  gboolean is_spot;    /* the sign is a numbered place */
  char *text;
  PangoLayout *layout;
  double x; /* from the upper left corner of the legend */
  double y;
  double height;
} Entry;

struct _ZwLegend
{
  GPtrArray *entries;
  char *font;
  ZwMapInk ink;
};

static void
entry_free (Entry *self)
{
  g_free (self->text);
  g_object_unref (self->layout);
  g_free (self);
}

static gboolean
has_entry (const ZwLegend *self, guint role, ZwGeometryKind kind, const char *text)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->role == role && entry->kind == kind && g_str_equal (entry->text, text))
        return TRUE;
    }
  return FALSE;
}

static void
add_entry (ZwLegend *self,
           const ZwSymbol *symbol,
           guint role,
           ZwGeometryKind kind,
           const char *text)
{
  Entry *entry;

  if (has_entry (self, role, kind, text))
    return;
  entry = g_new0 (Entry, 1);
  entry->symbol = *symbol;
  entry->role = role;
  entry->kind = kind;
  entry->text = g_strdup (text);
  entry->layout = zw_map_text_new (&self->ink, text, 0.0, FALSE);
  if (self->ink.dark)
    entry->symbol.stroke = zw_map_lighten (symbol->stroke);
  g_ptr_array_add (self->entries, entry);
}

/* Entries of the shade: its title, the classes, the numbered places. */
static void
add_shade (ZwLegend *self, const ZwMapShade *shade)
{
  ZwSymbol symbol = { 0 };
  Entry *entry;

  add_entry (self, &symbol, SHADE_ROLE, ZW_GEOMETRY_POLYGON, shade->title);
  entry = g_ptr_array_index (self->entries, self->entries->len - 1);
  entry->is_heading = TRUE;
  for (guint k = 1; k <= shade->classes.n; k++)
    {
      g_autofree char *label = zw_classes_dup_label (&shade->classes, k);

      symbol.fill = zw_classes_get_colour (&shade->classes, k, self->ink.dark);
      symbol.stroke = self->ink.dark ? 0xffffff60 : 0x00000060;
      symbol.width_px = 0.6;
      add_entry (self, &symbol, SHADE_ROLE, ZW_GEOMETRY_POLYGON, label);
    }
  if (shade->spots_title == NULL || shade->spots->len == 0)
    return;
  add_entry (self, &symbol, SHADE_ROLE, ZW_GEOMETRY_POINT, shade->spots_title);
  entry = g_ptr_array_index (self->entries, self->entries->len - 1);
  entry->is_spot = TRUE;
}

/* Entries of the marks: their key. */
static void
add_marks (ZwLegend *self, const ZwMapMarks *marks)
{
  for (guint i = 0; i < marks->keys->len; i++)
    {
      const ZwMapMarkKey *key = &g_array_index (marks->keys, ZwMapMarkKey, i);

      add_entry (self, &key->look, MARK_ROLE, key->kind, key->words);
    }
}

/* Whether anything of a category is seen. */
static gboolean
is_category_seen (const ZwMapLayer *layer, guint category, const ZwMapView *view)
{
  for (guint p = 0; p < layer->shape->geometry->n_parts; p++)
    if (layer->part_numbers[p] == category
        && (view == NULL || zw_map_layer_is_part_seen (layer, p, view)))
      return TRUE;
  return FALSE;
}

/* Entries of a style: its title, and its categories that are seen and have words. */
static void
add_style (ZwLegend *self, const ZwMapLayer *layer, const ZwMapView *view)
{
  const ZwMapStyle *style = layer->style;
  ZwSymbol none = { 0 };
  gboolean titled = style->title == NULL;

  for (guint k = 1; k <= style->categories->len; k++)
    {
      const ZwMapCategory *category = zw_map_style_get (style, k);
      Entry *entry;
      guint before;

      if (category->label == NULL || !is_category_seen (layer, k, view))
        continue;
      if (!titled)
        {
          add_entry (self, &none, layer->role, layer->shape->geometry->kind, style->title);
          entry = g_ptr_array_index (self->entries, self->entries->len - 1);
          entry->is_heading = TRUE;
          titled = TRUE;
        }
      before = self->entries->len;
      add_entry (self, &category->symbol, layer->role, layer->shape->geometry->kind,
                 category->label);
      if (self->entries->len == before)
        continue;
      entry = g_ptr_array_index (self->entries, before);
      entry->category = category;
      entry->symbol = category->symbol;
    }
}

static gboolean
has_zone (const ZwMapScene *scene, const ZwMapView *view)
{
  for (guint i = 0; i < scene->zones->len; i++)
    if (zw_map_zone_is_seen (g_ptr_array_index (scene->zones, i), view))
      return TRUE;
  return FALSE;
}

/**
 * zw_legend_add_scene:
 * @scene: another map beside the first
 * @view: (nullable): what is seen of it; layers outside get no entry
 *
 * Adds what the legend does not say yet.
 */
void
zw_legend_add_scene (ZwLegend *self,
                     const ZwMapScene *scene,
                     const ZwMapView *view,
                     const ZwCatalog *catalog)
{
  if (has_zone (scene, view))
    add_entry (self, zw_symbol_get (ZW_ROLE_ZONES), ZW_N_ROLES, ZW_GEOMETRY_POLYGON,
               zw_catalog_get (catalog, N_ ("Low-carbon transport zone")));
  if (scene->marks != NULL)
    add_marks (self, scene->marks);
  for (guint i = scene->layers->len; i-- > 0;)
    {
      const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);

      if (layer->style != NULL && !layer->style->ground)
        add_style (self, layer, view);
    }
  for (guint i = scene->layers->len; i-- > 0;)
    {
      const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);
      /* Only its own name says what a background shows. */
      const char *text = layer->role == ZW_ROLE_BACKGROUND || layer->role == ZW_ROLE_ZONES
                             ? layer->features->layer->name
                             : zw_catalog_get (catalog, zw_role_get_info (layer->role)->label);

      if (layer->style != NULL)
        {
          if (layer->style->ground)
            add_style (self, layer, view);
        }
      else if (zw_map_layer_is_seen (layer, view))
        add_entry (self, &layer->symbol, layer->role, layer->shape->geometry->kind, text);
    }
  if (scene->shade != NULL)
    add_shade (self, scene->shade);
}

/**
 * zw_legend_new:
 * @view: (nullable): what is seen; layers outside get no entry
 *
 * Returns: (transfer full): a legend of the zones and of the roles of all layers
 *   in the scene: marks first, then points, lines and areas, then the classes of its
 *   shade
 */
ZwLegend *
zw_legend_new (const ZwMapScene *scene,
               const ZwMapView *view,
               const ZwCatalog *catalog,
               const ZwMapInk *ink)
{
  ZwLegend *self = g_new0 (ZwLegend, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->font = g_strdup (ink->font);
  self->ink = *ink;
  self->ink.font = self->font;
  zw_legend_add_scene (self, scene, view, catalog);
  return self;
}

void
zw_legend_free (ZwLegend *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self->font);
  g_free (self);
}

guint
zw_legend_get_n_entries (const ZwLegend *self)
{
  return self->entries->len;
}

const char *
zw_legend_get_text (const ZwLegend *self, guint index)
{
  return ((const Entry *) g_ptr_array_index (self->entries, index))->text;
}

/* The widest text on one line. */
static double
get_text_width (ZwLegend *self)
{
  double widest = 0.0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      double width, height;

      pango_layout_set_width (entry->layout, -1);
      zw_map_text_measure (entry->layout, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

/**
 * zw_legend_get_natural_width:
 *
 * Returns: how wide it is with one column and no text wrapped
 */
double
zw_legend_get_natural_width (ZwLegend *self)
{
  return ceil (get_text_width (self) + self->ink.size * (SWATCH_SHARE + GAP_SHARE));
}

/**
 * zw_legend_layout:
 * @width: room for it
 *
 * Arranges the entries in as many columns as there is room for, column by
 * column. A text wider than all the room is wrapped.
 *
 * Returns: the height it needs
 */
double
zw_legend_layout (ZwLegend *self, double width)
{
  double size = self->ink.size, gap = size * COLUMN_GAP_SHARE;
  double indent = size * (SWATCH_SHARE + GAP_SHARE);
  double text_width = MIN (get_text_width (self), MAX (width - indent, size));
  double step = indent + text_width + gap;
  guint n = self->entries->len;
  guint n_columns = (guint) CLAMP (floor ((width + gap + 0.01) / step), 1.0, (double) MAX (n, 1u));
  guint n_rows = (n + n_columns - 1) / n_columns;
  double tallest = 0.0;

  for (guint column = 0; column < n_columns; column++)
    {
      double y = 0.0;

      for (guint i = column * n_rows; i < MIN ((column + 1) * n_rows, n); i++)
        {
          Entry *entry = g_ptr_array_index (self->entries, i);
          double unused;

          pango_layout_set_width (entry->layout,
                                  (int) ceil (text_width * PANGO_SCALE) + PANGO_SCALE);
          zw_map_text_measure (entry->layout, &unused, &entry->height);
          entry->x = column * step;
          entry->y = y;
          y += entry->height + size * ROW_GAP_SHARE;
        }
      tallest = MAX (tallest, y - size * ROW_GAP_SHARE);
    }
  return MAX (tallest, 0.0);
}

/* As on the map: of its true size, with its hatch or its edges. */
static void
draw_category (cairo_t *cr,
               const Entry *entry,
               double x,
               double y,
               double width,
               double height,
               double scale)
{
  ZwSymbol symbol = entry->symbol;
  const ZwMapCategory *category = entry->category;
  double middle = y + height / 2.0;

  symbol.width_px = symbol.width_px > 0.0 ? MAX (symbol.width_px * scale, LEAST_LINE) : 0.0;
  symbol.dash_px *= scale;
  symbol.size_px *= scale;
  cairo_save (cr);
  cairo_new_path (cr);
  if (entry->kind == ZW_GEOMETRY_POINT)
    zw_map_marker_draw (cr, &symbol, x + width / 2.0, middle, MIN (symbol.size_px, height));
  else if (entry->kind == ZW_GEOMETRY_LINE)
    {
      double dashes[] = { symbol.dash_px, MAX (symbol.dash_px * 0.6, 2.0 * symbol.width_px) };

      cairo_move_to (cr, x, middle);
      cairo_line_to (cr, x + width, middle);
      zw_map_set_colour (cr, category->casing);
      cairo_set_line_width (cr, symbol.width_px + 2.0 * category->casing_px * scale);
      if ((category->casing & 255) != 0)
        cairo_stroke_preserve (cr);
      if (symbol.dash_px > 0.0)
        cairo_set_dash (cr, dashes, 2, 0.0);
      zw_map_set_colour (cr, symbol.stroke);
      cairo_set_line_width (cr, symbol.width_px);
      cairo_stroke (cr);
    }
  else
    {
      zw_map_swatch_draw (cr, &symbol, entry->kind, x, y, width, height);
      cairo_rectangle (cr, x, y + height * 0.12, width, height * 0.76);
      zw_map_hatch_clip_and_draw (cr, category->hatch, category->hatch_ink, scale);
      /* The colour alone may be as pale as the paper. */
      cairo_rectangle (cr, x, y + height * 0.12, width, height * 0.76);
      zw_map_set_colour (cr, 0x00000070);
      cairo_set_line_width (cr, 0.5 * scale);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * zw_legend_draw:
 * @x: its upper left corner
 *
 * As arranged by zw_legend_layout().
 */
void
zw_legend_draw (const ZwLegend *self, cairo_t *cr, double x, double y)
{
  double size = self->ink.size, swatch = size * SWATCH_SHARE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      double line = MIN (entry->height, size * 1.3);

      if (entry->is_heading)
        {
          zw_map_text_draw (entry->layout, cr, &self->ink, x + entry->x, y + entry->y);
          continue;
        }
      if (entry->is_spot)
        zw_map_spot_draw_sign (cr, "1", x + entry->x + swatch / 2.0,
                               y + entry->y + entry->height / 2.0, self->ink.dark, self->ink.font,
                               size * 0.72);
      else if (entry->category != NULL)
        draw_category (cr, entry, x + entry->x, y + entry->y, swatch, line, size / USUAL_SIZE);
      else
        zw_map_swatch_draw (cr, &entry->symbol, entry->kind, x + entry->x, y + entry->y, swatch,
                            line);
      zw_map_text_draw (entry->layout, cr, &self->ink, x + entry->x + swatch + size * GAP_SHARE,
                        y + entry->y);
    }
}
