/* zw-place.c: what figures are worked out for: zones, surroundings, districts, the city
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-place.h"

#include "geometry/zw-overlay.h"

/* More areas than these, such as buildings, are not put together to a city. */
#define MAX_UNITED 50000

static ZwPlace *
place_new (ZwPlaceKind kind, const char *name)
{
  ZwPlace *self = g_new0 (ZwPlace, 1);

  self->kind = kind;
  self->name = g_strdup (name != NULL ? name : "");
  return self;
}

void
zw_place_free (ZwPlace *self)
{
  g_free (self->name);
  g_free (self->code);
  g_clear_pointer (&self->geometry, zw_geometry_unref);
  g_free (self);
}

ZwPlace *
zw_place_copy (const ZwPlace *self)
{
  ZwPlace *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->code = g_strdup (self->code);
  copy->geometry = self->geometry != NULL ? zw_geometry_ref (self->geometry) : NULL;
  return copy;
}

/**
 * zw_place_is_same:
 *
 * Returns: whether both are the same zone, the district of the same name and code, or
 *   the city
 */
gboolean
zw_place_is_same (const ZwPlace *self, const ZwPlace *other)
{
  return self->kind == other->kind && self->zone_id == other->zone_id
         && g_str_equal (self->name, other->name) && g_strcmp0 (self->code, other->code) == 0;
}

ZwPlace *
zw_place_new_zone (const ZwZone *zone)
{
  ZwPlace *self = place_new (ZW_PLACE_ZONE, zone->name);

  self->zone_id = zone->id;
  self->zone_type = zone->type;
  self->geometry = zw_geometry_ref (zone->geometry);
  return self;
}

/**
 * zw_place_new_surroundings:
 * @width_m: how far they reach, above 0
 *
 * Returns: (transfer full): what lies around the zone, within 0.01 % of the area
 *   of true circles at its corners; %NULL with @error set
 */
ZwPlace *
zw_place_new_surroundings (const ZwZone *zone, double width_m, GError **error)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  g_autoptr (ZwGeometry) around = zw_overlay_surround (overlay, zone->geometry, width_m, error);
  ZwPlace *self;

  if (around == NULL)
    return NULL;
  self = place_new (ZW_PLACE_SURROUNDINGS, zone->name);
  self->zone_id = zone->id;
  self->zone_type = zone->type;
  self->geometry = g_steal_pointer (&around);
  return self;
}

static gboolean
is_areas (const ZwFeatures *features, ZwRole role)
{
  return features->layer->role == role && features->shape->kind == ZW_GEOMETRY_POLYGON
         && features->n > 0;
}

/* Puts areas together; a single one stays as it is. */
static ZwGeometry *
unite (const GPtrArray *areas, GError **error)
{
  g_autoptr (ZwOverlay) overlay = NULL;

  if (areas->len == 1)
    return zw_geometry_ref (g_ptr_array_index (areas, 0));
  overlay = zw_overlay_new ();
  return zw_overlay_union (overlay, (ZwGeometry **) areas->pdata, areas->len, error);
}

static GPtrArray *
areas_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
}

static void
add_areas (GPtrArray *areas, const ZwFeatures *features)
{
  for (guint i = 0; i < features->n; i++)
    if (zw_features_has_shape (features, i))
      g_ptr_array_add (areas, zw_features_dup_geometry (features, i));
}

/**
 * zw_place_new_city:
 * @features: (element-type ZwFeatures): layers of the project
 *
 * The city is where residents are told of by areas, or else its administrative
 * areas.
 *
 * Returns: (transfer full): the city; its geometry is %NULL where neither is
 *   known, which stands for everything there is; %NULL with @error set
 */
