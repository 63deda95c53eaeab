/* zw-sides-lines.c: which line runs along the outline of a zone at a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-sides-private.h"

#include <math.h>
#include <string.h>

/* Lines that meet the outline at more than 45° do not run along it. */
#define LEAST_COSINE G_SQRT2 / 2.0

/* Cells on the longer side of the index, at most. */
#define MAX_CELLS 1024

typedef struct
{
  ZwPoint from;
  ZwPoint to;
  guint source; /* index in ZwSideLines.sources */
  guint feature;
} Segment;

/* A layer whose lines may bound a zone. */
typedef struct
{
  const ZwFeatures *features;
  const char *const *names;
  ZwEnvelope *envelopes; /* of each feature; only for administrative areas */
} Source;

/* Segments near the zone, found by the cells of a grid. */
struct _ZwSideLines
{
  GArray *sources;
  GArray *segments;
  double tolerance;
  ZwEnvelope area;
  double cell_m;
  guint n_columns;
  guint n_rows;
  guint *starts; /* CSR: first entry of each cell */
  guint *entries;
  gsize n_lines;
};

/* What was found at a place: segment numbers, or -1. */
typedef struct
{
  gint64 nearest;
  gint64 named;
} Found;

/* Of physical lines and administrative ones at the same place the physical win. */
static gboolean
is_administrative (const Source *source)
{
  return source->features->layer->role == ZW_ROLE_ADMIN;
}

static const char *
get_name (const ZwSideLines *self, const Segment *segment)
{
  const Source *source = &g_array_index (self->sources, Source, segment->source);
  const char *name = source->names != NULL ? source->names[segment->feature] : NULL;

  return name != NULL && strspn (name, " \t\r\n") < strlen (name) ? name : NULL;
}

static void
add_segment (ZwSideLines *self, ZwPoint from, ZwPoint to, guint source, guint feature)
{
  ZwEnvelope envelope;
  Segment segment = { from, to, source, feature };

  zw_envelope_init_empty (&envelope);
  zw_envelope_add (&envelope, from.x, from.y);
  zw_envelope_add (&envelope, to.x, to.y);
  if (zw_envelope_intersects (&envelope, &self->area))
    g_array_append_val (self->segments, segment);
}

static void
add_feature (ZwSideLines *self, const ZwFeatures *features, guint source, guint feature)
{
  const ZwGeometry *shape = features->shape;
  gboolean closed = shape->kind == ZW_GEOMETRY_POLYGON;

  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      {
        guint first = shape->ring_starts[r], end = shape->ring_starts[r + 1];

        for (guint i = first; i + 1 < end; i++)
          add_segment (self, shape->points[i], shape->points[i + 1], source, feature);
        if (closed && end > first + 2)
          add_segment (self, shape->points[end - 1], shape->points[first], source, feature);
      }
}

/* Calls for each cell within the tolerance of a segment, row by row: where the
 * segment is clipped to the row and its neighbourhood lie the columns. */
static void
visit_cells (const ZwSideLines *self,
             const Segment *segment,
             void (*visit) (guint *slot, gpointer data),
             guint *slots,
             gpointer data)
{
  ZwPoint low = segment->from.y <= segment->to.y ? segment->from : segment->to;
  ZwPoint high = segment->from.y <= segment->to.y ? segment->to : segment->from;
  double rise = high.y - low.y, tolerance = self->tolerance;
  double first_row = floor ((low.y - tolerance - self->area.min_y) / self->cell_m);
  double last_row = floor ((high.y + tolerance - self->area.min_y) / self->cell_m);

  first_row = CLAMP (first_row, 0.0, self->n_rows - 1.0);
  last_row = CLAMP (last_row, 0.0, self->n_rows - 1.0);
  for (guint row = (guint) first_row; row <= (guint) last_row; row++)
    {
      double bottom = self->area.min_y + row * self->cell_m - tolerance;
      double top = bottom + self->cell_m + 2.0 * tolerance;
      double from = rise > 0.0 ? CLAMP ((bottom - low.y) / rise, 0.0, 1.0) : 0.0;
      double to = rise > 0.0 ? CLAMP ((top - low.y) / rise, 0.0, 1.0) : 1.0;
      double x1 = low.x + from * (high.x - low.x), x2 = low.x + to * (high.x - low.x);
      double first = floor ((MIN (x1, x2) - tolerance - self->area.min_x) / self->cell_m);
      double last = floor ((MAX (x1, x2) + tolerance - self->area.min_x) / self->cell_m);

      if (last < 0.0 || first >= self->n_columns)
        continue;
      first = MAX (first, 0.0);
      last = MIN (last, self->n_columns - 1.0);
      for (guint column = (guint) first; column <= (guint) last; column++)
        visit (&slots[(gsize) row * self->n_columns + column], data);
    }
}

