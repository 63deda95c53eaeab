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
  char *origin;        /* (nullable): "application-3" */
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

/**
 * zw_figure_layer_new:
 * @file, @date, @sha256: (nullable): nothing is said of it
 *
 * Returns: (transfer full): a layer that a figure rests on
 */
ZwFigureLayer *
zw_figure_layer_new (const char *name,
                     ZwRole role,
                     const char *file,
                     const char *date,
                     int year,
                     gint64 count,
                     const char *sha256)
{
  ZwFigureLayer *self = g_new0 (ZwFigureLayer, 1);

  self->name = g_strdup (name);
  self->role = role;
  self->file = g_strdup (file != NULL ? file : "");
  self->date = g_strdup (date != NULL ? date : "");
  self->year = year;
  self->count = count;
  self->sha256 = g_strdup (sha256 != NULL ? sha256 : "");
  return self;
}

/**
 * zw_figure_entry_new:
 * @unit, @method: (nullable)
 *
 * Returns: (transfer full): an entry without a value and without layers
 */
ZwFigureEntry *
zw_figure_entry_new (const char *code,
                     const char *key,
                     const char *name,
                     const char *text,
                     const char *unit,
                     const char *method)
{
  ZwFigureEntry *self = g_new0 (ZwFigureEntry, 1);

  self->code = g_strdup (code);
  self->key = g_strdup (key);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  self->value = NAN;
  self->unit = g_strdup (unit != NULL ? unit : "");
  self->method = g_strdup (method != NULL ? method : "");
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  return self;
}

ZwFigureEntry *
zw_figure_entry_copy (const ZwFigureEntry *self)
{
  ZwFigureEntry *copy = zw_figure_entry_new (self->code, self->key, self->name, self->text,
                                             self->unit, self->method);

  copy->value = self->value;
  copy->decimals = self->decimals;
  copy->typed = self->typed;
  for (guint i = 0; i < self->layers->len; i++)
    {
      const ZwFigureLayer *layer = g_ptr_array_index (self->layers, i);

      g_ptr_array_add (copy->layers,
                       zw_figure_layer_new (layer->name, layer->role, layer->file, layer->date,
                                            layer->year, layer->count, layer->sha256));
    }
  return copy;
}

void
zw_figure_entry_free (ZwFigureEntry *self)
{
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
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_entry_free);
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
  g_free (self->origin);
  g_free (self);
}

/**
 * zw_passport_set_origin:
 * @publication: id of its kind, of ASCII letters
 * @zone_id: its zone
 *
 * Says what the figures are printed in, for the name of the annex's table.
 */
void
zw_passport_set_origin (ZwPassport *self, const char *publication, gint64 zone_id)
{
  g_free (self->origin);
  self->origin = g_strdup_printf ("%s-%" G_GINT64_FORMAT, publication, zone_id);
}

/* Returns: (nullable): such as "application-3" */
const char *
zw_passport_get_origin (const ZwPassport *self)
{
  return self->origin;
}

/**
 * zw_passport_make_code:
 * @length: letters, up to %ZW_PASSPORT_MAX_CODE
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

/**
 * zw_passport_format_number:
 * @decimals: shown
 *
 * Returns: (transfer full): a number as documents write it, thousands grouped; a dash
 *   where it is not finite
 */
char *
zw_passport_format_number (double value, int decimals)
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

/**
 * zw_passport_take:
 * @entry: (transfer full): with a code of its own
 *
 * Returns: %FALSE when there was one of the code or the key; @entry is gone then
 */
gboolean
zw_passport_take (ZwPassport *self, ZwFigureEntry *entry)
{
  if (g_hash_table_contains (self->by_code, entry->code)
      || g_hash_table_contains (self->by_key, entry->key))
    {
      zw_figure_entry_free (entry);
      return FALSE;
    }
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_key, entry->key, entry);
  g_hash_table_insert (self->by_code, entry->code, entry);
  return TRUE;
}

static char *
choose_code (const ZwPassport *self, const char *key)
{
  char *code = zw_passport_make_code (key, CODE_LENGTH);

  for (guint length = CODE_LENGTH + 1;
       length <= ZW_PASSPORT_MAX_CODE && g_hash_table_contains (self->by_code, code); length++)
    {
      g_free (code);
      code = zw_passport_make_code (key, length);
    }
  return code;
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
  char *text = zw_passport_format_number (figure->value, figure->decimals);
  g_autofree char *code = NULL;
  ZwFigureEntry *entry;

  if (!isfinite (figure->value) || g_hash_table_contains (self->by_key, figure->key))
    return text;
  code = choose_code (self, figure->key);
  entry = zw_figure_entry_new (code, figure->key, figure->name, text, figure->unit, figure->method);
  entry->value = figure->value;
  entry->decimals = figure->decimals;
  entry->typed = figure->typed;
  for (guint i = 0; figure->layers != NULL && figure->layers[i] != NULL; i++)
    {
      const ZwLayer *layer = figure->layers[i];

      g_ptr_array_add (entry->layers,
                       zw_figure_layer_new (layer->name, layer->role, layer->source.file,
                                            layer->source.date, layer->year, layer->count,
                                            layer->source.sha256));
    }
  zw_passport_take (self, entry);
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
 * zw_passport_normalize_code:
 * @typed: a code as a person typed or copied it: in any case, of any width, with
 *   spaces or hyphens, the letter O for nought, I or L for one
 *
 * Returns: (transfer full) (nullable): the code; %NULL for what can be none
 */
char *
zw_passport_normalize_code (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *narrow = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) code = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p++)
    {
      char letter = g_ascii_toupper (*p);

      if (letter == ' ' || letter == '-')
        continue;
      if (letter == 'O')
        letter = '0';
      else if (letter == 'I' || letter == 'L')
        letter = '1';
      if (strchr (LETTERS, letter) == NULL)
        return NULL;
      g_string_append_c (code, letter);
    }
  return code->len >= CODE_LENGTH && code->len <= ZW_PASSPORT_MAX_CODE
             ? g_string_free (g_steal_pointer (&code), FALSE)
             : NULL;
}

/**
 * zw_passport_find:
 * @code: as zw_passport_normalize_code() reads it
 *
 * A code of another document may be a letter longer or shorter than here, where no
 * two figures meet.
 *
 * Returns: (nullable) (transfer none)
 */
const ZwFigureEntry *
zw_passport_find (const ZwPassport *self, const char *code)
{
  g_autofree char *normal = zw_passport_normalize_code (code);
  const ZwFigureEntry *found;

  if (normal == NULL)
    return NULL;
  found = g_hash_table_lookup (self->by_code, normal);
  for (guint i = 0; i < self->entries->len && found == NULL; i++)
    {
      const ZwFigureEntry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *other = zw_passport_make_code (entry->key, (guint) strlen (normal));

      if (g_str_equal (other, normal))
        found = entry;
    }
  return found;
}

const ZwFigureEntry *
zw_passport_find_key (const ZwPassport *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}
