/* zw-figure-details.c: one indicator explained: what it means, what it was made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-figure-details.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "zw-figure-words.h"

#define TEXT_CHARS 34

struct _ZwFigureDetails
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  ZwGuideline *guideline;
  ZwCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (ZwFigureDetails, zw_figure_details, GTK_TYPE_WIDGET)

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A section that can be read with the keyboard and copied. */
static void
add_section (ZwFigureDetails *self, const char *heading, const char *text)
{
  GtkWidget *box, *title, *label;

  if (text == NULL || *text == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  title = make_text (heading, "zw-card-title");
  label = make_text (text, NULL);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->box), box);
}

static const ZwIndicator *
find_indicator (GPtrArray *columns, guint index, ZwIndicatorId id)
{
  const ZwFigureColumn *column = g_ptr_array_index (columns, index);

  return column->evaluation != NULL ? zw_evaluation_find (column->evaluation, id) : NULL;
}

/* The heading of a column, on one line. */
static char *
dup_title (GPtrArray *columns, guint index)
{
  const ZwFigureColumn *column = g_ptr_array_index (columns, index);

  return g_strdelimit (g_strdup (column->title), "\n", ' ');
}

/* A figure of a place or year: its name, the figure, and below what it was made
 * of, or why there is none. */
static void
attach_figure (ZwFigureDetails *self,
               GtkWidget *grid,
               int row,
               const char *title,
               const ZwIndicator *indicator)
{
  g_autofree char *state = zw_figure_dup_state (indicator);
  g_autofree char *figure = zw_figure_dup_with_unit (indicator->id, indicator->value,
                                                     self->catalog);
  g_autofree char *fraction = zw_figure_dup_fraction (indicator->numerator, indicator->denominator);
  GtkWidget *name = make_text (title, NULL);
  GtkWidget *value = make_text (state != NULL ? ZW_FIGURE_NONE : figure, "numeric");
  GtkWidget *below = make_text (state != NULL ? state : fraction,
                                state != NULL ? "zw-no-figure" : "dim-label");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (value), FALSE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), value, 1, row, 1, 1);
  gtk_label_set_selectable (GTK_LABEL (below), TRUE);
  gtk_widget_add_css_class (below, "numeric");
  gtk_widget_add_css_class (below, "zw-small");
  gtk_label_set_xalign (GTK_LABEL (below), state != NULL ? 0 : 1);
  gtk_widget_set_visible (below, state != NULL || fraction != NULL);
  gtk_widget_set_margin_bottom (below, 3);
  gtk_grid_attach (GTK_GRID (grid), below, 0, row + 1, 2, 1);
}

static void
add_figures (ZwFigureDetails *self, ZwIndicatorId id, GPtrArray *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint c = 0; c < columns->len; c++)
    {
      const ZwIndicator *indicator = find_indicator (columns, c, id);
      g_autofree char *title = dup_title (columns, c);

      if (indicator != NULL)
        attach_figure (self, grid, (int) (2 * c), title, indicator);
    }
  gtk_box_append (GTK_BOX (box), make_text (_ ("Figures"), "zw-card-title"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (self->box), box);
}

/* Which of the methods the figure itself is by. */
static gboolean
is_printed (const ZwIndicator *indicator, const ZwIndicatorPart *part)
{
  return indicator->state == ZW_INDICATOR_OK
         && fabs (part->value - indicator->value) <= 1e-12 * fabs (indicator->value);
}

static void
append_methods (ZwFigureDetails *self, GString *text, const ZwIndicator *indicator)
{
  gboolean marked = FALSE;

  for (guint i = 0; i < indicator->n_parts; i++)
    {
      const ZwIndicatorPart *part = &indicator->parts[i];
      g_autofree char *figure = NULL;
      gboolean printed;

      if (!zw_figure_is_method_part (indicator, part) || !isfinite (part->value))
        continue;
      figure = zw_figure_dup_part (indicator, part);
      printed = !marked && is_printed (indicator, part);
      marked = marked || printed;
      g_string_append_printf (text, "\n    %s: %s %%%s",
                              zw_indicator_part_get_label (part->id, self->catalog), figure,
                              /* Translators: beside the method whose figure is printed */
                              printed ? _ ("  ← chosen and printed") : "");
    }
}

