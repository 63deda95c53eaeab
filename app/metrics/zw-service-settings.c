/* zw-service-settings.c: what counts as good service, kept with the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "metrics/zw-service-level.h"

#define HOUR 3600
#define MAX_HEADWAY_MIN 1440.0
#define MAX_TIME_S (48 * HOUR)

static const char *const time_keys[] = { "service.from_s", "service.to_s", "service.early_s",
                                         "service.late_s" };
static const char *const headway_keys[ZW_N_SERVICE_HEADWAYS] = { "service.headway_1_min",
                                                                 "service.headway_2_min",
                                                                 "service.headway_3_min" };

void
zw_service_settings_init (ZwServiceSettings *self)
{
  *self = (ZwServiceSettings){
    .from_s = 7 * HOUR,
    .to_s = 19 * HOUR,
    .headways_min = { 10.0, 15.0, 30.0 },
    .early_s = 6 * HOUR,
    .late_s = 22 * HOUR,
  };
}

static double
load_number (ZwStore *store, const char *key, double fallback)
{
  g_autofree char *text = zw_store_get_setting (store, key);
  char *end = NULL;
  double number = text != NULL ? g_ascii_strtod (text, &end) : fallback;

  return text != NULL && (end == text || !(number >= 0.0 && number <= MAX_TIME_S)) ? fallback
                                                                                   : number;
}

/**
 * zw_service_settings_load:
 * @self: (out caller-allocates): what the project says, defaults where it says
 *   nothing or nothing that makes sense
 */
void
zw_service_settings_load (ZwServiceSettings *self, ZwStore *store)
{
  int *const times[] = { &self->from_s, &self->to_s, &self->early_s, &self->late_s };

  zw_service_settings_init (self);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    *times[i] = (int) load_number (store, time_keys[i], *times[i]);
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    self->headways_min[i] = load_number (store, headway_keys[i], self->headways_min[i]);
  if (!zw_service_settings_check (self, NULL))
    zw_service_settings_init (self);
}

/**
 * zw_service_settings_check:
 *
 * Returns: %FALSE with a sentence where a setting makes no sense
 */
gboolean
zw_service_settings_check (const ZwServiceSettings *self, GError **error)
{
  gboolean grow = self->headways_min[0] > 0.0;

  for (guint i = 1; i < ZW_N_SERVICE_HEADWAYS; i++)
    grow &= self->headways_min[i] > self->headways_min[i - 1];
  if (self->from_s < 0 || self->from_s >= self->to_s || self->to_s > MAX_TIME_S)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("The window for departures begins before it ends, both within 48 "
                            "hours."));
  else if (!grow || !(self->headways_min[ZW_N_SERVICE_HEADWAYS - 1] <= MAX_HEADWAY_MIN))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("Headways are above 0 minutes, each longer than the one before, and a "
                            "day at most."));
  else if (self->early_s < 0 || self->early_s > MAX_TIME_S || self->late_s < 0
           || self->late_s > MAX_TIME_S)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("Times of the first and last departure are within 48 hours."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
save_number (ZwStore *store, const char *key, double number, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return zw_store_set_setting (store, key, g_ascii_dtostr (text, sizeof text, number), error);
}

/**
 * zw_service_settings_save:
 *
 * A command: keeps the settings with the project.
 */
gboolean
zw_service_settings_save (const ZwServiceSettings *self, ZwStore *store, GError **error)
{
  const int times[] = { self->from_s, self->to_s, self->early_s, self->late_s };
  gboolean ok = TRUE;

  if (!zw_service_settings_check (self, error)
      || !zw_store_begin (store, _ ("Settings of the level of service"), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (times) && ok; i++)
    ok = save_number (store, time_keys[i], times[i], error);
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS && ok; i++)
    ok = save_number (store, headway_keys[i], self->headways_min[i], error);
  if (!ok)
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}
