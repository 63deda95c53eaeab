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

/* What is said of a zone on the command line. */
typedef struct
{
  const char *name;
  gboolean has_type;
  ZwZoneType type;
  gboolean has_island, island;
  gboolean has_remote, remote;
} Given;

static int
add_from_file (ZwStore *store, const char *path, const Given *given)
{
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_ZONES, .name = given->name
  };
  GError *error = NULL;
  g_autoptr (ZwImportReport) report = NULL;

  options.has_zone_type = given->has_type;
  options.zone_type = given->type;
  options.zone_island = given->has_island && given->island;
  options.zone_remote = given->has_remote && given->remote;
  report = zw_import_run (store, &options, zw_cli_progress (), &error);
  if (report == NULL)
    return zw_cli_fail (error);
  for (guint i = 0; i < report->remarks->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (report->remarks, i));
  return ZW_CLI_DONE;
}

static gboolean
set_flags (ZwStore *store, gint64 id, const Given *given, GError **error)
{
  return (!given->has_island || zw_zone_set_island (store, id, given->island, error))
         && (!given->has_remote || zw_zone_set_remote (store, id, given->remote, error));
}

/* Ends a command that was begun. */
static int
end (ZwStore *store, gboolean ok, GError *error)
{
  if (ok && zw_store_commit (store, &error))
    return ZW_CLI_DONE;
  if (!ok)
    zw_store_rollback (store);
  return zw_cli_fail (error);
}

static int
add (ZwStore *store, const ZwGeometry *geometry, const Given *given)
{
  g_autofree char *name = given->name != NULL ? g_strdup (given->name)
                                              : zw_zone_suggest_name (store);
  /* Translators: %s is a zone */
  g_autofree char *label = g_strdup_printf (_ ("Draw “%s”"), name);
  GError *error = NULL;
  gboolean ok;
  gint64 id;

  if (!zw_store_begin (store, label, &error))
    return zw_cli_fail (error);
  ok = (!(given->has_island || given->has_remote) || zw_zone_add_flag_columns (store, &error))
       && (id = zw_zone_insert (store, name, given->type, geometry, &error)) != 0
       && set_flags (store, id, given, &error);
  return end (store, ok, error);
}

static int
change (ZwStore *store, const char *which, const Given *given)
{
  GError *error = NULL;
  g_autoptr (ZwZone) zone = zw_cli_find_zone (store, which, &error);
  gboolean ok;

  if (zone == NULL || !zw_store_begin (store, _ ("Change a zone"), &error))
    return zw_cli_fail (error);
  ok = (!(given->has_island || given->has_remote) || zw_zone_add_flag_columns (store, &error))
       && (given->name == NULL || zw_zone_set_name (store, zone->id, given->name, &error))
       && (!given->has_type || zw_zone_set_type (store, zone->id, given->type, &error))
       && set_flags (store, zone->id, given, &error);
  return end (store, ok, error);
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
      json_builder_set_member_name (builder, "island");
      json_builder_add_boolean_value (builder, zone->island);
      json_builder_set_member_name (builder, "remote");
      json_builder_add_boolean_value (builder, zone->remote);
      json_builder_end_object (builder);
      if (!json)
        g_print ("%" G_GINT64_FORMAT "  %s  (%s, %.3f km²%s%s)\n", zone->id, zone->name,
                 zw_zone_type_get_id (zone->type), area_km2, zone->island ? ", island" : "",
                 zone->remote ? ", remote" : "");
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  if (json)
    zw_cli_print_json (root);
  return ZW_CLI_DONE;
}

/* Of a flag and its contrary one at most; whether it may stand. */
static gboolean
read_flag (gboolean yes, gboolean no, gboolean *given, gboolean *value)
{
  *given = yes || no;
  *value = yes;
  return !(yes && no);
}

int
zw_cli_zone (int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *type_id = NULL;
  g_autofree char *file = NULL;
  g_autofree char *wkt = NULL;
  g_autofree char *role_id = NULL;
  g_autofree char *which = NULL;
  gboolean json = FALSE, island = FALSE, no_island = FALSE, remote = FALSE, no_remote = FALSE;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &which, N_ ("Zone to change; the first where not said"),
      "N" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the zone"), "N" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &type_id, N_ ("Type of the zone"), "urban|scenic|park" },
    { "island", 0, 0, G_OPTION_ARG_NONE, &island, N_ ("It is on an outlying island"), NULL },
    { "no-island", 0, 0, G_OPTION_ARG_NONE, &no_island, N_ ("It is on no outlying island"), NULL },
    { "remote", 0, 0, G_OPTION_ARG_NONE, &remote, N_ ("It is in a remote area"), NULL },
    { "no-remote", 0, 0, G_OPTION_ARG_NONE, &no_remote, N_ ("It is in no remote area"), NULL },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("File whose areas become zones"), "F" },
    { "wkt", 0, 0, G_OPTION_ARG_STRING, &wkt, N_ ("Polygon in the project's coordinates"), "W" },
    { "dissolve", 0, 0, G_OPTION_ARG_STRING, &role_id,
      N_ ("Make the zone of all areas of this role"), "ROLE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  static const char *const verbs[] = { "add", "set", "list", NULL };
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwGeometry) geometry = NULL;
  Given given = { .type = ZW_ZONE_URBAN };
  ZwRole role;
  GError *error = NULL;
  int status = ZW_CLI_DONE;
  gboolean is_add;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg add|set|list",
                     _ ("Adds a zone, changes one, or lists the zones."), entries, 2, 2))
    return ZW_CLI_USAGE;
  if (!g_strv_contains (verbs, argv[2]))
    return zw_cli_misuse (_ ("“zone” takes add, set or list, not “%s”."), argv[2]);
  is_add = g_str_equal (argv[2], "add");
  if (is_add && (file != NULL) + (wkt != NULL) + (role_id != NULL) != 1)
    return zw_cli_misuse (_ ("“zone add” takes one of --file, --wkt and --dissolve."));
  given.has_type = type_id != NULL;
  given.name = name;
  if (given.has_type && !zw_zone_type_from_id (type_id, &given.type))
    return zw_cli_misuse (_ ("There is no type “%s”: give urban, scenic or park."), type_id);
  if (!read_flag (island, no_island, &given.has_island, &given.island)
      || !read_flag (remote, no_remote, &given.has_remote, &given.remote))
    return zw_cli_misuse (_ ("A zone is on an island or not, and remote or not: give one of the "
                             "two."));
  if (role_id != NULL && !zw_role_from_id (role_id, &role))
    return zw_cli_misuse (_ ("There is no role “%s”."), role_id);
  if (g_str_equal (argv[2], "set") && name == NULL && !given.has_type && !given.has_island
      && !given.has_remote)
    return zw_cli_misuse (_ ("“zone set” takes what to change: --name, --type, --island, "
                             "--no-island, --remote or --no-remote."));
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  if (g_str_equal (argv[2], "list"))
    return list (store, json);
  if (g_str_equal (argv[2], "set"))
    return change (store, which, &given);
  if (file != NULL)
    return add_from_file (store, file, &given);
  geometry = wkt != NULL ? read_polygon (wkt, &error) : dissolve (store, role, &error);
  return geometry != NULL ? add (store, geometry, &given) : zw_cli_fail (error);
}
