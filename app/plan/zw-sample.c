/* zw-sample.c: the project of the invented sample city
 *
 * Made from the same raw files that an office would hand over, through the same
 * import, so that what is seen in the sample is what the program does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-sample.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "import/zw-import.h"
#include "layers/zw-project.h"
#include "layers/zw-zone.h"
#include "plan/zw-applicant.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-sample-plan.h"

/* Of the city, as its officials would write it; not for translation. */
#define SAMPLE_NAME "澄川市低碳交通區（虛構）"
#define SAMPLE_GOVERNMENT "澄川市（虛構）"
#define SAMPLE_LANGUAGE "zh_TW"
#define SAMPLE_GRADE "3"
#define SAMPLE_PLAN "plan.json"

/* The timetable is taken on an ordinary Wednesday. */
#define SAMPLE_SERVICE_DAY "2026-05-13"

#define SAMPLE_DATE "2026-01-01"

/* Share of the time that goes into the plans, after the imports. */
#define PLAN_SHARE 0.02

/* The project's name of a layer; %NULL for zones, and for a timetable, of which
 * two layers come. */
static const struct
{
  const char *file;
  ZwRole role;
  const char *name;
  int year;
  const char *date;
  double weight;   /* of its import in the time of all */
  gboolean hidden; /* figures that would lie over the map */
} sources[] = {
  { "villages.shp", ZW_ROLE_POPULATION, "村里人口", 2025, "2025-12-31", 1.0 },
  { "residents-2023.csv", ZW_ROLE_POPULATION, "村里人口（112年）", 2023, "2023-12-31", 1.0, TRUE },
  { "residents-2024.csv", ZW_ROLE_POPULATION, "村里人口（113年）", 2024, "2024-12-31", 1.0, TRUE },
  { "vehicles.csv", ZW_ROLE_VEHICLES, "車輛登記", 2025, "2025-12-31", 1.0, TRUE },
  { "landuse.geojson", ZW_ROLE_LANDUSE, "土地使用分區", 2026, SAMPLE_DATE, 2.0 },
  { "rivers.geojson", ZW_ROLE_RIVERS, "河川", 2026, SAMPLE_DATE, 0.3 },
  { "roads.geojson", ZW_ROLE_ROADS, "道路", 2026, SAMPLE_DATE, 3.0 },
  { "railway.geojson", ZW_ROLE_RAILWAYS, "鐵路", 2026, SAMPLE_DATE, 0.3 },
  { "footways.geojson", ZW_ROLE_FOOTWAYS, "人行道", 2026, SAMPLE_DATE, 3.0 },
  { "cycleways.geojson", ZW_ROLE_CYCLEWAYS, "自行車道", 2026, SAMPLE_DATE, 1.0 },
  { "chengchuan-gtfs.zip", ZW_ROLE_STOPS, NULL, 2026, SAMPLE_SERVICE_DAY, 10.0 },
  { "bike-stations.csv", ZW_ROLE_BIKE_STATIONS, "公共自行車站", 2026, SAMPLE_DATE, 0.5 },
  { "chargers.csv", ZW_ROLE_CHARGERS, "公共充電樁", 2026, SAMPLE_DATE, 0.5 },
  { "car-parks.csv", ZW_ROLE_PARKING, "公共停車場", 2026, SAMPLE_DATE, 0.5 },
  { "attractions.csv", ZW_ROLE_ATTRACTIONS, "重要據點", 2023, SAMPLE_DATE, 0.5 },
  { "shared-vehicles.csv", ZW_ROLE_SHARED_VEHICLES, "共享運具", 2026, SAMPLE_DATE, 0.5 },
  { "od-pairs.csv", ZW_ROLE_OD_PAIRS, "重要起迄對", 2026, SAMPLE_DATE, 0.3 },
  /* What was there in the years before: the form asks for the last three to five. */
  { "stops-2025.csv", ZW_ROLE_STOPS, "公共運輸站點（114年）", 2025, "2025-12-31", 1.0, TRUE },
  { "routes-2025.zip", ZW_ROLE_ROUTES, "公共運輸路線（114年）", 2025, "2025-12-31", 0.5, TRUE },
  { "bike-stations-2025.csv", ZW_ROLE_BIKE_STATIONS, "公共自行車站（114年）", 2025, "2025-12-31",
    0.3, TRUE },
  { "chargers-2025.csv", ZW_ROLE_CHARGERS, "公共充電樁（114年）", 2025, "2025-12-31", 0.3, TRUE },
  { "car-parks-2025.csv", ZW_ROLE_PARKING, "公共停車場（114年）", 2025, "2025-12-31", 0.3, TRUE },
  { "footways-2025.zip", ZW_ROLE_FOOTWAYS, "人行道（114年）", 2025, "2025-12-31", 2.0, TRUE },
  { "cycleways-2025.zip", ZW_ROLE_CYCLEWAYS, "自行車道（114年）", 2025, "2025-12-31", 0.6, TRUE },
  { "stops-2024.csv", ZW_ROLE_STOPS, "公共運輸站點（113年）", 2024, "2024-12-31", 1.0, TRUE },
  { "routes-2024.zip", ZW_ROLE_ROUTES, "公共運輸路線（113年）", 2024, "2024-12-31", 0.5, TRUE },
  { "bike-stations-2024.csv", ZW_ROLE_BIKE_STATIONS, "公共自行車站（113年）", 2024, "2024-12-31",
    0.3, TRUE },
  { "chargers-2024.csv", ZW_ROLE_CHARGERS, "公共充電樁（113年）", 2024, "2024-12-31", 0.3, TRUE },
  { "car-parks-2024.csv", ZW_ROLE_PARKING, "公共停車場（113年）", 2024, "2024-12-31", 0.3, TRUE },
  { "footways-2024.zip", ZW_ROLE_FOOTWAYS, "人行道（113年）", 2024, "2024-12-31", 2.0, TRUE },
  { "cycleways-2024.zip", ZW_ROLE_CYCLEWAYS, "自行車道（113年）", 2024, "2024-12-31", 0.6, TRUE },
  { "candidate-zone.geojson", ZW_ROLE_ZONES, NULL, 0, SAMPLE_DATE, 0.3 },
  { "scenic-zone.geojson", ZW_ROLE_ZONES, NULL, 0, SAMPLE_DATE, 0.3 },
};

