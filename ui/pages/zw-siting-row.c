/* zw-siting-row.c: one principle of siting in the list of six
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-siting-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zw-plan-choice.h"
#include "zw-plan-field.h"

#define SPACING_PX 6
#define MARGIN_PX 12
#define ICON_PX 14

struct _ZwSitingRow
{
  GtkListBoxRow parent_instance;

  guint number;
  gboolean filling;

  /* Owned by the widget tree */
  GtkWidget *chip;
  GtkWidget *chip_icon;
  GtkWidget *chip_word;
  GtkWidget *title;
  GtkWidget *reason;
  GtkWidget *details;
  GtkWidget *text;
  GtkWidget *figures;
  GtkWidget *missing;
  GtkWidget *of_data;
  GtkWidget *choice;
  GtkWidget *note;
};

enum
{
  JUDGED,
  NOTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwSitingRow, zw_siting_row, GTK_TYPE_LIST_BOX_ROW)

/* Told apart by shape and word as well as by colour. */
static const struct
{
  const char *icon;
  const char *css;
} looks[ZW_N_VERDICTS] = {
  [ZW_VERDICT_MET] = { "object-select-symbolic", "zw-chip-met" },
  [ZW_VERDICT_NOT_MET] = { "window-close-symbolic", "zw-chip-not-met" },
  [ZW_VERDICT_CANNOT_TELL] = { "dialog-question-symbolic", "zw-chip-cannot-tell" },
};

static GtkWidget *
make_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
clear (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
set_chip (ZwSitingRow *self, const ZwSitingPrinciple *principle)
{
  ZwVerdict verdict;

  gtk_widget_set_visible (self->chip, principle != NULL);
  if (principle == NULL)
    return;
  verdict = zw_siting_principle_get_verdict (principle);
  for (ZwVerdict i = 0; i < ZW_N_VERDICTS; i++)
    if (i == verdict)
      gtk_widget_add_css_class (self->chip, looks[i].css);
    else
      gtk_widget_remove_css_class (self->chip, looks[i].css);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->chip_icon), looks[verdict].icon);
  gtk_label_set_text (GTK_LABEL (self->chip_word), zw_verdict_get_label (verdict, NULL));
}

/* The evidence. */

static GtkWidget *
make_voice (ZwSitingVoice voice)
{
  GtkWidget *image = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (image), ICON_PX);
  if (voice == ZW_SITING_SILENT)
    return image;
  gtk_image_set_from_icon_name (GTK_IMAGE (image), voice == ZW_SITING_FOR
                                                       ? "object-select-symbolic"
                                                       : "window-close-symbolic");
  gtk_widget_add_css_class (image, voice == ZW_SITING_FOR ? "zw-voice-for" : "zw-voice-against");
  gtk_widget_set_tooltip_text (image, voice == ZW_SITING_FOR ? _ ("Speaks for it")
                                                             : _ ("Speaks against it"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
      voice == ZW_SITING_FOR ? _ ("Speaks for it") : _ ("Speaks against it"), -1);
  return image;
}

/* Above the figures that are held against something else than those before. */
static void
add_heading (ZwSitingRow *self, const char *text, int row)
{
  GtkWidget *label = make_label ("zw-part");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (GTK_GRID (self->figures), label, 3, row, 1, 1);
}

static GtkWidget *
make_number (double value, ZwSitingUnit unit)
{
  g_autofree char *text = zw_siting_format (value, unit, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "zw-part");
  return label;
}

static void
add_figure (ZwSitingRow *self, const ZwSitingFigure *figure, int row)
{
  GtkWidget *label = make_label ("zw-part");

  gtk_label_set_text (GTK_LABEL (label), figure->label);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (self->figures), make_voice (figure->voice), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->figures), label, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->figures), make_number (figure->value, figure->unit), 2, row, 1,
                   1);
  if (!isnan (figure->other))
    {
      GtkWidget *other = make_number (figure->other, figure->unit);

      gtk_widget_add_css_class (other, "dim-label");
      gtk_grid_attach (GTK_GRID (self->figures), other, 3, row, 1, 1);
    }
}

static void
fill_figures (ZwSitingRow *self, const GArray *figures)
{
  const char *heading = NULL;
  int row = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const ZwSitingFigure *figure = &g_array_index (figures, ZwSitingFigure, i);

      if (!isnan (figure->other) && g_strcmp0 (heading, figure->other_label) != 0)
        {
          heading = figure->other_label;
          add_heading (self, heading, row++);
        }
      add_figure (self, figure, row++);
    }
  gtk_widget_set_visible (self->figures, figures->len > 0);
}

static void
fill_missing (ZwSitingRow *self, const GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
      GtkWidget *label = make_label ("zw-part");

      gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_PX);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_label_set_text (GTK_LABEL (label), g_ptr_array_index (missing, i));
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (self->missing), box);
    }
  gtk_widget_set_visible (self->missing, missing->len > 0);
}

/**
 * zw_siting_row_set:
 * @principle: (nullable): %NULL while nothing is known
 */
