/* zw-cli-service.c: zonewright service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "cli/zw-cli-private.h"
#include "metrics/zw-figure-settings.h"
#include "metrics/zw-service-output.h"

/* What the command line asks for. */
typedef struct
{
  char *zone;
  char *from;
  char *to;
  double radius_m;
  gboolean city;
  gboolean json;
  gboolean csv;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->zone);
  g_free (self->from);
  g_free (self->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
print_share (const char *what, const ZwServiceShare *share)
{
  /* Translators: what is asked of a stop, per cent, residents */
  g_print (_ ("    %s: %.2f %% (%.0f residents)\n"), what, 100.0 * share->share, share->residents);
}

static void
print_day (const ZwServiceDay *day, const ZwServiceSettings *settings)
{
  g_autofree char *early = zw_service_format_time (settings->early_s);
  g_autofree char *late = zw_service_format_time (settings->late_s);
  g_autofree char *first = g_strdup_printf (_ ("first departure by %s"), early);
  g_autofree char *last = g_strdup_printf (_ ("last departure from %s on"), late);

  if (day->dates != NULL)
    g_print ("  %s (%s)\n", _ (zw_day_type_get_name (day->day)), day->dates);
  else
    g_print ("  %s\n", _ (zw_day_type_get_name (day->day)));
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    {
      g_autofree char *headway = g_strdup_printf (_ ("every %g minutes or more often"),
                                                  settings->headways_min[i]);

      print_share (headway, &day->headways[i]);
    }
  print_share (_ ("any departure"), &day->served);
  print_share (first, &day->early);
  print_share (last, &day->late);
  print_share (_ ("both of these"), &day->both);
  if (!isnan (day->median_span_h))
    /* Translators: hours, number of stops */
    g_print (_ ("    median hours of service: %.1f (stops in the zone: %u)\n"), day->median_span_h,
             day->n_stops);
}

static void
print_as_text (const char *name, const ZwServiceLevel *level, const ZwServiceSettings *settings)
{
  g_print ("%s\n", name != NULL ? name : _ ("Whole city"));
  if (level->reason != NULL)
    g_print ("  %s\n", level->reason);
  for (guint i = 0; i < level->n_days; i++)
    print_day (&level->days[i], settings);
  if (level->n_days > 0)
    g_print ("  %s\n", level->method);
}

static void
print (ZwStore *store,
       const Request *request,
       const GPtrArray *names,
       const GPtrArray *levels,
       const ZwServiceSettings *settings,
       double radius_m)
{
  g_autofree char *project = zw_store_get_setting (store, "name");
  const char *const *all_names = (const char *const *) names->pdata;
  ZwServiceLevel *const *all = (ZwServiceLevel *const *) levels->pdata;
  g_autofree char *text = NULL;

  if (request->json)
    text = zw_service_levels_to_json (project, all_names, all, levels->len, settings, radius_m);
  else if (request->csv)
    text = zw_service_levels_to_csv (all_names, all, levels->len, settings);
  for (guint i = 0; text == NULL && i < levels->len; i++)
    print_as_text (all_names[i], all[i], settings);
  if (text == NULL)
    return;
  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
}

/* The zone asked for, or all of them. */
static GPtrArray *
list_zones (ZwStore *store, const Request *request, GError **error)
{
  GPtrArray *zones;
  ZwZone *zone;

  if (request->zone == NULL)
    return zw_zone_list (store, error);
  zone = zw_cli_find_zone (store, request->zone, error);
  if (zone == NULL)
    return NULL;
  zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_zone_free);
  g_ptr_array_add (zones, zone);
  return zones;
}

static gboolean
run (ZwStore *store,
     const Request *request,
     const ZwFigureSettings *figures,
     const ZwServiceSettings *settings,
     GError **error)
{
  g_autoptr (GPtrArray) zones = list_zones (store, request, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray)
      levels = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_service_level_free);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwServiceBasis) basis = NULL;

  if (zones == NULL)
    return FALSE;
  baseline = zw_baseline_load (store, &figures->baseline, zw_cli_progress (), error);
  if (baseline == NULL)
    return FALSE;
  basis = zw_service_basis_load (store, baseline, settings, zw_cli_progress (), error);
  if (basis == NULL)
    return FALSE;
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      g_ptr_array_add (names, zone->name);
      g_ptr_array_add (levels, zw_service_level_new (basis, zone->geometry));
    }
  if (request->city || zones->len == 0)
    {
      g_ptr_array_add (names, NULL);
      g_ptr_array_add (levels, zw_service_level_new (basis, NULL));
    }
  print (store, request, names, levels, settings, figures->baseline.radius_m);
  return TRUE;
}

static gboolean
read_time (const char *text, int *time_s)
{
  guint hours, minutes;
  int end = 0;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%2u:%2u%n", &hours, &minutes, &end) != 2 || text[end] != '\0' || minutes > 59)
    return FALSE;
  *time_s = (int) (hours * 3600 + minutes * 60);
  return TRUE;
}

/* What was said on the command line over what the project says. */
static int
read_settings (ZwStore *store,
               const Request *request,
               ZwFigureSettings *figures,
               ZwServiceSettings *settings)
{
  g_autoptr (GError) error = NULL;

  zw_figure_settings_load (figures, store);
  if (!isnan (request->radius_m))
    figures->baseline.radius_m = request->radius_m;
  zw_service_settings_load (settings, store);
  if (!read_time (request->from, &settings->from_s) || !read_time (request->to, &settings->to_s))
    return zw_cli_misuse (_ ("--from and --to take times such as 07:00."));
  return zw_figure_settings_check (figures, &error) && zw_service_settings_check (settings, &error)
             ? ZW_CLI_DONE
             : zw_cli_misuse ("%s", error->message);
}

int
zw_cli_service (int argc, char **argv)
{
  g_auto (Request) request = { .radius_m = NAN };
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &request.zone, N_ ("This zone alone"), "N" },
    { "city", 0, 0, G_OPTION_ARG_NONE, &request.city, N_ ("Also the whole city"), NULL },
    { "radius", 0, 0, G_OPTION_ARG_DOUBLE, &request.radius_m,
      N_ ("How far a stop serves, in metres"), "500" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &request.from, N_ ("Departures are counted from"),
      "07:00" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &request.to, N_ ("Departures are counted until before"),
      "19:00" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &request.csv, N_ ("Print a table with a row for each figure"),
      NULL },
    { NULL }
  };
  g_autoptr (ZwStore) store = NULL;
  ZwFigureSettings figures;
  ZwServiceSettings settings;
  GError *error = NULL;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv, "P.gpkg",
                     _ ("Tells how often and how long public transport serves residents."), entries,
                     1, 1))
    return ZW_CLI_USAGE;
  store = zw_cli_open (argv[1], &status);
  if (store == NULL)
    return status;
  status = read_settings (store, &request, &figures, &settings);
  if (status != ZW_CLI_DONE)
    return status;
  return run (store, &request, &figures, &settings, &error) ? ZW_CLI_DONE : zw_cli_fail (error);
}
