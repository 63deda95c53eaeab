/* zw-json.c: JSON read value by value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offices hand out tables as JSON of a hundred megabytes: what is read here is
 * one record at a time, into memory used again for the next. Numbers stay as
 * they are written, so that nothing of them is lost, and nesting has a bound,
 * so that no file can exhaust the stack. Read as strictly as RFC 8259 asks, but
 * for bare control characters in strings and for NaN, both of which are common.
 */

#include "import/zw-json.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-number.h"
#include "import/zw-import-error.h"

#define BLOCK (64 * 1024)
#define ALIGNMENT 16

struct _ZwJsonPool
{
  GPtrArray *blocks; /* the first is kept from record to record */
  gsize used;        /* of the last block */
  gsize size;        /* of the last block */
};

/* What is being read; @pool is NULL where values are passed over. */
typedef struct
{
  ZwJsonPool *pool;
  const char *failed_at;
  GError *error;
  guint depth;
} Parser;

ZwJsonPool *
zw_json_pool_new (void)
{
  ZwJsonPool *self = g_new0 (ZwJsonPool, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
zw_json_pool_free (ZwJsonPool *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * zw_json_pool_reset:
 *
 * Makes all its values invalid.
 */
void
zw_json_pool_reset (ZwJsonPool *self)
{
  if (self->blocks->len > 1)
    g_ptr_array_set_size (self->blocks, 0);
  self->used = 0;
  self->size = self->blocks->len > 0 ? self->size : 0;
}

static gpointer
take (ZwJsonPool *self, gsize size)
{
  gsize rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  char *block;

  if (self->used + rounded > self->size)
    {
      self->size = MAX (BLOCK, rounded);
      self->used = 0;
      g_ptr_array_add (self->blocks, g_malloc (self->size));
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  self->used += rounded;
  return block + self->used - rounded;
}

static void
fail (Parser *self, const char *at, const char *what)
{
  if (self->error != NULL)
    return;
  self->failed_at = at;
  g_set_error_literal (&self->error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                       *at == '\0' ? _ ("it ends in the middle") : what);
}

const char *
zw_json_skip_space (const char *at)
{
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
    at++;
  return at;
}

static gboolean
read_hex (const char *at, guint *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return FALSE;
      *code = *code * 16 + (guint) digit;
    }
  return TRUE;
}

/* Behind "\u": one character, which may take two of them. Zero and half a pair
 * cannot be text and become U+FFFD. */
static const char *
read_code (Parser *self, const char *at, char **out)
{
  guint code, low;

  if (!read_hex (at, &code))
    {
      fail (self, at, _ ("a character is not well written"));
      return NULL;
    }
  at += 4;
  if (code >= 0xd800 && code < 0xdc00 && at[0] == '\\' && at[1] == 'u' && read_hex (at + 2, &low)
      && low >= 0xdc00 && low < 0xe000)
    {
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      at += 6;
    }
  if (code == 0 || (code >= 0xd800 && code < 0xe000))
    code = 0xfffd;
  if (*out != NULL)
    *out += g_unichar_to_utf8 (code, *out);
  return at;
}

/* The end of a string that opens at @at; NULL where it has none. */
static const char *
find_end (const char *at)
{
  for (at++; *at != '"'; at++)
    {
      if (*at == '\\')
        at++;
      if (*at == '\0')
        return NULL;
    }
  return at;
}

static const char *
read_string (Parser *self, const char *at, const char **text)
{
  const char *end = find_end (at);
  char *start = NULL, *out = NULL;

  if (end == NULL)
    {
      fail (self, at + strlen (at), NULL);
      return NULL;
    }
  /* No escape is longer decoded than written. */
  if (self->pool != NULL)
    start = out = take (self->pool, (gsize) (end - at) + 1);
  for (at++; at < end; at++)
    {
      static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
      const char *known;

      if (*at != '\\')
        {
          if (out != NULL)
            *out++ = *at;
          continue;
        }
      at++;
      if (*at == 'u')
        {
          at = read_code (self, at + 1, &out);
          if (at == NULL)
            return NULL;
          at--;
          continue;
        }
      known = strchr (escapes, *at);
      if (known == NULL)
        {
          fail (self, at, _ ("a character is not well written"));
          return NULL;
        }
      if (out != NULL)
        *out++ = meanings[known - escapes];
    }
  if (out != NULL)
    *out = '\0';
  *text = start;
  return end + 1;
}

static ZwJson *
new_value (Parser *self, ZwJsonKind kind)
{
  ZwJson *value;

  if (self->pool == NULL)
    return NULL;
  value = take (self->pool, sizeof *value);
  *value = (ZwJson){ .kind = kind };
  return value;
}

static gsize
count_digits (const char *at)
{
  gsize n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;
  return n;
}

/* Digits, a part behind the point, an exponent. */
static gsize
measure_number (const char *at)
{
  gsize n = *at == '-', n_digits = count_digits (at + n), more;

  n += n_digits;
  if (at[n] == '.')
    {
      more = count_digits (at + n + 1);
      n_digits += more;
      n += 1 + more;
    }
  if (n_digits == 0)
    return 0;
  if (at[n] == 'e' || at[n] == 'E')
    {
      gsize sign = at[n + 1] == '-' || at[n + 1] == '+';

      more = count_digits (at + n + 1 + sign);
      if (more == 0)
        return 0;
      n += 1 + sign + more;
    }
  return n;
}

static const char *
read_number (Parser *self, const char *at, ZwJson **value)
{
  gsize length = measure_number (at);
  ZwJson *made;

  if (length == 0)
    {
      fail (self, at, _ ("a value is not well written"));
      return NULL;
    }
  made = new_value (self, ZW_JSON_NUMBER);
  if (made != NULL)
    {
      char *text = take (self->pool, length + 1);

      memcpy (text, at, length);
      text[length] = '\0';
      made->text = text;
      made->length = length;
    }
  *value = made;
  return at + length;
}

static const char *
read_word (Parser *self, const char *at, ZwJson **value)
{
  static const struct
  {
    const char *word;
    ZwJsonKind kind;
  } words[] = { { "null", ZW_JSON_NULL },     { "true", ZW_JSON_TRUE },
                { "false", ZW_JSON_FALSE },   { "NaN", ZW_JSON_NULL },
                { "Infinity", ZW_JSON_NULL }, { "-Infinity", ZW_JSON_NULL },
                { "-NaN", ZW_JSON_NULL },     { "nan", ZW_JSON_NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (at, words[i].word) && !g_ascii_isalnum (at[strlen (words[i].word)]))
      {
        *value = new_value (self, words[i].kind);
        return at + strlen (words[i].word);
      }
  fail (self, at, _ ("a value is not well written"));
  return NULL;
}

static const char *read_value (Parser *self, const char *at, ZwJson **value);

/* The name of a member and the colon behind it. */
static const char *
read_name (Parser *self, const char *at, const char **name)
{
  if (*at != '"')
    {
      fail (self, at, _ ("a name in quotation marks is missing"));
      return NULL;
    }
  at = read_string (self, at, name);
  if (at == NULL)
    return NULL;
  at = zw_json_skip_space (at);
  if (*at != ':')
    {
      fail (self, at, _ ("a colon is missing"));
      return NULL;
    }
  return zw_json_skip_space (at + 1);
}

static const char *
read_members (Parser *self, const char *at, ZwJson **value)
{
  const char *start = at;
  gboolean is_object = *at == '{';
  char end = is_object ? '}' : ']';
  ZwJson *made = new_value (self, is_object ? ZW_JSON_OBJECT : ZW_JSON_ARRAY);
  ZwJson *last = NULL;

  *value = made;
  at = zw_json_skip_space (at + 1);
  if (*at == end)
    at++;
  else
    for (;;)
      {
        const char *name = NULL;
        ZwJson *member = NULL;

        if (is_object)
          at = read_name (self, at, &name);
        if (at != NULL)
          at = read_value (self, at, &member);
        if (at == NULL)
          return NULL;
        if (member != NULL)
          {
            member->name = name;
            if (last == NULL)
              made->child = member;
            else
              last->next = member;
            last = member;
          }
        at = zw_json_skip_space (at);
        if (*at != ',' && *at != end)
          {
            fail (self, at, _ ("a comma or a closing bracket is missing"));
            return NULL;
          }
        if (*at++ == end)
          break;
        at = zw_json_skip_space (at);
      }
  if (made != NULL)
    {
      made->text = start;
      made->length = (gsize) (at - start);
    }
  return at;
}

static const char *
read_value (Parser *self, const char *at, ZwJson **value)
{
  const char *end;

  if (*at == '"')
    {
      const char *text = NULL;
      ZwJson *made = new_value (self, ZW_JSON_STRING);

      at = read_string (self, at, &text);
      if (made != NULL && at != NULL)
        {
          made->text = text;
          made->length = strlen (text);
        }
      *value = made;
      return at;
    }
  if (*at == '{' || *at == '[')
    {
      if (self->depth == ZW_JSON_MAX_DEPTH)
        {
          fail (self, at, _ ("brackets are nested more deeply than in any real data"));
          return NULL;
        }
      self->depth++;
      end = read_members (self, at, value);
      self->depth--;
      return end;
    }
  if (g_ascii_isdigit (*at) || (*at == '-' && (g_ascii_isdigit (at[1]) || at[1] == '.')))
    return read_number (self, at, value);
  return read_word (self, at, value);
}

/**
 * zw_json_parse:
 * @pool: where its value goes
 * @at: UTF-8 that ends with a NUL, at the first byte of a value
 * @value: (out) (transfer none): the value
 * @failed_at: (out): where the error is
 *
 * Returns: (nullable): the byte behind the value; %NULL with @error set to half a
 *   sentence that says what is wrong
 */
const char *
zw_json_parse (ZwJsonPool *pool,
               const char *at,
               const ZwJson **value,
               const char **failed_at,
               GError **error)
{
  Parser parser = { .pool = pool };
  ZwJson *made = NULL;
  const char *end = read_value (&parser, at, &made);

  *value = made;
  *failed_at = parser.failed_at;
  if (end == NULL)
    g_propagate_error (error, parser.error);
  return end;
}

/**
 * zw_json_skip:
 * @at: as zw_json_parse() takes it
 *
 * Passes over a value, checking it as strictly.
 *
 * Returns: (nullable): the byte behind it
 */
const char *
zw_json_skip (const char *at, const char **failed_at, GError **error)
{
  const ZwJson *none;

  return zw_json_parse (NULL, at, &none, failed_at, error);
}

/**
 * zw_json_find:
 *
 * Returns: (nullable): the member of that name, the last where it is there twice
 */
const ZwJson *
zw_json_find (const ZwJson *object, const char *name)
{
  const ZwJson *found = NULL;

  if (object == NULL || object->kind != ZW_JSON_OBJECT)
    return NULL;
  for (const ZwJson *member = object->child; member != NULL; member = member->next)
    if (g_str_equal (member->name, name))
      found = member;
  return found;
}

gboolean
zw_json_is_scalar (const ZwJson *self)
{
  return self->kind != ZW_JSON_ARRAY && self->kind != ZW_JSON_OBJECT;
}

/**
 * zw_json_get_text:
 *
 * Returns: (nullable): a scalar as text; %NULL for null, arrays and objects
 */
const char *
zw_json_get_text (const ZwJson *self)
{
  switch (self != NULL ? self->kind : ZW_JSON_NULL)
    {
    case ZW_JSON_FALSE:
      return "false";
    case ZW_JSON_TRUE:
      return "true";
    case ZW_JSON_NUMBER:
    case ZW_JSON_STRING:
      return self->text;
    default:
      return NULL;
    }
}

/**
 * zw_json_get_number:
 *
 * Returns: the number that a number or string says, NaN for all else
 */
double
zw_json_get_number (const ZwJson *self)
{
  if (self == NULL || (self->kind != ZW_JSON_NUMBER && self->kind != ZW_JSON_STRING))
    return NAN;
  return zw_number_parse (self->text);
}

/**
 * zw_json_dup_source:
 * @self: an array or object
 *
 * Returns: (transfer full): its source without the spaces between values
 */
char *
zw_json_dup_source (const ZwJson *self)
{
  GString *out = g_string_sized_new (self->length);
  const char *end = self->text + self->length;
  gboolean quoted = FALSE;

  for (const char *c = self->text; c < end; c++)
    {
      if (!quoted && (*c == ' ' || *c == '\n' || *c == '\r' || *c == '\t'))
        continue;
      g_string_append_c (out, *c);
      if (quoted && *c == '\\' && c + 1 < end)
        g_string_append_c (out, *++c);
      else if (*c == '"')
        quoted = !quoted;
    }
  return g_string_free (out, FALSE);
}
