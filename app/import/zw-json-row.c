/* zw-json-row.c: a nested record as one row of a table, with its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As the Transport Data eXchange (TDX) nests: names in several languages, of
 * which the Chinese one takes the name of all; a place as an object with
 * PositionLon and PositionLat; a shape as well-known text in Geometry or as an
 * EncodedPolyline; and lines or routes whose stops are an array within them,
 * each of which becomes a row with the fields of its line.
 */

#include "import/zw-json-row.h"

#include <cpl_error.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "geometry/zw-ogr.h"

#define MAX_LEVELS 3 /* of Parent.Child */
#define POLYLINE_SCALE 1e5

static void
field_free (ZwJsonField *self)
{
  g_free (self->name);
  g_free (self);
}

ZwJsonRow *
zw_json_row_new (void)
{
  ZwJsonRow *self = g_new0 (ZwJsonRow, 1);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  self->values = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
zw_json_row_free (ZwJsonRow *self)
{
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->made);
  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* The place of the field's value in the row, -1 where there is no room for it. */
static int
find_field (ZwJsonRow *self, const char *name)
{
  gpointer index;
  ZwJsonField *field;

  if (g_hash_table_lookup_extended (self->indices, name, NULL, &index))
    return GPOINTER_TO_INT (index);
  if (self->fields->len == ZW_JSON_ROW_MAX_FIELDS)
    {
      self->is_full = TRUE;
      return -1;
    }
  field = g_new0 (ZwJsonField, 1);
  field->name = g_strdup (name);
  g_ptr_array_add (self->fields, field);
  g_ptr_array_add (self->values, NULL);
  g_hash_table_insert (self->indices, field->name, GINT_TO_POINTER (self->fields->len - 1));
  return (int) self->fields->len - 1;
}

static void
put (ZwJsonRow *self, const char *name, const char *text, gboolean is_number)
{
  int index = find_field (self, name);
  ZwJsonField *field = index >= 0 ? g_ptr_array_index (self->fields, index) : NULL;

  if (field == NULL)
    return;
  if (text != NULL && *text == '\0')
    text = NULL;
  field->n_numbers += text != NULL && is_number;
  field->n_others += text != NULL && !is_number;
  self->values->pdata[index] = (gpointer) text;
}

/* "Zh_tw", and zh-TW in other writings. */
static gboolean
is_chinese (const char *name)
{
  return strlen (name) == 5 && g_ascii_strncasecmp (name, "zh", 2) == 0
         && (name[2] == '_' || name[2] == '-') && g_ascii_strcasecmp (name + 3, "tw") == 0;
}

static const ZwJson *
find_chinese (const ZwJson *object)
{
  for (const ZwJson *member = object->child; member != NULL; member = member->next)
    if (is_chinese (member->name) && zw_json_is_scalar (member))
      return member;
  return NULL;
}

static gboolean
is_position (const ZwJson *object)
{
  return zw_json_find (object, "PositionLon") != NULL
         && zw_json_find (object, "PositionLat") != NULL;
}

static gboolean
is_known_position (const ZwJson *object)
{
  double lon = zw_json_get_number (zw_json_find (object, "PositionLon"));
  double lat = zw_json_get_number (zw_json_find (object, "PositionLat"));

  return !isnan (lon) && !isnan (lat) && (lon != 0.0 || lat != 0.0);
}

/* A shape as GeoJSON writes it. */
static gboolean
is_shape_object (const ZwJson *object)
{
  const ZwJson *type = zw_json_find (object, "type"),
               *coordinates = zw_json_find (object, "coordinates");

  return type != NULL && type->kind == ZW_JSON_STRING && coordinates != NULL
         && coordinates->kind == ZW_JSON_ARRAY;
}

static gboolean
is_shape_text (const ZwJson *member)
{
  static const char *const names[] = { "geometry", "wkt", "geom", "the_geom", "shape", NULL };
  static const char *const words[] = { "POINT", "LINESTRING", "POLYGON", "MULTI",
                                       "GEOMETRYCOLLECTION" };
  g_autofree char *lower = g_ascii_strdown (member->name, -1);
  const char *text = member->text;

  if (member->kind != ZW_JSON_STRING || !g_strv_contains (names, lower))
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_polyline (const ZwJson *member)
{
  return member->kind == ZW_JSON_STRING && g_str_equal (member->name, "EncodedPolyline");
}

/* Takes what is no field but the place; the first known one stays. */
static gboolean
take_place (ZwJsonRow *self, const ZwJson *member)
{
  if (member->kind == ZW_JSON_OBJECT && is_position (member))
    {
      self->is_tdx = TRUE;
      if (self->position == NULL || !is_known_position (self->position))
        self->position = member;
    }
  else if (is_shape_text (member) || (member->kind == ZW_JSON_OBJECT && is_shape_object (member)))
    {
      if (self->shape == NULL)
        self->shape = member;
    }
  else if (is_polyline (member))
    {
      self->is_tdx = TRUE;
      self->polyline = *member->text != '\0' ? member : self->polyline;
    }
  else
    return FALSE;
  return TRUE;
}

static void put_members (ZwJsonRow *self, const ZwJson *object, const char *prefix, guint level);

static void
put_source (ZwJsonRow *self, const char *name, const ZwJson *member)
{
  char *source = zw_json_dup_source (member);

  g_ptr_array_add (self->made, source);
  put (self, name, source, FALSE);
}

static void
put_object (ZwJsonRow *self, const char *name, const ZwJson *member, guint level)
{
  const ZwJson *chinese = find_chinese (member);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);

  if (chinese != NULL)
    {
      self->is_tdx = TRUE;
      put (self, name, zw_json_get_text (chinese), FALSE);
    }
  if (level < MAX_LEVELS)
    put_members (self, member, prefix, level + 1);
  else
    put_source (self, name, member);
}

/* What a place holds beside its coordinates, such as TDX's GeoHash. */
static gboolean
is_coordinate (const ZwJson *member)
{
  return g_str_equal (member->name, "PositionLon") || g_str_equal (member->name, "PositionLat");
}

static void
put_members (ZwJsonRow *self, const ZwJson *object, const char *prefix, guint level)
{
  gboolean within_position = level > 0 && is_position (object);

  for (const ZwJson *member = object->child; member != NULL; member = member->next)
    {
      g_autofree char *name = g_strconcat (prefix, member->name, NULL);

      if ((level > 0 && is_chinese (member->name)) || (within_position && is_coordinate (member)))
        continue;
      if (take_place (self, member) && member->kind != ZW_JSON_OBJECT)
        continue;
      if (member->kind == ZW_JSON_OBJECT && is_shape_object (member))
        continue;
      if (member->kind == ZW_JSON_OBJECT)
        put_object (self, name, member, level);
      else if (member->kind == ZW_JSON_ARRAY)
        {
          if (member->child != NULL)
            put_source (self, name, member);
        }
      else
        put (self, name, zw_json_get_text (member), member->kind == ZW_JSON_NUMBER);
    }
}

static gboolean
has_own_place (const ZwJson *record)
{
  for (const ZwJson *member = record->child; member != NULL; member = member->next)
    if ((member->kind == ZW_JSON_OBJECT && (is_position (member) || is_shape_object (member)))
        || is_shape_text (member) || is_polyline (member))
      return TRUE;
  return FALSE;
}

static gboolean
has_placed_elements (const ZwJson *array)
{
  return array->child != NULL && array->child->kind == ZW_JSON_OBJECT
         && has_own_place (array->child);
}

/**
 * zw_json_row_find_parts:
 * @record: an object
 *
 * A line or route without a place of its own is made of its stops, and a table
 * of travel times of its sections.
 *
 * Returns: (nullable): the array whose elements are to be rows of their own
 */
const ZwJson *
zw_json_row_find_parts (const ZwJson *record)
{
  static const char *const names[] = { "Stops", "Stations", "TravelTimes", NULL };
  const ZwJson *found = NULL;

  if (has_own_place (record))
    return NULL;
  for (const ZwJson *member = record->child; member != NULL; member = member->next)
    if (member->kind == ZW_JSON_ARRAY && member->child != NULL
        && member->child->kind == ZW_JSON_OBJECT
        && (has_placed_elements (member)
            || (found == NULL && g_strv_contains (names, member->name))))
      found = member;
  return found;
}

/**
 * zw_json_row_fill:
 * @record: an object
 * @part: (nullable): the element of zw_json_row_find_parts() that makes the row
 *
 * Fields of the part outrank those of the record that are called alike.
 */
void
zw_json_row_fill (ZwJsonRow *self, const ZwJson *record, const ZwJson *part)
{
  ZwJson rest = *record;
  g_autofree ZwJson *kept = NULL;
  guint n = 0;

  g_ptr_array_set_size (self->made, 0);
  for (guint i = 0; i < self->values->len; i++)
    self->values->pdata[i] = NULL;
  self->position = self->shape = self->polyline = NULL;
  if (part != NULL)
    {
      const ZwJson *parts = zw_json_row_find_parts (record);

      /* The members but the array, in a chain of their own. */
      for (const ZwJson *member = record->child; member != NULL; member = member->next)
        n++;
      kept = g_new (ZwJson, n + 1);
      n = 0;
      for (const ZwJson *member = record->child; member != NULL; member = member->next)
        if (member != parts)
          kept[n++] = *member;
      for (guint i = 0; i < n; i++)
        kept[i].next = i + 1 < n ? &kept[i + 1] : NULL;
      rest.child = n > 0 ? kept : NULL;
    }
  put_members (self, &rest, "", 0);
  if (part == NULL)
    return;
  self->position = self->shape = self->polyline = NULL;
  if (part->kind == ZW_JSON_OBJECT)
    put_members (self, part, "", 0);
}

/**
 * zw_json_row_has_place:
 *
 * Returns: whether the row is written with a place, be it a known one or not
 */
gboolean
zw_json_row_has_place (const ZwJsonRow *self)
{
  return self->position != NULL || self->shape != NULL || self->polyline != NULL;
}

static ZwGeometry *
read_shape (const ZwJson *shape, char **problem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;
  OGRGeometryH object;
  ZwGeometry *geometry = NULL;

  if (shape->kind == ZW_JSON_STRING)
    geometry = zw_wkt_decode (shape->text, &error);
  else
    {
      source = zw_json_dup_source (shape);
      CPLPushErrorHandler (CPLQuietErrorHandler);
      object = OGR_G_CreateGeometryFromJson (source);
      CPLPopErrorHandler ();
      if (object != NULL)
        geometry = zw_ogr_decode (object, &error);
      else
        *problem = g_strdup (_ ("Its shape is not well written."));
      OGR_G_DestroyGeometry (object);
    }
  if (error != NULL)
    *problem = g_strdup (error->message);
  if (geometry != NULL && zw_geometry_is_empty (geometry))
    g_clear_pointer (&geometry, zw_geometry_unref);
  return geometry;
}

/**
 * zw_json_row_make_geometry:
 * @problem: (out): why there is none, where that is known
 *
 * Returns: (transfer full) (nullable): the place of the row
 */
ZwGeometry *
zw_json_row_make_geometry (const ZwJsonRow *self, char **problem)
{
  ZwGeometry *geometry = NULL;

  if (self->shape != NULL)
    geometry = read_shape (self->shape, problem);
  if (geometry == NULL && self->polyline != NULL)
    geometry = zw_json_decode_polyline (self->polyline->text);
  if (geometry == NULL && self->position != NULL && is_known_position (self->position))
    geometry = zw_geometry_new_point (
        zw_json_get_number (zw_json_find (self->position, "PositionLon")),
        zw_json_get_number (zw_json_find (self->position, "PositionLat")));
  if (geometry != NULL)
    g_clear_pointer (problem, g_free);
  else if (*problem == NULL && self->position != NULL)
    *problem = g_strdup (_ ("It has no coordinates."));
  return geometry;
}

/**
 * zw_json_row_get:
 *
 * Returns: (nullable): the row's value of that field
 */
const char *
zw_json_row_get (const ZwJsonRow *self, const char *name)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->indices, name, NULL, &index))
    return NULL;
  return g_ptr_array_index (self->values, GPOINTER_TO_INT (index));
}

