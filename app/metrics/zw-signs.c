/* zw-signs.c: where a zone's signs stand: before it, at its entries, within it
 *
 * The guideline asks for warnings on the roads that lead to the zone, for signs at
 * the junctions of its boundary, and for repeaters within (section 4.4, 標誌與標線).
 * The roads are cut at the outline (zw-signs-pieces.c), their entries found
 * (zw-signs-entries.c), and from each the road is walked back for the warning.
 *
 * Holes of a zone are outside: who comes out of one enters the zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-signs.h"

#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-overlay.h"
#include "metrics/zw-signs-private.h"

/* A narrow zone has a narrow outline: its tolerance is no more than this part of
 * its half width. */
#define NARROW_SHARE 0.5

/* Lines walked back from an entry, at most. */
#define MOST_STEPS 1000

static const struct
{
  const char *id;
  const char *label;
} kinds[ZW_N_SIGN_KINDS] = {
  [ZW_SIGN_ENTRY] = { "entry", N_ ("Entry sign") },
  [ZW_SIGN_APPROACH] = { "approach", N_ ("Approach sign") },
  [ZW_SIGN_REPEATER] = { "repeater", N_ ("Repeater sign") },
};

/**
 * zw_sign_kind_get_id:
 *
 * Returns: its name in JSON and CSV
 */
const char *
zw_sign_kind_get_id (ZwSignKind kind)
{
  return kinds[kind].id;
}

/**
 * zw_sign_kind_get_label:
 *
 * Returns: English, to be translated
 */
const char *
zw_sign_kind_get_label (ZwSignKind kind)
{
  return kinds[kind].label;
}

/* One after the other round the zone, clockwise from the north. */
typedef struct
{
  double angle;
  ZwSignEntry entry;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *first = a, *second = b;

  if (first->angle != second->angle)
    return first->angle < second->angle ? -1 : 1;
  if (first->entry.place.x != second->entry.place.x)
    return first->entry.place.x < second->entry.place.x ? -1 : 1;
  return first->entry.place.y < second->entry.place.y
             ? -1
             : first->entry.place.y > second->entry.place.y;
}

static void
sort_entries (GArray *entries, const ZwEnvelope *extent)
{
  g_autofree Placed *placed = g_new (Placed, entries->len + 1);
  double x = (extent->min_x + extent->max_x) / 2.0, y = (extent->min_y + extent->max_y) / 2.0;

  for (guint i = 0; i < entries->len; i++)
    {
      ZwSignEntry *entry = &g_array_index (entries, ZwSignEntry, i);
      double angle = atan2 (entry->place.x - x, entry->place.y - y);

      placed[i] = (Placed){ angle < 0.0 ? angle + 2.0 * G_PI : angle, *entry };
    }
  qsort (placed, entries->len, sizeof *placed, compare_placed);
  for (guint i = 0; i < entries->len; i++)
    g_array_index (entries, ZwSignEntry, i) = placed[i].entry;
}

static gboolean
is_same_entry (const ZwSignRoads *roads, const ZwSignEntry *a, const ZwSignEntry *b, double merge_m)
{
  const char *road = zw_sign_roads_get_line (roads, a->line)->road;

  return road != NULL && road == zw_sign_roads_get_line (roads, b->line)->road
         && hypot (a->place.x - b->place.x, a->place.y - b->place.y) <= merge_m
         && fabs (fmod (a->bearing - b->bearing + 540.0, 360.0) - 180.0) < 90.0;
}

/* Entries of one road name close together become one. */
static void
merge_entries (GArray *entries, const ZwSignRoads *roads, double merge_m)
{
  g_autoptr (GHashTable)
      by_road = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  guint kept = 0;

  if (merge_m <= 0.0)
    return;
  for (guint i = 0; i < entries->len; i++)
    {
      ZwSignEntry entry = g_array_index (entries, ZwSignEntry, i);
      const char *road = zw_sign_roads_get_line (roads, entry.line)->road;
      GArray *others = road != NULL ? g_hash_table_lookup (by_road, road) : NULL;
      gboolean merged = FALSE;

      if (road != NULL && others == NULL)
        {
          others = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_road, (gpointer) road, others);
        }
      for (guint k = 0; others != NULL && k < others->len && !merged; k++)
        {
          ZwSignEntry *other = &g_array_index (entries, ZwSignEntry,
                                               g_array_index (others, guint, k));

          merged = is_same_entry (roads, &entry, other, merge_m);
          other->n_crossings += merged;
        }
      if (merged)
        continue;
      if (others != NULL)
        g_array_append_val (others, kept);
      g_array_index (entries, ZwSignEntry, kept++) = entry;
    }
  g_array_set_size (entries, kept);
}

