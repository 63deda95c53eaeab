/* zw-od-words.c: what is said beside the ratios of pairs: methods and reasons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "metrics/zw-od-private.h"

typedef struct
{
  const ZwOdTable *table;
  const ZwJourneySettings *settings;
  GString *text;
} Words;

G_GNUC_FORMAT (2)
static const char *
translate (const ZwJourneySettings *settings, const char *text)
{
  return settings->catalog != NULL ? zw_catalog_get (settings->catalog, text) : _ (text);
}

/* Adds a remark, behind a semicolon where there is something before it. */
G_GNUC_PRINTF (2, 3)
static void
append (Words *self, const char *format, ...)
{
  va_list arguments;

  if (self->text->len > 0)
    g_string_append (self->text, translate (self->settings, N_ ("; ")));
  va_start (arguments, format);
  g_string_append_vprintf (self->text, translate (self->settings, format), arguments);
  va_end (arguments);
}

static const char *
write_number (char *text, double number)
{
  return g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.10g", number);
}

static void
append_search (Words *self)
{
  const ZwJourneySettings *settings = self->settings;
  const ZwJourneyWindow *window = &settings->window;
  const ZwWalkSettings *walk = &settings->walk;
  char speed[G_ASCII_DTOSTR_BUF_SIZE], detour[G_ASCII_DTOSTR_BUF_SIZE];

  append (self,
          /* Translators: a kind of day (Weekday), two times of day (07:00, 09:00), seconds */
          N_ ("by timetables the median of the departures, %s %02d:%02d–%02d:%02d, every %d s"),
          translate (settings, zw_day_type_get_name (settings->day)), window->from_s / 3600,
          window->from_s / 60 % 60, window->to_s / 3600, window->to_s / 60 % 60, window->step_s);
  append (self,
          /* Translators: a speed, a factor, and two distances in metres */
          N_ ("on foot %s km/h, straight line × %s, up to %.0f m to a stop and %.0f m between "
              "stops"),
          write_number (speed, walk->speed_kmh), write_number (detour, walk->detour),
          walk->max_access_m, walk->max_transfer_m);
}

static char *
describe_times (Words *self)
{
  const ZwOdNotes *notes = &self->table->notes;
  char speed[G_ASCII_DTOSTR_BUF_SIZE], detour[G_ASCII_DTOSTR_BUF_SIZE];

  self->text = g_string_new (NULL);
  append (self, N_ ("mean of the ratios of the pairs that begin or end in the zone"));
  if (notes->n_transit[ZW_OD_SURVEYED] > 0)
    append (self, N_ ("pairs with a surveyed time by public transport: %u"),
            notes->n_transit[ZW_OD_SURVEYED]);
  if (notes->n_transit[ZW_OD_COMPUTED] > 0)
    append (self, N_ ("pairs with a time worked out from timetables: %u"),
            notes->n_transit[ZW_OD_COMPUTED]);
  if (notes->n_transit[ZW_OD_COMPUTED] > 0)
    append_search (self);
  if (notes->n_private[ZW_OD_COMPUTED] > 0)
    append (self,
            /* Translators: a factor, a speed, and a number of pairs */
            N_ ("private vehicles where not surveyed: straight line × %s at %s km/h, pairs: %u"),
            write_number (detour, self->settings->private_detour),
            write_number (speed, self->settings->private_speed_kmh),
            notes->n_private[ZW_OD_COMPUTED]);
  if (notes->n_everywhere > 0)
    append (self, N_ ("pairs without places, which count for every zone: %u"), notes->n_everywhere);
  if (notes->n_unreachable > 0)
    append (self, N_ ("pairs left out, as public transport does not lead there: %u"),
            notes->n_unreachable);
  if (notes->n_without_times > 0)
    append (self, N_ ("pairs left out, as a time is not known: %u"), notes->n_without_times);
  return g_string_free (self->text, FALSE);
}

