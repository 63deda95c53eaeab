/* zw-fleet.c: the registered vehicles that rules for vehicles are held against
 *
 * Registers tell classes and how many are electric (indicator A8), rarely fuels and
 * never emission standards. What a rule affects is therefore an interval: those it
 * affects for certain, and those it may affect.
 *
 *   rule                     cars: 1,000, of them 80 electric
 *   combustion, any age      920            exactly
 *   diesel                   0 to 920       the layer does not tell petrol from diesel
 *   combustion, Euro 1 to 3  0 to 920       nor standards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-fleet.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "metrics/zw-figure-settings.h"

#define CARS (ZW_FLEET_CAR_PRIVATE | ZW_FLEET_CAR_COMMERCIAL)
#define GOODS (ZW_FLEET_VAN | ZW_FLEET_TRUCK)
#define MOTORCYCLES (ZW_FLEET_MOTORCYCLE_HEAVY | ZW_FLEET_MOTORCYCLE_LIGHT)
#define COMBUSTION (ZW_FLEET_PETROL | ZW_FLEET_DIESEL | ZW_FLEET_HYBRID)
#define ANY_FUEL (COMBUSTION | ZW_FLEET_ELECTRIC | ZW_FLEET_HYDROGEN)

/* In the order of the bits. */
static const char *const class_ids[] = {
  "car-private",      "car-commercial",   "bus",    "van", "truck",
  "motorcycle-heavy", "motorcycle-light", "special"
};

/* Words in the names that registers give classes; the first found counts, so that
 * the more particular come first. */
static const struct
{
  const char *word;
  guint classes;
} class_words[] = {
  { "輕型機車", ZW_FLEET_MOTORCYCLE_LIGHT },
  { "輕機", ZW_FLEET_MOTORCYCLE_LIGHT },
  { "重型機車", ZW_FLEET_MOTORCYCLE_HEAVY },
  { "重機", ZW_FLEET_MOTORCYCLE_HEAVY },
  { "機車", MOTORCYCLES },
  { "機踏車", MOTORCYCLES },
  { "motorcycle", MOTORCYCLES },
  { "scooter", MOTORCYCLES },
  { "moped", ZW_FLEET_MOTORCYCLE_LIGHT },
  { "特種", ZW_FLEET_SPECIAL },
  { "special", ZW_FLEET_SPECIAL },
  { "大客", ZW_FLEET_BUS },
  { "公車", ZW_FLEET_BUS },
  { "遊覽車", ZW_FLEET_BUS },
  { "bus", ZW_FLEET_BUS },
  { "coach", ZW_FLEET_BUS },
  { "小貨", ZW_FLEET_VAN },
  { "van", ZW_FLEET_VAN },
  { "大貨", ZW_FLEET_TRUCK },
  { "貨車", GOODS },
  { "truck", GOODS },
  { "goods", GOODS },
  { "自用小客", ZW_FLEET_CAR_PRIVATE },
  { "營業小客", ZW_FLEET_CAR_COMMERCIAL },
  { "營業用小客", ZW_FLEET_CAR_COMMERCIAL },
  { "計程車", ZW_FLEET_CAR_COMMERCIAL },
  { "租賃小客", ZW_FLEET_CAR_COMMERCIAL },
  { "taxi", ZW_FLEET_CAR_COMMERCIAL },
  { "小客", CARS },
  { "大型車", ZW_FLEET_BUS | ZW_FLEET_TRUCK },
  { "小型車", CARS | ZW_FLEET_VAN },
  { "汽車", CARS | ZW_FLEET_VAN | ZW_FLEET_TRUCK | ZW_FLEET_BUS | ZW_FLEET_SPECIAL },
  { "car", CARS },
};

/* Fuels that the name of a class may tell. */
static const struct
{
  const char *word;
  guint fuels;
} fuel_words[] = {
  { "柴油", ZW_FLEET_DIESEL },     { "汽油", ZW_FLEET_PETROL },   { "油電", ZW_FLEET_HYBRID },
  { "混合", ZW_FLEET_HYBRID },     { "diesel", ZW_FLEET_DIESEL }, { "petrol", ZW_FLEET_PETROL },
  { "gasoline", ZW_FLEET_PETROL }, { "hybrid", ZW_FLEET_HYBRID },
};

/* Choices of the list "fuel". */
static const struct
{
  const char *id;
  guint fuels;
} fuel_ids[] = {
  { "any", ANY_FUEL },
  { "combustion", COMBUSTION },
  { "petrol", ZW_FLEET_PETROL },
  { "diesel", ZW_FLEET_DIESEL },
  { "hybrid", ZW_FLEET_HYBRID },
  { "electric", ZW_FLEET_ELECTRIC },
  { "hydrogen", ZW_FLEET_HYDROGEN },
};

