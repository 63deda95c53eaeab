/* zw-figure-settings.c: how a project's figures are worked out, kept with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-figure-settings.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layers/zw-project.h"

#define MAX_RADIUS_M 10000.0
#define MAX_MERGE_M 1000.0
#define MAX_RING_M 20000.0

#define KEY_RADIUS "figures.radius_m"
#define KEY_STOPS_IN_ZONE "figures.stops_in_zone"
#define KEY_MERGE "figures.merge_m"
#define KEY_RING "figures.ring_m"
#define KEY_COVERAGE "figures.coverage"
#define KEY_YEAR "figures.year"

void
zw_figure_settings_init (ZwFigureSettings *self)
{
  *self = (ZwFigureSettings){ .ring_m = ZW_FIGURES_DEFAULT_RING_M };
  zw_baseline_settings_init (&self->baseline);
}

/* A stored number, or the default where there is none or it makes no sense. */
static double
load_number (ZwStore *store, const char *key, double least, double most, double fallback)
{
  g_autofree char *text = zw_store_get_setting (store, key);
  char *end = NULL;
  double number = text != NULL ? g_ascii_strtod (text, &end) : (double) NAN;

  return text != NULL && end != text && number >= least && number <= most ? number : fallback;
}

/**
 * zw_figure_settings_load:
 * @self: (out caller-allocates): what the project says, defaults where it says
 *   nothing
 */
void
zw_figure_settings_load (ZwFigureSettings *self, ZwStore *store)
{
  g_autofree char *coverage = zw_store_get_setting (store, KEY_COVERAGE);

  zw_figure_settings_init (self);
  self->baseline.radius_m = load_number (store, KEY_RADIUS, 1.0, MAX_RADIUS_M,
                                         ZW_BASELINE_DEFAULT_RADIUS_M);
  self->baseline.merge_m = load_number (store, KEY_MERGE, 0.0, MAX_MERGE_M, 0.0);
  self->baseline.year = (int) load_number (store, KEY_YEAR, 0.0, 9999.0, 0.0);
  self->evaluate.stops_in_zone = load_number (store, KEY_STOPS_IN_ZONE, 0.0, 1.0, 0.0) > 0.0;
  self->ring_m = load_number (store, KEY_RING, 1.0, MAX_RING_M, ZW_FIGURES_DEFAULT_RING_M);
  zw_journey_settings_load (&self->baseline.journeys, store);
  if (coverage != NULL)
    zw_coverage_method_from_id (coverage, &self->baseline.coverage);
}

/**
 * zw_figure_settings_check:
 *
 * Returns: %FALSE with a sentence where a setting makes no sense
 */
gboolean
zw_figure_settings_check (const ZwFigureSettings *self, GError **error)
{
  if (!(self->baseline.radius_m > 0.0 && self->baseline.radius_m <= MAX_RADIUS_M))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("The reach of a stop is above 0 and up to %.0f metres."), MAX_RADIUS_M);
  else if (!(self->baseline.merge_m >= 0.0 && self->baseline.merge_m <= MAX_MERGE_M))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("Stops of one name are put together within 0 to %.0f metres."), MAX_MERGE_M);
  else if (!(self->ring_m > 0.0 && self->ring_m <= MAX_RING_M))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("The surroundings of a zone are above 0 and up to %.0f metres wide."),
                 MAX_RING_M);
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
 * zw_figure_settings_save:
 *
 * A command: keeps the settings with the project.
 */
gboolean
zw_figure_settings_save (const ZwFigureSettings *self, ZwStore *store, GError **error)
{
  const ZwBaselineSettings *baseline = &self->baseline;

  if (!zw_figure_settings_check (self, error)
      || !zw_store_begin (store, _ ("Settings of the figures"), error))
    return FALSE;
  if (!save_number (store, KEY_RADIUS, baseline->radius_m, error)
      || !save_number (store, KEY_MERGE, baseline->merge_m, error)
      || !save_number (store, KEY_YEAR, baseline->year, error)
      || !save_number (store, KEY_STOPS_IN_ZONE, self->evaluate.stops_in_zone, error)
      || !save_number (store, KEY_RING, self->ring_m, error)
      || !zw_store_set_setting (store, KEY_COVERAGE, zw_coverage_method_get_id (baseline->coverage),
                                error))
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}
