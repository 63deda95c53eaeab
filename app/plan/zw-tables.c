/* zw-tables.c: reading the tables that are compiled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-tables.h"

#include "zw-app-resources.h"

#define FOLDER "/org/zonewright/Zonewright/guideline/"

struct _ZwTables
{
  /* Owned */
  GStringChunk *strings;
  GPtrArray *blocks;
};

ZwTables *
zw_tables_new (void)
{
  ZwTables *self = g_new0 (ZwTables, 1);

  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
zw_tables_free (ZwTables *self)
{
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * zw_tables_allocate:
 *
 * Returns: (transfer none) (nullable): zeroed room for @n things of @size bytes; %NULL
 *   for none
 */
gpointer
zw_tables_allocate (ZwTables *self, guint n, gsize size)
{
  gpointer block;

  if (n == 0)
    return NULL;
  block = g_malloc0_n (n, size);
  g_ptr_array_add (self->blocks, block);
  return block;
}

const char *
zw_tables_keep (ZwTables *self, const char *string)
{
  return g_string_chunk_insert_const (self->strings, string);
}

/**
 * zw_tables_parse_if_there:
 * @file: name of a file in resources/guideline
 *
 * Returns: (transfer full) (nullable): its content, which is an object; %NULL where
 *   there is no such file
 */
JsonParser *
zw_tables_parse_if_there (const char *file)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (zw_app_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   &error))
    g_error ("%s: %s", file, error->message);
  return g_steal_pointer (&parser);
}

JsonParser *
zw_tables_parse (const char *file)
{
  JsonParser *parser = zw_tables_parse_if_there (file);

  if (parser == NULL)
    g_error ("no table “%s”", file);
  return parser;
}

const char *
zw_tables_string (ZwTables *self, JsonObject *object, const char *member)
{
  return zw_tables_keep (self, json_object_get_string_member (object, member));
}

const char *
zw_tables_string_if_there (ZwTables *self, JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? zw_tables_string (self, object, member) : NULL;
}

/**
 * zw_tables_words:
 *
 * Returns: the strings of the array @member with spaces between; "" without it
 */
const char *
zw_tables_words (ZwTables *self, JsonObject *object, const char *member)
{
  g_autoptr (GString) words = g_string_new (NULL);
  JsonArray *array;

  if (!json_object_has_member (object, member))
    return "";
  array = json_object_get_array_member (object, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, json_array_get_string_element (array, i));
    }
  return zw_tables_keep (self, words->str);
}

ZwText
zw_tables_text_of (ZwTables *self, JsonObject *object)
{
  return (ZwText){ .zh = zw_tables_string (self, object, "zh"),
                   .en = zw_tables_string (self, object, "en") };
}

ZwText
zw_tables_text (ZwTables *self, JsonObject *object, const char *member)
{
  return zw_tables_text_of (self, json_object_get_object_member (object, member));
}

ZwText
zw_tables_text_if_there (ZwTables *self, JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? zw_tables_text (self, object, member)
                                                 : (ZwText){ NULL, NULL };
}

const ZwText *
zw_tables_texts (ZwTables *self, JsonObject *object, const char *member, guint *n)
{
  JsonArray *array = json_object_get_array_member (object, member);
  ZwText *texts;

  *n = json_array_get_length (array);
  texts = ZW_TABLES_ALLOCATE (self, ZwText, *n);
  for (guint i = 0; i < *n; i++)
    texts[i] = zw_tables_text_of (self, json_array_get_object_element (array, i));
  return texts;
}

const char *
zw_tables_where (ZwTables *self, JsonObject *object, const char *member)
{
  return zw_tables_string (self, json_object_get_object_member (object, member), "where");
}

const char *
zw_tables_where_if_there (ZwTables *self, JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? zw_tables_where (self, object, member) : NULL;
}

/**
 * zw_tables_zone_types:
 *
 * Returns: bits 1 << #ZwZoneType of the ids in the array @member; without it all
 */
guint
zw_tables_zone_types (JsonObject *object, const char *member)
{
  JsonArray *array;
  guint types = 0;

  if (!json_object_has_member (object, member))
    return (1u << ZW_N_ZONE_TYPES) - 1;
  array = json_object_get_array_member (object, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = json_array_get_string_element (array, i);
      ZwZoneType type;

      if (!zw_zone_type_from_id (id, &type))
        g_error ("no type of zone “%s”", id);
      types |= 1u << type;
    }
  return types;
}

ZwWorkGroup
zw_tables_work_group (JsonObject *object, const char *member)
{
  const char *id = json_object_get_string_member (object, member);
  ZwWorkGroup group;

  if (!zw_work_group_from_id (id, &group))
    g_error ("no group of work items “%s”", id);
  return group;
}
