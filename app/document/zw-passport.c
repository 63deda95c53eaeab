/* zw-passport.c: where every printed figure comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-passport.h"

#include <math.h>
#include <string.h>

/* Letters of a code: none that is mistaken for another (Crockford's base 32). */
#define LETTERS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/* Length of a code: with a thousand figures two meet in one document of seventy,
 * and then the second gets one letter more. */
#define CODE_LENGTH 5

/* Stands where there is no figure. */
#define NOTHING "—"

struct _ZwPassport
{
  gatomicrefcount ref_count;

  /* Owned */
  GPtrArray *entries;  /* ZwFigureEntry */
  GHashTable *by_key;  /* not owned */
  GHashTable *by_code; /* not owned */
};

static void
layer_free (gpointer data)
{
  ZwFigureLayer *self = data;

  g_free (self->name);
  g_free (self->file);
  g_free (self->date);
  g_free (self->sha256);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  ZwFigureEntry *self = data;

  g_free (self->code);
  g_free (self->key);
  g_free (self->name);
  g_free (self->text);
  g_free (self->unit);
  g_free (self->method);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

ZwPassport *
zw_passport_new (void)
{
  ZwPassport *self = g_new0 (ZwPassport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

ZwPassport *
zw_passport_ref (ZwPassport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_passport_unref (ZwPassport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * zw_passport_make_code:
 * @length: letters, up to 12
 *
 * Returns: (transfer full): the code of a key: the first bits of its SHA-256,
 *   five to a letter
 */
char *
zw_passport_make_code (const char *key, guint length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  char *code = g_malloc0 (length + 1);

  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &size);
  for (guint i = 0; i < length; i++)
    {
      guint bit = i * 5, pair = digest[bit / 8] << 8 | digest[bit / 8 + 1];

      code[i] = LETTERS[(pair >> (11 - bit % 8)) & 31];
    }
  return code;
}

/* Thousands are grouped, as in the rest of the document. */
static char *
format (double value, int decimals)
{
  g_autofree char *plain = NULL;
  const char *end;
  GString *text;
  guint n_digits;

  if (!isfinite (value))
    return g_strdup (NOTHING);
  plain = g_strdup_printf ("%.*f", decimals, fabs (value));
  g_strdelimit (plain, ",", '.'); /* of a language that writes a comma */
  end = strchr (plain, '.');
  n_digits = end != NULL ? (guint) (end - plain) : (guint) strlen (plain);
  text = g_string_new (value < 0.0 && strspn (plain, "0.") < strlen (plain) ? "-" : NULL);
  for (guint i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, plain[i]);
    }
  g_string_append (text, plain + n_digits);
  return g_string_free (text, FALSE);
}

static GPtrArray *
copy_layers (const ZwLayer *const *layers)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (layer_free);

  for (guint i = 0; layers != NULL && layers[i] != NULL; i++)
    {
      ZwFigureLayer *copy = g_new0 (ZwFigureLayer, 1);

      copy->name = g_strdup (layers[i]->name);
      copy->role = layers[i]->role;
      copy->file = g_strdup (layers[i]->source.file != NULL ? layers[i]->source.file : "");
      copy->date = g_strdup (layers[i]->source.date != NULL ? layers[i]->source.date : "");
      copy->year = layers[i]->year;
      copy->count = layers[i]->count;
      copy->sha256 = g_strdup (layers[i]->source.sha256 != NULL ? layers[i]->source.sha256 : "");
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

/**
 * zw_passport_print:
 *
 * Enters a figure, once for each key, and writes it.
 *
 * Returns: (transfer full): the figure as it is printed, without its unit: thousands
 *   grouped; a dash where it is not finite, which is entered nowhere
 */
char *
zw_passport_print (ZwPassport *self, const ZwFigure *figure)
{
  char *text = format (figure->value, figure->decimals);
  ZwFigureEntry *entry;

  if (!isfinite (figure->value) || g_hash_table_contains (self->by_key, figure->key))
    return text;
  entry = g_new0 (ZwFigureEntry, 1);
  entry->code = zw_passport_make_code (figure->key, CODE_LENGTH);
  for (guint length = CODE_LENGTH + 1;
       length <= 12 && g_hash_table_contains (self->by_code, entry->code); length++)
    {
      g_free (entry->code);
      entry->code = zw_passport_make_code (figure->key, length);
    }
  entry->key = g_strdup (figure->key);
  entry->name = g_strdup (figure->name);
  entry->text = g_strdup (text);
  entry->value = figure->value;
  entry->decimals = figure->decimals;
  entry->unit = g_strdup (figure->unit != NULL ? figure->unit : "");
  entry->method = g_strdup (figure->method != NULL ? figure->method : "");
  entry->typed = figure->typed;
  entry->layers = copy_layers (figure->layers);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_key, entry->key, entry);
  g_hash_table_insert (self->by_code, entry->code, entry);
  return text;
}

/**
 * zw_passport_get_entries:
 *
 * Returns: (transfer none) (element-type ZwFigureEntry): in the order in which they
 *   were first printed
 */
const GPtrArray *
zw_passport_get_entries (const ZwPassport *self)
{
  return self->entries;
}

/**
 * zw_passport_find:
 * @code: in any case
 *
 * Returns: (nullable) (transfer none)
 */
const ZwFigureEntry *
zw_passport_find (const ZwPassport *self, const char *code)
{
  g_autofree char *upper = g_ascii_strup (code, -1);

  return g_hash_table_lookup (self->by_code, upper);
}

const ZwFigureEntry *
zw_passport_find_key (const ZwPassport *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}
