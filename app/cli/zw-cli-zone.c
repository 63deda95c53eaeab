/* zw-cli-zone.c: zonewright zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/zw-cli-private.h"
#include "geometry/zw-ogr.h"
#include "geometry/zw-overlay.h"
#include "import/zw-import.h"
#include "layers/zw-features.h"

static ZwGeometry *
read_polygon (const char *text, GError **error)
{
  g_autoptr (ZwGeometry) geometry = zw_wkt_decode (text, error);

  if (geometry == NULL || geometry->kind == ZW_GEOMETRY_POLYGON)
    return g_steal_pointer (&geometry);
  g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT,
                       _ ("The text given with --wkt is no area: give a POLYGON or a "
                          "MULTIPOLYGON."));
  return NULL;
}

/* What all areas of a role cover together. */
static ZwGeometry *
dissolve (ZwStore *store, ZwRole role, GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray)
      shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  if (layers == NULL)
    return NULL;
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (ZwFeatures) features = NULL;

      if (layer->role != role || layer->kind != ZW_GEOMETRY_POLYGON)
        continue;
      features = zw_features_load (store, layer, NULL, error);
      if (features == NULL)
        return NULL;
      for (guint k = 0; k < features->n; k++)
        g_ptr_array_add (shapes, zw_features_dup_geometry (features, k));
    }
  if (shapes->len == 0)
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                   /* Translators: %s is a role */
                   _ ("The project has no areas as “%s” to make a zone of. Import some first."),
                   zw_role_get_id (role));
      return NULL;
    }
  return zw_overlay_union (overlay, (ZwGeometry **) shapes->pdata, shapes->len, error);
}

static int
add_from_file (ZwStore *store, const char *path, const char *name, const ZwZoneType *type)
{
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_ZONES, .name = name };
  GError *error = NULL;
  g_autoptr (ZwImportReport) report = NULL;

  options.has_zone_type = type != NULL;
  if (type != NULL)
    options.zone_type = *type;
  report = zw_import_run (store, &options, zw_cli_progress (), &error);
  if (report == NULL)
    return zw_cli_fail (error);
  for (guint i = 0; i < report->remarks->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (report->remarks, i));
  return ZW_CLI_DONE;
}

static int
list (ZwStore *store, gboolean json)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) zones = zw_zone_list (store, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (zones == NULL)
    return zw_cli_fail (error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "zones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      double area_km2 = zw_geometry_get_area (zone->geometry) / 1e6;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, zone->id);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, zone->name);
      json_builder_set_member_name (builder, "type");
      json_builder_add_string_value (builder, zw_zone_type_get_id (zone->type));
      json_builder_set_member_name (builder, "area_km2");
      json_builder_add_double_value (builder, area_km2);
      json_builder_end_object (builder);
      if (!json)
        g_print ("%" G_GINT64_FORMAT "  %s  (%s, %.3f km²)\n", zone->id, zone->name,
                 zw_zone_type_get_id (zone->type), area_km2);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  if (json)
    zw_cli_print_json (root);
  return ZW_CLI_DONE;
}

int
zw_cli_zone (int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *type_id = NULL;
  g_autofree char *file = NULL;
  g_autofree char *wkt = NULL;
  g_autofree char *role_id = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the zone"), "N" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &type_id, N_ ("Type of the zone"), "urban|scenic|park" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("File whose areas become zones"), "F" },
    { "wkt", 0, 0, G_OPTION_ARG_STRING, &wkt, N_ ("Polygon in the project's coordinates"), "W" },
    { "dissolve", 0, 0, G_OPTION_ARG_STRING, &role_id,
      N_ ("Make the zone of all areas of this role"), "ROLE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwGeometry) geometry = NULL;
  ZwZoneType type = ZW_ZONE_URBAN;
  ZwRole role;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg add|list", _ ("Adds a zone, or lists the zones."),
                     entries, 2, 2))
    return ZW_CLI_USAGE;
  if (g_strcmp0 (argv[2], "list") != 0 && g_strcmp0 (argv[2], "add") != 0)
    return zw_cli_misuse (_ ("“zone” takes add or list, not “%s”."), argv[2]);
  if (g_strcmp0 (argv[2], "add") == 0 && (file != NULL) + (wkt != NULL) + (role_id != NULL) != 1)
    return zw_cli_misuse (_ ("“zone add” takes one of --file, --wkt and --dissolve."));
  if (type_id != NULL && !zw_zone_type_from_id (type_id, &type))
    return zw_cli_misuse (_ ("There is no type “%s”: give urban, scenic or park."), type_id);
  if (role_id != NULL && !zw_role_from_id (role_id, &role))
    return zw_cli_misuse (_ ("There is no role “%s”."), role_id);
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (g_strcmp0 (argv[2], "list") == 0)
    return list (store, json);
  if (file != NULL)
    return add_from_file (store, file, name, type_id != NULL ? &type : NULL);
  geometry = wkt != NULL ? read_polygon (wkt, &error) : dissolve (store, role, &error);
  if (geometry == NULL)
    return zw_cli_fail (error);
  if (name == NULL)
    name = zw_zone_suggest_name (store);
  return zw_zone_add (store, name, type, geometry, &error) != 0 ? ZW_CLI_DONE : zw_cli_fail (error);
}
