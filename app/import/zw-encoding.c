/* zw-encoding.c: text out of an encoding of old
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Big5 needs care. What the C library calls CP950 is Big5 with the seven ETEN
 * characters, but names such as 游錫堃 use characters that are in no Big5 at
 * all; offices keep them where Hong Kong's supplement has them. Its own table
 * in the C library, though, has no "／" and reads other symbols differently.
 * So both are read alike, a pair of bytes at a time:
 *
 *   CP950       CP950 first; ETEN's symbols (C6A1 to C8FE) from the supplement
 *   BIG5-HKSCS  the same, and all other gaps from the supplement too
 *
 * Whatever stays unreadable becomes U+FFFD and is counted.
 */

#include "import/zw-encoding.h"

#include "import/zw-import-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"
#define NO_CONVERTER ((GIConv) -1)

typedef enum
{
  FAMILY_UTF8,
  FAMILY_BIG5,
  FAMILY_DOUBLE_BYTE,
  FAMILY_SINGLE_BYTE,
} Family;

struct _ZwEncoding
{
  const char *name;
  Family family;
  /* Owned */
  GIConv converter;
  GIConv supplement;
  gboolean with_supplement;
};

typedef struct
{
  const char *canonical;
  const char *aliases;
} Alias;

/* Lower case, without blanks, "-", "_", "." and "/". */
static const Alias aliases[] = {
  { "UTF-8", "utf8|65001|cp65001|unicode|utf8bom|utf8sig" },
  { "CP950", "cp950|950|ms950|windows950|xwindows950|big5|ansi950|oem950|cnbig5|bigfive|eten|"
             "csbig5|xxbig5" },
  { "BIG5-HKSCS", "big5hkscs|hkscs|big5hk" },
  { "CP936", "cp936|936|gbk|gb2312|ms936|windows936|gb231280|euccn|ansi936|oem936" },
  { "GB18030", "gb18030|54936" },
  { "CP932", "cp932|932|sjis|shiftjis|ms932|windows31j|ansi932|oem932|xsjis" },
  { "CP949", "cp949|949|euckr|uhc|ms949|windows949|ansi949|oem949|ksc56011987|korean" },
  { "CP1252", "cp1252|1252|windows1252|ansi1252|iso88591|88591|latin1|l1|ansi" },
};

static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (strchr (" \t\r\n-_./:\"'", *c) == NULL)
      g_string_append_c (out, g_ascii_tolower (*c));
  return g_string_free (out, FALSE);
}

static gboolean
can_open (const char *name)
{
  GIConv converter = g_iconv_open ("UTF-8", name);

  if (converter == NO_CONVERTER)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

/**
 * zw_encoding_canonical:
 * @name: (nullable): a name from a .cpg file, a command line or a declaration
 *
 * "Big5", "MS950" and "950" are CP950, GB 2312 is its superset CP936, and
 * ISO 8859-1 is CP1252, as in the browsers.
 *
 * Returns: (nullable): the name this program uses, or %NULL when there is no
 *   such encoding
 */
const char *
zw_encoding_canonical (const char *name)
{
  g_autofree char *squeezed = NULL;

  if (name == NULL || strlen (name) > 60 || !g_str_is_ascii (name))
    return NULL;
  squeezed = squeeze (name);
  if (squeezed[0] == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      g_auto (GStrv) list = g_strsplit (aliases[i].aliases, "|", -1);

      if (g_strv_contains ((const char *const *) list, squeezed))
        return aliases[i].canonical;
    }

  /* Other code pages go by number in .cpg files. */
  if (strspn (squeezed, "0123456789") == strlen (squeezed))
    {
      g_autofree char *page = g_strdup_printf ("CP%s", squeezed);

      return can_open (page) ? g_intern_string (page) : NULL;
    }
  if (strchr (name, '/') != NULL || strchr (name, ' ') != NULL)
    return NULL;
  return can_open (name) ? g_intern_string (name) : NULL;
}

static Family
get_family (const char *canonical)
{
  if (g_str_equal (canonical, "UTF-8"))
    return FAMILY_UTF8;
  if (g_str_equal (canonical, "CP950") || g_str_equal (canonical, "BIG5-HKSCS"))
    return FAMILY_BIG5;
  if (g_str_equal (canonical, "CP936") || g_str_equal (canonical, "GB18030")
      || g_str_equal (canonical, "CP932") || g_str_equal (canonical, "CP949")
      || g_ascii_strncasecmp (canonical, "EUC", 3) == 0)
    return FAMILY_DOUBLE_BYTE;
  return FAMILY_SINGLE_BYTE;
}

/**
 * zw_encoding_new:
 * @name: any name zw_encoding_canonical() knows
 *
 * Returns: (transfer full): a reader for the use of one thread at a time, or
 *   %NULL with %ZW_IMPORT_ERROR_ENCODING
 */
ZwEncoding *
zw_encoding_new (const char *name, GError **error)
{
  const char *canonical = zw_encoding_canonical (name);
  ZwEncoding *self = NULL;

  if (canonical == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (name != NULL ? name : "", -1);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_ENCODING,
                   _ ("“%s” is no character encoding that this program knows. Write one such as "
                      "UTF-8 or CP950."),
                   shown);
      return NULL;
    }
  self = g_new0 (ZwEncoding, 1);
  self->name = canonical;
  self->family = get_family (canonical);
  self->supplement = NO_CONVERTER;
  self->converter = NO_CONVERTER;
  if (self->family == FAMILY_BIG5)
    {
      self->converter = g_iconv_open ("UTF-8", "CP950");
      self->supplement = g_iconv_open ("UTF-8", "BIG5-HKSCS");
      self->with_supplement = g_str_equal (canonical, "BIG5-HKSCS");
    }
  else if (self->family != FAMILY_UTF8)
    self->converter = g_iconv_open ("UTF-8", canonical);
  return self;
}

