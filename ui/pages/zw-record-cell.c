/* zw-record-cell.c: one cell of a table of records, read or typed into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-record-cell.h"

#include <glib/gi18n.h>

#include "zw-finding-mark.h"

#define MOST_LINES 3

/* What is longer may be cut, and stands in the tooltip. */
#define SHORT 12

struct _ZwRecordCell
{
  GtkWidget parent_instance;

  guint column;
  gboolean number;
  ZwSaidStyle style;
  ZwSeverity severity;
  gboolean wrong;

  /* Owned by the widget tree */
  GtkWidget *mark;
  GtkWidget *label;
  GtkWidget *editor; /* NULL unless edited */

  /* Owned */
  ZwRecordRow *row;
  char *title; /* of the column */
  char *tooltip;
  char *sentence; /* of the finding */

  gboolean composing; /* an input method has not given its text yet */
};

enum
{
  TYPED,
  LEFT,
  ENTERED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwRecordCell, zw_record_cell, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

guint
zw_record_cell_get_column (ZwRecordCell *self)
{
  return self->column;
}

ZwRecordRow *
zw_record_cell_get_row (ZwRecordCell *self)
{
  return self->row;
}

static void
on_row_changed (ZwRecordCell *self)
{
  g_assert (ZW_IS_RECORD_CELL (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * zw_record_cell_set_row:
 * @row: (nullable): whose "changed" the cell follows with its own
 */
void
zw_record_cell_set_row (ZwRecordCell *self, ZwRecordRow *row)
{
  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_swapped (row, "changed", G_CALLBACK (on_row_changed), self);
}

static void
update_tooltip (ZwRecordCell *self)
{
  g_autofree char *both = NULL;

  if (self->tooltip != NULL && self->sentence != NULL)
    both = g_strconcat (self->tooltip, "\n\n", self->sentence, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), both != NULL             ? both
                                                  : self->sentence != NULL ? self->sentence
                                                                           : self->tooltip);
}

static void
update_name (ZwRecordCell *self, const char *text)
{
  /* Translators: the heading of a column and what stands in a cell of it */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), self->title, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * zw_record_cell_say:
 * @said: what stands in the cell
 */
void
zw_record_cell_say (ZwRecordCell *self, const ZwRecordSaid *said)
{
  const char *text = said->text != NULL ? said->text : "";
  const char *tooltip = said->tooltip != NULL              ? said->tooltip
                        : g_utf8_strlen (text, -1) > SHORT ? text
                                                           : NULL;

  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (self->label)), text))
    {
      gtk_label_set_text (GTK_LABEL (self->label), text);
      update_name (self, text);
    }
  if (said->style != self->style)
    {
      set_class (self->label, "dim-label", said->style == ZW_SAID_DIM);
      set_class (self->label, "zw-strong", said->style == ZW_SAID_STRONG);
      set_class (self->label, "zw-differs", said->style == ZW_SAID_DIFFERS);
      self->style = said->style;
    }
  if (g_strcmp0 (tooltip, self->tooltip) != 0)
    {
      g_free (self->tooltip);
      self->tooltip = g_strdup (tooltip);
      update_tooltip (self);
    }
}

/**
 * zw_record_cell_mark:
 * @severity: %ZW_N_SEVERITIES for no mark
 * @sentence: (nullable): what is wrong
 * @wrong: what stands there was refused
 *
 * With every key all cells are told; most have nothing to change.
 */
