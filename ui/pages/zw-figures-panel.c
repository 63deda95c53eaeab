/* zw-figures-panel.c: the printed figures, and where each comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-figures-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/zw-explain.h"

#define SPACING_PX 6
#define LIST_PX 160
#define DETAILS_PX 160

struct _ZwFiguresPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *none;
  GtkWidget *details;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwPassport *passport; /* (nullable) */
  GtkStringList *codes;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GCancellable *searching; /* other publications for a code that is not in this one */
  char *words;             /* of the search, folded */
  char *code;              /* (nullable): the search as a code */

  const ZwFigureEntry *meant; /* of @passport: the one that has this code */
};

G_DEFINE_FINAL_TYPE (ZwFiguresPanel, zw_figures_panel, GTK_TYPE_WIDGET)

static const ZwFigureEntry *
get_entry (ZwFiguresPanel *self, gpointer item)
{
  return item != NULL && self->passport != NULL
             ? zw_passport_find (self->passport, gtk_string_object_get_string (item))
             : NULL;
}

static gboolean
says (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

  return strstr (folded, words) != NULL;
}

/* A whole code finds its figure alone. */
static gboolean
is_found (gpointer item, gpointer user_data)
{
  ZwFiguresPanel *self = ZW_FIGURES_PANEL (user_data);
  const ZwFigureEntry *entry = get_entry (self, item);

  if (self->meant != NULL)
    return entry == self->meant;
  return entry != NULL
         && (*self->words == '\0' || says (entry->code, self->words)
             || says (entry->name, self->words) || says (entry->text, self->words));
}

static void
show_details (ZwFiguresPanel *self, const ZwFigureEntry *entry)
{
  g_autofree char *text = entry != NULL ? zw_explain_to_text (entry, self->catalog) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->details), text);
}

static void
on_selected (ZwFiguresPanel *self)
{
  g_assert (ZW_IS_FIGURES_PANEL (self));
  show_details (self, get_entry (self, gtk_single_selection_get_selected_item (self->selection)));
}

/* A code of another publication. */

typedef struct
{
  char *project;
  char *code;
} Search;

static void
search_free (Search *self)
{
  g_free (self->project);
  g_free (self->code);
  g_free (self);
}

static void
run_search (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Search *search = task_data;
  ZwProgress progress = { NULL, NULL, cancellable };
  GError *error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (search->project, &error);
  ZwFigureEntry *entry = store != NULL
                             ? zw_explain_find (store, search->code, NULL, &progress, &error)
                             : NULL;

  if (entry != NULL)
    g_task_return_pointer (task, entry, (GDestroyNotify) zw_figure_entry_free);
  else
    g_task_return_error (task, error);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwFiguresPanel *self = ZW_FIGURES_PANEL (source);
  g_autoptr (GError) error = NULL;
  ZwFigureEntry *entry = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->searching)
    {
      g_clear_object (&self->searching);
      if (entry != NULL)
        show_details (self, entry);
      gtk_label_set_text (GTK_LABEL (self->none),
                          entry != NULL ? _ ("The code is in another document of this project:")
                                        : error->message);
    }
  g_clear_pointer (&entry, zw_figure_entry_free);
}

static void
cancel_search (ZwFiguresPanel *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_elsewhere (ZwFiguresPanel *self, const char *code)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  search->project = g_strdup (zw_store_get_path (zw_session_get_store (self->session)));
  search->code = g_strdup (code);
  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, on_searched, NULL);
  g_task_set_source_tag (task, search_elsewhere);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, run_search);
  gtk_label_set_text (GTK_LABEL (self->none), _ ("Looking in the other documents …"));
}

static void
show_state (ZwFiguresPanel *self)
{
  GListModel *found = G_LIST_MODEL (self->selection);
  gboolean any = g_list_model_get_n_items (found) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "none");
  if (any)
    return;
  show_details (self, NULL);
  gtk_label_set_text (GTK_LABEL (self->none),
                      *self->words != '\0'
                          ? _ ("No figure of this document has this code or these words.")
                          : _ ("This document keeps no list of figures."));
}

static void
find_meant (ZwFiguresPanel *self)
{
  self->meant = self->code != NULL && self->passport != NULL
                    ? zw_passport_find (self->passport, self->code)
                    : NULL;
}

