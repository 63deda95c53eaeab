/* zw-siting-place.c: principles 1 to 3: need, boundary, size
 *
 * Figures of the rest of the city are what is left of the city's when the zone's
 * are taken away, so that a large zone is not compared with itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-siting-private.h"

/* Of the city's area; a rest smaller than this is what rounding leaves. */
#define LEAST_REST 0.001

/* How an indicator is held against the city. */
typedef enum
{
  BY_AREA, /* a sum: by square kilometre */
  BY_PART, /* a fraction whose parts are sums */
  WHOLE,   /* a mean: against that of the whole city */
} Comparison;

typedef struct
{
  ZwIndicatorId indicator;
  Comparison comparison;
  ZwSitingUnit unit;
  gboolean less_is_good;
} Standing;

/* Those that tell of green transport; what is held against the same side by side. */
static const Standing green[] = {
  { ZW_INDICATOR_B1, BY_AREA, ZW_SITING_PER_KM2, FALSE },
  { ZW_INDICATOR_B2, BY_AREA, ZW_SITING_KM_PER_KM2, FALSE },
  { ZW_INDICATOR_B3, BY_AREA, ZW_SITING_KM_PER_KM2, FALSE },
  { ZW_INDICATOR_B4, BY_AREA, ZW_SITING_KM_PER_KM2, FALSE },
  { ZW_INDICATOR_B5, BY_AREA, ZW_SITING_PER_KM2, FALSE },
  { ZW_INDICATOR_B6, BY_PART, ZW_SITING_SHARE, FALSE },
  { ZW_INDICATOR_A1, BY_PART, ZW_SITING_SHARE, FALSE },
  { ZW_INDICATOR_A2, BY_PART, ZW_SITING_PER_PERSON, FALSE },
  { ZW_INDICATOR_A3, BY_PART, ZW_SITING_PER_KM2, FALSE },
  { ZW_INDICATOR_A5, BY_PART, ZW_SITING_SHARE, FALSE },
  { ZW_INDICATOR_A4, WHOLE, ZW_SITING_MIN, TRUE },
  { ZW_INDICATOR_A6, WHOLE, ZW_SITING_RATIO, TRUE },
  { ZW_INDICATOR_A7, WHOLE, ZW_SITING_RATIO, TRUE },
};

/* What is left of the city; NaN where nothing is. */
static double
take_away (double city, double zone)
{
  double rest = city - zone;

  return rest > city * LEAST_REST ? rest : (double) NAN;
}

static double
get_rest (const ZwSiting *self, const ZwIndicator *zone, const ZwIndicator *city, Comparison how)
{
  const ZwSitingGround *ground = self->ground;

  switch (how)
    {
    case BY_AREA:
      return MAX (city->value - zone->value, 0.0)
             / (take_away (ground->city->area_m2, ground->figures->area_m2) / 1e6);
    case BY_PART:
      return MAX (city->numerator - zone->numerator, 0.0)
             / take_away (city->denominator, zone->denominator);
    case WHOLE:
    default:
      return city->value;
    }
}

/* Adds the zone's standing in one indicator; its voice where there are both sides. */
static ZwSitingFigure *
add_standing (const ZwSiting *self, ZwSitingPrinciple *principle, const Standing *standing)
{
  const ZwSitingGround *ground = self->ground;
  const ZwIndicator *zone = zw_evaluation_find (ground->figures, standing->indicator);
  const ZwIndicator *city = zw_evaluation_find (ground->city, standing->indicator);
  const char *name = zw_indicator_get_name (standing->indicator, ground->catalog);
  ZwSitingFigure *figure;
  double value, rest = NAN;

  if (zone == NULL || zone->state != ZW_INDICATOR_OK)
    return NULL;
  value = standing->comparison == BY_AREA ? zone->value / (ground->figures->area_m2 / 1e6)
                                          : zone->value;
  if (city != NULL && city->state == ZW_INDICATOR_OK)
    rest = get_rest (self, zone, city, standing->comparison);
  figure = zw_siting_add_figure (principle, zw_indicator_get_info (standing->indicator)->id, name,
                                 standing->unit, value);
  if (isnan (rest))
    return figure;
  zw_siting_compare (figure, rest,
                     zw_siting_say (self, standing->comparison == WHOLE ? N_ ("Whole city")
                                                                        : N_ ("Rest of the city")));
  if (value != rest)
    figure->voice = (value < rest) == standing->less_is_good ? ZW_SITING_FOR : ZW_SITING_AGAINST;
  return figure;
}