static void
count_cell (guint *slot, gpointer data)
{
  ++*slot;
}

typedef struct
{
  guint *entries;
  guint segment;
} Filling;

static void
fill_cell (guint *slot, gpointer data)
{
  Filling *filling = data;

  filling->entries[(*slot)++] = filling->segment;
}

static void
index_lines (ZwSideLines *self)
{
  double width = self->area.max_x - self->area.min_x;
  double height = self->area.max_y - self->area.min_y;
  g_autofree guint *next = NULL;
  gsize n_cells;
  guint sum = 0;

  self->cell_m = MAX (MAX (self->tolerance, 10.0), MAX (width, height) / MAX_CELLS);
  self->n_columns = (guint) (width / self->cell_m) + 1;
  self->n_rows = (guint) (height / self->cell_m) + 1;
  n_cells = (gsize) self->n_columns * self->n_rows;
  self->starts = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < self->segments->len; i++)
    visit_cells (self, &g_array_index (self->segments, Segment, i), count_cell, self->starts, NULL);
  for (gsize i = 0; i <= n_cells; i++)
    {
      guint here = self->starts[i];

      self->starts[i] = sum;
      sum += here;
    }
  self->entries = g_new (guint, MAX (sum, 1));
  next = g_memdup2 (self->starts, (n_cells + 1) * sizeof (guint));
  for (guint i = 0; i < self->segments->len; i++)
    {
      Filling filling = { self->entries, i };

      visit_cells (self, &g_array_index (self->segments, Segment, i), fill_cell, next, &filling);
    }
}

static double
get_distance (const Segment *segment, ZwPoint at)
{
  double dx = segment->to.x - segment->from.x, dy = segment->to.y - segment->from.y;
  double square = dx * dx + dy * dy, t = 0.0;

  if (square > 0.0)
    t = ((at.x - segment->from.x) * dx + (at.y - segment->from.y) * dy) / square;
  t = CLAMP (t, 0.0, 1.0);
  return hypot (segment->from.x + t * dx - at.x, segment->from.y + t * dy - at.y);
}

static gboolean
runs_along (const Segment *segment, const ZwSidePlace *place)
{
  double dx = segment->to.x - segment->from.x, dy = segment->to.y - segment->from.y;
  double length = hypot (dx, dy);

  /* The outline goes along (-ny, nx). */
  return length > 0.0 && fabs (dy * place->nx - dx * place->ny) >= LEAST_COSINE * length;
}

/* The nearest line at a place, and the nearest that has a name. */
static Found
find_segments (const ZwSideLines *self, const ZwSidePlace *place)
{
  Found found = { -1, -1 };
  double nearest = INFINITY, named = INFINITY;
  guint column = (guint) ((place->at.x - self->area.min_x) / self->cell_m);
  guint row = (guint) ((place->at.y - self->area.min_y) / self->cell_m);
  gsize cell = (gsize) row * self->n_columns + column;

  for (guint i = self->starts[cell]; i < self->starts[cell + 1]; i++)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, self->entries[i]);
      const Source *source = &g_array_index (self->sources, Source, segment->source);
      double distance = get_distance (segment, place->at), rank;

      if (distance > self->tolerance || !runs_along (segment, place))
        continue;
      rank = is_administrative (source) ? distance + self->tolerance : distance;
      if (rank < nearest)
        {
          nearest = rank;
          found.nearest = self->entries[i];
        }
      if (rank < named && get_name (self, segment) != NULL)
        {
          named = rank;
          found.named = self->entries[i];
        }
    }
  return found;
}

static ZwEnvelope
get_feature_envelope (const ZwFeatures *features, guint feature)
{
  const ZwGeometry *shape = features->shape;
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    for (guint i = shape->ring_starts[shape->part_starts[p]];
         i < shape->ring_starts[shape->part_starts[p + 1]]; i++)
      zw_envelope_add (&envelope, shape->points[i].x, shape->points[i].y);
  return envelope;
}

static void
measure_areas (Source *source)
{
  const ZwFeatures *features = source->features;

  if (!is_administrative (source) || features->shape->kind != ZW_GEOMETRY_POLYGON)
    return;
  source->envelopes = g_new (ZwEnvelope, MAX (features->n, 1));
  for (guint i = 0; i < features->n; i++)
    source->envelopes[i] = get_feature_envelope (features, i);
}

