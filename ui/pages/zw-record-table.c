/* zw-record-table.c: the records of one kind, edited in place like a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-table-private.h"

#include <glib/gi18n.h>

#include "zw-finding-mark.h"

enum
{
  TYPED,
  SELECTED,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwRecordTable, zw_record_table, GTK_TYPE_WIDGET)

const ZwRecordColumn *
zw_record_table_get_column (ZwRecordTable *self, guint column)
{
  return &g_array_index (self->columns, ZwRecordColumn, column);
}

/* Where a finding on a field is seen: the first column where it has none. */
guint
zw_record_table_find_column (ZwRecordTable *self, int field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (zw_record_table_get_column (self, i)->field == field)
      return i;
  if (field >= 0 && self->hooks != NULL && self->hooks->column_of != NULL)
    {
      int other = self->hooks->column_of (field);

      for (guint i = 0; i < self->columns->len; i++)
        if (zw_record_table_get_column (self, i)->field == other)
          return i;
    }
  return 0;
}

/* NULL for what is computed. */
const ZwRecordField *
zw_record_table_get_field (ZwRecordTable *self, guint column)
{
  int field = zw_record_table_get_column (self, column)->field;

  return field >= 0 ? &self->info->fields[field] : NULL;
}

const char *
zw_record_table_get_title (ZwRecordTable *self, guint column)
{
  const char *title = zw_record_table_get_column (self, column)->title;

  return _ (title != NULL ? title : zw_record_table_get_field (self, column)->label);
}

gboolean
zw_record_table_is_typed (ZwRecordTable *self, guint column)
{
  const ZwRecordColumn *of = zw_record_table_get_column (self, column);

  return of->field >= 0 || (of->typed && self->hooks != NULL && self->hooks->type != NULL);
}

gboolean
zw_record_table_is_number (ZwRecordTable *self, guint column)
{
  const ZwRecordField *field = zw_record_table_get_field (self, column);

  return field != NULL ? zw_record_type_is_number (field->type)
                       : zw_record_table_get_column (self, column)->number;
}