static void
on_search_changed (ZwFiguresPanel *self)
{
  g_autofree char *typed = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_assert (ZW_IS_FIGURES_PANEL (self));
  cancel_search (self);
  g_free (self->words);
  self->words = g_utf8_casefold (typed, -1);
  g_free (self->code);
  self->code = zw_passport_normalize_code (typed);
  find_meant (self);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* With Enter also where it takes time. */
static void
on_activated (ZwFiguresPanel *self)
{
  g_assert (ZW_IS_FIGURES_PANEL (self));
  if (self->code == NULL || zw_session_get_store (self->session) == NULL
      || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return;
  cancel_search (self);
  search_elsewhere (self, self->code);
}

/* Rows. */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  GtkWidget *code = gtk_label_new (NULL), *name = gtk_label_new (NULL),
            *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_width_chars (GTK_LABEL (code), 7);
  gtk_widget_add_css_class (code, "monospace");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_widget_add_css_class (text, "numeric");
  gtk_box_append (GTK_BOX (row), code);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), text);
  gtk_widget_add_css_class (row, "zw-picker-row");
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ZwFiguresPanel *self = ZW_FIGURES_PANEL (user_data);
  const ZwFigureEntry *entry = get_entry (self, gtk_list_item_get_item (item));
  GtkWidget *code = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (code);

  if (entry == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (code), entry->code);
  gtk_label_set_text (GTK_LABEL (name), entry->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), entry->text);
  gtk_widget_set_tooltip_text (name, entry->name);
}

static GtkWidget *
make_list (ZwFiguresPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *found;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  self->codes = gtk_string_list_new (NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->codes)),
                                     g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (found));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "zw-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Figures of the document"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, -1, LIST_PX);
  return scroller;
}

static GtkWidget *
make_details (ZwFiguresPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->details = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->details), 0);
  gtk_label_set_yalign (GTK_LABEL (self->details), 0);
  gtk_label_set_wrap (GTK_LABEL (self->details), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->details), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->details), TRUE);
  gtk_widget_add_css_class (self->details, "zw-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->details);
  gtk_widget_set_size_request (scroller, -1, DETAILS_PX);
  return scroller;
}

static void
zw_figures_panel_dispose (GObject *object)
{
  ZwFiguresPanel *self = ZW_FIGURES_PANEL (object);

  cancel_search (self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->codes);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_figures_panel_parent_class)->dispose (object);
}

static void
zw_figures_panel_finalize (GObject *object)
{
  ZwFiguresPanel *self = ZW_FIGURES_PANEL (object);

  g_clear_pointer (&self->passport, zw_passport_unref);
  zw_catalog_unref (self->catalog);
  g_free (self->words);
  g_free (self->code);
  G_OBJECT_CLASS (zw_figures_panel_parent_class)->finalize (object);
}

static void
zw_figures_panel_class_init (ZwFiguresPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = zw_figures_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = zw_figures_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_figures_panel_init (ZwFiguresPanel *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->catalog = zw_catalog_new (NULL);
  self->words = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Code or words, such as K7M2Q"), NULL);
  gtk_widget_set_margin_top (self->entry, SPACING_PX);
  gtk_widget_set_margin_bottom (self->entry, SPACING_PX);
  gtk_widget_set_margin_start (self->entry, SPACING_PX);
  gtk_widget_set_margin_end (self->entry, SPACING_PX);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activated), self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  self->none = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->none, "zw-empty");
  gtk_widget_add_css_class (self->none, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_paned_set_start_child (GTK_PANED (paned), self->stack);
  gtk_paned_set_end_child (GTK_PANED (paned), make_details (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (self->box), paned);
}

GtkWidget *
zw_figures_panel_new (ZwSession *session)
{
  ZwFiguresPanel *self = g_object_new (ZW_TYPE_FIGURES_PANEL, NULL);

  self->session = g_object_ref (session);
  zw_figures_panel_set (self, NULL);
  return GTK_WIDGET (self);
}

static char *
dup_selected (ZwFiguresPanel *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

/* The figure that is looked at stays chosen when the document is made anew. */
static void
select_code (ZwFiguresPanel *self, const char *code)
{
  GListModel *found = G_LIST_MODEL (self->selection);

  for (guint i = 0; code != NULL && i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (found, i);

      if (g_str_equal (gtk_string_object_get_string (item), code))
        gtk_single_selection_set_selected (self->selection, i);
    }
}

/**
 * zw_figures_panel_set:
 * @passport: (nullable): figures of what is shown, which do not change any more
 */
void
zw_figures_panel_set (ZwFiguresPanel *self, ZwPassport *passport)
{
  g_autofree char *selected = dup_selected (self);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const GPtrArray *entries = passport != NULL ? zw_passport_get_entries (passport) : NULL;

  if (passport != NULL)
    zw_passport_ref (passport);
  g_clear_pointer (&self->passport, zw_passport_unref);
  self->passport = passport;
  find_meant (self);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    g_ptr_array_add (codes, ((const ZwFigureEntry *) g_ptr_array_index (entries, i))->code);
  g_ptr_array_add (codes, NULL);
  gtk_string_list_splice (self->codes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->codes)),
                          (const char *const *) codes->pdata);
  select_code (self, selected);
  on_selected (self);
  show_state (self);
}