static char *
describe_costs (Words *self)
{
  const ZwOdNotes *notes = &self->table->notes;
  char cost[G_ASCII_DTOSTR_BUF_SIZE], detour[G_ASCII_DTOSTR_BUF_SIZE];

  self->text = g_string_new (NULL);
  append (self, N_ ("mean of the ratios of the pairs that begin or end in the zone"));
  if (notes->n_transit_cost[ZW_OD_SURVEYED] > 0)
    append (self, N_ ("pairs with a surveyed fare: %u"), notes->n_transit_cost[ZW_OD_SURVEYED]);
  if (notes->n_transit_cost[ZW_OD_COMPUTED] > 0)
    append (self, N_ ("pairs with a fare from timetables: %u"),
            notes->n_transit_cost[ZW_OD_COMPUTED]);
  if (notes->n_private_cost[ZW_OD_COMPUTED] > 0)
    append (self,
            /* Translators: a factor, NT$, and a number of pairs */
            N_ ("private vehicles where not surveyed: straight line × %s at NT$ %s a kilometre, "
                "pairs: %u"),
            write_number (detour, self->settings->private_detour),
            write_number (cost, self->settings->private_cost_km),
            notes->n_private_cost[ZW_OD_COMPUTED]);
  if (notes->n_everywhere > 0)
    append (self, N_ ("pairs without places, which count for every zone: %u"), notes->n_everywhere);
  if (notes->n_without_costs > 0)
    append (self, N_ ("pairs left out, as a cost is not known: %u"), notes->n_without_costs);
  return g_string_free (self->text, FALSE);
}

/* Writes once what is said beside the figures of every zone. */
void
zw_od_table_write_words (ZwOdTable *self, const ZwJourneySettings *settings)
{
  static const char *const reasons[ZW_OD_N_REASONS] = {
    [ZW_OD_NO_PAIRS] = N_ ("No layer has origin and destination pairs."),
    [ZW_OD_NO_PAIRS_IN_ZONE] = N_ ("No origin and destination pair begins or ends in the zone."),
    [ZW_OD_NOT_REACHED] = N_ (
        "None of the zone's pairs is reached by public transport for half of the departures."),
    [ZW_OD_NO_TIMES] = N_ (
        "Of none of the zone's pairs are both travel times known: the survey gives them, or a "
        "timetable and the places of the pairs."),
    [ZW_OD_NO_COSTS] = N_ (
        "Of none of the zone's pairs are both costs known: the survey gives them, or a timetable "
        "with fares and the setting of what a kilometre by private vehicle costs."),
  };
  Words words = { self, settings, NULL };

  self->methods[0] = describe_times (&words);
  self->methods[1] = describe_costs (&words);
  for (guint i = 0; i < ZW_OD_N_REASONS; i++)
    self->reasons[i] = g_strdup (translate (settings, reasons[i]));
}

/**
 * zw_od_table_get_method:
 * @id: A6 or A7
 *
 * Returns: translated phrase on how the ratios come about; its counts are of all
 *   pairs, whatever the zone
 */
const char *
zw_od_table_get_method (const ZwOdTable *self, ZwIndicatorId id)
{
  return self->methods[id == ZW_INDICATOR_A7];
}

/**
 * zw_od_table_get_reason:
 * @id: A6 or A7
 * @sums: of a zone, by zw_od_table_evaluate()
 *
 * Returns: (nullable): translated sentence on why there is no mean; %NULL where
 *   there is one
 */
const char *
zw_od_table_get_reason (const ZwOdTable *self, ZwIndicatorId id, const ZwOdSums *sums)
{
  if ((id == ZW_INDICATOR_A7 ? sums->n_costs : sums->n_times) > 0)
    return NULL;
  if (self->pairs->len == 0)
    return self->reasons[ZW_OD_NO_PAIRS];
  if (sums->n_pairs == 0)
    return self->reasons[ZW_OD_NO_PAIRS_IN_ZONE];
  if (id == ZW_INDICATOR_A7)
    return self->reasons[ZW_OD_NO_COSTS];
  return self->reasons[sums->n_unreachable == sums->n_pairs ? ZW_OD_NOT_REACHED : ZW_OD_NO_TIMES];
}
