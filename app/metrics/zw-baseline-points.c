/* zw-baseline-points.c: stops, chargers, car parks, bike stations and attractions as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

#include <math.h>

/* A column of figures beside the places it belongs to. */
typedef struct
{
  GArray *places; /* of ZwPoint */
  GArray **columns;
  guint n_columns;
} Table;

static void
table_init (Table *self, guint n_columns)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->n_columns = n_columns;
  self->columns = g_new (GArray *, n_columns + 1);
  for (guint c = 0; c < n_columns; c++)
    self->columns[c] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
table_add (Table *self, ZwPoint place, const double *values)
{
  g_array_append_val (self->places, place);
  for (guint c = 0; c < self->n_columns; c++)
    g_array_append_val (self->columns[c], values[c]);
}

/* Frees the table and returns it sorted into the cells. */
static ZwPointGrid *
table_end (Table *self, const ZwGridFrame *frame)
{
  ZwPointGrid *grid = zw_point_grid_new (frame, (const ZwPoint *) (const void *) self->places->data,
                                         self->places->len);

  for (guint c = 0; c < self->n_columns; c++)
    {
      zw_point_grid_add_column (grid, (const double *) (const void *) self->columns[c]->data);
      g_array_unref (self->columns[c]);
    }
  g_array_unref (self->places);
  g_free (self->columns);
  return grid;
}

/* Adds the moments of a ring about a place: area and area times position, doubled. */
static void
add_moments (const ZwPoint *points, guint n, const ZwPoint *about, double sign, double *moments)
{
  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      double ax = points[j].x - about->x, ay = points[j].y - about->y;
      double bx = points[i].x - about->x, by = points[i].y - about->y;
      double twice = sign * (ax * by - ay * bx);

      moments[0] += twice;
      moments[1] += twice * (ax + bx);
      moments[2] += twice * (ay + by);
    }
}

/**
 * zw_baseline_get_place:
 *
 * Centroid of a polygon (Bourke, Calculating the area and centroid of a
 * polygon, 1988); the first point of anything else and of a polygon without
 * area.
 *
 * Returns: where a feature counts
 */
ZwPoint
zw_baseline_get_place (const ZwFeatures *features, guint index)
{
  const ZwGeometry *shape = features->shape;
  guint first = shape->part_starts[features->starts[index]];
  ZwPoint place = shape->points[shape->ring_starts[first]];
  double moments[3] = { 0.0, 0.0, 0.0 };

  if (shape->kind != ZW_GEOMETRY_POLYGON)
    return place;
  for (guint p = features->starts[index]; p < features->starts[index + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      {
        const ZwPoint *points = shape->points + shape->ring_starts[r];
        guint n = shape->ring_starts[r + 1] - shape->ring_starts[r];
        gboolean is_hole = r > shape->part_starts[p];
        gboolean clockwise = zw_ring_area (points, n) < 0.0;

        add_moments (points, n, &place, clockwise != is_hole ? -1.0 : 1.0, moments);
      }
  if (moments[0] != 0.0)
    {
      place.x += moments[1] / (3.0 * moments[0]);
      place.y += moments[2] / (3.0 * moments[0]);
    }
  return place;
}

/* The row that a stop's parent is, or the stop's own. */
static guint
find_parent (const char *const *parents, GHashTable *rows, guint row)
{
  gpointer found;

  if (parents == NULL || parents[row] == NULL || *parents[row] == '\0'
      || !g_hash_table_lookup_extended (rows, parents[row], NULL, &found))
    return row;
  return GPOINTER_TO_UINT (found);
}

/* Whether a stop is counted itself: it has no station in the layer. Stops that
 * name each other in a circle are counted once. */
static gboolean
is_counted (const char *const *parents, GHashTable *rows, guint row)
{
  guint at = find_parent (parents, rows, row), lowest = row;

  for (guint step = 0; at != row && step < 16; step++)
    {
      guint next = find_parent (parents, rows, at);

      if (next == at)
        return FALSE;
      lowest = MIN (lowest, at);
      at = next;
    }
  return at == row && lowest == row;
}

static GHashTable *
index_stops (const ZwFeatures *features)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *ids = zw_features_get_texts (features, "stop_id");

  for (guint i = 0; ids != NULL && i < features->n; i++)
    if (ids[i] != NULL && *ids[i] != '\0' && !g_hash_table_contains (rows, ids[i]))
      g_hash_table_insert (rows, (gpointer) ids[i], GUINT_TO_POINTER (i));
  return rows;
}

static const char *
get_mode (const ZwFeatures *features, guint row)
{
  const char *const *modes = zw_features_get_texts (features, "mode");

  if (modes == NULL || modes[row] == NULL || *modes[row] == '\0')
    return ZW_INDICATOR_PART_UNSPECIFIED;
  return modes[row];
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The modes in use, in the order of their names; with very many, all but the
 * first are put together. */
static void
list_modes (ZwBaseline *self, GPtrArray *layers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      for (guint i = 0; i < features->n; i++)
        if (g_hash_table_add (seen, (gpointer) get_mode (features, i)))
          g_ptr_array_add (self->modes, g_strdup (get_mode (features, i)));
    }
  g_ptr_array_sort (self->modes, compare_texts);
  if (self->modes->len > ZW_MAX_MODES)
    {
      g_ptr_array_set_size (self->modes, ZW_MAX_MODES - 1);
      g_ptr_array_add (self->modes, g_strdup (ZW_INDICATOR_PART_OTHER));
    }
}

static guint
find_mode (const ZwBaseline *self, const char *mode)
{
  guint m = 0;

  while (m + 1 < self->modes->len && !g_str_equal (self->modes->pdata[m], mode))
    m++;
  return m;
}

/**
 * zw_baseline_fill_stops:
 * @with_border: areas will be asked for, not only places
 */
gboolean
zw_baseline_fill_stops (ZwBaseline *self,
                        GPtrArray *layers,
                        gboolean with_border,
                        const ZwProgress *progress,
                        GError **error)
{
  double values[ZW_STOP_FIRST_MODE + ZW_MAX_MODES];
  Table table;

  if (layers->len == 0)
    return TRUE;
  list_modes (self, layers);
  table_init (&table, ZW_STOP_FIRST_MODE + self->modes->len);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const char *const *parents = zw_features_get_texts (features, "parent");
      g_autoptr (GHashTable) rows = index_stops (features);

      for (guint i = 0; i < features->n; i++)
        {
          gboolean counted = is_counted (parents, rows, i);

          for (guint c = 0; c < table.n_columns; c++)
            values[c] = 0.0;
          values[ZW_STOP_COUNTED] = counted;
          values[ZW_STOP_FIRST_MODE + find_mode (self, get_mode (features, i))] = counted;
          table_add (&table, zw_baseline_get_place (features, i), values);
          self->notes.n_platforms += !counted;
        }
    }
  self->discs = zw_discs_new (&self->frame, (const ZwPoint *) (const void *) table.places->data,
                              table.places->len, self->radius, with_border);
  self->stops = table_end (&table, &self->frame);
  return zw_progress_step (progress, -1.0, NULL, error);
}

