/* zw-csv.c: tables of separated text, read row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a table may do to us is settled here once: three kinds of line ends
 * mixed in one file, quoted fields that hold separators and line ends, rows
 * that are too short or too long, NUL bytes, an endless field. Nothing of that
 * stops the reading; zw_csv_get_flaws() tells of it. Memory is one block of
 * the file and one row, whatever the size of the file.
 *
 * The encoding is taken off before the rows are cut, not after: the second
 * byte of a character in CP950 may be "|".
 */

#include "import/zw-csv.h"
#include "import/zw-import-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_MAX_FIELD (16 * 1024 * 1024)
#define MAX_FIELDS 16384

typedef enum
{
  AT_START, /* of a field, perhaps behind blanks */
  PLAIN,
  QUOTED,
  QUOTE_SEEN, /* in a quoted field: its end, or the first of two */
} State;

struct _ZwCsv
{
  char *name;
  ZwDecoder *decoder;

  /* Block being cut */
  const char *block;
  gsize at;
  gsize n_block;
  gboolean skip_lf; /* the row before ended with CR */

  /* Row */
  GString *text;
  GArray *starts; /* gsize: of each field in text */
  GPtrArray *row;
  guint64 line;
  guint64 next_line;
  gboolean after_cr; /* inside quotes */
  ZwCsvFlaws flaws;

  /* Table */
  char separator;
  gboolean trim;
  gsize max_field;
  char **columns;
  guint n_columns;
  guint n_named; /* columns up to the last that has a name */
  GHashTable *by_name;
};

/* Makes sure of a byte to look at; at the end of the file there is none. */
static gboolean
fill (ZwCsv *self, GError **error)
{
  if (self->at < self->n_block)
    return TRUE;
  self->at = 0;
  return zw_decoder_next (self->decoder, &self->block, &self->n_block, error);
}

static gsize *
field_start (ZwCsv *self)
{
  return &g_array_index (self->starts, gsize, self->starts->len - 1);
}

/* Adds bytes to the field begun last, as far as field and row may grow. */
static void
append (ZwCsv *self, const char *bytes, gsize length)
{
  gsize field = self->text->len - *field_start (self);
  gsize room = self->max_field - MIN (self->max_field, field);
  gsize row_room = 4 * self->max_field - MIN (4 * self->max_field, self->text->len);

  room = MIN (room, row_room);
  if (length > room)
    {
      self->flaws |= ZW_CSV_CUT;
      length = room;
    }
  g_string_append_len (self->text, bytes, (gssize) length);
}

/* A field cut at its limit may end inside a character. */
static void
drop_half_character (ZwCsv *self)
{
  const char *from = self->text->str + *field_start (self);
  gsize length = self->text->len - *field_start (self);
  const char *end;

  if (!g_utf8_validate (from, (gssize) length, &end) && length - (gsize) (end - from) < 4)
    g_string_truncate (self->text, (gsize) (end - self->text->str));
}

static void
end_field (ZwCsv *self)
{
  gsize *from = field_start (self);

  if ((self->flaws & ZW_CSV_CUT) != 0)
    drop_half_character (self);
  if (self->trim)
    {
      gsize to = self->text->len;

      while (to > *from && strchr (" \t", self->text->str[to - 1]) != NULL)
        to--;
      g_string_truncate (self->text, to);
      while (*from < to && strchr (" \t", self->text->str[*from]) != NULL)
        (*from)++;
    }
  g_string_append_c (self->text, '\0');
}

/* Of more fields than a row may have, only the last stays in the last place. */
static void
begin_field (ZwCsv *self)
{
  gsize from;

  if (self->starts->len == MAX_FIELDS)
    {
      self->flaws |= ZW_CSV_LONG;
      g_string_truncate (self->text, *field_start (self));
      g_array_set_size (self->starts, MAX_FIELDS - 1);
    }
  from = self->text->len;
  g_array_append_val (self->starts, from);
}

