/* zw-record-table-edit.c: what a table of records changes in the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-table-private.h"

#include <glib/gi18n.h>

#include "widgets/zw-picker.h"

#define LINES_WIDTH_PX 360
#define LINES_HEIGHT_PX 132

/**
 * zw_record_table_put:
 * @text: as typed, or for what is chosen the ids
 *
 * Puts a value into a cell, as a command of its own or as part of one.
 */
gboolean
zw_record_table_put (ZwRecordTable *self,
                     ZwRecordRow *row,
                     guint column,
                     const char *text,
                     GError **error)
{
  int field = zw_record_table_get_column (self, column)->field;

  if (field >= 0)
    return zw_record_set (zw_session_get_store (self->session), self->kind,
                          zw_record_row_get_id (row), (guint) field, text, error);
  return self->hooks->type (zw_record_row_get_record (row), field, text, self->user_data, error);
}

/* What the project refuses stays in the cell. */
static gboolean
commit (ZwRecordTable *self, ZwRecordRow *row, guint column, const char *text)
{
  int field = zw_record_table_get_column (self, column)->field;
  g_autoptr (GError) error = NULL;

  g_object_ref (row);
  zw_record_row_forget (row, field);
  if (!zw_record_table_put (self, row, column, text, &error))
    zw_record_row_refuse (row, field, text, error->message);
  g_object_unref (row);
  zw_record_table_show_said (self);
  return error == NULL;
}

/* In the cell itself. */

/**
 * zw_record_table_end_edit:
 * @commit_it: puts what was typed into the project; else it is taken back
 *
 * Returns: %FALSE where the project refused it
 */
gboolean
zw_record_table_end_edit (ZwRecordTable *self, gboolean commit_it)
{
  ZwRecordCell *cell = g_steal_pointer (&self->edited);
  g_autofree char *before = g_steal_pointer (&self->before);
  g_autofree char *text = NULL;
  g_autoptr (ZwRecordRow) row = NULL;
  gboolean done = TRUE;
  guint column;

  if (cell == NULL)
    return TRUE;
  column = zw_record_cell_get_column (cell);
  row = g_object_ref (zw_record_cell_get_row (cell));
  text = zw_record_cell_end_edit (cell);
  if (commit_it && g_strcmp0 (text, before) != 0)
    done = commit (self, row, column, text);
  else if (!commit_it)
    zw_record_row_forget (row, zw_record_table_get_column (self, column)->field);
  zw_record_table_emit_typed (self, zw_record_row_get_id (row), column, NULL);
  zw_record_table_show_said (self);
  return done;
}

/**
 * zw_record_table_put_off:
 *
 * The cell goes out of view: what was typed waits in its row, and nothing is
 * written while the list is at work.
 */
void
zw_record_table_put_off (ZwRecordTable *self)
{
  ZwRecordCell *cell = g_steal_pointer (&self->edited);
  g_autofree char *before = g_steal_pointer (&self->before);
  g_autofree char *text = zw_record_cell_end_edit (cell);
  ZwRecordRow *row = zw_record_cell_get_row (cell);
  guint column = zw_record_cell_get_column (cell);

  if (g_strcmp0 (text, before) != 0)
    zw_record_row_refuse (row, zw_record_table_get_column (self, column)->field, text,
                          _ ("This is not in the project yet: F2 goes on with it."));
  zw_record_table_emit_typed (self, zw_record_row_get_id (row), column, NULL);
}

/* Below the cell. */

