/* zw-transfers-words.c: what is said beside the times of changing: method and reasons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "metrics/zw-transfers-private.h"

typedef struct
{
  const ZwTransferTable *table;
  const ZwJourneySettings *settings;
  GString *text;
} Words;

G_GNUC_FORMAT (2)
static const char *
translate (const ZwJourneySettings *settings, const char *text)
{
  return settings->catalog != NULL ? zw_catalog_get (settings->catalog, text) : _ (text);
}

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

static void
append_source (Words *self)
{
  const ZwJourneyWindow *window = &self->settings->window;
  const ZwWalkSettings *walk = &self->settings->walk;
  char speed[G_ASCII_DTOSTR_BUF_SIZE], detour[G_ASCII_DTOSTR_BUF_SIZE];

  if (!self->table->is_computed)
    {
      append (self, N_ ("surveyed times"));
      return;
    }
  append (self,
          /* Translators: a kind of day (Monday to Friday) and two times of day (07:00, 09:00) */
          N_ ("by timetables: the walk to the nearest stop of each other system, and half of its "
              "mean headway there, %s %02d:%02d–%02d:%02d"),
          translate (self->settings, zw_day_type_get_name (self->settings->day)),
          window->from_s / 3600, window->from_s / 60 % 60, window->to_s / 3600,
          window->to_s / 60 % 60);
  append (self,
          /* Translators: a speed, a factor and a distance in metres */
          N_ ("on foot %s km/h, straight line × %s, up to %.0f m"),
          g_ascii_formatd (speed, sizeof speed, "%.10g", walk->speed_kmh),
          g_ascii_formatd (detour, sizeof detour, "%.10g", walk->detour), walk->max_transfer_m);
  append (self, N_ ("main stations are those of railways, metros and trams, and others that lead "
                    "to another system; all buses are one system"));
}

/* Writes once what is said beside the figures of every zone. */
void
zw_transfer_table_write_words (ZwTransferTable *self, const ZwJourneySettings *settings)
{
  static const char *const reasons[ZW_TRANSFER_N_REASONS] = {
    [ZW_TRANSFER_NO_STATIONS] = N_ ("Neither a survey nor a timetable has any main station."),
    [ZW_TRANSFER_NONE_IN_ZONE] = N_ ("There is no main station in the zone."),
    [ZW_TRANSFER_NO_OTHERS] = N_ (
        "From none of the zone's main stations is a time to another system known."),
  };
  Words words = { self, settings, g_string_new (NULL) };
  guint n_within = 0, n_alone = 0, n_everywhere = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const ZwTransferStation *station = zw_transfer_table_get_station (self, i);

      n_alone += station->n_links == 0;
      n_within += station->n_links > 0 && isnan (station->within_min);
      n_everywhere += isnan (station->place.x);
    }
  append (&words, N_ ("mean over the main stations in the zone of (time within the station + times "
                      "to the other systems) ÷ number of these"));
  append_source (&words);
  if (n_within > 0)
    append (&words, N_ ("stations without a time within, taken as 0: %u"), n_within);
  if (n_everywhere > 0)
    append (&words, N_ ("stations without a place, which count for every zone: %u"), n_everywhere);
  if (n_alone > 0)
    append (&words, N_ ("stations left out, as they lead to no other system: %u"), n_alone);
  if (self->n_left_out > 0)
    append (&words, N_ ("rows left out, as they tell no station or no time: %u"), self->n_left_out);
  self->method = g_string_free (words.text, FALSE);
  for (guint i = 0; i < ZW_TRANSFER_N_REASONS; i++)
    self->reasons[i] = g_strdup (translate (settings, reasons[i]));
}

/**
 * zw_transfer_table_get_method:
 *
 * Returns: translated phrase on how the mean comes about; its counts are of all
 *   stations, whatever the zone
 */
const char *
zw_transfer_table_get_method (const ZwTransferTable *self)
{
  return self->method;
}

/**
 * zw_transfer_table_get_reason:
 * @sums: of a zone, by zw_transfer_table_evaluate()
 *
 * Returns: (nullable): translated sentence on why there is no mean; %NULL where
 *   there is one
 */
const char *
zw_transfer_table_get_reason (const ZwTransferTable *self, const ZwTransferSums *sums)
{
  if (sums->n_counted > 0)
    return NULL;
  if (self->entries->len == 0)
    return self->reasons[ZW_TRANSFER_NO_STATIONS];
  return self->reasons[sums->n_stations == 0 ? ZW_TRANSFER_NONE_IN_ZONE : ZW_TRANSFER_NO_OTHERS];
}