/* How many of the bytes belong to the field without any decision. */
static gsize
span (const ZwCsv *self, State state, const char *bytes, gsize length)
{
  char stop = state == QUOTED ? '"' : self->separator;
  gsize n = 0;

  while (n < length && bytes[n] != stop && bytes[n] != '\n' && bytes[n] != '\r' && bytes[n] != '\0')
    n++;
  return n;
}

/* CR LF is one line, also where they come in two blocks. */
static void
count_line (ZwCsv *self, char c)
{
  if (c == '\r' || !self->after_cr)
    self->next_line++;
  self->after_cr = c == '\r';
}

/* Takes a byte, or the bytes of a field up to one that decides. Returns TRUE
 * at the end of the row. */
static gboolean
step (ZwCsv *self, State *state)
{
  const char *bytes = self->block + self->at;
  char c = *bytes;
  gsize n = 1;

  if (c == '\n' || c == '\r')
    {
      count_line (self, c);
      self->at++;
      self->skip_lf = *state != QUOTED && c == '\r';
      if (*state != QUOTED)
        return TRUE;
      append (self, bytes, 1);
      return FALSE;
    }
  self->after_cr = FALSE;
  if (c == '\0')
    {
      self->flaws |= ZW_CSV_NUL;
    }
  else if (*state == QUOTED && c == '"')
    {
      *state = QUOTE_SEEN;
    }
  else if (*state == QUOTE_SEEN && c == '"')
    {
      append (self, bytes, 1);
      *state = QUOTED;
    }
  else if (*state != QUOTED && c == self->separator)
    {
      end_field (self);
      begin_field (self);
      *state = AT_START;
    }
  else if (*state == AT_START && c == '"')
    {
      g_string_truncate (self->text, *field_start (self));
      *state = QUOTED;
    }
  else if (*state == AT_START && (c == ' ' || c == '\t'))
    {
      append (self, bytes, 1);
    }
  else
    {
      n = span (self, *state, bytes, self->n_block - self->at);
      append (self, bytes, n);
      if (*state != QUOTED)
        *state = PLAIN;
    }
  self->at += n;
  return FALSE;
}

static void
begin_row (ZwCsv *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  g_ptr_array_set_size (self->row, 0);
  self->flaws = 0;
  self->after_cr = FALSE;
  self->line = self->next_line;
  begin_field (self);
}

static void
end_row (ZwCsv *self)
{
  gboolean any_bad = zw_decoder_get_any_bad (self->decoder);

  end_field (self);
  for (guint i = 0; i < self->starts->len; i++)
    {
      char *field = self->text->str + g_array_index (self->starts, gsize, i);

      g_ptr_array_add (self->row, field);
      if (any_bad && strstr (field, "\xef\xbf\xbd") != NULL)
        self->flaws |= ZW_CSV_BAD_BYTES;
    }
}

/* Cuts one row, blank or not. */
static ZwCsvStatus
cut_row (ZwCsv *self, GError **error)
{
  State state = AT_START;
  gboolean ended = FALSE;

  begin_row (self);
  if (!fill (self, error))
    return ZW_CSV_FAILED;
  if (self->skip_lf && self->at < self->n_block && self->block[self->at] == '\n')
    {
      self->at++;
      if (!fill (self, error))
        return ZW_CSV_FAILED;
    }
  self->skip_lf = FALSE;
  if (self->n_block == 0)
    return ZW_CSV_END;
  while (!ended && self->n_block > 0)
    {
      ended = step (self, &state);
      if (!ended && !fill (self, error))
        return ZW_CSV_FAILED;
    }
  if (!ended && state == QUOTED)
    self->flaws |= ZW_CSV_UNCLOSED;
  end_row (self);
  return ZW_CSV_ROW;
}

/* A line with nothing but blanks, as they stand between blocks or at the end. */
static gboolean
is_blank (const ZwCsv *self)
{
  const char *text = g_ptr_array_index (self->row, 0);

  return self->row->len == 1 && text[strspn (text, " \t")] == '\0';
}