/**
 * zw_json_row_has_field:
 *
 * Returns: whether any row so far had it
 */
gboolean
zw_json_row_has_field (const ZwJsonRow *self, const char *name)
{
  return g_hash_table_contains (self->indices, name);
}

/* One signed number in groups of five bits; FALSE at the end and at what is none. */
static gboolean
read_step (const char **at, gint64 *number)
{
  guint64 bits = 0;

  for (guint shift = 0; shift < 60; shift += 5)
    {
      int group = (guchar) * *at - 63;

      if (group < 0 || group > 63)
        return FALSE;
      (*at)++;
      bits |= (guint64) (group & 31) << shift;
      if (group < 32)
        {
          *number = (gint64) (bits & 1 ? ~(bits >> 1) : bits >> 1);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * zw_json_decode_polyline:
 * @text: a line as Google's Encoded Polyline Algorithm Format writes it, with five
 *   decimals of a degree
 *
 * Returns: (transfer full) (nullable): the line, longitude first; %NULL where the
 *   text is none
 */
ZwGeometry *
zw_json_decode_polyline (const char *text)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  double lat = 0.0, lon = 0.0;
  gint64 step_lat, step_lon;
  guint n = 0;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  while (read_step (&text, &step_lat) && read_step (&text, &step_lon))
    {
      lat += (double) step_lat;
      lon += (double) step_lon;
      zw_geometry_builder_add (builder, lon / POLYLINE_SCALE, lat / POLYLINE_SCALE);
      n++;
    }
  if (n >= 2 && *text == '\0')
    return zw_geometry_builder_end (builder);
  zw_geometry_builder_free (builder);
  return NULL;
}
