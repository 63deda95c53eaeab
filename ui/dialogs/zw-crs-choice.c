/* zw-crs-choice.c: in which coordinate system a source is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-crs-choice.h"

#include <glib/gi18n.h>

#include "widgets/zw-controls.h"
#include "geometry/zw-crs.h"

static const int offered[] = { ZW_EPSG_TWD97_TM2_121, ZW_EPSG_TWD97_TM2_119, ZW_EPSG_WGS84,
                               ZW_EPSG_TWD67_TM2_121, ZW_EPSG_TWD67_TM2_119, ZW_EPSG_WEB_MERCATOR };

#define ITEM_FOUND 0
#define ITEM_OTHER (G_N_ELEMENTS (offered) + 1)

struct _ZwCrsChoice
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *drop_down;
  GtkWidget *other;
  GtkWidget *hint;

  /* Owned */
  char *reason;
  char *extent;
  char *chosen;

  ZwCrsConfidence confidence;
  gboolean known;
  gboolean updating;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwCrsChoice, zw_crs_choice, GTK_TYPE_WIDGET)

static char *
dup_name (const char *text)
{
  g_autoptr (ZwCrs) crs = zw_crs_new (text, NULL);

  return crs != NULL ? zw_crs_dup_name (crs) : NULL;
}

static void
show_hint (ZwCrsChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (selected == ITEM_FOUND)
    {
      text = g_strdup_printf ("%s %s", self->reason != NULL ? self->reason : "", self->extent);
      zw_hint_set (self->hint,
                   !self->known                          ? ZW_HINT_PROBLEM
                   : self->confidence <= ZW_CRS_DOUBTFUL ? ZW_HINT_CHECK
                                                         : ZW_HINT_NOTE,
                   text);
      return;
    }
  if (selected != ITEM_OTHER)
    {
      zw_hint_set (self->hint, ZW_HINT_NOTE, self->extent);
      return;
    }
  if (self->chosen != NULL)
    {
      name = dup_name (self->chosen);
      zw_hint_set (self->hint, ZW_HINT_NOTE, name);
    }
  else
    zw_hint_set (self->hint, ZW_HINT_PROBLEM,
                 _ ("Write the number of a coordinate system, such as EPSG:3826."));
}

static void
on_changed (ZwCrsChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->updating)
    return;
  g_clear_pointer (&self->chosen, g_free);
  if (selected == ITEM_OTHER)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->other));
      g_autoptr (ZwCrs) crs = *text != '\0' ? zw_crs_new (text, NULL) : NULL;

      self->chosen = crs != NULL ? g_strdup (crs->definition) : NULL;
    }
  else if (selected != ITEM_FOUND)
    self->chosen = g_strdup_printf ("EPSG:%d", offered[selected - 1]);
  gtk_widget_set_visible (self->other, selected == ITEM_OTHER);
  show_hint (self);
  g_signal_emit (self, changed_signal, 0);
}

static char *
describe_extent (const ZwEnvelope *extent)
{
  gboolean small = MAX (ABS (extent->max_x), ABS (extent->max_y)) < 1000.0;
  const char *format = small ? "%.3f" : "%.0f";
  char x0[G_ASCII_DTOSTR_BUF_SIZE], x1[G_ASCII_DTOSTR_BUF_SIZE], y0[G_ASCII_DTOSTR_BUF_SIZE],
      y1[G_ASCII_DTOSTR_BUF_SIZE];

  if (zw_envelope_is_empty (extent))
    return g_strdup ("");
  /* Translators: the range of the first and of the second number of all coordinates */
  return g_strdup_printf (_ ("The numbers go from %s to %s and from %s to %s."),
                          g_ascii_formatd (x0, sizeof x0, format, extent->min_x),
                          g_ascii_formatd (x1, sizeof x1, format, extent->max_x),
                          g_ascii_formatd (y0, sizeof y0, format, extent->min_y),
                          g_ascii_formatd (y1, sizeof y1, format, extent->max_y));
}

/**
 * zw_crs_choice_set_probe:
 * @probe: read, not kept
 * @keep: leave what the user chose
 */
void
zw_crs_choice_set_probe (ZwCrsChoice *self, const ZwProbe *probe, gboolean keep)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint selected = keep ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)) : ITEM_FOUND;
  g_autofree char *found = probe->crs != NULL ? dup_name (probe->crs) : NULL;
  g_autofree char *first
      /* Translators: %s is a coordinate system */
      = found != NULL ? g_strdup_printf (_ ("As found: %s"), found) : g_strdup (_ ("Choose…"));

  self->known = probe->crs != NULL;
  self->confidence = probe->crs_guess != NULL ? probe->crs_guess->confidence : ZW_CRS_UNKNOWN;
  g_free (self->reason);
  self->reason = probe->crs_guess != NULL ? g_strdup (probe->crs_guess->reason) : NULL;
  g_free (self->extent);
  self->extent = describe_extent (&probe->extent);
  g_strv_builder_add (texts, first);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      g_autofree char *code = g_strdup_printf ("EPSG:%d", offered[i]);
      g_autofree char *name = dup_name (code);

      g_strv_builder_add (texts, name != NULL ? name : code);
    }
  g_strv_builder_add (texts, _ ("Another…"));
  list = g_strv_builder_end (texts);
  self->updating = TRUE;
  zw_drop_down_set (GTK_DROP_DOWN (self->drop_down), (const char *const *) list,
                    selected == GTK_INVALID_LIST_POSITION ? ITEM_FOUND : selected);
  self->updating = FALSE;
  if (!keep)
    g_clear_pointer (&self->chosen, g_free);
  gtk_widget_set_visible (self->other, selected == ITEM_OTHER);
  show_hint (self);
}

/**
 * zw_crs_choice_get:
 * @crs: (out) (nullable) (transfer none): what the user chose; %NULL to take
 *   what was found
 *
 * Returns: %FALSE as long as nothing was found and nothing chosen
 */
gboolean
zw_crs_choice_get (ZwCrsChoice *self, const char **crs)
{
  *crs = self->chosen;
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)) == ITEM_FOUND)
    return self->known;
  return self->chosen != NULL;
}

static void
zw_crs_choice_dispose (GObject *object)
{
  ZwCrsChoice *self = ZW_CRS_CHOICE (object);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (zw_crs_choice_parent_class)->dispose (object);
}

static void
zw_crs_choice_finalize (GObject *object)
{
  ZwCrsChoice *self = ZW_CRS_CHOICE (object);

  g_free (self->reason);
  g_free (self->extent);
  g_free (self->chosen);
  G_OBJECT_CLASS (zw_crs_choice_parent_class)->finalize (object);
}

static void
zw_crs_choice_class_init (ZwCrsChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_crs_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_crs_choice_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_CRS_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_controls_focus_first;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
zw_crs_choice_init (ZwCrsChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->extent = g_strdup ("");
  self->drop_down = zw_drop_down_new (_ ("Coordinate system"));
  self->other = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->other), "EPSG:3826");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of the coordinate system"), -1);
  gtk_widget_set_visible (self->other, FALSE);
  self->hint = zw_hint_new ();
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  gtk_widget_set_parent (self->other, GTK_WIDGET (self));
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->other, "changed", G_CALLBACK (on_changed), self);
}