static gboolean
unparent_popover (gpointer user_data)
{
  gtk_widget_unparent (GTK_WIDGET (user_data));
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * zw_record_table_close_popover:
 *
 * Where one is open for a cell; the keyboard goes back to the cell.
 */
void
zw_record_table_close_popover (ZwRecordTable *self)
{
  GtkWidget *popover = g_steal_pointer (&self->popover);

  if (popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (popover, self);
  gtk_popover_popdown (GTK_POPOVER (popover));
  /* Not in the midst of its own "closed". */
  g_idle_add (unparent_popover, g_object_ref (popover));
}

static void
on_popover_closed (ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  zw_record_table_close_popover (self);
  zw_record_table_focus_cursor (self);
}

static void
open_popover (ZwRecordTable *self, GtkWidget *popover, ZwRecordCell *cell)
{
  graphene_rect_t bounds;
  GdkRectangle at;

  zw_record_table_close_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (!gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    graphene_rect_init (&bounds, 0, 0, 1, 1);
  at = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                       (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_popover_closed), self);
}

static ZwRecordRow *
get_cursor (ZwRecordTable *self)
{
  return zw_record_rows_find (G_LIST_MODEL (self->rows), self->cursor_id, NULL);
}

static void
on_picked (GtkWidget *picker, const char *ids, ZwRecordTable *self)
{
  ZwRecordRow *row = get_cursor (self);

  g_assert (ZW_IS_RECORD_TABLE (self));
  if (row != NULL)
    commit (self, row, self->cursor_column, ids);
}

static gboolean
is_offered (ZwRecordTable *self, ZwRecordRow *row, int field, const ZwRecordOption *option)
{
  if (zw_record_includes (zw_record_row_get_record (row), (guint) field, option->id))
    return TRUE;
  return option->offered
         && (self->hooks == NULL || self->hooks->offers == NULL
             || self->hooks->offers (zw_record_row_get_record (row), field, option->id,
                                     self->user_data));
}

static void
add_option (ZwRecordTable *self,
            GtkWidget *picker,
            ZwRecordRow *row,
            int field,
            const ZwRecordOption *option)
{
  g_autofree char *detail = self->hooks != NULL && self->hooks->describe != NULL
                                ? self->hooks->describe (zw_record_row_get_record (row), field,
                                                         option->id, self->user_data)
                                : NULL;

  zw_picker_add (ZW_PICKER (picker), option->id, option->label,
                 detail != NULL ? detail : option->detail);
}

static void
choose (ZwRecordTable *self,
        ZwRecordCell *cell,
        const ZwRecordField *field,
        GtkEventController *key)
{
  gboolean many = zw_record_type_is_many (field->type);
  ZwRecordRow *row = zw_record_cell_get_row (cell);
  int number = zw_record_table_get_column (self, self->cursor_column)->field;
  const GPtrArray *options = zw_record_table_get_options (self, self->cursor_column);
  GtkWidget *picker = zw_picker_new (_ (field->label), many);
  g_autofree char *chosen = zw_record_format (zw_record_row_get_record (row), (guint) number,
                                              FALSE);

  if (!many)
    zw_picker_add (ZW_PICKER (picker), "", _ ("(none)"), NULL);
  for (guint i = 0; i < options->len; i++)
    {
      const ZwRecordOption *option = g_ptr_array_index (options, i);

      if (is_offered (self, row, number, option))
        add_option (self, picker, row, number, option);
    }
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), self);
  open_popover (self, picker, cell);
  zw_picker_open (ZW_PICKER (picker), chosen);
  if (key != NULL)
    zw_picker_search (ZW_PICKER (picker), key);
}

/* Several lines: Ctrl+Enter or going elsewhere ends them, Escape takes back. */

static char *
dup_lines (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_lines_changed (GtkTextBuffer *buffer, ZwRecordTable *self)
{
  g_autofree char *text = dup_lines (buffer);

  g_assert (ZW_IS_RECORD_TABLE (self));
  zw_record_table_emit_typed (self, self->cursor_id, self->cursor_column, text);
}

static void
on_lines_closed (GtkWidget *popover, ZwRecordTable *self)
{
  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (popover), "buffer");
  const char *before = g_object_get_data (G_OBJECT (popover), "before");
  g_autofree char *text = dup_lines (buffer);
  ZwRecordRow *row = get_cursor (self);

  g_assert (ZW_IS_RECORD_TABLE (self));
  if (before != NULL && row != NULL && g_strcmp0 (text, before) != 0)
    commit (self, row, self->cursor_column, text);
  zw_record_table_emit_typed (self, self->cursor_id, self->cursor_column, NULL);
}

