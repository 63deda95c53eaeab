/* zw-record-options.c: what a field of a record is chosen from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-options.h"

#include <glib/gi18n.h>

gboolean
zw_record_type_is_chosen (ZwRecordType type)
{
  return type == ZW_RECORD_CHOICE || type == ZW_RECORD_CHOICES || type == ZW_RECORD_LINK
         || type == ZW_RECORD_LINKS;
}

gboolean
zw_record_type_is_many (ZwRecordType type)
{
  return type == ZW_RECORD_CHOICES || type == ZW_RECORD_LINKS;
}

/* Set flush right. */
gboolean
zw_record_type_is_number (ZwRecordType type)
{
  return type == ZW_RECORD_MONEY || type == ZW_RECORD_COUNT || type == ZW_RECORD_NUMBER
         || type == ZW_RECORD_PERCENT;
}

static void
option_free (ZwRecordOption *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->detail);
  g_free (self);
}

static void
add (GPtrArray *options, char *id, const char *label, const char *detail, gboolean offered)
{
  ZwRecordOption *option = g_new0 (ZwRecordOption, 1);

  option->id = id;
  option->label = g_strdup (label != NULL && *label != '\0' ? label : _ ("(without a name)"));
  option->detail = g_strdup (detail);
  option->offered = offered;
  g_ptr_array_add (options, option);
}

static char *
make_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
add_items (GPtrArray *options, const GPtrArray *items, const char *of)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      add (options, make_id (item->id), item->name, of, TRUE);
    }
}

static void
add_plan (GPtrArray *options, const ZwPlan *plan, gboolean phases)
{
  const GPtrArray *all = plan != NULL ? zw_plan_get_phases (plan) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (all, i);

      if (phases)
        {
          add (options, make_id (phase->id), phase->name, NULL, TRUE);
          continue;
        }
      for (guint s = 0; s < phase->stages->len; s++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, s);

          add_items (options, stage->items, stage->name);
        }
      add_items (options, phase->items, phase->name);
    }
}

static void
add_zones (GPtrArray *options, const GPtrArray *zones)
{
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      add (options, make_id (zone->id), zone->name, NULL, TRUE);
    }
}

static void
add_records (GPtrArray *options, const ZwRecords *records, ZwRecordKind kind, guint name)
{
  const GPtrArray *all = records != NULL ? zw_records_get (records, kind) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (all, i);

      add (options, make_id (zw_record_get_id (record)), zw_record_get_text (record, name), NULL,
           TRUE);
    }
}

static void
add_choices (GPtrArray *options, ZwSession *session, const char *list)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  const ZwZone *zone = zw_session_get_zone (session);
  guint n = 0;
  const ZwChoice *choices = zw_reference_get_choices (zw_session_get_reference (session), list, &n);

  for (guint i = 0; i < n; i++)
    add (options, g_strdup (choices[i].id), zw_text_pick (&choices[i].name, catalog), NULL,
         zone == NULL || (choices[i].zone_types & ZW_ZONE_TYPE_BIT (zone->type)) != 0);
}

/**
 * zw_record_options_new:
 * @records: (nullable): of the zone
 * @plan: (nullable): of the zone
 * @field: of a type that is chosen
 *
 * Returns: (transfer full) (element-type ZwRecordOption): in the language of the
 *   program
 */
GPtrArray *
zw_record_options_new (ZwSession *session,
                       ZwRecords *records,
                       ZwPlan *plan,
                       const ZwRecordField *field)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);

  if (field->type == ZW_RECORD_CHOICE || field->type == ZW_RECORD_CHOICES)
    add_choices (options, session, field->list);
  else if (g_str_equal (field->list, "phase") || g_str_equal (field->list, "item"))
    add_plan (options, plan, g_str_equal (field->list, "phase"));
  else if (g_str_equal (field->list, "zone"))
    add_zones (options, zw_session_get_zones (session));
  else if (g_str_equal (field->list, "stakeholder"))
    add_records (options, records, ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_NAME);
  else if (g_str_equal (field->list, "measure"))
    add_records (options, records, ZW_RECORD_MEASURE, ZW_MEASURE_NAME);
  return options;
}

const ZwRecordOption *
zw_record_options_find (const GPtrArray *self, const char *id)
{
  for (guint i = 0; i < self->len; i++)
    {
      const ZwRecordOption *option = g_ptr_array_index (self, i);

      if (g_str_equal (option->id, id))
        return option;
    }
  return NULL;
}

/**
 * zw_record_options_dup_labels:
 * @ids: (nullable): ids with spaces between
 *
 * Returns: (transfer full): the same in words; what is in no list stays as it is
 */
char *
zw_record_options_dup_labels (const GPtrArray *self, const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids != NULL ? ids : "", " ", -1);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      const ZwRecordOption *option = zw_record_options_find (self, each[i]);

      if (*each[i] == '\0')
        continue;
      if (labels->len > 0)
        /* Translators: stands between the entries of a list in one cell */
        g_string_append (labels, C_ ("list", ", "));
      g_string_append (labels, option != NULL ? option->label : each[i]);
    }
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static const ZwRecordOption *
find_by_label (const GPtrArray *self, const char *label)
{
  for (guint i = 0; i < self->len; i++)
    {
      const ZwRecordOption *option = g_ptr_array_index (self, i);

      if (g_str_equal (option->label, label))
        return option;
    }
  return NULL;
}

/**
 * zw_record_options_dup_ids:
 * @labels: words or ids, as pasted
 *
 * Returns: (transfer full): the ids that are meant; what is not found stays
 */
char *
zw_record_options_dup_ids (const GPtrArray *self, const char *labels, gboolean many)
{
  g_autofree char *whole = g_strstrip (g_strdup (labels));
  const ZwRecordOption *option = find_by_label (self, whole);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_auto (GStrv) each = NULL;

  if (option != NULL || !many)
    return g_strdup (option != NULL ? option->id : whole);
  each = g_regex_split_simple ("[,，、;；]\\s*", whole, 0, 0);
  for (guint i = 0; each[i] != NULL; i++)
    {
      option = find_by_label (self, g_strstrip (each[i]));
      if (*each[i] != '\0')
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                                option != NULL ? option->id : each[i]);
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}
