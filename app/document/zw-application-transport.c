/* zw-application-transport.c: chapter 參 of the application: green transport of recent years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-application-private.h"
#include "document/zw-content-survey-private.h"

/* The form asks for the figures of the last 3 to 5 years. */
#define LEAST_YEARS 3

/* Survey years of the layers of a role. */
static guint
count_years (const ZwDossier *dossier, ZwRole role)
{
  g_autoptr (GHashTable) years = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < dossier->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (dossier->layers, i);

      if (layer->role == role && layer->used)
        g_hash_table_add (years, GINT_TO_POINTER (layer->year));
    }
  return g_hash_table_size (years);
}

/* One frame for all of them, but each a gap of its own, since each has another layer to
 * load. What is not there at all, is said where its map or its table would stand. */
static void
add_years (ZwApplicationWriter *self, const char *place, const ZwRole *roles, guint n_roles)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n_roles; i++)
    {
      guint n = count_years (dossier, roles[i]);
      g_autofree char *text = NULL;

      if (n == 0 || n >= LEAST_YEARS)
        continue;
      text = g_strdup_printf (
          /* Translators: a part that layers play, and a number of years, below 3 */
          zw_dossier_tr (dossier, N_ ("%s: the form asks for the last 3 to 5 years; the project "
                                      "has layers of %u. Load those of further years.")),
          zw_dossier_tr (dossier, zw_role_get_info (roles[i])->label), n);
      zw_dossier_add_gap (self->dossier, place, roles[i], "%s", text);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", text);
    }
  if (all->len > 0)
    zw_document_add_gap (self->document, all->str);
}

static void
add_missing (ZwApplicationWriter *self, const char *place, ZwRole role)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *text = NULL;

  if (zw_dossier_has_role (dossier, role))
    return;
  text = g_strdup_printf (
      /* Translators: %s is a part that layers play */
      zw_dossier_tr (dossier, N_ ("Load a layer of the kind “%s”: the figures of this section rest "
                                  "on it.")),
      zw_dossier_tr (dossier, zw_role_get_info (role)->label));
  zw_application_add_gap (self, place, role, text);
}

/* How the three tables count. */
static void
add_counting (ZwApplicationWriter *self, ZwContent content)
{
  const ZwDossier *dossier = self->dossier;

  if (zw_content_count_rows (dossier, content) == 0)
    return;
  if (content == ZW_CONTENT_BIKE_STATIONS && zw_survey_tells_docks (dossier))
    zw_document_add_note (self->document,
                          zw_dossier_tr (dossier, N_ ("Number: docks of the station.")));
  else if (content == ZW_CONTENT_BIKE_STATIONS)
    zw_document_add_note (self->document,
                          zw_dossier_tr (dossier, N_ ("Number: stations. The layer does not tell "
                                                      "how many docks they have.")));
  else
    zw_document_add_note (
        self->document,
        zw_dossier_tr (dossier, N_ ("A stop that several lines serve stands with each of them and "
                                    "counts once in the total. A dash for the line: the layers do "
                                    "not tell which line serves these stops.")));
}

/* Stops without a mode are neither stations nor bus stops. */
static void
add_unknown (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwSurveyPlace) place = zw_survey_place_new_around (dossier);
  g_autoptr (ZwSurveyStops) stops = zw_survey_stops_new (dossier, place->geometry);
  g_autofree char *text = NULL;

  if (stops->n_unknown == 0)
    return;
  text = g_strdup_printf (
      /* Translators: %u is a number of stops */
      zw_dossier_tr (dossier, N_ ("The layers do not say whether %u of the stops are rail stations "
                                  "or bus stops: they stand in neither table. Import them with "
                                  "their mode of transport.")),
      stops->n_unknown);
  zw_application_add_gap (self, "stations", ZW_ROLE_STOPS, text);
}