static gboolean
on_lines_key (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              GtkPopover *popover)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape)
    g_object_set_data (G_OBJECT (popover), "before", NULL);
  else if (!enter || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  gtk_popover_popdown (popover);
  return TRUE;
}

static GtkWidget *
make_lines (ZwRecordTable *self, const ZwRecordField *field, const char *before, const char *text)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *lines = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (lines), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (lines), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (lines), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (lines), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (lines), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (lines), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lines), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), lines);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_size_request (scroller, LINES_WIDTH_PX, LINES_HEIGHT_PX);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_text_buffer_set_text (buffer, text, -1);
  g_object_set_data (G_OBJECT (popover), "buffer", buffer);
  g_object_set_data (G_OBJECT (popover), "lines", lines);
  g_object_set_data_full (G_OBJECT (popover), "before", g_strdup (before), g_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_lines_key), popover);
  gtk_widget_add_controller (lines, keys);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_lines_changed), self, 0);
  g_signal_connect (popover, "closed", G_CALLBACK (on_lines_closed), self);
  return popover;
}

static void
edit_lines (ZwRecordTable *self,
            ZwRecordCell *cell,
            const ZwRecordField *field,
            gboolean replace,
            GtkEventController *key)
{
  int number = zw_record_table_get_column (self, self->cursor_column)->field;
  g_autofree char *before = zw_record_format (
      zw_record_row_get_record (zw_record_cell_get_row (cell)), (guint) number, FALSE);
  GtkWidget *popover = make_lines (self, field, before, replace ? "" : before);
  GtkWidget *lines = g_object_get_data (G_OBJECT (popover), "lines");

  open_popover (self, popover, cell);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (lines);
  if (key != NULL)
    gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (key), lines);
}

/**
 * zw_record_table_edit:
 * @replace: what is typed takes the place of what is there
 * @key: (nullable): the controller whose key begins it
 *
 * Edits the cell that has the keyboard, in place or, for what is chosen and for
 * several lines, below it.
 */
gboolean
zw_record_table_edit (ZwRecordTable *self, gboolean replace, GtkEventController *key)
{
  ZwRecordCell *cell = zw_record_table_find_cell (self, self->cursor_id, self->cursor_column);
  const ZwRecordField *field = zw_record_table_get_field (self, self->cursor_column);
  const char *refused;
  GtkText *text;

  if (cell == NULL || self->edited != NULL || !zw_record_table_is_typed (self, self->cursor_column))
    return FALSE;
  zw_record_table_set_cursor (self, self->cursor_id, self->cursor_column, FALSE);
  if (field != NULL && zw_record_type_is_chosen (field->type))
    {
      choose (self, cell, field, key);
      return TRUE;
    }
  if (field != NULL && field->type == ZW_RECORD_LINES)
    {
      edit_lines (self, cell, field, replace, key);
      return TRUE;
    }
  refused = zw_record_row_get_refused (
      zw_record_cell_get_row (cell), zw_record_table_get_column (self, self->cursor_column)->field,
      NULL);
  self->edited = cell;
  self->replacing = replace;
  /* What was refused is no value of the project: typed again it is tried again. */
  self->before = refused != NULL ? NULL : g_strdup (zw_record_cell_get_text (cell));
  text = zw_record_cell_edit (cell, replace ? "" : zw_record_cell_get_text (cell), FALSE);
  if (key != NULL)
    gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (key), GTK_WIDGET (text));
  return TRUE;
}

/* Of a whole block, each one command. */

static gboolean
end_command (ZwRecordTable *self, gboolean done, GError *error)
{
  ZwStore *store = zw_session_get_store (self->session);

  if (done)
    done = zw_store_commit (store, &error);
  else
    zw_store_rollback (store);
  return zw_session_check (self->session, done, error);
}

