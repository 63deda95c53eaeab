/* zw-session-figures.c: how the project's figures are worked out, and when they change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "zw-session-private.h"

/* What of the layers the figures depend on, or all that is shown of them. */
char *
zw_session_sign_layers (GPtrArray *layers, gboolean figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT ":%d:%d:%d:%" G_GINT64_FORMAT ":%s:%d\n",
                              layer->id, layer->role, layer->used, layer->year, layer->count,
                              layer->name, figures ? 0 : layer->visible);
    }
  return g_string_free (text, FALSE);
}

static void
append_number (GString *text, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s ", g_ascii_dtostr (digits, sizeof digits, number));
}

static char *
sign_journeys (const ZwJourneySettings *settings)
{
  const double numbers[] = { settings->walk.speed_kmh,    settings->walk.detour,
                             settings->walk.max_access_m, settings->walk.max_transfer_m,
                             settings->walk.max_direct_m, settings->day,
                             settings->window.from_s,     settings->window.to_s,
                             settings->window.step_s,     settings->max_rides,
                             settings->private_speed_kmh, settings->private_detour,
                             settings->private_cost_km };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    append_number (text, numbers[i]);
  return g_string_free (text, FALSE);
}

/* The width of the surroundings is left out: only the survey page tells of these. */
static char *
sign_settings (const ZwFigureSettings *settings)
{
  GString *text = g_string_new (NULL);

  append_number (text, settings->baseline.radius_m);
  append_number (text, settings->baseline.merge_m);
  g_string_append_printf (text, "%d %d %d\n", settings->baseline.coverage, settings->baseline.year,
                          settings->evaluate.stops_in_zone);
  return g_string_free (text, FALSE);
}

/* What figures depend on, zones left aside. */
char *
zw_session_sign_figures (GPtrArray *layers, const ZwFigureSettings *settings)
{
  g_autofree char *of_layers = zw_session_sign_layers (layers, TRUE);
  g_autofree char *of_settings = sign_settings (settings);
  g_autofree char *of_journeys = sign_journeys (&settings->baseline.journeys);

  return g_strconcat (of_journeys, of_settings, of_layers, NULL);
}

/**
 * zw_session_dup_figures_key:
 * @settings: how the figures are worked out
 *
 * Returns: (transfer full) (nullable): a text that is another as soon as any
 *   figure of any place may be; %NULL without a project
 */
char *
zw_session_dup_figures_key (ZwSession *self, const ZwFigureSettings *settings)
{
  g_autoptr (GChecksum) outlines = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *figures = NULL;
  char ring[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->layers == NULL || self->zones == NULL)
    return NULL;
  figures = zw_session_sign_figures (self->layers, settings);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (self->zones, i);
      const ZwGeometry *outline = zone->geometry;

      g_checksum_update (outlines, (const guchar *) &zone->id, sizeof zone->id);
      g_checksum_update (outlines, (const guchar *) &zone->type, sizeof zone->type);
      g_checksum_update (outlines, (const guchar *) zone->name, (gssize) strlen (zone->name) + 1);
      g_checksum_update (outlines, (const guchar *) outline->points,
                         (gssize) (outline->n_points * sizeof (ZwPoint)));
    }
  return g_strdup_printf ("%s\n%s%s\n%s", zw_store_get_path (self->store), figures,
                          g_ascii_dtostr (ring, sizeof ring, settings->ring_m),
                          g_checksum_get_string (outlines));
}

/**
 * zw_session_get_figure_settings:
 *
 * Returns: (transfer none): how the project's figures are worked out
 */
const ZwFigureSettings *
zw_session_get_figure_settings (ZwSession *self)
{
  return &self->figure_settings;
}

/**
 * zw_session_set_figure_settings:
 *
 * A command: keeps the settings with the project, and works with them; those of
 * journeys are a command of their own.
 *
 * Returns: %FALSE after telling the user why not
 */
gboolean
zw_session_set_figure_settings (ZwSession *self, const ZwFigureSettings *settings)
{
  const ZwFigureSettings old = self->figure_settings;
  g_autofree char *plain = sign_settings (settings);
  g_autofree char *old_plain = sign_settings (&old);
  g_autofree char *journeys = sign_journeys (&settings->baseline.journeys);
  g_autofree char *old_journeys = sign_journeys (&old.baseline.journeys);
  gboolean done = TRUE;
  GError *error = NULL;

  if (!g_str_equal (plain, old_plain) || settings->ring_m != old.ring_m)
    done = zw_figure_settings_save (settings, self->store, &error);
  if (done && !g_str_equal (journeys, old_journeys))
    done = zw_journey_settings_save (&settings->baseline.journeys, self->store, &error);
  return zw_session_check (self, done, error);
}
