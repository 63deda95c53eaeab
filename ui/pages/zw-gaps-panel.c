/* zw-gaps-panel.c: what a publication lacks, and the way to where it is filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-gaps-panel.h"

#include <glib/gi18n.h>

#include "base/zw-catalog.h"
#include "document/zw-dossier.h"

#define SPACING_PX 6

struct _ZwGapsPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *stack;
  GtkWidget *list;

  /* Owned */
  ZwCatalog *catalog;
  char *shown; /* all that the list says, to tell whether it says something new */
  guint n;
};

enum
{
  WRITE,
  GO_TO,
  IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwGapsPanel, zw_gaps_panel, GTK_TYPE_WIDGET)

/* Places that the plan itself fills. */
static gboolean
find_view (const char *place, ZwView *view)
{
  static const struct
  {
    const char *place;
    ZwView view;
  } views[] = {
    { "blueprint", ZW_VIEW_PHASES },    { "trial", ZW_VIEW_PHASES },
    { "work", ZW_VIEW_PHASES },         { "budget", ZW_VIEW_BUDGET },
    { "effects", ZW_VIEW_TARGETS },     { "item-plan", ZW_VIEW_BUDGET },
    { "item-quality", ZW_VIEW_BUDGET }, { "item-quantity", ZW_VIEW_BUDGET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].place, place) == 0)
      {
        *view = views[i].view;
        return TRUE;
      }
  return FALSE;
}

static const char *
get_place (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "place");
}

static void
on_write (GtkWidget *button, ZwGapsPanel *self)
{
  g_assert (ZW_IS_GAPS_PANEL (self));
  g_signal_emit (self, signals[WRITE], 0, get_place (button));
}

static void
on_go_to (GtkWidget *button, ZwGapsPanel *self)
{
  ZwPlanPlace place = { .kind = ZW_PLAN_PLACE_VIEW, .field = -1 };

  g_assert (ZW_IS_GAPS_PANEL (self));
  if (find_view (get_place (button), &place.view))
    g_signal_emit (self, signals[GO_TO], 0, &place);
}

static void
on_import (GtkWidget *button, ZwGapsPanel *self)
{
  g_assert (ZW_IS_GAPS_PANEL (self));
  g_signal_emit (self, signals[IMPORT], 0);
}

static void
add_button (ZwGapsPanel *self, GtkWidget *box, const char *label, const ZwGap *gap, GCallback act)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "zw-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gap->text, -1);
  g_object_set_data_full (G_OBJECT (button), "place", g_strdup (gap->place), g_free);
  g_signal_connect (button, "clicked", act, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_row (ZwGapsPanel *self, const ZwGap *gap, const ZwApplicationForm *form)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * SPACING_PX);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  GtkWidget *text = gtk_label_new (gap->text);
  ZwView view;

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), text);
  if (gap->role < ZW_N_ROLES)
    add_button (self, buttons, _ ("Import…"), gap, G_CALLBACK (on_import));
  else
    {
      if (find_view (gap->place, &view))
        add_button (self, buttons,
                    view == ZW_VIEW_BUDGET    ? _ ("Budget")
                    : view == ZW_VIEW_TARGETS ? _ ("Goals")
                                              : _ ("Phases"),
                    gap, G_CALLBACK (on_go_to));
      if (zw_application_form_find (form, gap->place) != NULL)
        add_button (self, buttons, _ ("Write"), gap, G_CALLBACK (on_write));
    }
  gtk_box_append (GTK_BOX (row), buttons);
  gtk_widget_add_css_class (row, "zw-row");
  return row;
}

static guint
find_chapter (const ZwApplicationForm *form, const char *place)
{
  const ZwFormPlace *found = zw_application_form_find (form, place);

  return found != NULL ? found->chapter : ZW_FORM_N_CHAPTERS;
}

