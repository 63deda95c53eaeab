/* zw-dossier-places.c: the districts of a zone, and the figures of all places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-dossier-private.h"
#include "geometry/zw-overlay.h"
#include "metrics/zw-figure-basis.h"
#include "metrics/zw-survey.h"

/* Features of a survey up to which the figures of all places are worked out. */
#define MANY_FEATURES 100000

/* A district that shares less of the zone's area than this is a matter of outlines
 * that do not quite meet. */
#define LEAST_SHARE 0.005

static void
district_free (gpointer data)
{
  ZwDossierDistrict *self = data;

  zw_place_free (self->place);
  g_free (self);
}

static int
compare_share (gconstpointer a, gconstpointer b)
{
  const ZwDossierDistrict *one = *(const ZwDossierDistrict *const *) a;
  const ZwDossierDistrict *other = *(const ZwDossierDistrict *const *) b;

  return (other->share > one->share) - (other->share < one->share);
}

/* Areas in common by the inclusion and exclusion of two sets. */
static gboolean
find_districts (ZwDossier *self, const GPtrArray *all, GError **error)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  double own = zw_geometry_get_area (self->zone->geometry);
  ZwEnvelope envelope = zw_geometry_get_envelope (self->zone->geometry);

  self->districts = g_ptr_array_new_with_free_func (district_free);
  for (guint i = 0; i < all->len; i++)
    {
      ZwPlace *place = g_ptr_array_index (all, i);
      ZwEnvelope other = zw_geometry_get_envelope (place->geometry);
      g_autoptr (ZwGeometry) together = NULL;
      ZwDossierDistrict *district;
      double share;

      if (!zw_envelope_intersects (&envelope, &other) || own <= 0.0)
        continue;
      together = zw_overlay_union (
          overlay, (ZwGeometry *[]){ self->zone->geometry, place->geometry }, 2, error);
      if (together == NULL)
        return FALSE;
      share = (own + zw_geometry_get_area (place->geometry) - zw_geometry_get_area (together))
              / own;
      if (share < LEAST_SHARE)
        continue;
      district = g_new0 (ZwDossierDistrict, 1);
      district->place = zw_place_copy (place);
      district->share = MIN (share, 1.0);
      g_ptr_array_add (self->districts, district);
    }
  g_ptr_array_sort (self->districts, compare_share);
  return TRUE;
}

/* Together, so that what runs along the border of two counts once. */
static gboolean
unite_districts (ZwDossier *self, GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  for (guint i = 0; i < self->districts->len; i++)
    {
      const ZwDossierDistrict *district = g_ptr_array_index (self->districts, i);

      g_ptr_array_add (areas, district->place->geometry);
    }
  if (areas->len == 0)
    return TRUE;
  self->district_area = zw_overlay_union (overlay, (ZwGeometry **) areas->pdata, areas->len, error);
  return self->district_area != NULL;
}

/* The zone and the districts that it lies in. */
static GPtrArray *
list_own_places (const ZwDossier *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_place_free);

  g_ptr_array_add (places, zw_place_new_zone (self->zone));
  for (guint i = 0; i < self->districts->len; i++)
    {
      const ZwDossierDistrict *district = g_ptr_array_index (self->districts, i);

      g_ptr_array_add (places, zw_place_copy (district->place));
    }
  return places;
}

static gboolean
has_place (const GPtrArray *places, const ZwPlace *place)
{
  for (guint i = 0; i < places->len; i++)
    if (zw_place_is_same (g_ptr_array_index (places, i), place))
      return TRUE;
  return FALSE;
}

/* All that can be compared with the zone: the other zones and districts, and the city. */
static GPtrArray *
list_other_places (const ZwDossier *self,
                   const GPtrArray *own,
                   const GPtrArray *districts,
                   ZwPlace *city)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_place_free);

  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (self->zones, i);

      if (zone->id != self->zone->id)
        g_ptr_array_add (places, zw_place_new_zone (zone));
    }
  for (guint i = 0; i < districts->len; i++)
    if (!has_place (own, g_ptr_array_index (districts, i)))
      g_ptr_array_add (places, zw_place_copy (g_ptr_array_index (districts, i)));
  g_ptr_array_add (places, city);
  return places;
}

static ZwEnvelope
find_extent (const GPtrArray *places)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; i < places->len; i++)
    {
      const ZwPlace *place = g_ptr_array_index (places, i);
      ZwEnvelope one = zw_geometry_get_envelope (place->geometry);

      zw_envelope_union (&extent, &one);
    }
  return extent;
}

/* Where there is much, the other places are worked out only for who asks for them, and
 * nothing is known of them otherwise. */
