/* zw-data-page.c: the layers of the project, where they came from, and how to get more
 *
 * Rows are kept from one state of the project to the next, so that what is open
 * of a layer stays open while it is changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-data-page.h"

#include <glib/gi18n.h>

#include "metrics/zw-baseline.h"
#include "pages/zw-layer-row.h"
#include "zw-ui-resources.h"

struct _ZwDataPage
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *missing;

  /* Owned */
  ZwSession *session;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  SHOW_PLACE,
  REMOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwDataPage, zw_data_page, GTK_TYPE_WIDGET)

static int
compare_layers (gconstpointer a, gconstpointer b)
{
  const ZwLayer *one = *(const ZwLayer *const *) a, *other = *(const ZwLayer *const *) b;

  if (one->role != other->role)
    return one->role < other->role ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* By role, in the order in which the guideline asks for them. */
static GPtrArray *
sort_layers (GPtrArray *layers)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (layers, i));
  g_ptr_array_sort (sorted, compare_layers);
  return sorted;
}

static gboolean
holds_layer (GPtrArray *layers, gint64 id)
{
  for (guint i = 0; i < layers->len; i++)
    if (((const ZwLayer *) g_ptr_array_index (layers, i))->id == id)
      return TRUE;
  return FALSE;
}

static void
on_show_place (ZwDataPage *self, double x, double y)
{
  g_signal_emit (self, signals[SHOW_PLACE], 0, x, y);
}

static void
on_remove (ZwLayerRow *row, ZwDataPage *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  GError *error = NULL;
  g_autoptr (ZwLayer) layer = NULL;
  gboolean done;

  g_assert (ZW_IS_LAYER_ROW (row));
  if (store == NULL)
    return;
  layer = zw_layer_find (store, zw_layer_row_get_id (row), &error);
  done = layer != NULL && zw_layer_remove (store, layer->id, &error);
  if (zw_session_check (self->session, done, error))
    g_signal_emit (self, signals[REMOVED], 0, layer->name);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, ZwDataPage *self)
{
  g_assert (ZW_IS_LAYER_ROW (row));
  zw_layer_row_open_properties (ZW_LAYER_ROW (row));
}

static GtkWidget *
make_row (ZwDataPage *self)
{
  GtkWidget *row = zw_layer_row_new (self->session);

  g_signal_connect_swapped (row, "show-place", G_CALLBACK (on_show_place), self);
  g_signal_connect (row, "remove", G_CALLBACK (on_remove), self);
  return row;
}

static void
remove_rows_without_layer (ZwDataPage *self, GPtrArray *layers)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (ZW_IS_LAYER_ROW (child)
          && !holds_layer (layers, zw_layer_row_get_id (ZW_LAYER_ROW (child))))
        gtk_list_box_remove (self->list, child);
      child = next;
    }
}

/* Says what the figures still lack. */
static void
show_missing (ZwDataPage *self, GPtrArray *layers)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean there[ZW_N_ROLES] = { FALSE };

  for (guint i = 0; i < layers->len; i++)
    there[((const ZwLayer *) g_ptr_array_index (layers, i))->role] = TRUE;
  for (guint role = 0; role < ZW_N_ROLES; role++)
    if (!there[role] && zw_baseline_needs_role (role))
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "",
                              _ (zw_role_get_info (role)->label));
  gtk_widget_set_visible (GTK_WIDGET (self->missing), text->len > 0);
  if (text->len > 0)
    {
      /* Translators: %s is a list of what is still to be imported */
      g_autofree char *sentence = g_strdup_printf (_ ("Some figures still need: %s"), text->str);

      gtk_label_set_text (self->missing, sentence);
    }
}

static void
update (ZwDataPage *self)
{
  g_autoptr (GPtrArray) layers = sort_layers (zw_session_get_layers (self->session));

  remove_rows_without_layer (self, layers);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      /* Rows keep the order of the layers, so a row that differs is a later layer's. */
      if (row == NULL || zw_layer_row_get_id (ZW_LAYER_ROW (row)) != layer->id)
        {
          row = GTK_LIST_BOX_ROW (make_row (self));
          gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) i);
        }
      zw_layer_row_set_layer (ZW_LAYER_ROW (row), layer);
    }
  show_missing (self, layers);
  gtk_stack_set_visible_child_name (self->stack, layers->len > 0 ? "layers" : "empty");
}

/* A project opened in place of another counts its layers anew. */
static void
on_opened (ZwDataPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, ZwDataPage *self)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (GSList *file = files; file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  list = g_strv_builder_end (paths);
  if (*list == NULL)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.import-files", "^as", list);
}

GtkWidget *
zw_data_page_new (ZwSession *session)
{
  return g_object_new (ZW_TYPE_DATA_PAGE, "session", session, NULL);
}

static void
zw_data_page_constructed (GObject *object)
{
  ZwDataPage *self = ZW_DATA_PAGE (object);

  G_OBJECT_CLASS (zw_data_page_parent_class)->constructed (object);
  g_signal_connect_object (self->session, "layers-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (on_opened), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
zw_data_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, ZW_DATA_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_data_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    ZW_DATA_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_data_page_dispose (GObject *object)
{
  ZwDataPage *self = ZW_DATA_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_data_page_parent_class)->dispose (object);
}

static void
zw_data_page_class_init (ZwDataPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zw_data_page_constructed;
  object_class->get_property = zw_data_page_get_property;
  object_class->set_property = zw_data_page_set_property;
  object_class->dispose = zw_data_page_dispose;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZW_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_PLACE] = g_signal_new ("show-place", ZW_TYPE_DATA_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[REMOVED] = g_signal_new ("removed", ZW_TYPE_DATA_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  zw_ui_get_resource ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/zonewright/Zonewright/ui/pages/zw-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZwDataPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ZwDataPage, list);
  gtk_widget_class_bind_template_child (widget_class, ZwDataPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
zw_data_page_init (ZwDataPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