/**
 * zw_fleet_class_from_id:
 * @id: choice of the list "vehicle-class"
 *
 * Returns: its bit, 0 for none
 */
guint
zw_fleet_class_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_ids); i++)
    if (g_strcmp0 (class_ids[i], id) == 0)
      return 1u << i;
  return 0;
}

/**
 * zw_fleet_classes_from_name:
 * @name: a class as a register names it
 *
 * Returns: the classes that it may hold, 0 where the name tells none
 */
guint
zw_fleet_classes_from_name (const char *name)
{
  g_autofree char *low = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (class_words); i++)
    if (strstr (low, class_words[i].word) != NULL)
      return class_words[i].classes;
  return 0;
}

static void
group_clear (gpointer data)
{
  g_free (((ZwFleetGroup *) data)->id);
}

/* What drives those that are not electric: what the name says, or what is common. */
static void
find_fuels (ZwFleetGroup *group)
{
  g_autofree char *low = g_ascii_strdown (group->id, -1);

  for (guint i = 0; i < G_N_ELEMENTS (fuel_words); i++)
    if (strstr (low, fuel_words[i].word) != NULL)
      group->fuels |= fuel_words[i].fuels;
  if (group->fuels != 0)
    return;
  group->assumed = TRUE;
  if (group->classes != 0 && (group->classes & ~(guint) MOTORCYCLES) == 0)
    group->fuels = ZW_FLEET_PETROL;
  else if (group->classes != 0 && (group->classes & ~(guint) (ZW_FLEET_BUS | ZW_FLEET_TRUCK)) == 0)
    group->fuels = ZW_FLEET_DIESEL;
  else
    {
      group->fuels = COMBUSTION;
      group->assumed = FALSE;
    }
}

static void
add_group (ZwFleet *self, const char *id, double registered, double electric)
{
  ZwFleetGroup group = { .id = g_strdup (id), .registered = registered, .electric = electric };

  group.classes = zw_fleet_classes_from_name (id);
  find_fuels (&group);
  self->registered += registered;
  g_array_append_val (self->groups, group);
}

static void
add_indicator (ZwFleet *self, const ZwIndicator *electric_share)
{
  for (guint i = 0; i < electric_share->n_parts; i++)
    {
      const ZwIndicatorPart *part = &electric_share->parts[i];

      if (part->denominator > 0.0)
        add_group (self, part->id, part->denominator, part->numerator);
    }
  if (self->groups->len == 0 && electric_share->denominator > 0.0)
    add_group (self, ZW_INDICATOR_PART_UNSPECIFIED, electric_share->denominator,
               electric_share->numerator);
}

static const ZwIndicator *
find_electric_share (const ZwEvaluation *evaluation)
{
  return evaluation != NULL ? zw_evaluation_find (evaluation, ZW_INDICATOR_A8) : NULL;
}

/**
 * zw_fleet_new:
 * @zone: (nullable): figures of the zone
 * @city: (nullable): of the whole city, for a register that tells no parts of it
 *
 * Returns: (transfer full): the vehicles that indicator A8 counts; none, with the
 *   reason, where it has no value
 */
ZwFleet *
zw_fleet_new (const ZwEvaluation *zone, const ZwEvaluation *city)
{
  ZwFleet *self = g_new0 (ZwFleet, 1);
  const ZwIndicator *of_zone = find_electric_share (zone), *of_city = find_electric_share (city);

  self->groups = g_array_new (FALSE, FALSE, sizeof (ZwFleetGroup));
  g_array_set_clear_func (self->groups, group_clear);
  if (of_zone != NULL && of_zone->state == ZW_INDICATOR_OK)
    add_indicator (self, of_zone);
  else if (of_city != NULL && of_city->state == ZW_INDICATOR_OK)
    {
      self->whole_city = TRUE;
      add_indicator (self, of_city);
    }
  else
    self->reason = g_strdup (of_zone != NULL && of_zone->reason != NULL
                                 ? of_zone->reason
                                 : _ ("No registered vehicles are loaded."));
  return self;
}

/**
 * zw_fleet_load:
 * @zone: (nullable): %NULL for the whole city
 *
 * Reads the layers of registered vehicles alone.
 *
 * Returns: (transfer full): see zw_fleet_new(); %NULL when it failed
 */
