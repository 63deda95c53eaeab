/* zw-dossier.c: all that the documents of a zone say, read from the project once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-dossier.h"

#include <glib/gi18n.h>

#include "geometry/zw-overlay.h"
#include "metrics/zw-figure-basis.h"
#include "metrics/zw-survey.h"

/* Features of a survey up to which the figures of all places are worked out. */
#define MANY_FEATURES 100000

/* A district that shares less of the zone's area than this is a matter of outlines
 * that do not quite meet. */
#define LEAST_SHARE 0.005

static void
gap_free (gpointer data)
{
  ZwGap *self = data;

  g_free (self->place);
  g_free (self->text);
  g_free (self);
}

static void
district_free (gpointer data)
{
  ZwDossierDistrict *self = data;

  zw_place_free (self->place);
  g_free (self);
}

ZwDossier *
zw_dossier_ref (ZwDossier *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_dossier_unref (ZwDossier *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->project);
  g_free (self->government);
  g_free (self->licence);
  g_free (self->crs);
  zw_applicant_clear (&self->applicant);
  g_clear_pointer (&self->zone, zw_zone_free);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->features, g_ptr_array_unref);
  g_clear_pointer (&self->timetables, g_ptr_array_unref);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->districts, g_ptr_array_unref);
  g_clear_pointer (&self->district_area, zw_geometry_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->latest, zw_figure_table_free);
  g_clear_pointer (&self->others, zw_figure_table_free);
  g_clear_pointer (&self->sides, zw_sides_free);
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->budget, zw_budget_free);
  g_clear_pointer (&self->check_run, zw_check_run_free);
  g_clear_pointer (&self->passport, zw_passport_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_layers (ZwDossier *self, ZwStore *store, const ZwProgress *progress, GError **error)
{
  self->layers = zw_layer_list (store, error);
  self->timetables = self->layers != NULL ? zw_timetable_list (store, error) : NULL;
  if (self->timetables == NULL)
    return FALSE;
  self->features = zw_features_load_many (store, self->layers, progress, error);
  return self->features != NULL;
}

/* The map shows what is visible. Paper knows no globe: the layers are prepared for the
 * plane. */
static gboolean
make_scene (ZwDossier *self, GError **error)
{
  g_autoptr (GPtrArray)
      shown = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);

  for (guint i = 0; i < self->layers->len; i++)
    if (((const ZwLayer *) g_ptr_array_index (self->layers, i))->visible)
      g_ptr_array_add (shown, zw_map_layer_new_plane (g_ptr_array_index (self->features, i)));
  self->scene = zw_map_scene_new (self->crs, shown, self->zones, error);
  return self->scene != NULL;
}

static gboolean
load_sides (ZwDossier *self, const ZwProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) bounding = g_ptr_array_new ();

  for (guint i = 0; i < self->features->len; i++)
    {
      const ZwFeatures *features = g_ptr_array_index (self->features, i);

      if (zw_sides_uses_role (features->layer->role))
        g_ptr_array_add (bounding, (gpointer) features);
    }
  self->sides = zw_sides_new (self->zone->geometry, bounding, NULL, progress, error);
  return self->sides != NULL;
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

