/* zw-baseline-words.c: what is said beside the figures: inputs, methods, reasons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

#include <glib/gi18n.h>

/* Roles that an indicator rests on, in the order they are named; ended by ZW_N_ROLES. */
static const ZwRole needs[ZW_N_INDICATORS][3] = {
  [ZW_INDICATOR_B1] = { ZW_ROLE_STOPS, ZW_N_ROLES },
  [ZW_INDICATOR_B2] = { ZW_ROLE_ROUTES, ZW_N_ROLES },
  [ZW_INDICATOR_B3] = { ZW_ROLE_FOOTWAYS, ZW_N_ROLES },
  [ZW_INDICATOR_B4] = { ZW_ROLE_CYCLEWAYS, ZW_N_ROLES },
  [ZW_INDICATOR_B5] = { ZW_ROLE_CHARGERS, ZW_N_ROLES },
  [ZW_INDICATOR_B6] = { ZW_ROLE_PARKING, ZW_N_ROLES },
  [ZW_INDICATOR_A1] = { ZW_ROLE_STOPS, ZW_ROLE_POPULATION, ZW_N_ROLES },
  [ZW_INDICATOR_A2] = { ZW_ROLE_SHARED_VEHICLES, ZW_ROLE_POPULATION, ZW_N_ROLES },
  [ZW_INDICATOR_A3] = { ZW_ROLE_BIKE_STATIONS, ZW_N_ROLES },
  [ZW_INDICATOR_A4] = { ZW_ROLE_TRANSFERS, ZW_N_ROLES },
  [ZW_INDICATOR_A5] = { ZW_ROLE_STOPS, ZW_ROLE_ATTRACTIONS, ZW_N_ROLES },
  [ZW_INDICATOR_A6] = { ZW_ROLE_OD_PAIRS, ZW_N_ROLES },
  [ZW_INDICATOR_A7] = { ZW_ROLE_OD_PAIRS, ZW_N_ROLES },
  [ZW_INDICATOR_A8] = { ZW_ROLE_VEHICLES, ZW_N_ROLES },
  [ZW_INDICATOR_A9] = { ZW_ROLE_CHARGERS, ZW_ROLE_VEHICLES, ZW_N_ROLES },
};

/* What the words depend on. */
typedef struct
{
  ZwBaseline *baseline;
  const ZwCatalog *catalog;
  GPtrArray *const *layers;
  const ZwSurveyChoice *choice;
  int year;
} Words;

G_GNUC_FORMAT (2)
static const char *
translate (const Words *self, const char *text)
{
  return self->catalog != NULL ? zw_catalog_get (self->catalog, text) : _ (text);
}