static void
note_length (ZwCsv *self)
{
  if (self->columns == NULL)
    return;
  if (self->row->len < self->n_named)
    self->flaws |= ZW_CSV_SHORT;
  for (guint i = self->n_columns; i < self->row->len; i++)
    if (*(const char *) g_ptr_array_index (self->row, i) != '\0')
      {
        self->flaws |= ZW_CSV_LONG;
        break;
      }
}

static char *
fold_name (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (g_utf8_validate (trimmed, -1, NULL))
    return g_utf8_casefold (trimmed, -1);
  return g_ascii_strdown (trimmed, -1);
}

static void
take_header (ZwCsv *self)
{
  self->n_columns = self->row->len;
  self->columns = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      char *key = fold_name (g_ptr_array_index (self->row, i));

      self->columns[i] = g_strstrip (g_strdup (g_ptr_array_index (self->row, i)));
      if (*key != '\0')
        self->n_named = i + 1;
      if (*key == '\0' || g_hash_table_contains (self->by_name, key))
        g_free (key);
      else
        g_hash_table_insert (self->by_name, key, GUINT_TO_POINTER (i));
    }
}

static gboolean
read_header (ZwCsv *self, const ZwCsvOptions *options, GError **error)
{
  ZwCsvStatus status = ZW_CSV_ROW;

  for (guint i = 0; i < options->skip_rows && status == ZW_CSV_ROW; i++)
    status = zw_csv_next (self, error);
  if (status == ZW_CSV_ROW && !options->no_header)
    {
      status = zw_csv_next (self, error);
      if (status == ZW_CSV_ROW)
        take_header (self);
    }
  if (status == ZW_CSV_END)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                 _ ("%s is empty: it has no row of column names."), self->name);
  return status == ZW_CSV_ROW;
}

/**
 * zw_csv_new:
 * @read: gives the bytes
 * @user_data: (transfer full): for @read
 * @destroy: (nullable): frees @user_data, also when this function fails
 * @options: (nullable): how to read it
 *
 * Begins to read a table and reads its header. Blank rows are passed over
 * wherever they are. A separator not given is the one of , tab ; | that stands
 * most often in the header.
 *
 * Errors are in the %ZW_IMPORT_ERROR domain (%ZW_IMPORT_ERROR_EMPTY for a
 * table without header, %ZW_IMPORT_ERROR_ENCODING), or those of @read.
 *
 * Returns: (transfer full) (nullable): the reader before its first row
 */
