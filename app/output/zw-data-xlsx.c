/* zw-data-xlsx.c: tables as the sheets of an .xlsx
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-workbook.h"
#include "output/zw-data-write.h"

/* Most characters of a sheet's name, and those it must not have. */
#define NAME_LENGTH 31
#define NAME_FORBIDDEN "[]:*?/\\'"

/* Widest column, in narrow characters. */
#define MOST_WIDTH 48

/* Most characters of a cell. */
#define CELL_LENGTH 32767

/* Of several tables with one title the later gets a number. */
static char *
make_name (const ZwDataTable *table, GHashTable *taken)
{
  g_autofree char *clean = g_strdelimit (g_strdup (table->title), NAME_FORBIDDEN, ' ');
  char *name = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), NAME_LENGTH));

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_autofree char *start = g_utf8_substring (clean, 0,
                                                 MIN (g_utf8_strlen (clean, -1), NAME_LENGTH - 3));

      g_free (name);
      name = g_strdup_printf ("%s %u", start, i);
    }
  return name;
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static void
add_cell (ZwWorkbook *sheet, const ZwDataValue *value, ZwDataType type)
{
  if (value == NULL || (value->text == NULL && isnan (value->number)))
    zw_workbook_add_text (sheet, NULL);
  else if (value->text != NULL)
    {
      g_autofree char *cut = g_utf8_strlen (value->text, -1) > CELL_LENGTH
                                 ? g_utf8_substring (value->text, 0, CELL_LENGTH)
                                 : g_strdup (value->text);

      zw_workbook_add_text (sheet, cut);
    }
  else
    zw_workbook_add_number (sheet, type == ZW_DATA_WHOLE ? ZW_CELL_COUNT : ZW_CELL_NUMBER,
                            value->number);
}

static ZwWorkbook *
make_sheet (const ZwDataTable *table, const char *name)
{
  ZwWorkbook *sheet = zw_workbook_new (name);

  zw_workbook_begin_row (sheet, TRUE);
  for (guint i = 0; i < table->fields->len; i++)
    {
      guint width = measure (zw_data_table_get_field (table, i)->name);

      zw_workbook_add_text (sheet, zw_data_table_get_field (table, i)->name);
      for (guint r = 0; r < table->rows->len; r++)
        {
          const ZwDataValue *value = zw_data_table_get_value (table, r, i);

          if (value != NULL && value->text != NULL)
            width = MAX (width, measure (value->text));
        }
      zw_workbook_set_width (sheet, i, CLAMP (width + 2, 8, MOST_WIDTH));
    }
  for (guint r = 0; r < table->rows->len; r++)
    {
      zw_workbook_begin_row (sheet, FALSE);
      for (guint i = 0; i < table->fields->len; i++)
        add_cell (sheet, zw_data_table_get_value (table, r, i),
                  zw_data_table_get_field (table, i)->type);
    }
  return sheet;
}

/**
 * zw_data_write_xlsx:
 *
 * Returns: (transfer full): an .xlsx with a sheet for each table; without outlines
 */
GBytes *
zw_data_write_xlsx (const ZwDataJob *job, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ZwWorkbook) workbook = NULL;
  GBytes *bytes;

  for (guint i = 0; i < job->tables->len; i++)
    {
      const ZwDataTable *table = g_ptr_array_index (job->tables, i);
      char *name = make_name (table, taken);
      ZwWorkbook *sheet = make_sheet (table, name);

      g_hash_table_add (taken, name);
      if (workbook == NULL)
        workbook = sheet;
      else
        zw_workbook_add_sheet (workbook, sheet);
    }
  bytes = zw_workbook_to_bytes (workbook, ZW_WORKBOOK_XLSX);
  if (bytes == NULL)
    g_set_error_literal (error, ZW_DATA_ERROR, ZW_DATA_ERROR_WRITE,
                         _ ("There is no room for temporary files."));
  return bytes;
}
