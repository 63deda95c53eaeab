/* zw-sheets-options.c: which map sheets are made, on what paper and at what scale
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-sheets-options.h"

#include <glib/gi18n.h>

#include "zw-plan-choice.h"

#define SPACING_PX 12

/* How the choices are kept in the project: series, paper, upright, scale, theme,
 * other zone, grid, extent of the map. */
#define KEPT_TYPE "(ssbdsxs(dddd))"

struct _ZwSheetsOptions
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *series;
  GtkWidget *theme;
  GtkWidget *other;
  GtkWidget *paper;
  GtkWidget *turn;
  GtkWidget *scale;
  GtkWidget *extent;
  GtkWidget *grid;

  /* Owned */
  ZwSession *session;
  GArray *others; /* ids of the zones that the list of other zones has */

  ZwEnvelope map;
  gint64 other_id;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwSheetsOptions, zw_sheets_options, GTK_TYPE_WIDGET)

/* The first stands for the largest that fits. */
static const double scales[] = { 0,     500,   1000,  2000,  2500,   5000,
                                 10000, 20000, 25000, 50000, 100000, 200000 };

static const char *const themes[ZW_N_THEMES] = {
  [ZW_THEME_EXTENT] = N_ ("Extent of the zone"),
  [ZW_THEME_POPULATION] = N_ ("Population"),
  [ZW_THEME_LANDUSE] = N_ ("Land use"),
  [ZW_THEME_ATTRACTIONS] = N_ ("Attractions"),
  [ZW_THEME_ROADS] = N_ ("Freeways and expressways"),
  [ZW_THEME_RAILWAYS] = N_ ("Railways"),
  [ZW_THEME_STATIONS] = N_ ("Rail stations"),
  [ZW_THEME_BUS_STOPS] = N_ ("Bus stops"),
  [ZW_THEME_BIKE_STATIONS] = N_ ("Bike stations"),
  [ZW_THEME_BUS_ROUTES] = N_ ("Bus routes"),
  [ZW_THEME_WAYS] = N_ ("Footways and cycleways"),
  [ZW_THEME_CHARGERS] = N_ ("Chargers"),
  [ZW_THEME_PARKING] = N_ ("Car parks"),
};

enum
{
  GRID_METRES,
  GRID_DEGREES,
  GRID_NONE,
};

static const char *const grid_ids[] = { "metres", "degrees", "none" };

static guint
get_chosen (GtkWidget *choice)
{
  guint chosen = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (choice));

  return chosen != GTK_INVALID_LIST_POSITION ? chosen : 0;
}

/* The themes, before them the map as it is. */
static ZwTheme
get_theme (ZwSheetsOptions *self)
{
  guint chosen = get_chosen (self->theme);

  return chosen == 0 ? ZW_N_THEMES : (ZwTheme) (chosen - 1);
}

/**
 * zw_sheets_options_uses_map:
 *
 * Returns: whether the sheets show what the window's map shows
 */
gboolean
zw_sheets_options_uses_map (ZwSheetsOptions *self)
{
  return gtk_widget_get_visible (self->extent) && get_chosen (self->extent) == 1;
}

/**
 * zw_sheets_options_get:
 * @wish: (out): what is chosen
 */
void
zw_sheets_options_get (ZwSheetsOptions *self, ZwSheetsWish *wish)
{
  *wish = (ZwSheetsWish){
    .series = (ZwSheetsSeries) get_chosen (self->series),
    .paper = (ZwPaper) get_chosen (self->paper),
    .portrait = get_chosen (self->turn) == 1,
    .scale = scales[MIN (get_chosen (self->scale), G_N_ELEMENTS (scales) - 1)],
    .theme = get_theme (self),
    .other_id = self->other_id,
    .degrees = get_chosen (self->grid) == GRID_DEGREES,
    .no_grid = get_chosen (self->grid) == GRID_NONE,
  };
  if (zw_sheets_options_uses_map (self))
    wish->extent = self->map;
}