static gboolean
load_latest (ZwDossier *self,
             const ZwFigureBasis *basis,
             const ZwFigureSettings *settings,
             gboolean near_only,
             const GPtrArray *own,
             const GPtrArray *others,
             const ZwProgress *progress,
             GError **error)
{
  g_autoptr (ZwBaseline)
      baseline = zw_figure_basis_freeze (basis, &settings->baseline, progress, error);
  ZwFigureTable *rest;

  if (baseline == NULL)
    return FALSE;
  self->latest = zw_figure_table_new_from (baseline, settings, own, progress, error);
  if (self->latest == NULL)
    return FALSE;
  rest = zw_figure_table_new_from (near_only ? NULL : baseline, settings, others, progress, error);
  if (rest == NULL)
    return FALSE;
  zw_baseline_drop_columns (baseline);
  zw_figure_table_join (self->latest, rest);
  self->others = zw_figure_table_part_zones (self->latest, self->zone->id);
  return TRUE;
}

/* A year of which the same layers tell as of another has the same figures. */
static ZwFigureTable *
load_year (const ZwDossier *self,
           const ZwFigureBasis *basis,
           ZwFigureSettings *settings,
           int year,
           const GPtrArray *own,
           const ZwProgress *progress,
           GError **error)
{
  g_autoptr (ZwBaseline) baseline = NULL;
  ZwFigureTable *table;

  settings->baseline.year = year;
  if (zw_figure_basis_is_same_survey (basis, year, self->latest->year))
    return zw_figure_table_new_same (self->latest, year, own);
  for (guint i = 0; i < self->tables->len; i++)
    if (zw_figure_basis_is_same_survey (basis, year, g_array_index (self->years, int, i)))
      return zw_figure_table_new_same (g_ptr_array_index (self->tables, i), year, own);
  baseline = zw_figure_basis_freeze (basis, &settings->baseline, progress, error);
  if (baseline == NULL)
    return NULL;
  table = zw_figure_table_new_from (baseline, settings, own, progress, error);
  zw_baseline_drop_columns (baseline);
  return table;
}

static gboolean
load_figures (ZwDossier *self,
              const ZwFigureSettings *wanted,
              const ZwFigureBasis *basis,
              gboolean near_only,
              const GPtrArray *own,
              const GPtrArray *others,
              const ZwProgress *progress,
              GError **error)
{
  g_autoptr (GArray) years = zw_survey_list_years (self->layers);
  guint first = years->len > ZW_DOSSIER_YEARS ? years->len - ZW_DOSSIER_YEARS : 0;
  double n = years->len - first + 1;
  ZwFigureSettings settings = *wanted;
  ZwProgressPart part;

  if (!load_latest (self, basis, &settings, near_only, own, others,
                    zw_progress_begin_part (&part, progress, 0.0, 1.0 / n), error))
    return FALSE;
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_table_free);
  for (guint i = first; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      double from = (i - first + 1) / n;
      ZwFigureTable *table =
          zw_progress_step (progress, from, _ ("Working out the figures"), error)
              ? load_year (self, basis, &settings, year, own,
                           zw_progress_begin_part (&part, progress, from, from + 1.0 / n), error)
              : NULL;

      if (table == NULL)
        return FALSE;
      g_array_append_val (self->years, year);
      g_ptr_array_add (self->tables, table);
    }
  return TRUE;
}

/**
 * zw_dossier_load_places:
 * @all_places: as for zw_dossier_load_for()
 *
 * Finds the districts, then works out the figures of all places.
 *
 * Returns: %FALSE with @error set
 */
gboolean
zw_dossier_load_places (ZwDossier *self,
                        ZwStore *store,
                        gboolean all_places,
                        const ZwProgress *progress,
                        GError **error)
{
  g_autoptr (ZwFigureBasis)
      basis = zw_figure_basis_new (self->features, self->timetables, self->crs);
  g_autoptr (GPtrArray) areas = zw_figure_basis_list_areas (basis);
  g_autoptr (GPtrArray) districts = zw_place_list_districts (areas, error);
  g_autoptr (ZwFigureBasis) near = NULL;
  g_autoptr (GPtrArray) own = NULL, others = NULL;
  gboolean near_only = !all_places && zw_figure_basis_count (basis) > MANY_FEATURES;
  ZwFigureSettings settings;
  ZwPlace *city;

  zw_figure_settings_load (&settings, store);
  settings.baseline.catalog = self->catalog;
  if (districts == NULL || !find_districts (self, districts, error)
      || !unite_districts (self, error))
    return FALSE;
  city = zw_place_new_city (areas, error);
  if (city == NULL)
    return FALSE;
  own = list_own_places (self);
  others = list_other_places (self, own, districts, city);
  if (near_only)
    {
      ZwEnvelope extent = find_extent (own);

      near = zw_figure_basis_clip (basis, &extent, &settings.baseline);
    }
  return load_figures (self, &settings, near_only ? near : basis, near_only, own, others, progress,
                       error);
}
