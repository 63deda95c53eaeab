/* zw-record-table-keys.c: the keys of a table of records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-table-private.h"

#define PAGE_ROWS 12

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
is_tab (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab || keyval == GDK_KEY_ISO_Left_Tab;
}

static gboolean
get_arrow (guint keyval, int *rows, int *columns)
{
  *rows = *columns = 0;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    *rows = -1;
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    *rows = 1;
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    *columns = -1;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    *columns = 1;
  return *rows != 0 || *columns != 0;
}

/* There Tab leaves the table, as everywhere. */
static gboolean
is_at_end (ZwRecordTable *self, gboolean back)
{
  guint row = zw_record_table_get_cursor_row (self);

  return back ? row == 0 && self->cursor_column == 0
              : row + 1 == zw_record_table_get_n_rows (self)
                    && self->cursor_column + 1 == self->columns->len;
}

/* While a cell is edited. */
static gboolean
on_key_editing (ZwRecordTable *self, guint keyval, GdkModifierType modifiers)
{
  gboolean back = (modifiers & GDK_SHIFT_MASK) != 0 || keyval == GDK_KEY_ISO_Left_Tab;
  int rows, columns;

  if (zw_record_cell_is_composing (self->edited) || (modifiers & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    return zw_record_table_end_edit (self, FALSE);
  if (is_enter (keyval) || is_tab (keyval))
    {
      if (!zw_record_table_end_edit (self, TRUE))
        return TRUE;
      if (is_enter (keyval))
        zw_record_table_step (self, back ? -1 : 1, 0, FALSE);
      else
        zw_record_table_step_on (self, back ? -1 : 1);
      return TRUE;
    }
  if (get_arrow (keyval, &rows, &columns) && !back && (rows != 0 || self->replacing))
    {
      if (zw_record_table_end_edit (self, TRUE))
        zw_record_table_step (self, rows, columns, FALSE);
      return TRUE;
    }
  return FALSE;
}

static gboolean
on_control_key (ZwRecordTable *self, guint keyval)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
      zw_record_table_copy (self);
      return TRUE;
    case GDK_KEY_x:
      zw_record_table_copy (self);
      zw_record_table_clear_block (self);
      return TRUE;
    case GDK_KEY_v:
      zw_record_table_paste (self);
      return TRUE;
    case GDK_KEY_a:
      zw_record_table_move_to (self, 0, 0, FALSE);
      zw_record_table_move_to (self, n - 1, self->columns->len - 1, TRUE);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      zw_record_table_remove_block (self);
      return TRUE;
    case GDK_KEY_Home:
      zw_record_table_move_to (self, 0, 0, FALSE);
      return TRUE;
    case GDK_KEY_End:
      zw_record_table_move_to (self, n - 1, self->columns->len - 1, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
      return gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
    default:
      return FALSE;
    }
}

static gboolean
on_plain_key (ZwRecordTable *self,
              guint keyval,
              GdkModifierType modifiers,
              GtkEventController *controller)
{
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  gunichar letter = gdk_keyval_to_unicode (keyval);
  int rows, columns;

  if (get_arrow (keyval, &rows, &columns))
    {
      zw_record_table_step (self, rows, columns, shift);
      return TRUE;
    }
  if (is_enter (keyval))
    {
      zw_record_table_step (self, shift ? -1 : 1, 0, FALSE);
      return TRUE;
    }
  if (is_tab (keyval))
    {
      gboolean back = shift || keyval == GDK_KEY_ISO_Left_Tab;

      if (is_at_end (self, back))
        return FALSE;
      zw_record_table_step_on (self, back ? -1 : 1);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_F2:
    case GDK_KEY_space:
      return zw_record_table_edit (self, FALSE, NULL);
    case GDK_KEY_Escape:
      return zw_record_table_undo_typing (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      zw_record_table_clear_block (self);
      return TRUE;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      zw_record_table_add_row (self);
      return TRUE;
    case GDK_KEY_Home:
      zw_record_table_step (self, 0, -(int) self->columns->len, shift);
      return TRUE;
    case GDK_KEY_End:
      zw_record_table_step (self, 0, (int) self->columns->len, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
      zw_record_table_step (self, -PAGE_ROWS, 0, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
      zw_record_table_step (self, PAGE_ROWS, 0, shift);
      return TRUE;
    case GDK_KEY_BackSpace:
      return zw_record_table_edit (self, TRUE, NULL);
    default:
      return letter != 0 && g_unichar_isprint (letter)
             && zw_record_table_edit (self, TRUE, controller);
    }
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        ZwRecordTable *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int rows, columns;

  g_assert (ZW_IS_RECORD_TABLE (self));
  if (!zw_record_table_has_focus (self))
    return FALSE;
  if (self->edited != NULL)
    return on_key_editing (self, keyval, modifiers);
  if (modifiers == GDK_ALT_MASK && get_arrow (keyval, &rows, &columns) && rows != 0)
    {
      zw_record_table_move_row (self, rows);
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK)
    return on_control_key (self, keyval);
  if ((modifiers & ~GDK_SHIFT_MASK) == 0)
    return on_plain_key (self, keyval, modifiers, GTK_EVENT_CONTROLLER (controller));
  return FALSE;
}

void
zw_record_table_add_keys (ZwRecordTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the list, which moves from row to row, and the entry of a cell. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->view, keys);
}