/* Outside, or where one cannot tell. */
static gboolean
is_before_zone (const ZwPrepared *outline, ZwPoint place, double tolerance)
{
  g_autoptr (GArray) found = NULL;

  if (!zw_prepared_contains (outline, place.x, place.y))
    return TRUE;
  found = g_array_new (FALSE, FALSE, sizeof (guint));
  return zw_sign_outline_is_near (outline, place, tolerance, found);
}

/* Walks from an entry against those who come, along the road alone. */
static gboolean
find_approach (const ZwSignRoads *roads,
               const ZwPrepared *outline,
               const ZwSignEntry *entry,
               const ZwSignsOptions *options,
               ZwSign *sign)
{
  double distance = options->approach_m;
  guint line = entry->line;
  gboolean forward = !entry->forward;
  double at = entry->at;

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      const ZwSignLine *here = zw_sign_roads_get_line (roads, line);
      double left = forward ? here->length - at : at;

      if (left >= distance)
        {
          at += forward ? distance : -distance;
          sign->place = zw_sign_line_get_place (here, at);
          sign->bearing = zw_sign_line_get_bearing (here, at, !forward);
          sign->name = here->name;
          sign->class = here->class;
          return is_before_zone (outline, sign->place, options->tolerance_m);
        }
      distance -= left;
      if (!zw_sign_roads_follow (roads, TRUE, &line, &forward))
        return FALSE;
      at = forward ? 0.0 : zw_sign_roads_get_line (roads, line)->length;
    }
  return FALSE;
}

/* Several entries may have one approach: a fork just before the zone. */
static gboolean
has_sign_near (const GArray *signs, guint first, const ZwSign *sign, double merge_m)
{
  for (guint i = first; i < signs->len; i++)
    {
      const ZwSign *other = &g_array_index (signs, ZwSign, i);

      if (other->name == sign->name && sign->name != NULL
          && hypot (other->place.x - sign->place.x, other->place.y - sign->place.y) <= merge_m
          && fabs (fmod (other->bearing - sign->bearing + 540.0, 360.0) - 180.0) < 90.0)
        return TRUE;
    }
  return FALSE;
}

static void
add_entry_signs (ZwSigns *self, const ZwSignRoads *roads, const GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const ZwSignEntry *entry = &g_array_index (entries, ZwSignEntry, i);
      const ZwSignLine *line = zw_sign_roads_get_line (roads, entry->line);
      ZwSign sign = { ZW_SIGN_ENTRY, entry->place, entry->bearing,    line->name,
                      line->class,   -1,           entry->n_crossings };

      g_array_append_val (self->signs, sign);
    }
}

static void
add_approach_signs (ZwSigns *self,
                    const ZwSignRoads *roads,
                    const ZwPrepared *outline,
                    const GArray *entries)
{
  guint first = self->signs->len;

  for (guint i = 0; i < entries->len; i++)
    {
      ZwSign sign = { .kind = ZW_SIGN_APPROACH, .entry = (int) i, .n_crossings = 1 };

      if (!find_approach (roads, outline, &g_array_index (entries, ZwSignEntry, i), &self->options,
                          &sign))
        self->n_without_approach++;
      else if (!has_sign_near (self->signs, first, &sign, self->options.merge_m))
        g_array_append_val (self->signs, sign);
    }
}

/* The texts of the signs outlive the roads. */
static void
keep_texts (ZwSigns *self)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      ZwSign *sign = &g_array_index (self->signs, ZwSign, i);

      if (sign->name != NULL)
        sign->name = g_string_chunk_insert_const (self->texts, sign->name);
      if (sign->class != NULL)
        sign->class = g_string_chunk_insert_const (self->texts, sign->class);
      self->counts[sign->kind]++;
    }
}

/* Areas that share a side have no outline there. */
static ZwGeometry *
dissolve (const ZwGeometry *zone)
{
  g_autoptr (ZwOverlay) overlay = NULL;
  ZwGeometry *parts[] = { (ZwGeometry *) zone };
  ZwGeometry *whole;

  if (zone->n_parts < 2)
    return zw_geometry_ref ((ZwGeometry *) zone);
  overlay = zw_overlay_new ();
  whole = zw_overlay_union (overlay, parts, 1, NULL);
  return whole != NULL ? whole : zw_geometry_ref ((ZwGeometry *) zone);
}

