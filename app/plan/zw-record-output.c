/* zw-record-output.c: the records of a plan as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-record-output.h"

#include <string.h>

#include "base/zw-written.h"
#include "plan/zw-record-assign.h"

#define ID_SUFFIX "_id"
#define IDS_SUFFIX "_ids"

/* Names of what links lead to, read once for all records. */
typedef struct
{
  ZwStore *store;
  gint64 zone_id;
  GHashTable *targets; /* list to GArray of ZwRecordTarget */
  const ZwReference *reference;
  const ZwCatalog *catalog;
} Names;

/**
 * zw_record_type_get_id:
 *
 * Returns: such as "money"
 */
const char *
zw_record_type_get_id (ZwRecordType type)
{
  static const char *const ids[] = {
    [ZW_RECORD_TEXT] = "text",       [ZW_RECORD_LINES] = "lines",     [ZW_RECORD_CHOICE] = "choice",
    [ZW_RECORD_CHOICES] = "choices", [ZW_RECORD_YEAR] = "year",       [ZW_RECORD_DATE] = "date",
    [ZW_RECORD_TIME] = "time",       [ZW_RECORD_MONEY] = "money",     [ZW_RECORD_COUNT] = "count",
    [ZW_RECORD_NUMBER] = "number",   [ZW_RECORD_PERCENT] = "percent", [ZW_RECORD_LINK] = "link",
    [ZW_RECORD_LINKS] = "links",
  };

  g_return_val_if_fail (type < G_N_ELEMENTS (ids), NULL);
  return ids[type];
}

static GArray *
get_targets (Names *self, const char *list, GError **error)
{
  GArray *targets = g_hash_table_lookup (self->targets, list);

  if (targets == NULL)
    {
      targets = zw_record_list_targets (self->store, self->zone_id, list, error);
      if (targets != NULL)
        g_hash_table_insert (self->targets, (char *) list, targets);
    }
  return targets;
}

static const char *
find_name (const GArray *targets, gint64 id)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, ZwRecordTarget, i).id == id)
      return g_array_index (targets, ZwRecordTarget, i).name;
  return NULL;
}

/* "item_id" to "item_name", "stakeholder_ids" to "stakeholder_names". */
static char *
make_name_member (const char *id)
{
  gsize length = strlen (id);

  if (g_str_has_suffix (id, IDS_SUFFIX))
    return g_strdup_printf ("%.*s_names", (int) (length - strlen (IDS_SUFFIX)), id);
  if (g_str_has_suffix (id, ID_SUFFIX))
    length -= strlen (ID_SUFFIX);
  return g_strdup_printf ("%.*s_name", (int) length, id);
}

static void
add_choices (JsonBuilder *builder, const char *member, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", " ", -1);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      json_builder_add_string_value (builder, ids[i]);
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder *builder, const char *member, const char *text, const GArray *names)
{
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", " ", -1);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (ids[i], NULL, 10);
      const char *name = names != NULL ? find_name (names, id) : NULL;

      if (id == 0)
        continue;
      if (names == NULL)
        json_builder_add_int_value (builder, id);
      else if (name != NULL)
        json_builder_add_string_value (builder, name);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_array (builder);
}

/* A choice of another edition has no name any more. */
static const char *
find_choice_name (const Names *names, const char *list, const char *id)
{
  const ZwChoice *choice = id != NULL ? zw_reference_find_choice (names->reference, list, id)
                                      : NULL;

  return choice != NULL ? zw_text_pick (&choice->name, names->catalog) : NULL;
}

static gboolean
add_named (JsonBuilder *builder,
           const ZwRecord *record,
           guint field,
           const ZwRecordField *info,
           Names *names,
           GError **error)
{
  g_autofree char *member = make_name_member (info->id);
  const char *text = zw_record_get_text (record, field);
  GArray *targets = NULL;

  if (info->type == ZW_RECORD_CHOICE)
    {
      zw_json_add_text (builder, info->id, text);
      zw_json_add_text (builder, member, find_choice_name (names, info->list, text));
      return TRUE;
    }
  targets = get_targets (names, info->list, error);
  if (targets == NULL)
    return FALSE;
  if (info->type == ZW_RECORD_LINKS)
    {
      add_links (builder, info->id, text, NULL);
      add_links (builder, member, text, targets);
      return TRUE;
    }
  json_builder_set_member_name (builder, info->id);
  if (zw_record_has (record, field))
    json_builder_add_int_value (builder, zw_record_get_int (record, field, 0));
  else
    json_builder_add_null_value (builder);
  zw_json_add_text (builder, member, find_name (targets, zw_record_get_int (record, field, 0)));
  return TRUE;
}

static gboolean
add_value (JsonBuilder *builder, const ZwRecord *record, guint field, Names *names, GError **error)
{
  const ZwRecordField *info = &zw_record_kind_get_info (zw_record_get_kind (record))->fields[field];

  switch (info->type)
    {
    case ZW_RECORD_TEXT:
    case ZW_RECORD_LINES:
    case ZW_RECORD_DATE:
      zw_json_add_text (builder, info->id, zw_record_get_text (record, field));
      return TRUE;
    case ZW_RECORD_CHOICES:
      add_choices (builder, info->id, zw_record_get_text (record, field));
      return TRUE;
    case ZW_RECORD_CHOICE:
    case ZW_RECORD_LINK:
    case ZW_RECORD_LINKS:
      return add_named (builder, record, field, info, names, error);
    case ZW_RECORD_NUMBER:
    case ZW_RECORD_PERCENT:
      zw_json_add_number (builder, info->id, zw_record_get_number (record, field));
      return TRUE;
    default:
      json_builder_set_member_name (builder, info->id);
      if (zw_record_has (record, field))
        json_builder_add_int_value (builder, zw_record_get_int (record, field, 0));
      else
        json_builder_add_null_value (builder);
      return TRUE;
    }
}