static double
get_number (const double *numbers, guint row)
{
  return numbers != NULL && isfinite (numbers[row]) && numbers[row] >= 0.0 ? numbers[row] : NAN;
}

static gboolean
has_numbers (const double *numbers, guint n)
{
  for (guint i = 0; numbers != NULL && i < n; i++)
    if (!isnan (get_number (numbers, i)))
      return TRUE;
  return FALSE;
}

static void
add_charger (ZwBaseline *self,
             Table *table,
             const ZwFeatures *features,
             guint row,
             const guint column)
{
  static const char *const fields[ZW_N_CHARGER_COLUMNS] = { NULL, "posts", "guns", "fast", "slow" };
  double values[ZW_N_CHARGER_COLUMNS];

  for (guint c = ZW_CHARGER_POSTS; c < ZW_N_CHARGER_COLUMNS; c++)
    {
      values[c] = get_number (zw_features_get_numbers (features, fields[c]), row);
      self->notes.charger_known[c] |= !isnan (values[c]);
    }
  /* Guns given only by kind are the sum of both. */
  if (isnan (values[ZW_CHARGER_GUNS])
      && !(isnan (values[ZW_CHARGER_FAST]) && isnan (values[ZW_CHARGER_SLOW])))
    {
      values[ZW_CHARGER_GUNS] = (isnan (values[ZW_CHARGER_FAST]) ? 0.0 : values[ZW_CHARGER_FAST])
                                + (isnan (values[ZW_CHARGER_SLOW]) ? 0.0 : values[ZW_CHARGER_SLOW]);
      self->notes.charger_known[ZW_CHARGER_GUNS] = TRUE;
    }
  values[ZW_CHARGER_VALUE] = column == ZW_CHARGER_VALUE ? 1.0 : values[column];
  self->notes.n_chargers_left_out += isnan (values[ZW_CHARGER_VALUE]);
  for (guint c = 0; c < ZW_N_CHARGER_COLUMNS; c++)
    if (isnan (values[c]))
      values[c] = 0.0;
  table_add (table, zw_baseline_get_place (features, row), values);
}

