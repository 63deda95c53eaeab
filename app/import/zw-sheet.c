/* zw-sheet.c: the cells of a spreadsheet file as text
 *
 * Separated text in any encoding, and through GDAL .xlsx and .ods. (Not .xls: the
 * library below GDAL, FreeXL 1.0, writes beside its memory on damaged files.) GDAL
 * would take the first row for headings and guess types from the rest; here
 * every cell comes as the text of its value, so that nothing is guessed: a
 * percent format gives 0.875, a date 2025/01/01.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-sheet.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <glib/gi18n.h>
#include <ogr_api.h>
#include <string.h>

#include "import/zw-archive.h"
#include "import/zw-csv.h"
#include "import/zw-encoding.h"
#include "import/zw-gdal.h"
#include "import/zw-import-error.h"

#define MAX_FILE (32 * 1024 * 1024)
#define MAX_UNPACKED (32 * 1024 * 1024)
#define MAX_ROWS 200000
#define MAX_COLUMNS 200
#define MAX_CELL (64 * 1024)
#define MAX_GUESSED (256 * 1024) /* bytes that the encoding is told from */

/* Fewer columns than this are no table: another separator may be the right one. */
#define MIN_TABLE_COLUMNS 3

static void
free_row (gpointer data)
{
  ZwSheetRow *self = data;

  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  g_free (self);
}

static void
free_sheet (gpointer data)
{
  ZwSheet *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static ZwSheet *
new_sheet (const char *name)
{
  ZwSheet *self = g_new0 (ZwSheet, 1);

  self->name = g_strdup (name);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

/* Blanks of any script, within which tables like to centre their words. */
static char *
clean (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  const char *from = valid, *end;

  if (valid == NULL)
    return NULL;
  while (*from != '\0' && g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  end = from + strlen (from);
  while (end > from)
    {
      const char *last = g_utf8_find_prev_char (from, end);

      if (last == NULL || !g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return end > from ? g_strndup (from, (gsize) (end - from)) : NULL;
}

static void
set_too_large (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
               /* Translators: %s is a file name */
               _ ("“%s” is larger than any budget. Choose the file with the budget table."), shown);
}

/* Takes over @cells. */
static gboolean
add_row (ZwSheet *self, guint number, GPtrArray *cells, const char *path, GError **error)
{
  gboolean any = FALSE;
  ZwSheetRow *row;

  for (guint i = 0; i < cells->len; i++)
    any = any || g_ptr_array_index (cells, i) != NULL;
  if (!any)
    return TRUE;
  if (self->rows->len == MAX_ROWS)
    {
      set_too_large (path, error);
      return FALSE;
    }
  row = g_new0 (ZwSheetRow, 1);
  row->number = number;
  row->n_cells = cells->len;
  row->cells = g_new0 (char *, cells->len + 1);
  for (guint i = 0; i < cells->len; i++)
    row->cells[i] = g_steal_pointer (&g_ptr_array_index (cells, i));
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

/* Line ends within the fields of a row. */
static guint
count_line_ends (const char *const *fields, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    for (const char *c = fields[i]; *c != '\0'; c++)
      count += *c == '\n' || (*c == '\r' && c[1] != '\n');
  return count;
}

static ZwSheet *
read_separated (GBytes *bytes, const char *path, char separator, guint *n_wide, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autoptr (ZwEncodingGuess) guess = zw_encoding_guess_text (
      g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), MAX_GUESSED), NULL);
  const ZwCsvOptions options = {
    .name = shown,
    .separator = separator,
    .encoding = zw_encoding_guess_get_best (guess),
    .no_header = TRUE,
    .max_field = MAX_CELL,
  };
  g_autoptr (ZwCsv) csv = zw_csv_new_for_bytes (bytes, &options, error);
  ZwSheet *self = csv != NULL ? new_sheet (NULL) : NULL;
  guint number = 0, next_line = 1;
  gboolean ok = csv != NULL;

  *n_wide = 0;
  while (ok)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      ZwCsvStatus status = zw_csv_next (csv, error);
      guint n;

      if (status == ZW_CSV_END)
        return self;
      ok = status == ZW_CSV_ROW;
      if (!ok)
        break;
      if ((zw_csv_get_flaws (csv) & ZW_CSV_UNCLOSED) != 0)
        {
          g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                       /* Translators: a file name, and a number of a line */
                       _ ("A quotation mark in “%s” is not closed, from line %u on. Put that "
                          "right, or save the table as .xlsx or .ods."),
                       shown, (guint) zw_csv_get_line (csv));
          ok = FALSE;
          break;
        }
      /* Blank lines are rows as well, though they are not handed out. */
      number += (guint) zw_csv_get_line (csv) - next_line + 1;
      n = MIN (zw_csv_get_n_fields (csv), MAX_COLUMNS);
      next_line = (guint) zw_csv_get_line (csv) + count_line_ends (zw_csv_get_row (csv), n) + 1;
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (cells, clean (zw_csv_get_row (csv)[i]));
      *n_wide += n >= MIN_TABLE_COLUMNS;
      ok = add_row (self, number, cells, path, error);
    }
  g_clear_pointer (&self, free_sheet);
  return NULL;
}

/* With titles above the table the first line does not tell the separator; the right
 * one gives the most rows of several cells. */
static GPtrArray *
read_text (GBytes *bytes, const char *path, GError **error)
{
  static const char separators[] = { ',', '\t', ';' };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);
  g_autoptr (GError) first = NULL;
  ZwSheet *best = NULL;
  guint n_best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint n_wide = 0;
      ZwSheet *sheet = read_separated (bytes, path, separators[i], &n_wide,
                                       first == NULL ? &first : NULL);

      if (sheet != NULL && (best == NULL || n_wide > n_best))
        {
          g_clear_pointer (&best, free_sheet);
          best = g_steal_pointer (&sheet);
          n_best = n_wide;
        }
      g_clear_pointer (&sheet, free_sheet);
    }
  if (best != NULL)
    g_ptr_array_add (sheets, best);
  if (n_best > 0 || first == NULL)
    return g_steal_pointer (&sheets);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

