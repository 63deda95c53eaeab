/* zw-service-table.c: how often and how long public transport serves residents, as a table
 *
 * Kinds of day side by side, for the zone and for the city; below each share of
 * residents their number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-service-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "metrics/zw-service-output.h"
#include "zw-figure-words.h"

#define NAME_CHARS 38
#define VALUE_CHARS 10
#define NOTE_CHARS 90

/* Lines of the table. */
enum
{
  LINE_HEADWAY,
  LINE_SERVED = LINE_HEADWAY + ZW_N_SERVICE_HEADWAYS,
  LINE_EARLY,
  LINE_LATE,
  LINE_BOTH,
  LINE_SPAN,
  LINE_STOPS,
  N_LINES
};

struct _ZwServiceTable
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  GString *text; /* the table as spreadsheets paste it */
};

G_DEFINE_FINAL_TYPE (ZwServiceTable, zw_service_table, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class, float xalign, int chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0.5f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_line_name (const ZwServiceSettings *settings, guint line)
{
  g_autofree char *time = NULL;

  switch (line)
    {
    case LINE_SERVED:
      return g_strdup (_ ("Any departure that day"));
    case LINE_EARLY:
      time = zw_service_format_time (settings->early_s);
      /* Translators: %s is a time of day */
      return g_strdup_printf (_ ("First departure by %s"), time);
    case LINE_LATE:
      time = zw_service_format_time (settings->late_s);
      /* Translators: %s is a time of day */
      return g_strdup_printf (_ ("Last departure from %s on"), time);
    case LINE_BOTH:
      return g_strdup (_ ("Both early and late"));
    case LINE_SPAN:
      return g_strdup (_ ("Median hours of service"));
    case LINE_STOPS:
      return g_strdup (_ ("Stops with departures"));
    default:
      /* Translators: minutes from one departure to the next */
      return g_strdup_printf (_ ("Departures every %g minutes or more often"),
                              settings->headways_min[line - LINE_HEADWAY]);
    }
}

static const ZwServiceShare *
get_share (const ZwServiceDay *day, guint line)
{
  switch (line)
    {
    case LINE_SERVED:
      return &day->served;
    case LINE_EARLY:
      return &day->early;
    case LINE_LATE:
      return &day->late;
    case LINE_BOTH:
      return &day->both;
    case LINE_SPAN:
    case LINE_STOPS:
      return NULL;
    default:
      return &day->headways[line - LINE_HEADWAY];
    }
}

static char *
dup_value (const ZwServiceDay *day, guint line)
{
  const ZwServiceShare *share = get_share (day, line);
  g_autofree char *number = NULL;

  if (line == LINE_SPAN)
    return zw_figure_dup_number (day->median_span_h, 1);
  if (line == LINE_STOPS)
    return zw_figure_dup_number (day->n_stops, 0);
  number = zw_figure_dup_number (100.0 * share->share, 2);
  return isfinite (share->share) ? g_strdup_printf ("%s %%", number) : g_steal_pointer (&number);
}

static void
attach_value (ZwServiceTable *self,
              GtkWidget *grid,
              int column,
              int row,
              const ZwServiceDay *day,
              guint line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const ZwServiceShare *share = get_share (day, line);
  g_autofree char *value = dup_value (day, line);
  GtkWidget *label = make_label (value, "numeric", 1, VALUE_CHARS);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), VALUE_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (share != NULL && isfinite (share->residents))
    {
      g_autofree char *number = zw_figure_dup_number (share->residents, 0);
      GtkWidget *below = make_label (number, "dim-label", 1, VALUE_CHARS);

      gtk_widget_add_css_class (below, "zw-small");
      gtk_widget_add_css_class (below, "numeric");
      gtk_box_append (GTK_BOX (box), below);
    }
  gtk_grid_attach (GTK_GRID (grid), box, column, row, 1, 1);
  zw_figure_append_cell (self->text, value);
}

/* The heading of a kind of day, and the days that stand for it. */
static void
attach_day (GtkWidget *grid, int column, const ZwServiceDay *day)
{
  GtkWidget *label = make_label (_ (zw_day_type_get_name (day->day)), "heading", 1, VALUE_CHARS);

  gtk_widget_set_tooltip_text (label, day->dates);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, column, 1, 1, 1);
}

static void
attach_place (ZwServiceTable *self,
              GtkWidget *grid,
              int column,
              const char *name,
              const ZwServiceLevel *level)
{
  GtkWidget *label = make_label (name, "heading", 1, 3 * VALUE_CHARS);

  gtk_grid_attach (GTK_GRID (grid), label, column, 0, (int) level->n_days, 1);
  for (guint d = 0; d < level->n_days; d++)
    {
      g_autofree char *title = g_strdup_printf ("%s %s", name,
                                                _ (zw_day_type_get_name (level->days[d].day)));

      attach_day (grid, column + (int) d, &level->days[d]);
      zw_figure_append_cell (self->text, title);
    }
}