/* The environment for green transport: %FALSE where too little is known. */
static gboolean
stands_well (ZwSiting *self, ZwSitingPrinciple *principle, guint *n_better, guint *n)
{
  *n = *n_better = 0;
  for (guint i = 0; i < G_N_ELEMENTS (green); i++)
    {
      const ZwSitingFigure *figure = add_standing (self, principle, &green[i]);

      if (figure == NULL || isnan (figure->other))
        continue;
      (*n)++;
      *n_better += figure->voice == ZW_SITING_FOR;
    }
  return *n >= ZW_SITING_LEAST_FIGURES;
}

static void
add_traffic_figure (const ZwSiting *self,
                    ZwSitingPrinciple *principle,
                    const char *id,
                    const char *label,
                    ZwSitingUnit unit,
                    double in,
                    double out,
                    gboolean less_is_need)
{
  ZwSitingFigure *figure;

  if (isnan (in))
    return;
  figure = zw_siting_add_figure (principle, id, zw_siting_say (self, label), unit, in);
  if (isnan (out))
    return;
  zw_siting_compare (figure, out, zw_siting_say (self, N_ ("Rest of the city")));
  if (in != out)
    figure->voice = (in < out) == less_is_need ? ZW_SITING_FOR : ZW_SITING_AGAINST;
}

/* Emissions and congestion: %FALSE where too little is known. */
static gboolean
find_need (ZwSiting *self, ZwSitingPrinciple *principle, gboolean *needs)
{
  static const Standing electric = { ZW_INDICATOR_A8, BY_PART, ZW_SITING_SHARE, TRUE };
  const ZwSitingTraffic *traffic = &self->ground->traffic;
  const ZwSitingFigure *volume, *speed;

  add_traffic_figure (self, principle, "volume", N_ ("Mean traffic volume"), ZW_SITING_VEHICLES,
                      traffic->volume_in, traffic->volume_out, FALSE);
  add_traffic_figure (self, principle, "speed", N_ ("Mean speed"), ZW_SITING_KMH, traffic->speed_in,
                      traffic->speed_out, TRUE);
  if (!isnan (traffic->vehicle_km_in))
    zw_siting_add_figure (principle, "vehicle_km",
                          zw_siting_say (self, N_ ("Driven in the zone in a day")), ZW_SITING_KM,
                          traffic->vehicle_km_in);
  /* Fewer electric vehicles: more to gain. Where people live, not where they drive. */
  add_standing (self, principle, &electric);
  volume = zw_siting_principle_find (principle, "volume");
  speed = zw_siting_principle_find (principle, "speed");
  *needs = (volume != NULL && volume->voice == ZW_SITING_FOR)
           || (speed != NULL && speed->voice == ZW_SITING_FOR);
  return (volume != NULL && !isnan (volume->other)) || (speed != NULL && !isnan (speed->other));
}

/**
 * zw_siting_look_at_need:
 *
 * Met where the zone is better than the rest of the city in more than half of the
 * figures of green transport and has more traffic or slower traffic than the rest.
 */
void
zw_siting_look_at_need (ZwSiting *self, ZwSitingPrinciple *principle)
{
  guint n, n_better;
  gboolean needs = FALSE;
  gboolean knows_green = stands_well (self, principle, &n_better, &n);
  gboolean knows_need = find_need (self, principle, &needs);
  gboolean is_green = 2 * n_better > n;
  g_autoptr (GString) reason = g_string_new (NULL);

  principle->roles = 1u << ZW_ROLE_STOPS | 1u << ZW_ROLE_ROUTES | 1u << ZW_ROLE_FOOTWAYS
                     | 1u << ZW_ROLE_CYCLEWAYS | 1u << ZW_ROLE_BIKE_STATIONS
                     | 1u << ZW_ROLE_CHARGERS | 1u << ZW_ROLE_TRAFFIC;
  if (knows_green)
    g_string_append_printf (
        reason,
        /* Translators: two numbers of figures */
        zw_siting_say (self, N_ ("Green transport: better than the rest of the city in %u of %u "
                                 "figures.")),
        n_better, n);
  else
    {
      g_string_append (reason, zw_siting_say (self, N_ ("Green transport: too few figures can be "
                                                        "held against the rest of the city.")));
      zw_siting_miss (principle,
                      zw_siting_say (self, N_ ("Import stops, routes, ways and residents of the "
                                               "whole city, with its areas.")));
    }
  zw_siting_part_sentences (reason);
  if (knows_need)
    g_string_append (
        reason, needs ? zw_siting_say (self, N_ ("Traffic is heavier or slower than elsewhere."))
                      : zw_siting_say (self, N_ ("Traffic is neither heavier nor slower than "
                                                 "elsewhere.")));
  else
    {
      g_string_append (reason, zw_siting_say (self, N_ ("Emissions and congestion: not known.")));
      zw_siting_miss (principle, zw_siting_say (self, N_ ("Import traffic with vehicles a day or "
                                                          "mean speeds, in the zone and "
                                                          "elsewhere.")));
    }
  zw_siting_decide (principle,
                    (knows_green && !is_green) || (knows_need && !needs) ? ZW_VERDICT_NOT_MET
                    : knows_green && knows_need                          ? ZW_VERDICT_MET
                                                                         : ZW_VERDICT_CANNOT_TELL,
                    g_string_free (g_steal_pointer (&reason), FALSE));
}

