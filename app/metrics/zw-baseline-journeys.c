/* zw-baseline-journeys.c: what pairs of places and main stations tell of a city
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

/**
 * zw_baseline_choose_timetables:
 * @entries: (element-type ZwTimetableEntry): all of a project
 *
 * Returns: (transfer full) (element-type ZwTimetable): the timetables that came with
 *   the layers of stops that count, perhaps none
 */
GPtrArray *
zw_baseline_choose_timetables (const GPtrArray *entries, const ZwSurveyChoice *choice)
{
  GPtrArray *timetables = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      const ZwTimetableEntry *entry = g_ptr_array_index (entries, i);

      for (guint k = 0; k < choice->layers->len; k++)
        if (((const ZwLayer *) g_ptr_array_index (choice->layers, k))->id == entry->layer_id)
          g_ptr_array_add (timetables, zw_timetable_ref (entry->timetable));
    }
  return timetables;
}

/**
 * zw_baseline_load_timetables:
 *
 * Returns: (transfer full) (element-type ZwTimetable): as
 *   zw_baseline_choose_timetables() of the project; %NULL with @error set
 */
GPtrArray *
zw_baseline_load_timetables (ZwStore *store, const ZwSurveyChoice *choice, GError **error)
{
  g_autoptr (GPtrArray) entries = zw_timetable_list (store, error);

  return entries != NULL ? zw_baseline_choose_timetables (entries, choice) : NULL;
}

/**
 * zw_baseline_fill_journeys:
 * @features: (element-type ZwFeatures): all there are, for the names of places
 * @layers: (array length=ZW_N_ROLES) (element-type ZwFeatures): those that count
 * @timetables: (element-type ZwTimetable) (nullable): those of the layers of stops
 * @crs: (nullable): the project's coordinate system
 *
 * Searches the journeys of all pairs once, so that zones only take means.
 */
gboolean
zw_baseline_fill_journeys (ZwBaseline *self,
                           const GPtrArray *features,
                           GPtrArray *const *layers,
                           const GPtrArray *timetables,
                           const ZwBaselineSettings *settings,
                           const char *crs,
                           const ZwProgress *progress,
                           GError **error)
{
  ZwJourneySettings journeys = settings->journeys;

  journeys.catalog = settings->catalog;
  self->has_timetables = timetables != NULL && timetables->len > 0;
  if (layers[ZW_ROLE_OD_PAIRS]->len > 0)
    {
      self->od_pairs = zw_od_table_new (features, timetables, &journeys, crs, progress, error);
      if (self->od_pairs == NULL)
        return FALSE;
    }
  if (layers[ZW_ROLE_TRANSFERS]->len > 0 || self->has_timetables)
    {
      self->transfers = zw_transfer_table_new (features, timetables, &journeys, progress, error);
      if (self->transfers == NULL)
        return FALSE;
    }
  return TRUE;
}