static GtkWidget *
make_grid (ZwServiceTable *self,
           const char *zone_name,
           const ZwServiceLevel *zone,
           const ZwServiceLevel *city,
           const ZwServiceSettings *settings)
{
  GtkWidget *grid = gtk_grid_new ();
  /* A line stands between the zone and the city. */
  int in_city = zone != NULL ? 2 + (int) zone->n_days : 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  zw_figure_append_cell (self->text, _ ("Residents with a stop within reach"));
  if (zone != NULL)
    attach_place (self, grid, 1, zone_name, zone);
  if (zone != NULL)
    gtk_grid_attach (GTK_GRID (grid), gtk_separator_new (GTK_ORIENTATION_VERTICAL), in_city - 1, 0,
                     1, 2 + 2 * N_LINES);
  attach_place (self, grid, in_city, _ ("City"), city);
  g_string_append_c (self->text, '\n');
  for (guint line = 0; line < N_LINES; line++)
    {
      int row = 2 + 2 * (int) line;
      g_autofree char *name = dup_line_name (settings, line);
      GtkWidget *label = make_label (name, NULL, 0, NAME_CHARS);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
      gtk_grid_attach (GTK_GRID (grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row,
                       in_city + (int) city->n_days, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 0, row + 1, 1, 1);
      zw_figure_append_cell (self->text, name);
      for (guint d = 0; zone != NULL && d < zone->n_days; d++)
        attach_value (self, grid, 1 + (int) d, row + 1, &zone->days[d], line);
      for (guint d = 0; d < city->n_days; d++)
        attach_value (self, grid, in_city + (int) d, row + 1, &city->days[d], line);
      g_string_append_c (self->text, '\n');
    }
  return grid;
}

/* Why there is nothing to tell, and what to do about it. */
static void
add_reason (ZwServiceTable *self, const ZwServiceLevel *level)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Import…"));
  g_autofree char *text = g_strdup_printf (_ ("No data: %s"),
                                           level->reason != NULL ? level->reason : "");
  GtkWidget *label = make_label (text, NULL, 0, NOTE_CHARS);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  gtk_box_append (GTK_BOX (self->box), button);
}

static char *
dup_notes (const ZwServiceLevel *level)
{
  GString *text = g_string_new (level->method);

  for (guint d = 0; d < level->n_days; d++)
    if (level->days[d].dates != NULL)
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                              _ (zw_day_type_get_name (level->days[d].day)), level->days[d].dates);
  return g_string_free (text, FALSE);
}

/**
 * zw_service_table_set:
 * @zone: (nullable): level of service of the zone; %NULL without one
 * @city: (nullable): that of the city; %NULL shows nothing
 */
void
zw_service_table_set (ZwServiceTable *self,
                      const char *zone_name,
                      const ZwServiceLevel *zone,
                      const ZwServiceLevel *city,
                      const ZwServiceSettings *settings)
{
  g_autofree char *notes = NULL;
  GtkWidget *note;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_string_truncate (self->text, 0);
  if (city == NULL)
    return;
  if (city->n_days == 0)
    {
      add_reason (self, city);
      return;
    }
  gtk_box_append (GTK_BOX (self->box),
                  make_label (_ ("Residents with a stop within reach, by what departs there"),
                              "heading", 0, NOTE_CHARS));
  gtk_box_append (GTK_BOX (self->box), make_grid (self, zone_name, zone, city, settings));
  notes = dup_notes (city);
  note = make_label (notes, "dim-label", 0, NOTE_CHARS);
  gtk_label_set_selectable (GTK_LABEL (note), TRUE);
  gtk_box_append (GTK_BOX (self->box), note);
}

/**
 * zw_service_table_get_text:
 *
 * Returns: (transfer none): the table, for spreadsheets to paste; empty without one
 */
const char *
zw_service_table_get_text (ZwServiceTable *self)
{
  return self->text->str;
}

static void
zw_service_table_dispose (GObject *object)
{
  g_clear_pointer (&ZW_SERVICE_TABLE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_service_table_parent_class)->dispose (object);
}

static void
zw_service_table_finalize (GObject *object)
{
  g_string_free (ZW_SERVICE_TABLE (object)->text, TRUE);
  G_OBJECT_CLASS (zw_service_table_parent_class)->finalize (object);
}

static void
zw_service_table_class_init (ZwServiceTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_service_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_service_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_service_table_init (ZwServiceTable *self)
{
  self->text = g_string_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->box, "zw-page");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
zw_service_table_new (void)
{
  return g_object_new (ZW_TYPE_SERVICE_TABLE, NULL);
}