void
zw_record_cell_mark (ZwRecordCell *self, ZwSeverity severity, const char *sentence, gboolean wrong)
{
  if (severity == self->severity && wrong == self->wrong
      && g_strcmp0 (sentence, self->sentence) == 0)
    return;
  zw_finding_mark_set (self->mark, severity);
  self->severity = severity;
  self->wrong = wrong;
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
  update_tooltip (self);
  set_class (GTK_WIDGET (self), "zw-wrong", wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

void
zw_record_cell_set_in_block (ZwRecordCell *self, gboolean in_block, gboolean is_cursor)
{
  set_class (GTK_WIDGET (self), "zw-in-block", in_block);
  set_class (GTK_WIDGET (self), "zw-cursor", is_cursor);
}

const char *
zw_record_cell_get_text (ZwRecordCell *self)
{
  return gtk_label_get_text (GTK_LABEL (self->label));
}

/* Editing */

static void
on_text_changed (ZwRecordCell *self)
{
  g_assert (ZW_IS_RECORD_CELL (self));
  if (self->editor != NULL)
    g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

static void
on_preedit_changed (GtkText *text, const char *preedit, ZwRecordCell *self)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static void
on_editor_left (ZwRecordCell *self)
{
  g_assert (ZW_IS_RECORD_CELL (self));
  if (self->editor != NULL)
    g_signal_emit (self, signals[LEFT], 0);
}

/**
 * zw_record_cell_edit:
 * @text: to begin with
 * @select: the first key replaces it
 *
 * Returns: (transfer none): the entry, with the keyboard
 */
GtkText *
zw_record_cell_edit (ZwRecordCell *self, const char *text, gboolean select)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_val_if_fail (self->editor == NULL, GTK_TEXT (self->editor));
  self->editor = gtk_text_new ();
  self->composing = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->editor), self->number ? 1 : 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 1);
  if (self->number)
    gtk_widget_add_css_class (self->editor, "numeric");
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_set_visible (self->label, FALSE);
  set_class (GTK_WIDGET (self), "zw-edited", TRUE);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect (self->editor, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_editor_left), self);
  gtk_widget_add_controller (self->editor, focus);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->editor));
  if (select)
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  else
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  return GTK_TEXT (self->editor);
}

/**
 * zw_record_cell_end_edit:
 *
 * Takes the entry away; the keyboard stays with the cell where it was in it.
 *
 * Returns: (transfer full) (nullable): what was typed
 */
char *
zw_record_cell_end_edit (ZwRecordCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  char *text;

  if (editor == NULL)
    return NULL;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  gtk_widget_set_visible (self->label, TRUE);
  set_class (GTK_WIDGET (self), "zw-edited", FALSE);
  if (gtk_widget_has_focus (editor))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
  return text;
}

gboolean
zw_record_cell_is_edited (ZwRecordCell *self)
{
  return self->editor != NULL;
}

/* The keys belong to the input method as long as it is. */
gboolean
zw_record_cell_is_composing (ZwRecordCell *self)
{
  return self->editor != NULL && self->composing;
}

static void
on_focus_enter (ZwRecordCell *self)
{
  g_assert (ZW_IS_RECORD_CELL (self));
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
zw_record_cell_dispose (GObject *object)
{
  ZwRecordCell *self = ZW_RECORD_CELL (object);

  zw_record_cell_set_row (self, NULL);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->tooltip, g_free);
  g_clear_pointer (&self->sentence, g_free);
  G_OBJECT_CLASS (zw_record_cell_parent_class)->dispose (object);
}

static void
zw_record_cell_class_init (ZwRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_record_cell_dispose;
  signals[TYPED] = g_signal_new ("typed", ZW_TYPE_RECORD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", ZW_TYPE_RECORD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", ZW_TYPE_RECORD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", ZW_TYPE_RECORD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (widget_class, "recordcell");
}

static void
zw_record_cell_init (ZwRecordCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  self->severity = ZW_N_SEVERITIES;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->mark = zw_finding_mark_new ();
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_enter), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * zw_record_cell_new:
 * @column: its number in the table
 * @title: of the column
 * @width_chars: least width, in letters so that columns grow with the font
 * @number: set flush right, in figures of one width
 * @wrap: it may take several lines
 */
GtkWidget *
zw_record_cell_new (guint column,
                    const char *title,
                    int width_chars,
                    gboolean number,
                    gboolean wrap)
{
  ZwRecordCell *self = g_object_new (ZW_TYPE_RECORD_CELL, NULL);

  self->column = column;
  self->title = g_strdup (title);
  self->number = number;
  gtk_label_set_xalign (GTK_LABEL (self->label), number ? 1 : 0);
  gtk_label_set_justify (GTK_LABEL (self->label), number ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_justify (GTK_LABEL (self->label), number ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_width_chars (GTK_LABEL (self->label), width_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), width_chars);
  gtk_widget_add_css_class (self->label, "numeric");
  update_name (self, "");
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (self->label), MOST_LINES);
    }
  return GTK_WIDGET (self);
}
