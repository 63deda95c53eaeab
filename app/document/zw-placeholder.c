/* zw-placeholder.c: figures within the texts that people write: {A1}, {population}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-placeholder.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "document/zw-content-survey-private.h"

static const ZwPlaceholder names[] = {
  { "zone", N_ ("Name of the zone") },
  { "districts", N_ ("Names of the districts it lies in") },
  { "government", N_ ("Name of the government") },
  { "area_km2", N_ ("Area of the zone in km²") },
  { "area_ha", N_ ("Area of the zone in hectares") },
  { "population", N_ ("Residents of the zone, latest survey") },
  { "density", N_ ("Residents of the zone per km²") },
  { "population_districts", N_ ("Residents of the districts it lies in") },
  { "density_districts", N_ ("Residents of these districts per km²") },
};

/**
 * zw_placeholder_list:
 * @n: (out): how many
 *
 * Returns: (transfer none): what may stand in braces, beside the ids of indicators
 */
const ZwPlaceholder *
zw_placeholder_list (guint *n)
{
  *n = G_N_ELEMENTS (names);
  return names;
}

/* Residents of the latest survey, or how many there are on a square kilometre. */
static char *
dup_people (ZwSurveyWriter *writer, const ZwSurveyPlace *place, gboolean density)
{
  const ZwDossier *dossier = writer->dossier;
  g_autoptr (GPtrArray) censuses = zw_survey_list_censuses (dossier);
  const ZwSurveyCensus *last;
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  double people;

  if (censuses->len == 0)
    return NULL;
  last = g_ptr_array_index (censuses, censuses->len - 1);
  people = zw_tally_sum (last->features, "population", place->geometry);
  if (!isfinite (people))
    return NULL;
  name = density ? zw_survey_name (dossier, "人口密度", "density of residents", last->year)
                 : zw_survey_name (dossier, "人口數", "residents", last->year);
  what = g_strdup_printf ("%s/%d", density ? "density" : "population", last->year);
  if (density)
    return zw_survey_print (writer, place, what, name,
                            people / zw_geometry_get_area (place->geometry) * ZW_SURVEY_M2_PER_KM2,
                            0, zw_dossier_pick (dossier, "人/平方公里", "per km²"), NULL,
                            last->features);
  return zw_survey_print (writer, place, what, name, people, 0,
                          zw_dossier_pick (dossier, "人", "residents"), NULL, last->features);
}

static char *
dup_area (ZwSurveyWriter *writer, const ZwSurveyPlace *zone, gboolean hectares)
{
  const ZwDossier *dossier = writer->dossier;
  double m2 = zw_geometry_get_area (zone->geometry);

  return zw_survey_print (
      writer, zone, hectares ? "area-ha" : "area-km2", zw_dossier_pick (dossier, "面積", "area"),
      m2 / (hectares ? ZW_SURVEY_M2_PER_HA : ZW_SURVEY_M2_PER_KM2), hectares ? 2 : 3,
      hectares ? zw_dossier_pick (dossier, "公頃", "ha")
               : zw_dossier_pick (dossier, "平方公里", "km²"),
      NULL, NULL);
}

static char *
dup_indicator (ZwSurveyWriter *writer, const ZwSurveyPlace *zone, ZwIndicatorId id)
{
  const ZwIndicator *indicator = zone->row != NULL ? zw_evaluation_find (zone->row->evaluation, id)
                                                   : NULL;

  if (indicator == NULL || indicator->state != ZW_INDICATOR_OK)
    return NULL;
  return zw_survey_print_part (writer, zone, zone->row, 0, id, "value");
}

/* What stands for a name; NULL where there is no such name, or nothing for it. */
static char *
dup_value (ZwDossier *dossier, const char *name)
{
  ZwSurveyWriter writer = { .dossier = dossier, .passport = dossier->passport };
  g_autoptr (ZwSurveyPlace) zone = zw_survey_place_new_zone (dossier);
  g_autoptr (ZwSurveyPlace) around = zw_survey_place_new_around (dossier);
  ZwIndicatorId id;

  if (zw_indicator_from_id (name, &id))
    return dup_indicator (&writer, zone, id);
  if (g_str_equal (name, "zone"))
    return g_strdup (dossier->zone->name);
  if (g_str_equal (name, "districts"))
    return zw_dossier_dup_district_names (dossier);
  if (g_str_equal (name, "government"))
    return g_strdup (dossier->government);
  if (g_str_equal (name, "area_km2") || g_str_equal (name, "area_ha"))
    return dup_area (&writer, zone, g_str_equal (name, "area_ha"));
  if (g_str_equal (name, "population") || g_str_equal (name, "density"))
    return dup_people (&writer, zone, g_str_equal (name, "density"));
  if (dossier->district_area != NULL
      && (g_str_equal (name, "population_districts") || g_str_equal (name, "density_districts")))
    return dup_people (&writer, around, g_str_equal (name, "density_districts"));
  return NULL;
}

/* Braces may stand in a text for other reasons: only a short word counts as a name. */
static gboolean
is_name (const char *text, gsize length)
{
  if (length == 0 || length > 40)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '_')
      return FALSE;
  return TRUE;
}

/**
 * zw_placeholder_fill:
 * @place: id of the list "passage" that the text is written for
 * @text: as a person wrote it
 *
 * Puts present figures in the place of names in braces: {A1} for an indicator of the
 * zone, {population} and others of zw_placeholder_list(). The figure has no unit.
 * What is not known stays as it was typed and is noted as a gap.
 *
 * Returns: (transfer full): the text
 */
char *
zw_placeholder_fill (ZwDossier *dossier, const char *place, const char *text)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (end == NULL || !is_name (text + 1, (gsize) (end - text - 1)))
        {
          g_string_append_c (filled, *text++);
          continue;
        }
      name = g_strndup (text + 1, (gsize) (end - text - 1));
      value = dup_value (dossier, name);
      if (value == NULL)
        {
          g_string_append_len (filled, text, end + 1 - text);
          zw_dossier_add_gap (dossier, place, ZW_N_ROLES,
                              /* Translators: %s is a name in braces that somebody typed */
                              zw_dossier_tr (dossier, N_ ("The text has {%s}, for which the "
                                                          "project has no figure")),
                              name);
        }
      else
        g_string_append (filled, value);
      text = end + 1;
    }
  return g_string_free (filled, FALSE);
}

/**
 * zw_placeholder_dup_words:
 * @place: id of the list "passage"
 * @part: (nullable): of a place that comes more than once: id of a sub-item
 *
 * What documents print of a text: see zw_dossier_get_words() and zw_placeholder_fill().
 *
 * Returns: (transfer full) (nullable): the text with its figures; %NULL where nobody
 *   wrote any
 */
char *
zw_placeholder_dup_words (ZwDossier *dossier, const char *place, const char *part)
{
  const char *words = zw_dossier_get_words (dossier, place, part);

  return words != NULL ? zw_placeholder_fill (dossier, place, words) : NULL;
}
