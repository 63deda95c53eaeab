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
  [ZW_INDICATOR_A2] = { ZW_N_ROLES },
  [ZW_INDICATOR_A3] = { ZW_ROLE_BIKE_STATIONS, ZW_N_ROLES },
  [ZW_INDICATOR_A4] = { ZW_N_ROLES },
  [ZW_INDICATOR_A5] = { ZW_ROLE_STOPS, ZW_ROLE_ATTRACTIONS, ZW_N_ROLES },
  [ZW_INDICATOR_A6] = { ZW_N_ROLES },
  [ZW_INDICATOR_A7] = { ZW_N_ROLES },
  [ZW_INDICATOR_A8] = { ZW_N_ROLES },
  [ZW_INDICATOR_A9] = { ZW_N_ROLES },
};

/* What the words depend on. */
typedef struct
{
  ZwBaseline *baseline;
  const ZwCatalog *catalog;
  GPtrArray *const *layers;
  guint switched_off;
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
  if (self->switched_off & (1u << role))
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
      if (baseline->missing[i] == NULL)
        baseline->missing[i] = explain_missing (self, *role);

  if (baseline->missing[ZW_INDICATOR_A1] == NULL && baseline->people_points == NULL
      && baseline->people_areas == NULL)
    baseline->missing[ZW_INDICATOR_A1] = g_strdup (translate (
        self, N_ ("The layer of population does not say how many residents there are.")));
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
  baseline->empty[ZW_INDICATOR_A5] = g_strdup (
      translate (self, N_ ("There are no attractions in the zone.")));
}

static void
write_inputs (const Words *self, ZwIndicatorId id)
{
  for (const ZwRole *role = needs[id]; *role != ZW_N_ROLES; role++)
    for (guint i = 0; i < self->layers[*role]->len; i++)
      {
        const ZwFeatures *features = g_ptr_array_index (self->layers[*role], i);
        ZwIndicatorInput *input = g_new0 (ZwIndicatorInput, 1);

        input->role = *role;
        input->layer_id = features->layer->id;
        input->name = g_strdup (features->layer->name);
        input->count = features->n;
        if (*role == ZW_ROLE_POPULATION)
          input->count -= self->baseline->notes.n_people_left_out;
        input->year = features->layer->year;
        input->file = g_strdup (features->layer->source.file);
        g_ptr_array_add (self->baseline->inputs[id], input);
      }
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

static char *
describe_coverage (const Words *self, gboolean stops_in_zone)
{
  GString *text = g_string_new (NULL);
  g_autofree char *reach = describe_reach (self, stops_in_zone);

  g_string_append (text, self->baseline->people_areas != NULL
                             ? translate (self, N_ ("area-weighted"))
                             : translate (self, N_ ("by points")));
  /* Translators: between how residents are told and how far stops reach */
  g_string_append (text, translate (self, N_ (", ")));
  g_string_append (text, reach);
  if (self->baseline->notes.n_people_left_out > 0)
    /* Translators: %u is the number of rows of the population layer */
    append (self, text, N_ ("places left out, as their number of residents is unknown: %u"),
            self->baseline->notes.n_people_left_out);
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
    case ZW_INDICATOR_A4:
    case ZW_INDICATOR_A6:
    case ZW_INDICATOR_A7:
    case ZW_INDICATOR_A8:
    case ZW_INDICATOR_A9:
    case ZW_N_INDICATORS:
      break;
    }
  return NULL;
}

/**
 * zw_baseline_write_words:
 * @layers: (array length=ZW_N_ROLES) (element-type ZwFeatures): those used
 * @switched_off: bit (1 << #ZwRole) for roles with layers that are not used
 *
 * Writes once what is said beside the figures of every zone.
 */
void
zw_baseline_write_words (ZwBaseline *self,
                         const ZwBaselineSettings *settings,
                         GPtrArray *const *layers,
                         guint switched_off)
{
  const Words words = { self, settings->catalog, layers, switched_off };

  write_reasons (&words);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      write_inputs (&words, i);
      if (self->missing[i] == NULL)
        for (guint k = 0; k < 2; k++)
          self->methods[i][k] = describe (&words, i, k == 1);
    }
}
