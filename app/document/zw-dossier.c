/* zw-dossier.c: all that the documents of a zone say, read from the project once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-dossier-private.h"

#include "metrics/zw-survey.h"

static void
gap_free (gpointer data)
{
  ZwGap *self = data;

  g_free (self->place);
  g_free (self->text);
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
      || !zw_dossier_load_places (self, store, all_places,
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