void
zw_encoding_free (ZwEncoding *self)
{
  if (self == NULL)
    return;
  if (self->converter != NO_CONVERTER)
    g_iconv_close (self->converter);
  if (self->supplement != NO_CONVERTER)
    g_iconv_close (self->supplement);
  g_free (self);
}

/**
 * zw_encoding_get_name:
 *
 * Returns: its name as iconv and GDAL take it
 */
const char *
zw_encoding_get_name (const ZwEncoding *self)
{
  return self->name;
}

static guint
decode_utf8 (const char *bytes, gsize length, GString *out)
{
  const char *at = bytes, *end = bytes + length;
  guint n_lost = 0;

  while (at < end)
    {
      const char *valid_to = NULL;

      if (g_utf8_validate_len (at, end - at, &valid_to))
        {
          g_string_append_len (out, at, end - at);
          break;
        }
      g_string_append_len (out, at, valid_to - at);
      g_string_append (out, REPLACEMENT);
      n_lost++;
      /* The rest of a broken character is lost with it. */
      at = valid_to + 1;
      while (at < end && ((guchar) *at & 0xc0) == 0x80)
        at++;
    }
  return n_lost;
}

static gboolean
is_pair (const guchar *at, const guchar *end)
{
  return at + 1 < end && at[0] >= 0x81 && at[0] <= 0xfe && at[1] >= 0x40 && at[1] != 0x7f
         && at[1] <= 0xfe;
}

/* One character of two bytes; %FALSE when the table has none. */
static gboolean
convert_pair (GIConv converter, const guchar *pair, char *utf8, gsize *n_utf8)
{
  char *in = (char *) pair, *out = utf8;
  gsize n_in = 2, n_out = 16;

  if (converter == NO_CONVERTER)
    return FALSE;
  g_iconv (converter, NULL, NULL, NULL, NULL);
  if (g_iconv (converter, &in, &n_in, &out, &n_out) == (gsize) -1 || n_in > 0)
    return FALSE;
  /* Some of Hong Kong's are held back, for a mark that may follow. */
  g_iconv (converter, NULL, NULL, &out, &n_out);
  *n_utf8 = out - utf8;
  return TRUE;
}

static gboolean
is_private (const char *utf8, gsize n)
{
  return n == 3 && g_unichar_type (g_utf8_get_char (utf8)) == G_UNICODE_PRIVATE_USE;
}

