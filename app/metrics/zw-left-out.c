/* zw-left-out.c: residents whom no stop serves, area by area
 *
 * The figures are those of A1, asked of each area: its residents are spread
 * evenly over it, circles are true, and a zone owns its boundary. Together the
 * areas leave out what the denominator of A1 has more than its numerator.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-left-out.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "metrics/zw-baseline-private.h"
#include "metrics/zw-left-out-private.h"

/* Areas between two questions whether to stop. */
#define STEP 256

/* Smaller cells find less to leave out, as in the baseline. */
#define FRAME_CELL_M 50.0
#define FRAME_CELLS 1000000

/* More cells than these are not cut; larger ones are taken instead. */
#define MOST_CELLS 2000000.0

/* What is known of a part of an area. */
typedef struct
{
  double left_out;
  gboolean uncovered; /* no circle reaches it */
} Part;

typedef struct
{
  ZwLeftOut *result;
  const ZwFeatures *people;
  const double *residents;
  gboolean by_place; /* each area counts by its centre, or is a point */
  const ZwDiscs *discs;
  const ZwProgress *progress;

  /* Owned */
  ZwPrepared *zone; /* NULL: everything */
  ZwOverlap overlap;
  Part *parts;   /* of polygons */
  GArray *areas; /* of ZwLeftOutArea */
} Work;

void
zw_left_out_options_init (ZwLeftOutOptions *self)
{
  *self = (ZwLeftOutOptions){ .cell_m = ZW_LEFT_OUT_DEFAULT_CELL_M,
                              .widest_m = ZW_LEFT_OUT_DEFAULT_WIDEST_M,
                              .n_pockets = ZW_LEFT_OUT_DEFAULT_POCKETS };
}

static double
get_part_area (const ZwGeometry *shape, guint part)
{
  double area = 0.0;

  for (guint r = shape->part_starts[part]; r < shape->part_starts[part + 1]; r++)
    {
      guint from = shape->ring_starts[r];
      double ring = fabs (zw_ring_area (shape->points + from, shape->ring_starts[r + 1] - from));

      area += r == shape->part_starts[part] ? ring : -ring;
    }
  return MAX (area, 0.0);
}

static const char *
get_text (const ZwFeatures *people, const char *field, guint feature)
{
  const char *const *texts = zw_features_get_texts (people, field);

  return texts != NULL && texts[feature] != NULL && *texts[feature] != '\0' ? texts[feature] : NULL;
}

static void
add_area (Work *self, guint feature, double residents, double left_out)
{
  ZwLeftOutArea area = { .feature = feature, .residents = residents, .left_out = left_out };

  area.name = get_text (self->people, "name", feature);
  area.code = get_text (self->people, "code", feature);
  area.district = get_text (self->people, "district", feature);
  area.share = residents > 0.0 ? left_out / residents : (double) NAN;
  g_array_append_val (self->areas, area);
}

/* Residents told by a place are left out together or not at all. */
static void
measure_by_place (Work *self, guint feature)
{
  ZwPoint place = zw_baseline_get_place (self->people, feature);
  double residents = self->residents[feature];

  if (self->zone != NULL && !zw_prepared_contains (self->zone, place.x, place.y))
    return;
  add_area (self, feature, residents,
            zw_discs_contain (self->discs, place.x, place.y) ? 0.0 : residents);
}

/* A part without area holds its residents at the south-west of its envelope. */
static double
measure_empty_part (Work *self, guint part, double residents, double *left_out)
{
  double x = self->overlap.envelope.min_x, y = self->overlap.envelope.min_y;

  if (self->zone != NULL && !zw_prepared_contains (self->zone, x, y))
    return 0.0;
  if (!zw_discs_contain (self->discs, x, y))
    *left_out = residents;
  self->parts[part] = (Part){ *left_out, TRUE };
  return residents;
}

