/* zw-survey-settings.c: how the figures are worked out, as a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-survey-settings.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/zw-controls.h"

/* Typing and turning come to rest before the figures are worked out anew. */
#define REST_MS 600

struct _ZwSurveySettings
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *radius;
  GtkWidget *stops_in_zone;
  GtkWidget *merge;
  GtkWidget *coverage;
  GtkWidget *ring;
  GtkWidget *day;
  GtkWidget *speed;
  GtkWidget *detour;
  GtkWidget *cost; /* 0 for not given */

  ZwFigureSettings shown; /* the project's, when they were shown last */
  guint rest;             /* while an edit waits */
  gboolean updating;
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (ZwSurveySettings, zw_survey_settings, GTK_TYPE_WIDGET)

static gboolean
on_rest (gpointer user_data)
{
  ZwSurveySettings *self = ZW_SURVEY_SETTINGS (user_data);

  self->rest = 0;
  g_signal_emit (self, edited_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
on_edited (ZwSurveySettings *self)
{
  g_assert (ZW_IS_SURVEY_SETTINGS (self));
  if (self->updating)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, on_rest, self);
}

/**
 * zw_survey_settings_flush:
 *
 * Takes what was typed at once.
 */
void
zw_survey_settings_flush (ZwSurveySettings *self)
{
  GtkWidget *const spins[] = { self->radius, self->merge,  self->ring,
                               self->speed,  self->detour, self->cost };

  for (guint i = 0; i < G_N_ELEMENTS (spins); i++)
    gtk_spin_button_update (GTK_SPIN_BUTTON (spins[i]));
  if (self->rest == 0)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  g_signal_emit (self, edited_signal, 0);
}

static void
set_spin (GtkWidget *spin, double value)
{
  if (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)) != value)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
}

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Of what the form shows. */
static gboolean
is_same (const ZwFigureSettings *a, const ZwFigureSettings *b)
{
  const ZwJourneySettings *of_a = &a->baseline.journeys, *of_b = &b->baseline.journeys;

  return a->baseline.radius_m == b->baseline.radius_m && a->baseline.merge_m == b->baseline.merge_m
         && a->baseline.coverage == b->baseline.coverage && a->ring_m == b->ring_m
         && a->evaluate.stops_in_zone == b->evaluate.stops_in_zone && of_a->day == of_b->day
         && of_a->private_speed_kmh == of_b->private_speed_kmh
         && of_a->private_detour == of_b->private_detour
         && is_same_number (of_a->private_cost_km, of_b->private_cost_km);
}

/**
 * zw_survey_settings_show:
 *
 * Shows the project's settings. What waits to be taken is given up when these
 * have changed meanwhile.
 */
void
zw_survey_settings_show (ZwSurveySettings *self, const ZwFigureSettings *settings)
{
  const ZwJourneySettings *journeys = &settings->baseline.journeys;

  if (self->rest != 0 && is_same (settings, &self->shown))
    return;
  self->shown = *settings;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->updating = TRUE;
  set_spin (self->radius, settings->baseline.radius_m);
  set_spin (self->merge, settings->baseline.merge_m);
  set_spin (self->ring, settings->ring_m);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->stops_in_zone),
                               settings->evaluate.stops_in_zone);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->coverage), settings->baseline.coverage);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->day), journeys->day);
  set_spin (self->speed, journeys->private_speed_kmh);
  set_spin (self->detour, journeys->private_detour);
  set_spin (self->cost, isnan (journeys->private_cost_km) ? 0.0 : journeys->private_cost_km);
  self->updating = FALSE;
}

/**
 * zw_survey_settings_read:
 * @settings: (inout): takes what the form knows of; the rest stays
 */
void
zw_survey_settings_read (ZwSurveySettings *self, ZwFigureSettings *settings)
{
  ZwJourneySettings *journeys = &settings->baseline.journeys;
  double cost = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->cost));

  settings->baseline.radius_m = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->radius));
  settings->baseline.merge_m = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->merge));
  settings->ring_m = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->ring));
  settings->evaluate.stops_in_zone = gtk_check_button_get_active (
      GTK_CHECK_BUTTON (self->stops_in_zone));
  settings->baseline.coverage = (ZwCoverageMethod) gtk_drop_down_get_selected (
      GTK_DROP_DOWN (self->coverage));
  journeys->day = (ZwDayType) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->day));
  journeys->private_speed_kmh = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->speed));
  journeys->private_detour = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->detour));
  journeys->private_cost_km = cost > 0.0 ? cost : (double) NAN;
}

static void
on_defaults_clicked (ZwSurveySettings *self)
{
  ZwFigureSettings settings;

  g_assert (ZW_IS_SURVEY_SETTINGS (self));
  zw_figure_settings_init (&settings);
  g_clear_handle_id (&self->rest, g_source_remove);
  zw_survey_settings_show (self, &settings);
  g_signal_emit (self, edited_signal, 0);
}

static void
zw_survey_settings_dispose (GObject *object)
{
  ZwSurveySettings *self = ZW_SURVEY_SETTINGS (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_survey_settings_parent_class)->dispose (object);
}