/* Only what the series asks for can be chosen. */
static void
show_state (ZwSheetsOptions *self)
{
  ZwSheetsSeries series = (ZwSheetsSeries) get_chosen (self->series);

  gtk_widget_set_visible (self->theme, series == ZW_SHEETS_ONE);
  gtk_widget_set_visible (self->other, series == ZW_SHEETS_COMPARE_ZONES);
  gtk_widget_set_visible (self->extent, series == ZW_SHEETS_ONE || series == ZW_SHEETS_THEMES);
}

static void
on_chosen (ZwSheetsOptions *self)
{
  g_assert (ZW_IS_SHEETS_OPTIONS (self));
  if (gtk_widget_get_visible (self->other) && get_chosen (self->other) < self->others->len)
    self->other_id = g_array_index (self->others, gint64, get_chosen (self->other));
  show_state (self);
  g_signal_emit (self, changed_signal, 0);
}

/* All zones but the selected one. */
static void
show_zones (ZwSheetsOptions *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint chosen = 0;

  g_assert (ZW_IS_SHEETS_OPTIONS (self));
  g_array_set_size (self->others, 0);
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (zone->id == zw_session_get_zone_id (self->session))
        continue;
      if (zone->id == self->other_id)
        chosen = names->len;
      g_ptr_array_add (names, zone->name);
      g_array_append_val (self->others, zone->id);
    }
  g_ptr_array_add (names, NULL);
  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (self->other), (const char *const *) names->pdata);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->other), chosen);
  self->other_id = self->others->len > 0 ? g_array_index (self->others, gint64, chosen) : 0;
}

/**
 * zw_sheets_options_set_map_extent:
 * @extent: what the window's map shows, in project coordinates
 */
void
zw_sheets_options_set_map_extent (ZwSheetsOptions *self, const ZwEnvelope *extent)
{
  self->map = *extent;
}

/**
 * zw_sheets_options_use_map:
 *
 * One sheet of the map as it is shown.
 */
void
zw_sheets_options_use_map (ZwSheetsOptions *self)
{
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->series), ZW_SHEETS_ONE);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->theme), 0);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->extent), 1);
  show_state (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * zw_sheets_options_to_text:
 *
 * Returns: (transfer full): all choices, to be kept
 */
char *
zw_sheets_options_to_text (ZwSheetsOptions *self)
{
  ZwSheetsWish wish;
  g_autoptr (GVariant) kept = NULL;

  zw_sheets_options_get (self, &wish);
  kept = g_variant_ref_sink (g_variant_new (
      KEPT_TYPE, zw_sheets_series_get_id (wish.series), zw_paper_get_id (wish.paper), wish.portrait,
      wish.scale, wish.theme < ZW_N_THEMES ? zw_theme_get_id (wish.theme) : "", wish.other_id,
      grid_ids[get_chosen (self->grid)], wish.extent.min_x, wish.extent.min_y, wish.extent.max_x,
      wish.extent.max_y));
  return g_variant_print (kept, FALSE);
}

static guint
find_scale (double scale)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (scales[i] == scale)
      return i;
  return 0;
}

static guint
find_grid (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (grid_ids); i++)
    if (g_str_equal (grid_ids[i], id))
      return i;
  return GRID_METRES;
}

/**
 * zw_sheets_options_from_text:
 * @text: (nullable): as zw_sheets_options_to_text() wrote it; anything else gives
 *   what one begins with
 */