/* Returns: residents of the part within the zone. */
static double
measure_part (Work *self, guint part, double area, double residents, double *left_out)
{
  g_autoptr (ZwCover) cover = NULL;
  double m2 = area, covered = 0.0, inside;

  *left_out = 0.0;
  zw_overlap_set_part (&self->overlap, self->people->shape, part);
  if (area == 0.0)
    return measure_empty_part (self, part, residents, left_out);
  if (self->zone != NULL
      && !zw_envelope_intersects (&self->overlap.envelope, &self->zone->envelope))
    return 0.0;
  cover = zw_overlap_find_cover (&self->overlap, self->discs);
  if (self->zone != NULL || cover->kind == ZW_COVER_PARTLY)
    m2 = zw_overlap_measure (&self->overlap, self->discs, cover, &covered);
  else if (cover->kind == ZW_COVER_FULL)
    covered = area;
  inside = self->zone != NULL ? residents * m2 / area : residents;
  *left_out = MAX (inside - residents * MIN (covered / area, 1.0), 0.0);
  self->parts[part] = (Part){ *left_out, covered == 0.0 };
  return inside;
}

/* Residents of a polygon are shared by its parts according to their areas. */
static void
measure_by_area (Work *self, guint feature)
{
  const ZwGeometry *shape = self->people->shape;
  guint first = self->people->starts[feature], end = self->people->starts[feature + 1];
  double all = 0.0, residents = 0.0, left_out = 0.0;
  gboolean met = FALSE;

  for (guint p = first; p < end; p++)
    all += get_part_area (shape, p);
  for (guint p = first; p < end; p++)
    {
      double area = get_part_area (shape, p), part_left_out;
      double part_residents = self->residents[feature];

      if (shape->part_starts[p + 1] == shape->part_starts[p] || (all > 0.0 && area == 0.0)
          || (all == 0.0 && p > first))
        continue;
      if (all > 0.0)
        part_residents = part_residents * area / all;
      residents += measure_part (self, p, area, part_residents, &part_left_out);
      left_out += part_left_out;
      met |= self->zone == NULL || self->parts[p].left_out > 0.0 || residents > 0.0;
    }
  if (met)
    add_area (self, feature, residents, left_out);
}

static gboolean
measure_all (Work *self, GError **error)
{
  for (guint i = 0; i < self->people->n; i++)
    {
      if (i % STEP == 0
          && !zw_progress_step (self->progress, 0.6 * i / self->people->n,
                                _ ("Finding residents without coverage"), error))
        return FALSE;
      if (!isfinite (self->residents[i]) || self->residents[i] < 0.0
          || !zw_features_has_shape (self->people, i))
        continue;
      if (self->by_place)
        measure_by_place (self, i);
      else
        measure_by_area (self, i);
    }
  return TRUE;
}

static double
count_cells (const ZwEnvelope *envelope, double cell)
{
  return (floor ((envelope->max_x - envelope->min_x) / cell) + 1.0)
         * (floor ((envelope->max_y - envelope->min_y) / cell) + 1.0);
}

/* Envelopes of the parts that have somebody left out. */
static GArray *
list_envelopes (Work *self)
{
  GArray *envelopes = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));

  for (guint p = 0; p < self->people->shape->n_parts; p++)
    if (self->parts[p].left_out > ZW_LEFT_OUT_LEAST)
      {
        zw_overlap_set_part (&self->overlap, self->people->shape, p);
        if (zw_left_out_is_finite (&self->overlap.envelope))
          g_array_append_val (envelopes, self->overlap.envelope);
      }
  return envelopes;
}

/* One polygon across half the world must not be cut into billions of cells. */
static double
choose_cell (Work *self, double wanted)
{
  g_autoptr (GArray) envelopes = NULL;
  double cell = wanted;

  if (self->parts == NULL)
    return cell;
  envelopes = list_envelopes (self);
  for (;; cell *= 2.0)
    {
      double n = 0.0;

      for (guint i = 0; i < envelopes->len; i++)
        n += count_cells (&g_array_index (envelopes, ZwEnvelope, i), cell);
      if (n <= MAX (MOST_CELLS, 2.0 * envelopes->len))
        return cell;
    }
}

