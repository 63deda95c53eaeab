/* zw-fare.c: what a journey costs by the fares of the timetables
 *
 * The first version of fares in GTFS (GTFS Schedule Reference, fare_attributes.txt
 * and fare_rules.txt; "FareExamples" of the GoogleTransitDataFeed project). A fare
 * pays for rides that follow each other: as many as its transfers allow, the last
 * one boarded before its duration is over. It holds for them when
 *
 *   - it has no rules at all, or
 *   - each ride has a rule of it whose route is that of the ride or not given, and
 *     whose origin and destination, where given, are the zones where the first
 *     of the rides begins and the last one ends; and where rules alike in these
 *     three tell zones to be contained, they are all the zones passed and no others;
 *
 * and its operator, where given, is that of all the routes. A journey costs what
 * the cheapest fares that pay for all of its rides cost together, in one currency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-fare.h"

#include <string.h>

/* How rules of a fare match rides. */
typedef struct
{
  guint32 rides; /* bit k for ride k */
  gboolean has_rules;
} Match;

/* Rides that one fare may pay for. */
typedef struct
{
  const ZwTimetable *timetable;
  const ZwFareRide *rides;
  guint n;
  guint32 all; /* a bit for each */
  guint origin;
  guint destination;
  GArray *zones; /* of guint: those passed, each once */
} Stretch;

static guint
get_zone (const ZwTimetable *timetable, guint stop)
{
  guint zone = timetable->stops[stop].zone;

  return zone != ZW_TIMETABLE_NONE
             ? zone
             : timetable->stops[zw_timetable_get_station (timetable, stop)].zone;
}

static guint
get_zone_at (const ZwFareRide *ride, guint position)
{
  const ZwTimetablePattern *pattern = &ride->timetable->patterns[ride->pattern];

  return get_zone (ride->timetable, ride->timetable->pattern_stops[pattern->first_stop + position]);
}

static const ZwTimetableRoute *
get_route (const ZwFareRide *ride)
{
  return &ride->timetable->routes[ride->timetable->patterns[ride->pattern].route];
}

static gboolean
has_zone (const Stretch *self, guint zone)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (g_array_index (self->zones, guint, i) == zone)
      return TRUE;
  return FALSE;
}

/* The next ride goes with those before. */
static void
extend (Stretch *self)
{
  const ZwFareRide *ride = &self->rides[self->n];

  for (guint position = ride->from_position; position <= ride->to_position; position++)
    {
      guint zone = get_zone_at (ride, position);

      if (zone != ZW_TIMETABLE_NONE && !has_zone (self, zone))
        g_array_append_val (self->zones, zone);
    }
  self->all |= 1u << self->n;
  self->n++;
  self->destination = get_zone_at (ride, ride->to_position);
}

static gboolean
is_alike (const ZwTimetableFareRule *a, const ZwTimetableFareRule *b)
{
  return a->fare == b->fare && a->route == b->route && a->origin == b->origin
         && a->destination == b->destination;
}

/* Rules that are alike but in the zones contained, from @from to before @to; those
 * that name none come last. */
static void
match_rules (const Stretch *self, guint from, guint to, Match *match)
{
  const ZwTimetableFareRule *rules = self->timetable->fare_rules, *rule = &rules[from];
  gboolean passes_all = TRUE;
  guint n_zones = 0;

  match->has_rules = TRUE;
  if ((rule->origin != ZW_TIMETABLE_NONE && rule->origin != self->origin)
      || (rule->destination != ZW_TIMETABLE_NONE && rule->destination != self->destination))
    return;
  for (guint i = from; i < to && rules[i].contains != ZW_TIMETABLE_NONE; i++)
    if (i == from || rules[i].contains != rules[i - 1].contains)
      {
        passes_all &= has_zone (self, rules[i].contains);
        n_zones++;
      }
  if (rules[to - 1].contains != ZW_TIMETABLE_NONE && (!passes_all || n_zones != self->zones->len))
    return;
  for (guint k = 0; k < self->n; k++)
    if (rule->route == ZW_TIMETABLE_NONE
        || rule->route == self->timetable->patterns[self->rides[k].pattern].route)
      match->rides |= 1u << k;
}

static gboolean
is_allowed (const Stretch *self, const ZwTimetableFare *fare)
{
  int duration = self->rides[self->n - 1].board_s - self->rides[0].board_s;

  if (fare->transfers != ZW_FARE_ANY_TRANSFERS && self->n - 1 > fare->transfers)
    return FALSE;
  if (self->n > 1 && fare->transfer_duration_s >= 0 && duration > fare->transfer_duration_s)
    return FALSE;
  for (guint k = 0; k < self->n && *fare->agency != '\0'; k++)
    if (!g_str_equal (get_route (&self->rides[k])->agency, fare->agency))
      return FALSE;
  return TRUE;
}

