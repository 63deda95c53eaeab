/* zw-join-choice.c: which layer the rows of a table have their shapes from
 *
 * The layer that most rows find their area in is proposed; below the list stands
 * how many that are, and by which fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-join-choice.h"

#include <glib/gi18n.h>

#include "widgets/zw-controls.h"
#include "widgets/zw-words.h"

struct _ZwJoinChoice
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *drop_down;
  GtkWidget *hint;

  const GPtrArray *areas; /* of ZwImportAreas, the owner's */
  gboolean may_do_without;
  gboolean updating;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwJoinChoice, zw_join_choice, GTK_TYPE_WIDGET)

static char *
describe (const ZwImportAreas *areas)
{
  g_autofree char *rows = zw_words_dup_number (areas->n_rows);
  g_autofree char *rows_matched = zw_words_dup_number (areas->n_rows_matched);
  g_autofree char *shapes = zw_words_dup_number (areas->n_areas);
  g_autofree char *shapes_matched = zw_words_dup_number (areas->n_areas_matched);

  /* Translators: four numbers; a field of the table, a field of a layer */
  return g_strdup_printf (_ ("%s of %s areas have a row, and %s of %s rows an area, by %s = %s."),
                          shapes_matched, shapes, rows_matched, rows, areas->key, areas->field);
}

static void
show_hint (ZwJoinChoice *self)
{
  const ZwImportAreas *areas = zw_join_choice_get (self);
  g_autofree char *text = areas != NULL ? describe (areas) : NULL;

  if (areas != NULL)
    zw_hint_set (self->hint,
                 areas->n_rows_matched < areas->n_rows || areas->n_areas_matched < areas->n_areas
                     ? ZW_HINT_CHECK
                     : ZW_HINT_NOTE,
                 text);
  else if (zw_join_choice_is_missing (self))
    zw_hint_set (self->hint, ZW_HINT_PROBLEM,
                 _ ("The rows have no coordinates, and no layer of the project has areas with "
                    "their codes or names. Import the areas first, then this table."));
  else if (self->areas == NULL || self->areas->len == 0)
    zw_hint_set (self->hint, ZW_HINT_CHECK,
                 _ ("No layer of the project has areas with the codes or names of the rows. Their "
                    "figures will count, but not be drawn."));
  else
    zw_hint_set (self->hint, ZW_HINT_NOTE,
                 _ ("The figures will count, but not be drawn on the map."));
}

static void
on_changed (ZwJoinChoice *self)
{
  if (self->updating)
    return;
  show_hint (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * zw_join_choice_set:
 * @areas: (element-type ZwImportAreas) (nullable): best first; it must stay until
 *   this is called again
 * @role: what the table is to be
 */
void
zw_join_choice_set (ZwJoinChoice *self, const GPtrArray *areas, ZwRole role)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint selected = areas == self->areas
                       ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down))
                       : 0;
  guint n = areas != NULL ? areas->len : 0;

  self->areas = areas;
  self->may_do_without = zw_role_get_info (role)->shape_optional;
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (texts, ((const ZwImportAreas *) g_ptr_array_index (areas, i))->layer);
  if (self->may_do_without)
    g_strv_builder_add (texts, _ ("None, a table only"));
  n += self->may_do_without;
  list = g_strv_builder_end (texts);
  self->updating = TRUE;
  zw_drop_down_set (GTK_DROP_DOWN (self->drop_down), (const char *const *) list,
                    selected < n ? selected : 0);
  self->updating = FALSE;
  gtk_widget_set_visible (self->drop_down, n > 0);
  show_hint (self);
}

/**
 * zw_join_choice_get:
 *
 * Returns: (nullable) (transfer none): the layer chosen; %NULL for none
 */
const ZwImportAreas *
zw_join_choice_get (ZwJoinChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return self->areas != NULL && selected < self->areas->len
             ? g_ptr_array_index (self->areas, selected)
             : NULL;
}

/**
 * zw_join_choice_is_missing:
 *
 * Returns: whether there is no layer, and the table's role cannot do without
 */
gboolean
zw_join_choice_is_missing (ZwJoinChoice *self)
{
  return zw_join_choice_get (self) == NULL && !self->may_do_without;
}

/**
 * zw_join_choice_dup_summary:
 * @self: (nullable): %NULL where the role is none of areas
 * @probe: a table
 *
 * Returns: (transfer full): what its import will do, in a sentence
 */
char *
zw_join_choice_dup_summary (ZwJoinChoice *self, const ZwProbe *probe, ZwRole role)
{
  const ZwImportAreas *areas = self != NULL ? zw_join_choice_get (self) : NULL;
  g_autofree char *rows = zw_words_dup_rows (probe->count);
  const char *label = _ (zw_role_get_info (role)->label);

  if (areas != NULL)
    /* Translators: "120 rows", a role such as "Population", a layer */
    return g_strdup_printf (_ ("%s will be imported as “%s”, with the shapes of “%s”."), rows,
                            label, areas->layer);
  /* Translators: "120 rows", a role such as "Registered vehicles" */
  return g_strdup_printf (_ ("%s will be imported as “%s”, without shapes."), rows, label);
}

static void
zw_join_choice_dispose (GObject *object)
{
  ZwJoinChoice *self = ZW_JOIN_CHOICE (object);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (zw_join_choice_parent_class)->dispose (object);
}

static void
zw_join_choice_class_init (ZwJoinChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_join_choice_dispose;
  changed_signal = g_signal_new ("changed", ZW_TYPE_JOIN_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_controls_focus_first;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
zw_join_choice_init (ZwJoinChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->drop_down = zw_drop_down_new (_ ("Shapes from"));
  self->hint = zw_hint_new ();
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_changed), self);
}