static gboolean
cut_all (Work *self, ZwLeftOutCutter *cutter, GError **error)
{
  for (guint a = 0; a < self->areas->len; a++)
    {
      const ZwLeftOutArea *area = &g_array_index (self->areas, ZwLeftOutArea, a);
      guint first = self->people->starts[area->feature];
      guint end = self->people->starts[area->feature + 1];

      if (a % STEP == 0
          && !zw_progress_step (self->progress, 0.6 + 0.35 * a / self->areas->len,
                                _ ("Finding residents without coverage"), error))
        return FALSE;
      if (area->left_out <= 0.0)
        continue;
      if (self->parts == NULL)
        zw_left_out_cutter_add_point (cutter, zw_baseline_get_place (self->people, area->feature),
                                      a, area->left_out);
      for (guint p = first; self->parts != NULL && p < end; p++)
        if (self->parts[p].left_out > 0.0)
          zw_left_out_cutter_add_part (cutter, self->people->shape, p, a, self->parts[p].left_out,
                                       self->parts[p].uncovered);
    }
  return TRUE;
}

/* Areas told by their centres are left out whole: their shape says where. */
static void
share_by_parts (Work *self)
{
  const ZwGeometry *shape = self->people->shape;

  for (guint a = 0; a < self->areas->len; a++)
    {
      const ZwLeftOutArea *area = &g_array_index (self->areas, ZwLeftOutArea, a);
      guint first = self->people->starts[area->feature];
      guint end = self->people->starts[area->feature + 1];
      double all = 0.0;

      for (guint p = first; p < end; p++)
        all += get_part_area (shape, p);
      for (guint p = first; p < end; p++)
        self->parts[p] = (Part){ all > 0.0    ? area->left_out * get_part_area (shape, p) / all
                                 : p == first ? area->left_out
                                              : 0.0,
                                 TRUE };
    }
}

static int
compare_areas (const void *a, const void *b)
{
  const ZwLeftOutArea *left = *(const ZwLeftOutArea *const *) a;
  const ZwLeftOutArea *right = *(const ZwLeftOutArea *const *) b;

  if (left->left_out != right->left_out)
    return left->left_out > right->left_out ? -1 : 1;
  return left->feature < right->feature ? -1 : 1;
}

/* Sums up, sorts the areas and numbers those of the pockets anew. */
static void
finish (Work *self)
{
  ZwLeftOut *result = self->result;
  guint n = self->areas->len;
  g_autofree const ZwLeftOutArea **sorted = g_new (const ZwLeftOutArea *, n + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);
  long double residents = 0.0L, left_out = 0.0L;

  for (guint i = 0; i < n; i++)
    {
      sorted[i] = &g_array_index (self->areas, ZwLeftOutArea, i);
      residents += sorted[i]->residents;
      left_out += sorted[i]->left_out;
    }
  qsort (sorted, n, sizeof *sorted, compare_areas);
  result->areas = g_new (ZwLeftOutArea, n + 1);
  result->n_areas = n;
  for (guint i = 0; i < n; i++)
    {
      result->areas[i] = *sorted[i];
      numbers[sorted[i] - (const ZwLeftOutArea *) (const void *) self->areas->data] = i;
    }
  for (guint i = 0; i < result->n_pockets; i++)
    for (guint k = 0; k < result->pockets[i].n_areas; k++)
      result->pockets[i].areas[k] = numbers[result->pockets[i].areas[k]];
  result->residents = (double) residents;
  result->left_out = (double) left_out;
}