static void
add_heading (ZwGapsPanel *self, const ZwApplicationForm *form, guint chapter)
{
  const ZwText *name = chapter < ZW_FORM_N_CHAPTERS
                           ? zw_application_form_get_chapter (form, chapter)
                           : NULL;
  GtkWidget *label = gtk_label_new (name != NULL ? zw_text_pick (name, self->catalog)
                                                 : _ ("Elsewhere"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "zw-finding-heading");
  gtk_box_append (GTK_BOX (self->list), label);
}

static void
fill (ZwGapsPanel *self, const GPtrArray *gaps, const ZwApplicationForm *form)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint chapter = 0; chapter <= ZW_FORM_N_CHAPTERS; chapter++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < gaps->len; i++)
        {
          const ZwGap *gap = g_ptr_array_index (gaps, i);

          if (find_chapter (form, gap->place) != chapter)
            continue;
          if (!any)
            add_heading (self, form, chapter);
          any = TRUE;
          gtk_box_append (GTK_BOX (self->list), make_row (self, gap, form));
        }
    }
}

static char *
sign (const GPtrArray *gaps, ZwZoneType type)
{
  GString *all = g_string_new (NULL);

  g_string_printf (all, "%d\n", (int) type);
  for (guint i = 0; i < gaps->len; i++)
    {
      const ZwGap *gap = g_ptr_array_index (gaps, i);

      g_string_append_printf (all, "%s\t%s\t%d\n", gap->place, gap->text, (int) gap->role);
    }
  return g_string_free (all, FALSE);
}

/**
 * zw_gaps_panel_set:
 * @gaps: (nullable) (element-type ZwGap): %NULL where nothing is known yet
 * @type: of the zone, whose form is asked for chapters
 */
void
zw_gaps_panel_set (ZwGapsPanel *self, const GPtrArray *gaps, ZwZoneType type)
{
  g_autoptr (ZwApplicationForm) form = NULL;
  char *now;

  self->n = gaps != NULL ? gaps->len : 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), gaps == NULL    ? "unknown"
                                                             : gaps->len > 0 ? "list"
                                                                             : "ready");
  if (gaps == NULL)
    return;
  now = sign (gaps, type);
  if (g_strcmp0 (now, self->shown) != 0)
    {
      form = zw_application_form_new (type);
      fill (self, gaps, form);
    }
  g_free (self->shown);
  self->shown = now;
}

/**
 * zw_gaps_panel_get_n:
 *
 * Returns: how many gaps are shown
 */
guint
zw_gaps_panel_get_n (ZwGapsPanel *self)
{
  return self->n;
}

static void
zw_gaps_panel_dispose (GObject *object)
{
  g_clear_pointer (&ZW_GAPS_PANEL (object)->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_gaps_panel_parent_class)->dispose (object);
}

static void
zw_gaps_panel_finalize (GObject *object)
{
  ZwGapsPanel *self = ZW_GAPS_PANEL (object);

  zw_catalog_unref (self->catalog);
  g_free (self->shown);
  G_OBJECT_CLASS (zw_gaps_panel_parent_class)->finalize (object);
}

static void
zw_gaps_panel_class_init (ZwGapsPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = zw_gaps_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = zw_gaps_panel_finalize;
  signals[WRITE] = g_signal_new ("write", ZW_TYPE_GAPS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GO_TO] = g_signal_new ("go-to", ZW_TYPE_GAPS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[IMPORT] = g_signal_new ("import", ZW_TYPE_GAPS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_ready (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  GtkWidget *icon = gtk_image_new_from_icon_name ("emblem-ok-symbolic");
  GtkWidget *label = gtk_label_new (
      _ ("Nothing is missing: the document is ready to be handed in."));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "zw-empty");
  return box;
}

static void
zw_gaps_panel_init (ZwGapsPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->catalog = zw_catalog_new (NULL);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
                       "unknown");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_ready (), "ready");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
zw_gaps_panel_new (void)
{
  return g_object_new (ZW_TYPE_GAPS_PANEL, NULL);
}
