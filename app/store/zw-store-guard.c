/* zw-store-guard.c: whether a file carries commands that run by themselves
 *
 * A GeoPackage has triggers that keep its spatial indexes and counts right, and
 * such that refuse wrong values. Whatever a trigger is called, its statements
 * are looked at: they may write to an index or a count, and to nothing else.
 * Views have no place in a project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store/zw-sql.h"
#include "store/zw-store-private.h"

/* Words enough to tell what a statement writes to: INSERT OR REPLACE INTO name. */
#define MAX_WORDS 6

static const char *
skip_blank (const char *at)
{
  for (;;)
    {
      const char *end = NULL;

      while (g_ascii_isspace (*at))
        at++;
      if (at[0] == '-' && at[1] == '-')
        end = strchr (at, '\n');
      else if (at[0] == '/' && at[1] == '*')
        end = strstr (at + 2, "*/");
      else
        return at;
      if (end == NULL)
        return at + strlen (at);
      at = end + (*end == '*' ? 2 : 1);
    }
}

/* The next word, name, text in quotes or single sign; lower case and without its
 * quotes, which double within. NULL at the end. */
static char *
take_word (const char **at, gboolean *quoted)
{
  const char *from = skip_blank (*at);
  GString *word;
  char quote;

  *at = from;
  *quoted = FALSE;
  if (*from == '\0')
    return NULL;
  word = g_string_new (NULL);
  quote = *from == '[' ? ']' : strchr ("'\"`", *from) != NULL ? *from : '\0';
  *quoted = quote != '\0';
  if (*quoted)
    {
      for (from++; *from != '\0'; from++)
        {
          if (*from == quote && (quote == ']' || from[1] != quote))
            break;
          if (*from == quote)
            from++;
          g_string_append_c (word, g_ascii_tolower (*from));
        }
      *at = *from != '\0' ? from + 1 : from;
    }
  else if (g_ascii_isalnum (*from) || *from == '_' || (guchar) *from >= 0x80)
    {
      while (g_ascii_isalnum (*from) || *from == '_' || *from == '$' || (guchar) *from >= 0x80)
        g_string_append_c (word, g_ascii_tolower (*from++));
      *at = from;
    }
  else
    {
      g_string_append_c (word, *from);
      *at = from + 1;
    }
  return g_string_free (word, FALSE);
}

static gboolean
is_kept_by_triggers (const char *table)
{
  return table != NULL
         && (g_str_has_prefix (table, "rtree_") || g_str_equal (table, "gpkg_ogr_contents"));
}

/* @words: the first ones of a statement, %NULL behind the last. */
static gboolean
is_harmless_statement (char **words)
{
  guint i = 0;

  if (words[0] == NULL || g_str_equal (words[0], "select"))
    return TRUE;
  if (g_str_equal (words[0], "insert") || g_str_equal (words[0], "update")
      || g_str_equal (words[0], "delete") || g_str_equal (words[0], "replace"))
    i = 1;
  else
    return FALSE;
  if (g_strcmp0 (words[i], "or") == 0)
    i += words[i + 1] != NULL ? 2 : 1;
  if (!g_str_equal (words[0], "update"))
    {
      if (g_strcmp0 (words[i], "into") != 0 && g_strcmp0 (words[i], "from") != 0)
        return FALSE;
      i++;
    }
  /* A dot behind the name would make it the name of a database. */
  return is_kept_by_triggers (words[i]) && g_strcmp0 (words[i + 1], ".") != 0;
}

static gboolean
is_harmless_trigger (const char *sql)
{
  const char *at = sql;
  gboolean harmless = TRUE, ended = FALSE, quoted;

  for (;;)
    {
      g_autofree char *word = take_word (&at, &quoted);

      if (word == NULL)
        return FALSE;
      if (!quoted && g_str_equal (word, "begin"))
        break;
    }
  while (harmless && !ended)
    {
      g_auto (GStrv) words = g_new0 (char *, MAX_WORDS + 3);
      guint n = 0;

      for (;;)
        {
          char *word = take_word (&at, &quoted);

          if (word == NULL || (!quoted && g_str_equal (word, ";")))
            {
              ended = word == NULL;
              g_free (word);
              break;
            }
          if (n < MAX_WORDS)
            words[n++] = word;
          else
            g_free (word);
        }
      if (ended && n == 1 && g_str_equal (words[0], "end"))
        break;
      harmless = !ended && is_harmless_statement (words);
    }
  return harmless;
}

/**
 * zw_store_is_harmless:
 * @harmless: (out): whether nothing in the file runs by itself but what keeps
 *   indexes and counts
 *
 * Returns: %FALSE with @error set when the file cannot be read
 */
gboolean
zw_store_is_harmless (sqlite3 *db, gboolean *harmless, GError **error)
{
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      db, error, "SELECT type, sql FROM sqlite_schema WHERE type IN ('view', 'trigger')");
  gboolean row = FALSE;

  *harmless = TRUE;
  if (query == NULL)
    return FALSE;
  for (;;)
    {
      const char *sql;

      if (!zw_sql_step (query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      sql = (const char *) sqlite3_column_text (query, 1);
      if (g_strcmp0 ((const char *) sqlite3_column_text (query, 0), "trigger") != 0 || sql == NULL
          || !is_harmless_trigger (sql))
        *harmless = FALSE;
    }
}
