/* zw-signs-output.c: places for signs, and whom the rules affect, as JSON and tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-signs-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-written.h"
#include "geometry/zw-transform.h"

#define GLOBE "EPSG:4326"

/* Significant digits: centimetres, about as much in degrees, and tenths of degrees. */
#define METRE_DIGITS 9
#define DEGREE_DIGITS 10
#define BEARING_DIGITS 4

/* Signs of one road name or class. */
typedef struct
{
  const char *word; /* NULL: without */
  guint counts[ZW_N_SIGN_KINDS];
} Tally;

static GArray *
count_by (const ZwSigns *signs, gboolean by_class)
{
  GArray *tallies = g_array_new (FALSE, TRUE, sizeof (Tally));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);
      const char *word = by_class ? sign->class : sign->name;
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, word));

      if (number == 0)
        {
          Tally tally = { .word = word };

          g_array_append_val (tallies, tally);
          number = tallies->len;
          g_hash_table_insert (known, (gpointer) word, GUINT_TO_POINTER (number));
        }
      g_array_index (tallies, Tally, number - 1).counts[sign->kind]++;
    }
  return tallies;
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
add_counts (JsonBuilder *builder, const guint *counts)
{
  for (guint k = 0; k < ZW_N_SIGN_KINDS; k++)
    add_count (builder, zw_sign_kind_get_id (k), counts[k]);
}