static gboolean
read_layer (OGRLayerH layer, const char *path, GPtrArray *sheets, GError **error)
{
  ZwSheet *sheet = new_sheet (OGR_L_GetName (layer));
  OGRFeatureH feature;
  guint number = 0;
  gboolean ok = TRUE;

  g_ptr_array_add (sheets, sheet);
  OGR_L_ResetReading (layer);
  while (ok && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      int n = MIN (OGR_F_GetFieldCount (feature), MAX_COLUMNS);

      number = OGR_F_GetFID (feature) > 0 ? (guint) OGR_F_GetFID (feature) : number + 1;
      for (int i = 0; i < n; i++)
        g_ptr_array_add (cells, OGR_F_IsFieldSetAndNotNull (feature, i)
                                    ? clean (OGR_F_GetFieldAsString (feature, i))
                                    : NULL);
      OGR_F_Destroy (feature);
      ok = add_row (sheet, number, cells, path, error);
    }
  return ok;
}

static void
set_unreadable (const char *path, const char *failure, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *reason = zw_gdal_dup_reason (failure, path);

  if (reason != NULL)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: the first %s is a file name, the second a reason in English */
                 _ ("“%s” could not be read as a spreadsheet: %s."), shown, reason);
  else
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: %s is a file name */
                 _ ("“%s” is damaged, or no spreadsheet (.xlsx, .ods, .csv)."), shown);
}

/* What a zip file says it unpacks to; more is a trap or no budget. */
static gboolean
check_unpacked (const char *path, GError **error)
{
  g_autoptr (ZwArchive) archive = zw_archive_open (path, NULL);
  guint64 size = 0;

  if (archive == NULL)
    {
      set_unreadable (path, NULL, error);
      return FALSE;
    }
  for (guint i = 0; i < zw_archive_get_n_members (archive) && size <= MAX_UNPACKED; i++)
    size += MIN (zw_archive_get_member (archive, i)->size, (guint64) MAX_UNPACKED + 1);
  if (size <= MAX_UNPACKED)
    return TRUE;
  set_too_large (path, error);
  return FALSE;
}