/* Posts where a layer gives them, else its guns, else its sites. */
void
zw_baseline_fill_chargers (ZwBaseline *self, GPtrArray *layers)
{
  Table table;

  if (layers->len == 0)
    return;
  table_init (&table, ZW_N_CHARGER_COLUMNS);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      guint column = ZW_CHARGER_VALUE;

      if (has_numbers (zw_features_get_numbers (features, "posts"), features->n))
        column = ZW_CHARGER_POSTS;
      else if (has_numbers (zw_features_get_numbers (features, "guns"), features->n)
               || has_numbers (zw_features_get_numbers (features, "fast"), features->n)
               || has_numbers (zw_features_get_numbers (features, "slow"), features->n))
        column = ZW_CHARGER_GUNS;
      self->notes.charger_posts |= column == ZW_CHARGER_POSTS;
      self->notes.charger_guns |= column == ZW_CHARGER_GUNS;
      self->notes.charger_sites |= column == ZW_CHARGER_VALUE;
      for (guint i = 0; i < features->n; i++)
        add_charger (self, &table, features, i, column);
    }
  self->chargers = table_end (&table, &self->frame);
}

/* Only car parks of which both figures are known are counted. */
void
zw_baseline_fill_parking (ZwBaseline *self, GPtrArray *layers)
{
  Table table;

  if (layers->len == 0)
    return;
  table_init (&table, ZW_N_PARKING_COLUMNS);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const double *spaces = zw_features_get_numbers (features, "spaces");
      const double *ev_spaces = zw_features_get_numbers (features, "ev_spaces");

      self->notes.parking_areas |= features->shape->kind == ZW_GEOMETRY_POLYGON;
      for (guint i = 0; i < features->n; i++)
        {
          double values[] = { get_number (spaces, i), get_number (ev_spaces, i), 1.0 };

          if (isnan (values[ZW_PARKING_SPACES]) || isnan (values[ZW_PARKING_EV_SPACES]))
            {
              values[ZW_PARKING_SPACES] = values[ZW_PARKING_EV_SPACES] = 0.0;
              values[ZW_PARKING_KNOWN] = 0.0;
              self->notes.n_parking_left_out++;
            }
          table_add (&table, zw_baseline_get_place (features, i), values);
        }
    }
  self->parking = table_end (&table, &self->frame);
}

void
zw_baseline_fill_bikes (ZwBaseline *self, GPtrArray *layers)
{
  Table table;

  if (layers->len == 0)
    return;
  table_init (&table, 0);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      for (guint i = 0; i < features->n; i++)
        table_add (&table, zw_baseline_get_place (features, i), NULL);
    }
  self->bikes = table_end (&table, &self->frame);
}

void
zw_baseline_fill_attractions (ZwBaseline *self, GPtrArray *layers)
{
  Table table;

  if (layers->len == 0)
    return;
  table_init (&table, ZW_N_ATTRACTION_COLUMNS);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      self->notes.attraction_areas |= features->shape->kind == ZW_GEOMETRY_POLYGON;
      for (guint i = 0; i < features->n; i++)
        {
          ZwPoint place = zw_baseline_get_place (features, i);
          double covered = self->discs != NULL && zw_discs_contain (self->discs, place.x, place.y);

          table_add (&table, place, &covered);
        }
    }
  self->attractions = table_end (&table, &self->frame);
}

static gboolean
fill_people_areas (ZwBaseline *self,
                   const ZwFeatures *features,
                   const double *people,
                   const ZwProgress *progress,
                   GError **error)
{
  self->people_areas = zw_area_grid_new (&self->frame, self->discs);
  for (guint i = 0; i < features->n; i++)
    {
      double value = get_number (people, i);

      if (!isnan (value))
        zw_area_grid_add (self->people_areas, features->shape, features->starts[i],
                          features->starts[i + 1], value);
      if (i % 512 == 0 && !zw_progress_step (progress, i / (double) features->n, NULL, error))
        return FALSE;
    }
  zw_area_grid_end (self->people_areas);
  return TRUE;
}

/**
 * zw_baseline_fill_people:
 * @features: the layer of residents; rows without a number of them are left out
 */
gboolean
zw_baseline_fill_people (ZwBaseline *self,
                         const ZwFeatures *features,
                         const ZwProgress *progress,
                         GError **error)
{
  const double *people = zw_features_get_numbers (features, "population");
  ZwPointGrid **points = &self->people_points;
  Table table;

  if (!has_numbers (people, features->n))
    return TRUE;
  if (features->shape->kind == ZW_GEOMETRY_POLYGON)
    {
      if (!fill_people_areas (self, features, people, progress, error))
        return FALSE;
      points = &self->people_centres;
    }
  table_init (&table, ZW_N_PEOPLE_COLUMNS);
  for (guint i = 0; i < features->n; i++)
    {
      ZwPoint place = zw_baseline_get_place (features, i);
      double value = get_number (people, i);
      double values[] = { value, 0.0 };

      if (isnan (value))
        {
          self->notes.n_people_left_out++;
          continue;
        }
      if (self->discs != NULL && zw_discs_contain (self->discs, place.x, place.y))
        values[ZW_PEOPLE_COVERED] = value;
      table_add (&table, place, values);
    }
  *points = table_end (&table, &self->frame);
  return zw_progress_step (progress, 1.0, NULL, error);
}