/* The cheapest fare for the rides; G_MAXINT64 where none holds. */
static gint64
find_cheapest (const Stretch *self, const char *currency)
{
  const ZwTimetable *timetable = self->timetable;
  g_autofree Match *matches = g_new0 (Match, timetable->n_fares + 1);
  gint64 cheapest = G_MAXINT64;

  for (guint from = 0, to; from < timetable->n_fare_rules; from = to)
    {
      const ZwTimetableFareRule *rule = &timetable->fare_rules[from];

      for (to = from + 1; to < timetable->n_fare_rules; to++)
        if (!is_alike (rule, &timetable->fare_rules[to]))
          break;
      match_rules (self, from, to, &matches[rule->fare]);
    }
  for (guint f = 0; f < timetable->n_fares; f++)
    if (timetable->fares[f].price_milli < cheapest
        && (!matches[f].has_rules || matches[f].rides == self->all)
        && g_str_equal (timetable->fares[f].currency, currency)
        && is_allowed (self, &timetable->fares[f]))
      cheapest = timetable->fares[f].price_milli;
  return cheapest;
}

/* Prices from ride @from on, for one ride, two, and so on, while they are of one
 * timetable; better totals are noted in @best, which has one for each number of
 * rides paid for. */
static void
spread (const ZwFareRide *rides, guint n_rides, guint from, const char *currency, ZwFare *best)
{
  Stretch stretch = { .timetable = rides[from].timetable,
                      .rides = rides + from,
                      .origin = get_zone_at (&rides[from], rides[from].from_position),
                      .zones = g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint to = from + 1; to <= n_rides && rides[to - 1].timetable == stretch.timetable; to++)
    {
      gint64 price;

      extend (&stretch);
      price = find_cheapest (&stretch, currency);
      if (price == G_MAXINT64 || price > G_MAXINT64 / 2 - best[from].price_milli
          || price + best[from].price_milli >= best[to].price_milli)
        continue;
      best[to].price_milli = price + best[from].price_milli;
      best[to].n_tickets = best[from].n_tickets + 1;
    }
  g_array_unref (stretch.zones);
}

static gboolean
find_in_currency (const ZwFareRide *rides, guint n_rides, const char *currency, ZwFare *fare)
{
  ZwFare best[ZW_FARE_MAX_RIDES + 1] = { 0 };

  for (guint i = 1; i <= n_rides; i++)
    best[i].price_milli = G_MAXINT64;
  for (guint i = 0; i < n_rides; i++)
    if (best[i].price_milli != G_MAXINT64)
      spread (rides, n_rides, i, currency, best);
  if (best[n_rides].price_milli == G_MAXINT64)
    return FALSE;
  *fare = best[n_rides];
  g_strlcpy (fare->currency, currency, sizeof fare->currency);
  return TRUE;
}

/**
 * zw_fare_find:
 * @rides: (array length=n_rides): in the order ridden
 * @fare: (out): the cheapest that is allowed
 *
 * Returns: %FALSE where the fares that are there do not pay for all of the rides,
 *   or there are none
 */
gboolean
zw_fare_find (const ZwFareRide *rides, guint n_rides, ZwFare *fare)
{
  *fare = (ZwFare){ 0 };
  if (n_rides == 0)
    return TRUE;
  if (n_rides > ZW_FARE_MAX_RIDES)
    return FALSE;
  for (guint f = 0; f < rides[0].timetable->n_fares; f++)
    {
      const char *currency = rides[0].timetable->fares[f].currency;
      gboolean tried = FALSE;

      for (guint before = 0; before < f && !tried; before++)
        tried = g_str_equal (rides[0].timetable->fares[before].currency, currency);
      if (!tried && find_in_currency (rides, n_rides, currency, fare))
        return TRUE;
    }
  return FALSE;
}

/**
 * zw_fare_find_of_journey:
 * @network: where @journey was found
 * @fare: (out): the cheapest that is allowed
 *
 * Returns: %FALSE where the fares do not pay for all of the rides
 */
gboolean
zw_fare_find_of_journey (const ZwJourneyNetwork *network, const ZwJourney *journey, ZwFare *fare)
{
  g_autoptr (GArray) rides = g_array_new (FALSE, FALSE, sizeof (ZwFareRide));

  for (guint i = 0; i < journey->legs->len; i++)
    {
      const ZwJourneyLeg *leg = &g_array_index (journey->legs, ZwJourneyLeg, i);
      ZwFareRide ride;

      if (!leg->is_ride)
        continue;
      ride = (ZwFareRide){ .timetable = network->timetables[network->trips[leg->trip].timetable],
                           .pattern = network->trips[leg->trip].pattern,
                           .from_position = leg->from_position,
                           .to_position = leg->to_position,
                           .board_s = leg->start_s };
      g_array_append_val (rides, ride);
    }
  return zw_fare_find ((const ZwFareRide *) (const void *) rides->data, rides->len, fare);
}
