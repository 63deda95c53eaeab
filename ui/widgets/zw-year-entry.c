/* zw-year-entry.c: a year, written in either calendar and read in both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-year-entry.h"

#include <glib/gi18n.h>

#include "base/zw-year.h"

struct _ZwYearEntry
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *entry;
  GtkWidget *reading;

  int year;
  gboolean valid;
};

enum
{
  PROP_0,
  PROP_YEAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint entered_signal;

G_DEFINE_FINAL_TYPE (ZwYearEntry, zw_year_entry, GTK_TYPE_WIDGET)

static void
show_reading (ZwYearEntry *self)
{
  g_autofree char *text = NULL;

  if (!self->valid)
    text = g_strdup (_ ("Write 115 or 2026"));
  else if (self->year != 0)
    /* Translators: a year of the common era and the same year of the Republic of China */
    text = g_strdup_printf (_ ("%d, ROC %d"), self->year, zw_year_to_roc (self->year));
  else
    text = g_strdup (_ ("such as 115 or 2026"));
  gtk_label_set_text (GTK_LABEL (self->reading), text);
  if (self->valid)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      self->valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_changed (ZwYearEntry *self)
{
  int year = 0;
  gboolean valid = zw_year_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &year);
  gboolean differs = year != self->year || valid != self->valid;

  self->year = year;
  self->valid = valid;
  show_reading (self);
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

static void
on_entered (ZwYearEntry *self)
{
  g_signal_emit (self, entered_signal, 0);
}

GtkWidget *
zw_year_entry_new (void)
{
  return g_object_new (ZW_TYPE_YEAR_ENTRY, NULL);
}

int
zw_year_entry_get_year (ZwYearEntry *self)
{
  return self->year;
}

/**
 * zw_year_entry_set_year:
 * @year: common era; 0 empties the entry
 */
void
zw_year_entry_set_year (ZwYearEntry *self, int year)
{
  g_autofree char *text = year != 0 ? g_strdup_printf ("%d", year) : g_strdup ("");

  if (year != self->year || !self->valid)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

gboolean
zw_year_entry_is_valid (ZwYearEntry *self)
{
  return self->valid;
}

static void
zw_year_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_YEAR)
    g_value_set_int (value, ZW_YEAR_ENTRY (object)->year);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_year_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_YEAR)
    zw_year_entry_set_year (ZW_YEAR_ENTRY (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
zw_year_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZW_YEAR_ENTRY (widget)->entry);
}

static void
zw_year_entry_dispose (GObject *object)
{
  ZwYearEntry *self = ZW_YEAR_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->reading, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_year_entry_parent_class)->dispose (object);
}

static void
zw_year_entry_class_init (ZwYearEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zw_year_entry_get_property;
  object_class->set_property = zw_year_entry_set_property;
  object_class->dispose = zw_year_entry_dispose;
  widget_class->grab_focus = zw_year_entry_grab_focus;
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, ZW_YEAR_LAST, 0,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  entered_signal = g_signal_new ("entered", ZW_TYPE_YEAR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
zw_year_entry_init (ZwYearEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->valid = TRUE;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Year of the survey"), -1);
  self->reading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reading), 0.0f);
  gtk_widget_add_css_class (self->reading, "dim-label");
  gtk_widget_add_css_class (self->reading, "numeric");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->reading, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_entered), self);
  gtk_widget_add_controller (self->entry, focus);
  show_reading (self);
}
