/* zw-catalog.c: translated words in a language chosen for one document
 *
 * gettext translates into the language of the process. A plan is printed in
 * Chinese by a program that runs in English too, on machines that have no
 * Chinese locale, so the catalogue that gettext uses is read here as well.
 * Format: GNU gettext manual, "The Format of GNU MO Files".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-catalog.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define MO_MAGIC 0x950412deu

struct _ZwCatalog
{
  gatomicrefcount ref_count;

  /* Owned */
  char *language;
  GMappedFile *file;
  GHashTable *texts; /* borrowed strings in @file */
};

static gboolean
fits (guint32 offset, guint32 length, gsize size)
{
  return (gsize) offset + length < size;
}

/* Only native byte order: the catalogue is built on the machine that runs it. */
static GHashTable *
index_texts (GMappedFile *file)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *data = g_mapped_file_get_contents (file);
  gsize size = g_mapped_file_get_length (file);
  guint32 head[5];

  if (size < sizeof head)
    return g_steal_pointer (&texts);
  memcpy (head, data, sizeof head);
  if (head[0] != MO_MAGIC || head[2] > size / 8)
    return g_steal_pointer (&texts);

  for (guint32 i = 0; i < head[2]; i++)
    {
      guint32 from[2], to[2];

      if (!fits (head[3] + i * 8, 8, size) || !fits (head[4] + i * 8, 8, size))
        break;
      memcpy (from, data + head[3] + i * 8, sizeof from);
      memcpy (to, data + head[4] + i * 8, sizeof to);
      if (from[0] > 0 && fits (from[1], from[0], size) && fits (to[1], to[0], size))
        g_hash_table_insert (texts, (char *) data + from[1], (char *) data + to[1]);
    }
  return g_steal_pointer (&texts);
}

/**
 * zw_catalog_get_locale_dir:
 *
 * Returns: the folder of the translations: `ZONEWRIGHT_LOCALEDIR` of the
 *   environment (a build that is not installed) or the installed one
 */
const char *
zw_catalog_get_locale_dir (void)
{
  const char *folder = g_getenv ("ZONEWRIGHT_LOCALEDIR");

  return folder != NULL ? folder : ZW_LOCALEDIR;
}

/**
 * zw_catalog_new:
 * @language: (nullable): "zh_TW" or "en", with or without an encoding such as
 *   ".UTF-8"; %NULL for the language the user works in
 *
 * A language without a catalogue yields the English source texts.
 *
 * Returns: (transfer full): the words of that language
 */
ZwCatalog *
zw_catalog_new (const char *language)
{
  ZwCatalog *self = g_new0 (ZwCatalog, 1);
  g_autofree char *path = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  if (language == NULL)
    language = g_get_language_names ()[0];
  self->language = g_strndup (language, strcspn (language, ".@"));
  if (g_str_has_prefix (self->language, "zh"))
    {
      g_free (self->language);
      self->language = g_strdup ("zh_TW");
    }
  path = g_build_filename (zw_catalog_get_locale_dir (), self->language, "LC_MESSAGES",
                           GETTEXT_PACKAGE ".mo", NULL);
  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file != NULL)
    self->texts = index_texts (self->file);
  return self;
}

ZwCatalog *
zw_catalog_ref (ZwCatalog *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_catalog_unref (ZwCatalog *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self->language);
  g_free (self);
}

/**
 * zw_catalog_get:
 * @text: an English source text, marked with N_()
 *
 * Returns: (transfer none): its translation, or @text
 */
const char *
zw_catalog_get (const ZwCatalog *self, const char *text)
{
  const char *found = self->texts != NULL ? g_hash_table_lookup (self->texts, text) : NULL;

  return found != NULL ? found : text;
}

const char *
zw_catalog_get_language (const ZwCatalog *self)
{
  return self->language;
}

gboolean
zw_catalog_is_chinese (const ZwCatalog *self)
{
  return g_str_has_prefix (self->language, "zh");
}

/**
 * zw_catalog_pick:
 *
 * For official terms, which are kept in both languages side by side.
 *
 * Returns: (transfer none): the one of the two that the language asks for
 */
const char *
zw_catalog_pick (const ZwCatalog *self, const char *chinese, const char *english)
{
  return zw_catalog_is_chinese (self) ? chinese : english;
}

/**
 * zw_catalog_set_up_program_language:
 *
 * Starts the program in the user's language, once, at its start. A machine
 * often lacks the locale that the user's settings name; gettext then stays
 * English, unless it is given C.UTF-8 and the language by name.
 */
void
zw_catalog_set_up_program_language (void)
{
  if (setlocale (LC_ALL, "") == NULL || g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    {
      const char *wanted = g_getenv ("LC_ALL");

      if (wanted == NULL || *wanted == '\0')
        wanted = g_getenv ("LC_MESSAGES");
      if (wanted == NULL || *wanted == '\0')
        wanted = g_getenv ("LANG");
      setlocale (LC_ALL, "C.UTF-8");
      if (wanted != NULL && g_str_has_prefix (wanted, "zh") && g_getenv ("LANGUAGE") == NULL)
        g_setenv ("LANGUAGE", "zh_TW", TRUE);
    }
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, zw_catalog_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