ZwPlace *
zw_place_new_city (const GPtrArray *features, GError **error)
{
  static const ZwRole roles[] = { ZW_ROLE_POPULATION, ZW_ROLE_ADMIN };
  g_autoptr (ZwPlace) self = place_new (ZW_PLACE_CITY, NULL);

  for (guint r = 0; r < G_N_ELEMENTS (roles) && self->geometry == NULL; r++)
    {
      g_autoptr (GPtrArray) areas = areas_new ();

      for (guint i = 0; i < features->len; i++)
        {
          const ZwFeatures *one = g_ptr_array_index (features, i);

          if (is_areas (one, roles[r]) && areas->len + one->n <= MAX_UNITED)
            add_areas (areas, one);
        }
      if (areas->len == 0)
        continue;
      self->geometry = unite (areas, error);
      if (self->geometry == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* 鄉, 鎮, 市, 區: what districts are called; 里 and 村 are smaller, 縣 is larger. */
static gboolean
is_district_name (const char *name)
{
  return name != NULL
         && (g_str_has_suffix (name, "區") || g_str_has_suffix (name, "鎮")
             || g_str_has_suffix (name, "鄉") || g_str_has_suffix (name, "市"));
}

static gboolean
is_other_name (const char *name)
{
  return name == NULL || *name == '\0' || g_str_has_suffix (name, "里")
         || g_str_has_suffix (name, "村") || g_str_has_suffix (name, "縣");
}

/* How many of the texts are right, and whether these are most. */
static guint
count_names (const char *const *names, guint n, gboolean (*is_right) (const char *name))
{
  guint count = 0;

  for (guint i = 0; names != NULL && i < n; i++)
    count += is_right (names[i]);
  return count;
}

/* The field that names districts, of the layer that does it best: administrative
 * areas called 區, the districts beside residents, or any administrative areas
 * that are no villages. */
static const ZwFeatures *
find_source (const GPtrArray *features, const char **field)
{
  const ZwFeatures *best = NULL;
  guint most = 0;

  for (guint i = 0; i < features->len; i++)
    {
      const ZwFeatures *one = g_ptr_array_index (features, i);
      guint n = count_names (zw_features_get_texts (one, "name"), one->n, is_district_name);

      if (is_areas (one, ZW_ROLE_ADMIN) && 2 * n > one->n && n > most)
        {
          best = one;
          *field = "name";
          most = n;
        }
    }
  for (guint i = 0; i < features->len && best == NULL; i++)
    {
      static const ZwRole roles[] = { ZW_ROLE_POPULATION, ZW_ROLE_ADMIN };
      const ZwFeatures *one = g_ptr_array_index (features, i);

      for (guint r = 0; r < G_N_ELEMENTS (roles) && best == NULL; r++)
        if (is_areas (one, roles[r])
            && 2 * count_names (zw_features_get_texts (one, "district"), one->n, is_district_name)
                   > one->n)
          {
            best = one;
            *field = "district";
          }
    }
  for (guint i = 0; i < features->len && best == NULL; i++)
    {
      const ZwFeatures *one = g_ptr_array_index (features, i);
      guint n = count_names (zw_features_get_texts (one, "name"), one->n, is_other_name);

      if (is_areas (one, ZW_ROLE_ADMIN) && zw_features_get_texts (one, "name") != NULL
          && 2 * n < one->n)
        {
          best = one;
          *field = "name";
        }
    }
  return best;
}

/* A district on its way: rows of one name, and of one code where there is one. */
typedef struct
{
  ZwPlace *place;
  GPtrArray *areas;
} District;

static void
district_free (District *self)
{
  g_clear_pointer (&self->place, zw_place_free);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

static GPtrArray *
collect_districts (const ZwFeatures *features, const char *field)
{
  GPtrArray *districts = g_ptr_array_new_with_free_func ((GDestroyNotify) district_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *names = zw_features_get_texts (features, field);
  const char *const *codes = g_str_equal (field, "name") ? zw_features_get_texts (features, "code")
                                                         : NULL;

  for (guint i = 0; i < features->n; i++)
    {
      const char *code = codes != NULL ? codes[i] : NULL;
      g_autofree char *key = NULL;
      District *district;

      if (names[i] == NULL || *names[i] == '\0' || !zw_features_has_shape (features, i))
        continue;
      key = g_strdup_printf ("%s\n%s", names[i], code != NULL ? code : "");
      district = g_hash_table_lookup (known, key);
      if (district == NULL)
        {
          district = g_new0 (District, 1);
          district->place = place_new (ZW_PLACE_DISTRICT, names[i]);
          district->place->code = g_strdup (code);
          district->areas = areas_new ();
          g_ptr_array_add (districts, district);
          g_hash_table_insert (known, g_steal_pointer (&key), district);
        }
      g_ptr_array_add (district->areas, zw_features_dup_geometry (features, i));
    }
  return districts;
}

/* Where the survey's other layers lie: districts elsewhere are of no interest. */
static ZwEnvelope
find_extent (const GPtrArray *features, const ZwFeatures *source)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; i < features->len; i++)
    {
      const ZwFeatures *one = g_ptr_array_index (features, i);

      if (one != source && one->layer->role != ZW_ROLE_ADMIN && one->n > 0)
        zw_envelope_union (&extent, &one->envelope);
    }
  return zw_envelope_is_empty (&extent) ? source->envelope : extent;
}

/**
 * zw_place_list_districts:
 * @features: (element-type ZwFeatures): layers of the project
 *
 * The districts (鄉鎮市區) by the administrative areas, or by the districts that
 * rows of residents name; those that lie apart from all other layers are left
 * out.
 *
 * Returns: (transfer full) (element-type ZwPlace): in the order in which the
 *   layer first names them, perhaps none; %NULL with @error set
 */
GPtrArray *
zw_place_list_districts (const GPtrArray *features, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_place_free);
  const char *field = NULL;
  const ZwFeatures *source = find_source (features, &field);
  g_autoptr (GPtrArray) districts = source != NULL ? collect_districts (source, field) : NULL;
  ZwEnvelope extent;

  if (source == NULL)
    return g_steal_pointer (&places);
  extent = find_extent (features, source);
  for (guint i = 0; i < districts->len; i++)
    {
      District *district = g_ptr_array_index (districts, i);
      ZwEnvelope bounds;

      district->place->geometry = unite (district->areas, error);
      if (district->place->geometry == NULL)
        return NULL;
      bounds = zw_geometry_get_envelope (district->place->geometry);
      if (zw_envelope_intersects (&bounds, &extent))
        g_ptr_array_add (places, g_steal_pointer (&district->place));
    }
  return g_steal_pointer (&places);
}

const char *
zw_place_kind_get_id (ZwPlaceKind kind)
{
  static const char *const ids[ZW_N_PLACE_KINDS] = { "zone", "surroundings", "district", "city" };

  g_return_val_if_fail (kind < ZW_N_PLACE_KINDS, NULL);
  return ids[kind];
}