/**
 * zw_records_to_json:
 * @builder: within an object
 * @catalog: language of the names of choices
 *
 * Adds an array for each kind. Amounts, years, minutes and links are integers;
 * beside a link or a choice stands its name; what is not given is null.
 */
gboolean
zw_records_to_json (JsonBuilder *builder,
                    const ZwRecords *records,
                    ZwStore *store,
                    gint64 zone_id,
                    const ZwReference *reference,
                    const ZwCatalog *catalog,
                    GError **error)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_array_unref);
  Names names = { store, zone_id, targets, reference, catalog };
  gboolean ok = TRUE;

  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
      const GPtrArray *all = zw_records_get (records, kind);

      json_builder_set_member_name (builder, info->plural);
      json_builder_begin_array (builder);
      for (guint i = 0; i < all->len; i++)
        {
          const ZwRecord *record = g_ptr_array_index (all, i);

          json_builder_begin_object (builder);
          json_builder_set_member_name (builder, "id");
          json_builder_add_int_value (builder, zw_record_get_id (record));
          for (guint k = 0; k < info->n_fields && ok; k++)
            ok = add_value (builder, record, k, &names, error);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  return ok;
}

/**
 * zw_records_append_text:
 * @chinese: years of the Republic
 *
 * A line for each record, with what is given, as it can be typed again.
 */
void
zw_records_append_text (GString *text, const ZwRecords *records, gboolean chinese)
{
  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
      const GPtrArray *all = zw_records_get (records, kind);

      for (guint i = 0; i < all->len; i++)
        {
          const ZwRecord *record = g_ptr_array_index (all, i);

          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, info->id,
                                  zw_record_get_id (record));
          for (guint k = 0; k < info->n_fields; k++)
            {
              g_autofree char *value = zw_record_format (record, k, chinese);

              g_strdelimit (value, "\r\n", ' ');
              if (*value != '\0')
                g_string_append_printf (text, "  %s=%s", info->fields[k].id, value);
            }
          g_string_append_c (text, '\n');
        }
    }
}

static void
add_field_json (JsonBuilder *builder,
                const ZwRecordField *field,
                const ZwReference *reference,
                const ZwCatalog *catalog)
{
  gboolean is_link = field->type == ZW_RECORD_LINK || field->type == ZW_RECORD_LINKS;
  const ZwChoice *choices;
  guint n = 0;

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "field", field->id);
  zw_json_add_text (builder, "label", zw_catalog_get (catalog, field->label));
  zw_json_add_text (builder, "type", zw_record_type_get_id (field->type));
  zw_json_add_text (builder, "links_to", is_link ? field->list : NULL);
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  choices = field->list != NULL && !is_link ? zw_reference_get_choices (reference, field->list, &n)
                                            : NULL;
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      zw_json_add_text (builder, "id", choices[i].id);
      zw_json_add_text (builder, "name", zw_text_pick (&choices[i].name, catalog));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * zw_record_kinds_to_json:
 * @builder: within an array
 *
 * Adds an object for each kind: what it consists of, and what can be chosen.
 */
void
zw_record_kinds_to_json (JsonBuilder *builder,
                         const ZwReference *reference,
                         const ZwCatalog *catalog)
{
  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "kind", info->id);
      zw_json_add_text (builder, "array", info->plural);
      zw_json_add_text (builder, "label", zw_catalog_get (catalog, info->label));
      json_builder_set_member_name (builder, "of_project");
      json_builder_add_boolean_value (builder, info->of_project);
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      for (guint i = 0; i < info->n_fields; i++)
        add_field_json (builder, &info->fields[i], reference, catalog);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
}

/**
 * zw_record_kind_append_text:
 *
 * The kind with its fields, a line for each, and for choices one for each of them.
 */
void
zw_record_kind_append_text (GString *text,
                            ZwRecordKind kind,
                            const ZwReference *reference,
                            const ZwCatalog *catalog)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);

  g_string_append_printf (text, "%s  (%s)\n", info->id, zw_catalog_get (catalog, info->label));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const ZwRecordField *field = &info->fields[i];
      gboolean is_link = field->type == ZW_RECORD_LINK || field->type == ZW_RECORD_LINKS;
      const ZwChoice *choices = NULL;
      guint n = 0;

      if (field->list != NULL && !is_link)
        choices = zw_reference_get_choices (reference, field->list, &n);
      g_string_append_printf (text, "  %s  %s%s%s  (%s)\n", field->id,
                              zw_record_type_get_id (field->type), is_link ? " → " : "",
                              is_link ? field->list : "", zw_catalog_get (catalog, field->label));
      for (guint k = 0; k < n; k++)
        g_string_append_printf (text, "      %s  %s\n", choices[k].id,
                                zw_text_pick (&choices[k].name, catalog));
    }
}