/* The districts, then the figures of all places. */
static gboolean
load_places (ZwDossier *self,
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

static gboolean
load_plan (ZwDossier *self, ZwStore *store, GError **error)
{
  self->check_run = zw_check_run (store, self->zone->id, NULL, NULL, error);
  if (self->check_run == NULL)
    return FALSE;
  self->check = g_ptr_array_index (self->check_run->zones, 0);
  self->check_tables = &self->check_run->tables;
  zw_applicant_load (&self->applicant, store, self->check_tables->rules);
  self->plan = zw_plan_load (store, self->zone->id, error);
  self->records = self->plan != NULL ? zw_records_load (store, self->zone->id, error) : NULL;
  self->budget = self->records != NULL ? zw_budget_load (store, self->zone->id, self->records,
                                                         self->check_tables->rules, error)
                                       : NULL;
  return self->budget != NULL;
}

/**
 * zw_dossier_load:
 * @store: a project; on a worker thread one of its own
 * @zone_id: a zone of it
 * @language: (nullable): language of the documents, "zh_TW" or "en"; that of the
 *   user where %NULL
 * @date: (nullable): day on the cover; today where %NULL
 * @progress: (nullable): who watches
 *
 * As zw_dossier_load_for() without @all_places.
 *
 * Returns: (transfer full): the dossier of the zone
 */
ZwDossier *
zw_dossier_load (ZwStore *store,
                 gint64 zone_id,
                 const char *language,
                 GDateTime *date,
                 const ZwProgress *progress,
                 GError **error)
{
  return zw_dossier_load_for (store, zone_id, FALSE, language, date, progress, error);
}

/**
 * zw_dossier_load_for:
 * @all_places: whether the figures of the other zones and districts and of the city are
 *   wanted even where there is much to work them out from
 *
 * Reads all that the documents of a zone say. Writes nothing.
 *
 * Returns: (transfer full): the dossier of the zone
 */
ZwDossier *
zw_dossier_load_for (ZwStore *store,
                     gint64 zone_id,
                     gboolean all_places,
                     const char *language,
                     GDateTime *date,
                     const ZwProgress *progress,
                     GError **error)
{
  g_autoptr (ZwDossier) self = g_new0 (ZwDossier, 1);
  ZwProgressPart reading, sides, figures;

  g_atomic_ref_count_init (&self->ref_count);
  self->catalog = zw_catalog_new (language);
  self->chinese = zw_catalog_is_chinese (self->catalog);
  self->date = date != NULL ? g_date_time_ref (date) : g_date_time_new_now_local ();
  self->project = zw_store_get_setting (store, "name");
  if (self->project == NULL)
    self->project = g_strdup ("");
  self->government = zw_store_get_setting (store, "government");
  self->licence = zw_store_get_setting (store, "licence");
  self->crs = g_strdup (zw_store_get_crs (store));
  self->passport = zw_passport_new ();
  self->gaps = g_ptr_array_new_with_free_func (gap_free);

  self->zone = zw_zone_find (store, zone_id, error);
  self->zones = self->zone != NULL ? zw_zone_list (store, error) : NULL;
  if (self->zones == NULL
      || !load_layers (self, store, zw_progress_begin_part (&reading, progress, 0.0, 0.4), error)
      || !load_sides (self, zw_progress_begin_part (&sides, progress, 0.4, 0.45), error)
      || !load_places (self, store, all_places,
                       zw_progress_begin_part (&figures, progress, 0.45, 1.0), error)
      /* Last, when what the figures were worked out from is gone. */
      || !make_scene (self, error) || !load_plan (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * zw_dossier_tr:
 * @text: marked with N_()
 *
 * Returns: (transfer none): it in the language of the dossier
 */
const char *
zw_dossier_tr (const ZwDossier *self, const char *text)
{
  return zw_catalog_get (self->catalog, text);
}

const char *
zw_dossier_pick (const ZwDossier *self, const char *zh, const char *en)
{
  return self->chinese ? zh : en;
}

/**
 * zw_dossier_list_features:
 *
 * Returns: (transfer container) (element-type ZwFeatures): of the layers of a role
 *   that are used for figures, in the latest edition of each survey
 */
GPtrArray *
zw_dossier_list_features (const ZwDossier *self, ZwRole role)
{
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (self->layers, 0);
  g_autoptr (GPtrArray) latest = zw_survey_list_latest (self->layers, role);
  gboolean chosen = zw_baseline_needs_role (role);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->layers->len; i++)
    if (g_ptr_array_find (chosen ? choice->layers : latest, g_ptr_array_index (self->layers, i),
                          NULL)
        && ((const ZwLayer *) g_ptr_array_index (self->layers, i))->role == role)
      g_ptr_array_add (found, g_ptr_array_index (self->features, i));
  return found;
}

/**
 * zw_dossier_find_features:
 *
 * Returns: (transfer none) (nullable): the first of zw_dossier_list_features()
 */
ZwFeatures *
zw_dossier_find_features (const ZwDossier *self, ZwRole role)
{
  g_autoptr (GPtrArray) found = zw_dossier_list_features (self, role);

  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

gboolean
zw_dossier_has_role (const ZwDossier *self, ZwRole role)
{
  return zw_dossier_find_features (self, role) != NULL;
}

/**
 * zw_dossier_dup_district_names:
 *
 * Returns: (transfer full) (nullable): "中正區、大安區"; %NULL where no district is known
 */
char *
zw_dossier_dup_district_names (const ZwDossier *self)
{
  GString *text = NULL;

  if (self->districts->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < self->districts->len; i++)
    {
      const ZwDossierDistrict *district = g_ptr_array_index (self->districts, i);

      if (i > 0)
        g_string_append (text, self->chinese ? "、" : ", ");
      g_string_append (text, district->place->name);
    }
  return g_string_free (text, FALSE);
}

/**
 * zw_dossier_get_words:
 * @place: id of the list "passage"
 * @part: (nullable): of a place that comes more than once: id of a sub-item
 *
 * Returns: (transfer none) (nullable): what a person wrote for it
 */
const char *
zw_dossier_get_words (const ZwDossier *self, const char *place, const char *part)
{
  return zw_records_get_passage (self->records, place, part);
}

/**
 * zw_dossier_add_gap:
 * @place: id of the list "passage"
 * @role: layer to load, or %ZW_N_ROLES
 * @format: one sentence: what to load or write
 *
 * Notes what a document lacks, once.
 */
void
zw_dossier_add_gap (ZwDossier *self, const char *place, ZwRole role, const char *format, ...)
{
  g_autofree char *text = NULL;
  ZwGap *gap;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      gap = g_ptr_array_index (self->gaps, i);
      if (g_str_equal (gap->place, place) && g_str_equal (gap->text, text))
        return;
    }
  gap = g_new0 (ZwGap, 1);
  gap->place = g_strdup (place);
  gap->role = role;
  gap->text = g_steal_pointer (&text);
  g_ptr_array_add (self->gaps, gap);
}

/**
 * zw_dossier_print_indicator:
 * @row: a place and its indicators, of @self
 * @year: survey year of the table the row is from; 0 for the latest
 *
 * Enters the indicator's figure in the passport.
 *
 * Returns: (transfer full): as it is printed: shares in per cent, without the sign
 */
char *
zw_dossier_print_indicator (ZwDossier *self, const ZwFigureRow *row, int year, ZwIndicatorId id)
{
  return zw_passport_print_indicator (self->passport, row->place, year,
                                      zw_evaluation_find (row->evaluation, id), self->layers,
                                      self->catalog);
}
