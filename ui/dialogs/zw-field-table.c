/* zw-field-table.c: which field of a source stands for which field of a role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-field-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-number.h"
#include "widgets/zw-controls.h"

#define N_SAMPLES 3
#define NOT_THERE 0 /* first choice of every list */

typedef struct
{
  const ZwRoleField *field;
  GtkWidget *drop_down;
  GtkWidget *samples;
} Row;

struct _ZwFieldTable
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkGrid *grid;

  /* Owned */
  GArray *rows;     /* of Row */
  GPtrArray *names; /* of the source's fields */
  GtkSizeGroup *label_group;
  GPtrArray *samples; /* of each of them, GPtrArray of texts */
  gboolean updating;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwFieldTable, zw_field_table, GTK_TYPE_WIDGET)

static guint
get_selected (const Row *row)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (row->drop_down));
}

static gboolean
is_among (GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

/* A few different values, so that one sees what is in the field. */
static char *
join_samples (GPtrArray *values)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < values->len && shown->len < N_SAMPLES; i++)
    {
      char *value = g_ptr_array_index (values, i);

      if (value != NULL && *value != '\0' && !is_among (shown, value))
        g_ptr_array_add (shown, value);
    }
  if (shown->len == 0)
    return g_strdup (_ ("no values"));
  g_ptr_array_add (shown, NULL);
  return g_strjoinv (" · ", (char **) shown->pdata);
}

static gboolean
holds_numbers (GPtrArray *values)
{
  guint n = 0, n_numbers = 0;

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (value == NULL || *value == '\0')
        continue;
      n++;
      n_numbers += !isnan (zw_number_parse (value));
    }
  return n == 0 || n_numbers > 0;
}

static void
show_samples (ZwFieldTable *self, const Row *row)
{
  guint selected = get_selected (row);
  GPtrArray *values;
  g_autofree char *text = NULL;

  if (selected == NOT_THERE || selected > self->samples->len)
    {
      zw_hint_set (row->samples, row->field->required ? ZW_HINT_PROBLEM : ZW_HINT_NOTE,
                   row->field->required ? _ ("say which field it is") : NULL);
      return;
    }
  values = g_ptr_array_index (self->samples, selected - 1);
  if (row->field->type == ZW_FIELD_NUMBER && !holds_numbers (values))
    {
      g_autofree char *shown = join_samples (values);

      /* Translators: %s is a few values of a field */
      text = g_strdup_printf (_ ("not numbers: %s"), shown);
      zw_hint_set (row->samples, ZW_HINT_CHECK, text);
      return;
    }
  text = join_samples (values);
  zw_hint_set (row->samples, ZW_HINT_NOTE, text);
}

static void
on_selected (GtkWidget *drop_down, GParamSpec *pspec, ZwFieldTable *self)
{
  if (self->updating)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->drop_down == drop_down)
        show_samples (self, row);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
keep_fields (ZwFieldTable *self, const ZwProbe *probe)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->samples, 0);
  for (guint i = 0; i < probe->fields->len; i++)
    {
      const ZwProbeField *field = g_ptr_array_index (probe->fields, i);

      g_ptr_array_add (self->names, g_strdup (field->name));
      g_ptr_array_add (self->samples, g_ptr_array_ref (field->samples));
    }
}

static guint
find_field (ZwFieldTable *self, const char *name)
{
  guint index;

  if (name != NULL && *name != '\0'
      && g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &index))
    return index + 1;
  return NOT_THERE;
}