/* The same indicator by several methods, and how far they are apart. */
static char *
dup_methods (ZwFigureDetails *self, ZwIndicatorId id, GPtrArray *columns)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < columns->len; c++)
    {
      const ZwIndicator *indicator = find_indicator (columns, c, id);
      g_autofree char *title = dup_title (columns, c);
      double points;

      if (indicator == NULL || !zw_figure_get_spread (indicator, &points))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", title);
      append_methods (self, text, indicator);
      /* Translators: the largest less the smallest figure of several methods */
      g_string_append_printf (text, _ ("\n    Spread: %.2f percentage points"), points);
    }
  return g_string_free (text, FALSE);
}

/* What is the same for all columns is said once. */
static char *
dup_once (ZwIndicatorId id,
          GPtrArray *columns,
          char *(*dup_one) (const ZwIndicator *indicator, const ZwCatalog *catalog),
          const ZwCatalog *catalog)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_free);
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < columns->len; c++)
    {
      const ZwIndicator *indicator = find_indicator (columns, c, id);
      g_autofree char *one = indicator != NULL ? dup_one (indicator, catalog) : NULL;

      if (one == NULL || *one == '\0'
          || (said->len > 0 && g_str_equal (g_ptr_array_index (said, said->len - 1), one)))
        continue;
      g_ptr_array_add (said, g_steal_pointer (&one));
      g_ptr_array_add (titles, dup_title (columns, c));
    }
  for (guint i = 0; i < said->len; i++)
    {
      if (said->len > 1)
        g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "",
                                (char *) g_ptr_array_index (titles, i));
      g_string_append (text, g_ptr_array_index (said, i));
    }
  return g_string_free (text, FALSE);
}

static char *
dup_method (const ZwIndicator *indicator, const ZwCatalog *catalog)
{
  return g_strdup (indicator->method);
}

static void
clear (ZwFigureDetails *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
add_head (ZwFigureDetails *self, ZwIndicatorId id, const ZwGuidelineIndicator *official)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = g_strdup_printf ("%s  %s", zw_indicator_get_info (id)->id,
                                           zw_indicator_get_name (id, self->catalog));
  g_autofree char *kind = g_strdup_printf ("%s · %s",
                                           zw_text_pick (&official->kind_name, self->catalog),
                                           zw_text_pick (&official->aspect, self->catalog));

  gtk_box_append (GTK_BOX (head), make_text (name, "heading"));
  gtk_box_append (GTK_BOX (head), make_text (kind, "dim-label"));
  gtk_box_append (GTK_BOX (self->box), head);
}

/**
 * zw_figure_details_show:
 * @columns: (element-type ZwFigureColumn): places or years whose figures are told
 */
void
zw_figure_details_show (ZwFigureDetails *self, ZwIndicatorId id, GPtrArray *columns)
{
  const char *code = zw_indicator_get_info (id)->id;
  const ZwGuidelineIndicator *official = zw_guideline_find_indicator (self->guideline, code);
  g_autofree char *methods = dup_methods (self, id, columns);
  g_autofree char *method = dup_once (id, columns, dup_method, self->catalog);
  g_autofree char *inputs = dup_once (id, columns, zw_figure_dup_inputs, self->catalog);

  clear (self);
  add_head (self, id, official);
  add_section (self, _ ("Definition"), zw_text_pick (&official->definition, self->catalog));
  if (columns->len > 0)
    add_figures (self, id, columns);
  add_section (self, _ ("By several methods"), methods);
  add_section (self, _ ("Method"), method);
  add_section (self, _ ("Layers: number, year, file"), inputs);
}

static void
zw_figure_details_dispose (GObject *object)
{
  ZwFigureDetails *self = ZW_FIGURE_DETAILS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_figure_details_parent_class)->dispose (object);
}

static void
zw_figure_details_class_init (ZwFigureDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_figure_details_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_figure_details_init (ZwFigureDetails *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "zw-page");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "zw-panel");
}

GtkWidget *
zw_figure_details_new (const ZwGuideline *guideline, ZwCatalog *catalog)
{
  ZwFigureDetails *self = g_object_new (ZW_TYPE_FIGURE_DETAILS, NULL);

  self->guideline = zw_guideline_ref ((ZwGuideline *) guideline);
  self->catalog = zw_catalog_ref (catalog);
  return GTK_WIDGET (self);
}