ZwFleet *
zw_fleet_load (ZwStore *store, const ZwGeometry *zone, const ZwProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray) features = NULL;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) of_zone = NULL;
  g_autoptr (ZwEvaluation) of_city = NULL;
  ZwFigureSettings settings;

  if (layers == NULL)
    return NULL;
  for (guint i = layers->len; i > 0; i--)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i - 1);

      if (layer->role != ZW_ROLE_VEHICLES || !layer->used)
        g_ptr_array_remove_index (layers, i - 1);
    }
  if (layers->len == 0)
    return zw_fleet_new (NULL, NULL);
  features = zw_features_load_many (store, layers, progress, error);
  if (features == NULL)
    return NULL;
  zw_figure_settings_load (&settings, store);
  baseline = zw_baseline_new (features, &settings.baseline, progress, error);
  if (baseline == NULL)
    return NULL;
  if (zone != NULL)
    of_zone = zw_evaluate (baseline, zone, &settings.evaluate);
  settings.evaluate.whole_city = TRUE;
  of_city = zw_evaluate (baseline, NULL, &settings.evaluate);
  return zw_fleet_new (of_zone, of_city);
}

void
zw_fleet_free (ZwFleet *self)
{
  g_array_unref (self->groups);
  g_free (self->reason);
  g_free (self);
}

/* A rule as bits. */
typedef struct
{
  guint classes;
  guint fuels;
  gboolean has_standard;
} Reach;

static guint
get_bits (const ZwRecord *rule, guint field)
{
  guint bits = 0;

  if (field == ZW_VEHICLE_RULE_VEHICLES)
    for (guint i = 0; i < G_N_ELEMENTS (class_ids); i++)
      bits |= zw_record_includes (rule, field, class_ids[i]) ? 1u << i : 0;
  else
    for (guint i = 0; i < G_N_ELEMENTS (fuel_ids); i++)
      bits |= zw_record_includes (rule, field, fuel_ids[i].id) ? fuel_ids[i].fuels : 0;
  return bits;
}

/* A charge of nothing is no burden; nobody is told apart by it. */
static gboolean
is_free (const ZwRecord *rule)
{
  return g_strcmp0 (zw_record_get_text (rule, ZW_VEHICLE_RULE_ACTION), "charge") == 0
         && zw_record_get_int (rule, ZW_VEHICLE_RULE_AMOUNT, -1) == 0;
}

static Reach
get_reach (const ZwRecord *rule, guint *why)
{
  Reach reach = { get_bits (rule, ZW_VEHICLE_RULE_VEHICLES), get_bits (rule, ZW_VEHICLE_RULE_FUEL),
                  zw_record_has (rule, ZW_VEHICLE_RULE_STANDARD) };

  if (reach.classes == 0)
    *why |= ZW_SHARE_NO_VEHICLES;
  if (!zw_record_has (rule, ZW_VEHICLE_RULE_FUEL))
    reach.fuels = ANY_FUEL;
  /* No emission standard stops what emits nothing. */
  if (reach.has_standard && !zw_record_includes (rule, ZW_VEHICLE_RULE_FUEL, "electric"))
    reach.fuels &= ~(guint) (ZW_FLEET_ELECTRIC | ZW_FLEET_HYDROGEN);
  if (is_free (rule))
    {
      *why |= ZW_SHARE_FREE;
      reach.classes = 0;
    }
  if (zw_record_has (rule, ZW_VEHICLE_RULE_EXEMPTIONS))
    *why |= ZW_SHARE_EXEMPT;
  return reach;
}

/* Whether the rule takes a cell of the fleet: @all of it for certain, or @some of it
 * perhaps. */
static void
take_cell (const Reach *reach,
           const ZwFleetGroup *group,
           guint fuels,
           gboolean *all,
           gboolean *some,
           guint *why)
{
  guint classes = group->classes & reach->classes, fuel = fuels & reach->fuels;
  gboolean unknown = group->classes == 0 && reach->classes != 0, certain = TRUE;

  if ((classes == 0 && !unknown) || fuel == 0)
    return;
  if (unknown || classes != group->classes)
    {
      certain = FALSE;
      *why |= ZW_SHARE_CLASS;
    }
  if (fuel != fuels)
    {
      certain = FALSE;
      *why |= ZW_SHARE_FUEL;
    }
  if (reach->has_standard)
    {
      certain = FALSE;
      *why |= ZW_SHARE_STANDARD;
    }
  if (group->assumed && fuels != ZW_FLEET_ELECTRIC && (COMBUSTION & ~reach->fuels) != 0)
    *why |= ZW_SHARE_ASSUMED;
  *some = TRUE;
  *all |= certain;
}

static void
add_cell (ZwVehicleShare *share,
          const ZwFleetGroup *group,
          guint fuels,
          double vehicles,
          const GArray *reaches,
          guint *why)
{
  gboolean all = FALSE, some = FALSE;
  guint because = 0;

  for (guint i = 0; i < reaches->len; i++)
    take_cell (&g_array_index (reaches, Reach, i), group, fuels, &all, &some, &because);
  if (all)
    share->least += vehicles;
  if (some)
    share->most += vehicles;
  /* What another rule settles needs no reason. */
  *why |= all || vehicles <= 0.0 ? because & ZW_SHARE_ASSUMED : because;
}

