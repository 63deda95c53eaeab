/* zw-cli-layers.c: zonewright layers, zonewright info
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/zw-written.h"
#include "cli/zw-cli-private.h"
#include "layers/zw-layer.h"

static void
add_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
print_as_json (GPtrArray *layers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "layers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      json_builder_begin_object (builder);
      add_int (builder, "id", layer->id);
      zw_json_add_text (builder, "role", zw_role_get_id (layer->role));
      zw_json_add_text (builder, "name", layer->name);
      zw_json_add_text (builder, "table", layer->table);
      zw_json_add_text (builder, "source", layer->source.file);
      zw_json_add_text (builder, "source_layer", layer->source.layer);
      zw_json_add_text (builder, "format", layer->source.format);
      zw_json_add_text (builder, "date", layer->source.date);
      zw_json_add_text (builder, "sha256", layer->source.sha256);
      zw_json_add_text (builder, "geometry", zw_layer_kind_id (layer->kind));
      add_int (builder, "count", layer->count);
      zw_json_add_text (builder, "crs", layer->source.crs);
      zw_json_add_text (builder, "operation", layer->source.operation);
      zw_json_add_text (builder, "encoding", layer->source.encoding);
      json_builder_set_member_name (builder, "year");
      if (layer->year > 0)
        json_builder_add_int_value (builder, layer->year);
      else
        json_builder_add_null_value (builder);
      add_int (builder, "repaired", layer->source.repaired_count);
      add_int (builder, "skipped", layer->source.skipped_count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  zw_cli_print_json (root);
}

int
zw_cli_layers (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL }, { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Lists the layers of a project."), entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  layers = zw_layer_list (store, &error);
  if (layers == NULL)
    return zw_cli_fail (error);
  if (json)
    {
      print_as_json (layers);
      return ZW_CLI_DONE;
    }
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      g_print ("%-14s %8" G_GINT64_FORMAT "  %s  (%s, %s)\n", zw_role_get_id (layer->role),
               layer->count, layer->name, layer->source.file, layer->source.crs);
    }
  return ZW_CLI_DONE;
}

int
zw_cli_info (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  static const char *const keys[] = { "name", "government", "crs" };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GPtrArray) zones = NULL;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg", _ ("Tells what a project holds."), entries, 1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  layers = zw_layer_list (store, &error);
  zones = layers != NULL ? zw_zone_list (store, &error) : NULL;
  if (zones == NULL)
    return zw_cli_fail (error);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = zw_store_get_setting (store, keys[i]);

      g_print ("%s: %s\n", keys[i], value != NULL ? value : "");
    }
  g_print ("layers: %u\nzones: %u\n", layers->len, zones->len);
  return ZW_CLI_DONE;
}
