/* study-fixture.h: texts of a table against the study they come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <string.h>

#include "plan/zw-guideline.h"

/* The study's lines; NULL where it is not there. */
static char **
read_study (void)
{
  const char *data = g_getenv ("ZW_TEST_DATA");
  const char *seeds = g_getenv ("ZW_TEST_SEEDS");
  g_autofree char *beside = NULL, *path = NULL, *text = NULL;

  if (seeds == NULL && data == NULL)
    return NULL;
  if (seeds == NULL)
    seeds = beside = g_build_filename (data, "..", "seeds", NULL);
  path = g_build_filename (seeds, "001_fac9486333ea6790.txt", NULL);
  return g_file_get_contents (path, &text, NULL, NULL) ? g_strsplit (text, "\n", -1) : NULL;
}

static char *
without_space (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* The lines that a source names, one after the other. */
static char *
cited (char **study, JsonObject *source)
{
  JsonArray *ranges = json_object_get_array_member (source, "lines");
  guint n_lines = g_strv_length (study);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpuint (json_array_get_length (ranges), >, 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (source, "where")), >, 0);
  for (guint i = 0; i < json_array_get_length (ranges); i++)
    {
      JsonArray *range = json_array_get_array_element (ranges, i);
      guint first = json_array_get_int_element (range, 0);
      guint last = json_array_get_int_element (range, 1);

      g_assert_cmpuint (first, >, 0);
      g_assert_cmpuint (first, <=, last);
      g_assert_cmpuint (last, <=, n_lines);
      for (guint line = first; line <= last; line++)
        {
          g_autofree char *packed = without_space (study[line - 1]);

          g_string_append (out, packed);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_chinese (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* A fraction stands in the study as a formula: each of its Chinese words is there. */
static void
check_words (const char *zh, const char *where)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = zh;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && is_chinese (g_utf8_get_char (p)))
        {
          g_string_append_unichar (word, g_utf8_get_char (p));
          continue;
        }
      if (strstr (where, word->str) == NULL)
        g_error ("“%s” of “%s” is not where it is said to be", word->str, zh);
      g_string_truncate (word, 0);
      if (*p == '\0')
        return;
    }
}

static void
check_texts (char **study, JsonNode *node, const char *where, guint *n_checked)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        check_texts (study, json_array_get_element (array, i), where, n_checked);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autofree char *own = NULL;
      g_autoptr (GList) members = json_object_get_members (object);

      if (json_object_has_member (object, "zh"))
        {
          const char *zh = json_object_get_string_member (object, "zh");
          const char *en = json_object_get_string_member (object, "en");
          g_autofree char *packed = without_space (zh);

          g_assert_cmpuint (strlen (zh), >, 0);
          g_assert_cmpuint (strlen (en), >, 0);
          g_assert_true (g_utf8_strlen (en, -1) < 400);
          for (const char *p = en; *p != '\0'; p = g_utf8_next_char (p))
            g_assert_false (is_chinese (g_utf8_get_char (p)));
          if (json_object_has_member (object, "own"))
            return;
          if (where == NULL)
            g_error ("“%s” names no source", zh);
          if (strstr (where, packed) == NULL)
            {
              if (strchr (where, '\\') == NULL)
                g_error ("“%s” is not where it is said to be", zh);
              check_words (zh, where);
            }
          (*n_checked)++;
          return;
        }
      if (json_object_has_member (object, "source")
          && json_object_has_member (json_object_get_object_member (object, "source"), "lines"))
        where = own = cited (study, json_object_get_object_member (object, "source"));
      for (GList *l = members; l != NULL; l = l->next)
        {
          g_autofree char *source = g_strconcat (l->data, "_source", NULL);
          g_autofree char *special = NULL;

          if (json_object_has_member (object, source))
            special = cited (study, json_object_get_object_member (object, source));
          /* The unit of an indicator is ours: the table gives none. */
          if (strcmp (l->data, "unit") != 0 || !json_object_has_member (object, "unit_id"))
            check_texts (study, json_object_get_member (object, l->data),
                         special != NULL ? special : where, n_checked);
        }
    }
}

/* Every Chinese text of the file stands in the lines that the nearest source names. */
G_GNUC_UNUSED static void
check_file (const char *path, guint least)
{
  g_autoptr (ZwGuideline) guideline = zw_guideline_new (); /* registers the resource */
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) study = read_study ();
  guint n_checked = 0;

  g_assert_nonnull (bytes);
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), NULL));
  if (study == NULL)
    {
      g_test_skip ("the study's text is not there");
      return;
    }
  check_texts (study, json_parser_get_root (parser), NULL, &n_checked);
  g_assert_cmpuint (n_checked, >=, least);
}
