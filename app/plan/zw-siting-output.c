/* zw-siting-output.c: the verdicts as JSON, and figures in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-written.h"
#include "plan/zw-siting.h"

static const struct
{
  const char *id;
  const char *format; /* Translators: a number with its unit */
} units[ZW_SITING_N_UNITS] = {
  [ZW_SITING_SHARE] = { "ratio", N_ ("%s %%") },
  [ZW_SITING_COUNT] = { "count", "%s" },
  [ZW_SITING_PER_KM2] = { "per_km2", N_ ("%s per km²") },
  [ZW_SITING_KM] = { "km", N_ ("%s km") },
  [ZW_SITING_KM_PER_KM2] = { "km_per_km2", N_ ("%s km per km²") },
  [ZW_SITING_PER_PERSON] = { "per_person", N_ ("%s per person") },
  [ZW_SITING_RATIO] = { "fraction", "%s" },
  [ZW_SITING_KM2] = { "km2", N_ ("%s km²") },
  [ZW_SITING_M] = { "m", N_ ("%s m") },
  [ZW_SITING_MIN] = { "min", N_ ("%s min") },
  [ZW_SITING_VEHICLES] = { "vehicles_per_day", N_ ("%s a day") },
  [ZW_SITING_KMH] = { "km_per_h", N_ ("%s km/h") },
  [ZW_SITING_TIME] = { "minute_of_day", "%s" },
  [ZW_SITING_YEARS] = { "years", N_ ("%s years") },
};

/**
 * zw_siting_unit_get_id:
 *
 * Returns: as in JSON
 */
const char *
zw_siting_unit_get_id (ZwSitingUnit unit)
{
  g_return_val_if_fail (unit < ZW_SITING_N_UNITS, NULL);
  return units[unit].id;
}

/* Three figures of a number are read; of a large one all before the point. */
static int
get_decimals (double value, ZwSitingUnit unit)
{
  double size = fabs (value);

  if (unit == ZW_SITING_SHARE)
    return 1;
  if (unit == ZW_SITING_COUNT || unit == ZW_SITING_YEARS || unit == ZW_SITING_M
      || unit == ZW_SITING_VEHICLES)
    return 0;
  if (unit == ZW_SITING_PER_PERSON && size < 0.1)
    return 4;
  if (size >= 100.0)
    return 0;
  if (size >= 10.0)
    return 1;
  return size >= 1.0 || size == 0.0 ? 2 : 3;
}

/* The unit's words around the number; the translated "%s %%" too. */
static char *
put_number (const char *format, const char *number)
{
  const char *at = strstr (format, "%s");
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (at != NULL, g_strdup (number));
  g_string_append_len (text, format, at - format);
  g_string_append (text, number);
  g_string_append (text, at + strlen ("%s"));
  g_string_replace (text, "%%", "%", 0);
  return g_string_free (text, FALSE);
}

/**
 * zw_siting_format:
 * @value: NaN gives a dash
 * @catalog: (nullable): language; the program's where %NULL
 *
 * Returns: (transfer full): a figure with its unit
 */
char *
zw_siting_format (double value, ZwSitingUnit unit, const ZwCatalog *catalog)
{
  const char *format = units[unit].format;
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  if (unit == ZW_SITING_TIME)
    {
      long minutes = lround (value);

      return g_strdup_printf ("%02ld:%02ld", minutes / 60, minutes % 60);
    }
  if (unit == ZW_SITING_SHARE)
    value *= 100.0;
  number = g_strdup_printf ("%'.*f", get_decimals (value, unit), value);
  if (format[2] == '\0')
    return g_steal_pointer (&number);
  format = catalog != NULL ? zw_catalog_get (catalog, format) : _ (format);
  return put_number (format, number);
}

static void
add_figures (JsonBuilder *builder, const GArray *figures)
{
  static const char *const voices[] = { NULL, "for", "against" };

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    {
      const ZwSitingFigure *figure = &g_array_index (figures, ZwSitingFigure, i);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "id", figure->id);
      zw_json_add_text (builder, "label", figure->label);
      zw_json_add_text (builder, "unit", zw_siting_unit_get_id (figure->unit));
      zw_json_add_number (builder, "value", figure->value);
      zw_json_add_number (builder, "other", figure->other);
      zw_json_add_text (builder, "other_label", figure->other_label);
      zw_json_add_text (builder, "speaks", voices[figure->voice]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_principle (JsonBuilder *builder,
               const ZwSitingPrinciple *principle,
               const ZwPrinciple *words,
               const ZwCatalog *catalog)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, principle->number);
  zw_json_add_text (
      builder, "principle",
      words != NULL ? zw_catalog_pick (catalog, words->guideline_text.zh, words->guideline_text.en)
                    : NULL);
  zw_json_add_text (builder, "where", words != NULL ? words->where : NULL);
  zw_json_add_text (builder, "verdict",
                    zw_verdict_get_id (zw_siting_principle_get_verdict (principle)));
  zw_json_add_text (builder, "verdict_of_data", zw_verdict_get_id (principle->verdict));
  zw_json_add_text (builder, "verdict_of_planner",
                    principle->judged ? zw_verdict_get_id (principle->own) : NULL);
  zw_json_add_text (builder, "note", principle->note);
  zw_json_add_text (builder, "reason", principle->reason);
  zw_json_add_text (builder, "text", principle->text);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < principle->missing->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (principle->missing, i));
  json_builder_end_array (builder);
  add_figures (builder, principle->figures);
  json_builder_set_member_name (builder, "layers");
  json_builder_begin_array (builder);
  for (guint r = 0; r < ZW_N_ROLES; r++)
    if ((principle->roles >> r & 1) != 0)
      json_builder_add_string_value (builder, zw_role_get_id ((ZwRole) r));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * zw_siting_to_json:
 *
 * An object with "zone", "settings", "strictness" (null without a vehicle rule) and
 * "principles". Shares are fractions, times minutes after midnight.
 *
 * Returns: (transfer full): it
 */
JsonNode *
zw_siting_to_json (const ZwSiting *self, const ZwReference *reference)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ZwSitingSettings *settings = &self->ground->settings;
  const ZwPrinciple *words;
  guint n;

  words = zw_reference_get_principles (reference, &n);
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "zone", self->ground->zone_name);
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  zw_json_add_number (builder, "tolerance_m", settings->tolerance_m);
  zw_json_add_number (builder, "boundary_share", settings->boundary_share);
  zw_json_add_number (builder, "walk_m", settings->walk_m);
  zw_json_add_number (builder, "walk_kmh", settings->walk_kmh);
  json_builder_end_object (builder);
  zw_json_add_number (builder, "strictness",
                      self->strictness > 0 ? self->strictness : (double) NAN);
  json_builder_set_member_name (builder, "principles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    add_principle (builder, &self->principles[i], i < n ? &words[i] : NULL, self->ground->catalog);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
