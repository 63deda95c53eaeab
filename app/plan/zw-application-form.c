/* zw-application-form.c: the places of the application for which people write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-application-form.h"

#include <string.h>

#include "plan/zw-tables.h"

typedef struct
{
  const char *id;
  ZwText name;
} ItemName;

struct _ZwApplicationForm
{
  ZwText chapters[ZW_FORM_N_CHAPTERS];
  ZwFormPlace *places;
  guint n_places;
  ItemName *items;
  guint n_items;
  ZwFormMethod *methods;
  guint n_methods;

  /* Owned */
  ZwTables *tables; /* what all the above points into */
};

static gboolean
is_of_type (JsonObject *object, ZwZoneType type)
{
  return (zw_tables_zone_types (object, "types") & ZW_ZONE_TYPE_BIT (type)) != 0;
}

static gboolean
read_flag (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) && json_object_get_boolean_member (object, member);
}

static void
read_chapters (ZwApplicationForm *self, JsonObject *form, ZwZoneType type)
{
  JsonArray *chapters = json_object_get_array_member (form, "chapters");

  for (guint i = 0; i < json_array_get_length (chapters); i++)
    {
      JsonObject *chapter = json_array_get_object_element (chapters, i);
      guint number = (guint) json_object_get_int_member (chapter, "number");

      if (is_of_type (chapter, type))
        self->chapters[number] = zw_tables_text (self->tables, chapter, "name");
    }
}

/* The paragraphs for the type, one after the other. */
static void
read_guidance (ZwApplicationForm *self, ZwFormPlace *place, JsonObject *object, ZwZoneType type)
{
  g_autoptr (GString) zh = g_string_new (NULL);
  g_autoptr (GString) en = g_string_new (NULL);
  g_autoptr (GString) where = g_string_new (NULL);
  JsonArray *texts;

  if (!json_object_has_member (object, "guidance"))
    return;
  texts = json_object_get_array_member (object, "guidance");
  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      JsonObject *paragraph = json_array_get_object_element (texts, i);
      ZwText text = zw_tables_text (self->tables, paragraph, "text");
      const char *of = zw_tables_where (self->tables, paragraph, "source");
      const char *between = zh->len > 0 ? "\n" : "";

      if (!is_of_type (paragraph, type))
        continue;
      g_string_append_printf (zh, "%s%s", between, text.zh);
      g_string_append_printf (en, "%s%s", between, text.en);
      if (strstr (where->str, of) == NULL)
        g_string_append_printf (where, "%s%s", where->len > 0 ? "；" : "", of);
    }
  if (zh->len == 0)
    return;
  place->guidance = (ZwText){ zw_tables_keep (self->tables, zh->str),
                              zw_tables_keep (self->tables, en->str) };
  place->where = zw_tables_keep (self->tables, where->str);
}

static JsonObject *
find_object (JsonArray *array, const char *id)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (object, "id"), id))
        return object;
    }
  g_error ("no place “%s” in the list", id);
}

static void
read_places (ZwApplicationForm *self, JsonObject *root, JsonObject *form, ZwZoneType type)
{
  JsonArray *places = json_object_get_array_member (form, "places");
  JsonArray *passages = json_object_get_array_member (json_object_get_object_member (root, "lists"),
                                                      "passage");

  self->places = ZW_TABLES_ALLOCATE (self->tables, ZwFormPlace, json_array_get_length (places));
  for (guint i = 0; i < json_array_get_length (places); i++)
    {
      JsonObject *object = json_array_get_object_element (places, i);
      JsonObject *passage = find_object (passages, json_object_get_string_member (object, "id"));
      ZwFormPlace *place = &self->places[self->n_places];

      if (!is_of_type (passage, type))
        continue;
      place->id = zw_tables_string (self->tables, passage, "id");
      place->name = zw_tables_text (self->tables, passage, "name");
      place->chapter = (guint) json_object_get_int_member (object, "chapter");
      place->of_sub_item = read_flag (object, "of_sub_item");
      place->one_line = read_flag (object, "one_line");
      place->required = read_flag (object, "required");
      read_guidance (self, place, object, type);
      self->n_places++;
    }
}

