/* zw-figure-list.c: the list of figures that a file carries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-figure-list.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "document/zw-figure-list-private.h"
#include "document/zw-pdf-update.h"

#define FORMAT "zonewright-figures"
#define VERSION 1

/* Lists nest no deeper than this; who nests deeper wants the parser's stack. */
#define MAX_DEPTH 16

/* Files beyond this size are none of ours. */
#define MAX_FILE (G_GINT64_CONSTANT (1) << 30)

G_DEFINE_QUARK (zw_figure_list_error_quark, zw_figure_list_error)

void
zw_figure_list_free (ZwFigureList *self)
{
  g_free (self->publication);
  g_free (self->zone);
  g_free (self->project);
  g_free (self->language);
  g_free (self->date);
  g_clear_pointer (&self->wish, json_node_unref);
  g_clear_pointer (&self->passport, zw_passport_unref);
  g_free (self);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  json_object_set_string_member (object, name, text != NULL ? text : "");
}

/**
 * zw_figure_list_to_bytes:
 *
 * Returns: (transfer full): the list as it is attached: one JSON object, whose format
 *   and version come first
 */
GBytes *
zw_figure_list_to_bytes (const ZwFigureList *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) passport = zw_passport_to_json (self->passport);
  JsonObject *figures = json_node_get_object (passport);
  g_autoptr (JsonObject) zone = json_object_new ();
  char *text;

  set_text (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  set_text (object, "program", "Zonewright " ZW_VERSION);
  set_text (object, "publication", self->publication);
  json_object_set_int_member (zone, "id", self->zone_id);
  set_text (zone, "name", self->zone);
  json_object_set_object_member (object, "zone", json_object_ref (zone));
  set_text (object, "project", self->project);
  set_text (object, "language", self->language);
  set_text (object, "date", self->date);
  if (self->wish != NULL)
    json_object_set_member (object, "sheets", json_node_copy (self->wish));
  json_object_set_member (object, "layers", json_object_dup_member (figures, "layers"));
  json_object_set_member (object, "figures", json_object_dup_member (figures, "figures"));
  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* The parser calls itself for each level. */
static gboolean
is_flat (const char *text, gsize size)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < size; i++)
    if (quoted && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '[' || text[i] == '{'))
      {
        if (++depth > MAX_DEPTH)
          return FALSE;
      }
    else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
      depth--;
  return TRUE;
}

static char *
dup_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return g_strdup (node != NULL && JSON_NODE_HOLDS_VALUE (node)
                           && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node)
                       : "");
}

static gint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : 0;
}

static ZwFigureList *
set_damaged (GError **error)
{
  g_set_error_literal (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_DAMAGED,
                       _ ("The file’s list of figures is damaged."));
  return NULL;
}

/**
 * zw_figure_list_from_bytes:
 * @bytes: as zw_figure_list_to_bytes() makes them, perhaps spoilt
 * @error: %ZW_FIGURE_LIST_ERROR
 *
 * Returns: (transfer full) (nullable): the list
 */
ZwFigureList *
zw_figure_list_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (ZwFigureList) self = g_new0 (ZwFigureList, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *format = NULL;
  JsonNode *root = NULL, *zone, *wish;
  JsonObject *object;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size > 0 && g_utf8_validate (text, (gssize) size, NULL) && is_flat (text, size)
      && json_parser_load_from_data (parser, text, (gssize) size, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return set_damaged (error);
  object = json_node_get_object (root);
  format = dup_text (object, "format");
  if (!g_str_equal (format, FORMAT) || get_int (object, "version") < 1)
    return set_damaged (error);
  if (get_int (object, "version") > VERSION)
    {
      g_set_error_literal (
          error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_NEWER,
          _ ("The file was written by a newer Zonewright. Verify it with that one, "
             "or write it anew."));
      return NULL;
    }
  zone = json_object_get_member (object, "zone");
  self->publication = dup_text (object, "publication");
  if (zone != NULL && JSON_NODE_HOLDS_OBJECT (zone))
    self->zone_id = get_int (json_node_get_object (zone), "id");
  self->zone = zone != NULL && JSON_NODE_HOLDS_OBJECT (zone)
                   ? dup_text (json_node_get_object (zone), "name")
                   : g_strdup ("");
  self->project = dup_text (object, "project");
  self->language = dup_text (object, "language");
  self->date = dup_text (object, "date");
  wish = json_object_get_member (object, "sheets");
  self->wish = wish != NULL && JSON_NODE_HOLDS_OBJECT (wish) ? json_node_copy (wish) : NULL;
  self->passport = zw_passport_from_json (root, error);
  return self->passport != NULL ? g_steal_pointer (&self) : NULL;
}

static GBytes *
read_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GStatBuf info;
  char *data = NULL;
  gsize size;

  if (g_stat (path, &info) != 0)
    g_set_error (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_READ,
                 /* Translators: a file, and why */
                 _ ("“%s” cannot be read: %s."), name, g_strerror (errno));
  else if (!S_ISREG (info.st_mode) || info.st_size > MAX_FILE)
    g_set_error (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_KIND,
                 _ ("“%s” is neither a PDF nor an OpenDocument file."), name);
  else if (!g_file_get_contents (path, &data, &size, &problem))
    g_set_error (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_READ,
                 _ ("“%s” cannot be read: %s."), name, problem->message);
  else
    return g_bytes_new_take (data, size);
  return NULL;
}

/* A reader may find a few bytes before the header (ISO 32000-1, annex H). */
static gboolean
is_pdf (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + 5 <= MIN (size, 1024); i++)
    if (memcmp (data + i, "%PDF-", 5) == 0)
      return TRUE;
  return FALSE;
}

/**
 * zw_figure_list_read:
 * @path: a PDF, ODT or ODP
 * @error: %ZW_FIGURE_LIST_ERROR
 *
 * Returns: (transfer full) (nullable): the list that the file carries; where another
 *   program has saved a text and dropped it, what the table of its annex says
 */
ZwFigureList *
zw_figure_list_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = read_file (path, name, error);
  g_autoptr (GBytes) list = NULL;
  ZwFigureList *table = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (is_pdf (bytes))
    list = zw_pdf_find_attachment (bytes, FORMAT);
  else if (size > 4 && memcmp (data, "PK\003\004", 4) == 0)
    list = zw_figure_list_find_in_package (bytes, &table);
  else
    {
      g_set_error (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_KIND,
                   _ ("“%s” is neither a PDF nor an OpenDocument file."), name);
      return NULL;
    }
  if (list != NULL)
    return zw_figure_list_from_bytes (list, error);
  if (table == NULL)
    g_set_error (error, ZW_FIGURE_LIST_ERROR, ZW_FIGURE_LIST_ERROR_MISSING,
                 _ ("“%s” carries no list of figures: Zonewright did not write it, or another "
                    "program has saved it anew since and dropped the list."),
                 name);
  return table;
}
