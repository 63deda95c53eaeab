/* zw-picker.c: a list that opens below a place, to choose one or several from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-picker.h"

#include <glib/gi18n.h>

#define MOST_HEIGHT_PX 330
#define LEAST_WIDTH_PX 220
#define SEARCHABLE 8

struct _ZwPicker
{
  GtkPopover parent_instance;

  gboolean many;
  guint n_options;

  /* Owned by the widget tree */
  GtkWidget *search;
  GtkWidget *list;

  /* Owned */
  char *before; /* what was chosen */
  char *sought; /* case folded */
};

static guint picked_signal;

G_DEFINE_FINAL_TYPE (ZwPicker, zw_picker, GTK_TYPE_POPOVER)

/* Rows keep their id, and of many the check, as data. */

static const char *
get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

static char *
dup_marked (ZwPicker *self)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (get_check (row) != NULL && gtk_check_button_get_active (get_check (row)))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", get_id (row));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
pick (ZwPicker *self, const char *ids)
{
  g_autofree char *picked = g_strdup (ids);
  gboolean differs = g_strcmp0 (self->before, picked) != 0;

  g_free (self->before);
  self->before = g_strdup (picked);
  if (differs)
    g_signal_emit (self, picked_signal, 0, picked);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, ZwPicker *self)
{
  g_assert (ZW_IS_PICKER (self));
  if (self->many)
    {
      gtk_check_button_set_active (get_check (row), !gtk_check_button_get_active (get_check (row)));
      return;
    }
  pick (self, get_id (row));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  ZwPicker *self = ZW_PICKER (user_data);
  const char *text = g_object_get_data (G_OBJECT (row), "text");

  return self->sought == NULL || *self->sought == '\0' || strstr (text, self->sought) != NULL;
}

static GtkListBoxRow *
find_first (ZwPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && *get_id (row) != '\0')
      return row;
  return NULL;
}

static void
on_search_changed (ZwPicker *self)
{
  g_assert (ZW_IS_PICKER (self));
  g_free (self->sought);
  self->sought = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  if (!self->many)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_first (self));
}

static void
on_search_activate (ZwPicker *self)
{
  GtkListBoxRow *row = find_first (self);

  g_assert (ZW_IS_PICKER (self));
  if (row != NULL)
    on_row_activated (GTK_LIST_BOX (self->list), row, self);
}

/* Down goes from the search to the list, letters go from the list to the search;
 * Enter ends a choice of many. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        ZwPicker *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean searching = focus != NULL && gtk_widget_is_ancestor (focus, self->search);

  g_assert (ZW_IS_PICKER (self));
  if (keyval == GDK_KEY_Escape)
    {
      g_clear_pointer (&self->before, g_free);
      gtk_popover_popdown (GTK_POPOVER (self));
      return TRUE;
    }
  if (self->many && !searching && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return TRUE;
    }
  if (self->many && !searching && keyval == GDK_KEY_space && GTK_IS_LIST_BOX_ROW (focus))
    {
      on_row_activated (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (focus), self);
      return TRUE;
    }
  if (searching && keyval == GDK_KEY_Down)
    {
      GtkListBoxRow *row = find_first (self);

      return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return !searching && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
         && g_unichar_isgraph (gdk_keyval_to_unicode (keyval))
         && zw_picker_search (self, GTK_EVENT_CONTROLLER (controller));
}

/* Escape took @before away: then nothing was chosen. */
static void
on_closed (ZwPicker *self)
{
  g_assert (ZW_IS_PICKER (self));
  if (self->many && self->before != NULL)
    {
      g_autofree char *marked = dup_marked (self);

      pick (self, marked);
    }
}

static void
zw_picker_finalize (GObject *object)
{
  ZwPicker *self = ZW_PICKER (object);

  g_free (self->before);
  g_free (self->sought);
  G_OBJECT_CLASS (zw_picker_parent_class)->finalize (object);
}

static void
zw_picker_class_init (ZwPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_picker_finalize;
  picked_signal = g_signal_new ("picked", ZW_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zw_picker_init (ZwPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_widget_set_visible (self->search, FALSE);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "zw-list");
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, LEAST_WIDTH_PX, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

/**
 * zw_picker_new:
 * @name: what is chosen, for those who do not see it
 * @many: several may be chosen
 */
GtkWidget *
zw_picker_new (const char *name, gboolean many)
{
  ZwPicker *self = g_object_new (ZW_TYPE_PICKER, NULL);

  self->many = many;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list),
                                   many ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  return label;
}

/**
 * zw_picker_add:
 * @id: without spaces; empty for "nothing"
 * @detail: (nullable): stands below, smaller
 */
void
zw_picker_add (ZwPicker *self, const char *id, const char *label, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *all = g_strconcat (label, "\n", detail, NULL);

  gtk_box_append (GTK_BOX (words), make_label (label));
  if (detail != NULL)
    {
      GtkWidget *small = make_label (detail);

      gtk_widget_add_css_class (small, "zw-small");
      gtk_widget_add_css_class (small, "dim-label");
      gtk_box_append (GTK_BOX (words), small);
    }
  if (self->many)
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_can_target (check, FALSE);
      gtk_widget_set_focusable (check, FALSE);
      gtk_widget_set_valign (check, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), check);
      g_object_set_data (G_OBJECT (row), "check", check);
    }
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (row, "zw-picker-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_utf8_casefold (all, -1), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_options++;
  gtk_widget_set_visible (self->search, self->n_options > SEARCHABLE);
}

/**
 * zw_picker_open:
 * @chosen: ids with spaces between
 *
 * Where it points to is set with gtk_popover_set_pointing_to() before.
 */
void
zw_picker_open (ZwPicker *self, const char *chosen)
{
  g_auto (GStrv) ids = g_strsplit (chosen, " ", -1);
  GtkListBoxRow *row, *first = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      gboolean on = g_strv_contains ((const char *const *) ids, get_id (row));

      if (self->many)
        gtk_check_button_set_active (get_check (row), on);
      else if (on)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
      if (on && first == NULL)
        first = row;
    }
  g_free (self->before);
  self->before = self->many ? dup_marked (self) : g_strdup (chosen);
  gtk_popover_popup (GTK_POPOVER (self));
  if (first == NULL)
    first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

/**
 * zw_picker_search:
 * @key: a controller that is handling a key that makes a letter
 *
 * Begins to search with that letter.
 *
 * Returns: whether there is an entry for it
 */
gboolean
zw_picker_search (ZwPicker *self, GtkEventController *key)
{
  if (!gtk_widget_get_visible (self->search))
    return FALSE;
  gtk_widget_grab_focus (self->search);
  return gtk_event_controller_key_forward (
      GTK_EVENT_CONTROLLER_KEY (key),
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search))));
}
