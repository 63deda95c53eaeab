/* zw-people.c: the stakeholders of a zone and what is done for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-people.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-plan-private.h"

static const ZwRecord *
find_by_name (const ZwRecords *records, ZwRecordKind kind, guint field, const char *name)
{
  const GPtrArray *all = zw_records_get (records, kind);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (zw_record_get_text (g_ptr_array_index (all, i), field), name) == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

static gint64
add_stakeholder (ZwStore *store,
                 gint64 zone_id,
                 const ZwStakeholderDefault *group,
                 const ZwCatalog *catalog,
                 GError **error)
{
  gint64 id = zw_record_add (store, ZW_RECORD_STAKEHOLDER, zone_id, error);

  return id != 0
                 && zw_record_set (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_NAME,
                                   zw_text_pick (&group->name, catalog), error)
                 && zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_INTEREST,
                                          group->interest, error)
                 && zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_POWER,
                                          group->power, error)
                 && zw_record_set (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_TRIPS,
                                   group->trips, error)
             ? id
             : 0;
}

static gboolean
add_measures (ZwStore *store,
              gint64 zone_id,
              gint64 stakeholder_id,
              const ZwStakeholderDefault *group,
              const ZwCatalog *catalog,
              GError **error)
{
  for (guint i = 0; i < group->n_measures; i++)
    {
      gint64 id = zw_record_add (store, ZW_RECORD_MEASURE, zone_id, error);

      if (id == 0
          || !zw_record_set (store, ZW_RECORD_MEASURE, id, ZW_MEASURE_NAME,
                             zw_text_pick (&group->measures[i], catalog), error)
          || !zw_record_set_int (store, ZW_RECORD_MEASURE, id, ZW_MEASURE_STAKEHOLDER,
                                 stakeholder_id, error)
          || !zw_record_set (store, ZW_RECORD_MEASURE, id, ZW_MEASURE_TRIPS, group->trips, error)
          || !zw_record_set (store, ZW_RECORD_MEASURE, id, ZW_MEASURE_STRATEGY,
                             zw_text_pick (&group->strategy, catalog), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_groups (ZwStore *store,
            const ZwReference *reference,
            gint64 zone_id,
            ZwZoneType type,
            const ZwCatalog *catalog,
            GError **error)
{
  g_autoptr (ZwRecords) there = zw_records_load (store, zone_id, error);
  const ZwStakeholderDefault *groups;
  guint n = 0;

  if (there == NULL)
    return FALSE;
  groups = zw_reference_get_stakeholders (reference, &n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id;

      if ((groups[i].zone_types & ZW_ZONE_TYPE_BIT (type)) == 0
          || find_by_name (there, ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_NAME,
                           zw_text_pick (&groups[i].name, catalog))
                 != NULL)
        continue;
      id = add_stakeholder (store, zone_id, &groups[i], catalog, error);
      if (id == 0 || !add_measures (store, zone_id, id, &groups[i], catalog, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_people_fill:
 * @catalog: the language they are written in
 *
 * Adds the stakeholder groups that the guideline names for a type of zone, with
 * the measures of its table 4-7, as one command. Groups of the same name that are
 * there already stay as they are.
 */
gboolean
zw_people_fill (ZwStore *store,
                const ZwReference *reference,
                gint64 zone_id,
                ZwZoneType type,
                const ZwCatalog *catalog,
                GError **error)
{
  gboolean outer;

  return zw_plan_begin (store, _ ("Add the guideline's stakeholders"), &outer, error)
         && zw_plan_end (store, outer, add_groups (store, reference, zone_id, type, catalog, error),
                         error);
}

/**
 * zw_people_get_class:
 *
 * Returns: (nullable): the quarter of the matrix it stands in, %NULL while its
 *   interest or power is not given
 */
const ZwStakeholderClass *
zw_people_get_class (const ZwReference *reference, const ZwRecord *stakeholder)
{
  double interest = zw_record_get_number (stakeholder, ZW_STAKEHOLDER_INTEREST);
  double power = zw_record_get_number (stakeholder, ZW_STAKEHOLDER_POWER);

  return isnan (interest) || isnan (power) ? NULL
                                           : zw_reference_class_at (reference, interest, power);
}

/**
 * zw_people_count_meetings:
 *
 * Returns: meetings held with a group; one that names no group was with all
 */
guint
zw_people_count_meetings (const ZwRecords *records, gint64 stakeholder_id)
{
  const GPtrArray *meetings = zw_records_get (records, ZW_RECORD_MEETING);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, stakeholder_id);
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const ZwRecord *meeting = g_ptr_array_index (meetings, i);

      if (!zw_record_has (meeting, ZW_MEETING_STAKEHOLDERS)
          || zw_record_includes (meeting, ZW_MEETING_STAKEHOLDERS, id))
        n++;
    }
  return n;
}

guint
zw_people_count_measures (const ZwRecords *records, gint64 stakeholder_id)
{
  const GPtrArray *measures = zw_records_get (records, ZW_RECORD_MEASURE);
  guint n = 0;

  for (guint i = 0; i < measures->len; i++)
    if (zw_record_get_int (g_ptr_array_index (measures, i), ZW_MEASURE_STAKEHOLDER, 0)
        == stakeholder_id)
      n++;
  return n;
}
