/* zw-json-records.c: where in a JSON file its records are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are an array at the root, or within wrappers of every make:
 * {"UpdateTime": …, "Stations": […]}, {"result": {"records": […]}},
 * {"Info": […], "ColumnList": […], "RowDataList": […]}, or the members of an
 * object, {"retVal": {"0001": {…}, "0002": {…}}}. Of several, the largest.
 */

#include "import/zw-json-records.h"

#include <glib/gi18n.h>

#include "import/zw-import-error.h"

#define MAX_WRAPPERS 5
#define MIN_KEYED 2

typedef struct
{
  ZwJsonRecords best;
  gboolean best_is_list;
  gboolean is_map;
  gboolean is_single;
  gboolean is_empty;
  char *message;
  char *updated;
  const char *failed_at;
  GError *error;
} Search;

/* Arrays that describe the table. */
static gboolean
is_description (const char *name)
{
  static const char *const names[] = { "Info",  "ColumnList", "fields", "columns",
                                       "links", "_links",     "schema", NULL };

  return name != NULL && g_strv_contains (names, name);
}

static void
offer (Search *self, ZwJsonRecordsKind kind, const char *name, const char *first, guint64 n)
{
  gboolean is_list = kind == ZW_JSON_RECORDS_LIST;

  if (n == 0 || is_description (name) || (self->best_is_list && !is_list)
      || (self->best_is_list == is_list && n <= self->best.n))
    return;
  g_free (self->best.name);
  self->best = (ZwJsonRecords){ .kind = kind, .name = g_strdup (name), .at = first, .n = n };
  self->best_is_list = is_list;
}

static const char *
skip (Search *self, const char *at)
{
  return zw_json_skip (at, &self->failed_at, &self->error);
}

static const char *
look_into_list (Search *self, const char *at, const char *name)
{
  const char *first = zw_json_skip_space (at + 1);
  guint64 n = 0, n_objects = 0;
  const char *end = skip (self, at);

  if (end == NULL)
    return NULL;
  /* The whole is sound: its elements can be stepped over without a check. */
  for (at = first; *at != ']'; n++)
    {
      n_objects += *at == '{';
      at = zw_json_skip_space (skip (self, at));
      if (*at == ',')
        at = zw_json_skip_space (at + 1);
    }
  self->is_empty |= n == 0 && !is_description (name);
  if (2 * n_objects > n)
    offer (self, ZW_JSON_RECORDS_LIST, name, first, n);
  return end;
}

/* The name of a member and the first byte of its value. */
static const char *
read_name (const char *at, ZwJsonPool *pool, const char **name, Search *self)
{
  const ZwJson *value = NULL;

  at = zw_json_parse (pool, at, &value, &self->failed_at, &self->error);
  if (at == NULL)
    return NULL;
  at = zw_json_skip_space (at);
  *name = value->text;
  return zw_json_skip_space (at + 1);
}

/* What a wrapper never says of itself. */
static gboolean
is_record_key (const char *name)
{
  static const char *const keys[] = { "RouteUID",  "RouteID", "LineID",  "LineNo",    "StationUID",
                                      "StationID", "StopUID", "TrainNo", "CarParkID", NULL };

  return g_strv_contains (keys, name);
}

static gboolean
is_map_type (const char *name, const ZwJson *value)
{
  static const char *const types[] = { "FeatureCollection",
                                       "Feature",
                                       "Topology",
                                       "Point",
                                       "MultiPoint",
                                       "Polygon",
                                       "MultiPolygon",
                                       "LineString",
                                       "MultiLineString",
                                       "GeometryCollection",
                                       NULL };

  return g_str_equal (name, "type") && value != NULL && value->kind == ZW_JSON_STRING
         && g_strv_contains (types, value->text);
}

static gboolean
is_message (const char *name, const ZwJson *value)
{
  static const char *const names[] = { "message", "Message", "error", "error_description", NULL };

  return g_strv_contains (names, name) && value != NULL && value->kind == ZW_JSON_STRING
         && *value->text != '\0';
}

/* What the file says of itself. */
static void
note_root (Search *self, const char *name, const char *at, ZwJsonPool *pool)
{
  const ZwJson *value = NULL;

  if (*at == '{' || *at == '[')
    return;
  zw_json_parse (pool, at, &value, &self->failed_at, NULL);
  self->is_map |= is_map_type (name, value);
  self->is_single |= is_record_key (name);
  if (self->message == NULL && is_message (name, value))
    self->message = g_strdup (value->text);
  if (value->kind == ZW_JSON_STRING
      && (g_str_equal (name, "SrcUpdateTime")
          || (g_str_equal (name, "UpdateTime") && self->updated == NULL)))
    {
      g_free (self->updated);
      self->updated = g_strdup (value->text);
    }
}