static void
add_stations (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_STOPS, ZW_ROLE_BIKE_STATIONS };
  ZwTable *table;

  zw_document_add_heading (
      self->document, 2,
      zw_dossier_pick (dossier, "公共運輸站點數(軌道車站、公車站牌、公共自行車租賃站等)",
                       "Public transport stops (rail stations, bus stops, public bike stations)"));
  zw_application_add_place (self, "stations");
  add_unknown (self);
  add_years (self, "stations", roles, G_N_ELEMENTS (roles));
  table = zw_application_add_table (self, ZW_CONTENT_STATIONS, "table-stations", &roles[0], 1);
  zw_table_set_name (table, "stations");
  add_counting (self, ZW_CONTENT_STATIONS);
  zw_application_add_theme (self, ZW_THEME_STATIONS, "stations");
  table = zw_application_add_table (self, ZW_CONTENT_BUS_STOPS, "table-bus-stops", &roles[0], 1);
  zw_table_set_name (table, "bus_stops");
  add_counting (self, ZW_CONTENT_BUS_STOPS);
  zw_application_add_theme (self, ZW_THEME_BUS_STOPS, "stations");
  table = zw_application_add_table (self, ZW_CONTENT_BIKE_STATIONS, "table-bike-stations",
                                    &roles[1], 1);
  zw_table_set_name (table, "bike_stations");
  add_counting (self, ZW_CONTENT_BIKE_STATIONS);
  zw_application_add_theme (self, ZW_THEME_BIKE_STATIONS, "stations");
}

static void
add_routes (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_ROUTES };

  zw_document_add_heading (
      self->document, 2,
      zw_dossier_pick (dossier, "公共運輸路線里程數", "Length of public transport routes"));
  zw_application_add_place (self, "routes");
  add_years (self, "routes", roles, G_N_ELEMENTS (roles));
  zw_application_add_table (self, ZW_CONTENT_ROUTES, NULL, roles, G_N_ELEMENTS (roles));
  zw_application_add_theme (self, ZW_THEME_BUS_ROUTES, "routes");
}

static void
add_ways (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_FOOTWAYS, ZW_ROLE_CYCLEWAYS };

  zw_document_add_heading (
      self->document, 2,
      zw_dossier_pick (dossier, "人行道及自行車道長度", "Length of footways and cycleways"));
  zw_application_add_place (self, "ways");
  add_years (self, "ways", roles, G_N_ELEMENTS (roles));
  zw_application_add_theme (self, ZW_THEME_WAYS, "ways");
}

static void
add_facilities (ZwApplicationWriter *self,
                const char *place,
                const char *zh,
                const char *en,
                ZwRole role)
{
  zw_document_add_heading (self->document, 2, zw_dossier_pick (self->dossier, zh, en));
  zw_application_add_place (self, place);
  add_missing (self, place, role);
  add_years (self, place, &role, 1);
}

/* All figures of the chapter side by side, year by year, at its end. */
static void
add_summary (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_STOPS,    ZW_ROLE_BIKE_STATIONS, ZW_ROLE_ROUTES,
                                  ZW_ROLE_FOOTWAYS, ZW_ROLE_CYCLEWAYS,     ZW_ROLE_CHARGERS,
                                  ZW_ROLE_PARKING };

  if (zw_content_count_rows (dossier, ZW_CONTENT_GREEN) == 0)
    return;
  zw_document_add_paragraph (
      self->document,
      zw_dossier_tr (dossier,
                     N_ ("The table below sums up green transport by year, for the zone and for "
                         "each district. A figure stands in the year its survey is of; a dash "
                         "means that there is no survey of that year.")));
  zw_application_add_table (self, ZW_CONTENT_GREEN, NULL, roles, G_N_ELEMENTS (roles));
}

void
zw_application_add_transport (ZwApplicationWriter *self)
{
  zw_application_add_chapter (self, 3);
  add_stations (self);
  add_routes (self);
  add_ways (self);
  add_facilities (self, "chargers", "公共充電樁設置數量", "Public charging posts",
                  ZW_ROLE_CHARGERS);
  add_facilities (self, "ev-parking", "公共停車場電動車專用停車格比例",
                  "Share of spaces for electric cars only", ZW_ROLE_PARKING);
  add_summary (self);
}