ZwCsv *
zw_csv_new (ZwReadFunc read,
            gpointer user_data,
            GDestroyNotify destroy,
            const ZwCsvOptions *options,
            GError **error)
{
  static const ZwCsvOptions defaults = { 0 };
  g_autoptr (ZwCsv) self = g_new0 (ZwCsv, 1);

  if (options == NULL)
    options = &defaults;
  self->name = g_strdup (options->name != NULL ? options->name : _ ("The table"));
  self->text = g_string_sized_new (256);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->row = g_ptr_array_new ();
  self->next_line = 1;
  self->trim = options->trim;
  self->max_field = options->max_field > 0 ? options->max_field : DEFAULT_MAX_FIELD;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->decoder = zw_decoder_new (read, user_data, destroy, options->encoding, error);
  if (self->decoder == NULL || !fill (self, error))
    return NULL;
  self->separator = options->separator;
  if (self->separator == '\0')
    self->separator = zw_csv_guess_separator (self->block, self->n_block, options->skip_rows);
  if (!read_header (self, options, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gssize
read_stream (gpointer user_data, void *buffer, gsize size, GError **error)
{
  return g_input_stream_read (G_INPUT_STREAM (user_data), buffer, size, NULL, error);
}

/**
 * zw_csv_new_for_path:
 * @path: a file
 *
 * As zw_csv_new(), from a file.
 */
ZwCsv *
zw_csv_new_for_path (const char *path, const ZwCsvOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  ZwCsvOptions named = options != NULL ? *options : (ZwCsvOptions){ 0 };
  GFileInputStream *stream = g_file_read (file, NULL, error);

  if (stream == NULL)
    return NULL;
  if (named.name == NULL)
    named.name = path;
  return zw_csv_new (read_stream, stream, g_object_unref, &named, error);
}

/**
 * zw_csv_new_for_bytes:
 *
 * As zw_csv_new(), from memory.
 */
ZwCsv *
zw_csv_new_for_bytes (GBytes *bytes, const ZwCsvOptions *options, GError **error)
{
  return zw_csv_new (read_stream, g_memory_input_stream_new_from_bytes (bytes), g_object_unref,
                     options, error);
}

void
zw_csv_free (ZwCsv *self)
{
  g_clear_pointer (&self->decoder, zw_decoder_free);
  g_free (self->name);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->row);
  g_strfreev (self->columns);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

char
zw_csv_get_separator (const ZwCsv *self)
{
  return self->separator;
}

/**
 * zw_csv_get_n_columns:
 *
 * Returns: number of fields in the header; 0 without header
 */
guint
zw_csv_get_n_columns (const ZwCsv *self)
{
  return self->n_columns;
}

/**
 * zw_csv_get_column:
 *
 * Returns: name of the column without blanks around it; may be empty
 */
const char *
zw_csv_get_column (const ZwCsv *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);
  return self->columns[column];
}

/**
 * zw_csv_find:
 * @name: name of a column; case and blanks around it do not matter
 *
 * Returns: the first column of this name, or −1
 */
int
zw_csv_find (const ZwCsv *self, const char *name)
{
  g_autofree char *key = fold_name (name);
  gpointer column;

  if (!g_hash_table_lookup_extended (self->by_name, key, NULL, &column))
    return -1;
  return GPOINTER_TO_INT (column);
}

/**
 * zw_csv_next:
 *
 * Reads the next row that is not blank. What was got from the row before is
 * no longer valid.
 *
 * Returns: %ZW_CSV_ROW, %ZW_CSV_END, or %ZW_CSV_FAILED with @error set
 */
ZwCsvStatus
zw_csv_next (ZwCsv *self, GError **error)
{
  ZwCsvStatus status;

  do
    status = cut_row (self, error);
  while (status == ZW_CSV_ROW && is_blank (self));
  if (status == ZW_CSV_ROW)
    note_length (self);
  else
    g_ptr_array_set_size (self->row, 0);
  return status;
}

guint
zw_csv_get_n_fields (const ZwCsv *self)
{
  return self->row->len;
}

/**
 * zw_csv_get_row:
 *
 * Returns: (array): the fields, zw_csv_get_n_fields() of them, valid until the
 *   next row is read
 */
const char *const *
zw_csv_get_row (const ZwCsv *self)
{
  return (const char *const *) self->row->pdata;
}

/**
 * zw_csv_get:
 * @column: as of zw_csv_find(); −1 is a column that is not there
 *
 * Returns: the field, valid until the next row is read; "" where the row has
 *   no such field
 */
const char *
zw_csv_get (const ZwCsv *self, int column)
{
  if (column < 0 || (guint) column >= self->row->len)
    return "";
  return g_ptr_array_index (self->row, column);
}

/**
 * zw_csv_get_line:
 *
 * Returns: line of the file, from 1, on which the row begins
 */
guint64
zw_csv_get_line (const ZwCsv *self)
{
  return self->line;
}

/**
 * zw_csv_get_position:
 *
 * Returns: bytes taken from the source so far; up to a block ahead of the row
 */
guint64
zw_csv_get_position (const ZwCsv *self)
{
  return zw_decoder_get_position (self->decoder);
}

/**
 * zw_csv_get_encoding:
 *
 * Returns: (nullable): the encoding the table is converted from: the one asked
 *   for, or the one its byte order mark tells; %NULL when its bytes are handed
 *   on as they are
 */
const char *
zw_csv_get_encoding (const ZwCsv *self)
{
  return zw_decoder_get_encoding (self->decoder);
}

/**
 * zw_csv_get_flaws:
 *
 * Returns: what is amiss in the row; 0 when nothing
 */
ZwCsvFlaws
zw_csv_get_flaws (const ZwCsv *self)
{
  return self->flaws;
}