static const char *
get_missing_sentence (ZwRole role)
{
  switch (role)
    {
    case ZW_ROLE_STOPS:
      return N_ ("No layer of public transport stops has been imported.");
    case ZW_ROLE_ROUTES:
      return N_ ("No layer of public transport routes has been imported.");
    case ZW_ROLE_BIKE_STATIONS:
      return N_ ("No layer of public bike stations has been imported.");
    case ZW_ROLE_FOOTWAYS:
      return N_ ("No layer of footways has been imported.");
    case ZW_ROLE_CYCLEWAYS:
      return N_ ("No layer of cycle ways has been imported.");
    case ZW_ROLE_CHARGERS:
      return N_ ("No layer of public chargers has been imported.");
    case ZW_ROLE_PARKING:
      return N_ ("No layer of public car parks has been imported.");
    case ZW_ROLE_POPULATION:
      return N_ ("No layer of population has been imported.");
    case ZW_ROLE_ATTRACTIONS:
      return N_ ("No layer of attractions has been imported.");
    case ZW_ROLE_SHARED_VEHICLES:
      return N_ ("No layer of shared vehicles has been imported.");
    case ZW_ROLE_VEHICLES:
      return N_ ("No table of registered vehicles has been imported.");
    case ZW_ROLE_TRANSFERS:
      return N_ ("No table of transfer times and no timetable has been imported.");
    case ZW_ROLE_OD_PAIRS:
      return N_ ("No table of origin and destination pairs has been imported.");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Why a role gives nothing, NULL where it does. */
static char *
explain_missing (const Words *self, ZwRole role)
{
  if (self->layers[role]->len > 0)
    return NULL;
  if (self->choice->later & (1u << role))
    /* Translators: %s is a kind of layer, such as “Public transport stops”; %d a year */
    return g_strdup_printf (
        translate (self, N_ ("The layers “%s” all tell of years later than %d.")),
        translate (self, zw_role_get_info (role)->label), self->year);
  if (self->choice->switched_off & (1u << role))
    /* Translators: %s is a kind of layer, such as “Public transport stops” */
    return g_strdup_printf (translate (self, N_ ("The layers “%s” are left out of the figures.")),
                            translate (self, zw_role_get_info (role)->label));
  return g_strdup (translate (self, get_missing_sentence (role)));
}

static void
write_reasons (const Words *self)
{
  ZwBaseline *baseline = self->baseline;

  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    for (const ZwRole *role = needs[i]; *role != ZW_N_ROLES; role++)
      if (baseline->missing[i] == NULL && !(i == ZW_INDICATOR_A4 && baseline->transfers != NULL))
        baseline->missing[i] = explain_missing (self, *role);

  for (guint i = ZW_INDICATOR_A1; i <= ZW_INDICATOR_A2; i++)
    if (baseline->missing[i] == NULL && baseline->people_points == NULL
        && baseline->people_areas == NULL)
      baseline->missing[i] = g_strdup (translate (
          self, N_ ("The layer of population does not say how many residents there are.")));
  for (guint i = ZW_INDICATOR_A8; i <= ZW_INDICATOR_A9; i++)
    if (baseline->missing[i] == NULL && baseline->vehicles == NULL)
      baseline->missing[i] = g_strdup (
          translate (self, N_ ("The table of vehicles does not say how many are registered and "
                               "how many of them are electric.")));
  if (baseline->missing[ZW_INDICATOR_B6] == NULL && baseline->parking->n > 0
      && baseline->notes.n_parking_left_out == baseline->parking->n)
    baseline->missing[ZW_INDICATOR_B6] = g_strdup (
        translate (self, N_ ("No layer of car parks says how many spaces there are and "
                             "how many of them are for electric cars.")));

  baseline->empty[ZW_INDICATOR_B6] = g_strdup (
      translate (self, N_ ("The zone has no car park with a known number of spaces above 0.")));
  baseline->empty[ZW_INDICATOR_A1] = g_strdup (
      translate (self, N_ ("By the layer of population nobody lives in the zone.")));
  baseline->empty[ZW_INDICATOR_A3] = g_strdup (translate (self, N_ ("The zone has no area.")));
  baseline->empty[ZW_INDICATOR_A2] = g_strdup (
      translate (self, N_ ("By the layer of population nobody is in the zone.")));
  baseline->empty[ZW_INDICATOR_A8] = g_strdup (
      translate (self, N_ ("No vehicle is registered in the zone.")));
  baseline->empty[ZW_INDICATOR_A9] = g_strdup (
      translate (self, N_ ("No electric vehicle is registered in the zone.")));
  if (baseline->vehicles != NULL && baseline->vehicles->whole_only)
    for (guint i = ZW_INDICATOR_A8; i <= ZW_INDICATOR_A9; i++)
      baseline->whole_only[i] = g_strdup (
          translate (self, N_ ("Vehicles are told for the city as a whole, not by area. Join the "
                               "table to administrative areas.")));
  baseline->empty[ZW_INDICATOR_A5] = g_strdup (
      translate (self, N_ ("There are no attractions in the zone.")));
}

static void
add_inputs (const Words *self, ZwIndicatorId id, ZwRole role)
{
  for (guint i = 0; i < self->layers[role]->len; i++)
    {
      const ZwFeatures *features = g_ptr_array_index (self->layers[role], i);
      ZwIndicatorInput *input = g_new0 (ZwIndicatorInput, 1);

      input->role = role;
      input->layer_id = features->layer->id;
      input->name = g_strdup (features->layer->name);
      input->count = features->n;
      if (role == ZW_ROLE_POPULATION)
        input->count -= self->baseline->notes.n_people_left_out[features->shape->kind];
      input->year = features->layer->year;
      input->file = g_strdup (features->layer->source.file);
      g_ptr_array_add (self->baseline->inputs[id], input);
    }
}

/* Journeys also rest on the stops, whose layers the timetables came with. */
static void
write_inputs (const Words *self, ZwIndicatorId id)
{
  const ZwBaseline *baseline = self->baseline;
  gboolean by_timetable = (id == ZW_INDICATOR_A4 && baseline->transfers != NULL
                           && zw_transfer_table_is_computed (baseline->transfers))
                          || ((id == ZW_INDICATOR_A6 || id == ZW_INDICATOR_A7)
                              && baseline->od_pairs != NULL && baseline->has_timetables);

  for (const ZwRole *role = needs[id]; *role != ZW_N_ROLES; role++)
    add_inputs (self, id, *role);
  if (by_timetable)
    add_inputs (self, id, ZW_ROLE_STOPS);
}

/* Adds a remark, behind a semicolon where there is something before it. */
G_GNUC_PRINTF (3, 4)
static void
append (const Words *self, GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    /* Translators: between two remarks on a method */
    g_string_append (text, translate (self, N_ ("; ")));
  va_start (arguments, format);
  g_string_append_vprintf (text, translate (self, format), arguments);
  va_end (arguments);
}

static char *
describe_stops (const Words *self)
{
  GString *text = g_string_new (NULL);

  append (self, text, N_ ("stops in the zone or on its boundary, all modes"));
  if (self->baseline->notes.n_platforms > 0)
    /* Translators: %u is the number of platforms all over the layers */
    append (self, text, N_ ("platforms counted with their station: %u"),
            self->baseline->notes.n_platforms);
  if (self->baseline->merge_m > 0.0)
    /* Translators: %.10g is a distance in metres, %u a number of stops */
    append (self, text, N_ ("stops of one name within %.10g m count as one: %u put together"),
            self->baseline->merge_m, self->baseline->notes.n_merged);
  return g_string_free (text, FALSE);
}

static char *
describe_ways (const Words *self, const ZwWays *ways)
{
  GString *text = g_string_new (NULL);

  if (ways->lines != NULL)
    append (self, text, N_ ("length of the lines in the zone"));
  if (ways->surfaces != NULL)
    append (self, text,
            N_ ("estimated from surfaces: equivalent rectangle, by the share of the "
                "surface in the zone"));
  return g_string_free (text, FALSE);
}

static char *
describe_chargers (const Words *self)
{
  const ZwBaselineNotes *notes = &self->baseline->notes;
  GString *text = g_string_new (NULL);

  if (notes->charger_posts + notes->charger_guns + notes->charger_sites > 1)
    append (self, text, N_ ("posts, or where a layer gives none its guns, or else its sites"));
  else if (notes->charger_posts)
    append (self, text, N_ ("charging posts"));
  else if (notes->charger_guns)
    append (self, text, N_ ("charging guns, as posts are not given"));
  else
    append (self, text, N_ ("charging sites, as neither posts nor guns are given"));
  if (notes->n_chargers_left_out > 0)
    /* Translators: %u is the number of charging sites all over the layers */
    append (self, text, N_ ("sites left out, as they give no figure: %u"),
            notes->n_chargers_left_out);
  return g_string_free (text, FALSE);
}

static char *
describe_parking (const Words *self)
{
  const ZwBaselineNotes *notes = &self->baseline->notes;
  GString *text = g_string_new (NULL);

  append (self, text, N_ ("spaces for electric cars only over all spaces, all car parks together"));
  if (notes->parking_areas)
    append (self, text, N_ ("areas by their centre"));
  if (notes->n_parking_left_out > 0)
    /* Translators: %u is the number of car parks all over the layers */
    append (self, text, N_ ("car parks left out, as their figures are unknown: %u"),
            notes->n_parking_left_out);
  return g_string_free (text, FALSE);
}

static char *
describe_reach (const Words *self, gboolean stops_in_zone)
{
  char radius[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (radius, sizeof radius, "%.10g", self->baseline->radius);
  /* Translators: the number is a distance in metres; then “all stops” or “stops in the zone only”
   */
  return g_strdup_printf (translate (self, N_ ("straight line %s m, %s")), radius,
                          stops_in_zone ? translate (self, N_ ("stops in the zone only"))
                                        : translate (self, N_ ("all stops")));
}

static const char *
describe_residents (const Words *self)
{
  switch (self->baseline->coverage)
    {
    case ZW_COVERAGE_CENTRE:
      return translate (self, N_ ("by the centre of each area"));
    case ZW_COVERAGE_POINTS:
      return translate (self, N_ ("by points"));
    case ZW_COVERAGE_AUTO:
    case ZW_COVERAGE_AREA:
    default:
      return translate (self, N_ ("area-weighted"));
    }
}

static void
append_left_out_people (const Words *self, GString *text)
{
  ZwGeometryKind kind = self->baseline->coverage == ZW_COVERAGE_POINTS ? ZW_GEOMETRY_POINT
                                                                       : ZW_GEOMETRY_POLYGON;
  guint n = self->baseline->notes.n_people_left_out[kind];

  if (n > 0)
    /* Translators: %u is the number of rows of the population layer */
    append (self, text, N_ ("places left out, as their number of residents is unknown: %u"), n);
}

static char *
describe_coverage (const Words *self, gboolean stops_in_zone)
{
  GString *text = g_string_new (NULL);
  g_autofree char *reach = describe_reach (self, stops_in_zone);

  g_string_append (text, describe_residents (self));
  /* Translators: between how residents are told and how far stops reach */
  g_string_append (text, translate (self, N_ (", ")));
  g_string_append (text, reach);
  append_left_out_people (self, text);
  return g_string_free (text, FALSE);
}

static char *
describe_shared (const Words *self)
{
  const ZwBaselineNotes *notes = &self->baseline->notes;
  GString *text = g_string_new (NULL);

  append (self, text,
          self->baseline->has_active
              ? N_ ("vehicles for rent in the zone over its active population")
              : N_ ("vehicles for rent in the zone over its residents, as no active population "
                    "is given"));
  append (self, text, "%s", describe_residents (self));
  if (notes->shared_sites)
    append (self, text, N_ ("a place without a number counts as one vehicle"));
  if (notes->n_shared_left_out > 0)
    /* Translators: %u is the number of places all over the layers */
    append (self, text, N_ ("places left out, as their number of vehicles is unknown: %u"),
            notes->n_shared_left_out);
  append_left_out_people (self, text);
  return g_string_free (text, FALSE);
}

static void
append_vehicles (const Words *self, GString *text)
{
  const ZwVehicles *vehicles = self->baseline->vehicles;

  if (vehicles->whole_only)
    append (self, text, N_ ("of the city as a whole"));
  else if (vehicles->area_figures->len > 0)
    append (self, text, N_ ("registrations by area, weighted by area"));
  else
    append (self, text, N_ ("registrations by place"));
  if (self->baseline->notes.n_vehicles_left_out > 0)
    /* Translators: %u is the number of rows all over the tables */
    append (self, text, N_ ("rows left out, as they give no figures, no place or a sum: %u"),
            self->baseline->notes.n_vehicles_left_out);
}

static char *
describe_vehicles (const Words *self)
{
  GString *text = g_string_new (NULL);

  append (self, text, N_ ("electric over all registered vehicles"));
  append_vehicles (self, text);
  return g_string_free (text, FALSE);
}

static char *
describe_chargers_per_vehicle (const Words *self)
{
  g_autofree char *chargers = describe_chargers (self);
  GString *text = g_string_new (NULL);

  append (self, text, N_ ("public chargers over registered electric vehicles"));
  append (self, text, "%s", chargers);
  append_vehicles (self, text);
  return g_string_free (text, FALSE);
}

static char *
describe_attractions (const Words *self, gboolean stops_in_zone)
{
  g_autofree char *reach = describe_reach (self, stops_in_zone);
  GString *text = g_string_new (reach);

  if (self->baseline->notes.attraction_areas)
    append (self, text, N_ ("areas by their centre"));
  return g_string_free (text, FALSE);
}

static char *
describe (const Words *self, ZwIndicatorId id, gboolean stops_in_zone)
{
  switch (id)
    {
    case ZW_INDICATOR_B1:
      return describe_stops (self);
    case ZW_INDICATOR_B2:
      return g_strdup (translate (
          self, N_ ("length in the zone; where several routes share a street, each counts")));
    case ZW_INDICATOR_B3:
      return describe_ways (self, &self->baseline->footways);
    case ZW_INDICATOR_B4:
      return describe_ways (self, &self->baseline->cycleways);
    case ZW_INDICATOR_B5:
      return describe_chargers (self);
    case ZW_INDICATOR_B6:
      return describe_parking (self);
    case ZW_INDICATOR_A1:
      return describe_coverage (self, stops_in_zone);
    case ZW_INDICATOR_A3:
      return g_strdup (translate (
          self, N_ ("stations in the zone or on its boundary, over the area of the zone")));
    case ZW_INDICATOR_A5:
      return describe_attractions (self, stops_in_zone);
    case ZW_INDICATOR_A2:
      return describe_shared (self);
    case ZW_INDICATOR_A8:
      return describe_vehicles (self);
    case ZW_INDICATOR_A9:
      return describe_chargers_per_vehicle (self);
    case ZW_INDICATOR_A4:
      return g_strdup (zw_transfer_table_get_method (self->baseline->transfers));
    case ZW_INDICATOR_A6:
    case ZW_INDICATOR_A7:
      return g_strdup (zw_od_table_get_method (self->baseline->od_pairs, id));
    case ZW_N_INDICATORS:
      break;
    }
  return NULL;
}

/**
 * zw_baseline_write_words:
 * @layers: (array length=ZW_N_ROLES) (element-type ZwFeatures): those used
 * @choice: how the layers were chosen
 *
 * Writes once what is said beside the figures of every zone.
 */
void
zw_baseline_write_words (ZwBaseline *self,
                         const ZwBaselineSettings *settings,
                         GPtrArray *const *layers,
                         const ZwSurveyChoice *choice)
{
  const Words words = { self, settings->catalog, layers, choice, settings->year };

  write_reasons (&words);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      write_inputs (&words, i);
      if (self->missing[i] == NULL)
        for (guint k = 0; k < 2; k++)
          self->methods[i][k] = describe (&words, i, k == 1);
    }
}
