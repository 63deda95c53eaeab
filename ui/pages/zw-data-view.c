/* zw-data-view.c: zones, plan and indicators as files for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-data-view.h"

#include <glib/gi18n.h>

#include "plan/zw-record.h"
#include "zw-plan-choice.h"

#define SPACING_PX 12
#define ROW_PX 6
#define WIDTH_PX 640

struct _ZwDataView
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *zones;
  GtkWidget *table;
  GtkWidget *encoding;
};

static guint export_signal;

G_DEFINE_FINAL_TYPE (ZwDataView, zw_data_view, GTK_TYPE_WIDGET)

static const char *const notes[ZW_N_DATA_FORMATS] = {
  [ZW_DATA_GPKG] = N_ ("All tables in one file, for QGIS and other GIS programs"),
  [ZW_DATA_GEOJSON] = N_ ("One table with its outlines in longitude and latitude, for the web"),
  [ZW_DATA_SHAPE] = N_ ("One table for older GIS programs; names of fields are cut to ten bytes"),
  [ZW_DATA_CSV] = N_ ("One table as text, outlines as WKT"),
  [ZW_DATA_XLSX] = N_ ("All tables, a sheet each, without outlines"),
  [ZW_DATA_DATEX] = N_ ("The zones and their rules for navigation services (DATEX II 3.7)"),
};

/* In words; records by their kind. */
static const char *
get_table_label (const char *id)
{
  static const struct
  {
    const char *id;
    const char *label;
  } own[] = {
    { "indicators", N_ ("Indicators") }, { "phases", N_ ("Phases") },
    { "stages", N_ ("Stages") },         { "goals", N_ ("Goals") },
    { "work_items", N_ ("Work items") },
  };

  if (g_str_equal (id, "zones"))
    return C_ ("publication", "Zones");
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i].id, id))
      return _ (own[i].label);
  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    if (g_str_equal (zw_record_kind_get_info (kind)->plural, id))
      return _ (zw_record_kind_get_info (kind)->label);
  return id;
}

/**
 * zw_data_view_get:
 * @all_zones: (out): not the selected one alone
 * @table: (out): of the formats that hold one
 * @cp950: (out): the texts of a shapefile
 */
void
zw_data_view_get (ZwDataView *self, gboolean *all_zones, const char **table, gboolean *cp950)
{
  const char *const *ids = zw_data_list_tables ();
  guint chosen = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->table));

  *all_zones = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->zones)) == 0;
  *table = chosen < g_strv_length ((GStrv) ids) ? ids[chosen] : NULL;
  *cp950 = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->encoding)) == 1;
}

static void
on_clicked (GtkButton *button, ZwDataView *self)
{
  g_assert (ZW_IS_DATA_VIEW (self));
  g_signal_emit (self, export_signal, 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "format")));
}

static void
zw_data_view_dispose (GObject *object)
{
  g_clear_pointer (&ZW_DATA_VIEW (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_data_view_parent_class)->dispose (object);
}

static void
zw_data_view_class_init (ZwDataViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = zw_data_view_dispose;
  export_signal = g_signal_new ("export", ZW_TYPE_DATA_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_row (ZwDataView *self, ZwDataFormat format, GtkSizeGroup *sizes)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (_ (zw_data_format_get_label (format)));
  GtkWidget *note = gtk_label_new (_ (notes[format]));
  g_autofree char *suffix = g_ascii_strup (zw_data_format_get_suffix (format) + 1, -1);
  g_autofree char *label = g_strdup_printf (_ ("Export %s…"), suffix);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_size_group_add_widget (sizes, button);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), note);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "format", GUINT_TO_POINTER (format));
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (row), words);
  if (format == ZW_DATA_SHAPE)
    gtk_box_append (GTK_BOX (row), self->encoding);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "zw-card");
  return row;
}

static GtkWidget *
make_choices (ZwDataView *self)
{
  const char *const zones[] = { _ ("All zones"), _ ("The zone chosen above"), NULL };
  static const char *const encodings[] = { "UTF-8", "CP950 (Big5)", NULL };
  const char *const *ids = zw_data_list_tables ();
  guint n = g_strv_length ((GStrv) ids);
  g_autofree const char **labels = g_new0 (const char *, n + 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);

  for (guint i = 0; i < n; i++)
    labels[i] = get_table_label (ids[i]);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  self->zones = zw_plan_choice_new (C_ ("publication", "Zones"), zones);
  self->table = zw_plan_choice_new (_ ("Table, for kinds of files that hold one"), labels);
  self->encoding = zw_plan_choice_new (NULL, encodings);
  gtk_widget_set_valign (self->encoding, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->encoding, _ ("How the texts of a shapefile are encoded"));
  gtk_box_append (GTK_BOX (box), self->zones);
  gtk_box_append (GTK_BOX (box), self->table);
  return box;
}

static void
zw_data_view_init (ZwDataView *self)
{
  g_autoptr (GtkSizeGroup) sizes = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_PX);

  gtk_widget_add_css_class (box, "zw-page");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, WIDTH_PX, -1);
  gtk_box_append (GTK_BOX (box), make_choices (self));
  for (guint i = 0; i < ZW_N_DATA_FORMATS; i++)
    gtk_box_append (GTK_BOX (box), make_row (self, (ZwDataFormat) i, sizes));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
zw_data_view_new (void)
{
  return g_object_new (ZW_TYPE_DATA_VIEW, NULL);
}