/**
 * zw_rule_share:
 * @rules: (array length=n_rules): of kind %ZW_RECORD_VEHICLE_RULE
 * @group: index of a group of the fleet, or %ZW_FLEET_ALL
 *
 * How many of the registered vehicles the rules affect: those that any of them is
 * for, each counted once. Exemptions are not taken off, since no register counts
 * who has them; hours, trips and buffer years are not looked at.
 *
 * A rule with a standard affects at most its classes and fuels, and electric ones
 * only where it names them. A rule without a fuel is for all of them. Where the layer does not tell
 * fuels, motorcycles that are not electric count as petrol, buses and heavy goods vehicles as
 * diesel.
 *
 * Returns: the figures; all NaN where the fleet is not known
 */
ZwVehicleShare
zw_rule_share (const ZwFleet *fleet, const ZwRecord *const *rules, guint n_rules, int group)
{
  ZwVehicleShare share = { NAN, NAN, NAN, 0 };
  g_autoptr (GArray) reaches = g_array_new (FALSE, FALSE, sizeof (Reach));

  for (guint i = 0; i < n_rules; i++)
    {
      Reach reach = get_reach (rules[i], &share.why);

      g_array_append_val (reaches, reach);
    }
  if (fleet == NULL || fleet->groups->len == 0)
    return share;
  share.registered = share.least = share.most = 0.0;
  for (guint i = 0; i < fleet->groups->len; i++)
    {
      const ZwFleetGroup *here = &g_array_index (fleet->groups, ZwFleetGroup, i);

      if (group != ZW_FLEET_ALL && group != (int) i)
        continue;
      share.registered += here->registered;
      add_cell (&share, here, here->fuels, MAX (here->registered - here->electric, 0.0), reaches,
                &share.why);
      add_cell (&share, here, ZW_FLEET_ELECTRIC, here->electric, reaches, &share.why);
    }
  return share;
}

gboolean
zw_vehicle_share_is_known (const ZwVehicleShare *self)
{
  return self->registered > 0.0;
}

gboolean
zw_vehicle_share_is_exact (const ZwVehicleShare *self)
{
  return zw_vehicle_share_is_known (self)
         && self->most - self->least <= 1e-9 * MAX (self->registered, 1.0);
}

/**
 * zw_vehicle_share_dup_text:
 *
 * Returns: (transfer full): the share in words: "42.5 %", "12.0 to 42.5 %",
 *   "at most 42.5 %"
 */
char *
zw_vehicle_share_dup_text (const ZwVehicleShare *self, const ZwCatalog *catalog)
{
  double least = 100.0 * self->least / self->registered;
  double most = 100.0 * self->most / self->registered;

  if (!zw_vehicle_share_is_known (self))
    return g_strdup (zw_catalog_get (catalog, N_ ("not known")));
  if (zw_vehicle_share_is_exact (self))
    return g_strdup_printf ("%.1f %%", most);
  if (self->least <= 0.0)
    /* Translators: a percentage */
    return g_strdup_printf (zw_catalog_get (catalog, N_ ("at most %.1f %%")), most);
  /* Translators: two percentages */
  return g_strdup_printf (zw_catalog_get (catalog, N_ ("%.1f to %.1f %%")), least, most);
}

/**
 * zw_vehicle_share_dup_reason:
 *
 * Returns: (transfer full): what the figure rests on, sentences; "" where there is
 *   nothing to say
 */
char *
zw_vehicle_share_dup_reason (const ZwVehicleShare *self, const ZwCatalog *catalog)
{
  static const struct
  {
    guint why;
    const char *text;
  } reasons[] = {
    { ZW_SHARE_NO_VEHICLES, N_ ("A rule does not say which vehicles it is for.") },
    { ZW_SHARE_STANDARD, N_ ("The register does not tell emission standards.") },
    { ZW_SHARE_FUEL, N_ ("The register does not tell petrol, diesel and hybrid apart.") },
    { ZW_SHARE_CLASS, N_ ("The register does not tell these classes apart.") },
    { ZW_SHARE_ASSUMED,
      N_ ("Motorcycles that are not electric count as petrol, buses and heavy goods vehicles as "
          "diesel.") },
    { ZW_SHARE_EXEMPT, N_ ("Exempt vehicles are not taken off.") },
    { ZW_SHARE_FREE, N_ ("Rules with a charge of nothing affect nobody.") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((self->why & reasons[i].why) != 0)
      g_string_append_printf (text, "%s%s",
                              text->len > 0 && !zw_catalog_is_chinese (catalog) ? " " : "",
                              zw_catalog_get (catalog, reasons[i].text));
  return g_string_free (text, FALSE);
}
