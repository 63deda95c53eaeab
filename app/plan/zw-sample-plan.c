/* zw-sample-plan.c: what the sample city plans in its zones
 *
 * Records as a planner types them, out of a file of the sample city.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-sample-plan.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "layers/zw-zone.h"
#include "plan/zw-people.h"
#include "plan/zw-plan-edit.h"

/* Names that links of a zone can have, with their ids: "item:區域現況調查". */
static void
add_name (GHashTable *names, const char *list, const char *name, gint64 id)
{
  if (name != NULL)
    g_hash_table_insert (names, g_strconcat (list, ":", name, NULL),
                         g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

static void
add_items (GHashTable *names, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *key = g_strconcat ("item:", item->name, NULL);

      /* The first of a name: work goes on from stage to stage. */
      if (!g_hash_table_contains (names, key))
        add_name (names, "item", item->name, item->id);
    }
}

static GHashTable *
list_names (ZwStore *store, gint64 zone_id, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zone_id, error);
  g_autoptr (ZwRecords) records = NULL;
  const GPtrArray *phases, *groups;

  if (plan == NULL)
    return NULL;
  records = zw_records_load (store, zone_id, error);
  if (records == NULL)
    return NULL;
  phases = zw_plan_get_phases (plan);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      add_name (names, "phase", phase->name, phase->id);
      add_items (names, phase->items);
      for (guint k = 0; k < phase->stages->len; k++)
        add_items (names, ((ZwPlanStage *) g_ptr_array_index (phase->stages, k))->items);
    }
  groups = zw_records_get (records, ZW_RECORD_STAKEHOLDER);
  for (guint i = 0; i < groups->len; i++)
    add_name (names, "stakeholder",
              zw_record_get_text (g_ptr_array_index (groups, i), ZW_STAKEHOLDER_NAME),
              zw_record_get_id (g_ptr_array_index (groups, i)));
  return g_steal_pointer (&names);
}

/* As it is typed, with the ids of what is linked; a name that is not there links
 * nothing. */
static char *
resolve (GHashTable *names, const ZwRecordField *field, const char *value)
{
  g_autoptr (GString) ids = NULL;
  g_auto (GStrv) parts = NULL;

  if (field->type != ZW_RECORD_LINK && field->type != ZW_RECORD_LINKS)
    return g_strdup (value);
  ids = g_string_new (NULL);
  parts = g_strsplit (value, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (field->list, ":", parts[i], NULL);
      const char *id = g_hash_table_lookup (names, key);

      if (id == NULL)
        continue;
      if (ids->len > 0)
        g_string_append_c (ids, ' ');
      g_string_append (ids, id);
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
add_record (ZwStore *store,
            ZwRecordKind kind,
            gint64 zone_id,
            GHashTable *names,
            JsonObject *object,
            GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  gint64 id = zw_record_add (store, kind, zone_id, error);

  if (id == 0)
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *value = json_object_get_string_member_with_default (object, info->fields[i].id,
                                                                      NULL);
      g_autofree char *typed = NULL;

      if (value == NULL)
        continue;
      typed = resolve (names, &info->fields[i], value);
      if (!zw_record_set (store, kind, id, i, typed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_zone (ZwStore *store, const ZwZone *zone, JsonObject *object, GError **error)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autoptr (GHashTable) names = NULL;

  if (json_object_has_member (object, "stakeholders")
      && !zw_people_fill (store, reference, zone->id, zone->type, catalog, error))
    return FALSE;
  names = list_names (store, zone->id, error);
  for (ZwRecordKind kind = 0; names != NULL && kind < ZW_N_RECORD_KINDS; kind++)
    {
      const char *member = zw_record_kind_get_info (kind)->id;
      JsonArray *rows = json_object_has_member (object, member)
                            ? json_object_get_array_member (object, member)
                            : NULL;

      for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
        if (!add_record (store, kind, zone->id, names, json_array_get_object_element (rows, i),
                         error))
          return FALSE;
    }
  return names != NULL;
}

static gboolean
add_zones (ZwStore *store, JsonArray *plans, GError **error)
{
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    for (guint k = 0; k < json_array_get_length (plans); k++)
      {
        JsonObject *plan = json_array_get_object_element (plans, k);
        const ZwZone *zone = g_ptr_array_index (zones, i);

        if (strcmp (json_object_get_string_member (plan, "name"), zone->name) == 0
            && !add_zone (store, zone, plan, error))
          return FALSE;
      }
  return zones != NULL;
}

/**
 * zw_sample_plan_load:
 * @path: the file of the plans
 *
 * Adds the records that the file has for the zones of the project, as one command.
 */
gboolean
zw_sample_plan_load (ZwStore *store, const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  if (!json_parser_load_from_file (parser, path, error)
      || !zw_store_begin (store, _ ("Plan the sample city"), error))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  if (add_zones (store, json_object_get_array_member (root, "zones"), error))
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}