static guint
decode_big5 (const ZwEncoding *self, const guchar *bytes, gsize length, GString *out)
{
  const guchar *at = bytes, *end = bytes + length;
  guint n_lost = 0;

  while (at < end)
    {
      char utf8[16];
      gsize n = 0;
      guint code;

      if (*at < 0x80)
        {
          g_string_append_c (out, (char) *at++);
          continue;
        }
      if (!is_pair (at, end))
        {
          g_string_append (out, REPLACEMENT);
          n_lost++;
          at++;
          continue;
        }
      code = at[0] << 8 | at[1];
      if ((convert_pair (self->converter, at, utf8, &n) && !is_private (utf8, n))
          || ((self->with_supplement || (code >= 0xc6a1 && code <= 0xc8fe))
              && convert_pair (self->supplement, at, utf8, &n)))
        g_string_append_len (out, utf8, n);
      else
        {
          g_string_append (out, REPLACEMENT);
          n_lost++;
        }
      at += 2;
    }
  return n_lost;
}

static guint
decode_by_iconv (const ZwEncoding *self, const guchar *bytes, gsize length, GString *out)
{
  char *in = (char *) bytes;
  gsize n_in = length;
  guint n_lost = 0;
  gboolean pairs = self->family == FAMILY_DOUBLE_BYTE;

  g_iconv (self->converter, NULL, NULL, NULL, NULL);
  while (n_in > 0)
    {
      char block[512], *to = block;
      gsize n_to = sizeof block, done;
      int failure;

      done = g_iconv (self->converter, &in, &n_in, &to, &n_to);
      failure = errno;
      g_string_append_len (out, block, to - block);
      if (done == (gsize) -1 && failure != E2BIG)
        {
          gsize skip = pairs && is_pair ((const guchar *) in, bytes + length) ? 2 : 1;

          g_string_append (out, REPLACEMENT);
          n_lost++;
          in += skip;
          n_in -= skip;
          g_iconv (self->converter, NULL, NULL, NULL, NULL);
        }
    }
  return n_lost;
}

static gboolean
is_ascii (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * zw_encoding_decode:
 * @self: a reader
 * @bytes: (array length=length): text in its encoding; it ends at a NUL
 * @length: number of bytes, -1 for all up to the NUL
 * @n_lost: (out) (optional): characters that could not be read
 *
 * Returns: (transfer full): valid UTF-8, with U+FFFD for each lost character
 */
char *
zw_encoding_decode (ZwEncoding *self, const char *bytes, gssize length, guint *n_lost)
{
  gsize n = length < 0 ? strlen (bytes) : strnlen (bytes, length);
  GString *out = NULL;
  guint lost = 0;

  if (is_ascii (bytes, n))
    {
      if (n_lost != NULL)
        *n_lost = 0;
      return g_strndup (bytes, n);
    }
  out = g_string_sized_new (n * 2);
  switch (self->family)
    {
    case FAMILY_UTF8:
      lost = decode_utf8 (bytes, n, out);
      break;
    case FAMILY_BIG5:
      lost = decode_big5 (self, (const guchar *) bytes, n, out);
      break;
    case FAMILY_DOUBLE_BYTE:
    case FAMILY_SINGLE_BYTE:
    default:
      lost = decode_by_iconv (self, (const guchar *) bytes, n, out);
      break;
    }
  if (n_lost != NULL)
    *n_lost = lost;
  return g_string_free (out, FALSE);
}

/**
 * zw_encoding_to_utf8:
 * @bytes: (array length=length): text; it ends at a NUL
 * @length: number of bytes, -1 for all up to the NUL
 * @encoding: any name zw_encoding_canonical() knows; another is read as CP1252
 * @lossless: (out) (optional): whether every character could be read
 *
 * For a value or two; a table wants zw_encoding_new().
 *
 * Returns: (transfer full): valid UTF-8, with U+FFFD for each lost character
 */
char *
zw_encoding_to_utf8 (const char *bytes, gssize length, const char *encoding, gboolean *lossless)
{
  g_autoptr (ZwEncoding) reader = zw_encoding_new (encoding, NULL);
  gboolean known = reader != NULL;
  guint n_lost = 0;
  char *text = NULL;

  if (!known)
    reader = zw_encoding_new ("CP1252", NULL);
  text = zw_encoding_decode (reader, bytes, length, &n_lost);
  if (lossless != NULL)
    *lossless = n_lost == 0 && (known || g_str_is_ascii (text));
  return text;
}