/* A part of the whole, for work that reports its own 0 to 1. */
typedef struct
{
  const ZwProgress *whole;
  double from;
  double to;
} Share;

static void
on_share (double fraction, const char *what, gpointer user_data)
{
  const Share *share = user_data;

  if (share->whole->func != NULL)
    share->whole->func (fraction < 0 ? fraction
                                     : share->from + fraction * (share->to - share->from),
                        what, share->whole->user_data);
}

/**
 * zw_sample_find_dir:
 *
 * Returns: (transfer full) (nullable): the folder with the files of the sample
 *   city: below `ZONEWRIGHT_DATADIR` of the environment (a build that is not
 *   installed) or below the installed data
 */
char *
zw_sample_find_dir (void)
{
  const char *data = g_getenv ("ZONEWRIGHT_DATADIR");
  g_autofree char *folder = g_build_filename (data != NULL ? data : ZW_DATADIR, "sample-city",
                                              NULL);

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : NULL;
}

/* The two layers of a timetable get their names one by one. */
static gboolean
name_layers (ZwStore *store, const ZwImportReport *report, GError **error)
{
  for (guint i = 0; i < report->layer_ids->len; i++)
    {
      gint64 id = g_array_index (report->layer_ids, gint64, i);
      g_autoptr (ZwLayer) layer = zw_layer_find (store, id, error);

      if (layer == NULL)
        return FALSE;
      if (!zw_layer_rename (store, id,
                            layer->role == ZW_ROLE_ROUTES ? "公共運輸路線" : "公共運輸站點", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_source (ZwStore *store,
               const char *folder,
               guint i,
               const ZwProgress *progress,
               GError **error)
{
  g_autofree char *path = g_build_filename (folder, sources[i].file, NULL);
  gboolean is_timetable = sources[i].name == NULL && sources[i].role == ZW_ROLE_STOPS;
  ZwImportOptions options = { .path = path,
                              .has_role = !is_timetable,
                              .role = sources[i].role,
                              .name = sources[i].name,
                              .year = sources[i].year,
                              .date = sources[i].date };
  g_autoptr (ZwImportReport) report = zw_import_run (store, &options, progress, error);

  if (report == NULL || (is_timetable && !name_layers (store, report, error)))
    return FALSE;
  for (guint k = 0; sources[i].hidden && k < report->layer_ids->len; k++)
    if (!zw_layer_set_visible (store, g_array_index (report->layer_ids, gint64, k), FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
import_all (ZwStore *store, const char *folder, const ZwProgress *progress, GError **error)
{
  double total = 0.0, done = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    total += sources[i].weight;
  total /= 1.0 - PLAN_SHARE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      Share share = { progress, done / total, (done + sources[i].weight) / total };
      ZwProgress part = { on_share, &share, progress != NULL ? progress->cancellable : NULL };

      if (!import_source (store, folder, i, progress != NULL ? &part : NULL, error))
        return FALSE;
      done += sources[i].weight;
    }
  return TRUE;
}

/* Invented as the city is: the office in charge, and for the first work item of
 * a kind whose cost the guideline gives, the middle of its range. */
static gboolean
estimate_items (ZwStore *store,
                const ZwGuideline *guideline,
                const GPtrArray *items,
                guint *estimated,
                GError **error)
{
  static const char *const offices[ZW_N_WORK_GROUPS] = { "交通局",    "交通局",     "交通局",
                                                         "工務局",    "環境保護局", "警察局",
                                                         "交通局",    "社會局",     "民政局",
                                                         "環境保護局" };

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      const ZwGuidelineGroup *group;

      if (item->group >= ZW_N_WORK_GROUPS)
        continue;
      group = zw_guideline_get_group (guideline, item->group);
      if (!zw_plan_set_text (store, ZW_PLAN_ITEM, item->id, ZW_PLAN_WHO, offices[item->group],
                             error)
          || !zw_plan_set_staff (store, item->id, group->min_staff, error))
        return FALSE;
      if (group->min_ntd > 0 && (*estimated & (1u << item->group)) == 0
          && !zw_plan_set_cost (store, item->id, (group->min_ntd + group->max_ntd) / 2, error))
        return FALSE;
      *estimated |= 1u << item->group;
    }
  return TRUE;
}

static gboolean
estimate_plan (ZwStore *store, const ZwGuideline *guideline, gint64 zone_id, GError **error)
{
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zone_id, error);
  const GPtrArray *phases;
  guint estimated = 0;

  if (plan == NULL || !zw_store_begin (store, _ ("Estimate costs and staff"), error))
    return FALSE;
  phases = zw_plan_get_phases (plan);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint k = 0; k < phase->stages->len; k++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, k);

          if (!estimate_items (store, guideline, stage->items, &estimated, error))
            {
              zw_store_rollback (store);
              return FALSE;
            }
        }
    }
  return zw_store_commit (store, error);
}

static gboolean
fill_plans (ZwStore *store, GError **error)
{
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (!zw_plan_fill_from_guideline (store, guideline, zone->id, zone->type, SAMPLE_LANGUAGE,
                                        ZW_PLAN_FILL_IF_EMPTY, error)
          || !estimate_plan (store, guideline, zone->id, error))
        return FALSE;
    }
  return zones != NULL;
}

