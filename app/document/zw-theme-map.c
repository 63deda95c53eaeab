/* zw-theme-map.c: a theme as a scene, drawn on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <math.h>

#include "render/zw-map-sheet.h"

/* The size of the letters on a figure of a report of 160 × 130 mm, and how much larger
 * all is on larger paper: with the root of its side, as it is read from farther away. */
#define USUAL_SIZE 8.5
#define USUAL_SIDE (hypot (160.0, 130.0) * 72.0 / 25.4)
#define LEAST_GROWTH 0.88
#define PT_PER_PX 0.75

/* Around the districts, and around a zone, as shares of their extent. */
#define DISTRICTS_MARGIN 0.03
#define ZONE_MARGIN 0.25

struct _ZwThemeMap
{
  ZwTheme theme;
  gint64 zone_id;
  ZwEnvelope extent;

  /* Owned */
  ZwCatalog *catalog;
  ZwMapScene *scene; /* (nullable): where the project's coordinates cannot be used */

  GArray *placed; /* (nullable): borrowed, for tests */
};

static ZwEnvelope
widen (const ZwEnvelope *extent, double share)
{
  double margin = share * MAX (extent->max_x - extent->min_x, extent->max_y - extent->min_y);

  return (ZwEnvelope){ extent->min_x - margin, extent->min_y - margin, extent->max_x + margin,
                       extent->max_y + margin };
}

/**
 * zw_theme_find_extent:
 *
 * Returns: what the map of a theme shows at least: the zone and its surroundings, or the
 *   districts that the zone lies in, of which the form speaks
 */
ZwEnvelope
zw_theme_find_extent (const ZwDossier *dossier, ZwTheme theme)
{
  ZwEnvelope zone = zw_geometry_get_envelope (dossier->zone->geometry), extent;

  if (theme == ZW_THEME_EXTENT || dossier->districts->len == 0)
    return widen (&zone, ZONE_MARGIN);
  extent = zone;
  for (guint i = 0; i < dossier->districts->len; i++)
    {
      const ZwDossierDistrict *district = g_ptr_array_index (dossier->districts, i);
      ZwEnvelope own = zw_geometry_get_envelope (district->place->geometry);

      zw_envelope_union (&extent, &own);
    }
  return widen (&extent, DISTRICTS_MARGIN);
}

/* What the map of the project has prepared is used again. */
static ZwMapLayer *
make_layer (const ZwDossier *dossier, const ZwThemeLayer *layer)
{
  g_autoptr (ZwMapLayer) base = NULL;

  for (guint i = 0; dossier->scene != NULL && i < dossier->scene->layers->len; i++)
    {
      ZwMapLayer *drawn = g_ptr_array_index (dossier->scene->layers, i);

      if (drawn->features == layer->features)
        base = zw_map_layer_ref (drawn);
    }
  if (base == NULL)
    base = zw_map_layer_new_plane (layer->features);
  return zw_map_layer_new_styled (base, layer->style);
}

/**
 * zw_theme_map_new:
 *
 * Returns: (transfer full): the map of a theme; one without data shows the zone on its
 *   ground
 */
ZwThemeMap *
zw_theme_map_new (const ZwDossier *dossier, ZwTheme theme)
{
  ZwEnvelope extent = zw_theme_find_extent (dossier, theme);

  return zw_theme_map_new_within (dossier, theme, &extent);
}

/**
 * zw_theme_map_new_within:
 * @extent: what is to be seen of it, as on a sheet of paper that shows more than the
 *   theme asks for
 *
 * Returns: (transfer full): as zw_theme_map_new(), of another part of the city
 */
ZwThemeMap *
zw_theme_map_new_within (const ZwDossier *dossier, ZwTheme theme, const ZwEnvelope *extent)
{
  ZwThemeMap *self = g_new0 (ZwThemeMap, 1);
  g_autoptr (GPtrArray) picked = NULL;
  g_autoptr (GPtrArray)
      layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  g_autoptr (GPtrArray) zones = g_ptr_array_new ();
  g_autoptr (ZwMapScene) scene = NULL;

  self->theme = theme;
  self->zone_id = dossier->zone->id;
  self->catalog = zw_catalog_ref (dossier->catalog);
  self->extent = *extent;
  picked = zw_theme_pick (dossier, theme, &self->extent);
  zw_theme_pick_ground (dossier, theme, &self->extent, picked);
  /* What is drawn last lies above: the theme itself. */
  for (guint i = picked->len; i-- > 0;)
    g_ptr_array_add (layers, make_layer (dossier, g_ptr_array_index (picked, i)));
  g_ptr_array_add (zones, dossier->zone);
  scene = zw_map_scene_new (dossier->crs, layers, zones, NULL);
  if (scene != NULL)
    self->scene = theme == ZW_THEME_EXTENT ? zw_map_scene_ref (scene)
                                           : zw_map_scene_new_hollow (scene);
  return self;
}

void
zw_theme_map_free (gpointer data)
{
  ZwThemeMap *self = data;

  if (self == NULL)
    return;
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_free (self);
}

/**
 * zw_theme_map_get_scene:
 *
 * Returns: (transfer none) (nullable): what it shows, for paper
 */
ZwMapScene *
zw_theme_map_get_scene (const ZwThemeMap *self)
{
  return self->scene;
}

/**
 * zw_theme_map_get_extent:
 *
 * Returns: the part of the world that it shows at least
 */
ZwEnvelope
zw_theme_map_get_extent (const ZwThemeMap *self)
{
  return self->extent;
}

/**
 * zw_theme_map_set_placed:
 * @placed: (element-type ZwMapPlaced) (nullable): told of every name and marker
 *
 * For tests: where things are on the map, from its upper left corner.
 */
void
zw_theme_map_set_placed (ZwThemeMap *self, GArray *placed)
{
  self->placed = placed;
}

/**
 * zw_theme_map_draw:
 * @data: a #ZwThemeMap
 *
 * Draws it with legend, scale bar and north arrow; the figure's caption and sources are
 * the document's.
 */
void
zw_theme_map_draw (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  const ZwThemeMap *self = data;
  double growth = MAX (sqrt (hypot (width_pt, height_pt) / USUAL_SIDE), LEAST_GROWTH);
  ZwMapSheet sheet;

  if (self->scene == NULL)
    return;
  zw_map_sheet_init (&sheet, self->zone_id);
  sheet.extent = self->extent;
  sheet.margin = 0.0;
  sheet.no_sources = TRUE;
  sheet.size = USUAL_SIZE * growth;
  sheet.symbol_scale = PT_PER_PX * growth;
  sheet.placed = self->placed;
  zw_map_sheet_draw (&sheet, cr, width_pt, height_pt, self->scene, self->catalog, NULL);
}
