/* zw-decoder.c: bytes of a file as blocks of UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A byte order mark outranks what the caller believes, and is taken off.
 * Bytes that are no character of the encoding become U+FFFD, so that one lost
 * byte costs one character and not the file.
 */

#include "import/zw-decoder.h"

#include "import/zw-encoding.h"
#include "import/zw-import-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define BLOCK (64 * 1024)
#define REPLACEMENT "\xef\xbf\xbd"

struct _ZwDecoder
{
  ZwReadFunc read;
  gpointer user_data;
  GDestroyNotify destroy;
  guint64 position;
  gboolean source_ended;

  GIConv converter; /* (GIConv) -1: bytes as they are, in Big5 or UTF-8 */
  gboolean is_utf8;
  ZwEncoding *big5; /* the C library's tables alone do not do, see zw-encoding.c */
  char *encoding;   /* NULL: bytes as they are */
  gsize unit;       /* bytes of the smallest character */
  gboolean double_byte;
  gboolean any_bad;

  char *raw; /* bytes not handed on yet */
  gsize n_raw;
  char *block;
  gsize n_block;
};

static gboolean
is_double_byte (const char *encoding)
{
  static const char *const prefixes[] = { "CP950", "BIG5",  "BIG-5", "MS950", "CP936",
                                          "GB",    "MS936", "EUC",   "CP932", "SHIFT",
                                          "SJIS",  "MS932", "CP949", "UHC" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (encoding, prefixes[i], strlen (prefixes[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
open_converter (ZwDecoder *self, const char *encoding, gsize unit, GError **error)
{
  const char *canonical = zw_encoding_canonical (encoding);

  if (g_strcmp0 (canonical, "CP950") == 0 || g_strcmp0 (canonical, "BIG5-HKSCS") == 0)
    {
      self->big5 = zw_encoding_new (canonical, error);
      self->encoding = g_strdup (encoding);
      self->unit = 1;
      return self->big5 != NULL;
    }
  if (g_strcmp0 (canonical, "UTF-8") == 0)
    {
      self->is_utf8 = TRUE;
      self->encoding = g_strdup (encoding);
      self->unit = 1;
      return TRUE;
    }
  /* The C library opens some names that are none as if they were blank. */
  if (canonical != NULL)
    self->converter = g_iconv_open ("UTF-8", encoding);
  if (self->converter == (GIConv) -1)
    {
      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_ENCODING,
          _ ("“%s” is not an encoding known here. For Taiwanese tables try UTF-8 or CP950."),
          encoding);
      return FALSE;
    }
  self->encoding = g_strdup (encoding);
  self->unit = unit;
  self->double_byte = unit == 1 && is_double_byte (encoding);
  return TRUE;
}

/* Fills the raw bytes up to a block. */
static gboolean
read_source (ZwDecoder *self, GError **error)
{
  while (self->n_raw < BLOCK && !self->source_ended)
    {
      gssize n = self->read (self->user_data, self->raw + self->n_raw, BLOCK - self->n_raw, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        self->source_ended = TRUE;
      self->n_raw += (gsize) n;
      self->position += (guint64) n;
    }
  return TRUE;
}

/* How many bytes to step over where the converter finds no character. */
static gsize
bad_length (const ZwDecoder *self, const char *bytes, gsize length)
{
  if (self->double_byte && length >= 2 && (guchar) bytes[0] >= 0x81 && (guchar) bytes[1] >= 0x40)
    return 2;
  return MIN (self->unit, length);
}

/* Converts what is raw; a character cut off at the end waits for its rest. */
static void
convert (ZwDecoder *self)
{
  char *in = self->raw;
  gsize n_in = self->n_raw;

  while (n_in > 0 && BLOCK - self->n_block > strlen (REPLACEMENT))
    {
      char *out = self->block + self->n_block;
      gsize n_out = BLOCK - self->n_block, skip;
      gsize result = g_iconv (self->converter, &in, &n_in, &out, &n_out);
      int reason = errno;

      self->n_block = (gsize) (out - self->block);
      if (result != (gsize) -1)
        continue;
      if (reason == E2BIG || (reason == EINVAL && !self->source_ended)
          || n_out < strlen (REPLACEMENT))
        break;
      skip = bad_length (self, in, n_in);
      memcpy (out, REPLACEMENT, strlen (REPLACEMENT));
      self->n_block += strlen (REPLACEMENT);
      self->any_bad = TRUE;
      in += skip;
      n_in -= skip;
    }
  memmove (self->raw, in, n_in);
  self->n_raw = n_in;
}

/* The same for Big5, as much as surely fits: no byte becomes more than three. */
static void
convert_big5 (ZwDecoder *self)
{
  gsize n = 0, limit = MIN (self->n_raw, BLOCK / strlen (REPLACEMENT));
  gsize at = 0;

  while (n < limit)
    {
      guchar first = (guchar) self->raw[n];
      gsize length = first >= 0x81 && first <= 0xfe ? 2 : 1;

      if (n + length > self->n_raw && !self->source_ended)
        break;
      n += MIN (length, self->n_raw - n);
    }
  while (at < n)
    {
      gsize run = strnlen (self->raw + at, n - at);
      guint n_lost = 0;
      g_autofree char *text = zw_encoding_decode (self->big5, self->raw + at, (gssize) run,
                                                  &n_lost);
      gsize length = strlen (text);

      memcpy (self->block + self->n_block, text, length);
      self->n_block += length;
      self->any_bad = self->any_bad || n_lost > 0;
      at += run;
      if (at < n)
        {
          self->block[self->n_block++] = '\0';
          at++;
        }
    }
  memmove (self->raw, self->raw + n, self->n_raw - n);
  self->n_raw -= n;
}

/* UTF-8 made sound. (The C library lets through what lies beyond U+10FFFF.) */
static void
convert_utf8 (ZwDecoder *self)
{
  gsize n = MIN (self->n_raw, BLOCK / strlen (REPLACEMENT)), at = 0;

  while (at < n)
    {
      const char *from = self->raw + at, *end;

      g_utf8_validate_len (from, n - at, &end);
      memcpy (self->block + self->n_block, from, (gsize) (end - from));
      self->n_block += (gsize) (end - from);
      at += (gsize) (end - from);
      if (at == n)
        break;
      if (*end == '\0')
        self->block[self->n_block++] = '\0';
      else if (g_utf8_get_char_validated (end, (gssize) (n - at)) == (gunichar) -2
               && (n < self->n_raw || !self->source_ended))
        break;
      else
        {
          memcpy (self->block + self->n_block, REPLACEMENT, strlen (REPLACEMENT));
          self->n_block += strlen (REPLACEMENT);
          self->any_bad = TRUE;
        }
      at++;
    }
  memmove (self->raw, self->raw + at, self->n_raw - at);
  self->n_raw -= at;
}

/* UTF-16 without a mark shows in ASCII text: every other byte is NUL. */
static const char *
guess_utf16 (const char *bytes, gsize length)
{
  gsize n = MIN (length, 512) / 2, even = 0, odd = 0;

  for (gsize i = 0; i < n; i++)
    {
      even += bytes[2 * i] == '\0';
      odd += bytes[2 * i + 1] == '\0';
    }
  if (n >= 4 && odd * 2 > n && even == 0)
    return "UTF-16LE";
  if (n >= 4 && even * 2 > n && odd == 0)
    return "UTF-16BE";
  return NULL;
}

static gboolean
start (ZwDecoder *self, const char *encoding, GError **error)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding;
    gsize unit;
  } marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32LE", 4 }, { "\0\0\xfe\xff", 4, "UTF-32BE", 4 },
    { "\xff\xfe", 2, "UTF-16LE", 2 },     { "\xfe\xff", 2, "UTF-16BE", 2 },
    { "\xef\xbb\xbf", 3, NULL, 1 },
  };
  gsize skip = 0, unit = 1;

  if (!read_source (self, error))
    return FALSE;
  if (encoding != NULL && g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0)
    unit = 2;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && skip == 0; i++)
    if (self->n_raw >= marks[i].length && memcmp (self->raw, marks[i].bytes, marks[i].length) == 0)
      {
        skip = marks[i].length;
        /* Who asks for an encoding wants sound text, also of what is marked as UTF-8. */
        encoding = marks[i].encoding != NULL || encoding == NULL ? marks[i].encoding : "UTF-8";
        unit = marks[i].unit;
      }
  if (skip == 0 && encoding == NULL)
    {
      encoding = guess_utf16 (self->raw, self->n_raw);
      unit = encoding != NULL ? 2 : 1;
    }
  self->n_raw -= skip;
  memmove (self->raw, self->raw + skip, self->n_raw);
  return encoding == NULL || open_converter (self, encoding, unit, error);
}

/**
 * zw_decoder_new:
 * @read: gives the bytes
 * @user_data: (transfer full): for @read
 * @destroy: (nullable): frees @user_data, also when this function fails
 * @encoding: (nullable): iconv name of the encoding the bytes are in; %NULL
 *   hands them on as they are, except UTF-16 and UTF-32 with a mark, and
 *   UTF-16 that shows as such
 *
 * Errors: %ZW_IMPORT_ERROR_ENCODING for an encoding not known, or those of @read.
 *
 * Returns: (transfer full) (nullable): the decoder before the first block
 */
ZwDecoder *
zw_decoder_new (ZwReadFunc read,
                gpointer user_data,
                GDestroyNotify destroy,
                const char *encoding,
                GError **error)
{
  g_autoptr (ZwDecoder) self = g_new0 (ZwDecoder, 1);

  self->read = read;
  self->user_data = user_data;
  self->destroy = destroy;
  self->converter = (GIConv) -1;
  self->raw = g_malloc (BLOCK);
  self->block = g_malloc (BLOCK);
  if (!start (self, encoding, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
zw_decoder_free (ZwDecoder *self)
{
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_clear_pointer (&self->big5, zw_encoding_free);
  g_free (self->encoding);
  g_free (self->raw);
  g_free (self->block);
  g_free (self);
}

/**
 * zw_decoder_next:
 * @block: (out): the next bytes, valid until the next call
 * @length: (out): how many; 0 at the end
 *
 * Returns: %FALSE with @error set when the source cannot be read
 */
gboolean
zw_decoder_next (ZwDecoder *self, const char **block, gsize *length, GError **error)
{
  self->n_block = 0;
  while (self->n_block == 0 && (self->n_raw > 0 || !self->source_ended))
    {
      if (!read_source (self, error))
        return FALSE;
      if (self->big5 != NULL)
        convert_big5 (self);
      else if (self->is_utf8)
        convert_utf8 (self);
      else if (self->converter != (GIConv) -1)
        convert (self);
      else
        {
          char *swap = self->block;

          self->block = self->raw;
          self->n_block = self->n_raw;
          self->raw = swap;
          self->n_raw = 0;
        }
    }
  *block = self->block;
  *length = self->n_block;
  return TRUE;
}

/**
 * zw_decoder_get_encoding:
 *
 * Returns: (nullable): what the bytes are converted from; %NULL when they are not
 */
const char *
zw_decoder_get_encoding (const ZwDecoder *self)
{
  return self->encoding;
}

/**
 * zw_decoder_get_any_bad:
 *
 * Returns: some bytes were no character and became U+FFFD
 */
gboolean
zw_decoder_get_any_bad (const ZwDecoder *self)
{
  return self->any_bad;
}

/**
 * zw_decoder_get_position:
 *
 * Returns: bytes taken from the source so far
 */
guint64
zw_decoder_get_position (const ZwDecoder *self)
{
  return self->position;
}