/**
 * zw_siting_look_at_boundary:
 *
 * Met where enough of the outline runs along roads, railways, rivers or
 * administrative lines (see zw-sides.h).
 */
void
zw_siting_look_at_boundary (ZwSiting *self, ZwSitingPrinciple *principle)
{
  static const struct
  {
    ZwRole role;
    const char *id;
    const char *label;
  } lines[] = {
    { ZW_ROLE_ROADS, "along_roads", N_ ("Along roads") },
    { ZW_ROLE_RAILWAYS, "along_railways", N_ ("Along railways") },
    { ZW_ROLE_RIVERS, "along_rivers", N_ ("Along rivers") },
    { ZW_ROLE_ADMIN, "along_admin", N_ ("Along administrative lines") },
  };
  const ZwSides *sides = self->ground->sides;
  double share = zw_sides_get_along_share (sides), least = self->ground->settings.boundary_share;
  ZwSitingFigure *figure;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    principle->roles |= 1u << lines[i].role;
  if (isnan (share) || sides->n_lines == 0)
    {
      zw_siting_decide (principle, ZW_VERDICT_CANNOT_TELL,
                        g_strdup (zw_siting_say (self, N_ ("There are no lines that the boundary "
                                                           "could follow."))));
      zw_siting_miss (principle, zw_siting_say (self, N_ ("Import roads, railways, rivers or "
                                                          "administrative areas.")));
      return;
    }
  figure = zw_siting_add_figure (principle, "along", zw_siting_say (self, N_ ("Along any line")),
                                 ZW_SITING_SHARE, share);
  zw_siting_compare (figure, least, zw_siting_say (self, N_ ("At least")));
  /* Lengths are sums of many steps. */
  figure->voice = share >= least - 1e-9 ? ZW_SITING_FOR : ZW_SITING_AGAINST;
  principle->verdict = figure->voice == ZW_SITING_FOR ? ZW_VERDICT_MET : ZW_VERDICT_NOT_MET;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (self->ground->n_layers[lines[i].role] > 0)
      zw_siting_add_figure (principle, lines[i].id, zw_siting_say (self, lines[i].label),
                            ZW_SITING_SHARE, sides->along_role_m[lines[i].role] / sides->length_m);
  zw_siting_add_figure (principle, "outline", zw_siting_say (self, N_ ("Length of the boundary")),
                        ZW_SITING_KM, sides->length_m / 1000.0);
  principle->text = zw_sides_dup_text (sides, self->ground->catalog);
  zw_siting_decide (
      principle, principle->verdict,
      g_strdup_printf (
          /* Translators: per cent, metres, per cent */
          zw_siting_say (self, N_ ("%.0f %% of the boundary runs within %.0f m along a road, "
                                   "railway, river or administrative line; %.0f %% are asked "
                                   "for.")),
          100.0 * share, self->ground->settings.tolerance_m, 100.0 * least));
}

/* The cases next in size, as figures. */
static void
add_cases (ZwSiting *self,
           ZwSitingPrinciple *principle,
           const ZwReference *reference,
           double area_km2)
{
  const ZwForeignCase *smaller = NULL, *larger = NULL;
  const ZwForeignCase *cases, *picked[2];
  guint n;

  cases = zw_reference_get_cases (reference, &n);
  for (guint i = 0; i < n; i++)
    {
      const ZwForeignCase *one = &cases[i];

      if (one->area_km2 <= area_km2 && (smaller == NULL || one->area_km2 > smaller->area_km2))
        smaller = one;
      if (one->area_km2 > area_km2 && (larger == NULL || one->area_km2 < larger->area_km2))
        larger = one;
    }
  picked[0] = smaller;
  picked[1] = larger;
  for (guint i = 0; i < G_N_ELEMENTS (picked); i++)
    if (picked[i] != NULL)
      {
        g_autofree char *id = g_strdup_printf ("case-%s", picked[i]->id);

        zw_siting_add_figure (
            principle, id,
            zw_catalog_pick (self->ground->catalog, picked[i]->place.zh, picked[i]->place.en),
            ZW_SITING_KM2, picked[i]->area_km2);
      }
}

