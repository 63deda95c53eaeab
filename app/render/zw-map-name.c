/* zw-map-name.c: which names a map bears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "render/zw-map-label-private.h"
#include "render/zw-map-room.h"

/* From which scale on a role's names are shown, in metres per pixel, and where among
 * those of styles they come. */
static const struct
{
  ZwRole role;
  double metres_per_px;
  double rank;
} named_roles[] = {
  { ZW_ROLE_ADMIN, 1000.0, ZW_MAP_RANK_DISTRICT },
  { ZW_ROLE_ATTRACTIONS, 4.0, ZW_MAP_RANK_STATION + 0.1 },
  { ZW_ROLE_STOPS, 2.5, ZW_MAP_RANK_STATION + 0.2 },
  { ZW_ROLE_ROADS, 8.0, ZW_MAP_RANK_ROAD },
  { ZW_ROLE_POPULATION, 14.0, ZW_MAP_RANK_VILLAGE - 0.5 },
  { ZW_ROLE_PARKING, 1.5, ZW_MAP_RANK_VILLAGE + 0.1 },
  { ZW_ROLE_BIKE_STATIONS, 1.5, ZW_MAP_RANK_VILLAGE + 0.2 },
  { ZW_ROLE_CHARGERS, 1.5, ZW_MAP_RANK_VILLAGE + 0.3 },
};

/* A layer whose names are written. */
typedef struct
{
  const ZwMapLayer *layer;
  double rank;
  guint order; /* of layers alike: as in the scene */
  ZwLabelLook look;
} Naming;

gboolean
zw_labels_is_stopped (gint64 deadline, GCancellable *cancellable)
{
  return g_cancellable_is_cancelled (cancellable)
         || (deadline > 0 && g_get_monotonic_time () > deadline);
}

/**
 * zw_labels_get_text:
 * @names: (nullable): the features' own
 *
 * Returns: (nullable): the name to write for a feature; %NULL for none
 */
const char *
zw_labels_get_text (const ZwMapLayer *layer, const char *const *names, guint feature)
{
  const ZwMapStyle *style = layer->style;
  const char *text = style != NULL && style->texts != NULL ? style->texts[feature]
                     : names != NULL                       ? names[feature]
                                                           : NULL;

  if (style != NULL && style->numbers[feature] == ZW_MAP_NO_CATEGORY)
    return NULL;
  return text != NULL && text[0] != '\0' ? text : NULL;
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

static void
name_point (ZwLabels *self,
            const Naming *naming,
            guint feature,
            const char *name,
            ZwPoint px,
            double scale,
            GHashTable *latest)
{
  const ZwMapLayer *layer = naming->layer;
  const ZwPoint *before = g_hash_table_lookup (latest, name);
  double clearance = layer->symbol.size_px * 0.7 + 2.0;

  if (layer->style != NULL)
    {
      const ZwSymbol *symbol =
          &zw_map_style_get (layer->style, layer->style->numbers[feature])->symbol;

      clearance = (symbol->size_px * 0.65 + symbol->width_px + 1.5) * scale;
    }
  if (before != NULL
      && hypot (before->x - px.x, before->y - px.y) < ZW_LABELS_REPEAT * zw_labels_get_size (self))
    return;
  if (zw_labels_put_look (self, &naming->look, name, px, clearance))
    g_hash_table_replace (latest, (char *) name, g_memdup2 (&px, sizeof px));
}

static void
name_area (ZwLabels *self,
           const ZwLabelLook *look,
           const char *name,
           const ZwMapRoom *rooms,
           guint n_rooms)
{
  double width = zw_labels_guess_width (self, look, name) * 1.5;

  for (guint i = 0; i < n_rooms; i++)
    if (rooms[i].room > width && zw_labels_put_look (self, look, name, rooms[i].px, 0.0))
      break;
}

static void
name_feature (ZwLabels *self,
              const Naming *naming,
              guint feature,
              const char *name,
              const ZwMapView *view,
              double scale,
              GHashTable *latest)
{
  const ZwMapLayer *layer = naming->layer;
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, view->projection);
  guint part = find_largest_part (layer, feature, view->projection);
  ZwMapRoom rooms[ZW_MAP_ROOMS];

  if (geometry->kind == ZW_GEOMETRY_POINT)
    name_point (
        self, naming, feature, name,
        zw_map_view_to_px (view, points[geometry->ring_starts[geometry->part_starts[part]]]), scale,
        latest);
  else
    name_area (self, &naming->look, name, rooms,
               zw_map_find_rooms (geometry, part, points, view, rooms));
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *weights = data;
  guint one = *(const guint *) a, other = *(const guint *) b;

  if (weights[one] != weights[other])
    return weights[one] > weights[other] ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* The features in view that have a name, those of the greatest weight first. */
static GArray *
list_named (const ZwMapLayer *layer, const ZwMapView *view)
{
  const char *const *names = zw_features_get_texts (layer->features, "name");
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layer->features->n; i++)
    {
      guint first = layer->features->starts[i];

      if (first != layer->features->starts[i + 1] && zw_labels_get_text (layer, names, i) != NULL
          && zw_envelope_intersects (&layer->extents[view->projection][first], &seen))
        g_array_append_val (found, i);
    }
  if (layer->style != NULL && layer->style->weights != NULL)
    g_array_sort_with_data (found, compare_weights, layer->style->weights);
  return found;
}