static void
add_tallies (JsonBuilder *builder, const char *name, const char *word, const GArray *tallies)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, word, tally->word);
      add_counts (builder, tally->counts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_place (JsonBuilder *builder, ZwPoint place, ZwTransform *to_globe)
{
  ZwLocation location = { NAN, NAN };

  if (!zw_transform_to_location (to_globe, place, &location, NULL))
    location = (ZwLocation){ NAN, NAN };
  zw_json_add_number (builder, "x", place.x);
  zw_json_add_number (builder, "y", place.y);
  zw_json_add_number (builder, "lon", location.lon);
  zw_json_add_number (builder, "lat", location.lat);
}

static void
add_signs (JsonBuilder *builder, const ZwSigns *signs, ZwTransform *to_globe)
{
  json_builder_set_member_name (builder, "signs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "kind", zw_sign_kind_get_id (sign->kind));
      zw_json_add_text (builder, "road", sign->name);
      zw_json_add_text (builder, "class", sign->class);
      add_place (builder, sign->place, to_globe);
      zw_json_add_number (builder, "bearing", sign->bearing);
      if (sign->kind == ZW_SIGN_ENTRY)
        add_count (builder, "crossings", sign->n_crossings);
      if (sign->kind == ZW_SIGN_APPROACH)
        add_count (builder, "entry", sign->entry + 1);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_share (JsonBuilder *builder, const char *name, const ZwVehicleShare *share)
{
  gboolean known = zw_vehicle_share_is_known (share);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "state",
                    !known                              ? "no-data"
                    : zw_vehicle_share_is_exact (share) ? "exact"
                                                        : "between");
  zw_json_add_number (builder, "registered", share->registered);
  zw_json_add_number (builder, "least", share->least);
  zw_json_add_number (builder, "most", share->most);
  zw_json_add_number (builder, "least_share", known ? share->least / share->registered : NAN);
  zw_json_add_number (builder, "most_share", known ? share->most / share->registered : NAN);
  json_builder_end_object (builder);
}

static void
add_rules (JsonBuilder *builder, const ZwSignsReport *self)
{
  const ZwRecord *const *rules = (const ZwRecord *const *) self->rules->pdata;
  ZwVehicleShare share = zw_rule_share (self->fleet, rules, self->rules->len, ZW_FLEET_ALL);

  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rules->len; i++)
    {
      ZwVehicleShare own = zw_rule_share (self->fleet, &rules[i], 1, ZW_FLEET_ALL);

      json_builder_begin_object (builder);
      add_count (builder, "id", zw_record_get_id (rules[i]));
      zw_json_add_text (builder, "vehicles",
                        zw_record_get_text (rules[i], ZW_VEHICLE_RULE_VEHICLES));
      zw_json_add_text (builder, "fuel", zw_record_get_text (rules[i], ZW_VEHICLE_RULE_FUEL));
      zw_json_add_text (builder, "standard",
                        zw_record_get_text (rules[i], ZW_VEHICLE_RULE_STANDARD));
      add_share (builder, "affected", &own);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_share (builder, "affected", &share);
  json_builder_set_member_name (builder, "affected_by_class");
  json_builder_begin_array (builder);
  for (guint i = 0; self->fleet != NULL && i < self->fleet->groups->len; i++)
    {
      const ZwFleetGroup *group = &g_array_index (self->fleet->groups, ZwFleetGroup, i);
      ZwVehicleShare own = zw_rule_share (self->fleet, rules, self->rules->len, (int) i);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "class", group->id);
      add_share (builder, "affected", &own);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "fleet_of");
  if (self->fleet == NULL || self->fleet->groups->len == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, self->fleet->whole_city ? "city" : "zone");
  zw_json_add_text (builder, "fleet_reason", self->fleet != NULL ? self->fleet->reason : NULL);
}

static void
add_head (JsonBuilder *builder, const ZwSignsReport *self)
{
  zw_json_add_text (builder, "project", self->project);
  zw_json_add_text (builder, "crs", self->crs);
  json_builder_set_member_name (builder, "zone");
  json_builder_begin_object (builder);
  add_count (builder, "id", self->zone->id);
  zw_json_add_text (builder, "name", self->zone->name);
  zw_json_add_text (builder, "type", zw_zone_type_get_id (self->zone->type));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "phase");
  if (self->phase != NULL)
    {
      json_builder_begin_object (builder);
      add_count (builder, "id", self->phase->id);
      zw_json_add_text (builder, "kind", zw_phase_kind_get_id (self->phase->kind));
      zw_json_add_text (builder, "name", self->phase->name);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  zw_json_add_text (builder, "boundary", self->boundary);
}

static void
add_figures (JsonBuilder *builder, const ZwSigns *signs)
{
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  zw_json_add_number (builder, "approach_m", signs->options.approach_m);
  zw_json_add_number (builder, "spacing_m", signs->options.spacing_m);
  zw_json_add_number (builder, "tolerance_m", signs->options.tolerance_m);
  zw_json_add_number (builder, "merge_m", signs->options.merge_m);
  json_builder_end_object (builder);
  add_count (builder, "roads", (gint64) signs->n_roads);
  add_count (builder, "roads_left_out", (gint64) signs->n_left_out);
  json_builder_set_member_name (builder, "has_class");
  json_builder_add_boolean_value (builder, signs->has_class);
  json_builder_set_member_name (builder, "has_direction");
  json_builder_add_boolean_value (builder, signs->has_direction);
  zw_json_add_number (builder, "length_inside_km", signs->length_inside_m / 1000.0);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  add_counts (builder, signs->counts);
  json_builder_end_object (builder);
  add_count (builder, "crossings", signs->n_crossings);
  add_count (builder, "exits_only", signs->n_exits);
  add_count (builder, "entries_without_approach", signs->n_without_approach);
}

/**
 * zw_signs_report_to_json:
 *
 * Returns: (transfer full): places, counts and shares; %NULL with
 *   %ZW_GEOMETRY_ERROR_CRS
 */
JsonNode *
zw_signs_report_to_json (const ZwSignsReport *self, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (self->crs, GLOBE, error);
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GArray) names = NULL;
  g_autoptr (GArray) classes = NULL;

  if (to_globe == NULL)
    return NULL;
  names = count_by (self->signs, FALSE);
  classes = count_by (self->signs, TRUE);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_head (builder, self);
  add_figures (builder, self->signs);
  add_tallies (builder, "by_road", "road", names);
  add_tallies (builder, "by_class", "class", classes);
  add_signs (builder, self->signs, to_globe);
  add_rules (builder, self);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * zw_signs_report_to_csv:
 *
 * Returns: (transfer full): a row for each sign; %NULL with %ZW_GEOMETRY_ERROR_CRS
 */
char *
zw_signs_report_to_csv (const ZwSignsReport *self, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (self->crs, GLOBE, error);
  GString *csv;

  if (to_globe == NULL)
    return NULL;
  csv = g_string_new (ZW_WRITTEN_BOM "number,kind,road,class,x,y,lon,lat,bearing,crossings\r\n");
  for (guint i = 0; i < self->signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (self->signs->signs, ZwSign, i);
      ZwLocation location;

      if (!zw_transform_to_location (to_globe, sign->place, &location, NULL))
        location = (ZwLocation){ NAN, NAN };
      g_string_append_printf (csv, "%u,%s,", i + 1, zw_sign_kind_get_id (sign->kind));
      zw_csv_append_text (csv, sign->name);
      g_string_append_c (csv, ',');
      zw_csv_append_text (csv, sign->class);
      g_string_append_c (csv, ',');
      zw_csv_append_number (csv, sign->place.x, METRE_DIGITS);
      g_string_append_c (csv, ',');
      zw_csv_append_number (csv, sign->place.y, METRE_DIGITS);
      g_string_append_c (csv, ',');
      zw_csv_append_number (csv, location.lon, DEGREE_DIGITS);
      g_string_append_c (csv, ',');
      zw_csv_append_number (csv, location.lat, DEGREE_DIGITS);
      g_string_append_c (csv, ',');
      zw_csv_append_number (csv, sign->bearing, BEARING_DIGITS);
      g_string_append_printf (csv, ",%u\r\n", sign->n_crossings);
    }
  return g_string_free (csv, FALSE);
}

static void
append_remark (GString *text, char *remark)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, remark);
  g_free (remark);
}

/**
 * zw_signs_dup_remarks:
 *
 * Returns: (transfer full): what must be known beside the counts, a line for each
 */
