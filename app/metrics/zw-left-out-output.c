/* zw-left-out-output.c: residents without coverage as JSON and as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-left-out-output.h"

#include <math.h>

#include "base/zw-written.h"
#include "geometry/zw-transform.h"

#define GLOBE "EPSG:4326"

static void
add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
add_areas (JsonBuilder *builder, const ZwLeftOut *self)
{
  json_builder_set_member_name (builder, "areas");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_areas; i++)
    {
      const ZwLeftOutArea *area = &self->areas[i];

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "name", area->name);
      zw_json_add_text (builder, "code", area->code);
      zw_json_add_text (builder, "district", area->district);
      zw_json_add_number (builder, "residents", area->residents);
      zw_json_add_number (builder, "left_out", area->left_out);
      zw_json_add_number (builder, "share", area->share);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* On the globe; not a number where it cannot be carried there. */
static ZwLocation
locate (ZwTransform *to_globe, ZwPoint place)
{
  ZwLocation location = { NAN, NAN };

  if (!zw_transform_to_location (to_globe, place, &location, NULL))
    location = (ZwLocation){ NAN, NAN };
  return location;
}

static void
add_names (JsonBuilder *builder, const ZwLeftOut *self, const ZwPocket *pocket)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pocket->n_areas; i++)
    {
      const char *name = zw_left_out_area_get_name (&self->areas[pocket->areas[i]]);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);
}

static void
add_pockets (JsonBuilder *builder, const ZwLeftOut *self, ZwTransform *to_globe)
{
  json_builder_set_member_name (builder, "pockets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_pockets; i++)
    {
      const ZwPocket *pocket = &self->pockets[i];
      ZwLocation location = locate (to_globe, pocket->place);

      json_builder_begin_object (builder);
      add_count (builder, "rank", i + 1);
      zw_json_add_number (builder, "residents", pocket->residents);
      zw_json_add_number (builder, "x", pocket->place.x);
      zw_json_add_number (builder, "y", pocket->place.y);
      zw_json_add_number (builder, "lon", location.lon);
      zw_json_add_number (builder, "lat", location.lat);
      zw_json_add_number (builder, "area_km2", pocket->area_m2 / 1e6);
      add_names (builder, self, pocket);
      zw_json_add_number (builder, "nearest_stop_m", pocket->nearest_stop_m);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * zw_left_out_to_json:
 * @project: (nullable): name of the project
 * @crs: its coordinate system, such as "EPSG:3826"
 * @zone: (nullable): the zone that was asked for; %NULL for everywhere
 *
 * Numbers have all their digits, those not known are null; shares are fractions.
 *
 * Returns: (transfer full): a JSON text in UTF-8, or %NULL with
 *   %ZW_GEOMETRY_ERROR_CRS
 */
char *
zw_left_out_to_json (const ZwLeftOut *self,
                     const char *project,
                     const char *crs,
                     const ZwZone *zone,
                     GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (crs, GLOBE, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  if (to_globe == NULL)
    return NULL;
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "project", project);
  zw_json_add_text (builder, "crs", crs);
  zw_json_add_text (builder, "zone", zone != NULL ? zone->name : NULL);
  zw_json_add_text (builder, "state", zw_indicator_state_get_id (self->state));
  zw_json_add_number (builder, "residents", self->residents);
  zw_json_add_number (builder, "left_out", self->left_out);
  zw_json_add_number (builder, "share", self->share);
  zw_json_add_text (builder, "method", self->method);
  zw_json_add_text (builder, "reason", self->reason);
  zw_json_add_number (builder, "radius_m", self->radius_m);
  zw_json_add_number (builder, "cell_m", self->cell_m);
  add_areas (builder, self);
  add_count (builder, "pockets_in_all", self->n_pockets_in_all);
  add_pockets (builder, self, to_globe);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static void
append_number (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  zw_csv_append_number (csv, value, 15);
}

/**
 * zw_left_out_to_csv:
 *
 * One row for each area, in UTF-8 with a byte order mark and lines ended as RFC
 * 4180 asks. What is not known is an empty field.
 *
 * Returns: (transfer full): the table
 */
char *
zw_left_out_to_csv (const ZwLeftOut *self)
{
  GString *csv = g_string_new (ZW_WRITTEN_BOM "name,code,district,residents,left_out,share\r\n");

  for (guint i = 0; i < self->n_areas; i++)
    {
      const ZwLeftOutArea *area = &self->areas[i];

      zw_csv_append_text (csv, area->name);
      g_string_append_c (csv, ',');
      zw_csv_append_text (csv, area->code);
      g_string_append_c (csv, ',');
      zw_csv_append_text (csv, area->district);
      append_number (csv, area->residents);
      append_number (csv, area->left_out);
      append_number (csv, area->share);
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}

/**
 * zw_left_out_pockets_to_csv:
 *
 * One row for each pocket, written as zw_left_out_to_csv() writes.
 *
 * Returns: (transfer full): the table, or %NULL with %ZW_GEOMETRY_ERROR_CRS
 */
char *
zw_left_out_pockets_to_csv (const ZwLeftOut *self, const char *crs, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (crs, GLOBE, error);
  GString *csv;

  if (to_globe == NULL)
    return NULL;
  csv = g_string_new (ZW_WRITTEN_BOM
                      "names,rank,residents,x,y,lon,lat,area_km2,nearest_stop_m\r\n");
  for (guint i = 0; i < self->n_pockets; i++)
    {
      const ZwPocket *pocket = &self->pockets[i];
      ZwLocation location = locate (to_globe, pocket->place);
      g_autofree char *names = zw_left_out_dup_pocket_name (self, pocket, G_MAXUINT);

      zw_csv_append_text (csv, names);
      append_number (csv, i + 1);
      append_number (csv, pocket->residents);
      append_number (csv, pocket->place.x);
      append_number (csv, pocket->place.y);
      append_number (csv, location.lon);
      append_number (csv, location.lat);
      append_number (csv, pocket->area_m2 / 1e6);
      append_number (csv, pocket->nearest_stop_m);
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}