static void
name_layer (ZwLabels *self,
            const Naming *naming,
            const ZwMapView *view,
            double scale,
            gint64 deadline,
            GCancellable *cancellable)
{
  const ZwMapLayer *layer = naming->layer;
  const char *const *names = zw_features_get_texts (layer->features, "name");
  g_autoptr (GHashTable) latest = NULL;
  g_autoptr (GArray) found = NULL;

  if (layer->shape->geometry->kind == ZW_GEOMETRY_LINE)
    {
      zw_labels_name_lines (self, layer, &naming->look, view, deadline, cancellable);
      return;
    }
  latest = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  found = list_named (layer, view);
  for (guint i = 0; i < found->len && !zw_labels_is_full (self); i++)
    {
      guint feature = g_array_index (found, guint, i);

      if (i % ZW_MAP_RUN == 0 && zw_labels_is_stopped (deadline, cancellable))
        return;
      name_feature (self, naming, feature, zw_labels_get_text (layer, names, feature), view, scale,
                    latest);
    }
}

/* By the role, as on the screen; %FALSE where the scale is too small. */
static gboolean
find_role (const ZwMapLayer *layer, double metres_per_px, gboolean road_names, Naming *naming)
{
  gboolean is_line = layer->shape->geometry->kind == ZW_GEOMETRY_LINE;

  /* Residents counted by address have no name worth reading. */
  if (layer->role == ZW_ROLE_POPULATION && layer->shape->geometry->kind == ZW_GEOMETRY_POINT)
    return FALSE;
  if (is_line && (layer->role != ZW_ROLE_ROADS || !road_names))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (named_roles); i++)
    if (layer->role == named_roles[i].role && metres_per_px <= named_roles[i].metres_per_px)
      {
        naming->rank = named_roles[i].rank;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_naming (const ZwMapLayer *layer, double metres_per_px, gboolean road_names, Naming *naming)
{
  const ZwMapStyle *style = layer->style;

  *naming = (Naming){ .layer = layer };
  switch (layer->shape->geometry->kind)
    {
    case ZW_GEOMETRY_POINT:
      naming->look.kind = ZW_LABEL_POINT;
      break;
    case ZW_GEOMETRY_LINE:
      naming->look.kind = ZW_LABEL_LINE;
      break;
    case ZW_GEOMETRY_POLYGON:
      naming->look.kind = ZW_LABEL_AREA;
      break;
    }
  if (style == NULL || style->names == ZW_MAP_NAMES_BY_ROLE)
    return find_role (layer, metres_per_px, road_names, naming);
  naming->rank = style->rank;
  naming->look.share = style->name_share;
  naming->look.ink = style->name_ink;
  return style->names != ZW_MAP_NAMES_NONE;
}

static int
compare_namings (gconstpointer a, gconstpointer b)
{
  const Naming *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/**
 * zw_map_draw_labels:
 * @options: what names are wanted
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
                    const ZwMapDrawOptions *options,
                    gint64 deadline,
                    GCancellable *cancellable)
{
  g_autoptr (GArray) namings = g_array_new (FALSE, FALSE, sizeof (Naming));
  double metres = zw_map_view_get_metres_per_px (view);
  double scale = options->symbol_scale > 0.0 ? options->symbol_scale : 1.0;

  for (guint i = 0; i < scene->layers->len; i++)
    {
      const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);
      Naming naming;

      if (layer->extents[view->projection] == NULL
          || !find_naming (layer, metres, options->road_names, &naming))
        continue;
      naming.order = i;
      g_array_append_val (namings, naming);
    }
  g_array_sort (namings, compare_namings);
  for (guint i = 0; i < namings->len; i++)
    name_layer (self, &g_array_index (namings, Naming, i), view, scale, deadline, cancellable);
  return !zw_labels_is_stopped (deadline, cancellable);
}