static void
read_items (ZwApplicationForm *self, JsonObject *form)
{
  JsonArray *items = json_object_get_array_member (form, "items");

  self->n_items = json_array_get_length (items);
  self->items = ZW_TABLES_ALLOCATE (self->tables, ItemName, self->n_items);
  for (guint i = 0; i < self->n_items; i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      self->items[i].id = zw_tables_string (self->tables, item, "id");
      self->items[i].name = zw_tables_text (self->tables, item, "name");
    }
}

static void
read_methods (ZwApplicationForm *self, JsonObject *form)
{
  JsonArray *methods = json_object_get_array_member (form, "methods");

  self->n_methods = json_array_get_length (methods);
  self->methods = ZW_TABLES_ALLOCATE (self->tables, ZwFormMethod, self->n_methods);
  for (guint i = 0; i < self->n_methods; i++)
    {
      JsonObject *method = json_array_get_object_element (methods, i);

      self->methods[i] = (ZwFormMethod){
        .effect = zw_tables_string (self->tables, method, "effect"),
        .survey = zw_tables_text (self->tables, method, "survey"),
        .definition = zw_tables_text (self->tables, method, "definition"),
        .data = zw_tables_text (self->tables, method, "data"),
      };
    }
}

/**
 * zw_application_form_new:
 *
 * Returns: (transfer full): the form for a type of zone
 */
ZwApplicationForm *
zw_application_form_new (ZwZoneType type)
{
  g_autoptr (JsonParser) parser = zw_tables_parse ("application.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *form = json_object_get_object_member (root, "form");
  ZwApplicationForm *self = g_new0 (ZwApplicationForm, 1);

  self->tables = zw_tables_new ();
  read_chapters (self, form, type);
  read_places (self, root, form, type);
  read_items (self, form);
  read_methods (self, form);
  return self;
}

void
zw_application_form_free (ZwApplicationForm *self)
{
  zw_tables_free (self->tables);
  g_free (self);
}

/**
 * zw_application_form_get_chapter:
 * @chapter: 0 for the cover, 1 to 8
 *
 * Returns: (transfer none): its heading, without its number
 */
const ZwText *
zw_application_form_get_chapter (const ZwApplicationForm *self, guint chapter)
{
  g_return_val_if_fail (chapter < ZW_FORM_N_CHAPTERS, NULL);

  return &self->chapters[chapter];
}

/**
 * zw_application_form_get_places:
 *
 * Returns: (array length=n) (transfer none): the places in the form's order
 */
const ZwFormPlace *
zw_application_form_get_places (const ZwApplicationForm *self, guint *n)
{
  *n = self->n_places;
  return self->places;
}

/**
 * zw_application_form_find:
 *
 * Returns: (transfer none) (nullable): %NULL where the type of zone has no such place
 */
const ZwFormPlace *
zw_application_form_find (const ZwApplicationForm *self, const char *id)
{
  for (guint i = 0; i < self->n_places; i++)
    if (g_strcmp0 (self->places[i].id, id) == 0)
      return &self->places[i];
  return NULL;
}

/**
 * zw_application_form_get_item_name:
 * @item: id of an item of the subsidy
 *
 * Returns: (transfer none) (nullable): its name as tables 4 and 5 of the form have it,
 *   which differs from that in the directions
 */
const ZwText *
zw_application_form_get_item_name (const ZwApplicationForm *self, const char *item)
{
  for (guint i = 0; i < self->n_items; i++)
    if (g_strcmp0 (self->items[i].id, item) == 0)
      return &self->items[i].name;
  return NULL;
}

/**
 * zw_application_form_get_methods:
 *
 * Returns: (array length=n) (transfer none): the rows of table 7
 */
const ZwFormMethod *
zw_application_form_get_methods (const ZwApplicationForm *self, guint *n)
{
  *n = self->n_methods;
  return self->methods;
}

/**
 * zw_application_form_list_parts:
 *
 * Returns: (transfer container) (element-type ZwSubsidySubItem): the sub-items that
 *   are applied for, in the order of the form: those of any row of the budget that
 *   the type of zone can have
 */
GPtrArray *
zw_application_form_list_parts (const ZwBudget *budget)
{
  GPtrArray *parts = g_ptr_array_new ();
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (budget->rules, &n);

  for (guint i = 0; i < n; i++)
    if ((all[i].zone_types & ZW_ZONE_TYPE_BIT (budget->application.zone_type)) != 0
        && zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, NULL, &all[i]).n_rows > 0)
      g_ptr_array_add (parts, (gpointer) &all[i]);
  return parts;
}