void
zw_sheets_options_from_text (ZwSheetsOptions *self, const char *text)
{
  g_autoptr (GVariant)
      kept = text != NULL ? g_variant_parse (G_VARIANT_TYPE (KEPT_TYPE), text, NULL, NULL, NULL)
                          : NULL;
  const char *series_id = "", *paper_id = "", *theme_id = "", *grid = "";
  ZwSheetsSeries series = ZW_SHEETS_THEMES;
  ZwPaper paper = ZW_PAPER_A3;
  ZwTheme theme = ZW_N_THEMES;
  gboolean portrait = FALSE;
  double scale = 0;
  ZwEnvelope map = { 0 };

  if (kept != NULL)
    g_variant_get (kept, "(&s&sbd&sx&s(dddd))", &series_id, &paper_id, &portrait, &scale, &theme_id,
                   &self->other_id, &grid, &map.min_x, &map.min_y, &map.max_x, &map.max_y);
  zw_sheets_series_from_id (series_id, &series);
  zw_paper_from_id (paper_id, &paper);
  if (!zw_theme_from_id (theme_id, &theme))
    theme = ZW_N_THEMES;
  self->map = map;
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->series), series);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->theme), theme < ZW_N_THEMES ? theme + 1 : 0);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->paper), paper);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->turn), portrait ? 1 : 0);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->scale), find_scale (scale));
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->grid), find_grid (grid));
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->extent), map.max_x > map.min_x ? 1 : 0);
  show_zones (self);
  show_state (self);
}

static void
zw_sheets_options_dispose (GObject *object)
{
  ZwSheetsOptions *self = ZW_SHEETS_OPTIONS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_sheets_options_parent_class)->dispose (object);
}

static void
zw_sheets_options_class_init (ZwSheetsOptionsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = zw_sheets_options_dispose;
  changed_signal = g_signal_new ("changed", ZW_TYPE_SHEETS_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_sheets_options_init (ZwSheetsOptions *self)
{
  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GtkWidget *
add (ZwSheetsOptions *self, GtkWidget *box, const char *label, const char *const *choices)
{
  GtkWidget *choice = zw_plan_choice_new (label, choices);

  g_signal_connect_swapped (choice, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (box), choice);
  return choice;
}

static void
add_what (ZwSheetsOptions *self, GtkWidget *box)
{
  const char *series[ZW_N_SHEETS_SERIES + 1] = { NULL };
  const char *shown[ZW_N_THEMES + 2] = { _ ("The map as it is") };
  const char *const extents[] = { _ ("The zone"), _ ("What the map shows now"), NULL };
  const char *const none[] = { NULL };

  for (guint i = 0; i < ZW_N_SHEETS_SERIES; i++)
    series[i] = _ (zw_sheets_series_get_label ((ZwSheetsSeries) i));
  for (guint i = 0; i < ZW_N_THEMES; i++)
    shown[i + 1] = _ (themes[i]);
  self->series = add (self, box, _ ("Sheets"), series);
  self->theme = add (self, box, _ ("Theme"), shown);
  self->other = add (self, box, _ ("Compared with"), none);
  self->extent = add (self, box, _ ("Extent"), extents);
}

static void
add_paper (ZwSheetsOptions *self, GtkWidget *box)
{
  static const char *const papers[] = { "A4", "A3", "A2", "A1", "A0", NULL };
  const char *const turns[] = { _ ("Landscape"), _ ("Portrait"), NULL };
  const char *const grids[] = { _ ("Coordinates of the project"), _ ("Degrees"), _ ("None"), NULL };
  g_auto (GStrv) texts = g_new0 (char *, G_N_ELEMENTS (scales) + 1);

  texts[0] = g_strdup (_ ("Largest that fits"));
  for (guint i = 1; i < G_N_ELEMENTS (scales); i++)
    texts[i] = g_strdup_printf ("1:%'.0f", scales[i]);
  self->paper = add (self, box, _ ("Paper"), papers);
  self->turn = add (self, box, _ ("Orientation"), turns);
  self->scale = add (self, box, _ ("Scale"), (const char *const *) texts);
  self->grid = add (self, box, _ ("Grid"), grids);
}

GtkWidget *
zw_sheets_options_new (ZwSession *session)
{
  ZwSheetsOptions *self = g_object_new (ZW_TYPE_SHEETS_OPTIONS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);

  self->session = g_object_ref (session);
  gtk_widget_add_css_class (box, "zw-page");
  add_what (self, box);
  add_paper (self, box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (session, "zones-changed", G_CALLBACK (show_zones), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (show_zones), self,
                           G_CONNECT_SWAPPED);
  zw_sheets_options_from_text (self, NULL);
  return GTK_WIDGET (self);
}