static gboolean
feature_contains (const Source *source, guint feature, ZwPoint at)
{
  const ZwFeatures *features = source->features;
  const ZwGeometry *shape = features->shape;
  const ZwEnvelope *envelope = &source->envelopes[feature];
  gboolean inside = FALSE;

  if (at.x < envelope->min_x || at.x > envelope->max_x || at.y < envelope->min_y
      || at.y > envelope->max_y)
    return FALSE;

  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      {
        guint first = shape->ring_starts[r], end = shape->ring_starts[r + 1];

        for (guint i = first, k = end - 1; i < end; k = i++)
          {
            ZwPoint a = shape->points[i], b = shape->points[k];

            if ((a.y > at.y) != (b.y > at.y)
                && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
              inside = !inside;
          }
      }
  return inside;
}

/* An administrative line is named after the area beyond it. */
static const char *
find_neighbour (const ZwSideLines *self, const Segment *segment, const ZwSidePlace *place)
{
  const Source *source = &g_array_index (self->sources, Source, segment->source);
  ZwPoint beyond = { place->at.x + place->nx * 2.0 * self->tolerance,
                     place->at.y + place->ny * 2.0 * self->tolerance };
  const char *own = get_name (self, segment);

  if (source->envelopes == NULL || feature_contains (source, segment->feature, beyond))
    return own;
  for (guint i = 0; source->names != NULL && i < source->features->n; i++)
    if (source->names[i] != NULL && feature_contains (source, i, beyond))
      return source->names[i];
  return own;
}

/**
 * zw_side_lines_new:
 * @zone: an area that is not empty
 * @features: (element-type ZwFeatures): layers of any role; those that cannot
 *   bound a zone are passed over. They must outlive the result
 *
 * Returns: (transfer full): the lines within @tolerance_m of the zone's envelope
 */
ZwSideLines *
zw_side_lines_new (const ZwGeometry *zone, const GPtrArray *features, double tolerance_m)
{
  ZwSideLines *self = g_new0 (ZwSideLines, 1);

  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  self->tolerance = tolerance_m;
  self->area = zw_geometry_get_envelope (zone);
  self->area.min_x -= tolerance_m;
  self->area.min_y -= tolerance_m;
  self->area.max_x += tolerance_m;
  self->area.max_y += tolerance_m;
  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, i);
      Source source = { layer, zw_features_get_texts (layer, "name"), NULL };

      if (!zw_sides_uses_role (layer->layer->role) || layer->shape->kind == ZW_GEOMETRY_POINT)
        continue;
      measure_areas (&source);
      g_array_append_val (self->sources, source);
      self->n_lines += layer->n;
      for (guint k = 0; k < layer->n; k++)
        add_feature (self, layer, self->sources->len - 1, k);
    }
  index_lines (self);
  return self;
}

void
zw_side_lines_free (ZwSideLines *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    g_free (g_array_index (self->sources, Source, i).envelopes);
  g_array_unref (self->sources);
  g_array_unref (self->segments);
  g_free (self->starts);
  g_free (self->entries);
  g_free (self);
}

/**
 * zw_side_lines_get_n:
 *
 * Returns: features of the roles that can bound a zone, near or far
 */
gsize
zw_side_lines_get_n (const ZwSideLines *self)
{
  return self->n_lines;
}

static ZwRole
get_role (const ZwSideLines *self, const Segment *segment)
{
  return g_array_index (self->sources, Source, segment->source).features->layer->role;
}

/**
 * zw_side_lines_find:
 * @place: on the outline the lines were made for
 *
 * Returns: what runs along the outline at the place
 */
ZwSideHit
zw_side_lines_find (const ZwSideLines *self, const ZwSidePlace *place)
{
  Found found = find_segments (self, place);
  ZwSideHit hit = { FALSE, ZW_ROLE_ROADS, NULL, ZW_ROLE_ROADS };

  if (found.nearest >= 0)
    {
      hit.is_along = TRUE;
      hit.role = get_role (self, &g_array_index (self->segments, Segment, found.nearest));
    }
  if (found.named >= 0)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, found.named);

      hit.name_role = get_role (self, segment);
      hit.name = hit.name_role == ZW_ROLE_ADMIN ? find_neighbour (self, segment, place)
                                                : get_name (self, segment);
    }
  return hit;
}