/* No headings, no types; GDAL 3.6 has no open options for that yet. */
static void
set_options (gboolean on)
{
  static const char *const options[][2] = {
    { "OGR_XLSX_HEADERS", "DISABLE" },
    { "OGR_ODS_HEADERS", "DISABLE" },
    { "OGR_XLSX_FIELD_TYPES", "STRING" },
    { "OGR_ODS_FIELD_TYPES", "STRING" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    CPLSetThreadLocalConfigOption (options[i][0], on ? options[i][1] : NULL);
}

static GPtrArray *
read_workbook (const char *path, GError **error)
{
  static const char *const drivers[] = { "XLSX", "ODS", NULL };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);
  g_autofree char *failure = NULL;
  GDALDatasetH dataset;
  gboolean ok;

  GDALAllRegister ();
  zw_gdal_listen (&failure);
  set_options (TRUE);
  dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers,
                        NULL, NULL);
  ok = dataset != NULL;
  for (int i = 0; ok && i < GDALDatasetGetLayerCount (dataset); i++)
    ok = read_layer (GDALDatasetGetLayer (dataset, i), path, sheets, error);
  /* Half of a damaged table is none. */
  if (dataset == NULL || (ok && failure != NULL))
    {
      set_unreadable (path, failure, error);
      ok = FALSE;
    }
  if (dataset != NULL)
    GDALClose (dataset);
  set_options (FALSE);
  zw_gdal_stop_listening ();
  return ok ? g_steal_pointer (&sheets) : NULL;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *shown = g_filename_display_basename (path);

  file = g_mapped_file_new (path, FALSE, &problem);
  if (file == NULL || g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ,
                 /* Translators: %s is a file name */
                 _ ("“%s” could not be opened. Check that it is there and that you may read it."),
                 shown);
  else if (g_mapped_file_get_length (file) == 0)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                 /* Translators: %s is a file name */
                 _ ("“%s” is empty."), shown);
  else if (g_mapped_file_get_length (file) > MAX_FILE)
    set_too_large (path, error);
  else
    return g_bytes_new (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
  return NULL;
}

/**
 * zw_sheet_read:
 * @path: a file of separated text, .xlsx or .ods; which one its first bytes tell
 *
 * Returns: (transfer full) (element-type ZwSheet): its sheets in order; %NULL with
 *   %ZW_IMPORT_ERROR set
 */
GPtrArray *
zw_sheet_read (const char *path, GError **error)
{
  static const char zip[] = { 'P', 'K' };
  static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0 };
  g_autoptr (GBytes) bytes = read_file (path, error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size >= sizeof zip && memcmp (data, zip, sizeof zip) == 0)
    return check_unpacked (path, error) ? read_workbook (path, error) : NULL;
  if (size >= sizeof compound && memcmp (data, compound, sizeof compound) == 0)
    {
      g_autofree char *shown = g_filename_display_basename (path);

      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
          /* Translators: %s is a file name */
          _ ("“%s” is of the old Excel format (.xls) or locked with a password. Save it as "
             ".xlsx or .ods, without a password."),
          shown);
      return NULL;
    }
  return read_text (bytes, path, error);
}

/**
 * zw_sheet_row_get:
 * @column: from 0; -1 for none
 *
 * Returns: (nullable): the text of a cell
 */
const char *
zw_sheet_row_get (const ZwSheetRow *self, int column)
{
  return column >= 0 && (guint) column < self->n_cells ? self->cells[column] : NULL;
}

/**
 * zw_sheet_format_column:
 * @column: from 0
 *
 * Returns: (transfer full): its letters, such as "D" or "AA"
 */
char *
zw_sheet_format_column (guint column)
{
  GString *letters = g_string_new (NULL);

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (rest - 1) % 26));
  return g_string_free (letters, FALSE);
}
