/* zw-passport-json.c: figures and where they come from, as JSON
 *
 * An object of two arrays: "layers" says each layer once, "figures" names them by
 * their places in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "document/zw-figure-list.h"

/* More than a project can print. */
#define MAX_FIGURES 200000
#define MAX_LAYERS 10000

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_layer (JsonBuilder *builder, const ZwFigureLayer *layer)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", layer->name);
  add_text (builder, "role", zw_role_get_id (layer->role));
  add_text (builder, "file", layer->file);
  add_text (builder, "date", layer->date);
  add_int (builder, "year", layer->year);
  add_int (builder, "count", layer->count);
  add_text (builder, "sha256", layer->sha256);
  json_builder_end_object (builder);
}

static void
add_figure (JsonBuilder *builder, const ZwFigureEntry *entry)
{
  add_text (builder, "code", entry->code);
  add_text (builder, "key", entry->key);
  add_text (builder, "name", entry->name);
  add_text (builder, "text", entry->text);
  if (isfinite (entry->value))
    {
      json_builder_set_member_name (builder, "value");
      json_builder_add_double_value (builder, entry->value);
    }
  add_int (builder, "decimals", entry->decimals);
  add_text (builder, "unit", entry->unit);
  add_text (builder, "method", entry->method);
  json_builder_set_member_name (builder, "typed");
  json_builder_add_boolean_value (builder, entry->typed);
}

static char *
dup_identity (const ZwFigureLayer *layer)
{
  return g_strdup_printf ("%s\n%d\n%s\n%s\n%d\n%" G_GINT64_FORMAT "\n%s", layer->name,
                          (int) layer->role, layer->file, layer->date, layer->year, layer->count,
                          layer->sha256);
}

/**
 * zw_passport_to_json:
 *
 * Returns: (transfer full): an object with "layers" and "figures"
 */
JsonNode *
zw_passport_to_json (const ZwPassport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *entries = zw_passport_get_entries (self);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "layers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const ZwFigureEntry *entry = g_ptr_array_index (entries, i);

      for (guint k = 0; k < entry->layers->len; k++)
        {
          const ZwFigureLayer *layer = g_ptr_array_index (entry->layers, k);
          char *identity = dup_identity (layer);

          if (!g_hash_table_contains (places, identity))
            add_layer (builder, layer);
          if (!g_hash_table_contains (places, identity))
            g_hash_table_insert (places, identity, GUINT_TO_POINTER (g_hash_table_size (places)));
          else
            g_free (identity);
        }
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const ZwFigureEntry *entry = g_ptr_array_index (entries, i);

      json_builder_begin_object (builder);
      add_figure (builder, entry);
      json_builder_set_member_name (builder, "layers");
      json_builder_begin_array (builder);
      for (guint k = 0; k < entry->layers->len; k++)
        {
          g_autofree char *identity = dup_identity (g_ptr_array_index (entry->layers, k));

          json_builder_add_int_value (builder,
                                      GPOINTER_TO_UINT (g_hash_table_lookup (places, identity)));
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * zw_figure_entry_to_json:
 *
 * Returns: (transfer full): one figure with its layers, each in full
 */
JsonNode *
zw_figure_entry_to_json (const ZwFigureEntry *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_figure (builder, self);
  json_builder_set_member_name (builder, "layers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->layers->len; i++)
    add_layer (builder, g_ptr_array_index (self->layers, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Of the kind, or NULL. */
static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static double
get_number (JsonObject *object, const char *name, double fallback)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : fallback;
}

static gint64
get_int (JsonObject *object, const char *name, gint64 least, gint64 most)
{
  double number = get_number (object, name, 0.0);

  return number > (double) least && number < (double) most ? (gint64) number : least;
}

static ZwFigureLayer *
read_layer (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  ZwRole role = ZW_ROLE_BACKGROUND;

  if (object == NULL)
    return NULL;
  zw_role_from_id (get_text (object, "role"), &role);
  return zw_figure_layer_new (get_text (object, "name"), role, get_text (object, "file"),
                              get_text (object, "date"), (int) get_int (object, "year", 0, 9999),
                              get_int (object, "count", 0, G_MAXINT32),
                              get_text (object, "sha256"));
}

static ZwFigureEntry *
read_figure (JsonNode *node, JsonArray *layers)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *typed = object != NULL ? json_object_get_member (object, "typed") : NULL;
  JsonArray *rests_on = object != NULL ? get_array (object, "layers") : NULL;
  ZwFigureEntry *entry;

  if (object == NULL || *get_text (object, "code") == '\0' || *get_text (object, "key") == '\0')
    return NULL;
  entry = zw_figure_entry_new (get_text (object, "code"), get_text (object, "key"),
                               get_text (object, "name"), get_text (object, "text"),
                               get_text (object, "unit"), get_text (object, "method"));
  entry->value = get_number (object, "value", NAN);
  entry->decimals = (int) get_int (object, "decimals", 0, 20);
  entry->typed = typed != NULL && JSON_NODE_HOLDS_VALUE (typed)
                 && json_node_get_value_type (typed) == G_TYPE_BOOLEAN
                 && json_node_get_boolean (typed);
  for (guint i = 0; rests_on != NULL && i < MIN (json_array_get_length (rests_on), 100); i++)
    {
      JsonNode *place = json_array_get_element (rests_on, i);
      gint64 index = JSON_NODE_HOLDS_VALUE (place)
                             && json_node_get_value_type (place) == G_TYPE_INT64
                         ? json_node_get_int (place)
                         : -1;
      ZwFigureLayer *layer = layers != NULL && index >= 0 && index < json_array_get_length (layers)
                                 ? read_layer (json_array_get_element (layers, (guint) index))
                                 : NULL;

      if (layer != NULL)
        g_ptr_array_add (entry->layers, layer);
    }
  return entry;
}

/**
 * zw_passport_from_json:
 * @node: as zw_passport_to_json() makes it, perhaps spoilt
 * @error: %ZW_FIGURE_LIST_ERROR_DAMAGED
 *
 * Figures without a code or a key, and a second one of either, are passed over.
 *
 * Returns: (transfer full) (nullable): the figures
 */
ZwPassport *
zw_passport_from_json (JsonNode *node, GError **error)
{
  g_autoptr (ZwPassport) self = zw_passport_new ();
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *layers = object != NULL ? get_array (object, "layers") : NULL;
  JsonArray *figures = object != NULL ? get_array (object, "figures") : NULL;

  if (figures == NULL || json_array_get_length (figures) > MAX_FIGURES
      || (layers != NULL && json_array_get_length (layers) > MAX_LAYERS))
    {
      g_set_error_literal (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_DAMAGED,
                           _ ("The file’s list of figures is damaged."));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      ZwFigureEntry *entry = read_figure (json_array_get_element (figures, i), layers);

      if (entry != NULL)
        zw_passport_take (self, entry);
    }
  return g_steal_pointer (&self);
}
