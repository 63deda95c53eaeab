/* zw-record-table-clipboard.c: blocks of cells to and from a spreadsheet
 *
 * Text with tabs between cells and a line for each row, as spreadsheets exchange
 * it; a cell with a tab, line end or quote stands in quotes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-table-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-money.h"

static void
append_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\n\r\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/* Amounts without separators: any spreadsheet takes them for numbers. */
static char *
dup_cell (ZwRecordTable *self, ZwRecordRow *row, guint column)
{
  const ZwRecordField *field = zw_record_table_get_field (self, column);
  ZwRecordSaid said = { NULL };

  if (field != NULL && field->type == ZW_RECORD_MONEY)
    {
      g_autoptr (GString) digits = NULL;
      g_autofree char *text = zw_record_table_dup_text (self, row, column);

      digits = g_string_new (text);
      g_string_replace (digits, ",", "", 0);
      return g_string_free (g_steal_pointer (&digits), FALSE);
    }
  if (field != NULL)
    return zw_record_table_dup_text (self, row, column);
  if (self->hooks != NULL && self->hooks->say != NULL)
    self->hooks->say (zw_record_row_get_record (row),
                      zw_record_table_get_column (self, column)->field, &said, self->user_data);
  g_free (said.tooltip);
  /* What a sheet states besides stands in a second line. */
  if (said.text != NULL)
    said.text[strcspn (said.text, "\n")] = '\0';
  return said.text != NULL ? said.text : g_strdup ("");
}

void
zw_record_table_copy (ZwRecordTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ZwRecordBlock block;

  if (!zw_record_table_get_block (self, &block))
    return;
  for (guint r = block.first_row; r <= block.last_row; r++)
    for (guint c = block.first_column; c <= block.last_column; c++)
      {
        g_autofree char *cell = dup_cell (self, zw_record_table_get_row (self, r), c);

        append_cell (text, cell);
        g_string_append_c (text, c < block.last_column ? '\t' : '\n');
      }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* (element-type GPtrArray (element-type utf8)) */
static GPtrArray *
split_cells (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *c = text;; c++)
    {
      if (quoted && *c == '"' && c[1] == '"')
        g_string_append_c (cell, *c++);
      else if (quoted && *c == '"')
        quoted = FALSE;
      else if (quoted && *c != '\0')
        g_string_append_c (cell, *c);
      else if (*c == '"' && cell->len == 0)
        quoted = TRUE;
      else if (*c == '\r')
        continue;
      else if (*c != '\t' && *c != '\n' && *c != '\0')
        g_string_append_c (cell, *c);
      else
        {
          /* The end of the last line begins no other. */
          if (*c != '\0' || cell->len > 0 || row->len > 0)
            g_ptr_array_add (row, g_strdup (cell->str));
          g_string_truncate (cell, 0);
          if (*c == '\t')
            continue;
          if (row->len > 0)
            g_ptr_array_add (rows, g_steal_pointer (&row));
          if (*c == '\0')
            break;
          row = g_ptr_array_new_with_free_func (g_free);
        }
    }
  g_clear_pointer (&row, g_ptr_array_unref);
  return rows;
}

/* Ids that are meant by pasted words; NULL where some mean nothing. */
static char *
dup_ids (ZwRecordTable *self, guint column, const ZwRecordField *field, const char *text)
{
  const GPtrArray *options = zw_record_table_get_options (self, column);
  gboolean many = zw_record_type_is_many (field->type);
  g_autofree char *ids = zw_record_options_dup_ids (options, text, many);
  g_auto (GStrv) each = g_strsplit (ids, many ? " " : "\n", -1);

  if (!many && *ids != '\0' && zw_record_options_find (options, ids) == NULL && self->hooks != NULL
      && self->hooks->find != NULL)
    return self->hooks->find (zw_record_table_get_column (self, column)->field, text,
                              self->user_data);
  for (guint i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0' && zw_record_options_find (options, each[i]) == NULL)
      return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
paste_cell (ZwRecordTable *self, gint64 id, guint column, const char *text)
{
  const ZwRecordField *field = zw_record_table_get_field (self, column);
  g_autofree char *ids = NULL;

  if (field == NULL)
    return TRUE;
  if (zw_record_type_is_chosen (field->type))
    {
      ids = dup_ids (self, column, field, text);
      if (ids == NULL)
        return FALSE;
    }
  return zw_record_set (zw_session_get_store (self->session), self->kind, id,
                        (guint) zw_record_table_get_column (self, column)->field,
                        ids != NULL ? ids : text, NULL);
}

/* Rows that are there from @row on, and new ones behind them. */
static gboolean
paste_rows (ZwRecordTable *self,
            const GPtrArray *pasted,
            guint row,
            guint *n_refused,
            GError **error)
{
  ZwStore *store = zw_session_get_store (self->session);

  for (guint r = 0; r < pasted->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (pasted, r);
      gboolean there = row + r < g_list_model_get_n_items (G_LIST_MODEL (self->rows));
      gint64 id = there ? zw_record_row_get_id (zw_record_table_get_row (self, row + r))
                        : zw_record_add (store, self->kind, zw_session_get_zone_id (self->session),
                                         error);

      if (id == 0)
        return FALSE;
      for (guint c = 0; c < cells->len && self->anchor_column + c < self->columns->len; c++)
        if (!paste_cell (self, id, self->anchor_column + c, g_ptr_array_index (cells, c)))
          (*n_refused)++;
    }
  return TRUE;
}

/**
 * zw_record_table_paste_text:
 * @text: cells with tabs between, a line for each row
 *
 * From the upper left cell of the block on; rows that lack are added.
 */
void
zw_record_table_paste_text (ZwRecordTable *self, const char *text)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (GPtrArray) pasted = split_cells (text);
  ZwRecordBlock block = { 0 };
  guint n_refused = 0;
  GError *error = NULL;
  gboolean done;

  zw_record_table_get_block (self, &block);
  self->anchor_column = block.first_column;
  if (pasted->len == 0 || store == NULL
      || !zw_session_check (self->session, zw_store_begin (store, _ ("Paste"), &error), error))
    return;
  done = paste_rows (self, pasted, block.first_row, &n_refused, &error);
  if (done)
    done = zw_store_commit (store, &error);
  else
    zw_store_rollback (store);
  if (zw_session_check (self->session, done, error) && n_refused > 0)
    {
      g_autofree char *notice = g_strdup_printf (
          ngettext ("%u cell could not be pasted: it does not fit its column",
                    "%u cells could not be pasted: they do not fit their columns", n_refused),
          n_refused);

      zw_record_table_give_notice (self, notice);
    }
  zw_record_table_focus_cursor (self);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZwRecordTable) self = ZW_RECORD_TABLE (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    zw_record_table_paste_text (self, text);
}

void
zw_record_table_paste (ZwRecordTable *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text_read,
                                 g_object_ref (self));
}