void
zw_siting_row_set (ZwSitingRow *self, const ZwSitingPrinciple *principle)
{
  g_autofree char *of_data = NULL;

  self->filling = TRUE;
  set_chip (self, principle);
  clear (self->figures);
  clear (self->missing);
  show_text (self->reason, principle != NULL ? principle->reason : NULL);
  show_text (self->text, principle != NULL ? principle->text : NULL);
  gtk_widget_set_visible (self->figures, FALSE);
  gtk_widget_set_visible (self->missing, FALSE);
  if (principle != NULL)
    {
      fill_figures (self, principle->figures);
      fill_missing (self, principle->missing);
      if (principle->judged)
        /* Translators: a verdict */
        of_data = g_strdup_printf (_ ("Your own verdict. That of the data: %s."),
                                   zw_verdict_get_label (principle->verdict, NULL));
    }
  show_text (self->of_data, of_data);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->choice),
                         principle != NULL && principle->judged ? 1 + principle->own : 0);
  zw_plan_field_load (ZW_PLAN_FIELD (self->note), principle != NULL ? principle->note : NULL);
  self->filling = FALSE;
}

/**
 * zw_siting_row_set_open:
 *
 * Shows the evidence, or folds it away.
 */
void
zw_siting_row_set_open (ZwSitingRow *self, gboolean open)
{
  gtk_widget_set_visible (self->details, open);
  gtk_label_set_lines (GTK_LABEL (self->title), open ? -1 : 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title),
                           open ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

/**
 * zw_siting_row_reset_note:
 * @text: (nullable): what the project has, instead of what was typed
 */
void
zw_siting_row_reset_note (ZwSitingRow *self, const char *text)
{
  zw_plan_field_reset (ZW_PLAN_FIELD (self->note), text);
}

/**
 * zw_siting_row_undo_typing:
 * @text: (nullable): what the project has
 *
 * Returns: %FALSE where nothing was typed
 */
gboolean
zw_siting_row_undo_typing (ZwSitingRow *self, const char *text)
{
  if (!zw_plan_field_is_dirty (ZW_PLAN_FIELD (self->note)))
    return FALSE;
  zw_siting_row_reset_note (self, text);
  return TRUE;
}

guint
zw_siting_row_get_number (ZwSitingRow *self)
{
  return self->number;
}

static void
on_chosen (ZwPlanChoice *choice, guint chosen, ZwSitingRow *self)
{
  g_assert (ZW_IS_SITING_ROW (self));
  if (!self->filling)
    g_signal_emit (self, signals[JUDGED], 0, (int) chosen - 1);
}

static void
on_noted (ZwPlanField *field, ZwSitingRow *self)
{
  g_autofree char *text = zw_plan_field_dup_text (field);

  g_assert (ZW_IS_SITING_ROW (self));
  if (zw_plan_field_is_dirty (field))
    g_signal_emit (self, signals[NOTED], 0, text);
}

static void
add_chip (ZwSitingRow *self, GtkWidget *head)
{
  self->chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->chip_icon = gtk_image_new ();
  self->chip_word = gtk_label_new (NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (self->chip_icon), ICON_PX);
  gtk_widget_add_css_class (self->chip, "zw-chip");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_START);
  gtk_widget_set_visible (self->chip, FALSE);
  gtk_box_append (GTK_BOX (self->chip), self->chip_icon);
  gtk_box_append (GTK_BOX (self->chip), self->chip_word);
  gtk_box_append (GTK_BOX (head), self->chip);
}

static void
add_details (ZwSitingRow *self, GtkWidget *box)
{
  const char *const verdicts[] = { _ ("As the data say"),
                                   zw_verdict_get_label (ZW_VERDICT_MET, NULL),
                                   zw_verdict_get_label (ZW_VERDICT_NOT_MET, NULL),
                                   zw_verdict_get_label (ZW_VERDICT_CANNOT_TELL, NULL), NULL };

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->text = make_label (NULL);
  self->figures = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->figures), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->figures), 3);
  self->missing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->of_data = make_label ("zw-part");
  self->choice = zw_plan_choice_new (_ ("Your own verdict"), verdicts);
  g_signal_connect (self->choice, "chosen", G_CALLBACK (on_chosen), self);
  self->note = zw_plan_field_new (_ ("Note on the principle"), TRUE);
  g_signal_connect (self->note, "commit", G_CALLBACK (on_noted), self);
  gtk_box_append (GTK_BOX (self->details), self->missing);
  gtk_box_append (GTK_BOX (self->details), self->text);
  gtk_box_append (GTK_BOX (self->details), self->choice);
  gtk_box_append (GTK_BOX (self->details), self->of_data);
  gtk_box_append (GTK_BOX (self->details), self->note);
  gtk_box_append (GTK_BOX (self->details), self->figures);
  gtk_box_append (GTK_BOX (box), self->details);
}

static void
zw_siting_row_class_init (ZwSitingRowClass *klass)
{
  signals[JUDGED] = g_signal_new ("judged", ZW_TYPE_SITING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NOTED] = g_signal_new ("noted", ZW_TYPE_SITING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zw_siting_row_init (ZwSitingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = make_label ("heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  add_chip (self, head);
  self->reason = make_label (NULL);
  gtk_widget_set_visible (self->reason, FALSE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->reason);
  add_details (self, box);
  gtk_widget_set_margin_start (box, MARGIN_PX);
  gtk_widget_set_margin_end (box, MARGIN_PX);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * zw_siting_row_new:
 * @number: 1 to 6
 * @words: of the guideline
 */
GtkWidget *
zw_siting_row_new (guint number, const ZwPrinciple *words, const ZwCatalog *catalog)
{
  ZwSitingRow *self = g_object_new (ZW_TYPE_SITING_ROW, NULL);
  g_autofree char *title = g_strdup_printf (
      "%u  %s", number,
      zw_catalog_pick (catalog, words->guideline_text.zh, words->guideline_text.en));

  self->number = number;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, words->where);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  zw_siting_row_set_open (self, FALSE);
  zw_siting_row_set (self, NULL);
  return GTK_WIDGET (self);
}