/**
 * zw_siting_look_at_size:
 *
 * The smallest zone is what people accept to walk. Met where the largest circle
 * that fits into the zone is at least so wide; not met where even its farthest
 * corners are nearer; between the two it depends on the streets. With rules strict
 * enough a zone may begin small.
 */
void
zw_siting_look_at_size (ZwSiting *self, ZwSitingPrinciple *principle, const ZwReference *reference)
{
  const ZwSitingSettings *settings = &self->ground->settings;
  const ZwExtent *extent = &self->ground->extent;
  double metres_per_min = settings->walk_kmh * 1000.0 / 60.0;
  double area_km2 = self->ground->figures->area_m2 / 1e6;
  const char *walk = zw_siting_say (self, N_ ("What people accept to walk"));
  ZwSitingFigure *figure;

  principle->roles = 1u << ZW_ROLE_ROADS;
  if (!self->ground->has_extent)
    {
      zw_siting_decide (principle, ZW_VERDICT_CANNOT_TELL,
                        g_strdup (zw_siting_say (self, N_ ("The zone encloses no area."))));
      zw_siting_miss (principle, zw_siting_say (self, N_ ("Draw the zone.")));
      return;
    }
  zw_siting_add_figure (principle, "area", zw_siting_say (self, N_ ("Area of the zone")),
                        ZW_SITING_KM2, area_km2);
  figure = zw_siting_add_figure (principle, "width",
                                 zw_siting_say (self, N_ ("Width: largest circle within")),
                                 ZW_SITING_M, extent->width_m);
  zw_siting_compare (figure, settings->walk_m, walk);
  figure->voice = extent->width_m >= settings->walk_m - 0.1 ? ZW_SITING_FOR : ZW_SITING_AGAINST;
  figure = zw_siting_add_figure (principle, "length",
                                 zw_siting_say (self, N_ ("Length: farthest corners")), ZW_SITING_M,
                                 extent->length_m);
  zw_siting_compare (figure, settings->walk_m, walk);
  figure->voice = extent->length_m >= settings->walk_m ? ZW_SITING_FOR : ZW_SITING_AGAINST;
  zw_siting_add_figure (principle, "walk_width", zw_siting_say (self, N_ ("Walk across its width")),
                        ZW_SITING_MIN, extent->width_m / metres_per_min);
  zw_siting_add_figure (principle, "walk_length",
                        zw_siting_say (self, N_ ("Walk along its length")), ZW_SITING_MIN,
                        extent->length_m / metres_per_min);
  add_cases (self, principle, reference, area_km2);

  if (extent->width_m >= settings->walk_m - 0.1)
    zw_siting_decide (
        principle, ZW_VERDICT_MET,
        g_strdup_printf (
            /* Translators: metres */
            zw_siting_say (self, N_ ("A circle of %.0f m fits into the zone: more than the %.0f m "
                                     "that people accept to walk.")),
            extent->width_m, settings->walk_m));
  else if (self->strictness >= ZW_SITING_STRICT)
    zw_siting_decide (principle, ZW_VERDICT_MET,
                      g_strdup (zw_siting_say (self, N_ ("The zone is small, but its rules are "
                                                         "strict: such zones may begin small and "
                                                         "grow."))));
  else if (extent->length_m < settings->walk_m)
    zw_siting_decide (
        principle, ZW_VERDICT_NOT_MET,
        g_strdup_printf (
            /* Translators: metres */
            zw_siting_say (self, N_ ("Its farthest corners are %.0f m apart: less than the %.0f m "
                                     "that people accept to walk.")),
            extent->length_m, settings->walk_m));
  else
    {
      zw_siting_decide (
          principle, ZW_VERDICT_CANNOT_TELL,
          g_strdup_printf (
              /* Translators: metres */
              zw_siting_say (self, N_ ("The zone is long enough, but only %.0f m wide: whether "
                                       "vehicles go round it depends on the streets.")),
              extent->width_m));
      zw_siting_miss (principle, zw_siting_say (self, N_ ("Look at the streets around it, and give "
                                                          "a verdict of your own.")));
    }
}
