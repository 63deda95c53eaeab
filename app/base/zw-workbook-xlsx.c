/* zw-workbook-xlsx.c: a table as .xlsx, through libxlsxwriter
 *
 * The library writes files only, so it is given one of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <math.h>
#include <xlsxwriter.h>

#include "base/zw-workbook-private.h"

#define FULL_PERCENT 100.0

static const char *const number_formats[ZW_N_CELL_KINDS] = { NULL, "0", "#,##0", "0.0%",
                                                             "General" };

/* Of each kind of cell, plain and strong. */
typedef lxw_format *Formats[ZW_N_CELL_KINDS][2];

static void
make_formats (lxw_workbook *workbook, Formats formats)
{
  for (guint kind = 0; kind < ZW_N_CELL_KINDS; kind++)
    for (guint strong = 0; strong < 2; strong++)
      {
        lxw_format *format = workbook_add_format (workbook);

        format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
        format_set_border (format, LXW_BORDER_THIN);
        if (kind == ZW_CELL_TEXT)
          format_set_text_wrap (format);
        else
          format_set_num_format (format, number_formats[kind]);
        if (strong)
          format_set_bold (format);
        formats[kind][strong] = format;
      }
}

static void
write_row (lxw_worksheet *sheet, const ZwCellRow *row, guint number, Formats formats)
{
  for (guint c = 0; c < row->cells->len; c++)
    {
      const ZwCell *cell = &g_array_index (row->cells, ZwCell, c);
      lxw_format *format = formats[cell->kind][row->strong ? 1 : 0];

      if (cell->text != NULL)
        worksheet_write_string (sheet, number, (lxw_col_t) c, cell->text, format);
      else if (isnan (cell->number))
        worksheet_write_blank (sheet, number, (lxw_col_t) c, format);
      else
        worksheet_write_number (
            sheet, number, (lxw_col_t) c,
            cell->kind == ZW_CELL_PERCENT ? cell->number / FULL_PERCENT : cell->number, format);
    }
}

static gboolean
write_sheet (const ZwWorkbook *self, lxw_workbook *workbook, Formats formats)
{
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, self->name);

  if (sheet == NULL)
    sheet = workbook_add_worksheet (workbook, NULL);
  if (sheet == NULL)
    return FALSE;
  for (guint c = 0; c < zw_workbook_count_columns (self); c++)
    worksheet_set_column (sheet, (lxw_col_t) c, (lxw_col_t) c, zw_workbook_get_width (self, c),
                          NULL);
  for (guint r = 0; r < self->rows->len; r++)
    write_row (sheet, g_ptr_array_index (self->rows, r), r, formats);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  return TRUE;
}

static gboolean
write_file (const ZwWorkbook *self, const char *path, const char *folder)
{
  g_autofree char *temporary = g_strdup (folder);
  lxw_workbook_options options = { .tmpdir = temporary };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  Formats formats;
  gboolean ok;

  if (workbook == NULL)
    return FALSE;
  make_formats (workbook, formats);
  ok = write_sheet (self, workbook, formats);
  for (guint i = 0; i < self->further->len; i++)
    ok = write_sheet (g_ptr_array_index (self->further, i), workbook, formats) && ok;
  return workbook_close (workbook) == LXW_NO_ERROR && ok;
}

GBytes *
zw_workbook_to_xlsx (const ZwWorkbook *self)
{
  g_autofree char *folder = g_dir_make_tmp ("zonewright-XXXXXX", NULL);
  g_autofree char *path = NULL;
  char *data = NULL;
  gsize size = 0;
  gboolean ok;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "table.xlsx", NULL);
  ok = write_file (self, path, folder) && g_file_get_contents (path, &data, &size, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return ok ? g_bytes_new_take (data, size) : NULL;
}