static const char *
look_into (Search *self, const char *at, const char *name, guint depth)
{
  g_autoptr (ZwJsonPool) pool = NULL;
  const char *first, *end;
  guint64 n = 0, n_objects = 0;

  if (*at == '[')
    return look_into_list (self, at, name);
  end = skip (self, at);
  if (*at != '{' || depth == MAX_WRAPPERS || end == NULL)
    return end;
  pool = zw_json_pool_new ();
  first = zw_json_skip_space (at + 1);
  for (at = first; *at != '}'; n++)
    {
      const char *member = NULL;

      zw_json_pool_reset (pool);
      at = read_name (at, pool, &member, self);
      n_objects += *at == '{';
      if (depth == 0)
        note_root (self, member, at, pool);
      at = zw_json_skip_space (look_into (self, at, member, depth + 1));
      if (*at == ',')
        at = zw_json_skip_space (at + 1);
    }
  if (n >= MIN_KEYED && n_objects == n)
    offer (self, ZW_JSON_RECORDS_KEYED, name, first, n);
  return end;
}

/**
 * zw_json_records_find:
 * @text: the whole file, UTF-8
 * @failed_at: (out): where the error is
 *
 * Checks the file from end to end and finds its records; none leave @n at 0.
 *
 * Returns: %FALSE with @error set to half a sentence where it is no JSON
 */
gboolean
zw_json_records_find (ZwJsonRecords *self, const char *text, const char **failed_at, GError **error)
{
  Search search = { 0 };
  const char *start = zw_json_skip_space (text);
  const char *end = look_into (&search, start, NULL, 0);

  *self = search.best;
  self->message = search.message;
  self->updated = search.updated;
  self->is_map = search.is_map;
  self->is_empty = search.is_empty;
  if (end != NULL && *zw_json_skip_space (end) != '\0')
    {
      search.failed_at = zw_json_skip_space (end);
      g_set_error_literal (&search.error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                           _ ("something follows behind its end"));
      end = NULL;
    }
  if (end == NULL)
    {
      *failed_at = search.failed_at;
      g_propagate_error (error, search.error);
      return FALSE;
    }
  if (!search.is_single)
    return TRUE;
  self->kind = ZW_JSON_RECORDS_SINGLE;
  g_clear_pointer (&self->name, g_free);
  self->at = start;
  self->n = 1;
  return TRUE;
}

/**
 * zw_json_records_next:
 * @pool: where its value goes, and that of its name
 *
 * Returns: (nullable): the next record; %NULL after the last
 */
const ZwJson *
zw_json_records_next (ZwJsonRecords *self, ZwJsonPool *pool)
{
  const ZwJson *value = NULL, *name = NULL;
  const char *failed_at;

  if (self->at == NULL || *self->at == ']' || *self->at == '}')
    return NULL;
  if (self->kind == ZW_JSON_RECORDS_KEYED)
    {
      self->at = zw_json_parse (pool, self->at, &name, &failed_at, NULL);
      self->at = zw_json_skip_space (zw_json_skip_space (self->at) + 1);
    }
  self->at = zw_json_parse (pool, self->at, &value, &failed_at, NULL);
  if (self->at == NULL || self->kind == ZW_JSON_RECORDS_SINGLE)
    {
      self->at = NULL;
      return value;
    }
  self->at = zw_json_skip_space (self->at);
  if (*self->at == ',')
    self->at = zw_json_skip_space (self->at + 1);
  return value;
}

void
zw_json_records_clear (ZwJsonRecords *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->updated, g_free);
}

/**
 * zw_json_head_is_map:
 * @head: the first bytes of a file
 *
 * Returns: whether they show already that it is GeoJSON or TopoJSON
 */
gboolean
zw_json_head_is_map (const char *head)
{
  g_autoptr (ZwJsonPool) pool = zw_json_pool_new ();
  const char *at = zw_json_skip_space (head), *failed_at;

  if (*at != '{')
    return FALSE;
  at = zw_json_skip_space (at + 1);
  while (*at == '"')
    {
      const ZwJson *name = NULL, *value = NULL;

      zw_json_pool_reset (pool);
      at = zw_json_parse (pool, at, &name, &failed_at, NULL);
      at = at != NULL ? zw_json_skip_space (at) : NULL;
      if (at == NULL || *at != ':')
        return FALSE;
      at = zw_json_parse (pool, zw_json_skip_space (at + 1), &value, &failed_at, NULL);
      if (at != NULL && is_map_type (name->text, value))
        return TRUE;
      at = at != NULL ? zw_json_skip_space (at) : NULL;
      if (at == NULL || *at != ',')
        return FALSE;
      at = zw_json_skip_space (at + 1);
    }
  return FALSE;
}
