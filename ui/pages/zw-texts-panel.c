/* zw-texts-panel.c: what people write for the application, place by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-texts-panel.h"

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "plan/zw-application-form.h"
#include "zw-text-editor.h"

#define SPACING_PX 6
#define LIST_PX 180

struct _ZwTextsPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *paned;
  GtkWidget *list;
  GtkWidget *editor;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwApplicationForm *form; /* of the selected zone's type; NULL without a zone */
  GPtrArray *rows;         /* of Row, as the list has them */
};

G_DEFINE_FINAL_TYPE (ZwTextsPanel, zw_texts_panel, GTK_TYPE_WIDGET)

/* A place of the form, or one of a place that comes with every sub-item. */
typedef struct
{
  const ZwFormPlace *place;
  const ZwSubsidySubItem *part;
  GtkWidget *mark;
} Row;

static const Row *
get_row (ZwTextsPanel *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->rows->len ? g_ptr_array_index (self->rows, index)
                                                       : NULL;
}

static const char *
get_part (const Row *row)
{
  return row->part != NULL ? row->part->id : NULL;
}

static char *
dup_title (ZwTextsPanel *self, const Row *row)
{
  const char *name = zw_text_pick (&row->place->name, self->catalog);

  if (row->part == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s · %s", zw_text_pick (&row->part->name, self->catalog), name);
}

/* By shape and word, not by colour alone. */
static void
show_mark (ZwTextsPanel *self, Row *row)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const char *words = records != NULL
                          ? zw_records_get_passage (records, row->place->id, get_part (row))
                          : NULL;
  gboolean written = words != NULL && *words != '\0';
  const char *state = written                ? _ ("Written")
                      : row->place->required ? _ ("Empty, and nothing else can stand there")
                                             : _ ("Empty");

  gtk_image_set_from_icon_name (GTK_IMAGE (row->mark), written ? "object-select-symbolic"
                                                       : row->place->required
                                                           ? "dialog-warning-symbolic"
                                                           : "list-remove-symbolic");
  gtk_widget_set_tooltip_text (row->mark, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, state,
                                  -1);
  gtk_widget_remove_css_class (row->mark, "zw-should");
  gtk_widget_remove_css_class (row->mark, "dim-label");
  if (!written)
    gtk_widget_add_css_class (row->mark, row->place->required ? "zw-should" : "dim-label");
}

static void
show_marks (ZwTextsPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_mark (self, g_ptr_array_index (self->rows, i));
}

static void
on_selected (GtkListBox *list, GtkListBoxRow *selected, ZwTextsPanel *self)
{
  const Row *row = get_row (self, selected);
  g_autofree char *title = NULL;

  g_assert (ZW_IS_TEXTS_PANEL (self));
  if (row == NULL)
    return;
  title = dup_title (self, row);
  zw_text_editor_show (ZW_TEXT_EDITOR (self->editor), row->place->id, get_part (row), title,
                       zw_text_pick (&row->place->guidance, self->catalog), row->place->one_line);
}

static void
on_activated (ZwTextsPanel *self)
{
  g_assert (ZW_IS_TEXTS_PANEL (self));
  gtk_widget_grab_focus (self->editor);
}

/* A heading above the first place of each chapter. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  ZwTextsPanel *self = ZW_TEXTS_PANEL (user_data);
  const Row *this = get_row (self, row), *last = get_row (self, before);
  GtkWidget *heading;

  if (this == NULL || (last != NULL && last->place->chapter == this->place->chapter))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (zw_text_pick (
      zw_application_form_get_chapter (self->form, this->place->chapter), self->catalog));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "zw-finding-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
add_row (ZwTextsPanel *self, const ZwFormPlace *place, const ZwSubsidySubItem *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  GtkWidget *label;
  Row *row = g_new0 (Row, 1);
  g_autofree char *title = NULL;

  row->place = place;
  row->part = part;
  row->mark = gtk_image_new ();
  title = dup_title (self, row);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, title);
  gtk_box_append (GTK_BOX (box), row->mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "zw-picker-row");
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), box);
}

static void
clear_rows (ZwTextsPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_place (ZwTextsPanel *self, const ZwFormPlace *place, const GPtrArray *parts)
{
  if (!place->of_sub_item)
    add_row (self, place, NULL);
  for (guint i = 0; place->of_sub_item && parts != NULL && i < parts->len; i++)
    add_row (self, place, g_ptr_array_index (parts, i));
}

/* Whether the rows are those of this form and these sub-items. */
static gboolean
has_rows (ZwTextsPanel *self, const GPtrArray *parts)
{
  guint n_places, next = 0;
  const ZwFormPlace *places = zw_application_form_get_places (self->form, &n_places);

  for (guint i = 0; i < n_places; i++)
    for (guint k = 0; k < (places[i].of_sub_item ? (parts != NULL ? parts->len : 0) : 1); k++)
      {
        const Row *row = next < self->rows->len ? g_ptr_array_index (self->rows, next) : NULL;

        if (row == NULL || row->place != &places[i]
            || row->part != (places[i].of_sub_item ? g_ptr_array_index (parts, k) : NULL))
          return FALSE;
        next++;
      }
  return next == self->rows->len;
}

