/* zw-field-names.c: names of fields in the ten bytes that a DBF has for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-field-names.h"

#include <string.h>

static gsize
count_bytes (const char *text, gssize length, const char *encoding)
{
  gsize n = 0;
  g_autofree char *encoded = g_convert (text, length, encoding, "UTF-8", NULL, &n, NULL);

  return encoded != NULL ? n : G_MAXSIZE;
}

/**
 * zw_text_cut:
 * @text: in UTF-8; @encoding has all its characters
 * @encoding: "CP950" or "UTF-8"
 *
 * Returns: (transfer full): as many of its first characters as take at most @n_bytes
 *   bytes in @encoding: none is cut in two
 */
char *
zw_text_cut (const char *text, const char *encoding, gsize n_bytes)
{
  gsize used = 0;
  const char *p = text;

  while (*p != '\0')
    {
      const char *next = g_utf8_next_char (p);
      gsize n = count_bytes (p, next - p, encoding);

      if (n == G_MAXSIZE || used + n > n_bytes)
        break;
      used += n;
      p = next;
    }
  return g_strndup (text, (gsize) (p - text));
}

static char *
cut_unique (const char *name, const char *encoding, GHashTable *taken)
{
  char *cut = zw_text_cut (name, encoding, ZW_FIELD_NAME_BYTES);

  for (guint i = 1; *cut == '\0' || g_hash_table_contains (taken, cut); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *start = zw_text_cut (*name != '\0' ? name : "F", encoding,
                                            ZW_FIELD_NAME_BYTES - strlen (number));

      g_free (cut);
      cut = g_strconcat (start, number, NULL);
    }
  return cut;
}

/**
 * zw_field_names_cut:
 * @names: (array zero-terminated=1): in UTF-8
 * @encoding: "CP950" or "UTF-8"
 *
 * Returns: (transfer full): a name for each that takes at most ten bytes in
 *   @encoding, cut between characters; where two would be the same, the later ends
 *   in a number. Names that fit stay as they are
 */
GStrv
zw_field_names_cut (const char *const *names, const char *encoding)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();

  g_ptr_array_set_size (cut, (int) g_strv_length ((GStrv) names) + 1);
  /* A name that fits is nobody else's. */
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && count_bytes (names[i], -1, encoding) <= ZW_FIELD_NAME_BYTES
        && !g_hash_table_contains (taken, names[i]))
      {
        cut->pdata[i] = g_strdup (names[i]);
        g_hash_table_add (taken, cut->pdata[i]);
      }
  for (guint i = 0; names[i] != NULL; i++)
    if (cut->pdata[i] == NULL)
      {
        cut->pdata[i] = cut_unique (names[i], encoding, taken);
        g_hash_table_add (taken, cut->pdata[i]);
      }
  return (GStrv) g_ptr_array_free (g_steal_pointer (&cut), FALSE);
}