/* (transfer none): the list holds it */
ZwRecordRow *
zw_record_table_get_row (ZwRecordTable *self, guint position)
{
  g_autoptr (ZwRecordRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row;
}

guint
zw_record_table_get_n_rows (ZwRecordTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

const GPtrArray *
zw_record_table_get_options (ZwRecordTable *self, guint column)
{
  GPtrArray *options = g_ptr_array_index (self->options, column);

  if (options == NULL)
    {
      options = zw_record_options_new (self->session, self->records,
                                       zw_session_get_plan (self->session),
                                       zw_record_table_get_field (self, column));
      self->options->pdata[column] = options;
    }
  return options;
}

/* What a field says; what is chosen in words. */
char *
zw_record_table_dup_text (ZwRecordTable *self, ZwRecordRow *row, guint column)
{
  const ZwRecordField *field = zw_record_table_get_field (self, column);
  int number = zw_record_table_get_column (self, column)->field;
  char *text = zw_record_format (zw_record_row_get_record (row), (guint) number,
                                 zw_catalog_is_chinese (self->catalog));

  if (*text != '\0' && zw_record_type_is_chosen (field->type))
    {
      g_autofree char *ids = text;

      return zw_record_options_dup_labels (zw_record_table_get_options (self, column), ids);
    }
  return text;
}

/**
 * zw_record_table_show_said:
 *
 * Why what is typed in the cell with the keyboard was refused, or else what the
 * checks say of it.
 */
void
zw_record_table_show_said (ZwRecordTable *self)
{
  ZwRecordRow *row = zw_record_rows_find (G_LIST_MODEL (self->rows), self->cursor_id, NULL);
  int field = zw_record_table_get_column (self, self->cursor_column)->field;
  const char *reason = NULL, *sentence = NULL;
  ZwSeverity severity = ZW_N_SEVERITIES;

  if (row != NULL)
    {
      zw_record_row_get_refused (row, field, &reason);
      severity = zw_record_table_get_mark (self, self->cursor_id, field, &sentence);
    }
  if (reason != NULL)
    severity = ZW_SEVERITY_MUST;
  zw_finding_mark_set (self->said_mark, severity);
  gtk_label_set_text (GTK_LABEL (self->said), reason != NULL     ? reason
                                              : sentence != NULL ? sentence
                                                                 : "");
  gtk_widget_set_tooltip_text (self->said, reason != NULL ? reason : sentence);
}

void
zw_record_table_give_notice (ZwRecordTable *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

void
zw_record_table_emit_typed (ZwRecordTable *self, gint64 id, guint column, const char *text)
{
  g_signal_emit (self, signals[TYPED], 0, id, zw_record_table_get_column (self, column)->field,
                 text);
}

/* The table follows the session. */

static void
forget_options (ZwRecordTable *self)
{
  for (guint i = 0; i < self->options->len; i++)
    {
      g_clear_pointer ((GPtrArray **) &self->options->pdata[i], g_ptr_array_unref);
    }
}

/* What is selected stays; where it is gone, what stands in its place is. */
static void
keep_cursor (ZwRecordTable *self, guint position, gboolean focused)
{
  guint n = zw_record_table_get_n_rows (self);

  if (zw_record_table_get_cursor_row (self) == GTK_INVALID_LIST_POSITION)
    {
      gint64 id = 0;

      if (n > 0)
        id = zw_record_row_get_id (zw_record_table_get_row (
            self, position == GTK_INVALID_LIST_POSITION ? 0 : MIN (position, n - 1)));
      zw_record_table_set_cursor (self, id, self->cursor_column, FALSE);
    }
  else
    zw_record_table_update_block (self);
  if (focused && !zw_record_table_has_focus (self) && self->popover == NULL
      && !zw_record_table_focus_cursor (self))
    gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
}

/**
 * zw_record_table_reload:
 *
 * Says everything anew: after what the hooks know has changed. The table itself
 * follows the session.
 */
void
zw_record_table_reload (ZwRecordTable *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  guint position = zw_record_table_get_cursor_row (self);
  gboolean focused = zw_record_table_has_focus (self);

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  if (records != NULL)
    zw_records_ref (records);
  g_clear_pointer (&self->records, zw_records_unref);
  self->records = records;
  forget_options (self);
  zw_record_rows_update (self->rows, records, self->kind,
                         self->hooks != NULL ? self->hooks->shown : NULL, self->user_data);
  gtk_widget_set_visible (self->empty, zw_record_table_get_n_rows (self) == 0);
  gtk_widget_set_sensitive (self->tools, records != NULL);
  keep_cursor (self, position, focused);
  zw_record_table_show_said (self);
}

/**
 * zw_record_table_refresh:
 * @id: a record
 *
 * Says anew what stands in its row.
 */
void
zw_record_table_refresh (ZwRecordTable *self, gint64 id)
{
  ZwRecordRow *row = zw_record_rows_find (G_LIST_MODEL (self->rows), id, NULL);

  if (row != NULL)
    zw_record_row_refresh (row);
}

static void
on_plan_changed (ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  if (zw_session_get_records (self->session) == NULL)
    zw_record_table_end_edit (self, FALSE);
  zw_record_table_reload (self);
}

static void
on_findings_changed (ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  zw_record_table_set_findings (self, (GPtrArray *) zw_session_get_findings (self->session));
}

static void
on_zone_selected (ZwRecordTable *self)
{
  g_assert (ZW_IS_RECORD_TABLE (self));
  zw_record_table_end_edit (self, FALSE);
  zw_record_table_reload (self);
}

/* Selection, from outside. */

/**
 * zw_record_table_get_selected:
 * @field: (out) (optional): as #ZwRecordColumn.field
 *
 * Returns: the id of the record that has the cursor, 0 where none has
 */
gint64
zw_record_table_get_selected (ZwRecordTable *self, int *field)
{
  if (field != NULL)
    *field = zw_record_table_get_column (self, self->cursor_column)->field;
  return self->cursor_id;
}

/**
 * zw_record_table_show_cell:
 * @field: as #ZwRecordColumn.field; one without a column goes to the first
 *
 * Scrolls to a cell and gives it the keyboard.
 *
 * Returns: whether the table has the record
 */
gboolean
zw_record_table_show_cell (ZwRecordTable *self, gint64 id, int field)
{
  if (self->stale)
    zw_record_table_reload (self);
  if (zw_record_rows_find (G_LIST_MODEL (self->rows), id, NULL) == NULL)
    return FALSE;
  zw_record_table_end_edit (self, TRUE);
  zw_record_table_set_cursor (self, id, zw_record_table_find_column (self, field), FALSE);
  zw_record_table_focus_cursor (self);
  return TRUE;
}

/**
 * zw_record_table_undo_typing:
 *
 * To be asked before undo: what is being typed, or was refused, is what the user
 * wants to take back first.
 *
 * Returns: whether there was such a thing, and it is gone now
 */
gboolean
zw_record_table_undo_typing (ZwRecordTable *self)
{
  ZwRecordRow *row = zw_record_rows_find (G_LIST_MODEL (self->rows), self->cursor_id, NULL);

  if (self->edited != NULL)
    return zw_record_table_end_edit (self, FALSE);
  if (row == NULL
      || !zw_record_row_forget (row, zw_record_table_get_column (self, self->cursor_column)->field))
    return FALSE;
  zw_record_table_show_said (self);
  return TRUE;
}

/* The widget */

static void
zw_record_table_map (GtkWidget *widget)
{
  ZwRecordTable *self = ZW_RECORD_TABLE (widget);

  GTK_WIDGET_CLASS (zw_record_table_parent_class)->map (widget);
  if (self->stale)
    {
      zw_record_table_reload (self);
      on_findings_changed (self);
    }
}

static gboolean
zw_record_table_grab_focus (GtkWidget *widget)
{
  ZwRecordTable *self = ZW_RECORD_TABLE (widget);

  return zw_record_table_focus_cursor (self)
         || gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
}

/* Coming from outside the keyboard goes where it was. */
static gboolean
zw_record_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ZwRecordTable *self = ZW_RECORD_TABLE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (direction == GTK_DIR_TAB_FORWARD && (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
      && zw_record_table_focus_cursor (self))
    return TRUE;
  return GTK_WIDGET_CLASS (zw_record_table_parent_class)->focus (widget, direction);
}

static void
zw_record_table_dispose (GObject *object)
{
  ZwRecordTable *self = ZW_RECORD_TABLE (object);
  GtkWidget *child;

  self->edited = NULL;
  if (self->popover != NULL)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  self->popover = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (zw_record_table_parent_class)->dispose (object);
}

static void
zw_record_table_finalize (GObject *object)
{
  ZwRecordTable *self = ZW_RECORD_TABLE (object);

  forget_options (self);
  g_ptr_array_unref (self->options);
  g_array_unref (self->columns);
  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->marks);
  G_OBJECT_CLASS (zw_record_table_parent_class)->finalize (object);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zw_record_table_add_row (ZW_RECORD_TABLE (widget));
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zw_record_table_remove_block (ZW_RECORD_TABLE (widget));
}

static void
on_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zw_record_table_move_row (ZW_RECORD_TABLE (widget), -1);
}

static void
on_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zw_record_table_move_row (ZW_RECORD_TABLE (widget), 1);
}