/* Rows have their places only after the layout of this frame. */
static gboolean
scroll_to_selected (gpointer user_data)
{
  ZwTextsPanel *self = ZW_TEXTS_PANEL (user_data);
  GtkListBoxRow *row = self->list != NULL
                           ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list))
                           : NULL;
  GtkWidget *scroller = self->list != NULL
                            ? gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW)
                            : NULL;
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static void
select_place (ZwTextsPanel *self, const char *place, const char *part)
{
  int found = -1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (row->place->id, place) != 0)
        continue;
      if (found < 0 || g_strcmp0 (get_part (row), part) == 0)
        found = (int) i;
    }
  if (found < 0)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), found));
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_selected, g_object_ref (self), g_object_unref);
}

static void
make_rows (ZwTextsPanel *self, const GPtrArray *parts)
{
  const Row *chosen = get_row (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  g_autofree char *place = g_strdup (chosen != NULL ? chosen->place->id : NULL);
  g_autofree char *part = g_strdup (chosen != NULL ? get_part (chosen) : NULL);
  guint n;
  const ZwFormPlace *places = zw_application_form_get_places (self->form, &n);

  clear_rows (self);
  for (guint i = 0; i < n; i++)
    add_place (self, &places[i], parts);
  select_place (self, place != NULL ? place : "goal", part);
}

static void
update (ZwTextsPanel *self)
{
  const ZwBudget *budget = zw_session_get_budget (self->session);
  g_autoptr (GPtrArray) parts = NULL;

  g_assert (ZW_IS_TEXTS_PANEL (self));
  if (self->form == NULL)
    return;
  if (budget != NULL)
    parts = zw_application_form_list_parts (budget);
  if (!has_rows (self, parts))
    make_rows (self, parts);
  show_marks (self);
}

/* Another zone may be of another type, with another form. */
static void
on_zone_changed (ZwTextsPanel *self)
{
  const ZwZone *zone;

  g_assert (ZW_IS_TEXTS_PANEL (self));
  /* Saving reads the zones anew. */
  zw_text_editor_flush (ZW_TEXT_EDITOR (self->editor));
  zone = zw_session_get_zone (self->session);
  zw_text_editor_show (ZW_TEXT_EDITOR (self->editor), NULL, NULL, "", NULL, FALSE);
  clear_rows (self);
  g_clear_pointer (&self->form, zw_application_form_free);
  if (zone != NULL)
    self->form = zw_application_form_new (zone->type);
  update (self);
}

/**
 * zw_texts_panel_show_place:
 * @place: id of the list "passage"
 *
 * Shows it, ready to be written.
 */
void
zw_texts_panel_show_place (ZwTextsPanel *self, const char *place)
{
  select_place (self, place, NULL);
  gtk_widget_grab_focus (self->editor);
}

gboolean
zw_texts_panel_flush (ZwTextsPanel *self)
{
  return zw_text_editor_flush (ZW_TEXT_EDITOR (self->editor));
}

gboolean
zw_texts_panel_undo_typing (ZwTextsPanel *self)
{
  return zw_text_editor_undo (ZW_TEXT_EDITOR (self->editor));
}

gboolean
zw_texts_panel_redo_typing (ZwTextsPanel *self)
{
  return zw_text_editor_redo (ZW_TEXT_EDITOR (self->editor));
}

/* What was chosen before the panel was first seen is brought into view. */
static void
zw_texts_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_texts_panel_parent_class)->map (widget);
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_selected, g_object_ref (widget), g_object_unref);
}

static void
zw_texts_panel_dispose (GObject *object)
{
  ZwTextsPanel *self = ZW_TEXTS_PANEL (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
    }
  self->list = NULL;
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_texts_panel_parent_class)->dispose (object);
}

static void
zw_texts_panel_finalize (GObject *object)
{
  ZwTextsPanel *self = ZW_TEXTS_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->form, zw_application_form_free);
  zw_catalog_unref (self->catalog);
  G_OBJECT_CLASS (zw_texts_panel_parent_class)->finalize (object);
}

static void
zw_texts_panel_class_init (ZwTextsPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = zw_texts_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = zw_texts_panel_finalize;
  GTK_WIDGET_CLASS (class)->map = zw_texts_panel_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_texts_panel_init (ZwTextsPanel *self)
{
  self->catalog = zw_catalog_new (NULL);
  self->rows = g_ptr_array_new_with_free_func (g_free);
}

static GtkWidget *
make_list (ZwTextsPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "zw-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places of the form"), -1);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), head_row, self, NULL);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, -1, LIST_PX);
  return scroller;
}

GtkWidget *
zw_texts_panel_new (ZwSession *session)
{
  ZwTextsPanel *self = g_object_new (ZW_TYPE_TEXTS_PANEL, NULL);

  self->session = g_object_ref (session);
  self->editor = zw_text_editor_new (session);
  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), make_list (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->editor);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (on_zone_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (on_zone_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "zones-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "plan-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_zone_changed (self);
  return GTK_WIDGET (self);
}
