/* zw-map-label.c: names on a map, none over another
 *
 * Names are put down in the order of their weight; one that finds no free place
 * is left out. It comes back with a closer look.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-label.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "render/zw-map-marker.h"
#include "render/zw-map-room.h"

#define DEFAULT_SIZE 12.0

/* Stops on both sides of a street bear one name; once within so many heights of
 * the text is enough. */
#define REPEAT_DISTANCE 14.0

/* More names than this are no help. */
#define MOST_LABELS 500

struct _ZwLabels
{
  cairo_t *cr;
  PangoLayout *layout;
  GArray *taken;      /* of ZwEnvelope, in pixels */
  GArray *outlines;   /* of ZwPoint, in pairs: sides of zones, in pixels */
  GHashTable *latest; /* text to ZwPoint: where a point's name was last written */
  ZwEnvelope page;
  const char *font;
  double size;
  gboolean dark;
};

/* From which scale on a role's names are shown, in metres per pixel. Where both
 * are there, the earlier in the list are put down first. */
static const struct
{
  ZwRole role;
  double metres_per_px;
} named_roles[] = {
  { ZW_ROLE_ADMIN, 1000.0 },    { ZW_ROLE_ATTRACTIONS, 4.0 }, { ZW_ROLE_STOPS, 2.5 },
  { ZW_ROLE_POPULATION, 14.0 }, { ZW_ROLE_PARKING, 1.5 },     { ZW_ROLE_BIKE_STATIONS, 1.5 },
  { ZW_ROLE_CHARGERS, 1.5 },
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
  self->taken = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  self->outlines = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->latest = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->page = (ZwEnvelope){ 0.0, 0.0, view->width, view->height };
  self->font = options->font != NULL ? options->font : "sans-serif";
  self->size = options->size > 0.0 ? options->size : DEFAULT_SIZE;
  self->dark = options->dark;
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
  g_hash_table_unref (self->latest);
  g_free (self);
}

/**
 * zw_labels_reserve:
 * @px: a rectangle in pixels where no name may come
 */
void
zw_labels_reserve (ZwLabels *self, const ZwEnvelope *px)
{
  g_array_append_val (self->taken, *px);
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

/* Whether a box lies wholly on one side of the line through two points. */
static gboolean
lies_beside (const ZwEnvelope *box, const ZwPoint *a, const ZwPoint *b)
{
  double across = b->x - a->x, down = b->y - a->y;
  double sides[] = { across * (box->min_y - a->y) - down * (box->min_x - a->x),
                     across * (box->min_y - a->y) - down * (box->max_x - a->x),
                     across * (box->max_y - a->y) - down * (box->min_x - a->x),
                     across * (box->max_y - a->y) - down * (box->max_x - a->x) };

  return (sides[0] > 0.0 && sides[1] > 0.0 && sides[2] > 0.0 && sides[3] > 0.0)
         || (sides[0] < 0.0 && sides[1] < 0.0 && sides[2] < 0.0 && sides[3] < 0.0);
}

static gboolean
meets_outline (ZwLabels *self, const ZwEnvelope *box)
{
  const ZwPoint *ends = (const ZwPoint *) (const void *) self->outlines->data;

  for (guint i = 0; i + 1 < self->outlines->len; i += 2)
    if (MIN (ends[i].x, ends[i + 1].x) <= box->max_x && MAX (ends[i].x, ends[i + 1].x) >= box->min_x
        && MIN (ends[i].y, ends[i + 1].y) <= box->max_y
        && MAX (ends[i].y, ends[i + 1].y) >= box->min_y
        && !lies_beside (box, &ends[i], &ends[i + 1]))
      return TRUE;
  return FALSE;
}

static gboolean
is_free (ZwLabels *self, ZwLabelKind kind, const ZwEnvelope *box)
{
  if (box->min_x < self->page.min_x || box->max_x > self->page.max_x
      || box->min_y < self->page.min_y || box->max_y > self->page.max_y)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (zw_envelope_intersects (&g_array_index (self->taken, ZwEnvelope, i), box))
      return FALSE;
  return kind == ZW_LABEL_ZONE || !meets_outline (self, box);
}

static double
get_size (ZwLabels *self, ZwLabelKind kind)
{
  switch (kind)
    {
    case ZW_LABEL_ZONE:
      return self->size * 1.2;
    case ZW_LABEL_AREA:
      return self->size;
    default:
      return self->size * 0.92;
    }
}

static ZwEnvelope
set_text (ZwLabels *self, ZwLabelKind kind, const char *text)
{
  PangoFontDescription *font = pango_font_description_new ();
  int width, height;

  pango_font_description_set_family (font, self->font);
  pango_font_description_set_absolute_size (font, get_size (self, kind) * PANGO_SCALE);
  if (kind == ZW_LABEL_ZONE)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, &height);
  return (ZwEnvelope){ 0.0, 0.0, (double) width / PANGO_SCALE, (double) height / PANGO_SCALE };
}

