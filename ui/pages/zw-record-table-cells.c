/* zw-record-table-cells.c: the columns of a table of records and what stands in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-table-private.h"

#include <glib/gi18n.h>

/* What the checks say of one cell. */
typedef struct
{
  ZwSeverity severity;
  char *sentence;
} Mark;

void
zw_record_table_free_mark (gpointer data)
{
  Mark *mark = data;

  g_free (mark->sentence);
  g_free (mark);
}

/* Numbers of columns are small, whichever sign they have. */
#define COLUMNS_MOST 128
#define COLUMNS_BELOW 64

static gint64
make_key (gint64 id, int field)
{
  return id * COLUMNS_MOST + field + COLUMNS_BELOW;
}

/**
 * zw_record_table_get_mark:
 * @sentence: (out): what is wrong, and what would put it right
 *
 * Returns: how grave it is, %ZW_N_SEVERITIES where there is nothing
 */
ZwSeverity
zw_record_table_get_mark (ZwRecordTable *self, gint64 id, int field, const char **sentence)
{
  gint64 key = make_key (id, field);
  const Mark *mark = g_hash_table_lookup (self->marks, &key);

  *sentence = mark != NULL ? mark->sentence : NULL;
  return mark != NULL ? mark->severity : ZW_N_SEVERITIES;
}

static char *
describe (const ZwFinding *finding)
{
  return g_strjoin (" ", finding->message != NULL ? finding->message : "", finding->remedy, NULL);
}

/* A finding on a whole row, or on a field that has no column, marks the first cell. */
static void
add_mark (ZwRecordTable *self, const ZwFinding *finding)
{
  guint column = zw_record_table_find_column (self, finding->place.field);
  int field = zw_record_table_get_column (self, column)->field;
  gint64 key = make_key (finding->place.id, field);
  g_autofree char *said = describe (finding);
  Mark *mark = g_hash_table_lookup (self->marks, &key);
  char *before;

  if (mark == NULL)
    {
      mark = g_new (Mark, 1);
      mark->severity = finding->severity;
      mark->sentence = g_steal_pointer (&said);
      g_hash_table_insert (self->marks, g_memdup2 (&key, sizeof key), mark);
      return;
    }
  mark->severity = MIN (mark->severity, finding->severity);
  before = mark->sentence;
  mark->sentence = g_strjoin ("\n", before, said, NULL);
  g_free (before);
}

static void
show_mark (ZwRecordTable *self, ZwRecordCell *cell)
{
  guint column = zw_record_cell_get_column (cell);
  ZwRecordRow *row = zw_record_cell_get_row (cell);
  int field = zw_record_table_get_column (self, column)->field;
  const char *sentence, *reason;
  ZwSeverity severity = zw_record_table_get_mark (self, zw_record_row_get_id (row), field,
                                                  &sentence);
  gboolean wrong = zw_record_row_get_refused (row, field, &reason) != NULL;

  zw_record_cell_mark (cell, severity, wrong ? reason : sentence, wrong);
}

/**
 * zw_record_table_set_findings:
 * @findings: (element-type ZwFinding): of any kind; those on rows of the table are
 *   marked
 *
 * The session's findings are set by the table itself.
 */
void
zw_record_table_set_findings (ZwRecordTable *self, GPtrArray *findings)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_remove_all (self->marks);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (finding->place.kind == ZW_PLAN_PLACE_RECORD && finding->place.record == self->kind
          && finding->place.id != 0)
        add_mark (self, finding);
    }
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    show_mark (self, cell);
  zw_record_table_show_said (self);
}

static void
said_clear (ZwRecordSaid *self)
{
  g_free (self->text);
  g_free (self->tooltip);
}

static void
show_cell (ZwRecordTable *self, ZwRecordCell *cell)
{
  guint column = zw_record_cell_get_column (cell);
  ZwRecordRow *row = zw_record_cell_get_row (cell);
  int field = zw_record_table_get_column (self, column)->field;
  const char *refused = zw_record_row_get_refused (row, field, NULL);
  ZwRecordSaid said = { NULL };

  if (refused != NULL)
    said.text = g_strdup (refused);
  else if (field >= 0)
    said.text = zw_record_table_dup_text (self, row, column);
  if (refused == NULL && self->hooks != NULL && self->hooks->say != NULL)
    self->hooks->say (zw_record_row_get_record (row), field, &said, self->user_data);
  zw_record_cell_say (cell, &said);
  show_mark (self, cell);
  said_clear (&said);
}

/**
 * zw_record_table_show_all:
 *
 * Says anew what stands in all cells.
 */
void
zw_record_table_show_all (ZwRecordTable *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    show_cell (self, cell);
}

static void
on_cell_changed (ZwRecordCell *cell, ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  show_cell (self, cell);
}

static void
on_cell_entered (ZwRecordCell *cell, ZwRecordTable *self)
{
  ZwRecordRow *row = zw_record_cell_get_row (cell);

  g_assert (ZW_IS_RECORD_TABLE (self));
  if (row != NULL
      && (zw_record_row_get_id (row) != self->cursor_id
          || zw_record_cell_get_column (cell) != self->cursor_column))
    zw_record_table_set_cursor (self, zw_record_row_get_id (row), zw_record_cell_get_column (cell),
                                FALSE);
}