static gboolean
run (Work *self, const ZwLeftOutOptions *options, GError **error)
{
  gboolean polygons = self->people->shape->kind == ZW_GEOMETRY_POLYGON;
  g_autoptr (ZwLeftOutCutter) cutter = NULL;

  if (polygons)
    self->parts = g_new0 (Part, self->people->shape->n_parts + 1);
  if (!measure_all (self, error))
    return FALSE;
  if (polygons && self->by_place)
    share_by_parts (self);
  self->result->cell_m = choose_cell (self, options->cell_m);
  cutter = zw_left_out_cutter_new (self->result->cell_m, self->discs,
                                   self->by_place ? NULL : self->zone);
  if (!cut_all (self, cutter, error))
    return FALSE;
  zw_left_out_find_pockets (self->result, zw_left_out_cutter_get_pieces (cutter), options,
                            self->discs);
  finish (self);
  return zw_progress_step (self->progress, 1.0, _ ("Finding residents without coverage"), error);
}

static ZwLeftOut *
left_out_new (void)
{
  ZwLeftOut *self = g_new0 (ZwLeftOut, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->residents = self->left_out = self->share = NAN;
  return self;
}

ZwLeftOut *
zw_left_out_ref (ZwLeftOut *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_left_out_unref (ZwLeftOut *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_pockets; i++)
    g_free (self->pockets[i].areas);
  g_free (self->pockets);
  g_free (self->areas);
  g_free (self->reason);
  g_free (self->method);
  g_clear_pointer (&self->people, zw_features_unref);
  g_free (self);
}

/* Circles around the stops that serve. */
static ZwDiscs *
make_discs (const ZwBaseline *baseline, const ZwPrepared *zone, gboolean with_border)
{
  const ZwPointGrid *stops = baseline->stops;
  g_autofree ZwPoint *places = g_new (ZwPoint, stops->n + 1);
  ZwGridFrame frame;
  guint n = 0;

  for (guint i = 0; i < stops->n; i++)
    if (zone == NULL || zw_prepared_contains (zone, stops->x[i], stops->y[i]))
      places[n++] = (ZwPoint){ stops->x[i], stops->y[i] };
  zw_grid_frame_init (&frame, places, n, MAX (FRAME_CELL_M, baseline->radius / 5.0), FRAME_CELLS);
  return zw_discs_new (&frame, places, n, baseline->radius, with_border);
}

/**
 * zw_left_out_uses_layer:
 *
 * Returns: whether the layer is the one that A1 takes the residents from
 */
gboolean
zw_left_out_uses_layer (const ZwBaseline *baseline, const ZwLayer *layer)
{
  const GPtrArray *inputs = baseline->inputs[ZW_INDICATOR_A1];
  gboolean by_points = baseline->coverage == ZW_COVERAGE_POINTS;

  if (layer->role != ZW_ROLE_POPULATION || (layer->kind == ZW_GEOMETRY_POINT) != by_points)
    return FALSE;
  for (guint i = 0; i < inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (inputs, i);

      if (input->role == ZW_ROLE_POPULATION && input->layer_id == layer->id)
        return TRUE;
    }
  return FALSE;
}

static ZwFeatures *
find_people (const ZwBaseline *baseline, GPtrArray *features)
{
  for (guint i = 0; i < features->len; i++)
    {
      ZwFeatures *one = g_ptr_array_index (features, i);

      if (zw_left_out_uses_layer (baseline, one->layer))
        return one;
    }
  return NULL;
}

/**
 * zw_left_out_new:
 * @baseline: what A1 comes from: radius, stops, and which layer tells residents
 * @features: (element-type ZwFeatures): layers in the project's coordinate
 *   system, among them that layer
 * @zone: (nullable): a valid polygon, closed; %NULL for everywhere
 * @options: how pockets are found
 * @progress: (nullable): who watches
 *
 * Finds how many residents of each area have no stop within reach, and where
 * they live together. By areas or by places as A1 does, so that the sum over all
 * areas is what its denominator has more than its numerator.
 *
 * Where A1 has no data for want of a layer, or nobody lives in the zone, there
 * is none either, and the reason is the same.
 *
 * Returns: (transfer full): the result, or %NULL with %G_IO_ERROR_CANCELLED
 */
ZwLeftOut *
zw_left_out_new (const ZwBaseline *baseline,
                 GPtrArray *features,
                 const ZwGeometry *zone,
                 const ZwLeftOutOptions *options,
                 const ZwProgress *progress,
                 GError **error)
{
  g_autoptr (ZwLeftOut) self = left_out_new ();
  g_autoptr (ZwDiscs) discs = NULL;
  Work work = { .result = self, .progress = progress };
  gboolean done;

  g_return_val_if_fail (options->cell_m > 0.0, NULL);
  self->radius_m = baseline->radius;
  self->state = ZW_INDICATOR_NO_DATA;
  self->reason = g_strdup (baseline->missing[ZW_INDICATOR_A1]);
  work.people = find_people (baseline, features);
  if (self->reason == NULL && work.people != NULL)
    work.residents = zw_features_get_numbers (work.people, "population");
  if (work.residents == NULL)
    return g_steal_pointer (&self);

  self->people = zw_features_ref ((ZwFeatures *) work.people);
  self->method = g_strdup (baseline->methods[ZW_INDICATOR_A1][options->stops_in_zone]);
  work.by_place = baseline->coverage != ZW_COVERAGE_AREA;
  if (zone != NULL)
    work.zone = zw_prepared_new (zone);
  discs = make_discs (baseline, options->stops_in_zone ? work.zone : NULL, !work.by_place);
  work.discs = discs;
  work.areas = g_array_new (FALSE, FALSE, sizeof (ZwLeftOutArea));
  zw_overlap_init (&work.overlap, work.zone);
  done = run (&work, options, error);
  zw_overlap_clear (&work.overlap);
  g_array_unref (work.areas);
  g_free (work.parts);
  g_clear_pointer (&work.zone, zw_prepared_free);
  if (!done)
    return NULL;

  if (self->residents >= ZW_LEFT_OUT_LEAST)
    {
      self->state = ZW_INDICATOR_OK;
      self->share = self->left_out / self->residents;
    }
  else
    self->reason = g_strdup (baseline->empty[ZW_INDICATOR_A1]);
  return g_steal_pointer (&self);
}

/**
 * zw_left_out_load:
 * @store: the project that @baseline was loaded from
 *
 * As zw_left_out_new(), reading the layer of residents from the project.
 *
 * Returns: (transfer full): the result, or %NULL with @error set
 */
ZwLeftOut *
zw_left_out_load (ZwStore *store,
                  const ZwBaseline *baseline,
                  const ZwGeometry *zone,
                  const ZwLeftOutOptions *options,
                  const ZwProgress *progress,
                  GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray)
      features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);

  if (layers == NULL)
    return NULL;
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      ZwFeatures *one;

      if (!zw_left_out_uses_layer (baseline, layer))
        continue;
      one = zw_features_load (store, layer, progress, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (features, one);
    }
  return zw_left_out_new (baseline, features, zone, options, progress, error);
}

/**
 * zw_left_out_area_get_name:
 *
 * Returns: (nullable): what an area is called: by name, else by code, else by
 *   where it lies
 */
const char *
zw_left_out_area_get_name (const ZwLeftOutArea *area)
{
  return area->name != NULL ? area->name : area->code != NULL ? area->code : area->district;
}

/**
 * zw_left_out_dup_pocket_name:
 * @pocket: one of @self
 * @n_most: names to give at most
 *
 * Returns: (transfer full): names of the areas that a pocket lies in, most
 *   residents first, each once; empty where they have none
 */
char *
zw_left_out_dup_pocket_name (const ZwLeftOut *self, const ZwPocket *pocket, guint n_most)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pocket->n_areas && g_hash_table_size (seen) < n_most; i++)
    {
      const char *name = zw_left_out_area_get_name (&self->areas[pocket->areas[i]]);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between names", ", ") : "",
                                name);
    }
  return g_string_free (text, FALSE);
}