static void
write_text (ZwLabels *self, ZwLabelKind kind, double x, double y)
{
  guint32 ink = self->dark ? 0xf2f2f2ff : 0x222222ff;

  if (kind == ZW_LABEL_ZONE)
    ink = self->dark ? zw_map_lighten (zw_symbol_get (ZW_ROLE_ZONES)->stroke)
                     : zw_symbol_get (ZW_ROLE_ZONES)->stroke;
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_layout_path (self->cr, self->layout);
  zw_map_set_colour (self->cr, self->dark ? 0x202124d8 : 0xffffffd8);
  cairo_set_line_width (self->cr, self->size * (kind == ZW_LABEL_ZONE ? 0.34 : 0.24));
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, x, y);
  zw_map_set_colour (self->cr, ink);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* Where a label of this size goes: in the middle, or beside a point. */
static ZwEnvelope
place_box (const ZwEnvelope *size, ZwLabelKind kind, guint attempt, ZwPoint px, double clearance)
{
  double width = size->max_x, height = size->max_y;
  double x = px.x - width / 2.0, y = px.y - height / 2.0;

  if (kind == ZW_LABEL_POINT)
    switch (attempt)
      {
      case 0:
        x = px.x + clearance;
        break;
      case 1:
        x = px.x - clearance - width;
        break;
      case 2:
        y = px.y - clearance - height;
        break;
      default:
        y = px.y + clearance;
      }
  return (ZwEnvelope){ x, y, x + width, y + height };
}

/* A guess before the text is shaped, which is what costs: the smaller of what it can be. */
static ZwEnvelope
guess_size (ZwLabels *self, ZwLabelKind kind, const char *text)
{
  double size = get_size (self, kind);

  return (ZwEnvelope){ 0.0, 0.0, size * 0.4 * (double) g_utf8_strlen (text, -1), size };
}

static gboolean
has_place (ZwLabels *self, ZwLabelKind kind, const ZwEnvelope *size, ZwPoint px, double clearance)
{
  guint n_attempts = kind == ZW_LABEL_POINT ? 4 : 1;

  for (guint i = 0; i < n_attempts; i++)
    {
      ZwEnvelope box = place_box (size, kind, i, px, clearance);

      if (is_free (self, kind, &box))
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
  guint n_attempts = kind == ZW_LABEL_POINT ? 4 : 1;
  ZwEnvelope size = guess_size (self, kind, text);

  if (self->taken->len >= MOST_LABELS || !has_place (self, kind, &size, px, clearance))
    return FALSE;
  size = set_text (self, kind, text);
  for (guint i = 0; i < n_attempts; i++)
    {
      ZwEnvelope box = place_box (&size, kind, i, px, clearance);

      if (!is_free (self, kind, &box))
        continue;
      zw_labels_reserve (self, &box);
      write_text (self, kind, box.min_x, box.min_y);
      return TRUE;
    }
  return FALSE;
}

/* The places for a zone's name: on it where it is wide enough, else above it,
 * below it, and on it all the same. */
static guint
find_zone_places (ZwLabels *self,
                  const ZwMapZone *zone,
                  const ZwMapView *view,
                  const ZwEnvelope *size,
                  ZwPoint places[4])
{
  const ZwEnvelope *extent = zw_map_shape_get_extent (zone->shape, view->projection);
  ZwPoint a = zw_map_view_to_px (view, (ZwPoint){ extent->min_x, extent->min_y });
  ZwPoint b = zw_map_view_to_px (view, (ZwPoint){ extent->max_x, extent->max_y });
  double away = size->max_y / 2.0 + self->size * 0.6;
  ZwMapRoom room;
  guint n = 0;

  if (!zw_map_find_zone_room (zone, view, &room))
    return 0;
  if (room.room > size->max_x)
    places[n++] = room.px;
  places[n++] = (ZwPoint){ (a.x + b.x) / 2.0, MIN (a.y, b.y) - away };
  places[n++] = (ZwPoint){ (a.x + b.x) / 2.0, MAX (a.y, b.y) + away };
  places[n++] = room.px;
  return n;
}

/**
 * zw_labels_put_zone:
 * @written: write it; else only its place is kept free, for one who writes it
 * @box: (out) (optional): where it is, in pixels
 *
 * Puts a zone's name in the middle of what is seen of it, or beside it where it
 * is smaller than its name.
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
  ZwPoint places[4];
  ZwEnvelope size;
  guint n;

  if (zone->name == NULL || zone->name[0] == '\0')
    return FALSE;
  size = set_text (self, ZW_LABEL_ZONE, zone->name);
  n = find_zone_places (self, zone, view, &size, places);
  for (guint i = 0; i < n; i++)
    {
      ZwEnvelope place = place_box (&size, ZW_LABEL_ZONE, 0, places[i], 0.0);

      if (!is_free (self, ZW_LABEL_ZONE, &place))
        continue;
      zw_labels_reserve (self, &place);
      if (written)
        write_text (self, ZW_LABEL_ZONE, place.min_x, place.min_y);
      if (box != NULL)
        *box = place;
      return TRUE;
    }
  return FALSE;
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
  ZwLabels *self = zw_labels_new (cr, view, options);

  set_text (self, ZW_LABEL_ZONE, name);
  write_text (self, ZW_LABEL_ZONE, box->min_x, box->min_y);
  zw_labels_free (self);
}

static gboolean
is_stopped (gint64 deadline, GCancellable *cancellable)
{
  return g_cancellable_is_cancelled (cancellable)
         || (deadline > 0 && g_get_monotonic_time () > deadline);
}

/* The largest part bears the name. */
static guint
find_largest_part (const ZwMapLayer *layer, guint feature, ZwMapProjection projection)
{
  guint largest = layer->features->starts[feature];
  double best = -1.0;

  for (guint p = layer->features->starts[feature]; p < layer->features->starts[feature + 1]; p++)
    {
      const ZwEnvelope *extent = &layer->extents[projection][p];
      double area = zw_envelope_is_empty (extent)
                        ? 0.0
                        : (extent->max_x - extent->min_x) * (extent->max_y - extent->min_y);

      if (area > best)
        {
          best = area;
          largest = p;
        }
    }
  return largest;
}

static gboolean
is_repeated (ZwLabels *self, const char *name, ZwPoint px)
{
  const ZwPoint *latest = g_hash_table_lookup (self->latest, name);

  return latest != NULL
         && hypot (latest->x - px.x, latest->y - px.y) < REPEAT_DISTANCE * self->size;
}

static void
name_point (ZwLabels *self, const ZwMapLayer *layer, const char *name, ZwPoint px)
{
  if (!is_repeated (self, name, px)
      && zw_labels_put (self, ZW_LABEL_POINT, name, px, layer->symbol.size_px * 0.7 + 2.0))
    g_hash_table_replace (self->latest, (char *) name, g_memdup2 (&px, sizeof px));
}

static void
name_area (ZwLabels *self, const char *name, const ZwMapRoom *rooms, guint n_rooms)
{
  double width = guess_size (self, ZW_LABEL_AREA, name).max_x * 1.5;

  for (guint i = 0; i < n_rooms; i++)
    if (rooms[i].room > width && zw_labels_put (self, ZW_LABEL_AREA, name, rooms[i].px, 0.0))
      break;
}

static void
name_feature (ZwLabels *self,
              const ZwMapLayer *layer,
              guint feature,
              const char *name,
              const ZwMapView *view)
{
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, view->projection);
  guint part = find_largest_part (layer, feature, view->projection);
  ZwMapRoom rooms[ZW_MAP_ROOMS];

  if (geometry->kind == ZW_GEOMETRY_POINT)
    name_point (
        self, layer, name,
        zw_map_view_to_px (view, points[geometry->ring_starts[geometry->part_starts[part]]]));
  else
    name_area (self, name, rooms, zw_map_find_rooms (geometry, part, points, view, rooms));
}