static double
get_outline_length (const ZwPrepared *outline)
{
  double length = 0.0;

  for (guint i = 0; i < outline->n_edges; i++)
    length += hypot (outline->edges[i].b.x - outline->edges[i].a.x,
                     outline->edges[i].b.y - outline->edges[i].a.y);
  return length;
}

static ZwSigns *
signs_new (const ZwSignsOptions *options)
{
  ZwSigns *self = g_new0 (ZwSigns, 1);

  g_atomic_ref_count_init (&self->ref_count);
  if (options != NULL)
    self->options = *options;
  else
    zw_signs_options_init (&self->options);
  self->signs = g_array_new (FALSE, TRUE, sizeof (ZwSign));
  self->texts = g_string_chunk_new (1024);
  return self;
}

/**
 * zw_signs_new:
 * @zone: an area
 * @features: (nullable) (element-type ZwFeatures): layers of any role; those of
 *   roads are used. A feature's "name", "class" and "oneway" count where known
 * @options: (nullable): %NULL for the usual ones
 * @progress: (nullable): who watches
 * @error: set when cancelled
 *
 * Suggests places for signs. A road that runs along the outline, or crosses it back
 * and forth within the tolerance, enters where it leaves the tolerance for the
 * inside. Roads that end on the outline enter where another meets them there that
 * comes from outside or runs along the outline.
 *
 * Returns: (transfer full): the signs, none where there are no roads
 */
ZwSigns *
zw_signs_new (const ZwGeometry *zone,
              const GPtrArray *features,
              const ZwSignsOptions *options,
              const ZwProgress *progress,
              GError **error)
{
  g_autoptr (ZwSigns) self = signs_new (options);
  g_autoptr (ZwGeometry) whole = dissolve (zone);
  g_autoptr (ZwPrepared) outline = zw_prepared_new (whole);
  g_autoptr (ZwSignRoads) roads = NULL;
  g_autoptr (ZwSignPieces) pieces = NULL;
  g_autoptr (GArray) entries = NULL;
  ZwEnvelope area = outline->envelope;
  double reach = self->options.approach_m + self->options.tolerance_m;

  if (!zw_progress_step (progress, 0.0, _ ("Looking at roads"), error))
    return NULL;
  area.min_x -= reach;
  area.min_y -= reach;
  area.max_x += reach;
  area.max_y += reach;
  if (outline->n_edges > 0)
    self->options.tolerance_m = MIN (self->options.tolerance_m,
                                     NARROW_SHARE * outline->area / get_outline_length (outline));
  roads = zw_sign_roads_new (features, &area);
  self->n_roads = roads->n_roads;
  self->n_left_out = roads->n_left_out;
  self->n_left_out_footways = roads->n_left_out_footways;
  self->has_class = roads->has_class;
  self->has_direction = roads->has_direction;
  if (outline->n_edges == 0 || roads->lines->len == 0 || !(self->options.tolerance_m > 0.0))
    return g_steal_pointer (&self);
  pieces = zw_sign_pieces_new (roads, outline, self->options.tolerance_m, progress, error);
  if (pieces == NULL)
    return NULL;
  entries = zw_sign_entries_find (roads, pieces, outline, self->options.tolerance_m,
                                  &self->n_exits);
  self->n_crossings = entries->len;
  sort_entries (entries, &outline->envelope);
  merge_entries (entries, roads, self->options.merge_m);
  add_entry_signs (self, roads, entries);
  add_approach_signs (self, roads, outline, entries);
  zw_sign_repeaters_find (roads, pieces, &self->options, self->signs, &self->length_inside_m);
  keep_texts (self);
  if (!zw_progress_step (progress, 1.0, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * zw_signs_load:
 *
 * As zw_signs_new(), with the layers of roads that are in use.
 *
 * Returns: (transfer full): %NULL when it failed
 */
ZwSigns *
zw_signs_load (ZwStore *store,
               const ZwGeometry *zone,
               const ZwSignsOptions *options,
               const ZwProgress *progress,
               GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray) features = NULL;

  if (layers == NULL)
    return NULL;
  for (guint i = layers->len; i > 0; i--)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i - 1);

      if (layer->role != ZW_ROLE_ROADS || !layer->used)
        g_ptr_array_remove_index (layers, i - 1);
    }
  features = zw_features_load_many (store, layers, progress, error);
  return features != NULL ? zw_signs_new (zone, features, options, progress, error) : NULL;
}

ZwSigns *
zw_signs_ref (ZwSigns *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_signs_unref (ZwSigns *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->signs);
  g_string_chunk_free (self->texts);
  g_free (self);
}