static void
zw_record_table_class_init (ZwRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zw_record_table_dispose;
  object_class->finalize = zw_record_table_finalize;
  widget_class->map = zw_record_table_map;
  widget_class->grab_focus = zw_record_table_grab_focus;
  widget_class->focus = zw_record_table_focus;
  signals[TYPED] = g_signal_new ("typed", ZW_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", ZW_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[NOTICE] = g_signal_new ("notice", ZW_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "record.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "record.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "record.up", NULL, on_up);
  gtk_widget_class_install_action (widget_class, "record.down", NULL, on_down);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
zw_record_table_init (ZwRecordTable *self)
{
  self->stale = TRUE;
  self->catalog = zw_catalog_new (NULL);
  self->rows = g_list_store_new (ZW_TYPE_RECORD_ROW);
  self->columns = g_array_new (FALSE, FALSE, sizeof (ZwRecordColumn));
  self->options = g_ptr_array_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  self->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       zw_record_table_free_mark);
}

static void
add_tool (GtkWidget *box, const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_bar (ZwRecordTable *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  add_tool (self->tools, "list-add-symbolic", _ ("Add a row (Insert)"), "record.add");
  add_tool (self->tools, "user-trash-symbolic", _ ("Delete the row; can be undone (Ctrl+Delete)"),
            "record.remove");
  add_tool (self->tools, "go-up-symbolic", _ ("Move up (Alt+Up)"), "record.up");
  add_tool (self->tools, "go-down-symbolic", _ ("Move down (Alt+Down)"), "record.down");
  self->said_mark = zw_finding_mark_new ();
  self->said = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->said), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->said), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->said, TRUE);
  gtk_widget_add_css_class (self->said, "zw-small");
  gtk_box_append (GTK_BOX (self->bar), self->tools);
  gtk_box_append (GTK_BOX (self->bar), self->said_mark);
  gtk_box_append (GTK_BOX (self->bar), self->said);
  gtk_widget_add_css_class (self->bar, "zw-table-bar");
  return self->bar;
}

static GtkWidget *
make_view (ZwRecordTable *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_widget_add_css_class (self->view, "zw-records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->info->label), -1);
  zw_record_table_add_columns (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 60);
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->empty, FALSE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (self->empty, "zw-empty");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->empty);
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

/**
 * zw_record_table_new:
 * @columns: (array length=n_columns): copied
 * @hooks: (nullable): must outlive the table
 */
GtkWidget *
zw_record_table_new (ZwSession *session,
                     ZwRecordKind kind,
                     const ZwRecordColumn *columns,
                     guint n_columns,
                     const ZwRecordTableHooks *hooks,
                     gpointer user_data)
{
  ZwRecordTable *self = g_object_new (ZW_TYPE_RECORD_TABLE, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->info = zw_record_kind_get_info (kind);
  self->hooks = hooks;
  self->user_data = user_data;
  g_array_append_vals (self->columns, columns, n_columns);
  g_ptr_array_set_size (self->options, (int) n_columns);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_view (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  zw_record_table_add_keys (self);
  zw_record_table_set_empty (self, _ ("There is nothing here yet. Insert adds a row."));
  g_signal_connect_object (session, "plan-changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "findings-changed", G_CALLBACK (on_findings_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (on_zone_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (on_zone_selected), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * zw_record_table_set_empty:
 * @sentence: stands in the table while it has no rows
 */
void
zw_record_table_set_empty (ZwRecordTable *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->empty), sentence);
}

/**
 * zw_record_table_add_tool:
 * @widget: to stand in the bar below the table, behind its own tools
 */
void
zw_record_table_add_tool (ZwRecordTable *self, GtkWidget *widget)
{
  gtk_box_insert_child_after (GTK_BOX (self->bar), widget,
                              gtk_widget_get_prev_sibling (self->said_mark));
}