static void
add_heading (ZwFieldTable *self)
{
  const char *const titles[] = { _ ("What is kept"), _ ("Field of the file"), _ ("Its values") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = gtk_label_new (titles[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      if (i == 0 && self->label_group != NULL)
        gtk_size_group_add_widget (self->label_group, label);
      gtk_grid_attach (self->grid, label, (int) i, 0, 1, 1);
    }
}

static void
add_row (ZwFieldTable *self,
         const ZwRoleField *field,
         const char *const *choices,
         const char *guess,
         int y)
{
  Row row = { .field = field };
  g_autofree char *marked = g_strconcat (_ (field->label), field->required ? " *" : NULL, NULL);
  GtkWidget *label = gtk_label_new (marked);

  row.drop_down = zw_drop_down_new (_ (field->label));
  row.samples = zw_hint_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (row.drop_down, FALSE);
  gtk_widget_set_size_request (row.drop_down, 192, -1);
  gtk_widget_set_valign (row.drop_down, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row.samples, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (row.samples, TRUE);
  zw_hint_set_one_line (row.samples);
  zw_drop_down_set (GTK_DROP_DOWN (row.drop_down), choices, find_field (self, guess));
  if (self->label_group != NULL)
    gtk_size_group_add_widget (self->label_group, label);
  gtk_grid_attach (self->grid, label, 0, y, 1, 1);
  gtk_grid_attach (self->grid, row.drop_down, 1, y, 1, 1);
  gtk_grid_attach (self->grid, row.samples, 2, y, 1, 1);
  g_signal_connect (row.drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  g_array_append_val (self->rows, row);
  show_samples (self, &row);
}

/**
 * zw_field_table_set_label_group:
 * @group: of the labels above the table, whose width its first column takes
 */
void
zw_field_table_set_label_group (ZwFieldTable *self, GtkSizeGroup *group)
{
  g_set_object (&self->label_group, group);
}

static void
add_footnote (ZwFieldTable *self, int y)
{
  GtkWidget *label = gtk_label_new (_ ("* needed for the figures"));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->grid, label, 0, y, 3, 1);
}

/**
 * zw_field_table_set:
 * @probe: read; only its samples are kept
 * @role: what the source is to be
 *
 * Starts from the guess.
 */
void
zw_field_table_set (ZwFieldTable *self, const ZwProbe *probe, ZwRole role)
{
  g_autoptr (GHashTable) guess = zw_probe_guess_mapping (probe, role);
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  GtkWidget *child;
  gboolean any_required = FALSE;
  int y = 1;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_array_set_size (self->rows, 0);
  keep_fields (self, probe);
  g_ptr_array_add (choices, (char *) _ ("(none)"));
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (choices, g_ptr_array_index (self->names, i));
  g_ptr_array_add (choices, NULL);
  add_heading (self);
  for (const ZwRoleField *field = zw_role_get_info (role)->fields; field->id != NULL; field++)
    {
      add_row (self, field, (const char *const *) choices->pdata,
               g_hash_table_lookup (guess, field->id), y++);
      any_required = any_required || field->required;
    }
  if (any_required)
    add_footnote (self, y);
  self->updating = FALSE;
}

/**
 * zw_field_table_dup_mapping:
 *
 * Returns: (transfer full) (element-type utf8 utf8): as #ZwImportOptions takes it,
 *   every field of the role named
 */
GHashTable *
zw_field_table_dup_mapping (ZwFieldTable *self)
{
  GHashTable *mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      guint selected = get_selected (row);
      gboolean there = selected != NOT_THERE && selected <= self->names->len;

      g_hash_table_insert (mapping, g_strdup (row->field->id),
                           g_strdup (there ? g_ptr_array_index (self->names, selected - 1) : ""));
    }
  return mapping;
}

/**
 * zw_field_table_get_missing:
 *
 * Returns: (nullable) (transfer none): label of the first field that the role
 *   cannot do without and that is not told yet
 */
const char *
zw_field_table_get_missing (ZwFieldTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->field->required && get_selected (row) == NOT_THERE)
        return _ (row->field->label);
    }
  return NULL;
}

static void
zw_field_table_dispose (GObject *object)
{
  ZwFieldTable *self = ZW_FIELD_TABLE (object);

  self->updating = TRUE;
  g_array_set_size (self->rows, 0);
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (zw_field_table_parent_class)->dispose (object);
}

static void
zw_field_table_finalize (GObject *object)
{
  ZwFieldTable *self = ZW_FIELD_TABLE (object);

  g_clear_object (&self->label_group);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->samples);
  G_OBJECT_CLASS (zw_field_table_parent_class)->finalize (object);
}

static void
zw_field_table_class_init (ZwFieldTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_field_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_field_table_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_FIELD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_controls_focus_first;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_field_table_init (ZwFieldTable *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}
