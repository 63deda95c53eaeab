/* zw-sheets-wish.c: which map sheets, as a file remembers it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "document/zw-publication.h"

/* No sheet is smaller than this. */
#define MAX_SCALE 1e9

static void
set_flag (JsonObject *object, const char *name, gboolean flag)
{
  if (flag)
    json_object_set_boolean_member (object, name, TRUE);
}

/**
 * zw_sheets_wish_to_json:
 *
 * Returns: (transfer full): an object; what is as it is without being asked for is
 *   left out
 */
JsonNode *
zw_sheets_wish_to_json (const ZwSheetsWish *wish)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "series", zw_sheets_series_get_id (wish->series));
  json_object_set_string_member (object, "paper", zw_paper_get_id (wish->paper));
  if (wish->scale > 0.0)
    json_object_set_double_member (object, "scale", wish->scale);
  if (wish->theme < ZW_N_THEMES)
    json_object_set_string_member (object, "theme", zw_theme_get_id (wish->theme));
  if (wish->other_id != 0)
    json_object_set_int_member (object, "other", wish->other_id);
  set_flag (object, "portrait", wish->portrait);
  set_flag (object, "degrees", wish->degrees);
  set_flag (object, "no_grid", wish->no_grid);
  if (wish->extent.max_x > wish->extent.min_x && wish->extent.max_y > wish->extent.min_y)
    {
      JsonArray *extent = json_array_new ();

      json_array_add_double_element (extent, wish->extent.min_x);
      json_array_add_double_element (extent, wish->extent.min_y);
      json_array_add_double_element (extent, wish->extent.max_x);
      json_array_add_double_element (extent, wish->extent.max_y);
      json_object_set_array_member (object, "extent", extent);
    }
  json_node_set_object (node, object);
  return node;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* NaN where there is no number. */
static double
get_number (JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

static gboolean
get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static void
read_extent (ZwEnvelope *extent, JsonNode *node)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
  double corners[4];

  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (corners))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      corners[i] = get_number (json_array_get_element (array, i));
      if (!isfinite (corners[i]))
        return;
    }
  *extent = (ZwEnvelope){
    .min_x = corners[0], .min_y = corners[1], .max_x = corners[2], .max_y = corners[3]
  };
}

/**
 * zw_sheets_wish_from_json:
 * @wish: (out caller-allocates): what @node says, and where it says nothing or
 *   nonsense, as if it had not been asked for
 * @node: as zw_sheets_wish_to_json() makes it, perhaps spoilt
 */
void
zw_sheets_wish_from_json (ZwSheetsWish *wish, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *series = object != NULL ? get_text (object, "series") : NULL;
  const char *paper = object != NULL ? get_text (object, "paper") : NULL;
  const char *theme = object != NULL ? get_text (object, "theme") : NULL;
  double scale, other;

  *wish = (ZwSheetsWish){ 0 };
  if (object == NULL)
    return;
  if (series != NULL)
    zw_sheets_series_from_id (series, &wish->series);
  if (paper != NULL)
    zw_paper_from_id (paper, &wish->paper);
  if (theme == NULL || !zw_theme_from_id (theme, &wish->theme))
    wish->theme = ZW_N_THEMES;
  scale = get_number (json_object_get_member (object, "scale"));
  if (scale > 0.0 && scale < MAX_SCALE)
    wish->scale = scale;
  other = get_number (json_object_get_member (object, "other"));
  if (other > 0.0 && other < (double) G_MAXINT32)
    wish->other_id = (gint64) other;
  wish->portrait = get_flag (object, "portrait");
  wish->degrees = get_flag (object, "degrees");
  wish->no_grid = get_flag (object, "no_grid");
  read_extent (&wish->extent, json_object_get_member (object, "extent"));
}