void
zw_record_table_clear_block (ZwRecordTable *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  ZwRecordBlock block;
  GError *error = NULL;
  gboolean done = TRUE;

  if (!zw_record_table_get_block (self, &block)
      || !zw_session_check (self->session, zw_store_begin (store, _ (self->info->change), &error),
                            error))
    return;
  for (guint r = block.first_row; done && r <= block.last_row; r++)
    for (guint c = block.first_column; done && c <= block.last_column; c++)
      {
        ZwRecordRow *row = zw_record_table_get_row (self, r);
        int field = zw_record_table_get_column (self, c)->field;

        zw_record_row_forget (row, field);
        if (field >= 0)
          done = zw_record_set (store, self->kind, zw_record_row_get_id (row), (guint) field, NULL,
                                &error);
        else if (self->hooks != NULL && self->hooks->forget != NULL)
          done = self->hooks->forget (zw_record_row_get_record (row), field, self->user_data,
                                      &error);
      }
  end_command (self, done, error);
}

void
zw_record_table_remove_block (ZwRecordTable *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = NULL;
  ZwRecordBlock block;
  GError *error = NULL;
  gboolean done = TRUE;

  if (!zw_record_table_get_block (self, &block))
    return;
  zw_record_table_end_edit (self, FALSE);
  for (guint i = block.first_row; i <= block.last_row; i++)
    {
      gint64 id = zw_record_row_get_id (zw_record_table_get_row (self, i));

      g_array_append_val (ids, id);
    }
  if (!zw_session_check (self->session, zw_store_begin (store, _ (self->info->remove), &error),
                         error))
    return;
  for (guint i = 0; done && i < ids->len; i++)
    done = zw_record_remove (store, self->kind, g_array_index (ids, gint64, i), &error);
  if (!end_command (self, done, error))
    return;
  text = g_strdup_printf (ngettext ("%u row deleted", "%u rows deleted", ids->len), ids->len);
  zw_record_table_give_notice (self, text);
}

/* Place among all records of the kind, which the table may show a part of. */
static guint
find_place (ZwRecordTable *self, gint64 id)
{
  const GPtrArray *all = zw_records_get (self->records, self->kind);

  for (guint i = 0; i < all->len; i++)
    if (zw_record_get_id (g_ptr_array_index (all, i)) == id)
      return i;
  return all->len;
}

void
zw_record_table_move_row (ZwRecordTable *self, int by)
{
  guint row = zw_record_table_get_cursor_row (self);
  GError *error = NULL;
  gboolean done;

  if (row == GTK_INVALID_LIST_POSITION || (by < 0 && row == 0)
      || row + by >= zw_record_table_get_n_rows (self))
    return;
  zw_record_table_end_edit (self, TRUE);
  done = zw_record_move (
      zw_session_get_store (self->session), self->kind, self->cursor_id,
      find_place (self, zw_record_row_get_id (zw_record_table_get_row (self, row + by))), &error);
  zw_session_check (self->session, done, error);
  zw_record_table_focus_cursor (self);
}

/**
 * zw_record_table_add_row:
 *
 * Adds one below that of the cursor and goes to its first cell.
 */
void
zw_record_table_add_row (ZwRecordTable *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  guint row = zw_record_table_get_cursor_row (self);
  GError *error = NULL;
  gboolean done;
  gint64 id;

  zw_record_table_end_edit (self, TRUE);
  if (store == NULL || self->records == NULL
      || !zw_session_check (self->session, zw_store_begin (store, _ (self->info->add), &error),
                            error))
    return;
  id = zw_record_add (store, self->kind, zw_session_get_zone_id (self->session), &error);
  done = id != 0;
  if (done && row != GTK_INVALID_LIST_POSITION)
    done = zw_record_move (store, self->kind, id, find_place (self, self->cursor_id) + 1, &error);
  if (done && self->hooks != NULL && self->hooks->added != NULL)
    done = self->hooks->added (store, id, self->user_data, &error);
  if (end_command (self, done, error))
    zw_record_table_show_cell (self, id, -1);
}