/* An invented government has no fiscal grade, so the project gives one. */
static gboolean
set_grade (ZwStore *store, GError **error)
{
  if (!zw_store_begin (store, _ ("Give the fiscal grade"), error))
    return FALSE;
  if (zw_store_set_setting (store, ZW_APPLICANT_GRADE, SAMPLE_GRADE, error))
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

/**
 * zw_sample_build:
 * @project_path: a file that is not there yet
 * @sample_dir: (nullable): folder with the files of the sample city;
 *   zw_sample_find_dir() where %NULL
 * @progress: (nullable): who watches
 *
 * Makes the project of the sample city: all its layers, its two zones, and for
 * each zone the plan that the guideline suggests for its type, with budget, goals,
 * people and vehicle rules. When it fails or
 * is cancelled no file is left.
 */
gboolean
zw_sample_build (const char *project_path,
                 const char *sample_dir,
                 const ZwProgress *progress,
                 GError **error)
{
  g_autofree char *folder = sample_dir != NULL ? g_strdup (sample_dir) : zw_sample_find_dir ();
  g_autofree char *plan = NULL;
  g_autoptr (ZwStore) store = NULL;
  gboolean ok;

  if (folder == NULL)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                           _ ("The files of the sample city are not there. Install the program "
                              "again, or name their folder in ZONEWRIGHT_DATADIR."));
      return FALSE;
    }
  store = zw_project_create (project_path, SAMPLE_NAME, SAMPLE_GOVERNMENT, NULL, error);
  if (store == NULL)
    return FALSE;
  plan = g_build_filename (folder, SAMPLE_PLAN, NULL);
  ok = import_all (store, folder, progress, error) && fill_plans (store, error)
       && set_grade (store, error) && zw_sample_plan_load (store, plan, error)
       && zw_progress_step (progress, 1.0, NULL, error);
  g_clear_object (&store);
  if (!ok)
    g_unlink (project_path);
  return ok;
}