static void
name_layer (ZwLabels *self,
            const ZwMapLayer *layer,
            const ZwMapView *view,
            gint64 deadline,
            GCancellable *cancellable)
{
  const char *const *names = zw_features_get_texts (layer->features, "name");
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);

  /* Residents counted by address have no name worth reading. */
  if (names == NULL || layer->shape->geometry->kind == ZW_GEOMETRY_LINE
      || (layer->role == ZW_ROLE_POPULATION && layer->shape->geometry->kind == ZW_GEOMETRY_POINT))
    return;
  for (guint i = 0; i < layer->features->n; i++)
    {
      guint first = layer->features->starts[i];

      if (i % ZW_MAP_RUN == 0 && is_stopped (deadline, cancellable))
        return;
      if (names[i] == NULL || names[i][0] == '\0' || first == layer->features->starts[i + 1])
        continue;
      if (zw_envelope_intersects (&layer->extents[view->projection][first], &seen))
        name_feature (self, layer, i, names[i], view);
    }
}

/**
 * zw_map_draw_labels:
 * @deadline: monotonic time at which to stop, 0 for none
 *
 * Writes the names of what the scene's layers show, where they are large enough.
 *
 * Returns: %FALSE when stopped before the end
 */
gboolean
zw_map_draw_labels (ZwLabels *self,
                    const ZwMapScene *scene,
                    const ZwMapView *view,
                    gint64 deadline,
                    GCancellable *cancellable)
{
  double scale = zw_map_view_get_metres_per_px (view);

  for (guint r = 0; r < G_N_ELEMENTS (named_roles); r++)
    for (guint i = 0; i < scene->layers->len; i++)
      {
        const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);

        if (layer->role == named_roles[r].role && scale <= named_roles[r].metres_per_px)
          name_layer (self, layer, view, deadline, cancellable);
      }
  return !is_stopped (deadline, cancellable);
}