static void
zw_survey_settings_class_init (ZwSurveySettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_survey_settings_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  edited_signal = g_signal_new ("edited", ZW_TYPE_SURVEY_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
zw_survey_settings_init (ZwSurveySettings *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "zw-page");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* A named row of the form, and below it what it means. */
static void
add_row (GtkWidget *grid, int row, const char *name, GtkWidget *field, const char *hint)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (name);
  GtkWidget *note = gtk_label_new (hint);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "zw-small");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (label, row > 0 ? 6 : 0);
  gtk_widget_set_margin_top (field, row > 0 ? 6 : 0);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), note, 0, row + 1, 2, 1);
}

static GtkWidget *
make_spin (ZwSurveySettings *self, const char *name, double least, double most, double step)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, step);

  gtk_widget_set_name (spin, name);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_edited), self);
  return spin;
}

static GtkWidget *
make_decimal_spin (ZwSurveySettings *self, const char *name, double least, double most, double step)
{
  GtkWidget *spin = make_spin (self, name, least, most, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 2);
  return spin;
}

static GtkWidget *
make_list (ZwSurveySettings *self, const char *name, const char *const *texts)
{
  GtkWidget *list = zw_drop_down_new (name);

  zw_drop_down_set (GTK_DROP_DOWN (list), texts, 0);
  gtk_widget_set_hexpand (list, FALSE);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_edited), self);
  return list;
}

static GtkWidget *
make_coverage (ZwSurveySettings *self, const ZwCatalog *catalog)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *methods[ZW_N_COVERAGE_METHODS + 1] = { NULL };

  for (guint i = 0; i < ZW_N_COVERAGE_METHODS; i++)
    methods[i] = zw_coverage_method_get_label (i, catalog);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->radius = make_spin (self, "radius", 1, 10000, 50);
  self->merge = make_spin (self, "merge", 0, 1000, 10);
  self->ring = make_spin (self, "ring", 1, 20000, 50);
  self->coverage = make_list (self, _ ("Coverage of residents"), methods);
  self->stops_in_zone = gtk_check_button_new_with_mnemonic (
      _ ("_Only stops inside the zone serve"));
  gtk_widget_set_name (self->stops_in_zone, "stops-in-zone");
  gtk_widget_set_margin_top (self->stops_in_zone, 6);
  g_signal_connect_swapped (self->stops_in_zone, "toggled", G_CALLBACK (on_edited), self);
  add_row (grid, 0, _ ("_Reach of a stop (m)"), self->radius,
           _ ("Straight line around each stop (A1, A5); the guideline says 500 m."));
  add_row (grid, 2, _ ("_Width of the surroundings (m)"), self->ring,
           _ ("What lies within this distance around a zone, without the zone."));
  add_row (grid, 4, _ ("Stops of one _name within (m)"), self->merge,
           _ ("Poles of both directions then count as one stop; 0 counts each pole."));
  add_row (grid, 6, _ ("_Coverage of residents"), self->coverage,
           _ ("Whose figure is printed for A1; the others stand beside it."));
  gtk_grid_attach (GTK_GRID (grid), self->stops_in_zone, 0, 8, 2, 1);
  return grid;
}

/* What holds where the survey does not say how long and how dear journeys are. */
static GtkWidget *
make_journeys (ZwSurveySettings *self)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *days[ZW_N_DAY_TYPES + 1] = { NULL };

  for (guint i = 0; i < ZW_N_DAY_TYPES; i++)
    days[i] = _ (zw_day_type_get_name (i));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->day = make_list (self, _ ("Kind of day"), days);
  self->speed = make_decimal_spin (self, "private-speed", 1, 200, 1);
  self->detour = make_decimal_spin (self, "private-detour", 1, 5, 0.05);
  self->cost = make_decimal_spin (self, "private-cost", 0, 1000, 0.5);
  add_row (grid, 0, _ ("_Kind of day"), self->day,
           _ ("When journeys and transfers are searched in the timetable."));
  add_row (grid, 2, _ ("_Speed of private vehicles (km/h)"), self->speed,
           _ ("From door to door, where the table of pairs gives no time (A6)."));
  add_row (grid, 4, _ ("_Detour of private vehicles"), self->detour,
           _ ("Length of the way over the straight line."));
  add_row (grid, 6, _ ("C_ost of private vehicles (NT$/km)"), self->cost,
           _ ("Where the table of pairs gives no cost (A7); 0 where it is not known."));
  return grid;
}

GtkWidget *
zw_survey_settings_new (const ZwCatalog *catalog)
{
  ZwSurveySettings *self = g_object_new (ZW_TYPE_SURVEY_SETTINGS, NULL);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *defaults = gtk_button_new_with_mnemonic (_ ("Back to the _Guideline’s Settings"));

  gtk_stack_add_titled (GTK_STACK (stack), make_coverage (self, catalog), "coverage",
                        _ ("Stops and Residents"));
  gtk_stack_add_titled (GTK_STACK (stack), make_journeys (self), "journeys", _ ("Journeys"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_set_halign (defaults, GTK_ALIGN_START);
  g_signal_connect_swapped (defaults, "clicked", G_CALLBACK (on_defaults_clicked), self);
  gtk_box_append (GTK_BOX (self->box), switcher);
  gtk_box_append (GTK_BOX (self->box), stack);
  gtk_box_append (GTK_BOX (self->box), defaults);
  return GTK_WIDGET (self);
}
