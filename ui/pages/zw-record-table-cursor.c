/* zw-record-table-cursor.c: where the keyboard is in a table of records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-table-private.h"

static guint
get_n_rows (ZwRecordTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * zw_record_table_get_cursor_row:
 *
 * Returns: %GTK_INVALID_LIST_POSITION where there is none
 */
guint
zw_record_table_get_cursor_row (ZwRecordTable *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  zw_record_rows_find (G_LIST_MODEL (self->rows), self->cursor_id, &position);
  return position;
}

/**
 * zw_record_table_get_block:
 * @block: (out): the marked cells; one where nothing else is marked
 */
gboolean
zw_record_table_get_block (ZwRecordTable *self, ZwRecordBlock *block)
{
  guint cursor = zw_record_table_get_cursor_row (self), anchor = cursor;

  if (cursor == GTK_INVALID_LIST_POSITION)
    return FALSE;
  zw_record_rows_find (G_LIST_MODEL (self->rows), self->anchor_id, &anchor);
  block->first_row = MIN (cursor, anchor);
  block->last_row = MAX (cursor, anchor);
  block->first_column = MIN (self->cursor_column, self->anchor_column);
  block->last_column = MAX (self->cursor_column, self->anchor_column);
  return TRUE;
}

ZwRecordCell *
zw_record_table_find_cell (ZwRecordTable *self, gint64 id, guint column)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (zw_record_cell_get_column (cell) == column
        && zw_record_row_get_id (zw_record_cell_get_row (cell)) == id)
      return cell;
  return NULL;
}

/* Shows which cells are marked. */
void
zw_record_table_update_block (ZwRecordTable *self)
{
  ZwRecordBlock block;
  gboolean many = zw_record_table_get_block (self, &block)
                  && (block.first_row < block.last_row || block.first_column < block.last_column);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer cell;

  for (guint i = block.first_row; many && i <= block.last_row; i++)
    {
      gint64 id = zw_record_row_get_id (zw_record_table_get_row (self, i));

      g_array_append_val (kept, id);
    }
  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (ids, &g_array_index (kept, gint64, i));
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      gint64 id = zw_record_row_get_id (zw_record_cell_get_row (cell));
      guint column = zw_record_cell_get_column (cell);

      zw_record_cell_set_in_block (cell,
                                   many && column >= block.first_column
                                       && column <= block.last_column
                                       && g_hash_table_contains (ids, &id),
                                   id == self->cursor_id && column == self->cursor_column);
    }
}

/**
 * zw_record_table_set_cursor:
 * @extend: the other corner of the block stays where it is
 */
void
zw_record_table_set_cursor (ZwRecordTable *self, gint64 id, guint column, gboolean extend)
{
  gboolean moved = id != self->cursor_id || column != self->cursor_column;

  self->cursor_id = id;
  self->cursor_column = column;
  if (!extend)
    {
      self->anchor_id = id;
      self->anchor_column = column;
    }
  zw_record_table_update_block (self);
  zw_record_table_show_said (self);
  if (moved)
    g_signal_emit_by_name (self, "selected", id, zw_record_table_get_column (self, column)->field);
}

/* The list inside the column view, which takes the actions of lists. */
static GtkWidget *
find_list (ZwRecordTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Lists scroll to rows only; this is for wide tables. */
static gboolean
reveal_column (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ZwRecordTable *self = ZW_RECORD_TABLE (widget);
  ZwRecordCell *cell = zw_record_table_find_cell (self, self->cursor_id, self->cursor_column);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  double x, y;

  self->reveal = 0;
  if (cell != NULL
      && gtk_widget_translate_coordinates (GTK_WIDGET (cell), self->view, 0, 0, &x, &y))
    {
      x += gtk_adjustment_get_value (across);
      gtk_adjustment_clamp_page (across, x, x + gtk_widget_get_width (GTK_WIDGET (cell)));
    }
  return G_SOURCE_REMOVE;
}

/**
 * zw_record_table_focus_cursor:
 *
 * Scrolls to the cell that has the cursor and gives it the keyboard.
 */
gboolean
zw_record_table_focus_cursor (ZwRecordTable *self)
{
  guint row = zw_record_table_get_cursor_row (self);
  GtkWidget *list = find_list (self);
  ZwRecordCell *cell;

  if (row == GTK_INVALID_LIST_POSITION || list == NULL)
    return FALSE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", row);
  cell = zw_record_table_find_cell (self, self->cursor_id, self->cursor_column);
  if (self->reveal == 0)
    self->reveal = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_column, NULL, NULL);
  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/**
 * zw_record_table_select:
 *
 * Moves the cursor to a record and scrolls to it; the keyboard stays where it is.
 *
 * Returns: whether the table has the record
 */
gboolean
zw_record_table_select (ZwRecordTable *self, gint64 id)
{
  guint row = GTK_INVALID_LIST_POSITION;
  GtkWidget *list = find_list (self);

  if (zw_record_rows_find (G_LIST_MODEL (self->rows), id, &row) == NULL)
    return FALSE;
  if (id == self->cursor_id)
    return TRUE;
  zw_record_table_end_edit (self, TRUE);
  zw_record_table_set_cursor (self, id, self->cursor_column, FALSE);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", row);
  return TRUE;
}

/**
 * zw_record_table_move_to:
 *
 * Beyond the last row or column is the last.
 */
void
zw_record_table_move_to (ZwRecordTable *self, guint row, guint column, gboolean extend)
{
  guint n = get_n_rows (self);

  if (n == 0)
    return;
  zw_record_table_set_cursor (
      self, zw_record_row_get_id (zw_record_table_get_row (self, MIN (row, n - 1))),
      MIN (column, self->columns->len - 1), extend);
  zw_record_table_focus_cursor (self);
}

void
zw_record_table_step (ZwRecordTable *self, int rows, int columns, gboolean extend)
{
  guint row = zw_record_table_get_cursor_row (self);

  if (row == GTK_INVALID_LIST_POSITION)
    return;
  zw_record_table_move_to (self, (guint) MAX ((int) row + rows, 0),
                           (guint) MAX ((int) self->cursor_column + columns, 0), extend);
}

/* As Tab does: after the last cell of a row comes the next row. */
void
zw_record_table_step_on (ZwRecordTable *self, int columns)
{
  guint row = zw_record_table_get_cursor_row (self);
  int to = (int) self->cursor_column + columns;

  if (row == GTK_INVALID_LIST_POSITION)
    return;
  if (to < 0 && row > 0)
    zw_record_table_move_to (self, row - 1, self->columns->len - 1, FALSE);
  else if (to >= (int) self->columns->len && row + 1 < get_n_rows (self))
    zw_record_table_move_to (self, row + 1, 0, FALSE);
  else
    zw_record_table_move_to (self, row, (guint) MAX (to, 0), FALSE);
}

gboolean
zw_record_table_has_focus (ZwRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->view);
}
