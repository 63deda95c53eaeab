/* zw-application-background.c: chapter 貳 of the application: people, land and traffic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-application-private.h"
#include "document/zw-content-survey-private.h"

/* The form asks for the figures of the last 3 to 5 years. */
#define LEAST_YEARS 3

/* What no layer tells: visitors of a scenic zone, workers of a park. */
static void
add_others (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;

  if (zw_dossier_get_words (dossier, "population", NULL) != NULL)
    return;
  if (dossier->zone->type == ZW_ZONE_SCENIC)
    zw_application_add_gap (self, "population", ZW_N_ROLES,
                            zw_dossier_tr (dossier, N_ ("Write how many visitors come, and who "
                                                        "they are.")));
  else if (dossier->zone->type == ZW_ZONE_PARK)
    zw_application_add_gap (self, "population", ZW_N_ROLES,
                            zw_dossier_tr (dossier, N_ ("Write how many people work here, and who "
                                                        "they are.")));
}

static void
add_population (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_POPULATION };
  g_autoptr (GPtrArray) censuses = zw_survey_list_censuses (dossier);

  zw_document_add_heading (self->document, 3, zw_dossier_pick (dossier, "人口特性", "Population"));
  zw_application_add_place (self, "population");
  add_others (self);
  if (dossier->district_area == NULL)
    zw_application_add_gap (
        self, "population", ZW_ROLE_ADMIN,
        zw_dossier_tr (dossier, N_ ("The form asks for the figures of the districts that the zone "
                                    "lies in. Load a layer of districts; until then they are "
                                    "those of the zone.")));
  zw_application_add_table (self, ZW_CONTENT_POPULATION, NULL, roles, G_N_ELEMENTS (roles));
  if (censuses->len > 0 && censuses->len < LEAST_YEARS)
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: %u is a number of years, below 3 */
          zw_dossier_tr (dossier, N_ ("The form asks for the residents of the last 3 to 5 years; "
                                      "the project has those of %u. Load the layers of further "
                                      "years.")),
          censuses->len);

      zw_application_add_gap (self, "population", ZW_ROLE_POPULATION, text);
    }
  zw_application_add_theme (self, ZW_THEME_POPULATION, "population");
}

static void
add_landuse (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_LANDUSE };

  zw_document_add_heading (self->document, 3,
                           zw_dossier_pick (dossier, "土地使用特性", "Land use"));
  zw_application_add_place (self, "landuse");
  zw_application_add_table (self, ZW_CONTENT_LANDUSE, NULL, roles, G_N_ELEMENTS (roles));
  zw_application_add_theme (self, ZW_THEME_LANDUSE, "landuse");
}

static void
add_attractions (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  static const ZwRole roles[] = { ZW_ROLE_ATTRACTIONS };

  zw_document_add_heading (self->document, 3,
                           zw_dossier_pick (dossier, "觀光景點分布", "Attractions"));
  zw_application_add_place (self, "attractions");
  zw_application_add_table (self, ZW_CONTENT_ATTRACTIONS, NULL, roles, G_N_ELEMENTS (roles));
  zw_application_add_theme (self, ZW_THEME_ATTRACTIONS, "attractions");
}

/**
 * zw_application_add_background:
 *
 * Headings without what they ask of the writer ("旅次分布若曾調查過…請予以敘明。"). The form
 * of a park has no section on attractions.
 */
void
zw_application_add_background (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;

  zw_application_add_chapter (self, 2);
  zw_document_add_heading (self->document, 2,
                           zw_dossier_pick (dossier, "人口與土地使用特性", "People and land use"));
  add_population (self);
  add_landuse (self);
  zw_document_add_heading (
      self->document, 3,
      zw_dossier_pick (dossier, "重大建設或新興地區", "Major projects and new areas"));
  zw_application_add_place (self, "projects");
  if (dossier->zone->type != ZW_ZONE_PARK)
    add_attractions (self);
  zw_document_add_heading (self->document, 2,
                           zw_dossier_pick (dossier, "境內交通旅次分布狀況或主要運輸路廊概況",
                                            "Trips and main corridors"));
  zw_application_add_place (self, "corridors");
  zw_application_add_theme (self, ZW_THEME_ROADS, "corridors");
  zw_application_add_theme (self, ZW_THEME_RAILWAYS, "corridors");
}