static void
on_cell_typed (ZwRecordCell *cell, const char *text, ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  if (self->edited == cell)
    zw_record_table_emit_typed (self, zw_record_row_get_id (zw_record_cell_get_row (cell)),
                                zw_record_cell_get_column (cell), text);
}

static void
on_cell_left (ZwRecordCell *cell, ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  if (self->edited == cell)
    zw_record_table_end_edit (self, TRUE);
}

/* Pointer: a press moves there, a second one edits, dragging marks a block. */

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, ZwRecordTable *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  ZwRecordCell *cell = ZW_RECORD_CELL (widget);
  ZwRecordRow *row = zw_record_cell_get_row (cell);
  const ZwRecordField *field = zw_record_table_get_field (self, zw_record_cell_get_column (cell));
  gboolean extend = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))
                     & GDK_SHIFT_MASK)
                    != 0;
  gboolean again;

  g_assert (ZW_IS_RECORD_TABLE (self));
  if (row == NULL || zw_record_cell_is_edited (cell))
    return;
  again = zw_record_row_get_id (row) == self->cursor_id
          && zw_record_cell_get_column (cell) == self->cursor_column
          && gtk_widget_has_focus (widget);
  zw_record_table_set_cursor (self, zw_record_row_get_id (row), zw_record_cell_get_column (cell),
                              extend);
  gtk_widget_grab_focus (widget);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press == 2 || (again && !extend && field != NULL && zw_record_type_is_chosen (field->type)))
    zw_record_table_edit (self, FALSE, NULL);
}

static void
on_dragged (GtkGestureDrag *gesture, double dx, double dy, ZwRecordTable *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  double x, y;
  GtkWidget *at;

  g_assert (ZW_IS_RECORD_TABLE (self));
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->edited != NULL
      || !gtk_widget_translate_coordinates (widget, self->view, x + dx, y + dy, &x, &y))
    return;
  at = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  if (at != NULL && !ZW_IS_RECORD_CELL (at))
    at = gtk_widget_get_ancestor (at, ZW_TYPE_RECORD_CELL);
  if (at != NULL && zw_record_cell_get_row (ZW_RECORD_CELL (at)) != NULL)
    zw_record_table_set_cursor (self,
                                zw_record_row_get_id (zw_record_cell_get_row (ZW_RECORD_CELL (at))),
                                zw_record_cell_get_column (ZW_RECORD_CELL (at)), TRUE);
}

/* Cells come and go with the rows in view. */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, ZwRecordTable *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  const ZwRecordColumn *of = zw_record_table_get_column (self, column);
  GtkWidget *cell = zw_record_cell_new (column, zw_record_table_get_title (self, column),
                                        of->width_chars, zw_record_table_is_number (self, column),
                                        of->wrap);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (cell, "changed", G_CALLBACK (on_cell_changed), self);
  g_signal_connect (cell, "entered", G_CALLBACK (on_cell_entered), self);
  g_signal_connect (cell, "typed", G_CALLBACK (on_cell_typed), self);
  g_signal_connect (cell, "left", G_CALLBACK (on_cell_left), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, ZwRecordTable *self)
{
  ZwRecordCell *cell = ZW_RECORD_CELL (gtk_list_item_get_child (item));
  ZwRecordRow *row = gtk_list_item_get_item (item);

  zw_record_cell_set_row (cell, row);
  g_hash_table_add (self->bound, cell);
  show_cell (self, cell);
  zw_record_cell_set_in_block (cell, FALSE,
                               zw_record_row_get_id (row) == self->cursor_id
                                   && zw_record_cell_get_column (cell) == self->cursor_column);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, ZwRecordTable *self)
{
  ZwRecordCell *cell = ZW_RECORD_CELL (gtk_list_item_get_child (item));

  if (self->edited == cell)
    zw_record_table_put_off (self);
  g_hash_table_remove (self->bound, cell);
  zw_record_cell_set_row (cell, NULL);
}

static void
add_column (ZwRecordTable *self, guint column)
{
  const ZwRecordColumn *of = zw_record_table_get_column (self, column);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (
      zw_record_table_get_title (self, column), factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, of->expand);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  g_object_unref (view_column);
}

/* GTK sets all headings flush left; over numbers they belong to the right. */
static void
align_headings (ZwRecordTable *self, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    for (guint i = 0; i < self->columns->len; i++)
      if (zw_record_table_is_number (self, i)
          && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)),
                        zw_record_table_get_title (self, i))
                 == 0)
        {
          gtk_widget_set_hexpand (widget, TRUE);
          gtk_label_set_xalign (GTK_LABEL (widget), 1);
        }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_headings (self, child);
}

void
zw_record_table_add_columns (ZwRecordTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    add_column (self, i);
  align_headings (self, self->view);
}