char *
zw_signs_dup_remarks (const ZwSigns *self, const ZwCatalog *catalog)
{
  GString *text = g_string_new (NULL);

  if (self->n_roads == 0)
    append_remark (text, g_strdup (zw_catalog_get (catalog, N_ ("No roads are loaded."))));
  if (self->counts[ZW_SIGN_ENTRY] < self->n_crossings)
    /* Translators: two numbers, metres */
    append_remark (
        text, g_strdup_printf (zw_catalog_get (catalog, N_ ("%u lines of roads come into the zone; "
                                                            "those of one name within %g m share "
                                                            "their signs.")),
                               self->n_crossings, self->options.merge_m));
  if (self->n_without_approach > 0)
    append_remark (text,
                   g_strdup_printf (
                       zw_catalog_get (catalog, N_ ("Entries without an approach sign, since their "
                                                    "road does not go on outside: %u")),
                       self->n_without_approach));
  if (self->n_exits > 0)
    append_remark (
        text, g_strdup_printf (zw_catalog_get (catalog, N_ ("One-way roads that only leave the "
                                                            "zone, without signs: %u")),
                               self->n_exits));
  if (self->n_left_out > 0)
    append_remark (
        text, g_strdup_printf (zw_catalog_get (catalog, N_ ("Footways and motorways left out: %u")),
                               (guint) self->n_left_out));
  if (self->n_roads > 0 && !self->has_class)
    append_remark (text, g_strdup (zw_catalog_get (
                             catalog, N_ ("The roads have no class: footways and motorways may be "
                                          "among them."))));
  if (self->n_roads > 0 && !self->has_direction)
    append_remark (text, g_strdup (zw_catalog_get (
                             catalog, N_ ("The roads tell no direction: those that only leave the "
                                          "zone are counted too."))));
  return g_string_free (text, FALSE);
}

static void
append_rules (GString *text,
              const ZwSignsReport *self,
              const ZwReference *reference,
              const ZwCatalog *catalog)
{
  const ZwRecord *const *rules = (const ZwRecord *const *) self->rules->pdata;
  ZwVehicleShare share = zw_rule_share (self->fleet, rules, self->rules->len, ZW_FLEET_ALL);
  g_autofree char *all = zw_vehicle_share_dup_text (&share, catalog);
  g_autofree char *reason = zw_vehicle_share_dup_reason (&share, catalog);

  if (self->rules->len == 0)
    return;
  for (guint i = 0; i < self->rules->len; i++)
    {
      ZwVehicleShare own = zw_rule_share (self->fleet, &rules[i], 1, ZW_FLEET_ALL);
      g_autofree char *vehicles = zw_vehicle_rule_dup_name (rules[i], reference, catalog);
      g_autofree char *words = zw_vehicle_share_dup_text (&own, catalog);

      /* Translators: number and vehicles of a rule, share of vehicles */
      g_string_append_printf (text, zw_catalog_get (catalog, N_ ("  Rule %u (%s): %s\n")), i + 1,
                              vehicles, words);
    }
  g_string_append_printf (
      text, zw_catalog_get (catalog, N_ ("  Registered vehicles affected in all: %s\n")), all);
  if (*reason != '\0')
    g_string_append_printf (text, "    %s\n", reason);
  if (self->fleet != NULL && self->fleet->reason != NULL)
    g_string_append_printf (text, "    %s\n", self->fleet->reason);
  if (self->fleet != NULL && self->fleet->whole_city)
    g_string_append_printf (
        text, "    %s\n",
        zw_catalog_get (catalog, N_ ("Of the whole city: the register tells no parts of it.")));
}

/**
 * zw_signs_report_to_text:
 *
 * Returns: (transfer full): for a person
 */
char *
zw_signs_report_to_text (const ZwSignsReport *self,
                         const ZwReference *reference,
                         const ZwCatalog *catalog)
{
  g_autofree char *remarks = zw_signs_dup_remarks (self->signs, catalog);
  g_auto (GStrv) lines = g_strsplit (remarks, "\n", -1);
  g_autoptr (GArray) names = count_by (self->signs, FALSE);
  GString *text = g_string_new (self->zone->name);

  if (self->phase != NULL)
    g_string_append_printf (text, " · %s", self->phase->name);
  if (self->boundary != NULL)
    /* Translators: the name of a zone */
    g_string_append_printf (text, zw_catalog_get (catalog, N_ (" (boundary in force: %s)")),
                            self->boundary);
  g_string_append_c (text, '\n');
  for (guint k = 0; k < ZW_N_SIGN_KINDS; k++)
    g_string_append_printf (text, "  %s: %u\n",
                            zw_catalog_get (catalog, zw_sign_kind_get_label (k)),
                            self->signs->counts[k]);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (text, "    %s\n", lines[i]);
  for (guint i = 0; i < names->len; i++)
    {
      const Tally *tally = &g_array_index (names, Tally, i);

      /* Translators: a road, then entry, approach and repeater signs */
      g_string_append_printf (
          text, zw_catalog_get (catalog, N_ ("  %s: %u entry, %u approach, %u repeater\n")),
          tally->word != NULL ? tally->word : zw_catalog_get (catalog, N_ ("(without a name)")),
          tally->counts[ZW_SIGN_ENTRY], tally->counts[ZW_SIGN_APPROACH],
          tally->counts[ZW_SIGN_REPEATER]);
    }
  append_rules (text, self, reference, catalog);
  return g_string_free (text, FALSE);
}
